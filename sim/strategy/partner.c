/* Partners: what being one is worth to them. Layer 4. */
#include "strategy/partner.h"

#include <math.h>

static double within(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* Passed on by one reader in ten is as much as anybody hopes for. */
static double engagement(gv_partner *p)
{
    const uint64_t reads = atomic_load(&p->bond.response.reads);
    const uint64_t shares = atomic_load(&p->bond.response.shares);
    const double got =
        10 * (double) (shares - p->shares) / ((double) (reads - p->reads) + 5);
    p->reads = reads;
    p->shares = shares;
    return within(got, 0, 1);
}

/* Expected pay follows what was paid, and so does its variance. */
static void learn_pay(gv_partner *p, const partners *par)
{
    const double paid = (double) (p->price + p->earned) / GV_MONEY_UNIT;
    const double off = paid - p->pay;
    p->pay += (1 - par->memory) * off;
    p->pay_variance = par->memory * (p->pay_variance + (1 - par->memory) * off * off);
    p->earned = 0;
}

/* Pay beside the usual, and how uncertain it is. Nobody minds less than a twentieth of the
 * usual, or a spread of more than what is expected, any further. */
static double worth_of_pay(const gv_partner *p)
{
    if (p->usual_pay <= 0)
        return 0;
    const double least = 0.05 * p->usual_pay;
    const double pay = p->pay > least ? p->pay : least;
    return 0.25 * gv_real_log(pay / p->usual_pay) -
           0.3 * within(p->pay_variance / (pay * pay), 0, 1);
}

/* A long term halves what others offer. */
static double worth_of_others(const partners *par)
{
    return 0.3 * par->rival_offers * (par->term == GV_TERM_HALF_YEAR ? 0.5 : 1);
}

double gv_partner_judge(gv_partner *p, const partners *par, const gv_prospect *seen)
{
    const double success = 10 * seen->adopters < 1 ? 10 * seen->adopters : 1;
    learn_pay(p, par);
    double u = 0.25;
    u += 0.3 * par->revenue_share * success;
    u -= 0.6 * seen->control * (1 - p->alignment) + 0.175 * seen->control;
    u += 0.4 * (p->alignment - 0.6);
    u += 0.3 * (engagement(p) - 0.2);
    u -= seen->informed ? 0.6 : 0;
    u += seen->made_good ? 0.6 * par->compensation : 0;
    u += worth_of_pay(p) - worth_of_others(par);
    p->utility = par->memory * p->utility + (1 - par->memory) * u;
    return u;
}

double gv_partner_temptation(const gv_partner *p, const partners *par)
{
    return gv_real_logistic(-6 * p->utility - par->loyalty);
}
