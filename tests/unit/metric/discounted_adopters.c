#include "grapevine/metric.h"
#include "test.h"

#include <math.h>

enum { PEOPLE = 4 };

static double discounted(const gv_world *w, double rate)
{
    const gv_metric *metric = gv_metric_named("discounted_adopters");
    _Alignas(16) unsigned char params[64];
    const gv_life life = { .world = w, .ticks = 10 };
    double sum = -1;
    const gv_value out[] = { { .real = &sum } };
    must(gv_param_store(gv_spec_find(&metric->spec, "rate"), rate, params, NULL));
    metric->measure(&life, params, out);
    return sum;
}

/* 3 is a seed, 1 adopts at 2.5, and so first stands in state 3; 0 and 2 do not. */
typedef struct fixture {
    gv_adoption adoption[PEOPLE];
    uint32_t adopters[2];
    gv_moment moment[PEOPLE];
    gv_world world;
} fixture;

static void given_two_adopters(fixture *f)
{
    *f = (fixture){ .adoption = { { .step = 0 }, { .step = 3 } },
                    .adopters = { 3, 1 },
                    .moment = { 0, gv_moment_after(0, 2.5) } };
    f->world = (gv_world){
        .n = PEOPLE, .adoption = f->adoption, .adopters = f->adopters, .n_adopters = 2
    };
}

static void without_a_rate_everybody_counts_1(void **unused)
{
    (void) unused;
    fixture f;
    given_two_adopters(&f);
    assert_true(discounted(&f.world, 0) == 2);
}

static void by_ticks_the_step_is_the_time(void **unused)
{
    (void) unused;
    fixture f;
    given_two_adopters(&f);
    assert_true(fabs(discounted(&f.world, 0.1) - 1 - exp(-0.3)) < 1e-14);
}

static void by_events_the_moment_is_the_time(void **unused)
{
    (void) unused;
    fixture f;
    given_two_adopters(&f);
    f.world.moment = f.moment;
    assert_true(fabs(discounted(&f.world, 0.1) - 1 - exp(-0.25)) < 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rate_everybody_counts_1),
        cmocka_unit_test(by_ticks_the_step_is_the_time),
        cmocka_unit_test(by_events_the_moment_is_the_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
