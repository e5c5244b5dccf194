/* What the files of the compartment family share: one life's scratch and its verbs.
 * Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_COMPARTMENT_LIFE_H
#define GRAPEVINE_MODEL_FAMILY_COMPARTMENT_LIFE_H

#include "model/family/compartment.h"

/* Bits of `flags`. */
#define LIFE_LISTED 1u /* stands in `active` */
#define LIFE_QUIET 2u  /* no hearer can be moved any more */
#define LIFE_QUEUED 4u /* stands in `changed` */
#define LIFE_CAUSED 8u /* `cause` is valid */

/* Marks of a tick: 0 is none, then two for every rule: whom it moves, and whom they called.
 * The smallest mark wins, or lots are drawn, so the order of marking does not matter. */
typedef uint8_t life_mark;

typedef struct compartment_life {
    gv_compartments table;
    gv_chance chance[GV_MOST_RULES + 1]; /* of the rules, and of a post's try */
    uint32_t speaking;                   /* GV_STATE bits: in `by` of a contact rule */
    uint32_t moving;                     /* have rules that ask nobody */
    uint32_t calling;                    /* have call rules */
    uint32_t weighing;                   /* count for a threshold */
    uint32_t tells[GV_MOST_STATES];      /* moves from a state to these change a count */
    uint32_t weighed;                    /* have threshold rules */
    uint32_t convincible;                /* `from` of a contact rule */
    bool exhausts;   /* nobody comes back among the convincible from elsewhere */
    uint32_t heard;  /* rule whose move impressions and posts cause; n_rules: none's */
    uint64_t event;  /* asynchronous clock: number of the event within the tick */
    bool is_async;   /* within a sweep of events */
    gv_coin contact; /* does u move v */
    struct life_events *events; /* continuous clock: what it keeps beside */
    gv_cipher call;             /* whom a person calls, who is picked */
    uint32_t n_active, n_moved, n_changed;

    /* arrays [n] */
    gv_adoption *cause;   /* who moved a person last, if anybody did */
    gv_adoption *pending; /* the same of the running tick; valid where marked */
    uint32_t *since;      /* step at which the state was entered */
    uint32_t *active;     /* people with something to do */
    uint32_t *moved;      /* people with a mark */
    uint32_t *changed; /* people whose threshold, or whose hearers', is to be looked at */
    uint32_t *seen;    /* tick + 1 of the last look at a threshold */
    uint32_t *spare;
    uint16_t *calls; /* calls in the state that counted */
    uint8_t *at;     /* state */
    life_mark *mark;
    uint8_t *flags;
} compartment_life;

static inline compartment_life *life_of(const gv_world *w)
{
    return w->own;
}

static inline bool life_is_in(const compartment_life *l, uint32_t v, uint32_t states)
{
    return (states >> l->at[v] & 1) != 0;
}

static inline life_mark life_mark_of(uint32_t rule, bool called)
{
    return (life_mark) (1 + 2 * rule + (called ? 1 : 0));
}

/* Could a mark of that rank still win v? */
static inline bool life_is_open(const compartment_life *l, uint32_t v, life_mark mark)
{
    return l->mark[v] == 0 || l->mark[v] >= mark || l->table.tie_break == GV_TIE_BREAK_LOTS;
}

/* v is moved in this tick by `source` over `channel`: of several with the winning mark, or
 * of all where lots are drawn, the smallest keyed hash is the cause. */
void life_move(gv_world *w, uint32_t v, life_mark mark, uint32_t source,
               gv_channel channel);
/* v moves on their own: whoever moved them last stays the cause. */
void life_move_alone(gv_world *w, uint32_t v, life_mark mark);
/* From outside: nobody is the cause. */
void life_move_unaided(gv_world *w, uint32_t v, life_mark mark);
/* Everything that is marked happens: credits first adoptions, enters the states. */
void life_apply(gv_world *w, uint32_t step);
/* Only the credits; the states are entered after the sweep. */
void life_credit(gv_world *w);

/* Would v's own draw under a rule succeed at this tick (event)? */
bool life_own_luck(const gv_world *w, uint32_t v, uint32_t rule);
/* The chance of one contact, from the place of the tie in the rows of the hearer (`in`) or
 * of the speaker. */
double life_contact_rate(const gv_world *w, const compartment_life *l, double p,
                         const gv_csr *rows, uint64_t arc, uint32_t v);
gv_chance life_contact_chance(const gv_world *w, const compartment_life *l, double p,
                              const gv_csr *rows, uint64_t arc, uint32_t v);
uint32_t life_heard(const gv_world *w, uint32_t v);

/* What the layer of a draw under `call` says. */
enum { LIFE_CALLS, LIFE_PICKS, LIFE_INFORMANTS, LIFE_MEETINGS, LIFE_LOTS };

/* Rules, by kind (compartment_rules.c). Each marks. */
void life_contacts(gv_world *w);            /* of all speakers */
void life_hear(gv_world *w, uint32_t v);    /* of those whom v hears */
void life_move_on(gv_world *w, uint32_t v); /* spontaneous, outside, countdown, meeting */
void life_call(gv_world *w, uint32_t u);    /* u calls somebody */
void life_thresholds(gv_world *w);          /* of all for whom something changed */
/* Does v pass the threshold of a rule, with `extra`, who is in no state of `by`, counting
 * as if they were? GV_NOBODY: nobody. */
bool life_passes(const gv_world *w, uint32_t v, uint32_t rule, double extra);
void life_weigh(gv_world *w, uint32_t v); /* threshold rules of v alone */

/* The continuous clock (compartment_events.c). */
size_t life_event_bytes(const gv_compartments *table, uint32_t n);
void life_begin_events(gv_world *w);
/* An impression has marked v, who moves now. */
void life_await_impression(gv_world *w, uint32_t v);
/* For a tick the speaker of a post is one more who moves v by contact. */
void life_await_post(gv_world *w, const gv_post *post, uint32_t v, uint64_t arc);

#endif
