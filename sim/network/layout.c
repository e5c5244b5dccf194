/* Where people stand in a drawing of their network: every connected part is laid out on its
 * own, then the parts are put side by side.
 *
 * Only + - * / and square roots are used, here and in what igraph does for us, and a
 * drawing begins at places that follow from distances in the network. So it is the same on
 * every machine; rounding at the end hides what last bits could still differ. */
#include "network/igraph_layout.h"
#include "network_internal.h"

#include <math.h>
#include <stdlib.h>

enum { LANDMARKS = 12, POWER_STEPS = 200 };
#define GAP 2.0      /* between parts, in distances from a person to the nearest */
#define JITTER 0.02  /* apart, in lengths of a tie, of people with the same distances */
#define SHAPE 1.35   /* of the whole: width over height */
#define ROUNDED 1e-4 /* of the longer side */

/* A connected part: its people are order[first .. first + n). */
typedef struct part {
    uint32_t first, n;
    double width, height;
} part;

typedef struct plane {
    uint32_t n;
    gv_csr out, in;
    gv_key key;
    gv_cipher cipher;
    double *x, *y;   /* [n] */
    uint32_t *order; /* [n] people, part by part */
    uint32_t *place; /* [n] in its part; UINT32_MAX: not met yet */
    part *parts;     /* [n_parts] */
    uint32_t n_parts;
} plane;

static gv_neighbours neighbours_of(const plane *p, uint32_t v)
{
    return gv_neighbours_of(p->out, p->in, v);
}

/* ---- parts ---- */

static void gather(plane *p, uint32_t start, part *out)
{
    uint32_t u, n = 0;
    uint32_t *const queue = p->order + out->first;
    queue[n] = start;
    p->place[start] = n++;
    for (uint32_t k = 0; k < n; k++) {
        gv_neighbours near = neighbours_of(p, queue[k]);
        while (gv_neighbours_next(&near, &u)) {
            if (p->place[u] != UINT32_MAX)
                continue;
            queue[n] = u;
            p->place[u] = n++;
        }
    }
    out->n = n;
}

static void find_parts(plane *p)
{
    uint32_t first = 0;
    for (uint32_t v = 0; v < p->n; v++)
        p->place[v] = UINT32_MAX;
    for (uint32_t v = 0; v < p->n; v++) {
        if (p->place[v] != UINT32_MAX)
            continue;
        part *const found = &p->parts[p->n_parts++];
        found->first = first;
        gather(p, v, found);
        first += found->n;
    }
}

/* ---- where a part's drawing begins: its distances from landmarks, seen from the side
 * where they differ most (Harel and Koren 2004, doi:10.7155/jgaa.00089) ---- */

static void measure(const plane *p, const part *c, uint32_t from, uint32_t *queue,
                    double *distance)
{
    uint32_t u, n = 0;
    for (uint32_t k = 0; k < c->n; k++)
        distance[k] = -1;
    queue[n++] = from;
    distance[from] = 0;
    for (uint32_t k = 0; k < n; k++) {
        gv_neighbours near = neighbours_of(p, p->order[c->first + queue[k]]);
        while (gv_neighbours_next(&near, &u)) {
            if (distance[p->place[u]] >= 0)
                continue;
            distance[p->place[u]] = distance[queue[k]] + 1;
            queue[n++] = p->place[u];
        }
    }
}

static uint32_t busiest(const plane *p, const part *c)
{
    uint64_t most = 0;
    uint32_t found = 0;
    for (uint32_t k = 0; k < c->n; k++) {
        const uint64_t v = p->order[c->first + k];
        const uint64_t ties =
            p->out.offset[v + 1] - p->out.offset[v] + p->in.offset[v + 1] - p->in.offset[v];
        if (ties > most) {
            most = ties;
            found = k;
        }
    }
    return found;
}

/* Every landmark is the one farthest from those before it. @return how many */
static uint32_t survey(const plane *p, const part *c, uint32_t *queue, double *nearest,
                       double *distance)
{
    uint32_t landmark = busiest(p, c);
    uint32_t n = 0;
    for (; n < LANDMARKS; n++) {
        double *const own = distance + (size_t) n * c->n;
        measure(p, c, landmark, queue, own);
        landmark = 0;
        for (uint32_t k = 0; k < c->n; k++) {
            nearest[k] = n == 0 || own[k] < nearest[k] ? own[k] : nearest[k];
            landmark = nearest[k] > nearest[landmark] ? k : landmark;
        }
        if (nearest[landmark] == 0)
            return n + 1;
    }
    return n;
}

