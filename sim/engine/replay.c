/* One life again, by its keys: for trees, drawings and tests. Layer 6. */
#include "engine/engine_internal.h"

typedef struct replay {
    gv_shelf *shelf;
    gv_living *living;
} replay;

static gv_status grow(const gv_plan *plan, uint64_t replicate, gv_shelf **out,
                      gv_error *err)
{
    const gv_run_options options = { .threads = 1 };
    gv_status status = GV_OK;
    GV_TRY(gv_shelf_create(plan, &options, out, err));
    GV_TRY(gv_shelf_fill(*out, gv_plan_graph_of(plan, replicate), 1, &options, err));
done:
    return status;
}

static gv_status open_replay(replay *r, const gv_plan *plan, uint64_t replicate,
                             gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(grow(plan, replicate, &r->shelf, err));
    GV_TRY(gv_living_create(plan, &r->living, err));
done:
    return status;
}

static void close_replay(replay *r)
{
    gv_living_free(r->living);
    gv_shelf_free(r->shelf);
}

static gv_status relive(const gv_plan *plan, size_t arm, uint64_t replicate,
                        gv_watcher *watch, void (*look)(void *self, const gv_life *life),
                        void *self, gv_error *err)
{
    replay r = { 0 };
    gv_status status = GV_OK;
    GV_TRY(open_replay(&r, plan, replicate, err));
    const gv_graph *graph = gv_shelf_graph(r.shelf, gv_plan_graph_of(plan, replicate));
    GV_TRY(gv_live(r.living, arm, graph, replicate, watch, self, err));
    if (look != NULL) {
        const gv_life life = gv_living_view(r.living);
        look(self, &life);
    }
done:
    close_replay(&r);
    return status;
}

gv_status gv_engine_replay(const gv_plan *plan, size_t arm, uint64_t replicate,
                           void (*look)(void *self, const gv_life *life), void *self,
                           gv_error *err)
{
    return relive(plan, arm, replicate, NULL, look, self, err);
}

gv_status gv_engine_watch(const gv_plan *plan, size_t arm, uint64_t replicate,
                          void (*watch)(void *self, const gv_world *world, uint32_t step),
                          void *self, gv_error *err)
{
    return relive(plan, arm, replicate, watch, NULL, self, err);
}

gv_status gv_engine_network(const gv_plan *plan, uint64_t replicate,
                            gv_status (*look)(void *self, const gv_network *net,
                                              gv_error *err),
                            void *self, gv_error *err)
{
    gv_shelf *shelf = NULL;
    gv_status status = GV_OK;
    GV_TRY(grow(plan, replicate, &shelf, err));
    GV_TRY(look(self, gv_shelf_graph(shelf, gv_plan_graph_of(plan, replicate))->net, err));
done:
    gv_shelf_free(shelf);
    return status;
}
