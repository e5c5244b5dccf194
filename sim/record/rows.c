/* Rows of lives between blocks in memory and arrays in files. */
#include "record/failures.h"

#include <string.h>

/* ---- writing --------------------------------------------------------------- */

typedef struct box {
    hsize_t start[4], count[4];
} box;

static gv_status write_array(hid_t file, const char *name, const box *b, hid_t type,
                             const void *values, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    GV_HDF_TRY(dataset = H5Dopen2(file, name, H5P_DEFAULT), "opening an array");
    GV_TRY(gv_variable_write(dataset, b->start, b->count, type, values, err));
done:
    return gv_hdf_close(dataset, status, err);
}

/* Has every point of the file its own networks? */
static gv_status has_own_graphs(hid_t file, bool *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    GV_TRY(gv_variable_open(file, "graph_hash", H5T_STRING, 2, &found, err));
    *out = found.dataset >= 0;
done:
    return gv_hdf_close(found.dataset, status, err);
}

static bool is_known(gv_hash hash)
{
    return hash.high != 0 || hash.low != 0;
}

/* Of a replicate's graph that all points share, a point that failed may know nothing. */
static gv_hash shared_graph(const gv_block *block, uint64_t r)
{
    gv_hash graph = block->graph[r];
    for (uint64_t p = 1; p < block->n_points && !is_known(graph); p++)
        graph = block->graph[p * block->n + r];
    return graph;
}

