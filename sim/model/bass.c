/* Bass: people adopt on their own or because a share of those they hear has adopted.
 * Layer 3. */
#include "model/bass.h"

#include <string.h>

static const char *const hazards[] = { "linear", "contacts", "each", NULL };

static const gv_param bass_table[] = {
    GV_REAL(bass, p, .initial = 0.03, .low = 0, .high = 1, .unit = "1/time",
            .sweep = { 0.001, 0.05 },
            .source = "mean of Sultan, Farley, Lehmann (1990), doi:10.2307/3172552",
            .help = "innovation: rate at which a person adopts unaided"),
    GV_REAL(bass, q, .initial = 0.38, .low = 0, .high = 10, .unit = "1/time",
            .sweep = { 0.1, 0.8 },
            .source = "mean of Sultan, Farley, Lehmann (1990), doi:10.2307/3172552",
            .help =
                "imitation: rate at which a person adopts when everybody they hear has"),
    GV_REAL(bass, step, .initial = 1, .low = 0, .low_open = true, .high = 1, .unit = "time",
            .source = "Bass (1969): yearly data",
            .help = "time that one tick stands for; rates are per unit of time"),
    GV_CHOICE(
        bass, hazard, .initial = GV_BASS_LINEAR, .choices = hazards,
        .source = "Bass (1969), equation 2",
        .help =
            "chance of a tick: `linear` is step (p + q share); `contacts` is "
            "1 - (1 - step p)(1 - step q / heard)^adopters, each contact trying by itself; "
            "`each` is 1 - (1 - step p)(1 - step q)^adopters: q is the rate of one "
            "contact, however many others are heard (Rossman and Fisher 2021); on clock "
            "continuous `linear` and `contacts` are the same rate, step (p + q share), and "
            "`each` is step (p + q adopters)"),
    GV_END_OF_TABLE,
};

/* Scratch, arrays one after the other. */
typedef struct influence {
    double *missed;    /* [n] chance that no advertisement of this tick convinces */
    gv_adoption *ad;   /* [n] whose advertisement gets the credit; valid where missed < 1 */
    gv_adoption *post; /* [n] whose post does; valid where posts > 0 */
    uint32_t *contacts; /* [n] adopters whom v hears (ties only) */
    uint32_t *posts;    /* [n] paid posts that v reads in this tick */
    uint8_t *decided;   /* [n] v adopts in this tick */
} influence;

static influence influence_of(const gv_world *w)
{
    influence f;
    f.missed = w->own;
    f.ad = (gv_adoption *) (void *) (f.missed + w->n);
    f.post = f.ad + w->n;
    f.contacts = (uint32_t *) (void *) (f.post + w->n);
    f.posts = f.contacts + w->n;
    f.decided = (uint8_t *) (f.posts + w->n);
    return f;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    (void) params;
    const size_t by_ticks =
        (size_t) n * (sizeof(double) + 2 * sizeof(gv_adoption) + 2 * sizeof(uint32_t) + 1);
    const size_t by_events = gv_bass_event_bytes(n);
    return by_ticks > by_events ? by_ticks : by_events;
}

static void begin(gv_world *w, const void *params)
{
    if (w->clock == GV_CONTINUOUS) {
        gv_bass_begin_events(w);
        return;
    }
    memset(w->own, 0, own_bytes(params, w->n));
    const influence f = influence_of(w);
    for (uint32_t v = 0; v < w->n; v++)
        f.missed[v] = 1;
}

static unsigned needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

/* The parts of one person's chance to adopt in this tick. */
typedef struct hazard {
    double unaided, earned, posts, ads;
    double total; /* at most 1 */
} hazard;

static double imitation(const bass *par, double contacts, double n_heard)
{
    if (contacts <= 0)
        return 0;
    if (par->hazard == GV_BASS_LINEAR)
        return par->step * par->q * contacts / n_heard;
    const double each = par->step * par->q / (par->hazard == GV_BASS_EACH ? 1 : n_heard);
    const double all = each < 1 ? 1 - gv_real_pow(1 - each, contacts) : 1;
    return (1 - par->step * par->p) * all;
}

static hazard hazard_of(const bass *par, uint32_t n_heard, uint32_t contacts,
                        uint32_t posts, double missed)
{
    hazard h;
    const double d = n_heard;
    h.unaided = par->step * par->p;
    h.earned = imitation(par, contacts, d);
    h.posts = posts == 0 ? 0 : imitation(par, (double) contacts + posts, d) - h.earned;
    h.ads = 1 - missed;
    const double sum = h.unaided + h.earned + h.posts + h.ads;
    h.total = sum < 1 ? sum : 1;
    return h;
}

