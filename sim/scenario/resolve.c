/* Resolves a scenario's tree into a plan: every section, every part, all complaints at
 * once. */
#include "scenario/resolve.h"

#include "scenario/check.h"

#include <string.h>

#define FORMAT_VERSION 1

static const gv_param share_row = { .name = "share",
                                    .type = GV_TYPE_REAL,
                                    .low = 0,
                                    .low_open = true,
                                    .high = 1,
                                    .unit = "of the whole" };
static const gv_param lives_row = { .name = "replicates_per_graph",
                                    .type = GV_TYPE_COUNT,
                                    .low = 1,
                                    .high = 1e7,
                                    .unit = "replicates" };
static const gv_param trees_row = {
    .name = "cascades", .type = GV_TYPE_COUNT, .low = 0, .high = 1e7, .unit = "replicates"
};
static const gv_param version_row = { .name = "grapevine",
                                      .type = GV_TYPE_COUNT,
                                      .low = 1,
                                      .high = 1e6,
                                      .unit = "version of the format" };

/* A child that is there and that no complaint was made about. */
static const gv_yaml_node *child_of(const gv_yaml_node *mapping, const char *key)
{
    const gv_yaml_node *const child = gv_yaml_find(mapping, key);
    return child != NULL && child->kind != GV_YAML_REFUSED ? child : NULL;
}

static bool is_shape(gv_reading *r, const gv_yaml_node *node, gv_yaml_kind kind,
                     const char *words)
{
    if (node->kind == kind) {
        return true;
    }
    if (node->kind != GV_YAML_REFUSED) {
        const bool nothing = node->kind == GV_YAML_SCALAR && node->text[0] == '\0';
        gv_complain(r->complaints, node->place, "wrong-shape", "%s, not %s", words,
                    nothing ? "nothing" : gv_yaml_kind_words(node));
    }
    return false;
}

/* ---- parts --------------------------------------------------------------------- */

/* The part that `kind:` names; after a complaint the one it probably means, without a
 * position, so that its values are judged in the same pass; or NULL. */
static const gv_spec *chosen(gv_reading *r, const gv_parts *parts, const gv_yaml_node *node,
                             size_t *position, gv_place *place)
{
    const gv_yaml_node *const kind =
        node->kind == GV_YAML_MAPPING ? gv_yaml_find(node, "kind") : node;
    gv_word_list known = { 0 };
    const gv_spec *spec = NULL;
    gv_word_list_add_parts(&known, parts);
    if (kind == NULL) {
        gv_complain(r->complaints, node->place, "missing-key", "this %s needs a 'kind'",
                    parts->word);
        (void) gv_values_suggest(r, "", &known);
    } else if (gv_values_is_single(r, "kind", kind)) {
        *place = kind->place.setting == 0 ? kind->place : node->place;
        *position = gv_parts_find(parts, kind->text);
        spec = *position != SIZE_MAX ? parts->at(*position) : NULL;
        if (spec == NULL) {
            gv_complain(r->complaints, kind->place, "unknown-kind", "there is no %s '%s'",
                        parts->word, gv_shown(kind->text).text);
            const char *const nearest = gv_values_suggest(r, kind->text, &known);
            spec = nearest != NULL ? parts->at(gv_parts_find(parts, nearest)) : NULL;
        }
    }
    gv_word_list_free(&known);
    return spec;
}

/* A part and its parameters. @param[out] position SIZE_MAX when the part could not be read
 */
static gv_status read_part(gv_reading *r, const gv_parts *parts, const gv_yaml_node *node,
                           size_t *position, void **params, gv_place *place)
{
    *position = SIZE_MAX;
    *place = node->place;
    const gv_spec *const spec = chosen(r, parts, node, position, place);
    if (spec == NULL) {
        return GV_OK;
    }
    void *const fresh = gv_arena_alloc(r->plan->arena, spec->params_size > 0 ? 1 : 0,
                                       spec->params_size, r->err);
    if (fresh == NULL) {
        return GV_E_MEMORY;
    }
    gv_spec_defaults(spec, fresh);
    *params = fresh;
    /* A single word stands for a mapping of nothing but that kind. */
    const gv_yaml_node empty = { .kind = GV_YAML_MAPPING, .place = node->place };
    const gv_section section = { .mapping = node->kind == GV_YAML_MAPPING ? node : &empty,
                                 .title = spec->name,
                                 .place = *place,
                                 .keys = parts->keys,
                                 .spec = spec };
    return gv_values_read(r, &section, fresh);
}

