/* The answer in sentences that a board can read. */
#include "study/study_internal.h"

#include <math.h>

static const char *name_of(const gv_comparison *c, size_t arm)
{
    return c->arms[arm].name;
}

static void add_name(gv_text *t, const gv_comparison *c, size_t arm)
{
    study_add_name(t, name_of(c, arm));
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

static void add_customers(gv_text *t, double x)
{
    study_add_count(t, x);
    gv_text_add(t, x == 1 ? " customer" : " customers");
}

/* ---- 1: who wins, by how many, and what money buys
 * --------------------------------------- */

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
    add_customers(t, c->arms[c->winner].adopters.value);
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
    add_customers(t, c->arms[c->winner].adopters.value);
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
    add_customers(t, c->arms[c->winner].adopters.value);
    gv_text_add(t, " on average, and no run in which they differ.");
}

static void say_who_wins(gv_text *t, const gv_comparison *c)
{
    if (c->n_arms < 2) {
        add_name(t, c, c->winner);
        gv_text_add(t, " stands alone, so nothing can be compared: it averages ");
        add_customers(t, c->arms[c->winner].adopters.value);
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
    study_capitalize(t, 0);
}

/* ---- 2: how sure
 * ----------------------------------------------------------------------------- */

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
    add_customers(t, lead.value);
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
    if (c->n_failed == 0)
        return;
    gv_text_add(t, " Left out, because a strategy did not finish in it: ");
    study_add_exact(t, (double) c->n_failed);
    gv_text_add(t, c->n_failed == 1 ? " run." : " runs.");
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

/* ---- 3: what would flip it
 * --------------------------------------------------------------------- */

/* "a budget of 1,240", "model.p of 0.0123" */
static void add_key(gv_text *t, const char *key)
{
    gv_text_add(t, "%s of ", gv_same_text(key, "budget") ? "a budget" : key);
}

static void add_flip_range(gv_text *t, const gv_contest_answer *answer, gv_interval at)
{
    if (isinf(at.low) && isinf(at.high)) {
        gv_text_add(t, " (it may as well lie anywhere, or nowhere, in the range tried)");
        return;
    }
    gv_text_add(t, " (95 %% interval ");
    if (isinf(at.low)) {
        gv_text_add(t, "below ");
        study_add_exact(t, answer->low);
    } else {
        study_add_quantity(t, at.low);
    }
    gv_text_add(t, " to ");
    if (isinf(at.high)) {
        gv_text_add(t, "above ");
        study_add_exact(t, answer->high);
    } else {
        study_add_quantity(t, at.high);
    }
    gv_text_add(t, ")");
}

static void add_flip(gv_text *t, const gv_comparison *c, const gv_contest_answer *answer,
                     const gv_flip *flip, bool is_below)
{
    gv_text_add(t, is_below ? "below " : "above ");
    add_key(t, answer->key);
    study_add_quantity(t, flip->at.value);
    add_flip_range(t, answer, flip->at);
    gv_text_add(t, " ");
    add_name(t, c, is_below ? flip->winner_below : flip->winner_above);
    gv_text_add(t, " wins");
}

static void separate(gv_text *t, size_t start)
{
    if (t->length > start)
        gv_text_add(t, "; ");
}

/* The nearest flip on either side of today's value, and how many lie farther off. */
static void add_flips(gv_text *t, const gv_comparison *c, const gv_contest_answer *answer)
{
    const gv_flip *below = NULL, *above = NULL;
    for (size_t k = 0; k < answer->n_flips; k++) {
        const gv_flip *flip = &answer->flips[k];
        if (flip->at.value <= answer->here)
            below = flip;
        else if (above == NULL)
            above = flip;
    }
    const size_t start = t->length;
    if (below != NULL)
        add_flip(t, c, answer, below, true);
    if (above != NULL) {
        separate(t, start);
        add_flip(t, c, answer, above, false);
    }
    const size_t told = (size_t) (below != NULL) + (size_t) (above != NULL);
    if (answer->n_flips > told)
        gv_text_add(t, ", and the winner changes %zu more %s farther off",
                    answer->n_flips - told, answer->n_flips - told == 1 ? "time" : "times");
}

static void add_bounds(gv_text *t, const gv_contest_answer *answer)
{
    gv_text_add(t, "%s between ", answer->key);
    study_add_exact(t, answer->low);
    gv_text_add(t, " and ");
    study_add_exact(t, answer->high);
}

static size_t best_throughout(const gv_comparison *c, const gv_contest_answer *answer)
{
    size_t best = 0;
    for (size_t arm = 1; arm < c->n_arms; arm++) {
        if (answer->mean[arm * answer->n_points] > answer->mean[best * answer->n_points])
            best = arm;
    }
    return best;
}

static bool is_settled(const gv_comparison *c, const gv_contest_answer *answer)
{
    return answer->n_flips == 0 && answer->n_points > 0 &&
           best_throughout(c, answer) == c->winner;
}

static void add_settled(gv_text *t, const gv_comparison *c, size_t start)
{
    size_t n = 0;
    for (size_t k = 0; k < c->n_contests; k++) {
        if (!is_settled(c, &c->contests[k]))
            continue;
        if (n == 0)
            separate(t, start);
        gv_text_add(t, n == 0 ? "no value of " : " and no value of ");
        add_bounds(t, &c->contests[k]);
        n++;
    }
    if (n > 0)
        gv_text_add(t, n == 1 ? " changes the winner" : " change the winner");
}

/* No flip inside the range, but the whole of it names another winner than today's. */
static void add_elsewhere(gv_text *t, const gv_comparison *c,
                          const gv_contest_answer *answer)
{
    gv_text_add(t, "with any ");
    add_bounds(t, answer);
    gv_text_add(t, " ");
    add_name(t, c, best_throughout(c, answer));
    gv_text_add(t, " wins");
}

static void add_regret(gv_text *t, const gv_comparison *c, const gv_contest_answer *answer)
{
    const double too_little = 0.05; /* customers */
    if (!(answer->regret >= too_little))
        return;
    gv_text_add(t, " Staying with ");
    add_name(t, c, c->winner);
    gv_text_add(t, " while %s may be anywhere from ",
                gv_same_text(answer->key, "budget") ? "the budget" : answer->key);
    study_add_exact(t, answer->low);
    gv_text_add(t, " to ");
    study_add_exact(t, answer->high);
    gv_text_add(t, " costs ");
    add_customers(t, answer->regret);
    gv_text_add(t, " on average (");
    study_add_percent(t, answer->regret_share);
    gv_text_add(t, " %% of what the best choice brings).");
}

static void add_luck_regret(gv_text *t, const gv_comparison *c)
{
    const double too_little = 0.05; /* customers */
    if (!(c->expected_regret >= too_little))
        return;
    gv_text_add(t, " Should luck have misled us about ");
    add_name(t, c, c->winner);
    gv_text_add(t, ", that costs ");
    add_customers(t, c->expected_regret);
    gv_text_add(t, " on average.");
}

/* How to ask, with numbers of this scenario. */
static void say_nothing_contested(gv_text *t, const gv_comparison *c)
{
    const double factor = 10, example = 5000;
    const double budget = gv_money_units(c->plan->experiment.budget);
    const double middle = budget > 0 ? budget : example;
    char low[32], high[32];
    gv_print_real(middle / factor, low, sizeof low);
    gv_print_real(middle * factor, high, sizeof high);
    gv_text_add(
        t,
        "Nothing was contested, so what would flip the answer is unknown: write the "
        "values you doubt into the scenario, for example `contest: {budget: [%s, %s]}`, "
        "and compare again.",
        low, high);
}

static void say_what_flips(gv_text *t, const gv_comparison *c)
{
    const size_t start = t->length;
    if (c->n_contests == 0 || c->n_arms < 2) {
        say_nothing_contested(t, c);
        return;
    }
    for (size_t k = 0; k < c->n_contests; k++) {
        const gv_contest_answer *answer = &c->contests[k];
        if (answer->n_points == 0 || is_settled(c, answer))
            continue;
        separate(t, start);
        if (answer->n_flips > 0)
            add_flips(t, c, answer);
        else
            add_elsewhere(t, c, answer);
    }
    add_settled(t, c, start);
    gv_text_add(t, ".");
    study_capitalize(t, start);
    for (size_t k = 0; k < c->n_contests; k++)
        add_regret(t, c, &c->contests[k]);
    add_luck_regret(t, c);
}

/* ---- 4: the caveat
 * ------------------------------------------------------------------------------- */

static void say_caveat(gv_text *t, const gv_comparison *c)
{
    if (c->plan->experiment.inputs == GV_INPUTS_ILLUSTRATIVE)
        gv_text_add(
            t, "These inputs are illustrative: set your own prices and rates, then write "
               "`inputs: measured`.");
}

gv_status study_write_sentences(gv_comparison *c, gv_error *err)
{
    void (*const say[])(gv_text *, const gv_comparison *) = { say_who_wins, say_how_sure,
                                                              say_what_flips, say_caveat };
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
