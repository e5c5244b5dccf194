#include "grapevine/model.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- what models tell of themselves ---- */

static uint32_t times_told(const gv_model *model, const char *key)
{
    uint32_t n = 0;
    for (size_t k = 0; model->submodels[k] != NULL; k++) {
        for (size_t i = 0; model->submodels[k]->keys[i] != NULL; i++)
            n += strcmp(model->submodels[k]->keys[i], key) == 0 ? 1 : 0;
    }
    return n;
}

/* A parameter that comes belongs to a submodel: name it among the keys of the one that
 * stands in the file that reads it, and in its equation. */
static void every_parameter_belongs_to_exactly_one_submodel(void **unused)
{
    (void) unused;
    uint32_t n = 0;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        if ((*m)->submodels == NULL)
            continue;
        for (const gv_param *row = (*m)->spec.params; row->name != NULL; row++, n++) {
            if (times_told(*m, row->name) != 1)
                fail_msg("%s.%s belongs to %u submodels", (*m)->spec.name, row->name,
                         times_told(*m, row->name));
        }
    }
    assert_true(n > 100);
}

static void submodels_name_parameters_that_there_are(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        for (size_t k = 0; (*m)->submodels != NULL && (*m)->submodels[k] != NULL; k++) {
            const char *const *key = (*m)->submodels[k]->keys;
            for (; *key != NULL; key++) {
                const gv_param *row = gv_spec_find(&(*m)->spec, *key);
                if (row == NULL || strcmp(row->name, *key) != 0)
                    fail_msg("%s has no parameter %s", (*m)->spec.name, *key);
            }
        }
    }
}

static void every_programme_is_told_by_exactly_one_submodel(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        unsigned told = 0;
        for (size_t k = 0; (*m)->submodels != NULL && (*m)->submodels[k] != NULL; k++) {
            assert_int_equal(told & (*m)->submodels[k]->serves, 0);
            told |= (*m)->submodels[k]->serves;
        }
        if ((*m)->submodels != NULL)
            assert_int_equal(told, (*m)->serves);
    }
}

static void expect_narrow(const char *lines)
{
    while (lines != NULL && *lines != '\0') {
        const size_t n = strcspn(lines, "\n");
        if (n > GV_EQUATION_WIDTH)
            fail_msg("too wide: %.*s", (int) n, lines);
        for (size_t i = 0; i < n; i++)
            assert_true(lines[i] >= ' ' && lines[i] <= '~');
        lines += n + (lines[n] == '\n' ? 1 : 0);
    }
}

static void equations_are_lines_of_plain_characters(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        expect_narrow((*m)->equation);
        expect_narrow((*m)->odd != NULL ? (*m)->odd->notation : NULL);
        for (size_t k = 0; (*m)->submodels != NULL && (*m)->submodels[k] != NULL; k++)
            expect_narrow((*m)->submodels[k]->equation);
    }
}

/* The file is there, and the submodel stands in it. */
static bool stands_in(const gv_submodel *sub)
{
    const char *const source = getenv("GRAPEVINE_SOURCE");
    char line[512];
    bool found = false;
    char *path = gv_format_text(NULL, "%s/%s", source != NULL ? source : ".", sub->file);
    char *title = gv_format_text(NULL, ".title = \"%s\"", sub->title);
    FILE *file = fopen(path, "r");
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL)
        found = strstr(line, title) != NULL;
    if (file != NULL)
        (void) fclose(file);
    gv_free(title);
    gv_free(path);
    return found;
}

static void every_submodel_stands_in_the_file_that_it_names(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        for (size_t k = 0; (*m)->submodels != NULL && (*m)->submodels[k] != NULL; k++) {
            if (!stands_in((*m)->submodels[k]))
                fail_msg("\"%s\" does not stand in %s", (*m)->submodels[k]->title,
                         (*m)->submodels[k]->file);
        }
    }
}

static void every_design_concept_is_spoken_of(void **unused)
{
    (void) unused;
    for (const gv_model *const *m = gv_models(); *m != NULL; m++) {
        assert_true(((*m)->odd != NULL) == ((*m)->submodels != NULL));
        for (int c = 0; c < GV_CONCEPTS && (*m)->odd != NULL; c++)
            assert_non_null((*m)->odd->concept[c]);
    }
    assert_string_equal(gv_concept_title(GV_CONCEPT_EMERGENCE), "Emergence");
    assert_string_equal(gv_concept_title(GV_CONCEPTS), "unknown");
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
        cmocka_unit_test(every_parameter_belongs_to_exactly_one_submodel),
        cmocka_unit_test(submodels_name_parameters_that_there_are),
        cmocka_unit_test(every_programme_is_told_by_exactly_one_submodel),
        cmocka_unit_test(equations_are_lines_of_plain_characters),
        cmocka_unit_test(every_submodel_stands_in_the_file_that_it_names),
        cmocka_unit_test(every_design_concept_is_spoken_of),
        cmocka_unit_test(channels_have_different_names_and_meanings),
        cmocka_unit_test(what_is_observed_has_different_names_and_meanings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
