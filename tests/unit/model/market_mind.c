#include "model/market/market.h"

#include "expect.h"
#include "market_world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Nobody is told anything but what others feel, everybody says that every day, and hears
 * all who say it. */
static gv_plan *given_minds(const char *network, uint32_t people, double days)
{
    gv_plan *plan = given_market(network, people);
    given_calm(plan);
    gv_market *m = values_of(plan);
    m->attitudes = 1;
    m->login = 1;
    m->login_fatigue = 0;
    m->ambient_ads = 0;
    m->background = 1e-9;
    m->turn_off = 0;
    m->p = m->q = 0;
    set_word(plan, "model.talkers", "everybody");
    set_number(plan, "ticks", days);
    given_strategy(plan, "nothing");
    return plan;
}

/* ---- averages ---------------------------------------------------------------------- */

enum { FEW = 60, LONG = 600, SHOWN = 40 };

typedef struct averaging {
    double persuasion;
    double x[2][FEW];   /* as of yesterday, and of today: the test's own */
    double apart;       /* how far the model ever was from these */
    double consensus;   /* sum of ties times attitude over sum of ties, at the start */
    double mean;        /* without weights */
    double least, most; /* attitudes on the last day */
    uint64_t fewest_ties, most_ties;
} averaging;

static void begin_averaging(averaging *a, const gv_world *w)
{
    const market_life *l = w->own;
    double ties = 0;
    a->fewest_ties = UINT64_MAX;
    a->most_ties = 0;
    a->consensus = a->mean = 0;
    for (uint32_t v = 0; v < FEW; v++) {
        const uint64_t n = w->in.offset[v + 1] - w->in.offset[v];
        a->fewest_ties = n < a->fewest_ties ? n : a->fewest_ties;
        a->most_ties = n > a->most_ties ? n : a->most_ties;
        a->x[1][v] = l->person[v].attitude;
        a->consensus += (double) n * a->x[1][v];
        a->mean += a->x[1][v] / FEW;
        ties += (double) n;
    }
    a->consensus /= ties;
}

/* W = (1 - persuasion) I + persuasion D^-1 A: what the model's own weights are, persuasion
 * over the number of those heard for each of them, and the rest for oneself. */
static void average_once(averaging *a, const gv_world *w)
{
    memcpy(a->x[0], a->x[1], sizeof a->x[0]);
    for (uint32_t v = 0; v < FEW; v++) {
        double sum = 0;
        for (uint64_t k = w->in.offset[v]; k < w->in.offset[v + 1]; k++)
            sum += a->x[0][w->in.target[k]];
        const double n = (double) (w->in.offset[v + 1] - w->in.offset[v]);
        a->x[1][v] = (1 - a->persuasion) * a->x[0][v] + a->persuasion * sum / n;
    }
}

static void look_at_averages(void *self, const gv_world *w, uint32_t step)
{
    averaging *a = self;
    const market_life *l = w->own;
    if (step == 0)
        begin_averaging(a, w);
    if (step > 1) /* on the first day nothing has been said yet */
        average_once(a, w);
    a->least = 1;
    a->most = -1;
    for (uint32_t v = 0; v < FEW; v++) {
        const double x = l->person[v].attitude;
        if (step <= SHOWN)
            a->apart = fmax(a->apart, fabs(x - a->x[1][v]));
        a->least = fmin(a->least, x);
        a->most = fmax(a->most, x);
    }
}

/* Where ties are mutual, ties per person are a left eigenvector of W for 1, whatever
 * persuasion is: d W = (1 - persuasion) d + persuasion 1 A = d. So who is heard by many
 * counts as much as they are heard by. */
static void expect_consensus(const char *network, double persuasion, uint64_t replicate)
{
    gv_plan *plan = given_minds(network, FEW, LONG);
    averaging a = { .persuasion = persuasion };
    values_of(plan)->persuasion = persuasion;
    set_word(plan, "model.pull", "share");
    watch_life(plan, replicate, look_at_averages, &a);
    assert_true(a.fewest_ties > 0 && a.most_ties > 2 * a.fewest_ties);
    assert_true(fabs(a.consensus - a.mean) > 1e-3); /* else the weights were not seen */
    expect_near("farthest from W^t x of 40 days", 0, a.apart, 1e-12);
    expect_near("least attitude in the end", a.consensus, a.least, 1e-12);
    expect_near("greatest attitude in the end", a.consensus, a.most, 1e-12);
    forget_world(plan);
}

static void who_is_heard_by_many_counts_for_more_in_what_all_come_to(void **unused)
{
    (void) unused;
    for (uint64_t replicate = 0; replicate < 4; replicate++) {
        expect_consensus("barabasi_albert", 0.12, replicate);
        expect_consensus("barabasi_albert", 0.7, replicate);
    }
}

