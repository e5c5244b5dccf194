/* Memes that compete for people's attention: they are born, posted, counted, and over when
 * nobody can see them any more. Where they are seen is for the models to say. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_ATTENTION_H
#define GRAPEVINE_MODEL_FAMILY_ATTENTION_H

#include "grapevine/model.h"

/// No meme: an empty place.
#define GV_NO_MEME UINT32_MAX

/// What is drawn: layers of the counters of GV_PURPOSE_ATTENTION.
enum { GV_DRAWS_EVENT, GV_DRAWS_PLACE, GV_DRAWS_LANDING, GV_DRAWS_GLANCE, GV_DRAWS_MEMORY };

/// One life; the models' scratch begins with it.
typedef struct gv_attention {
    gv_memes memes;
    gv_cipher luck;
    uint32_t event;   ///< ordinal of the running event within the tick
    uint32_t *vacant; ///< [n_vacant] slots below `used` without a meme
    uint32_t n_vacant;
} gv_attention;

/// Is it one of the plan's messages?
static inline bool gv_attention_is_message(uint32_t meme)
{
    return meme < GV_MESSAGES_LIMIT;
}

/// Slots for memes of which `most_alive` can be seen at once and `most_born` are born in a
/// tick; and bytes of so many slots, more than there can be when they cannot be numbered.
uint64_t gv_attention_limit(uint64_t most_alive, uint64_t most_born);
size_t gv_attention_bytes(uint64_t limit);
/// Nothing has been posted. @param memory  gv_attention_bytes(limit)
void gv_attention_begin(gv_world *w, gv_attention *a, void *memory, uint32_t limit);
/// A tick: n events, each with its first draw.
typedef void gv_attention_event(gv_world *w, const void *params, gv_bits luck);
void gv_attention_sweep(gv_world *w, const void *params, gv_attention_event *event);
/// A new meme, not posted yet. @param born  the tick, or GV_BEFORE
uint32_t gv_attention_invent(gv_attention *a, uint32_t born);
/// v posts a meme that `source` showed them over `channel`. Who posts a message for the
/// first time is an adopter from the end of the tick on.
void gv_attention_post(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                       gv_channel channel);
/// Count copies anew: forget them all, count each, then bury what has none.
void gv_attention_forget_copies(gv_attention *a);
static inline void gv_attention_count_copy(gv_attention *a, uint32_t meme)
{
    a->memes.copies[meme]++;
}
void gv_attention_bury(gv_attention *a);

#endif
