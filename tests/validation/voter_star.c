/* The star that tells the three update rules of voters apart by two orders of magnitude. */
#include "expect.h"
#include "world.h"

#include <math.h>

enum { LIVES = 20000 };

static gv_plan *given_star(const char *update)
{
    gv_text ties = { 0 };
    for (unsigned leaf = 1; leaf <= 20; leaf++)
        gv_text_add(&ties, "0 %u\n", leaf);
    gv_plan *plan = given_ties("voter", 21, false, ties.text);
    gv_text_free(&ties);
    set_word(plan, "model.update", update);
    set_number(plan, "ticks", 3000);
    set_number(plan, "replicates", LIVES);
    given_measure(plan, "opinions");
    given_seeds(plan, "hub", "0");
    return plan;
}

static void expect_winner(const char *what, gv_plan *plan, double chance)
{
    gv_block *rows = run_with(plan, 0, 0);
    double *mean = column_of(rows, "opinion_mean", 0, 0);
    expect_near(what, chance, summary_of(mean, LIVES).mean,
                4 * sqrt(chance * (1 - chance) / LIVES));
    gv_free(mean);
    gv_block_free(rows);
    forget_world(plan);
}

static void a_star_tells_update_rules_apart(void **unused)
{
    (void) unused;
    expect_winner("star, hub holds 1: node update", given_star("node"), 0.5);
    expect_winner("star, hub holds 1: link update", given_star("link"), 1 / 21.0);
    expect_winner("star, hub holds 1: invasion", given_star("invasion"), 0.0024938);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_tells_update_rules_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
