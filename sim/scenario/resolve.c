/* Resolves a scenario's tree into a plan: all sections in order, all complaints at once. */
#include "scenario/resolve.h"

#include "scenario/check.h"
#include "scenario/preset.h"
#include "scenario/section.h"

#include <string.h>

#define FORMAT_VERSION 1

static const gv_param version_row = { .name = "grapevine",
                                      .type = GV_TYPE_COUNT,
                                      .low = 1,
                                      .high = 1e6,
                                      .unit = "version of the format" };

static void check_version(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node =
        gv_section_required(r, root, "grapevine", "grapevine: 1");
    double version = 0;
    if (node != NULL && gv_values_number(r, &version_row, node, &version) &&
        version > FORMAT_VERSION) {
        gv_complain(r->complaints, node->place, "version",
                    "this scenario has format version %.0f; this program reads %d", version,
                    FORMAT_VERSION);
        gv_complain_hint(r->complaints, "use a newer grapevine");
    }
}

static gv_status read_sections(gv_reading *r, const gv_yaml_node *root, uint64_t *per_graph,
                               gv_place *network, gv_place *people)
{
    gv_place model = root->place;
    const gv_section top = { .mapping = root,
                             .title = "a scenario",
                             .place = root->place,
                             .keys = gv_top_keys,
                             .spec = &gv_experiment_spec };
    gv_status status;
    GV_TRY(gv_values_read(r, &top, &r->plan->experiment));
    check_version(r, root);
    GV_TRY(gv_read_network(r, root, per_graph, network));
    GV_TRY(gv_read_people(r, root, people));
    GV_TRY(gv_read_messages(r, root));
    GV_TRY(gv_read_model(r, root, &model));
    GV_TRY(gv_read_strategies(r, root));
    GV_TRY(gv_read_measures(r, root));
    GV_TRY(gv_read_contests(r, root));
    GV_TRY(gv_read_record(r, root));
    GV_TRY(gv_read_sweep(r, root));
    GV_TRY(gv_read_claim(r, root));
    gv_check_settings(r, root);
    gv_check_attribution(r, root);
    gv_check_messages(r, root);
    gv_check_world(r, model);
    const gv_yaml_node *const clock = gv_yaml_find(root, "clock");
    if (gv_yaml_find(root, "model") != NULL)
        gv_check_idle(r, gv_yaml_find(root, "model"));
    gv_check_clock(r, gv_yaml_find(root, "model"), clock != NULL ? clock->place : model);
    if (gv_yaml_find(root, "budget") == NULL && !gv_section_lacks_world(root))
        gv_check_budget(r, root->place);
done:
    return status;
}

/* What only the whole plan knows; memory is a failure, everything else the scenario's. */
static gv_status settle(gv_reading *r, uint64_t per_graph, gv_place network,
                        gv_place people)
{
    gv_error failure = { 0 };
    const gv_status status = gv_plan_settle(r->plan, per_graph, &failure);
    if (status == GV_E_SCENARIO || status == GV_E_IMPOSSIBLE || status == GV_E_DATA ||
        status == GV_E_RANGE) {
        const bool of_people = failure.file[0] != '\0' &&
                               strcmp(failure.file, r->plan->crowd.source.file) == 0;
        gv_check_complain(r, of_people ? people : network, &failure);
        return GV_OK;
    }
    if (status != GV_OK && r->err != NULL && r->err->code == GV_OK)
        *r->err = failure;
    return status;
}

/* The comment at the head of the file, without its signs: the scenario's own
 * description. */
static gv_status keep_prose(gv_reading *r)
{
    const char *at = gv_yaml_source(r->tree)->text;
    gv_text prose = { 0 };
    while (*at == '#') {
        at += at[1] == ' ' ? 2 : 1;
        const size_t length = strcspn(at, "\r\n");
        gv_text_add_bytes(&prose, at, length);
        gv_text_add_bytes(&prose, "\n", 1);
        at += length;
        at += at[0] == '\r' && at[1] == '\n' ? 2 : at[0] != '\0' ? 1 : 0;
    }
    const bool failed = prose.failed;
    const char *const text = prose.text != NULL ? prose.text : "";
    char *const kept = failed ? NULL : gv_arena_text(r->plan->arena, text, r->err);
    gv_text_free(&prose);
    if (kept == NULL) {
        return GV_FAIL(r->err, GV_E_MEMORY,
                       "not enough memory for the head of the scenario");
    }
    r->plan->prose = kept;
    return GV_OK;
}

