/* Seeding: chosen people get the product before the first tick. Layer 4. */
#include "strategy/chooser.h"

typedef struct seeding {
    gv_pick pick; /* first: its rows count from here */
    uint64_t people;
    gv_money fee;
} seeding;

static const gv_param seeding_table[] = {
    GV_PICK_ROWS("seeds"),
    GV_COUNT(seeding, people, .initial = 0, .low = 0, .high = 1e9, .unit = "people",
             .source = "convention",
             .help = "how many; 0: all listed, or as many as the budget pays"),
    GV_PRICE(seeding, fee, .initial = 0, .low = 0, .high = 1e9, .unit = "money per seed",
             .scale = GV_SCALE_LOG, .sweep = { 1, 200 }, .source = "assumption",
             .help = "cost of one seed: the product given away and the asking"),
    GV_END_OF_TABLE,
};

static gv_status check(const void *params, gv_error *err)
{
    const seeding *par = params;
    if (par->fee == 0 && par->people == 0 && par->pick.ids.n == 0) {
        const gv_status status =
            GV_FAIL(err, GV_E_SCENARIO, "seeds cost nothing, so everybody would be a seed");
        gv_error_hint(err, "set a fee, or say how many with 'people'");
        return status;
    }
    return gv_chooser_check(&par->pick, err);
}

static unsigned rankings(const void *params)
{
    return gv_chooser_rankings(((const seeding *) params)->pick.choose);
}

static gv_aim aim(const void *params)
{
    return gv_pick_aim(&((const seeding *) params)->pick);
}

static unsigned needs(const void *params)
{
    return gv_chooser_needs(((const seeding *) params)->pick.choose);
}

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const seeding *par = params;
    const gv_fees fees = { .base = par->fee };
    gv_chooser chooser;
    gv_status status = gv_chooser_open(&chooser, setting, &par->pick, &fees, err);
    const uint64_t affordable = gv_affordable(setting->budget, par->fee, 1);
    const uint64_t most =
        par->people > 0 && par->people < affordable ? par->people : affordable;
    gv_offer offer = { .kind = GV_OFFER_SEED, .count = 1, .price = par->fee, .per = 1 };
    for (uint64_t k = 0; status == GV_OK && k < most; k++) {
        status = gv_chooser_next(&chooser, &offer.person, err);
        if (status != GV_OK || offer.person == GV_NOBODY)
            break;
        status = gv_schedule_add(schedule, &offer, err);
    }
    return status;
}

static const gv_submodel tells = {
    .text = "Before tick 0 as many people as are wanted, and paid, get the product "
            "and are adopters.",
    .equation = "seeds        min(people, floor(money / fee));  people 0: all who are paid",
    .file = "sim/strategy/seeding.c",
};

const gv_tactic gv_tactic_seeding = {
    .spec = { .name = "seeding",
              .title = "Seeding",
              .about = "Chosen people get the product before the first tick.",
              .source = "Libai, Muller, Peres (2013), doi:10.1509/jmr.11.0305",
              GV_PARAMS(seeding) },
    .tells = &tells,
    .draws_on = gv_choosing_mechanisms,
    .channel = GV_CHANNEL_SEED,
    .offers = GV_OFFERS(GV_OFFER_SEED),
    .check = check,
    .aim = aim,
    .rankings = rankings,
    .needs = needs,
    .plan = plan,
};
