/* Peers' names are other words for the same plan: nothing behind the scenario knows them.
 */
#include "grapevine/scenario.h"

#include <string.h>

#include "test.h"

#define REST                                                                               \
    "network: {kind: complete, people: 50}\nclock: async\nticks: 5\nreplicates: 4\n"       \
    "strategies: {seeds: [{kind: seeding, people: 2}]}\n"

static const char ours[] =
    "grapevine: 1\n" REST "model: {kind: q_voter, initial: 0.2, independence: 0.1}\n";
static const char theirs[] =
    "grapevine: 1\n" REST "model: {kind: QVoterModel, fraction_infected: 0.2, p: 0.1}\n";

/* @return the status; the plan is NULL unless it is GV_OK */
static gv_status parse(const char *text, const char *const *settings, size_t n_settings,
                       gv_plan **plan, gv_text *complaints)
{
    *plan = NULL;
    return gv_scenario_parse(text, strlen(text), "a.yaml", "", settings, n_settings, false,
                             plan, complaints, NULL);
}

static gv_plan *plan_of(const char *text, const char *const *settings, size_t n_settings)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    if (parse(text, settings, n_settings, &plan, &complaints) != GV_OK)
        fail_msg("%s", complaints.text);
    gv_text_free(&complaints);
    return plan;
}

static void expect_number(const gv_plan *plan, const char *key, double expected)
{
    double value = 0;
    assert_true(gv_plan_number(plan, key, &value));
    assert_true(value == expected);
}

static void expect_refused(const char *text, const char *words)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    assert_int_equal(parse(text, NULL, 0, &plan, &complaints), GV_E_SCENARIO);
    if (strstr(complaints.text, words) == NULL)
        fail_msg("'%s' is not in:\n%s", words, complaints.text);
    gv_text_free(&complaints);
}

static void another_name_is_the_same_world_and_prints_the_same(void **unused)
{
    (void) unused;
    gv_plan *const a = plan_of(ours, NULL, 0);
    gv_plan *const b = plan_of(theirs, NULL, 0);
    gv_text print_a = { 0 }, print_b = { 0 };
    gv_hash hash_a, hash_b;
    gv_plan_print(a, &print_a);
    gv_plan_print(b, &print_b);
    assert_string_equal(print_a.text, print_b.text);
    assert_null(strstr(print_b.text, "fraction_infected"));
    must(gv_plan_world_hash(a, &hash_a, NULL));
    must(gv_plan_world_hash(b, &hash_b, NULL));
    assert_true(gv_hash_equal(hash_a, hash_b));
    gv_text_free(&print_a);
    gv_text_free(&print_b);
    gv_plan_free(a);
    gv_plan_free(b);
}

static void a_setting_wins_over_the_file_whatever_either_calls_it(void **unused)
{
    (void) unused;
    const char *const settings[] = { "model.fraction_infected=0.4", "model.initial=0.6",
                                     "model.fraction_infected=0.7" };
    const char *const texts[] = { ours, theirs };
    const double after[] = { 0.2, 0.4, 0.6, 0.7 };
    for (size_t t = 0; t < GV_COUNT_OF(texts); t++) {
        for (size_t n = 0; n <= GV_COUNT_OF(settings); n++) {
            gv_plan *const plan = plan_of(texts[t], settings, n);
            expect_number(plan, "model.initial", after[n]);
            gv_plan_free(plan);
        }
    }
}

static void both_names_in_one_file_are_refused(void **unused)
{
    (void) unused;
    expect_refused("grapevine: 1\n" REST "model: {kind: voter, initial: 0.2,\n"
                   "        fraction_infected: 0.2}\n",
                   "another word for 'initial'");
    expect_refused(
        "grapevine: 1\n" REST "model: {kind: voter}\n"
        "contest: {model.initial: [0.1, 0.2], model.fraction_infected: [0, 1]}\n",
        "'model.initial' stands there twice");
    expect_refused("grapevine: 1\n" REST "model: {kind: voter}\n"
                   "sweep: {model.fraction_infected: [0.1, 0.2], model.initial: [0, 1]}\n",
                   "'model.initial' stands there twice");
}

static void contests_and_sweeps_are_kept_under_our_names(void **unused)
{
    (void) unused;
    const char *const contest[] = { "contest={model.fraction_infected: [0.1, 0.3]}" };
    gv_plan *plan = plan_of(theirs, contest, 1);
    assert_int_equal(plan->n_contests, 1);
    assert_string_equal(plan->contests[0].key, "model.initial");
    gv_plan_free(plan);
    const char *const sweep[] = { "sweep={seed: [1, 2], model.p: [0.1, 0.3, 0.5]}" };
    plan = plan_of(theirs, sweep, 1);
    assert_int_equal(plan->sweep.n_keys, 2);
    assert_string_equal(plan->sweep.keys[0], "seed");
    assert_string_equal(plan->sweep.keys[1], "model.independence");
    assert_int_equal(gv_plan_points(plan), 6);
    gv_plan_free(plan);
}

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    size_t *const left = self;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

static void running_out_of_memory_is_survived_at_every_allocation(void **unused)
{
    (void) unused;
    const char *const sweep[] = { "sweep={seed: [1, 2], model.p: [0.1, 0.3, 0.5]}" };
    gv_status status = GV_E_MEMORY;
    for (size_t n = 0; status == GV_E_MEMORY && n < 2000; n++) {
        size_t left = n;
        gv_plan *plan = NULL;
        gv_text complaints = { 0 };
        gv_memory_set_hook(allows, &left);
        status = parse(theirs, sweep, 1, &plan, &complaints);
        gv_memory_set_hook(NULL, NULL);
        assert_true((plan != NULL) == (status == GV_OK));
        gv_plan_free(plan);
        gv_text_free(&complaints);
    }
    assert_int_equal(status, GV_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_name_is_the_same_world_and_prints_the_same),
        cmocka_unit_test(a_setting_wins_over_the_file_whatever_either_calls_it),
        cmocka_unit_test(both_names_in_one_file_are_refused),
        cmocka_unit_test(contests_and_sweeps_are_kept_under_our_names),
        cmocka_unit_test(running_out_of_memory_is_survived_at_every_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
