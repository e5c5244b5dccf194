/* Linear threshold: a person adopts when the weight of adopters heard passes a threshold
 * drawn once. Layer 3. */
#include "grapevine/model.h"

#include <string.h>

enum { WEIGHT_EQUAL, WEIGHT_FILE };
static const char *const weights[] = { "equal", "file", NULL };

typedef struct linear_threshold {
    uint32_t weight;
} linear_threshold;

static const gv_param linear_threshold_table[] = {
    GV_CHOICE(
        linear_threshold, weight, .initial = WEIGHT_EQUAL, .choices = weights,
        .source = "Kempe, Kleinberg, Tardos (2003), section 2",
        .help =
            "how much a tie counts: `equal` is 1 / (number of people the hearer hears); "
            "`file` is the tie's weight in the file divided by the sum of the hearer's"),
    GV_END_OF_TABLE,
};

/* Weights are whole numbers of 2^-60, so their sum does not depend on the order. */
#define WHOLE (UINT64_C(1) << 60)

/* Scratch, three arrays one after the other. */
typedef struct pressure {
    uint64_t *sum;  /* [n] weight of what v heard so far, at most WHOLE */
    double *total;  /* [n] sum of the weights of all ties to v; 0: not yet added up */
    uint8_t *spoke; /* [n] has u's weight been counted? */
} pressure;

static pressure pressure_of(const gv_world *w)
{
    pressure p;
    p.sum = w->own;
    p.total = (double *) (void *) (p.sum + w->n);
    p.spoke = (uint8_t *) (p.total + w->n);
    return p;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    (void) params;
    return (size_t) n * (sizeof(uint64_t) + sizeof(double) + 1);
}

static void begin(gv_world *w, const void *params)
{
    memset(w->own, 0, own_bytes(params, w->n));
}

static unsigned needs(const void *params)
{
    const linear_threshold *par = params;
    const unsigned ties = GV_NEEDS_IN | GV_NEEDS_TIES;
    return par->weight == WEIGHT_FILE ? ties | GV_NEEDS_WEIGHTS : ties;
}

static double total_weight(const gv_world *w, uint32_t v)
{
    double total = 0;
    for (uint64_t arc = w->all_in.offset[v]; arc < w->all_in.offset[v + 1]; arc++)
        total += w->all_in.weight[arc];
    return total;
}

static uint64_t tie_weight(const gv_world *w, const linear_threshold *par, pressure p,
                           uint64_t arc)
{
    const uint32_t v = w->out.target[arc];
    if (par->weight == WEIGHT_EQUAL)
        return WHOLE / (w->all_in.offset[v + 1] - w->all_in.offset[v]);
    if (p.total[v] <= 0)
        p.total[v] = total_weight(w, v);
    const double weight =
        w->timeline == NULL ? w->out.weight[arc] : w->all_out.weight[w->timeline->tie[arc]];
    return (uint64_t) (weight / p.total[v] * (double) WHOLE);
}

static void press(gv_world *w, pressure p, uint32_t v, uint64_t weight, uint32_t source,
                  gv_channel channel)
{
    if (weight == 0) /* what weighs nothing earns no credit */
        return;
    p.sum[v] = weight < WHOLE - p.sum[v] ? p.sum[v] + weight : WHOLE;
    gv_world_nominate(w, v, source, channel);
}

/* What is said may count for more, or for less. */
static uint64_t weighed(const gv_world *w, uint64_t weight)
{
    if (w->weight == NULL)
        return weight;
    const double said = (double) weight * gv_world_weight(w);
    return said < (double) WHOLE ? (uint64_t) said : WHOLE;
}

/* Where ties come and go u counts as active, for ever, to those whom they have met since.
 */
static void speak_when_met(gv_world *w, const linear_threshold *par, uint32_t u,
                           gv_channel channel)
{
    const pressure p = pressure_of(w);
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        if (gv_world_tell(w, arc))
            press(w, p, w->out.target[arc], weighed(w, tie_weight(w, par, p, arc)), u,
                  channel);
    }
}