static void centre(double *column, uint32_t n)
{
    double sum = 0;
    for (uint32_t k = 0; k < n; k++)
        sum += column[k];
    for (uint32_t k = 0; k < n; k++)
        column[k] -= sum / n;
}

static double product(const double *a, const double *b, uint32_t n)
{
    double sum = 0;
    for (uint32_t k = 0; k < n; k++)
        sum += a[k] * b[k];
    return sum;
}

/* The direction in which the surveyed differ most, at right angles to `other` (or NULL). */
static void principal_axis(double spread[LANDMARKS][LANDMARKS], uint32_t n,
                           const double *other, double *axis)
{
    double next[LANDMARKS];
    for (uint32_t i = 0; i < n; i++)
        axis[i] = other == NULL ? 1 : (i % 2 == 0 ? 1 + i : -1.0 - i);
    for (int step = 0; step < POWER_STEPS; step++) {
        const double along = other != NULL ? product(axis, other, n) : 0;
        for (uint32_t i = 0; i < n && other != NULL; i++)
            axis[i] -= along * other[i];
        for (uint32_t i = 0; i < n; i++)
            next[i] = product(spread[i], axis, n);
        const double length = sqrt(product(next, next, n));
        for (uint32_t i = 0; i < n && length > 0; i++)
            axis[i] = next[i] / length;
    }
}

static void project(const plane *p, const part *c, const double *distance, uint32_t n)
{
    double spread[LANDMARKS][LANDMARKS];
    double axis[2][LANDMARKS];
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n; j++)
            spread[i][j] =
                product(distance + (size_t) i * c->n, distance + (size_t) j * c->n, c->n);
    }
    principal_axis(spread, n, NULL, axis[0]);
    principal_axis(spread, n, axis[0], axis[1]);
    for (uint32_t k = 0; k < c->n; k++) {
        const uint32_t v = p->order[c->first + k];
        const gv_bits luck = gv_draw(&p->cipher, gv_counter_make(v, 0, 0, 0, 0, 0));
        p->x[c->first + k] = JITTER * gv_unit(luck.low);
        p->y[c->first + k] = JITTER * gv_unit(luck.high);
        for (uint32_t i = 0; i < n; i++) {
            p->x[c->first + k] += axis[0][i] * distance[(size_t) i * c->n + k];
            p->y[c->first + k] += axis[1][i] * distance[(size_t) i * c->n + k];
        }
    }
}

static gv_status begin_part(const plane *p, const part *c, gv_error *err)
{
    gv_status status = GV_OK;
    uint32_t *queue = gv_alloc(c->n, sizeof *queue, err);
    double *nearest = queue ? gv_alloc(c->n, sizeof *nearest, err) : NULL;
    double *distance =
        nearest ? gv_alloc((size_t) c->n * LANDMARKS, sizeof *distance, err) : NULL;
    if (distance == NULL) {
        status = GV_E_MEMORY;
    } else {
        const uint32_t n = survey(p, c, queue, nearest, distance);
        for (uint32_t i = 0; i < n; i++)
            centre(distance + (size_t) i * c->n, c->n);
        project(p, c, distance, n);
    }
    gv_free(distance);
    gv_free(nearest);
    gv_free(queue);
    return status;
}

/* ---- a part in its final shape ---- */

/* Every pair of a part that is tied, once; numbers are places in the part. */
static gv_status list_pairs(const plane *p, const part *c, gv_arcs *out, gv_error *err)
{
    uint32_t u;
    uint64_t most = 0;
    for (uint32_t k = 0; k < c->n; k++) {
        const uint64_t v = p->order[c->first + k];
        most += p->out.offset[v + 1] - p->out.offset[v];
    }
    const gv_status status = gv_arcs_reserve(most, out, err);
    for (uint32_t k = 0; k < c->n && status == GV_OK; k++) {
        gv_neighbours near = neighbours_of(p, p->order[c->first + k]);
        while (gv_neighbours_next(&near, &u)) {
            if (p->place[u] > k)
                gv_arcs_add(out, k, p->place[u]);
        }
    }
    return status;
}

