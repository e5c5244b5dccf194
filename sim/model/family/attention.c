/* The register of memes that compete for attention: slots, postings, ends. Layer 3. */
#include "model/family/attention.h"

#include <string.h>

#define MORE_THAN_THERE_IS ((size_t) 1 << 60)

uint64_t gv_attention_limit(uint64_t most_alive, uint64_t most_born)
{
    return GV_MESSAGES_LIMIT + most_alive + most_born;
}

size_t gv_attention_bytes(uint64_t limit)
{
    return limit < GV_NO_MEME ? (sizeof(gv_meme) + 2 * sizeof(uint32_t)) * (size_t) limit
                              : MORE_THAN_THERE_IS;
}

void gv_attention_begin(gv_world *w, gv_attention *a, void *memory, uint32_t limit)
{
    gv_meme *at = memory;
    uint32_t *copies = (uint32_t *) (void *) (at + limit);
    *a = (gv_attention){
        .memes = { .at = at, .copies = copies, .limit = limit, .used = GV_MESSAGES_LIMIT },
        .luck = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_ATTENTION, w->replicate)),
        .vacant = copies + limit,
    };
    for (uint32_t m = 0; m < GV_MESSAGES_LIMIT; m++)
        at[m] = (gv_meme){ .born = GV_BEFORE, .last = GV_NEVER };
    memset(copies, 0, GV_MESSAGES_LIMIT * sizeof *copies);
    w->memes = &a->memes;
}

void gv_attention_sweep(gv_world *w, const void *params, gv_attention_event *event)
{
    gv_attention *a = w->own;
    gv_bits bits[GV_BATCH];
    for (uint32_t from = 0; from < w->n; from += GV_BATCH) {
        const uint32_t n = w->n - from < GV_BATCH ? w->n - from : GV_BATCH;
        gv_draw_series(&a->luck, gv_counter_make(from, 0, w->tick, GV_DRAWS_EVENT, 0, 0), n,
                       bits);
        for (uint32_t k = 0; k < n; k++) {
            a->event = from + k;
            event(w, params, bits[k]);
        }
    }
}

/* There is always a slot: as many are left at the start of a tick as may be born in it. */
uint32_t gv_attention_invent(gv_attention *a, uint32_t born)
{
    const uint32_t meme = a->n_vacant > 0 ? a->vacant[--a->n_vacant] : a->memes.used++;
    a->memes.at[meme] = (gv_meme){ .born = born, .last = GV_NEVER };
    a->memes.copies[meme] = 0;
    return meme;
}

void gv_attention_post(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                       gv_channel channel)
{
    gv_meme *posted = &w->memes->at[meme];
    posted->posts++;
    posted->last = w->tick;
    if (!gv_attention_is_message(meme) || w->state[v] != 0)
        return;
    w->message = (uint8_t) meme;
    gv_world_credit(w, v, source, channel);
}

void gv_attention_forget_copies(gv_attention *a)
{
    memset(a->memes.copies, 0, a->memes.used * sizeof *a->memes.copies);
}

void gv_attention_bury(gv_attention *a)
{
    gv_memes *m = &a->memes;
    m->n_alive = 0;
    m->n_copies = 0;
    for (uint32_t k = 0; k < m->used; k++) {
        m->n_alive += m->copies[k] > 0 ? 1 : 0;
        m->n_copies += m->copies[k];
        if (m->copies[k] > 0 || gv_attention_is_message(k) || m->at[k].born == GV_UNBORN)
            continue;
        if (m->over != NULL)
            m->over(m->self, &m->at[k]);
        m->at[k].born = GV_UNBORN;
        a->vacant[a->n_vacant++] = k;
    }
}
