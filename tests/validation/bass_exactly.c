/* Bass on the continuous clock against the master equation: all subsets of a few people,
 * with the exact chance of each at every time. Paid posts and advertisements are rates that
 * last a tick, so their effect is exact, too. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <string.h>

enum { MOST = 5, SUBSETS = 1 << MOST, LIVES = 20000, TICKS = 4 };

typedef struct post {
    uint32_t speaker, tick;
} post;

typedef struct few {
    uint32_t n;
    double p, q;
    bool each;
    bool tie[MOST][MOST]; /* [speaker][hearer] */
    uint32_t seeds;       /* a set */
    post posts[MOST];
    uint32_t n_posts;
} few;

/* ---- the master equation ---- */

static double contact_rate(const few *w, uint32_t v)
{
    double heard = 0;
    for (uint32_t u = 0; u < w->n; u++)
        heard += w->tie[u][v] ? 1 : 0;
    return w->each ? w->q : w->q / heard;
}

/* Rate at which v joins the adopters in a tick. */
static double rate_of(const few *w, uint32_t v, uint32_t adopters, uint32_t tick)
{
    double rate = w->p;
    for (uint32_t u = 0; u < w->n; u++) {
        if (w->tie[u][v] && (adopters >> u & 1))
            rate += contact_rate(w, v);
    }
    for (uint32_t k = 0; k < w->n_posts; k++) {
        if (w->posts[k].tick == tick && w->tie[w->posts[k].speaker][v])
            rate += contact_rate(w, v);
    }
    return rate;
}

static void flow(const few *w, const double *chance, uint32_t tick, double *out)
{
    for (uint32_t set = 0; set < 1u << w->n; set++)
        out[set] = 0;
    for (uint32_t set = 0; set < 1u << w->n; set++) {
        for (uint32_t v = 0; v < w->n; v++) {
            if (set >> v & 1)
                continue;
            const double moved = chance[set] * rate_of(w, v, set, tick);
            out[set] -= moved;
            out[set | 1u << v] += moved;
        }
    }
}

/* One tick of classical Runge-Kutta in 200 steps: exact to some 1e-10. */
static void advance(const few *w, double *chance, uint32_t tick)
{
    const uint32_t n = 1u << w->n;
    const double h = 1.0 / 200;
    static const double reach[] = { 0, 0.5, 0.5, 1 };
    static const double weight[] = { 1, 2, 2, 1 };
    for (int step = 0; step < 200; step++) {
        double slope[SUBSETS] = { 0 };
        double sum[SUBSETS] = { 0 };
        for (size_t k = 0; k < 4; k++) {
            double at[SUBSETS];
            for (uint32_t set = 0; set < n; set++)
                at[set] = chance[set] + reach[k] * h * slope[set];
            flow(w, at, tick, slope);
            for (uint32_t set = 0; set < n; set++)
                sum[set] += weight[k] * slope[set];
        }
        for (uint32_t set = 0; set < n; set++)
            chance[set] += h / 6 * sum[set];
    }
}

/* ---- the engine ---- */

typedef struct counted {
    uint64_t sets[TICKS + 1][SUBSETS];
} counted;

static void count_set(void *self, const gv_world *w, uint32_t step)
{
    counted *c = self;
    uint32_t set = 0;
    for (uint32_t v = 0; v < w->n; v++)
        set |= gv_world_adopted(w, v) ? 1u << v : 0;
    c->sets[step][set]++;
}

static gv_plan *plan_of(const few *w)
{
    gv_text ties = { 0 };
    bool everybody = true;
    for (uint32_t u = 0; u < w->n; u++) {
        for (uint32_t v = 0; v < w->n; v++) {
            everybody = everybody && (u == v || w->tie[u][v]);
            if (w->tie[u][v])
                gv_text_add(&ties, "%u %u\n", (unsigned) u, (unsigned) v);
        }
    }
    gv_plan *plan = everybody ? given_world("complete", "bass")
                              : given_ties("bass", w->n, true, ties.text);
    gv_text_free(&ties);
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", w->n);
    set_number(plan, "model.p", w->p);
    set_number(plan, "model.q", w->q);
    set_word(plan, "model.hazard", w->each ? "each" : "linear");
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", LIVES);
    return plan;
}

static void give_people(gv_plan *plan, gv_tactic_plan *tactic, uint32_t set)
{
    gv_text ids = { 0 };
    for (uint32_t v = 0; v < MOST; v++) {
        if (set >> v & 1)
            gv_text_add(&ids, "%u ", (unsigned) v);
    }
    tactic_people(plan, tactic, ids.text);
    gv_text_free(&ids);
}

static void give_strategy(gv_plan *plan, const few *w)
{
    static const char *const names[] = { "first", "second", "third" };
    given_strategy(plan, "all");
    if (w->seeds != 0)
        give_people(plan, given_tactic(plan, "seeding", "seeds"), w->seeds);
    for (uint32_t k = 0; k < w->n_posts; k++) {
        gv_tactic_plan *tactic = given_tactic(plan, "partner_posts", names[k]);
        give_people(plan, tactic, 1u << w->posts[k].speaker);
        tactic_number(tactic, "posts", 1);
        tactic_number(tactic, "start", w->posts[k].tick);
    }
    set_number(plan, "budget", 1e6);
    gv_arm *arm = &plan->arms[0];
    for (size_t k = 0; k < arm->n_tactics; k++)
        arm->tactics[k].share = 1.0 / (double) arm->n_tactics;
}

