/* Every model of opinions lives the same lives as its slow obvious twin, person by person:
 * when, through which channel and by whom each adopted. */
#include "twin_world.h"

#include <string.h>

typedef void live_one(twin *t, const twin_world *s);
/* What a world is beside its ties and its strategy. */
typedef void set_one(twin_world *s, draws *d, uint32_t world);

static double word_of(const twin_world *s, const char *name)
{
    const gv_param *row = gv_spec_find(&s->plan->model->spec, name);
    assert_non_null(row);
    return gv_param_number(row, s->plan->model_params);
}

static double tenths(draws *d, uint64_t least, uint64_t most)
{
    return 0.1 * (double) (least + draw_below(d, most - least + 1));
}

/* @param weights  the word that lets ties weigh what the file says, in every other world;
 * NULL: there is none */
static void expect_twins(const char *model, uint32_t first, const char *weights,
                         set_one *set, live_one *live)
{
    twin_world s = { 0 };
    uint64_t adopters = 0;
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(first + world);
        const bool of_file = weights != NULL && world % 2 == 1;
        give_ties(&s, &d, model, of_file, 0.25);
        if (of_file)
            set_word(s.plan, "model.weights", weights);
        set(&s, &d, world);
        give_strategy(&s, &d);
        adopters += compare_lives(&s, model, world, live, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

/* ---- two opinions ---- */

static void set_votes(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.initial", 0.05 * (double) draw_below(d, 4));
    set_number(s->plan, "model.zealots_one", (double) draw_below(d, 3));
    set_number(s->plan, "model.zealots_zero", (double) draw_below(d, 3));
}

static twin_vote vote_of(const twin_world *s)
{
    return (twin_vote){ .initial = number_of(s, "model.initial"),
                        .zealots_one = (uint32_t) number_of(s, "model.zealots_one"),
                        .zealots_zero = (uint32_t) number_of(s, "model.zealots_zero") };
}

static void set_update(twin_world *s, draws *d, uint32_t world)
{
    static const char *const updates[] = { "node", "link", "invasion" };
    set_votes(s, d, world);
    set_word(s->plan, "model.update", updates[world % 3]);
}

static void live_voters(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    const double update = word_of(s, "update");
    rule.kind = update < 0.5 ? TWIN_NODE : update < 1.5 ? TWIN_LINK : TWIN_INVASION;
    twin_votes(t, &rule);
}

static void voters_equal_their_twin(void **unused)
{
    (void) unused;
    for (uint32_t k = 0; k < 3; k++)
        expect_twins("voter", 7000 + 100 * k, NULL, set_update, live_voters);
}

static void live_sznajd(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    rule.kind = TWIN_SZNAJD;
    twin_votes(t, &rule);
}

static void pairs_that_agree_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("sznajd", 7300, NULL, set_votes, live_sznajd);
}

static void live_ants(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    rule.kind = TWIN_ANTS;
    rule.a = number_of(s, "model.epsilon");
    rule.b = number_of(s, "model.delta");
    twin_votes(t, &rule);
}

static void ants_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("kirman", 7400, NULL, set_votes, live_ants);
}

static void live_spins(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    rule.kind = TWIN_SPINS;
    rule.a = number_of(s, "model.temperature");
    twin_votes(t, &rule);
}

static void spins_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("ising_glauber", 7500, NULL, set_votes, live_spins);
}

/* Half of the worlds without independence, half without change in disagreement. */
static void set_asking(twin_world *s, draws *d, uint32_t world)
{
    set_votes(s, d, world);
    set_number(s->plan, "model.q", 1 + (double) draw_below(d, 5));
    set_number(s->plan, "model.epsilon", world % 2 == 0 ? 0 : tenths(d, 1, 5));
    set_number(s->plan, "model.independence", world / 2 % 2 == 0 ? 0 : tenths(d, 1, 5));
    set_number(s->plan, "model.flexibility", tenths(d, 0, 10));
    must(gv_param_store(gv_spec_find(&s->plan->model->spec, "repetition"), world / 4 % 2,
                        s->plan->model_params, NULL));
}

