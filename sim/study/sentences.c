/* The answer in sentences that a board can read. */
#include "study/study_internal.h"

#include <math.h>

static void add_name(gv_text *t, const gv_comparison *c, size_t arm)
{
    study_add_name(t, c->arms[arm].name);
}

/* "1,100 to 1,390" */
static void add_range(gv_text *t, gv_interval interval)
{
    study_add_count(t, interval.low);
    gv_text_add(t, " to ");
    study_add_count(t, interval.high);
}

static bool is_known(gv_interval interval)
{
    return isfinite(interval.value) && isfinite(interval.low) && isfinite(interval.high);
}

static bool is_same_everywhere(const gv_comparison *c)
{
    const gv_interval d = c->verdict.adopters;
    return d.value == 0 && d.low == 0 && d.high == 0;
}

/* ---- 1: who wins, by how many, and what money buys ------------------------ */

/* "248 extra customers with partners (230 to 266)" */
static void add_rate(gv_text *t, const gv_comparison *c, size_t arm, const char *what)
{
    const gv_interval rate = c->arms[arm].per_thousand;
    study_add_count(t, rate.value);
    gv_text_add(t, "%s with ", what);
    add_name(t, c, arm);
    if (is_known(rate)) {
        gv_text_add(t, " (");
        add_range(t, rate);
        gv_text_add(t, ")");
    }
}

static void add_rates(gv_text *t, const gv_comparison *c)
{
    const char *what = c->baseline != SIZE_MAX ? " extra customers" : " customers";
    const bool has_first = isfinite(c->arms[c->winner].per_thousand.value);
    const bool has_second =
        c->second != c->winner && isfinite(c->arms[c->second].per_thousand.value);
    if (!has_first && !has_second)
        return;
    gv_text_add(t, " Every 1,000 spent brings ");
    if (has_first)
        add_rate(t, c, c->winner, what);
    if (has_first && has_second)
        gv_text_add(t, " and ");
    if (has_second)
        add_rate(t, c, c->second, has_first ? "" : what);
    gv_text_add(t, ".");
}

static void add_lead(gv_text *t, const gv_comparison *c)
{
    const gv_interval lead = c->verdict.adopters;
    gv_text_add(t, " wins with ");
    study_add_customers(t, c->arms[c->winner].adopters.value);
    gv_text_add(t, " on average, ");
    study_add_count(t, lead.value);
    gv_text_add(t, " more than ");
    add_name(t, c, c->second);
    gv_text_add(t, " (95 %% interval ");
    add_range(t, lead);
    gv_text_add(t, ").");
}

static void add_toss_up(gv_text *t, const gv_comparison *c)
{
    const gv_interval lead = c->verdict.adopters;
    gv_text_add(t, "Too close to call: ");
    add_name(t, c, c->winner);
    gv_text_add(t, " averages ");
    study_add_customers(t, c->arms[c->winner].adopters.value);
    gv_text_add(t, " and ");
    add_name(t, c, c->second);
    gv_text_add(t, " ");
    study_add_count(t, c->arms[c->second].adopters.value);
    if (is_known(lead)) {
        gv_text_add(t, "; the true difference may lie anywhere from ");
        add_range(t, lead);
        gv_text_add(t, " (95 %% interval).");
    } else {
        gv_text_add(t, "; one independent run cannot tell luck from merit.");
    }
}

static void add_tie(gv_text *t, const gv_comparison *c)
{
    add_name(t, c, c->winner);
    gv_text_add(t, " and ");
    add_name(t, c, c->second);
    gv_text_add(t, " do exactly the same: ");
    study_add_customers(t, c->arms[c->winner].adopters.value);
    gv_text_add(t, " on average, and no run in which they differ.");
}

static void say_who_wins(gv_text *t, const gv_comparison *c)
{
    if (c->n_arms < 2) {
        add_name(t, c, c->winner);
        gv_text_add(t, " stands alone, so nothing can be compared: it averages ");
        study_add_customers(t, c->arms[c->winner].adopters.value);
        gv_text_add(t, ".");
    } else if (is_same_everywhere(c)) {
        add_tie(t, c);
    } else if (c->is_decided) {
        add_name(t, c, c->winner);
        add_lead(t, c);
    } else {
        add_toss_up(t, c);
    }
    add_rates(t, c);
    gv_text_capitalize(t, 0);
}

/* ---- 2: how sure ---------------------------------------------------------- */

static void add_share_won(gv_text *t, const gv_comparison *c)
{
    const gv_interval won = c->verdict.share_won;
    add_name(t, c, c->winner);
    gv_text_add(t, " beat ");
    add_name(t, c, c->second);
    gv_text_add(t, " in ");
    study_add_percent(t, won.value);
    gv_text_add(t, " %% of them (95 %% interval ");
    study_add_percent(t, won.low);
    gv_text_add(t, " to ");
    study_add_percent(t, won.high);
    gv_text_add(t, " %%; a tie counts half)");
}

