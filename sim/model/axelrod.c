/* Axelrod: culture spreads between those who have something in common. Layer 3. */
#include "model/family/hearing.h"

typedef struct axelrod {
    uint64_t features;
    uint64_t traits;
    double drift;
} axelrod;

enum { MOST_FEATURES = 64, MOST_TRAITS = 60000 };

static const gv_param axelrod_table[] = {
    GV_COUNT(axelrod, features, .initial = 5, .low = 1, .high = MOST_FEATURES, .alias = "F",
             .unit = "features", .sweep = { 2, 15 }, .source = "Axelrod (1997)",
             .help = "features of a culture: language, religion, dress, ..."),
    GV_COUNT(axelrod, traits, .initial = 10, .low = 1, .high = MOST_TRAITS, .alias = "q",
             .unit = "traits", .scale = GV_SCALE_LOG, .sweep = { 2, 100 },
             .source = "Axelrod (1997)",
             .help = "traits that each feature may have; each person begins with random "
                     "ones"),
    GV_REAL(axelrod, drift, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG,
            .source = "Klemm, Eguiluz, Toral, San Miguel (2003), "
                      "doi:10.1103/PhysRevE.67.045101",
            .help = "chance that in an event a random person takes a random trait in a "
                    "random feature, for no reason"),
    GV_END_OF_TABLE,
};

/* Layers of the counters of GV_PURPOSE_OPINION, and draws of an event after its first. */
enum { PICKS, MORE, BEGINS };
enum { TALK, DRIFTS, DRIFTER, DRAWS };

typedef struct life {
    gv_cipher luck;
    uint32_t features;
    uint16_t product; /* the trait of the first feature that is new to the world */
    uint8_t *holds;   /* [n] 1: has the product */
    uint16_t *culture;
} life;

static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    const axelrod *par = params;
    return sizeof(life) + (size_t) n * par->features * sizeof(uint16_t) + n;
}

static uint16_t *culture_of(const life *l, uint32_t v)
{
    return l->culture + (size_t) v * l->features;
}

static void begin(gv_world *w, const void *params)
{
    const axelrod *par = params;
    life *l = w->own;
    l->luck = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_OPINION, w->replicate));
    l->features = (uint32_t) par->features;
    l->product = (uint16_t) par->traits;
    l->culture = (uint16_t *) (void *) (l + 1);
    l->holds = (uint8_t *) (l->culture + (size_t) w->n * l->features);
    for (uint32_t v = 0; v < w->n; v++) {
        l->holds[v] = 0;
        for (uint32_t f = 0; f < l->features; f++) {
            const gv_bits luck = gv_draw(&l->luck, gv_counter_make(v, f, 0, BEGINS, 0, 0));
            culture_of(l, v)[f] = (uint16_t) gv_below(luck.low, par->traits);
        }
    }
    w->culture = l->culture;
    w->features = l->features;
    w->compartment = l->holds;
    w->n_states = 2;
    w->in_state[0] = w->n;
}

/* ---- changes ---- */

static void take(gv_world *w, uint32_t v, uint32_t feature, uint16_t trait)
{
    life *l = w->own;
    culture_of(l, v)[feature] = trait;
    const uint8_t holds = culture_of(l, v)[0] == l->product ? 1 : 0;
    w->in_state[l->holds[v]]--;
    w->in_state[holds]++;
    l->holds[v] = holds;
}

static uint32_t in_common(const life *l, uint32_t v, uint32_t u)
{
    const uint16_t *const a = culture_of(l, v), *const b = culture_of(l, u);
    uint32_t same = 0;
    for (uint32_t f = 0; f < l->features; f++)
        same += a[f] == b[f] ? 1 : 0;
    return same;
}

/* v takes over the k-th of the features in which they differ from u. */
static void learn(gv_world *w, uint32_t v, uint32_t u, uint32_t k)
{
    const life *l = w->own;
    uint32_t f = 0;
    while (culture_of(l, v)[f] == culture_of(l, u)[f] || k-- > 0)
        f++;
    take(w, v, f, culture_of(l, u)[f]);
    if (f == 0 && l->holds[v] == 1 && w->state[v] == 0)
        gv_world_credit(w, v, u, GV_CHANNEL_EARNED);
}

static gv_bits more(const gv_world *w, uint32_t event, uint32_t k)
{
    const life *l = w->own;
    return gv_draw(&l->luck, gv_counter_make(event, k, w->tick, MORE, 0, 0));
}

