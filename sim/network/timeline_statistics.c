/* When people meet, in numbers: contacts, gaps between them, and how far word can run along
 * ties that come and go. Layer 2. */
#include "network_internal.h"

#include <math.h>
#include <string.h>

/* Snapshot arcs that are looked at before people are sampled; as for other paths. */
#define WORK 2e8
#define LANES 64 /* people from whom is searched at once: the bits of a word */

/* ---- contacts and gaps -------------------------------------------------------------- */

/* A tie that stands in one tick after another is one contact. */
typedef struct contact_sums {
    double contacts, ticks;           /* how many, and in how many ticks they stand */
    double gaps, gap_sum, gap_square; /* between beginnings of contacts of one tie */
    double active, most;              /* ticks with a tie; most ties at once */
} contact_sums;

typedef struct last_contact {
    uint32_t begin, end; /* ticks; end 0: none yet */
} last_contact;

static void meet(contact_sums *sums, last_contact *last, uint32_t begin, uint32_t end)
{
    sums->ticks += end - begin;
    if (last->end == begin && last->end > 0) {
        last->end = end;
        return;
    }
    if (last->end > 0) {
        const double gap = begin - last->begin;
        sums->gaps++;
        sums->gap_sum += gap;
        sums->gap_square += gap * gap;
    }
    sums->contacts++;
    *last = (last_contact){ begin, end };
}

static gv_status count_contacts(const gv_timeline *t, uint64_t arcs, contact_sums *sums,
                                gv_error *err)
{
    last_contact *last = gv_alloc(arcs, sizeof *last, err);
    if (last == NULL)
        return GV_E_MEMORY;
    for (uint32_t k = 0; k < t->n; k++) {
        const uint64_t from = t->offset[t->row[k]], to = t->offset[t->row[k + 1]];
        const double standing = (double) (to - from);
        for (uint64_t a = from; a < to; a++)
            meet(sums, &last[t->tie[a]], t->tick[k], t->tick[k + 1]);
        sums->active += to > from ? t->tick[k + 1] - t->tick[k] : 0;
        sums->most = standing > sums->most ? standing : sums->most;
    }
    gv_free(last);
    return GV_OK;
}

/* ---- time-respecting paths ---------------------------------------------------------- */

/* Word of 64 people at once: bit l says that a person knows what the l-th said. */
typedef struct flood {
    uint64_t *knows;   /* [n] */
    uint64_t *learns;  /* [n] in the running tick */
    uint32_t *touched; /* [n] whose `learns` is not 0 */
    uint32_t n_touched;
} flood;

static void pass_on(const gv_timeline *t, uint32_t snapshot, flood *f)
{
    for (uint64_t row = t->row[snapshot]; row < t->row[snapshot + 1]; row++) {
        const uint64_t said = f->knows[t->speaker[row]];
        for (uint64_t a = t->offset[row]; said != 0 && a < t->offset[row + 1]; a++) {
            const uint32_t v = t->target[a];
            const uint64_t news = said & ~f->knows[v];
            if (news == 0)
                continue;
            if (f->learns[v] == 0)
                f->touched[f->n_touched++] = v;
            f->learns[v] |= news;
        }
    }
}

/* @param[in,out] pairs, ticks  reached, and the sum of when */
static void learn(flood *f, uint64_t tick, double *pairs, double *ticks)
{
    for (uint32_t k = 0; k < f->n_touched; k++) {
        const uint32_t v = f->touched[k];
        const double n = __builtin_popcountll(f->learns[v]);
        f->knows[v] |= f->learns[v];
        f->learns[v] = 0;
        *pairs += n;
        *ticks += n * (double) (tick + 1);
    }
    f->n_touched = 0;
}

/* Word takes one tie a tick; while the same ties stand it may go on. */
static void flow(const gv_timeline *t, flood *f, double *pairs, double *ticks)
{
    for (uint32_t k = 0; k < t->n; k++) {
        const uint32_t from = t->tick[k] > t->skip ? t->tick[k] : t->skip;
        for (uint32_t tick = from; tick < t->tick[k + 1]; tick++) {
            pass_on(t, k, f);
            if (f->n_touched == 0)
                break;
            learn(f, tick - t->skip, pairs, ticks);
        }
    }
}

typedef struct reached {
    double pairs, ticks; /* of all searches, and the sum of when */
    double square;       /* of the pairs of each 64 searches */
    uint32_t searches, blocks;
} reached;

