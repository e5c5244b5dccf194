/* Opinions that are real numbers: how they begin, how advertising moves them, who counts as
 * an adopter. A named model says how people move one another. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_OPINION_REALS_H
#define GRAPEVINE_MODEL_FAMILY_OPINION_REALS_H

#include "model/family/hearing.h"

/// What all models of the family take. Each puts it first, and GV_REALS_ROWS into its
/// table.
typedef struct gv_reals_start {
    uint32_t start; ///< a choice of gv_reals_starts
    double low, high;
    gv_reals values;
    const char *trait;
    double adopts_at;
    double apart;
} gv_reals_start;
extern const char *const gv_reals_starts[];

#define GV_REALS_ROWS(T)                                                                   \
    { .name = "start",                                                                     \
      .type = GV_TYPE_CHOICE,                                                              \
      .offset = offsetof(T, start.start),                                                  \
      .initial = 0,                                                                        \
      .choices = gv_reals_starts,                                                          \
      .source = "assumption",                                                              \
      .help = "opinions before anybody speaks: `uniform` drawn between `low` and `high`; " \
              "`even` from `low` for the first person to `high` for the last in equal "    \
              "steps; `values` as listed; `trait` as people have it" },                    \
        { .name = "low",                                                                   \
          .type = GV_TYPE_REAL,                                                            \
          .offset = offsetof(T, start.low),                                                \
          .initial = 0,                                                                    \
          .low = -1e6,                                                                     \
          .high = 1e6,                                                                     \
          .unit = "opinion",                                                               \
          .source = "assumption",                                                          \
          .help = "lowest opinion at the start" },                                         \
        { .name = "high",                                                                  \
          .type = GV_TYPE_REAL,                                                            \
          .offset = offsetof(T, start.high),                                               \
          .initial = 1,                                                                    \
          .low = -1e6,                                                                     \
          .high = 1e6,                                                                     \
          .unit = "opinion",                                                               \
          .source = "assumption",                                                          \
          .help =                                                                          \
              "highest opinion at the start; seeds begin with it, and advertising moves "  \
              "people towards it" },                                                       \
        { .name = "values",                                                                \
          .type = GV_TYPE_REALS,                                                           \
          .offset = offsetof(T, start.values),                                             \
          .low = -1e6,                                                                     \
          .high = 1e6,                                                                     \
          .unit = "opinion",                                                               \
          .source = "assumption",                                                          \
          .help =                                                                          \
              "`values`: opinions in the order of the people; after the last of them the " \
              "list begins again" },                                                       \
        { .name = "trait",                                                                 \
          .type = GV_TYPE_TEXT,                                                            \
          .offset = offsetof(T, start.trait),                                              \
          .source = "convention",                                                          \
          .came_later = true,                                                              \
          .help = "`trait`: which trait of numbers; beyond `low` or `high` it counts as "  \
                  "these" },                                                               \
        { .name = "adopts_at",                                                             \
          .type = GV_TYPE_REAL,                                                            \
          .offset = offsetof(T, start.adopts_at),                                          \
          .initial = 0.75,                                                                 \
          .low = -1e6,                                                                     \
          .high = 1e6,                                                                     \
          .unit = "opinion",                                                               \
          .source = "assumption",                                                          \
          .help = "who ever holds this opinion or a higher one is an adopter" },           \
    {                                                                                      \
        .name = "apart", .type = GV_TYPE_REAL, .offset = offsetof(T, start.apart),         \
        .initial = 1e-6, .low = 1e-12, .high = 1e6, .unit = "opinion",                     \
        .scale = GV_SCALE_LOG, .source = "assumption",                                     \
        .help = "people agree when no two of them are as far apart as this"                \
    }

/// One life; the model's scratch begins with it.
typedef struct gv_reals_life {
    gv_cipher luck;
    double *opinion; ///< [n]
    double *next;    ///< [n] spare, for models in which all move at once
    double *first;   ///< [n] at the start
    double *more;    ///< what a model asks for beside these, after them
    uint32_t event;  ///< ordinal of the running event within the tick
} gv_reals_life;

/// Layers of the counters of GV_PURPOSE_OPINION.
enum {
    GV_REALS_BEGINS = 4, /* those of two opinions stand before it */
    GV_REALS_PICKS,
    GV_REALS_MORE,
    GV_REALS_OUTLETS,
    GV_REALS_CHARACTER
};

/// Where v moves to, all others standing still.
typedef double gv_reals_move(const gv_world *w, const gv_reals_life *l, const void *params,
                             uint32_t v);
/// A synchronous tick: everybody moves at once.
void gv_reals_spread(gv_world *w, const void *params, gv_reals_move *move);

/// One elementary event of the asynchronous clock. @param luck  its first draw;
/// gv_reals_draw gives more
typedef void gv_reals_event(gv_world *w, const void *params, gv_bits luck);
/// An asynchronous tick: n events.
void gv_reals_sweep(gv_world *w, const void *params, gv_reals_event *event);
/// The k-th further draw of the running event, k from 0.
gv_bits gv_reals_draw(const gv_world *w, uint32_t k);
/// v moves, persuaded by `source` (v: by nobody).
void gv_reals_take(gv_world *w, const void *params, uint32_t v, double opinion,
                   uint32_t source);
/// v moves where `move` says, as those they hear stand now.
void gv_reals_move_one(gv_world *w, const void *params, gv_reals_move *move, uint32_t v);
/// Of all whom v hears, the one with the highest opinion; v where nobody is heard.
uint32_t gv_reals_loudest(const gv_world *w, uint32_t v);

/* Callbacks that all models of the family share. */
unsigned gv_reals_needs(const void *params);
size_t gv_reals_own_bytes(const void *params, uint32_t n);
const char *gv_reals_trait(const void *params);
void gv_reals_begin(gv_world *w, const void *params);
void gv_reals_impressions(gv_world *w, const void *params, const gv_impressions *batch);
void gv_reals_post(gv_world *w, const void *params, const gv_post *post);
void gv_reals_settle(gv_world *w, const void *params, uint32_t step);
void gv_reals_check(const void *params, gv_objector *object, void *self);
/// Objects to opinions at the start that lie outside these bounds.
void gv_reals_check_between(const void *params, double least, double most, const char *hint,
                            gv_objector *object, void *self);

/// A model with scratch or checks of its own fills in own_bytes, begin and check itself.
#define GV_REALS_HEARS                                                                     \
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),  \
    .invariants = gv_promise_one_way,                                                      \
    .what_impressions_do = "moves an opinion x to x + `strength` * (`high` - x)",          \
    .what_posts_do = "counts as one more voice, of opinion `high`, beside those whom a "   \
                     "hearer hears and themselves: they go that share of the way",         \
    .opinions = GV_REAL_OPINIONS, .trait = gv_reals_trait,                                 \
    .impressions = gv_reals_impressions, .post = gv_reals_post, .settle = gv_reals_settle
#define GV_REALS_MODEL                                                                     \
    GV_REALS_HEARS, .own_bytes = gv_reals_own_bytes, .begin = gv_reals_begin,              \
                    .check = gv_reals_check

#endif
