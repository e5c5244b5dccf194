/* Watts threshold: a person adopts once enough of those they hear have adopted. Layer 3. */
#include "grapevine/model.h"

#include <string.h>

enum { COUNTED_AS_SHARE, COUNTED_AS_PEOPLE };
static const char *const counts[] = { "share", "people", NULL };

typedef struct watts_threshold {
    double threshold;
    double spread;
    uint32_t of;
} watts_threshold;

static const gv_param watts_threshold_table[] = {
    GV_REAL(watts_threshold, threshold, .initial = 0.18, .low = 0, .high = 1e6,
            .unit = "share, or people", .sweep = { 0.05, 0.5 },
            .source = "Watts (2002), figure 1",
            .help = "how many of those a person hears must have adopted: at least this "
                    "share of them, or this number (`of`); never less than one"),
    GV_REAL(watts_threshold, spread, .initial = 0, .low = 0, .high = 1e6,
            .unit = "share, or people", .source = "Watts (2002), figure 4",
            .help = "how much people differ: standard deviation of their thresholds, which "
                    "are normal about `threshold` and drawn once a life; 0: all alike"),
    GV_CHOICE(watts_threshold, of, .initial = COUNTED_AS_SHARE, .choices = counts,
              .source = "Watts (2002); people: Centola and Macy (2007)",
              .help = "what a threshold counts: `share` is adopters over all whom a person "
                      "hears; `people` is adopters, however many others are heard"),
    GV_END_OF_TABLE,
};

/* Who speaks in the running tick, and how it is credited. */
typedef struct speaker {
    uint32_t person;
    uint32_t channel;
} speaker;

/* Scratch, arrays one after the other. Nobody speaks twice, so `speaking` has room. */
typedef struct crowd {
    uint32_t *n_speaking; /* [1] */
    uint32_t *heard;      /* [n] speakers whom v has heard so far */
    speaker *speaking;    /* [n] */
    uint8_t *spoke;       /* [n] */
} crowd;

static crowd crowd_of(const gv_world *w)
{
    crowd c;
    c.n_speaking = w->own;
    c.heard = c.n_speaking + 1;
    c.speaking = (speaker *) (void *) (c.heard + w->n);
    c.spoke = (uint8_t *) (c.speaking + w->n);
    return c;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    (void) params;
    return sizeof(uint32_t) + (size_t) n * (sizeof(uint32_t) + sizeof(speaker) + 1);
}

static void begin(gv_world *w, const void *params)
{
    memset(w->own, 0, own_bytes(params, w->n));
}

static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN | GV_NEEDS_TIES;
}

/* Where ties come and go u counts as an adopter, for ever, to those whom they have met
 * since. */
static void speak_when_met(gv_world *w, uint32_t u, gv_channel channel)
{
    const crowd c = crowd_of(w);
    bool any = false;
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + UINT64_C(1)]; arc++) {
        if (!gv_world_tell(w, arc))
            continue;
        c.heard[w->out.target[arc]]++;
        any = true;
    }
    if (any) /* once a tick: whom u has told leaves nobody to tell again */
        c.speaking[(*c.n_speaking)++] = (speaker){ u, channel };
}

/* u counts as an adopter to everybody who hears them, from now on and once. */
static void speak(gv_world *w, uint32_t u, gv_channel channel)
{
    const crowd c = crowd_of(w);
    if (w->timeline != NULL) {
        speak_when_met(w, u, channel);
        return;
    }
    if (c.spoke[u])
        return;
    c.spoke[u] = 1;
    c.speaking[(*c.n_speaking)++] = (speaker){ u, channel };
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + UINT64_C(1)]; arc++)
        c.heard[w->out.target[arc]]++;
}

