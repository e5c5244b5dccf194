/* Homophily looks like contagion: in a world where nobody influences anybody, friends of
 * adopters adopt far more often than others, and living the same life with more adopters
 * around shows that it is not because of them.
 * @source Aral, Muchnik, Sundararajan (2009), doi:10.1073/pnas.0908800106 */
#include "crowd.h"
#include "expect.h"
#include "world.h"

enum { PEOPLE = 2000, LIVES = 40, GIVEN_AWAY = 200 };

static const char *const names[] = { "keen", "others" };
static const double shares[] = { 0.3, 0.7 };

/* Only the keen are shown the advertisement, which convinces each by itself. */
static void given_advertising(gv_plan *plan)
{
    gv_tactic_plan *ads = given_tactic(plan, "targeted", "ads");
    tactic_number(ads, "cpm", 1000);
    tactic_number(ads, "strength", 0.3);
    tactic_number(ads, "days", 5);
    tactic_number(ads, "precision", 1);
    tactic_number(ads, "recall", 1);
    tactic_text(ads, "group", "keen");
}

static gv_plan *given_world_without_influence(double homophily)
{
    gv_plan *plan = given_world("watts_strogatz", "independent_cascade");
    set_number(plan, "network.people", PEOPLE);
    set_number(plan, "model.p", 0);
    set_number(plan, "ticks", 10);
    set_number(plan, "replicates", LIVES);
    set_number(plan, "budget", 2400);
    given_groups(plan, 2, names, shares);
    trait_number(&plan->crowd.traits[0], "homophily", homophily);
    given_strategy(plan, "ads");
    given_advertising(plan);
    given_strategy(plan, "gifts");
    given_advertising(plan);
    gv_tactic_plan *gifts = given_tactic(plan, "seeding", "gifts");
    tactic_word(gifts, "choose", "random");
    tactic_number(gifts, "people", GIVEN_AWAY);
    for (size_t arm = 0; arm < 2; arm++) /* gifts are free, and take no impression away */
        plan->arms[arm].tactics[0].share = 0.5;
    plan->arms[1].tactics[1].share = 0.5;
    return plan;
}

/* How often those adopt who hear an adopter, over how often the others do. */
typedef struct naive {
    const lived *life;
    double ratio;
} naive;

static gv_status compare(void *self, const gv_network *net, gv_error *err)
{
    (void) err;
    naive *n = self;
    double people[2] = { 0 }, adopters[2] = { 0 };
    const gv_csr ties = gv_network_out(net); /* both ways */
    for (uint32_t v = 0; v < PEOPLE; v++) {
        bool hears = false;
        for (uint64_t arc = ties.offset[v]; arc < ties.offset[v + 1]; arc++)
            hears = hears || n->life->adopted_at[ties.target[arc]] != GV_NEVER;
        people[hears]++;
        adopters[hears] += n->life->adopted_at[v] != GV_NEVER ? 1 : 0;
    }
    n->ratio = adopters[1] / people[1] / (adopters[0] / people[0]);
    return GV_OK;
}

/* @param[out] ratio, effect  [LIVES] */
static void live_twice(double homophily, double *ratio, double *effect)
{
    gv_plan *plan = given_world_without_influence(homophily);
    for (uint64_t r = 0; r < LIVES; r++) {
        lived plain = live_again(plan, 0, r);
        lived gifts = live_again(plan, 1, r);
        naive n = { .life = &plain };
        must(gv_engine_network(plan, r, compare, &n, NULL));
        ratio[r] = n.ratio;
        effect[r] = 0;
        for (uint32_t v = 0; v < PEOPLE; v++) {
            const bool given = gifts.channel[v] == GV_CHANNEL_SEED;
            effect[r] += !given && gifts.adopted_at[v] != plain.adopted_at[v] ? 1 : 0;
        }
        forget_life(&plain);
        forget_life(&gifts);
    }
    forget_world(plan);
}

static void homophily_is_taken_for_contagion_and_twins_tell(void **unused)
{
    (void) unused;
    double ratio[LIVES], effect[LIVES];
    live_twice(0.6, ratio, effect);
    const summary naive_ratio = summary_of(ratio, LIVES);
    expect_above("homophily .6, no influence: naive ratio", 1.5, ratio, LIVES);
    expect_near("   people whom 200 gifts to others changed", 0,
                summary_of(effect, LIVES).mean, 0);
    live_twice(0, ratio, effect);
    expect_mean("no homophily, no influence: naive ratio", 1, ratio, LIVES, 0.05);
    assert_true(naive_ratio.mean > summary_of(ratio, LIVES).mean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(homophily_is_taken_for_contagion_and_twins_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
