/* Trees of who convinced whom, gathered from lives that are lived again. */
#include "cli/keep_trees.h"

typedef struct tree_rows {
    uint64_t *start; /* [lives + 1] */
    uint32_t *person;
    int32_t *parent;
    uint32_t *step;
    uint8_t *channel;
    uint64_t n, room;
    gv_status status;
    gv_error *err;
} tree_rows;

/* Grow one column; the others stay valid when it fails. */
static bool grow(void **column, uint64_t room, size_t size, tree_rows *rows)
{
    void *larger = gv_resize(*column, room, size, rows->err);
    if (larger == NULL)
        rows->status = GV_E_MEMORY;
    else
        *column = larger;
    return larger != NULL;
}

static bool has_room(tree_rows *rows, uint64_t more)
{
    if (rows->n + more <= rows->room)
        return true;
    const uint64_t room = 2 * (rows->n + more);
    void *person = rows->person, *parent = rows->parent, *step = rows->step,
         *channel = rows->channel;
    const bool has_grown = grow(&person, room, sizeof *rows->person, rows) &&
                           grow(&parent, room, sizeof *rows->parent, rows) &&
                           grow(&step, room, sizeof *rows->step, rows) &&
                           grow(&channel, room, sizeof *rows->channel, rows);
    rows->person = person;
    rows->parent = parent;
    rows->step = step;
    rows->channel = channel;
    if (has_grown)
        rows->room = room;
    return has_grown;
}

static void gather(void *self, const gv_life *life)
{
    tree_rows *rows = self;
    const gv_world *w = life->world;
    if (!has_room(rows, w->n_adopters))
        return;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        const uint32_t parent = gv_world_parent(w, v);
        rows->person[rows->n] = v;
        rows->parent[rows->n] = parent == GV_NOBODY ? -1 : (int32_t) parent;
        rows->step[rows->n] = gv_world_adopted_at(w, v);
        rows->channel[rows->n] = w->adoption[v].channel;
        rows->n++;
    }
}

static gv_status gather_lives(const gv_plan *plan, uint64_t kept,
                              const gv_run_options *options, tree_rows *rows)
{
    for (size_t arm = 0; arm < plan->n_arms; arm++) {
        for (uint64_t r = 0; r < kept; r++) {
            if (options->stop != NULL && *options->stop != 0)
                return GV_FAIL(rows->err, GV_E_STOPPED, "stopped while keeping trees");
            gv_progress now = { "keeping trees", arm * kept + r, plan->n_arms * kept };
            if (options->progress != NULL)
                options->progress(options->self, &now);
            const gv_status status =
                gv_engine_replay(plan, arm, r, gather, rows, rows->err);
            if (status != GV_OK || rows->status != GV_OK)
                return status != GV_OK ? status : rows->status;
            rows->start[arm * kept + r + 1] = rows->n;
        }
    }
    return GV_OK;
}

gv_status gv_keep_trees(const gv_plan *plan, gv_record *record,
                        const gv_run_options *options, gv_error *err)
{
    gv_status status;
    const uint64_t replicates = plan->experiment.replicates;
    const uint64_t kept =
        plan->cascades_kept < replicates ? plan->cascades_kept : replicates;
    tree_rows rows = { .err = err };
    rows.start = gv_alloc(plan->n_arms * kept + 1, sizeof *rows.start, err);
    if (rows.start == NULL)
        return GV_E_MEMORY;
    GV_TRY(gather_lives(plan, kept, options, &rows));
    const gv_cascade_rows table = {
        .n_arms = plan->n_arms,
        .n = kept,
        .row_start = rows.start,
        .person = rows.person,
        .parent = rows.parent,
        .step = rows.step,
        .channel = rows.channel,
    };
    GV_TRY(gv_record_keep_cascades(record, &table, err));
done:
    gv_free(rows.start);
    gv_free(rows.person);
    gv_free(rows.parent);
    gv_free(rows.step);
    gv_free(rows.channel);
    return status;
}
