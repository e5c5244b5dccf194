/* How likely people think a catastrophe is, between what institutions say and each other.
 */
#include "opinions.h"

typedef struct character {
    double trust, talk;
    enum { PLAYS_DOWN, TAKES_AS_TOLD, FEARS } nature;
} character;

static character character_of(const twin *t, const twin_risk *rule, uint32_t v)
{
    const gv_cipher cipher =
        gv_cipher_make(gv_key_make(t->seed, GV_PURPOSE_OPINION, t->replicate));
    const gv_bits ranges = gv_draw(&cipher, gv_counter_make(v, 0, 0, REAL_CHARACTER, 0, 0));
    const gv_bits kind = gv_draw(&cipher, gv_counter_make(v, 0, 0, REAL_CHARACTER, 0, 1));
    const double part =
        gv_unit(kind.low) * (rule->negative + rule->neutral + rule->positive);
    character c = { .nature = FEARS };
    c.trust = rule->trust_low + (rule->trust_high - rule->trust_low) * gv_unit(ranges.low);
    c.talk = rule->talk_low + (rule->talk_high - rule->talk_low) * gv_unit(ranges.high);
    if (part < rule->negative)
        c.nature = PLAYS_DOWN;
    else if (part < rule->negative + rule->neutral)
        c.nature = TAKES_AS_TOLD;
    return c;
}

/* v hears `opinion`, and makes of it what their nature makes. */
static void hear(twin *t, twin_minds *x, const character *c, uint32_t v, double trust,
                 double opinion, uint32_t source)
{
    const double told = x->now[v] + trust * (opinion - x->now[v]);
    const double held = c[v].nature == PLAYS_DOWN ? told / 2
                        : c[v].nature == FEARS    ? (1 + told) / 2
                                                  : told;
    twin_mind(t, x, v, held, source);
}

/* Both speak as they thought when they met. */
static void meet(twin *t, twin_minds *x, const character *c, uint32_t v, uint32_t u,
                 gv_bits bits)
{
    const double by_v = x->now[v], by_u = x->now[u];
    const gv_chance v_speaks = gv_chance_of(gv_real_pow(by_v, 1 / c[v].talk));
    const gv_chance u_speaks = gv_chance_of(gv_real_pow(by_u, 1 / c[u].talk));
    if (gv_happens(bits.high, u_speaks))
        hear(t, x, c, v, 1 - c[v].trust, by_u, u);
    if (gv_happens(bits.low, v_speaks))
        hear(t, x, c, u, 1 - c[u].trust, by_v, v);
}

static void meetings(twin *t, twin_minds *x, const character *c, uint32_t tick)
{
    for (uint32_t event = 0; event < t->n; event++) {
        const gv_bits bits = twin_luck(t, event, 0, tick, REAL_PICKS);
        const uint32_t v = (uint32_t) gv_below(bits.low, t->n);
        const uint32_t heard = twin_heard(t, v);
        if (heard > 0)
            meet(t, x, c, v, twin_heard_at(t, v, gv_below(bits.high, heard)),
                 twin_luck(t, event, 0, tick, REAL_MORE));
    }
}

void twin_risks(twin *t, const twin_risk *rule)
{
    twin_minds x = { .now = { 0 } };
    character c[TWIN_PEOPLE];
    twin_begin_minds(t, &x, 0);
    for (uint32_t v = 0; v < t->n; v++)
        c[v] = character_of(t, rule, v);
    for (uint32_t tick = 0; tick < t->ticks; tick++) {
        twin_pull_minds(t, &x, tick);
        for (uint32_t v = 0; v < t->n; v++)
            hear(t, &x, c, v, c[v].trust, rule->information, v);
        meetings(t, &x, c, tick);
        twin_close_tick(t, tick);
    }
}
