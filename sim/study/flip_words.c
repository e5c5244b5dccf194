/* The third sentence: where the winner changes along what is contested, and what it costs
 * to believe the wrong value. */
#include "study/study_internal.h"

#include <math.h>

static void add_name(gv_text *t, const gv_comparison *c, size_t arm)
{
    study_add_name(t, c->arms[arm].name);
}

/* The baseline comes first among equals, so it may merely not be beaten. */
static void add_winner(gv_text *t, const gv_comparison *c, size_t arm)
{
    if (arm == c->baseline) {
        gv_text_add(t, "nothing beats doing nothing");
    } else {
        add_name(t, c, arm);
        gv_text_add(t, " wins");
    }
}

/* "with a budget", "with model.p" */
static void add_key(gv_text *t, const char *key)
{
    gv_text_add(t, gv_same_text(key, "budget") ? "with a %s" : "with %s", key);
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
    add_key(t, answer->key);
    gv_text_add(t, is_below ? " below " : " above ");
    study_add_quantity(t, flip->at.value);
    add_flip_range(t, answer, flip->at);
    gv_text_add(t, " ");
    add_winner(t, c, is_below ? flip->winner_below : flip->winner_above);
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
    add_winner(t, c, best_throughout(c, answer));
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
    study_add_customers(t, answer->regret);
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
    study_add_customers(t, c->expected_regret);
    gv_text_add(t, " on average.");
}

/* How to ask, with numbers of this scenario; where nothing costs, by the length of life. */
static void say_nothing_contested(gv_text *t, const gv_comparison *c)
{
    const double budget = gv_money_units(c->plan->experiment.budget);
    const double middle = budget > 0 ? budget : (double) c->plan->experiment.ticks;
    const double factor = budget > 0 ? 10 : 2;
    char low[32], high[32];
    gv_print_real(budget > 0 ? middle / factor : ceil(middle / factor), low, sizeof low);
    gv_print_real(middle * factor, high, sizeof high);
    gv_text_add(
        t,
        "Nothing was contested, so what would flip the answer is unknown: write the "
        "values you doubt into the scenario, for example `contest: {%s: [%s, %s]}`, "
        "and compare again.",
        budget > 0 ? "budget" : "ticks", low, high);
}

void study_say_what_flips(gv_text *t, const gv_comparison *c)
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
    gv_text_capitalize(t, start);
    for (size_t k = 0; k < c->n_contests; k++)
        add_regret(t, c, &c->contests[k]);
    add_luck_regret(t, c);
}
