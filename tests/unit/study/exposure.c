/* Adoption on a network: by hand, against the published figures of Medical Innovation, and
 * with data that carry no answer. */
#include "grapevine/series.h"

#include "grow.h"
#include "temp_file.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LISTENS 2.0 /* the first of two */

static gv_network *read_ties(const char *path, double people)
{
    return grow("edge_list", 0, "file", path, "directed", 1.0, "first", LISTENS, "people",
                people, NULL);
}

/* 0 hears 1 and 2, 1 hears 2, 3 hears 0, 1 and 4; 2 and 4 hear nobody. */
static gv_network *five_people(void)
{
    const char ties[] = "0 1\n0 2\n1 2\n3 0\n3 1\n3 4\n";
    const temp_file file = temp_file_make(ties, strlen(ties));
    gv_network *net = read_ties(file.path, 5);
    temp_file_remove(&file);
    return net;
}

static void five_people_are_counted_as_by_hand(void **unused)
{
    (void) unused;
    const double time[] = { 4, 3, 1, 4, NAN };
    const double exposure[] = { 1.5 / 3, 1.5 / 3, (2 + 1.0 / 3) / 3, (2 + 2.0 / 3) / 3 };
    const uint32_t at_risk[] = { 5, 4, 4, 3 };
    const uint32_t adopters[] = { 1, 0, 1, 2 };
    gv_network *net = five_people();
    gv_exposure_study s;
    must(gv_exposure_of(net, time, &s, NULL));
    assert_int_equal(s.people, 5);
    assert_int_equal(s.hearing, 3);
    assert_int_equal(s.adopters, 4);
    assert_int_equal(s.n_periods, 4);
    for (size_t k = 0; k < 4; k++) {
        assert_true(s.period[k].time == (double) k + 1);
        assert_int_equal(s.period[k].at_risk, at_risk[k]);
        assert_int_equal(s.period[k].adopters, adopters[k]);
        assert_true(fabs(s.period[k].exposure - exposure[k]) < 1e-12);
    }
    assert_true(s.threshold[0] == 1 && s.threshold[1] == 1);
    assert_true(fabs(s.threshold[3] - 2.0 / 3) < 1e-12);
    assert_true(isnan(s.threshold[2]) && isnan(s.threshold[4]));
    assert_true(s.lagged[0] == 1 && s.lagged[1] == 1);
    assert_true(fabs(s.lagged[3] - 1.0 / 3) < 1e-12);
    assert_int_equal(s.n_threshold, 3);
    /* Before periods 2, 3, 4: 0 heard half, half, all; 1 all, all; 3 none, none, a third.
     */
    const uint64_t band_risk[] = { 2, 0, 3, 0, 3 };
    const uint64_t band_adopters[] = { 0, 0, 1, 0, 2 };
    for (size_t b = 0; b < GV_EXPOSURE_BANDS; b++) {
        assert_int_equal(s.band[b].at_risk, band_risk[b]);
        assert_int_equal(s.band[b].adopters, band_adopters[b]);
    }
    gv_exposure_free(&s);
    gv_network_free(net);
}

static void what_has_no_answer_is_refused(void **unused)
{
    (void) unused;
    const double nobody[] = { NAN, NAN, NAN, NAN, NAN };
    const double endless[] = { 1, 20000, 1, 1, 1 };
    gv_network *net = five_people();
    gv_network *all = NULL;
    gv_exposure_study s;
    gv_error err = { 0 };
    assert_int_equal(gv_exposure_of(net, nobody, &s, &err), GV_E_DATA);
    assert_string_equal(err.text, "nobody adopted");
    assert_int_equal(gv_exposure_of(net, endless, &s, NULL), GV_E_DATA);
    must(gv_network_complete(5, &all, NULL));
    assert_int_equal(gv_exposure_of(all, endless, &s, NULL), GV_E_DATA);
    gv_network_free(all);
    gv_network_free(net);
}

/* ---- Medical Innovation: Coleman, Katz, Menzel (1966), as netdiffuseR has it ---- */

