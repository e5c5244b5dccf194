/* Opinions that are real numbers: how they begin, what advertising does to them, and when
 * people agree. Layer 3. */
#include "model/family/opinion_reals.h"

const char *const gv_reals_starts[] = { "uniform", "even", "values", "trait", NULL };
enum { UNIFORM, EVEN, VALUES, TRAIT };

unsigned gv_reals_needs(const void *params)
{
    (void) params;
    return GV_NEEDS_IN;
}

size_t gv_reals_own_bytes(const void *params, uint32_t n)
{
    (void) params;
    return sizeof(gv_reals_life) + 3 * (size_t) n * sizeof(double);
}

void gv_reals_check(const void *params, gv_objector *object, void *self)
{
    const gv_reals_start *start = params;
    if (start->low > start->high)
        object(self, &(gv_objection){ "high", SIZE_MAX, NULL, "'high' is below 'low'",
                                      "give the lowest opinion as 'low'" });
    if (start->start == VALUES && start->values.n == 0)
        object(self, &(gv_objection){ "start", SIZE_MAX, NULL, "no 'values' are listed",
                                      "values: [0.1, 0.9]" });
    const bool names_trait = start->trait != NULL && start->trait[0] != '\0';
    if (start->start == TRAIT && !names_trait)
        object(self, &(gv_objection){ "start", SIZE_MAX, NULL, "no 'trait' is named",
                                      "trait: leaning" });
    if (start->start != TRAIT && names_trait)
        object(self, &(gv_objection){ "trait", SIZE_MAX, NULL,
                                      "a 'trait' is named, but nobody begins with it",
                                      "start: trait" });
    if (start->start != VALUES && start->values.n > 0)
        object(self, &(gv_objection){ "values", SIZE_MAX, NULL,
                                      "'values' are listed, but nobody begins with them",
                                      "start: values" });
}

void gv_reals_check_between(const void *params, double least, double most, const char *hint,
                            gv_objector *object, void *self)
{
    const gv_reals_start *start = params;
    if (start->low < least)
        object(self, &(gv_objection){ "low", SIZE_MAX, NULL,
                                      "'low' is below the opinions of this model", hint });
    if (start->high > most)
        object(self, &(gv_objection){ "high", SIZE_MAX, NULL,
                                      "'high' is above the opinions of this model", hint });
    for (size_t k = 0; k < start->values.n; k++) {
        if (start->values.at[k] < least || start->values.at[k] > most)
            object(self,
                   &(gv_objection){ "values", k, NULL, "no opinion of this model", hint });
    }
}

const char *gv_reals_trait(const void *params)
{
    const gv_reals_start *start = params;
    return start->start == TRAIT ? start->trait : NULL;
}

static double within(const gv_reals_start *start, double opinion)
{
    return opinion > start->high  ? start->high
           : opinion < start->low ? start->low
                                  : opinion;
}

static double first_of(const gv_world *w, const gv_reals_life *l,
                       const gv_reals_start *start, uint32_t v)
{
    if (start->start == TRAIT)
        return within(start, gv_people_trait(w->people, start->trait)->number[v]);
    if (start->start == VALUES)
        return start->values.n > 0 ? start->values.at[v % start->values.n] : 0;
    const gv_bits luck = gv_draw(&l->luck, gv_counter_make(v, 0, 0, GV_REALS_BEGINS, 0, 0));
    const double share = start->start == UNIFORM ? gv_unit(luck.low)
                         : w->n == 1             ? 0
                                                 : (double) v / (w->n - 1);
    return start->low + (start->high - start->low) * share;
}

void gv_reals_begin(gv_world *w, const void *params)
{
    const gv_reals_start *start = params;
    gv_reals_life *l = w->own;
    l->luck = gv_cipher_make(gv_key_make(w->seed, GV_PURPOSE_OPINION, w->replicate));
    l->opinion = (double *) (void *) (l + 1);
    l->next = l->opinion + w->n;
    l->first = l->next + w->n;
    l->more = l->first + w->n;
    w->opinion = l->opinion;
    for (uint32_t v = 0; v < w->n; v++) {
        l->first[v] = l->opinion[v] = first_of(w, l, start, v);
        if (l->opinion[v] >= start->adopts_at)
            gv_world_credit(w, v, v, GV_CHANNEL_UNAIDED);
    }
}

uint32_t gv_reals_loudest(const gv_world *w, uint32_t v)
{
    const gv_reals_life *l = w->own;
    uint32_t best = v;
    for (uint32_t k = 0; k < gv_heard(w, v); k++) {
        const uint32_t u = gv_heard_at(w, v, k);
        if (best == v || l->opinion[u] > l->opinion[best])
            best = u;
    }
    return best;
}

static bool would_adopt(const gv_world *w, const gv_reals_start *start, uint32_t v,
                        double opinion)
{
    return opinion >= start->adopts_at && w->state[v] == 0;
}

