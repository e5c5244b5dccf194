/* Where igraph is called: it grows graphs with our keyed stream and hands out
 * arcs. */
#include "network/igraph_bridge.h"
#include "network/igraph_recipe.h"

#include "base/foreign.h"
#include "rng/stream.h"

#include <math.h>
#include <pthread.h>

_Static_assert(IGRAPH_INTEGER_SIZE == 64, "igraph must count edges in 64 bits");

/* igraph keeps its generator, its handlers and its clean-up stack in statics that all
 * threads share (IGRAPH_THREAD_SAFE is 0 in Debian), so the lock that guards them is static
 * as well. */
static pthread_mutex_t igraph_lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- randomness ---- */

static igraph_uint_t stream_word(void *state)
{
    return gv_stream_next(state);
}

/* ln(1 - p) without loss for small p (Kahan's correction of the rounding in 1 - p). */
static double log_of_rest(double p)
{
    const double rest = 1 - p;
    return rest == 1 ? -p : gv_real_log(rest) * (p / (1 - rest));
}

/* Beyond every number of pairs; igraph turns skips into 64-bit integers, where a larger one
 * would overflow and hang its rewiring. */
#define SKIP_LIMIT 9007199254740992.0

/* Failures before the first success, by inversion. igraph's own goes through libm and
 * statics; this one has the same bits on every machine. */
static igraph_real_t stream_failures(void *state, igraph_real_t p)
{
    if (p >= 1)
        return 0;
    const double u = 1 - gv_unit(gv_stream_next(state));
    const double failures = floor(gv_real_log(u) / log_of_rest(p));
    return failures < SKIP_LIMIT ? failures : SKIP_LIMIT;
}

static const igraph_rng_type_t stream_type = {
    .name = "grapevine",
    .bits = 64,
    .get = stream_word,
    .get_geom = stream_failures,
};

/* ---- graph -> arcs ---- */

/* An undirected edge is two arcs. The graph is destroyed before the rows are built, so that
 * igraph's tables and ours never stand side by side for longer than this copy. */
static gv_status arcs_of_graph(igraph_t *graph, gv_network **out, gv_error *err)
{
    const uint32_t n = (uint32_t) igraph_vcount(graph);
    const uint64_t edges = (uint64_t) igraph_ecount(graph);
    const bool is_directed = igraph_is_directed(graph);
    const uint64_t m = is_directed ? edges : 2 * edges;
    gv_status status = GV_E_MEMORY;
    uint32_t *speaker = gv_alloc(m, sizeof *speaker, err);
    uint32_t *hearer = speaker ? gv_alloc(m, sizeof *hearer, err) : NULL;
    if (hearer != NULL) {
        for (uint64_t e = 0; e < edges; e++) {
            speaker[e] = (uint32_t) IGRAPH_FROM(graph, e);
            hearer[e] = (uint32_t) IGRAPH_TO(graph, e);
        }
        for (uint64_t e = edges; e < m; e++) {
            speaker[e] = hearer[e - edges];
            hearer[e] = speaker[e - edges];
        }
    }
    igraph_destroy(graph);
    if (hearer != NULL)
        status = gv_network_from_arcs(n, m, speaker, hearer, NULL, out, err);
    gv_free(hearer);
    gv_free(speaker);
    return status;
}

/* ---- calls ---- */

/* The handlers that gv_foreign_install put in return to us and stay. Without them igraph
 * would end the process: then a silent one takes the place for this call. */
static igraph_error_handler_t *lend_handler(void)
{
    igraph_error_handler_t *const usual =
        igraph_set_error_handler(igraph_error_handler_ignore);
    if (usual != NULL && usual != igraph_error_handler_abort)
        igraph_set_error_handler(usual);
    return usual;
}

/* Handlers and generator belong to the process: lend ours, then put the others back. The
 * generator is exchanged in place, which works whether igraph copies or points. */
static igraph_error_t cook(gv_recipe *make, const void *how, gv_key key, igraph_t *graph)
{
    gv_stream stream = gv_stream_make(key);
    igraph_error_handler_t *const handler = lend_handler();
    igraph_warning_handler_t *const warner =
        igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_rng_t *const generator = igraph_rng_default();
    const igraph_rng_t usual = *generator;
    *generator =
        (igraph_rng_t){ .type = &stream_type, .state = &stream, .is_seeded = true };
    const igraph_error_t code = make(graph, how);
    *generator = usual;
    igraph_set_warning_handler(warner);
    igraph_set_error_handler(handler);
    return code;
}

