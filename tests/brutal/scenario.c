/* Scenarios, sweeps and designs with 0, 1, 2, ... allocations allowed: a plan, complaints
 * or a failure in words, and no plan that is half made. */
#include "grapevine/scenario.h"
#include "brutal.h"
#include "temp_file.h"

#include <string.h>

#define HEAD "grapevine: 1\nreplicates: 4\nticks: 5\n"
#define TAIL                                                                               \
    "model: {kind: independent_cascade, p: 0.1}\nbudget: 10\n"                             \
    "strategies: {a: [{kind: broadcast, cpm: 10, strength: 0.1}]}\n"
#define NETWORK "network: {kind: gnp, people: 20, p: 0.2}\n"

/* Generators whose parameters are lists and tables, and what needs solving for. */
static const char *const networks[] = {
    "network: {kind: degree_sequence, degrees: [3, 2, 2, 2, 2, 1]}\n",
    "network: {kind: block_model, sizes: [8, 12], mixing: [[0.5, 0.1], [0.1, 0.4]]}\n",
    "network: {kind: planted_partition, people: 40, groups: 4, degree: 6}\n",
    "network: {kind: geometric, people: 30, radius: 0.3}\n",
    "network: {kind: static_power_law, people: 40, ties: 80, exponent: 2.5}\n",
};

static gv_status parse(void *self, gv_error *err)
{
    const char *text = self;
    gv_plan *plan = NULL;
    gv_text complaints = { .text = NULL };
    const gv_status status = gv_scenario_parse(text, strlen(text), "brutal", "/", NULL, 0,
                                               false, &plan, &complaints, err);
    assert_true((status == GV_OK) == (plan != NULL));
    gv_plan_free(plan);
    gv_text_free(&complaints);
    return status;
}

static gv_plan *plan_of(const char *text)
{
    gv_plan *plan = NULL;
    gv_text complaints = { .text = NULL };
    gv_error err = { .code = GV_OK };
    if (gv_scenario_parse(text, strlen(text), "brutal", "/", NULL, 0, false, &plan,
                          &complaints, &err) != GV_OK)
        fail_msg("%s%s", complaints.text != NULL ? complaints.text : "", err.text);
    return plan;
}

static gv_status grow(void *self, gv_error *err)
{
    const gv_plan *plan = self;
    gv_network *net = NULL;
    gv_status status = GV_OK;
    const gv_key key = gv_key_make(1, GV_PURPOSE_NETWORK, 0);
    status = gv_network_grow(plan->generator, plan->network_params, &plan->rewiring, key,
                             &net, err);
    assert_true((status == GV_OK) == (net != NULL));
    gv_network_free(net);
    return status;
}

static gv_status enter_point(void *self, gv_error *err)
{
    gv_plan *point = NULL;
    const gv_status status = gv_plan_at(self, 3, &point, err);
    assert_true((status == GV_OK) == (point != NULL));
    gv_plan_free(point);
    return status;
}

/* A design changes its plan, so each attempt has one of its own, made without limits. */

static void design_comes_to(gv_status wanted, const char *csv)
{
    const temp_file file = temp_file_make(csv, strlen(csv));
    gv_status status = GV_E_MEMORY;
    for (uint64_t allowed = 0; status == GV_E_MEMORY; allowed++) {
        gv_plan *plan = plan_of(HEAD NETWORK TAIL);
        gv_text complaints = { .text = NULL };
        gv_error err = { .code = GV_OK };
        brutal_allowance a = { .left = allowed };
        gv_memory_set_hook(brutal_allows, &a);
        status = gv_design_read(file.path, plan, &complaints, &err);
        gv_memory_set_hook(NULL, NULL);
        if (status == GV_E_MEMORY)
            assert_true(err.code == GV_E_MEMORY && err.text[0] != '\0');
        gv_text_free(&complaints);
        gv_plan_free(plan);
        assert_true(allowed < 5000);
    }
    assert_int_equal(status, wanted);
    temp_file_remove(&file);
}

static void networks_with_lists_survive_lack_of_memory(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(networks); k++) {
        char *text = gv_format_text(NULL, HEAD "%s" TAIL, networks[k]);
        gv_plan *plan = plan_of(text);
        comes_to(GV_OK, plan->generator->spec.name, grow, plan);
        comes_to(GV_OK, "its scenario", parse, text);
        gv_plan_free(plan);
        gv_free(text);
    }
}

static void files_of_graphs_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const char pajek[] = "*Vertices 4\n*Edges\n1 2\n2 3\n3 4\n";
    const temp_file file = temp_file_make(pajek, strlen(pajek));
    char *named = gv_format_text(NULL, "%s/ties.net", file.folder);
    char *text = gv_format_text(
        NULL, HEAD "network: {kind: graph_file, file: %s, directed: false}\n" TAIL, named);
    assert_int_equal(rename(file.path, named), 0); /* the format follows from the name */
    gv_plan *plan = plan_of(text);
    comes_to(GV_OK, "graph_file", grow, plan);
    gv_plan_free(plan);
    assert_int_equal(rename(named, file.path), 0);
    gv_free(text);
    gv_free(named);
    temp_file_remove(&file);
}

static void sweeps_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static char grid[] = HEAD NETWORK TAIL "sweep: {model.p: [0.1, 0.2], budget: [1, 2]}\n";
    static char wrong[] = HEAD NETWORK TAIL "sweep: {model.q: [0.1], budget: [1, -2]}\n";
    comes_to(GV_OK, "a sweep", parse, grid);
    comes_to(GV_E_SCENARIO, "a wrong sweep", parse, wrong);
    gv_plan *plan = plan_of(grid);
    comes_to(GV_OK, "gv_plan_at", enter_point, plan);
    gv_plan_free(plan);
}

static void designs_survive_lack_of_memory(void **unused)
{
    (void) unused;
    design_comes_to(GV_OK, "model.p,budget\n0.1,5\n0.2,6\n0.3,7\n");
    design_comes_to(GV_E_DATA, "model.p,budget\n0.1,5\n0.2\nx,7\n");
}

static void worlds_and_strategies_by_name_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static char used[] = HEAD "world: {use: small-firm, people: 120}\ncontent: social\n"
                              "strategies: {a: hype, b: {use: referral, message: pitch, "
                              "tactics: {motivation_ads: {cpm: 3}}}}\n";
    static char wrong[] = HEAD "world: {use: young, people: 1}\nstrategies: [hipe]\n";
    comes_to(GV_OK, "what it uses", parse, used);
    comes_to(GV_E_SCENARIO, "what there is not", parse, wrong);
}

static gv_status describe(void *self, gv_error *err)
{
    const gv_description_form *form = self;
    gv_text page = { .text = NULL };
    const gv_status status =
        gv_scenario_describe(gv_model_named("market"), *form, &page, err);
    assert_true((status == GV_OK) == (page.length > 0));
    gv_text_free(&page);
    return status;
}

static void descriptions_survive_lack_of_memory(void **unused)
{
    (void) unused;
    gv_description_form forms[] = { GV_DESCRIBE_MARKDOWN, GV_DESCRIBE_TEX };
    comes_to(GV_OK, "Markdown", describe, &forms[0]);
    comes_to(GV_OK, "LaTeX", describe, &forms[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_with_lists_survive_lack_of_memory),
        cmocka_unit_test(files_of_graphs_survive_lack_of_memory),
        cmocka_unit_test(sweeps_survive_lack_of_memory),
        cmocka_unit_test(worlds_and_strategies_by_name_survive_lack_of_memory),
        cmocka_unit_test(designs_survive_lack_of_memory),
        cmocka_unit_test(descriptions_survive_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
