/* Independent cascade with community embeddedness: close ties carry. Layer 3. */
#include "model/family/community_cascade.h"

typedef gv_community_cascade ice;

static const gv_param ice_table[] = {
    GV_COMMUNITIES_ROW(ice),
    GV_END_OF_TABLE,
};

static const gv_community_chances chances = { .embedded_within = true,
                                              .embedded_across = true };

static void spread(gv_world *w, const void *params)
{
    gv_community_spread(w, params, &chances);
}

static void post(gv_world *w, const void *params, const gv_post *post)
{
    gv_community_post(w, params, &chances, post);
}

const gv_model gv_model_ice = {
    .spec = { .name = "ice",
              .title = "Independent cascade with community embeddedness",
              .about = "Each new adopter has one chance with each hearer: the tie's "
                       "embeddedness within a community, and the least embeddedness of the "
                       "speaker's ties across.",
              .source = "Milli, Rossetti (2020), doi:10.1007/978-3-030-36687-2_30",
              .deviates = "a tie's embeddedness is divided by the neighbours of either, "
                          "each once, as defined, where NDlib's code counts common "
                          "neighbours of other communities twice",
              GV_ALIASES("ICEModel"),
              GV_PARAMS(ice) },
    GV_COMMUNITY_MODEL,
    .equation = "u convinces v, once:   e(u, v) in the same community,\n"
                "                       else the least e(u, z) of all z\n"
                "e(u, v) = |N(u) and N(v), in the community of u| / |N(u) or N(v)|\n"
                "N(u): those who hear u",
    .example = "models/ice",
    .limits = "a clique of k alone: an independent cascade with p = (k - 2) / k; where "
              "nobody has neighbours in common only seeds adopt",
    .cost = "O(sum over ties of new adopters of the neighbours of both ends)",
    .spread = spread,
    .post = post,
};