static void add_mean_difference(gv_text *t, const gv_comparison *c)
{
    const gv_interval lead = c->verdict.adopters;
    gv_text_add(t, ", and the average difference is ");
    study_add_customers(t, lead.value);
    if (is_known(lead)) {
        gv_text_add(t, " (95 %% interval ");
        add_range(t, lead);
        gv_text_add(t, ")");
    }
}

static void add_scope(gv_text *t, const gv_comparison *c)
{
    if (c->n_graphs == 1) {
        gv_text_add(t, ". This holds on this network; another one may answer differently.");
    } else {
        gv_text_add(t, ". This holds over ");
        study_add_exact(t, (double) c->n_graphs);
        gv_text_add(t, " networks of this kind.");
    }
}

static void add_failures(gv_text *t, const gv_comparison *c)
{
    if (c->n_failed > 0) {
        gv_text_add(t, " Left out, because a strategy did not finish in it: ");
        study_add_exact(t, (double) c->n_failed);
        gv_text_add(t, c->n_failed == 1 ? " run" : " runs");
        if (c->failure != NULL)
            gv_text_add(t, " (the first: %s)", c->failure);
        gv_text_add(t, ".");
    }
    if (c->n_missing > 0) {
        gv_text_add(t, " Not simulated yet, and left out: ");
        study_add_exact(t, (double) c->n_missing);
        gv_text_add(t, c->n_missing == 1 ? " run." : " runs.");
    }
}

static void say_how_sure(gv_text *t, const gv_comparison *c)
{
    gv_text_add(t, c->n_arms < 2 ? "It lived through "
                                 : "The strategies met the same luck in ");
    study_add_exact(t, (double) c->n_complete);
    gv_text_add(t, c->n_complete == 1 ? " run" : " runs");
    if (c->n_arms > 1) {
        gv_text_add(t, ": ");
        add_share_won(t, c);
        add_mean_difference(t, c);
    }
    add_scope(t, c);
    add_failures(t, c);
}

/* ---- equal budgets are not equal spending: name who could not spend it all --------- */

static bool leaves_money(const gv_comparison *c, size_t arm)
{
    const bool has_plans = arm != c->baseline && c->plan->arms[arm].n_tactics > 0;
    return has_plans && isfinite(c->arms[arm].spent.value) && !c->arms[arm].spent_all;
}

static void say_who_leaves_money(gv_text *t, const gv_comparison *c)
{
    const double budget = gv_money_units(c->plan->experiment.budget);
    size_t n = 0, said = 0;
    for (size_t arm = 0; arm < c->n_arms; arm++)
        n += budget > 0 && leaves_money(c, arm) ? 1 : 0;
    for (size_t arm = 0; arm < c->n_arms && n > 0; arm++) {
        if (!leaves_money(c, arm))
            continue;
        if (said == 0) {
            gv_text_add(t, "Of the budget of ");
            study_add_exact(t, budget);
            gv_text_add(t, ", ");
        } else {
            gv_text_add(t, said + 1 == n ? " and " : ", ");
        }
        add_name(t, c, arm);
        gv_text_add(t, said == 0 ? " spends " : " ");
        study_add_percent(t, c->arms[arm].spent.value / budget);
        gv_text_add(t, " %%");
        said++;
    }
    if (n > 0)
        gv_text_add(t, " on average.");
}

/* ---- the caveat (flips and credit have files of their own) ------------------ */

static void say_caveat(gv_text *t, const gv_comparison *c)
{
    gv_plan_notes(c->plan, t);
    if (c->plan->experiment.inputs == GV_INPUTS_ILLUSTRATIVE)
        gv_text_add(
            t,
            "%sThese inputs are illustrative: set your own prices and rates, then write "
            "`inputs: measured`.",
            t->length > 0 ? " " : "");
}

gv_status study_write_sentences(gv_comparison *c, gv_error *err)
{
    void (*const say[GV_SENTENCES])(gv_text *, const gv_comparison *) = {
        [GV_SAID_WINNER] = say_who_wins,           [GV_SAID_CERTAINTY] = say_how_sure,
        [GV_SAID_FLIPS] = study_say_what_flips,    [GV_SAID_CREDIT] = study_say_credit,
        [GV_SAID_SPENDING] = say_who_leaves_money, [GV_SAID_CAVEAT] = say_caveat,
    };
    for (size_t k = 0; k < GV_COUNT_OF(say); k++) {
        gv_text text = { .text = NULL };
        say[k](&text, c);
        const bool is_silent = text.length == 0 && !text.failed;
        char *kept = text.failed ? NULL : gv_arena_text(c->arena, text.text, err);
        const bool has_failed = kept == NULL && !is_silent;
        if (text.failed)
            (void) GV_FAIL(err, GV_E_MEMORY, "no memory for the sentences");
        gv_text_free(&text);
        if (has_failed)
            return GV_E_MEMORY;
        c->sentence[k] = kept;
    }
    return GV_OK;
}
