/* Independent cascade: each new adopter has one chance with each hearer. Layer 3. */
#include "grapevine/model.h"

enum { CHANCE_CONSTANT, CHANCE_IN_DEGREE, CHANCE_WEIGHT };
static const char *const chances[] = { "constant", "in_degree", "weight", NULL };

typedef struct independent_cascade {
    double p;
    uint32_t chance;
} independent_cascade;

static const gv_param independent_cascade_table[] = {
    GV_REAL(independent_cascade, p, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 },
            .source = "assumption", .alias = "threshold",
            .help = "chance that one new adopter convinces one person who hears them"),
    GV_CHOICE(independent_cascade, chance, .initial = CHANCE_CONSTANT, .choices = chances,
              .source = "Kempe, Kleinberg, Tardos (2003), section 2",
              .help =
                  "where a tie's chance comes from: `constant` is p for every tie; "
                  "`in_degree` is 1 / (number of people the hearer hears), the weighted "
                  "cascade; `weight` is the weight of the tie in the file (at most 1)"),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    const independent_cascade *par = params;
    switch (par->chance) {
    case CHANCE_IN_DEGREE:
        return GV_NEEDS_IN | GV_NEEDS_TIES;
    case CHANCE_WEIGHT:
        return GV_NEEDS_WEIGHTS | GV_NEEDS_TIES;
    default:
        return 0;
    }
}

/* Of the message that is being said; what exceeds 1 is certain. */
static double tie_chance(const gv_world *w, const independent_cascade *par, uint64_t arc)
{
    if (par->chance == CHANCE_WEIGHT) {
        const double tie = w->out.weight[arc] < 1 ? w->out.weight[arc] : 1;
        return tie * gv_world_weight(w);
    }
    const uint32_t v = w->out.target[arc];
    return gv_world_weight(w) / (double) (w->all_in.offset[v + 1] - w->all_in.offset[v]);
}

/* The coin belongs to the tie and the message, not to the tick: no schedule changes it, and
 * raising p only adds adopters. */
static void speak_unevenly(gv_world *w, const independent_cascade *par, uint32_t u,
                           gv_channel channel, gv_counter counter)
{
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        counter.v = w->out.target[arc];
        const gv_chance chance = gv_chance_of(tie_chance(w, par, arc));
        if (gv_coin_toss(&w->tie, counter, chance))
            gv_world_nominate(w, counter.v, u, channel);
    }
}

/* Whom u meets now and has not met since adopting; the coin is the one that they would have
 * tossed had the tie always stood. */
static void speak_when_met(gv_world *w, const independent_cascade *par, gv_chance chance,
                           uint32_t u, gv_channel channel, gv_counter counter)
{
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        if (!gv_world_tell(w, arc))
            continue;
        counter.v = w->out.target[arc];
        if (par->chance != CHANCE_CONSTANT)
            chance = gv_chance_of(tie_chance(w, par, arc));
        if (gv_coin_toss(&w->tie, counter, chance))
            gv_world_nominate(w, counter.v, u, channel);
    }
}

static void nominate_set(gv_world *w, const uint32_t *hearer, uint64_t convinced,
                         uint32_t u, gv_channel channel)
{
    for (; convinced != 0; convinced &= convinced - 1)
        gv_world_nominate(w, hearer[__builtin_ctzll(convinced)], u, channel);
}

static void speak_to_ties(gv_world *w, gv_chance chance, uint32_t u, gv_channel channel,
                          gv_counter counter)
{
    const uint64_t end = w->out.offset[u + 1];
    for (uint64_t arc = w->out.offset[u]; arc < end; arc += 64) {
        const uint32_t n = end - arc < 64 ? (uint32_t) (end - arc) : 64;
        const uint32_t *hearer = w->out.target + arc;
        nominate_set(w, hearer, gv_coin_row(&w->tie, counter, hearer, n, chance), u,
                     channel);
    }
}

static void speak_to_everybody(gv_world *w, gv_chance chance, uint32_t u,
                               gv_channel channel, gv_counter counter)
{
    uint32_t hearer[64];
    for (uint32_t from = 0; from < w->n; from += 64) {
        uint32_t n = 0;
        for (uint32_t v = from; v < w->n && v - from < 64; v++) {
            if (v != u)
                hearer[n++] = v;
        }
        nominate_set(w, hearer, gv_coin_row(&w->tie, counter, hearer, n, chance), u,
                     channel);
    }
}

