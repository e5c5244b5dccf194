/* The marketing model with all else switched off is a known model: what is passed on is an
 * independent cascade, what is said again an epidemic, and belief in quality learns as a
 * weighted mean does. Compared with edges that are live beforehand, a Markov chain, the
 * equation of the final size, and the variance of such a mean. */
#include "expect.h"
#include "market_world.h"

#include <math.h>
#include <string.h>

/* ---- live edges ---- */

enum { PEOPLE = 200, MOST_TIES = 1000, CASCADES = 10000 };

typedef struct graph {
    uint32_t n_ties, a[MOST_TIES], b[MOST_TIES];
} graph;

/* Luck of the test's own. */
static uint64_t random_bits(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * 0x2545f4914f6cdd1du;
}

static double random_unit(void)
{
    return (double) (random_bits() >> 11) * 0x1p-53;
}

/* Everybody who comes is tied with three who are there, likelier those with many ties. */
static void grow(graph *g)
{
    g->n_ties = 0;
    for (uint32_t v = 1; v < PEOPLE; v++) {
        uint32_t chosen[3];
        for (uint32_t k = 0; k < 3 && k < v; k++) {
            bool again = true;
            while (again) {
                const uint64_t end = random_bits() % (2 * g->n_ties + 1);
                chosen[k] = end == 2 * g->n_ties ? (uint32_t) (random_bits() % v)
                            : end % 2 == 0       ? g->a[end / 2]
                                                 : g->b[end / 2];
                again = chosen[k] == v;
                for (uint32_t j = 0; j < k; j++)
                    again = again || chosen[j] == chosen[k];
            }
        }
        for (uint32_t k = 0; k < 3 && k < v; k++) {
            g->a[g->n_ties] = v;
            g->b[g->n_ties++] = chosen[k];
        }
    }
}

/* Each tie is live in either direction with chance p; who can be reached from 0? */
static uint32_t reached_by_live_edges(const graph *g, double p)
{
    bool there[MOST_TIES], back[MOST_TIES], reached[PEOPLE] = { true };
    uint32_t n = 1;
    for (uint32_t k = 0; k < g->n_ties; k++) {
        there[k] = random_unit() < p;
        back[k] = random_unit() < p;
    }
    for (uint32_t before = 0; before < n;) {
        before = n;
        for (uint32_t k = 0; k < g->n_ties; k++) {
            const uint32_t a = g->a[k], b = g->b[k];
            if (there[k] && reached[a] && !reached[b])
                n += reached[b] = true;
            if (back[k] && reached[b] && !reached[a])
                n += reached[a] = true;
        }
    }
    return n;
}

static void what_is_passed_on_is_what_live_edges_reach(void **unused)
{
    (void) unused;
    const double p = 0.09;
    static graph g;
    static double ours[CASCADES], theirs[CASCADES];
    static double at_most[2][PEOPLE + 1]; /* cumulative shares of both */
    gv_text ties = { 0 };
    grow(&g);
    for (uint32_t k = 0; k < g.n_ties; k++)
        gv_text_add(&ties, "%u %u\n", (unsigned) g.a[k], (unsigned) g.b[k]);
    gv_plan *plan =
        given_passing_on(given_ties("market", PEOPLE, false, ties.text), "0", p);
    gv_text_free(&ties);
    set_number(plan, "ticks", 40);
    set_number(plan, "replicates", CASCADES);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < CASCADES; r++) {
        ours[r] = value_of(rows, "shares", 0, r, 40) + 1;
        theirs[r] = reached_by_live_edges(&g, p);
        for (uint32_t size = 0; size <= PEOPLE; size++) {
            at_most[0][size] += (ours[r] <= size ? 1.0 : 0) / CASCADES;
            at_most[1][size] += (theirs[r] <= size ? 1.0 : 0) / CASCADES;
        }
    }
    const summary x = summary_of(ours, CASCADES), y = summary_of(theirs, CASCADES);
    expect_near("cascades, mean size, by live edges", y.mean, x.mean,
                4 * hypot(x.standard_error, y.standard_error));
    double apart = 0;
    for (uint32_t size = 0; size <= PEOPLE; size++)
        apart = fmax(apart, fabs(at_most[0][size] - at_most[1][size]));
    /* Smirnov's two-sample test at 1e-4 */
    expect_at_most("largest distance of their laws",
                   sqrt(-log(0.5e-4) / 2) * sqrt(2.0 / CASCADES), apart);
    gv_block_free(rows);
    forget_world(plan);
}

/* ---- epidemics ---- */

enum { CROWD = 30 };

static double binomial(uint32_t n, uint32_t k, double p)
{
    return exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0)) * pow(p, k) *
           pow(1 - p, n - k);
}

/* Who has it passes it to each other person with chance `pass` a day, and keeps it for
 * another day with chance `keep`. @param[out] law  of how many it comes to, from one. */