static void live_asking(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    rule.kind = TWIN_ASKING;
    rule.group = (uint32_t) number_of(s, "model.q");
    rule.a = number_of(s, "model.epsilon");
    rule.independence = number_of(s, "model.independence");
    rule.flexibility = number_of(s, "model.flexibility");
    rule.again = word_of(s, "repetition") > 0;
    twin_votes(t, &rule);
}

static void people_who_ask_several_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("q_voter", 7600, NULL, set_asking, live_asking);
}

static void set_group(twin_world *s, draws *d, uint32_t world)
{
    set_votes(s, d, world);
    set_number(s->plan, "model.initial", tenths(d, 1, 6));
    set_number(s->plan, "model.group", 2 + (double) draw_below(d, 6));
}

static void live_majority(twin *t, const twin_world *s)
{
    twin_vote rule = vote_of(s);
    rule.kind = TWIN_MAJORITY;
    rule.group = (uint32_t) number_of(s, "model.group");
    twin_votes(t, &rule);
}

static void majorities_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("majority_rule", 7700, NULL, set_group, live_majority);
}

/* ---- averages ---- */

static void set_own(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.own", 0.5 * (double) draw_below(d, 4));
}

/* Weights: `equal`, `file`, `shares`. */
static twin_average average_of(const twin_world *s)
{
    const double weights = word_of(s, "weights");
    return (twin_average){ .kind = TWIN_DEGROOT,
                           .of_file = weights > 0.5,
                           .shares = weights > 1.5,
                           .own = number_of(s, "model.own"),
                           .open = 1 };
}

static void live_degroot(twin *t, const twin_world *s)
{
    const twin_average rule = average_of(s);
    twin_averages(t, &rule);
}

static void averages_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("degroot", 8000, "file", set_own, live_degroot);
    expect_twins("degroot", 8050, "shares", set_own, live_degroot);
}

static void set_stubborn(twin_world *s, draws *d, uint32_t world)
{
    set_own(s, d, world);
    set_number(s->plan, "model.susceptibility", tenths(d, 0, 10));
    set_word(s->plan, "model.susceptible", world / 2 % 2 == 0 ? "given" : "from_own");
}

static void live_stubborn(twin *t, const twin_world *s)
{
    twin_average rule = average_of(s);
    rule.open_from_own = word_of(s, "susceptible") > 0.5;
    rule.open = number_of(s, "model.susceptibility");
    twin_averages(t, &rule);
}

static void people_who_keep_their_beginning_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("friedkin_johnsen", 8550, "file", set_stubborn, live_stubborn);
    expect_twins("friedkin_johnsen", 8600, "shares", set_stubborn, live_stubborn);
}

static bool is_by_events(const twin_world *s)
{
    return s->plan->experiment.clock == GV_ASYNC;
}

static void set_confidence(twin_world *s, draws *d, uint32_t world)
{
    set_number(s->plan, "model.epsilon", tenths(d, 1, 5));
    s->plan->experiment.clock = world / 2 % 2 == 0 ? GV_SYNC : GV_ASYNC;
}

static void live_confidence(twin *t, const twin_world *s)
{
    const twin_average rule = { .kind = TWIN_CONFIDENCE,
                                .by_events = is_by_events(s),
                                .confidence = number_of(s, "model.epsilon") };
    twin_averages(t, &rule);
}

static void bounded_confidence_equals_its_twin(void **unused)
{
    (void) unused;
    expect_twins("hegselmann_krause", 8100, NULL, set_confidence, live_confidence);
}

/* Weights that carry opinions past -1 or 1, in half of the worlds. */
static void set_weighed(twin_world *s, draws *d, uint32_t world)
{
    set_confidence(s, d, world);
    set_number(s->plan, "model.low", world / 4 % 2 == 0 ? 0 : -1);
    set_word(s->plan, "model.form", world / 8 % 2 == 0 ? "additive" : "average");
    set_number(s->plan, "model.weight", tenths(d, 1, 10));
}

