/* The picture of states is drawn from every life that is done, and says when the wave
 * peaks. */
#include "test.h"

#include "report/page.h"

#include <math.h>
#include <string.h>

enum { ARMS = 2, LIVES = 3, STEPS = 5, STATES = 3 };

static gv_outcome in_state[STATES] = {
    { .name = "people_in_well", .shape = GV_SHAPE_STEP },
    { .name = "people_in_ill", .shape = GV_SHAPE_STEP },
    { .name = "people_in_a<b", .shape = GV_SHAPE_STEP },
};

typedef struct fixture {
    gv_plan plan;
    gv_block block;
    gv_column columns[STATES];
    uint32_t people[STATES][ARMS * LIVES * STEPS];
    uint8_t status[ARMS * LIVES];
    gv_comparison answer;
    gv_arm_summary arms[ARMS];
    gv_page page;
} fixture;

static const char *const names[ARMS] = { "calm", "storm" };
static const char *const looks[ARMS] = { "base", "s0 d0" };

/* In "storm" 60, 70 and 80 of 100 people are ill in step 2, at most 10 otherwise. */
static void fill(fixture *f)
{
    *f = (fixture){ .plan = { .experiment = { .ticks = STEPS - 1 },
                              .in_state = in_state,
                              .n_states = STATES },
                    .arms = { { .name = "calm" }, { .name = "storm" } } };
    for (uint32_t life = 0; life < ARMS * LIVES; life++)
        for (uint32_t k = 0; k < STEPS; k++) {
            const uint32_t at = life * STEPS + k;
            const uint32_t ill = life < LIVES ? 0 : k == 2 ? 60 + 10 * (life - LIVES) : 10;
            f->people[0][at] = 100 - ill;
            f->people[1][at] = ill;
        }
    for (size_t s = 0; s < STATES; s++)
        f->columns[s] = (gv_column){ &in_state[s], STEPS, f->people[s] };
    memset(f->status, GV_LIFE_DONE, sizeof f->status);
    f->block = (gv_block){ .n_arms = ARMS,
                           .n = LIVES,
                           .n_columns = STATES,
                           .columns = f->columns,
                           .status = f->status };
    f->answer = (gv_comparison){ .n_arms = ARMS, .arms = f->arms, .winner = 1 };
    f->page = (gv_page){ .plan = &f->plan,
                         .block = &f->block,
                         .answer = &f->answer,
                         .n_arms = ARMS,
                         .baseline = 0,
                         .name = (const char **) (uintptr_t) names,
                         .said = (const char **) (uintptr_t) names,
                         .short_name = (const char **) (uintptr_t) names,
                         .look = (const char **) (uintptr_t) looks,
                         .n_steps = STEPS };
}

static gv_text draw(fixture *f)
{
    gv_error err;
    gv_text out = { 0 };
    assert_int_equal(gv_arena_create(&f->page.arena, &err), GV_OK);
    assert_int_equal(gv_picture_states(&f->page, &out, &err), GV_OK);
    gv_arena_free(f->page.arena);
    return out;
}

static void the_caption_tells_when_a_state_is_fullest_and_where_people_end(void **state)
{
    (void) state;
    fixture f;
    fill(&f);
    gv_text out = draw(&f);
    assert_non_null(strstr(out.text, "&ldquo;ill&rdquo; is fullest in step 2, with 70 "));
    assert_non_null(strstr(out.text, "most people, 90, are in &ldquo;well&rdquo;"));
    gv_text_free(&out);
}

static void lives_that_failed_are_left_out(void **state)
{
    (void) state;
    fixture f;
    fill(&f);
    f.status[LIVES + 2] = GV_LIFE_FAILED;
    gv_text out = draw(&f);
    assert_non_null(strstr(out.text, "in step 2, with 65 "));
    gv_text_free(&out);
}

static void every_strategy_has_a_chart_and_names_are_no_markup(void **state)
{
    (void) state;
    fixture f;
    fill(&f);
    gv_text out = draw(&f);
    size_t charts = 0;
    for (const char *at = out.text; (at = strstr(at, "<svg class=\"\"")) != NULL; at++)
        charts++;
    assert_int_equal(charts, ARMS);
    assert_null(strstr(out.text, "a<b"));
    assert_non_null(strstr(out.text, "a&lt;b"));
    gv_text_free(&out);
}

/* The ill are at most 80 of 1,000: where the scale is theirs it ends at 80 or so. */
static void a_state_that_always_holds_most_is_in_the_numbers_alone(void **state)
{
    (void) state;
    fixture f;
    fill(&f);
    gv_text all = draw(&f);
    for (uint32_t at = 0; at < ARMS * LIVES * STEPS; at++)
        f.people[0][at] += 900;
    gv_text out = draw(&f);
    assert_non_null(strstr(all.text, "<title>well</title>"));
    assert_null(strstr(all.text, "in the numbers alone"));
    assert_null(strstr(out.text, "<title>well</title>"));
    assert_non_null(strstr(out.text, "<title>ill</title>"));
    assert_null(strstr(out.text, ">1,000</text>"));
    assert_non_null(strstr(out.text, "&ldquo;well&rdquo;, where more than half of all"));
    assert_non_null(strstr(out.text, "<th scope=\"col\">well</th>"));
    gv_text_free(&out);
    gv_text_free(&all);
}

static void nothing_is_drawn_where_states_were_not_measured(void **state)
{
    (void) state;
    fixture f;
    fill(&f);
    f.block.n_columns = 0;
    gv_text out = draw(&f);
    assert_int_equal(out.length, 0);
    gv_text_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caption_tells_when_a_state_is_fullest_and_where_people_end),
        cmocka_unit_test(lives_that_failed_are_left_out),
        cmocka_unit_test(every_strategy_has_a_chart_and_names_are_no_markup),
        cmocka_unit_test(a_state_that_always_holds_most_is_in_the_numbers_alone),
        cmocka_unit_test(nothing_is_drawn_where_states_were_not_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
