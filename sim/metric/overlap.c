/* Overlap: how many people several tactics reach at once, beside what planners' formulas
 * expect. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "reach_by_tactic", "reach by tactic", "people", GV_KIND_COUNT, GV_SHAPE_TACTIC,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "people who saw paid, partner or owned content of each tactic at least once",
      .smallest = 0.05, .smallest_is_share = true },
    { "reached_by_several", "reached by several tactics", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "people who saw content of two tactics or more", .smallest = 0.05,
      .smallest_is_share = true },
    { "duplicated_share", "duplicated share of reach", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1,
      "share of the people reached whom two tactics or more reached; undefined when nobody "
      "was reached",
      .smallest = 0.01 },
    { "reach_sainsbury", "reach if tactics were independent", "people", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "reach to expect if no tactic's audience told anything of another's: people times 1 "
      "minus the product of what each does not reach",
      .smallest = 0.05, .smallest_is_share = true },
    { "reach_agostini", "reach by Agostini's formula", "people", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "reach that follows from single and pairwise reach alone: A^2 / (1.125 D + A), A the "
      "sum of single reaches, D that of pairwise duplications; undefined when nobody was "
      "reached",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

/* What is counted over people. */
typedef struct overlap {
    uint64_t reached[GV_TACTICS_LIMIT]; /* by place of the tactic */
    uint64_t any, several, pairs;
} overlap;

/* Tactics whose content is read: what an adopter says is nobody's content, and a gift is
 * none. */
static uint64_t contents(const gv_life *life)
{
    uint64_t mask = 0;
    for (size_t k = 0; k < life->n_accounts; k++) {
        const uint8_t channel = life->touches->channel[k];
        if (channel != GV_CHANNEL_EARNED && channel != GV_CHANNEL_SEED)
            mask |= UINT64_C(1) << k;
    }
    return mask;
}

static overlap count(const gv_life *life)
{
    overlap o = { .any = 0 };
    const uint64_t mask = contents(life);
    for (uint32_t v = 0; v < life->world->n; v++) {
        uint64_t by = life->touches->by[v] & mask;
        const uint64_t n = (uint64_t) __builtin_popcountll(by);
        o.any += n > 0 ? 1 : 0;
        o.several += n > 1 ? 1 : 0;
        o.pairs += n * (n - (n > 0 ? 1 : 0)) / 2;
        for (; by != 0; by &= by - 1)
            o.reached[__builtin_ctzll(by)]++;
    }
    return o;
}

static double sainsbury(const overlap *o, size_t n_tactics, double people)
{
    double missed = 1;
    for (size_t k = 0; k < n_tactics; k++)
        missed *= 1 - (double) o->reached[k] / people;
    return people * (1 - missed);
}

static double agostini(const overlap *o, size_t n_tactics)
{
    const double magazines = 1.125; /* Agostini's constant, fitted to French magazines */
    double sum = 0;
    for (size_t k = 0; k < n_tactics; k++)
        sum += (double) o->reached[k];
    return sum > 0 ? sum * sum / (magazines * (double) o->pairs + sum) : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const overlap o = count(life);
    memset(out[0].count, 0, life->extent.tactics * sizeof *out[0].count);
    for (size_t k = 0; k < life->n_accounts; k++)
        out[0].count[life->number[k]] = (uint32_t) o.reached[k];
    *out[1].count = (uint32_t) o.several;
    *out[2].real = o.any > 0 ? (double) o.several / (double) o.any : (double) NAN;
    *out[3].real = sainsbury(&o, life->n_accounts, life->world->n);
    *out[4].real = agostini(&o, life->n_accounts);
}

const gv_metric gv_metric_overlap = {
    .spec = { .name = "overlap",
              .title = "Audience overlap",
              .about = "How many people two tactics or more reach, and what planners' "
                       "formulas expect of their reach together.",
              .source = "Agostini (1961), Journal of Advertising Research 1(3):11; Caffyn, "
                        "Sagovsky (1963), Journal of Advertising Research 3(1):21 "
                        "(Sainsbury's formula)" },
    .outcomes = outcomes,
    .sees_touches = true,
    .measure = measure,
};
