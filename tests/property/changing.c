/* Laws of networks whose ties come and go. Keyed luck makes them exact: they hold person by
 * person, in every life. */
#include "model/family/declared.h"
#include "reference.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 30, TICKS = 14, STREAMS = 40, REPLICATES = 4 };

typedef struct draws {
    gv_cipher cipher;
    uint32_t next;
} draws;

static draws draws_of(uint32_t number)
{
    const gv_key key = gv_key_make(1618, GV_PURPOSE_LAYOUT, number);
    return (draws){ .cipher = gv_cipher_make(key) };
}

static uint32_t below(draws *d, uint32_t n)
{
    const gv_counter c = gv_counter_make(d->next++, 0, 0, 0, 0, 0);
    return (uint32_t) gv_below(gv_draw(&d->cipher, c).low, n);
}

/* Contacts of each tick; a tie may have up to three in one. */
typedef struct stream {
    uint32_t n;
    bool directed;
    uint8_t contacts[TICKS][MOST][MOST];
} stream;

static void draw_stream(stream *s, draws *d, bool directed)
{
    memset(s, 0, sizeof *s);
    s->n = 5 + below(d, MOST - 5);
    s->directed = directed;
    const uint32_t one_in = s->n * (2 + below(d, 12));
    for (uint32_t t = 0; t < TICKS; t++) {
        for (uint32_t u = 0; u < s->n; u++) {
            for (uint32_t v = directed ? 0 : u + 1; v < s->n; v++) {
                if (u == v || below(d, one_in) > 1)
                    continue;
                s->contacts[t][u][v] = (uint8_t) (1 + below(d, 3));
                s->contacts[t][v][u] =
                    directed ? s->contacts[t][v][u] : s->contacts[t][u][v];
            }
        }
    }
}

/* Contacts of one tick stand at 0.1, 0.2, 0.3 within it. @param name  of each person, or
 * NULL: their numbers */
static gv_plan *given_stream(const char *model, const stream *s, const uint32_t *name)
{
    gv_text text = { 0 };
    gv_text_add(&text, "# time from to\n");
    for (uint32_t t = 0; t < TICKS; t++) {
        for (uint32_t u = 0; u < s->n; u++) {
            for (uint32_t v = s->directed ? 0 : u + 1; v < s->n; v++) {
                for (uint32_t k = 1; k <= s->contacts[t][u][v]; k++)
                    gv_text_add(&text, "%u.%u %u %u\n", t, k, name != NULL ? name[u] : u,
                                name != NULL ? name[v] : v);
            }
        }
    }
    assert_false(text.failed);
    gv_plan *plan = given_contacts(model, s->n, s->directed, text.text);
    gv_text_free(&text);
    set_word(plan, "network.begin", "zero");
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 1e6);
    return plan;
}

static void given_seed(gv_plan *plan, uint32_t person)
{
    char *id = gv_arena_alloc(plan->arena, 16, 1, NULL);
    assert_non_null(id);
    snprintf(id, 16, "%u", person);
    given_seeds(plan, "seed", id);
}

/* ---- time-respecting paths ---------------------------------------------------------- */

/* When word that starts from `source` before tick 0 can be with each person at the soonest,
 * found contact by contact. */
static void reach(const stream *s, uint32_t source, uint32_t *at)
{
    for (uint32_t v = 0; v < s->n; v++)
        at[v] = v == source ? 0 : GV_NEVER;
    for (uint32_t t = 0; t < TICKS; t++) {
        for (uint32_t u = 0; u < s->n; u++) {
            for (uint32_t v = 0; v < s->n; v++) {
                if (s->contacts[t][u][v] != 0 && at[u] <= t && at[v] > t + 1)
                    at[v] = t + 1;
            }
        }
    }
}

