/* What claims came to, as JSON. */
#include "study/claim_internal.h"

#include <jansson.h>
#include <math.h>

/* Twelve digits: what lies behind depends on the machine's mathematical library. */
#define JSON_LAYOUT (JSON_INDENT(2) | JSON_REAL_PRECISION(12))

/* Every function returns NULL without memory; json_pack then returns NULL as well and frees
 * what it was given. */

static json_t *number(double x)
{
    return isfinite(x) ? json_real(x) : json_null();
}

static json_t *count(uint64_t n)
{
    return json_integer((json_int_t) n);
}

static json_t *words(const char *text)
{
    return text != NULL && text[0] != '\0' ? json_string(text) : json_null();
}

static json_t *interval(gv_interval i)
{
    return json_pack("{s:o, s:o, s:o}", "value", number(i.value), "low", number(i.low),
                     "high", number(i.high));
}

static json_t *append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) == 0)
        return array;
    json_decref(array);
    return NULL;
}

static json_t *list_of_words(gv_words list)
{
    json_t *array = json_array();
    for (size_t k = 0; k < list.n && array != NULL; k++)
        array = append(array, json_string(list.at[k]));
    return array;
}

static json_t *looks_of(const gv_looks *looks)
{
    json_t *pairs = json_array();
    for (size_t k = 0; k < looks->n && pairs != NULL; k++)
        pairs = append(pairs, count(looks->pairs[k]));
    return json_pack("{s:o, s:o}", "pairs", pairs, "critical", number(looks->critical));
}

static json_t *levels_of(const gv_compared *c)
{
    json_t *array = json_array();
    for (size_t k = 0; k < c->n_levels && array != NULL; k++) {
        const gv_level *l = &c->levels[k];
        array = append(array, json_pack("{s:s, s:b, s:o, s:o}", "strategy", l->name,
                                        "is_control", (int) l->is_control, "stands_for",
                                        number(l->x), "mean", interval(l->mean)));
    }
    return array;
}

static json_t *pairs_of(const gv_compared *c)
{
    json_t *array = json_array();
    for (size_t k = 0; c->pair != NULL && k < c->n && array != NULL; k++)
        array = append(array, number(c->pair[k]));
    return array;
}

static const char *choice_of(const gv_spec *spec, const char *key, const void *params)
{
    const gv_param *row = gv_spec_find(spec, key);
    return row == NULL ? NULL : row->choices[(size_t) gv_param_number(row, params)];
}

/* The strategy that was chosen as the best; null: none was. */
static json_t *chosen_of(const gv_compared *c, size_t level)
{
    return level < c->n_levels ? json_string(c->levels[level].name) : json_null();
}

static json_t *if_tail(const gv_compared *c, double x)
{
    return c->kind == GV_COMPARE_TAIL ? number(x) : json_null();
}

static json_t *comparison_of(const gv_compared *c)
{
    const gv_spec *spec = gv_comparison_specs[c->kind];
    return json_pack(
        "{s:s, s:o, s:s, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, "
        "s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "kind", spec->name, "role", words(choice_of(spec, "role", c->said)), "outcome",
        c->outcome->name, "per", words(c->said->per), "predicted",
        words(
            choice_of(spec, c->kind == GV_COMPARE_CURVE ? "shape" : "direction", c->said)),
        "treatment", list_of_words(c->said->treatment), "verdict",
        gv_claim_verdict_words(c->verdict), "effect", interval(c->effect), "smallest",
        number(c->smallest), "p", number(c->p), "control", number(c->control), "content",
        interval(c->package), "channel_by_content", interval(c->interaction),
        "spent_treatment", number(c->spent_treatment), "spent_control",
        number(c->spent_control), "spends_alike", (int) c->spends_alike, "effect_per_money",
        interval(c->per_spent), "levels", levels_of(c), "pairs", pairs_of(c), "second",
        words(c->said->second), "chosen", chosen_of(c, c->best), "chosen_against",
        chosen_of(c, c->best_control), "quantile", if_tail(c, c->said->quantile),
        "quantile_below", if_tail(c, c->said->base));
}

static json_t *comparisons_of(const gv_claim_answer *a)
{
    json_t *array = json_array();
    for (size_t k = 0; k < a->n_comparisons && array != NULL; k++)
        array = append(array, comparison_of(&a->comparisons[k]));
    return array;
}

