/* Eleven durables of Bass (1969), doi:10.1287/mnsc.15.5.215: agents with his estimates peak
 * in his year, at his height. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE = 20000, LIVES = 30, A_YEAR = 10, YEARS = 40 };

/* p, q, m in millions; year of the peak after the start, sales of that year in millions. */
static const struct {
    const char *what;
    double p, q, m, year, height;
} listed[] = {
    { "refrigerators", .0026167, .21566, 40.001, 20.2, 2.21 },
    { "freezers", .018119, .1711, 21.973, 11.9, 1.15 },
    { "black and white television", .027877, .25105, 96.717, 7.9, 7.49 },
    { "water softeners", .017703, .29695, 5.793, 9.0, .48 },
    { "room air conditioners", .010399, .41861, 16.895, 8.6, 1.86 },
    { "clothes dryers", .017206, .35688, 15.092, 8.1, 1.48 },
    { "power lawnmowers", .0091837, .3379, 44.751, 10.4, 3.99 },
    { "electric bed coverings", .005876, .24387, 76.589, 14.9, 4.90 },
    { "automatic coffee makers", .017135, .30145, 58.838, 9.0, 4.95 },
    { "steam irons", .028632, .32791, 55.696, 6.8, 5.40 },
    { "record players", .024796, .6541, 21.937, 4.8, 3.86 },
};

/* Mean number of adopters after every tenth of a year. */
static void live(double p, double q, double *adopters)
{
    gv_plan *plan = given_world("complete", "bass");
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", p);
    set_number(plan, "model.q", q);
    set_number(plan, "model.step", 1.0 / A_YEAR);
    set_number(plan, "ticks", YEARS * A_YEAR);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "seed", 1969);
    given_strategy(plan, "nothing");
    gv_block *rows = run_with(plan, 0, 0);
    for (size_t t = 0; t <= YEARS * A_YEAR; t++) {
        double *x = column_of(rows, "adopters", 0, t);
        adopters[t] = summary_of(x, rows->n).mean;
        gv_free(x);
    }
    gv_block_free(rows);
    forget_world(plan);
}

/* Sales of the year around t: half a year before it and half a year after. */
static void find_peak(const double *adopters, double *year, double *share)
{
    *share = 0;
    for (size_t t = A_YEAR / 2; t + A_YEAR / 2 <= YEARS * A_YEAR; t++) {
        const double sold = (adopters[t + A_YEAR / 2] - adopters[t - A_YEAR / 2]) / PEOPLE;
        if (sold > *share) {
            *share = sold;
            *year = (double) t / A_YEAR;
        }
    }
}

static void eleven_durables_peak_in_their_year_at_their_height(void **unused)
{
    (void) unused;
    double adopters[YEARS * A_YEAR + 1];
    for (size_t k = 0; k < GV_COUNT_OF(listed); k++) {
        char name[96];
        double year = 0, share = 0;
        const double p = listed[k].p, q = listed[k].q;
        live(p, q, adopters);
        find_peak(adopters, &year, &share);
        snprintf(name, sizeof name, "%s: year of the peak", listed[k].what);
        expect_near(name, listed[k].year, year, 0.06 * listed[k].year);
        snprintf(name, sizeof name, "%s: sales of that year", listed[k].what);
        expect_near(name, listed[k].height, share * listed[k].m, 0.03 * listed[k].height);
    }
}

/* The table is his curve's: ln(q / p) / (p + q), and m (p + q)^2 / 4q, as printed. */
static void the_table_is_that_of_the_curve(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(listed); k++) {
        const double p = listed[k].p, q = listed[k].q;
        const double height = listed[k].m * (p + q) * (p + q) / (4 * q);
        expect_near(listed[k].what, listed[k].year, log(q / p) / (p + q), 0.051);
        expect_near("   its height", listed[k].height, height, 0.0101);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_that_of_the_curve),
        cmocka_unit_test(eleven_durables_peak_in_their_year_at_their_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
