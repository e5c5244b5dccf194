/* The replay: the worlds it chooses, what it tells of them, and what it carries. */
#include "test.h"

#include "grapevine/scenario.h"
#include "report/replay.h"

#include <stdio.h>
#include <string.h>

enum { LIVES = 41 };

static const char scenario[] = "grapevine: 1\n"
                               "title: T\n"
                               "seed: 5\n"
                               "replicates: 41\n"
                               "ticks: 10\n"
                               "network: {kind: gnp, people: 40, p: 0.1}\n"
                               "model: {kind: independent_cascade, p: 0.2}\n"
                               "budget: 40\n"
                               "strategies:\n"
                               "  hubs: [{kind: seeding, choose: degree, fee: 10}]\n"
                               "  luck: [{kind: seeding, choose: random, fee: 10}]\n"
                               "measure: [adopters]\n";

typedef struct fixture {
    gv_plan *plan;
    gv_block *block;
    gv_comparison *answer;
    gv_arena *arena;
    gv_report_input input;
    gv_page page;
    gv_replay replay;
} fixture;

static void prepare(fixture *f)
{
    gv_text complaints = { 0 };
    const gv_run_options options = { .threads = 1 };
    *f = (fixture){ .plan = NULL };
    must(gv_scenario_parse(scenario, strlen(scenario), "t", ".", NULL, 0, false, &f->plan,
                           &complaints, NULL));
    must(gv_block_create(f->plan, 0, LIVES, &f->block, NULL));
    gv_sink sink = gv_memory_sink(f->block);
    must(gv_engine_run(f->plan, &options, NULL, &sink, NULL));
    must(gv_compare(f->plan, f->block, NULL, 0, &f->answer, NULL));
    must(gv_arena_create(&f->arena, NULL));
    f->input =
        (gv_report_input){ .plan = f->plan, .block = f->block, .comparison = f->answer };
    must(gv_page_prepare(&f->page, &f->input, f->arena, NULL));
    must(gv_replay_gather(&f->page, &f->replay, NULL));
    gv_text_free(&complaints);
}

static void clean(fixture *f)
{
    gv_arena_free(f->arena);
    gv_comparison_free(f->answer);
    gv_block_free(f->block);
    gv_plan_free(f->plan);
}

static double lead_of(const fixture *f, uint64_t replicate)
{
    const gv_comparison *c = f->answer;
    return gv_page_count(&f->page, "final_adopters", c->winner, replicate) -
           gv_page_count(&f->page, "final_adopters", c->second, replicate);
}

/* ---- what must hold ------------------------------------------------------ */

static void worlds_go_from_bad_luck_to_good_around_the_median(void **unused)
{
    (void) unused;
    static const size_t from_worst[] = { 1, 2, 0, 3, 4 };
    fixture f;
    prepare(&f);
    assert_int_equal(f.replay.n, GV_REPLAY_WORLDS);
    for (size_t k = 0; k + 1 < GV_COUNT_OF(from_worst); k++)
        assert_true(lead_of(&f, f.replay.world[from_worst[k]].replicate) <=
                    lead_of(&f, f.replay.world[from_worst[k + 1]].replicate));
    uint64_t below = 0, above = 0;
    const double median = lead_of(&f, f.replay.world[0].replicate);
    for (uint64_t r = 0; r < LIVES; r++) {
        below += lead_of(&f, r) < median ? 1 : 0;
        above += lead_of(&f, r) > median ? 1 : 0;
    }
    assert_true(below <= LIVES / 2 && above <= LIVES / 2);
    clean(&f);
}

/* The outcome of the run and the life that is told are one life. */
static void lives_that_are_told_are_those_of_the_result(void **unused)
{
    (void) unused;
    fixture f;
    prepare(&f);
    for (size_t k = 0; k < f.replay.n; k++) {
        const gv_replay_world *world = &f.replay.world[k];
        for (size_t arm = 0; arm < f.page.n_arms; arm++)
            assert_int_equal(world->life[arm].n, gv_page_count(&f.page, "final_adopters",
                                                               arm, world->replicate));
    }
    clean(&f);
}

static bool adopted_before(const gv_replay_life *life, uint32_t person, uint32_t step)
{
    for (uint32_t i = 0; i < life->n; i++)
        if (life->adopter[i].person == person)
            return life->adopter[i].step < step;
    return false;
}

