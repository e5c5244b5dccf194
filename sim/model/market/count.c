/* Counting people and what they read, in whole numbers. Layer 3. */
#include "model/market/market.h"

static const double one = 4294967296.0; /* in fixed point */

static int64_t fixed(double x)
{
    return (int64_t) (x * one);
}

static double real(int64_t sum, int64_t n)
{
    return n == 0 ? 0 : (double) sum / one / (double) n;
}

void gv_market_count(market_tally *t, const market_person *p, int sign)
{
    t->stage[p->stage] += sign;
    t->customers += p->bought == MARKET_CUSTOMER ? sign : 0;
    t->lapsed += p->bought == MARKET_LAPSED ? sign : 0;
    t->informed += p->informed ? sign : 0;
    t->fatigue += sign * fixed((double) p->fatigue);
    if (p->stage == MARKET_UNAWARE)
        return;
    t->detractors += p->attitude < -0.2 ? sign : 0;
    t->attitude += sign * fixed(p->attitude);
    t->trust += sign * fixed((double) p->trust);
    t->belief += sign * fixed((double) p->belief);
}

void gv_market_count_loss(market_tally *t, gv_market_real before, gv_market_real after)
{
    if (after < before)
        t->trust_lost += fixed((double) before) - fixed((double) after);
}

static void add_state(market_tally *sum, const market_tally *t)
{
    for (int s = 0; s < MARKET_STAGES; s++)
        sum->stage[s] += t->stage[s];
    sum->customers += t->customers;
    sum->lapsed += t->lapsed;
    sum->informed += t->informed;
    sum->left += t->left;
    sum->detractors += t->detractors;
    sum->attitude += t->attitude;
    sum->trust += t->trust;
    sum->belief += t->belief;
    sum->fatigue += t->fatigue;
    sum->online += t->online;
    sum->rival_customers += t->rival_customers;
    sum->open_complaints += t->open_complaints;
    sum->open_questions += t->open_questions;
    sum->loyal += t->loyal;
    sum->members += t->members;
}

static void add_events(market_tally *sum, const market_tally *t)
{
    for (int k = 0; k < 4; k++)
        sum->read[k] += t->read[k];
    sum->reached += t->reached;
    sum->reads += t->reads;
    sum->shares += t->shares;
    sum->talks += t->talks;
    sum->warnings += t->warnings;
    sum->checks += t->checks;
    sum->finds += t->finds;
    sum->rival_reads += t->rival_reads;
    sum->leaked += t->leaked;
    sum->aimed_reads += t->aimed_reads;
    sum->leaked_reads += t->leaked_reads;
    sum->reshares += t->reshares;
    sum->good_words += t->good_words;
    sum->ill_words += t->ill_words;
    sum->trust_lost += t->trust_lost;
    sum->false_alarms += t->false_alarms;
    sum->referrals += t->referrals;
    sum->likes += t->likes;
    sum->care.complaints += t->care.complaints;
    sum->care.voiced += t->care.voiced;
    sum->care.questions += t->care.questions;
    sum->care.replies_read += t->care.replies_read;
    sum->care.defences += t->care.defences;
    sum->followers += t->followers;
    sum->false_reads += t->false_reads;
    sum->found_items += t->found_items;
}

/* Of the slices of a day: the state anew, events on top of all before. */
void gv_market_add_up(market_life *l)
{
    market_tally sum = { .reached = l->total.reached,
                         .reads = l->total.reads,
                         .shares = l->total.shares,
                         .talks = l->total.talks,
                         .warnings = l->total.warnings,
                         .checks = l->total.checks,
                         .finds = l->total.finds,
                         .rival_reads = l->total.rival_reads,
                         .meant = l->total.meant,
                         .leaked = l->total.leaked,
                         .aimed_reads = l->total.aimed_reads,
                         .leaked_reads = l->total.leaked_reads,
                         .reshares = l->total.reshares,
                         .good_words = l->total.good_words,
                         .ill_words = l->total.ill_words,
                         .trust_lost = l->total.trust_lost,
                         .false_alarms = l->total.false_alarms,
                         .referrals = l->total.referrals,
                         .likes = l->total.likes,
                         .followers = l->total.followers,
                         .false_reads = l->total.false_reads,
                         .found_items = l->total.found_items };
    sum.care = l->total.care;
    for (int k = 0; k < 4; k++)
        sum.read[k] = l->total.read[k];
    for (uint32_t s = 0; s < l->slices; s++) {
        add_state(&sum, &l->tally[s]);
        add_events(&sum, &l->tally[s]);
    }
    l->total = sum;
}

static double share(int64_t part, int64_t whole)
{
    return whole == 0 ? 0 : (double) part / (double) whole;
}

