/* The slow twin of meme competition: every meme that was ever born is kept in a list, and
 * screens are moved up by hand. */
#include "reference.h"

#include <string.h>

enum { NO_MEME = -1 };

/* What stands on one place of a screen. */
typedef struct sight {
    int meme; /* below GV_MESSAGES_LIMIT: a message */
    uint32_t source;
    gv_channel channel;
} sight;

typedef struct crowd {
    twin *t;
    twin_memes *memes;
    gv_cipher luck;
    uint32_t places;
    sight screen[TWIN_PEOPLE][TWIN_PLACES]; /* ring: the place to be taken next is oldest */
    uint32_t oldest[TWIN_PEOPLE];
} crowd;

static void see(crowd *c, uint32_t v, sight what)
{
    c->screen[v][c->oldest[v]] = what;
    c->oldest[v] = (c->oldest[v] + 1) % c->places;
}

static void all_hearers_see(crowd *c, uint32_t u, sight what)
{
    for (uint32_t v = 0; v < c->t->n; v++) {
        if (c->t->tie[u][v] > 0)
            see(c, v, what);
    }
}

static void post(crowd *c, uint32_t v, sight what, uint32_t tick)
{
    c->memes->posts[what.meme]++;
    c->memes->last[what.meme] = tick;
    if (what.meme < GV_MESSAGES_LIMIT && c->t->adopted_at[v] == GV_NEVER)
        twin_adopt(c->t, v, tick + 1, what.source, what.channel);
}

static sight newborn(crowd *c, uint32_t tick)
{
    const int meme = (int) c->memes->n++;
    c->memes->born[meme] = tick;
    c->memes->posts[meme] = 0;
    return (sight){ meme, 0, GV_CHANNEL_EARNED };
}

static gv_bits draw(const crowd *c, uint32_t event, uint32_t tick, uint32_t what)
{
    return gv_draw(&c->luck, gv_counter_make(event, 0, tick, what, 0, 0));
}

static void one_event(crowd *c, uint32_t event, uint32_t tick, double mu)
{
    const gv_bits luck = draw(c, event, tick, 0);
    const uint32_t v = (uint32_t) gv_below(luck.low, c->t->n);
    if (gv_happens(luck.high, gv_chance_of(mu))) {
        const sight own = newborn(c, tick);
        post(c, v, own, tick);
        see(c, v, own);
        all_hearers_see(c, v, own);
        return;
    }
    uint32_t place = 0;
    if (c->places > 1)
        place = (uint32_t) gv_below(draw(c, event, tick, 1).low, c->places);
    const sight seen = c->screen[v][place];
    if (seen.meme == NO_MEME)
        return;
    post(c, v, seen, tick);
    all_hearers_see(c, v, (sight){ seen.meme, v, GV_CHANNEL_EARNED });
}

static void what_is_paid(crowd *c, uint32_t tick)
{
    for (uint32_t k = 0; k < c->t->n_offers; k++) {
        const twin_offer *o = &c->t->offer[k];
        if (o->kind == TWIN_SEED || o->tick != tick)
            continue;
        if (o->kind == TWIN_POST)
            all_hearers_see(c, o->person, (sight){ 0, o->person, GV_CHANNEL_PARTNER });
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && j < o->count; j++) {
            uint64_t luck = 0;
            const uint32_t v = twin_viewer(c->t, o, j, &luck);
            if (gv_happens(luck, gv_chance_of(o->strength)))
                see(c, v, (sight){ 0, o->slot, GV_CHANNEL_PAID });
        }
    }
}

void twin_meme_competition(twin *t, twin_memes *memes, double mu, uint32_t places,
                           bool empty)
{
    crowd c = { .t = t, .memes = memes, .places = places };
    c.luck = gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_ATTENTION, t->replicate));
    memset(memes, 0, sizeof *memes);
    memes->n = GV_MESSAGES_LIMIT;
    for (uint32_t v = 0; v < t->n; v++) {
        const sight nothing = { NO_MEME, 0, GV_CHANNEL_EARNED };
        const sight first = empty ? nothing : newborn(&c, GV_NEVER);
        for (uint32_t k = 0; k < places; k++)
            see(&c, v, first);
    }
    twin_begin(t);
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind != TWIN_SEED)
            continue;
        const sight message = { 0, o->person, GV_CHANNEL_EARNED };
        post(&c, o->person, message, 0);
        see(&c, o->person, message);
        all_hearers_see(&c, o->person, message);
    }
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        what_is_paid(&c, tick);
        for (uint32_t event = 0; event < t->n; event++)
            one_event(&c, event, tick, mu);
    }
}