/* Turn the part so that it is as wide as it can be. */
static void straighten(const plane *p, const part *c)
{
    double *const x = p->x + c->first;
    double *const y = p->y + c->first;
    centre(x, c->n);
    centre(y, c->n);
    const double xx = product(x, x, c->n);
    const double yy = product(y, y, c->n);
    const double xy = product(x, y, c->n);
    const double half = (xx - yy) / 2;
    const double root = sqrt(half * half + xy * xy);
    double across = half + root;
    double up = xy;
    if (root > 0 && across <= 0) { /* exactly upright */
        across = 0;
        up = 1;
    }
    const double norm = sqrt(across * across + up * up);
    for (uint32_t k = 0; k < c->n && norm > 0; k++) {
        const double old = x[k];
        x[k] = (across * old + up * y[k]) / norm;
        y[k] = (across * y[k] - up * old) / norm;
    }
}

/* Mean distance from a person to the nearest other becomes 1: parts are drawn equally
 * dense. */
static void scale(const plane *p, const part *c)
{
    double *const x = p->x + c->first;
    double *const y = p->y + c->first;
    double sum = 0;
    for (uint32_t k = 0; k < c->n; k++) {
        double nearest = INFINITY;
        for (uint32_t j = 0; j < c->n; j++) {
            const double dx = x[j] - x[k], dy = y[j] - y[k];
            const double square = dx * dx + dy * dy;
            nearest = j != k && square < nearest ? square : nearest;
        }
        sum += sqrt(nearest);
    }
    const double unit = sum > 0 ? c->n / sum : 1;
    for (uint32_t k = 0; k < c->n; k++) {
        x[k] *= unit;
        y[k] *= unit;
    }
}

/* Its lower left corner becomes (0, 0). */
static void box(const plane *p, part *c)
{
    double *const x = p->x + c->first;
    double *const y = p->y + c->first;
    double low_x = x[0], low_y = y[0], high_x = x[0], high_y = y[0];
    for (uint32_t k = 1; k < c->n; k++) {
        low_x = x[k] < low_x ? x[k] : low_x;
        low_y = y[k] < low_y ? y[k] : low_y;
        high_x = x[k] > high_x ? x[k] : high_x;
        high_y = y[k] > high_y ? y[k] : high_y;
    }
    for (uint32_t k = 0; k < c->n; k++) {
        x[k] -= low_x;
        y[k] -= low_y;
    }
    c->width = high_x - low_x;
    c->height = high_y - low_y;
}

static gv_status lay_out_part(const plane *p, part *c, gv_error *err)
{
    gv_arcs pairs = { 0 };
    gv_status status;
    if (c->n == 1)
        return GV_OK;
    GV_TRY(begin_part(p, c, err));
    GV_TRY(list_pairs(p, c, &pairs, err));
    if (c->n > 2)
        GV_TRY(gv_igraph_layout(c->n, pairs.n, pairs.speaker, pairs.hearer, p->key,
                                p->x + c->first, p->y + c->first, err));
    straighten(p, c);
    scale(p, c);
    box(p, c);
done:
    gv_arcs_release(&pairs);
    return status;
}

/* ---- all parts ---- */

