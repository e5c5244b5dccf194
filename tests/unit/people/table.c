#include "crowd.h"
#include "temp_file.h"

#include <string.h>

/* A plan whose people stand in a file: `age` in numbers, `segment` in words. */
typedef struct filed {
    gv_plan *plan;
    temp_file file;
    gv_network *net; /* four people, 0 .. 3 */
} filed;

static filed given_file(const char *text)
{
    filed f = { .file = temp_file_make(text, strlen(text)) };
    must(gv_plan_create(&f.plan, NULL));
    f.plan->crowd.source.file = gv_arena_text(f.plan->arena, f.file.path, NULL);
    const gv_param *row = NULL;
    gv_trait_plan *age = given_trait(f.plan, "column", "age");
    row = gv_spec_find(&age->kind->spec, "holds");
    must(gv_param_store(row, 1, age->params, NULL));
    (void) given_trait(f.plan, "column", "segment");
    must(gv_network_complete(4, &f.net, NULL));
    return f;
}

static void forget(filed *f)
{
    temp_file_remove(&f->file);
    gv_network_free(f->net);
    gv_plan_free(f->plan);
}

static void expect_people(const char *text, const double age[4], const char *segments)
{
    filed f = given_file(text);
    must(gv_plan_read_people(f.plan, NULL));
    gv_people *people = people_on(f.plan, f.net, 0);
    const gv_trait *segment = gv_people_trait(people, "segment");
    for (uint32_t v = 0; v < 4; v++) {
        assert_true(gv_people_trait(people, "age")->number[v] == age[v]);
        assert_int_equal(segment->label[segment->value[v]][0], segments[v]);
    }
    gv_people_free(people);
    forget(&f);
}

static void rows_may_stand_in_any_order_and_cells_apart_by_three_signs(void **unused)
{
    (void) unused;
    static const double age[4] = { 30, 41.5, -2, 1e3 };
    expect_people("id,age,segment\n3,1e3,d\n1,41.5,b\n0,30,a\n2,-2,b\n", age, "abbd");
    expect_people("segment;x;id;age\r\n\r\na;,;0;30\r\nd;;3;1e3\r\nb;;1;41.5\r\nb;;2;-2",
                  age, "abbd");
    expect_people("\xef\xbb\xbfid\tage\tsegment\n0\t30\ta,a\n1\t41.5\tb\n2\t-2\tb\n"
                  "3\t1e3\td\n",
                  age, "abbd");
}

static void quotes_keep_signs_and_double_quotes(void **unused)
{
    (void) unused;
    filed f = given_file("\"id\",\"age\",\"segment\"\n0,\"1\",\"a, \"\"b\"\"\"\n"
                         "1,1,\"\"\"\"\n2, 1 , c d \n3,1,\" e\"\n");
    static const char *const wanted[] = { "a, \"b\"", "\"", "c d", " e" };
    must(gv_plan_read_people(f.plan, NULL));
    gv_people *people = people_on(f.plan, f.net, 0);
    const gv_trait *segment = gv_people_trait(people, "segment");
    for (uint32_t v = 0; v < 4; v++)
        assert_string_equal(segment->label[segment->value[v]], wanted[v]);
    for (size_t k = 1; k < segment->n_labels; k++)
        assert_true(strcmp(segment->label[k - 1], segment->label[k]) < 0);
    gv_people_free(people);
    forget(&f);
}

/* Where, and a part of the words. */
static void expect_refused(const char *text, uint32_t line, uint32_t column,
                           const char *words)
{
    filed f = given_file(text);
    gv_error err = { 0 };
    gv_status status = gv_plan_read_people(f.plan, &err);
    if (status == GV_OK)
        status = gv_people_table_check(&f.plan->crowd, f.net, &err);
    if (status != GV_E_DATA || err.line != line || err.column != column ||
        strstr(err.text, words) == NULL ||
        (line > 0 && !gv_same_text(err.file, f.file.path)))
        fail_msg("'%s' earns %u:%u '%s'", text, (unsigned) err.line, (unsigned) err.column,
                 err.text);
    forget(&f);
}