gv_status gv_igraph_grow(gv_recipe *make, const void *how, gv_key key, gv_network **out,
                         gv_error *err)
{
    igraph_t graph;
    pthread_mutex_lock(&igraph_lock);
    gv_status status =
        gv_foreign_igraph(err, cook(make, how, key, &graph), "growing a network");
    if (status == GV_OK)
        status = arcs_of_graph(&graph, out, err);
    pthread_mutex_unlock(&igraph_lock);
    return status;
}

gv_status gv_igraph_ask(gv_recipe *make, const void *how, gv_key key, const char *doing,
                        gv_error *err)
{
    igraph_t graph;
    pthread_mutex_lock(&igraph_lock);
    const gv_status status = gv_foreign_igraph(err, cook(make, how, key, &graph), doing);
    pthread_mutex_unlock(&igraph_lock);
    return status;
}

typedef struct gnp_recipe {
    uint32_t n;
    double p;
    bool directed;
} gnp_recipe;

static igraph_error_t make_gnp(igraph_t *graph, const void *how)
{
    const gnp_recipe *r = how;
    return igraph_erdos_renyi_game_gnp(graph, r->n, r->p, r->directed, IGRAPH_NO_LOOPS);
}

gv_status gv_igraph_gnp(uint32_t n, double p, bool directed, gv_key key, gv_network **out,
                        gv_error *err)
{
    const gnp_recipe how = { .n = n, .p = p, .directed = directed };
    return gv_igraph_grow(make_gnp, &how, key, out, err);
}

typedef struct ring_recipe {
    uint32_t n, reach;
    double rewire;
} ring_recipe;

static igraph_error_t make_ring(igraph_t *graph, const void *how)
{
    const ring_recipe *r = how;
    return igraph_watts_strogatz_game(graph, 1, r->n, r->reach, r->rewire, false, false);
}

gv_status gv_igraph_watts_strogatz(uint32_t n, uint32_t reach, double rewire, gv_key key,
                                   gv_network **out, gv_error *err)
{
    const ring_recipe how = { .n = n, .reach = reach, .rewire = rewire };
    return gv_igraph_grow(make_ring, &how, key, out, err);
}

typedef struct growth_recipe {
    uint32_t n, ties;
    double power, attractiveness;
} growth_recipe;

/* The bag method would need attractiveness 1; the partial-sum tree takes any, and gives no
 * repeated ties. */
static igraph_error_t make_growth(igraph_t *graph, const void *how)
{
    const growth_recipe *r = how;
    return igraph_barabasi_game(graph, r->n, r->power, r->ties, NULL, true,
                                r->attractiveness, IGRAPH_UNDIRECTED,
                                IGRAPH_BARABASI_PSUMTREE, NULL);
}

gv_status gv_igraph_barabasi_albert(uint32_t n, uint32_t ties, double power,
                                    double attractiveness, gv_key key, gv_network **out,
                                    gv_error *err)
{
    const growth_recipe how = {
        .n = n, .ties = ties, .power = power, .attractiveness = attractiveness
    };
    return gv_igraph_grow(make_growth, &how, key, out, err);
}

static igraph_error_t make_famous(igraph_t *graph, const void *how)
{
    return igraph_famous(graph, how);
}

gv_status gv_igraph_famous(const char *name, gv_network **out, gv_error *err)
{
    return gv_igraph_grow(make_famous, name, (gv_key){ 0 }, out, err);
}

static igraph_error_t judge_degrees(gv_counts degrees, igraph_bool_t *out)
{
    igraph_vector_int_t list;
    igraph_error_t code = igraph_vector_int_init(&list, (igraph_integer_t) degrees.n);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t u = 0; u < degrees.n; u++)
        VECTOR(list)[u] = (igraph_integer_t) degrees.at[u];
    code = igraph_is_graphical(&list, NULL, IGRAPH_SIMPLE_SW, out);
    igraph_vector_int_destroy(&list);
    return code;
}

gv_status gv_igraph_is_graphical(gv_counts degrees, bool *out, gv_error *err)
{
    igraph_bool_t answer = false;
    pthread_mutex_lock(&igraph_lock);
    igraph_error_handler_t *const handler = lend_handler();
    const igraph_error_t code = judge_degrees(degrees, &answer);
    igraph_set_error_handler(handler);
    const gv_status status = gv_foreign_igraph(err, code, "judging degrees");
    pthread_mutex_unlock(&igraph_lock);
    if (status == GV_OK)
        *out = answer;
    return status;
}

/* ---- communities ---- */

typedef struct community_recipe {
    gv_csr csr;
    uint32_t *community; /* [csr.n] to be filled */
} community_recipe;

/* An edge for every arc; two for a tie that leads both ways, which the graph then merges.
 */
