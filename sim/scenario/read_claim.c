/* Reads what a scenario claims, and whether it can be tested on its strategies and
 * measures.
 */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

enum { LEAST_LEVELS = 3 };

gv_status gv_read_claim(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_child(root, "claim");
    if (node == NULL ||
        !gv_section_is_shape(r, node, GV_YAML_MAPPING, "claim should be a group of keys"))
        return GV_OK;
    gv_claim *const claim = gv_arena_alloc(r->plan->arena, 1, sizeof *claim, r->err);
    if (claim == NULL)
        return GV_E_MEMORY;
    gv_spec_defaults(&gv_claim_spec, claim);
    const gv_key_row none = { NULL, NULL, NULL, false };
    const gv_section section = { .mapping = node,
                                 .title = "a claim",
                                 .place = node->place,
                                 .keys = &none,
                                 .spec = &gv_claim_spec };
    const gv_status status = gv_values_read(r, &section, claim);
    if (status == GV_OK)
        r->plan->claim = claim;
    return status;
}

/* ---- does it fit the plan? --------------------------------------------------- */

/* One comparison and where complaints about it go. */
typedef struct judged {
    gv_reading *r;
    const gv_yaml_node *node;
    const gv_claimed *said;
    gv_comparison_kind kind;
} judged;

static gv_place place_of(const judged *j, const char *key)
{
    const gv_yaml_node *const child = gv_yaml_find(j->node, key);
    return child != NULL ? child->place : j->node->place;
}

static void check_terms(const judged *j, const char *key, gv_words terms)
{
    for (size_t k = 0; k < terms.n; k++) {
        gv_error failure = { 0 };
        gv_term term;
        if (gv_plan_term(j->r->plan, terms.at[k], &term, &failure) != GV_OK)
            gv_check_complain(j->r, place_of(j, key), &failure);
    }
}

/* The measure that gives an outcome; NULL: none does. */
static const char *measure_of(const char *outcome)
{
    for (const gv_metric *const *m = gv_metrics(); *m != NULL; m++) {
        for (size_t k = 0; k < gv_metric_outcomes(*m); k++) {
            if (strcmp((*m)->outcomes[k].name, outcome) == 0)
                return (*m)->spec.name;
        }
    }
    return NULL;
}

/* An outcome that nothing measures here, or that nothing ever does. */
static void complain_outcome(const judged *j, const char *key, const char *name)
{
    const gv_plan *const plan = j->r->plan;
    const char *const measure = measure_of(name);
    gv_word_list known = { 0 };
    gv_complain(j->r->complaints, place_of(j, key), "unknown-outcome",
                "no measure of the scenario has an outcome '%s'", gv_shown(name).text);
    if (measure != NULL) {
        gv_complain_hint(j->r->complaints, "add '%s' to 'measure:'", measure);
        return;
    }
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++)
        gv_word_list_add(&known, gv_plan_outcome(plan, k)->name);
    (void) gv_values_suggest(j->r, name, &known);
    gv_word_list_free(&known);
}

static void check_outcome(const judged *j, const char *key, const char *name)
{
    if (name == NULL || name[0] == '\0')
        return;
    const gv_outcome *const outcome = gv_plan_outcome_named(j->r->plan, name);
    if (outcome == NULL) {
        complain_outcome(j, key, name);
    } else if (outcome->shape != GV_SHAPE_LIFE && outcome->shape != GV_SHAPE_STEP) {
        gv_complain(j->r->complaints, place_of(j, key), "wrong-combination",
                    "'%s' has a value for every %s; a claim compares one number a life",
                    name, gv_shape_dimension(outcome->shape));
    }
}

static void check_steps(const judged *j)
{
    const uint64_t ticks = j->r->plan->experiment.ticks;
    const gv_claimed *const said = j->said;
    const uint64_t at = said->at == 0 ? ticks : said->at;
    if (at > ticks || said->since >= at)
        gv_complain(j->r->complaints, place_of(j, at > ticks ? "at" : "since"),
                    "out-of-range", "'since' lies before 'at', and 'at' is at most %llu",
                    (unsigned long long) ticks);
}

static void complain_number(const judged *j, const char *words)
{
    gv_complain(j->r->complaints, place_of(j, "treatment"), "wrong-combination", "%s",
                words);
}

/* Tactics that some strategy of a mixture has. */
static size_t count_parts(const judged *j)
{
    const gv_plan *const plan = j->r->plan;
    size_t n = 0;
    for (size_t name = 0; name < plan->tactic_names.n; name++) {
        bool found = false;
        for (size_t k = 0; k < j->said->treatment.n && !found; k++) {
            gv_term term = { .arm = 0 };
            const bool is_known =
                gv_plan_term(plan, j->said->treatment.at[k], &term, NULL) == GV_OK;
            const gv_arm *const arm = &plan->arms[term.arm];
            for (size_t t = 0; is_known && t < arm->n_tactics; t++)
                found = found ||
                        gv_same_text(arm->tactics[t].name, plan->tactic_names.at[name]);
        }
        n += found ? 1 : 0;
    }
    return n;
}

