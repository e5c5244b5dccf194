/* What the files of the engine share: graphs on a shelf, one life at a time, a team.
 * Layer 6. */
#ifndef GRAPEVINE_ENGINE_INTERNAL_H
#define GRAPEVINE_ENGINE_INTERNAL_H

#include "grapevine/engine.h"

/* ---- shelf.c: graphs and the people on them ---- */

typedef struct gv_graph {
    gv_network *net;  /* NULL: not on the shelf */
    bool is_borrowed; /* the plan's own network */
    gv_people *people;
    uint32_t *by_followers;        /* [people] most followers first, ties by id */
    uint32_t *ranked[GV_RANKINGS]; /* [people] each; NULL where no tactic asks */
    uint32_t *community;           /* [people]; NULL where the model does not ask */
    gv_hash hash;
} gv_graph;

/* How many graphs fit at once; at least 1. Known exactly once the first graph stands
 * there. */
uint64_t gv_shelf_room(const gv_shelf *shelf);
/* Put the graphs [first, first + n) there, n at most the room; others may go. Serial: this
 * is where igraph is called. */
gv_status gv_shelf_fill(gv_shelf *shelf, uint64_t first, uint64_t n,
                        const gv_run_options *options, gv_error *err) GV_MUST_USE;
/* A graph that was put there. */
const gv_graph *gv_shelf_graph(const gv_shelf *shelf, uint64_t graph);

/* ---- life.c: one life ---- */

/* Two messages tried out on each other. */
typedef struct gv_trial_run {
    uint64_t days;      /* 0: there is none */
    uint8_t message[2]; /* by turns */
    uint8_t better;     /* of them; after the days */
} gv_trial_run;

/* A tactic's money where it comes in instalments. */
typedef struct gv_purse {
    bool is_open;
    gv_stretch span;  /* when the tactic would run */
    gv_money planned; /* for the whole of it */
    double weight;    /* moves with what it seems to bring */
    gv_stretch now;   /* of the running instalment, as far as the tactic runs */
    gv_money base;    /* what it had, and passed on, before the running instalment */
    gv_money spent_before;
} gv_purse;

/* A strategy's money that follows what tactics seem to bring. */
typedef struct gv_mover {
    const gv_reallocation *par;
    gv_window window;
    gv_cipher choose;
    uint32_t slot;
    gv_money pool;  /* not handed out yet */
    double moved;   /* share of the running instalment that stands elsewhere than planned */
    uint32_t since; /* tick on which it began */
    double *before; /* [n] what people had come to by then */
    gv_touch *last; /* [n] */
    gv_purse purse[GV_TACTICS_LIMIT];
} gv_mover;

/* Room for one life at a time; belongs to one thread. */
typedef struct gv_living {
    const gv_plan *plan;
    const gv_arm *arm;
    const gv_graph *graph;
    gv_world *world;
    gv_arena *arena; /* of the running life */
    gv_schedule schedule;
    size_t next_offer;
    gv_setting *setting; /* [tactics of the arm] */
    gv_account *account; /* [tactics of the arm] */
    uint32_t **shown;    /* [tactics of the arm][n] capped impressions this week, or NULL */
    uint64_t *shown_week; /* [tactics of the arm] the same of all people; see deliver.c */
    gv_cipher impression;
    uint32_t *adopters;   /* [ticks + 1] */
    gv_money *spent;      /* [ticks + 1] */
    uint32_t *scratch;    /* [5 n] for metrics */
    gv_touches *touches;  /* NULL unless some metric sees them */
    uint32_t *heard_from; /* [n] the world's; NULL unless some metric follows sayings */
    double weight[GV_MESSAGES_LIMIT];  /* of the plan's messages */
    gv_message usual_message;          /* where the plan has none */
    uint32_t number[GV_TACTICS_LIMIT]; /* of the arm's tactics among those of the plan */
    uint32_t n_states;
    uint32_t *in_state; /* [n_states][ticks + 1] */
    void **kept;        /* [measures] what metrics keep during a life; NULL where nothing */
    gv_money passed_on[GV_TACTICS_LIMIT];     /* by each tactic to its fallback */
    gv_programme programme[GV_TACTICS_LIMIT]; /* the world's, of the running tick */
    uint32_t keeper[GV_TACTICS_LIMIT];        /* which tactic keeps each up */
    double *gauge; /* [GV_GAUGES][ticks + 1], or NULL: the model keeps none */
    gv_trial_run trial;
    gv_mover *mover;                 /* NULL: money stays where it was planned */
    double *moved;                   /* [ticks + 1] gv_mover.moved; 0 without */
    double factor[GV_TACTICS_LIMIT]; /* of the running instalment beside the planned one;
                                        NaN: the tactic has none */
} gv_living;

