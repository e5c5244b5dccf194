/* Random worlds, lived by the engine and by a slow obvious twin. */
#include "twin_world.h"

#include <stdio.h>
#include <string.h>

uint64_t draw_below(draws *d, uint64_t n)
{
    const gv_counter c = gv_counter_make(d->next++, 0, 0, 0, 0, 0);
    return gv_below(gv_draw(&d->cipher, c).low, n);
}

draws draws_of_world(uint32_t number)
{
    const gv_key key = gv_key_make(2718, GV_PURPOSE_LAYOUT, number);
    return (draws){ .cipher = gv_cipher_make(key) };
}

static twin_offer *add_offer(twin_world *s, uint32_t slot)
{
    assert_true(s->twin.n_offers < TWIN_OFFERS);
    twin_offer *o = &s->offer[s->twin.n_offers++];
    o->slot = slot;
    return o;
}

/* A directed network of up to 40 people with whole weights 1 to 4 (quarters when `small`).
 */
void give_ties(twin_world *s, draws *d, const char *model, bool weighted, double scale)
{
    const uint32_t n = 5 + (uint32_t) draw_below(d, 36);
    const uint64_t one_in = 2 + draw_below(d, 9);
    gv_text ties = { 0 };
    memset(&s->twin, 0, sizeof s->twin);
    s->twin.n = n;
    for (uint32_t u = 0; u < n; u++) {
        for (uint32_t v = 0; v < n; v++) {
            if (u == v || draw_below(d, one_in) != 0)
                continue;
            const double weight = weighted ? scale * (double) (1 + draw_below(d, 4)) : 1;
            s->twin.tie[u][v] = weight;
            gv_text_add(&ties, "%u %u", (unsigned) u, (unsigned) v);
            gv_text_add(&ties, weighted ? " %.2f\n" : "\n", weight);
        }
    }
    if (ties.text == NULL)
        gv_text_add_bytes(&ties, "", 0);
    assert_false(ties.failed);
    s->plan = weighted ? given_weighted_ties(model, n, true, ties.text)
                       : given_ties(model, n, true, ties.text);
    gv_text_free(&ties);
    s->twin.ticks = TWIN_TICKS;
    s->twin.offer = s->offer;
    set_number(s->plan, "ticks", TWIN_TICKS);
    set_number(s->plan, "replicates", TWIN_REPLICATES);
    set_number(s->plan, "budget", 1e6);
}

static uint32_t slot_of(const char *name)
{
    return (uint32_t) gv_hash_bytes(name, strlen(name)).low;
}

static void give_people(twin_world *s, gv_tactic_plan *tactic, const uint32_t *person,
                        uint32_t n)
{
    gv_text ids = { 0 };
    for (uint32_t k = 0; k < n; k++)
        gv_text_add(&ids, "%u ", (unsigned) person[k]);
    tactic_people(s->plan, tactic, ids.text);
    gv_text_free(&ids);
}

/* Distinct people, drawn. */
static uint32_t draw_people(const twin_world *s, draws *d, uint32_t *person, uint32_t most)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < most; k++) {
        const uint32_t v = (uint32_t) draw_below(d, s->twin.n);
        bool again = false;
        for (uint32_t j = 0; j < n; j++)
            again = again || person[j] == v;
        if (!again)
            person[n++] = v;
    }
    return n;
}

void give_seeding(twin_world *s, draws *d)
{
    uint32_t person[4];
    const uint32_t n = draw_people(s, d, person, 1 + (uint32_t) draw_below(d, 3));
    give_people(s, given_tactic(s->plan, "seeding", "samples"), person, n);
    for (uint32_t k = 0; k < n; k++) {
        twin_offer *o = add_offer(s, slot_of("samples"));
        o->kind = TWIN_SEED;
        o->person = person[k];
    }
}

/* The budget buys `per_day` impressions on each of the days, and a remainder on the first
 * ones. */
void give_broadcast(twin_world *s, draws *d, const char *name, double strength)
{
    const uint32_t days = 1 + (uint32_t) draw_below(d, 5);
    const uint32_t start = (uint32_t) draw_below(d, 5);
    const uint32_t total = (uint32_t) draw_below(d, 120) + 1;
    gv_tactic_plan *tactic = given_tactic(s->plan, "broadcast", name);
    tactic_number(tactic, "cpm", 1000); /* one unit of money an impression */
    tactic_number(tactic, "strength", strength);
    tactic_number(tactic, "days", days);
    tactic_number(tactic, "start", start);
    tactic->share = total / 1e6;
    for (uint32_t day = 0; day < days; day++) {
        twin_offer *o = add_offer(s, slot_of(name));
        o->kind = TWIN_IMPRESSIONS;
        o->tick = start + day;
        o->count = total / days + (day < total % days ? 1 : 0);
        o->strength = strength;
    }
}