/* The chance that they talk is what they have in common; who has everything in common has
 * nothing to learn. */
static void meet(gv_world *w, uint32_t event, uint32_t v, uint32_t u)
{
    const life *l = w->own;
    const uint32_t same = in_common(l, v, u);
    if (same == 0 || same == l->features)
        return;
    const gv_bits luck = more(w, event, TALK);
    if (gv_below(luck.low, l->features) < same)
        learn(w, v, u, (uint32_t) gv_below(luck.high, l->features - same));
}

static void drift(gv_world *w, const axelrod *par, uint32_t event)
{
    if (!gv_happens(more(w, event, DRIFTS).low, gv_chance_of(par->drift)))
        return;
    const gv_bits who = more(w, event, DRIFTER);
    const gv_bits what = more(w, event, DRAWS);
    take(w, (uint32_t) gv_below(who.low, w->n),
         (uint32_t) gv_below(who.high, par->features),
         (uint16_t) gv_below(what.low, par->traits));
}

static void events(gv_world *w, const void *params)
{
    const axelrod *par = params;
    const life *l = w->own;
    gv_bits bits[GV_BATCH];
    for (uint32_t from = 0; from < w->n; from += GV_BATCH) {
        const uint32_t n = w->n - from < GV_BATCH ? w->n - from : GV_BATCH;
        gv_draw_series(&l->luck, gv_counter_make(from, 0, w->tick, PICKS, 0, 0), n, bits);
        for (uint32_t k = 0; k < n; k++) {
            const uint32_t v = (uint32_t) gv_below(bits[k].low, w->n);
            const uint32_t heard = gv_heard(w, v);
            if (heard > 0)
                meet(w, from + k, v,
                     gv_heard_at(w, v, (uint32_t) gv_below(bits[k].high, heard)));
            if (par->drift > 0)
                drift(w, par, from + k);
        }
    }
}

/* Seeds have the product before tick 0. */
static void settle(gv_world *w, const void *params, uint32_t step)
{
    (void) params;
    const life *l = w->own;
    for (uint32_t k = step == 0 ? 0 : w->n_adopters; k < w->n_adopters; k++)
        take(w, w->adopters[k], 0, l->product);
    uint32_t v = w->agreed == GV_MOMENT_NEVER ? 1 : w->n;
    while (v < w->n && in_common(l, 0, v) == l->features)
        v++;
    if (v == w->n && w->agreed == GV_MOMENT_NEVER)
        w->agreed = gv_moment_of(step);
}

/* ---- what tactics do ---- */

static void give(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    const life *l = w->own;
    take(w, v, 0, l->product);
    gv_world_nominate(w, v, source, channel);
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            give(w, batch->person[k], batch->slot, batch->channel);
    }
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    const life *l = w->own;
    const uint32_t u = post->speaker;
    for (uint32_t k = 0; k < gv_hearers(w, u); k++) {
        const uint32_t v = gv_hearer_at(w, u, k);
        const gv_counter c = gv_counter_make(u, v, post->slot, w->layer, post->ordinal, 0);
        const double alike = (double) in_common(l, v, u) / l->features;
        if (gv_coin_toss(&w->tie, c, gv_chance_of(alike)))
            give(w, v, u, post->channel);
    }
}

const gv_model gv_model_axelrod = {
    .spec = { .name = "axelrod",
              .title = "Axelrod's model of culture",
              .about =
                  "People learn from those they hear the more often the more they have "
                  "in common, so that some come to be one culture and others stay "
                  "apart.",
              .source = "Axelrod (1997), doi:10.1177/0022002797041002001",
              .deviates = "a product is one more trait of the first feature, which nobody "
                          "has but who was seeded or advertised to: an adopter is whoever "
                          "ever had it; n events are one tick",
              GV_ALIASES("Axelrod"),
              GV_PARAMS(axelrod) },
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "P(v learns from u) = features in common / all features;\n"
                "v takes over one of the others at random",
    .example = "models/axelrod",
    .limits = "few traits end in one culture, many in a patchwork, with a sharp border "
              "between; two people end alike with chance 1 - (1 - 1 / traits)^features; "
              "with one feature nothing changes",
    .cost = "O(features) an event, n events a tick; 2 bytes a person and feature",
    .what_impressions_do = "gives the product with chance `strength`",
    .what_posts_do = "gives each hearer the product with the chance that is the share of "
                     "features they have in common with the speaker",
    .opinions = GV_CULTURES,
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .events = events,
    .settle = settle,
};
