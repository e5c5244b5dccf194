/* Screens with few places: showing memes to people, counting what they see. Layer 3. */
#include "model/family/attention_screens.h"

#include <string.h>

static uint64_t limit_of(uint32_t n, uint32_t places)
{
    return gv_attention_limit((uint64_t) n * places, n);
}

size_t gv_screens_bytes(uint32_t n, uint32_t places)
{
    const size_t place = 2 * sizeof(uint32_t) + sizeof(uint8_t);
    return sizeof(gv_screens) + gv_attention_bytes(limit_of(n, places)) +
           (place * places + sizeof(uint8_t)) * (size_t) n;
}

static void fill(gv_world *w, gv_screens *s)
{
    for (uint32_t v = 0; v < w->n; v++) {
        const uint32_t own = gv_attention_invent(&s->attention, GV_BEFORE);
        for (uint32_t k = 0; k < s->places; k++)
            s->meme[(size_t) v * s->places + k] = own;
    }
}

void gv_screens_begin(gv_world *w, uint32_t places, bool full)
{
    gv_screens *s = w->own;
    const uint32_t limit = (uint32_t) limit_of(w->n, places);
    const size_t all = (size_t) w->n * places;
    char *memory = (char *) (s + 1);
    gv_attention_begin(w, &s->attention, memory, limit);
    s->places = places;
    s->meme = (uint32_t *) (void *) (memory + gv_attention_bytes(limit));
    s->source = s->meme + all;
    s->channel = (uint8_t *) (s->source + all);
    s->next = s->channel + all;
    memset(s->meme, 0xff, all * sizeof *s->meme); /* GV_NO_MEME */
    memset(s->next, 0, w->n);
    if (full)
        fill(w, s);
}

static size_t oldest_place(gv_screens *s, uint32_t v)
{
    const uint8_t place = s->next[v];
    s->next[v] = (uint8_t) (place + 1U < s->places ? place + 1 : 0);
    return (size_t) v * s->places + place;
}

void gv_screens_show(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                     gv_channel channel)
{
    gv_screens *s = w->own;
    const size_t place = oldest_place(s, v);
    s->meme[place] = meme;
    if (gv_attention_is_message(meme)) {
        s->source[place] = source;
        s->channel[place] = (uint8_t) channel;
    }
}

/* A message of little weight is passed over by some. */
static bool lands(const gv_world *w, uint32_t u, uint32_t v, const gv_post *post)
{
    const gv_screens *s = w->own;
    const gv_chance chance = gv_chance_of(gv_world_weight(w));
    if (chance.certain)
        return true;
    if (post != NULL)
        return gv_coin_toss(
            &w->tie, gv_counter_make(u, v, post->slot, w->layer, post->ordinal, 0), chance);
    const gv_counter c =
        gv_counter_make(s->attention.event, v, w->tick, GV_DRAWS_LANDING, 0, 0);
    return gv_happens(gv_draw(&s->attention.luck, c).low, chance);
}

static void show_message(gv_world *w, uint32_t u, const uint32_t *hearer, uint64_t n,
                         uint32_t meme, const gv_post *post)
{
    const gv_channel channel = post == NULL ? GV_CHANNEL_EARNED : post->channel;
    w->message = (uint8_t) meme;
    for (uint64_t k = 0; k < n; k++) {
        if (lands(w, u, hearer[k], post))
            gv_screens_show(w, hearer[k], meme, u, channel);
    }
}

/* The hot loop of the family: one write a hearer where screens have one place. */
static void show_all(gv_world *w, const uint32_t *hearer, uint64_t n, uint32_t meme)
{
    gv_screens *s = w->own;
    if (s->places == 1) {
        for (uint64_t k = 0; k < n; k++)
            s->meme[hearer[k]] = meme;
        return;
    }
    for (uint64_t k = 0; k < n; k++)
        s->meme[oldest_place(s, hearer[k])] = meme;
}

static void show_some(gv_world *w, uint32_t u, const uint32_t *hearer, uint64_t n,
                      uint32_t meme, const gv_post *post)
{
    if (gv_attention_is_message(meme))
        show_message(w, u, hearer, n, meme, post);
    else
        show_all(w, hearer, n, meme);
}

void gv_screens_show_hearers(gv_world *w, uint32_t u, uint32_t meme, const gv_post *post)
{
    if (!w->complete) {
        const uint64_t from = w->out.offset[u];
        show_some(w, u, w->out.target + from, w->out.offset[u + UINT64_C(1)] - from, meme,
                  post);
        return;
    }
    for (uint32_t v = 0; v < w->n; v++) {
        if (v != u)
            show_some(w, u, &v, 1, meme, post);
    }
}

void gv_screens_census(gv_world *w)
{
    gv_screens *s = w->own;
    const size_t all = (size_t) w->n * s->places;
    gv_attention_forget_copies(&s->attention);
    for (size_t k = 0; k < all; k++) {
        if (s->meme[k] != GV_NO_MEME)
            gv_attention_count_copy(&s->attention, s->meme[k]);
    }
    gv_attention_bury(&s->attention);
}
