/// @file
/// Layer 6: runs a plan and pushes blocks of rows into a sink. Knows neither YAML nor HDF5.
#ifndef GRAPEVINE_ENGINE_H
#define GRAPEVINE_ENGINE_H

#include "grapevine/plan.h"

#include <signal.h>

/// State of one life in a block, as stored in files.
typedef enum gv_life_status {
    GV_LIFE_MISSING = 0,
    GV_LIFE_DONE = 1,
    GV_LIFE_FAILED = 2,
} gv_life_status;

typedef struct gv_column {
    const gv_outcome *outcome;
    size_t per_life; ///< values a life
    void *at;        ///< uint32_t or double [lanes][n][per_life]
} gv_column;

/// Rows of all arms for the replicates [first, first + n) at the points [point, point +
/// n_points). Lanes are the arms of the first point, then those of the next: where a
/// function takes an arm, `point in the block * n_arms + arm` reaches the other points.
typedef struct gv_block {
    uint64_t point, n_points; ///< n_points 0 is read as 1
    size_t n_arms;
    uint64_t first;
    uint64_t n;
    size_t n_columns;
    gv_column *columns; ///< in plan order of outcomes
    uint8_t *status;    ///< [lanes][n] gv_life_status
    char **failure;     ///< [lanes][n] see gv_block_failure; NULL: none is known
    gv_hash *graph;     ///< [n_points][n] hash of the graph each replicate lived on
} gv_block;

gv_status gv_block_create(const gv_plan *plan, uint64_t first, uint64_t n, gv_block **out,
                          gv_error *err) GV_MUST_USE;
/// The same for the points and replicates of a shard; gv_block_create is for point 0 alone.
gv_status gv_block_of(const gv_plan *plan, gv_shard shard, gv_block **out,
                      gv_error *err) GV_MUST_USE;
void gv_block_free(gv_block *block);
/// Points times arms.
size_t gv_block_lanes(const gv_block *b);
/// Values of one life: column k, arm a, replicate first + r.
const uint32_t *gv_block_counts(const gv_block *b, size_t k, size_t a, uint64_t r);
const double *gv_block_reals(const gv_block *b, size_t k, size_t a, uint64_t r);
/// A life has failed for this reason (copied). Different lives may fail at the same time.
void gv_block_fail(gv_block *b, size_t lane, uint64_t row, const char *why);
/// Why a life failed, or NULL. Borrowed.
const char *gv_block_failure(const gv_block *b, size_t lane, uint64_t row);
/// Index of the outcome with that name, or SIZE_MAX.
size_t gv_block_find(const gv_block *b, const char *outcome);
/// Did every arm finish replicate first + row? And every replicate?
bool gv_block_row_complete(const gv_block *b, uint64_t row);
bool gv_block_complete(const gv_block *b);
/// Copy the rows that `from` has done into `into` (their replicates may overlap in part).
void gv_block_merge(gv_block *into, const gv_block *from);

/// Where rows go.
typedef struct gv_sink {
    void *self;
    /// Fill in what is already there for this block (status says which lives). May be NULL.
    gv_status (*recall)(void *self, gv_block *block, gv_error *err);
    /// Keep a block; called from one thread, in order of shards, again when one grew.
    gv_status (*accept)(void *self, const gv_block *block, gv_error *err);
} gv_sink;
/// A sink that gathers everything into one block of all replicates.
gv_sink gv_memory_sink(gv_block *whole);

typedef struct gv_progress {
    const char *phase; ///< "growing networks", "simulating", "searching flips",
                       ///< "attributing"
    uint64_t done, total;
} gv_progress;

typedef struct gv_run_options {
    uint32_t threads; ///< 0: all that this process may use
    /// Becomes 1: finish soon, keep what is done; may be NULL.
    const volatile sig_atomic_t *stop;
    void (*progress)(void *self, const gv_progress *progress); ///< may be NULL; one thread
    void *self;
    uint64_t keep_bytes;  ///< memory for keeping graphs between calls; 0: a default
    uint64_t part, parts; ///< live only the shards whose number leaves `part` when divided
                          ///< by `parts`; parts 0: all
} gv_run_options;
uint32_t gv_threads(uint32_t wanted); ///< resolves 0: the affinity mask, OMP_NUM_THREADS

/// Graphs that runs of plans with the same network share.
typedef struct gv_shelf gv_shelf;
gv_status gv_shelf_create(const gv_plan *plan, const gv_run_options *options,
                          gv_shelf **out, gv_error *err) GV_MUST_USE;
void gv_shelf_free(gv_shelf *shelf);

/// Run every life that the sink does not have, at every point. A point that cannot be lived
/// at all, or in part, has failed lives and does not stop the others.
/// @param options  not NULL; all zero: defaults
/// @param shelf    NULL: grow what is needed and forget; not used where points have
/// networks of their own
/// @return GV_OK; GV_E_STOPPED (what was finished is in the sink); GV_E_MEMORY; a sink's
/// failure; GV_E_FAILED_RUNS: the first failing replicate is in `err`, the others are done.
gv_status gv_engine_run(const gv_plan *plan, const gv_run_options *options, gv_shelf *shelf,
                        gv_sink *sink, gv_error *err) GV_MUST_USE;

/// How long things take on this machine, and how much they vary, from a few replicates.
typedef struct gv_pilot {
    uint64_t replicates;      ///< that were lived
    double graph_seconds;     ///< to grow one graph
    double replicate_seconds; ///< to live one replicate of every strategy, on one thread
    double run_seconds;       ///< the whole run without contests, on the wanted threads
    double an_hour; ///< replicates of every strategy, at one point, on the wanted threads
    /// Standard deviation, over replicates, of the difference of two strategies' final
    /// adopters; the largest of all pairs (without the baseline, if two are left). NaN:
    /// fewer than GV_PILOT_LEAST replicates, one strategy, or adopters are not measured.
    double difference_sd;
} gv_pilot;
#define GV_PILOT_MOST 8
#define GV_PILOT_LEAST 4
/// Live replicates 0, 1, ... of every strategy, GV_PILOT_MOST at most and none after the
/// first second, at the first point of a sweep. One life differs from another: read the
/// times as an order of magnitude, the deviation as good to some 30 %.
/// @param options  not NULL
/// @return what a run returns
gv_status gv_engine_pilot(const gv_plan *plan, const gv_run_options *options, gv_pilot *out,
                          gv_error *err) GV_MUST_USE;
/// Width of the 95 % interval of the mean difference over so many replicates: 2 x 1.96 x sd
/// / sqrt(n), for replicates on networks of their own. NaN where the sd is.
double gv_pilot_width(const gv_pilot *pilot, double replicates);

/// Live one life again and look at its final world (trees, drawings).
gv_status gv_engine_replay(const gv_plan *plan, size_t arm, uint64_t replicate,
                           void (*look)(void *self, const gv_life *life), void *self,
                           gv_error *err) GV_MUST_USE;
/// The same, looking at every state: `watch` gets the world after each sweep, step 0 first.
gv_status gv_engine_watch(const gv_plan *plan, size_t arm, uint64_t replicate,
                          void (*watch)(void *self, const gv_world *world, uint32_t step),
                          void *self, gv_error *err) GV_MUST_USE;
/// Look at the network that a replicate lives on.
/// @return what growing it returns, or what `look` does
gv_status gv_engine_network(const gv_plan *plan, uint64_t replicate,
                            gv_status (*look)(void *self, const gv_network *net,
                                              gv_error *err),
                            void *self, gv_error *err) GV_MUST_USE;

#endif
