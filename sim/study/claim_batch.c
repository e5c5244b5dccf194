/* Claims that are judged together: p adjusted for their number. */
#include "study/claim_internal.h"

#include <math.h>

/* The rank of a p among all, from 1; equal ones share the highest. */
static size_t rank_of(gv_claim_answer *const *answers, size_t n, double p)
{
    size_t rank = 0;
    for (size_t k = 0; k < n; k++)
        rank += !isnan(answers[k]->p) && answers[k]->p <= p ? 1 : 0;
    return rank;
}

void gv_claims_adjust(gv_claim_answer *const *answers, size_t n)
{
    size_t tests = 0;
    for (size_t k = 0; k < n; k++)
        tests += isnan(answers[k]->p) ? 0 : 1;
    for (size_t k = 0; k < n; k++) {
        gv_claim_answer *a = answers[k];
        a->adjusted = isnan(a->p) ? NAN : 1;
        for (size_t i = 0; i < n; i++) {
            const double p = answers[i]->p;
            if (!isnan(p) && p >= a->p)
                a->adjusted =
                    fmin(a->adjusted, p * (double) tests / (double) rank_of(answers, n, p));
        }
        const bool claims =
            a->verdict == GV_CLAIM_SUPPORTED || a->verdict == GV_CLAIM_SHOWN;
        a->stands = !claims || a->adjusted <= GV_FALSE_DISCOVERIES;
    }
}