static igraph_error_t graph_of_rows(gv_csr csr, igraph_t *graph)
{
    const uint64_t m = csr.offset[csr.n];
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t) (2 * m));
    if (code != IGRAPH_SUCCESS)
        return code;
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
            VECTOR(ends)[2 * arc] = u;
            VECTOR(ends)[2 * arc + 1] = csr.target[arc];
        }
    }
    code = igraph_create(graph, &ends, (igraph_integer_t) csr.n, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

static igraph_error_t find_communities(igraph_t *graph, const void *how)
{
    const community_recipe *r = how;
    igraph_vector_int_t found;
    igraph_error_t code = graph_of_rows(r->csr, graph);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_simplify(graph, true, true, NULL);
    if (code == IGRAPH_SUCCESS)
        code = igraph_vector_int_init(&found, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_community_multilevel(graph, NULL, 1, &found, NULL, NULL);
        for (uint32_t u = 0; u < r->csr.n && code == IGRAPH_SUCCESS; u++)
            r->community[u] = (uint32_t) VECTOR(found)[u];
        igraph_vector_int_destroy(&found);
    }
    igraph_destroy(graph);
    return code;
}

gv_status gv_igraph_communities(gv_csr csr, gv_key key, uint32_t *community, gv_error *err)
{
    const community_recipe how = { .csr = csr, .community = community };
    return gv_igraph_ask(find_communities, &how, key, "looking for communities", err);
}

gv_status gv_igraph_locked(gv_status (*work)(void *self, gv_error *err), void *self,
                           gv_error *err)
{
    pthread_mutex_lock(&igraph_lock);
    igraph_error_handler_t *const handler = lend_handler();
    const gv_status status = work(self, err);
    igraph_set_error_handler(handler);
    pthread_mutex_unlock(&igraph_lock);
    return status;
}

/* ---- arcs -> graph -> scores ---- */

static bool has_arc(gv_csr csr, uint32_t u, uint32_t v)
{
    uint64_t low = csr.offset[u], high = csr.offset[u + UINT64_C(1)];
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (csr.target[middle] == v)
            return true;
        if (csr.target[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* What to compute on which graph. */
typedef struct question {
    gv_igraph_ties ties;
    bool is_reversed; /* edges lead from hearer to speaker */
    const uint32_t *pivot;
    uint32_t n_pivots;
    double *score;
    igraph_error_t (*answer)(const igraph_t *graph, const struct question *q);
} question;

/* How ties become edges: a pair that is tied both ways is one edge of an undirected graph.
 */
typedef struct edge_rule {
    gv_igraph_ties ties;
    bool is_undirected, is_reversed;
} edge_rule;

static bool is_edge(const edge_rule *r, uint32_t u, uint32_t v)
{
    if (r->ties.is_mutual)
        return u < v;
    return !r->is_undirected || u < v || !has_arc(r->ties.out, v, u);
}

static igraph_error_t list_edges(const edge_rule *r, igraph_vector_int_t *edges)
{
    const gv_csr out = r->ties.out;
    for (uint32_t u = 0; u < out.n; u++) {
        for (uint64_t k = out.offset[u]; k < out.offset[u + UINT64_C(1)]; k++) {
            const uint32_t v = out.target[k];
            if (!is_edge(r, u, v))
                continue;
            IGRAPH_CHECK(igraph_vector_int_push_back(edges, r->is_reversed ? v : u));
            IGRAPH_CHECK(igraph_vector_int_push_back(edges, r->is_reversed ? u : v));
        }
    }
    return IGRAPH_SUCCESS;
}

static igraph_error_t copy_ties(igraph_t *graph, const edge_rule *r)
{
    igraph_vector_int_t edges;
    IGRAPH_CHECK(igraph_vector_int_init(&edges, 0));
    igraph_error_t code = list_edges(r, &edges);
    if (code == IGRAPH_SUCCESS)
        code = igraph_create(graph, &edges, r->ties.out.n,
                             !r->ties.is_mutual && !r->is_undirected);
    igraph_vector_int_destroy(&edges);
    return code;
}

igraph_error_t gv_igraph_copy(igraph_t *graph, gv_igraph_ties ties, bool is_undirected)
{
    const edge_rule rule = { .ties = ties, .is_undirected = is_undirected };
    return copy_ties(graph, &rule);
}

static igraph_error_t make_answer(igraph_t *graph, const void *how)
{
    const question *q = how;
    const edge_rule rule = { .ties = q->ties, .is_reversed = q->is_reversed };
    IGRAPH_CHECK(copy_ties(graph, &rule));
    const igraph_error_t code = q->answer(graph, q);
    igraph_destroy(graph);
    return code;
}

static gv_status ask(const question *q, gv_key key, const char *doing, gv_error *err)
{
    return gv_igraph_ask(make_answer, q, key, doing, err);
}

static igraph_error_t paths_from_pivots(const igraph_t *graph, igraph_vector_t *paths,
                                        const question *q)
{
    igraph_vector_int_t pivots;
    IGRAPH_CHECK(igraph_vector_int_init(&pivots, q->n_pivots));
    for (uint32_t k = 0; k < q->n_pivots; k++)
        VECTOR(pivots)[k] = q->pivot[k];
    const igraph_error_t code =
        igraph_betweenness_subset(graph, paths, igraph_vss_all(), true,
                                  igraph_vss_vector(&pivots), igraph_vss_all(), NULL);
    igraph_vector_int_destroy(&pivots);
    return code;
}

/* igraph counts a pair of an undirected graph once. */
static igraph_error_t answer_betweenness(const igraph_t *graph, const question *q)
{
    const double n = q->ties.out.n;
    const double pairs = (n - 1) * (n - 2) / (igraph_is_directed(graph) ? 1 : 2);
    const double scale = pairs > 0 ? n / q->n_pivots / pairs : 0;
    igraph_vector_t paths;
    IGRAPH_CHECK(igraph_vector_init(&paths, 0));
    const igraph_error_t code =
        q->n_pivots == q->ties.out.n
            ? igraph_betweenness(graph, &paths, igraph_vss_all(), true, NULL)
            : paths_from_pivots(graph, &paths, q);
    for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < q->ties.out.n; v++)
        q->score[v] = VECTOR(paths)[v] * scale;
    igraph_vector_destroy(&paths);
    return code;
}

gv_status gv_igraph_betweenness(gv_igraph_ties ties, const uint32_t *pivot,
                                uint32_t n_pivots, double *score, gv_error *err)
{
    const question q = { .ties = ties,
                         .pivot = pivot,
                         .n_pivots = n_pivots,
                         .score = score,
                         .answer = answer_betweenness };
    return ask(&q, (gv_key){ 0 }, "computing betweenness", err);
}

static igraph_error_t answer_cores(const igraph_t *graph, const question *q)
{
    igraph_vector_int_t cores;
    IGRAPH_CHECK(igraph_vector_int_init(&cores, 0));
    const igraph_error_t code = igraph_coreness(graph, &cores, IGRAPH_ALL);
    for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < q->ties.out.n; v++)
        q->score[v] = (double) VECTOR(cores)[v];
    igraph_vector_int_destroy(&cores);
    return code;
}

gv_status gv_igraph_cores(gv_igraph_ties ties, double *score, gv_error *err)
{
    const question q = { .ties = ties, .score = score, .answer = answer_cores };
    return ask(&q, (gv_key){ 0 }, "computing k-cores", err);
}

#define DAMPING 0.85

static igraph_error_t answer_pagerank(const igraph_t *graph, const question *q)
{
    igraph_vector_t rank;
    IGRAPH_CHECK(igraph_vector_init(&rank, 0));
    const igraph_error_t code =
        igraph_pagerank(graph, IGRAPH_PAGERANK_ALGO_PRPACK, &rank, NULL, igraph_vss_all(),
                        true, DAMPING, NULL, NULL);
    for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < q->ties.out.n; v++)
        q->score[v] = VECTOR(rank)[v];
    igraph_vector_destroy(&rank);
    return code;
}

gv_status gv_igraph_pagerank(gv_igraph_ties ties, double *score, gv_error *err)
{
    const question q = {
        .ties = ties, .is_reversed = true, .score = score, .answer = answer_pagerank
    };
    return ask(&q, (gv_key){ 0 }, "computing PageRank", err);
}

/* ARPACK starts from the degrees, so there is no luck in it. */
static igraph_error_t answer_eigenvector(const igraph_t *graph, const question *q)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    igraph_vector_t vector;
    IGRAPH_CHECK(igraph_vector_init(&vector, 0));
    const igraph_error_t code =
        igraph_eigenvector_centrality(graph, &vector, NULL, true, true, NULL, &options);
    for (uint32_t v = 0; code == IGRAPH_SUCCESS && v < q->ties.out.n; v++)
        q->score[v] = VECTOR(vector)[v];
    igraph_vector_destroy(&vector);
    return code;
}

gv_status gv_igraph_eigenvector(gv_igraph_ties ties, double *score, gv_error *err)
{
    const question q = {
        .ties = ties, .is_reversed = true, .score = score, .answer = answer_eigenvector
    };
    return ask(&q, (gv_key){ 0 }, "computing eigenvector centrality", err);
}
