/* Posts with a limited life: adding them, reading lists of them, counting. Layer 3. */
#include "model/family/attention_posts.h"

#include <string.h>

#define MORE_THAN_THERE_IS ((size_t) 1 << 60)

static uint64_t limit_of(uint32_t n, uint64_t room)
{
    return gv_attention_limit(room * n, n);
}

size_t gv_posts_bytes(uint32_t n, uint64_t room)
{
    const uint64_t posts = room * n;
    if (posts >= UINT32_MAX)
        return MORE_THAN_THERE_IS;
    return sizeof(gv_posts) + gv_attention_bytes(limit_of(n, room)) +
           sizeof(gv_posted) * (size_t) posts + 2 * sizeof(uint64_t) * (size_t) n;
}

static uint64_t events_of(const gv_world *w, double ticks)
{
    return (uint64_t) (ticks * (double) w->n);
}

void gv_posts_begin(gv_world *w, uint64_t room, double screen, double memory)
{
    gv_posts *p = w->own;
    const uint32_t limit = (uint32_t) limit_of(w->n, room);
    char *slots = (char *) (p + 1);
    gv_attention_begin(w, &p->attention, slots, limit);
    p->screen = events_of(w, screen);
    p->memory = events_of(w, memory);
    p->room = (uint32_t) (room * w->n);
    p->n = 0;
    p->post = (gv_posted *) (void *) (slots + gv_attention_bytes(limit));
    p->last = (uint64_t *) (void *) (p->post + p->room);
    memset(p->last, 0, 2 * (size_t) w->n * sizeof *p->last);
}

uint64_t gv_posts_now(const gv_world *w)
{
    const gv_attention *a = w->own;
    return (uint64_t) w->tick * w->n + a->event;
}

static uint64_t longest_life(const gv_posts *p)
{
    return p->screen > p->memory ? p->screen : p->memory;
}

static void append(gv_world *w, uint32_t list, gv_posted post)
{
    gv_posts *p = w->own;
    const uint64_t back = p->last[list] == 0 ? 0 : p->n + 1 - p->last[list];
    gv_posted *place = &p->post[p->n % p->room];
    if (p->n >= p->room && post.at - place->at <= longest_life(p))
        p->attention.memes.n_crowded_out++;
    post.back = back < p->room ? (uint32_t) back : 0;
    *place = post;
    p->last[list] = ++p->n;
}

void gv_posts_add(gv_world *w, uint32_t u, uint32_t meme, gv_channel channel)
{
    append(w, u,
           (gv_posted){ .at = gv_posts_now(w),
                        .meme = meme,
                        .source = u,
                        .channel = (uint32_t) channel });
}

void gv_posts_show(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                   gv_channel channel)
{
    append(w, w->n + v,
           (gv_posted){ .at = gv_posts_now(w),
                        .meme = meme,
                        .source = source,
                        .channel = (uint32_t) channel });
}

const gv_posted *gv_posts_at(const gv_world *w, uint64_t number)
{
    const gv_posts *p = w->own;
    return &p->post[(number - 1) % p->room];
}

bool gv_posts_has(const gv_world *w, uint64_t number, uint64_t age)
{
    const gv_posts *p = w->own;
    return number > 0 && p->n - number < p->room &&
           gv_posts_now(w) - gv_posts_at(w, number)->at <= age;
}

uint64_t gv_posts_newest(const gv_world *w, uint32_t list, uint64_t age)
{
    const gv_posts *p = w->own;
    const uint64_t number = p->last[list];
    return gv_posts_has(w, number, age) ? number : 0;
}

uint64_t gv_posts_before(const gv_world *w, uint64_t number, uint64_t age)
{
    const uint32_t back = gv_posts_at(w, number)->back;
    return back > 0 && gv_posts_has(w, number - back, age) ? number - back : 0;
}

void gv_posts_census(gv_world *w)
{
    gv_posts *p = w->own;
    const uint64_t age = longest_life(p);
    gv_attention_forget_copies(&p->attention);
    for (uint64_t k = p->n; gv_posts_has(w, k, age); k--)
        gv_attention_count_copy(&p->attention, gv_posts_at(w, k)->meme);
    gv_attention_bury(&p->attention);
}
