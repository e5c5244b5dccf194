/* Graphs that lives share: grown one after another, kept while memory allows. Layer 6. */
#include "engine/engine_internal.h"

#include <string.h>

struct gv_shelf {
    gv_plan *plan; /* own copy: contests change the caller's */
    uint64_t n_graphs;
    gv_graph *graph;      /* [n_graphs] */
    uint64_t keep_bytes;  /* for all together */
    uint64_t graph_bytes; /* of the largest so far; 0: none yet */
};

gv_status gv_shelf_create(const gv_plan *plan, const gv_run_options *options,
                          gv_shelf **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_shelf *shelf = gv_alloc(1, sizeof *shelf, err);
    if (shelf == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_plan_copy(plan, &shelf->plan, err));
    shelf->n_graphs = gv_plan_graphs(plan);
    shelf->keep_bytes =
        options != NULL && options->keep_bytes != 0 ? options->keep_bytes : GV_KEEP_BYTES;
    shelf->graph = gv_alloc(shelf->n_graphs, sizeof *shelf->graph, err);
    if (shelf->graph == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    *out = shelf;
    shelf = NULL;
done:
    gv_shelf_free(shelf);
    return status;
}

static void graph_clear(gv_graph *graph)
{
    if (!graph->is_borrowed)
        gv_network_free(graph->net);
    gv_people_free(graph->people);
    gv_free(graph->by_followers);
    for (uint32_t r = 0; r < GV_RANKINGS; r++)
        gv_free(graph->ranked[r]);
    gv_free(graph->community);
    *graph = (gv_graph){ 0 };
}

void gv_shelf_free(gv_shelf *shelf)
{
    if (shelf == NULL)
        return;
    for (uint64_t g = 0; shelf->graph != NULL && g < shelf->n_graphs; g++)
        graph_clear(&shelf->graph[g]);
    gv_free(shelf->graph);
    gv_plan_free(shelf->plan);
    gv_free(shelf);
}

uint64_t gv_shelf_room(const gv_shelf *shelf)
{
    if (shelf->graph_bytes == 0)
        return 1;
    const uint64_t room = shelf->keep_bytes / shelf->graph_bytes;
    return room < 1 ? 1 : room;
}

/* Counting sort by followers; within a count people stay in the order of their ids. */
static gv_status rank_by_followers(gv_graph *graph, gv_error *err)
{
    const uint32_t n = gv_network_people(graph->net);
    uint64_t most = 0;
    for (uint32_t v = 0; v < n; v++) {
        const uint64_t followers = gv_network_followers(graph->net, v);
        most = followers > most ? followers : most;
    }
    uint32_t *start = gv_alloc(most + 2, sizeof *start, err);
    graph->by_followers = gv_alloc(n, sizeof *graph->by_followers, err);
    if (start == NULL || graph->by_followers == NULL) {
        gv_free(start);
        return GV_E_MEMORY;
    }
    for (uint32_t v = 0; v < n; v++)
        start[most - gv_network_followers(graph->net, v) + 1]++;
    for (uint64_t d = 1; d <= most + 1; d++)
        start[d] += start[d - 1];
    for (uint32_t v = 0; v < n; v++)
        graph->by_followers[start[most - gv_network_followers(graph->net, v)]++] = v;
    gv_free(start);
    return GV_OK;
}

static gv_status rank_as_asked(const gv_plan *plan, uint64_t number, gv_graph *graph,
                               gv_error *err)
{
    const unsigned asked = gv_plan_rankings(plan);
    const gv_key key = gv_key_make(plan->experiment.seed, GV_PURPOSE_RANKING, number);
    for (uint32_t r = 0; r < GV_RANKINGS; r++) {
        if (!(asked & GV_RANKS(r)))
            continue;
        graph->ranked[r] = gv_alloc(gv_network_people(graph->net), sizeof(uint32_t), err);
        if (graph->ranked[r] == NULL)
            return GV_E_MEMORY;
        const gv_status status =
            gv_network_rank(graph->net, (gv_ranking) r, key, graph->ranked[r], err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* By a trait of people, or the same communities as those of the rankings. */
static gv_status tell_communities(const gv_plan *plan, uint64_t number, gv_graph *graph,
                                  gv_error *err)
{
    if (plan->model->communities == NULL)
        return GV_OK;
    const uint32_t n = gv_network_people(graph->net);
    const char *name = plan->model->communities(plan->model_params);
    const gv_trait *trait = gv_people_trait(graph->people, name);
    graph->community = gv_alloc(n, sizeof *graph->community, err);
    if (graph->community == NULL)
        return GV_E_MEMORY;
    if (name[0] == '\0')
        return gv_network_communities(
            graph->net, gv_key_make(plan->experiment.seed, GV_PURPOSE_RANKING, number),
            graph->community, err);
    if (trait == NULL || trait->value == NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "people have no words of the trait '%s'", name);
    for (uint32_t v = 0; v < n; v++)
        graph->community[v] = trait->value[v];
    return GV_OK;
}

static gv_status check_model_fits(const gv_plan *plan, const gv_network *net, gv_error *err)
{
    const unsigned needs = gv_model_needs(plan->model, plan->model_params,
                                          (gv_clock_kind) plan->experiment.clock);
    if ((needs & GV_NEEDS_TIES) && gv_network_is_complete(net)) {
        const gv_status status = GV_FAIL(
            err, GV_E_SCENARIO,
            "model '%s' with these parameters needs ties; network 'complete' has none",
            plan->model->spec.name);
        gv_error_hint(err, "gnp with p = 1 is the same network with ties written out");
        return status;
    }
    if ((needs & GV_NEEDS_WEIGHTS) && !gv_network_has_weights(net))
        return GV_FAIL(err, GV_E_SCENARIO,
                       "model '%s' wants weights of ties; network '%s' has none",
                       plan->model->spec.name, plan->generator->spec.name);
    return GV_OK;
}

/* Numbers from a file were looked at with the scenario; here are those that are drawn. */
static gv_status check_traits(const gv_plan *plan, const gv_graph *graph, gv_error *err)
{
    const uint32_t n = gv_network_people(graph->net);
    const gv_model_trait *reads = plan->model->reads;
    for (; reads != NULL && reads->name != NULL; reads++) {
        const gv_trait *trait = gv_people_trait(graph->people, reads->name);
        for (uint32_t v = 0; trait != NULL && v < n; v++) {
            if (trait->number != NULL && trait->number[v] >= reads->low &&
                trait->number[v] <= reads->high)
                continue;
            GV_FAIL(err, GV_E_SCENARIO,
                    "the model '%s' reads the trait '%s' as a number from %g to %g",
                    plan->model->spec.name, reads->name, reads->low, reads->high);
            gv_error_hint(err, "draw it within: %s: {kind: uniform, low: %g, high: %g}",
                          reads->name, reads->low, reads->high);
            return GV_E_SCENARIO;
        }
    }
    return GV_OK;
}

/* People whose traits are more than groups count as part of the set-up, and so do
 * communities: libraries drew them. */
static gv_hash hash_of(const gv_plan *plan, const gv_graph *graph)
{
    gv_hash all[3] = { gv_network_hash(graph->net) };
    size_t n = 1;
    if (!gv_people_plan_is_groups(&plan->crowd))
        all[n++] = gv_people_hash(graph->people);
    if (graph->community != NULL)
        all[n++] = gv_hash_bytes(graph->community,
                                 gv_network_people(graph->net) * sizeof *graph->community);
    return n == 1 ? all[0] : gv_hash_bytes(all, n * sizeof *all);
}

static gv_status grow(const gv_plan *plan, uint64_t number, gv_graph *graph, gv_error *err)
{
    const uint64_t seed = plan->experiment.seed;
    gv_status status = GV_OK;
    graph->is_borrowed = plan->network != NULL;
    graph->net = plan->network;
    if (!graph->is_borrowed)
        GV_TRY(gv_plan_grow(plan, number, &graph->net, err));
    GV_TRY(check_model_fits(plan, graph->net, err));
    if (gv_plan_needs(plan) & GV_NEEDS_IN)
        GV_TRY(plan->model->sees_layers ? gv_network_transpose_layers(graph->net, err)
                                        : gv_network_transpose(graph->net, err));
    GV_TRY(gv_people_create(&plan->crowd, graph->net,
                            gv_key_make(seed, GV_PURPOSE_PEOPLE, number), &graph->people,
                            err));
    GV_TRY(check_traits(plan, graph, err));
    GV_TRY(rank_by_followers(graph, err));
    GV_TRY(rank_as_asked(plan, number, graph, err));
    GV_TRY(tell_communities(plan, number, graph, err));
    graph->hash = hash_of(plan, graph);
done:
    if (status != GV_OK)
        graph_clear(graph);
    return status;
}

static uint64_t bytes_of(const gv_graph *graph)
{
    uint64_t orders = 1; /* by followers */
    for (uint32_t r = 0; r < GV_RANKINGS; r++)
        orders += graph->ranked[r] != NULL ? 1 : 0;
    orders += graph->community != NULL ? 1 : 0; /* as large as an order */
    return gv_network_bytes(graph->net) + gv_people_bytes(graph->people) +
           4 * orders * gv_network_people(graph->net) + sizeof *graph;
}

static void make_room(gv_shelf *shelf, uint64_t first, uint64_t n)
{
    uint64_t standing = 0;
    for (uint64_t g = 0; g < shelf->n_graphs; g++)
        standing += shelf->graph[g].net != NULL || (g >= first && g < first + n) ? 1 : 0;
    for (uint64_t g = 0; g < shelf->n_graphs && standing > gv_shelf_room(shelf); g++) {
        const bool wanted = g >= first && g < first + n;
        if (wanted || shelf->graph[g].net == NULL)
            continue;
        graph_clear(&shelf->graph[g]);
        standing--;
    }
}

gv_status gv_shelf_fill(gv_shelf *shelf, uint64_t first, uint64_t n,
                        const gv_run_options *options, gv_error *err)
{
    if (first >= shelf->n_graphs || n > shelf->n_graphs - first)
        return GV_FAIL(err, GV_E_INTERNAL, "graph %llu of a shelf made for %llu",
                       (unsigned long long) (first + n - 1),
                       (unsigned long long) shelf->n_graphs);
    make_room(shelf, first, n);
    for (uint64_t g = first; g < first + n; g++) {
        if (shelf->graph[g].net != NULL)
            continue;
        if (options->stop != NULL && *options->stop)
            return GV_FAIL(err, GV_E_STOPPED, "stopped while growing networks");
        const gv_status status = grow(shelf->plan, g, &shelf->graph[g], err);
        if (status != GV_OK)
            return status;
        const uint64_t bytes = bytes_of(&shelf->graph[g]);
        shelf->graph_bytes = bytes > shelf->graph_bytes ? bytes : shelf->graph_bytes;
    }
    return GV_OK;
}

const gv_graph *gv_shelf_graph(const gv_shelf *shelf, uint64_t graph)
{
    return &shelf->graph[graph];
}