static void chain(double pass, double keep, double law[CROWD + 1])
{
    static double now[CROWD + 1][CROWD + 1], next[CROWD + 1][CROWD + 1];
    memset(now, 0, sizeof now);
    now[CROWD - 1][1] = 1; /* [susceptible][infectious] */
    for (uint32_t day = 0; day < 200; day++) {
        memset(next, 0, sizeof next);
        for (uint32_t s = 0; s <= CROWD; s++) {
            next[s][0] += now[s][0];
            for (uint32_t i = 1; i + s <= CROWD; i++) {
                const double p = 1 - pow(1 - pass, i);
                for (uint32_t fresh = 0; fresh <= s && now[s][i] > 1e-15; fresh++) {
                    const double come = now[s][i] * binomial(s, fresh, p);
                    for (uint32_t stay = 0; stay <= i; stay++)
                        next[s - fresh][fresh + stay] += come * binomial(i, stay, keep);
                }
            }
        }
        memcpy(now, next, sizeof now);
    }
    for (uint32_t size = 0; size <= CROWD; size++)
        law[size] = now[CROWD - size][0];
}

static void what_is_said_again_spreads_as_the_chain_binomial(void **unused)
{
    (void) unused;
    const double pass = 0.035, keep = 0.5;
    const uint64_t lives = lives_or(6000);
    double expected[CROWD + 1];
    uint64_t found[CROWD + 1] = { 0 };
    gv_plan *plan = given_passing_on(given_market("complete", CROWD), "0", pass);
    values_of(plan)->persistence = keep;
    set_number(plan, "ticks", 90);
    const uint64_t n = lives < 100000 ? lives : 100000;
    set_number(plan, "replicates", (double) n);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < n; r++)
        found[(size_t) value_of(rows, "shares", 0, r, 90) + 1]++;
    chain(pass, keep, expected);
    for (uint32_t size = 0; size <= CROWD; size++)
        expected[size] *= (double) n;
    expect_distribution("how many of 30 it comes to", expected, found, CROWD + 1);
    gv_block_free(rows);
    forget_world(plan);
}

enum { MANY = 100000, FEW = 2000, TIES_EACH = 10, LARGE = 6, SMALL = 400 };

/* Chance that a tie passes it on at all, over the days that somebody has it. */
static double through_a_tie(double pass, double keep)
{
    return 1 - (1 - keep) * (1 - pass) / (1 - keep * (1 - pass));
}

/* From one person, on random ties. @param[out] sizes  [lives] others whom it comes to */
static void live_epidemics(double people, double pass, double keep, uint64_t lives,
                           double *sizes)
{
    enum { ENOUGH = 70 };
    gv_plan *plan = given_passing_on(given_market("gnm", people), "0", pass);
    set_number(plan, "network.ties", people * TIES_EACH / 2);
    values_of(plan)->persistence = keep;
    set_number(plan, "ticks", ENOUGH);
    set_number(plan, "replicates", (double) lives);
    gv_block *rows = run_world(plan);
    for (uint64_t r = 0; r < lives; r++)
        sizes[r] = value_of(rows, "shares", 0, r, ENOUGH);
    gv_block_free(rows);
    forget_world(plan);
}

/* On random ties the equation of the crowd holds with R = ties times the chance of one:
 * share = 1 - exp(-R share) of all, or hardly anybody. */
static void above_one_it_comes_to_the_final_size(void **unused)
{
    (void) unused;
    const double keep = 0.4, pass = 0.13, r = TIES_EACH * through_a_tie(pass, keep);
    double sizes[LARGE], taken_off[LARGE], share = 0.5;
    size_t n = 0;
    live_epidemics(MANY, pass, keep, LARGE, sizes);
    for (int k = 0; k < 500; k++)
        share = 1 - exp(-r * share);
    for (int k = 0; k < LARGE; k++) {
        if (sizes[k] > 0.01 * MANY)
            taken_off[n++] = sizes[k] / MANY;
    }
    assert_true(n >= 2);
    expect_mean("final size where it takes off, R = 1.98", share, taken_off, n, 2e-3);
}

static void below_one_it_dies_out(void **unused)
{
    (void) unused;
    const double keep = 0.4, pass = 0.03, r = TIES_EACH * through_a_tie(pass, keep);
    double sizes[SMALL], largest = 0;
    live_epidemics(FEW, pass, keep, SMALL, sizes);
    for (int k = 0; k < SMALL; k++)
        largest = fmax(largest, sizes[k]);
    expect_mean("others it comes to, R = 0.49", r / (1 - r), sizes, SMALL, 0.02);
    expect_at_most("largest of 400 outbreaks, share of people", 0.05, largest / FEW);
}

/* ---- learning ---- */

enum { HEARERS = 600, DAYS = 400, EARLY = 10, LATER = 40 };

typedef struct lesson {
    double belief[3][HEARERS], firm[3][HEARERS]; /* after EARLY, LATER and DAYS days */
    double said[HEARERS];
} lesson;