/* ---- bounded confidence ------------------------------------------------------------- */

enum { CROWD = 60, TO_REST = 120, LIVES = 20 };

typedef struct bounded {
    double confidence;
    double x[CROWD]; /* the test's own */
    double apart;
    double now[CROWD]; /* the model's */
} bounded;

/* The mean of the others who are near; whoever has none near stays. */
static void average_the_near(bounded *b)
{
    double next[CROWD];
    for (uint32_t v = 0; v < CROWD; v++) {
        double sum = 0, n = 0;
        for (uint32_t u = 0; u < CROWD; u++) {
            if (u != v && fabs(b->x[u] - b->x[v]) <= b->confidence) {
                sum += b->x[u];
                n++;
            }
        }
        next[v] = n > 0 ? sum / n : b->x[v];
    }
    memcpy(b->x, next, sizeof next);
}

/* From what the model itself had yesterday, so that nobody's last digit decides who is
 * near. */
static void look_at_the_near(void *self, const gv_world *w, uint32_t step)
{
    bounded *b = self;
    const market_life *l = w->own;
    for (uint32_t v = 0; v < CROWD; v++)
        b->now[v] = l->person[v].attitude;
    if (step > 1) {
        average_the_near(b);
        for (uint32_t v = 0; v < CROWD; v++)
            b->apart = fmax(b->apart, fabs(b->now[v] - b->x[v]));
    }
    memcpy(b->x, b->now, sizeof b->x);
}

static void keep_opinions(void *self, const gv_world *w, uint32_t step)
{
    (void) step;
    memcpy(self, w->opinion, CROWD * sizeof(double));
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* Camps: people whose neighbour in order is nearer than that. */
static uint32_t camps(const double *x, double gap)
{
    double sorted[CROWD];
    uint32_t n = 1;
    memcpy(sorted, x, sizeof sorted);
    qsort(sorted, CROWD, sizeof *sorted, by_size);
    for (uint32_t k = 1; k < CROWD; k++)
        n += sorted[k] - sorted[k - 1] > gap ? 1 : 0;
    return n;
}

static gv_plan *given_bounded(double confidence)
{
    gv_plan *plan = given_minds("complete", CROWD, TO_REST);
    gv_market *m = values_of(plan);
    m->persuasion = m->trust_talk = m->negativity = 1;
    m->confidence = confidence;
    return plan;
}

static gv_plan *given_krause(double confidence)
{
    gv_plan *plan = given_world("complete", "hegselmann_krause");
    set_number(plan, "network.people", CROWD);
    set_number(plan, "ticks", TO_REST - 1);
    set_number(plan, "model.epsilon", confidence);
    set_number(plan, "model.low", -1);
    given_strategy(plan, "nothing");
    return plan;
}

/* Camps of Hegselmann and Krause, from the same opinions. They count themselves among the
 * near, the market does not: a 60th of a crowd, half of a pair. */
static void expect_camps(double confidence)
{
    gv_plan *plan = given_bounded(confidence), *known = given_krause(confidence);
    double apart = 0, ours[LIVES], theirs[LIVES], more[LIVES];
    int alike = 0;
    for (uint64_t r = 0; r < LIVES; r++) {
        bounded b = { .confidence = confidence };
        static double opinion[CROWD];
        watch_life(plan, r, look_at_the_near, &b);
        watch_life(known, r, keep_opinions, opinion);
        ours[r] = camps(b.now, confidence / 2);
        theirs[r] = camps(opinion, confidence / 2);
        more[r] = ours[r] - theirs[r];
        alike += more[r] == 0 ? 1 : 0;
        apart = fmax(apart, b.apart);
    }
    print_message("    confidence %.2f: %.2f camps, Hegselmann and Krause's %.2f; as many "
                  "in %d of %d lives\n",
                  confidence, summary_of(ours, LIVES).mean, summary_of(theirs, LIVES).mean,
                  alike, LIVES);
    const summary d = summary_of(more, LIVES);
    expect_near("camps more than theirs", 0, d.mean, 4 * d.standard_error);
    expect_near("farthest from the mean of the others who are near", 0, apart, 1e-12);
    forget_world(plan);
    forget_world(known);
}

static void the_near_alone_are_heeded_where_each_word_counts_fully(void **unused)
{
    (void) unused;
    static const double confidence[] = { 0.15, 0.25, 0.4, 0.6, 1 };
    for (size_t k = 0; k < GV_COUNT_OF(confidence); k++)
        expect_camps(confidence[k]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_heard_by_many_counts_for_more_in_what_all_come_to),
        cmocka_unit_test(the_near_alone_are_heeded_where_each_word_counts_fully),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
