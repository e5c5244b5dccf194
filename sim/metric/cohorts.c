/* Cohorts: customers by what won them, how long they stay, and what customers trust.
 * Layer 4. */
#include "metric/spells.h"

#include <math.h>
#include <string.h>

typedef struct cohorts {
    uint64_t horizon;
} cohorts;

static const gv_param cohorts_table[] = {
    GV_COUNT(cohorts, horizon, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "how long a customer should stay"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "retention_by_channel", "retention by channel", "share", GV_KIND_REAL,
      GV_SHAPE_CHANNEL, GV_MORE_IS_BETTER, 0, 1,
      "chance that somebody who buys for the first time stays longer than `horizon` steps, "
      "by what convinced them; undefined when nobody of a channel was seen so long. Those "
      "who leave and come back count until they leave",
      .smallest = 0.01 },
    { "customer_steps_by_channel", "time as a customer by channel", "steps", GV_KIND_REAL,
      GV_SHAPE_CHANNEL, GV_MORE_IS_BETTER, 0, INFINITY,
      "steps as a customer of those won since tick 0, a head, by what convinced them to "
      "buy first; times a margin: what one of them brought in. Whoever came early had "
      "more time; undefined without any",
      OF_CONTROL },
    { "customer_trust", "trust of customers", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, 1,
      "mean trust of all customers in what the brand says, in the end; undefined without "
      "customers",
      .smallest = 0.01 },
    { "retention_referred", "retention of the referred", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1,
      "chance that somebody who came by a customer's invitation under a referral programme "
      "stays longer than `horizon` steps; undefined when nobody was seen so long",
      .smallest = 0.01 },
    { "retention_others", "retention of all others", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, 1,
      "the same of those who bought for the first time since tick 0 without an invitation",
      .smallest = 0.01 },
    { "customer_steps_referred", "time as a customer of the referred", "steps",
      GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "steps as a customer of those who came by an invitation, a head; times a margin: "
      "what "
      "one of them brought in. Whoever came early had more time; undefined without any",
      OF_CONTROL },
    { "customer_steps_others", "time as a customer of all others", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "the same of those who came without since tick 0; undefined without any",
      OF_CONTROL },
    { "referred_customers", "customers who were referred", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "of those won since tick 0, how many came by an invitation", OF_CONTROL },
    { .name = NULL },
};
enum { RETENTION, STEPS, TRUST, STAY_REFERRED, STAY_OTHERS, OF_REFERRED, OF_OTHERS, COUNT };

/* Who belongs together: those of each channel; and once more, by whether they were
 * referred.
 */
enum { OTHERS = GV_CHANNELS, REFERRED, COHORTS };

/* Kept: [COHORTS] steps as customers; then [people] the step of the first purchase plus
 * 1, 0: none; [people] that of leaving, 0: not yet; room for two columns of [ticks + 1]. */
typedef struct kept {
    uint64_t *steps;
    uint32_t *since, *until, *ended, *seen;
} kept;

static kept kept_in(void *own, gv_extent extent)
{
    uint64_t *steps = own;
    uint32_t *since = (uint32_t *) (steps + COHORTS);
    uint32_t *ended = since + 2 * (size_t) extent.people;
    return (kept){ steps, since, since + extent.people, ended, ended + extent.ticks + 1 };
}

static size_t own_bytes(gv_extent extent)
{
    return COHORTS * sizeof(uint64_t) +
           2 * (extent.people + (size_t) extent.ticks + 1) * sizeof(uint32_t);
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const kept k = kept_in(own, extent);
    (void) params;
    for (uint32_t i = 0; i < w->n_adopters && w->model->stance != NULL; i++) {
        const uint32_t v = w->adopters[i];
        const gv_stance stance = w->model->stance(w, v);
        const bool is = stance.is_customer;
        if (is && k.since[v] == 0)
            k.since[v] = step + 1;
        if (!is && k.since[v] != 0 && k.until[v] == 0)
            k.until[v] = step + 1;
        k.steps[w->adoption[v].channel] += is && step > 0 ? 1 : 0;
        k.steps[stance.is_referred ? REFERRED : OTHERS] += is && step > 0 ? 1 : 0;
    }
}

static bool is_of(const gv_world *w, uint32_t v, uint32_t cohort)
{
    if (cohort < GV_CHANNELS)
        return w->adoption[v].channel == cohort;
    return w->model->stance != NULL &&
           w->model->stance(w, v).is_referred == (cohort == REFERRED);
}

/* @return customers of that cohort */
static uint32_t sort_spells(const gv_life *life, const kept *k, uint32_t cohort)
{
    const gv_world *w = life->world;
    const size_t bytes = ((size_t) life->ticks + 1) * sizeof *k->ended;
    uint32_t n = 0;
    memset(k->ended, 0, bytes);
    memset(k->seen, 0, bytes);
    for (uint32_t i = 0; i < w->n_adopters; i++) {
        const uint32_t v = w->adopters[i];
        if (k->since[v] == 0 || !is_of(w, v, cohort))
            continue;
        if (k->until[v] != 0)
            k->ended[k->until[v] - k->since[v]]++;
        else
            k->seen[life->ticks + 1 - k->since[v]]++;
        n++;
    }
    return n;
}

static double trust_of_customers(const gv_world *w)
{
    double sum = 0;
    uint32_t n = 0;
    for (uint32_t v = 0; v < w->n && w->model->stance != NULL; v++) {
        const gv_stance stance = w->model->stance(w, v);
        sum += stance.is_customer ? stance.trust : 0;
        n += stance.is_customer ? 1 : 0;
    }
    return n == 0 ? (double) NAN : sum / n;
}

static uint32_t follow(const gv_life *life, const cohorts *par, uint32_t cohort,
                       double *stay, double *steps)
{
    const kept k = kept_in(life->own, life->extent);
    const gv_spells spells = { k.ended, k.seen, sort_spells(life, &k, cohort) };
    *stay = gv_spells_stay(&spells, life->ticks, par->horizon);
    *steps = spells.n == 0 ? (double) NAN : (double) k.steps[cohort] / spells.n;
    return spells.n;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    for (uint32_t c = 0; c < GV_CHANNELS; c++)
        (void) follow(life, params, c, &out[RETENTION].real[c], &out[STEPS].real[c]);
    *out[TRUST].real = trust_of_customers(life->world);
    (void) follow(life, params, OTHERS, out[STAY_OTHERS].real, out[OF_OTHERS].real);
    *out[COUNT].count =
        follow(life, params, REFERRED, out[STAY_REFERRED].real, out[OF_REFERRED].real);
}

const gv_metric gv_metric_cohorts = {
    .spec = { .name = "cohorts",
              .title = "Customers by what won them",
              .about =
                  "How long customers stay, and how long they were there, by what "
                  "convinced them to buy first, and by whether they were referred; and how "
                  "far customers trust the brand.",
              .source = "Kaplan, Meier (1958), doi:10.1080/01621459.1958.10501452; why "
                        "cohorts: Schmitt, Skiera, Van den Bulte (2011), "
                        "doi:10.1509/jm.75.1.46",
              GV_PARAMS(cohorts) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
