/* Runs a plan: shard by shard, point by point, window of graphs by window, life by life.
 * Layer 6. */
#include "engine/engine_internal.h"

#include <stdatomic.h>
#include <time.h>

#define SECONDS_BETWEEN_PIECES 60 /* the most work that a kill can cost */

/* Everything a run needs; one per call of gv_engine_run. Lives are numbered point by point,
 * replicate by replicate, arm by arm: the failure of the first is told, whoever met it. */
typedef struct run {
    const gv_plan *plan;
    const gv_run_options *options;
    gv_shelf *shelf; /* NULL: points have networks of their own */
    gv_sink *sink;
    uint32_t threads;
    gv_error *trouble;    /* [threads] the failure of the first life that a member met */
    uint64_t *trouble_at; /* [threads] that life; UINT64_MAX: none */
    gv_block *block;      /* of the running shard */
    const gv_plan *here;  /* the running point's own plan */
    gv_plan *own_plan;    /* the same where there is a sweep */
    gv_shelf *graphs;     /* of the running point */
    gv_shelf *own_graphs; /* the same where there is no shelf for all */
    uint64_t point;       /* the running one's place in the block */
    gv_pair **member;     /* [threads] of the running point */
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

static void note_trouble(run *r, uint32_t member, uint64_t life, const gv_error *err)
{
    if (life >= r->trouble_at[member])
        return;
    r->trouble_at[member] = life;
    r->trouble[member] = *err;
}

static uint64_t number_of(const run *r, uint64_t row, size_t arm)
{
    const uint64_t replicate = r->block->first + row;
    const uint64_t point = r->block->point + r->point;
    return (point * r->plan->experiment.replicates + replicate) * r->block->n_arms + arm;
}

static void live_one(void *self, uint32_t member, uint64_t item)
{
    run *r = self;
    gv_block *b = r->block;
    const size_t arm = (size_t) (item % b->n_arms);
    const size_t lane = (size_t) r->point * b->n_arms + arm;
    const uint64_t row = r->row_from + item / b->n_arms;
    uint8_t *status = &b->status[lane * b->n + row];
    if (*status == GV_LIFE_DONE || stopped(r))
        return;
    const uint64_t replicate = b->first + row;
    const gv_graph *graph = gv_shelf_graph(r->graphs, gv_plan_graph_of(r->here, replicate));
    gv_error err = { 0 };
    gv_life life;
    if (gv_pair_live(r->member[member], arm, graph, replicate, &life, &err) == GV_OK) {
        gv_block_measure(b, r->here, lane, row, &life);
        *status = GV_LIFE_DONE;
    } else {
        gv_block_fail(b, lane, row, err.text);
        note_trouble(r, member, number_of(r, row, arm), &err);
    }
    atomic_fetch_add(&r->done, 1);
    if (member == 0)
        report(r, "simulating");
}

/* All arms of one replicate by one member: so the control's life is lived once. */
static void live_row(void *self, uint32_t member, uint64_t item)
{
    const run *r = self;
    for (size_t arm = 0; arm < r->block->n_arms; arm++)
        live_one(self, member, item * r->block->n_arms + arm);
}

/* ---- many threads in one life, where there are few lives ---- */

typedef struct errand {
    void (*work)(void *self, uint64_t item);
    void *self;
} errand;

static void run_errand(void *self, uint32_t member, uint64_t item)
{
    const errand *e = self;
    (void) member;
    e->work(e->self, item);
}

static void help(void *crew, uint64_t n, void (*work)(void *self, uint64_t item),
                 void *self)
{
    const run *r = crew;
    errand e = { work, self };
    gv_team_each(r->threads, n, run_errand, &e);
}

/* One life after another, each by all threads. Which of the two it is changes no number. */
static void live_together(run *r, uint64_t lives)
{
    gv_pair_help(r->member[0], (gv_crew){ help, r });
    for (uint64_t item = 0; item < lives; item++)
        live_one(r, 0, item);
    gv_pair_help(r->member[0], (gv_crew){ NULL, NULL });
}

/* Rows of the shard whose graphs stand on the shelf. */
static void live_window(run *r, uint64_t row_from, uint64_t row_to)
{
    gv_hash *graph = r->block->graph + r->point * r->block->n;
    r->row_from = row_from;
    for (uint64_t row = row_from; row < row_to; row++)
        graph[row] =
            gv_shelf_graph(r->graphs, gv_plan_graph_of(r->here, r->block->first + row))
                ->hash;
    const uint64_t lives = (row_to - row_from) * r->block->n_arms;
    if (r->plan->model->uses_crew && lives < r->threads)
        live_together(r, lives);
    else if (gv_plan_control(r->here) != SIZE_MAX && row_to - row_from >= r->threads)
        gv_team_each(r->threads, row_to - row_from, live_row, r);
    else
        gv_team_each(r->threads, lives, live_one, r);
}

/* The end of the longest run of rows from `row` on whose graphs fit the shelf together. */
static uint64_t window_end(const run *r, uint64_t row)
{
    const gv_block *b = r->block;
    const uint64_t first = gv_plan_graph_of(r->here, b->first + row);
    uint64_t end = row;
    while (end < b->n &&
           gv_plan_graph_of(r->here, b->first + end) - first < gv_shelf_room(r->graphs))
        end++;
    return end;
}

/* Did every arm finish that row at the running point? */
static bool is_row_complete(const run *r, uint64_t row)
{
    const gv_block *b = r->block;
    for (size_t arm = 0; arm < b->n_arms; arm++) {
        if (b->status[(r->point * b->n_arms + arm) * b->n + row] != GV_LIFE_DONE)
            return false;
    }
    return true;
}

static gv_status live_rows(run *r, gv_error *err)
{
    gv_block *b = r->block;
    gv_status status = GV_OK;
    for (uint64_t row = 0; row < b->n && !stopped(r);) {
        if (is_row_complete(r, row)) {
            row++;
            continue;
        }
        const uint64_t end = window_end(r, row);
        const uint64_t first = gv_plan_graph_of(r->here, b->first + row);
        const uint64_t last = gv_plan_graph_of(r->here, b->first + end - 1);
        report(r, "growing networks");
        GV_TRY(gv_shelf_fill(r->graphs, first, last - first + 1, r->options, err));
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

/* ---- one point ---- */

/* Wrong input and too little memory fail every life alike: say so at once, not as "some
 * replicates failed". */
static bool is_input_failure(gv_status code)
{
    return code == GV_E_DATA || code == GV_E_SCENARIO || code == GV_E_RANGE ||
           code == GV_E_IMPOSSIBLE || code == GV_E_MEMORY;
}

static bool is_sweep(const run *r)
{
    return r->plan->sweep.n_points > 0;
}

/* Of a sweep one point's wrong input fails that point alone. */
static bool fails_all(const run *r, gv_status code)
{
    return is_input_failure(code) && (code == GV_E_MEMORY || !is_sweep(r));
}

static void leave_point(run *r)
{
    for (uint32_t m = 0; m < r->threads; m++) {
        gv_pair_free(r->member[m]);
        r->member[m] = NULL;
    }
    gv_shelf_free(r->own_graphs);
    gv_plan_free(r->own_plan);
    r->own_graphs = NULL;
    r->own_plan = NULL;
    r->here = NULL;
}

static gv_status enter_point(run *r, gv_error *err)
{
    gv_status status = GV_OK;
    if (r->here != NULL)
        return GV_OK; /* without a sweep: still there from the last shard */
    if (is_sweep(r))
        GV_TRY(gv_plan_at(r->plan, r->block->point + r->point, &r->own_plan, err));
    r->here = r->own_plan != NULL ? r->own_plan : r->plan;
    if (r->shelf == NULL)
        GV_TRY(gv_shelf_create(r->here, r->options, &r->own_graphs, err));
    r->graphs = r->shelf != NULL ? r->shelf : r->own_graphs;
    for (uint32_t m = 0; m < r->threads; m++)
        GV_TRY(gv_pair_create(r->here, &r->member[m], err));
done:
    return status;
}

/* What is not finished at the running point has failed. */
static void fail_point(run *r, const gv_error *failure)
{
    gv_block *b = r->block;
    uint64_t failed = 0;
    for (size_t arm = 0; arm < b->n_arms; arm++) {
        const size_t lane = (size_t) r->point * b->n_arms + arm;
        for (uint64_t row = 0; row < b->n; row++) {
            if (b->status[lane * b->n + row] == GV_LIFE_DONE)
                continue;
            gv_block_fail(b, lane, row, failure->text);
            failed++;
        }
    }
    atomic_fetch_add(&r->done, failed);
    note_trouble(r, 0, number_of(r, 0, 0), failure);
}

static bool is_point_complete(const run *r)
{
    for (uint64_t row = 0; row < r->block->n; row++) {
        if (!is_row_complete(r, row))
            return false;
    }
    return true;
}

static gv_status live_point(run *r, gv_error *err)
{
    gv_error failure = { .code = GV_OK };
    if (is_point_complete(r))
        return GV_OK;
    gv_status status = enter_point(r, &failure);
    if (status == GV_OK)
        status = live_rows(r, &failure);
    if (is_sweep(r))
        leave_point(r);
    if (status != GV_OK && is_input_failure(status) && !fails_all(r, status)) {
        fail_point(r, &failure);
        return GV_OK;
    }
    if (status != GV_OK && err != NULL)
        *err = failure;
    return status;
}

/* ---- one shard ---- */

static uint64_t lives_done(const gv_block *b)
{
    uint64_t n = 0;
    for (size_t k = 0; k < gv_block_lanes(b) * b->n; k++)
        n += b->status[k] == GV_LIFE_DONE ? 1 : 0;
    return n;
}

static gv_status live_shard(run *r, gv_error *err)
{
    gv_status status = GV_OK;
    for (r->point = 0; r->point < r->block->n_points && !stopped(r); r->point++)
        GV_TRY(live_point(r, err));
done:
    return status;
}

static gv_status run_shard(run *r, uint64_t shard, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_block_of(r->plan, gv_plan_shard(r->plan, shard), &r->block, err));
    if (r->sink->recall != NULL)
        GV_TRY(r->sink->recall(r->sink->self, r->block, err));
    const uint64_t before = lives_done(r->block);
    atomic_fetch_add(&r->done, before);
    if (gv_block_complete(r->block))
        goto done;
    const gv_status lived = live_shard(r, err);
    const bool failed = lived != GV_OK && lived != GV_E_STOPPED;
    if (lives_done(r->block) > before || (!failed && !stopped(r))) {
        status = r->sink->accept(r->sink->self, r->block, failed ? NULL : err);
        r->last_piece = time(NULL);
    }
    if (failed) /* what was lived before is kept all the same */
        status = lived;
done:
    gv_block_free(r->block);
    r->block = NULL;
    return status;
}

static bool met_wrong_input(const run *r)
{
    for (uint32_t m = 0; m < r->threads; m++) {
        if (r->trouble_at[m] != UINT64_MAX && fails_all(r, r->trouble[m].code))
            return true;
    }
    return false;
}

/* ---- the whole ---- */

static void tell_life(const run *r, uint64_t life, const gv_error *trouble, gv_error *err)
{
    const uint64_t replicates = r->plan->experiment.replicates;
    const uint64_t row = life / r->plan->n_arms;
    if (is_sweep(r))
        GV_FAIL(err, GV_E_FAILED_RUNS, "point %llu, replicate %llu failed: %s",
                (unsigned long long) (row / replicates),
                (unsigned long long) (row % replicates), trouble->text);
    else
        GV_FAIL(err, GV_E_FAILED_RUNS, "replicate %llu failed: %s",
                (unsigned long long) row, trouble->text);
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
    const bool told_as_it_is = fails_all(r, trouble->code);
    if (told_as_it_is)
        GV_FAIL(err, trouble->code, "%s", trouble->text);
    else
        tell_life(r, r->trouble_at[first], trouble, err);
    if (trouble->hint[0] != '\0')
        gv_error_hint(err, "%s", trouble->hint);
    return told_as_it_is ? trouble->code : GV_E_FAILED_RUNS;
}

static bool is_ours(const run *r, uint64_t shard)
{
    return r->options->parts == 0 || shard % r->options->parts == r->options->part;
}

static gv_status assemble(run *r, gv_error *err)
{
    r->threads = gv_threads(r->options->threads);
    r->member = gv_alloc(r->threads, sizeof *r->member, err);
    r->trouble = gv_alloc(r->threads, sizeof *r->trouble, err);
    r->trouble_at = gv_alloc(r->threads, sizeof *r->trouble_at, err);
    if (r->member == NULL || r->trouble == NULL || r->trouble_at == NULL)
        return GV_E_MEMORY;
    for (uint32_t m = 0; m < r->threads; m++)
        r->trouble_at[m] = UINT64_MAX;
    for (uint64_t s = 0; s < gv_plan_shards(r->plan); s++) {
        const gv_shard shard = gv_plan_shard(r->plan, s);
        r->total += is_ours(r, s) ? shard.n_points * shard.n * r->plan->n_arms : 0;
    }
    r->last_piece = time(NULL);
    return GV_OK;
}

static void dismiss(run *r)
{
    if (r->member != NULL)
        leave_point(r);
    gv_free(r->trouble_at);
    gv_free(r->trouble);
    gv_free(r->member);
}

gv_status gv_engine_run(const gv_plan *plan, const gv_run_options *options, gv_shelf *shelf,
                        gv_sink *sink, gv_error *err)
{
    run r = { .plan = plan, .options = options, .sink = sink };
    gv_shelf *own_shelf = NULL;
    gv_status status = GV_OK;
    if (shelf == NULL && !gv_plan_regrows(plan))
        GV_TRY(gv_shelf_create(plan, options, &own_shelf, err));
    if (!gv_plan_regrows(plan))
        r.shelf = shelf != NULL ? shelf : own_shelf;
    GV_TRY(assemble(&r, err));
    for (uint64_t shard = 0; shard < gv_plan_shards(plan); shard++) {
        if (!is_ours(&r, shard))
            continue;
        if (stopped(&r))
            break;
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