static const gv_yaml_node *required(gv_reading *r, const gv_yaml_node *root,
                                    const char *key, const char *example)
{
    const gv_yaml_node *const node = gv_yaml_find(root, key);
    if (node == NULL) {
        gv_complain(r->complaints, root->place, "missing-key", "a scenario needs '%s'",
                    key);
        gv_complain_hint(r->complaints, "for example %s", example);
        return NULL;
    }
    return node->kind != GV_YAML_REFUSED ? node : NULL;
}

/* `auto`, `all`, or how many. @param[out] out 0: choose */
static void read_lives(gv_reading *r, const gv_yaml_node *network, uint64_t *out)
{
    const gv_yaml_node *const node = child_of(network, "replicates_per_graph");
    double value = 0;
    if (node == NULL) {
        return;
    }
    const bool is_word = node->kind == GV_YAML_SCALAR;
    if (is_word && strcmp(node->text, "all") == 0) {
        *out = GV_ALL_REPLICATES;
    } else if (!(is_word && strcmp(node->text, "auto") == 0) &&
               gv_values_number(r, &lives_row, node, &value)) {
        *out = (uint64_t) value;
    }
}

static gv_status read_network(gv_reading *r, const gv_yaml_node *root, uint64_t *per_graph,
                              gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node =
        required(r, root, "network", "network: {kind: watts_strogatz, people: 1000}");
    if (node == NULL) {
        return GV_OK;
    }
    const gv_status status =
        read_part(r, &gv_parts_networks, node, &k, &r->plan->network_params, place);
    if (status == GV_OK && k != SIZE_MAX) {
        r->plan->generator = gv_generators()[k];
        read_lives(r, node, per_graph);
    }
    return status;
}

static gv_status read_model(gv_reading *r, const gv_yaml_node *root, gv_place *place)
{
    size_t k = SIZE_MAX;
    const gv_yaml_node *const node =
        required(r, root, "model", "model: {kind: independent_cascade, p: 0.03}");
    if (node == NULL) {
        return GV_OK;
    }
    const gv_status status =
        read_part(r, &gv_parts_models, node, &k, &r->plan->model_params, place);
    if (status == GV_OK && k != SIZE_MAX) {
        r->plan->model = gv_models()[k];
    }
    return status;
}

/* ---- groups -------------------------------------------------------------------- */

static gv_status read_groups(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = child_of(root, "groups");
    if (node == NULL ||
        !is_shape(r, node, GV_YAML_MAPPING, "groups should be names with shares")) {
        return GV_OK;
    }
    gv_arena *const arena = r->plan->arena;
    const char **const name = gv_arena_alloc(arena, node->n_children, sizeof *name, r->err);
    double *const share = gv_arena_alloc(arena, node->n_children, sizeof *share, r->err);
    if (name == NULL || share == NULL) {
        return GV_E_MEMORY;
    }
    size_t n = 0;
    double sum = 0;
    bool good = true;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, n++) {
        const bool named = gv_values_is_name(r, "a group", c->key, c->key_place);
        const bool shared = gv_values_number(r, &share_row, c, &share[n]);
        good = good && named && shared;
        sum += share[n];
        name[n] = gv_arena_text(arena, c->key, r->err);
        if (name[n] == NULL) {
            return GV_E_MEMORY;
        }
    }
    if (good && n > 0) {
        gv_check_shares(r, sum, 1, 1, "the groups", node->place);
    }
    r->plan->groups = (gv_group_plan){ .n = n, .name = name, .share = share };
    return GV_OK;
}

/* ---- strategies ---------------------------------------------------------------- */

