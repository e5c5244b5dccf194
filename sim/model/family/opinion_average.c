/* Averages of those whom a person hears, and of themselves. Layer 3. */
#include "model/family/opinion_average.h"

const char *const gv_average_weights[] = { "equal", "file", "shares", NULL };

unsigned gv_average_needs(uint32_t weights)
{
    const unsigned file = GV_NEEDS_WEIGHTS | GV_NEEDS_TIES;
    return GV_NEEDS_IN | (weights == GV_AVERAGE_EQUAL ? 0 : file);
}

/* What v hears: weights, and opinions times weights. */
typedef struct sums {
    double weight, opinion;
} sums;

static sums heard_by(const gv_world *w, const double *opinion, uint32_t v, uint32_t weights)
{
    sums s = { 0, 0 };
    for (uint32_t u = 0; w->complete && u < w->n; u++) {
        s.weight += u == v ? 0 : 1;
        s.opinion += u == v ? 0 : opinion[u];
    }
    if (w->complete)
        return s;
    for (uint64_t k = w->in.offset[v]; k < w->in.offset[v + UINT64_C(1)]; k++) {
        const double weight = weights == GV_AVERAGE_EQUAL ? 1 : w->in.weight[k];
        s.weight += weight;
        s.opinion += weight * opinion[w->in.target[k]];
    }
    return s;
}

static double own_weight(sums heard, uint32_t weights, double own)
{
    if (weights == GV_AVERAGE_SHARES)
        return heard.weight < 1 ? 1 - heard.weight : 0;
    return own;
}

double gv_average_own(const gv_world *w, uint32_t v, uint32_t weights, double own)
{
    const gv_reals_life *l = w->own;
    const sums heard = heard_by(w, l->opinion, v, weights);
    const double mine = own_weight(heard, weights, own);
    return mine + heard.weight > 0 ? mine / (mine + heard.weight) : 1;
}

double gv_average_of(const gv_world *w, const gv_reals_life *l, uint32_t v,
                     uint32_t weights, double own)
{
    const sums heard = heard_by(w, l->opinion, v, weights);
    const double mine = own_weight(heard, weights, own);
    const double all = mine + heard.weight;
    return all > 0 ? (mine * l->opinion[v] + heard.opinion) / all : l->opinion[v];
}