/* Everybody who ever adopted may meet somebody new. */
static void speak_by_meeting(gv_world *w)
{
    const uint32_t *person = NULL;
    const uint64_t n = gv_world_speakers(w, &person);
    for (uint64_t k = 0; k < n; k++) {
        if (gv_world_adopted(w, person[k]))
            speak(w, person[k], GV_CHANNEL_EARNED);
    }
}

static double threshold_of(const gv_world *w, const watts_threshold *par, uint32_t v)
{
    if (par->spread == 0)
        return par->threshold;
    const gv_counter counter = gv_counter_make(v, 0, 0, 0, 0, 0);
    return par->threshold + par->spread * gv_normal(gv_draw(&w->threshold, counter).low);
}

/* The share is divided out: 3 of 10 is no less than a threshold written 0.3. */
static bool is_enough(const gv_world *w, const watts_threshold *par, uint32_t v)
{
    const double heard = crowd_of(w).heard[v];
    const double all = (double) (w->all_in.offset[v + UINT64_C(1)] - w->all_in.offset[v]);
    return (par->of == COUNTED_AS_SHARE ? heard / all : heard) >= threshold_of(w, par, v);
}

/* Everybody of this tick has been counted: whoever has now heard enough is convinced, by
 * those who spoke in it. */
static void spread(gv_world *w, const void *params)
{
    if (w->timeline != NULL)
        speak_by_meeting(w);
    for (uint32_t k = w->fresh_from; w->timeline == NULL && k < w->n_adopters; k++)
        speak(w, w->adopters[k], GV_CHANNEL_EARNED);
    const crowd c = crowd_of(w);
    for (uint32_t k = 0; k < *c.n_speaking; k++) {
        const uint32_t u = c.speaking[k].person;
        for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + UINT64_C(1)]; arc++) {
            const uint32_t v = w->out.target[arc];
            if (w->timeline != NULL && !gv_world_told_now(w, arc))
                continue;
            if (!gv_world_adopted(w, v) && is_enough(w, params, v))
                gv_world_nominate(w, v, u, (gv_channel) c.speaking[k].channel);
        }
    }
    *c.n_speaking = 0;
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    speak(w, post->speaker, post->channel);
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params; /* an advertisement convinces by its own strength, whatever is heard */
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_world_nominate(w, batch->person[k], batch->slot, batch->channel);
    }
}

const gv_model gv_model_watts_threshold = {
    .spec = { .name = "watts_threshold",
              .title = "Watts threshold",
              .about =
                  "A person adopts once enough of those they hear have adopted: simple "
                  "contagion where one is enough, complex where it takes more.",
              .source =
                  "Watts (2002), doi:10.1073/pnas.082090499; thresholds as numbers of "
                  "people: Centola, Macy (2007), doi:10.1086/521848",
              .deviates =
                  "everybody looks at once in a tick, where Watts draws people one after "
                  "another: who adopts in the end is the same; a threshold of nobody at "
                  "all, as a spread may draw it, takes one adopter like a threshold of one",
              GV_ALIASES("ThresholdModel", "Threshold"),
              GV_PARAMS(watts_threshold) },
    .clocks = GV_RUNS_ON(GV_SYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "v adopts once   adopters heard / people heard >= phi(v)      of: share\n"
                "                adopters heard >= phi(v)                     of: people\n"
                "phi(v) = threshold + spread z(v), z standard normal, drawn once a life",
    .example = "simple-vs-complex",
    .limits = "a threshold of one reaches everybody whom the seeds reach; on a ring of k "
              "neighbours with a threshold of a <= k / 2 people the front moves "
              "k / 2 - a + 1 people a tick on either side",
    .cost = "O(arcs of the people who adopted in the last tick); 13 bytes a person",
    .what_impressions_do = "convinces with chance `strength`, whatever the threshold",
    .what_posts_do = "the speaker counts as an adopter to everybody who hears them",
    .what_changing_ties_do =
        "an adopter counts to a hearer from their first contact since the adoption on, for "
        "ever; shares are of all whom the hearer ever hears",
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .spread = spread,
};
