/// @file
/// Layer 3: what a model must know of a programme that a tactic keeps up: how it stands on
/// a tick, and one struct a kind of programmes.def. Each begins with its terms.
#ifndef GRAPEVINE_PROGRAMME_H
#define GRAPEVINE_PROGRAMME_H

#include "grapevine/base.h"

/// What a brand can keep up through a model that knows how to serve it.
typedef enum gv_programme_kind {
    GV_NO_PROGRAMME,
#define GV_PROGRAMME(NAME, name, unit, meaning) GV_PROGRAMME_##NAME,
#include "grapevine/programmes.def"
#undef GV_PROGRAMME
    GV_PROGRAMMES
} gv_programme_kind;
#define GV_SERVES(kind) (1u << (kind))                    ///< bit of a kind
const char *gv_programme_name(gv_programme_kind kind);    ///< "talk_trigger"
const char *gv_programme_unit(gv_programme_kind kind);    ///< what is paid for
const char *gv_programme_meaning(gv_programme_kind kind); ///< a few words

/// What part a person has in finding out what a tactic brings.
typedef enum gv_part {
    GV_PART_NONE,    ///< not meant by it
    GV_PART_MEANT,   ///< reached as usual
    GV_PART_HELD_OUT ///< meant, but left out, to see how people fare without it
} gv_part;

/// A programme that runs on a tick. The model says how many units were used; they are paid
/// when the tick is over.
typedef struct gv_programme {
    gv_programme_kind kind;
    uint32_t slot;       ///< the tactic's place in keys
    uint8_t message;     ///< which it carries
    const void *params;  ///< the kind's struct in programme.h
    const uint8_t *part; ///< [people] gv_part of each; NULL: it is for everybody
    gv_money money;      ///< at hand
    uint64_t most;       ///< units that there is money for
    uint64_t used;       ///< written by the model: at most `most`
    gv_money beside; ///< written by the model: what else it cost; at most what the units
                     ///< leave of `money`
} gv_programme;

/// From when to when, and what a unit costs.
typedef struct gv_programme_terms {
    uint64_t start, days; ///< ticks
    gv_money price;       ///< of a unit
} gv_programme_terms;

/// Something to talk about, for customers.
typedef struct gv_talk_trigger {
    gv_programme_terms terms;
    double
        lift; ///< how much oftener who is reminded speaks of the brand; 1: twice as often
} gv_talk_trigger;

/// Rewards for customers who bring others. A unit is a reward.
typedef struct gv_referral_programme {
    gv_programme_terms terms;
    double rate;      ///< chance a day that a customer invites others
    double satisfied; ///< customers less satisfied than this do not
} gv_referral_programme;

/// Content that people make. A unit is an item.
typedef struct gv_ugc {
    gv_programme_terms terms;
    double rate;                    ///< chance a day that who may make one would
    double prominence, information; ///< of every item
    double value, value_spread;     ///< uniform within the spread about the value
    double arousal, arousal_spread; ///< likewise
    double topicness;               ///< how much of it is its maker's own topics
    double moderation;              ///< share of items with bad news that is rejected
    gv_money moderation_price;      ///< of rejecting one
    double moderation_discount;     ///< trust lost by content that is fully moderated
} gv_ugc;

/// A place where people who care for the same read each other. A unit is a member for a
/// day.
typedef struct gv_community {
    gv_programme_terms terms;
    double purpose;  ///< 0: it is about the product, 1: about the model's purpose
    gv_words layers; ///< of the network where it is; empty: wherever people are online
    uint64_t least;  ///< members it is looked after for in any case
    double join, leave;
    double active;    ///< chance that a member looks in on a day
    uint64_t posts;   ///< of fellow members that an active member reads
    double trust;     ///< in what fellow members say
    double belonging; ///< what an active day adds to the relation with the brand
} gv_community;

/// A product that gets better by what people say. A unit is some work.
typedef struct gv_improvement {
    gv_programme_terms terms;
    uint64_t every;      ///< ticks between improvements
    double step;         ///< quality gained with plenty of money from `contributors`
    double best;         ///< quality that is never exceeded by it
    double enough;       ///< money a head at which all but 1/e of the step is taken
    double contributors; ///< people of 10,000 who count as one
} gv_improvement;

/// Likes for what the brand shows. A unit is a like.
typedef struct gv_buy_likes {
    gv_programme_terms terms;
} gv_buy_likes;

/// Who gets to see that the brand answers.
typedef enum gv_service_policy {
    GV_SERVICE_PRIVATE,  ///< whom it answers
    GV_SERVICE_REACTIVE, ///< everybody who sees what it answers
    GV_SERVICE_PROACTIVE ///< and it answers bad news that it was not asked about
} gv_service_policy;

/// Answers to customers who complain, and to people who ask.
typedef struct gv_service {
    gv_programme_terms terms;
    uint32_t policy;                    ///< gv_service_policy
    double delay;                       ///< days before a case reaches the desk
    double hand_off;                    ///< chance that a reply only passes it on
    double coverage;                    ///< share of complaints that it looks after
    double success;                     ///< chance that an answer makes good
    double satisfaction, attitude;      ///< what that adds
    double trust, relation;             ///< and that
    double answer_weight, answer_trust; ///< what an answered question does
    double shown_trust;                 ///< what reading a reply adds to trust
    double resurface; ///< chance that a late answer brings up again what it answers
} gv_service;

/// A scheme that customers join.
typedef struct gv_loyalty {
    gv_programme_terms terms;
    double enrolled; ///< share of customers who join
    double discount; ///< off the logarithm of a member's hazard to leave
} gv_loyalty;

/// Support of those who speak up for the brand.
typedef struct gv_advocacy {
    gv_programme_terms terms;
    double defence; ///< chance that an advocate answers bad news with good
} gv_advocacy;

/// What a brand finds out about its market before it speaks.
typedef struct gv_research {
    gv_programme_terms terms;
    double depth; ///< how fast knowing grows with the share of the budget
    bool motivation, timing, turn_offs; ///< what it looks into
    bool influencers;                   ///< and that
    gv_words pilot;                     ///< two messages to try out on each other, or none
    uint64_t pilot_days;
} gv_research;

#endif
