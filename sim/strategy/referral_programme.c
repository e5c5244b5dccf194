/* Referral programme: satisfied customers invite others, and are rewarded for whom they
 * bring. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_referral_programme_table[] = {
    GV_PROGRAMME_ROWS("rewarding one customer for another", 3),
    GV_REAL(gv_referral_programme, rate, .initial = 0.03, .low = 0, .high = 1,
            .unit = "probability a day", .scale = GV_SCALE_LOG, .sweep = { 0.01, 0.1 },
            .source = "assumption",
            .help = "how often a customer invites others, as long as a reward can be paid"),
    GV_REAL(gv_referral_programme, satisfied, .initial = -0.02, .low = -1, .high = 1,
            .unit = "satisfaction", .sweep = { -0.2, 0.2 }, .source = "assumption",
            .help = "customers who are less satisfied invite nobody"),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Pays rewards for new customers who were invited; who invites, and how "
            "an invitation is read, is told in “Invitations”.",
    .file = "sim/strategy/referral_programme.c",
};

const gv_tactic gv_tactic_referral_programme = {
    .spec = { .name = "referral_programme",
              .title = "Referral programme among people with minds of their own",
              .about = "Satisfied customers invite others, and are rewarded for whom they "
                       "bring.",
              .source = "Schmitt, Skiera, Van den Bulte (2011), doi:10.1509/jm.75.1.46",
              GV_PARAMS(gv_referral_programme) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_EARNED,
    .programme = GV_PROGRAMME_REFERRAL_PROGRAMME,
};
