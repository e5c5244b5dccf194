/* Scenario files to plans: reads, resolves, and turns complaints into text. */
#include "grapevine/scenario.h"

#include "scenario/resolve.h"

#include <string.h>

/* Complaints become text for people and one error for programs. */
static gv_status report(const gv_diagnostics *found, const gv_yaml *tree, bool color,
                        gv_text *complaints, gv_error *err)
{
    if (found->n_all == 0)
        return GV_OK;
    gv_diagnostics_render(found, gv_yaml_source(tree), color, complaints);
    if (complaints->failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory to show complaints");
    return gv_diagnostics_status(found, gv_yaml_source(tree), err);
}

static gv_status parse(const char *text, size_t length, gv_origin origin,
                       const char *const *overrides, size_t n_overrides, bool color,
                       gv_plan **out, gv_text *complaints, gv_error *err)
{
    gv_diagnostics found = { 0 };
    gv_yaml *tree = NULL;
    gv_plan *plan = NULL;
    gv_status status;
    GV_TRY(gv_yaml_parse(origin.name, text, length, &found, &tree, err));
    GV_TRY(gv_resolve(tree, origin, overrides, n_overrides, &found, &plan, err));
    GV_TRY(report(&found, tree, color, complaints, err));
    *out = plan;
done:
    gv_yaml_free(tree);
    return status;
}

gv_status gv_scenario_parse(const char *text, size_t length, const char *name,
                            const char *folder, const char *const *overrides,
                            size_t n_overrides, bool color, gv_plan **out,
                            gv_text *complaints, gv_error *err)
{
    const gv_origin origin = { .name = name, .folder = folder != NULL ? folder : "" };
    return parse(text, length, origin, overrides, n_overrides, color, out, complaints, err);
}

gv_status gv_scenario_read_shipped(const gv_preset *preset, const char *const *overrides,
                                   size_t n_overrides, bool color, gv_plan **out,
                                   gv_text *complaints, gv_error *err)
{
    char *const name =
        gv_format_text(err, "%s/%s.yaml (shipped)", preset->kind, preset->name);
    if (name == NULL)
        return GV_E_MEMORY;
    const gv_origin origin = { .name = name, .folder = "", .is_shipped = true };
    const gv_status status = parse(preset->text, strlen(preset->text), origin, overrides,
                                   n_overrides, color, out, complaints, err);
    gv_free(name);
    return status;
}

/* `a/b.yaml` lies in `a`, `b.yaml` in the working folder, `/b.yaml` in `/`. */
static char *folder_of(const char *path, gv_error *err)
{
    char *const folder = gv_copy_text(path, err);
    char *const slash = folder != NULL ? strrchr(folder, '/') : NULL;
    if (slash != NULL)
        slash[slash == folder ? 1 : 0] = '\0';
    else if (folder != NULL)
        folder[0] = '\0';
    return folder;
}

gv_status gv_scenario_read(const char *path, const char *const *overrides,
                           size_t n_overrides, bool color, gv_plan **out,
                           gv_text *complaints, gv_error *err)
{
    gv_diagnostics found = { 0 };
    gv_yaml *tree = NULL;
    gv_plan *plan = NULL;
    gv_status status;
    char *const folder = folder_of(path, err);
    if (folder == NULL)
        return GV_E_MEMORY;
    const gv_origin origin = { .name = path, .folder = folder };
    GV_TRY(gv_yaml_read(path, &found, &tree, err));
    GV_TRY(gv_resolve(tree, origin, overrides, n_overrides, &found, &plan, err));
    GV_TRY(report(&found, tree, color, complaints, err));
    *out = plan;
done:
    gv_yaml_free(tree);
    gv_free(folder);
    return status;
}
