/* Tables: rows by either name, defaults, stores that check, equality by field. */
#include "test.h"

#include <math.h>
#include <string.h>

typedef struct toy {
    double p;
    uint64_t people;
    bool loud;
    uint32_t choose;
    const char *file;
    gv_money fee;
    gv_counts steps;
    gv_words names;
    gv_reals table;
    char padding_follows;
} toy;

static const char *const choices[] = { "degree", "random", NULL };
static const gv_param toy_table[] = {
    GV_REAL(toy, p, .initial = 0.25, .high = 1, .unit = "probability", .help = "chance"),
    GV_COUNT(toy, people, .initial = 1000, .low = 1, .unit = "people", .alias = "n",
             .help = "size"),
    GV_FLAG(toy, loud, .initial = 1, .help = "loud?"),
    GV_CHOICE(toy, choose, .initial = 1, .choices = choices, .help = "whom"),
    GV_WORD(toy, file, .initial_text = "a.csv", .help = "where", .is_file = true),
    GV_PRICE(toy, fee, .initial = 12.5, .unit = "money", .help = "price"),
    GV_REALS(toy, table, .high = 1, .help = "chances"),
    GV_COUNTS(toy, steps, .low = 1, .help = "when"),
    GV_WORDS(toy, names, .help = "who"),
    GV_END_OF_TABLE,
};
static const gv_spec toy_spec = {
    .name = "toy", .title = "Toy", .about = "A toy.", GV_PARAMS(toy)
};
static const gv_spec bare_spec = { .name = "bare", .title = "Bare", .about = "Nothing." };

static const gv_param *row(const char *name)
{
    const gv_param *found = gv_spec_find(&toy_spec, name);
    assert_non_null(found);
    return found;
}

static void rows_answer_to_name_and_alias(void **unused)
{
    (void) unused;
    assert_ptr_equal(row("people"), row("n"));
    assert_null(gv_spec_find(&toy_spec, "person"));
    assert_null(gv_spec_find(&toy_spec, NULL));
    assert_null(gv_spec_find(&bare_spec, "p"));
}

static void every_field_gets_its_default_and_padding_is_zero(void **unused)
{
    (void) unused;
    toy a, b;
    memset(&a, 0xAA, sizeof a);
    memset(&b, 0x55, sizeof b);
    gv_spec_defaults(&toy_spec, &a);
    gv_spec_defaults(&toy_spec, &b);
    gv_spec_defaults(&bare_spec, NULL);

    assert_true(a.p == 0.25 && a.people == 1000 && a.loud && a.choose == 1);
    assert_string_equal(a.file, "a.csv");
    assert_int_equal(a.fee, 12500000);
    assert_true(a.steps.n == 0 && a.names.n == 0);
    assert_memory_equal(&a, &b, sizeof a);
}

static void a_number_inside_the_bounds_is_stored(void **unused)
{
    (void) unused;
    toy t;
    gv_spec_defaults(&toy_spec, &t);
    must(gv_param_store(row("p"), 1, &t, NULL));
    must(gv_param_store(row("people"), 9007199254740991.0, &t, NULL));
    must(gv_param_store(row("loud"), 0, &t, NULL));
    must(gv_param_store(row("choose"), 0, &t, NULL));
    must(gv_param_store(row("fee"), 0.1, &t, NULL));
    assert_true(t.p == 1 && t.people == 9007199254740991 && !t.loud && t.choose == 0);
    assert_int_equal(t.fee, 100000);
    assert_true(gv_param_number(row("fee"), &t) == 0.1);
    assert_true(gv_param_number(row("people"), &t) == 9007199254740991.0);
    assert_true(gv_param_number(row("choose"), &t) == 0 &&
                gv_param_number(row("p"), &t) == 1);
    assert_true(isnan(gv_param_number(row("file"), &t)));
}

