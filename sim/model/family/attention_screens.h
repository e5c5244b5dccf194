/* Screens with few places, which every new post takes from the oldest: who sees which meme.
 * Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_ATTENTION_SCREENS_H
#define GRAPEVINE_MODEL_FAMILY_ATTENTION_SCREENS_H

#include "model/family/attention.h"

enum { GV_MOST_PLACES = 64 };

/// One life; the model's scratch begins with it.
typedef struct gv_screens {
    gv_attention attention;
    uint32_t places;  ///< of every screen
    uint32_t *meme;   ///< [n][places] what stands there, or GV_NO_MEME
    uint32_t *source; ///< [n][places] who showed it, where it is one of the plan's messages
    uint8_t *channel; ///< [n][places] how, likewise
    uint8_t *next;    ///< [n] the place that the next post takes: the oldest
} gv_screens;

size_t gv_screens_bytes(uint32_t n, uint32_t places);
/// @param full  everybody's screen shows a meme of their own; else screens are empty
void gv_screens_begin(gv_world *w, uint32_t places, bool full);
/// The meme takes the oldest place of v's screen.
void gv_screens_show(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                     gv_channel channel);
/// u posts: the meme takes a place on the screen of everybody who hears u. A message of
/// weight w below 1 takes it with chance w.
/// @param post  what was paid for, or NULL: the running event
void gv_screens_show_hearers(gv_world *w, uint32_t u, uint32_t meme, const gv_post *post);
/// Count what stands on all screens, and bury what does not.
void gv_screens_census(gv_world *w);

#endif