/* `scenarios/shout.yaml` is called `shout`. */
static gv_status keep_origin(gv_reading *r, gv_origin origin)
{
    gv_plan *const plan = r->plan;
    const char *const slash = strrchr(origin.name, '/');
    const char *const base = slash != NULL ? slash + 1 : origin.name;
    char *const stem = gv_arena_text(plan->arena, base, r->err);
    char *const text = gv_arena_text(plan->arena, gv_yaml_source(r->tree)->text, r->err);
    char *const folder = gv_arena_text(plan->arena, origin.folder, r->err);
    if (stem == NULL || text == NULL || folder == NULL)
        return GV_E_MEMORY;
    char *const dot = strrchr(stem, '.');
    if (dot != NULL && dot != stem)
        *dot = '\0';
    plan->name = stem;
    plan->scenario_text = text;
    plan->folder = folder;
    return keep_prose(r);
}

/* Files hold one setting a line; between YAML's words a line break is a space. */
static gv_status keep_settings(gv_reading *r, const char *const *settings, size_t n)
{
    gv_arena *const arena = r->plan->arena;
    const char **const kept = gv_arena_alloc(arena, n, sizeof *kept, r->err);
    if (kept == NULL) {
        return GV_E_MEMORY;
    }
    for (size_t k = 0; k < n; k++) {
        char *const setting = gv_arena_text(arena, settings[k], r->err);
        if (setting == NULL) {
            return GV_E_MEMORY;
        }
        for (char *at = setting; *at != '\0'; at++) {
            *at = *at == '\n' || *at == '\r' ? ' ' : *at;
        }
        kept[k] = setting;
    }
    r->plan->overrides = (gv_words){ .at = kept, .n = n };
    return GV_OK;
}

/* Settings that say what is used go first, so that the others find it in its place. */
static gv_status apply_settings(gv_reading *r, const char *const *settings, size_t n)
{
    gv_status status = GV_OK;
    for (size_t k = 0; k < n; k++) {
        if (gv_expand_begins_with(settings[k]))
            GV_TRY(gv_yaml_override(r->tree, settings[k], gv_flat_keys, r->complaints,
                                    r->err));
    }
    GV_TRY(gv_expand(r));
    for (size_t k = 0; k < n; k++) {
        if (gv_expand_begins_with(settings[k]))
            continue;
        GV_TRY(gv_yaml_override(r->tree, settings[k], gv_flat_keys, r->complaints, r->err));
        GV_TRY(gv_expand(r));
    }
done:
    return status;
}

static gv_status read_root(gv_reading *r)
{
    const gv_yaml_node *const root = gv_yaml_root(r->tree);
    if (root == NULL) {
        return GV_OK; /* the parser said why */
    }
    uint64_t per_graph = 0;
    gv_place network = root->place;
    gv_place people = root->place;
    gv_status status = read_sections(r, root, &per_graph, &network, &people);
    if (status == GV_OK && r->complaints->n_all == 0)
        status = settle(r, per_graph, network, people);
    if (status == GV_OK && r->complaints->n_all == 0)
        gv_check_claim(r, root);
    return status;
}

gv_status gv_resolve(gv_yaml *tree, gv_origin origin, const char *const *settings,
                     size_t n_settings, gv_diagnostics *found, gv_plan **out, gv_error *err)
{
    gv_plan *plan = NULL;
    gv_status status;
    GV_TRY(gv_plan_create(&plan, err));
    gv_reading r = { .tree = tree,
                     .plan = plan,
                     .complaints = found,
                     .err = err,
                     .is_shipped = origin.is_shipped };
    GV_TRY(keep_origin(&r, origin));
    GV_TRY(apply_settings(&r, settings, n_settings));
    GV_TRY(keep_settings(&r, settings, n_settings));
    GV_TRY(read_root(&r));
    if (found->n_all == 0) {
        *out = plan;
        plan = NULL;
    }
done:
    gv_plan_free(plan);
    return status;
}