static void certain_word_runs_along_all_time_respecting_paths_of(const char *model,
                                                                 const char *chance)
{
    static stream s;
    uint32_t reached = 0, missed = 0;
    for (uint32_t k = 0; k < STREAMS; k++) {
        draws d = draws_of(k);
        draw_stream(&s, &d, k % 2 == 0);
        const uint32_t source = below(&d, s.n);
        gv_plan *plan = given_stream(model, &s, NULL);
        uint32_t at[MOST];
        set_number(plan, chance, 1);
        if (gv_plan_row(plan, "model.lambda") != NULL)
            set_number(plan, "model.lambda", 0);
        given_seed(plan, source);
        lived life = live_again(plan, 0, 0);
        reach(&s, source, at);
        for (uint32_t v = 0; v < s.n; v++) {
            assert_int_equal(life.adopted_at[v], at[v]);
            reached += at[v] != GV_NEVER;
            missed += at[v] == GV_NEVER;
        }
        forget_life(&life);
        forget_world(plan);
    }
    assert_true(reached > 3 * STREAMS && missed > STREAMS); /* the streams are neither */
}

static void certain_infection_reaches_exactly_the_time_respecting_paths(void **unused)
{
    (void) unused;
    certain_word_runs_along_all_time_respecting_paths_of("si", "model.beta");
    certain_word_runs_along_all_time_respecting_paths_of("sis", "model.beta");
    certain_word_runs_along_all_time_respecting_paths_of("independent_cascade", "model.p");
}

/* u reaches v if and only if v reaches u when time runs backwards. */
static void backwards_the_reached_reach_whoever_reached_them(void **unused)
{
    (void) unused;
    static stream s;
    for (uint32_t k = 0; k < 6; k++) {
        draws d = draws_of(500 + k);
        bool forth[MOST][MOST];
        draw_stream(&s, &d, false);
        for (uint32_t u = 0; u < s.n; u++) {
            uint32_t at[MOST];
            reach(&s, u, at);
            for (uint32_t v = 0; v < s.n; v++)
                forth[u][v] = at[v] != GV_NEVER;
        }
        for (uint32_t v = 0; v < s.n; v++) {
            gv_plan *plan = given_stream("si", &s, NULL);
            set_word(plan, "network.order", "reversed");
            set_number(plan, "model.beta", 1);
            given_seed(plan, v);
            lived life = live_again(plan, 0, 0);
            for (uint32_t u = 0; u < s.n; u++)
                assert_int_equal(life.adopted_at[u] != GV_NEVER, forth[u][v]);
            forget_life(&life);
            forget_world(plan);
        }
    }
}

static uint32_t adopters_of(const char *model, const char *key, double value,
                            const char *contacts)
{
    gv_plan *plan = given_contacts(model, 3, false, contacts);
    set_number(plan, key, value);
    set_number(plan, "ticks", 10);
    given_seeds(plan, "seed", "0");
    lived life = live_again(plan, 0, 0);
    const uint32_t n = life.n_adopters;
    forget_life(&life);
    forget_world(plan);
    return n;
}

static void the_order_of_two_contacts_decides(void **unused)
{
    (void) unused;
    const char *const with = "0 0 1\n1 1 2\n", *const against = "0 1 2\n1 0 1\n";
    assert_int_equal(adopters_of("si", "model.beta", 1, with), 3);
    assert_int_equal(adopters_of("si", "model.beta", 1, against), 2);
    assert_int_equal(adopters_of("independent_cascade", "model.p", 1, with), 3);
    assert_int_equal(adopters_of("independent_cascade", "model.p", 1, against), 2);
    assert_int_equal(adopters_of("watts_threshold", "model.threshold", 0.5, with), 3);
    assert_int_equal(adopters_of("watts_threshold", "model.threshold", 0.5, against), 2);
    /* of both whom they ever hear only one has adopted */
    assert_int_equal(adopters_of("watts_threshold", "model.threshold", 1, with), 1);
    /* at once: word takes one step a tick */
    assert_int_equal(adopters_of("si", "model.beta", 1, "0 0 1\n0 1 2\n"), 2);
}

