/* Reads what is swept: a grid of values, or a list of points. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

/* A sweep under construction; everything in the plan's arena. */
typedef struct design {
    const char **keys;
    const gv_param **rows; /* [n_keys] */
    double *values;        /* [n_points][n_keys] */
} design;

/* Complains about numbers that a sweep cannot change. */
static const gv_param *swept_row(gv_reading *r, const gv_yaml_node *entry)
{
    const gv_param *const row = gv_check_number(r, entry, "sweep");
    if (row == NULL ||
        (strcmp(entry->key, "replicates") != 0 && strcmp(entry->key, "ticks") != 0))
        return row;
    gv_complain(r->complaints, entry->key_place, "fixed-key",
                "%s is the same at all points of a sweep", entry->key);
    gv_complain_hint(r->complaints, "write one scenario for each %s", entry->key);
    return NULL;
}

/* The keys of a mapping. @return could all be used? */
static bool read_keys(gv_reading *r, const gv_yaml_node *mapping, design *d)
{
    bool all = true;
    gv_sweep *const sweep = &r->plan->sweep;
    sweep->n_keys = 0;
    for (const gv_yaml_node *c = mapping->first; c != NULL; c = c->next) {
        const gv_param *const row = swept_row(r, c);
        char *const key = gv_arena_text(r->plan->arena, c->key, r->err);
        all = all && row != NULL && key != NULL;
        d->rows[sweep->n_keys] = row;
        d->keys[sweep->n_keys++] = key;
    }
    sweep->keys = d->keys;
    return all;
}

