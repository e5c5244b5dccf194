/* The tree of a scenario: places of every key and value, bounds, settings, failing memory.
 */
#include "scenario/yaml_tree.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "test.h"

static const char *const flat[] = { "contest", NULL };

static gv_yaml *parse(const char *text, gv_diagnostics *d)
{
    gv_yaml *tree = NULL;
    must(gv_yaml_parse("s.yaml", text, strlen(text), d, &tree, NULL));
    return tree;
}

static void expect_place(gv_place place, uint32_t line, uint32_t column, uint32_t length)
{
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.length, length);
}

static void every_key_and_value_knows_where_it_was_written(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *const tree =
        parse("# head\n口碑: \"über\"  # why\nmodel: {kind: bass, p: }\n", &d);
    assert_int_equal(d.n_all, 0);
    const gv_yaml_node *const first = gv_yaml_root(tree)->first;
    assert_string_equal(first->key, "口碑");
    assert_string_equal(first->text, "über");
    assert_true(first->quoted);
    expect_place(first->key_place, 2, 1, 2);
    expect_place(first->place, 2, 5, 6);
    const gv_yaml_node *const model = gv_yaml_find(gv_yaml_root(tree), "model");
    expect_place(model->place, 3, 8, 17);
    expect_place(gv_yaml_find(model, "kind")->place, 3, 15, 4);
    assert_string_equal(gv_yaml_find(model, "p")->text, "");
    assert_null(gv_yaml_find(model, "q"));
    gv_yaml_free(tree);
}

static void a_scalar_keeps_its_raw_text_whatever_it_looks_like(void **unused)
{
    (void) unused;
    const char *const raw[] = { "1e6x", "0,05", "nan",   "~", "yes",
                                "0x2A", "01",   "1_000", "-3" };
    for (size_t i = 0; i < GV_COUNT_OF(raw); i++) {
        char text[32];
        (void) snprintf(text, sizeof text, "value: %s\n", raw[i]);
        gv_diagnostics d = { 0 };
        gv_yaml *const tree = parse(text, &d);
        assert_string_equal(gv_yaml_root(tree)->first->text, raw[i]);
        assert_false(gv_yaml_root(tree)->first->quoted);
        gv_yaml_free(tree);
    }
}

static void what_was_refused_leaves_no_second_complaint_behind(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *const tree = parse("a: 1\na: 2\nb: *x\n? [c]\n: 3\nd: 4\n", &d);
    assert_int_equal(d.n_all, 3);
    const gv_yaml_node *const root = gv_yaml_root(tree);
    assert_int_equal(root->n_children, 3);
    assert_string_equal(gv_yaml_find(root, "a")->text, "1");
    assert_int_equal(gv_yaml_find(root, "b")->kind, GV_YAML_REFUSED);
    assert_string_equal(gv_yaml_at(root, 2)->key, "d");
    gv_yaml_free(tree);
}

static void broken_yaml_has_no_root_but_keeps_its_text(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *const tree = parse("a: [1, 2\n", &d);
    assert_null(gv_yaml_root(tree));
    assert_string_equal(d.at[0].code, "unclosed-bracket");
    assert_string_equal(gv_yaml_source(tree)->text, "a: [1, 2\n");
    must(gv_yaml_override(tree, "a=1", flat, &d, NULL));
    assert_int_equal(d.n_all, 1);
    gv_yaml_free(tree);
}

static void a_byte_order_mark_at_the_head_is_no_part_of_the_first_line(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *const tree = parse("\xef\xbb\xbf"
                                "a: 1\n",
                                &d);
    assert_int_equal(d.n_all, 0);
    expect_place(gv_yaml_root(tree)->first->key_place, 1, 1, 1);
    gv_yaml_free(tree);
}

static void a_setting_of_tactics_reaches_every_strategy_that_has_one(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *const tree = parse("strategies:\n  a: [{kind: x, k: 1}]\n"
                                "  b: [{kind: y, k: 1}, {kind: x, k: 1}]\n"
                                "  c: [{kind: x, name: z, k: 1}]\n",
                                &d);
    must(gv_yaml_override(tree, "tactics.x.k=2", flat, &d, NULL));
    const gv_yaml_node *const arms = gv_yaml_find(gv_yaml_root(tree), "strategies");
    assert_int_equal(d.n_all, 0);
    assert_string_equal(gv_yaml_find(gv_yaml_at(gv_yaml_at(arms, 0), 0), "k")->text, "2");
    assert_string_equal(gv_yaml_find(gv_yaml_at(gv_yaml_at(arms, 1), 0), "k")->text, "1");
    assert_string_equal(gv_yaml_find(gv_yaml_at(gv_yaml_at(arms, 1), 1), "k")->text, "2");
    assert_string_equal(gv_yaml_find(gv_yaml_at(gv_yaml_at(arms, 2), 0), "k")->text, "1");
    must(gv_yaml_override(tree, "tactics.nobody.k=2", flat, &d, NULL));
    assert_int_equal(d.n_all, 1);
    gv_yaml_free(tree);
}

