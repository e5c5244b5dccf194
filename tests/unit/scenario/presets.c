/* Worlds, strategies and messages by name: a plan with everything spelled out, whatever the
 * names stood for. */
#include "grapevine/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

#define HEAD "grapevine: 1\nreplicates: 2\n"
#define YOUNG HEAD "world: {use: young, people: 480}\n"

static gv_status parse(const char *text, const char *folder, const char *setting,
                       gv_plan **plan, gv_text *complaints)
{
    gv_error err = { 0 };
    return gv_scenario_parse(text, strlen(text), "a.yaml", folder, &setting,
                             setting != NULL ? 1 : 0, false, plan, complaints, &err);
}

static gv_plan *plan_with(const char *text, const char *setting)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    if (parse(text, "", setting, &plan, &complaints) != GV_OK)
        fail_msg("%s", complaints.text != NULL ? complaints.text : "?");
    return plan;
}

static double number(const gv_plan *plan, const char *key)
{
    double out = 0;
    if (!gv_plan_number(plan, key, &out))
        fail_msg("there is no number %s", key);
    return out;
}

static gv_hash hash_of(const gv_plan *plan)
{
    gv_hash out;
    must(gv_plan_world_hash(plan, &out, NULL));
    return out;
}

static const char *said(const gv_plan *plan, size_t arm, size_t tactic)
{
    return plan->messages[plan->arms[arm].tactics[tactic].message].name;
}

static void a_world_has_the_people_that_are_asked_for_on_every_layer(void **unused)
{
    (void) unused;
    gv_plan *plan = plan_with(YOUNG "strategies: [social-broadcast]\n", NULL);
    assert_int_equal(plan->people, 480);
    assert_int_equal(gv_plan_layers(plan), 3);
    assert_true(number(plan, "network.layers.circle.people") == 480);
    assert_true(number(plan, "network.layers.street.people") == 480);
    assert_true(number(plan, "budget") == 240);
    assert_true(number(plan, "model.aware") == 0.1);
    assert_int_equal(plan->experiment.ticks, 365);
    gv_plan_free(plan);
    plan = plan_with(YOUNG "strategies: [social-broadcast]\n", "world.people=960");
    assert_int_equal(plan->people, 960);
    assert_true(number(plan, "budget") == 480);
    gv_plan_free(plan);
}

static void what_the_scenario_says_wins_over_the_world(void **unused)
{
    (void) unused;
    gv_plan *plan = plan_with(YOUNG "network: {layers: {street: {neighbours: 8}}}\n"
                                    "model: {aware: 0.2}\nbudget: 77\nticks: 30\n"
                                    "strategies: [social-broadcast]\n",
                              "model.customers=0");
    assert_true(number(plan, "network.layers.street.neighbours") == 8);
    assert_true(number(plan, "network.layers.street.rewire") == 0.1);
    assert_true(number(plan, "model.aware") == 0.2);
    assert_true(number(plan, "model.customers") == 0);
    assert_true(number(plan, "budget") == 77);
    assert_int_equal(plan->experiment.ticks, 30);
    gv_plan_free(plan);
    plan = plan_with(YOUNG "network: {kind: gnp, people: 50, p: 0.1}\nmodel: bass\n"
                           "people: {traits: {group: {kind: categories, shares: {a: 1}}}}\n"
                           "strategies: [social-broadcast]\n",
                     NULL);
    assert_int_equal(gv_plan_layers(plan), 1);
    assert_string_equal(plan->model->spec.name, "bass");
    assert_true(number(plan, "budget") == 25);
    gv_plan_free(plan);
}

static void a_strategy_by_name_is_its_tactics_with_what_it_says(void **unused)
{
    (void) unused;
    gv_plan *plan =
        plan_with(YOUNG "strategies: {a: hype, b: {use: hype}, c: hype}\n", NULL);
    assert_int_equal(plan->n_arms, 4);
    assert_string_equal(plan->arms[1].name, "a");
    assert_int_equal(plan->arms[1].n_tactics, 2);
    assert_true(plan->arms[1].tactics[0].share == 0.5);
    assert_int_equal(plan->n_messages, 1); /* one file says one thing */
    assert_string_equal(said(plan, 1, 0), "hype.hype");
    assert_string_equal(said(plan, 3, 1), "hype.hype");
    assert_true(number(plan, "messages.hype.hype.overclaim") == 0.33);
    assert_true(number(plan, "messages.hype.hype.prominence") == 0.9);
    gv_plan_free(plan);
}

