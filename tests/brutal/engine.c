/* Plans and runs with 0, 1, 2, ... allocations allowed: they fail in words, leave outputs
 * untouched, lose no memory (the sanitizers watch), and what they finish is right. */
#include "crowd.h"
#include "engine/engine_internal.h"
#include "world.h"

enum { TRIES = 2000 };

typedef struct allowance {
    uint64_t left;
} allowance;

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    allowance *a = self;
    if (a->left == 0)
        return false;
    a->left--;
    return true;
}

/* Repeat until the call has all the memory it wants. */
static void survives(const char *name, gv_status (*call)(void *self, gv_error *err),
                     void *self)
{
    for (uint64_t allowed = 0; allowed < TRIES; allowed++) {
        allowance a = { .left = allowed };
        gv_error err = { 0 };
        gv_memory_set_hook(allows, &a);
        const gv_status status = call(self, &err);
        gv_memory_set_hook(NULL, NULL);
        if (status == GV_OK) {
            print_message("    %s needs %llu allocations\n", name,
                          (unsigned long long) allowed);
            assert_true(allowed > 0);
            return;
        }
        if (status != GV_E_MEMORY || err.code != GV_E_MEMORY || err.text[0] == '\0')
            fail_msg("%s with %llu allocations: %s: %s", name, (unsigned long long) allowed,
                     gv_status_name(status), err.text);
    }
    fail_msg("%s never ends", name);
}

static gv_plan *given_small_world(const char *model)
{
    static const char *const names[] = { "young", "old" };
    static const double shares[] = { 0.5, 0.5 };
    gv_plan *plan = given_world("barabasi_albert", model);
    given_groups(plan, 2, names, shares);
    set_number(plan, "network.people", 40);
    set_number(plan, "ticks", 70); /* more days than a schedule's first room */
    set_number(plan, "replicates", 2);
    set_number(plan, "budget", 500);
    given_measure(plan, "cascades");
    given_measure(plan, "memes");
    given_measure(plan, "attention");
    given_measure(plan, "expansion");
    given_measure(plan, "community");
    given_strategy(plan, "screen");
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "days", 70);
    tactic_number(screen, "cap_per_week", 2);
    given_strategy(plan, "partners");
    tactic_word(given_tactic(plan, "partner_posts", "partners"), "choose", "random");
    given_strategy(plan, "named");
    tactic_word(given_tactic(plan, "partner_posts", "named"), "choose", "nominated");
    given_strategy(plan, "circle");
    tactic_word(given_tactic(plan, "partner_posts", "circle"), "choose", "neighbourhood");
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

static gv_status create(void *self, gv_error *err)
{
    (void) self;
    gv_plan *plan = NULL;
    const gv_status status = gv_plan_create(&plan, err);
    assert_true((status == GV_OK) == (plan != NULL));
    gv_plan_free(plan);
    return status;
}

static gv_status copy(void *self, gv_error *err)
{
    gv_plan *copied = NULL;
    const gv_status status = gv_plan_copy(self, &copied, err);
    assert_true((status == GV_OK) == (copied != NULL));
    gv_plan_free(copied);
    return status;
}

static gv_status hash(void *self, gv_error *err)
{
    gv_hash h;
    gv_status status = GV_OK;
    GV_TRY(gv_plan_world_hash(self, &h, err));
    GV_TRY(gv_plan_hash(self, &h, err));
done:
    return status;
}

static gv_status fill_shelf(void *self, gv_error *err)
{
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_shelf_create(self, &options, &shelf, err));
    GV_TRY(gv_shelf_fill(shelf, 0, 1, &options, err));
    GV_TRY(gv_shelf_fill(shelf, 1, 1, &options, err));
done:
    gv_shelf_free(shelf);
    return status;
}

static gv_status run(void *self, gv_error *err)
{
    const gv_run_options options = { .threads = 1 };
    gv_block *rows = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_block_create(self, 0, 2, &rows, err));
    gv_sink sink = gv_memory_sink(rows);
    GV_TRY(gv_engine_run(self, &options, NULL, &sink, err));
    assert_true(gv_block_complete(rows));
done:
    gv_block_free(rows);
    return status;
}

static void look_away(void *self, const gv_life *life)
{
    (void) life;
    ++*(int *) self;
}

static gv_status replay(void *self, gv_error *err)
{
    int looks = 0;
    const gv_status status = gv_engine_replay(self, 1, 1, look_away, &looks, err);
    assert_int_equal(looks, status == GV_OK ? 1 : 0);
    return status;
}

static void plans_survive_lack_of_memory(void **unused)
{
    (void) unused;
    gv_plan *plan = given_small_world("independent_cascade");
    survives("gv_plan_create", create, NULL);
    survives("gv_plan_copy", copy, plan);
    survives("gv_plan_hash", hash, plan);
    forget_world(plan);
}

static void runs_survive_lack_of_memory(void **unused)
{
    (void) unused;
    const char *const models[] = { "independent_cascade",
                                   "linear_threshold",
                                   "bass",
                                   "watts_threshold",
                                   "sirs",
                                   "rival_brands",
                                   "ice",
                                   "meme_competition",
                                   "kirman",
                                   "algorithmic_bias_media",
                                   "cognitive_opinion_dynamics",
                                   "axelrod",
                                   "limited_attention",
                                   "market" };
    for (size_t m = 0; m < GV_COUNT_OF(models); m++) {
        gv_plan *plan = given_small_world(models[m]);
        survives("gv_shelf_fill", fill_shelf, plan);
        survives("gv_engine_run", run, plan);
        survives("gv_engine_replay", replay, plan);
        if ((plan->model->clocks & GV_RUNS_ON(GV_CONTINUOUS)) != 0) {
            plan->experiment.clock = GV_CONTINUOUS;
            survives("gv_engine_run by events", run, plan);
        }
        forget_world(plan);
    }
}

