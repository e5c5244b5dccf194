/* The comparison as JSON is JSON, whole, and says null for what does not exist. */
#include "small_study.h"
#include "test.h"

#include <jansson.h>
#include <string.h>

static const uint32_t four[] = { 1, 2, 1, 2, 11, 12, 15, 10, 16, 17, 13, 14 };

static gv_text written(const char *result_path)
{
    small_study s;
    gv_comparison *c = NULL;
    gv_text text = { .text = NULL };
    small_study_make(&s, four, 4);
    must(gv_compare(&s.plan, &s.block, NULL, 0, &c, NULL));
    strcpy(c->world_hash, "00112233445566778899aabbccddeeff");
    must(gv_comparison_json(c, result_path, &text, NULL));
    gv_comparison_free(c);
    return text;
}

static void it_parses_and_names_the_winner(void **unused)
{
    (void) unused;
    gv_text text = written("results/small/result.h5");
    json_t *root = json_loads(text.text, 0, NULL);
    assert_non_null(root);
    const char *winner = json_string_value(json_object_get(root, "winner"));
    const char *path = json_string_value(json_object_get(root, "result"));
    assert_string_equal(winner, "partners");
    assert_string_equal(path, "results/small/result.h5");
    assert_int_equal(json_array_size(json_object_get(root, "strategies")), SMALL_ARMS);
    assert_int_equal(json_array_size(json_object_get(root, "differences")), 3);
    assert_int_equal(json_array_size(json_object_get(root, "sentences")), 3);
    assert_true(json_is_null(json_object_get(root, "plan_hash")));
    const json_t *outcomes = json_object_get(root, "outcomes");
    const json_t *of =
        json_object_get(json_object_get(outcomes, "final_adopters"), "strategies");
    assert_true(json_is_real(json_object_get(json_object_get(of, "partners"), "value")));
    json_decref(root);
    gv_text_free(&text);
}

static void what_does_not_exist_is_null(void **unused)
{
    (void) unused;
    gv_text text = written(NULL);
    json_t *root = json_loads(text.text, 0, NULL);
    const json_t *first = json_array_get(json_object_get(root, "strategies"), 0);
    const json_t *reach = json_object_get(first, "reach");
    assert_true(json_is_null(json_object_get(reach, "value")));
    assert_true(json_is_null(json_object_get(root, "result")));
    assert_null(strstr(text.text, "nan"));
    assert_null(strstr(text.text, "inf"));
    json_decref(root);
    gv_text_free(&text);
}

static void the_same_comparison_gives_the_same_bytes(void **unused)
{
    (void) unused;
    gv_text a = written("r.h5"), b = written("r.h5");
    assert_string_equal(a.text, b.text);
    gv_text_free(&b);
    gv_text_free(&a);
}

static void a_path_that_is_not_utf8_does_not_break_it(void **unused)
{
    (void) unused;
    gv_text text = written("r\xff.h5");
    json_t *root = json_loads(text.text, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(root, "result")), "r?.h5");
    json_decref(root);
    gv_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_parses_and_names_the_winner),
        cmocka_unit_test(what_does_not_exist_is_null),
        cmocka_unit_test(the_same_comparison_gives_the_same_bytes),
        cmocka_unit_test(a_path_that_is_not_utf8_does_not_break_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
