/* Twin of the marketing model: people before tick 0, and what they find when they buy. */
#include "market.h"

#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

double twin_stored(double x)
{
    return (double) (float) x;
}

double twin_clip(double x, double low, double high)
{
    return fmin(fmax(x, low), high);
}

double twin_cosine(const double *a, const double *b)
{
    double ab = 0, aa = 0, bb = 0;
    for (int k = 0; k < TWIN_TOPICS; k++) {
        ab += a[k] * b[k];
        aa += a[k] * a[k];
        bb += b[k] * b[k];
    }
    return aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : 0;
}

double twin_nearness(const double a[2], const double b[2])
{
    return 1 - hypot(a[0] - b[0], a[1] - b[1]) / (2 * sqrt(2));
}

gv_bits twin_market_draw(const twin_market *m, uint32_t v, uint32_t other, uint32_t tick,
                         uint32_t layer, uint32_t draw)
{
    return gv_draw(&m->luck, gv_counter_make(v, other, tick, layer, 0, draw));
}

static gv_bits at_birth(const twin_market *m, uint32_t v, uint32_t draw)
{
    return twin_market_draw(m, v, 0, 0, 0, draw);
}

/* ---- the brand ---- */

static void of_length_1(double z[TWIN_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < TWIN_TOPICS; k++)
        sum += z[k] * z[k];
    for (int k = 0; k < TWIN_TOPICS; k++)
        z[k] = twin_stored(z[k] / sqrt(sum));
}

/* The product is about topics 0 and 1, its purpose about 2, 3, 0 and 5. */
static void brand(twin_market *m)
{
    memset(m->product, 0, sizeof m->product);
    memset(m->purpose, 0, sizeof m->purpose);
    m->product[0] = m->product[1] = 1;
    m->purpose[2] = m->purpose[3] = m->purpose[0] = m->purpose[5] = 1;
    of_length_1(m->product);
    of_length_1(m->purpose);
    m->brand_value[0] = m->brand_value[1] = 0.25;
    m->item[0] = (twin_item){ .name = 1,
                              .prominence = twin_stored(0.9),
                              .worth = 0.5,
                              .arousal = twin_stored(0.3),
                              .information = twin_stored(0.3),
                              .weight = 1 };
    m->item[1] = m->item[0];
    m->item[1].name = 2;
    m->item[1].worth = m->item[1].arousal = twin_stored(0.6);
    m->n_items = 2;
}

/* ---- people ---- */

static void tastes(const twin_market *m, twin_person *p, uint32_t v, uint32_t group)
{
    double care[TWIN_TOPICS], sum = 0;
    for (uint32_t k = 0; k < TWIN_TOPICS; k++) {
        const gv_bits luck = at_birth(m, v, MARKET_DRAW_TOPIC + k / 2);
        const double e = gv_exponential(k % 2 == 0 ? luck.low : luck.high);
        const double weight = 0.15 + (k == group % TWIN_TOPICS ? 2 : 0) +
                              (k == (3 * group + 1) % TWIN_TOPICS ? 1 : 0);
        care[k] = weight * pow(e, 1.5) + 0.02;
        sum += care[k];
    }
    for (uint32_t k = 0; k < TWIN_TOPICS; k++)
        p->topic[k] = floor(255 * care[k] / sum + 0.5);
    const gv_bits luck = at_birth(m, v, MARKET_DRAW_VALUE);
    const double angle = 2 * pi * group / MARKET_GROUPS;
    const double at[2] = { 0.5 * cos(angle) + 0.6 * (2 * gv_unit(luck.low) - 1),
                           0.5 * sin(angle) + 0.6 * (2 * gv_unit(luck.high) - 1) };
    for (int k = 0; k < 2; k++)
        p->value[k] = floor(127 * twin_clip(at[k], -1, 1) + 0.5) / 127;
}

/* Of the three topics that they care for least, one. */
static uint32_t turn_off(const twin_person *p, uint64_t bits)
{
    uint32_t order[TWIN_TOPICS];
    for (uint32_t k = 0; k < TWIN_TOPICS; k++) {
        uint32_t before = 0;
        for (uint32_t j = 0; j < TWIN_TOPICS; j++)
            before += p->topic[j] < p->topic[k] || (p->topic[j] == p->topic[k] && j < k);
        order[before] = k;
    }
    return order[gv_below(bits, 3)];
}

static double attitude_at_start(const twin_market *m, uint32_t v)
{
    const gv_cipher luck =
        gv_cipher_make(gv_key_make(m->t->seed, GV_PURPOSE_OPINION, m->t->replicate));
    const double u = gv_unit(gv_draw(&luck, gv_counter_make(v, 0, 0, 4, 0, 0)).low);
    return m->par->attitudes > 0 ? m->par->attitudes * (2 * u - 1) : 0;
}