static void expect_the_master_equation(const char *name, const few *w)
{
    static counted found;
    memset(&found, 0, sizeof found);
    gv_plan *plan = plan_of(w);
    give_strategy(plan, w);
    must(gv_plan_settle(plan, 0, NULL));
    for (uint64_t r = 0; r < LIVES; r++)
        must(gv_engine_watch(plan, 0, r, count_set, &found, NULL));
    double chance[SUBSETS] = { 0 };
    chance[w->seeds] = 1;
    for (uint32_t tick = 0; tick < TICKS; tick++) {
        advance(w, chance, tick);
        double expected[SUBSETS];
        for (uint32_t set = 0; set < 1u << w->n; set++)
            expected[set] = LIVES * chance[set];
        print_message("    after tick %u\n", (unsigned) tick);
        expect_distribution(name, expected, found.sets[tick + 1], (size_t) 1 << w->n);
    }
    forget_world(plan);
}

static void on_ties_every_set_of_adopters_has_its_chance(void **unused)
{
    (void) unused;
    const few chain = {
        .n = 4,
        .p = 0.1,
        .q = 0.8,
        .tie = { { 0, 1, 0, 0 }, { 1, 0, 1, 0 }, { 0, 0, 0, 1 }, { 1, 0, 0, 0 } }
    };
    expect_the_master_equation("a chain with short cuts", &chain);
    few busy = { .n = 5,
                 .p = 0.05,
                 .q = 0.6,
                 .each = true,
                 .tie = { { 0, 1, 1, 0, 1 },
                          { 1, 0, 0, 0, 1 },
                          { 0, 1, 0, 1, 0 },
                          { 1, 1, 0, 0, 0 },
                          { 0, 0, 1, 1, 0 } },
                 .seeds = 1u << 3 };
    expect_the_master_equation("five people, a rate of each", &busy);
    busy.each = false;
    expect_the_master_equation("five people, shares", &busy);
}

static few crowd_of(uint32_t n, double p, double q)
{
    few w = { .n = n, .p = p, .q = q };
    for (uint32_t u = 0; u < n; u++) {
        for (uint32_t v = 0; v < n; v++)
            w.tie[u][v] = u != v;
    }
    return w;
}

static void in_a_crowd_every_set_of_adopters_has_its_chance(void **unused)
{
    (void) unused;
    few w = crowd_of(4, 0.1, 0.9);
    expect_the_master_equation("four who all hear each other", &w);
    w = crowd_of(5, 0, 0.5);
    w.seeds = 1u << 1 | 1u << 4;
    expect_the_master_equation("nobody on their own accord", &w);
}

static void a_post_is_one_more_adopter_for_a_tick(void **unused)
{
    (void) unused;
    few w = { .n = 5,
              .p = 0.03,
              .q = 0.9,
              .tie = { { 0, 1, 1, 1, 0 },
                       { 0, 0, 1, 0, 0 },
                       { 0, 0, 0, 1, 1 },
                       { 0, 1, 0, 0, 1 },
                       { 1, 0, 0, 0, 0 } },
              .posts = { { 0, 0 }, { 2, 1 }, { 0, 1 } },
              .n_posts = 3 };
    expect_the_master_equation("posts on ties", &w);
    few everybody = crowd_of(4, 0.03, 0.9);
    everybody.posts[0] = (post){ 0, 0 };
    everybody.posts[1] = (post){ 2, 1 };
    everybody.posts[2] = (post){ 0, 1 };
    everybody.n_posts = 3;
    everybody.seeds = 1u << 2;
    expect_the_master_equation("posts in a crowd", &everybody);
}

/* A lone person sees every advertisement: k a tick add a rate of 1 - (1 - s)^k for that
 * tick, beside their own p. Who gets the credit is as the rates are. */
static void advertisements_are_a_rate_for_a_tick(void **unused)
{
    (void) unused;
    const double p = 0.05;
    const double strength = 0.2;
    const double paid = 1 - pow(1 - strength, 3);
    gv_plan *plan = given_world("complete", "bass");
    plan->experiment.clock = GV_CONTINUOUS;
    set_number(plan, "network.people", 1);
    set_number(plan, "model.p", p);
    set_number(plan, "ticks", 5);
    set_number(plan, "replicates", 100000);
    set_number(plan, "budget", 6);
    given_measure(plan, "channels");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "days", 2);
    tactic_number(screen, "start", 1);
    tactic_number(screen, "strength", strength);
    gv_block *rows = run_with(plan, 0, 0);
    for (size_t t = 1; t <= 5; t++) {
        const double days = t <= 1 ? 0 : t == 2 ? 1 : 2;
        double *x = column_of(rows, "adopters", 0, t);
        expect_mean("adopted", 1 - exp(-p * (double) t - paid * days), x, rows->n, 0);
        gv_free(x);
    }
    const double alone = exp(-p);
    const double both = exp(-2 * (p + paid));
    double *x = column_of(rows, "adopters_by_channel", 0, GV_CHANNEL_PAID);
    expect_mean("by advertisement", alone * (1 - both) * paid / (p + paid), x, rows->n, 0);
    gv_free(x);
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_ties_every_set_of_adopters_has_its_chance),
        cmocka_unit_test(in_a_crowd_every_set_of_adopters_has_its_chance),
        cmocka_unit_test(a_post_is_one_more_adopter_for_a_tick),
        cmocka_unit_test(advertisements_are_a_rate_for_a_tick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
