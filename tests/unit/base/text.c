/* Growing text survives refusal; the nearest word is the one meant, or none. */
#include "test.h"

#include <string.h>

static bool allow_some(void *left, size_t bytes)
{
    (void) bytes;
    return (*(int *) left)-- > 0;
}

static void text_grows_and_ends_in_a_nul(void **unused)
{
    (void) unused;
    gv_text t = { .text = NULL };
    gv_text_add(&t, "%s", "");
    assert_string_equal(t.text, "");
    for (int i = 0; i < 1000; i++)
        gv_text_add(&t, "%03d,", i);
    gv_text_add_bytes(&t, "a\0b", 3);
    gv_text_add_bytes(&t, NULL, 0);
    assert_int_equal(t.length, 4003);
    assert_int_equal(t.text[4003], '\0');
    assert_memory_equal(t.text + 3996, "999,a\0b", 7);
    assert_false(t.failed);
    gv_text_free(&t);
    assert_null(t.text);
    gv_text_free(NULL);
}

static void after_a_refusal_text_stays_as_it_was(void **unused)
{
    (void) unused;
    gv_text t = { .text = NULL };
    int left = 1;
    gv_memory_set_hook(allow_some, &left);
    gv_text_add(&t, "short");
    gv_text_add(&t, "%0200d", 1);
    gv_text_add(&t, "x");
    gv_text_add_bytes(&t, "y", 1);
    gv_memory_set_hook(NULL, NULL);
    assert_true(t.failed);
    assert_string_equal(t.text, "short");
    gv_text_free(&t);
}

static void a_misspelt_word_finds_its_neighbour(void **unused)
{
    (void) unused;
    static const char *const known[] = { "independent_cascade", "bass", "sir", "p", "k",
                                         "linear_threshold",    NULL };
    static const char *const words[][2] = {
        { "independent_cascde", "independent_cascade" },  /* left out */
        { "idnependent_cascade", "independent_cascade" }, /* swapped: 1, not 2 */
        { "bas", "bass" },
        { "abss", "bass" },
        { "sir", "sir" },
        { "sis", "sir" },
        { "lineer_treshold", "linear_threshold" },
        { "cascade", NULL }, /* 12 letters away */
        { "sixxx", NULL },
        { "q", NULL }, /* no letter right */
        { "", NULL },
    };
    for (size_t i = 0; i < GV_COUNT_OF(words); i++) {
        const char *nearest = gv_nearest_word(words[i][0], known);
        if (!gv_same_text(nearest, words[i][1]))
            fail_msg("'%s' finds '%s'", words[i][0], nearest != NULL ? nearest : "none");
    }
}

static void words_longer_than_any_name_find_nothing(void **unused)
{
    (void) unused;
    char word[70];
    memset(word, 'a', sizeof word);
    word[65] = '\0';
    const char *const known[] = { word, "aaaa", NULL };
    assert_null(gv_nearest_word(word, known));
    word[64] = '\0';
    assert_ptr_equal(gv_nearest_word(word, known), word);
}

static void nothing_equals_only_nothing(void **unused)
{
    (void) unused;
    assert_true(gv_same_text(NULL, NULL));
    assert_false(gv_same_text(NULL, ""));
    assert_false(gv_same_text("", NULL));
    assert_true(gv_same_text("a", "a"));
    assert_false(gv_same_text("a", "A"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows_and_ends_in_a_nul),
        cmocka_unit_test(after_a_refusal_text_stays_as_it_was),
        cmocka_unit_test(a_misspelt_word_finds_its_neighbour),
        cmocka_unit_test(words_longer_than_any_name_find_nothing),
        cmocka_unit_test(nothing_equals_only_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