static void keep_beliefs(void *self, const gv_world *w, uint32_t step)
{
    lesson *k = self;
    const market_life *l = w->own;
    const int at = step == EARLY ? 0 : step == LATER ? 1 : 2;
    if (step != EARLY && step != LATER && step != DAYS)
        return;
    for (uint32_t v = 0; v < HEARERS; v++) {
        k->belief[at][v] = (double) l->person[v].belief;
        k->firm[at][v] = (double) l->person[v].belief_weight;
        k->said[v] = (1 + l->person[v].attitude) / 2;
    }
}

/* Everybody says every day what they feel, and hears about one other, anybody. */
static gv_plan *given_lessons(void)
{
    gv_plan *plan = given_market("complete", HEARERS);
    given_calm(plan);
    gv_market *m = values_of(plan);
    m->attitudes = 1;
    m->login = 1;
    m->login_fatigue = m->ambient_ads = 0;
    m->attention_least = m->background = 8;
    m->attention_more = 0;
    m->persuasion = 0;
    m->p = m->q = 0;
    m->share = -1000;
    set_word(plan, "model.talkers", "everybody");
    set_number(plan, "ticks", DAYS);
    given_strategy(plan, "nothing");
    return plan;
}

/* Of n words of weight w each, with prior 1/2 of weight 2. */
static void expect_means_of_words(const char *what, const lesson *k, int at, double w,
                                  double mean, double variance)
{
    static double off[HEARERS], square[HEARERS];
    for (uint32_t v = 0; v < HEARERS; v++) {
        const double n = (k->firm[at][v] - 2) / w;
        const double expected = (2 * 0.5 + n * w * mean) / (2 + n * w);
        const double error = w * sqrt(n * variance) / (2 + n * w);
        off[v] = error > 0 ? (k->belief[at][v] - expected) / error : 0;
        square[v] = off[v] * off[v];
    }
    gv_text line = { 0 };
    gv_text_add(&line, "%s: off the mean of words", what);
    expect_mean(line.text, 0, off, HEARERS, 0.02);
    gv_text_free(&line);
    gv_text_add(&line, "%s: square of that over w^2 n / (2 + w n)^2", what);
    expect_mean(line.text, 1, square, HEARERS, 0.02);
    gv_text_free(&line);
}

/* Once a belief is as firm as it may be it keeps moving: of n words of a day, w n / (20 + w
 * n) come from that day. */
static double variance_when_firm(double w, double variance)
{
    double kept = 0, fresh = 0, poisson = exp(-1);
    for (uint32_t n = 0; n < 30; n++) {
        kept += poisson * pow(MARKET_FIRMEST / (MARKET_FIRMEST + w * n), 2);
        fresh += poisson * n * pow(w / (MARKET_FIRMEST + w * n), 2);
        poisson /= n + 1.0;
    }
    return variance * fresh / (1 - kept);
}

static void beliefs_come_near_as_one_over_n_until_they_are_firm(void **unused)
{
    (void) unused;
    static lesson k;
    gv_plan *plan = given_lessons();
    const double w = values_of(plan)->trust_talk * (0.2 + 0.8 * 0.3);
    watch_life(plan, 0, keep_beliefs, &k);
    const summary said = summary_of(k.said, HEARERS);
    const double variance = said.sd * said.sd;
    expect_means_of_words("10 days", &k, 0, w, said.mean, variance);
    expect_means_of_words("40 days", &k, 1, w, said.mean, variance);
    static double square[HEARERS];
    for (uint32_t v = 0; v < HEARERS; v++) {
        assert_true(k.firm[2][v] == MARKET_FIRMEST);
        square[v] = pow(k.belief[2][v] - said.mean, 2);
    }
    expect_mean("400 days: variance of a firm belief", variance_when_firm(w, variance),
                square, HEARERS, 0.05 * variance_when_firm(w, variance));
    forget_world(plan);
}

static void sources_that_nobody_believes_teach_nothing(void **unused)
{
    (void) unused;
    static lesson k;
    gv_plan *plan = given_lessons();
    values_of(plan)->trust_talk = 0;
    values_of(plan)->paid_weight = 0;
    set_number(plan, "budget", 1000);
    given_strategy(plan, "advertise");
    (void) given_tactic(plan, "mass_media", "television");
    plan->arms[0] = plan->arms[1];
    watch_life(plan, 0, keep_beliefs, &k);
    for (int at = 0; at < 3; at++) {
        for (uint32_t v = 0; v < HEARERS; v++)
            assert_true(k.belief[at][v] == 0.5 && k.firm[at][v] == 2);
    }
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_passed_on_is_what_live_edges_reach),
        cmocka_unit_test(what_is_said_again_spreads_as_the_chain_binomial),
        cmocka_unit_test(above_one_it_comes_to_the_final_size),
        cmocka_unit_test(below_one_it_dies_out),
        cmocka_unit_test(beliefs_come_near_as_one_over_n_until_they_are_firm),
        cmocka_unit_test(sources_that_nobody_believes_teach_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
