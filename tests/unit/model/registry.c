#include "grapevine/model.h"
#include "test.h"

static void every_model_is_found_by_its_name(void **unused)
{
    (void) unused;
    size_t n = 0;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++, n++)
        assert_ptr_equal(gv_model_named((*m)->spec.name), *m);
    assert_true(n >= 3);
    assert_null(gv_model_named("contagion"));
}

/* What reference pages and checks read must be there. */
static void every_model_says_what_it_is(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        assert_non_null((*m)->spec.source);
        assert_non_null((*m)->limits);
        assert_non_null((*m)->cost);
        assert_true(((*m)->needs != NULL) != ((*m)->table != NULL));
        assert_true(((*m)->spread != NULL) == (((*m)->clocks & GV_RUNS_ON(GV_SYNC)) != 0));
        assert_true(((*m)->events != NULL) || (((*m)->clocks & GV_RUNS_ON(GV_ASYNC)) == 0));
        assert_true(((*m)->impressions == NULL) == ((*m)->what_impressions_do == NULL));
        assert_true(((*m)->post == NULL) == ((*m)->what_posts_do == NULL));
        assert_true((*m)->clocks != 0);
    }
}

static void channels_have_different_names_and_meanings(void **unused)
{
    (void) unused;
    for (int a = 0; a < GV_CHANNELS; a++) {
        assert_true(gv_channel_meaning((gv_channel) a)[0] != '\0');
        for (int b = 0; b < a; b++)
            assert_string_not_equal(gv_channel_name((gv_channel) a),
                                    gv_channel_name((gv_channel) b));
    }
    assert_string_equal(gv_channel_name(GV_CHANNELS), "unknown");
}

static void what_is_observed_has_different_names_and_meanings(void **unused)
{
    (void) unused;
    for (int a = 0; a < GV_OBSERVABLES; a++) {
        assert_true(gv_observable_meaning((gv_observable) a)[0] != '\0');
        for (int b = 0; b < a; b++)
            assert_string_not_equal(gv_observable_name((gv_observable) a),
                                    gv_observable_name((gv_observable) b));
    }
    assert_string_equal(gv_observable_name(GV_OBSERVABLES), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_model_is_found_by_its_name),
        cmocka_unit_test(every_model_says_what_it_is),
        cmocka_unit_test(channels_have_different_names_and_meanings),
        cmocka_unit_test(what_is_observed_has_different_names_and_meanings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