static gv_status write_graphs(hid_t file, gv_shard in_file, const gv_block *block,
                              gv_error *err)
{
    gv_status status = GV_OK;
    const hsize_t replicate = block->first - in_file.first;
    const uint64_t all = block->n_points * block->n;
    bool own = false;
    box b = { .start = { replicate }, .count = { block->n } };
    hid_t type = H5I_INVALID_HID;
    char(*digits)[33] = gv_alloc((size_t) all, sizeof *digits, err);
    const char **texts = gv_alloc((size_t) all, sizeof *texts, err);
    if (digits == NULL || texts == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(has_own_graphs(file, &own, err));
    if (own)
        b = (box){ .start = { block->point - in_file.point, replicate },
                   .count = { block->n_points, block->n } };
    for (uint64_t r = 0; r < all; r++) {
        gv_hash_print(own ? block->graph[r] : shared_graph(block, r % block->n), digits[r]);
        texts[r] = digits[r];
    }
    GV_TRY(gv_hdf_text_type(&type, err));
    GV_TRY(write_array(file, "graph_hash", &b, type, texts, err));
done:
    gv_free(texts);
    gv_free(digits);
    return gv_hdf_close(type, status, err);
}

static hid_t memory_type(const gv_column *column)
{
    return column->outcome->kind == GV_KIND_COUNT ? H5T_NATIVE_UINT32 : H5T_NATIVE_DOUBLE;
}

static size_t value_size(const gv_column *column)
{
    return column->outcome->kind == GV_KIND_COUNT ? sizeof(uint32_t) : sizeof(double);
}

gv_status gv_rows_write(hid_t file, gv_shard in_file, const gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    box b = { .start = { block->point - in_file.point, 0, block->first - in_file.first },
              .count = { block->n_points, block->n_arms, block->n, 1 } };
    GV_TRY(write_graphs(file, in_file, block, err));
    for (size_t k = 0; k < block->n_columns; k++) {
        const gv_column *column = &block->columns[k];
        b.count[3] = column->per_life;
        GV_TRY(write_array(file, column->outcome->name, &b, memory_type(column), column->at,
                           err));
    }
    GV_TRY(write_array(file, "status", &b, H5T_NATIVE_UINT8, block->status, err));
done:
    return status;
}

/* ---- what a file has --------------------------------------------------------- */

/* A dimension that counts: where it begins and how long it is. */
static gv_status read_count(hid_t file, const char *name, uint64_t *first, uint64_t *n,
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    const hsize_t start = 0;
    const hsize_t count = 1;
    GV_TRY(gv_variable_open(file, name, H5T_INTEGER, 1, &found, err));
    if (found.dataset < 0 || found.shape[0] == 0) {
        status = GV_FAIL(err, GV_E_DATA, "the file has no %ss", name);
        goto done;
    }
    GV_TRY(gv_variable_read(found.dataset, &start, &count, H5T_NATIVE_UINT64, first, err));
    *n = found.shape[0];
done:
    return gv_hdf_close(found.dataset, status, err);
}

gv_status gv_rows_range_of(hid_t file, gv_shard *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_shard range = { .n = 0 };
    GV_TRY(read_count(file, "point", &range.point, &range.n_points, err));
    GV_TRY(read_count(file, "replicate", &range.first, &range.n, err));
    *out = range;
done:
    return status;
}

/* Was this array measured as the plan's k-th outcome would be? */
static gv_status measured_alike(hid_t dataset, const gv_plan *plan, size_t k, bool *out,
                                gv_error *err)
{
    gv_status status = GV_OK;
    gv_text wanted = { 0 };
    char *found = NULL;
    gv_layout_print_measure(plan, k, &wanted);
    if (wanted.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for a text");
        goto done;
    }
    GV_TRY(gv_hdf_text(dataset, "measure", &found, err));
    *out = gv_same_text(found, wanted.text);
done:
    gv_free(found);
    gv_text_free(&wanted);
    return status;
}

static gv_status serves_column(hid_t file, const gv_plan *plan, size_t k, bool *out,
                               gv_error *err)
{
    gv_status status = GV_OK;
    const gv_outcome *outcome = gv_plan_outcome(plan, k);
    const gv_layout_column column = gv_layout_column_of(plan, outcome);
    const unsigned rank = column.along != NULL ? 4 : 3;
    const H5T_class_t type = outcome->kind == GV_KIND_COUNT ? H5T_INTEGER : H5T_FLOAT;
    gv_found found = GV_NOT_FOUND;
    *out = false;
    GV_TRY(gv_variable_open(file, outcome->name, type, rank, &found, err));
    if (found.dataset >= 0 && found.shape[1] == plan->n_arms &&
        found.shape[3] == column.per_life)
        GV_TRY(measured_alike(found.dataset, plan, k, out, err));
done:
    return gv_hdf_close(found.dataset, status, err);
}

gv_status gv_rows_serve(hid_t file, const gv_plan *plan, bool *out, gv_error *err)
{
    gv_status status = GV_OK;
    bool serves = true;
    for (size_t k = 0; serves && k < gv_plan_outcomes(plan); k++)
        GV_TRY(serves_column(file, plan, k, &serves, err));
    *out = serves;
done:
    return status;
}

typedef struct search {
    const gv_plan *plan;
    bool found;
} search;

/* Stops at an array of lives that is no outcome of the plan. */
static herr_t look_for_more(hid_t root, const char *name, const H5L_info_t *info,
                            void *self)
{
    (void) info;
    search *s = self;
    const hid_t object = H5Oopen(root, name, H5P_DEFAULT);
    if (object < 0)
        return -1;
    const htri_t measured =
        H5Iget_type(object) == H5I_DATASET ? H5Aexists(object, "measure") : 0;
    if (H5Idec_ref(object) < 0 || measured < 0)
        return -1;
    if (measured == 0)
        return 0;
    for (size_t k = 0; k < gv_plan_outcomes(s->plan); k++) {
        if (strcmp(gv_plan_outcome(s->plan, k)->name, name) == 0)
            return 0;
    }
    s->found = true;
    return 1;
}

gv_status gv_rows_has_more(hid_t file, const gv_plan *plan, bool *out, gv_error *err)
{
    gv_status status = GV_OK;
    search s = { .plan = plan };
    GV_HDF_TRY(H5Literate(file, H5_INDEX_NAME, H5_ITER_INC, NULL, look_for_more, &s),
               "listing a file");
    *out = s.found;
done:
    return status;
}

/* ---- reading ------------------------------------------------------------------ */

/* The points and replicates that file and block have in common. */
typedef struct overlap {
    hid_t file;
    gv_block *block;
    gv_shard in_file;  /* where they stand in the file's arrays */
    gv_shard in_block; /* and in the block's; as long */
    size_t lanes;
    uint64_t n;
    uint8_t *status; /* [lanes][n] in the file */
    uint8_t *wanted; /* [lanes][n] is this life to be taken over? */
} overlap;

/* Where a common lane stands in the block. */
static size_t lane_in_block(const overlap *o, size_t lane)
{
    return (size_t) o->in_block.point * o->block->n_arms + lane;
}

/* Where a common life stands in the block. */
static size_t life_in_block(const overlap *o, size_t lane, uint64_t r)
{
    return lane_in_block(o, lane) * (size_t) o->block->n + (size_t) (o->in_block.first + r);
}

/* An array of lives: its name, how many axes it has, what a life has of it. */
typedef struct array {
    const char *name;
    unsigned rank;
    size_t per_life;
    hid_t type; /* in memory */
} array;

static gv_status read_array(const overlap *o, const array *a, void *values, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    const gv_shard at = o->in_file;
    const hsize_t start[4] = { at.point, 0, at.first, 0 };
    const hsize_t count[4] = { at.n_points, o->block->n_arms, o->n, a->per_life };
    GV_TRY(gv_variable_open(o->file, a->name, H5Tget_class(a->type), a->rank, &found, err));
    if (found.dataset < 0 || found.shape[0] < at.point + at.n_points ||
        found.shape[1] != o->block->n_arms || found.shape[2] < at.first + o->n ||
        found.shape[3] != a->per_life) {
        status = GV_FAIL(err, GV_E_DATA, "the file has no array \"%s\" of the right shape",
                         a->name);
        goto done;
    }
    GV_TRY(gv_variable_read(found.dataset, start, count, a->type, values, err));
done:
    return gv_hdf_close(found.dataset, status, err);
}

/* Mark the lives to take over. @return is there any? */
static bool choose_lives(const overlap *o, bool failed_too)
{
    bool any = false;
    for (size_t a = 0; a < o->lanes; a++) {
        for (uint64_t r = 0; r < o->n; r++) {
            const uint8_t have = o->block->status[life_in_block(o, a, r)];
            const uint8_t found = o->status[a * o->n + r];
            const bool takes =
                have == GV_LIFE_MISSING &&
                (found == GV_LIFE_DONE || (failed_too && found == GV_LIFE_FAILED));
            o->wanted[a * o->n + r] = takes;
            any = any || takes;
        }
    }
    return any;
}

static gv_status take_column(const overlap *o, const gv_column *column, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t row = column->per_life * value_size(column);
    const array wanted = { .name = column->outcome->name,
                           .rank =
                               gv_shape_dimension(column->outcome->shape) != NULL ? 4 : 3,
                           .per_life = column->per_life,
                           .type = memory_type(column) };
    unsigned char *values = gv_alloc(o->lanes * (size_t) o->n, row, err);
    if (values == NULL)
        return GV_E_MEMORY;
    GV_TRY(read_array(o, &wanted, values, err));
    unsigned char *into = column->at;
    for (size_t a = 0; a < o->lanes; a++) {
        for (uint64_t r = 0; r < o->n; r++) {
            if (o->wanted[a * o->n + r] != 0)
                memcpy(into + life_in_block(o, a, r) * row, values + (a * o->n + r) * row,
                       row);
        }
    }
done:
    gv_free(values);
    return status;
}

static bool parse_hash(const char *digits, gv_hash *out)
{
    uint64_t half[2] = { 0, 0 };
    if (digits == NULL || strlen(digits) != 32)
        return false;
    for (size_t i = 0; i < 32; i++) {
        static const char known[] = "0123456789abcdef";
        const char *found = strchr(known, digits[i]);
        if (found == NULL)
            return false;
        half[i / 16] = half[i / 16] << 4 | (uint64_t) (found - known);
    }
    *out = (gv_hash){ .high = half[0], .low = half[1] };
    return true;
}

/* What lives of replicate r at a common point does the block have, and does it want from
 * the file? */
static void count_lives(const overlap *o, uint64_t point, uint64_t r, bool *has,
                        bool *wants)
{
    *has = false;
    *wants = false;
    for (size_t a = 0; a < o->block->n_arms; a++) {
        const size_t lane = (size_t) point * o->block->n_arms + a;
        *has = *has || o->block->status[life_in_block(o, lane, r)] != GV_LIFE_MISSING;
        *wants = *wants || o->wanted[lane * o->n + r] != 0;
    }
}

static gv_status take_graph(const overlap *o, uint64_t point, uint64_t r,
                            const char *digits, gv_error *err)
{
    bool has;
    bool wants;
    gv_hash found;
    const uint64_t at = (o->in_block.point + point) * o->block->n + o->in_block.first + r;
    gv_hash *into = &o->block->graph[at];
    count_lives(o, point, r, &has, &wants);
    if (!wants)
        return GV_OK;
    if (!parse_hash(digits, &found) || (has && !gv_hash_equal(found, *into))) {
        GV_FAIL(err, GV_E_DATA,
                "the strategies of replicate %llu lived on different networks",
                (unsigned long long) (o->block->first + o->in_block.first + r));
        gv_error_hint(err, "this happens when machines with different libraries share "
                           "a folder; run again in another one");
        return GV_E_DATA;
    }
    *into = found;
    return GV_OK;
}

/* All strategies of a replicate must have lived on the same network. */
static gv_status take_graphs(const overlap *o, gv_error *err)
{
    gv_status status = GV_OK;
    bool own = false;
    gv_texts texts = { .type = H5I_INVALID_HID };
    GV_TRY(has_own_graphs(o->file, &own, err));
    const gv_shard at = o->in_file;
    const gv_texts_part part =
        own ? (gv_texts_part){ .rank = 2,
                               .start = { at.point, at.first },
                               .count = { at.n_points, o->n } }
            : (gv_texts_part){ .rank = 1, .start = { at.first }, .count = { o->n } };
    GV_TRY(gv_texts_read(o->file, "graph_hash", &part, &texts, err));
    for (uint64_t p = 0; p < at.n_points; p++) {
        for (uint64_t r = 0; r < o->n; r++)
            GV_TRY(take_graph(o, p, r, texts.at[own ? p * o->n + r : r], err));
    }
done:
    return gv_texts_free(&texts, status, err);
}

static void take_status(const overlap *o)
{
    for (size_t a = 0; a < o->lanes; a++) {
        for (uint64_t r = 0; r < o->n; r++) {
            if (o->wanted[a * o->n + r] != 0)
                o->block->status[life_in_block(o, a, r)] = o->status[a * o->n + r];
        }
    }
}

static gv_status take_over(overlap *o, bool failed_too, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t lives = o->lanes * (size_t) o->n;
    const array wanted = {
        .name = "status", .rank = 3, .per_life = 1, .type = H5T_NATIVE_UINT8
    };
    o->status = gv_alloc(lives, 1, err);
    o->wanted = gv_alloc(lives, 1, err);
    if (o->status == NULL || o->wanted == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(read_array(o, &wanted, o->status, err));
    if (!choose_lives(o, failed_too))
        goto done;
    for (size_t k = 0; k < o->block->n_columns; k++)
        GV_TRY(take_column(o, &o->block->columns[k], err));
    GV_TRY(take_graphs(o, err));
    take_status(o); /* last: a life counts once all of it is there */
done:
    gv_free(o->wanted);
    gv_free(o->status);
    return status;
}

/* What two stretches have in common. @return is there anything? */
static bool meet(uint64_t a, uint64_t n_a, uint64_t b, uint64_t n_b, uint64_t *first,
                 uint64_t *n)
{
    const uint64_t end = a + n_a < b + n_b ? a + n_a : b + n_b;
    *first = a > b ? a : b;
    *n = *first < end ? end - *first : 0;
    return *n > 0;
}

gv_status gv_rows_read(hid_t file, bool failed_too, gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    gv_shard range = { .n = 0 };
    gv_shard both = { .n = 0 };
    GV_TRY(gv_rows_range_of(file, &range, err));
    if (!meet(range.point, range.n_points, block->point, block->n_points, &both.point,
              &both.n_points) ||
        !meet(range.first, range.n, block->first, block->n, &both.first, &both.n))
        goto done;
    overlap o = { .file = file,
                  .block = block,
                  .in_file = both,
                  .in_block = both,
                  .lanes = (size_t) both.n_points * block->n_arms,
                  .n = both.n };
    o.in_file.point -= range.point;
    o.in_file.first -= range.first;
    o.in_block.point -= block->point;
    o.in_block.first -= block->first;
    GV_TRY(take_over(&o, failed_too, err));
    if (failed_too)
        GV_TRY(gv_failures_read(file, o.in_file, o.in_block, block, err));
done:
    return status;
}
