/* Contacts as files hold them, turned into ties that come and go: what overlaps, and which
 * ticks a time falls into. Layer 2. */
#include "network/contact_stream.h"

#include <math.h>
#include <stdlib.h>

const char *const gv_order_choices[] = { "recorded", "reversed", "ticks_shuffled",
                                         "times_shuffled", NULL };
const char *const gv_after_choices[] = { "stop", "hold", "repeat", NULL };

/* ---- contacts of the same two that overlap ------------------------------------------ */

/* A row, whom it joins, and when. */
typedef struct meeting {
    uint32_t a, b; /* as in the file; without directions a < b */
    double begin, end;
    uint64_t row;
} meeting;

static int by_pair_and_time(const void *one, const void *other)
{
    const meeting *x = one, *y = other;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static double end_of(const gv_contact_policy *policy, const gv_arc_rows *rows, uint64_t k)
{
    if (rows->span == NULL)
        return rows->time[k] + (policy->spans_ticks ? 1 : 0);
    return policy->spans_ticks ? rows->span[k] + 1 : rows->time[k] + rows->span[k];
}

static meeting *meetings_of(const gv_contact_policy *policy, const gv_arc_rows *rows,
                            gv_error *err)
{
    meeting *all = gv_alloc(rows->n, sizeof *all, err);
    for (uint64_t k = 0; all != NULL && k < rows->n; k++) {
        const uint32_t a = rows->first[k], b = rows->second[k];
        const bool turns = !policy->direction.is_directed && a > b;
        all[k] = (meeting){ .a = turns ? b : a,
                            .b = turns ? a : b,
                            .begin = rows->time[k],
                            .end = end_of(policy, rows, k),
                            .row = k };
    }
    if (all != NULL && rows->n > 1)
        qsort(all, rows->n, sizeof *all, by_pair_and_time);
    return all;
}

/* `held` is the last one kept of those before. */
static bool overlaps(const meeting *held, const meeting *next)
{
    return held->a == next->a && held->b == next->b &&
           (next->begin < held->end || next->begin == held->begin);
}

static gv_status refuse_overlap(const gv_contact_policy *policy, const gv_arc_rows *rows,
                                const meeting *earlier, const meeting *later, gv_error *err)
{
    const uint64_t low = earlier->row < later->row ? earlier->row : later->row;
    const uint64_t high = earlier->row < later->row ? later->row : earlier->row;
    uint32_t line, earlier_line;
    char room[2][32];
    gv_status status;
    GV_TRY(gv_arc_file_line(&policy->file, high, &line, err));
    GV_TRY(gv_arc_file_line(&policy->file, low, &earlier_line, err));
    status = GV_FAIL(
        err, GV_E_DATA,
        "the %s of '%.64s' and '%.64s' overlaps another one of the two, on line %u",
        policy->file.form.what, gv_labels_text(rows->labels, rows->first[high], room[0]),
        gv_labels_text(rows->labels, rows->second[high], room[1]), earlier_line);
    gv_error_hint(err, "say repeats: merge to make what overlaps one %s",
                  policy->file.form.what);
    gv_error_place(err, policy->file.path, line, 1);
done:
    return status;
}

/* Of the complaints that could be made, that about the first line. */
static gv_status refuse_first(const gv_contact_policy *policy, const gv_arc_rows *rows,
                              const meeting *all, gv_error *err)
{
    uint64_t best = 0, best_row = UINT64_MAX, held = 0;
    uint64_t best_held = 0;
    for (uint64_t k = 1; k < rows->n; k++) {
        if (!overlaps(&all[held], &all[k])) {
            held = k;
            continue;
        }
        const uint64_t row = all[held].row > all[k].row ? all[held].row : all[k].row;
        if (row < best_row) {
            best_row = row;
            best = k;
            best_held = held;
        }
        held = all[k].end > all[held].end ? k : held;
    }
    return refuse_overlap(policy, rows, &all[best_held], &all[best], err);
}

/* What overlaps becomes one contact. @return how many remain */
static uint64_t join(meeting *all, uint64_t n)
{
    uint64_t kept = 0;
    for (uint64_t k = 0; k < n; k++) {
        meeting *const last = kept > 0 ? &all[kept - 1] : NULL;
        if (last == NULL || !overlaps(last, &all[k]))
            all[kept++] = all[k];
        else
            last->end = all[k].end > last->end ? all[k].end : last->end;
    }
    return kept;
}

static uint64_t count_overlaps(const meeting *all, uint64_t n)
{
    uint64_t found = 0, held = 0;
    for (uint64_t k = 1; k < n; k++) {
        const bool is_one = overlaps(&all[held], &all[k]);
        found += is_one ? 1 : 0;
        held = is_one && all[held].end > all[k].end ? held : k;
    }
    return found;
}

/* ---- times -> ticks ----------------------------------------------------------------- */

/* 0.3 / 0.1 is a whole number although binary fractions make it a little less. */
static const double ROUNDING = 0x1p-50;

static double tick_below(double ticks)
{
    return floor(ticks + ticks * ROUNDING);
}

static double tick_above(double ticks)
{
    return ceil(ticks - ticks * ROUNDING);
}

static gv_status refuse_length(const gv_contact_policy *policy, double ticks, gv_error *err)
{
    GV_FAIL(err, GV_E_DATA, "the file spans %.0f ticks; at most %d can be lived", ticks,
            GV_TIMELINE_TICKS);
    if (policy->spans_ticks)
        gv_error_hint(err, "say begin: first_snapshot, or a smaller `lasts`");
    else if (policy->begins_at_0)
        gv_error_hint(err, "say begin: first_contact, or a longer tick");
    else
        gv_error_hint(err, "tick is the length of a tick in the unit of the file's times: "
                           "make it longer");
    gv_error_place(err, policy->file.path, 0, 0);
    return GV_E_DATA;
}

static gv_status cut_into_ticks(const gv_contact_policy *policy, const gv_arc_rows *rows,
                                const meeting *all, uint64_t n, contact_stream *out,
                                gv_error *err)
{
    double origin = policy->begins_at_0 ? 0 : INFINITY;
    double ticks = 1;
    for (uint64_t k = 0; k < n && !policy->begins_at_0; k++)
        origin = all[k].begin < origin ? all[k].begin : origin;
    contact_stretch *at = gv_alloc(n, sizeof *at, err);
    if (at == NULL)
        return GV_E_MEMORY;
    for (uint64_t k = 0; k < n; k++) {
        const double from =
            tick_below((all[k].begin - origin) / policy->tick * policy->lasts);
        const double last =
            tick_above((all[k].end - origin) / policy->tick * policy->lasts);
        const double until = last > from + 1 ? last : from + 1;
        ticks = until > ticks ? until : ticks;
        if (ticks > GV_TIMELINE_TICKS) {
            gv_free(at);
            return refuse_length(policy, ticks, err);
        }
        at[k] = (contact_stretch){ .a = all[k].a,
                                   .b = all[k].b,
                                   .from = (uint32_t) from,
                                   .until = (uint32_t) until,
                                   .weight = rows->weight != NULL ? rows->weight[all[k].row]
                                                                  : 1 };
    }
    *out = (contact_stream){ .at = at, .n = n, .ticks = (uint32_t) ticks };
    return GV_OK;
}

/* ---- stretches -> network ----------------------------------------------------------- */

static void release(gv_contacts *c)
{
    gv_free(c->weight);
    gv_free(c->until);
    gv_free(c->from);
    gv_free(c->hearer);
    gv_free(c->speaker);
}

static void add_arc(gv_contacts *c, const contact_stretch *s, uint32_t speaker,
                    uint32_t hearer)
{
    c->speaker[c->n] = speaker;
    c->hearer[c->n] = hearer;
    c->from[c->n] = s->from;
    c->until[c->n] = s->until;
    if (c->weight != NULL)
        c->weight[c->n] = s->weight;
    c->n++;
}

static gv_status arcs_of(gv_direction direction, const contact_stream *s, bool weighs,
                         gv_contacts *out, gv_error *err)
{
    const uint64_t n = s->n * (direction.is_directed ? 1 : 2);
    gv_contacts c = { .ticks = s->ticks };
    c.speaker = gv_alloc(n, sizeof *c.speaker, err);
    c.hearer = gv_alloc(n, sizeof *c.hearer, err);
    c.from = gv_alloc(n, sizeof *c.from, err);
    c.until = gv_alloc(n, sizeof *c.until, err);
    c.weight = weighs ? gv_alloc(n, sizeof *c.weight, err) : NULL;
    if (c.speaker == NULL || c.hearer == NULL || c.from == NULL || c.until == NULL ||
        (weighs && c.weight == NULL)) {
        release(&c);
        return GV_E_MEMORY;
    }
    for (uint64_t k = 0; k < s->n; k++) {
        const contact_stretch *const one = &s->at[k];
        if (!direction.is_directed || direction.first == GV_FIRST_SPEAKS)
            add_arc(&c, one, one->a, one->b);
        if (!direction.is_directed || direction.first == GV_FIRST_LISTENS)
            add_arc(&c, one, one->b, one->a);
    }
    *out = c;
    return GV_OK;
}

static gv_status network_of(const gv_contact_policy *policy, gv_arc_rows *rows, gv_key key,
                            gv_network **out, gv_error *err)
{
    gv_network_notes notes = { .rows = rows->n + rows->loops_dropped,
                               .loops_dropped = rows->loops_dropped };
    gv_contacts contacts = { .n = 0 };
    contact_stream s = { .at = NULL };
    uint64_t n = rows->n;
    const bool weighs = policy->counts || rows->weight != NULL;
    gv_status status = GV_E_MEMORY;
    meeting *all = meetings_of(policy, rows, err);
    if (all == NULL)
        goto done;
    notes.repeats_merged = count_overlaps(all, n);
    if (notes.repeats_merged > 0 && policy->repeats == GV_REPEATS_REFUSE)
        GV_TRY(refuse_first(policy, rows, all, err));
    if (rows->weight == NULL) /* with weights they are added where they overlap */
        n = join(all, n);
    GV_TRY(cut_into_ticks(policy, rows, all, n, &s, err));
    GV_TRY(contact_stream_reorder(policy->order, key, &s, err));
    GV_TRY(arcs_of(policy->direction, &s, weighs, &contacts, err));
    GV_TRY(gv_network_of_contacts(rows->people, &contacts, (uint32_t) policy->skip,
                                  (gv_after) policy->after, &rows->labels, notes, out,
                                  err));
done:
    release(&contacts);
    gv_free(s.at);
    gv_free(all);
    return status;
}

gv_status gv_contacts_grow(const gv_contact_policy *policy, gv_key key, gv_network **out,
                           gv_error *err)
{
    gv_arc_rows rows = { 0 };
    gv_status status;
    GV_TRY(gv_file_check(policy->file.path, err));
    GV_TRY(gv_direction_check(policy->direction, err));
    GV_TRY(gv_arc_file_read(&policy->file, &rows, err));
    GV_TRY(network_of(policy, &rows, key, out, err));
done:
    gv_arc_rows_release(&rows);
    return status;
}
