#include "grapevine/model.h"
#include "test.h"

#include <math.h>

enum { PEOPLE = 6, KINDS = 2, MOST = 64 };

/* A model that writes down what happens. */
static gv_event seen[MOST];
static uint32_t n_seen;

static void note(gv_world *w, const void *params, const gv_event *event)
{
    (void) params;
    assert_true(w->now == event->at && n_seen < MOST);
    seen[n_seen++] = *event;
}

static const gv_model notary = { .clocks = GV_RUNS_ON(GV_CONTINUOUS),
                                 .event_kinds = KINDS,
                                 .happen = note };

typedef struct fixture {
    gv_network *net;
    gv_world *world;
} fixture;

static fixture an_empty_world(void)
{
    fixture f = { .net = NULL };
    n_seen = 0;
    must(gv_network_complete(PEOPLE, &f.net, NULL));
    must(gv_world_create(PEOPLE, &notary, NULL, GV_CONTINUOUS, &f.world, NULL));
    gv_world_begin(f.world, f.net, &notary, NULL, 1, 0);
    return f;
}

static void close_world(fixture *f)
{
    gv_world_free(f->world);
    gv_network_free(f->net);
}

/* An event in the middle of things: `ticks` from the beginning. */
static gv_event event_at(double ticks, uint32_t person, uint32_t kind, uint32_t source)
{
    return (gv_event){ .at = gv_moment_after(0, ticks),
                       .person = person,
                       .kind = kind,
                       .source = source,
                       .channel = GV_CHANNEL_EARNED };
}

static bool await(fixture *f, double ticks, uint32_t person, uint32_t kind, uint32_t source)
{
    const gv_event event = event_at(ticks, person, kind, source);
    return gv_world_await(f->world, &event);
}

static void play(fixture *f, uint32_t tick)
{
    f->world->tick = tick;
    gv_world_play(f->world, &notary, NULL);
}

static void events_come_by_moment_then_kind_then_person(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    assert_true(await(&f, 0.75, 0, 0, 9));
    assert_true(await(&f, 0.5, 2, 1, 9));
    assert_true(await(&f, 0.5, 4, 0, 9));
    assert_true(await(&f, 0.5, 1, 1, 9));
    assert_true(await(&f, 0.25, 5, 1, 9));
    play(&f, 0);
    static const uint32_t person[] = { 5, 4, 1, 2, 0 };
    assert_int_equal(n_seen, GV_COUNT_OF(person));
    for (uint32_t k = 0; k < n_seen; k++)
        assert_int_equal(seen[k].person, person[k]);
    close_world(&f);
}

static void of_one_kind_only_the_earliest_is_awaited(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    assert_true(await(&f, 0.5, 3, 0, 11));
    assert_false(await(&f, 0.6, 3, 0, 12));
    assert_false(await(&f, 0.5, 3, 0, 13));
    assert_true(await(&f, 0.4, 3, 0, 14));
    assert_true(await(&f, 0.7, 3, 1, 15));
    play(&f, 0);
    assert_int_equal(n_seen, 2);
    assert_int_equal(seen[0].source, 14);
    assert_int_equal(seen[0].kind, 0);
    assert_int_equal(seen[1].source, 15);
    assert_int_equal(seen[1].kind, 1);
    close_world(&f);
}

static void a_withdrawn_event_does_not_happen(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    assert_true(await(&f, 0.5, 3, 0, 11));
    assert_true(await(&f, 0.5, 3, 1, 12));
    gv_world_cancel(f.world, 3, 0);
    gv_world_cancel(f.world, 2, 0); /* awaits nothing */
    play(&f, 0);
    assert_int_equal(n_seen, 1);
    assert_int_equal(seen[0].source, 12);
    assert_true(await(&f, 1.5, 3, 0, 13)); /* and may be awaited anew */
    play(&f, 1);
    assert_int_equal(n_seen, 2);
    close_world(&f);
}

/* The state at step t holds what happened before t. */
static void an_event_at_a_whole_tick_belongs_to_the_tick_that_begins(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    assert_true(await(&f, 1, 0, 0, 9));
    assert_true(await(&f, 1 - 0x1p-40, 1, 0, 9));
    play(&f, 0);
    assert_int_equal(n_seen, 1);
    assert_int_equal(seen[0].person, 1);
    assert_true(f.world->now == gv_moment_of(1));
    play(&f, 1);
    assert_int_equal(n_seen, 2);
    close_world(&f);
}

static void what_never_comes_is_not_awaited(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    assert_true(gv_moment_after(5, INFINITY) == GV_MOMENT_NEVER);
    assert_true(gv_moment_after(5, NAN) == GV_MOMENT_NEVER);
    assert_true(gv_moment_after(5, 0x1p22) == GV_MOMENT_NEVER);
    assert_true(gv_moment_after(GV_MOMENT_NEVER, 1) == GV_MOMENT_NEVER);
    assert_true(gv_moment_after(gv_moment_of(1000000), 1e6) == gv_moment_of(2000000));
    assert_false(await(&f, INFINITY, 0, 0, 9));
    const gv_counter counter = gv_counter_make(1, 2, 0, 0, 0, 0);
    assert_true(gv_world_draw_moment(f.world, counter, 0) == GV_MOMENT_NEVER);
    close_world(&f);
}

static void a_higher_rate_is_never_later(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    for (uint32_t v = 0; v < 1000; v++) {
        gv_moment before = GV_MOMENT_NEVER;
        for (double rate = 0; rate < 3; rate += 0.01) {
            const gv_moment moment =
                gv_world_draw_moment(f.world, gv_counter_make(v, v, 0, 0, 0, 0), rate);
            assert_true(moment <= before);
            before = moment;
        }
        assert_true(before < GV_MOMENT_NEVER);
    }
    close_world(&f);
}

static void an_adopter_has_a_moment_and_the_step_after_it(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    f.world->tick = 7;
    f.world->now = gv_moment_after(gv_moment_of(7), 0.25);
    gv_world_adopt(f.world, 3, 5, GV_CHANNEL_EARNED);
    assert_int_equal(gv_world_adopted_at(f.world, 3), 8);
    assert_true(gv_moment_ticks(f.world->moment[3]) == 7.25);
    assert_int_equal(f.world->adoption[3].source, 5);
    assert_int_equal(f.world->adopters[f.world->n_adopters - 1], 3);
    close_world(&f);
}

static void a_new_life_awaits_nothing(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    for (uint32_t v = 0; v < PEOPLE; v++)
        assert_true(await(&f, 0.5, v, v % KINDS, 9));
    gv_world_begin(f.world, f.net, &notary, NULL, 1, 1);
    assert_true(f.world->now == 0);
    play(&f, 0);
    assert_int_equal(n_seen, 0);
    assert_true(await(&f, 1.5, 2, 0, 9));
    close_world(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_come_by_moment_then_kind_then_person),
        cmocka_unit_test(of_one_kind_only_the_earliest_is_awaited),
        cmocka_unit_test(a_withdrawn_event_does_not_happen),
        cmocka_unit_test(an_event_at_a_whole_tick_belongs_to_the_tick_that_begins),
        cmocka_unit_test(what_never_comes_is_not_awaited),
        cmocka_unit_test(a_higher_rate_is_never_later),
        cmocka_unit_test(an_adopter_has_a_moment_and_the_step_after_it),
        cmocka_unit_test(a_new_life_awaits_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