static json_t *drivers_of(const gv_robust_answer *r)
{
    json_t *array = json_array();
    for (size_t k = 0; k < r->n_drivers && array != NULL; k++) {
        const gv_driver *d = &r->drivers[k];
        array = append(array,
                       json_pack("{s:s, s:o, s:o, s:o}", "key", d->key, "rank_correlation",
                                 number(d->rank_correlation), "first_order",
                                 number(d->first_order), "p", number(d->p)));
    }
    return array;
}

static json_t *varied_of(const gv_robust_answer *r)
{
    json_t *array = json_array();
    for (size_t k = 0; k < r->n_keys && array != NULL; k++)
        array = append(array, json_string(r->keys[k]));
    return array;
}

static json_t *robustness_of(const gv_robust_answer *r)
{
    if (r->label == GV_ROBUST_UNKNOWN)
        return json_null();
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "label",
                     gv_robustness_words(r->label), "points", count(r->n_points), "lost",
                     count(r->n_lost), "pairs", count(r->pairs), "comparison",
                     count(r->comparison), "as_predicted", number(r->as_predicted),
                     "within", number(r->within), "opposite", number(r->opposite),
                     "drivers", drivers_of(r), "undefined", count(r->n_undefined), "varied",
                     varied_of(r));
}

static json_t *rungs_of(const gv_ladder_answer *l)
{
    json_t *array = json_array();
    for (size_t k = 0; k < l->n_rungs && array != NULL; k++)
        array = append(array, json_pack("{s:s, s:o, s:o}", "key", l->rungs[k].key, "alone",
                                        interval(l->rungs[k].alone), "shapley",
                                        interval(l->rungs[k].shapley)));
    return array;
}

static json_t *ladder_of(const gv_ladder_answer *l)
{
    if (l->pairs == 0)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "comparison", count(l->comparison),
                     "pairs", count(l->pairs), "as_assumed", interval(l->as_assumed),
                     "level", interval(l->level), "rungs", rungs_of(l));
}

static json_t *claim_of(const gv_claim_answer *a)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:b, s:o, "
                     "s:o, s:o, s:s, s:s, s:o, s:o}",
                     "claim", a->plan->name, "title", a->plan->experiment.title, "essay",
                     a->claim->essay, "says", a->claim->says, "type",
                     gv_claim_type_words((gv_claim_type) a->claim->type), "verdict",
                     gv_claim_verdict_words(a->verdict), "pairs", count(a->n),
                     "failed_pairs", count(a->n_failed), "looks", looks_of(&a->looks), "p",
                     number(a->p), "adjusted", number(a->adjusted), "stands",
                     (int) a->stands, "comparisons", comparisons_of(a), "robustness",
                     robustness_of(&a->robust), "ladder", ladder_of(&a->ladder),
                     "world_hash", a->world_hash, "plan_hash", a->plan_hash, "no_sample",
                     words(a->robust.left_out), "no_ladder", words(a->ladder.left_out));
}

static int add_bytes(const char *bytes, size_t n, void *text)
{
    gv_text_add_bytes(text, bytes, n);
    return ((const gv_text *) text)->failed ? -1 : 0;
}

gv_status gv_claims_json(const gv_claim_answer *const *answers, size_t n, gv_text *out,
                         gv_error *err)
{
    gv_text text = { .text = NULL };
    json_t *array = json_array();
    for (size_t k = 0; k < n && array != NULL; k++)
        array = append(array, claim_of(answers[k]));
    json_t *root = json_pack("{s:f, s:o}", "false_discovery_rate", GV_FALSE_DISCOVERIES,
                             "claims", array);
    const bool is_written =
        root != NULL && json_dump_callback(root, add_bytes, &text, JSON_LAYOUT) == 0;
    json_decref(root);
    if (is_written) {
        gv_text_add_bytes(out, text.text, text.length);
        gv_text_add_bytes(out, "\n", 1);
    }
    gv_text_free(&text);
    if (!is_written || out->failed)
        return GV_FAIL(err, GV_E_MEMORY, "no memory for the claims as JSON");
    return GV_OK;
}
