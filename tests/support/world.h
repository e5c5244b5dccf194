/* Small worlds for tests, said in sentences: a network and a model, strategies with
 * tactics, then rows of results or single lives. Every step stops the test when it fails.
 */
#ifndef GRAPEVINE_TEST_WORLD_H
#define GRAPEVINE_TEST_WORLD_H

#include "grapevine/engine.h"
#include "test.h"

/* ---- given ---- */

/* A plan without strategies, without baseline; it measures adopters. */
gv_plan *given_world(const char *network, const char *model);
/* ... on Zachary's karate club. */
gv_plan *given_karate(const char *model);
/* ... on ties written as in an edge list ("0 1\n1 2\n"); people are 0 .. n - 1. */
gv_plan *given_ties(const char *model, uint32_t n, bool directed, const char *ties);
/* ... with a third column of weights. */
gv_plan *given_weighted_ties(const char *model, uint32_t n, bool directed,
                             const char *ties);
/* ... of contacts as a file has them ("0 0 1\n1 1 2\n": time, person, person), a tick long
 * 1; the first speaks where they are directed. */
gv_plan *given_contacts(const char *model, uint32_t n, bool directed, const char *contacts);
/* One more layer, of directed ties as above; the network so far becomes the layer `first`.
 */
void given_layer_of_ties(gv_plan *plan, const char *first, const char *name, uint32_t n,
                         const char *ties);
/* A number under a dotted key: `network.people`, `model.p`, `ticks`, `budget`, ... */
void set_number(gv_plan *plan, const char *key, double value);
/* A choice of the network or the model: `model.hazard`, `linear`. */
void set_word(gv_plan *plan, const char *key, const char *word);
/* One more strategy, still without tactics. */
void given_strategy(gv_plan *plan, const char *name);
/* One more tactic of the last strategy, under a name of its own; its share is 1. */
gv_tactic_plan *given_tactic(gv_plan *plan, const char *kind, const char *name);
void tactic_number(gv_tactic_plan *tactic, const char *parameter, double value);
/* `choose: listed` with ids separated by blanks. */
void tactic_people(gv_plan *plan, gv_tactic_plan *tactic, const char *ids);
/* One of the ready words of a choice. */
void tactic_word(gv_tactic_plan *tactic, const char *parameter, const char *word);
void tactic_text(gv_tactic_plan *tactic, const char *parameter, const char *text);
/* A strategy that seeds exactly these people for nothing. */
void given_seeds(gv_plan *plan, const char *strategy, const char *ids);
/* Measure something else, too: a metric by name, or one of a test's own. */
void given_measure(gv_plan *plan, const char *metric);
/* A parameter of the measure given last. */
void measure_number(gv_plan *plan, const char *parameter, double value);
void given_metric(gv_plan *plan, const gv_metric *metric);
/* Frees the plan and its file of ties. */
void forget_world(gv_plan *plan);

/* ---- when ---- */

/* Settle the plan and run it with that many threads (0: all). Small lives are over before a
 * second thread wakes up: run_world takes one. */
gv_block *run_with(gv_plan *plan, uint32_t threads, uint64_t replicates_per_graph);
gv_block *run_world(gv_plan *plan);
/* The hash of all rows, column after column. */
gv_hash hash_of_rows(const gv_block *rows);

/* What is left of one life. */
typedef struct lived {
    uint32_t n, ticks, n_adopters;
    uint32_t *adopted_at; /* [n] GV_NEVER for those who did not */
    uint32_t *source;     /* [n] GV_NOBODY for those who did not */
    uint8_t *channel;     /* [n] GV_CHANNELS for those who did not */
    uint16_t *reads;      /* [n] */
    uint64_t n_reads;
    gv_money *spent;     /* [ticks + 1] */
    uint64_t *delivered; /* [tactics] */
    size_t n_tactics;
} lived;
lived live_again(gv_plan *plan, size_t arm, uint64_t replicate);
void forget_life(lived *life);
/* Equal person by person: time, channel, source of adoption, and reads? */
bool same_life(const lived *a, const lived *b);

/* ---- then ---- */

/* One outcome of one life; of a series the value at `at`. */
double value_of(const gv_block *rows, const char *outcome, size_t arm, uint64_t replicate,
                size_t at);
/* The same for all replicates; free with gv_free. */
double *column_of(const gv_block *rows, const char *outcome, size_t arm, size_t at);

#endif