/* ---- bounds ------------------------------------------------------------------- */

typedef struct bomb {
    const char *head, *piece;
    size_t bytes;
    const char *code;
} bomb;

static double seconds(void)
{
    struct timespec now;
    assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now), 0);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static void huge_and_deep_files_are_refused_before_they_cost_anything(void **unused)
{
    (void) unused;
    const bomb bombs[] = {
        { "", "[", 100000, "too-deep" },          { "", "{a: ", 400000, "too-deep" },
        { "", "- ", 400000, "too-deep" },         { "", "[\n", 4000000, "too-deep" },
        { "", "k: 1\n", 4000000, "too-large" },   { "a: [", "b, ", 4000000, "too-large" },
        { "a: ", "x", 5000000, "too-large" },     { "", "\xff", 4000000, "not-utf8" },
        { "\"", "x", 4000000, "unclosed-quote" },
    };
    for (size_t i = 0; i < GV_COUNT_OF(bombs); i++) {
        gv_text text = { 0 };
        gv_text_add(&text, "%s", bombs[i].head);
        while (text.length < bombs[i].bytes) {
            gv_text_add_bytes(&text, bombs[i].piece, strlen(bombs[i].piece));
        }
        gv_diagnostics d = { 0 };
        gv_yaml *tree = NULL;
        const double start = seconds();
        must(gv_yaml_parse("bomb.yaml", text.text, text.length, &d, &tree, NULL));
        /* A tenth of a second in a release build; sanitizers take several times that. */
        assert_true(seconds() - start < 1.0);
        assert_string_equal(d.at[d.n_kept - 1].code, bombs[i].code);
        assert_null(gv_yaml_root(tree));
        gv_yaml_free(tree);
        gv_text_free(&text);
    }
}

static void a_file_that_cannot_be_read_is_named_with_the_reason(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_error err = { 0 };
    gv_yaml *tree = NULL;
    assert_int_equal(gv_yaml_read("/nowhere/s.yaml", &d, &tree, &err), GV_E_DATA);
    assert_string_equal(err.text,
                        "cannot open '/nowhere/s.yaml': No such file or directory");
    gv_error_clear(&err);
    assert_int_equal(gv_yaml_read("/", &d, &tree, &err), GV_E_DATA);
    assert_string_equal(err.text, "cannot read '/': Is a directory");
    assert_null(tree);
}

static void an_endless_file_is_read_up_to_the_limit_only(void **unused)
{
    (void) unused;
    gv_diagnostics d = { 0 };
    gv_yaml *tree = NULL;
    must(gv_yaml_read("/dev/zero", &d, &tree, NULL));
    assert_string_equal(d.at[0].code, "too-large");
    gv_yaml_free(tree);
}

/* ---- settings ------------------------------------------------------------------ */

static const char world[] = "model: {kind: bass, p: 0.1}\n"
                            "strategies:\n"
                            "  both:\n"
                            "    - {kind: broadcast, cpm: 12}\n"
                            "    - {kind: broadcast, name: late, cpm: 13}\n"
                            "    - {kind: seeding}\n"
                            "contest: {model.p: [0, 1]}\n";

/* @return the tree after the setting, or NULL after a complaint with that code. */
static gv_yaml *with_setting(const char *setting, const char *code)
{
    gv_diagnostics d = { 0 };
    gv_yaml *const tree = parse(world, &d);
    must(gv_yaml_override(tree, setting, flat, &d, NULL));
    if (code != NULL) {
        assert_int_equal(d.n_all, 1);
        assert_string_equal(d.at[0].code, code);
        assert_int_equal(d.at[0].place.setting, 1);
        gv_yaml_free(tree);
        return NULL;
    }
    assert_int_equal(d.n_all, 0);
    return tree;
}

static void a_setting_replaces_the_value_and_takes_its_place(void **unused)
{
    (void) unused;
    gv_yaml *const tree = with_setting("model.p=0.05", NULL);
    const gv_yaml_node *const p =
        gv_yaml_find(gv_yaml_find(gv_yaml_root(tree), "model"), "p");
    assert_string_equal(p->text, "0.05");
    assert_int_equal(p->place.setting, 1);
    expect_place(p->key_place, 1, 21, 1);
    gv_yaml_free(tree);
}

static void a_tactic_is_reached_by_position_name_or_kind(void **unused)
{
    (void) unused;
    const struct {
        const char *setting;
        size_t element;
    } cases[] = { { "strategies.both.0.cpm=14", 0 },
                  { "strategies.both.late.cpm=14", 1 },
                  { "strategies.both.seeding.cpm=14", 2 } };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        gv_yaml *const tree = with_setting(cases[i].setting, NULL);
        const gv_yaml_node *const both =
            gv_yaml_find(gv_yaml_find(gv_yaml_root(tree), "strategies"), "both");
        const gv_yaml_node *const cpm =
            gv_yaml_find(gv_yaml_at(both, cases[i].element), "cpm");
        assert_string_equal(cpm->text, "14");
        gv_yaml_free(tree);
    }
}