static void live_weighed(twin *t, const twin_world *s)
{
    const twin_average rule = { .kind = TWIN_WEIGHED,
                                .by_events = is_by_events(s),
                                .low = number_of(s, "model.low"),
                                .of_file = word_of(s, "weights") > 0.5,
                                .confidence = number_of(s, "model.epsilon"),
                                .weight = number_of(s, "model.weight"),
                                .additive = word_of(s, "form") < 0.5 };
    twin_averages(t, &rule);
}

static void weighed_confidence_equals_its_twin(void **unused)
{
    (void) unused;
    expect_twins("weighted_hk", 8700, "file", set_weighed, live_weighed);
}

/* ---- meetings ---- */

static void set_meetings(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.epsilon", tenths(d, 1, 5));
    set_number(s->plan, "model.mu", tenths(d, 1, 5));
}

static twin_meeting meeting_of(const twin_world *s)
{
    return (twin_meeting){ .confidence = number_of(s, "model.epsilon"),
                           .rejection = 3, /* nobody is as far away */
                           .mu = number_of(s, "model.mu") };
}

static void live_meetings(twin *t, const twin_world *s)
{
    const twin_meeting rule = meeting_of(s);
    twin_meetings(t, &rule);
}

static void meetings_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("deffuant", 8200, NULL, set_meetings, live_meetings);
}

static void live_bias(twin *t, const twin_world *s)
{
    twin_meeting rule = meeting_of(s);
    rule.bias = number_of(s, "model.gamma");
    twin_meetings(t, &rule);
}

static void meetings_of_the_like_minded_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("algorithmic_bias", 8300, NULL, set_meetings, live_bias);
}

static const double said[] = { 0.1, 0.95, 0.5 };

static void set_media(twin_world *s, draws *d, uint32_t world)
{
    const gv_param *media = gv_spec_find(&s->plan->model->spec, "media");
    set_meetings(s, d, world);
    set_number(s->plan, "model.gamma", 0.5 * (double) draw_below(d, 4));
    set_number(s->plan, "model.gamma_media", 0.5 * (double) draw_below(d, 4));
    set_number(s->plan, "model.p", tenths(d, 0, 10));
    set_number(s->plan, "model.k", 3);
    if (world % 2 == 1)
        *(gv_reals *) (void *) ((char *) s->plan->model_params + media->offset) =
            (gv_reals){ said, GV_COUNT_OF(said) };
    else
        set_number(s->plan, "model.k", 1 + (double) draw_below(d, TWIN_OUTLETS));
}

static void live_media(twin *t, const twin_world *s)
{
    const gv_param *media = gv_spec_find(&s->plan->model->spec, "media");
    const gv_reals *listed =
        (const gv_reals *) (const void *) ((const char *) s->plan->model_params +
                                           media->offset);
    twin_meeting rule = meeting_of(s);
    rule.bias = number_of(s, "model.gamma");
    rule.media = true;
    rule.p = number_of(s, "model.p");
    rule.media_bias = number_of(s, "model.gamma_media");
    rule.outlets = (uint32_t) number_of(s, "model.k");
    rule.said = listed->n > 0 ? said : NULL;
    twin_meetings(t, &rule);
}

static void meetings_beside_outlets_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("algorithmic_bias_media", 8800, NULL, set_media, live_media);
}

static void set_rejection(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.mu", tenths(d, 1, 5));
}

static void live_rejection(twin *t, const twin_world *s)
{
    const twin_meeting rule = { .confidence = number_of(s, "model.acceptance"),
                                .rejection = number_of(s, "model.rejection"),
                                .mu = number_of(s, "model.mu") };
    twin_meetings(t, &rule);
}

static void people_who_reject_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("attraction_repulsion", 8400, NULL, set_rejection, live_rejection);
}

