/* Seeds chosen one after another by what each adds are never worse than those with most
 * ties, and these never worse than anybody.
 * @source Kempe, Kleinberg, Tardos (2003), doi:10.1145/956750.956769 */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PEOPLE = 2000, MOST = 10, SHORT_LIST = 40, LIVES = 5000 };

static char names[PEOPLE][64];

/* One network, as ties, so that other luck can be had on it. */
static char *same_network(void)
{
    gv_plan *plan = given_world("barabasi_albert", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", 3);
    gv_network *net = NULL;
    gv_text text = { 0 };
    must(gv_network_grow(plan->generator, plan->network_params, NULL,
                         gv_key_make(1, GV_PURPOSE_NETWORK, 0), &net, NULL));
    const gv_csr ties = gv_network_out(net);
    for (uint32_t u = 0; u < PEOPLE; u++) {
        for (uint64_t arc = ties.offset[u]; arc < ties.offset[u + 1]; arc++) {
            if (ties.target[arc] > u)
                gv_text_add(&text, "%u %u\n", (unsigned) u, (unsigned) ties.target[arc]);
        }
    }
    assert_false(text.failed);
    gv_network_free(net);
    forget_world(plan);
    return text.text;
}

static gv_plan *given_same(const char *ties, uint64_t lives, uint64_t seed)
{
    gv_plan *plan = given_ties("independent_cascade", PEOPLE, false, ties);
    set_number(plan, "model.p", 0.05);
    set_number(plan, "replicates", (double) lives);
    set_number(plan, "seed", (double) seed);
    return plan;
}

/* Of the candidates, by what they reach together with those chosen; the best ones first.
 * @param candidates  [n] in, sorted out */
static void sort_candidates(const char *ties, const char *chosen, uint32_t *candidates,
                            uint32_t n, uint64_t lives)
{
    static double reached[PEOPLE];
    gv_plan *plan = given_same(ties, lives, 2);
    for (uint32_t k = 0; k < n; k++) {
        snprintf(names[k], sizeof names[k], "%s%u", chosen, (unsigned) candidates[k]);
        given_seeds(plan, names[k], names[k]);
    }
    gv_block *rows = run_world(plan);
    for (uint32_t k = 0; k < n; k++) {
        reached[k] = 0;
        for (uint64_t r = 0; r < lives; r++)
            reached[k] += value_of(rows, "final_adopters", k, r, 0);
    }
    for (uint32_t k = 1; k < n; k++) { /* insertion: n is small, or this happens once */
        const double x = reached[k];
        const uint32_t who = candidates[k];
        uint32_t place = k;
        for (; place > 0 && reached[place - 1] < x; place--) {
            reached[place] = reached[place - 1];
            candidates[place] = candidates[place - 1];
        }
        reached[place] = x;
        candidates[place] = who;
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* With fresh luck, that the search has not seen. */
static void compare(const char *ties, const char *chosen, uint32_t n)
{
    gv_plan *plan = given_same(ties, LIVES, 3);
    given_seeds(plan, "greedy", chosen);
    static const char *const others[] = { "degree", "random" };
    for (size_t k = 0; k < 2; k++) {
        given_strategy(plan, others[k]);
        gv_tactic_plan *seeding = given_tactic(plan, "seeding", "seeding");
        tactic_word(seeding, "choose", others[k]);
        tactic_number(seeding, "people", n);
    }
    gv_block *rows = run_world(plan);
    double *x[3];
    for (size_t k = 0; k < 3; k++)
        x[k] = column_of(rows, "final_adopters", k, 0);
    for (uint64_t r = 0; r < rows->n; r++) {
        x[0][r] -= x[1][r];
        x[1][r] -= x[2][r];
    }
    char what[64];
    snprintf(what, sizeof what, "%u seeds: greedy - degree, and 2 standard errors",
             (unsigned) n);
    const summary lead = summary_of(x[0], LIVES);
    expect_at_least(what, 0, lead.mean + 2 * lead.standard_error);
    expect_above("   degree - random", 0, x[1], LIVES);
    for (size_t k = 0; k < 3; k++)
        gv_free(x[k]);
    gv_block_free(rows);
    forget_world(plan);
}

static void greedy_is_no_worse_than_degree_and_degree_than_anybody(void **unused)
{
    (void) unused;
    uint32_t candidates[PEOPLE];
    char chosen[64] = "";
    char *ties = same_network();
    for (uint32_t v = 0; v < PEOPLE; v++)
        candidates[v] = v;
    sort_candidates(ties, "", candidates, PEOPLE, 400);
    for (uint32_t n = 1; n <= MOST; n++) {
        /* Nobody adds more than alone, so the best ones stay at the front. */
        sort_candidates(ties, chosen, candidates, SHORT_LIST, 8000);
        const size_t length = strlen(chosen);
        snprintf(chosen + length, sizeof chosen - length, "%u ", (unsigned) candidates[0]);
        memmove(candidates, candidates + 1, (PEOPLE - n) * sizeof *candidates);
        compare(ties, chosen, n);
    }
    gv_free(ties);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(greedy_is_no_worse_than_degree_and_degree_than_anybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