void gv_market_show_gauges(gv_world *w)
{
    const market_life *l = gv_market_life(w);
    const market_tally *t = &l->total;
    const int64_t aware = (int64_t) w->n - t->stage[MARKET_UNAWARE];
    const int64_t own_reads = t->read[MARKET_READ_PAID] + t->read[MARKET_READ_PARTNER] +
                              t->read[MARKET_READ_OWNED] + t->read[MARKET_READ_EARNED];
    const int64_t others = t->meant == 0 ? 0 : (int64_t) w->n - t->meant;
    const double gauge[GV_GAUGES] = {
        [GV_GAUGE_AWARE] = (double) aware,
        [GV_GAUGE_CUSTOMERS] = (double) t->customers,
        [GV_GAUGE_LAPSED] = (double) t->lapsed,
        [GV_GAUGE_DETRACTORS] = (double) t->detractors,
        [GV_GAUGE_SENTIMENT] = real(t->attitude, aware),
        [GV_GAUGE_TRUST] = real(t->trust, aware),
        [GV_GAUGE_BELIEF] = real(t->belief, aware),
        [GV_GAUGE_FATIGUE] = real(t->fatigue, w->n),
        [GV_GAUGE_PAID] = (double) t->read[MARKET_READ_PAID],
        [GV_GAUGE_PARTNER] = (double) t->read[MARKET_READ_PARTNER],
        [GV_GAUGE_OWNED] = (double) t->read[MARKET_READ_OWNED],
        [GV_GAUGE_EARNED] = (double) t->read[MARKET_READ_EARNED],
        [GV_GAUGE_SHARES] = (double) t->shares,
        [GV_GAUGE_TALK] = (double) t->talks,
        [GV_GAUGE_INFORMED] = (double) t->informed,
        [GV_GAUGE_CHECKS] = (double) t->checks,
        [GV_GAUGE_FINDS] = (double) t->finds,
        [GV_GAUGE_WARNINGS] = (double) t->warnings,
        [GV_GAUGE_RIVAL_CUSTOMERS] = (double) t->rival_customers,
        [GV_GAUGE_RIVAL_READS] = (double) t->rival_reads,
        [GV_GAUGE_VOICE] = share(own_reads, own_reads + t->rival_reads),
        [GV_GAUGE_VOICE_PAID] =
            share(t->read[MARKET_READ_PAID], t->read[MARKET_READ_PAID] + t->rival_reads),
        [GV_GAUGE_VOICE_EXCESS] = share(own_reads, own_reads + t->rival_reads) -
                                  share(t->customers, t->customers + t->rival_customers),
        [GV_GAUGE_MEANT] = (double) t->meant,
        [GV_GAUGE_LEAKAGE] = share(t->leaked, others),
        [GV_GAUGE_LEAKED_READS] = share(t->leaked_reads, t->aimed_reads),
        [GV_GAUGE_RESHARES] = (double) t->reshares,
        [GV_GAUGE_GOOD_WORDS] = (double) t->good_words,
        [GV_GAUGE_ILL_WORDS] = (double) t->ill_words,
        [GV_GAUGE_TRUST_LOST] = (double) t->trust_lost / one,
        [GV_GAUGE_FALSE_ALARMS] = (double) t->false_alarms,
        [GV_GAUGE_REFERRALS] = (double) t->referrals,
        [GV_GAUGE_REWARDS] = (double) l->rewards,
        [GV_GAUGE_CREATIONS] = (double) l->creations,
        [GV_GAUGE_MEMBERS] = (double) t->members,
        [GV_GAUGE_LIKES] = (double) t->likes + (double) l->bought_likes,
        [GV_GAUGE_QUALITY] = l->quality,
        [GV_GAUGE_OPEN_COMPLAINTS] = (double) t->open_complaints,
        [GV_GAUGE_COMPLAINTS] = (double) t->care.complaints,
        [GV_GAUGE_VOICED] = (double) t->care.voiced,
        [GV_GAUGE_SOLVED] = (double) l->solved,
        [GV_GAUGE_QUESTIONS] = (double) t->care.questions,
        [GV_GAUGE_ANSWERED] = (double) l->answered,
        [GV_GAUGE_REPLIES] = (double) l->replies,
        [GV_GAUGE_REPLIES_READ] = (double) t->care.replies_read,
        [GV_GAUGE_LOYAL] = (double) t->loyal,
        [GV_GAUGE_DEFENCES] = (double) t->care.defences,
        [GV_GAUGE_PAGE_FOLLOWERS] = (double) t->followers,
    };
    for (int g = 0; g < GV_GAUGES; g++)
        w->gauge[g] = gauge[g];
    w->n_states = MARKET_STAGES;
    for (int s = 0; s < MARKET_STAGES; s++)
        w->in_state[s] = (uint32_t) t->stage[s];
    w->n_reached = (uint32_t) t->reached;
    w->n_reads = (uint64_t) t->reads;
    w->false_reads = (uint64_t) t->false_reads;
    w->found_items = (uint64_t) t->found_items;
    w->noted_items = l->notes;
}
