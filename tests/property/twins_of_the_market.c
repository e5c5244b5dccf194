/* The marketing model lives the same days as its slow obvious twin, person by person: what
 * they think, where they stand, what they bought, what they say, and who gets the credit.
 * Two hundred random worlds of two layers, with advertisements, mass media, partners and
 * seeds.
 */
#include "market.h"
#include "market_world.h"
#include "twin_world.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WORLDS = 200, REPLICATES = 3, DAYS = 40 };

/* What happened in all worlds together, to know that everything did. */
static struct {
    uint64_t adopters, partners, shares, talks, warnings, informed, lapsed, advocates,
        noted;
} seen;

typedef struct comparison {
    twin_market *twin;
    uint32_t world;
    uint64_t replicate;
} comparison;

/* ---- random worlds ---- */

/* One of the numbers, a different one with the same chance. */
static double one_of(draws *d, double a, double b, double c)
{
    const uint64_t k = draw_below(d, 3);
    return k == 0 ? a : k == 1 ? b : c;
}

static void give_numbers(draws *d, gv_market *m)
{
    m->aware = one_of(d, 0.1, 0.5, 0.9);
    m->customers = one_of(d, 0, 0.1, 0.3);
    m->quality = one_of(d, 0.45, 0.65, 0.8);
    m->attitudes = one_of(d, 0, 0.3, 1);
    m->login = one_of(d, 0.6, 0.8, 1);
    m->ad_tolerance = one_of(d, 0.5, 2, 2);
    m->attention_least = one_of(d, 2, 8, 40);
    m->background = one_of(d, 0.5, 1, 2);
    m->face_to_face = one_of(d, 0.1, 0.3, 0.6);
    m->shown_a_day = (uint64_t) one_of(d, 1, 3, 5);
    m->paid_weight = one_of(d, 0.15, 0.5, 1);
    m->confidence = one_of(d, 0.4, 2, 2);
    m->feed = draw_below(d, 3) == 0 ? MARKET_BY_RELEVANCE : MARKET_CHRONOLOGICAL;
    m->link = draw_below(d, 6) == 0 ? MARKET_THRESHOLD : MARKET_LINEAR;
    m->threshold_spread = one_of(d, 0, 0.1, 0.2);
    m->pull = draw_below(d, 5) == 0 ? MARKET_BY_SHARE : MARKET_BY_WEIGHT;
    m->talkers = draw_below(d, 6) == 0 ? MARKET_ALL_TALK : MARKET_CUSTOMERS_TALK;
    m->signalling = one_of(d, 0, 0, 0.01);
    m->fatigue_ad = one_of(d, 0.03, 0.1, 0.4);
    m->follower_penalty = one_of(d, 0, 0.35, 1);
    m->check = one_of(d, 0.15, 2, 10);
    m->false_alarm = one_of(d, 0, 0.1, 0.4);
    m->convinced = one_of(d, 0.12, 0.5, 0.8);
    m->warn_again = one_of(d, 0, 0.4, 0.8);
    m->note_share = one_of(d, 0, 0.3, 1);
    m->like = one_of(d, 0.1, 0.5, 1);
    m->follow = one_of(d, 0.2, 1, 1);
    m->advocate = one_of(d, 0.03, 0.5, 1);
    m->forget = one_of(d, 0.004, 0.1, 0.3);
    m->p = one_of(d, 0.001, 0.01, 0.03);
    m->q = one_of(d, 0.006, 0.1, 0.3);
    m->churn = one_of(d, 0.001, 0.02, 0.1);
    m->talk = one_of(d, 0.02, 0.1, 0.3);
    m->talk_lapsed = one_of(d, 0.01, 0.3, 0.3);
    m->defence = one_of(d, 0.05, 0.5, 1);
    m->share = one_of(d, -5, -3, -1);
    m->persistence = one_of(d, 0, 0.2, 0.6);
}

static void give_message(twin_world *s, draws *d)
{
    gv_message *said = given_messages(s->plan, 1);
    said->topicness = one_of(d, 0, 0.3, 1);
    said->prominence = one_of(d, 0.3, 0.6, 0.95);
    said->value = one_of(d, 0.2, 0.4, 0.9);
    said->arousal = one_of(d, 0.1, 0.4, 0.8);
    said->overclaim = one_of(d, -0.05, 0.01, 0.3);
    said->information = one_of(d, 0.1, 0.5, 0.9);
    said->control = one_of(d, 0, 0.3, 1);
    said->weight = one_of(d, 0.5, 1, 2);
}