static void search(const gv_timeline *t, const uint32_t *source, uint32_t n, flood *f,
                   reached *r)
{
    double pairs = 0;
    memset(f->knows, 0, t->people * sizeof *f->knows);
    for (uint32_t l = 0; l < n; l++)
        f->knows[source[l]] |= UINT64_C(1) << l;
    flow(t, f, &pairs, &r->ticks);
    r->pairs += pairs;
    r->square += pairs * pairs;
    r->searches += n;
    r->blocks++;
}

static uint32_t how_many(const gv_timeline *t)
{
    const double arcs = (double) gv_timeline_arcs(t) + t->people;
    const double blocks = WORK / arcs;
    const double all = ceil(t->people / (double) LANES);
    if (blocks >= all)
        return t->people;
    return LANES * (blocks < 4 ? 4 : (uint32_t) blocks);
}

static gv_status search_all(const gv_timeline *t, gv_key key, reached *out, gv_error *err)
{
    flood f = { .knows = gv_alloc(t->people, sizeof *f.knows, err),
                .learns = gv_alloc(t->people, sizeof *f.learns, err),
                .touched = gv_alloc(t->people, sizeof *f.touched, err) };
    uint32_t *source = gv_alloc(t->people, sizeof *source, err);
    const uint32_t wanted = how_many(t) < t->people ? how_many(t) : t->people;
    gv_status status = GV_E_MEMORY;
    if (f.knows == NULL || f.learns == NULL || f.touched == NULL || source == NULL)
        goto done;
    gv_choose_pivots(key, t->people, wanted, source);
    for (uint32_t at = 0; at < wanted; at += LANES)
        search(t, source + at, wanted - at < LANES ? wanted - at : LANES, &f, out);
    status = GV_OK;
done:
    gv_free(source);
    gv_free(f.touched);
    gv_free(f.learns);
    gv_free(f.knows);
    return status;
}

/* ---- everything --------------------------------------------------------------------- */

static void set(gv_statistics *s, gv_statistic k, double value)
{
    s->of[k] = (gv_interval){ value, value, value };
}

/* Of people sampled 64 at a time: 1.96 standard errors over the blocks. */
static gv_interval share_of(const gv_timeline *t, const reached *r)
{
    const double others = t->people - 1.0;
    const double share = r->pairs / (r->searches * others);
    if (r->searches >= t->people || r->blocks < 2)
        return (gv_interval){ share, share, share };
    const double mean = r->pairs / r->blocks;
    const double variance = (r->square / r->blocks - mean * mean) / (r->blocks - 1.0);
    const double half = 1.96 * sqrt(variance > 0 ? variance : 0) / (LANES * others);
    return (gv_interval){ share, share - half, share + half };
}

static void tell_contacts(const gv_timeline *t, const contact_sums *c, bool is_mutual,
                          gv_statistics *out)
{
    const double ways = is_mutual ? 2 : 1; /* a contact both ways is one */
    const double length = gv_timeline_ticks(t);
    const double mean = c->gap_sum / c->gaps;
    const double spread = sqrt(c->gap_square / c->gaps - mean * mean);
    set(out, GV_STATISTIC_STREAM_TICKS, length);
    set(out, GV_STATISTIC_STREAM_CHANGES, t->n);
    set(out, GV_STATISTIC_STREAM_CONTACTS, c->contacts / ways);
    set(out, GV_STATISTIC_STREAM_ACTIVE, c->active / length);
    set(out, GV_STATISTIC_STREAM_AT_ONCE, c->ticks / ways / length);
    set(out, GV_STATISTIC_STREAM_MOST, c->most / ways);
    if (c->contacts > 0)
        set(out, GV_STATISTIC_STREAM_DURATION, c->ticks / c->contacts);
    if (c->gaps > 0)
        set(out, GV_STATISTIC_STREAM_GAP, mean);
    if (c->gaps > 1)
        set(out, GV_STATISTIC_STREAM_BURSTINESS, (spread - mean) / (spread + mean));
}

gv_status gv_timeline_statistics(const gv_timeline *timeline, uint64_t arcs, bool is_mutual,
                                 gv_key key, gv_statistics *out, gv_error *err)
{
    contact_sums sums = { .contacts = 0 };
    reached r = { .pairs = 0 };
    gv_status status;
    GV_TRY(count_contacts(timeline, arcs, &sums, err));
    GV_TRY(search_all(timeline, key, &r, err));
    tell_contacts(timeline, &sums, is_mutual, out);
    if (timeline->people > 1)
        out->of[GV_STATISTIC_STREAM_REACHABLE] = share_of(timeline, &r);
    if (r.pairs > 0)
        set(out, GV_STATISTIC_STREAM_ARRIVAL, r.ticks / r.pairs);
done:
    return status;
}
