/* Do two outcomes rank strategies alike? */
#include "study/claim_internal.h"

#include "grapevine/rng.h"

#include <math.h>

enum { RESAMPLES = 999 };

static int order(double a, double b)
{
    return (a > b) - (a < b);
}

double claim_tau(const double *a, const double *b, size_t n)
{
    double agree = 0, apart_a = 0, apart_b = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            const int in_a = order(a[i], a[k]), in_b = order(b[i], b[k]);
            agree += in_a * in_b;
            apart_a += in_a != 0 ? 1 : 0;
            apart_b += in_b != 0 ? 1 : 0;
        }
    }
    return apart_a > 0 && apart_b > 0 ? agree / sqrt(apart_a * apart_b) : NAN;
}

/* Means over replicates drawn with replacement; number 0 is the sample itself. */
static void resampled_means(const claim_table *t, const gv_cipher *cipher, uint32_t number,
                            double turn, double *mean)
{
    for (size_t k = 0; k < t->n_terms; k++)
        mean[k] = 0;
    for (size_t i = 0; i < t->n; i++) {
        const gv_bits bits =
            gv_draw(cipher, gv_counter_make((uint32_t) i, number, 0, 0, 0, 0));
        const size_t from =
            number == 0 ? i : (size_t) (((bits.low >> 32) * (uint64_t) t->n) >> 32);
        for (size_t k = 0; k < t->n_terms; k++)
            mean[k] += turn * t->y[k * t->n + from];
    }
}

static double deviation_of(const double *x, size_t n)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    for (size_t i = 0; i < n; i++)
        squares += (x[i] - sum / (double) n) * (x[i] - sum / (double) n);
    return sqrt(squares / (double) (n - 1));
}

gv_status claim_rank_agreement(const claim_table *a, const claim_table *b, double turn,
                               uint64_t seed, double error, gv_interval *out,
                               double *deviation, gv_error *err)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_BOOTSTRAP, 1));
    double *tau = gv_alloc(RESAMPLES + 2 * a->n_terms, sizeof *tau, err);
    if (tau == NULL)
        return GV_E_MEMORY;
    double *of_a = tau + RESAMPLES, *of_b = of_a + a->n_terms;
    size_t n = 0;
    resampled_means(a, &cipher, 0, 1, of_a);
    resampled_means(b, &cipher, 0, turn, of_b);
    gv_interval r = { claim_tau(of_a, of_b, a->n_terms), NAN, NAN };
    for (uint32_t number = 1; number <= RESAMPLES; number++) {
        resampled_means(a, &cipher, number, 1, of_a);
        resampled_means(b, &cipher, number, turn, of_b);
        tau[n] = claim_tau(of_a, of_b, a->n_terms);
        n += isnan(tau[n]) ? 0 : 1;
    }
    gv_sort_reals(tau, n);
    *deviation = n > 1 ? deviation_of(tau, n) : NAN;
    r.low = fmin(gv_quantile(tau, n, error / 2), r.value);
    r.high = fmax(gv_quantile(tau, n, 1 - error / 2), r.value);
    *out = r;
    gv_free(tau);
    return GV_OK;
}
