/* What a network looks like in numbers: sizes, ties of people, clustering, components,
 * mixing, paths, weights. */
#include "network/igraph_statistics.h"
#include "network_internal.h"

#include <math.h>

const gv_statistic_row gv_statistic_rows[GV_STATISTICS] = {
#define GV_STATISTIC(NAME, key, group, unit, title, definition, source)                    \
    [GV_STATISTIC_##NAME] = { key, group, unit, title, definition, source },
#include "grapevine/statistics.def"
#undef GV_STATISTIC
};

/* A network while it is looked at. */
typedef struct portrait {
    uint32_t n;
    gv_csr out, in; /* without weights */
    bool is_mutual;
    double *degree;              /* [n] ties of everybody */
    double *sorted;              /* [n] scratch */
    double value[GV_STATISTICS]; /* NaN where it does not exist */
} portrait;

static double row_length(gv_csr csr, uint32_t v)
{
    return (double) (csr.offset[v + UINT64_C(1)] - csr.offset[v]);
}

/* ---- spread of a column ---- */

typedef struct spread {
    double mean, sd;
} spread;

static spread spread_of(const double *x, uint64_t n)
{
    double sum = 0, square = 0;
    for (uint64_t i = 0; i < n; i++)
        sum += x[i];
    const double mean = sum / (double) n;
    for (uint64_t i = 0; i < n; i++)
        square += (x[i] - mean) * (x[i] - mean);
    return (spread){ .mean = mean, .sd = sqrt(square / (double) n) };
}

/* ---- sizes and ties of people ---- */

static void count_ties(portrait *p)
{
    double pairs = 0, mutual = 0, isolated = 0;
    const double n = p->n;
    const double arcs = (double) p->out.offset[p->n];
    for (uint32_t v = 0; v < p->n; v++) {
        p->degree[v] = (double) gv_neighbours_count(gv_neighbours_of(p->out, p->in, v));
        /* Those who hear v and whom v hears are in both rows. */
        mutual += row_length(p->out, v) + row_length(p->in, v) - p->degree[v];
        pairs += p->degree[v] / 2;
        isolated += p->degree[v] > 0 ? 0 : 1;
    }
    p->value[GV_STATISTIC_PEOPLE] = n;
    p->value[GV_STATISTIC_ARCS] = arcs;
    p->value[GV_STATISTIC_PAIRS] = pairs;
    p->value[GV_STATISTIC_ISOLATED] = isolated;
    if (p->n > 1)
        p->value[GV_STATISTIC_DENSITY] = arcs / (n * (n - 1));
    if (arcs > 0)
        p->value[GV_STATISTIC_RECIPROCITY] = mutual / arcs;
}

static void describe_degrees(portrait *p)
{
    static const struct {
        gv_statistic statistic;
        double share;
    } quantiles[] = {
        { GV_STATISTIC_DEGREE_Q10, 0.1 },    { GV_STATISTIC_DEGREE_Q25, 0.25 },
        { GV_STATISTIC_DEGREE_MEDIAN, 0.5 }, { GV_STATISTIC_DEGREE_Q75, 0.75 },
        { GV_STATISTIC_DEGREE_Q90, 0.9 },    { GV_STATISTIC_DEGREE_Q99, 0.99 },
        { GV_STATISTIC_DEGREE_MAX, 1 }
    };
    const spread s = spread_of(p->degree, p->n);
    for (uint32_t v = 0; v < p->n; v++)
        p->sorted[v] = p->degree[v];
    gv_sort_reals(p->sorted, p->n);
    p->value[GV_STATISTIC_DEGREE_MEAN] = s.mean;
    p->value[GV_STATISTIC_DEGREE_SD] = s.sd;
    for (size_t k = 0; k < GV_COUNT_OF(quantiles); k++)
        p->value[quantiles[k].statistic] = gv_quantile(p->sorted, p->n, quantiles[k].share);
}

/* Where everybody hears those who hear them, these are the ties once more. */
static void describe_rows(portrait *p, gv_csr csr, gv_statistic sd, gv_statistic median,
                          gv_statistic most)
{
    for (uint32_t v = 0; v < p->n; v++)
        p->sorted[v] = row_length(csr, v);
    p->value[sd] = spread_of(p->sorted, p->n).sd;
    gv_sort_reals(p->sorted, p->n);
    p->value[median] = gv_quantile(p->sorted, p->n, 0.5);
    p->value[most] = p->sorted[p->n - 1];
}

static void compare_with_friends(portrait *p)
{
    double sum = 0, outnumbered = 0, people = 0, behind = 0;
    for (uint32_t v = 0; v < p->n; v++) {
        double ties = 0;
        gv_neighbours near = gv_neighbours_of(p->out, p->in, v);
        for (uint32_t u = 0; gv_neighbours_next(&near, &u);)
            ties += p->degree[u];
        behind += row_length(p->in, v) * row_length(p->out, v);
        if (!(p->degree[v] > 0))
            continue;
        people++;
        sum += ties / p->degree[v];
        outnumbered += ties > p->degree[v] * p->degree[v] ? 1 : 0;
    }
    if (people > 0) {
        p->value[GV_STATISTIC_NEIGHBOUR_DEGREE] = sum / people;
        p->value[GV_STATISTIC_OUTNUMBERED] = outnumbered / people;
        p->value[GV_STATISTIC_BRANCHING] = behind / (double) p->out.offset[p->n];
    }
}

static void describe_ties(portrait *p)
{
    count_ties(p);
    describe_degrees(p);
    compare_with_friends(p);
    if (p->is_mutual)
        return;
    describe_rows(p, p->out, GV_STATISTIC_OUT_SD, GV_STATISTIC_OUT_MEDIAN,
                  GV_STATISTIC_OUT_MAX);
    describe_rows(p, p->in, GV_STATISTIC_IN_SD, GV_STATISTIC_IN_MEDIAN,
                  GV_STATISTIC_IN_MAX);
}

static gv_status describe_weights(portrait *p, gv_csr csr, gv_error *err)
{
    const uint64_t m = csr.offset[csr.n];
    if (csr.weight == NULL || m == 0)
        return GV_OK;
    double *weight = gv_alloc(m, sizeof *weight, err);
    if (weight == NULL)
        return GV_E_MEMORY;
    for (uint64_t arc = 0; arc < m; arc++)
        weight[arc] = csr.weight[arc];
    gv_sort_reals(weight, m);
    const spread s = spread_of(weight, m);
    p->value[GV_STATISTIC_WEIGHT_MEAN] = s.mean;
    p->value[GV_STATISTIC_WEIGHT_SD] = s.sd;
    p->value[GV_STATISTIC_WEIGHT_MIN] = weight[0];
    p->value[GV_STATISTIC_WEIGHT_MEDIAN] = gv_quantile(weight, m, 0.5);
    p->value[GV_STATISTIC_WEIGHT_MAX] = weight[m - 1];
    gv_free(weight);
    return GV_OK;
}

/* ---- everything ---- */

static void hand_out(const portrait *p, const gv_path_lengths *paths, gv_statistics *out)
{
    for (size_t k = 0; k < GV_STATISTICS; k++)
        out->of[k] = (gv_interval){ p->value[k], p->value[k], p->value[k] };
    out->of[GV_STATISTIC_REACHABLE] = paths->reachable;
    out->of[GV_STATISTIC_PATH_MEAN] = paths->mean;
    out->of[GV_STATISTIC_PATH_90] = paths->within_90;
    out->of[GV_STATISTIC_PATH_MAX] =
        (gv_interval){ paths->longest, paths->longest, paths->longest };
    out->searches = paths->searches;
}

static gv_status describe(portrait *p, const gv_network *net, const uint16_t *group,
                          gv_key key, gv_statistics *out, gv_error *err)
{
    gv_path_lengths paths;
    gv_statistics all;
    const gv_igraph_ties ties = { .out = p->out, .is_mutual = p->is_mutual };
    gv_status status;
    describe_ties(p);
    GV_TRY(describe_weights(p, gv_network_out(net), err));
    GV_TRY(gv_igraph_statistics(ties, p->value, err));
    if (!p->is_mutual)
        GV_TRY(gv_igraph_directed_statistics(ties, p->value, err));
    if (group != NULL)
        GV_TRY(gv_igraph_group_statistics(ties, group, p->value, err));
    GV_TRY(gv_csr_path_lengths(p->out, key, &paths, err));
    hand_out(p, &paths, &all);
    if (gv_network_timeline(net) != NULL)
        GV_TRY(gv_timeline_statistics(gv_network_timeline(net), gv_network_arcs(net),
                                      p->is_mutual, key, &all, err));
    *out = all;
done:
    return status;
}

/* Nobody differs from anybody: what does not follow from n alone does not exist. */
static void describe_complete(uint32_t people, gv_statistics *out)
{
    const double n = people;
    for (size_t k = 0; k < GV_STATISTICS; k++)
        out->of[k] = (gv_interval){ NAN, NAN, NAN };
    const struct {
        gv_statistic statistic;
        double value;
    } known[] = {
        { GV_STATISTIC_PEOPLE, n },
        { GV_STATISTIC_PAIRS, n * (n - 1) / 2 },
        { GV_STATISTIC_ARCS, n * (n - 1) },
        { GV_STATISTIC_DENSITY, n > 1 ? 1 : NAN },
        { GV_STATISTIC_RECIPROCITY, n > 1 ? 1 : NAN },
        { GV_STATISTIC_ISOLATED, n > 1 ? 0 : n },
        { GV_STATISTIC_DEGREE_MEAN, n - 1 },
        { GV_STATISTIC_DEGREE_SD, 0 },
        { GV_STATISTIC_DEGREE_Q10, n - 1 },
        { GV_STATISTIC_DEGREE_Q25, n - 1 },
        { GV_STATISTIC_DEGREE_MEDIAN, n - 1 },
        { GV_STATISTIC_DEGREE_Q75, n - 1 },
        { GV_STATISTIC_DEGREE_Q90, n - 1 },
        { GV_STATISTIC_DEGREE_Q99, n - 1 },
        { GV_STATISTIC_DEGREE_MAX, n - 1 },
        { GV_STATISTIC_BRANCHING, n > 1 ? n - 1 : NAN },
        { GV_STATISTIC_NEIGHBOUR_DEGREE, n > 1 ? n - 1 : NAN },
        { GV_STATISTIC_OUTNUMBERED, n > 1 ? 0 : NAN },
        { GV_STATISTIC_TRANSITIVITY, n > 2 ? 1 : NAN },
        { GV_STATISTIC_CLUSTERING, n > 2 ? 1 : NAN },
        { GV_STATISTIC_PARTS, 1 },
        { GV_STATISTIC_LARGEST_PART, n },
        { GV_STATISTIC_REACHABLE, n > 1 ? 1 : NAN },
        { GV_STATISTIC_PATH_MEAN, n > 1 ? 1 : NAN },
        { GV_STATISTIC_PATH_90, n > 1 ? 0.9 : NAN },
        { GV_STATISTIC_PATH_MAX, n > 1 ? 1 : NAN },
    };
    for (size_t k = 0; k < GV_COUNT_OF(known); k++)
        out->of[known[k].statistic] =
            (gv_interval){ known[k].value, known[k].value, known[k].value };
    out->searches = people;
}

gv_status gv_network_statistics(const gv_network *net, const uint16_t *group, gv_key key,
                                gv_statistics *out, gv_error *err)
{
    gv_status status;
    gv_csr_store in = { 0 };
    portrait p = { .n = gv_network_people(net), .out = gv_network_out(net) };
    if (gv_network_is_complete(net)) {
        describe_complete(p.n, out);
        return GV_OK;
    }
    for (size_t k = 0; k < GV_STATISTICS; k++)
        p.value[k] = NAN;
    p.out.weight = NULL;
    GV_TRY(gv_csr_transpose(p.out, &in, err));
    p.in = gv_csr_view(&in);
    p.is_mutual = gv_csr_equal(p.out, p.in);
    p.degree = gv_alloc(p.n, sizeof *p.degree, err);
    p.sorted = p.degree ? gv_alloc(p.n, sizeof *p.sorted, err) : NULL;
    status = p.sorted != NULL ? describe(&p, net, group, key, out, err) : GV_E_MEMORY;
done:
    gv_free(p.sorted);
    gv_free(p.degree);
    gv_csr_release(&in);
    return status;
}
