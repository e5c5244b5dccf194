/// @file
/// Layer 3: what is said. Channels and media; messages and what they are like; impressions
/// and posts, by which tactics address people; and what people say for others to hear.
#ifndef GRAPEVINE_MESSAGE_H
#define GRAPEVINE_MESSAGE_H

#include "grapevine/base.h"
#include "grapevine/rng.h"

#include <stdatomic.h>

typedef enum gv_channel {
#define GV_CHANNEL(name, word, meaning) GV_CHANNEL_##name,
#include "grapevine/channels.def"
#undef GV_CHANNEL
    GV_CHANNELS
} gv_channel;
const char *gv_channel_name(gv_channel channel);    ///< "paid"
const char *gv_channel_meaning(gv_channel channel); ///< one sentence

/// Most messages at once.
#define GV_MESSAGES_LIMIT 32

/// Something that can be said of the product. Models that look at the weight alone leave
/// the rest unread.
typedef struct gv_message {
    const char *name;
    double weight; ///< multiplies what hearing it does
    /* what it is like, for models that look at it */
    double topicness;   ///< 0: it is about the product, 1: about a topic of its audience
    double prominence;  ///< how much of it is the brand
    double value;       ///< how useful or entertaining it is
    double arousal;     ///< how much it stirs
    double overclaim;   ///< quality it promises beyond the product's
    double information; ///< how much can be learned from it, and checked
    double control;     ///< how much of what partners say is prescribed
    gv_reals topics;    ///< what it is about, [GV_TOPICS]; none: as `topicness` says
    gv_reals speaker_values; ///< [GV_VALUES]; none: those of the brand
} gv_message;
extern const gv_spec gv_message_spec;

/// Where impressions are met.
typedef enum gv_medium {
    GV_MEDIUM_SOCIAL, ///< by people who look at their social network
    GV_MEDIUM_MASS,   ///< by anybody
    GV_MEDIUM_LIVE,   ///< face to face, by whoever is asked to come
} gv_medium;

/// Messages that can be matched to how far people have come: for those who have at most
/// noticed the brand, those whom it attracts, those who follow it.
#define GV_STAGE_MESSAGES 3

/// A batch of impressions of one tactic at one tick, at most GV_BATCH of them.
typedef struct gv_impressions {
    gv_channel channel;
    gv_medium medium;
    uint32_t slot;
    const uint32_t *eligible; ///< [n_eligible] whom they may meet at all; NULL: everybody
    uint32_t n_eligible;
    const uint8_t *by_stage; ///< [GV_STAGE_MESSAGES] which message for whom, in place of
                             ///< what is being said; NULL: that for everybody
    bool stands;             ///< of a page: it is there, read or not, while it posts
    bool answers;            ///< of a page: it answers and follows back
    double strength;  ///< chance, hazard or weight of one impression, as the model reads it
    gv_chance chance; ///< the same as a trial
    uint32_t n;       ///< at most GV_BATCH
    const uint32_t *person; ///< [n]; repeats allowed
    const uint64_t *luck;   ///< [n] random bits of each impression
} gv_impressions;
#define GV_BATCH 256

/// What becomes of posts, counted by the model for whoever pays. Sums only: the same for
/// any number of threads. It must last as long as the life.
typedef struct gv_response {
    atomic_uint_fast64_t reads;     ///< of the posts, at first hand and passed on
    atomic_uint_fast64_t shares;    ///< times they were passed on
    uint64_t buyers;                ///< adopters whose last reading was one of them
    atomic_uint_fast64_t followers; ///< people who began to follow the page they stand on
} gv_response;

/// What somebody says who posts.
typedef enum gv_says {
    GV_SAYS_CONTENT, ///< the message, in their own words as far as control leaves any
    GV_SAYS_REPORT,  ///< what an independent person makes of the message
    GV_SAYS_WORD,    ///< their own word of the brand, of a valence
    GV_SAYS_RIVAL,   ///< content of the rival's
    GV_SAYS_PAGE,    ///< the message as it is, on a page that people can follow
} gv_says;

/// How a post is made, where its message leaves that open.
typedef struct gv_manner {
    gv_says says;
    double valence;     ///< WORD: -1 to 1
    double control;     ///< CONTENT: how much is prescribed; below 0: as the message says
    double credibility; ///< multiplies how far the speaker is believed
    /* PAGE */
    double follow;  ///< chance that a reading makes a follower, for all that fits them
    double read;    ///< chance that a follower who is there reads a post
    bool is_brand;  ///< the brand speaks, not a person
    uint8_t number; ///< of the page among those of its strategy: below 64
    gv_response *response; ///< where to count what becomes of it; NULL: nowhere
} gv_manner;

/// A paid post: `speaker` addresses everybody who hears them, once.
typedef struct gv_post {
    gv_channel channel;
    uint32_t speaker;
    uint32_t slot;           ///< of the tactic that pays for it
    uint32_t ordinal;        ///< from 1: which of that tactic's posts by the speaker
    const gv_manner *manner; ///< NULL: content, or of channel EARNED the speaker's own word
} gv_post;

/// How something came to be said.
typedef enum gv_saying_kind {
    GV_SAYING_POSTED, ///< the post `post` is new; whether its speaker still says it is
                      ///< apart
    GV_SAYING_EARLY,  ///< before people heard each other: a word of one's own, or `post`
    GV_SAYING_FIRST,  ///< for the next tick, likewise
    GV_SAYING_FOUND,  ///< passed on from nobody who says it: an advertisement
    GV_SAYING_PASSED, ///< passed on: `post` itself, or else what `from` said
    GV_SAYING_AGAIN   ///< what the speaker said before
} gv_saying_kind;
/// Something that a person says for others to hear. Everybody says at most one thing at a
/// time; posts have numbers, which are given to new ones when nobody reads them any more.
typedef struct gv_saying {
    gv_saying_kind kind;
    uint32_t speaker;
    uint32_t from; ///< whom a PASSED one was heard from
    uint32_t post; ///< GV_NOBODY: none
    bool ends;     ///< nobody can pass it on, now or later; of POSTED, EARLY and FIRST
} gv_saying;
typedef void gv_listener(void *self, const gv_saying *saying);

#endif
