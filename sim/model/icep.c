/* Independent cascade with embeddedness within communities and permeability across.
 * Layer 3. */
#include "model/family/community_cascade.h"

typedef gv_community_cascade icep;

static const gv_param icep_table[] = {
    GV_REAL(icep, p, .initial = 0.1, .low = 0, .high = 1, .unit = "probability",
            .alias = "threshold", .scale = GV_SCALE_LOG, .sweep = { 0.001, 0.3 },
            .source = "NDlib's default",
            .help =
                "chance of a tie to somebody of another community, before permeability"),
    GV_PERMEABILITY_ROW(icep),
    GV_COMMUNITIES_ROW(icep),
    GV_END_OF_TABLE,
};

static const gv_community_chances chances = { .embedded_within = true,
                                              .embedded_across = false };

static void spread(gv_world *w, const void *params)
{
    gv_community_spread(w, params, &chances);
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    gv_community_post(w, params, &chances, post);
}

const gv_model gv_model_icep = {
    .spec = { .name = "icep",
              .title = "Independent cascade with community embeddedness and permeability",
              .about = "Each new adopter has one chance with each hearer: the tie's "
                       "embeddedness within a community, and a smaller chance across.",
              .source = "Milli, Rossetti (2020), doi:10.1007/978-3-030-36687-2_30",
              .deviates = "p is the same for all ties; a tie's embeddedness is divided by "
                          "the neighbours of either, each once, as defined, where NDlib's "
                          "code counts common neighbours of other communities twice",
              GV_ALIASES("ICEPModel"),
              GV_PARAMS(icep) },
    GV_COMMUNITY_MODEL,
    .equation =
        "u convinces v, once:   e(u, v) in the same community, else p permeability\n"
        "e(u, v) = |N(u) and N(v), in the community of u| / |N(u) or N(v)|\n"
        "N(u): those who hear u",
    .example = "models/icep",
    .limits = "permeability = 0: no cascade leaves the communities of those who began; a "
              "clique of k alone: an independent cascade with p = (k - 2) / k",
    .cost = "O(sum over ties of new adopters of the neighbours of both ends)",
    .spread = spread,
    .post = post,
};