static void birth(twin_market *m, uint32_t v)
{
    twin_person *p = &m->person[v];
    memset(p, 0, sizeof *p);
    tastes(m, p, v,
           (uint32_t) gv_below(at_birth(m, v, MARKET_DRAW_GROUP).low, MARKET_GROUPS));
    for (uint32_t k = 0; k < m->n_layers; k++)
        p->member[k] = gv_happens(twin_market_draw(m, v, 0, 0, k, MARKET_DRAW_MEMBER).low,
                                  gv_chance_of(m->membership[k]));
    const gv_bits luck = at_birth(m, v, MARKET_DRAW_CHARACTER);
    const double posts =
        m->par->attention_least + m->par->attention_more * gv_exponential(luck.low);
    p->attention = floor(fmin(posts + 0.5, 255));
    p->trust = twin_stored(0.5 + 0.1 * (2 * gv_unit(luck.high) - 1));
    p->belief = 0.5;
    p->firm = 2;
    p->last_claim = -1;
    p->scepticism = floor(gv_unit(at_birth(m, v, MARKET_DRAW_SCEPTICISM).low) * 256) / 255;
    p->turn_off = turn_off(p, at_birth(m, v, MARKET_DRAW_TROUBLE).low);
    p->attitude = attitude_at_start(m, v);
}

/* ---- customers ---- */

/* Satisfaction is disconfirmation and performance. */
void twin_market_try(twin_market *m, uint32_t v, uint32_t tick)
{
    twin_person *p = &m->person[v];
    const double noise = m->par->noise;
    const gv_bits luck = twin_market_draw(m, v, 0, tick, 0, MARKET_DRAW_EXPERIENCE);
    const double triangular = gv_unit(luck.low) + gv_unit(luck.high) - 1;
    const double fit = twin_cosine(p->topic, m->product);
    const double found =
        twin_clip(m->par->quality + noise * triangular + noise * (fit - 0.5), 0, 1);
    const double joy = twin_clip((found - p->belief) + 0.5 * (found - 0.5), -1, 1);
    p->joy = twin_stored(joy);
    p->attitude = twin_clip(p->attitude + 0.5 * joy, -1, 1);
    p->trust = twin_stored(twin_clip(p->trust + (joy < 0 ? 0.5 : 0.25) * joy, 0, 1));
    p->belief = twin_stored(found);
    p->firm = 10;
    p->bought = MARKET_CUSTOMER;
    p->since = (int32_t) tick + 1;
    if (p->stage < MARKET_ATTRACTION)
        p->stage = MARKET_ATTRACTION;
}

static void acquaint(twin_market *m)
{
    double sum = 0;
    for (uint32_t v = 0; v < m->t->n; v++)
        sum += exp(3 * twin_cosine(m->person[v].topic, m->product));
    for (uint32_t v = 0; v < m->t->n; v++) {
        twin_person *p = &m->person[v];
        const gv_bits luck = at_birth(m, v, MARKET_DRAW_START);
        const double weight = exp(3 * twin_cosine(p->topic, m->product));
        const double share = m->par->customers * weight / (sum / m->t->n);
        if (gv_happens(luck.low, gv_chance_of(share))) {
            twin_market_try(m, v, 0);
            p->since = 1 - (int32_t) gv_below(luck.high, 361);
        } else if (gv_happens(luck.high, gv_chance_of(m->par->aware))) {
            p->stage = MARKET_ATTENTION;
        }
        m->sign[v].customer = p->bought == MARKET_CUSTOMER;
    }
}

void twin_market_begin(twin_market *m)
{
    m->luck = gv_cipher_make(gv_key_make(m->t->seed, GV_PURPOSE_MARKET, m->t->replicate));
    m->vitality = 1;
    memset(m->voice, 0, sizeof m->voice);
    memset(m->sign, 0, sizeof m->sign);
    memset(m->shown_on, 0, sizeof m->shown_on);
    memset(m->online_on, 0, sizeof m->online_on);
    memset(m->week, 0, sizeof m->week);
    brand(m);
    for (uint32_t v = 0; v < m->t->n; v++)
        birth(m, v);
    acquaint(m);
    twin_begin(m->t);
    for (uint32_t v = 0; v < m->t->n; v++) {
        if (m->t->adopted_at[v] == 0) {
            twin_market_try(m, v, 0);
            m->sign[v].customer = true;
        }
    }
}
