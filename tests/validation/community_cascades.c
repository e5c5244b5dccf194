/* ICE, ICP and ICEP against the exact chances of all sizes of their cascades: ten people in
 * two communities, chances of ties from the paper's definition, then every set of those who
 * spoke and of those who speak. Milli, Rossetti (2020), doi:10.1007/978-3-030-36687-2_30.
 */
#include "expect.h"
#include "world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PEOPLE = 10, HALF = 5, SETS = 1 << PEOPLE, LIVES = 100000 };

/* Two cliques of five less a tie each; three ties between them, two of which meet. */
static const char ties[] = "0 1\n0 2\n0 3\n0 4\n1 2\n1 3\n2 3\n2 4\n3 4\n"
                           "5 6\n5 7\n5 8\n5 9\n6 7\n6 8\n7 8\n7 9\n8 9\n"
                           "0 5\n2 5\n4 9\n";

typedef double chances[PEOPLE][PEOPLE];

static void read_ties(bool tie[PEOPLE][PEOPLE])
{
    memset(tie, 0, sizeof(bool[PEOPLE][PEOPLE]));
    for (const char *at = ties; *at != '\0'; at += 4) {
        tie[at[0] - '0'][at[2] - '0'] = true;
        tie[at[2] - '0'][at[0] - '0'] = true;
    }
}

static bool same(int u, int v)
{
    return u / HALF == v / HALF;
}

static double embeddedness(bool tie[PEOPLE][PEOPLE], int u, int v)
{
    double common = 0, either = 0;
    for (int z = 0; z < PEOPLE; z++) {
        common += tie[u][z] && tie[v][z] && same(u, z) ? 1 : 0;
        either += tie[u][z] || tie[v][z] ? 1 : 0;
    }
    return common / either;
}

/* @param p  of a tie within; below 0: its embeddedness
 * @param out  of a tie across; below 0: the least embeddedness of the speaker */
static void tell_chances(double p, double out, chances chance)
{
    bool tie[PEOPLE][PEOPLE];
    read_ties(tie);
    for (int u = 0; u < PEOPLE; u++) {
        double least = 1;
        for (int z = 0; z < PEOPLE; z++)
            least = tie[u][z] ? fmin(least, embeddedness(tie, u, z)) : least;
        for (int v = 0; v < PEOPLE; v++) {
            const double within = p < 0 ? embeddedness(tie, u, v) : p;
            const double across = out < 0 ? least : out;
            chance[u][v] = !tie[u][v] ? 0 : same(u, v) ? within : across;
        }
    }
}

/* Chance that exactly `next` of those outside `old` and `now` are convinced by `now`. */
static double chance_of_step(chances chance, unsigned old, unsigned now, unsigned next)
{
    double all = 1;
    for (int v = 0; v < PEOPLE; v++) {
        if (((old | now) >> v & 1) != 0)
            continue;
        double none = 1;
        for (int u = 0; u < PEOPLE; u++)
            none *= (now >> u & 1) != 0 ? 1 - chance[u][v] : 1;
        all *= (next >> v & 1) != 0 ? 1 - none : none;
    }
    return all;
}

/* Those who speak are a subset of those who adopted, so sets are met by growing size. */
static void exact_sizes(chances chance, unsigned seed, double *size)
{
    static double of[SETS][SETS]; /* [adopted][of whom these speak] */
    memset(of, 0, sizeof of);
    memset(size, 0, (PEOPLE + 1) * sizeof *size);
    of[seed][seed] = 1;
    for (unsigned all = 1; all < SETS; all++) {
        for (unsigned now = all; now > 0; now = (now - 1) & all) {
            const double here = of[all][now];
            const unsigned rest = (SETS - 1) & ~all;
            if (here <= 0)
                continue;
            for (unsigned next = rest; next > 0; next = (next - 1) & rest)
                of[all | next][next] +=
                    here * chance_of_step(chance, all & ~now, now, next);
            size[__builtin_popcount(all)] +=
                here * chance_of_step(chance, all & ~now, now, 0);
        }
    }
}

static void expect_sizes(const char *model, double p, double permeability, chances chance)
{
    double expected[PEOPLE + 1];
    uint64_t found[PEOPLE + 1] = { 0 };
    gv_plan *plan = given_ties(model, PEOPLE, false, ties);
    set_number(plan, "ticks", PEOPLE);
    set_number(plan, "replicates", LIVES);
    if (p >= 0) {
        set_number(plan, "model.p", p);
        set_number(plan, "model.permeability", permeability);
    }
    given_seeds(plan, "seed", "0");
    gv_block *rows = run_with(plan, 0, 0);
    double *size = column_of(rows, "final_adopters", 0, 0);
    exact_sizes(chance, 1, expected);
    for (size_t r = 0; r < LIVES; r++)
        found[(size_t) size[r]]++;
    for (size_t k = 0; k <= PEOPLE; k++)
        expected[k] *= LIVES;
    expect_distribution(model, expected, found, PEOPLE + 1);
    gv_free(size);
    gv_block_free(rows);
    forget_world(plan);
}

static void cascades_by_communities_have_the_exact_chances_of_all_sizes(void **unused)
{
    (void) unused;
    chances chance;
    tell_chances(-1, -1, chance);
    assert_true(chance[0][5] > 0); /* something crosses */
    expect_sizes("ice", -1, 0, chance);
    tell_chances(0.3, 0.3 * 0.4, chance);
    expect_sizes("icp", 0.3, 0.4, chance);
    tell_chances(-1, 0.5 * 0.4, chance);
    expect_sizes("icep", 0.5, 0.4, chance);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cascades_by_communities_have_the_exact_chances_of_all_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
