/* The list of generators: complete, named once, with tables that make sense. */
#include "grapevine/network.h"
#include "test.h"

#include <string.h>

static void every_generator_is_found_by_its_name(void **unused)
{
    (void) unused;
    size_t n = 0;
    for (const gv_generator *const *g = gv_generators(); *g != NULL; g++, n++) {
        assert_ptr_equal(gv_generator_named((*g)->spec.name), *g);
        assert_non_null((*g)->grow);
        assert_true((*g)->size != NULL || !(*g)->is_random);
        assert_non_null((*g)->spec.title);
        assert_non_null((*g)->spec.about);
    }
    assert_true(n >= 6);
    assert_null(gv_generator_named("complet"));
    assert_null(gv_generator_named(NULL));
}

static void every_parameter_says_what_it_is(void **unused)
{
    (void) unused;
    for (const gv_generator *const *g = gv_generators(); *g != NULL; g++) {
        for (const gv_param *row = (*g)->spec.params; row->name != NULL; row++) {
            assert_non_null(row->help);
            assert_true(row->offset < (*g)->spec.params_size);
            const bool is_number = row->type == GV_TYPE_REAL || row->type == GV_TYPE_COUNT;
            assert_true(!is_number || (row->unit != NULL && row->low < row->high));
            assert_true(row->required || row->source != NULL);
            assert_true(row->required || !is_number || gv_param_allows(row, row->initial));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_generator_is_found_by_its_name),
        cmocka_unit_test(every_parameter_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
