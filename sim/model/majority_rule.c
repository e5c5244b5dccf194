/* Majority rule: a group takes over the opinion of most of its members. Layer 3. */
#include "model/family/opinion_votes.h"

typedef struct majority_rule {
    gv_votes_start start;
    uint64_t group;
} majority_rule;

static const gv_param majority_rule_table[] = {
    GV_VOTES_ROWS(majority_rule),
    GV_COUNT(majority_rule, group, .initial = 3, .low = 2, .high = GV_MOST_ASKED,
             .alias = "q", .unit = "people", .sweep = { 3, 9 },
             .source = "Krapivsky, Redner (2003), doi:10.1103/PhysRevLett.90.238701",
             .help = "how many people meet in one event: a random one and others whom they "
                     "hear, all of them where these are fewer"),
    GV_END_OF_TABLE,
};

/* Of equals who say the same, the first of the group has convinced the others. */
static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    const majority_rule *par = params;
    uint32_t member[GV_MOST_ASKED];
    member[0] = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t n =
        1 + gv_votes_ask(l, w, member[0], (uint32_t) par->group - 1, 0, member + 1);
    uint32_t ones = 0;
    for (uint32_t k = 0; k < n; k++)
        ones += l->opinion[member[k]];
    if (2 * ones == n)
        return;
    const uint8_t most = 2 * ones > n ? 1 : 0;
    uint32_t first = 0;
    while (l->opinion[member[first]] != most)
        first++;
    for (uint32_t k = 0; k < n; k++)
        gv_votes_take(w, member[k], most, member[first]);
}

static void events(gv_world *w, const void *params)
{
    gv_votes_sweep(w, params, event, false);
}

const gv_model gv_model_majority_rule = {
    .spec = { .name = "majority_rule",
              .title = "Majority rule",
              .about = "A small group meets, and all of it takes over the opinion of most "
                       "of its members.",
              .source = "Galam (2002), doi:10.1140/epjb/e20020045; Krapivsky, Redner "
                        "(2003), doi:10.1103/PhysRevLett.90.238701",
              .deviates = "groups whose halves disagree leave as they came; where NDlib "
                          "draws the group from the whole population, it is a person and "
                          "some of those they hear: on the complete network the same",
              GV_ALIASES("MajorityRuleModel", "MajorityRule"),
              GV_PARAMS(majority_rule) },
    GV_VOTES_MODEL,
    .check = gv_votes_check,
    .equation = "one event, n a tick: a random person and group - 1 of those they hear\n"
                "s(all of them) <- the opinion of more than half; of equal halves nothing",
    .example = "models/majority_rule",
    .limits = "on the complete network the opinion that more people hold at the start wins "
              "almost surely when there are many people, after a time of order log(people)",
    .cost = "O(group^2) an event, n events a tick; 2 bytes a person",
    .events = events,
};