/* An adopter whom v hears, each equally likely. */
static uint32_t informant(const gv_world *w, uint32_t v, uint32_t contacts, uint64_t bits)
{
    uint64_t k = gv_below(bits, contacts);
    if (w->complete)
        return w->adopters[k];
    for (uint64_t arc = w->in.offset[v]; arc < w->in.offset[v + 1]; arc++) {
        const uint32_t u = w->in.target[arc];
        if (gv_world_adopted(w, u) && k-- == 0)
            return u;
    }
    return GV_NOBODY;
}

/* v adopts; which part of the hazard it was is drawn in proportion. */
static void decide(gv_world *w, uint32_t v, uint32_t contacts, const hazard *h)
{
    const influence f = influence_of(w);
    const gv_bits luck =
        gv_draw(&w->credit, gv_counter_make(v, v, w->tick, GV_CHANNEL_UNAIDED, 0, 0));
    double x = gv_unit(luck.low) * (h->unaided + h->earned + h->posts + h->ads);
    f.decided[v] = 1;
    if (h->ads > 0 && (x -= h->ads) < 0)
        gv_world_credit(w, v, f.ad[v].source, (gv_channel) f.ad[v].channel);
    else if (h->posts > 0 && (x -= h->posts) < 0)
        gv_world_credit(w, v, f.post[v].source, (gv_channel) f.post[v].channel);
    else if (h->earned > 0 && x < h->earned)
        gv_world_credit(w, v, informant(w, v, contacts, luck.high), GV_CHANNEL_EARNED);
    else
        gv_world_credit(w, v, v, GV_CHANNEL_UNAIDED);
}

static void count_hearers(gv_world *w, uint32_t u)
{
    const influence f = influence_of(w);
    for (uint64_t arc = w->out.offset[u]; arc < w->out.offset[u + 1]; arc++)
        f.contacts[w->out.target[arc]]++;
}

/* Where ties come and go those of this tick count, and no others. */
static void count_meetings(gv_world *w)
{
    const uint32_t *person = NULL;
    const uint64_t n = gv_world_speakers(w, &person);
    memset(influence_of(w).contacts, 0, w->n * sizeof(uint32_t));
    for (uint64_t k = 0; k < n; k++) {
        if (gv_world_adopted(w, person[k]))
            count_hearers(w, person[k]);
    }
}

static void count_contacts(gv_world *w)
{
    if (w->timeline != NULL) {
        count_meetings(w);
        return;
    }
    for (uint32_t k = w->fresh_from; k < w->n_adopters; k++)
        count_hearers(w, w->adopters[k]);
}

/* One person's draw is keyed (0, person, tick). */
static gv_counter person_counter(const gv_world *w, uint32_t v)
{
    return gv_counter_make(0, v, w->tick, 0, 0, 0);
}

static void consider(gv_world *w, const bass *par, uint32_t v, uint32_t contacts)
{
    const influence f = influence_of(w);
    const hazard h = hazard_of(par, gv_bass_heard(w, v), contacts, f.posts[v], f.missed[v]);
    if (gv_coin_toss(&w->person, person_counter(w, v), gv_chance_of(h.total)))
        decide(w, v, contacts, &h);
}

/* On the complete network everybody without an advertisement or a post has the same chance:
 * up to 64 people toss at once. */
static void consider_alike(gv_world *w, const bass *par)
{
    const hazard h = hazard_of(par, w->n - 1, w->n_adopters, 0, 1);
    const gv_chance chance = gv_chance_of(h.total);
    uint32_t person[64];
    for (uint32_t v = 0; v < w->n;) {
        uint32_t n = 0;
        for (; v < w->n && n < 64; v++) {
            if (w->state[v] == 0)
                person[n++] = v;
        }
        uint64_t yes = gv_coin_row(&w->person, person_counter(w, 0), person, n, chance);
        for (; yes != 0; yes &= yes - 1)
            decide(w, person[__builtin_ctzll(yes)], w->n_adopters, &h);
    }
}

static void forget_offers(gv_world *w, uint32_t n_offered)
{
    const influence f = influence_of(w);
    for (uint32_t k = 0; k < n_offered; k++) {
        const uint32_t v = w->nominated[k];
        f.missed[v] = 1;
        f.posts[v] = 0;
    }
}

static void spread(gv_world *w, const void *params)
{
    const bass *par = params;
    const uint32_t n_offered = w->n_nominated; /* people with an advertisement or a post */
    if (w->complete) {
        for (uint32_t k = 0; k < n_offered; k++)
            consider(w, par, w->nominated[k], w->n_adopters);
        consider_alike(w, par);
    } else {
        count_contacts(w);
        for (uint32_t v = 0; v < w->n; v++) {
            if (!gv_world_adopted(w, v))
                consider(w, par, v, influence_of(w).contacts[v]);
        }
    }
    forget_offers(w, n_offered);
}

