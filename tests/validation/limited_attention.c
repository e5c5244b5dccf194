/* Limited attention with memory: exact means on networks where everybody hears k people,
 * and what the paper says of longer and shorter attention.
 * @source Weng, Flammini, Vespignani, Menczer (2012), doi:10.1038/srep00335 */
#include "expect.h"
#include "world.h"

#include <math.h>

enum { HEARD = 10, LIVES = 10, PEOPLE = 1000 };

static gv_plan *given_feeds(double p_r, double p_m, double time)
{
    gv_plan *plan = given_world("regular_directed", "limited_attention");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "network.ties", HEARD);
    set_number(plan, "model.p_n", 0.45);
    set_number(plan, "model.p_r", p_r);
    set_number(plan, "model.p_m", p_m);
    set_number(plan, "model.t_w", time);
    set_number(plan, "model.t_m", time);
    set_number(plan, "model.room", 64);
    set_number(plan, "ticks", 250);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "seed", 1703);
    given_measure(plan, "attention");
    given_measure(plan, "memes");
    measure_number(plan, "born_from", 60);
    measure_number(plan, "born_within", 80);
    given_strategy(plan, "nothing");
    return plan;
}

static double *lives_of(gv_plan *plan, const char *outcome)
{
    gv_block *rows = run_with(plan, 0, 0);
    for (uint64_t r = 0; r < LIVES; r++)
        assert_true(value_of(rows, "posts_crowded_out", 0, r, 0) == 0);
    double *x = column_of(rows, outcome, 0, 0);
    gv_block_free(rows);
    forget_world(plan);
    return x;
}

/* Life by life, what there is over what there usually is: below 1. */
static void expect_less(const char *what, const char *outcome, double usual, double time)
{
    double *x = lives_of(given_feeds(usual / time, 0.4, time), outcome);
    double *one = lives_of(given_feeds(usual, 0.4, 1), outcome);
    for (size_t r = 0; r < LIVES; r++)
        x[r] /= one[r];
    expect_below(what, 1, x, LIVES);
    gv_free(one);
    gv_free(x);
}

/* Every posting makes r = (1 - p_n) p_r k t_w more: whoever hears it has t_w turns. */
static double repeats(double p_r, double time)
{
    return 0.55 * p_r * HEARD * time;
}

static void memes_are_posted_as_often_as_the_branching_says(void **unused)
{
    (void) unused;
    static const struct {
        const char *what;
        double p_r, p_m, time;
    } feeds[] = { { "mean popularity, r .55, no memory", 0.1, 0, 1 },
                  { "mean popularity, r .55, memory .4", 0.1, 0.4, 1 },
                  { "mean popularity, r .88, t_w 5, memory .4", 0.032, 0.4, 5 },
                  { "mean popularity, r .44, t_w .25, memory .9", 0.32, 0.9, 0.25 } };
    for (size_t k = 0; k < GV_COUNT_OF(feeds); k++) {
        double *mean = lives_of(given_feeds(feeds[k].p_r, feeds[k].p_m, feeds[k].time),
                                "meme_popularity_mean");
        expect_mean(feeds[k].what, 1 / (1 - repeats(feeds[k].p_r, feeds[k].time)), mean,
                    LIVES, 0);
        gv_free(mean);
    }
}

/* Of t_w n events none makes one of the k hearers read and notice. */
static void without_memory_one_in_e_to_the_r_is_never_repeated(void **unused)
{
    (void) unused;
    static const double p_r[] = { 0.02, 0.1, 0.16 };
    for (size_t k = 0; k < GV_COUNT_OF(p_r); k++) {
        double *once = lives_of(given_feeds(p_r[k], 0, 1), "meme_share_once");
        expect_mean("share posted once, no memory",
                    pow(1 - repeats(p_r[k], 1) / PEOPLE, PEOPLE), once, LIVES, 0);
        gv_free(once);
    }
}

/* Where people notice as many posts, but these stand there longer, the most popular memes
 * are less popular, and where they stand there for a shorter time memes do not live as
 * long. */
static void longer_attention_loses_the_most_popular_shorter_the_oldest(void **unused)
{
    (void) unused;
    const double r = 0.5;
    const double usual = r / (0.55 * HEARD);
    expect_less("99.9 % of popularity, t_w 5 over t_w 1", "meme_popularity_999", usual, 5);
    expect_less("longest lifetime, t_w .1 over t_w 1", "meme_lifetime_max", usual, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memes_are_posted_as_often_as_the_branching_says),
        cmocka_unit_test(without_memory_one_in_e_to_the_r_is_never_repeated),
        cmocka_unit_test(longer_attention_loses_the_most_popular_shorter_the_oldest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
