/* Group /summary: what most readers ask first, over all finished lives of each strategy.
 * Sums run over replicates in their order, so the bits depend on nothing but the rows. */
#include "record/layout.h"

#include <math.h>
#include <string.h>

/* Values of one strategy read at once; bounds the memory. */
#define SLAB_BYTES ((size_t) 64 << 20)
#define CHUNK_VALUES 8192

enum { MEAN, LOW, MEDIAN, HIGH, FIGURES };

typedef struct figure {
    const char *suffix;
    const char *words;
    double quantile; /* NaN: the mean */
} figure;

static const figure figures[FIGURES] = {
    [MEAN] = { "mean", "mean", NAN },
    [LOW] = { "q05", "5 % quantile", 0.05 },
    [MEDIAN] = { "q50", "median", 0.5 },
    [HIGH] = { "q95", "95 % quantile", 0.95 },
};

/* One outcome being summed up. */
typedef struct job {
    const gv_plan *plan;
    const gv_outcome *outcome;
    gv_layout_column column;
    hid_t rows;             /* the array of lives */
    uint64_t n;             /* replicates */
    const uint8_t *status;  /* [lanes][n] */
    size_t along;           /* positions read at once */
    double *slab;           /* [n][along] */
    double *sorted;         /* [n] */
    double *value[FIGURES]; /* [lanes][per_life] */
    uint32_t *used;         /* [lanes][per_life] lives counted */
} job;

/* Figures of one position of one strategy at one point. Undefined values (NaN) do not
 * count. */
static void sum_up(const job *j, size_t lane, size_t in_slab, size_t n_in_slab, size_t out)
{
    size_t used = 0;
    double sum = 0;
    for (uint64_t r = 0; r < j->n; r++) {
        const double x = j->slab[r * n_in_slab + in_slab];
        if (j->status[lane * j->n + r] != GV_LIFE_DONE || isnan(x))
            continue;
        sum += x;
        j->sorted[used++] = x;
    }
    gv_sort_reals(j->sorted, used);
    j->used[out] = (uint32_t) used;
    for (size_t f = 0; f < FIGURES; f++) {
        if (used == 0)
            j->value[f][out] = NAN;
        else if (isnan(figures[f].quantile))
            j->value[f][out] = sum / (double) used;
        else
            j->value[f][out] = gv_quantile(j->sorted, used, figures[f].quantile);
    }
}

static gv_status sum_up_lane(const job *j, uint64_t point, size_t arm, gv_error *err)
{
    gv_status status = GV_OK;
    const size_t lane = (size_t) point * j->plan->n_arms + arm;
    for (size_t from = 0; from < j->column.per_life; from += j->along) {
        const size_t left = j->column.per_life - from;
        const size_t n = left < j->along ? left : j->along;
        const hsize_t start[4] = { point, arm, 0, from };
        const hsize_t count[4] = { 1, 1, j->n, n };
        GV_TRY(gv_variable_read(j->rows, start, count, H5T_NATIVE_DOUBLE, j->slab, err));
        for (size_t i = 0; i < n; i++)
            sum_up(j, lane, i, n, lane * j->column.per_life + from + i);
    }
done:
    return status;
}

