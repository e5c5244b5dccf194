/* Statistics of whole networks by igraph: clustering, components, mixing, reciprocity. */
#include "network/igraph_statistics.h"

#include "network/igraph_recipe.h"

/* What to find out about a copy of the network. */
typedef struct survey {
    gv_igraph_ties ties;
    bool is_undirected; /* forget directions */
    const uint16_t *group;
    double *value;
    igraph_error_t (*answer)(const igraph_t *graph, const struct survey *s);
} survey;

static igraph_error_t look(igraph_t *graph, const void *how)
{
    const survey *s = how;
    IGRAPH_CHECK(gv_igraph_copy(graph, s->ties, s->is_undirected));
    const igraph_error_t code = s->answer(graph, s);
    igraph_destroy(graph);
    return code;
}

static gv_status ask(const survey *s, const char *doing, gv_error *err)
{
    return gv_igraph_ask(look, s, (gv_key){ 0 }, doing, err);
}

static igraph_error_t count_parts(const igraph_t *graph, igraph_connectedness_t mode,
                                  double *parts, double *largest)
{
    igraph_vector_int_t size;
    igraph_integer_t n = 0;
    IGRAPH_CHECK(igraph_vector_int_init(&size, 0));
    const igraph_error_t code = igraph_connected_components(graph, NULL, &size, &n, mode);
    if (code == IGRAPH_SUCCESS) {
        *parts = (double) n;
        *largest = n > 0 ? (double) igraph_vector_int_max(&size) : 0;
    }
    igraph_vector_int_destroy(&size);
    return code;
}

static igraph_error_t forget_directions(const igraph_t *graph, const survey *s)
{
    double *const value = s->value;
    IGRAPH_CHECK(igraph_transitivity_undirected(graph, &value[GV_STATISTIC_TRANSITIVITY],
                                                IGRAPH_TRANSITIVITY_NAN));
    IGRAPH_CHECK(igraph_transitivity_avglocal_undirected(
        graph, &value[GV_STATISTIC_CLUSTERING], IGRAPH_TRANSITIVITY_NAN));
    IGRAPH_CHECK(
        igraph_assortativity_degree(graph, &value[GV_STATISTIC_ASSORTATIVITY], false));
    return count_parts(graph, IGRAPH_WEAK, &value[GV_STATISTIC_PARTS],
                       &value[GV_STATISTIC_LARGEST_PART]);
}

gv_status gv_igraph_statistics(gv_igraph_ties ties, double *value, gv_error *err)
{
    const survey s = {
        .ties = ties, .is_undirected = true, .value = value, .answer = forget_directions
    };
    return ask(&s, "computing clustering and components", err);
}

static igraph_error_t keep_directions(const igraph_t *graph, const survey *s)
{
    double *const value = s->value;
    IGRAPH_CHECK(igraph_assortativity_degree(
        graph, &value[GV_STATISTIC_ASSORTATIVITY_DIRECTED], true));
    return count_parts(graph, IGRAPH_STRONG, &value[GV_STATISTIC_STRONG_PARTS],
                       &value[GV_STATISTIC_LARGEST_STRONG]);
}

gv_status gv_igraph_directed_statistics(gv_igraph_ties ties, double *value, gv_error *err)
{
    const survey s = { .ties = ties, .value = value, .answer = keep_directions };
    return ask(&s, "computing strong components", err);
}

static igraph_error_t compare_groups(const igraph_t *graph, const survey *s)
{
    igraph_vector_int_t types;
    IGRAPH_CHECK(igraph_vector_int_init(&types, s->ties.out.n));
    for (uint32_t v = 0; v < s->ties.out.n; v++)
        VECTOR(types)[v] = s->group[v];
    const igraph_error_t code = igraph_assortativity_nominal(
        graph, &types, &s->value[GV_STATISTIC_ASSORTATIVITY_GROUP],
        igraph_is_directed(graph), true);
    igraph_vector_int_destroy(&types);
    return code;
}

gv_status gv_igraph_group_statistics(gv_igraph_ties ties, const uint16_t *group,
                                     double *value, gv_error *err)
{
    const survey s = {
        .ties = ties, .group = group, .value = value, .answer = compare_groups
    };
    return ask(&s, "computing assortativity", err);
}
