/* A claim's verdict in one sentence. */
#include "study/claim_internal.h"

#include <math.h>

static void add_number(gv_text *out, double x)
{
    char number[32];
    const double size = fabs(x);
    if (isnan(x)) {
        gv_text_add(out, "-");
        return;
    }
    gv_print_grouped(x,
                     size >= 100  ? 0
                     : size >= 10 ? 1
                     : size >= 1  ? 2
                                  : 4,
                     number, sizeof number);
    gv_text_add(out, "%s", number);
}

static void add_interval(gv_text *out, gv_interval i)
{
    add_number(out, i.value);
    gv_text_add(out, " (");
    add_number(out, i.low);
    gv_text_add(out, " to ");
    add_number(out, i.high);
    gv_text_add(out, ")");
}

/* The first comparison of a role that came to a verdict; NULL: none. */
static const gv_compared *first_of(const gv_claim_answer *a, gv_claim_role role,
                                   gv_claim_verdict verdict)
{
    for (size_t k = 0; k < a->n_comparisons; k++) {
        const gv_compared *c = &a->comparisons[k];
        if (c->kind != GV_COMPARE_DESCRIPTION && c->said->role == role &&
            c->verdict == verdict)
            return c;
    }
    return NULL;
}

const gv_compared *gv_claim_telling(const gv_claim_answer *a)
{
    static const struct {
        gv_claim_role role;
        gv_claim_verdict verdict;
    } order[] = { { GV_ROLE_PREDICTS, GV_CLAIM_REFUTED },
                  { GV_ROLE_REFUTES, GV_CLAIM_SUPPORTED },
                  { GV_ROLE_PREDICTS, GV_CLAIM_INCONCLUSIVE },
                  { GV_ROLE_PREDICTS, GV_CLAIM_SUPPORTED } };
    for (size_t i = 0; i < GV_COUNT_OF(order); i++) {
        const gv_compared *c = first_of(a, order[i].role, order[i].verdict);
        if (c != NULL)
            return c;
    }
    return &a->comparisons[0];
}

/* `final_adopters `, `engagement and lifetime_value: tau `, ... */
static void add_what(gv_text *out, const gv_compared *c)
{
    gv_text_add(out, "%s", c->outcome->name);
    switch (c->kind) {
    case GV_COMPARE_RANKING:
        gv_text_add(out, " and %s: tau ", c->said->second);
        break;
    case GV_COMPARE_LEVEL:
        gv_text_add(out, " against ");
        if (c->said->second != NULL && c->said->second[0] != '\0')
            gv_text_add(out, "%s", c->said->second);
        else
            add_number(out, c->said->number);
        gv_text_add(out, ": ");
        break;
    case GV_COMPARE_TAIL:
        gv_text_add(out, ", quantile %g%s: ", c->said->quantile,
                    c->said->base > 0 ? " over a lower one" : "");
        break;
    case GV_COMPARE_TRANSFER:
        gv_text_add(out, ", regret: ");
        break;
    case GV_COMPARE_MIXTURE:
        gv_text_add(out, ", by evenness: ");
        break;
    case GV_COMPARE_DIVERGENCE:
        gv_text_add(out, " less %s, in deviations: ", c->said->second);
        break;
    default:
        gv_text_add(out, " ");
        break;
    }
}

static void add_effect(gv_text *out, const gv_compared *c)
{
    add_what(out, c);
    if (c->kind != GV_COMPARE_RANKING && c->effect.value > 0)
        gv_text_add(out, "+");
    add_interval(out, c->effect);
    if (!isnan(c->smallest)) {
        gv_text_add(out, ", matters from ");
        add_number(out, c->smallest);
    }
}

static void add_levels(gv_text *out, const gv_compared *c)
{
    gv_text_add(out, "%s", c->outcome->name);
    for (size_t k = 0; k < c->n_levels; k++) {
        gv_text_add(out, "%s%s ", k > 0 ? ", " : ": ", c->levels[k].name);
        add_number(out, c->levels[k].mean.value);
    }
}

static void add_robustness(gv_text *out, const gv_robust_answer *r)
{
    if (r->label == GV_ROBUST_UNKNOWN)
        return;
    gv_text_add(out, "; %s: as predicted at %.0f %% of %llu points",
                gv_robustness_words(r->label), 100 * r->as_predicted,
                (unsigned long long) (r->n_points - r->n_lost));
    if (r->label == GV_CONTINGENT && r->n_drivers > 0)
        gv_text_add(out, ", on %s%s%s", r->drivers[0].key, r->n_drivers > 1 ? " and " : "",
                    r->n_drivers > 1 ? r->drivers[1].key : "");
    if (r->n_undefined > 0)
        gv_text_add(out, "; at no point defined: %zu predictions", r->n_undefined);
}

static void add_ladder(gv_text *out, const gv_ladder_answer *l)
{
    if (l->pairs == 0)
        return;
    gv_text_add(out, "; on a level field ");
    add_interval(out, l->level);
    gv_text_add(out, " of ");
    add_number(out, l->as_assumed.value);
}

gv_status gv_claim_sentence(const gv_claim_answer *a, const char **out, gv_error *err)
{
    gv_text text = { .text = NULL };
    const gv_compared *c = gv_claim_telling(a);
    if (c->kind == GV_COMPARE_DESCRIPTION)
        add_levels(&text, c);
    else
        add_effect(&text, c);
    if (!c->spends_alike) {
        gv_text_add(&text, "; spent ");
        add_number(&text, c->spent_treatment);
        gv_text_add(&text, " against ");
        add_number(&text, c->spent_control);
        gv_text_add(&text, a->claim->unequal ? " by intention" : "");
    }
    if (!a->stands)
        gv_text_add(&text, "; does not survive the number of claims");
    add_robustness(&text, &a->robust);
    add_ladder(&text, &a->ladder);
    const char *kept = text.failed ? NULL : gv_arena_text(a->arena, text.text, err);
    const bool failed = text.failed;
    gv_text_free(&text);
    if (failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for a sentence");
    if (kept == NULL)
        return GV_E_MEMORY;
    *out = kept;
    return GV_OK;
}