static void
missing_keys_are_made_and_dotted_keys_stay_whole_where_they_belong(void **unused)
{
    (void) unused;
    gv_yaml *tree = with_setting("record.cascades=all", NULL);
    const gv_yaml_node *const record = gv_yaml_find(gv_yaml_root(tree), "record");
    assert_string_equal(gv_yaml_find(record, "cascades")->text, "all");
    gv_yaml_free(tree);
    tree = with_setting("contest.network.ties=[2, 9]", NULL);
    const gv_yaml_node *const contest = gv_yaml_find(gv_yaml_root(tree), "contest");
    assert_int_equal(gv_yaml_find(contest, "network.ties")->n_children, 2);
    gv_yaml_free(tree);
}

static void only_brackets_and_quotes_make_a_setting_yaml(void **unused)
{
    (void) unused;
    const char *const settings[][2] = { { "title=Shout: or not? #1", "Shout: or not? #1" },
                                        { "title='a: b'", "a: b" },
                                        { "title=&x", "&x" },
                                        { "title=", "" } };
    for (size_t i = 0; i < GV_COUNT_OF(settings); i++) {
        gv_yaml *const tree = with_setting(settings[i][0], NULL);
        assert_string_equal(gv_yaml_find(gv_yaml_root(tree), "title")->text,
                            settings[i][1]);
        gv_yaml_free(tree);
    }
}

static void a_setting_that_cannot_be_applied_is_complained_about(void **unused)
{
    (void) unused;
    const char *const cases[][2] = { { "strategies.both.3.cpm=1", "unknown-key" },
                                     { "strategies.both.nobody.cpm=1", "unknown-key" },
                                     { "strategies.both.broadcast.cpm=1", "ambiguous-key" },
                                     { "model.p.low=1", "wrong-shape" },
                                     { "model.p=[0, 1", "unclosed-bracket" },
                                     { "model.p=\"\xff\"", "not-utf8" },
                                     { "model={p: 1, p: 2}", "duplicate-key" } };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        assert_null(with_setting(cases[i][0], cases[i][1]));
    }
}

static void a_setting_without_key_and_value_is_wrong_use(void **unused)
{
    (void) unused;
    const char *const cases[] = { "model.p", "=1", ".p=1", "model..p=1", "model.=1", "" };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        gv_diagnostics d = { 0 };
        gv_yaml *const tree = parse(world, &d);
        assert_int_equal(gv_yaml_override(tree, cases[i], flat, &d, NULL), GV_E_USAGE);
        gv_yaml_free(tree);
    }
}

/* ---- memory -------------------------------------------------------------------- */

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    size_t *const left = self;
    if (*left == 0) {
        return false;
    }
    --*left;
    return true;
}

/* Given room for 0, 1, 2, ... allocations, each failure is reported and leaves the output
 * alone. */
static void running_out_of_memory_is_a_status_and_leaks_nothing(void **unused)
{
    (void) unused;
    gv_status status = GV_E_MEMORY;
    for (size_t n = 0; status != GV_OK && n < 200; n++) {
        size_t left = n;
        gv_diagnostics d = { 0 };
        gv_yaml *tree = NULL;
        gv_memory_set_hook(allows, &left);
        status = gv_yaml_parse("s.yaml", world, strlen(world), &d, &tree, NULL);
        if (status == GV_OK) {
            status = gv_yaml_override(tree, "model.x.y={a: 1, b: 2}", flat, &d, NULL);
        } else {
            assert_null(tree);
        }
        gv_memory_set_hook(NULL, NULL);
        assert_true(status == GV_OK || status == GV_E_MEMORY);
        gv_yaml_free(tree);
    }
    assert_int_equal(status, GV_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_and_value_knows_where_it_was_written),
        cmocka_unit_test(a_scalar_keeps_its_raw_text_whatever_it_looks_like),
        cmocka_unit_test(what_was_refused_leaves_no_second_complaint_behind),
        cmocka_unit_test(a_setting_of_tactics_reaches_every_strategy_that_has_one),
        cmocka_unit_test(broken_yaml_has_no_root_but_keeps_its_text),
        cmocka_unit_test(a_byte_order_mark_at_the_head_is_no_part_of_the_first_line),
        cmocka_unit_test(huge_and_deep_files_are_refused_before_they_cost_anything),
        cmocka_unit_test(a_file_that_cannot_be_read_is_named_with_the_reason),
        cmocka_unit_test(an_endless_file_is_read_up_to_the_limit_only),
        cmocka_unit_test(a_setting_replaces_the_value_and_takes_its_place),
        cmocka_unit_test(a_tactic_is_reached_by_position_name_or_kind),
        cmocka_unit_test(
            missing_keys_are_made_and_dotted_keys_stay_whole_where_they_belong),
        cmocka_unit_test(only_brackets_and_quotes_make_a_setting_yaml),
        cmocka_unit_test(a_setting_that_cannot_be_applied_is_complained_about),
        cmocka_unit_test(a_setting_without_key_and_value_is_wrong_use),
        cmocka_unit_test(running_out_of_memory_is_a_status_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
