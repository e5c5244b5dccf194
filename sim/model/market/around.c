/* What those around a person show: how many are customers, left, or are members, and on
 * which layers somebody speaks. Kept from day to day, so that a day costs the ties of those
 * who change or speak, not all ties. Layer 3. */
#include "model/market/market.h"

#include <string.h>

/* Of what is shown, that of which neighbours are counted. */
enum { COUNTED = MARKET_IS_CUSTOMER | MARKET_HAS_LEFT | MARKET_IS_MEMBER };

/* Ties of speakers are followed one by one while they are few: one in so many. */
enum { FEW = 4 };

static uint64_t arcs_from(const market_layer *layer, uint32_t u)
{
    return layer->out.offset[u + UINT64_C(1)] - layer->out.offset[u];
}

/* ---- who changed ------------------------------------------------------------------- */

/* Neighbours of several threads add up in whole numbers: the same in any order. */
static void add(_Atomic uint32_t *sum, uint8_t is, uint8_t was, uint8_t bit)
{
    if ((is & bit) != (was & bit))
        (void) atomic_fetch_add_explicit(sum, is & bit ? 1 : UINT32_MAX,
                                         memory_order_relaxed);
}

static void tell_change(market_life *l, uint32_t u, uint8_t is, uint8_t was)
{
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *out = &l->layer[k].out;
        if (l->layer[k].complete)
            continue;
        for (uint64_t a = out->offset[u]; a < out->offset[u + UINT64_C(1)]; a++) {
            const uint32_t v = out->target[a];
            market_around *around = &l->around[v];
            if (!(l->person[v].layers >> k & 1))
                continue;
            add(&around->customers, is, was, MARKET_IS_CUSTOMER);
            add(&around->left, is, was, MARKET_HAS_LEFT);
            add(&around->members, is, was, MARKET_IS_MEMBER);
        }
    }
}

static uint64_t ears_of(const market_life *l, uint32_t u)
{
    uint64_t n = 0;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        if (!l->layer[k].complete && (l->voice[u].layers >> k & 1))
            n += arcs_from(&l->layer[k], u);
    }
    return n;
}

/* Does nobody of eight people in a row speak or change? */
static bool is_quiet(const uint8_t *is, const uint8_t *was)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t now, before;
    memcpy(&now, is, sizeof now);
    memcpy(&before, was, sizeof before);
    return (((now ^ before) & COUNTED * each) | (now & MARKET_SPEAKS * each)) == 0;
}

typedef void (*of_person)(market_life *l, market_tally *tally, uint32_t u);

static void each_of_slice(gv_world *w, uint64_t slice, of_person work)
{
    market_life *l = gv_market_life(w);
    const uint32_t from = (uint32_t) slice * MARKET_SLICE;
    const uint32_t end = w->n - from < MARKET_SLICE ? w->n : from + MARKET_SLICE;
    for (uint32_t u = from; u < end; u++) {
        if (end - u >= 8 && is_quiet(&l->status[u], &l->next_status[u])) {
            u += 7;
            continue;
        }
        work(l, &l->tally[slice], u);
    }
}

static void look_at(market_life *l, market_tally *tally, uint32_t u)
{
    const uint8_t is = l->status[u], was = l->next_status[u];
    if (((is ^ was) & COUNTED) != 0)
        tell_change(l, u, is, was);
    if (is & MARKET_SPEAKS)
        tally->ears += (int64_t) ears_of(l, u);
}

static void look_at_slice(void *self, uint64_t slice)
{
    gv_world *w = self;
    gv_market_life(w)->tally[slice].ears = 0;
    each_of_slice(w, slice, look_at);
}

/* ---- who speaks -------------------------------------------------------------------- */

static void let_hear(market_life *l, market_tally *tally, uint32_t u)
{
    (void) tally;
    if (!(l->status[u] & MARKET_SPEAKS))
        return;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *out = &l->layer[k].out;
        const uint8_t bit = (uint8_t) (1u << k);
        if (l->layer[k].complete || !(l->voice[u].layers & bit))
            continue;
        for (uint64_t a = out->offset[u]; a < out->offset[u + UINT64_C(1)]; a++) {
            _Atomic uint8_t *spoken = &l->spoken[out->target[a]];
            if (!(atomic_load_explicit(spoken, memory_order_relaxed) & bit))
                (void) atomic_fetch_or_explicit(spoken, bit, memory_order_relaxed);
        }
    }
}

static void let_slice_hear(void *self, uint64_t slice)
{
    each_of_slice(self, slice, let_hear);
}

/* In the morning `next_status` still holds what was counted the day before. */
void gv_market_look_round(gv_world *w)
{
    market_life *l = gv_market_life(w);
    uint64_t ears = 0;
    gv_market_each_slice(w, look_at_slice);
    for (uint32_t s = 0; s < l->slices; s++)
        ears += (uint64_t) l->tally[s].ears;
    l->all_speak = ears > l->arcs / FEW;
    if (ears > 0 && !l->all_speak)
        gv_market_each_slice(w, let_slice_hear);
}

/* Layers on which v may hear somebody; each day is asked once. */
uint8_t gv_market_spoken(market_life *l, uint32_t v)
{
    if (l->all_speak)
        return UINT8_MAX;
    const uint8_t layers = atomic_load_explicit(&l->spoken[v], memory_order_relaxed);
    if (layers != 0)
        atomic_store_explicit(&l->spoken[v], 0, memory_order_relaxed);
    return layers;
}

/* ---- before tick 0 ------------------------------------------------------------------- */

/* Whom everybody hears, on layers of which they are members. */
void gv_market_count_heard(market_life *l, uint32_t v)
{
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *in = &l->layer[k].in;
        if (!l->layer[k].complete && (l->person[v].layers >> k & 1))
            l->around[v].heard += (uint32_t) (in->offset[v + UINT64_C(1)] - in->offset[v]);
    }
}

void gv_market_count_arcs(market_life *l, uint32_t n)
{
    for (uint32_t k = 0; k < l->n_layers; k++)
        l->arcs += l->layer[k].complete ? 0 : l->layer[k].out.offset[n];
}
