/* Places of people in the plane, by igraph: springs as long as paths, then a short anneal.
 */
#include "network/igraph_layout.h"

#include "network/igraph_recipe.h"

typedef struct drawing {
    uint32_t n;
    uint64_t m;
    const uint32_t *from, *to;
    double *x, *y;
} drawing;

static igraph_error_t graph_of(const drawing *d, igraph_t *graph)
{
    igraph_vector_int_t ends;
    IGRAPH_CHECK(igraph_vector_int_init(&ends, (igraph_integer_t) (2 * d->m)));
    for (uint64_t k = 0; k < d->m; k++) {
        VECTOR(ends)[2 * k] = d->from[k];
        VECTOR(ends)[2 * k + 1] = d->to[k];
    }
    const igraph_error_t code = igraph_create(graph, &ends, d->n, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

/* Springs get as long as paths: the shape as a whole. Repulsion then keeps people off each
 * other, starting too cool to change that shape. Both begin where they are told to, and
 * call no libm but sqrt; the little luck of the second is keyed. */
static igraph_error_t settle(const drawing *d, const igraph_t *graph,
                             igraph_matrix_t *place)
{
    enum { STEPS_PER_PERSON = 50, ANNEALING = 300 };
    const double cool = 0.5;
    IGRAPH_CHECK(igraph_layout_kamada_kawai(graph, place, true,
                                            (igraph_integer_t) d->n * STEPS_PER_PERSON, 0,
                                            d->n, NULL, NULL, NULL, NULL, NULL));
    return igraph_layout_fruchterman_reingold(graph, place, true, ANNEALING, cool,
                                              IGRAPH_LAYOUT_NOGRID, NULL, NULL, NULL, NULL,
                                              NULL);
}

static igraph_error_t place_people(const drawing *d, const igraph_t *graph)
{
    igraph_matrix_t place;
    IGRAPH_CHECK(igraph_matrix_init(&place, d->n, 2));
    for (uint32_t v = 0; v < d->n; v++) {
        MATRIX(place, v, 0) = d->x[v];
        MATRIX(place, v, 1) = d->y[v];
    }
    const igraph_error_t code = settle(d, graph, &place);
    for (uint32_t v = 0; v < d->n && code == IGRAPH_SUCCESS; v++) {
        d->x[v] = MATRIX(place, v, 0);
        d->y[v] = MATRIX(place, v, 1);
    }
    igraph_matrix_destroy(&place);
    return code;
}

static igraph_error_t lay_out(igraph_t *graph, const void *how)
{
    const drawing *d = how;
    IGRAPH_CHECK(graph_of(d, graph));
    const igraph_error_t code = place_people(d, graph);
    igraph_destroy(graph);
    return code;
}

gv_status gv_igraph_layout(uint32_t n, uint64_t m, const uint32_t *from, const uint32_t *to,
                           gv_key key, double *x, double *y, gv_error *err)
{
    const drawing d = { .n = n, .m = m, .from = from, .to = to, .x = x, .y = y };
    return gv_igraph_ask(lay_out, &d, key, "laying out a network", err);
}