/* A street, beside what `give_ties` gave: offline in most worlds. */
static void give_street(twin_world *s, draws *d, twin_market *m)
{
    static const char *const street[] = { "street" };
    static double membership[TWIN_LAYERS];
    gv_text ties = { 0 };
    gv_text_add_bytes(&ties, "", 0);
    for (uint32_t u = 0; u < m->t->n; u++) {
        for (uint32_t v = 0; v < m->t->n; v++) {
            m->tie[0][u][v] = m->t->tie[u][v] > 0;
            m->tie[1][u][v] = u != v && draw_below(d, 8) == 0;
            if (m->tie[1][u][v])
                gv_text_add(&ties, "%u %u\n", (unsigned) u, (unsigned) v);
        }
    }
    assert_false(ties.failed);
    given_layer_of_ties(s->plan, "feed", "street", m->t->n, ties.text);
    gv_text_free(&ties);
    gv_market *par = values_of(s->plan);
    m->n_layers = TWIN_LAYERS;
    m->offline[0] = false;
    m->offline[1] = draw_below(d, 4) > 0;
    par->offline = (gv_words){ street, m->offline[1] ? 1 : 0 };
    for (uint32_t k = 0; k < TWIN_LAYERS; k++)
        m->membership[k] = membership[k] = one_of(d, 0.7, 0.9, 1);
    par->membership = (gv_reals){ membership, TWIN_LAYERS };
}

static void give_campaign(twin_world *s, draws *d)
{
    given_strategy(s->plan, "everything");
    if (draw_below(d, 2) == 0) {
        give_seeding(s, d);
        s->plan->arms[0].tactics[0].share = 0.1;
    }
    const uint32_t caps[] = { 0, 1, 3 };
    (void) give_impressions(s, d, "broadcast", "screen", caps[draw_below(d, 3)]);
    (void) give_impressions(s, d, "mass_media", "television", caps[draw_below(d, 3)]);
    give_posts(s, d);
}

/* ---- comparing ---- */

static void differs(const comparison *c, uint32_t step, uint32_t v, const char *what,
                    double ours, double theirs)
{
    fail_msg("world %u, replicate %llu, step %u, person %u: %s is %.9g for the twin, "
             "%.9g for the engine",
             (unsigned) c->world, (unsigned long long) c->replicate, (unsigned) step,
             (unsigned) v, what, ours, theirs);
}

/* Equal but for a last digit of single precision. */
static bool near(double a, double b)
{
    return fabs(a - b) < 1e-6 * (1 + fabs(a));
}

static void compare_person(const comparison *c, const gv_world *w, uint32_t step,
                           uint32_t v)
{
    const twin_person *a = &c->twin->person[v];
    const market_person *b = &((const market_life *) w->own)->person[v];
    const struct {
        const char *what;
        double ours, theirs;
    } pair[] = {
        { "stage", a->stage, b->stage },
        { "what was bought", a->bought, b->bought },
        { "having found out", a->informed, b->informed },
        { "warnings read", a->warned, b->warned },
        { "attitude", a->attitude, b->attitude },
        { "trust", a->trust, (double) b->trust },
        { "belief", a->belief, (double) b->belief },
        { "how firm that is", a->firm, (double) b->belief_weight },
        { "satisfaction", a->joy, (double) b->satisfaction },
        { "relation", a->relation, (double) b->relation },
        { "fatigue", a->fatigue, (double) b->fatigue },
        { "last claim", a->last_claim, b->claim == 255 ? -1 : b->claim / 254.0 },
        { "what was passed on last", a->ring[0], b->passed_on[0] },
        { "the topic they cannot stand", a->turn_off, b->turn_off },
        { "when it was bought", (uint16_t) a->since, b->since },
    };
    for (size_t k = 0; k < GV_COUNT_OF(pair); k++) {
        if (!near(pair[k].ours, pair[k].theirs))
            differs(c, step, v, pair[k].what, pair[k].ours, pair[k].theirs);
    }
}