static int larger_first(const void *a, const void *b)
{
    const part *x = a;
    const part *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static double width_of_all(const plane *p)
{
    double area = 0, widest = 0;
    for (uint32_t k = 0; k < p->n_parts; k++) {
        const part *c = &p->parts[k];
        area += (c->width + GAP) * (c->height + GAP);
        widest = c->width > widest ? c->width : widest;
    }
    const double wanted = sqrt(area * SHAPE) - GAP;
    return widest > wanted ? widest : wanted;
}

/* Parts of a row stand centred, in the order of their sizes. */
static double place_row(plane *p, uint32_t from, uint32_t to, double width,
                        double row_width, double bottom)
{
    double left = (width - row_width) / 2;
    double height = 0;
    for (uint32_t k = from; k < to; k++)
        height = p->parts[k].height > height ? p->parts[k].height : height;
    for (uint32_t k = from; k < to; k++) {
        const part *c = &p->parts[k];
        for (uint32_t i = c->first; i < c->first + c->n; i++) {
            p->x[i] += left;
            p->y[i] += bottom + (height - c->height) / 2;
        }
        left += c->width + GAP;
    }
    return bottom + height + GAP;
}

static void place_parts(plane *p)
{
    qsort(p->parts, p->n_parts, sizeof *p->parts, larger_first);
    const double width = width_of_all(p);
    double bottom = 0;
    uint32_t from = 0;
    while (from < p->n_parts) {
        double row = p->parts[from].width;
        uint32_t to = from + 1;
        while (to < p->n_parts && row + GAP + p->parts[to].width <= width) {
            row += GAP + p->parts[to].width;
            to++;
        }
        bottom = place_row(p, from, to, width, row, bottom);
        from = to;
    }
}

/* Into the unit square, the middle of the drawing at (0.5, 0.5). */
static void hand_out(plane *p, double *x, double *y)
{
    part whole = { .first = 0, .n = p->n };
    box(p, &whole);
    const double side = whole.width > whole.height ? whole.width : whole.height;
    const double unit = side > 0 ? 1 / side : 0;
    for (uint32_t i = 0; i < p->n; i++) {
        const double across = 0.5 + (p->x[i] - whole.width / 2) * unit;
        const double up = 0.5 + (p->y[i] - whole.height / 2) * unit;
        x[p->order[i]] = floor(across / ROUNDED + 0.5) * ROUNDED;
        y[p->order[i]] = floor(up / ROUNDED + 0.5) * ROUNDED;
    }
}

static gv_status draw(plane *p, double *x, double *y, gv_error *err)
{
    gv_status status = GV_OK;
    const uint32_t n = p->n;
    p->x = gv_alloc(n, sizeof *p->x, err);
    p->y = p->x ? gv_alloc(n, sizeof *p->y, err) : NULL;
    p->order = p->y ? gv_alloc(n, sizeof *p->order, err) : NULL;
    p->place = p->order ? gv_alloc(n, sizeof *p->place, err) : NULL;
    p->parts = p->place ? gv_alloc(n, sizeof *p->parts, err) : NULL;
    if (p->parts == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    find_parts(p);
    for (uint32_t k = 0; k < p->n_parts; k++)
        GV_TRY(lay_out_part(p, &p->parts[k], err));
    place_parts(p);
    if (n > 0)
        hand_out(p, x, y);
done:
    gv_free(p->parts);
    gv_free(p->place);
    gv_free(p->order);
    gv_free(p->y);
    gv_free(p->x);
    return status;
}

/* Everybody knows everybody: a circle shows that best, and a ring becomes one. */
static gv_status ring_of(uint32_t n, gv_csr_store *out, gv_error *err)
{
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(gv_arcs_reserve(n, &arcs, err));
    for (uint32_t v = 0; v < n && n > 1; v++)
        gv_arcs_add(&arcs, v, (v + 1) % n);
    status = gv_csr_build(n, arcs.n, arcs.speaker, arcs.hearer, NULL, out, NULL, err);
done:
    gv_arcs_release(&arcs);
    return status;
}

gv_status gv_network_layout(const gv_network *net, gv_key key, double *x, double *y,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_csr_store ring = { 0 }, in = { 0 };
    plane p = { .n = gv_network_people(net), .key = key, .cipher = gv_cipher_make(key) };
    if (p.n > GV_LAYOUT_PEOPLE)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "a drawing has room for %d people, not for %u",
                       GV_LAYOUT_PEOPLE, p.n);
    p.out = gv_network_out(net);
    if (gv_network_is_complete(net)) {
        GV_TRY(ring_of(p.n, &ring, err));
        p.out = gv_csr_view(&ring);
    }
    p.out.weight = NULL;
    GV_TRY(gv_csr_transpose(p.out, &in, err));
    p.in = gv_csr_view(&in);
    status = draw(&p, x, y, err);
done:
    gv_csr_release(&in);
    gv_csr_release(&ring);
    return status;
}