static void content_is_what_all_strategies_by_name_say(void **unused)
{
    (void) unused;
    gv_plan *plan = plan_with(YOUNG "content: social\n"
                                    "strategies: {a: hype, b: referral,\n"
                                    "  c: {use: hype, message: pitch},\n"
                                    "  mine: [{kind: broadcast, message: loud}]}\n"
                                    "messages: {loud: {use: in-your-face, value: 0.1}}\n",
                              NULL);
    assert_int_equal(plan->n_messages, 4);
    assert_string_equal(said(plan, 1, 0), "hype.social"); /* prescribed as in hype */
    assert_true(number(plan, "messages.hype.social.control") == 0.8);
    assert_true(number(plan, "messages.hype.social.overclaim") == 0);
    assert_string_equal(said(plan, 2, 1), "social");
    assert_string_equal(said(plan, 3, 0), "pitch");
    assert_string_equal(said(plan, 4, 0), "loud");
    assert_true(number(plan, "messages.loud.value") == 0.1);
    assert_true(number(plan, "messages.loud.prominence") == 1);
    gv_plan_free(plan);
}

static const char *told(const gv_plan *plan, int stage)
{
    return plan->messages[plan->arms[1].tactics[0].by_stage[stage]].name;
}

static void what_suits_a_stage_is_told_by_the_strategys_own_words(void **unused)
{
    (void) unused;
    gv_plan *plan = plan_with(YOUNG "strategies: [stage-matched]\n", NULL);
    assert_true(plan->arms[1].tactics[0].is_matched);
    assert_string_equal(told(plan, 0), "stage-matched.attention");
    assert_string_equal(told(plan, 1), "stage-matched.value");
    assert_string_equal(told(plan, 2), "stage-matched.participation");
    assert_true(number(plan, "messages.stage-matched.value.information") == 0.9);
    gv_plan_free(plan);
    /* What all are to say, all say, at any stage. */
    plan = plan_with(YOUNG "content: social\nstrategies: [stage-matched]\n", NULL);
    assert_false(plan->arms[1].tactics[0].is_matched);
    assert_string_equal(said(plan, 1, 0), "social");
    gv_plan_free(plan);
}

static void settings_and_changes_reach_into_strategies_by_name(void **unused)
{
    (void) unused;
    gv_plan *plan =
        plan_with(YOUNG "strategies: {a: hype, b: {use: hype, tactics: {broadcast: {cpm: "
                        "9, share: 0.25}, partners: {share: 0.75}}}}\n",
                  "tactics.partners.fee=3");
    assert_true(number(plan, "strategies.a.broadcast.cpm") == 5);
    assert_true(number(plan, "strategies.b.broadcast.cpm") == 9);
    assert_true(number(plan, "strategies.a.partners.fee") == 3);
    assert_true(number(plan, "strategies.b.partners.fee") == 3);
    assert_true(plan->arms[2].tactics[1].share == 0.75);
    gv_plan_free(plan);
    plan = plan_with(YOUNG "strategies: {a: {use: hype}}\n", "strategies.a.use=referral");
    assert_string_equal(plan->arms[1].tactics[0].name, "referral");
    gv_plan_free(plan);
}

static void models_that_look_at_no_content_take_strategies_without_it(void **unused)
{
    (void) unused;
    gv_plan *plan =
        plan_with(HEAD "network: {kind: gnp, people: 50, p: 0.1}\nmodel: bass\n"
                       "budget: 10\ncontent: social\nstrategies: [mass-broadcast]\n",
                  NULL);
    assert_int_equal(plan->n_messages, 0);
    assert_int_equal(plan->arms[1].n_tactics, 1);
    gv_plan_free(plan);
}