static bool is_tie(const gv_replay_world *world, uint32_t u, uint32_t v)
{
    for (uint64_t k = 0; k < world->n_ties; k++) {
        const uint32_t a = world->tie[2 * k], b = world->tie[2 * k + 1];
        if ((a == u && b == v) || (a == v && b == u))
            return true;
    }
    return false;
}

static void whoever_told_adopted_before_and_is_heard(void **unused)
{
    (void) unused;
    fixture f;
    uint32_t tellings = 0;
    prepare(&f);
    for (size_t k = 0; k < f.replay.n; k++) {
        const gv_replay_world *world = &f.replay.world[k];
        for (size_t arm = 0; arm < f.page.n_arms; arm++) {
            const gv_replay_life *life = &world->life[arm];
            for (uint32_t i = 0; i < life->n; i++) {
                const gv_replay_adopter *a = &life->adopter[i];
                if (a->channel != GV_CHANNEL_EARNED) {
                    assert_int_equal(a->by, -1); /* the only tactic */
                    continue;
                }
                tellings++;
                assert_true(adopted_before(life, (uint32_t) a->by, a->step));
                assert_true(is_tie(world, (uint32_t) a->by, a->person));
            }
        }
    }
    assert_true(tellings > 0);
    clean(&f);
}

static void ties_stand_once_and_people_inside_the_picture(void **unused)
{
    (void) unused;
    fixture f;
    prepare(&f);
    const gv_replay_world *world = &f.replay.world[0];
    for (uint64_t k = 0; k < world->n_ties; k++)
        for (uint64_t i = 0; i < k; i++)
            assert_false((world->tie[2 * i] == world->tie[2 * k] &&
                          world->tie[2 * i + 1] == world->tie[2 * k + 1]) ||
                         (world->tie[2 * i] == world->tie[2 * k + 1] &&
                          world->tie[2 * i + 1] == world->tie[2 * k]));
    for (uint32_t v = 0; v < world->people; v++) {
        assert_true(world->x[v] >= 0 && world->x[v] <= world->width);
        assert_true(world->y[v] >= 0 && world->y[v] <= world->height);
    }
    clean(&f);
}

static void no_name_ends_the_script_it_stands_in(void **unused)
{
    (void) unused;
    fixture f;
    gv_text json = { 0 };
    prepare(&f);
    f.answer->arms[1].name = "</script><!--&\"";
    gv_replay_tell(&f.page, &f.replay, &json);
    assert_null(strpbrk(json.text, "<>&"));
    assert_non_null(strstr(json.text, "\\u003c/script\\u003e\\u003c!--\\u0026\\\""));
    gv_text_free(&json);
    clean(&f);
}

static void large_networks_are_not_followed(void **unused)
{
    (void) unused;
    fixture f;
    prepare(&f);
    gv_replay none = { .n = 7 };
    f.plan->people = GV_REPLAY_PEOPLE + 1;
    must(gv_replay_gather(&f.page, &none, NULL));
    assert_int_equal(none.n, 0);
    clean(&f);
}

/* The policy names the script by its hash; base 64 of 32 bytes ends in one "=". */
static void the_policy_lets_one_script_run(void **unused)
{
    (void) unused;
    gv_text head = { 0 };
    gv_replay_head(&head);
    const char *hash = strstr(head.text, "'sha256-");
    assert_non_null(hash);
    hash += strlen("'sha256-");
    assert_int_equal(strcspn(hash, "'"), 44);
    assert_true(hash[42] != '=' && hash[43] == '=');
    assert_non_null(strstr(head.text, "default-src 'none'"));
    const char *script = strstr(head.text, "<script>");
    assert_non_null(script);
    assert_null(strstr(script + 1, "<script"));
    gv_text_free(&head);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worlds_go_from_bad_luck_to_good_around_the_median),
        cmocka_unit_test(lives_that_are_told_are_those_of_the_result),
        cmocka_unit_test(whoever_told_adopted_before_and_is_heard),
        cmocka_unit_test(ties_stand_once_and_people_inside_the_picture),
        cmocka_unit_test(no_name_ends_the_script_it_stands_in),
        cmocka_unit_test(large_networks_are_not_followed),
        cmocka_unit_test(the_policy_lets_one_script_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
