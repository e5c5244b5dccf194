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

/* Aimed without error at the numbers of a trait: those and nobody else. */
static void a_range_of_numbers_meets_those_within_it(void **unused)
{
    (void) unused;
    gv_plan *plan = given_profiles(1, 1);
    gv_trait_plan *age = given_trait(plan, "normal", "age");
    trait_number(age, "mean", 40);
    trait_number(age, "sd", 12);
    gv_tactic_plan *tactic = &plan->arms[0].tactics[0];
    static const char none[] = "", trait[] = "age";
    const char *said[2] = { none, trait };
    memcpy((char *) tactic->params + gv_spec_find(&tactic->tactic->spec, "group")->offset,
           &said[0], sizeof said[0]);
    memcpy((char *) tactic->params + gv_spec_find(&tactic->tactic->spec, "trait")->offset,
           &said[1], sizeof said[1]);
    tactic_number(tactic, "low", 20);
    tactic_number(tactic, "high", 30);
    gv_people *people = strangers(plan, PEOPLE, 0);
    const double *number = gv_people_trait(people, "age")->number;
    lived life = live_again(plan, 0, 0);
    uint32_t meant = 0;
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const bool within = number[v] >= 20 && number[v] <= 30;
        meant += within ? 1 : 0;
        assert_int_equal(life.reads[v] > 0, within);
    }
    assert_in_range(meant, PEOPLE * 0.12, PEOPLE * 0.19); /* 0.154 of a normal law */
    forget_life(&life);
    gv_people_free(people);
    forget_world(plan);
}

static void a_group_is_a_word_of_the_trait_group(void **unused)
{
    (void) unused;
    gv_plan *by_group = given_profiles(0.6, 0.7);
    gv_plan *by_trait = given_profiles(0.6, 0.7);
    gv_tactic_plan *tactic = &by_trait->arms[0].tactics[0];
    static const char none[] = "", trait[] = GV_GROUP;
    const char *said[2] = { none, trait };
    const gv_words words = { names, 1 };
    const gv_spec *spec = &tactic->tactic->spec;
    memcpy((char *) tactic->params + gv_spec_find(spec, "group")->offset, &said[0],
           sizeof said[0]);
    memcpy((char *) tactic->params + gv_spec_find(spec, "trait")->offset, &said[1],
           sizeof said[1]);
    memcpy((char *) tactic->params + gv_spec_find(spec, "words")->offset, &words,
           sizeof words);
    lived a = live_again(by_group, 0, 0);
    lived b = live_again(by_trait, 0, 0);
    assert_memory_equal(a.reads, b.reads, PEOPLE * sizeof *a.reads);
    forget_life(&a);
    forget_life(&b);
    forget_world(by_group);
    forget_world(by_trait);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_perfect_profile_reaches_the_group_and_nobody_else),
        cmocka_unit_test(labels_err_as_often_as_precision_and_recall_say),
        cmocka_unit_test(a_precision_below_what_chance_gives_is_refused),
        cmocka_unit_test(a_range_of_numbers_meets_those_within_it),
        cmocka_unit_test(a_group_is_a_word_of_the_trait_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
