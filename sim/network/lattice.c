/* People on the squares of a board, who know the next ones: 4 or 8. */
#include "network_internal.h"

#include <inttypes.h>

typedef struct lattice {
    uint64_t rows;
    uint64_t columns;
    uint64_t neighbours;
    bool wrap;
} lattice;

static const gv_param lattice_table[] = {
    GV_COUNT(lattice, rows, .initial = 32, .low = 1, .high = 1000000, .unit = "people",
             .scale = GV_SCALE_LOG, .sweep = { 10, 300 }, .source = "assumption",
             .help = "people from top to bottom"),
    GV_COUNT(lattice, columns, .initial = 32, .low = 1, .high = 1000000, .unit = "people",
             .scale = GV_SCALE_LOG, .sweep = { 10, 300 }, .source = "assumption",
             .help = "people from left to right"),
    GV_COUNT(lattice, neighbours, .initial = 8, .low = 4, .high = 8, .unit = "people",
             .source = "Centola and Macy (2007)", .alias = "k",
             .help = "4: those beside, above and below (von Neumann); 8: those at the "
                     "corners as well (Moore)"),
    GV_FLAG(lattice, wrap, .initial = 1, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption",
            .help = "do the edges of the board meet, so that nobody stands at a border?"),
    GV_END_OF_TABLE
};

static gv_status check(const lattice *par, gv_error *err)
{
    if (par->neighbours != 4 && par->neighbours != 8) {
        GV_FAIL(err, GV_E_IMPOSSIBLE, "no lattice of squares has %" PRIu64 " neighbours",
                par->neighbours);
        gv_error_hint(err, "neighbours is 4 or 8");
        return GV_E_IMPOSSIBLE;
    }
    if (par->rows * par->columns > (uint64_t) GV_PEOPLE_LIMIT)
        return GV_FAIL(err, GV_E_IMPOSSIBLE,
                       "%" PRIu64 " x %" PRIu64 " people are too many", par->rows,
                       par->columns);
    if (par->wrap && (par->rows < 3 || par->columns < 3)) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "a board of %" PRIu64 " x %" PRIu64
                " that wraps around would tie people twice, or to themselves",
                par->rows, par->columns);
        gv_error_hint(err, "take at least 3 rows and 3 columns, or say wrap: false");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

/* Steps to the neighbours, row first; the first four are those of the small neighbourhood.
 */
static const int step[8][2] = { { -1, 0 },  { 0, -1 }, { 0, 1 },  { 1, 0 },
                                { -1, -1 }, { -1, 1 }, { 1, -1 }, { 1, 1 } };

/* The place one step away, or false when that is beyond the board. */
static bool moved(uint64_t at, int by, uint64_t size, bool wrap, uint64_t *out)
{
    const uint64_t ahead = at + size + (uint64_t) (int64_t) by; /* from 1 to 3 size - 1 */
    if (!wrap && (ahead < size || ahead >= 2 * size))
        return false;
    *out = ahead % size;
    return true;
}

static void add_person(const lattice *par, uint64_t row, uint64_t column, gv_arcs *arcs)
{
    const uint32_t u = (uint32_t) (row * par->columns + column);
    for (uint64_t k = 0; k < par->neighbours; k++) {
        uint64_t r, c;
        if (moved(row, step[k][0], par->rows, par->wrap, &r) &&
            moved(column, step[k][1], par->columns, par->wrap, &c))
            gv_arcs_add(arcs, u, (uint32_t) (r * par->columns + c));
    }
}

static gv_status lattice_grow(const void *params, gv_key key, gv_network **out,
                              gv_error *err)
{
    (void) key;
    const lattice *par = params;
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    const uint64_t people = par->rows * par->columns;
    GV_TRY(gv_arcs_reserve(people * par->neighbours, &arcs, err));
    for (uint64_t row = 0; row < par->rows; row++) {
        for (uint64_t column = 0; column < par->columns; column++)
            add_person(par, row, column, &arcs);
    }
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) people, out, err));
done:
    gv_arcs_release(&arcs);
    return status;
}

/* Without borders everybody has all neighbours; with them each side and corner lacks some.
 */
static gv_status lattice_size(const void *params, uint64_t *people, uint64_t *arcs,
                              gv_error *err)
{
    const lattice *par = params;
    const gv_status status = check(par, err);
    if (status != GV_OK)
        return status;
    const uint64_t r = par->rows, c = par->columns;
    const uint64_t beside = 2 * (r * (c - 1) + c * (r - 1));
    const uint64_t across = par->neighbours == 8 ? 4 * (r - 1) * (c - 1) : 0;
    *people = r * c;
    *arcs = par->wrap ? r * c * par->neighbours : beside + across;
    return GV_OK;
}

const gv_generator gv_network_kind_lattice = {
    .spec = { .name = "lattice",
              .title = "Two-dimensional lattice",
              .about =
                  "People on the squares of a board know the next ones: neighbourhoods.",
              .source = "Centola and Macy, Complex contagions and the weakness of long "
                        "ties, American Journal of Sociology 113 (2007), "
                        "doi:10.1086/521848",
              GV_PARAMS(lattice) },
    .is_random = false,
    .grow = lattice_grow,
    .size = lattice_size,
    .peak_bytes_per_arc = 21,
};
