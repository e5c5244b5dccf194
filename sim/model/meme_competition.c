/* Meme competition: everybody's screen has few places, and each new post takes the oldest
 * one. Layer 3. */
#include "model/family/attention_screens.h"

enum { OWN, EMPTY };
static const char *const starts[] = { "own", "empty", NULL };

typedef struct meme_competition {
    double mu;
    uint64_t places;
    uint32_t start;
} meme_competition;

static const gv_param meme_competition_table[] = {
    GV_REAL(meme_competition, mu, .initial = 0.05, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.005, 0.5 },
            .alias = "innovation", .source = "assumption",
            .help =
                "chance that whoever posts invents a new meme, instead of posting again "
                "what stands on their screen"),
    GV_COUNT(meme_competition, places, .initial = 1, .low = 1, .high = GV_MOST_PLACES,
             .unit = "memes", .sweep = { 1, 16 },
             .source = "Gleeson, Ward, O'Sullivan, Lee (2014)",
             .help = "places on a screen; whoever posts something again picks one of them "
                     "at random"),
    GV_CHOICE(meme_competition, start, .initial = OWN, .choices = starts,
              .source = "convention",
              .help = "what screens show at the start: `own` a meme of one's own, `empty` "
                      "nothing, and whoever looks at an empty place posts nothing"),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    (void) params;
    return 0;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    const meme_competition *par = params;
    return gv_screens_bytes(n, (uint32_t) par->places);
}

static void begin(gv_world *w, const void *params)
{
    const meme_competition *par = params;
    gv_screens_begin(w, (uint32_t) par->places, par->start == OWN);
}

/* ---- word of mouth ---- */

static void invent(gv_world *w, uint32_t v)
{
    gv_screens *s = w->own;
    const uint32_t meme = gv_attention_invent(&s->attention, w->tick);
    gv_attention_post(w, v, meme, v, GV_CHANNEL_UNAIDED);
    gv_screens_show(w, v, meme, v, GV_CHANNEL_UNAIDED);
    gv_screens_show_hearers(w, v, meme, NULL);
}

static size_t place_looked_at(const gv_world *w, uint32_t v)
{
    const gv_screens *s = w->own;
    if (s->places == 1)
        return v;
    const gv_counter c =
        gv_counter_make(s->attention.event, 0, w->tick, GV_DRAWS_PLACE, 0, 0);
    return (size_t) v * s->places + gv_below(gv_draw(&s->attention.luck, c).low, s->places);
}

static void post_again(gv_world *w, uint32_t v)
{
    const gv_screens *s = w->own;
    const size_t place = place_looked_at(w, v);
    const uint32_t meme = s->meme[place];
    if (meme == GV_NO_MEME)
        return;
    gv_attention_post(w, v, meme, s->source[place], (gv_channel) s->channel[place]);
    gv_screens_show_hearers(w, v, meme, NULL);
}

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const meme_competition *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    if (gv_happens(luck.high, gv_chance_of(par->mu)))
        invent(w, v);
    else
        post_again(w, v);
}

static void events(gv_world *w, const void *params)
{
    gv_attention_sweep(w, params, event);
}

/* Seeds post their message before tick 0; after every tick screens are counted. */
static void settle(gv_world *w, const void *params, uint32_t step)
{
    (void) params;
    gv_screens *s = w->own;
    for (uint32_t k = step == 0 ? 0 : w->n_adopters; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        s->attention.event = w->n + v; /* none of tick 0 */
        gv_world_pass_on(w, v);
        gv_attention_post(w, v, w->message, v, GV_CHANNEL_EARNED);
        gv_screens_show(w, v, w->message, v, GV_CHANNEL_EARNED);
        gv_screens_show_hearers(w, v, w->message, NULL);
    }
    gv_screens_census(w);
}

/* ---- what tactics do ---- */

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_screens_show(w, batch->person[k], w->message, batch->slot, batch->channel);
    }
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    gv_screens_show_hearers(w, post->speaker, w->message, post);
}

const gv_model gv_model_meme_competition = {
    .spec = { .name = "meme_competition",
              .title = "Meme competition with limited screens",
              .about =
                  "Memes that are equally good compete for places on people's screens: "
                  "a few become very popular, most are never posted again.",
              .source = "Gleeson, Ward, O'Sullivan, Lee (2014), "
                        "doi:10.1103/PhysRevLett.112.048701",
              .deviates =
                  "screens may have more than the one place of the paper; the "
                  "campaign's messages are memes beside those that people invent: "
                  "an adopter is whoever posted one of them at least once. A seed "
                  "posts before tick 0; impressions and paid posts come before the "
                  "events of their tick and are no postings; a partner's own screen "
                  "stays as it is",
              GV_PARAMS(meme_competition) },
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "one event, n a tick: v random\n"
                "with mu:      v invents m, which takes the oldest place of v's screen\n"
                "with 1 - mu:  m = what a random place of v's screen shows\n"
                "m takes the oldest place on the screen of everybody who hears v",
    .example = "memes-compete",
    .limits =
        "memes are posted 1 / mu times on average, on any network; where everybody has "
        "z followers and follows as many, popularity is nearly the total progeny of a "
        "branching process, and as mu falls to 0 the chance of n postings falls as "
        "n^(-3/2)",
    .cost =
        "O(followers) an event, n events a tick, and O(n places) a tick to count screens; "
        "25 bytes a person and 33 for every place",
    .what_impressions_do =
        "puts the message on the viewer's screen with chance `strength`, "
        "in the place of the oldest meme there",
    .what_posts_do = "puts the message on the screen of everybody who hears the speaker",
    .what_messages_do =
        "every message is a meme of its own; a post of one of weight w below "
        "1 takes a place on each screen with chance w",
    .has_memes = true,
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .events = events,
    .settle = settle,
};
