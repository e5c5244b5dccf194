/* How alike the two ends of ties are. Layer 2. */
#include "grapevine/people.h"

#include <math.h>

/* Ends of arcs as speakers and as hearers, word by word; both come from degrees alone. */
static double of_words(const gv_trait *trait, gv_csr out)
{
    const double m = (double) out.offset[out.n];
    uint64_t same = 0;
    double expected = 0;
    for (size_t g = 0; g < trait->n_labels; g++) {
        uint64_t speaks = 0, hears = 0;
        for (uint32_t u = 0; u < out.n; u++) {
            const bool is_speaker = trait->value[u] == g;
            for (uint64_t arc = out.offset[u]; arc < out.offset[u + UINT64_C(1)]; arc++) {
                const bool is_hearer = trait->value[out.target[arc]] == g;
                speaks += is_speaker ? 1 : 0;
                hears += is_hearer ? 1 : 0;
                same += is_speaker && is_hearer ? 1 : 0;
            }
        }
        expected += (double) speaks * (double) hears;
    }
    const double base = expected / (m * m);
    return base < 1 ? ((double) same / m - base) / (1 - base) : (double) NAN;
}

static double of_numbers(const gv_trait *trait, gv_csr out)
{
    const double m = (double) out.offset[out.n];
    const double *x = trait->number;
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, mean = 0;
    /* Around the mean, so that large values leave digits for their differences. */
    for (uint32_t v = 0; v < out.n; v++)
        mean += x[v] / out.n;
    for (uint32_t u = 0; u < out.n; u++) {
        const double a = x[u] - mean;
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + UINT64_C(1)]; arc++) {
            const double b = x[out.target[arc]] - mean;
            sx += a;
            sy += b;
            sxx += a * a;
            syy += b * b;
            sxy += a * b;
        }
    }
    const double spread = (m * sxx - sx * sx) * (m * syy - sy * sy);
    return spread > 0 ? (m * sxy - sx * sy) / sqrt(spread) : (double) NAN;
}

double gv_trait_assortativity(const gv_trait *trait, gv_csr out)
{
    if (out.n == 0 || out.offset[out.n] == 0)
        return (double) NAN;
    return trait->value != NULL ? of_words(trait, out) : of_numbers(trait, out);
}