static void who_is_called_what_does_not_matter(void **unused)
{
    (void) unused;
    static stream s;
    for (uint32_t k = 0; k < 10; k++) {
        uint32_t name[MOST], before[MOST];
        draws d = draws_of(700 + k);
        draw_stream(&s, &d, k % 2 == 0);
        for (uint32_t v = 0; v < s.n; v++)
            name[v] = (v * 7 + k) % s.n; /* a permutation unless 7 divides n */
        if (s.n % 7 == 0)
            continue;
        gv_plan *plan = given_stream("si", &s, name);
        set_number(plan, "model.beta", 1);
        given_seed(plan, name[0]);
        lived life = live_again(plan, 0, 0);
        reach(&s, 0, before);
        for (uint32_t v = 0; v < s.n; v++)
            assert_int_equal(life.adopted_at[name[v]], before[v]);
        forget_life(&life);
        forget_world(plan);
    }
}

/* ---- a stream in which nothing changes ---------------------------------------------- */

typedef struct form {
    const char *model, *key, *word;
} form;

static const form forms[] = {
    { "si", NULL, NULL },
    { "si", "model.ties", "shared" },
    { "sis", NULL, NULL },
    { "sir", NULL, NULL },
    { "sirs", NULL, NULL },
    { "seir", "model.ties", "shared" },
    { "seis", NULL, NULL },
    { "swir", NULL, NULL },
    { "sir_fixed", NULL, NULL },
    { "maki_thompson", NULL, NULL },
    { "daley_kendall", NULL, NULL },
    { "disadoption", NULL, NULL },
    { "compartments", NULL, NULL },
    { "talk_of_the_network", NULL, NULL },
    { "kertesz_threshold", NULL, NULL },
    { "generalised_threshold", NULL, NULL },
    { "profile", NULL, NULL },
    { "profile_threshold", NULL, NULL },
    { "rival_brands", NULL, NULL },
    { "rival_cascades", NULL, NULL },
    { "independent_cascade", NULL, NULL },
    { "independent_cascade", "model.chance", "in_degree" },
    { "linear_threshold", NULL, NULL },
    { "watts_threshold", NULL, NULL },
    { "watts_threshold", "model.of", "people" },
    { "bass", "model.hazard", "linear" },
    { "bass", "model.hazard", "contacts" },
    { "bass", "model.hazard", "each" },
};

static void given_campaign(gv_plan *plan)
{
    given_strategy(plan, "everything");
    gv_tactic_plan *samples = given_tactic(plan, "seeding", "samples");
    tactic_number(samples, "people", 2);
    samples->share = 0.2;
    gv_tactic_plan *screen = given_tactic(plan, "broadcast", "screen");
    tactic_number(screen, "cpm", 1000);
    tactic_number(screen, "strength", 0.1);
    tactic_number(screen, "days", 5);
    screen->share = 2e-5;
    gv_tactic_plan *partners = given_tactic(plan, "partner_posts", "partners");
    tactic_number(partners, "partners", 2);
    tactic_number(partners, "posts", 2);
    partners->share = 0.3;
    set_number(plan, "budget", 1e6);
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", REPLICATES);
}

static void choose(gv_plan *plan, const form *f)
{
    if (f->key != NULL)
        set_word(plan, f->key, f->word);
    given_campaign(plan);
}

/* Ties as a list, in every tick of a stream, and in one tick that is held. */
static void write_ties(const stream *s, bool timed, uint32_t ticks, gv_text *out)
{
    for (uint32_t t = 0; t < ticks; t++) {
        for (uint32_t u = 0; u < s->n; u++) {
            for (uint32_t v = s->directed ? 0 : u + 1; v < s->n; v++) {
                if (s->contacts[0][u][v] == 0)
                    continue;
                if (timed)
                    gv_text_add(out, "%u ", t);
                gv_text_add(out, "%u %u\n", u, v);
            }
        }
    }
    assert_false(out->failed);
}

/* A directed network of which two halves share few ties. */
static void draw_ties(stream *s, draws *d, bool directed)
{
    memset(s, 0, sizeof *s);
    s->n = 20;
    s->directed = directed;
    for (uint32_t u = 0; u < s->n; u++) {
        for (uint32_t v = 0; v < s->n; v++) {
            if (u != v && below(d, 7) == 0) {
                s->contacts[0][u][v] = 1;
                s->contacts[0][v][u] = directed ? s->contacts[0][v][u] : 1;
            }
        }
    }
}

