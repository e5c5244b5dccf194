/* Runs a plan: shard by shard, window of graphs by window, life by life. Layer 6. */
#include "engine/engine_internal.h"

#include <stdatomic.h>
#include <time.h>

#define SECONDS_BETWEEN_PIECES 60 /* the most work that a kill can cost */

/* Everything a run needs; one per call of gv_engine_run. Lives are numbered replicate by
 * replicate, arm by arm: the failure of the first is told, whoever met it. */
typedef struct run {
    const gv_plan *plan;
    const gv_run_options *options;
    gv_shelf *shelf;
    gv_sink *sink;
    uint32_t threads;
    gv_living **member;   /* [threads] */
    gv_error *trouble;    /* [threads] the failure of the first life that a member met */
    uint64_t *trouble_at; /* [threads] that life; UINT64_MAX: none */
    gv_block *block;      /* of the running shard */
    uint64_t row_from;    /* rows of the running window */
    atomic_uint_fast64_t done; /* lives, for progress */
    uint64_t total;
    time_t last_piece;
} run;

static bool stopped(const run *r)
{
    return r->options->stop != NULL && *r->options->stop;
}

static void report(const run *r, const char *phase)
{
    if (r->options->progress == NULL)
        return;
    const gv_progress p = { phase, atomic_load(&r->done), r->total };
    r->options->progress(r->options->self, &p);
}

static void live_one(void *self, uint32_t member, uint64_t item)
{
    run *r = self;
    gv_block *b = r->block;
    const size_t arm = (size_t) (item % b->n_arms);
    const uint64_t row = r->row_from + item / b->n_arms;
    uint8_t *status = &b->status[arm * b->n + row];
    if (*status == GV_LIFE_DONE || stopped(r))
        return;
    const uint64_t replicate = b->first + row;
    const gv_graph *graph = gv_shelf_graph(r->shelf, gv_plan_graph_of(r->plan, replicate));
    gv_error err = { 0 };
    if (gv_live(r->member[member], arm, graph, replicate, NULL, NULL, &err) == GV_OK) {
        const gv_life life = gv_living_view(r->member[member]);
        gv_block_measure(b, r->plan, arm, row, &life);
        *status = GV_LIFE_DONE;
    } else {
        const uint64_t number = replicate * b->n_arms + arm;
        *status = GV_LIFE_FAILED;
        if (number < r->trouble_at[member]) {
            r->trouble_at[member] = number;
            r->trouble[member] = err;
        }
    }
    atomic_fetch_add(&r->done, 1);
    if (member == 0)
        report(r, "simulating");
}

/* Rows of the shard that live on graphs [first, first + n). */
static void live_window(run *r, uint64_t row_from, uint64_t row_to)
{
    r->row_from = row_from;
    for (uint64_t row = row_from; row < row_to; row++) {
        const uint64_t graph = gv_plan_graph_of(r->plan, r->block->first + row);
        r->block->graph[row] = gv_shelf_graph(r->shelf, graph)->hash;
    }
    gv_team_each(r->threads, (row_to - row_from) * r->block->n_arms, live_one, r);
}

/* The end of the longest run of rows from `row` on whose graphs fit the shelf together. */
static uint64_t window_end(const run *r, uint64_t row)
{
    const gv_block *b = r->block;
    const uint64_t first = gv_plan_graph_of(r->plan, b->first + row);
    uint64_t end = row;
    while (end < b->n &&
           gv_plan_graph_of(r->plan, b->first + end) - first < gv_shelf_room(r->shelf))
        end++;
    return end;
}

static gv_status live_shard(run *r, gv_error *err)
{
    gv_block *b = r->block;
    gv_status status = GV_OK;
    for (uint64_t row = 0; row < b->n && !stopped(r);) {
        if (gv_block_row_complete(b, row)) {
            row++;
            continue;
        }
        const uint64_t end = window_end(r, row);
        const uint64_t first = gv_plan_graph_of(r->plan, b->first + row);
        const uint64_t last = gv_plan_graph_of(r->plan, b->first + end - 1);
        report(r, "growing networks");
        GV_TRY(gv_shelf_fill(r->shelf, first, last - first + 1, r->options, err));
        live_window(r, row, end);
        row = end;
        if (row < b->n && time(NULL) - r->last_piece >= SECONDS_BETWEEN_PIECES) {
            GV_TRY(r->sink->accept(r->sink->self, b, err));
            r->last_piece = time(NULL);
        }
    }
done:
    return status;
}

static uint64_t lives_done(const gv_block *b)
{
    uint64_t n = 0;
    for (size_t k = 0; k < b->n_arms * b->n; k++)
        n += b->status[k] == GV_LIFE_DONE ? 1 : 0;
    return n;
}