/* u counts as active to everybody who hears them, from now on and once. */
static void speak(gv_world *w, const linear_threshold *par, uint32_t u, gv_channel channel)
{
    const pressure p = pressure_of(w);
    if (w->timeline != NULL) {
        speak_when_met(w, par, u, channel);
        return;
    }
    if (p.spoke[u])
        return;
    p.spoke[u] = 1;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++)
        press(w, p, w->out.target[arc], weighed(w, tie_weight(w, par, p, arc)), u, channel);
}

/* Everybody who ever adopted may meet somebody new. */
static void spread_by_meeting(gv_world *w, const linear_threshold *par)
{
    const uint32_t *person = NULL;
    const uint64_t n = gv_world_speakers(w, &person);
    for (uint64_t k = 0; k < n; k++) {
        if (!gv_world_adopted(w, person[k]))
            continue;
        gv_world_pass_on(w, person[k]);
        speak(w, par, person[k], GV_CHANNEL_EARNED);
    }
}

static void spread(gv_world *w, const void *params)
{
    if (w->timeline != NULL) {
        spread_by_meeting(w, params);
        return;
    }
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++) {
        gv_world_pass_on(w, w->adopters[k]);
        speak(w, params, w->adopters[k], GV_CHANNEL_EARNED);
    }
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    speak(w, params, post->speaker, post->channel);
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    const pressure p = pressure_of(w);
    const uint64_t weight = (uint64_t) (batch->strength * (double) WHOLE);
    for (uint32_t k = 0; k < batch->n; k++)
        press(w, p, batch->person[k], weight, batch->slot, batch->channel);
}

/* Thresholds are uniform on [0, 1) and belong to the person for the whole life. Seeds, whom
 * no weight convinced, adopt at once. */
static bool converts(const gv_world *w, const void *params, uint32_t person)
{
    (void) params;
    if (w->adoption[person].channel == GV_CHANNEL_SEED)
        return true;
    const gv_counter c = gv_counter_make(person, 0, 0, 0, 0, 0);
    const uint64_t threshold = gv_draw(&w->threshold, c).low >> 4;
    return pressure_of(w).sum[person] > threshold;
}

const gv_model gv_model_linear_threshold = {
    .spec = { .name = "linear_threshold",
              .title = "Linear threshold",
              .about = "A person adopts once the adopters they hear weigh more than their "
                       "threshold.",
              .source =
                  "Kempe, Kleinberg, Tardos (2003), doi:10.1145/956750.956769, section 2; "
                  "Granovetter (1978), doi:10.1086/226707",
              .deviates =
                  "an impression adds a lasting weight beside the ties', so a person who "
                  "saw many advertisements may adopt without any tie; the whole weight "
                  "stays at most 1",
              GV_ALIASES("GeneralThresholdModel", "LinearThresholdModel",
                         "LinearThreshold"),
              GV_PARAMS(linear_threshold) },
    .clocks = GV_RUNS_ON(GV_SYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "v adopts once   sum over adopters u heard of b(u, v) + w(v)  >  theta(v)\n"
                "theta(v) uniform on [0, 1), drawn once a life; b(., v) sums to at most 1\n"
                "w(v): what advertisements have added",
    .example = "thresholds",
    .limits =
        "expected size on small graphs: sum over simple paths of the product of weights",
    .cost = "O(arcs of the people who adopted in the last tick); 17 bytes a person",
    .what_impressions_do = "adds a lasting weight of `strength`",
    .what_posts_do = "the speaker counts as an adopter to everybody who hears them",
    .what_changing_ties_do =
        "an adopter counts to a hearer from their first contact since the adoption on, for "
        "ever; weights are shares of all whom the hearer ever hears",
    .what_messages_do = "multiply the tie's weight of whoever says them; all that a person "
                        "heard stays at most 1",
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .spread = spread,
    .converts = converts,
};
