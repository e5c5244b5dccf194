/* What people bring along into the marketing model, from a file or by laws of the
 * scenario's.
 */
#include "crowd.h"
#include "market_world.h"
#include "temp_file.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 300 };

static gv_plan *given_people_who_buy(void)
{
    gv_plan *plan = given_market("watts_strogatz", PEOPLE);
    set_number(plan, "model.p", 0.005);
    set_number(plan, "model.attitudes", 0.4);
    set_number(plan, "model.customers", 0); /* who would have tried the product already */
    given_strategy(plan, "screens");
    (void) given_tactic(plan, "broadcast", "screens");
    plan->arms[0].tactics[0].share = 1;
    set_number(plan, "budget", 200);
    return plan;
}

static void given_column(gv_plan *plan, const char *name)
{
    gv_trait_plan *trait = given_trait(plan, "column", name);
    must(gv_param_store(gv_spec_find(&trait->kind->spec, "holds"), 1, trait->params, NULL));
}

static void given_people_file(gv_plan *plan, const temp_file *file)
{
    plan->crowd.source.file = gv_arena_text(plan->arena, file->path, NULL);
}

/* Everybody, before the first day and after the last. */
typedef struct lot {
    market_person first[PEOPLE], last[PEOPLE];
} lot;

static void keep(void *self, const gv_world *w, uint32_t step)
{
    lot *all = self;
    const market_life *l = w->own;
    memcpy(all->last, l->person, sizeof all->last);
    if (step == 0)
        memcpy(all->first, l->person, sizeof all->first);
}

static const char *const characters[] = { "scepticism", "attention", "trust",
                                          "attitude",   "value_1",   "value_2" };

/* A file that says of people what they are anyway. */
static temp_file file_of(const lot *all)
{
    gv_text csv = { 0 };
    gv_text_add(&csv, "id");
    for (size_t k = 0; k < GV_COUNT_OF(characters); k++)
        gv_text_add(&csv, ",%s", characters[k]);
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const market_person *p = &all->first[v];
        gv_text_add(&csv, "\n%u,%.17g,%u,%.17g,%.17g,%.17g,%.17g", v, p->scepticism / 255.0,
                    p->attention, (double) p->trust, p->attitude, p->value[0] / 127.0,
                    p->value[1] / 127.0);
    }
    const temp_file file = temp_file_make(csv.text, csv.length);
    gv_text_free(&csv);
    return file;
}

static void people_who_bring_along_what_they_would_draw_live_the_same_life(void **unused)
{
    (void) unused;
    static lot drawn, brought;
    gv_plan *plan = given_people_who_buy();
    watch_life(plan, 1, keep, &drawn);
    const temp_file file = file_of(&drawn);
    gv_plan *filed = given_people_who_buy();
    for (size_t k = 0; k < GV_COUNT_OF(characters); k++)
        given_column(filed, characters[k]);
    given_people_file(filed, &file);
    watch_life(filed, 1, keep, &brought);
    assert_memory_equal(drawn.first, brought.first, sizeof drawn.first);
    assert_memory_equal(drawn.last, brought.last, sizeof drawn.last);
    assert_memory_not_equal(drawn.first, drawn.last, sizeof drawn.first);
    temp_file_remove(&file);
    forget_world(filed);
    forget_world(plan);
}

/* Person v cares for topics 2 and 5 as 1 to 3, or, every third, for nothing; all are as
 * sceptical as their number says. */