static gv_status run_shard(run *r, uint64_t shard, gv_error *err)
{
    const uint64_t size = gv_plan_shard_size(r->plan);
    const uint64_t first = shard * size;
    const uint64_t left = r->plan->experiment.replicates - first;
    gv_status status = GV_OK;
    GV_TRY(gv_block_create(r->plan, first, left < size ? left : size, &r->block, err));
    if (r->sink->recall != NULL)
        GV_TRY(r->sink->recall(r->sink->self, r->block, err));
    const uint64_t before = lives_done(r->block);
    atomic_fetch_add(&r->done, before);
    if (gv_block_complete(r->block))
        goto done;
    const gv_status lived = live_shard(r, err);
    if (lived != GV_OK && lived != GV_E_STOPPED) {
        status = lived;
        goto done;
    }
    if (lives_done(r->block) > before || !stopped(r)) {
        GV_TRY(r->sink->accept(r->sink->self, r->block, err));
        r->last_piece = time(NULL);
    }
done:
    gv_block_free(r->block);
    r->block = NULL;
    return status;
}

/* Wrong input and too little memory fail every life alike: say so at once, not as "some
 * replicates failed". */
static bool is_input_failure(gv_status code)
{
    return code == GV_E_DATA || code == GV_E_SCENARIO || code == GV_E_RANGE ||
           code == GV_E_IMPOSSIBLE || code == GV_E_MEMORY;
}

static bool met_wrong_input(const run *r)
{
    for (uint32_t m = 0; m < r->threads; m++) {
        if (r->trouble_at[m] != UINT64_MAX && is_input_failure(r->trouble[m].code))
            return true;
    }
    return false;
}

static gv_status first_trouble(const run *r, gv_error *err)
{
    uint32_t first = UINT32_MAX;
    for (uint32_t m = 0; m < r->threads; m++) {
        const bool earlier = first == UINT32_MAX || r->trouble_at[m] < r->trouble_at[first];
        if (r->trouble_at[m] != UINT64_MAX && earlier)
            first = m;
    }
    if (first == UINT32_MAX)
        return GV_OK;
    const gv_error *trouble = &r->trouble[first];
    gv_status status;
    if (is_input_failure(trouble->code))
        status = GV_FAIL(err, trouble->code, "%s", trouble->text);
    else
        status = GV_FAIL(err, GV_E_FAILED_RUNS, "replicate %llu failed: %s",
                         (unsigned long long) (r->trouble_at[first] / r->plan->n_arms),
                         trouble->text);
    if (trouble->hint[0] != '\0')
        gv_error_hint(err, "%s", trouble->hint);
    return status;
}

static gv_status assemble(run *r, gv_error *err)
{
    r->threads = gv_threads(r->options->threads);
    r->member = gv_alloc(r->threads, sizeof *r->member, err);
    r->trouble = gv_alloc(r->threads, sizeof *r->trouble, err);
    r->trouble_at = gv_alloc(r->threads, sizeof *r->trouble_at, err);
    if (r->member == NULL || r->trouble == NULL || r->trouble_at == NULL)
        return GV_E_MEMORY;
    for (uint32_t m = 0; m < r->threads; m++) {
        r->trouble_at[m] = UINT64_MAX;
        const gv_status status = gv_living_create(r->plan, &r->member[m], err);
        if (status != GV_OK)
            return status;
    }
    r->total = r->plan->n_arms * r->plan->experiment.replicates;
    r->last_piece = time(NULL);
    return GV_OK;
}

static void dismiss(run *r)
{
    for (uint32_t m = 0; r->member != NULL && m < r->threads; m++)
        gv_living_free(r->member[m]);
    gv_free(r->trouble_at);
    gv_free(r->trouble);
    gv_free(r->member);
}

gv_status gv_engine_run(const gv_plan *plan, const gv_run_options *options, gv_shelf *shelf,
                        gv_sink *sink, gv_error *err)
{
    run r = { .plan = plan, .options = options, .shelf = shelf, .sink = sink };
    gv_shelf *own_shelf = NULL;
    gv_status status = GV_OK;
    if (shelf == NULL) {
        GV_TRY(gv_shelf_create(plan, options, &own_shelf, err));
        r.shelf = own_shelf;
    }
    GV_TRY(assemble(&r, err));
    for (uint64_t shard = 0; shard < gv_plan_shards(plan); shard++) {
        if (stopped(&r)) {
            status = GV_FAIL(err, GV_E_STOPPED, "stopped; run again to continue");
            goto done;
        }
        GV_TRY(run_shard(&r, shard, err));
        if (met_wrong_input(&r))
            break;
    }
    if (stopped(&r))
        status = GV_FAIL(err, GV_E_STOPPED, "stopped; run again to continue");
    else
        status = first_trouble(&r, err);
done:
    dismiss(&r);
    gv_shelf_free(own_shelf);
    return status;
}
