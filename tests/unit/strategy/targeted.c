#include "crowd.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 4000 };

static const char *const names[] = { "young", "old" };
static const double shares[] = { 0.25, 0.75 };

static gv_plan *given_profiles(double precision, double recall)
{
    gv_plan *plan = given_world("complete", "independent_cascade");
    given_groups(plan, 2, names, shares);
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 10);
    set_number(plan, "budget", 100000);
    given_strategy(plan, "aimed");
    gv_tactic_plan *tactic = given_tactic(plan, "targeted", "aimed");
    memcpy((char *) tactic->params + gv_spec_find(&tactic->tactic->spec, "group")->offset,
           &names[0], sizeof names[0]);
    tactic_number(tactic, "cpm", 1000);
    tactic_number(tactic, "strength", 0);
    tactic_number(tactic, "precision", precision);
    tactic_number(tactic, "recall", recall);
    return plan;
}

/* 25 impressions a person and more: everybody who is labelled is reached. */
typedef struct hits {
    double young, young_reached, old_reached;
} hits;

static hits live(gv_plan *plan)
{
    hits found = { 0 };
    gv_people *people = strangers(plan, PEOPLE, 0);
    const gv_trait *group = gv_people_trait(people, "group");
    lived life = live_again(plan, 0, 0);
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const bool young = group->value[v] == 0;
        found.young += young ? 1 : 0;
        found.young_reached += young && life.reads[v] > 0 ? 1 : 0;
        found.old_reached += !young && life.reads[v] > 0 ? 1 : 0;
    }
    forget_life(&life);
    gv_people_free(people);
    forget_world(plan);
    return found;
}

static void a_perfect_profile_reaches_the_group_and_nobody_else(void **unused)
{
    (void) unused;
    const hits found = live(given_profiles(1, 1));
    assert_true(found.young > 800);
    assert_true(found.young_reached == found.young);
    assert_true(found.old_reached == 0);
}

/* Some 1,000 young: 600 recognised and as many strangers, each with an sd of some 20. */
static void labels_err_as_often_as_precision_and_recall_say(void **unused)
{
    (void) unused;
    const hits found = live(given_profiles(0.5, 0.6));
    assert_true(fabs(found.young_reached / found.young - 0.6) < 0.1);
    const double reached = found.young_reached + found.old_reached;
    assert_true(fabs(found.young_reached / reached - 0.5) < 0.08);
}

static void a_precision_below_what_chance_gives_is_refused(void **unused)
{
    (void) unused;
    gv_plan *plan = given_profiles(0.1, 1);
    gv_error err = { 0 };
    must(gv_plan_settle(plan, 0, &err));
    gv_block *rows = NULL;
    must(gv_block_create(plan, 0, plan->experiment.replicates, &rows, &err));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = 1 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'young'"));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_perfect_profile_reaches_the_group_and_nobody_else),
        cmocka_unit_test(labels_err_as_often_as_precision_and_recall_say),
        cmocka_unit_test(a_precision_below_what_chance_gives_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