/* What runs, is hashed and is kept with a result needs no preset any more. */
static void the_machine_form_holds_everything_of_every_shipped_preset(void **unused)
{
    (void) unused;
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        gv_text text = { 0 };
        gv_text form = { 0 };
        if (strcmp(p->kind, "worlds") == 0)
            gv_text_add(&text, HEAD "world: %s\nstrategies: [hype]\n", p->name);
        else if (strcmp(p->kind, "messages") == 0)
            gv_text_add(&text, YOUNG "content: %s\nstrategies: [hype]\n", p->name);
        else if (strcmp(p->kind, "claims") == 0)
            gv_text_add(&text, "%s", p->text);
        else
            gv_text_add(&text,
                        HEAD "world: {use: established, people: 480}\n"
                             "baseline: none\nstrategies: {it: %s}\n",
                        p->name);
        gv_plan *plan = plan_with(text.text, NULL);
        gv_plan_print(plan, &form);
        assert_null(strstr(form.text, "{use:"));
        gv_plan *again = plan_with(form.text, NULL);
        assert_true(gv_hash_equal(hash_of(plan), hash_of(again)));
        assert_true(plan->layer == again->layer);
        gv_plan_free(plan);
        gv_plan_free(again);
        gv_text_free(&text);
        gv_text_free(&form);
    }
}

static void a_shipped_claim_is_the_world_and_the_plan_of_its_file(void **unused)
{
    (void) unused;
    const char *const source = getenv("GRAPEVINE_SOURCE");
    size_t n = 0;
    if (source == NULL)
        skip();
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        char path[4096];
        gv_plan *of_program = NULL, *of_file = NULL;
        gv_text complaints = { 0 };
        gv_hash whole[2];
        if (strcmp(p->kind, "claims") != 0)
            continue;
        (void) snprintf(path, sizeof path, "%s/scenarios/claims/%s.yaml", source, p->name);
        must(gv_scenario_read_shipped(p, NULL, 0, false, &of_program, &complaints, NULL));
        must(gv_scenario_read(path, NULL, 0, false, &of_file, &complaints, NULL));
        assert_string_equal(of_program->name, p->name);
        assert_true(gv_hash_equal(hash_of(of_program), hash_of(of_file)));
        must(gv_plan_hash(of_program, &whole[0], NULL));
        must(gv_plan_hash(of_file, &whole[1], NULL));
        assert_true(gv_hash_equal(whole[0], whole[1]));
        gv_plan_free(of_program);
        gv_plan_free(of_file);
        n++;
    }
    assert_true(n >= 87);
}

/* ---- files beside the scenario ----------------------------------------------- */

typedef struct beside {
    char folder[64], sub[80], file[128];
} beside;

