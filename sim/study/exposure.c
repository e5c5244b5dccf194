/* Who adopted when among whom: exposure, thresholds, hazards. Layer 8. */
#include "grapevine/series.h"
#include "study/study_internal.h"

#include <math.h>

#define MOST_PERIODS 10000

static const double band_high[GV_EXPOSURE_BANDS] = { 0, 0.25, 0.5, 0.75, 1 };

typedef struct data {
    const double *time;
    gv_csr in;
    uint32_t n;
    double first;
} data;

/* Share of those whom v hears who have adopted by the end of a period. */
static double exposure_at(const data *d, uint32_t v, double period)
{
    const uint64_t from = d->in.offset[v], end = d->in.offset[v + UINT64_C(1)];
    uint64_t adopted = 0;
    for (uint64_t k = from; k < end; k++)
        adopted += d->time[d->in.target[k]] <= period ? 1 : 0;
    return end > from ? (double) adopted / (double) (end - from) : NAN;
}

static gv_status find_periods(data *d, gv_exposure_study *s, gv_error *err)
{
    double first = INFINITY, last = -INFINITY;
    for (uint32_t v = 0; v < d->n; v++) {
        if (isnan(d->time[v]))
            continue;
        first = fmin(first, d->time[v]);
        last = fmax(last, d->time[v]);
        s->adopters++;
    }
    if (s->adopters == 0)
        return GV_FAIL(err, GV_E_DATA, "nobody adopted");
    if (!(last - first < MOST_PERIODS))
        return GV_FAIL(err, GV_E_DATA, "adoption takes more than %d periods", MOST_PERIODS);
    d->first = first;
    s->n_periods = (size_t) (last - first) + 1;
    s->period = gv_arena_alloc(s->arena, s->n_periods, sizeof *s->period, err);
    return s->period == NULL ? GV_E_MEMORY : GV_OK;
}

/* The thinnest band that holds the share. */
static gv_exposure_band *band_of(gv_exposure_study *s, double exposure)
{
    size_t b = 0;
    while (b + 1 < GV_EXPOSURE_BANDS && exposure > band_high[b])
        b++;
    return &s->band[b];
}

/* One person in one period. */
static void count(const data *d, gv_exposure_study *s, uint32_t v, size_t k)
{
    gv_exposure_period *p = &s->period[k];
    const bool is_at_risk = !(d->time[v] < p->time);
    const bool adopts = d->time[v] == p->time;
    p->at_risk += is_at_risk ? 1 : 0;
    p->adopters += adopts ? 1 : 0;
    if (d->in.offset[v + UINT64_C(1)] == d->in.offset[v])
        return;
    p->exposure += exposure_at(d, v, p->time);
    if (!is_at_risk || k == 0)
        return;
    gv_exposure_band *band = band_of(s, exposure_at(d, v, p->time - 1));
    band->at_risk++;
    band->adopters += adopts ? 1 : 0;
}

static void count_all(const data *d, gv_exposure_study *s)
{
    for (uint32_t v = 0; v < d->n; v++)
        s->hearing += d->in.offset[v + UINT64_C(1)] > d->in.offset[v] ? 1 : 0;
    for (size_t b = 0; b < GV_EXPOSURE_BANDS; b++)
        s->band[b].high = band_high[b];
    for (size_t k = 0; k < s->n_periods; k++) {
        s->period[k].time = d->first + (double) k;
        for (uint32_t v = 0; v < d->n; v++)
            count(d, s, v, k);
        gv_exposure_period *p = &s->period[k];
        p->exposure = s->hearing > 0 ? p->exposure / s->hearing : NAN;
        p->hazard = gv_wilson(p->adopters, p->at_risk);
    }
    for (size_t b = 0; b < GV_EXPOSURE_BANDS; b++)
        s->band[b].hazard =
            gv_wilson((double) s->band[b].adopters, (double) s->band[b].at_risk);
}

static gv_status find_thresholds(const data *d, gv_exposure_study *s, gv_error *err)
{
    s->threshold = gv_arena_alloc(s->arena, d->n, sizeof *s->threshold, err);
    s->lagged = gv_arena_alloc(s->arena, d->n, sizeof *s->lagged, err);
    double *kept = gv_arena_alloc(s->arena, d->n, sizeof *kept, err);
    double *kept_lagged = gv_arena_alloc(s->arena, d->n, sizeof *kept_lagged, err);
    if (s->threshold == NULL || s->lagged == NULL || kept == NULL || kept_lagged == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < d->n; v++) {
        const bool adopted = !isnan(d->time[v]);
        s->threshold[v] = adopted ? exposure_at(d, v, d->time[v]) : NAN;
        s->lagged[v] =
            adopted && d->time[v] > d->first ? exposure_at(d, v, d->time[v] - 1) : NAN;
        if (!isnan(s->threshold[v]))
            kept[s->n_threshold++] = s->threshold[v];
        if (!isnan(s->lagged[v]))
            kept_lagged[s->n_lagged++] = s->lagged[v];
    }
    s->mean_threshold = gv_mean_interval(kept, NULL, s->n_threshold);
    s->mean_lagged = gv_mean_interval(kept_lagged, NULL, s->n_lagged);
    return GV_OK;
}

gv_status gv_exposure_of(gv_network *net, const double *time, gv_exposure_study *out,
                         gv_error *err)
{
    gv_status status;
    gv_exposure_study s = { .people = gv_network_people(net) };
    data d = { .time = time, .n = s.people };
    if (gv_network_is_complete(net))
        return GV_FAIL(err, GV_E_DATA,
                       "where everybody hears everybody all are exposed "
                       "alike");
    GV_TRY(gv_arena_create(&s.arena, err));
    GV_TRY(gv_network_transpose(net, err));
    d.in = gv_network_in(net);
    GV_TRY(find_periods(&d, &s, err));
    count_all(&d, &s);
    GV_TRY(find_thresholds(&d, &s, err));
    *out = s;
    s.arena = NULL;
done:
    gv_arena_free(s.arena);
    return status;
}

void gv_exposure_free(gv_exposure_study *study)
{
    gv_arena_free(study->arena);
    *study = (gv_exposure_study){ .arena = NULL };
}
