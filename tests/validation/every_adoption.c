/* Every history of small worlds: when each of at most six people adopts, with its exact
 * chance, against many lives: seven models on five networks.
 *
 * Given who adopted when until now, people adopt independently of each other in the next
 * tick, each with a chance that their model's paper states. */
#include "expect.h"
#include "small_network.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 6, TICKS = 3, WHENS = TICKS + 2, QUICK_LIVES = 20000 };
enum { HISTORIES = 15625 }; /* WHENS ^ MOST */

static const small_network networks[] = {
    SMALL_PATH,
    SMALL_TRIANGLE,
    { "directed ring with a chord", 6, true, "0 1\n1 2\n2 3\n3 4\n4 5\n5 0\n1 4\n", false },
    { "two triangles", 6, false, "0 1\n1 2\n2 0\n3 4\n4 5\n5 3\n1 4\n", false },
    { "everybody", 5, false, "0 1\n0 2\n0 3\n0 4\n1 2\n1 3\n1 4\n2 3\n2 4\n3 4\n", false },
};

/* Who hears whom, and when people adopted: a state, or TICKS + 1 for not yet. */
typedef struct history {
    small_ties tie;
    uint32_t n;
    uint32_t when[MOST];
} history;

/* Chance that v, who has not adopted, does so in `tick`. */
typedef double hazard(const history *h, uint32_t v, uint32_t tick);

/* Adopters whom v hears, of those in state `from` to `to`. */
static double heard(const history *h, uint32_t v, uint32_t from, uint32_t to)
{
    double n = 0;
    for (uint32_t u = 0; u < h->n; u++)
        n += h->tie[u][v] && h->when[u] >= from && h->when[u] <= to ? 1 : 0;
    return n;
}

static double all_heard(const history *h, uint32_t v)
{
    return small_heard(h->tie, v);
}

/* Kempe, Kleinberg, Tardos (2003): each new adopter tries once. */
static double by_cascade(const history *h, uint32_t v, uint32_t tick)
{
    return 1 - pow(1 - 0.35, heard(h, v, tick, tick));
}

static double by_weighted_cascade(const history *h, uint32_t v, uint32_t tick)
{
    return 1 - pow(1 - 1 / all_heard(h, v), heard(h, v, tick, tick));
}

/* A threshold is in what was added last, given that it was not in what was there before. */
static double crossed(double before, double now)
{
    return before < 1 ? (now - before) / (1 - before) : 0;
}

/* The same: thresholds are uniform, adopters weigh 1 / people heard. */
static double by_linear_threshold(const history *h, uint32_t v, uint32_t tick)
{
    const double now = heard(h, v, 0, tick) / all_heard(h, v);
    const double new = heard(h, v, tick, tick) / all_heard(h, v);
    return crossed(now - new, now);
}

/* Watts (2002), figure 4: thresholds are normal. */
static double normal_below(double share)
{
    return share > 0 ? 0.5 * erfc(-(share - 0.45) / 0.3 / sqrt(2)) : 0;
}

static double by_watts(const history *h, uint32_t v, uint32_t tick)
{
    const double now = heard(h, v, 0, tick) / all_heard(h, v);
    const double new = heard(h, v, tick, tick) / all_heard(h, v);
    return crossed(normal_below(now - new), normal_below(now));
}

/* Bass (1969), with shares of those heard. */
static double by_bass(const history *h, uint32_t v, uint32_t tick)
{
    return 0.08 + 0.5 * heard(h, v, 0, tick) / all_heard(h, v);
}

static double by_bass_contacts(const history *h, uint32_t v, uint32_t tick)
{
    return 1 - 0.92 * pow(1 - 0.5 / all_heard(h, v), heard(h, v, 0, tick));
}

/* Rossman, Fisher (2021). */
static double by_bass_each(const history *h, uint32_t v, uint32_t tick)
{
    return 1 - 0.92 * pow(1 - 0.5, heard(h, v, 0, tick));
}

/* ---- exact chances ---- */

static uint32_t code_of(const uint32_t *when, uint32_t n)
{
    uint32_t code = 0;
    for (uint32_t v = n; v-- > 0;)
        code = code * WHENS + when[v];
    return code;
}

static void decide(history *h, hazard *chance, uint32_t tick, uint32_t v, double p,
                   double *expected);

static void pass_a_tick(history *h, hazard *chance, uint32_t tick, double p,
                        double *expected)
{
    if (tick == TICKS)
        expected[code_of(h->when, h->n)] += p;
    else
        decide(h, chance, tick, 0, p, expected);
}

