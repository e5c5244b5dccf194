/* Two opinions, 0 and 1, that people take over from one another, event by event on the
 * asynchronous clock. A named model says what one event does. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_OPINION_VOTES_H
#define GRAPEVINE_MODEL_FAMILY_OPINION_VOTES_H

#include "model/family/hearing.h"

enum { GV_MOST_ASKED = 32 }; /* people whom one event asks at most */

/// How opinions begin. Every model of the family puts it first, and GV_VOTES_ROWS into its
/// table.
typedef struct gv_votes_start {
    double initial;
    uint64_t zealots_one, zealots_zero;
    const char *trait;
} gv_votes_start;

#define GV_VOTES_ROWS(T)                                                                   \
    { .name = "initial",                                                                   \
      .type = GV_TYPE_REAL,                                                                \
      .offset = offsetof(T, start.initial),                                                \
      .initial = 0,                                                                        \
      .low = 0,                                                                            \
      .high = 1,                                                                           \
      .unit = "share",                                                                     \
      .alias = "fraction_infected",                                                        \
      .sweep = { 0.05, 0.95 },                                                             \
      .source = "assumption",                                                              \
      .help = "chance of each person to hold opinion 1 at the start; seeds hold it too" }, \
        { .name = "zealots_one",                                                           \
          .type = GV_TYPE_COUNT,                                                           \
          .offset = offsetof(T, start.zealots_one),                                        \
          .initial = 0,                                                                    \
          .low = 0,                                                                        \
          .high = 4e9,                                                                     \
          .unit = "people",                                                                \
          .source = "Mobilia, Petersen, Redner (2007), "                                   \
                    "doi:10.1088/1742-5468/2007/08/P08029",                                \
          .help =                                                                          \
              "random people who hold opinion 1 and never change it; more than there are " \
              "people: everybody" },                                                       \
        { .name = "trait",                                                                 \
          .type = GV_TYPE_TEXT,                                                            \
          .offset = offsetof(T, start.trait),                                              \
          .source = "convention",                                                          \
          .came_later = true,                                                              \
          .help = "a trait of numbers that is everybody's own chance to hold 1 at the "    \
                  "start, in place of `initial`; below 0 it counts as 0, above 1 as 1" },  \
    {                                                                                      \
        .name = "zealots_zero", .type = GV_TYPE_COUNT,                                     \
        .offset = offsetof(T, start.zealots_zero), .initial = 0, .low = 0, .high = 4e9,    \
        .unit = "people",                                                                  \
        .source = "Mobilia, Petersen, Redner (2007), "                                     \
                  "doi:10.1088/1742-5468/2007/08/P08029",                                  \
        .help =                                                                            \
            "random people who hold opinion 0 and never change it, chosen after those "    \
            "for 1; even a seed among them stays with 0"                                   \
    }

/// One life; the model's scratch begins with it.
typedef struct gv_votes {
    gv_cipher luck;
    uint32_t event;   ///< ordinal of the running event within the tick
    uint8_t *opinion; ///< [n] 0 or 1
    uint8_t *zealot;  ///< [n] 1: never changes
} gv_votes;

/// One elementary event. @param luck  its first draw; gv_votes_draw gives more
typedef void gv_votes_event(gv_world *w, gv_votes *l, const void *params, gv_bits luck);

/// A tick: n events. @param restless  may opinions change although all agree?
void gv_votes_sweep(gv_world *w, const void *params, gv_votes_event *event, bool restless);
/// The k-th further draw of the running event, k from 0.
gv_bits gv_votes_draw(const gv_votes *l, const gv_world *w, uint32_t k);
/// `want` different people whom v hears, or all when there are fewer, each set with the
/// same chance, from draws `first`, `first` + 1, ... @return how many
uint32_t gv_votes_ask(const gv_votes *l, const gv_world *w, uint32_t v, uint32_t want,
                      uint32_t first, uint32_t *person);
/// v takes an opinion over from `source` (v: on their own), unless v is a zealot. A person
/// who holds 1 for the first time is an adopter from the end of the tick on.
void gv_votes_take(gv_world *w, uint32_t v, uint8_t opinion, uint32_t source);

/* Callbacks that all models of the family share. */
unsigned gv_votes_needs(const void *params);
size_t gv_votes_own_bytes(const void *params, uint32_t n);
void gv_votes_begin(gv_world *w, const void *params);
void gv_votes_impressions(gv_world *w, const void *params, const gv_impressions *batch);
void gv_votes_post(gv_world *w, const void *params, const gv_post *post);
bool gv_votes_converts(const gv_world *w, const void *params, uint32_t person);
void gv_votes_settle(gv_world *w, const void *params, uint32_t step);
const char *gv_votes_trait(const void *params);
void gv_votes_check(const void *params, gv_objector *object, void *self);

#define GV_VOTES_MODEL                                                                     \
    .clocks = GV_RUNS_ON(GV_ASYNC),                                                        \
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),  \
    .invariants = gv_promise_one_way,                                                      \
    .what_impressions_do = "gives opinion 1 with chance `strength`; zealots keep theirs",  \
    .what_posts_do = "gives each hearer opinion 1 with chance 1 / (number of people the "  \
                     "hearer hears), as one of those a hearer may pick; zealots keep "     \
                     "theirs",                                                             \
    .opinions = GV_TWO_OPINIONS, .needs = gv_votes_needs, .own_bytes = gv_votes_own_bytes, \
    .begin = gv_votes_begin, .impressions = gv_votes_impressions, .post = gv_votes_post,   \
    .converts = gv_votes_converts, .settle = gv_votes_settle, .trait = gv_votes_trait

#endif
