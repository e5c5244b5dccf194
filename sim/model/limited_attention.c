/* Limited attention with memory: people post again what they notice on their screens, or
 * what they posted before, and both are forgotten after a while. Layer 3. */
#include "model/family/attention_posts.h"
#include "model/family/hearing.h"

typedef struct limited_attention {
    double p_n, p_r, p_m;
    double t_w, t_m;
    uint64_t room;
} limited_attention;

#define WENG "Weng, Flammini, Vespignani, Menczer (2012), doi:10.1038/srep00335"

static const gv_param limited_attention_table[] = {
    GV_REAL(limited_attention, p_n, .initial = 0.45, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.05, 0.95 }, .source = "assumption",
            .help = "chance that whoever's turn it is posts a new meme; else they read"),
    GV_REAL(limited_attention, p_r, .initial = 0.016, .low = 0, .high = 1,
            .unit = "probability", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.1 },
            .source = "assumption",
            .help =
                "chance that a post on the screen of somebody who reads is noticed, and "
                "makes them post"),
    GV_REAL(limited_attention, p_m, .initial = 0.4, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.9 }, .source = "assumption",
            .help = "chance that who notices a post does not post the same meme, but one "
                    "from memory: that of a random one of their own posts"),
    GV_REAL(limited_attention, t_w, .initial = 1, .low = 0, .low_open = true, .high = 10000,
            .unit = "ticks", .scale = GV_SCALE_LOG, .sweep = { 0.1, 5 }, .source = WENG,
            .help = "how long a post stands on screens"),
    GV_REAL(limited_attention, t_m, .initial = 1, .low = 0, .high = 10000, .unit = "ticks",
            .scale = GV_SCALE_LOG, .sweep = { 0.1, 5 }, .source = WENG,
            .help = "how long people remember their own posts"),
    GV_COUNT(limited_attention, room, .initial = 8, .low = 1, .high = 1000,
             .unit = "posts a person", .source = "convention",
             .help =
                 "posts that are kept at most, on average over people; beyond it the "
                 "oldest are forgotten before their time, and `posts_crowded_out` tells "
                 "how many"),
    GV_END_OF_TABLE,
};

static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    const limited_attention *par = params;
    return gv_posts_bytes(n, par->room);
}

static void begin(gv_world *w, const void *params)
{
    const limited_attention *par = params;
    gv_posts_begin(w, par->room, par->t_w, par->t_m);
}

/* ---- word of mouth ---- */

/* v posts a meme on their own account, having seen it through `source`. */
static void speak(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                  gv_channel channel)
{
    gv_attention_post(w, v, meme, source, channel);
    gv_posts_add(w, v, meme, GV_CHANNEL_EARNED);
}

/* The number of a random one of v's own posts that are still remembered, or 0. */
static uint64_t remembered(const gv_world *w, uint32_t v, uint64_t luck)
{
    const gv_posts *p = w->own;
    const uint64_t newest = gv_posts_newest(w, v, p->memory);
    uint32_t n = 0;
    for (uint64_t k = newest; k > 0; k = gv_posts_before(w, k, p->memory))
        n += gv_posts_at(w, k)->channel == GV_CHANNEL_EARNED ? 1 : 0;
    uint64_t skip = n == 0 ? 0 : gv_below(luck, n);
    for (uint64_t k = n == 0 ? 0 : newest; k > 0; k = gv_posts_before(w, k, p->memory)) {
        if (gv_posts_at(w, k)->channel == GV_CHANNEL_EARNED && skip-- == 0)
            return k;
    }
    return 0;
}

/* The glances of one event. */
typedef struct reading {
    uint32_t reader;
    uint32_t glances;
    double p_r;
    gv_chance notices, remembers;
} reading;

static gv_bits draw(const gv_world *w, uint32_t glance, uint32_t what)
{
    const gv_attention *a = w->own;
    return gv_draw(&a->luck, gv_counter_make(glance, a->event, w->tick, what, 0, 0));
}

static gv_chance chance_of(gv_world *w, const reading *r, uint32_t meme)
{
    if (!gv_attention_is_message(meme))
        return r->notices;
    w->message = (uint8_t) meme;
    return gv_chance_of(r->p_r * gv_world_weight(w));
}

