/* The slow twins of meme competition and limited attention: every meme and every post that
 * ever was is kept in a list. */
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

/* ---- limited attention: one list of all posts of the life, read from its end ---- */

typedef struct shown {
    uint32_t list; /* who speaks, or n + the only person who sees it */
    uint64_t at;
    sight what; /* source and channel are those of whoever shows it */
    bool own;   /* posted on one's own account */
} shown;

typedef struct feed {
    crowd c;
    const twin_attention *par;
    shown post[TWIN_POSTS];
    uint32_t n;
    uint64_t now;
} feed;

static void show(feed *f, uint32_t list, sight what, bool own)
{
    if (f->n < TWIN_POSTS)
        f->post[f->n++] = (shown){ list, f->now, what, own };
}

/* Is that post still kept, and at most so many ticks old? */
static bool kept(const feed *f, uint32_t k, double ticks)
{
    return f->n - k <= f->par->room * f->c.t->n &&
           f->now - f->post[k].at <= (uint64_t) (ticks * f->c.t->n);
}

static void say(feed *f, uint32_t v, sight seen, uint32_t tick)
{
    post(&f->c, v, seen, tick);
    show(f, v, (sight){ seen.meme, v, GV_CHANNEL_EARNED }, true);
}

/* v's own posts that are remembered, newest first. */
static uint32_t memory_of(const feed *f, uint32_t v, int *meme)
{
    uint32_t n = 0;
    for (uint32_t k = f->n; k > 0; k--) {
        const shown *p = &f->post[k - 1];
        if (p->list == v && p->own && kept(f, k - 1, f->par->t_m))
            meme[n++] = p->what.meme;
    }
    return n;
}

static void notice(feed *f, uint32_t v, sight seen, uint32_t tick, gv_counter c)
{
    static int meme[TWIN_POSTS];
    c.field = gv_counter_make(0, 0, 0, 4, 0, 0).field;
    const gv_bits luck = gv_draw(&f->c.luck, c);
    const uint32_t n = memory_of(f, v, meme);
    if (n > 0 && gv_happens(luck.low, gv_chance_of(f->par->p_m)))
        seen = (sight){ meme[gv_below(luck.high, n)], v, GV_CHANNEL_EARNED };
    say(f, v, seen, tick);
}

static void read(feed *f, uint32_t v, uint32_t event, uint32_t tick)
{
    uint32_t glances = 0;
    for (uint32_t list = 0; list < 2 * f->c.t->n; list++) {
        const bool heard =
            list < f->c.t->n ? f->c.t->tie[list][v] > 0 : list == f->c.t->n + v;
        for (uint32_t k = f->n; heard && k > 0; k--) {
            const shown p = f->post[k - 1];
            if (p.list != list || !kept(f, k - 1, f->par->t_w))
                continue;
            const gv_counter c = gv_counter_make(glances++, event, tick, 3, 0, 0);
            if (gv_happens(gv_draw(&f->c.luck, c).low, gv_chance_of(f->par->p_r)))
                notice(f, v, p.what, tick, c);
        }
    }
}

static void one_turn(feed *f, uint32_t event, uint32_t tick)
{
    const gv_bits luck = draw(&f->c, event, tick, 0);
    const uint32_t v = (uint32_t) gv_below(luck.low, f->c.t->n);
    f->now = (uint64_t) tick * f->c.t->n + event;
    if (gv_happens(luck.high, gv_chance_of(f->par->p_n)))
        say(f, v, newborn(&f->c, tick), tick);
    else
        read(f, v, event, tick);
}

static void what_is_shown(feed *f, uint32_t tick)
{
    const twin *t = f->c.t;
    f->now = (uint64_t) tick * t->n;
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const twin_offer *o = &t->offer[k];
        if (o->kind == TWIN_SEED || o->tick != tick)
            continue;
        if (o->kind == TWIN_POST)
            show(f, o->person, (sight){ 0, o->person, GV_CHANNEL_PARTNER }, false);
        for (uint32_t j = 0; o->kind == TWIN_IMPRESSIONS && j < o->count; j++) {
            uint64_t luck = 0;
            const uint32_t v = twin_viewer(t, o, j, &luck);
            if (gv_happens(luck, gv_chance_of(o->strength)))
                show(f, t->n + v, (sight){ 0, o->slot, GV_CHANNEL_PAID }, false);
        }
    }
}

void twin_limited_attention(twin *t, twin_memes *memes, const twin_attention *par)
{
    static feed f; /* too large for a stack */
    memset(&f, 0, sizeof f);
    f.c = (crowd){ .t = t, .memes = memes };
    f.c.luck = gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_ATTENTION, t->replicate));
    f.par = par;
    memset(memes, 0, sizeof *memes);
    memes->n = GV_MESSAGES_LIMIT;
    twin_begin(t);
    for (uint32_t k = 0; k < t->n_offers; k++) {
        const sight message = { 0, t->offer[k].person, GV_CHANNEL_EARNED };
        if (t->offer[k].kind == TWIN_SEED)
            say(&f, t->offer[k].person, message, 0);
    }
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        what_is_shown(&f, tick);
        for (uint32_t event = 0; event < t->n; event++)
            one_turn(&f, event, tick);
    }
}