/* @return adopters seen, to know that something happened */
static uint32_t expect_constant(const form *f, uint32_t number)
{
    static stream s;
    uint32_t adopters = 0;
    gv_text ties = { 0 }, once = { 0 }, always = { 0 };
    draws d = draws_of(900 + number);
    draw_ties(&s, &d, number % 2 == 0);
    write_ties(&s, false, 1, &ties);
    write_ties(&s, true, 1, &once);
    write_ties(&s, true, TICKS, &always);
    gv_plan *stays = given_ties(f->model, s.n, s.directed, ties.text);
    gv_plan *held = given_contacts(f->model, s.n, s.directed, once.text);
    gv_plan *told = given_contacts(f->model, s.n, s.directed, always.text);
    set_word(held, "network.after", "hold");
    choose(stays, f);
    choose(held, f);
    choose(told, f);
    for (uint64_t r = 0; r < REPLICATES; r++) {
        lived a = live_again(stays, 0, r), b = live_again(held, 0, r);
        lived c = live_again(told, 0, r);
        if (!same_life(&a, &b) || !same_life(&a, &c))
            fail_msg("%s %s: another life where ties stay", f->model,
                     f->word != NULL ? f->word : "");
        adopters += a.n_adopters;
        forget_life(&c);
        forget_life(&b);
        forget_life(&a);
    }
    forget_world(told);
    forget_world(held);
    forget_world(stays);
    gv_text_free(&always);
    gv_text_free(&once);
    gv_text_free(&ties);
    return adopters;
}

static void ties_that_always_stand_are_ties_that_stay(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(forms); k++) {
        uint32_t adopters = 0;
        for (uint32_t number = 0; number < 4; number++)
            adopters += expect_constant(&forms[k], number);
        assert_true(adopters > 2 * 4 * REPLICATES); /* more than were seeded */
    }
}

/* ---- twins -------------------------------------------------------------------------- */

static void turn(twin *t, uint32_t tick)
{
    const stream *s = t->stream;
    memset(t->tie, 0, sizeof t->tie);
    for (uint32_t u = 0; tick < TICKS && u < s->n; u++) {
        for (uint32_t v = 0; v < s->n; v++)
            t->tie[u][v] = s->contacts[tick][u][v];
    }
}

typedef struct setting {
    gv_plan *plan;
    twin twin;
    twin_offer offer[8];
} setting;

static twin_offer *add_offer(setting *w, const char *name)
{
    twin_offer *o = &w->offer[w->twin.n_offers++];
    o->slot = (uint32_t) gv_hash_bytes(name, strlen(name)).low;
    return o;
}

/* Two seeds; a partner posts in ticks 1 and 4; so many people see a screen in tick 2. */
static void give_offers(setting *w, draws *d, uint32_t impressions, double strength)
{
    const uint32_t n = w->twin.n;
    const uint32_t one = below(d, n), two = (one + 1 + below(d, n - 1)) % n;
    const uint32_t partner = below(d, n);
    char ids[32];
    snprintf(ids, sizeof ids, "%u %u", one, two);
    given_seeds(w->plan, "everything", ids);
    for (uint32_t k = 0; k < 2; k++) {
        twin_offer *o = add_offer(w, "seeding");
        o->kind = TWIN_SEED;
        o->person = k == 0 ? one : two;
    }
    if (impressions > 0) {
        gv_tactic_plan *screen = given_tactic(w->plan, "broadcast", "screen");
        tactic_number(screen, "cpm", 1000);
        tactic_number(screen, "strength", strength);
        tactic_number(screen, "start", 2);
        tactic_number(screen, "days", 1);
        screen->share = impressions / 1e6;
        twin_offer *o = add_offer(w, "screen");
        o->kind = TWIN_IMPRESSIONS;
        o->tick = 2;
        o->count = impressions;
        o->strength = strength;
    }
    gv_tactic_plan *posts = given_tactic(w->plan, "partner_posts", "posts");
    snprintf(ids, sizeof ids, "%u", partner);
    tactic_people(w->plan, posts, ids);
    tactic_number(posts, "posts", 2);
    tactic_number(posts, "start", 1);
    tactic_number(posts, "every", 3);
    posts->share = 0.5;
    w->plan->arms[0].tactics[0].share = 0.1;
    for (uint32_t k = 0; k < 2; k++) {
        twin_offer *o = add_offer(w, "posts");
        o->kind = TWIN_POST;
        o->tick = 1 + 3 * k;
        o->person = partner;
        o->ordinal = k + 1;
    }
}

