/// @file
/// Layer 4: tactics offer impressions, posts and seeds, and pay for what is delivered. They
/// never touch a person's state. All of this belongs to one life, hence to one thread.
#ifndef GRAPEVINE_STRATEGY_H
#define GRAPEVINE_STRATEGY_H

#include "grapevine/model.h"

typedef enum gv_offer_kind {
    GV_OFFER_IMPRESSIONS, ///< `count` impressions among the eligible
    GV_OFFER_POST,        ///< `person` posts once to everybody who hears them
    GV_OFFER_SEED,        ///< `person` is given the product before tick 0
    GV_OFFER_PAGE,        ///< a post that each of the eligible reads with chance `read`
    GV_OFFER_EXPENSE,     ///< money that is spent, and reaches nobody by itself
} gv_offer_kind;
#define GV_OFFERS(kind) (1u << (kind))

/// Something a tactic wants delivered in one tick, and what it pays for it.
typedef struct gv_offer {
    gv_offer_kind kind;
    uint32_t tick;            ///< 0 for seeds: they come before tick 0
    uint64_t count;           ///< impressions wanted; 1 for posts, pages and seeds
    gv_medium medium;         ///< where impressions are met
    double strength;          ///< of an impression, or of a page's post read
    double read;              ///< chance that one of the eligible reads a page's post
    bool stands;              ///< a page that is there also where nobody reads it
    bool answers;             ///< a page that answers and follows back
    const uint32_t *eligible; ///< [n_eligible] whom impressions may meet; NULL: everybody
                              ///< (not for pages)
    uint32_t n_eligible;
    const uint64_t *up_to; ///< [eligible] rising: how likely an impression meets one of the
                           ///< first, in parts of the last; NULL: all alike
    uint32_t cap; ///< most impressions of this tactic for one person in a week; 0: no cap
    double wear_out;  ///< reads after which half the impressions go unheeded; 0: never
    uint32_t person;  ///< speaker of a post, or seed
    uint32_t ordinal; ///< of a post: which of this tactic's posts by this speaker, from 0
    const gv_manner *manner; ///< of a post, lasting as long as the life; NULL: as any
    gv_money price;          ///< for `per` units delivered
    uint32_t per;            ///< 1000 for a price per thousand impressions, else 1
    uint32_t tactic;         ///< filled in: index of the tactic in its strategy
    uint32_t serial;         ///< filled in: keeps the order of offers of one tick
} gv_offer;

/// A tactic's offers for a whole life, in ascending order of tick.
typedef struct gv_schedule {
    gv_offer *at;
    size_t n, room;
    uint32_t tactic; ///< stamped on every offer that is added
    gv_arena *arena; ///< where it grows
} gv_schedule;
/// Append. @return GV_OK or GV_E_MEMORY.
gv_status gv_schedule_add(gv_schedule *schedule, const gv_offer *offer,
                          gv_error *err) GV_MUST_USE;
/// Stable sort by tick of the offers from the `from`-th on.
void gv_schedule_sort(gv_schedule *schedule, size_t from);

/// What a strategy has found out about its market; nothing without research.
typedef struct gv_knowledge {
    double motivation; ///< of what is still wrong about people, which share it puts right
    bool timing;       ///< when people are there
    bool turn_offs;    ///< what they cannot stand
    bool influencers;  ///< who would speak for the brand with what success
} gv_knowledge;

/// Ticks from `from` up to, and without, `until`.
typedef struct gv_stretch {
    uint64_t from, until;
} gv_stretch;

/// What a tactic may know when it plans a life.
typedef struct gv_setting {
    const struct gv_tactic *tactic; ///< the one that plans
    const gv_network *net;
    const gv_people *people;
    const uint32_t *by_followers; ///< [people] most followers first, ties by id
    /// [GV_RANKINGS][people] orders of gv_network_rank; NULL where no tactic of the plan
    /// asks
    const uint32_t *const *ranked;
    const gv_message *message; ///< what the tactic says
    gv_money budget;           ///< this tactic's share of the strategy's budget
    /// What it takes to make what the tactic says once: (0.5 + value)^2 (1 + arousal) of
    /// each message that it carries, added up.
    double effort;
    uint32_t ticks;
    gv_window window; ///< on people; closed unless the tactic asks
    gv_cipher choose; ///< this tactic's draws for choosing people
    uint32_t slot;    ///< the tactic's place in keys: a hash of its name
    gv_knowledge knowledge;
    gv_arena *arena; ///< memory of this life
    void *own;       ///< [own_bytes] this tactic's memory of this life, zero at first
    uint8_t *part;   ///< [people] gv_part of each, where some are held out; else NULL
} gv_setting;

