#include "expect.h"
#include "grapevine/model.h"

enum { PEOPLE = 50 };

typedef struct fixture {
    gv_network *net;
    gv_world *world;
    const gv_model *model;
} fixture;

static const double chance_of_nothing[4] = { 0 }; /* parameters of the model */

static fixture an_empty_world(void)
{
    fixture f = { .model = gv_model_named("independent_cascade") };
    must(gv_network_complete(PEOPLE, &f.net, NULL));
    must(gv_world_create(PEOPLE, f.model, chance_of_nothing, GV_SYNC, &f.world, NULL));
    gv_world_begin(f.world, f.net, f.model, chance_of_nothing, 1, 0);
    return f;
}

static void close_world(fixture *f)
{
    gv_world_free(f->world);
    gv_network_free(f->net);
}

static uint32_t sweep(fixture *f, uint32_t step)
{
    return gv_world_sweep(f->world, f->model, chance_of_nothing, step);
}

static void credit_is_uniform_over_the_persuaders_of_a_tick(void **unused)
{
    (void) unused;
    enum { SOURCES = 5, TICKS = 20000 };
    fixture f = an_empty_world();
    gv_world *w = f.world;
    uint64_t found[SOURCES] = { 0 };
    double expected[SOURCES];
    for (uint32_t s = 0; s < SOURCES; s++)
        expected[s] = TICKS / (double) SOURCES;
    for (w->tick = 0; w->tick < TICKS; w->tick++) {
        w->n_nominated = 0;
        w->state[40] = 0;
        for (uint32_t s = 0; s < SOURCES; s++)
            gv_world_nominate(w, 40, s, GV_CHANNEL_EARNED);
        found[w->adoption[40].source]++;
    }
    expect_distribution("credit of five persuaders", expected, found, SOURCES);
    close_world(&f);
}

static void credit_is_blind_to_the_order_of_persuading(void **unused)
{
    (void) unused;
    for (uint32_t v = 10; v < PEOPLE; v++) {
        gv_adoption credit[2];
        for (int backwards = 0; backwards < 2; backwards++) {
            fixture f = an_empty_world();
            for (uint32_t k = 0; k < 8; k++) {
                const uint32_t s = backwards ? 7 - k : k;
                gv_world_nominate(f.world, v, s,
                                  s % 2 == 0 ? GV_CHANNEL_PAID : GV_CHANNEL_EARNED);
            }
            assert_int_equal(sweep(&f, 1), 1);
            credit[backwards] = f.world->adoption[v];
            close_world(&f);
        }
        assert_int_equal(credit[0].source, credit[1].source);
        assert_int_equal(credit[0].channel, credit[1].channel);
    }
}

static void persuading_often_is_persuading_once(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    for (int k = 0; k < 100; k++)
        gv_world_nominate(f.world, 3, 7, GV_CHANNEL_EARNED);
    assert_int_equal(f.world->n_nominated, 1);
    assert_int_equal(sweep(&f, 1), 1);
    assert_int_equal(f.world->adoption[3].source, 7);
    close_world(&f);
}

static void adopters_are_left_alone(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    gv_world *w = f.world;
    gv_world_nominate(w, 3, 99, GV_CHANNEL_SEED);
    assert_int_equal(sweep(&f, 0), 1);
    for (uint32_t s = 10; s < 30; s++)
        gv_world_nominate(w, 3, s, GV_CHANNEL_EARNED);
    assert_int_equal(sweep(&f, 1), 0);
    assert_int_equal(gv_world_adopted_at(w, 3), 0);
    assert_int_equal(w->adoption[3].source, 99);
    assert_int_equal(w->adoption[3].channel, GV_CHANNEL_SEED);
    assert_int_equal(gv_world_adopted_at(w, 4), GV_NEVER);
    close_world(&f);
}

static void a_given_credit_beats_every_nomination_before_it(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    for (uint32_t s = 10; s < 30; s++)
        gv_world_nominate(f.world, 3, s, GV_CHANNEL_EARNED);
    gv_world_credit(f.world, 3, 3, GV_CHANNEL_UNAIDED);
    assert_int_equal(sweep(&f, 1), 1);
    assert_int_equal(f.world->adoption[3].channel, GV_CHANNEL_UNAIDED);
    close_world(&f);
}

static void a_new_life_remembers_nothing(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    gv_world *w = f.world;
    for (uint32_t v = 0; v < PEOPLE; v += 2)
        gv_world_nominate(w, v, v, GV_CHANNEL_EARNED);
    sweep(&f, 1);
    for (uint32_t v = 1; v < PEOPLE; v += 2)
        gv_world_nominate(w, v, v, GV_CHANNEL_EARNED); /* not swept */
    const uint32_t readers[] = { 0, 3, 49, 3 };
    gv_world_read_all(w, readers, GV_COUNT_OF(readers));
    gv_world_begin(w, f.net, f.model, chance_of_nothing, 1, 1);
    for (uint32_t v = 0; v < PEOPLE; v++) {
        assert_int_equal(w->state[v], 0);
        assert_int_equal(w->reads[v], 0);
        assert_int_equal(gv_world_adopted_at(w, v), GV_NEVER);
    }
    assert_int_equal(w->n_adopters + w->n_nominated + w->n_reached + w->n_reads + w->tick,
                     0);
    close_world(&f);
}

static void reads_stop_at_65535_but_their_sum_does_not(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    const uint32_t reader = 5;
    for (int k = 0; k < 70000; k++)
        gv_world_read_all(f.world, &reader, 1);
    assert_int_equal(f.world->reads[5], UINT16_MAX);
    assert_int_equal(f.world->n_reads, 70000);
    assert_int_equal(f.world->n_reached, 1);
    close_world(&f);
}

static void a_small_network_fits_a_world_made_for_a_larger_one(void **unused)
{
    (void) unused;
    fixture f = an_empty_world();
    gv_world_nominate(f.world, 49, 1, GV_CHANNEL_EARNED);
    sweep(&f, 1);
    gv_network *small = NULL;
    must(gv_network_complete(3, &small, NULL));
    gv_world_begin(f.world, small, f.model, chance_of_nothing, 1, 0);
    assert_int_equal(f.world->n, 3);
    gv_world_begin(f.world, f.net, f.model, chance_of_nothing, 1, 0);
    assert_false(gv_world_adopted(f.world, 49));
    gv_network_free(small);
    close_world(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credit_is_uniform_over_the_persuaders_of_a_tick),
        cmocka_unit_test(credit_is_blind_to_the_order_of_persuading),
        cmocka_unit_test(persuading_often_is_persuading_once),
        cmocka_unit_test(adopters_are_left_alone),
        cmocka_unit_test(a_given_credit_beats_every_nomination_before_it),
        cmocka_unit_test(a_new_life_remembers_nothing),
        cmocka_unit_test(reads_stop_at_65535_but_their_sum_does_not),
        cmocka_unit_test(a_small_network_fits_a_world_made_for_a_larger_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
