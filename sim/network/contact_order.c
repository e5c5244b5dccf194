/* Null models of a stream of contacts: the same people meet, in another order. What is left
 * of an effect tells whether it lay in who meets whom, or in when. Layer 2. */
#include "network/contact_stream.h"

/* ---- backwards ---------------------------------------------------------------------- */

static void reverse(contact_stream *s)
{
    for (uint64_t k = 0; k < s->n; k++) {
        contact_stretch *const one = &s->at[k];
        const uint32_t from = s->ticks - one->until;
        one->until = s->ticks - one->from;
        one->from = from;
    }
}

/* ---- whole ticks change places ------------------------------------------------------ */

static uint32_t *random_order(uint32_t n, gv_key key, gv_error *err)
{
    gv_stream stream = gv_stream_make(key);
    uint32_t *place = gv_alloc(n, sizeof *place, err);
    for (uint32_t t = 0; place != NULL && t < n; t++)
        place[t] = t;
    for (uint32_t t = n; place != NULL && t > 1; t--) {
        const uint64_t luck = gv_stream_next(&stream);
        const uint32_t other = (uint32_t) gv_below(luck, t);
        const uint32_t held = place[t - 1];
        place[t - 1] = place[other];
        place[other] = held;
    }
    return place;
}

static gv_status count_ticks(const contact_stream *s, uint64_t *n, gv_error *err)
{
    *n = 0;
    for (uint64_t k = 0; k < s->n; k++)
        *n += s->at[k].until - s->at[k].from;
    if (*n <= GV_TIMELINE_ARCS)
        return GV_OK;
    return GV_FAIL(err, GV_E_IMPOSSIBLE, "these contacts last too many ticks to shuffle");
}

static gv_status shuffle_ticks(contact_stream *s, gv_key key, gv_error *err)
{
    uint64_t n = 0;
    contact_stretch *single = NULL;
    gv_status status;
    uint32_t *place = random_order(s->ticks, key, err);
    if (place == NULL)
        return GV_E_MEMORY;
    GV_TRY(count_ticks(s, &n, err));
    single = gv_alloc(n, sizeof *single, err);
    if (single == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    uint64_t at = 0;
    for (uint64_t k = 0; k < s->n; k++) {
        for (uint32_t t = s->at[k].from; t < s->at[k].until; t++) {
            single[at] = s->at[k];
            single[at].from = place[t];
            single[at++].until = place[t] + 1;
        }
    }
    gv_free(s->at);
    s->at = single;
    s->n = n;
done:
    gv_free(place);
    return status;
}

/* ---- contacts change places --------------------------------------------------------- */

/* Swaps proposed for each contact: as random as it gets. */
#define PROPOSALS 10

static bool are_same_two(const contact_stretch *x, const contact_stretch *y)
{
    return x->a == y->a && x->b == y->b;
}

/* Would contact k, moved to [from, until), meet another one of the same two? `other` is
 * about to leave. */
static bool meets(const contact_stream *s, uint64_t k, uint64_t other, uint32_t from,
                  uint32_t until)
{
    uint64_t low = k, high = k + 1;
    while (low > 0 && are_same_two(&s->at[low - 1], &s->at[k]))
        low--;
    while (high < s->n && are_same_two(&s->at[high], &s->at[k]))
        high++;
    for (uint64_t j = low; j < high; j++) {
        if (j != k && j != other && s->at[j].from < until && from < s->at[j].until)
            return true;
    }
    return false;
}

/* Everybody keeps their contacts and every tick its number: only who meets when is left to
 * chance. */
static void shuffle_times(contact_stream *s, gv_key key)
{
    gv_stream stream = gv_stream_make(key);
    for (uint64_t k = 0; s->n > 1 && k < PROPOSALS * s->n; k++) {
        const uint64_t one_luck = gv_stream_next(&stream);
        const uint64_t two_luck = gv_stream_next(&stream);
        contact_stretch *const one = &s->at[gv_below(one_luck, s->n)];
        contact_stretch *const two = &s->at[gv_below(two_luck, s->n)];
        const contact_stretch held = *one;
        const uint64_t i = (uint64_t) (one - s->at), j = (uint64_t) (two - s->at);
        if (are_same_two(one, two) || meets(s, i, j, two->from, two->until) ||
            meets(s, j, i, one->from, one->until))
            continue;
        one->from = two->from;
        one->until = two->until;
        two->from = held.from;
        two->until = held.until;
    }
}

bool gv_order_draws(uint32_t order)
{
    return order == GV_ORDER_TICKS || order == GV_ORDER_TIMES;
}

gv_status contact_stream_reorder(uint32_t order, gv_key key, contact_stream *s,
                                 gv_error *err)
{
    switch (order) {
    case GV_ORDER_REVERSED:
        reverse(s);
        return GV_OK;
    case GV_ORDER_TICKS:
        return shuffle_ticks(s, key, err);
    case GV_ORDER_TIMES:
        shuffle_times(s, key);
        return GV_OK;
    default:
        return GV_OK;
    }
}