/* @param f  NULL: how many lives were counted */
static gv_status put_figure(const job *j, hid_t group, const figure *f, const void *values,
                            gv_error *err)
{
    gv_status status = GV_OK;
    const bool counts = f == NULL;
    hid_t dataset = H5I_INVALID_HID;
    const hsize_t per_life = j->column.per_life;
    const hsize_t points = gv_plan_points(j->plan);
    const hsize_t fitting = CHUNK_VALUES / per_life + 1;
    char *name = gv_format_text(err, "%s_%s", j->outcome->name, counts ? "n" : f->suffix);
    char *title = gv_format_text(err, "%s: %s", j->outcome->title,
                                 counts ? "lives counted" : f->words);
    if (name == NULL || title == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    const gv_variable variable = { .name = name,
                                   .type = counts ? H5T_STD_U32LE : H5T_IEEE_F64LE,
                                   .rank = j->column.along != NULL ? 3 : 2,
                                   .dimension = { "point", "strategy", j->column.along },
                                   .shape = { points, j->plan->n_arms, per_life },
                                   .chunk = { fitting < points ? fitting : points, 1,
                                              per_life },
                                   .long_name = title };
    GV_TRY(gv_variable_create(group, &variable, &dataset, err));
    GV_HDF_TRY(H5Dwrite(dataset, counts ? H5T_NATIVE_UINT32 : H5T_NATIVE_DOUBLE, H5S_ALL,
                        H5S_ALL, H5P_DEFAULT, values),
               "writing a summary");
    const char *unit = counts ? "lives" : j->outcome->unit;
    if (unit != NULL)
        GV_TRY(gv_hdf_put_text(dataset, gv_layout_units_name(unit), unit, err));
done:
    gv_free(title);
    gv_free(name);
    return gv_hdf_close(dataset, status, err);
}

static gv_status make_room(job *j, gv_error *err)
{
    const size_t lanes = (size_t) gv_plan_points(j->plan) * j->plan->n_arms;
    const size_t cells = lanes * j->column.per_life;
    const size_t fitting = SLAB_BYTES / ((size_t) j->n * sizeof(double));
    j->along = fitting == 0 ? 1 : fitting;
    if (j->along > j->column.per_life)
        j->along = j->column.per_life;
    j->slab = gv_alloc((size_t) j->n * j->along, sizeof *j->slab, err);
    j->sorted = gv_alloc((size_t) j->n, sizeof *j->sorted, err);
    j->used = gv_alloc(cells, sizeof *j->used, err);
    bool all = j->slab != NULL && j->sorted != NULL && j->used != NULL;
    for (size_t f = 0; f < FIGURES; f++) {
        j->value[f] = gv_alloc(cells, sizeof *j->value[f], err);
        all = all && j->value[f] != NULL;
    }
    return all ? GV_OK : GV_E_MEMORY;
}

static void free_room(job *j)
{
    for (size_t f = 0; f < FIGURES; f++)
        gv_free(j->value[f]);
    gv_free(j->used);
    gv_free(j->sorted);
    gv_free(j->slab);
}

static gv_status put_outcome(hid_t file, hid_t group, job *j, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(make_room(j, err));
    GV_HDF_TRY(j->rows = H5Dopen2(file, j->outcome->name, H5P_DEFAULT), "summing up");
    /* Arms outside: neighbouring points stand in the same chunks. */
    for (size_t a = 0; a < j->plan->n_arms; a++) {
        for (uint64_t point = 0; point < gv_plan_points(j->plan); point++)
            GV_TRY(sum_up_lane(j, point, a, err));
    }
    for (size_t f = 0; f < FIGURES; f++)
        GV_TRY(put_figure(j, group, &figures[f], j->value[f], err));
    GV_TRY(put_figure(j, group, NULL, j->used, err));
done:
    free_room(j);
    return gv_hdf_close(j->rows, status, err);
}

static gv_status read_status(hid_t file, const gv_plan *plan, uint8_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    hid_t dataset = H5I_INVALID_HID;
    const hsize_t start[3] = { 0, 0, 0 };
    const hsize_t count[3] = { gv_plan_points(plan), plan->n_arms,
                               plan->experiment.replicates };
    GV_HDF_TRY(dataset = H5Dopen2(file, "status", H5P_DEFAULT), "summing up");
    GV_TRY(gv_variable_read(dataset, start, count, H5T_NATIVE_UINT8, out, err));
done:
    return gv_hdf_close(dataset, status, err);
}

static gv_status create_group(hid_t file, hid_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    const unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    static const char doing[] = "making the group of summaries";
    hid_t list = H5I_INVALID_HID;
    GV_HDF_TRY(list = H5Pcreate(H5P_GROUP_CREATE), doing);
    GV_HDF_TRY(H5Pset_obj_track_times(list, 0), doing);
    GV_HDF_TRY(H5Pset_link_creation_order(list, ordered), doing);
    GV_HDF_TRY(H5Pset_attr_creation_order(list, ordered), doing);
    GV_HDF_TRY(*out = H5Gcreate2(file, "summary", H5P_DEFAULT, list, H5P_DEFAULT), doing);
done:
    return gv_hdf_close(list, status, err);
}

gv_status gv_summary_put(hid_t file, const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t n = plan->experiment.replicates;
    hid_t group = H5I_INVALID_HID;
    uint8_t *lives = gv_alloc((size_t) (gv_plan_points(plan) * plan->n_arms * n), 1, err);
    if (lives == NULL)
        return GV_E_MEMORY;
    GV_TRY(read_status(file, plan, lives, err));
    GV_TRY(create_group(file, &group, err));
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        const gv_outcome *outcome = gv_plan_outcome(plan, k);
        job j = { .plan = plan,
                  .outcome = outcome,
                  .column = gv_layout_column_of(plan, outcome),
                  .rows = H5I_INVALID_HID,
                  .n = n,
                  .status = lives };
        GV_TRY(put_outcome(file, group, &j, err));
    }
done:
    gv_free(lives);
    return gv_hdf_close(group, status, err);
}