static void a_refused_number_changes_nothing_and_says_what_is_allowed(void **unused)
{
    (void) unused;
    static const struct {
        const char *name;
        double value;
        const char *text;
    } bad[] = {
        { "p", 1.4, "p = 1.4 is outside [0, 1] (probability)" },
        { "p", NAN, "p = nan is not a finite number" },
        { "people", 0, "people = 0 should be at least 1 (people)" },
        { "people", 2.5, "people = 2.5 is not a whole number (people)" },
        { "people", 1e16,
          "people = 10000000000000000 is more than can be counted (people)" },
        { "people", INFINITY, "people = inf is not a finite number" },
        { "loud", 2, "loud = 2 should be true or false" },
        { "choose", 2, "choose = 2 should be degree or random" },
        { "choose", -1, "choose = -1 should be degree or random" },
        { "fee", -1, "fee = -1 should be at least 0 (money)" },
        { "fee", 1e13, "fee = 10000000000000 is more than can be counted (money)" },
    };
    for (size_t i = 0; i < GV_COUNT_OF(bad); i++) {
        toy before, t;
        gv_error err = { .code = GV_OK };
        gv_spec_defaults(&toy_spec, &before);
        gv_spec_defaults(&toy_spec, &t);
        assert_int_equal(gv_param_store(row(bad[i].name), bad[i].value, &t, &err),
                         GV_E_RANGE);
        assert_string_equal(err.text, bad[i].text);
        assert_memory_equal(&t, &before, sizeof t);
    }
    toy t;
    assert_int_equal(gv_param_store(row("file"), 1, &t, NULL), GV_E_INTERNAL);
    assert_int_equal(gv_param_store(row("steps"), 1, &t, NULL), GV_E_INTERNAL);
}

static void structs_differ_when_any_field_does(void **unused)
{
    (void) unused;
    static const uint64_t one[] = { 1 }, other_one[] = { 1 }, two[] = { 2 };
    static const double half[] = { 0.5 }, other_half[] = { 0.5 }, whole[] = { 1 };
    static const char *const ann[] = { "ann" };
    static const char *const bob[] = { "bob" };
    char same_file[] = "a.csv";
    toy a, b;
    gv_spec_defaults(&toy_spec, &a);
    a.steps = (gv_counts){ one, 1 };
    a.names = (gv_words){ ann, 1 };
    a.table = (gv_reals){ half, 1 };
    b = a;
    b.file = same_file;
    b.steps.at = other_one;
    b.table.at = other_half;
    b.padding_follows = 1; /* no row: not compared */
    assert_true(gv_spec_equal(&toy_spec, &a, &b));
    assert_true(gv_spec_equal(&bare_spec, NULL, NULL));

    toy changed[9] = { a, a, a, a, a, a, a, a, a };
    changed[0].p = 0.5;
    changed[1].people = 1001;
    changed[2].loud = false;
    changed[3].choose = 0;
    changed[4].file = "b.csv";
    changed[5].fee++;
    changed[6].steps.at = two;
    changed[7].names.at = bob;
    changed[8].table.at = whole;
    for (size_t i = 0; i < 9; i++)
        assert_false(gv_spec_equal(&toy_spec, &a, &changed[i]));
    a.steps.n = 0;
    assert_false(gv_spec_equal(&toy_spec, &a, &b));
    a = b;
    a.names.n = 0;
    assert_false(gv_spec_equal(&toy_spec, &a, &b));
}

static void what_was_left_alone_is_at_its_default(void **unused)
{
    (void) unused;
    typedef struct all {
        double x;
        const char *name;
        gv_words words;
    } all;
    const gv_param x = GV_REAL(all, x, .initial = 2, .low = 0, .high = 9);
    const gv_param name = GV_WORD(all, name, .initial_text = "id");
    const gv_param words = GV_WORDS(all, words, .help = "");
    static const char *const some[] = { "a" };
    const all left = { 2, "id", { NULL, 0 } }, set = { 3, "", { some, 1 } };
    assert_true(gv_param_is_default(&x, &left) && !gv_param_is_default(&x, &set));
    assert_true(gv_param_is_default(&name, &left) && !gv_param_is_default(&name, &set));
    assert_true(gv_param_is_default(&words, &left) && !gv_param_is_default(&words, &set));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_answer_to_name_and_alias),
        cmocka_unit_test(every_field_gets_its_default_and_padding_is_zero),
        cmocka_unit_test(a_number_inside_the_bounds_is_stored),
        cmocka_unit_test(a_refused_number_changes_nothing_and_says_what_is_allowed),
        cmocka_unit_test(structs_differ_when_any_field_does),
        cmocka_unit_test(what_was_left_alone_is_at_its_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
