/* Ties that come and go, as snapshots: between two moments at which some tie appears or
 * vanishes nothing changes, so that a stream of a million ticks costs what its contacts
 * cost. Layer 2. */
#include "network_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- looking ------------------------------------------------------------------------ */

uint64_t gv_timeline_arcs(const gv_timeline *timeline)
{
    return timeline->offset[timeline->row[timeline->n]];
}

uint32_t gv_timeline_ticks(const gv_timeline *timeline)
{
    return timeline->tick[timeline->n];
}

uint32_t gv_timeline_at(const gv_timeline *timeline, uint64_t tick)
{
    const uint32_t length = gv_timeline_ticks(timeline);
    uint64_t at = tick + timeline->skip;
    if (at >= length && timeline->after == GV_AFTER_STOP)
        return timeline->n;
    if (at >= length)
        at = timeline->after == GV_AFTER_HOLD ? length - 1 : at % length;
    uint32_t low = 0, high = timeline->n - 1; /* the last snapshot that began by then */
    while (low < high) {
        const uint32_t middle = low + (high - low + 1) / 2;
        if (timeline->tick[middle] <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void gv_timeline_rows(const gv_timeline *timeline, uint32_t snapshot, uint64_t *offset)
{
    const bool is_over = snapshot >= timeline->n;
    const uint64_t end = timeline->row[is_over ? timeline->n : snapshot + 1];
    uint64_t row = is_over ? end : timeline->row[snapshot];
    uint32_t v = 0;
    for (; row < end; row++) {
        for (; v <= timeline->speaker[row]; v++)
            offset[v] = timeline->offset[row];
    }
    for (; v <= timeline->people; v++)
        offset[v] = timeline->offset[end];
}

bool gv_timeline_equal(const gv_timeline *a, const gv_timeline *b)
{
    if (a->people != b->people || a->n != b->n ||
        memcmp(a->tick, b->tick, (a->n + (size_t) 1) * sizeof *a->tick) != 0 ||
        memcmp(a->row, b->row, (a->n + (size_t) 1) * sizeof *a->row) != 0)
        return false;
    const size_t rows = a->row[a->n];
    if (memcmp(a->speaker, b->speaker, rows * sizeof *a->speaker) != 0 ||
        memcmp(a->offset, b->offset, (rows + 1) * sizeof *a->offset) != 0)
        return false;
    const size_t arcs = a->offset[rows];
    return memcmp(a->target, b->target, arcs * sizeof *a->target) == 0 &&
           (a->weight == NULL ||
            memcmp(a->weight, b->weight, arcs * sizeof *a->weight) == 0);
}

gv_hash gv_timeline_hash(const gv_timeline *timeline)
{
    const uint64_t rows = timeline->row[timeline->n];
    const uint64_t arcs = timeline->offset[rows];
    struct {
        uint64_t n, skip, after, has_weights;
        gv_hash tick, row, speaker, offset, target, weight;
    } all;
    memset(&all, 0, sizeof all);
    all.n = timeline->n;
    all.skip = timeline->skip;
    all.after = timeline->after;
    all.tick = gv_hash_bytes(timeline->tick, (timeline->n + (size_t) 1) * sizeof(uint32_t));
    all.row = gv_hash_bytes(timeline->row, (timeline->n + (size_t) 1) * sizeof(uint64_t));
    all.speaker = gv_hash_bytes(timeline->speaker, rows * sizeof(uint32_t));
    all.offset = gv_hash_bytes(timeline->offset, (rows + 1) * sizeof(uint64_t));
    all.target = gv_hash_bytes(timeline->target, arcs * sizeof(uint32_t));
    if (timeline->weight != NULL) {
        all.has_weights = 1;
        all.weight = gv_hash_bytes(timeline->weight, arcs * sizeof(double));
    }
    return gv_hash_bytes(&all, sizeof all);
}

uint64_t gv_timeline_bytes(const gv_timeline *timeline)
{
    if (timeline->tick == NULL)
        return 0;
    const uint64_t rows = timeline->row[timeline->n];
    const uint64_t an_arc = 2 * sizeof(uint32_t) + (timeline->weight ? sizeof(double) : 0);
    return (timeline->n + UINT64_C(1)) * (sizeof(uint32_t) + sizeof(uint64_t)) +
           rows * (sizeof(uint32_t) + sizeof(uint64_t)) + timeline->offset[rows] * an_arc;
}

void gv_timeline_release(gv_timeline_store *store)
{
    gv_free(store->tie);
    gv_free(store->weight);
    gv_free(store->target);
    gv_free(store->offset);
    gv_free(store->speaker);
    gv_free(store->row);
    gv_free(store->tick);
    *store = (gv_timeline_store){ .tick = NULL };
}

/* ---- arcs in the order of snapshots and of ties -> rows ----------------------------- */

/* Arcs of snapshots, those of snapshot k from start[k] on, ties ascending in each. */
typedef struct arc_pile {
    uint32_t n;      /* snapshots */
    uint64_t *start; /* [n + 1] */
    uint32_t *tie;   /* [start[n]] */
    double *weight;  /* likewise, or NULL */
} arc_pile;

static void pile_free(arc_pile *p)
{
    gv_free(p->weight);
    gv_free(p->tie);
    gv_free(p->start);
    *p = (arc_pile){ .n = 0 };
}

/* Who speaks along each arc. */
static uint32_t *speakers_of(gv_csr whole, gv_error *err)
{
    uint32_t *speaker = gv_alloc(whole.offset[whole.n], sizeof *speaker, err);
    for (uint32_t u = 0; speaker != NULL && u < whole.n; u++) {
        for (uint64_t arc = whole.offset[u]; arc < whole.offset[u + UINT64_C(1)]; arc++)
            speaker[arc] = u;
    }
    return speaker;
}

static uint64_t count_rows(const arc_pile *pile, const uint32_t *speaker)
{
    uint64_t rows = 0;
    for (uint32_t k = 0; k < pile->n; k++) {
        for (uint64_t a = pile->start[k]; a < pile->start[k + 1]; a++)
            rows +=
                a == pile->start[k] || speaker[pile->tie[a]] != speaker[pile->tie[a - 1]];
    }
    return rows;
}

static gv_status reserve(const arc_pile *pile, uint64_t rows, gv_timeline_store *s,
                         gv_error *err)
{
    const uint64_t arcs = pile->start[pile->n];
    s->row = gv_alloc(pile->n + (size_t) 1, sizeof *s->row, err);
    s->speaker = gv_alloc(rows, sizeof *s->speaker, err);
    s->offset = gv_alloc(rows + 1, sizeof *s->offset, err);
    s->target = gv_alloc(arcs, sizeof *s->target, err);
    return s->row == NULL || s->speaker == NULL || s->offset == NULL || s->target == NULL
               ? GV_E_MEMORY
               : GV_OK;
}

static void fill_rows(gv_csr whole, const arc_pile *pile, const uint32_t *speaker,
                      gv_timeline_store *s)
{
    uint64_t row = 0;
    for (uint32_t k = 0; k < pile->n; k++) {
        s->row[k] = row;
        for (uint64_t a = pile->start[k]; a < pile->start[k + 1]; a++) {
            const uint32_t u = speaker[pile->tie[a]];
            s->target[a] = whole.target[pile->tie[a]];
            if (a > pile->start[k] && u == speaker[pile->tie[a - 1]])
                continue;
            s->speaker[row] = u;
            s->offset[row++] = a;
        }
    }
    s->row[pile->n] = row;
    s->offset[row] = pile->start[pile->n];
}

/* @param tick  [n + 1]; taken on success, as are the arrays of the pile */
static gv_status store_of_pile(gv_csr whole, arc_pile *pile, uint32_t **tick,
                               gv_timeline_store *out, gv_error *err)
{
    gv_timeline_store s = { .tick = NULL };
    gv_status status = GV_E_MEMORY;
    uint32_t *speaker = speakers_of(whole, err);
    if (speaker == NULL)
        goto done;
    GV_TRY(reserve(pile, count_rows(pile, speaker), &s, err));
    fill_rows(whole, pile, speaker, &s);
    s.tick = *tick;
    s.tie = pile->tie;
    s.weight = pile->weight;
    s.view = (gv_timeline){ .people = whole.n,
                            .n = pile->n,
                            .tick = s.tick,
                            .row = s.row,
                            .speaker = s.speaker,
                            .offset = s.offset,
                            .target = s.target,
                            .weight = s.weight,
                            .tie = s.tie };
    *tick = NULL;
    pile->tie = NULL;
    pile->weight = NULL;
    *out = s;
    s = (gv_timeline_store){ .tick = NULL };
done:
    gv_timeline_release(&s);
    gv_free(speaker);
    return status;
}

/* ---- contacts -> arcs in order ------------------------------------------------------ */

/* index[t] becomes the snapshot that begins at tick t or before; of the end their number.
 */
static gv_status number_snapshots(const gv_contacts *c, uint32_t **index, uint32_t *n,
                                  gv_error *err)
{
    uint32_t *at = gv_alloc(c->ticks + (size_t) 1, sizeof *at, err);
    if (at == NULL)
        return GV_E_MEMORY;
    for (uint64_t k = 0; k < c->n; k++) {
        at[c->from[k]] = 1;
        at[c->until[k]] = 1;
    }
    at[0] = 0; /* begins one anyway */
    at[c->ticks] = 1;
    for (uint32_t t = 1; t <= c->ticks; t++)
        at[t] += at[t - 1];
    *index = at;
    *n = at[c->ticks];
    return GV_OK;
}

static uint32_t *first_ticks(const gv_contacts *c, const uint32_t *index, uint32_t n,
                             gv_error *err)
{
    uint32_t *tick = gv_alloc(n + (size_t) 1, sizeof *tick, err);
    for (uint32_t t = 1; tick != NULL && t <= c->ticks; t++) {
        if (index[t] != index[t - 1])
            tick[index[t]] = t;
    }
    return tick;
}

/* Contacts in the order of their ties. */
static gv_status order_by_tie(gv_csr whole, const gv_contacts *c, uint32_t **order,
                              uint32_t **tie, gv_error *err)
{
    const uint64_t arcs = whole.offset[whole.n];
    uint64_t *next = gv_alloc(arcs + 1, sizeof *next, err);
    uint32_t *sorted = gv_alloc(c->n, sizeof *sorted, err);
    uint32_t *of = gv_alloc(c->n, sizeof *of, err);
    if (next == NULL || sorted == NULL || of == NULL) {
        gv_free(of);
        gv_free(sorted);
        gv_free(next);
        return GV_E_MEMORY;
    }
    for (uint64_t k = 0; k < c->n; k++) {
        of[k] = (uint32_t) gv_csr_find(whole, c->speaker[k], c->hearer[k]);
        next[of[k] + UINT64_C(1)]++;
    }
    for (uint64_t t = 0; t < arcs; t++)
        next[t + 1] += next[t];
    for (uint64_t k = 0; k < c->n; k++)
        sorted[next[of[k]]++] = (uint32_t) k;
    gv_free(next);
    *order = sorted;
    *tie = of;
    return GV_OK;
}

/* Where the arcs of each snapshot begin, repeats included. */
static gv_status count_arcs(const gv_contacts *c, const uint32_t *index, arc_pile *pile,
                            gv_error *err)
{
    uint64_t standing = 0, total = 0;
    pile->start = gv_alloc(pile->n + (size_t) 1, sizeof *pile->start, err);
    if (pile->start == NULL)
        return GV_E_MEMORY;
    /* what appears less what vanishes, as numbers that wrap */
    for (uint64_t k = 0; k < c->n; k++) {
        pile->start[index[c->from[k]]]++;
        pile->start[index[c->until[k]]]--;
    }
    for (uint32_t k = 0; k <= pile->n; k++) {
        standing += pile->start[k];
        pile->start[k] = total;
        total += standing;
        if (total <= GV_TIMELINE_ARCS)
            continue;
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "the ties of all ticks together are more than %" PRIu64, GV_TIMELINE_ARCS);
        gv_error_hint(err, "longer ticks make fewer of them");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

/* Ties that stand there twice become one. */
static void merge_overlaps(arc_pile *pile)
{
    uint64_t kept = 0, a = 0;
    for (uint32_t k = 0; k < pile->n; k++) {
        const uint64_t begin = kept;
        for (const uint64_t end = pile->start[k + 1]; a < end; a++) {
            const bool again = kept > begin && pile->tie[kept - 1] == pile->tie[a];
            if (again && pile->weight != NULL)
                pile->weight[kept - 1] += pile->weight[a];
            if (again)
                continue;
            pile->tie[kept] = pile->tie[a];
            if (pile->weight != NULL)
                pile->weight[kept] = pile->weight[a];
            kept++;
        }
        pile->start[k] = begin;
    }
    pile->start[pile->n] = kept;
}

static gv_status lay_arcs(gv_csr whole, const gv_contacts *c, const uint32_t *index,
                          arc_pile *pile, gv_error *err)
{
    uint32_t *order = NULL, *tie = NULL;
    uint64_t *next = NULL;
    gv_status status;
    GV_TRY(count_arcs(c, index, pile, err));
    GV_TRY(order_by_tie(whole, c, &order, &tie, err));
    status = GV_E_MEMORY;
    next = gv_alloc(pile->n + (size_t) 1, sizeof *next, err);
    pile->tie = gv_alloc(pile->start[pile->n], sizeof *pile->tie, err);
    if (c->weight != NULL)
        pile->weight = gv_alloc(pile->start[pile->n], sizeof *pile->weight, err);
    if (next == NULL || pile->tie == NULL || (c->weight != NULL && pile->weight == NULL))
        goto done;
    status = GV_OK;
    memcpy(next, pile->start, pile->n * sizeof *next);
    for (uint64_t i = 0; i < c->n; i++) {
        const uint32_t k = order[i];
        for (uint32_t s = index[c->from[k]]; s < index[c->until[k]]; s++) {
            if (c->weight != NULL)
                pile->weight[next[s]] = c->weight[k];
            pile->tie[next[s]++] = tie[k];
        }
    }
    merge_overlaps(pile);
done:
    gv_free(next);
    gv_free(tie);
    gv_free(order);
    return status;
}

gv_status gv_timeline_build(gv_csr whole, const gv_contacts *contacts,
                            gv_timeline_store *out, gv_error *err)
{
    arc_pile pile = { .n = 0 };
    uint32_t *index = NULL, *tick = NULL;
    gv_status status;
    if (contacts->n > UINT32_MAX)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "a stream of more than %u contacts",
                       UINT32_MAX);
    GV_TRY(number_snapshots(contacts, &index, &pile.n, err));
    tick = first_ticks(contacts, index, pile.n, err);
    if (tick == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(lay_arcs(whole, contacts, index, &pile, err));
    GV_TRY(store_of_pile(whole, &pile, &tick, out, err));
done:
    gv_free(tick);
    gv_free(index);
    pile_free(&pile);
    return status;
}

/* ---- the transpose ------------------------------------------------------------------ */

/* Place of each arc among those of the transpose, where rows are filled by ascending
 * speakers. */
static uint32_t *places_in_transpose(gv_csr whole, gv_csr whole_in, gv_error *err)
{
    const uint64_t arcs = whole.offset[whole.n];
    uint32_t *place = gv_alloc(arcs, sizeof *place, err);
    uint64_t *next = gv_alloc(whole.n + (size_t) 1, sizeof *next, err);
    if (place == NULL || next == NULL) {
        gv_free(next);
        gv_free(place);
        return NULL;
    }
    memcpy(next, whole_in.offset, whole.n * sizeof *next);
    for (uint64_t arc = 0; arc < arcs; arc++)
        place[arc] = (uint32_t) next[whole.target[arc]]++;
    gv_free(next);
    return place;
}

typedef struct turned_arc {
    uint32_t tie;
    double weight;
} turned_arc;

static int by_tie(const void *a, const void *b)
{
    const uint32_t x = ((const turned_arc *) a)->tie;
    const uint32_t y = ((const turned_arc *) b)->tie;
    return (x > y) - (x < y);
}

static uint64_t largest_snapshot(const gv_timeline *t)
{
    uint64_t most = 0;
    for (uint32_t k = 0; k < t->n; k++) {
        const uint64_t arcs = t->offset[t->row[k + 1]] - t->offset[t->row[k]];
        most = arcs > most ? arcs : most;
    }
    return most;
}

static void turn_snapshot(const gv_timeline *t, uint32_t k, const uint32_t *place,
                          turned_arc *room, arc_pile *pile)
{
    const uint64_t begin = t->offset[t->row[k]];
    const uint64_t n = t->offset[t->row[k + 1]] - begin;
    for (uint64_t a = 0; a < n; a++)
        room[a] = (turned_arc){ .tie = place[t->tie[begin + a]],
                                .weight = t->weight != NULL ? t->weight[begin + a] : 0 };
    if (n > 1)
        qsort(room, n, sizeof *room, by_tie);
    pile->start[k] = begin;
    for (uint64_t a = 0; a < n; a++) {
        pile->tie[begin + a] = room[a].tie;
        if (pile->weight != NULL)
            pile->weight[begin + a] = room[a].weight;
    }
}

gv_status gv_timeline_transpose(const gv_timeline *timeline, gv_csr whole, gv_csr whole_in,
                                gv_timeline_store *out, gv_error *err)
{
    const uint64_t arcs = gv_timeline_arcs(timeline);
    arc_pile pile = { .n = timeline->n };
    gv_status status = GV_E_MEMORY;
    uint32_t *place = places_in_transpose(whole, whole_in, err);
    turned_arc *room = gv_alloc(largest_snapshot(timeline), sizeof *room, err);
    uint32_t *tick = gv_alloc(pile.n + (size_t) 1, sizeof *tick, err);
    pile.start = gv_alloc(pile.n + (size_t) 1, sizeof *pile.start, err);
    pile.tie = gv_alloc(arcs, sizeof *pile.tie, err);
    if (timeline->weight != NULL)
        pile.weight = gv_alloc(arcs, sizeof *pile.weight, err);
    if (place == NULL || room == NULL || tick == NULL || pile.start == NULL ||
        pile.tie == NULL || (timeline->weight != NULL && pile.weight == NULL))
        goto done;
    memcpy(tick, timeline->tick, (pile.n + (size_t) 1) * sizeof *tick);
    for (uint32_t k = 0; k < pile.n; k++)
        turn_snapshot(timeline, k, place, room, &pile);
    pile.start[pile.n] = arcs;
    GV_TRY(store_of_pile(whole_in, &pile, &tick, out, err));
    out->view.skip = timeline->skip;
    out->view.after = timeline->after;
done:
    gv_free(tick);
    gv_free(room);
    gv_free(place);
    pile_free(&pile);
    return status;
}
