/* Kirman's ants and the Ising-Glauber model against their exact chains, Boltzmann's weights
 * and the mean field. */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <string.h>

static gv_plan *given_lives(gv_plan *plan, double initial, double ticks, double lives)
{
    set_number(plan, "ticks", ticks);
    set_number(plan, "replicates", lives);
    set_number(plan, "model.initial", initial);
    given_measure(plan, "states");
    given_strategy(plan, "nothing");
    return plan;
}

/* How many hold 1 after `ticks`, over all lives, against what is expected of their number.
 */
static void expect_ones(const char *what, gv_plan *plan, const double *law, uint32_t n)
{
    uint64_t found[32] = { 0 };
    double expected[32] = { 0 };
    const size_t lives = (size_t) plan->experiment.replicates;
    const size_t ticks = (size_t) plan->experiment.ticks;
    gv_block *rows = run_with(plan, 0, 0);
    assert_true(n < GV_COUNT_OF(found));
    for (uint64_t r = 0; r < lives; r++)
        found[(size_t) value_of(rows, "people_in_one", 0, r, ticks)]++;
    for (uint32_t k = 0; k <= n; k++)
        expected[k] = law[k] * (double) lives;
    expect_distribution(what, expected, found, n + (size_t) 1);
    gv_block_free(rows);
    forget_world(plan);
}

static void binomial(double *law, uint32_t n, double p)
{
    for (uint32_t k = 0; k <= n; k++)
        law[k] = exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0)) * pow(p, k) *
                 pow(1 - p, n - k);
}

/* ---- ants ---- */

enum { ANTS = 20 };

typedef struct ants {
    double epsilon, delta;
} ants;

static double up(ants a, uint32_t k)
{
    return (1 - (double) k / ANTS) * (a.epsilon + (1 - a.delta) * k / (ANTS - 1));
}

static double down(ants a, uint32_t k)
{
    return (double) k / ANTS * (a.epsilon + (1 - a.delta) * (ANTS - k) / (ANTS - 1));
}

static void stationary(ants a, double *law)
{
    double sum = law[0] = 1;
    for (uint32_t k = 1; k <= ANTS; k++)
        sum += law[k] = law[k - 1] * up(a, k - 1) / down(a, k);
    for (uint32_t k = 0; k <= ANTS; k++)
        law[k] /= sum;
}

static void live_on(ants a, double *law, uint32_t events)
{
    double next[ANTS + 1];
    for (uint32_t e = 0; e < events; e++) {
        for (uint32_t k = 0; k <= ANTS; k++)
            next[k] = law[k] * (1 - up(a, k) - down(a, k)) +
                      (k > 0 ? law[k - 1] * up(a, k - 1) : 0) +
                      (k < ANTS ? law[k + 1] * down(a, k + 1) : 0);
        memcpy(law, next, sizeof next);
    }
}

static gv_plan *given_ants(ants a, double initial, double ticks, double lives)
{
    gv_plan *plan = given_world("complete", "kirman");
    set_number(plan, "network.people", ANTS);
    set_number(plan, "model.epsilon", a.epsilon);
    set_number(plan, "model.delta", a.delta);
    return given_lives(plan, initial, ticks, lives);
}

static void ants_follow_their_chain_from_the_start(void **unused)
{
    (void) unused;
    const ants a = { 0.1, 0.3 };
    double law[ANTS + 1];
    binomial(law, ANTS, 0.2);
    live_on(a, law, 4 * ANTS);
    expect_ones("20 ants, 4 ticks", given_ants(a, 0.2, 4, 8000), law, ANTS);
}

/* Two humps, flat, one hump: epsilon below, at and above (1 - delta) / (n - 1). */
static void ants_come_to_kirmans_stationary_law(void **unused)
{
    (void) unused;
    static const struct {
        const char *what;
        ants a;
    } row[] = { { "ants, epsilon below its threshold", { 0.015, 0.2 } },
                { "ants, epsilon at its threshold", { 0.8 / 19, 0.2 } },
                { "ants, epsilon above its threshold", { 0.2, 0.2 } } };
    for (size_t k = 0; k < GV_COUNT_OF(row); k++) {
        double law[ANTS + 1];
        stationary(row[k].a, law);
        expect_ones(row[k].what, given_ants(row[k].a, 0.5, 400, 2000), law, ANTS);
    }
    double flat[ANTS + 1];
    stationary(row[1].a, flat);
    for (uint32_t k = 0; k <= ANTS; k++)
        assert_true(fabs(flat[k] - 1.0 / (ANTS + 1)) < 1e-12);
}

/* ---- spins ---- */

enum { SPINS = 5, STATES = 1 << SPINS };
static const char house[] = "0 1\n1 2\n2 3\n3 0\n0 2\n3 4\n";
static const uint8_t tie[][2] = {
    { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 0 }, { 0, 2 }, { 3, 4 }
};

typedef struct heat {
    double temperature, coupling, field;
} heat;

static double spin(uint32_t state, uint32_t v)
{
    return (state >> v & 1) == 1 ? 1 : -1;
}

