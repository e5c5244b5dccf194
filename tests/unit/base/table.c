/* Every flaw that a parameter table can have is found and named. */
#include "test.h"

#include <math.h>
#include <string.h>

typedef struct pair {
    double p;
    uint64_t n;
} pair;

#define GOOD_P .name = "p", .high = 1, .initial = 0.5, .help = "chance"
#define GOOD_N .name = "n", .type = GV_TYPE_COUNT, .offset = 8, .help = "size"

static gv_status check(const gv_param *table, gv_error *err)
{
    const gv_spec spec = { .name = "pair",
                           .title = "Pair",
                           .about = "Two numbers.",
                           .params = table,
                           .params_size = sizeof(pair) };
    return gv_spec_check(&spec, err);
}

static void a_sound_table_passes(void **unused)
{
    (void) unused;
    const gv_param table[] = {
        { GOOD_P, .sweep = { 0.01, 1 }, .scale = GV_SCALE_LOG },
        { GOOD_N, .alias = "size" },
        GV_END_OF_TABLE,
    };
    const gv_spec bare = { .name = "b", .title = "B", .about = "No parameters." };
    must(check(table, NULL));
    must(gv_spec_check(&bare, NULL));
}

static void every_flaw_is_named(void **unused)
{
    (void) unused;
    static const struct {
        gv_param row;
        const char *flaw;
    } flawed[] = {
        { { .name = "n", .high = 1, .help = "h" }, "shares a name with another row" },
        { { .name = "q", .high = 1, .help = "h", .alias = "n" },
          "shares a name with another row" },
        { { .name = "q", .high = 1, .help = "h", .offset = 9 },
          "lies outside the parameter struct" },
        { { .name = "q", .high = NAN, .help = "h" }, "has a bound that is not a number" },
        { { .name = "q", .help = "h" },
          "is a real without bounds (use INFINITY for none)" },
        { { .name = "q", .type = GV_TYPE_CHOICE, .help = "h" }, "has no choices" },
        { { .name = "q", .high = 1, .initial = 2, .help = "h" },
          "has a default outside its bounds" },
        { { .name = "q", .high = 1, .help = "h", .sweep = { 0.5, 2 } },
          "has a sweep outside its bounds" },
        { { .name = "q", .high = 1, .help = "h", .sweep = { 0, 1 }, .scale = GV_SCALE_LOG },
          "has a sweep outside its bounds" },
        { { .name = "q", .high = 1 }, "has no help" },
    };
    for (size_t i = 0; i < GV_COUNT_OF(flawed); i++) {
        gv_error err = { .code = GV_OK };
        const gv_param table[] = { { GOOD_N }, flawed[i].row, GV_END_OF_TABLE };
        assert_int_equal(check(table, &err), GV_E_INTERNAL);
        if (strstr(err.text, flawed[i].flaw) == NULL)
            fail_msg("'%s' should say: %s", err.text, flawed[i].flaw);
    }
}

static void a_required_row_needs_no_default(void **unused)
{
    (void) unused;
    const gv_param table[] = {
        { GOOD_P },
        { GOOD_N, .low = 1, .required = true },
        GV_END_OF_TABLE,
    };
    pair values = { 1, 1 };
    const gv_spec spec = { .name = "pair", .params = table, .params_size = sizeof values };
    must(check(table, NULL));
    gv_spec_defaults(&spec, &values);
    assert_int_equal(values.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_table_passes),
        cmocka_unit_test(every_flaw_is_named),
        cmocka_unit_test(a_required_row_needs_no_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