/* An offer nominates v, so that the sweep looks at v; of several of one kind the best claim
 * is remembered. */
static void claim(gv_world *w, uint32_t v, uint32_t source, gv_channel channel, bool first,
                  gv_adoption *held)
{
    gv_world_nominate(w, v, source, channel);
    if (first || gv_world_outranks(w, v, source, channel, held))
        *held = (gv_adoption){ .source = source, .channel = (uint8_t) channel };
}

static void impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    (void) params;
    if (w->clock == GV_CONTINUOUS) {
        gv_bass_see(w, batch);
        return;
    }
    const influence f = influence_of(w);
    if (batch->strength <= 0) /* what convinces nobody earns no credit */
        return;
    for (uint32_t k = 0; k < batch->n; k++) {
        const uint32_t v = batch->person[k];
        if (gv_world_adopted(w, v))
            continue;
        claim(w, v, batch->slot, batch->channel, f.missed[v] >= 1, &f.ad[v]);
        f.missed[v] *= 1 - batch->strength;
    }
}

static void hear_post(gv_world *w, uint32_t v, const gv_post *post)
{
    if (v == post->speaker || gv_world_adopted(w, v))
        return;
    const influence f = influence_of(w);
    claim(w, v, post->speaker, post->channel, f.posts[v] == 0, &f.post[v]);
    f.posts[v]++;
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    if (w->clock == GV_CONTINUOUS) {
        gv_bass_read(w, params, post);
        return;
    }
    if (w->complete) {
        for (uint32_t v = 0; v < w->n; v++)
            hear_post(w, v, post);
        return;
    }
    for (uint64_t arc = w->out.offset[post->speaker];
         arc < w->out.offset[post->speaker + 1]; arc++)
        hear_post(w, w->out.target[arc], post);
}

static bool converts(const gv_world *w, const void *params, uint32_t person)
{
    (void) params;
    if (w->clock == GV_CONTINUOUS) /* nobody is nominated but seeds */
        return true;
    const influence f = influence_of(w);
    const bool seeded = w->adoption[person].channel == GV_CHANNEL_SEED;
    const bool yes = f.decided[person] != 0 || seeded;
    f.decided[person] = 0;
    return yes;
}

const gv_model gv_model_bass = {
    .spec = { .name = "bass",
              .title = "Bass",
              .about = "People adopt unaided at rate p, and at rate q times the share of "
                       "adopters among those they hear.",
              .source =
                  "Bass (1969), doi:10.1287/mnsc.15.5.215; on networks: Fibich, Gibori "
                  "(2010), doi:10.1287/opre.1100.0818",
              .deviates =
                  "clock sync: discrete ticks of length `step`; the error against "
                  "continuous time falls in proportion to it, and clock continuous has "
                  "none; a person is not their own contact, so "
                  "shares are of n - 1 on the complete network",
              GV_PARAMS(bass) },
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),
    .invariants = gv_promise_one_way,
    .equation = "hazard of v:   p + q (adopters heard) / (people heard)\n"
                "everybody hears everybody, n large:\n"
                "dF/dt = (p + q F)(1 - F)\n"
                "F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t)\n"
                "peak at t = ln(q/p) / (p + q), of height (p + q)^2 / 4q",
    .example = "bass-crowd",
    .limits =
        "clock continuous, or step to 0: on the complete network, n large, F(t) = (1 - "
        "e^-(p+q)t) / (1 + (q/p) e^-(p+q)t); on a ring 1 - exp(-(p+q)t + q(1 - e^-pt)/p)",
    .cost = "clock sync: O(n + arcs of the last tick's adopters) a tick; continuous: "
            "O((n + arcs) log n) a life, and O(n log n) on the complete network; 41 bytes "
            "a person, continuous 77",
    .what_impressions_do = "adds 1 - (1 - strength)^impressions to the chance of this "
                           "tick; clock continuous: to the rate, for one tick",
    .what_posts_do =
        "counts as one more adopter among those its readers hear, for one tick",
    .what_changing_ties_do =
        "the share is of those whom a person hears in the tick; who hears nobody adopts "
        "unaided or by what was bought",
    .needs = needs,
    .own_bytes = own_bytes,
    .begin = begin,
    .impressions = impressions,
    .post = post,
    .spread = spread,
    .converts = converts,
    .event_kinds = 1,
    .set_out = gv_bass_set_out,
    .happen = gv_bass_happen,
};
