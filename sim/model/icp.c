/* Independent cascade with community permeability: borders damp. Layer 3. */
#include "model/family/community_cascade.h"

typedef gv_community_cascade icp;

static const gv_param icp_table[] = {
    GV_REAL(icp, p, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .alias = "threshold", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 },
            .source = "NDlib's default",
            .help = "chance that one new adopter convinces one person of their community "
                    "who hears them"),
    GV_PERMEABILITY_ROW(icp),
    GV_COMMUNITIES_ROW(icp),
    GV_END_OF_TABLE,
};

static const gv_community_chances chances = { .embedded_within = false,
                                              .embedded_across = false };

static void spread(gv_world *w, const void *params)
{
    gv_community_spread(w, params, &chances);
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    gv_community_post(w, params, &chances, post);
}

const gv_model gv_model_icp = {
    .spec = { .name = "icp",
              .title = "Independent cascade with community permeability",
              .about = "Each new adopter has one chance with each hearer, which is smaller "
                       "where the tie leads out of a community.",
              .source = "Milli, Rossetti (2020), doi:10.1007/978-3-030-36687-2_30",
              .deviates = "p is the same for all ties",
              GV_ALIASES("ICPModel"),
              GV_PARAMS(icp) },
    GV_COMMUNITY_MODEL,
    .equation = "u convinces v, once:   p in the same community, else p permeability",
    .example = "walls",
    .limits = "permeability = 1: the independent cascade, life by life; permeability = 0: "
              "no cascade leaves the communities of those who began",
    .cost = "O(arcs of the people who adopted in the last tick)",
    .spread = spread,
    .post = post,
};
