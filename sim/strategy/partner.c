/* Partners: what being one is worth to them. Layer 4. */
#include "strategy/partner.h"

#include <math.h>

/* Weights of what partners get out of it, and what is usual. All are assumed; the tactic's
 * text tells which directions follow from its sources. */
static const double contentment = 0.25; /* of who has nothing to complain of */
static const double by_revenue = 0.3;   /* of a full share in a success */
static const double by_distance = 0.6;  /* of saying what is far from one's own values */
static const double by_prescription = 0.175; /* of being told what to say at all */
static const double by_alignment = 0.4, usual_alignment = 0.6;
static const double by_engagement = 0.3, usual_engagement = 0.2;
static const double by_bluff = 0.6; /* of knowing that claims are not true; made good */
static const double by_pay = 0.25, by_risk = 0.3, by_others = 0.3;
static const double steepness = 6; /* of leaving, in what staying is worth */
static const double hoped_for =
    10;                          /* readers of whom one passes on; people to an adopter */
static const double doubted = 5; /* readings that nobody judges by */
static const double least_pay = 0.05; /* of the usual: nobody minds less any further */
static const double half_year = 0.5;  /* of what others offer, under a long term */

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
        hoped_for * (double) (shares - p->shares) / ((double) (reads - p->reads) + doubted);
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
    const double least = least_pay * p->usual_pay;
    const double pay = p->pay > least ? p->pay : least;
    return by_pay * gv_real_log(pay / p->usual_pay) -
           by_risk * within(p->pay_variance / (pay * pay), 0, 1);
}

/* A long term halves what others offer. */
static double worth_of_others(const partners *par)
{
    return by_others * par->rival_offers * (par->term == GV_TERM_HALF_YEAR ? half_year : 1);
}

double gv_partner_judge(gv_partner *p, const partners *par, const gv_prospect *seen)
{
    const double success = within(hoped_for * seen->adopters, 0, 1);
    learn_pay(p, par);
    double u = contentment;
    u += by_revenue * par->revenue_share * success;
    u -= by_distance * seen->control * (1 - p->alignment) + by_prescription * seen->control;
    u += by_alignment * (p->alignment - usual_alignment);
    u += by_engagement * (engagement(p) - usual_engagement);
    u -= seen->informed ? by_bluff : 0;
    u += seen->made_good ? by_bluff * par->compensation : 0;
    u += worth_of_pay(p) - worth_of_others(par);
    p->utility = par->memory * p->utility + (1 - par->memory) * u;
    return u;
}

double gv_partner_temptation(const gv_partner *p, const partners *par)
{
    return gv_real_logistic(-steepness * p->utility - par->loyalty);
}
