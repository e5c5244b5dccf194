/* The best of some strategies, without the luck of the choice: found in one half of the
 * replicates, judged in the other. */
#include "study/claim_internal.h"

#include <math.h>

/* Which of some terms is best in the replicates of one half? */
typedef struct choice {
    const claim_table *table;
    const bool *is_in; /* [n_terms] */
    double turn;       /* -1: less is better */
    bool of_levels;    /* of a curve: without the control */
} choice;

static double worth(const choice *c, size_t term, size_t i)
{
    return c->of_levels ? claim_level_value(c->table, term, i)
                        : c->table->y[term * c->table->n + i];
}

/* Goes through the replicates of one half: every other one, or where some share a network
 * those of every other network, as what is found in a network would be judged in it. */
typedef struct walk {
    const claim_table *table;
    size_t half, next, network; /* the networks before `next` */
} walk;

/* @return false: there are no more */
static bool step(walk *w, size_t *i)
{
    const claim_table *t = w->table;
    while (w->next < t->n) {
        const size_t at = w->next++;
        const bool goes_on =
            t->group != NULL && w->next < t->n && t->group[w->next] == t->group[at];
        const bool is_in = w->network % 2 == w->half;
        w->network += goes_on ? 0 : 1;
        *i = at;
        if (is_in)
            return true;
    }
    return false;
}

static size_t best_of(const choice *c, size_t n_terms, size_t half)
{
    size_t best = SIZE_MAX;
    double most = 0;
    for (size_t k = 0; k < n_terms; k++) {
        double sum = 0;
        size_t i;
        for (walk w = { c->table, half, 0, 0 }; c->is_in[k] && step(&w, &i);)
            sum += c->turn * worth(c, k, i);
        if (c->is_in[k] && (best == SIZE_MAX || sum > most)) {
            best = k;
            most = sum;
        }
    }
    return best;
}

/* Found in one half, judged in the other. */
static claim_effect best_against(const claim_table *t, const bool *treated,
                                 const bool *controls, size_t n_terms, double turn,
                                 bool of_levels, double *pair)
{
    const choice ours = { t, treated, turn, of_levels };
    const choice theirs = { t, controls, turn, of_levels };
    double control = 0;
    claim_effect e = { .pair = pair, .best = SIZE_MAX, .best_control = SIZE_MAX };
    for (size_t half = 0; half < 2; half++) {
        const size_t a = best_of(&ours, n_terms, half), b = best_of(&theirs, n_terms, half);
        if (a == SIZE_MAX || b == SIZE_MAX) { /* no level may be the best */
            for (size_t i = 0; i < t->n; i++)
                pair[i] = NAN;
            return e;
        }
        size_t i;
        for (walk w = { t, 1 - half, 0, 0 }; step(&w, &i);) {
            pair[i] = worth(&ours, a, i) - worth(&theirs, b, i);
            control += worth(&theirs, b, i);
        }
        e.best = a;
        e.best_control = b;
    }
    e.control = control / (double) t->n;
    return e;
}

claim_effect claim_best(const gv_claimed *said, const claim_table *t, double *pair)
{
    bool treated[GV_CLAIM_TERMS] = { false }, controls[GV_CLAIM_TERMS] = { false };
    const size_t n = t->n_terms < GV_CLAIM_TERMS ? t->n_terms : GV_CLAIM_TERMS;
    for (size_t k = 0; k < n; k++) {
        treated[k] = k < t->n_treated;
        controls[k] = k >= t->n_treated;
    }
    return best_against(t, treated, controls, n,
                        said->direction == GV_PREDICTED_DOWN ? -1 : 1, false, pair);
}

/* Levels between the ends, and within `above` and `below`, against all others. */
claim_effect claim_interior(const gv_claimed *said, const claim_table *t, double *pair)
{
    bool inside[GV_CLAIM_TERMS] = { false }, outside[GV_CLAIM_TERMS] = { false };
    const size_t n = t->n_treated < GV_CLAIM_TERMS ? t->n_treated : GV_CLAIM_TERMS;
    for (size_t k = 0; k < n; k++) {
        inside[k] = k > 0 && k + 1 < n && t->x[k] > said->above && t->x[k] < said->below;
        outside[k] = !inside[k];
    }
    return best_against(t, inside, outside, n,
                        said->direction == GV_PREDICTED_DOWN ? -1 : 1, true, pair);
}

/* The best of one world and the best of the other, both put to use in the other. */
claim_effect claim_transfer(const gv_claimed *said, const claim_table *t, double *pair)
{
    bool home[GV_CLAIM_TERMS] = { false }, away[GV_CLAIM_TERMS] = { false };
    const size_t n = t->n_treated;
    const double turn = said->direction == GV_PREDICTED_DOWN ? -1 : 1;
    const choice here = { t, home, turn, false }, there = { t, away, turn, false };
    double control = 0;
    claim_effect e = { .pair = pair, .best = SIZE_MAX, .best_control = SIZE_MAX };
    for (size_t k = 0; k < n && n + k < GV_CLAIM_TERMS; k++)
        home[k] = away[n + k] = true;
    for (size_t half = 0; half < 2; half++) {
        e.best = best_of(&here, t->n_terms, half);
        e.best_control = best_of(&there, t->n_terms, half);
        const double *brought = t->y + (n + e.best) * t->n;
        const double *best = t->y + e.best_control * t->n;
        size_t i;
        for (walk w = { t, 1 - half, 0, 0 }; step(&w, &i);) {
            pair[i] = best[i] - brought[i];
            control += best[i];
        }
    }
    e.control = control / (double) t->n;
    return e;
}