/* Tactics that ask what the model knows of people. */
static void tactics_that_ask_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const char *const tactics[] = { "demographic_ads", "motivation_ads",
                                           "owned_page", "live_events" };
    gv_plan *plan = given_world("barabasi_albert", "market");
    set_number(plan, "network.people", 40);
    set_number(plan, "ticks", 40);
    set_number(plan, "replicates", 2);
    set_number(plan, "budget", 500);
    given_measure(plan, "share_trees");
    for (size_t k = 0; k < GV_COUNT_OF(tactics); k++) {
        given_strategy(plan, tactics[k]);
        gv_tactic_plan *tactic = given_tactic(plan, tactics[k], tactics[k]);
        if (k == 2)
            tactic_word(tactic, "followers", "audience");
    }
    must(gv_plan_settle(plan, 0, NULL));
    survives("lives of tactics that ask", run, plan);
    forget_world(plan);
}

/* Money that comes in instalments, by either evidence. */
static void lives_that_move_money_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const char *const by[] = { "incremental", "last_touch" };
    gv_plan *plan = given_small_world("market");
    for (size_t k = 0; k < GV_COUNT_OF(by); k++) {
        given_strategy(plan, by[k]);
        given_tactic(plan, "broadcast", "ads")->share = 0.5;
        given_tactic(plan, "motivation_ads", "motivation")->share = 0.25;
        given_tactic(plan, "community", "community")->share = 0.25;
        gv_tactic_plan *mover = given_tactic(plan, "reallocation", by[k]);
        mover->share = 0;
        tactic_number(mover, "every", 3);
        tactic_word(mover, "by", by[k]);
        tactic_word(mover, "toward", k == 0 ? "relationship" : "awareness");
    }
    must(gv_plan_settle(plan, 0, NULL));
    survives("lives that move money", run, plan);
    forget_world(plan);
}

/* A shelf that could not be filled is as good as new once there is memory again. */
static void a_shelf_recovers_from_lack_of_memory(void **unused)
{
    (void) unused;
    gv_plan *plan = given_small_world("bass");
    const gv_run_options options = { .threads = 1 };
    gv_shelf *shelf = NULL;
    must(gv_shelf_create(plan, &options, &shelf, NULL));
    for (uint64_t allowed = 0; allowed < 5; allowed++) {
        allowance a = { .left = allowed };
        gv_memory_set_hook(allows, &a);
        assert_int_equal(gv_shelf_fill(shelf, 0, 1, &options, NULL), GV_E_MEMORY);
        gv_memory_set_hook(NULL, NULL);
        assert_null(gv_shelf_graph(shelf, 0)->net);
    }
    must(gv_shelf_fill(shelf, 0, 1, &options, NULL));
    assert_non_null(gv_shelf_graph(shelf, 0)->net);
    gv_shelf_free(shelf);
    forget_world(plan);
}

/* Everybody who can speak for a brand, some of whom leave. */
static void lives_of_partners_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const char *const kinds[] = { "partners", "employees", "outreach", "person_page",
                                         "brand_page" };
    gv_plan *plan = given_small_world("market");
    given_strategy(plan, "voices");
    for (size_t k = 0; k < GV_COUNT_OF(kinds); k++)
        given_tactic(plan, kinds[k], kinds[k])->share = 0.2;
    gv_tactic_plan *partners = &plan->arms[plan->n_arms - 1].tactics[0];
    tactic_number(partners, "fee", 0.05); /* all 40, every day: the arena grows */
    tactic_number(partners, "fee_per_follower", 0);
    tactic_number(partners, "every", 1);
    tactic_number(partners, "loyalty", 0);
    tactic_word(partners, "choose", "audience");
    tactic_number(&plan->arms[plan->n_arms - 1].tactics[1], "people", 0.5);
    must(gv_plan_settle(plan, 0, NULL));
    survives("lives of partners", run, plan);
    forget_world(plan);
}

/* Ties that come and go, in an order of their own for every graph. */
static void lives_on_contacts_survive_lack_of_memory(void **unused)
{
    (void) unused;
    gv_plan *plan = given_contacts("linear_threshold", 4, true, "0 0 1\n1 1 2\n2 2 3\n");
    set_word(plan, "network.order", "times_shuffled");
    set_number(plan, "ticks", 4);
    set_number(plan, "replicates", 2);
    given_seeds(plan, "seed", "0");
    must(gv_plan_settle(plan, 0, NULL));
    survives("lives on contacts", run, plan);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_survive_lack_of_memory),
        cmocka_unit_test(runs_survive_lack_of_memory),
        cmocka_unit_test(lives_that_move_money_survive_lack_of_memory),
        cmocka_unit_test(tactics_that_ask_survive_lack_of_memory),
        cmocka_unit_test(a_shelf_recovers_from_lack_of_memory),
        cmocka_unit_test(lives_of_partners_survive_lack_of_memory),
        cmocka_unit_test(lives_on_contacts_survive_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