/* Only who adopted can have convinced somebody: opinions may move past those that moved
 * them. */
static void adopt(gv_world *w, uint32_t v, uint32_t source)
{
    if (source != v && gv_world_adopted(w, source))
        gv_world_credit(w, v, source, GV_CHANNEL_EARNED);
    else
        gv_world_credit(w, v, v, GV_CHANNEL_UNAIDED);
}

void gv_reals_spread(gv_world *w, const void *params, gv_reals_move *move)
{
    gv_reals_life *l = w->own;
    for (uint32_t v = 0; v < w->n; v++)
        l->next[v] = move(w, l, params, v);
    for (uint32_t v = 0; v < w->n; v++) {
        if (would_adopt(w, params, v, l->next[v]))
            adopt(w, v, gv_reals_loudest(w, v));
    }
    double *const moved = l->next;
    l->next = l->opinion;
    l->opinion = moved;
    w->opinion = moved;
}

/* ---- one event after another ---- */

gv_bits gv_reals_draw(const gv_world *w, uint32_t k)
{
    const gv_reals_life *l = w->own;
    return gv_draw(&l->luck, gv_counter_make(l->event, k, w->tick, GV_REALS_MORE, 0, 0));
}

void gv_reals_sweep(gv_world *w, const void *params, gv_reals_event *event)
{
    gv_reals_life *l = w->own;
    gv_bits bits[GV_BATCH];
    for (uint32_t from = 0; from < w->n; from += GV_BATCH) {
        const uint32_t n = w->n - from < GV_BATCH ? w->n - from : GV_BATCH;
        gv_draw_series(&l->luck, gv_counter_make(from, 0, w->tick, GV_REALS_PICKS, 0, 0), n,
                       bits);
        for (uint32_t k = 0; k < n; k++) {
            l->event = from + k;
            event(w, params, bits[k]);
        }
    }
}

void gv_reals_take(gv_world *w, const void *params, uint32_t v, double opinion,
                   uint32_t source)
{
    gv_reals_life *l = w->own;
    l->opinion[v] = opinion;
    if (would_adopt(w, params, v, opinion))
        adopt(w, v, source);
}

void gv_reals_move_one(gv_world *w, const void *params, gv_reals_move *move, uint32_t v)
{
    const double opinion = move(w, w->own, params, v);
    const uint32_t source = would_adopt(w, params, v, opinion) ? gv_reals_loudest(w, v) : v;
    gv_reals_take(w, params, v, opinion, source);
}

/* ---- what tactics do ---- */

/* v goes that share of the way to the highest opinion. Of several tactics that win somebody
 * in one tick each has the same chance of the credit. */
static void pull(gv_world *w, const gv_reals_start *start, uint32_t v, double share,
                 uint32_t source, gv_channel channel)
{
    gv_reals_life *l = w->own;
    l->opinion[v] += share * (start->high - l->opinion[v]);
    if (l->opinion[v] >= start->adopts_at)
        gv_world_nominate(w, v, source, channel);
}

void gv_reals_impressions(gv_world *w, const void *params, const gv_impressions *batch)
{
    for (uint32_t k = 0; k < batch->n; k++)
        pull(w, params, batch->person[k], batch->strength, batch->slot, batch->channel);
}

/* A post is one more voice among those whom a hearer hears, and themselves. */
void gv_reals_post(gv_world *w, const void *params, const gv_post *post)
{
    const uint32_t u = post->speaker;
    const uint64_t from = w->complete ? 0 : w->out.offset[u];
    const uint64_t end = w->complete ? w->n : w->out.offset[u + UINT64_C(1)];
    for (uint64_t k = from; k < end; k++) {
        const uint32_t v = w->complete ? (uint32_t) k : w->out.target[k];
        const uint64_t voices =
            w->complete ? w->n : w->in.offset[v + UINT64_C(1)] - w->in.offset[v] + 1;
        if (v != u)
            pull(w, params, v, 1 / (double) (voices + 1), u, post->channel);
    }
}

static bool all_agree(const gv_world *w, const gv_reals_life *l, double apart)
{
    double low = l->opinion[0], high = low;
    for (uint32_t v = 1; v < w->n && high - low < apart; v++) {
        low = l->opinion[v] < low ? l->opinion[v] : low;
        high = l->opinion[v] > high ? l->opinion[v] : high;
    }
    return high - low < apart;
}

/* Seeds begin with the highest opinion. */
void gv_reals_settle(gv_world *w, const void *params, uint32_t step)
{
    const gv_reals_start *start = params;
    gv_reals_life *l = w->own;
    for (uint32_t k = step == 0 ? 0 : w->n_adopters; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        if (w->adoption[v].channel == GV_CHANNEL_SEED)
            l->first[v] = l->opinion[v] = start->high;
    }
    if (w->agreed == GV_MOMENT_NEVER && all_agree(w, l, start->apart))
        w->agreed = gv_moment_of(step);
}
