/* The pages that are derived from the tables: schema, reference, explanations. */
#include "grapevine/scenario.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "scenario/parts.h"
#include "test.h"

static json_t *schema(void)
{
    gv_text text = { 0 };
    must(gv_scenario_schema(&text, NULL));
    json_t *const root = json_loads(text.text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    gv_text_free(&text);
    return root;
}

/* The definition whose kind is `name`. */
static json_t *part_in(json_t *root, const gv_parts *parts, const char *name)
{
    json_t *const any = json_object_get(
        json_object_get(json_object_get(root, "$defs"), parts->word), "anyOf");
    size_t k = 0;
    json_t *part = NULL;
    json_array_foreach(any, k, part)
    {
        json_t *const stated = json_object_get(json_object_get(part, "properties"), "kind");
        json_t *const names = json_object_get(stated, "enum");
        json_t *const kind =
            names == NULL ? json_object_get(stated, "const") : json_array_get(names, 0);
        if (kind != NULL && strcmp(json_string_value(kind), name) == 0) {
            return json_object_get(part, "properties");
        }
    }
    return NULL;
}

static void every_row_of_every_part_is_in_the_schema(void **unused)
{
    (void) unused;
    json_t *const root = schema();
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        for (size_t k = 0; gv_parts_all[i]->at(k) != NULL; k++) {
            const gv_spec *const spec = gv_parts_all[i]->at(k);
            json_t *const part = part_in(root, gv_parts_all[i], spec->name);
            assert_non_null(part);
            for (const gv_param *row = spec->params; row != NULL && row->name != NULL;
                 row++) {
                assert_non_null(json_object_get(part, row->name));
            }
        }
    }
    json_decref(root);
}

static void the_schema_states_bounds_and_what_is_required(void **unused)
{
    (void) unused;
    json_t *const root = schema();
    json_t *const p = json_object_get(part_in(root, &gv_parts_networks, "gnp"), "p");
    assert_true(json_number_value(json_object_get(p, "minimum")) == 0);
    assert_true(json_number_value(json_object_get(p, "maximum")) == 1);
    assert_null(json_object_get(p, "default"));
    json_t *const step = json_object_get(part_in(root, &gv_parts_models, "bass"), "step");
    assert_true(json_number_value(json_object_get(step, "exclusiveMinimum")) == 0);
    assert_null(json_object_get(step, "minimum"));
    assert_int_equal(json_array_size(json_object_get(root, "required")), 2);
    json_decref(root);
}

static void the_schema_has_the_same_bytes_every_time(void **unused)
{
    (void) unused;
    gv_text a = { 0 };
    gv_text b = { 0 };
    must(gv_scenario_schema(&a, NULL));
    must(gv_scenario_schema(&b, NULL));
    assert_string_equal(a.text, b.text);
    assert_null(strstr(a.text, "0.050000000000000003"));
    gv_text_free(&a);
    gv_text_free(&b);
}

static void every_row_of_every_part_is_on_the_reference_page(void **unused)
{
    (void) unused;
    gv_text page = { 0 };
    must(gv_scenario_reference(&page, NULL));
    for (size_t i = 0; i < GV_COUNT_OF(gv_parts_all); i++) {
        for (size_t k = 0; gv_parts_all[i]->at(k) != NULL; k++) {
            const gv_spec *const spec = gv_parts_all[i]->at(k);
            char head[128];
            (void) snprintf(head, sizeof head, "\n### `%s`: ", spec->name);
            const char *const section = strstr(page.text, head);
            assert_non_null(section);
            for (const gv_param *row = spec->params; row != NULL && row->name != NULL;
                 row++) {
                (void) snprintf(head, sizeof head, "\n| `%s`", row->name);
                assert_non_null(strstr(section, head));
            }
        }
    }
    gv_text_free(&page);
}

static void expect_explained(const char *what, const char *words)
{
    gv_text page = { 0 };
    must(gv_scenario_explain(what, &page, NULL));
    if (strstr(page.text, words) == NULL) {
        fail_msg("'%s' is explained without '%s':\n%s", what, words, page.text);
    }
    gv_text_free(&page);
}

static void a_part_a_list_a_key_and_a_dotted_key_can_be_explained(void **unused)
{
    (void) unused;
    expect_explained("bass", "imitation");
    expect_explained("models", "linear_threshold");
    expect_explained("strategies", "partner_posts");
    expect_explained("budget", "what every strategy may spend");
    expect_explained("contest", "what might flip the answer");
    expect_explained("network.rewire", "watts_strogatz");
    expect_explained("model.p", "independent_cascade");
    expect_explained("bass.q", "[0, 10]");
    expect_explained("tactics.broadcast.cpm", "price of a thousand impressions");
    expect_explained("network.replicates_per_graph", "lives share one network");
    expect_explained("reach", "metric");
    expect_explained("layers", "networks of the same people");
    expect_explained("network.layers", "1 to 8 names with networks");
    expect_explained("messages.weight", "persuasive");
    expect_explained("SEIRModel", "exposed -> infected       alpha");
    expect_explained("seir", "also called SEIRModel");
}

static void what_does_not_exist_is_refused_with_the_nearest_name(void **unused)
{
    (void) unused;
    gv_text page = { 0 };
    gv_error err = { 0 };
    assert_int_equal(gv_scenario_explain("brodcast", &page, &err), GV_E_USAGE);
    assert_string_equal(err.hint, "did you mean 'broadcast'?");
    const char *const nothing[] = { "",   ".",      "..",       "p.",
                                    ".p", "model.", "model..p", "bass.zzz" };
    for (size_t i = 0; i < GV_COUNT_OF(nothing); i++) {
        assert_int_equal(gv_scenario_explain(nothing[i], &page, NULL), GV_E_USAGE);
    }
    assert_int_equal(page.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_every_part_is_in_the_schema),
        cmocka_unit_test(the_schema_states_bounds_and_what_is_required),
        cmocka_unit_test(the_schema_has_the_same_bytes_every_time),
        cmocka_unit_test(every_row_of_every_part_is_on_the_reference_page),
        cmocka_unit_test(a_part_a_list_a_key_and_a_dotted_key_can_be_explained),
        cmocka_unit_test(what_does_not_exist_is_refused_with_the_nearest_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
