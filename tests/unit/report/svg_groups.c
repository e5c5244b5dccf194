/* The picture of groups shows shares of groups, leaves empty ones out, and says which
 * group is ahead only when the intervals part. */
#include "test.h"

#include "report/page.h"

#include <math.h>
#include <string.h>

enum { LIVES = 4, GROUPS = 3 };

static const gv_outcome outcomes[] = {
    { .name = "group_size", .shape = GV_SHAPE_GROUP },
    { .name = "adopters_by_group", .shape = GV_SHAPE_GROUP },
};
static const char *words[GROUPS] = { "young", "nobody", "old" };

typedef struct fixture {
    gv_plan plan;
    gv_block block;
    gv_column columns[2];
    uint32_t size[LIVES * GROUPS], adopters[LIVES * GROUPS];
    uint8_t status[LIVES];
    gv_comparison answer;
    gv_arm_summary arms[1];
    gv_page page;
} fixture;

static const char *const names[] = { "flood" };
static const char *const looks[] = { "s0 d0" };

/* 50 young people and 20 old ones; of the young 25 and some adopt. */
static void fill(fixture *f, const uint32_t *old_adopters)
{
    *f = (fixture){ .status = { 0 } };
    for (size_t r = 0; r < LIVES; r++) {
        f->size[r * GROUPS] = 50;
        f->size[r * GROUPS + 2] = 20;
        f->adopters[r * GROUPS] = 24 + (uint32_t) (r % 2) * 2;
        f->adopters[r * GROUPS + 2] = old_adopters[r];
    }
    f->columns[0] = (gv_column){ &outcomes[0], GROUPS, f->size };
    f->columns[1] = (gv_column){ &outcomes[1], GROUPS, f->adopters };
    memset(f->status, GV_LIFE_DONE, sizeof f->status);
    f->plan = (gv_plan){ .group_names = { .at = words, .n = GROUPS },
                         .replicates_per_graph = GV_ALL_REPLICATES };
    f->block = (gv_block){
        .n_arms = 1, .n = LIVES, .n_columns = 2, .columns = f->columns, .status = f->status
    };
    f->answer = (gv_comparison){ .n_arms = 1, .arms = f->arms };
    f->page = (gv_page){ .plan = &f->plan,
                         .block = &f->block,
                         .answer = &f->answer,
                         .n_arms = 1,
                         .baseline = SIZE_MAX,
                         .name = (const char **) (uintptr_t) names,
                         .said = (const char **) (uintptr_t) names,
                         .short_name = (const char **) (uintptr_t) names,
                         .look = (const char **) (uintptr_t) looks };
}

static gv_text draw(fixture *f)
{
    gv_error err;
    gv_text out = { 0 };
    assert_int_equal(gv_arena_create(&f->page.arena, &err), GV_OK);
    assert_int_equal(gv_picture_groups(&f->page, &out, &err), GV_OK);
    gv_arena_free(f->page.arena);
    return out;
}

static void groups_whose_intervals_part_are_named(void **state)
{
    (void) state;
    fixture f;
    fill(&f, (uint32_t[]){ 2, 2, 3, 1 });
    gv_text out = draw(&f);
    assert_non_null(strstr(out.text, "50\u00a0% of &ldquo;young&rdquo; adopt and 10\u00a0% "
                                     "of &ldquo;old&rdquo;"));
    gv_text_free(&out);
}

static void groups_whose_intervals_overlap_are_called_alike(void **state)
{
    (void) state;
    fixture f;
    fill(&f, (uint32_t[]){ 2, 18, 10, 8 });
    gv_text out = draw(&f);
    assert_non_null(strstr(out.text, "adopt alike, as far as these replicates can tell"));
    gv_text_free(&out);
}

static void a_group_without_members_has_no_row(void **state)
{
    (void) state;
    fixture f;
    fill(&f, (uint32_t[]){ 2, 2, 3, 1 });
    gv_text out = draw(&f);
    assert_null(strstr(out.text, "nobody"));
    gv_text_free(&out);
}

static void one_group_is_no_picture(void **state)
{
    (void) state;
    fixture f;
    fill(&f, (uint32_t[]){ 2, 2, 3, 1 });
    for (size_t r = 0; r < LIVES; r++)
        f.size[r * GROUPS + 2] = 0;
    gv_text out = draw(&f);
    assert_int_equal(out.length, 0);
    gv_text_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_whose_intervals_part_are_named),
        cmocka_unit_test(groups_whose_intervals_overlap_are_called_alike),
        cmocka_unit_test(a_group_without_members_has_no_row),
        cmocka_unit_test(one_group_is_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