static gv_status make_room(gv_reading *r, size_t n_keys, design *d)
{
    d->keys = gv_arena_alloc(r->plan->arena, n_keys, sizeof *d->keys, r->err);
    d->rows = gv_arena_alloc(r->plan->arena, n_keys, sizeof *d->rows, r->err);
    return d->keys != NULL && d->rows != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status make_points(gv_reading *r, uint64_t n, design *d)
{
    const size_t cells = (size_t) n * r->plan->sweep.n_keys;
    d->values = gv_arena_alloc(r->plan->arena, cells, sizeof *d->values, r->err);
    return d->values != NULL ? GV_OK : GV_E_MEMORY;
}

/* @return false after a complaint */
static bool read_value(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                       double *out)
{
    return row->type == GV_TYPE_FLAG ? gv_values_flag(r, row, node, out)
                                     : gv_values_number(r, row, node, out);
}

/* ---- a grid ---------------------------------------------------------------------- */

/* How many values every key has. @return all points, or 0 after a complaint */
static uint64_t count_grid(gv_reading *r, const gv_yaml_node *grid, uint64_t *lengths)
{
    uint64_t points = 1;
    size_t k = 0;
    for (const gv_yaml_node *c = grid->first; c != NULL; c = c->next) {
        if (c->kind == GV_YAML_REFUSED)
            return 0;
        if (c->kind != GV_YAML_SEQUENCE || c->n_children == 0) {
            gv_complain(
                r->complaints, c->place, "wrong-shape",
                "the values of %s should be a list of numbers, or of true and false",
                gv_shown(c->key).text);
            return 0;
        }
        lengths[k++] = c->n_children;
        points *= c->n_children;
        if (points > GV_MOST_POINTS) {
            gv_complain(r->complaints, c->place, "too-many-points",
                        "a sweep has at most %d points", GV_MOST_POINTS);
            return 0;
        }
    }
    return points;
}

/* The values of key k go to all points; later keys vary faster. */
static bool spread_axis(gv_reading *r, const gv_yaml_node *axis, size_t k, uint64_t stride,
                        uint64_t n_points, const design *d)
{
    const size_t n_keys = r->plan->sweep.n_keys;
    bool all = true;
    uint64_t i = 0;
    for (const gv_yaml_node *c = axis->first; c != NULL; c = c->next, i++) {
        double value = 0;
        all = read_value(r, d->rows[k], c, &value) && all;
        for (uint64_t p = 0; p < n_points; p++) {
            if (p / stride % axis->n_children == i)
                d->values[p * n_keys + k] = value;
        }
    }
    return all;
}

static gv_status read_grid(gv_reading *r, const gv_yaml_node *grid)
{
    design d = { .keys = NULL };
    gv_sweep *const sweep = &r->plan->sweep;
    uint64_t *const lengths =
        gv_arena_alloc(r->plan->arena, grid->n_children, sizeof *lengths, r->err);
    if (lengths == NULL || make_room(r, grid->n_children, &d) != GV_OK)
        return GV_E_MEMORY;
    const bool known = read_keys(r, grid, &d);
    const uint64_t n = count_grid(r, grid, lengths);
    if (!known || n == 0)
        return GV_OK;
    if (make_points(r, n, &d) != GV_OK)
        return GV_E_MEMORY;
    bool all = true;
    uint64_t stride = n;
    size_t k = 0;
    for (const gv_yaml_node *c = grid->first; c != NULL; c = c->next, k++) {
        stride /= c->n_children;
        all = spread_axis(r, c, k, stride, n, &d) && all;
    }
    if (all) {
        sweep->values = d.values;
        sweep->grid = lengths;
        sweep->n_points = n;
    }
    return GV_OK;
}

/* ---- a list of points ------------------------------------------------------------ */

/* One point names the keys of the first, in any order. */
static bool read_point(gv_reading *r, const gv_yaml_node *point, const design *d,
                       double *values)
{
    bool all = true;
    const gv_sweep *const sweep = &r->plan->sweep;
    if (!gv_section_is_shape(r, point, GV_YAML_MAPPING,
                             "a point should be keys with numbers"))
        return false;
    for (size_t k = 0; k < sweep->n_keys; k++) {
        const gv_yaml_node *const node = gv_yaml_find(point, sweep->keys[k]);
        if (node == NULL || point->n_children != sweep->n_keys) {
            gv_complain(r->complaints, point->place, "uneven-points",
                        "every point should have the keys of the first, and no others");
            return false;
        }
        all = read_value(r, d->rows[k], node, &values[k]) && all;
    }
    return all;
}

static gv_status read_points(gv_reading *r, const gv_yaml_node *list)
{
    design d = { .keys = NULL };
    gv_sweep *const sweep = &r->plan->sweep;
    const gv_yaml_node *const first = list->first;
    if (first == NULL || !gv_section_is_shape(r, first, GV_YAML_MAPPING,
                                              "a point should be keys with numbers")) {
        if (first == NULL)
            gv_complain(r->complaints, list->place, "wrong-shape",
                        "a sweep needs at least one point");
        return GV_OK;
    }
    if (make_room(r, first->n_children, &d) != GV_OK)
        return GV_E_MEMORY;
    bool all = read_keys(r, first, &d) && first->n_children > 0;
    if (!all)
        return GV_OK;
    if (make_points(r, list->n_children, &d) != GV_OK)
        return GV_E_MEMORY;
    double *values = d.values;
    for (const gv_yaml_node *c = list->first; c != NULL; c = c->next) {
        all = read_point(r, c, &d, values) && all;
        values += sweep->n_keys;
    }
    if (all) {
        sweep->values = d.values;
        sweep->n_points = list->n_children;
    }
    return GV_OK;
}

/* ---- both ------------------------------------------------------------------------ */

static void check_company(gv_reading *r, const gv_yaml_node *node)
{
    if (r->plan->n_contests > 0) {
        gv_complain(r->complaints, node->key_place, "sweep-and-contest",
                    "a scenario has either a sweep or contests");
        gv_complain_hint(r->complaints, "contest one point of the sweep in a scenario of "
                                        "its own");
    }
    if (r->plan->experiment.attribution != GV_ATTRIBUTION_NONE ||
        r->plan->experiment.marginal > 0) {
        gv_complain(r->complaints, node->key_place, "sweep-and-attribution",
                    "a sweep does not tell what tactics or the last money bring");
        gv_complain_hint(r->complaints, "ask for attribution or marginal at one point, in "
                                        "a scenario of its own");
    }
    if (r->plan->cascades_kept > 0) {
        gv_complain(r->complaints, node->key_place, "sweep-and-cascades",
                    "the trees of a sweep cannot be kept");
        gv_complain_hint(r->complaints, "record the cascades of one point in a scenario of "
                                        "its own");
    }
}

gv_status gv_read_sweep(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_child(root, "sweep");
    if (node == NULL)
        return GV_OK;
    check_company(r, node);
    if (node->kind == GV_YAML_SEQUENCE)
        return read_points(r, node);
    if (!gv_section_is_shape(r, node, GV_YAML_MAPPING,
                             "sweep should be keys with lists of numbers"))
        return GV_OK;
    if (node->n_children == 0) {
        gv_complain(r->complaints, node->place, "wrong-shape",
                    "a sweep needs at least one key");
        return GV_OK;
    }
    return read_grid(r, node);
}
