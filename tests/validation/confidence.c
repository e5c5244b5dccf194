/* Hegselmann and Krause's bounded confidence from random opinions: when do a thousand
 * people come to one opinion? @source Hegselmann, Krause (2002), JASSS 5 (3) 2; the limits
 * are those of an independent simulation, with the published threshold of about .2 between
 * them. */
#include "expect.h"
#include "world.h"

enum { PEOPLE = 1000, LIVES = 100, TICKS = 50 };

static double share_in_one_cluster(double epsilon)
{
    gv_plan *plan = given_world("complete", "hegselmann_krause");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.epsilon", epsilon);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", LIVES);
    given_measure(plan, "opinions");
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    double one = 0;
    for (uint64_t r = 0; r < LIVES; r++)
        one += value_of(rows, "opinion_clusters", 0, r, 0) < 1.5 ? 1 : 0;
    gv_block_free(rows);
    forget_world(plan);
    return one / LIVES;
}

static void a_confidence_of_a_fifth_divides_camps_from_consensus(void **unused)
{
    (void) unused;
    expect_at_most("confidence .19: runs with one cluster", 0.10,
                   share_in_one_cluster(0.19));
    expect_at_least("confidence .25: runs with one cluster", 0.93,
                    share_in_one_cluster(0.25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_confidence_of_a_fifth_divides_camps_from_consensus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