/* How many strategies each kind takes. */
static void check_numbers(const judged *j)
{
    const size_t n_treated = j->said->treatment.n, n_control = j->said->control.n;
    const uint64_t points = gv_plan_points(j->r->plan);
    const size_t n_levels = n_treated == 1 ? (size_t) points : n_treated;
    if (n_treated + n_control > GV_CLAIM_TERMS || n_levels > GV_CLAIM_TERMS)
        complain_number(j, "these are more than 256 strategies and points");
    switch (j->kind) {
    case GV_COMPARE_DIFFERENCE:
    case GV_COMPARE_TAIL:
        if (n_treated != n_control || n_treated == 0)
            complain_number(j, "every treatment needs a control to be held against");
        break;
    case GV_COMPARE_INTERACTION:
        if (n_treated != 2 || n_control != 2)
            complain_number(j, "an interaction needs two treatments and two controls");
        break;
    case GV_COMPARE_BEST:
        if (n_treated == 0 || n_control == 0)
            complain_number(j, "the best of nothing cannot be compared");
        break;
    case GV_COMPARE_CURVE:
        if (n_levels < LEAST_LEVELS)
            complain_number(j, "a curve needs three strategies, or one and a sweep of "
                               "three points");
        else if (n_control > 1 && n_control != n_treated)
            complain_number(j, "a curve has one control, or as many as treatments");
        else if (j->said->levels.n > 0 && j->said->levels.n != n_levels)
            complain_number(j, "'levels' should be as many as the curve has places");
        break;
    case GV_COMPARE_RANKING:
        if (n_treated < LEAST_LEVELS)
            complain_number(j, "a ranking needs three strategies or more");
        break;
    case GV_COMPARE_LEVEL:
        if (n_treated == 0)
            complain_number(j, "there is no strategy whose level could be told");
        break;
    case GV_COMPARE_TRANSFER:
        if (n_treated != n_control || n_treated < 2)
            complain_number(j, "a transfer needs two strategies or more, and the same in "
                               "the other world, place by place");
        break;
    case GV_COMPARE_MIXTURE:
        if (n_treated < count_parts(j) + 2)
            complain_number(j, "a mixture needs at least two strategies more than these "
                               "have tactics");
        break;
    case GV_COMPARE_DIVERGENCE:
        if (n_treated == 0 || n_treated + n_control < LEAST_LEVELS)
            complain_number(j, "a divergence is over a field of three strategies or more");
        break;
    default:
        break;
    }
}

static void check_levels(const judged *j)
{
    for (size_t k = 1; k < j->said->levels.n; k++) {
        if (j->said->levels.at[k] > j->said->levels.at[k - 1])
            continue;
        gv_complain(j->r->complaints, place_of(j, "levels"), "wrong-combination",
                    "'levels' should rise");
        return;
    }
}

/* The quantile that the tail is divided by lies below it. */
static void check_tail(const judged *j)
{
    if (j->kind == GV_COMPARE_TAIL && j->said->base >= j->said->quantile)
        gv_complain(j->r->complaints, place_of(j, "base"), "wrong-combination",
                    "'base' should be less than 'quantile'");
}

static void check_comparison(const judged *j)
{
    check_terms(j, "treatment", j->said->treatment);
    check_terms(j, "control", j->said->control);
    check_outcome(j, "metric", j->said->metric);
    check_outcome(j, "per", j->said->per);
    check_outcome(j, "second", j->said->second);
    check_steps(j);
    check_numbers(j);
    check_levels(j);
    check_tail(j);
}

static void check_fixed(gv_reading *r, const gv_yaml_node *node)
{
    const gv_words fixed = r->plan->claim->fixed;
    for (size_t k = 0; k < fixed.n; k++) {
        if (gv_plan_row(r->plan, fixed.at[k]) != NULL)
            continue;
        const gv_yaml_node *const child = gv_yaml_find(node, "fixed");
        gv_complain(r->complaints, child != NULL ? child->place : node->place,
                    "unknown-key", "there is no number '%s' to leave as it is",
                    gv_shown(fixed.at[k]).text);
    }
}

static void check_looks(gv_reading *r, const gv_yaml_node *node)
{
    const gv_counts pairs = r->plan->claim->pairs;
    bool rises = pairs.n <= GV_CLAIM_LOOKS;
    for (size_t k = 1; k < pairs.n; k++)
        rises = rises && pairs.at[k] > pairs.at[k - 1];
    const gv_yaml_node *const child = gv_yaml_find(node, "pairs");
    if (!rises && child != NULL)
        gv_complain(r->complaints, child->place, "wrong-combination",
                    "'pairs' should rise, from look to look, at most %d times",
                    GV_CLAIM_LOOKS);
}

void gv_check_claim(gv_reading *r, const gv_yaml_node *root)
{
    const gv_claim *const claim = r->plan->claim;
    const gv_yaml_node *const node = gv_yaml_find(root, "claim");
    if (claim == NULL || node == NULL)
        return;
    const gv_yaml_node *const list = gv_yaml_find(node, "comparisons");
    if (claim->comparisons.n == 0) {
        gv_complain(r->complaints, list != NULL ? list->place : node->place, "empty",
                    "a claim needs at least one comparison");
        return;
    }
    for (size_t k = 0; k < claim->comparisons.n; k++) {
        const judged j = { .r = r,
                           .node = gv_yaml_at(list, k),
                           .said = gv_claim_at(claim, k),
                           .kind = gv_claim_kind(claim, k) };
        check_comparison(&j);
    }
    check_fixed(r, node);
    check_looks(r, node);
}
