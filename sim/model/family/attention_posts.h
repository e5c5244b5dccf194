/* Posts that can be seen, and remembered, for a limited time: one list for all, from which
 * everybody's screen and memory are read. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_ATTENTION_POSTS_H
#define GRAPEVINE_MODEL_FAMILY_ATTENTION_POSTS_H

#include "model/family/attention.h"

/// A post. Time is counted in events from the start of the life.
typedef struct gv_posted {
    uint64_t at;
    uint32_t meme;
    uint32_t back;    ///< so many posts before this one stands the last one of its list; 0:
                      ///< there is none, or it is forgotten
    uint32_t source;  ///< who showed it: the author, or the slot of a tactic
    uint32_t channel; ///< gv_channel: EARNED where people post on their own account
} gv_posted;

/// One life; the model's scratch begins with it. Everybody has two lists: what they post
/// for all who hear them, and what is shown to them alone.
typedef struct gv_posts {
    gv_attention attention;
    uint64_t screen, memory; ///< events for which posts are seen, and remembered
    uint32_t room;           ///< posts that are kept at most; then the oldest is forgotten
    uint64_t n;              ///< posts of the life so far
    gv_posted *post;         ///< [room] the k-th post of the life stands at k % room
    uint64_t *last;          ///< [2 n] of each list 1 + the number of its last post
} gv_posts;

/// Bytes for n people of whom each has room for so many posts.
size_t gv_posts_bytes(uint32_t n, uint64_t room);
/// Nothing has been posted. @param screen, memory  in ticks
void gv_posts_begin(gv_world *w, uint64_t room, double screen, double memory);
/// The running event, from the start of the life.
uint64_t gv_posts_now(const gv_world *w);
/// u posts a meme for all who hear them.
void gv_posts_add(gv_world *w, uint32_t u, uint32_t meme, gv_channel channel);
/// The meme is shown to v alone.
void gv_posts_show(gv_world *w, uint32_t v, uint32_t meme, uint32_t source,
                   gv_channel channel);
/// Numbers of posts, from 1; 0: there is none. The newest post of a list that is at most
/// `age` events old; and the one before it.
/// Lists: u is what u posts, n + v what is shown to v alone.
uint64_t gv_posts_newest(const gv_world *w, uint32_t list, uint64_t age);
uint64_t gv_posts_before(const gv_world *w, uint64_t number, uint64_t age);
/// Is that post still kept, and at most `age` events old?
bool gv_posts_has(const gv_world *w, uint64_t number, uint64_t age);
/// A post that is kept; good until the next one is added.
const gv_posted *gv_posts_at(const gv_world *w, uint64_t number);
/// Count the posts that are seen or remembered, and bury the memes that have none.
void gv_posts_census(gv_world *w);

#endif