/* ---- the ledger ----------------------------------------------------------- */

/// Fixed-point accounts of one tactic in one life.
typedef struct gv_account {
    gv_money budget;
    gv_money spent;
    int64_t remainder;  ///< money of the last price not yet a whole millionth, times `per`
    uint64_t delivered; ///< units
} gv_account;
/// Book `delivered` units of an offer. @return what it added to `spent`.
gv_money gv_account_book(gv_account *account, const gv_offer *offer, uint64_t delivered);
/// Spend `count` times `price` on what is no unit of delivery, if there is as much left.
/// @return is there? Else nothing is spent.
bool gv_account_pay(gv_account *account, gv_money price, uint64_t count);
/// The most units that `budget` buys at the offer's price; UINT64_MAX when they are free.
uint64_t gv_affordable(gv_money budget, gv_money price, uint32_t per);
/// A strategy's budget cut by its tactics' shares, one after the other, each cut at the
/// nearest millionth: parts never sum to more than the budget, and to all of it when shares
/// sum to 1.
void gv_budget_cut(gv_money budget, const double *share, size_t n, gv_money *out);

/* ---- whom a tactic means ---------------------------------------------------- */

/// Those who have one of some words of a trait, or a number from low to high.
typedef struct gv_aim {
    const char *trait; ///< NULL or "": nobody in particular
    gv_words words;    ///< n = 0: the trait holds numbers
    double low, high;  ///< both included
} gv_aim;
typedef struct gv_people_list {
    const uint32_t *person; ///< [n] ascending
    uint32_t n;
} gv_people_list;
/// Who is meant. A word that nobody has adds nobody.
/// @param[out] out  in the setting's arena
/// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO (no such trait). O(people).
gv_status gv_aim_find(const gv_aim *aim, const gv_setting *setting, gv_people_list *out,
                      gv_error *err) GV_MUST_USE;

/// Whom impressions may meet; person NULL: everybody.
typedef struct gv_audience {
    const uint32_t *person; ///< [n]
    uint32_t n;
} gv_audience;

/* ---- moving money --------------------------------------------------------- */

/// By what the brand judges what its tactics bring.
typedef enum gv_evidence {
    GV_BY_INCREMENTAL, ///< how those fare without it who are held out
    GV_BY_LAST_TOUCH   ///< whatever reached people last gets the credit
} gv_evidence;
/// What they are to bring.
typedef enum gv_objective {
    GV_TOWARD_ADOPTERS,
    GV_TOWARD_ACTIONS,
    GV_TOWARD_RELATIONSHIP,
    GV_TOWARD_AWARENESS
} gv_objective;

/// Money that follows what tactics seem to bring.
typedef struct gv_reallocation {
    uint64_t every;    ///< ticks of an instalment
    uint32_t by;       ///< gv_evidence
    uint32_t toward;   ///< gv_objective
    double hold_out;   ///< share of people from whom each tactic is kept
    double panel;      ///< share of people who are asked for what cannot be seen
    double rate, most; ///< how far a score moves money; scores count no farther
    double least;      ///< of what was planned for it each tactic gets at least this part
    gv_words among;    ///< tactics; none: all that can be handed their money in parts
} gv_reallocation;

/* ---- tactics -------------------------------------------------------------- */