/* People from v on adopt in this tick or do not. */
static void decide(history *h, hazard *chance, uint32_t tick, uint32_t v, double p,
                   double *expected)
{
    if (p <= 0)
        return;
    if (v == h->n) {
        pass_a_tick(h, chance, tick + 1, p, expected);
    } else if (h->when[v] <= tick) {
        decide(h, chance, tick, v + 1, p, expected);
    } else {
        const double yes = chance(h, v, tick);
        decide(h, chance, tick, v + 1, p * (1 - yes), expected);
        h->when[v] = tick + 1; /* others look only at states up to `tick` */
        decide(h, chance, tick, v + 1, p * yes, expected);
        h->when[v] = TICKS + 1;
    }
}

static history history_of(const small_network *net)
{
    history h = { .n = net->n };
    small_ties_in(net, 0, h.tie);
    for (uint32_t v = 1; v < h.n; v++)
        h.when[v] = TICKS + 1;
    return h; /* person 0 is the seed */
}

/* ---- what happened ---- */

static void measure_history(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    uint32_t when[MOST];
    for (uint32_t v = 0; v < life->world->n; v++) {
        const uint32_t step = gv_world_adopted_at(life->world, v);
        when[v] = step == GV_NEVER ? TICKS + 1 : step;
    }
    *out[0].count = code_of(when, life->world->n);
}

static const gv_outcome history_outcomes[] = {
    { "history", "history", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "when each person adopted, as the digits of a number", .smallest = 0.05,
      .smallest_is_share = true },
    { .name = NULL },
};
static const gv_metric history_metric = {
    .spec = { .name = "history", .title = "History", .about = "When each person adopted." },
    .outcomes = history_outcomes,
    .measure = measure_history
};

static gv_plan *given(const char *model, const small_network *net)
{
    gv_plan *plan = given_ties(model, net->n, net->directed, net->ties);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", (double) lives_or(QUICK_LIVES));
    given_metric(plan, &history_metric);
    given_seeds(plan, "seed", "0");
    return plan;
}

static void expect_histories(const char *model, gv_plan *plan, const small_network *net,
                             hazard *chance)
{
    static double expected[HISTORIES];
    static uint64_t found[HISTORIES];
    memset(expected, 0, sizeof expected);
    memset(found, 0, sizeof found);
    char what[96];
    snprintf(what, sizeof what, "%s, %s", model, net->name);
    history h = history_of(net);
    pass_a_tick(&h, chance, 0, 1, expected);
    gv_block *rows = run_world(plan);
    for (size_t k = 0; k < HISTORIES; k++)
        expected[k] *= (double) rows->n;
    for (uint64_t r = 0; r < rows->n; r++)
        found[(size_t) value_of(rows, "history", 0, r, 0)]++;
    expect_distribution(what, expected, found, HISTORIES);
    gv_block_free(rows);
    forget_world(plan);
}

#define ON_ALL_NETWORKS(test, model, chance, ...)                                          \
    static void test(void **unused)                                                        \
    {                                                                                      \
        (void) unused;                                                                     \
        for (size_t k = 0; k < GV_COUNT_OF(networks); k++) {                               \
            gv_plan *plan = given(model, &networks[k]);                                    \
            __VA_ARGS__;                                                                   \
            expect_histories(#test, plan, &networks[k], chance);                           \
        }                                                                                  \
    }
#define BASS(how)                                                                          \
    set_number(plan, "model.p", 0.08);                                                     \
    set_number(plan, "model.q", 0.5);                                                      \
    set_word(plan, "model.hazard", how)

ON_ALL_NETWORKS(cascades, "independent_cascade", by_cascade,
                set_number(plan, "model.p", 0.35))
ON_ALL_NETWORKS(weighted_cascades, "independent_cascade", by_weighted_cascade,
                set_word(plan, "model.chance", "in_degree"))
ON_ALL_NETWORKS(linear_thresholds, "linear_threshold", by_linear_threshold, )
ON_ALL_NETWORKS(normal_thresholds, "watts_threshold", by_watts,
                set_number(plan, "model.threshold", 0.45);
                set_number(plan, "model.spread", 0.3))
ON_ALL_NETWORKS(bass_by_shares, "bass", by_bass, BASS("linear"))
ON_ALL_NETWORKS(bass_by_contacts, "bass", by_bass_contacts, BASS("contacts"))
ON_ALL_NETWORKS(bass_by_each, "bass", by_bass_each, BASS("each"))

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cascades),          cmocka_unit_test(weighted_cascades),
        cmocka_unit_test(linear_thresholds), cmocka_unit_test(normal_thresholds),
        cmocka_unit_test(bass_by_shares),    cmocka_unit_test(bass_by_contacts),
        cmocka_unit_test(bass_by_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