static void begin(beside *b, const char *kind, const char *name)
{
    (void) snprintf(b->folder, sizeof b->folder, "/tmp/gv_presets_XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    (void) snprintf(b->sub, sizeof b->sub, "%s/%s", b->folder, kind);
    (void) snprintf(b->file, sizeof b->file, "%s/%s.yaml", b->sub, name);
    assert_int_equal(mkdir(b->sub, 0700), 0);
}

static void put(const beside *b, const char *text)
{
    FILE *file = fopen(b->file, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void end(const beside *b)
{
    assert_int_equal(unlink(b->file), 0);
    assert_int_equal(rmdir(b->sub), 0);
    assert_int_equal(rmdir(b->folder), 0);
}

static gv_hash hash_beside(const beside *b, const char *text)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    if (parse(text, b->folder, NULL, &plan, &complaints) != GV_OK)
        fail_msg("%s", complaints.text);
    const gv_hash hash = hash_of(plan);
    gv_plan_free(plan);
    return hash;
}

static const char *shipped(const char *name)
{
    const gv_preset *p = gv_presets();
    while (p->name != NULL && strcmp(p->name, name) != 0)
        p++;
    return p->text;
}

static void a_changed_strategy_file_is_another_world(void **unused)
{
    (void) unused;
    static const char text[] = YOUNG "strategies: [hype]\n";
    beside b;
    begin(&b, "strategies", "hype");
    gv_plan *plan = plan_with(text, NULL);
    const gv_hash before = hash_of(plan);
    put(&b, shipped("hype"));
    assert_true(gv_hash_equal(hash_beside(&b, text), before));
    put(&b, "grapevine: 1\ntactics: [{kind: broadcast, cpm: 4, message: pitch}]\n");
    assert_false(gv_hash_equal(hash_beside(&b, text), before));
    gv_plan_free(plan);
    end(&b);
}

static void expect_complaint(const beside *b, const char *scenario, const char *file,
                             const char *where, const char *words)
{
    gv_plan *plan = NULL;
    gv_text complaints = { 0 };
    put(b, file);
    assert_int_equal(parse(scenario, b->folder, NULL, &plan, &complaints), GV_E_SCENARIO);
    if (strstr(complaints.text, where) == NULL || strstr(complaints.text, words) == NULL)
        fail_msg("no '%s', or no '%s', in\n%s", where, words, complaints.text);
    gv_text_free(&complaints);
}

static void complaints_about_a_strategy_show_its_own_file(void **unused)
{
    (void) unused;
    static const char text[] = YOUNG "strategies: [mine]\n";
    beside b;
    begin(&b, "strategies", "mine");
    expect_complaint(&b, text, "grapevine: 1\ntactics:\n  - {kind: broadcast, cpmm: 3}\n",
                     "strategies/mine.yaml:3:23: error: broadcast has no key 'cpmm'",
                     "     3 |   - {kind: broadcast, cpmm: 3}\n"
                     "       |                       ^^^^\n");
    expect_complaint(&b, text, "grapevine: 1\ntactics: [{kind: broadcast, cpm: -1}]\n",
                     "mine.yaml:2:34: error: cpm = -1 is outside", "^^");
    expect_complaint(&b, text, "grapevine: 1\ntactic: []\n",
                     "mine.yaml:2:1: error: a strategy has no key 'tactic'",
                     "did you mean 'tactics'?");
    expect_complaint(&b, text, "grapevine: 1\ntactics: [{\n", "mine.yaml:3:1: error:", "");
    expect_complaint(&b, text, "grapevine: 2\ntactics: []\n",
                     "mine.yaml:1:12: error:", "version");
    expect_complaint(&b, text, "- a\n", "mine.yaml:1:1: error:", "group of keys");
    expect_complaint(
        &b, text, "grapevine: 1\ntactics: [{kind: broadcast, message: pich}]\n",
        "mine.yaml:2:38: error: there is no message 'pich'", "did you mean 'pitch'?");
    end(&b);
}

static void a_world_that_is_made_of_itself_is_refused(void **unused)
{
    (void) unused;
    beside b;
    begin(&b, "worlds", "ring");
    expect_complaint(&b, HEAD "world: ring\nstrategies: [hype]\n",
                     "grapevine: 1\nworld: ring\n",
                     "worlds/ring.yaml:2:8: error:", "more than 8 deep");
    end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_world_has_the_people_that_are_asked_for_on_every_layer),
        cmocka_unit_test(what_the_scenario_says_wins_over_the_world),
        cmocka_unit_test(a_strategy_by_name_is_its_tactics_with_what_it_says),
        cmocka_unit_test(content_is_what_all_strategies_by_name_say),
        cmocka_unit_test(what_suits_a_stage_is_told_by_the_strategys_own_words),
        cmocka_unit_test(settings_and_changes_reach_into_strategies_by_name),
        cmocka_unit_test(models_that_look_at_no_content_take_strategies_without_it),
        cmocka_unit_test(the_machine_form_holds_everything_of_every_shipped_preset),
        cmocka_unit_test(a_shipped_claim_is_the_world_and_the_plan_of_its_file),
        cmocka_unit_test(a_changed_strategy_file_is_another_world),
        cmocka_unit_test(complaints_about_a_strategy_show_its_own_file),
        cmocka_unit_test(a_world_that_is_made_of_itself_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