/// A tactic as a part.
typedef struct gv_tactic {
    gv_spec spec;
    const gv_submodel *tells; ///< what it does; needs no title and no keys
    /// Mechanisms that it has in common with others, NULL-ended. NULL: none.
    const gv_submodel *const *draws_on;
    gv_channel channel;
    unsigned offers; ///< GV_OFFERS bits of the kinds it makes
    /// What one row of the table cannot check. NULL: nothing.
    /// @return GV_OK, or GV_E_SCENARIO with words.
    gv_status (*check)(const void *params, gv_error *err);
    /// The group its params name, or NULL: lets the scenario be checked. NULL: no such
    /// parameter.
    const char *(*group)(const void *params);
    /// Whom its params mean by a trait; lets the scenario be checked. NULL: no such
    /// parameters.
    gv_aim (*aim)(const void *params);
    /// GV_RANKS bits of the rankings it wants in its setting. NULL: none.
    unsigned (*rankings)(const void *params);
    /// GV_NEEDS_IN when it looks at whom people hear. NULL: it does not.
    unsigned (*needs)(const void *params);
    /// GV_OBSERVES bits of what `react` looks at; refused with models that lack it. NULL:
    /// none.
    unsigned (*watches)(const void *params);
    /// GV_SHOWS bits of what it asks of people through the window; refused with models that
    /// do not show it. NULL: nothing.
    unsigned (*asks)(const void *params);
    bool has_manners; ///< its posts have; refused with models that do not heed them
    gv_medium medium; ///< where the impressions that it buys are met
    /// Whom they may meet, in the life's memory. NULL: everybody.
    /// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO
    gv_status (*whom)(const gv_setting *setting, const void *params, gv_audience *out,
                      gv_error *err);
    size_t own_bytes; ///< of setting->own
    /// What it keeps up through the model; its parameters are then the kind's struct in
    /// programme.h. GV_NO_PROGRAMME: nothing.
    gv_programme_kind programme;
    /// Layers of the network that its params name; lets the scenario be checked. NULL: no
    /// such parameter.
    gv_words (*layers)(const void *params);
    /// Messages that its params name; lets the scenario be checked. NULL: no such
    /// parameter.
    gv_words (*messages)(const void *params);
    /// Plan the life within the budget: choose people, fix the offers.
    /// NULL: there is nothing to plan.
    /// @return GV_OK, GV_E_MEMORY, GV_E_DATA (a listed person does not exist).
    gv_status (*plan)(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err);
    /// After each state, from the one before tick 0 to the last: add offers for the coming
    /// tick or later, or pay for what happened by booking it. NULL: all was planned.
    /// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO
    gv_status (*react)(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err);
    /// Spend setting->budget from the coming tick `from` on, beside what was planned: money
    /// that another tactic could not spend. NULL: it can use no more.
    /// @param[out] taken  how much of it it can use
    /// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO
    gv_status (*top_up)(const gv_setting *setting, const void *params, uint32_t from,
                        gv_schedule *schedule, gv_money *taken, gv_error *err);
    /// When it would run, where its money can be handed out in parts as time passes; from
    /// and until 0 where its params do not allow that. NULL: it never can. Programmes can
    /// without it.
    gv_stretch (*span)(const void *params);
    /// Spend setting->budget on the ticks from `from` up to setting->ticks, in place of
    /// `plan`; on nobody who is held out, and tells in setting->part whom it means. With
    /// `span`.
    /// @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO
    gv_status (*instalment)(const gv_setting *setting, const void *params, uint32_t from,
                            gv_schedule *schedule, gv_error *err);
    /// It moves money between the tactics beside it, and has none itself; its parameters
    /// are a gv_reallocation.
    bool moves_money;
    /// After `react`: add what it keeps track of to the gauges of models that keep any.
    /// NULL: nothing.
    void (*show)(const gv_setting *setting, double gauge[GV_GAUGES]);
} gv_tactic;

/// Can it be one of those that the money moves between? `withholds`: of the model.
bool gv_reallocation_moves(const gv_reallocation *par, const char *name,
                           const gv_tactic *tactic, const void *params, unsigned withholds);
/// When the tactic would run. @return from and until 0: its money is not handed out in
/// parts.
gv_stretch gv_tactic_span(const gv_tactic *tactic, const void *params, unsigned withholds);

const gv_tactic *const *gv_tactics(void);
const gv_tactic *gv_tactic_named(const char *name);

/// Most tactics of one strategy.
#define GV_TACTICS_LIMIT 64
/// Most posts of one tactic by one speaker.
#define GV_POSTS_LIMIT 256

#endif