static void set_pulls(twin_world *s, draws *d, uint32_t world)
{
    static const char *const acts[] = { "both", "attraction", "repulsion" };
    set_number(s->plan, "model.epsilon", tenths(d, 1, 10));
    set_number(s->plan, "model.low", world / 2 % 2 == 0 ? 0 : -1);
    set_number(s->plan, "model.weight", tenths(d, 1, 10));
    set_word(s->plan, "model.acts", acts[world % 3]);
}

static void live_pulls(twin *t, const twin_world *s)
{
    const double acts = word_of(s, "acts");
    const twin_pull rule = { .low = number_of(s, "model.low"),
                             .confidence = number_of(s, "model.epsilon"),
                             .attracts = acts < 1.5,
                             .repels = acts < 0.5 || acts > 1.5,
                             .of_file = word_of(s, "weights") > 0.5,
                             .weight = number_of(s, "model.weight") };
    twin_pulls(t, &rule);
}

static void pulls_of_the_near_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("weighted_attraction_repulsion", 8900, "file", set_pulls, live_pulls);
}

static void set_risks(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.information", tenths(d, 0, 10));
    set_number(s->plan, "model.trust_low", tenths(d, 0, 4));
    set_number(s->plan, "model.trust_high", tenths(d, 5, 10));
    set_number(s->plan, "model.talk_low", tenths(d, 0, 4));
    set_number(s->plan, "model.talk_high", tenths(d, 5, 10));
    set_number(s->plan, "model.negative", (double) draw_below(d, 3));
    set_number(s->plan, "model.neutral", (double) draw_below(d, 3));
    set_number(s->plan, "model.positive", 1 + (double) draw_below(d, 3));
}

static void live_risks(twin *t, const twin_world *s)
{
    const twin_risk rule = { .information = number_of(s, "model.information"),
                             .trust_low = number_of(s, "model.trust_low"),
                             .trust_high = number_of(s, "model.trust_high"),
                             .talk_low = number_of(s, "model.talk_low"),
                             .talk_high = number_of(s, "model.talk_high"),
                             .negative = number_of(s, "model.negative"),
                             .neutral = number_of(s, "model.neutral"),
                             .positive = number_of(s, "model.positive") };
    twin_risks(t, &rule);
}

static void views_of_a_risk_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("cognitive_opinion_dynamics", 9000, NULL, set_risks, live_risks);
}

/* ---- cultures ---- */

static void set_cultures(twin_world *s, draws *d, uint32_t world)
{
    (void) world;
    set_number(s->plan, "model.features", (double) (1 + draw_below(d, 6)));
    set_number(s->plan, "model.traits", (double) (1 + draw_below(d, 4)));
}

static void live_axelrod(twin *t, const twin_world *s)
{
    twin_axelrod(t, (uint32_t) number_of(s, "model.features"),
                 (uint32_t) number_of(s, "model.traits"));
}

static void cultures_equal_their_twin(void **unused)
{
    (void) unused;
    expect_twins("axelrod", 9100, NULL, set_cultures, live_axelrod);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(voters_equal_their_twin),
        cmocka_unit_test(pairs_that_agree_equal_their_twin),
        cmocka_unit_test(ants_equal_their_twin),
        cmocka_unit_test(spins_equal_their_twin),
        cmocka_unit_test(people_who_ask_several_equal_their_twin),
        cmocka_unit_test(majorities_equal_their_twin),
        cmocka_unit_test(averages_equal_their_twin),
        cmocka_unit_test(people_who_keep_their_beginning_equal_their_twin),
        cmocka_unit_test(bounded_confidence_equals_its_twin),
        cmocka_unit_test(weighed_confidence_equals_its_twin),
        cmocka_unit_test(meetings_equal_their_twin),
        cmocka_unit_test(meetings_of_the_like_minded_equal_their_twin),
        cmocka_unit_test(meetings_beside_outlets_equal_their_twin),
        cmocka_unit_test(people_who_reject_equal_their_twin),
        cmocka_unit_test(pulls_of_the_near_equal_their_twin),
        cmocka_unit_test(views_of_a_risk_equal_their_twin),
        cmocka_unit_test(cultures_equal_their_twin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