/* `name:` of a tactic; its kind when it has none. */
static gv_status read_tactic_name(gv_reading *r, const gv_yaml_node *node,
                                  gv_tactic_plan *tactic)
{
    const gv_yaml_node *const name = child_of(node, "name");
    tactic->name = tactic->tactic->spec.name;
    if (name == NULL || !gv_values_is_single(r, "name", name) ||
        !gv_values_is_name(r, "a tactic", name->text, name->place)) {
        return GV_OK;
    }
    tactic->name = gv_arena_text(r->plan->arena, name->text, r->err);
    return tactic->name != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status read_tactic(gv_reading *r, const gv_yaml_node *node, size_t a, size_t k)
{
    gv_tactic_plan *const tactic = &r->plan->arms[a].tactics[k];
    const size_t before = r->complaints->n_all;
    size_t position = SIZE_MAX;
    gv_place place;
    if (node->kind == GV_YAML_REFUSED) {
        return GV_OK;
    }
    gv_status status =
        read_part(r, &gv_parts_tactics, node, &position, &tactic->params, &place);
    if (status != GV_OK || position == SIZE_MAX) {
        return status;
    }
    tactic->tactic = gv_tactics()[position];
    status = read_tactic_name(r, node, tactic);
    if (status == GV_OK) {
        gv_check_names(r, a, k, place);
    }
    if (status == GV_OK && r->complaints->n_all == before) {
        gv_check_tactic(r, tactic, node, place);
    }
    return status;
}

/* Tactics without a share part evenly what the others leave. */
static void read_shares(gv_reading *r, const gv_yaml_node *list, gv_arm *arm)
{
    double sum = 0;
    size_t n_unsaid = 0;
    const gv_yaml_node *node = list->first;
    for (size_t k = 0; k < arm->n_tactics; k++, node = node->next) {
        const gv_yaml_node *const share = gv_yaml_find(node, "share");
        arm->tactics[k].share = 0;
        if (share == NULL) {
            n_unsaid++;
        } else if (gv_values_number(r, &share_row, share, &arm->tactics[k].share)) {
            sum += arm->tactics[k].share;
        } else {
            return;
        }
    }
    gv_check_shares(r, sum, 0, 1, arm->name, list->place);
    const double left = n_unsaid > 0 ? (1 - sum) / (double) n_unsaid : 0;
    if (n_unsaid > 0 && left <= 0 && sum <= 1) {
        gv_complain(r->complaints, list->place, "share-sum",
                    "the shares of %s leave nothing for its other tactics", arm->name);
    }
    for (size_t k = 0; k < arm->n_tactics; k++) {
        if (arm->tactics[k].share == 0) {
            arm->tactics[k].share = left;
        }
    }
}

static gv_status read_arm(gv_reading *r, const gv_yaml_node *node, size_t a)
{
    gv_arm *const arm = &r->plan->arms[a];
    arm->name = gv_arena_text(r->plan->arena, node->key, r->err);
    if (arm->name == NULL) {
        return GV_E_MEMORY;
    }
    if (gv_values_is_name(r, "a strategy", arm->name, node->key_place) &&
        strcmp(arm->name, GV_DO_NOTHING) == 0) {
        gv_complain(r->complaints, node->key_place, "reserved-name",
                    "'%s' is the strategy that stands beside all others", GV_DO_NOTHING);
        gv_complain_hint(r->complaints, "leave it out: it is always compared");
    }
    if (!is_shape(r, node, GV_YAML_SEQUENCE, "a strategy should be a list of tactics")) {
        return GV_OK;
    }
    arm->tactics =
        gv_arena_alloc(r->plan->arena, node->n_children, sizeof *arm->tactics, r->err);
    if (arm->tactics == NULL) {
        return GV_E_MEMORY;
    }
    arm->n_tactics = node->n_children;
    size_t k = 0;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, k++) {
        const gv_status status = read_tactic(r, c, a, k);
        if (status != GV_OK) {
            return status;
        }
    }
    read_shares(r, node, arm);
    return GV_OK;
}

static gv_status read_strategies(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node =
        required(r, root, "strategies", "strategies: {shout: [{kind: broadcast}]}");
    if (node == NULL || !is_shape(r, node, GV_YAML_MAPPING,
                                  "strategies should be names with lists of tactics")) {
        return GV_OK;
    }
    if (node->n_children == 0) {
        gv_complain(r->complaints, node->place, "empty", "there is no strategy");
        gv_complain_hint(r->complaints,
                         "for example strategies: {shout: [{kind: broadcast}]}");
        return GV_OK;
    }
    r->plan->arms =
        gv_arena_alloc(r->plan->arena, node->n_children, sizeof *r->plan->arms, r->err);
    if (r->plan->arms == NULL) {
        return GV_E_MEMORY;
    }
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        r->plan->n_arms++;
        const gv_status status = read_arm(r, c, r->plan->n_arms - 1);
        if (status != GV_OK) {
            return status;
        }
    }
    return GV_OK;
}