/* u addresses everybody who hears them, once. */
static void speak(gv_world *w, const independent_cascade *par, uint32_t u,
                  gv_channel channel, gv_counter counter)
{
    const gv_chance chance = gv_chance_of(par->p * gv_world_weight(w));
    if (par->chance != CHANCE_CONSTANT)
        speak_unevenly(w, par, u, channel, counter);
    else if (w->complete)
        speak_to_everybody(w, chance, u, channel, counter);
    else
        speak_to_ties(w, chance, u, channel, counter);
}

/* On networks larger than the cache the next speakers' ties are fetched ahead. */
static void fetch_ahead(const gv_world *w, uint32_t k)
{
    if (w->complete)
        return;
    if (k + 8 < w->n_adopters)
        __builtin_prefetch(&w->out.offset[w->adopters[k + 8]]);
    if (k + 4 < w->n_adopters)
        __builtin_prefetch(&w->out.target[w->out.offset[w->adopters[k + 4]]]);
}

/* Everybody who ever adopted may meet somebody new. */
static void spread_by_meeting(gv_world *w, const independent_cascade *par)
{
    const uint32_t *person = NULL;
    const uint64_t n = gv_world_speakers(w, &person);
    for (uint64_t k = 0; k < n; k++) {
        const uint32_t u = person[k];
        if (!gv_world_adopted(w, u))
            continue;
        gv_world_pass_on(w, u);
        speak_when_met(w, par, gv_chance_of(par->p * gv_world_weight(w)), u,
                       GV_CHANNEL_EARNED, gv_counter_make(u, 0, 0, w->layer, 0, 0));
    }
}

static void spread(gv_world *w, const void *params)
{
    if (w->timeline != NULL) {
        spread_by_meeting(w, params);
        return;
    }
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++) {
        const uint32_t u = w->adopters[k];
        fetch_ahead(w, k);
        gv_world_pass_on(w, u);
        speak(w, params, u, GV_CHANNEL_EARNED, gv_counter_make(u, 0, 0, w->layer, 0, 0));
    }
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    /* Ordinary speech is ordinal 0; where its counter has tick 0, a post's has its
     * tactic. */
    const uint32_t u = post->speaker;
    speak(w, params, u, post->channel,
          gv_counter_make(u, 0, post->slot, w->layer, post->ordinal, 0));
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params; /* an advertisement convinces by its own strength */
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_world_nominate(w, batch->person[k], batch->slot, batch->channel);
    }
}

const gv_model gv_model_independent_cascade = {
    .spec = { .name = "independent_cascade",
              .title = "Independent cascade",
              .about =
                  "Each new adopter has one chance to convince each person who hears them.",
              .source =
                  "Kempe, Kleinberg, Tardos (2003), doi:10.1145/956750.956769, section 2",
              GV_ALIASES("IndependentCascadesModel", "IndependentCascades",
                         "IndependentCascadeModel"),
              GV_PARAMS(independent_cascade) },
    .clocks = GV_RUNS_ON(GV_SYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation =
        "u adopted in tick t - 1, v hears u:   P(u convinces v in tick t) = p(u, v)\n"
        "once for each tie;   P(v adopts | k new adopters heard) = 1 - (1 - p)^k",
    .example = "broadcast-vs-partnership",
    .limits =
        "p = 0 reaches the seeds; p = 1 reaches everybody whom the seeds reach; on G(n, p) "
        "cascades are bond percolation",
    .cost = "O(arcs of the people who adopted in the last tick)",
    .what_impressions_do = "convinces with chance `strength`",
    .what_posts_do = "tries each hearer once with the tie's chance",
    .what_changing_ties_do =
        "an adopter tries each hearer once: at their first contact since the adoption; "
        "`in_degree` counts all whom a person ever hears, `weight` is that of the tick",
    .what_messages_do = "multiply the chance of whoever says them, up to 1",
    .needs = needs,
    .impressions = impressions,
    .post = post,
    .spread = spread,
};
