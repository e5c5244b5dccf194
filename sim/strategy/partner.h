/* Partners: what they agreed on, what they get out of it, when they leave. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_PARTNER_H
#define GRAPEVINE_STRATEGY_PARTNER_H

#include "strategy/bond.h"
#include "strategy/recruiting.h"

enum { GV_TERM_PER_POST, GV_TERM_HALF_YEAR };

/* The parameters of the tactic. */
typedef struct partners {
    gv_binding binding; /* first: its rows count from here */
    uint32_t choose;
    double score_noise, band_low, band_high;
    uint64_t partners, cycle;
    gv_money fee, fee_per_follower, usual_fee, usual_fee_per_follower;
    uint32_t term;
    double revenue_share;
    gv_money commission;
    double compensation;
    double rival_offers, desertion;
    double goodwill, memory, loyalty, farewell;
    uint32_t leftover;
} partners;

/* One of them. */
typedef struct gv_partner {
    struct gv_partner *next;
    gv_bond bond;
    double alignment, audience;
    gv_money price;           /* of a post */
    double usual_pay;         /* for one, elsewhere; money units */
    double pay, pay_variance; /* expected per post; money units and their squares */
    gv_money earned;          /* since the last post, beside its price */
    double utility;
    uint64_t reads, shares, buyers; /* of the response, as far as they were judged */
    uint32_t due;                   /* tick of the next post */
    uint32_t end;                   /* of the contract, not included */
    bool has_left, is_rivals, has_ended;
} gv_partner;

/* What a partner sees when another post is due. */
typedef struct gv_prospect {
    double control;  /* how much is prescribed */
    double adopters; /* share of people */
    bool informed;   /* they know that claims are not true */
    bool made_good;  /* they are compensated for what that does to them */
} gv_prospect;
/* How content they are with the time since the last post; and what is smoothed of it. */
double gv_partner_judge(gv_partner *partner, const partners *par, const gv_prospect *seen);
/* Chance that they leave now. */
double gv_partner_temptation(const gv_partner *partner, const partners *par);

#endif