static void columns_are_what_people_are_like(void **unused)
{
    (void) unused;
    static lot drawn, brought;
    gv_text csv = { 0 };
    gv_text_add(&csv, "topic_5,topic_2,scepticism,value_2,id");
    for (uint32_t v = 0; v < PEOPLE; v++)
        gv_text_add(&csv, "\n%d,%d,%.17g,%g,%u", v % 3 == 0 ? 0 : 3, v % 3 == 0 ? 0 : 1,
                    v / (PEOPLE - 1.0), v % 2 == 0 ? -1.0 : 0.5, v);
    const temp_file file = temp_file_make(csv.text, csv.length);
    gv_plan *plan = given_people_who_buy();
    watch_life(plan, 0, keep, &drawn);
    gv_plan *filed = given_people_who_buy();
    given_column(filed, "topic_2");
    given_column(filed, "topic_5");
    given_column(filed, "scepticism");
    given_column(filed, "value_2");
    given_people_file(filed, &file);
    watch_life(filed, 0, keep, &brought);
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const market_person *p = &brought.first[v];
        for (uint32_t k = 0; k < MARKET_TOPICS; k++)
            assert_int_equal(p->topic[k], v % 3 == 0 ? 32 : k == 1 ? 64 : k == 4 ? 191 : 0);
        assert_int_equal(p->scepticism, floor(255 * (v / (PEOPLE - 1.0)) + 0.5));
        assert_int_equal(p->value[1], v % 2 == 0 ? -127 : 64);
        assert_int_equal(p->value[0], drawn.first[v].value[0]);
        assert_int_equal(p->attention, drawn.first[v].attention);
        assert_true(p->trust == drawn.first[v].trust);
    }
    gv_text_free(&csv);
    temp_file_remove(&file);
    forget_world(filed);
    forget_world(plan);
}

static void expect_refused(const char *csv, const char *text, uint32_t line)
{
    const temp_file file = temp_file_make(csv, strlen(csv));
    gv_plan *plan = given_people_who_buy();
    gv_error err = { 0 };
    set_number(plan, "network.people", 20);
    given_column(plan, "trust");
    given_people_file(plan, &file);
    plan->crowd.source.missing = GV_MISSING_HOT_DECK;
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_DATA);
    if (strstr(err.text, text) == NULL || err.line != line)
        fail_msg("line %u: %s", (unsigned) err.line, err.text);
    assert_string_equal(err.file, file.path);
    assert_true(err.hint[0] != '\0');
    temp_file_remove(&file);
    forget_world(plan);
}

static void a_number_out_of_range_is_refused_where_it_stands(void **unused)
{
    (void) unused;
    expect_refused("id,trust\n0,0.5\n1,\n2,1.5\n",
                   "'trust' of person '2' is 1.5; it should be from 0 to 1", 4);
    expect_refused("id,trust\n0,-0.1\n", "'trust' of person '0' is -0.1", 2);
}

static void words_are_no_numbers(void **unused)
{
    (void) unused;
    static const char csv[] = "id,attention\n0,much\n";
    const temp_file file = temp_file_make(csv, strlen(csv));
    gv_plan *plan = given_people_who_buy();
    gv_error err = { 0 };
    (void) given_trait(plan, "column", "attention");
    given_people_file(plan, &file);
    assert_int_equal(gv_plan_settle(plan, 0, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "trait 'attention' holds words"));
    temp_file_remove(&file);
    forget_world(plan);
}

static void laws_of_the_scenario_are_read_too_and_held_to_the_range(void **unused)
{
    (void) unused;
    static lot all;
    gv_plan *plan = given_people_who_buy();
    gv_trait_plan *trait = given_trait(plan, "uniform", "attitude");
    trait_number(trait, "low", 0.25);
    trait_number(trait, "high", 0.5);
    watch_life(plan, 0, keep, &all);
    double least = 1, most = -1;
    for (uint32_t v = 0; v < PEOPLE; v++) {
        least = fmin(least, all.first[v].attitude);
        most = fmax(most, all.first[v].attitude);
    }
    assert_true(least >= 0.25 && least < 0.26 && most <= 0.5 && most > 0.49);
    forget_world(plan);

    gv_error err = { 0 };
    plan = given_people_who_buy();
    trait = given_trait(plan, "uniform", "attitude");
    trait_number(trait, "low", 0.25);
    trait_number(trait, "high", 1.5);
    must(gv_plan_settle(plan, 0, NULL));
    assert_int_equal(gv_engine_watch(plan, 0, 0, keep, &all, &err), GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "the trait 'attitude' as a number from -1 to 1"));
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_who_bring_along_what_they_would_draw_live_the_same_life),
        cmocka_unit_test(columns_are_what_people_are_like),
        cmocka_unit_test(a_number_out_of_range_is_refused_where_it_stands),
        cmocka_unit_test(words_are_no_numbers),
        cmocka_unit_test(laws_of_the_scenario_are_read_too_and_held_to_the_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
