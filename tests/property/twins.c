/* Every model lives the same lives as its slow obvious twin, person by person: when,
 * through which channel and by whom each adopted. Forty random worlds a model, with seeds,
 * impressions and posts. Models of opinions have a file of their own. */
#include "model/family/declared.h"
#include "twin_world.h"

#include <stdio.h>
#include <string.h>

/* ---- the models ---- */

static void live_cascade(twin *t, const twin_world *s)
{
    twin_independent_cascade(t, number_of(s, "model.p"), TWIN_CONSTANT);
}

static void live_weighted_cascade(twin *t, const twin_world *s)
{
    (void) s;
    twin_independent_cascade(t, 0, TWIN_IN_DEGREE);
}

static void live_cascade_by_weight(twin *t, const twin_world *s)
{
    (void) s;
    twin_independent_cascade(t, 0, TWIN_WEIGHT);
}

static void independent_cascade_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(world);
        const char *const chances[] = { "constant", "in_degree", "weight" };
        const uint32_t chance = world % 3;
        give_ties(&s, &d, "independent_cascade", chance == 2, 0.25);
        set_word(s.plan, "model.chance", chances[chance]);
        set_number(s.plan, "model.p", 0.05 * (double) (1 + draw_below(&d, 8)));
        give_strategy(&s, &d);
        adopters += compare_lives(&s, "independent_cascade", world,
                                  chance == 0   ? live_cascade
                                  : chance == 1 ? live_weighted_cascade
                                                : live_cascade_by_weight,
                                  true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

/* The communities that the engine looks for, in a network of the twin's ties. */
static void find_communities(const twin *t, uint32_t *community)
{
    uint32_t from[TWIN_PEOPLE * TWIN_PEOPLE], to[TWIN_PEOPLE * TWIN_PEOPLE];
    uint64_t arcs = 0;
    gv_network *net = NULL;
    for (uint32_t u = 0; u < t->n; u++) {
        for (uint32_t v = 0; v < t->n; v++) {
            if (t->tie[u][v] > 0) {
                from[arcs] = u;
                to[arcs++] = v;
            }
        }
    }
    must(gv_network_from_arcs(t->n, arcs, from, to, NULL, &net, NULL));
    must(gv_network_communities(net, gv_key_make(t->seed, GV_PURPOSE_RANKING, 0), community,
                                NULL));
    gv_network_free(net);
}

static void live_community_cascade(twin *t, const twin_world *s)
{
    const char *name = s->plan->model->spec.name;
    twin_communities c = { .embedded_within = !gv_same_text(name, "icp"),
                           .embedded_across = gv_same_text(name, "ice") };
    if (!c.embedded_across) {
        c.p = number_of(s, "model.p");
        c.permeability = number_of(s, "model.permeability");
    }
    find_communities(t, c.community);
    twin_community_cascade(t, &c);
}

static void cascades_by_communities_equal_their_twins(void **unused)
{
    (void) unused;
    static const char *const models[] = { "ice", "icp", "icep" };
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(8000 + world);
        const char *model = models[world % GV_COUNT_OF(models)];
        give_ties(&s, &d, model, false, 1);
        if (!gv_same_text(model, "ice")) {
            set_number(s.plan, "model.p", 0.1 * (double) (1 + draw_below(&d, 4)));
            set_number(s.plan, "model.permeability", 0.25 * (double) draw_below(&d, 5));
        }
        give_strategy(&s, &d);
        adopters += compare_lives(&s, model, world, live_community_cascade, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void live_equal_weights(twin *t, const twin_world *s)
{
    (void) s;
    twin_linear_threshold(t, false);
}

static void live_file_weights(twin *t, const twin_world *s)
{
    (void) s;
    twin_linear_threshold(t, true);
}

static void linear_threshold_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(1000 + world);
        const bool from_file = world % 2 == 1;
        give_ties(&s, &d, "linear_threshold", from_file, 1);
        if (from_file)
            set_word(s.plan, "model.weight", "file");
        give_strategy(&s, &d);
        adopters += compare_lives(&s, "linear_threshold", world,
                                  from_file ? live_file_weights : live_equal_weights, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void live_watts_threshold(twin *t, const twin_world *s)
{
    twin_watts_threshold(t, number_of(s, "model.threshold"), number_of(s, "model.spread"),
                         false);
}

static void live_count_threshold(twin *t, const twin_world *s)
{
    twin_watts_threshold(t, number_of(s, "model.threshold"), number_of(s, "model.spread"),
                         true);
}

static void watts_threshold_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(4000 + world);
        const bool counts = world % 2 == 1;
        const double unit = counts ? 1 : 0.1;
        give_ties(&s, &d, "watts_threshold", false, 1);
        set_word(s.plan, "model.of", counts ? "people" : "share");
        set_number(s.plan, "model.threshold", unit * (double) (1 + draw_below(&d, 3)));
        set_number(s.plan, "model.spread", unit * (double) draw_below(&d, 2));
        give_strategy(&s, &d);
        adopters +=
            compare_lives(&s, "watts_threshold", world,
                          counts ? live_count_threshold : live_watts_threshold, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void live_bass_by(twin *t, const twin_world *s, twin_hazard hazard)
{
    twin_bass(t, number_of(s, "model.p"), number_of(s, "model.q"),
              number_of(s, "model.step"), hazard);
}

static void live_bass_linear(twin *t, const twin_world *s)
{
    live_bass_by(t, s, TWIN_LINEAR);
}

static void live_bass_contacts(twin *t, const twin_world *s)
{
    live_bass_by(t, s, TWIN_CONTACTS);
}

static void live_bass_each(twin *t, const twin_world *s)
{
    live_bass_by(t, s, TWIN_EACH);
}

static const struct {
    const char *word;
    void (*live)(twin *t, const twin_world *s);
} hazards[] = { { "linear", live_bass_linear },
                { "contacts", live_bass_contacts },
                { "each", live_bass_each } };

static void give_rates(twin_world *s, draws *d, const char *hazard)
{
    set_number(s->plan, "model.p", 0.01 * (double) (1 + draw_below(d, 5)));
    set_number(s->plan, "model.q", 0.2 * (double) (1 + draw_below(d, 5)));
    set_number(s->plan, "model.step", 0.25 * (double) (1 + draw_below(d, 4)));
    set_word(s->plan, "model.hazard", hazard);
}

static void bass_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(2000 + world);
        const size_t hazard = world % GV_COUNT_OF(hazards);
        give_ties(&s, &d, "bass", false, 1);
        give_rates(&s, &d, hazards[hazard].word);
        give_strategy(&s, &d);
        adopters += compare_lives(&s, "bass", world, hazards[hazard].live, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void live_by_events(twin *t, const twin_world *s, bool each, bool crowd)
{
    twin_bass_by_events(t, number_of(s, "model.p"), number_of(s, "model.q"),
                        number_of(s, "model.step"), each, crowd);
}

static void live_on_ties(twin *t, const twin_world *s)
{
    live_by_events(t, s, false, false);
}

static void live_on_ties_each(twin *t, const twin_world *s)
{
    live_by_events(t, s, true, false);
}

static void live_in_a_crowd(twin *t, const twin_world *s)
{
    live_by_events(t, s, false, true);
}

static void live_in_a_crowd_each(twin *t, const twin_world *s)
{
    live_by_events(t, s, true, true);
}

static void bass_by_events_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(5000 + world);
        const size_t hazard = world % GV_COUNT_OF(hazards);
        give_ties(&s, &d, "bass", false, 1);
        give_rates(&s, &d, hazards[hazard].word);
        give_strategy(&s, &d);
        s.plan->experiment.clock = GV_CONTINUOUS;
        adopters += compare_lives(&s, "bass by events", world,
                                  hazard == 2 ? live_on_ties_each : live_on_ties, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

/* ---- compartments ---- */

static const char *const state_names[] = { "a", "b", "c", "d" };

static void *fresh(gv_plan *plan, const gv_spec *spec)
{
    void *params = gv_arena_alloc(plan->arena, 1, spec->params_size, NULL);
    assert_non_null(params);
    gv_spec_defaults(spec, params);
    return params;
}

/* One or two states, not the first. */
static gv_words draw_states(draws *d, uint32_t n_states)
{
    const uint32_t first = 1 + (uint32_t) draw_below(d, n_states - 1);
    const uint32_t n = first + 1 < n_states ? 1 + (uint32_t) draw_below(d, 2) : 1;
    return (gv_words){ state_names + first, n };
}

static gv_entry draw_rule(gv_plan *plan, draws *d, gv_rule_kind kind, declared_move move,
                          uint32_t n_states)
{
    const gv_entry rule = { gv_rule_specs[kind], fresh(plan, gv_rule_specs[kind]) };
    const double p = 0.1 * (double) (1 + draw_below(d, 10));
    if (kind == GV_RULE_CONTACT) {
        declared_contact *said = rule.params;
        said->by = draw_states(d, n_states);
        said->p = p;
    } else if (kind == GV_RULE_THRESHOLD) {
        declared_threshold *said = rule.params;
        const uint64_t how = draw_below(d, 3);
        said->by = draw_states(d, n_states);
        said->share = how == 0 ? p : 0;
        said->people = how == 1 ? (double) (1 + draw_below(d, 3)) : 0;
        said->drawn = how == 2;
        said->p = draw_below(d, 2) == 0 ? 1 : p;
    } else if (kind == GV_RULE_CALL) {
        declared_call *said = rule.params;
        said->by = (gv_words){ state_names, n_states };
        said->p = p;
        said->after = 1 + draw_below(d, 2);
        if (said->after == 1 && draw_below(d, 2) == 0)
            said->called = state_names[draw_below(d, n_states)];
    } else if (kind == GV_RULE_SPONTANEOUS) {
        ((declared_spontaneous *) rule.params)->p = p;
    } else if (kind == GV_RULE_COUNTDOWN) {
        ((declared_countdown *) rule.params)->after = 1 + (double) draw_below(d, 4);
    } else if (kind == GV_RULE_MEETING) {
        declared_meeting *said = rule.params;
        said->by = draw_states(d, n_states);
        said->p = p;
        said->people = 1 + draw_below(d, 5);
    } else {
        declared_outside *said = rule.params;
        said->p = 0.05;
        said->growth = 0.02 * (double) draw_below(d, 2);
        said->begin = draw_below(d, 6);
        said->ticks = draw_below(d, 4);
    }
    *(declared_move *) rule.params = move; /* every kind begins with it */
    return rule;
}

/* A chain of states, so that all can be reached, then rules between any two. */
static void draw_table(twin_world *s, draws *d, uint32_t n_states)
{
    compartments *own = s->plan->model_params;
    gv_entry *rules = gv_arena_alloc(s->plan->arena, 12, sizeof *rules, NULL);
    size_t n = 0;
    assert_non_null(rules);
    for (uint32_t k = 0; k < 4 + draw_below(d, 5); k++) {
        const uint32_t from = (uint32_t) draw_below(d, n_states);
        const uint32_t to = (from + 1 + (uint32_t) draw_below(d, n_states - 1)) % n_states;
        rules[n++] =
            draw_rule(s->plan, d, (gv_rule_kind) draw_below(d, GV_RULE_KINDS),
                      (declared_move){ state_names[from], state_names[to] }, n_states);
    }
    for (uint32_t k = 1; k < n_states; k++)
        rules[n++] =
            draw_rule(s->plan, d, GV_RULE_SPONTANEOUS,
                      (declared_move){ state_names[k - 1], state_names[k] }, n_states);
    own->states = (gv_words){ state_names, n_states };
    own->adopters = (gv_words){ state_names + 1, 1 + draw_below(d, n_states - 1) };
    own->seeds = "";
    own->rules = (gv_entries){ rules, n };
}

static void live_compartments(twin *t, const twin_world *s)
{
    gv_compartments table;
    s->plan->model->table(s->plan->model_params, &table);
    twin_compartments(t, &table, s->plan->experiment.clock == GV_ASYNC);
}

static void expect_equal_compartments(gv_clock_kind clock)
{
    static const char *const ties[] = { "equal", "shared", "weight" };
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < 6 * TWIN_WORLDS; world++) {
        draws d = draws_of_world(5000 + world);
        give_ties(&s, &d, "compartments", world % 3 == 2, 0.25);
        set_word(s.plan, "model.ties", ties[world % 3]);
        set_word(s.plan, "model.tie_break", world % 2 == 0 ? "order" : "lots");
        s.plan->experiment.clock = clock;
        draw_table(&s, &d, 2 + (uint32_t) draw_below(&d, 3));
        gv_compartments table;
        s.plan->model->table(s.plan->model_params, &table);
        given_strategy(s.plan, "everything");
        give_seeding(&s, &d);
        s.plan->arms[0].tactics[0].share = 0.1;
        if (table.hears) {
            give_broadcast(&s, &d, "television", 0.05 * (double) (1 + draw_below(&d, 4)));
            give_posts(&s, &d);
        }
        adopters += compare_lives(&s, "compartments", world, live_compartments, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void compartments_equal_their_twin(void **unused)
{
    (void) unused;
    expect_equal_compartments(GV_SYNC);
}

static void compartments_by_single_events_equal_their_twin(void **unused)
{
    (void) unused;
    expect_equal_compartments(GV_ASYNC);
}

static void complete_networks_equal_their_twins(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(3000 + world);
        if (world % 2 == 0) {
            give_everybody(&s, &d, "independent_cascade");
            set_number(s.plan, "model.p", 0.01 * (double) (1 + draw_below(&d, 8)));
            give_strategy(&s, &d);
            adopters += compare_lives(&s, "independent_cascade", world, live_cascade, true);
        } else {
            const size_t hazard = world / 2 % GV_COUNT_OF(hazards);
            give_everybody(&s, &d, "bass");
            give_rates(&s, &d, hazards[hazard].word);
            give_strategy(&s, &d);
            adopters += compare_lives(&s, "bass", world, hazards[hazard].live, false);
        }
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

static void a_crowd_by_events_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(6000 + world);
        const size_t hazard = world % GV_COUNT_OF(hazards);
        give_everybody(&s, &d, "bass");
        give_rates(&s, &d, hazards[hazard].word);
        set_number(s.plan, "model.q", hazard == 2 ? 0.02 : 0.4); /* not all at once */
        give_strategy(&s, &d);
        s.plan->experiment.clock = GV_CONTINUOUS;
        adopters +=
            compare_lives(&s, "a crowd by events", world,
                          hazard == 2 ? live_in_a_crowd_each : live_in_a_crowd, true);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

/* ---- memes ---- */

/* What the metric should say of the memes that were born in the window. */
static void expect_memes(const twin_memes *m, const gv_block *rows, uint64_t r,
                         uint32_t from, uint32_t within)
{
    double born = 0, posts = 0, most = 0, once = 0, longest = 0;
    for (uint32_t k = GV_MESSAGES_LIMIT; k < m->n; k++) {
        if (m->born[k] == GV_NEVER || m->born[k] < from || m->born[k] - from >= within)
            continue;
        born++;
        posts += m->posts[k];
        once += m->posts[k] == 1 ? 1 : 0;
        most = m->posts[k] > most ? m->posts[k] : most;
        longest = m->last[k] - m->born[k] > longest ? m->last[k] - m->born[k] : longest;
    }
    assert_true(value_of(rows, "memes_born", 0, r, 0) == born);
    assert_true(value_of(rows, "message_posts", 0, r, 0) == m->posts[0]);
    if (born == 0)
        return;
    assert_true(value_of(rows, "meme_popularity_mean", 0, r, 0) == posts / born);
    assert_true(value_of(rows, "meme_popularity_max", 0, r, 0) == most);
    assert_true(value_of(rows, "meme_share_once", 0, r, 0) == once / born);
    assert_true(value_of(rows, "meme_lifetime_max", 0, r, 0) == longest);
}

typedef void meme_twin(twin *t, const twin_world *s, twin_memes *memes);

static void live_meme_competition(twin *t, const twin_world *s, twin_memes *memes)
{
    const gv_param *start = gv_spec_find(&s->plan->model->spec, "start");
    twin_meme_competition(t, memes, number_of(s, "model.mu"),
                          (uint32_t) number_of(s, "model.places"),
                          gv_param_number(start, s->plan->model_params) > 0);
}

static void live_limited_attention(twin *t, const twin_world *s, twin_memes *memes)
{
    const twin_attention par = {
        .p_n = number_of(s, "model.p_n"),
        .p_r = number_of(s, "model.p_r"),
        .p_m = number_of(s, "model.p_m"),
        .t_w = number_of(s, "model.t_w"),
        .t_m = number_of(s, "model.t_m"),
        .room = (uint32_t) number_of(s, "model.room"),
    };
    twin_limited_attention(t, memes, &par);
}

/* Adopters person by person, and what became of the memes. */
static uint64_t compare_memes(twin_world *s, const char *model, uint32_t world,
                              meme_twin *live)
{
    enum { FROM = 2, WITHIN = 6 };
    uint64_t adopters = 0;
    twin_memes memes;
    given_measure(s->plan, "attention");
    given_measure(s->plan, "memes");
    measure_number(s->plan, "born_from", FROM);
    measure_number(s->plan, "born_within", WITHIN);
    gv_block *rows = run_world(s->plan);
    s->twin.seed = seed_of(s);
    for (uint64_t r = 0; r < TWIN_REPLICATES; r++) {
        s->twin.replicate = r;
        live(&s->twin, s, &memes);
        lived life = live_again(s->plan, 0, r);
        expect_same_life(model, world, r, &s->twin, &life, true);
        expect_memes(&memes, rows, r, FROM, WITHIN);
        adopters += life.n_adopters;
        forget_life(&life);
    }
    gv_block_free(rows);
    forget_world(s->plan);
    return adopters;
}

static void meme_competition_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(7000 + world);
        give_ties(&s, &d, "meme_competition", false, 1);
        set_number(s.plan, "model.mu", 0.1 * (double) draw_below(&d, 5));
        set_number(s.plan, "model.places", 1 + world % TWIN_PLACES);
        set_word(s.plan, "model.start", world % 2 == 0 ? "own" : "empty");
        s.plan->experiment.clock = GV_ASYNC;
        give_strategy(&s, &d);
        adopters += compare_memes(&s, "meme_competition", world, live_meme_competition);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

/* Half of the worlds have room enough, the others forget posts for lack of it. */
static void limited_attention_equals_its_twin(void **unused)
{
    (void) unused;
    uint64_t adopters = 0;
    twin_world s = { 0 };
    for (uint32_t world = 0; world < TWIN_WORLDS; world++) {
        draws d = draws_of_world(8000 + world);
        give_ties(&s, &d, "limited_attention", false, 1);
        set_number(s.plan, "model.p_n", 0.1 * (double) (1 + draw_below(&d, 8)));
        set_number(s.plan, "model.p_r", 0.05 * (double) draw_below(&d, 4));
        set_number(s.plan, "model.p_m", 0.2 * (double) draw_below(&d, 5));
        set_number(s.plan, "model.t_w", 0.25 * (double) (1 + draw_below(&d, 8)));
        set_number(s.plan, "model.t_m", 0.5 * (double) draw_below(&d, 8));
        set_number(s.plan, "model.room",
                   world % 2 == 0 ? 40 : 1 + (double) draw_below(&d, 3));
        s.plan->experiment.clock = GV_ASYNC;
        give_strategy(&s, &d);
        adopters += compare_memes(&s, "limited_attention", world, live_limited_attention);
    }
    assert_true(adopters > TWIN_WORLDS * TWIN_REPLICATES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(independent_cascade_equals_its_twin),
        cmocka_unit_test(cascades_by_communities_equal_their_twins),
        cmocka_unit_test(linear_threshold_equals_its_twin),
        cmocka_unit_test(watts_threshold_equals_its_twin),
        cmocka_unit_test(bass_equals_its_twin),
        cmocka_unit_test(bass_by_events_equals_its_twin),
        cmocka_unit_test(compartments_equal_their_twin),
        cmocka_unit_test(compartments_by_single_events_equal_their_twin),
        cmocka_unit_test(complete_networks_equal_their_twins),
        cmocka_unit_test(meme_competition_equals_its_twin),
        cmocka_unit_test(limited_attention_equals_its_twin),
        cmocka_unit_test(a_crowd_by_events_equals_its_twin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