static void compare_voice(const comparison *c, const gv_world *w, uint32_t step, uint32_t v)
{
    const market_life *l = w->own;
    const twin_voice *a = &c->twin->voice[v];
    const market_voice *b = &l->voice[v];
    const bool speaks = (l->status[v] & MARKET_SPEAKS) != 0;
    if (a->speaks != speaks)
        differs(c, step, v, "saying something", a->speaks, speaks);
    if (!speaks)
        return;
    const uint32_t ours = c->twin->item[a->item].name, theirs = l->item[b->item].name;
    if (ours != theirs)
        differs(c, step, v, "what is said", ours, theirs);
    if (!near(a->valence, b->valence))
        differs(c, step, v, "valence", a->valence, b->valence);
    if (a->class != b->class)
        differs(c, step, v, "kind of word", a->class, b->class);
    if (a->depth != b->depth)
        differs(c, step, v, "depth", a->depth, b->depth);
}

/* Who brought them. */
static void compare_adoption(const comparison *c, const gv_world *w, uint32_t step,
                             uint32_t v)
{
    const twin *t = c->twin->t;
    const bool has = t->adopted_at[v] <= step;
    if (has != gv_world_adopted(w, v))
        differs(c, step, v, "having adopted", has, gv_world_adopted(w, v));
    if (!has)
        return;
    if (t->source[v] != w->adoption[v].source)
        differs(c, step, v, "who brought them", t->source[v], w->adoption[v].source);
    if (t->channel[v] != w->adoption[v].channel)
        differs(c, step, v, "channel", t->channel[v], w->adoption[v].channel);
}

static void count(const twin_market *m)
{
    for (uint32_t v = 0; v < m->t->n; v++) {
        const twin_voice *voice = &m->voice[v];
        const bool passed_on = voice->speaks && voice->depth > 0;
        seen.shares += passed_on ? 1 : 0;
        seen.warnings += voice->speaks && voice->item == 1 ? 1 : 0;
        seen.talks += voice->speaks && voice->item == 0 && !passed_on ? 1 : 0;
        seen.informed += m->person[v].informed ? 1 : 0;
        seen.lapsed += m->person[v].bought == MARKET_LAPSED ? 1 : 0;
        seen.advocates += m->person[v].stage == MARKET_ADVOCACY ? 1 : 0;
    }
    for (uint32_t k = 0; k < m->n_items; k++)
        seen.noted += m->item[k].noted ? 1 : 0;
}

static void look(void *self, const gv_world *w, uint32_t step)
{
    const comparison *c = self;
    const market_life *l = w->own;
    if (step > 0)
        twin_market_live(c->twin, step - 1);
    if (!near(c->twin->vitality, l->vitality))
        differs(c, step, 0, "vitality", c->twin->vitality, l->vitality);
    for (uint32_t v = 0; v < c->twin->t->n; v++) {
        compare_person(c, w, step, v);
        compare_voice(c, w, step, v);
        compare_adoption(c, w, step, v);
    }
    count(c->twin);
}

static void compare_world(uint32_t world)
{
    static twin_world s;
    static twin_market m;
    draws d = draws_of_world(12000 + world);
    give_ties(&s, &d, "market", false, 1);
    memset(&m, 0, sizeof m);
    m.t = &s.twin;
    m.par = values_of(s.plan);
    give_numbers(&d, values_of(s.plan));
    give_street(&s, &d, &m);
    give_message(&s, &d);
    m.message = s.plan->messages;
    give_campaign(&s, &d);
    set_number(s.plan, "ticks", DAYS);
    s.twin.ticks = DAYS;
    s.twin.seed = seed_of(&s);
    for (uint64_t r = 0; r < REPLICATES; r++) {
        comparison c = { &m, world, r };
        s.twin.replicate = r;
        twin_market_begin(&m);
        watch_life(s.plan, r, look, &c);
        for (uint32_t v = 0; v < s.twin.n; v++) {
            seen.adopters += s.twin.adopted_at[v] != GV_NEVER ? 1 : 0;
            seen.partners += s.twin.channel[v] == GV_CHANNEL_PARTNER ? 1 : 0;
        }
    }
    forget_world(s.plan);
}

static void the_market_lives_the_days_of_its_twin(void **unused)
{
    (void) unused;
    for (uint32_t world = 0; world < WORLDS; world++)
        compare_world(world);
    const uint64_t enough = WORLDS * REPLICATES;
    assert_true(seen.adopters > enough);
    assert_true(seen.partners > enough / 20);
    assert_true(seen.shares > enough);
    assert_true(seen.talks > enough);
    assert_true(seen.warnings > enough);
    assert_true(seen.informed > enough);
    assert_true(seen.lapsed > enough);
    assert_true(seen.advocates > enough);
    assert_true(seen.noted > enough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_market_lives_the_days_of_its_twin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