static void set_the_scene(setting *w, const stream *s, const char *model)
{
    memset(w, 0, sizeof *w);
    w->plan = given_stream(model, s, NULL);
    w->twin.n = s->n;
    w->twin.ticks = TICKS;
    w->twin.offer = w->offer;
    w->twin.stream = s;
    w->twin.turn = turn;
    w->twin.seed = w->plan->experiment.seed;
    for (uint32_t t = 0; t < TICKS; t++) {
        for (uint32_t u = 0; u < s->n; u++) {
            for (uint32_t v = 0; v < s->n; v++)
                w->twin.whole[u][v] += s->contacts[t][u][v];
        }
    }
}

static uint64_t compare(setting *w, const char *model, void (*live)(twin *t, gv_plan *plan))
{
    uint64_t adopters = 0;
    for (uint64_t r = 0; r < REPLICATES; r++) {
        twin *t = &w->twin;
        t->replicate = r;
        live(t, w->plan);
        lived life = live_again(w->plan, 0, r);
        for (uint32_t v = 0; v < t->n; v++) {
            if (t->adopted_at[v] != life.adopted_at[v] || t->source[v] != life.source[v] ||
                t->channel[v] != life.channel[v])
                fail_msg("%s, replicate %u, person %u: twin at %u through %u by %u, engine "
                         "at %u through %u by %u",
                         model, (unsigned) r, v, t->adopted_at[v], t->channel[v],
                         t->source[v], life.adopted_at[v], life.channel[v], life.source[v]);
        }
        adopters += life.n_adopters;
        forget_life(&life);
    }
    forget_world(w->plan);
    return adopters;
}

static double number_of(const gv_plan *plan, const char *key)
{
    double x = 0;
    assert_true(gv_plan_number(plan, key, &x));
    return x;
}

static void live_compartments(twin *t, gv_plan *plan)
{
    gv_compartments table = { .n_states = 0 };
    plan->model->table(plan->model_params, &table);
    twin_compartments(t, &table, false);
}

static void compartments_equal_their_twin_where_ties_come_and_go(void **unused)
{
    (void) unused;
    static const form models[] = { { "sir", NULL, NULL },
                                   { "sis", "model.ties", "shared" },
                                   { "seir", "model.ties", "weight" },
                                   { "maki_thompson", NULL, NULL },
                                   { "daley_kendall", NULL, NULL },
                                   { "disadoption", NULL, NULL },
                                   { "sir_fixed", NULL, NULL } };
    static stream s;
    static setting w;
    uint64_t adopters = 0;
    for (uint32_t k = 0; k < STREAMS; k++) {
        const form *f = &models[k % GV_COUNT_OF(models)];
        draws d = draws_of(2000 + k);
        draw_stream(&s, &d, k % 2 == 0);
        set_the_scene(&w, &s, f->model);
        if (f->key != NULL)
            set_word(w.plan, f->key, f->word);
        set_word(w.plan, "network.weights", "contacts");
        if (gv_plan_row(w.plan, "model.beta") != NULL)
            set_number(w.plan, "model.beta", 0.4);
        give_offers(&w, &d, below(&d, 10), 0.3);
        adopters += compare(&w, f->model, live_compartments);
    }
    assert_true(adopters > 4 * STREAMS * REPLICATES);
}

static void live_cascade(twin *t, gv_plan *plan)
{
    twin_cascade_by_contact(t, number_of(plan, "model.p"), false);
}

static void live_weighted_cascade(twin *t, gv_plan *plan)
{
    (void) plan;
    twin_cascade_by_contact(t, 0, true);
}

static void live_threshold(twin *t, gv_plan *plan)
{
    (void) plan;
    twin_threshold_by_contact(t, false);
}

static void live_weighted_threshold(twin *t, gv_plan *plan)
{
    (void) plan;
    twin_threshold_by_contact(t, true);
}