/* ---- measures ------------------------------------------------------------------ */

/* Measures stand in the order of their list, wherever the scenario names them. */
static void insert_measure(gv_plan *plan, gv_measure measure)
{
    size_t i = plan->n_measures++;
    const size_t rank = gv_parts_find(&gv_parts_metrics, measure.metric->spec.name);
    while (i > 0 && gv_parts_find(&gv_parts_metrics,
                                  plan->measures[i - 1].metric->spec.name) > rank) {
        plan->measures[i] = plan->measures[i - 1];
        i--;
    }
    plan->measures[i] = measure;
}

static bool is_measured(const gv_plan *plan, const gv_metric *metric)
{
    size_t k = 0;
    while (k < plan->n_measures && plan->measures[k].metric != metric) {
        k++;
    }
    return k < plan->n_measures;
}

static gv_status read_measure(gv_reading *r, const gv_yaml_node *node)
{
    size_t k = SIZE_MAX;
    gv_place place;
    gv_measure measure = { 0 };
    if (node->kind == GV_YAML_REFUSED) {
        return GV_OK;
    }
    const gv_status status =
        read_part(r, &gv_parts_metrics, node, &k, &measure.params, &place);
    if (status != GV_OK || k == SIZE_MAX) {
        return status;
    }
    measure.metric = gv_metrics()[k];
    if (is_measured(r->plan, measure.metric)) {
        gv_complain(r->complaints, place, "duplicate-name", "'%s' is measured twice",
                    measure.metric->spec.name);
        gv_complain_hint(r->complaints, "keep one of them");
        return GV_OK;
    }
    insert_measure(r->plan, measure);
    return GV_OK;
}

static gv_status measure_everything(gv_reading *r)
{
    for (size_t k = 0; gv_metrics()[k] != NULL; k++) {
        const gv_spec *const spec = &gv_metrics()[k]->spec;
        void *const params = gv_arena_alloc(r->plan->arena, spec->params_size > 0 ? 1 : 0,
                                            spec->params_size, r->err);
        if (params == NULL) {
            return GV_E_MEMORY;
        }
        gv_spec_defaults(spec, params);
        insert_measure(r->plan, (gv_measure){ gv_metrics()[k], params });
    }
    return GV_OK;
}

static gv_status read_measures(gv_reading *r, const gv_yaml_node *root)
{
    size_t n = 0;
    while (gv_metrics()[n] != NULL) {
        n++;
    }
    r->plan->measures =
        gv_arena_alloc(r->plan->arena, n, sizeof *r->plan->measures, r->err);
    if (r->plan->measures == NULL) {
        return GV_E_MEMORY;
    }
    const gv_yaml_node *const list = gv_yaml_find(root, "measure");
    if (list == NULL) {
        return measure_everything(r);
    }
    if (!is_shape(r, list, GV_YAML_SEQUENCE, "measure should be a list of metrics")) {
        return GV_OK;
    }
    for (const gv_yaml_node *c = list->first; c != NULL; c = c->next) {
        const gv_status status = read_measure(r, c);
        if (status != GV_OK) {
            return status;
        }
    }
    return GV_OK;
}

/* ---- contests and record --------------------------------------------------------- */

static gv_status read_contests(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = child_of(root, "contest");
    gv_plan *const plan = r->plan;
    if (node == NULL ||
        !is_shape(r, node, GV_YAML_MAPPING, "contest should be keys with ranges")) {
        return GV_OK;
    }
    plan->contests =
        gv_arena_alloc(plan->arena, node->n_children, sizeof *plan->contests, r->err);
    if (plan->contests == NULL) {
        return GV_E_MEMORY;
    }
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        gv_contest contest = { 0 };
        if (!gv_check_contest(r, c, &contest)) {
            continue;
        }
        contest.key = gv_arena_text(plan->arena, c->key, r->err);
        if (contest.key == NULL) {
            return GV_E_MEMORY;
        }
        plan->contests[plan->n_contests++] = contest;
    }
    return GV_OK;
}