typedef void gv_watcher(void *self, const gv_world *world, uint32_t step);

gv_status gv_living_create(const gv_plan *plan, gv_living **out, gv_error *err) GV_MUST_USE;
void gv_living_free(gv_living *living);
/* Live from the state before tick 0 to the end. @param watch  may be NULL. */
gv_status gv_live(gv_living *living, size_t arm, const gv_graph *graph, uint64_t replicate,
                  gv_watcher *watch, void *self, gv_error *err) GV_MUST_USE;
/* Offers from the `before`-th on were added: they take their place among those still to
 * come. */
gv_status gv_living_reschedule(gv_living *living, size_t before, gv_error *err) GV_MUST_USE;
/* The finished life as metrics see it. */
gv_life gv_living_view(const gv_living *living);

/* ---- pair.c: one life beside the control's ---- */

/* Room for one life, and for the control's where some metric asks for it; belongs to one
 * thread. */
typedef struct gv_pair gv_pair;
gv_status gv_pair_create(const gv_plan *plan, gv_pair **out, gv_error *err) GV_MUST_USE;
void gv_pair_free(gv_pair *pair);
/* Let a crew help in its lives, or nobody. */
void gv_pair_help(gv_pair *pair, gv_crew crew);
/* Live `arm`, after the control unless its life of that replicate is there already.
 * @param[out] out  as metrics see it; until the next call */
gv_status gv_pair_live(gv_pair *pair, size_t arm, const gv_graph *graph, uint64_t replicate,
                       gv_life *out, gv_error *err) GV_MUST_USE;

/* ---- kept.c: what metrics keep during a life ---- */

gv_status gv_kept_create(gv_living *living, gv_error *err) GV_MUST_USE;
void gv_kept_free(gv_living *living);
/* A new life: nothing is kept yet. After the world has begun. */
void gv_kept_begin(gv_living *living);
/* The state `step` is there. */
void gv_kept_look(gv_living *living, uint32_t step);

/* ---- tick.c: the clocks ---- */

/* Takes a life from state t to state t + 1. */
typedef void gv_clock(gv_living *living);
/* The clock of a plan; NULL when its model does not run on it. */
gv_clock *gv_clock_of(const gv_plan *plan);

/* ---- deliver.c: what tactics offered reaches people ---- */

void gv_deliver_seeds(gv_living *living);
/* For models that count reads: a person has read something of the tactic in that slot. */
void gv_deliver_witness(void *living, uint32_t person, uint32_t slot);
/* All offers of the world's running tick. */
void gv_deliver_offers(gv_living *living);

/* ---- programmes.c: what tactics keep up through the model ---- */

/* Which of them run on the running tick, and what there is money for. */
void gv_programmes_open(gv_living *living);
/* Pay for what was used; once a week what is not called for goes to fallbacks.
 * @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO */
gv_status gv_programmes_pay(gv_living *living, gv_error *err) GV_MUST_USE;

/* ---- research.c: what a strategy finds out ---- */

/* What its research knows before the first tick; and a pilot is ready to begin. After
 * accounts are there. */
gv_knowledge gv_research_learn(gv_living *living);
/* What the tactic says on the world's running tick. */
uint8_t gv_research_message(const gv_living *living, uint32_t tactic);
/* The state `step` is there: when the pilot is over, the better message has won. */
void gv_research_look(gv_living *living, uint32_t step);

/* ---- reallocate.c: money moves between tactics ---- */

/* Does the strategy look at what people read? */
bool gv_reallocate_sees(const gv_arm *arm);
/* Whose money comes in instalments, if the strategy reallocates. After accounts and
 * settings are there. */
gv_status gv_reallocate_begin(gv_living *living, gv_error *err) GV_MUST_USE;
/* Where an instalment is over before tick `coming`: judge, and hand out the next.
 * @return GV_OK, GV_E_MEMORY, GV_E_SCENARIO */
gv_status gv_reallocate(gv_living *living, uint32_t coming, gv_error *err) GV_MUST_USE;
/* The tactic's purse; NULL: it has all of its money from the beginning. */
const gv_purse *gv_reallocate_purse(const gv_living *living, uint32_t tactic);
/* A person has read something of the tactic's; with a mover. */
void gv_reallocate_touch(gv_living *living, uint32_t tactic, uint32_t person);

/* ---- team.c: the only OpenMP ---- */

/* Call work(self, member, item) for every item below n; member < threads. Items are taken
 * one by one by whoever is free. */
void gv_team_each(uint32_t threads, uint64_t n,
                  void (*work)(void *self, uint32_t member, uint64_t item), void *self);

/* ---- block.c ---- */

void gv_block_measure(gv_block *block, const gv_plan *plan, size_t arm, uint64_t row,
                      const gv_life *life);

#endif