static void what_is_wrong_with_a_file_is_said_with_its_place(void **unused)
{
    (void) unused;
    expect_refused("", 0, 0, "empty");
    expect_refused("\n \n", 0, 0, "empty");
    expect_refused("id,age\n0,1\n", 1, 1, "no column 'segment'");
    expect_refused("who,age,segment\n0,1,a\n", 1, 1, "no column 'id'");
    expect_refused("id,age,segment,age\n0,1,a,2\n", 1, 16, "two columns 'age'");
    expect_refused("id,age,segment\n0,1\n", 2, 1, "2 cells, the head has 3");
    expect_refused("id,age,segment\n0,old,a\n", 2, 3, "'old' is no number");
    expect_refused("id,segment,age\n0,\xc3\xa4\xc3\xb6,4O\n", 2, 6, "'4O' is no number");
    expect_refused("id,age,segment\n0,1,\"a\n", 2, 5, "do not close");
    expect_refused("id,age,segment\n0,1,\"a\"b\n", 2, 5, "do not close");
    expect_refused("id,age,segment\n0,1,a\n1,1,a\n0,2,a\n", 4, 1, "on line 2 already");
    expect_refused("id,age,segment\n0,1,a\n4,1,a\n", 3, 1, "no person '4'");
    expect_refused("id,age,segment\n0,1,a\n1,1,a\n3,1,a\n", 0, 0, "of person '2'");
    expect_refused("id,age,segment\n0,1,a\n1,,a\n2,1,a\n3,1,a\n", 3, 1, "'age' of person");
    expect_refused("id,age,segment\n0,1,\n1,1,a\n2,1,a\n3,1,a\n", 2, 1, "'segment' of");
}

static void a_byte_zero_is_no_text(void **unused)
{
    (void) unused;
    static const char text[] = "id,age,segment\n0,1,a\0b\n";
    filed f = given_file("x");
    temp_file binary = temp_file_make(text, sizeof text - 1);
    gv_error err = { 0 };
    f.plan->crowd.source.file = binary.path;
    assert_int_equal(gv_plan_read_people(f.plan, &err), GV_E_DATA);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 6);
    temp_file_remove(&binary);
    forget(&f);
}

static void strangers_are_passed_over_where_the_plan_says_so(void **unused)
{
    (void) unused;
    filed f = given_file("id,age,segment\n0,1,a\n7,1,z\n1,2,a\n2,3,a\n3,4,a\nann,5,a\n");
    f.plan->crowd.source.strangers = GV_STRANGERS_IGNORE;
    must(gv_plan_read_people(f.plan, NULL));
    gv_people *people = people_on(f.plan, f.net, 0);
    assert_true(gv_people_trait(people, "age")->number[3] == 4);
    gv_people_free(people);
    forget(&f);
}

static void a_hot_deck_gives_values_that_somebody_has(void **unused)
{
    (void) unused;
    filed f = given_file("id,age,segment\n0,10,a\n1,,b\n3,20,\n");
    f.plan->crowd.source.missing = GV_MISSING_HOT_DECK;
    must(gv_plan_read_people(f.plan, NULL));
    uint32_t tens = 0;
    for (uint64_t graph = 0; graph < 200; graph++) {
        gv_people *people = people_on(f.plan, f.net, graph);
        const double *age = gv_people_trait(people, "age")->number;
        const uint16_t *segment = gv_people_trait(people, "segment")->value;
        assert_true(age[0] == 10 && age[3] == 20);
        assert_true(age[1] == 10 || age[1] == 20);
        assert_true(age[2] == 10 || age[2] == 20);
        assert_true(segment[0] == 0 && segment[1] == 1);
        tens += age[2] == 10 ? 1 : 0;
        gv_people_free(people);
    }
    assert_in_range(tens, 60, 140); /* 100, standard deviation 7 */
    forget(&f);
}

static void what_nobody_has_cannot_be_dealt(void **unused)
{
    (void) unused;
    filed f = given_file("id,age,segment\n0,,a\n1,,a\n");
    f.plan->crowd.source.missing = GV_MISSING_HOT_DECK;
    gv_error err = { 0 };
    must(gv_plan_read_people(f.plan, NULL));
    assert_int_equal(gv_people_table_check(&f.plan->crowd, f.net, &err), GV_E_DATA);
    assert_non_null(strstr(err.text, "for anybody"));
    forget(&f);
}

static void a_file_that_is_not_there_is_bad_data(void **unused)
{
    (void) unused;
    filed f = given_file("x");
    gv_error err = { 0 };
    f.plan->crowd.source.file = "/nowhere/people.csv";
    assert_int_equal(gv_plan_read_people(f.plan, &err), GV_E_DATA);
    forget(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_may_stand_in_any_order_and_cells_apart_by_three_signs),
        cmocka_unit_test(quotes_keep_signs_and_double_quotes),
        cmocka_unit_test(what_is_wrong_with_a_file_is_said_with_its_place),
        cmocka_unit_test(a_byte_zero_is_no_text),
        cmocka_unit_test(strangers_are_passed_over_where_the_plan_says_so),
        cmocka_unit_test(a_hot_deck_gives_values_that_somebody_has),
        cmocka_unit_test(what_nobody_has_cannot_be_dealt),
        cmocka_unit_test(a_file_that_is_not_there_is_bad_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