twin_offer *give_impressions(twin_world *s, draws *d, const char *kind, const char *name,
                             uint32_t cap)
{
    const uint32_t from = s->twin.n_offers;
    give_broadcast(s, d, name, 0);
    const gv_arm *arm = &s->plan->arms[s->plan->n_arms - 1];
    gv_tactic_plan *tactic = &arm->tactics[arm->n_tactics - 1];
    tactic->tactic = gv_tactic_named(kind); /* its rows begin as a broadcast's */
    tactic_number(tactic, "cap_per_week", cap);
    for (uint32_t k = from; k < s->twin.n_offers; k++) {
        s->offer[k].mass = gv_same_text(kind, "mass_media");
        s->offer[k].cap = cap;
    }
    return &s->offer[from];
}

void give_posts(twin_world *s, draws *d)
{
    uint32_t person[4];
    const uint32_t n = draw_people(s, d, person, 1 + (uint32_t) draw_below(d, 3));
    const uint32_t posts = 1 + (uint32_t) draw_below(d, 3);
    const uint32_t start = (uint32_t) draw_below(d, 4);
    const uint32_t every = 1 + (uint32_t) draw_below(d, 3);
    gv_tactic_plan *tactic = given_tactic(s->plan, "partner_posts", "partners");
    give_people(s, tactic, person, n);
    tactic_number(tactic, "posts", posts);
    tactic_number(tactic, "start", start);
    tactic_number(tactic, "every", every);
    tactic->share = 0.5;
    for (uint32_t k = 0; k < n; k++) {
        for (uint32_t post = 0; post < posts; post++) {
            twin_offer *o = add_offer(s, slot_of("partners"));
            o->kind = TWIN_POST;
            o->tick = start + post * every;
            o->person = person[k];
            o->ordinal = post + 1;
        }
    }
}

void give_strategy(twin_world *s, draws *d)
{
    given_strategy(s->plan, "everything");
    give_seeding(s, d);
    s->plan->arms[0].tactics[0].share = 0.1;
    give_broadcast(s, d, "television", 0.05 * (double) (1 + draw_below(d, 4)));
    give_posts(s, d);
    if (draw_below(d, 2) == 0)
        give_broadcast(s, d, "an idle screen", 0); /* shown, convinces nobody */
}

void expect_same_life(const char *model, uint32_t world, uint64_t replicate, const twin *t,
                      const lived *life, bool informants)
{
    assert_int_equal(t->n, life->n);
    for (uint32_t v = 0; v < t->n; v++) {
        const bool same_source = t->source[v] == life->source[v] ||
                                 (!informants && t->channel[v] == GV_CHANNEL_EARNED);
        if (t->adopted_at[v] == life->adopted_at[v] && t->channel[v] == life->channel[v] &&
            same_source)
            continue;
        fail_msg(
            "%s, world %u, replicate %llu, person %u: twin adopts at %u through %s by %u, "
            "engine at %u through %s by %u",
            model, (unsigned) world, (unsigned long long) replicate, (unsigned) v,
            (unsigned) t->adopted_at[v], gv_channel_name((gv_channel) t->channel[v]),
            (unsigned) t->source[v], (unsigned) life->adopted_at[v],
            gv_channel_name((gv_channel) life->channel[v]), (unsigned) life->source[v]);
    }
}

uint64_t seed_of(const twin_world *s)
{
    return s->plan->experiment.seed;
}

/* Compare all replicates; @return adopters seen, to know that something happened. */
uint64_t compare_lives(twin_world *s, const char *model, uint32_t world,
                       void (*live)(twin *t, const twin_world *s), bool informants)
{
    uint64_t adopters = 0;
    s->twin.seed = seed_of(s);
    for (uint64_t r = 0; r < TWIN_REPLICATES; r++) {
        s->twin.replicate = r;
        live(&s->twin, s);
        lived life = live_again(s->plan, 0, r);
        expect_same_life(model, world, r, &s->twin, &life, informants);
        adopters += life.n_adopters;
        forget_life(&life);
    }
    forget_world(s->plan);
    return adopters;
}

double number_of(const twin_world *s, const char *key)
{
    double x = 0;
    assert_true(gv_plan_number(s->plan, key, &x));
    return x;
}

/* The implicit complete network is the matrix full of ties. */
void give_everybody(twin_world *s, draws *d, const char *model)
{
    memset(&s->twin, 0, sizeof s->twin);
    const uint32_t n = 2 + (uint32_t) draw_below(d, 39);
    for (uint32_t u = 0; u < n; u++) {
        for (uint32_t v = 0; v < n; v++)
            s->twin.tie[u][v] = u == v ? 0 : 1;
    }
    s->twin.n = n;
    s->twin.ticks = TWIN_TICKS;
    s->twin.offer = s->offer;
    s->plan = given_world("complete", model);
    set_number(s->plan, "network.people", n);
    set_number(s->plan, "ticks", TWIN_TICKS);
    set_number(s->plan, "replicates", TWIN_REPLICATES);
    set_number(s->plan, "budget", 1e6);
}
