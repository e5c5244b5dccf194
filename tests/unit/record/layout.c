/* Every array has named dimensions, words and a unit that readers do not misread. */
#include "fixture.h"

#include "record/image.h"
#include "record/layout.h"

#include <hdf5_hl.h>

/* The names of an array's dimensions, joined by spaces. */
static herr_t add_name(hid_t dataset, unsigned axis, hid_t scale, void *self)
{
    (void) dataset;
    char name[32] = "";
    assert_true(H5DSget_scale_name(scale, name, sizeof name) >= 0);
    gv_text_add(self, "%s%s", axis > 0 ? " " : "", name);
    return 0;
}

static void assert_dimensions(hid_t file, const char *name, const char *wanted)
{
    gv_text names = { 0 };
    const hid_t dataset = H5Dopen2(file, name, H5P_DEFAULT);
    assert_true(dataset >= 0);
    const hid_t space = H5Dget_space(dataset);
    const int rank = H5Sget_simple_extent_ndims(space);
    for (int axis = 0; axis < rank; axis++)
        assert_true(H5DSiterate_scales(dataset, (unsigned) axis, NULL, add_name, &names) >=
                    0);
    assert_string_equal(names.text, wanted);
    gv_text_free(&names);
    must(gv_hdf_close(space, GV_OK, NULL));
    must(gv_hdf_close(dataset, GV_OK, NULL));
}

static void arrays_have_the_promised_dimensions(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(3);
    char *path = fixture_result(base, plan);
    gv_sealed *sealed = NULL;
    must(gv_sealed_open(AT_FDCWD, path, 0, path, &sealed, NULL));

    assert_dimensions(sealed->file, "adopters", "point strategy replicate step");
    assert_dimensions(sealed->file, "final_adopters", "point strategy replicate");
    assert_dimensions(sealed->file, "adopters_by_channel",
                      "point strategy replicate channel");
    assert_dimensions(sealed->file, "generations", "point strategy replicate depth");
    assert_dimensions(sealed->file, "status", "point strategy replicate");
    assert_dimensions(sealed->file, "graph_hash", "replicate");
    assert_dimensions(sealed->file, "summary/adopters_q95", "point strategy step");

    must(gv_sealed_close(sealed, GV_OK, NULL));
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

/* Nobody's vocabulary for time spans: xarray would turn the numbers into spans. */
static void units_that_readers_take_for_time_spans_are_not_called_units(void **unused)
{
    (void) unused;
    assert_string_equal(gv_layout_units_name("days"), "unit");
    assert_string_equal(gv_layout_units_name("hours"), "unit");
    assert_string_equal(gv_layout_units_name("steps"), "units");
    assert_string_equal(gv_layout_units_name("people"), "units");
}

/* Attributes of HDF5 objects end at 64 KiB; texts of any length are told apart from them.
 */
static void a_scenario_of_a_megabyte_fits(void **unused)
{
    (void) unused;
    enum { LENGTH = 1 << 20 };
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(1);
    char *text = gv_alloc(LENGTH + 1, 1, NULL);
    memset(text, 'x', LENGTH);
    plan->scenario_text = text;
    char *path = fixture_result(base, plan);
    gv_result *result = NULL;

    must(gv_result_read(path, NULL, &result, NULL));

    assert_null(result->block);
    assert_string_equal(result->scenario_text, text);
    gv_result_free(result);
    gv_free(path);
    gv_free(text);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_have_the_promised_dimensions),
        cmocka_unit_test(units_that_readers_take_for_time_spans_are_not_called_units),
        cmocka_unit_test(a_scenario_of_a_megabyte_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
