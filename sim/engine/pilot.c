/* A pilot: a few replicates of every strategy, timed and compared, to tell how long a run
 * will take and how much it will show. Layer 6. */
#include "engine/engine_internal.h"

#include <math.h>
#include <time.h>

/* Beyond this, another replicate would make people wait. */
static const double patience = 1.0;

static double seconds_now(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* What a pilot works with. */
typedef struct flight {
    const gv_plan *plan;
    const gv_run_options *options;
    gv_shelf *shelf;
    gv_pair *member;
    gv_block *block; /* the replicates of the pilot */
    uint64_t n;      /* lived so far */
    uint64_t graphs; /* grown so far */
    double growing, lasting;
} flight;

/* ---- living ------------------------------------------------------------------------ */

static gv_status have_graph(flight *f, uint64_t graph, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_graph *there = gv_shelf_graph(f->shelf, graph);
    if (there != NULL && there->net != NULL)
        return GV_OK;
    const double start = seconds_now();
    GV_TRY(gv_shelf_fill(f->shelf, graph, 1, f->options, err));
    f->growing += seconds_now() - start;
    f->graphs++;
done:
    return status;
}

static gv_status live_replicate(flight *f, gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t graph = gv_plan_graph_of(f->plan, f->n);
    GV_TRY(have_graph(f, graph, err));
    const double start = seconds_now();
    for (size_t arm = 0; arm < f->plan->n_arms; arm++) {
        gv_life life;
        GV_TRY(gv_pair_live(f->member, arm, gv_shelf_graph(f->shelf, graph), f->n, &life,
                            err));
        gv_block_measure(f->block, f->plan, arm, f->n, &life);
    }
    f->lasting += seconds_now() - start;
    f->n++;
done:
    return status;
}

static gv_status fly(flight *f, gv_error *err)
{
    gv_status status = GV_OK;
    const double start = seconds_now();
    const uint64_t most = f->plan->experiment.replicates < GV_PILOT_MOST
                              ? f->plan->experiment.replicates
                              : GV_PILOT_MOST;
    GV_TRY(gv_shelf_create(f->plan, f->options, &f->shelf, err));
    GV_TRY(gv_pair_create(f->plan, &f->member, err));
    GV_TRY(gv_block_create(f->plan, 0, most, &f->block, err));
    do {
        GV_TRY(live_replicate(f, err));
    } while (f->n < most && seconds_now() - start < patience);
done:
    return status;
}

/* ---- looking back ------------------------------------------------------------------ */

static double deviation(const flight *f, size_t column, size_t a, size_t b)
{
    double sum = 0;
    double squares = 0;
    for (uint64_t r = 0; r < f->n; r++) {
        const double x = (double) *gv_block_counts(f->block, column, a, r) -
                         (double) *gv_block_counts(f->block, column, b, r);
        sum += x;
        squares += x * x;
    }
    const double n = (double) f->n;
    const double variance = (squares - sum * sum / n) / (n - 1);
    return variance > 0 ? sqrt(variance) : 0;
}

static bool is_baseline(const flight *f, size_t arm)
{
    return f->plan->n_arms > 2 && gv_same_text(f->plan->arms[arm].name, GV_DO_NOTHING);
}

static double largest_deviation(const flight *f)
{
    const size_t column = gv_block_find(f->block, "final_adopters");
    double largest = NAN;
    if (column == SIZE_MAX || f->n < GV_PILOT_LEAST)
        return NAN;
    for (size_t a = 0; a < f->plan->n_arms; a++) {
        for (size_t b = a + 1; b < f->plan->n_arms; b++) {
            const double sd =
                is_baseline(f, a) || is_baseline(f, b) ? NAN : deviation(f, column, a, b);
            largest = isnan(largest) || sd > largest ? sd : largest;
        }
    }
    return largest;
}

static gv_pilot look_back(const flight *f)
{
    const gv_plan *plan = f->plan;
    const double threads = gv_threads(f->options->threads);
    const double points = (double) gv_plan_points(plan);
    const double replicates = (double) plan->experiment.replicates;
    const double graphs = (double) gv_plan_graphs(plan);
    gv_pilot p = { .replicates = f->n, .difference_sd = largest_deviation(f) };
    p.graph_seconds = f->graphs > 0 ? f->growing / (double) f->graphs : 0;
    p.replicate_seconds = f->lasting / (double) f->n;
    const double living = p.replicate_seconds / threads;
    p.run_seconds = graphs * (gv_plan_regrows(plan) ? points : 1) * p.graph_seconds +
                    points * replicates * living;
    /* A network that is the same for all, or a file, is grown once. */
    const double a_replicate = graphs > 1 ? graphs / replicates * p.graph_seconds : 0;
    p.an_hour = 3600 / (a_replicate + living);
    return p;
}

double gv_pilot_width(const gv_pilot *pilot, double replicates)
{
    return 2 * 1.96 * pilot->difference_sd / sqrt(replicates);
}

gv_status gv_engine_pilot(const gv_plan *plan, const gv_run_options *options, gv_pilot *out,
                          gv_error *err)
{
    flight f = { .plan = plan, .options = options };
    const gv_status status = fly(&f, err);
    if (status == GV_OK)
        *out = look_back(&f);
    gv_block_free(f.block);
    gv_pair_free(f.member);
    gv_shelf_free(f.shelf);
    return status;
}
