/* Memes are posted 1 / mu times on average, on any network: every event is one posting, and
 * a share mu of them are births.
 * @source Gleeson, Ward, O'Sullivan, Lee (2014), doi:10.1103/PhysRevLett.112.048701 */
#include "expect.h"
#include "world.h"

enum { LIVES = 24 };

static void expect_mean_popularity(const char *what, gv_plan *plan, double people,
                                   double ties, double mu)
{
    set_number(plan, "network.people", people);
    set_number(plan, "network.ties", ties);
    set_number(plan, "model.mu", mu);
    set_number(plan, "ticks", 600);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "seed", 1702);
    given_measure(plan, "memes");
    measure_number(plan, "born_from", 120);
    measure_number(plan, "born_within", 120);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    double *mean = column_of(rows, "meme_popularity_mean", 0, 0);
    expect_mean(what, 1 / mu, mean, LIVES, 0);
    gv_free(mean);
    gv_block_free(rows);
    forget_world(plan);
}

static void memes_are_posted_one_over_mu_times(void **unused)
{
    (void) unused;
    expect_mean_popularity("mean popularity, 10 followers, mu .05",
                           given_world("regular_directed", "meme_competition"), 2000, 10,
                           0.05);
    gv_plan *plan = given_world("regular_directed", "meme_competition");
    set_number(plan, "model.places", 3);
    expect_mean_popularity("mean popularity, 3 places, mu .1", plan, 1000, 5, 0.1);
}

static void hubs_change_nothing_of_it(void **unused)
{
    (void) unused;
    expect_mean_popularity("mean popularity, preferential attachment, mu .05",
                           given_world("barabasi_albert", "meme_competition"), 2000, 3,
                           0.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memes_are_posted_one_over_mu_times),
        cmocka_unit_test(hubs_change_nothing_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
