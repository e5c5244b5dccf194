/* Independent cascades in which the chance of a tie depends on who belongs together. A
 * named model says which chance ties have within a community, and which across. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_COMMUNITY_CASCADE_H
#define GRAPEVINE_MODEL_FAMILY_COMMUNITY_CASCADE_H

#include "grapevine/model.h"

/// Parameters of all of them; a model has rows for those that its chances need.
typedef struct gv_community_cascade {
    double p;
    double permeability;
    const char *communities; ///< a trait of words; "": found in the network
} gv_community_cascade;

typedef struct gv_community_chances {
    bool embedded_within; ///< the tie's embeddedness; else p
    bool embedded_across; ///< the least embeddedness of the speaker's ties; else p times
                          ///< permeability
} gv_community_chances;

#define GV_COMMUNITIES_ROW(T)                                                              \
    GV_WORD(T, communities, .unit = "trait", .alias = "com", .source = "convention",       \
            .help = "the trait of `people` whose words say who belongs together; left "    \
                    "out: communities as Louvain's method finds them in the ties")
#define GV_PERMEABILITY_ROW(T)                                                             \
    GV_REAL(T, permeability, .initial = 0.5, .low = 0, .high = 1, .unit = "factor",        \
            .alias = "eta", .sweep = { 0, 1 }, .source = "NDlib's default",                \
            .help = "what is left of a tie's chance where it leads out of a community")

/// Common neighbours of u and v in u's community, as a share of all neighbours of either.
/// Neighbours are those who hear a person. O(those who hear u or v).
double gv_embeddedness(const gv_world *w, uint32_t u, uint32_t v);

/// What the callbacks of a model do, by its chances.
void gv_community_spread(gv_world *w, const gv_community_cascade *par,
                         const gv_community_chances *chances);
void gv_community_post(gv_world *w, const gv_community_cascade *par,
                       const gv_community_chances *chances, const gv_post *post);

/* The callbacks that they have in common. */
unsigned gv_community_needs(const void *params);
const char *gv_community_trait(const void *params);
void gv_community_impressions(gv_world *w, const void *params, const gv_impressions *batch);

#define GV_COMMUNITY_MODEL                                                                 \
    .clocks = GV_RUNS_ON(GV_SYNC),                                                         \
    .observed = GV_OBSERVES(GV_OBSERVABLE_ADOPTERS) | GV_OBSERVES(GV_OBSERVABLE_REACHED),  \
    .invariants = gv_promise_one_way,                                                      \
    .what_impressions_do = "convinces with chance `strength`",                             \
    .what_posts_do = "tries each hearer once with the tie's chance",                       \
    .what_messages_do = "multiply the chance of whoever says them, up to 1",               \
    .needs = gv_community_needs, .communities = gv_community_trait,                        \
    .impressions = gv_community_impressions

#endif