/* `first K`, `K`, `all` or `none`: whose trees are kept. */
static void read_cascades(gv_reading *r, const gv_yaml_node *node)
{
    gv_plan *const plan = r->plan;
    if (!gv_values_is_single(r, "cascades", node) || strcmp(node->text, "none") == 0) {
        return;
    }
    if (strcmp(node->text, "all") == 0) {
        plan->cascades_kept = plan->experiment.replicates;
        return;
    }
    gv_yaml_node number = *node;
    number.text += strncmp(node->text, "first ", 6) == 0 ? 6 : 0;
    double kept = 0;
    if (gv_values_number(r, &trees_row, &number, &kept)) {
        const uint64_t first = (uint64_t) kept;
        const uint64_t most = plan->experiment.replicates;
        plan->cascades_kept = first < most ? first : most;
    }
}

static gv_status read_record(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = child_of(root, "record");
    if (node == NULL ||
        !is_shape(r, node, GV_YAML_MAPPING, "record should be a group of keys")) {
        return GV_OK;
    }
    const gv_section section = { .mapping = node,
                                 .title = "record",
                                 .keys = gv_record_keys };
    const gv_yaml_node *const cascades = child_of(node, "cascades");
    if (cascades != NULL) {
        read_cascades(r, cascades);
    }
    return gv_values_judge_keys(r, &section, NULL);
}

/* ---- the whole -------------------------------------------------------------------- */

static void check_version(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = required(r, root, "grapevine", "grapevine: 1");
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
                               gv_place *network)
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
    GV_TRY(read_network(r, root, per_graph, network));
    GV_TRY(read_groups(r, root));
    GV_TRY(read_model(r, root, &model));
    GV_TRY(read_strategies(r, root));
    GV_TRY(read_measures(r, root));
    GV_TRY(read_contests(r, root));
    GV_TRY(read_record(r, root));
    gv_check_world(r, model);
    if (gv_yaml_find(root, "budget") == NULL) {
        gv_check_budget(r, root->place);
    }
done:
    return status;
}

/* What only the whole plan knows; memory is a failure, everything else the scenario's. */
static gv_status settle(gv_reading *r, uint64_t per_graph, gv_place network)
{
    gv_error failure = { 0 };
    const gv_status status = gv_plan_settle(r->plan, per_graph, &failure);
    if (status == GV_E_SCENARIO || status == GV_E_IMPOSSIBLE || status == GV_E_DATA ||
        status == GV_E_RANGE) {
        gv_check_complain(r, network, &failure);
        return GV_OK;
    }
    if (status != GV_OK && r->err != NULL && r->err->code == GV_OK) {
        *r->err = failure;
    }
    return status;
}

/* The comment at the head of the file, without its signs: the scenario's own description.
 */
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
    if (stem == NULL || text == NULL || folder == NULL) {
        return GV_E_MEMORY;
    }
    char *const dot = strrchr(stem, '.');
    if (dot != NULL && dot != stem) {
        *dot = '\0';
    }
    plan->name = stem;
    plan->scenario_text = text;
    plan->folder = folder;
    return keep_prose(r);
}

static gv_status read_root(gv_reading *r)
{
    const gv_yaml_node *const root = gv_yaml_root(r->tree);
    if (root == NULL) {
        return GV_OK; /* the parser said why */
    }
    uint64_t per_graph = 0;
    gv_place network = root->place;
    gv_status status = read_sections(r, root, &per_graph, &network);
    if (status == GV_OK && r->complaints->n_all == 0) {
        status = settle(r, per_graph, network);
    }
    return status;
}

gv_status gv_resolve(gv_yaml *tree, gv_origin origin, const char *const *settings,
                     size_t n_settings, gv_diagnostics *found, gv_plan **out, gv_error *err)
{
    gv_plan *plan = NULL;
    gv_status status;
    GV_TRY(gv_plan_create(&plan, err));
    gv_reading r = { .tree = tree, .plan = plan, .complaints = found, .err = err };
    for (size_t k = 0; k < n_settings; k++) {
        GV_TRY(gv_yaml_override(tree, settings[k], gv_flat_keys, found, err));
    }
    GV_TRY(keep_origin(&r, origin));
    GV_TRY(read_root(&r));
    if (found->n_all == 0) {
        *out = plan;
        plan = NULL;
    }
done:
    gv_plan_free(plan);
    return status;
}
