/* Linear threshold against exact sizes: the sum over all simple paths from the seed of the
 * product of 1 / degree (Kempe, Kleinberg, Tardos 2003). 100,000 replicates, 4 standard
 * errors, no bias. */
#include "expect.h"
#include "world.h"

enum { REPLICATES = 100000 };

static void the_karate_club_has_its_exact_sizes(void **unused)
{
    (void) unused;
    static const struct {
        const char *seed;
        double size, sd;
    } exact[] = { { "33", 13.081121789, 7.05 },
                  { "0", 12.254302613, 0 },
                  { "16", 2.524190370, 0 } };
    gv_plan *plan = given_karate("linear_threshold");
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "ticks", 34);
    for (size_t k = 0; k < GV_COUNT_OF(exact); k++)
        given_seeds(plan, exact[k].seed, exact[k].seed);
    gv_block *rows = run_world(plan);
    for (size_t k = 0; k < GV_COUNT_OF(exact); k++) {
        double *x = column_of(rows, "final_adopters", k, 0);
        print_message("    seed %s\n", exact[k].seed);
        expect_mean("karate club, linear threshold", exact[k].size, x, rows->n, 0);
        if (exact[k].sd > 0)
            expect_sd("   its standard deviation", exact[k].sd, x, rows->n);
        gv_free(x);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* From 0 the paths 0-1, 0-1-2, ... weigh 1/2 a step and 1 for the last: 1 + 1/2 + 1/4 + 1/8
 * + 1/8. */
static void a_path_of_five_has_its_exact_size(void **unused)
{
    (void) unused;
    gv_plan *plan = given_ties("linear_threshold", 5, false, "0 1\n1 2\n2 3\n3 4\n");
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "ticks", 5);
    given_seeds(plan, "end", "0");
    gv_block *rows = run_world(plan);
    double *x = column_of(rows, "final_adopters", 0, 0);
    expect_mean("path of 5, end seed", 2.0, x, rows->n, 0);
    gv_free(x);
    gv_block_free(rows);
    forget_world(plan);
}

/* Person 2 hears 0 with weight 3 and 1 with weight 1: three quarters and one quarter. */
static void weights_of_a_file_are_shares_of_the_hearers_sum(void **unused)
{
    (void) unused;
    gv_plan *plan = given_weighted_ties("linear_threshold", 3, true, "0 2 3\n1 2 1\n");
    set_word(plan, "model.weight", "file");
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "ticks", 2);
    given_seeds(plan, "heavy", "0");
    given_seeds(plan, "light", "1");
    given_seeds(plan, "both", "0 1");
    gv_block *rows = run_world(plan);
    static const double size[] = { 1.75, 1.25, 3 };
    for (size_t k = 0; k < GV_COUNT_OF(size); k++) {
        double *x = column_of(rows, "final_adopters", k, 0);
        expect_mean("weighted ties", size[k], x, rows->n, k == 2 ? 1e-9 : 0);
        gv_free(x);
    }
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_karate_club_has_its_exact_sizes),
        cmocka_unit_test(a_path_of_five_has_its_exact_size),
        cmocka_unit_test(weights_of_a_file_are_shares_of_the_hearers_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