static void look_at(gv_world *w, reading *r, const gv_posted *post)
{
    const gv_posted seen = *post; /* what is posted now may take its place */
    const uint32_t glance = r->glances++;
    if (!gv_happens(draw(w, glance, GV_DRAWS_GLANCE).low, chance_of(w, r, seen.meme)))
        return;
    const gv_bits luck = draw(w, glance, GV_DRAWS_MEMORY);
    uint64_t own = 0;
    if (gv_happens(luck.low, r->remembers))
        own = remembered(w, r->reader, luck.high);
    if (own > 0)
        speak(w, r->reader, gv_posts_at(w, own)->meme, r->reader, GV_CHANNEL_EARNED);
    else
        speak(w, r->reader, seen.meme, seen.source, (gv_channel) seen.channel);
}

/* The newest post first. What is posted meanwhile may push out the oldest ones. */
static void read_list(gv_world *w, reading *r, uint32_t list)
{
    const gv_posts *p = w->own;
    uint64_t number = gv_posts_newest(w, list, p->screen);
    while (gv_posts_has(w, number, p->screen)) {
        const uint64_t before = gv_posts_before(w, number, p->screen);
        look_at(w, r, gv_posts_at(w, number));
        number = before;
    }
}

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const limited_attention *par = params;
    gv_posts *p = w->own;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    if (gv_happens(luck.high, gv_chance_of(par->p_n))) {
        speak(w, v, gv_attention_invent(&p->attention, w->tick), v, GV_CHANNEL_UNAIDED);
        return;
    }
    reading r = { .reader = v,
                  .p_r = par->p_r,
                  .notices = gv_chance_of(par->p_r),
                  .remembers = gv_chance_of(par->p_m) };
    const uint32_t heard = gv_heard(w, v);
    for (uint32_t k = 0; k < heard; k++)
        read_list(w, &r, gv_heard_at(w, v, k));
    read_list(w, &r, w->n + v);
}

static void events(gv_world *w, const void *params)
{
    gv_attention_sweep(w, params, event);
}

/* Seeds post their message before tick 0; after every tick posts are counted. */
static void settle(gv_world *w, const void *params, uint32_t step)
{
    (void) params;
    gv_attention *a = w->own;
    a->event = step == 0 ? 0 : w->n;
    for (uint32_t k = step == 0 ? 0 : w->n_adopters; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        gv_world_pass_on(w, v);
        speak(w, v, w->message, v, GV_CHANNEL_EARNED);
    }
    gv_posts_census(w);
    a->event = 0;
}

/* ---- what tactics do ---- */

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    for (uint32_t k = 0; k < batch->n; k++) {
        if (gv_happens(batch->luck[k], batch->chance))
            gv_posts_show(w, batch->person[k], w->message, batch->slot, batch->channel);
    }
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    (void) params;
    gv_posts_add(w, post->speaker, w->message, post->channel);
}

const gv_model gv_model_limited_attention = {
    .spec = { .name = "limited_attention",
              .title = "Limited attention with memory",
              .about = "People post new memes, or again what they notice on their screens "
                       "or remember; posts are forgotten after a while.",
              .source = WENG,
              .deviates =
                  "screen and memory may last differently long, where the paper has one "
                  "t_w "
                  "for both; who remembers nothing posts what they noticed; posts are read "
                  "speaker by speaker instead of by time, which changes only what memory "
                  "holds within one turn; popularity counts postings, not people. Posts of "
                  "all people together are limited by `room`, where the paper has no "
                  "limit. "
                  "The campaign's messages are memes beside those that people invent: an "
                  "adopter is whoever posted one of them at least once. Seeds post before "
                  "tick 0; impressions and paid posts come before the events of their "
                  "tick, "
                  "are no postings, and are not remembered as one's own",
              GV_PARAMS(limited_attention) },
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "one event, n a tick: v random\n"
                "with p_n:      v posts a new meme\n"
                "with 1 - p_n:  each post of the last t_w ticks by those v hears is\n"
                "               noticed with p_r; for each v posts its meme or, with p_m,\n"
                "               that of a random one of v's posts of the last t_m ticks",
    .example = "short-memory",
    .limits =
        "where everybody hears k people a meme is posted 1 / (1 - r) times on average, "
        "r = (1 - p_n) p_r k t_w, while r is below 1, whatever is remembered; without "
        "memory (p_m = 0) one in exp(-r) is posted once only. At r = 1 and above posts "
        "fill all the room there is",
    .cost =
        "O(heard + posts on the screen) an event, n events a tick; 40 bytes a person and "
        "48 for each post of `room`",
    .what_impressions_do = "puts the message on the viewer's screen alone with chance "
                           "`strength`, for t_w ticks",
    .what_posts_do = "puts the message on the screen of everybody who hears the speaker",
    .what_messages_do =
        "every message is a meme of its own; its weight multiplies the chance "
        "p_r that a post of it is noticed",
    .has_memes = true,
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .events = events,
    .settle = settle,
};
