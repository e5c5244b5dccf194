/* PART: every adopter tries everybody who hears them, again at every tick. Layer 3. */
#include "grapevine/model.h"

typedef struct PART {
    double p;
} PART;

static const gv_param PART_table[] = {
    GV_REAL(PART, p, .initial = 0.05, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 }, .source = "assumption",
            .help =
                "chance that an adopter convinces one person who hears them in one tick"),
    GV_END_OF_TABLE,
};

/* This model walks ties: it refuses the complete network, which has none. */
static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_TIES;
}

/* One coin for each pair, tick and message: no order of asking changes an answer. */
static void speak(gv_world *w, const PART *par, uint32_t u, gv_channel channel,
                  uint32_t ordinal)
{
    const gv_chance chance = gv_chance_of(par->p);
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++) {
        const uint32_t v = w->out.target[arc];
        if (gv_world_adopted(w, v))
            continue;
        const gv_counter counter = gv_counter_make(u, v, w->tick, 0, ordinal, 0);
        if (gv_coin_toss(&w->tie, counter, chance))
            gv_world_nominate(w, v, u, channel);
    }
}

static void spread(gv_world *w, const void *params)
{
    for (uint32_t k = 0; k < w->n_adopters; k++)
        speak(w, params, w->adopters[k], GV_CHANNEL_EARNED, 0);
}

/* A paid post reaches the same people as ordinary speech, with coins of its own. */
static void post(gv_world *w, const void *params, const gv_post *post)
{
    speak(w, params, post->speaker, post->channel, post->ordinal);
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params; /* an advertisement convinces by its own strength */
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_world_nominate(w, batch->person[k], batch->slot, batch->channel);
    }
}

const gv_model gv_model_PART = {
    .spec = { .name = "PART",
              .title = "PART",
              .about = "Every adopter tries everybody who hears them, again at every tick.",
              GV_PARAMS(PART) },
    .clocks = GV_RUNS_ON(GV_SYNC),
    .invariants = gv_promise_one_way,
    .equation = "v not yet an adopter: P(v adopts in a tick) = 1 - (1 - p)^k\n"
                "k: adopters whom v hears",
    .example = "models/PART",
    .limits = "p = 0 reaches the seeds; p = 1 reaches everybody as fast as the ties allow",
    .cost = "O(arcs of all adopters) a tick",
    .what_impressions_do = "convinces with chance `strength`",
    .what_posts_do = "tries each hearer once with chance p",
    .needs = needs,
    .impressions = impressions,
    .post = post,
    .spread = spread,
};
