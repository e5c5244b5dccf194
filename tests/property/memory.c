/* No life remembers the one before: whatever a model's memory holds when a life begins, the
 * life is the same. A metric writes over all of it at the end of every life. */
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 60, TICKS = 8, LIVES = 24 };

static void leave_alone(const gv_life *life, const void *params, const gv_value *out)
{
    (void) life;
    (void) params;
    *out[0].count = 0;
}

/* What is written, again and again; the parameters of the plan that runs. */
static uint32_t word;
static const void *params_of_model;

static void write_over(const gv_life *life, const void *params, const gv_value *out)
{
    const gv_world *w = life->world;
    const size_t n = gv_model_own_bytes(w->model, params_of_model, w->n, w->clock);
    leave_alone(life, params, out);
    for (size_t at = 0; at + sizeof word <= n; at += sizeof word)
        memcpy((char *) w->own + at, &word, sizeof word);
}

static const gv_outcome nothing[] = {
    { "nothing", "nothing", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "nothing", .smallest = 1 },
    { .name = NULL },
};
#define METRIC(how)                                                                        \
    {                                                                                      \
        .spec = { .name = "nothing", .title = "Nothing", .about = "Nothing." },            \
        .outcomes = nothing, .measure = how                                                \
    }
static const gv_metric spare = METRIC(leave_alone), spoil = METRIC(write_over);

/* People who are not in the first state at the start, where the model has such. */
static void begin_elsewhere(gv_plan *plan, const char *name, const char *key)
{
    if (gv_same_text(plan->model->spec.name, name))
        set_number(plan, key, 0.3);
}

static gv_hash rows_with(const gv_model *model, gv_clock_kind clock, const gv_metric *last)
{
    gv_plan *plan = given_world("barabasi_albert", model->spec.name);
    plan->experiment.clock = clock;
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "budget", 1); /* some fifteen are convinced by advertising */
    begin_elsewhere(plan, "rival_cascades", "model.rivals");
    begin_elsewhere(plan, "kertesz_threshold", "model.percentage_blocked");
    begin_elsewhere(plan, "voter", "model.initial");
    given_metric(plan, last);
    given_strategy(plan, "all");
    tactic_number(given_tactic(plan, "seeding", "seeds"), "people", 3);
    tactic_number(given_tactic(plan, "broadcast", "ads"), "strength", 0.5);
    plan->arms[0].tactics[0].share = 0.5;
    plan->arms[0].tactics[1].share = 0.5;
    params_of_model = plan->model_params;
    gv_block *rows = run_world(plan);
    const gv_hash hash = hash_of_rows(rows);
    gv_block_free(rows);
    forget_world(plan);
    return hash;
}

/* Something large, and numbers that could have been there. */
static const uint32_t words[] = { 0xa5a5a5a5, 1, 3 };

static void expect_forgetful(const gv_model *model, gv_clock_kind clock)
{
    const gv_hash expected = rows_with(model, clock, &spare);
    for (size_t k = 0; k < GV_COUNT_OF(words); k++) {
        word = words[k];
        if (!gv_hash_equal(rows_with(model, clock, &spoil), expected))
            fail_msg("%s on clock %u remembers", model->spec.name, (unsigned) clock);
    }
}

static void lives_do_not_remember_the_life_before(void **unused)
{
    (void) unused;
    uint32_t compared = 0;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        for (uint32_t clock = 0; clock <= GV_CONTINUOUS; clock++) {
            const bool is_declared = gv_same_text((*m)->spec.name, "compartments");
            if (is_declared || ((*m)->clocks & GV_RUNS_ON(clock)) == 0)
                continue;
            expect_forgetful(*m, (gv_clock_kind) clock);
            compared++;
        }
    }
    assert_true(compared > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lives_do_not_remember_the_life_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
