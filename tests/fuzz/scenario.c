/* Any bytes as a scenario: they become a plan, or complaints in words. The plan's machine
 * form is a scenario of the same world. */
#include "fuzz.h"

#include "grapevine/scenario.h"
#include "scenario/yaml_tree.h"

#include <string.h>

/* The folder of file parameters has no files, so a scenario cannot make the target slow. */
static const char folder[] = "/proc/self/task";

/* The event stage alone: a tree is made of anything, and complaints can be shown. */
static void read_events(const char *bytes, size_t n)
{
    gv_diagnostics found = { 0 };
    gv_yaml *tree = NULL;
    gv_text shown = { .text = NULL };
    claim(gv_yaml_parse("fuzz.yaml", bytes, n, &found, &tree, NULL) == GV_OK,
          "a tree is made of any bytes");
    gv_diagnostics_render(&found, gv_yaml_source(tree), true, &shown);
    claim(gv_yaml_root(tree) != NULL || found.n_all > 0, "no tree, no silence");
    claim((found.n_all > 0) == (shown.length > 0), "every complaint is shown");
    gv_text_free(&shown);
    gv_yaml_free(tree);
}

/* The machine form is read again and describes the same world. */
static void read_again(const gv_plan *plan)
{
    gv_text form = { .text = NULL };
    gv_text complaints = { .text = NULL };
    gv_plan *again = NULL;
    gv_hash first, second;
    gv_plan_print(plan, &form);
    const gv_status status = gv_scenario_parse(form.text, form.length, "fuzz.yaml", folder,
                                               NULL, 0, false, &again, &complaints, NULL);
    if (status != GV_OK)
        fprintf(stderr, "%s\n%s\n", form.text, complaints.text);
    claim(status == GV_OK, "a machine form is a scenario");
    claim(gv_plan_world_hash(plan, &first, NULL) == GV_OK, "a plan has a hash");
    claim(gv_plan_world_hash(again, &second, NULL) == GV_OK, "so has its twin");
    claim(gv_hash_equal(first, second), "a machine form describes the same world");
    gv_plan_free(again);
    gv_text_free(&complaints);
    gv_text_free(&form);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    gv_plan *plan = NULL;
    gv_text complaints = { .text = NULL };
    gv_error err = { .code = GV_OK };
    read_events((const char *) bytes, n);
    const gv_status status = gv_scenario_parse((const char *) bytes, n, "fuzz.yaml", folder,
                                               NULL, 0, false, &plan, &complaints, &err);
    claim((status == GV_OK) == (plan != NULL), "a plan or a failure");
    claim((status == GV_OK) == (complaints.length == 0 && err.code == GV_OK),
          "failures are told, successes are silent");
    if (plan != NULL)
        read_again(plan);
    gv_plan_free(plan);
    gv_text_free(&complaints);
    return 0;
}
