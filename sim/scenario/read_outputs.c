/* Reads what is measured, contested and recorded. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

static const gv_param trees_row = {
    .name = "cascades", .type = GV_TYPE_COUNT, .low = 0, .high = 1e7, .unit = "replicates"
};

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
    while (k < plan->n_measures && plan->measures[k].metric != metric)
        k++;
    return k < plan->n_measures;
}

/* Does the model have what the metric counts? */
static bool has_it(const gv_model *model, const gv_metric *metric)
{
    if (metric->by_state)
        return model->table != NULL || model->states != NULL ||
               model->opinions == GV_TWO_OPINIONS || model->opinions == GV_CULTURES;
    if (metric->of_gauges)
        return model->keeps_gauges;
    if (metric->of_cultures)
        return model->opinions == GV_CULTURES;
    if (metric->of_memes)
        return model->has_memes;
    if (metric->of_sayings)
        return model->sayings != NULL;
    return !metric->of_opinions || model->opinions == GV_TWO_OPINIONS ||
           model->opinions == GV_REAL_OPINIONS;
}

/* What some models do not have, and the metric counts; NULL: all have it. */
static const char *what_it_counts(const gv_metric *metric)
{
    return metric->by_state      ? "states"
           : metric->of_opinions ? "opinions"
           : metric->of_cultures ? "cultures"
           : metric->of_memes    ? "memes"
           : metric->of_sayings  ? "shares"
           : metric->of_gauges   ? "gauges"
                                 : NULL;
}

/* `against:` of a measure: a strategy that there is. */
static void check_control(gv_reading *r, const gv_yaml_node *node,
                          const gv_measure *measure)
{
    const gv_yaml_node *const said =
        node->kind == GV_YAML_MAPPING && measure->metric->control != NULL
            ? gv_yaml_find(node, "against")
            : NULL;
    const char *const name =
        said == NULL ? NULL : measure->metric->control(measure->params);
    bool is_there = name == NULL || name[0] == '\0';
    gv_word_list known = { 0 };
    if (r->plan->experiment.baseline == GV_BASELINE_DO_NOTHING)
        gv_word_list_add(&known, GV_DO_NOTHING);
    for (size_t a = 0; a < r->plan->n_arms; a++)
        gv_word_list_add(&known, r->plan->arms[a].name);
    for (size_t k = 0; k < known.n; k++)
        is_there = is_there || gv_same_text(known.at[k], name);
    if (!is_there) {
        gv_complain(r->complaints, said->place, "unknown-name",
                    "there is no strategy '%s' to measure against", gv_shown(name).text);
        (void) gv_values_suggest(r, name, &known);
    }
    gv_word_list_free(&known);
}

static gv_status read_measure(gv_reading *r, const gv_yaml_node *node)
{
    size_t k = SIZE_MAX;
    gv_place place;
    gv_measure measure = { 0 };
    if (node->kind == GV_YAML_REFUSED)
        return GV_OK;
    const gv_status status =
        gv_section_read_part(r, &gv_parts_metrics, node, &k, &measure.params, &place);
    if (status != GV_OK || k == SIZE_MAX)
        return status;
    measure.metric = gv_metrics()[k];
    if (r->plan->model != NULL && !has_it(r->plan->model, measure.metric)) {
        const char *const what = what_it_counts(measure.metric);
        gv_complain(r->complaints, place, "wrong-combination",
                    "%s has no %s that '%s' could count", r->plan->model->spec.name, what,
                    measure.metric->spec.name);
        gv_complain_hint(r->complaints, "take it out, or choose a model with %s", what);
        return GV_OK;
    }
    if (is_measured(r->plan, measure.metric)) {
        gv_complain(r->complaints, place, "duplicate-name", "'%s' is measured twice",
                    measure.metric->spec.name);
        gv_complain_hint(r->complaints, "keep one of them");
        return GV_OK;
    }
    check_control(r, node, &measure);
    insert_measure(r->plan, measure);
    return GV_OK;
}

/* ... but what sees the control beside, which takes the memory of a second life. */
static gv_status measure_everything(gv_reading *r)
{
    for (size_t k = 0; gv_metrics()[k] != NULL; k++) {
        if (gv_metrics()[k]->control != NULL)
            continue;
        const gv_spec *const spec = &gv_metrics()[k]->spec;
        const bool needs_more = what_it_counts(gv_metrics()[k]) != NULL;
        if (needs_more &&
            (r->plan->model == NULL || !has_it(r->plan->model, gv_metrics()[k])))
            continue;
        void *const params = gv_arena_alloc(r->plan->arena, spec->params_size > 0 ? 1 : 0,
                                            spec->params_size, r->err);
        if (params == NULL)
            return GV_E_MEMORY;
        gv_spec_defaults(spec, params);
        insert_measure(r->plan, (gv_measure){ gv_metrics()[k], params });
    }
    return GV_OK;
}

gv_status gv_read_measures(gv_reading *r, const gv_yaml_node *root)
{
    size_t n = 0;
    while (gv_metrics()[n] != NULL)
        n++;
    r->plan->measures =
        gv_arena_alloc(r->plan->arena, n, sizeof *r->plan->measures, r->err);
    if (r->plan->measures == NULL)
        return GV_E_MEMORY;
    const gv_yaml_node *const list = gv_yaml_find(root, "measure");
    if (list == NULL)
        return measure_everything(r);
    if (!gv_section_is_shape(r, list, GV_YAML_SEQUENCE,
                             "measure should be a list of metrics"))
        return GV_OK;
    for (const gv_yaml_node *c = list->first; c != NULL; c = c->next) {
        const gv_status status = read_measure(r, c);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

gv_status gv_read_contests(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_child(root, "contest");
    gv_plan *const plan = r->plan;
    if (node == NULL || !gv_section_is_shape(r, node, GV_YAML_MAPPING,
                                             "contest should be keys with ranges"))
        return GV_OK;
    plan->contests =
        gv_arena_alloc(plan->arena, node->n_children, sizeof *plan->contests, r->err);
    if (plan->contests == NULL)
        return GV_E_MEMORY;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        gv_contest contest = { 0 };
        if (!gv_check_contest(r, c, &contest))
            continue;
        contest.key = gv_arena_text(plan->arena, c->key, r->err);
        if (contest.key == NULL)
            return GV_E_MEMORY;
        plan->contests[plan->n_contests++] = contest;
    }
    return GV_OK;
}

/* `first K`, `K`, `all` or `none`: whose trees are kept. */
static void read_cascades(gv_reading *r, const gv_yaml_node *node)
{
    gv_plan *const plan = r->plan;
    if (!gv_values_is_single(r, "cascades", node) || strcmp(node->text, "none") == 0)
        return;
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

gv_status gv_read_record(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_child(root, "record");
    if (node == NULL ||
        !gv_section_is_shape(r, node, GV_YAML_MAPPING, "record should be a group of keys"))
        return GV_OK;
    const gv_section section = { .mapping = node,
                                 .title = "record",
                                 .keys = gv_record_keys };
    const gv_yaml_node *const cascades = gv_section_child(node, "cascades");
    if (cascades != NULL)
        read_cascades(r, cascades);
    return gv_values_judge_keys(r, &section, NULL);
}