static bool find_data(const char *name, char *path, size_t room)
{
    const char *data = getenv("GRAPEVINE_TEST_DATA");
    const char *source = getenv("GRAPEVINE_SOURCE");
    (void) snprintf(path, room, "%s%s/medical-innovation/%s",
                    data != NULL     ? data
                    : source != NULL ? source
                                     : ".",
                    data != NULL ? "" : "/../shared/data", name);
    return access(path, R_OK) == 0;
}

static void near(const char *what, double expected, double found, double allowed)
{
    if (!(fabs(found - expected) <= allowed))
        fail_msg("%s: expected %.7f, found %.7f", what, expected, found);
}

static void doctors_are_exposed_as_published(void **unused)
{
    (void) unused;
    static const uint32_t in_all[] = { 11, 20, 29, 40, 51,  62,  75,  82,  86,
                                       87, 92, 95, 98, 102, 106, 108, 109, 125 };
    static const double hazard[] = { .0789, .0857, .1146, .1294, .1486 };
    static const struct {
        size_t month;
        double exposure;
    } listed[] = { { 1, .0744 }, { 6, .6243 }, { 12, .8722 }, { 17, .9212 } };
    char ties[1024], doctors[1024];
    if (!find_data("doctors.tsv", doctors, sizeof doctors) ||
        !find_data("ties.tsv", ties, sizeof ties)) {
        print_message(
            "SKIPPED: no file %s; set GRAPEVINE_TEST_DATA to the folder of data\n",
            doctors);
        skip();
    }
    gv_network *net = read_ties(ties, 125);
    gv_series *series = NULL;
    gv_exposure_study s;
    double time[125];
    must(gv_series_read(doctors, "doctor", "month", &series, NULL));
    assert_int_equal(series->n, 125);
    assert_int_equal(gv_network_arcs(net), 294);
    for (size_t k = 0; k < 125; k++)
        time[gv_network_find(net, series->name[k])] = series->value[k];
    must(gv_exposure_of(net, time, &s, NULL));
    assert_int_equal(s.n_periods, 18);
    uint32_t sum = 0;
    for (size_t k = 0; k < 18; k++) {
        sum += s.period[k].adopters;
        assert_int_equal(sum, in_all[k]);
    }
    for (size_t k = 0; k < GV_COUNT_OF(hazard); k++)
        near("hazard", hazard[k], s.period[k + 1].hazard.value, 5e-5);
    for (size_t k = 0; k < GV_COUNT_OF(listed); k++)
        near("mean exposure", listed[k].exposure, s.period[listed[k].month - 1].exposure,
             5e-5);
    assert_int_equal(s.n_threshold, 114);
    near("mean threshold", .620614, s.mean_threshold.value, 1e-6);
    near("with 11 zeros", .566, s.mean_threshold.value * 114 / 125, 1e-6);
    assert_int_equal(s.n_lagged, 104);
    near("mean threshold of the month before", .557532, s.mean_lagged.value, 1e-6);
    gv_exposure_free(&s);
    gv_series_free(series);
    gv_network_free(net);
}

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    size_t *const left = self;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

static void running_out_of_memory_is_survived_at_every_allocation(void **unused)
{
    (void) unused;
    const double time[] = { 4, 3, 1, 4, NAN };
    gv_status status = GV_E_MEMORY;
    size_t n = 0;
    for (; status == GV_E_MEMORY && n < 100; n++) {
        gv_network *net = five_people();
        gv_exposure_study s = { .arena = NULL };
        size_t left = n;
        gv_memory_set_hook(allows, &left);
        status = gv_exposure_of(net, time, &s, NULL);
        gv_memory_set_hook(NULL, NULL);
        assert_true((s.arena != NULL) == (status == GV_OK));
        gv_exposure_free(&s);
        gv_network_free(net);
    }
    assert_int_equal(status, GV_OK);
    assert_true(n > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_people_are_counted_as_by_hand),
        cmocka_unit_test(what_has_no_answer_is_refused),
        cmocka_unit_test(doctors_are_exposed_as_published),
        cmocka_unit_test(running_out_of_memory_is_survived_at_every_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
