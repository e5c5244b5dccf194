#include "world.h"

static gv_plan *given_plan(void)
{
    gv_plan *plan = given_karate("bass");
    set_number(plan, "ticks", 3);
    set_number(plan, "replicates", 10);
    given_measure(plan, "cost_per_adopter");
    given_strategy(plan, "a");
    given_strategy(plan, "b");
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static gv_block *given_block(const gv_plan *plan, uint64_t first, uint64_t n)
{
    gv_block *b = NULL;
    must(gv_block_create(plan, first, n, &b, NULL));
    return b;
}

/* Mark one life with a number in every column. */
static void write_life(gv_block *b, size_t arm, uint64_t row, gv_life_status status,
                       uint32_t x)
{
    for (size_t k = 0; k < b->n_columns; k++) {
        const size_t per_life = b->columns[k].per_life;
        for (size_t at = 0; at < per_life; at++) {
            const size_t place = (arm * b->n + row) * per_life + at;
            if (b->columns[k].outcome->kind == GV_KIND_COUNT)
                ((uint32_t *) b->columns[k].at)[place] = x;
            else
                ((double *) b->columns[k].at)[place] = x;
        }
    }
    b->status[arm * b->n + row] = (uint8_t) status;
    b->graph[row].low = x;
}

static void a_new_block_is_empty_and_knows_its_columns(void **unused)
{
    (void) unused;
    gv_plan *plan = given_plan();
    gv_block *b = given_block(plan, 0, 10);
    assert_int_equal(b->n_columns, 5);
    assert_int_equal(gv_block_find(b, "spent"), 3);
    assert_true(gv_block_find(b, "happiness") == SIZE_MAX);
    assert_int_equal(b->columns[0].per_life, 4);
    assert_false(gv_block_complete(b));
    for (size_t k = 0; k < 20; k++)
        assert_int_equal(b->status[k], GV_LIFE_MISSING);
    gv_block_free(b);
    forget_world(plan);
}

static void merging_takes_what_overlaps_and_is_done(void **unused)
{
    (void) unused;
    gv_plan *plan = given_plan();
    gv_block *into = given_block(plan, 3, 4); /* replicates 3 to 6 */
    gv_block *from = given_block(plan, 0, 5); /* 0 to 4 */
    for (uint64_t row = 0; row < 5; row++)
        write_life(from, 1, row, GV_LIFE_DONE, 100 + (uint32_t) row);
    gv_block_merge(into, from);
    for (uint64_t row = 0; row < 4; row++) {
        assert_int_equal(into->status[row], GV_LIFE_MISSING);
        assert_int_equal(into->status[4 + row], row < 2 ? GV_LIFE_DONE : GV_LIFE_MISSING);
    }
    assert_int_equal(gv_block_counts(into, 0, 1, 1)[3], 104);
    assert_true(gv_block_reals(into, 3, 1, 0)[0] == 103);
    assert_int_equal(into->graph[1].low, 104);
    gv_block_free(from);
    gv_block_free(into);
    forget_world(plan);
}

static void a_finished_life_is_not_replaced_by_a_failed_one(void **unused)
{
    (void) unused;
    gv_plan *plan = given_plan();
    gv_block *into = given_block(plan, 0, 10);
    gv_block *from = given_block(plan, 0, 10);
    write_life(into, 0, 2, GV_LIFE_DONE, 7);
    write_life(from, 0, 2, GV_LIFE_FAILED, 9);
    write_life(from, 0, 3, GV_LIFE_FAILED, 9);
    gv_block_merge(into, from);
    assert_int_equal(into->status[2], GV_LIFE_DONE);
    assert_int_equal(gv_block_counts(into, 0, 0, 2)[0], 7);
    assert_int_equal(into->status[3], GV_LIFE_FAILED);
    write_life(from, 0, 3, GV_LIFE_DONE, 8);
    gv_block_merge(into, from);
    assert_int_equal(into->status[3], GV_LIFE_DONE);
    gv_block_free(from);
    gv_block_free(into);
    forget_world(plan);
}

static void a_block_is_complete_when_every_arm_of_every_row_is_done(void **unused)
{
    (void) unused;
    gv_plan *plan = given_plan();
    gv_block *b = given_block(plan, 0, 2);
    for (size_t arm = 0; arm < 2; arm++) {
        for (uint64_t row = 0; row < 2; row++) {
            assert_false(gv_block_complete(b));
            write_life(b, arm, row, GV_LIFE_DONE, 1);
        }
    }
    assert_true(gv_block_complete(b));
    gv_block_free(b);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_block_is_empty_and_knows_its_columns),
        cmocka_unit_test(merging_takes_what_overlaps_and_is_done),
        cmocka_unit_test(a_finished_life_is_not_replaced_by_a_failed_one),
        cmocka_unit_test(a_block_is_complete_when_every_arm_of_every_row_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