static void live_watts(twin *t, gv_plan *plan)
{
    twin_watts_by_contact(t, number_of(plan, "model.threshold"), false);
}

static void live_watts_of_people(twin *t, gv_plan *plan)
{
    twin_watts_by_contact(t, number_of(plan, "model.threshold"), true);
}

static void live_bass(twin *t, gv_plan *plan)
{
    twin_bass(t, number_of(plan, "model.p"), number_of(plan, "model.q"), 1, TWIN_CONTACTS);
}

typedef struct twin_form {
    form form;
    const char *number;
    double value;
    bool is_shown; /* impressions as well: the twin knows them */
    void (*live)(twin *t, gv_plan *plan);
} twin_form;

static void activation_equals_its_twin_where_ties_come_and_go(void **unused)
{
    (void) unused;
    static const twin_form models[] = {
        { { "independent_cascade", NULL, NULL }, "model.p", 0.5, true, live_cascade },
        { { "independent_cascade", "model.chance", "in_degree" },
          "model.p",
          0.5,
          true,
          live_weighted_cascade },
        { { "linear_threshold", NULL, NULL }, NULL, 0, false, live_threshold },
        { { "linear_threshold", "model.weight", "file" },
          NULL,
          0,
          false,
          live_weighted_threshold },
        { { "watts_threshold", NULL, NULL }, "model.threshold", 0.3, true, live_watts },
        { { "watts_threshold", "model.of", "people" },
          "model.threshold",
          2,
          true,
          live_watts_of_people },
        { { "bass", "model.hazard", "contacts" }, "model.q", 0.6, true, live_bass },
    };
    static stream s;
    static setting w;
    uint64_t adopters = 0;
    for (uint32_t k = 0; k < 2 * STREAMS; k++) {
        const twin_form *f = &models[k % GV_COUNT_OF(models)];
        draws d = draws_of(3000 + k);
        draw_stream(&s, &d, k % 2 == 0);
        set_the_scene(&w, &s, f->form.model);
        if (f->form.key != NULL)
            set_word(w.plan, f->form.key, f->form.word);
        set_word(w.plan, "network.weights", "contacts");
        if (f->number != NULL)
            set_number(w.plan, f->number, f->value);
        give_offers(&w, &d, f->is_shown ? below(&d, 10) : 0, 0.3);
        adopters += compare(&w, f->form.model, f->live);
    }
    assert_true(adopters > 6 * STREAMS * REPLICATES);
}

/* ---- threads ------------------------------------------------------------------------ */

static gv_hash hash_with(uint32_t threads, const stream *s, const char *order)
{
    gv_plan *plan = given_stream("sir", s, NULL);
    set_word(plan, "network.order", order);
    set_number(plan, "model.beta", 0.4);
    set_number(plan, "replicates", 100);
    given_measure(plan, "states");
    given_campaign(plan);
    gv_block *rows = run_with(plan, threads, 1);
    const gv_hash hash = hash_of_rows(rows);
    gv_block_free(rows);
    forget_world(plan);
    return hash;
}

static void threads_change_nothing(void **unused)
{
    (void) unused;
    static const char *const orders[] = { "recorded", "times_shuffled", "ticks_shuffled" };
    static stream s;
    draws d = draws_of(4000);
    draw_stream(&s, &d, false);
    for (size_t k = 0; k < GV_COUNT_OF(orders); k++)
        assert_true(
            gv_hash_equal(hash_with(1, &s, orders[k]), hash_with(4, &s, orders[k])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certain_infection_reaches_exactly_the_time_respecting_paths),
        cmocka_unit_test(backwards_the_reached_reach_whoever_reached_them),
        cmocka_unit_test(the_order_of_two_contacts_decides),
        cmocka_unit_test(who_is_called_what_does_not_matter),
        cmocka_unit_test(ties_that_always_stand_are_ties_that_stay),
        cmocka_unit_test(compartments_equal_their_twin_where_ties_come_and_go),
        cmocka_unit_test(activation_equals_its_twin_where_ties_come_and_go),
        cmocka_unit_test(threads_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
