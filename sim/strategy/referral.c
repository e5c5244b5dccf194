/* Referral: adopters recommend once more, and are paid for whom they convince. Layer 4. */
#include "grapevine/strategy.h"

typedef struct referral {
    gv_money reward;
    double participation;
    uint64_t start;
    uint64_t delay;
} referral;

static const gv_param referral_table[] = {
    GV_PRICE(referral, reward, .initial = 10, .low = 1e-6, .high = 1e9,
             .unit = "money per convinced adopter", .scale = GV_SCALE_LOG,
             .sweep = { 1, 100 }, .source = "assumption",
             .help =
                 "paid for everybody whom a participant's word convinces, recommended or "
                 "not: nobody can tell these apart"),
    GV_REAL(referral, participation, .initial = 0.3, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0.05, 1 }, .source = "assumption",
            .help = "chance that an adopter takes part"),
    GV_COUNT(referral, start, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention",
             .help =
                 "first tick of recommendations; who adopted before does not take part"),
    GV_COUNT(referral, delay, .initial = 1, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "assumption",
             .help =
                 "from a participant's first speech as an adopter to the recommendation, "
                 "which speaks to everybody who hears them once more"),
    GV_END_OF_TABLE,
};

/* The program of one life. */
typedef struct referral_memory {
    uint8_t *takes_part; /* [people] */
    uint32_t people;
    bool is_closed; /* the money is out */
} referral_memory;

enum { PARTICIPATION_DRAW = 2 };

static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    (void) params;
    (void) schedule;
    referral_memory *memory = setting->own;
    memory->people = gv_network_people(setting->net);
    memory->takes_part =
        gv_arena_alloc(setting->arena, memory->people, sizeof *memory->takes_part, err);
    return memory->takes_part == NULL ? GV_E_MEMORY : GV_OK;
}

static bool was_convinced_by_participant(const referral_memory *memory,
                                         const gv_adoption *adoption)
{
    return adoption->channel == GV_CHANNEL_EARNED && adoption->source < memory->people &&
           memory->takes_part[adoption->source];
}

/* Rewards in the order of adoption, as long as the money lasts. */
static void pay(const referral *par, const gv_observed *observed, referral_memory *memory,
                gv_account *account)
{
    const gv_offer reward = { .count = 1, .price = par->reward, .per = 1 };
    for (uint32_t k = observed->fresh_from; k < observed->n_adopters; k++) {
        if (!was_convinced_by_participant(memory,
                                          &observed->adoption[observed->adopters[k]]))
            continue;
        if (account->budget - account->spent < par->reward)
            break;
        gv_account_book(account, &reward, 1);
    }
    memory->is_closed = account->budget - account->spent < par->reward;
}

static gv_status enrol(const referral *par, const gv_setting *setting,
                       const gv_observed *observed, gv_schedule *schedule, gv_error *err)
{
    referral_memory *memory = setting->own;
    const gv_chance chance = gv_chance_of(par->participation);
    gv_offer offer = { .kind = GV_OFFER_POST, .count = 1, .per = 1 };
    if (observed->tick < par->start || par->delay >= setting->ticks - observed->tick)
        return GV_OK;
    offer.tick = observed->tick + (uint32_t) par->delay;
    for (uint32_t k = observed->fresh_from; k < observed->n_adopters; k++) {
        offer.person = observed->adopters[k];
        const gv_bits bits =
            gv_draw(&setting->choose, gv_counter_make(offer.person, setting->slot, 0, 0, 0,
                                                      PARTICIPATION_DRAW));
        if (!gv_happens(bits.low, chance))
            continue;
        memory->takes_part[offer.person] = 1;
        const gv_status status = gv_schedule_add(schedule, &offer, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const referral *par = params;
    referral_memory *memory = setting->own;
    if (memory->is_closed)
        return GV_OK;
    pay(par, observed, memory, account);
    return memory->is_closed ? GV_OK : enrol(par, setting, observed, schedule, err);
}

static const gv_submodel tells = {
    .text = "Who adopts from tick `start` on takes part with a chance, and `delay` "
            "ticks later recommends the product once more to everybody who hears "
            "them. For everybody whom a participant's word convinces a reward is "
            "paid, in the order of adoption, until the money is out; then the "
            "programme is closed.",
    .equation =
        "takes part   with chance participation, each adopter's own\n"
        "paid         reward, where the credit for an adopter goes to a participant",
    .file = "sim/strategy/referral.c",
};

const gv_tactic gv_tactic_referral = {
    .spec = { .name = "referral",
              .title = "Referral programme",
              .about = "Adopters recommend once more and are paid for whom they convince, "
                       "until the money is out.",
              .source = "Biyalogorsky, Gerstner, Libai (2001), "
                        "doi:10.1287/mksc.20.1.82.10195; Schmitt, Skiera, Van den Bulte "
                        "(2011), doi:10.1509/jm.75.1.46",
              GV_PARAMS(referral) },
    .tells = &tells,
    .channel = GV_CHANNEL_EARNED,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .own_bytes = sizeof(referral_memory),
    .plan = plan,
    .react = react,
};
