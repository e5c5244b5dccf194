/* Looking several times without erring more often: one critical value for all looks, from
 * the joint law of the trends that they see. */
#include "grapevine/claim.h"
#include "study/study_internal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <math.h>

enum { NODES = 96, BISECTIONS = 60 };
#define FAR 9.0 /* standard deviations beyond which a normal law is over */

/* The trend as a Brownian motion seen at times [n]: density at the nodes of the region that
 * goes on, after the look that was followed last. */
typedef struct motion {
    const gv_looks *looks;
    gsl_integration_glfixed_table *table;
    double z;
    bool two_sided;
    double at[NODES], density[NODES]; /* times its weight */
} motion;

static void place_nodes(motion *m, size_t look)
{
    const double scale = sqrt((double) m->looks->pairs[look]);
    const double low = (m->two_sided ? -m->z : -FAR) * scale, high = m->z * scale;
    for (size_t i = 0; i < NODES; i++) {
        double weight;
        gsl_integration_glfixed_point(low, high, i, &m->at[i], &weight, m->table);
        m->density[i] = weight;
    }
}

/* Chance to cross at the look after `look`, having come from a place. */
static double crossing(const motion *m, size_t look, double from)
{
    const double step = sqrt((double) (m->looks->pairs[look + 1] - m->looks->pairs[look]));
    const double bound = m->z * sqrt((double) m->looks->pairs[look + 1]);
    const double up = gsl_cdf_ugaussian_Q((bound - from) / step);
    return up + (m->two_sided ? gsl_cdf_ugaussian_P((-bound - from) / step) : 0);
}

static void step_on(motion *m, size_t look)
{
    const motion before = *m;
    const double step = sqrt((double) (m->looks->pairs[look + 1] - m->looks->pairs[look]));
    place_nodes(m, look + 1);
    for (size_t i = 0; i < NODES; i++) {
        double sum = 0;
        for (size_t j = 0; j < NODES; j++)
            sum += before.density[j] * gsl_ran_gaussian_pdf(m->at[i] - before.at[j], step);
        m->density[i] *= sum;
    }
}

static double exceed(motion *m, double z)
{
    m->z = z;
    double sum = gsl_cdf_ugaussian_Q(z) * (m->two_sided ? 2 : 1);
    const double scale = sqrt((double) m->looks->pairs[0]);
    place_nodes(m, 0);
    for (size_t i = 0; i < NODES; i++)
        m->density[i] *= gsl_ran_gaussian_pdf(m->at[i], scale);
    for (size_t look = 0; look + 1 < m->looks->n; look++) {
        for (size_t i = 0; i < NODES; i++)
            sum += m->density[i] * crossing(m, look, m->at[i]);
        step_on(m, look);
    }
    return sum;
}

static gv_status begin(const gv_looks *looks, bool two_sided, motion *m, gv_error *err)
{
    *m = (motion){ .looks = looks, .two_sided = two_sided };
    m->table = gsl_integration_glfixed_table_alloc(NODES);
    if (m->table == NULL)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory to plan the looks at a claim");
    return GV_OK;
}

gv_status gv_looks_exceed(const gv_looks *looks, double z, bool two_sided, double *out,
                          gv_error *err)
{
    motion m;
    const double least = -FAR + 1;
    const gv_status status = begin(looks, two_sided, &m, err);
    if (status != GV_OK)
        return status;
    const bool is_sure = two_sided ? !(z > 0) : !(z > least);
    *out = is_sure ? 1 : fmin(exceed(&m, fmin(z, FAR - 1)), 1);
    gsl_integration_glfixed_table_free(m.table);
    return GV_OK;
}

/* The value between 0 and far beyond any use at which the chance is the wanted error. */
static void find_critical(motion *m, double error, gv_looks *out)
{
    double low = 0.1, high = FAR - 1;
    for (int i = 0; i < BISECTIONS; i++) {
        const double middle = (low + high) / 2;
        if (exceed(m, middle) > error)
            low = middle;
        else
            high = middle;
    }
    out->critical = (low + high) / 2;
}

gv_status gv_looks_of(const uint64_t *pairs, size_t n, double error, gv_looks *out,
                      gv_error *err)
{
    gv_looks looks = { .n = n, .error = error };
    motion m;
    if (n < 1 || n > GV_LOOKS || !(error > 0) || !(error < 1))
        return GV_FAIL(err, GV_E_RANGE, "from 1 to %d looks are possible", GV_LOOKS);
    for (size_t k = 0; k < n; k++) {
        if (pairs[k] < 2 || (k > 0 && pairs[k] <= pairs[k - 1]))
            return GV_FAIL(err, GV_E_RANGE,
                           "every look needs more pairs than the last, and 2 at least");
        looks.pairs[k] = pairs[k];
    }
    const gv_status status = begin(&looks, true, &m, err);
    if (status != GV_OK)
        return status;
    find_critical(&m, error, &looks);
    gsl_integration_glfixed_table_free(m.table);
    *out = looks;
    return GV_OK;
}

static const uint64_t usual[] = { 30, 60, 120, 200 };

static gv_status make_until(const uint64_t *wanted, size_t n_wanted, uint64_t most,
                            gv_looks *out, gv_error *err)
{
    const double error = 0.05;
    uint64_t pairs[GV_LOOKS];
    size_t n = 0;
    for (size_t k = 0; k < n_wanted && n < GV_LOOKS && (n == 0 || pairs[n - 1] < most); k++)
        pairs[n++] = wanted[k] < most ? wanted[k] : most;
    return gv_looks_of(pairs, n, error, out, err);
}

gv_status gv_looks_make(uint64_t most, gv_looks *out, gv_error *err)
{
    return make_until(usual, GV_COUNT_OF(usual), most, out, err);
}

gv_status gv_looks_for(const gv_claim *claim, uint64_t most, gv_looks *out, gv_error *err)
{
    const uint64_t limit = most > 0 ? most : UINT64_MAX;
    return claim->pairs.n > 0 ? make_until(claim->pairs.at, claim->pairs.n, limit, out, err)
                              : gv_looks_make(limit, out, err);
}