static double pull_on(heat h, uint32_t state, uint32_t v)
{
    double pull = h.field;
    for (size_t k = 0; k < GV_COUNT_OF(tie); k++) {
        if (tie[k][0] == v || tie[k][1] == v)
            pull += h.coupling * spin(state, tie[k][0] == v ? tie[k][1] : tie[k][0]);
    }
    return pull;
}

static void live_spins_on(heat h, double *law, uint32_t events)
{
    for (uint32_t e = 0; e < events; e++) {
        double next[STATES] = { 0 };
        for (uint32_t s = 0; s < STATES; s++) {
            for (uint32_t v = 0; v < SPINS; v++) {
                const double one = 1 / (1 + exp(-2 * pull_on(h, s, v) / h.temperature));
                next[s | 1u << v] += law[s] * one / SPINS;
                next[s & ~(1u << v)] += law[s] * (1 - one) / SPINS;
            }
        }
        memcpy(law, next, sizeof next);
    }
}

static void boltzmann(heat h, double *law)
{
    double sum = 0;
    for (uint32_t s = 0; s < STATES; s++) {
        double energy = 0;
        for (size_t k = 0; k < GV_COUNT_OF(tie); k++)
            energy -= h.coupling * spin(s, tie[k][0]) * spin(s, tie[k][1]);
        for (uint32_t v = 0; v < SPINS; v++)
            energy -= h.field * spin(s, v);
        sum += law[s] = exp(-energy / h.temperature);
    }
    for (uint32_t s = 0; s < STATES; s++)
        law[s] /= sum;
}

static void ones_of(const double *law, double *ones)
{
    memset(ones, 0, (SPINS + 1) * sizeof *ones);
    for (uint32_t s = 0; s < STATES; s++)
        ones[(s & 1) + (s >> 1 & 1) + (s >> 2 & 1) + (s >> 3 & 1) + (s >> 4 & 1)] += law[s];
}

static gv_plan *given_spins(heat h, double initial, double ticks, double lives)
{
    gv_plan *plan = given_ties("ising_glauber", SPINS, false, house);
    set_number(plan, "model.temperature", h.temperature);
    set_number(plan, "model.coupling", h.coupling);
    set_number(plan, "model.field", h.field);
    return given_lives(plan, initial, ticks, lives);
}

static void spins_follow_their_chain_and_come_to_boltzmanns_law(void **unused)
{
    (void) unused;
    static const struct {
        const char *early, *late;
        heat h;
    } row[] = {
        { "house, 2 ticks", "house: Boltzmann", { 1.5, 1, 0.2 } },
        { "house, colder, 2 ticks", "house, colder: Boltzmann", { 0.8, 0.5, -0.1 } },
        { "house, contrarians, 2 ticks", "house, contrarians: Boltzmann", { 2, -1, 0.3 } }
    };
    for (size_t k = 0; k < GV_COUNT_OF(row); k++) {
        double law[STATES], ones[SPINS + 1];
        for (uint32_t s = 0; s < STATES; s++) {
            law[s] = 1;
            for (uint32_t v = 0; v < SPINS; v++)
                law[s] *= (s >> v & 1) == 1 ? 0.3 : 0.7;
        }
        live_spins_on(row[k].h, law, 2 * SPINS);
        ones_of(law, ones);
        expect_ones(row[k].early, given_spins(row[k].h, 0.3, 2, 20000), ones, SPINS);
        boltzmann(row[k].h, law);
        ones_of(law, ones);
        expect_ones(row[k].late, given_spins(row[k].h, 0.3, 200, 8000), ones, SPINS);
    }
}

/* m = tanh((m + H) / T), from above. */
static double magnetisation(double temperature, double field)
{
    double m = 1;
    for (int k = 0; k < 10000; k++)
        m = tanh((m + field) / temperature);
    return m;
}

static void a_crowd_has_the_spin_of_the_mean_field(void **unused)
{
    (void) unused;
    enum { PEOPLE = 3000, FROM = 60, TO = 160, LIVES = 4 };
    static const double heat_and_field[][2] = { { 0.5, 0 }, { 0.8, 0 }, { 1.5, 0.3 } };
    for (size_t k = 0; k < GV_COUNT_OF(heat_and_field); k++) {
        gv_plan *plan = given_world("complete", "ising_glauber");
        set_number(plan, "network.people", PEOPLE);
        set_word(plan, "model.influence", "mean");
        set_number(plan, "model.temperature", heat_and_field[k][0]);
        set_number(plan, "model.field", heat_and_field[k][1]);
        given_lives(plan, 0.9, TO, LIVES);
        gv_block *rows = run_with(plan, 0, 0);
        double sum = 0;
        for (uint64_t r = 0; r < LIVES; r++) {
            for (size_t t = FROM; t < TO; t++)
                sum += 2 * value_of(rows, "people_in_one", 0, r, t) / PEOPLE - 1;
        }
        expect_near("crowd: mean spin",
                    magnetisation(heat_and_field[k][0], heat_and_field[k][1]),
                    sum / (LIVES * (TO - FROM)), 0.01);
        gv_block_free(rows);
        forget_world(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ants_follow_their_chain_from_the_start),
        cmocka_unit_test(ants_come_to_kirmans_stationary_law),
        cmocka_unit_test(spins_follow_their_chain_and_come_to_boltzmanns_law),
        cmocka_unit_test(a_crowd_has_the_spin_of_the_mean_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
