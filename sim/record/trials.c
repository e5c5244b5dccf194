/* Evaluations of contested values, kept in `contest.h5` so that a search goes on where it
 * was interrupted. */
#include "record/record_internal.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>

enum { MOST_CHUNK_REPLICATES = 4096 };

/* ---- writing -------------------------------------------------------------------- */

static uint64_t most_replicates(const gv_trial *trials, size_t n)
{
    uint64_t most = 0;
    for (size_t t = 0; t < n; t++)
        most = trials[t].n > most ? trials[t].n : most;
    return most;
}

static gv_status check_trials(const gv_plan *plan, const gv_trial *trials, size_t n,
                              gv_error *err)
{
    for (size_t t = 0; t < n; t++) {
        if (trials[t].axis >= gv_plan_axes(plan) || trials[t].n_arms != plan->n_arms ||
            trials[t].n == 0)
            return GV_FAIL(err, GV_E_INTERNAL, "trial %zu does not fit the plan", t);
    }
    return GV_OK;
}

/* What tells trials apart: key, value and number of replicates. */
static gv_status put_axes(hid_t file, const gv_plan *plan, const gv_trial *trials, size_t n,
                          gv_error *err)
{
    gv_status status = GV_OK;
    hid_t text = H5I_INVALID_HID;
    const char **keys = gv_alloc(n, sizeof *keys, err);
    double *value = gv_alloc(n, sizeof *value, err);
    uint64_t *lives = gv_alloc(n, sizeof *lives, err);
    if (keys == NULL || value == NULL || lives == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (size_t t = 0; t < n; t++) {
        keys[t] = gv_plan_axis(plan, trials[t].axis);
        value[t] = trials[t].value;
        lives[t] = trials[t].n;
    }
    gv_variable v = { .rank = 1, .dimension = { "trial" }, .shape = { n } };
    GV_TRY(gv_hdf_text_type(&text, err));
    v.name = "key";
    v.type = text;
    v.long_name = "contested value";
    GV_TRY(gv_variable_put(file, &v, text, keys, err));
    v.name = "value";
    v.type = H5T_IEEE_F64LE;
    v.long_name = "what it was set to";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_DOUBLE, value, err));
    v.name = "replicates";
    v.type = H5T_STD_U32LE;
    v.long_name = "replicates that the trial has; later columns are empty";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT64, lives, err));
done:
    gv_free(lives);
    gv_free(value);
    gv_free(keys);
    return gv_hdf_close(text, status, err);
}

/* Trials may have fewer replicates than the longest: 0 adopters and undefined spending fill
 * the rest. */
static gv_status put_rows(hid_t file, const gv_plan *plan, const gv_trial *trials, size_t n,
                          gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t most = most_replicates(trials, n);
    const size_t row = plan->n_arms * (size_t) most;
    uint32_t *adopters = gv_alloc(n, row * sizeof *adopters, err);
    double *spent = gv_alloc(n, row * sizeof *spent, err);
    if (adopters == NULL || spent == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (size_t i = 0; i < n * row; i++)
        spent[i] = NAN;
    for (size_t t = 0; t < n; t++) {
        const size_t lives = (size_t) trials[t].n;
        for (size_t a = 0; a < plan->n_arms; a++) {
            const size_t into = t * row + a * (size_t) most;
            memcpy(adopters + into, trials[t].adopters + a * lives,
                   lives * sizeof *adopters);
            memcpy(spent + into, trials[t].spent + a * lives, lives * sizeof *spent);
        }
    }
    const hsize_t chunk = most < MOST_CHUNK_REPLICATES ? most : MOST_CHUNK_REPLICATES;
    gv_variable v = { .name = "adopters",
                      .type = H5T_STD_U32LE,
                      .rank = 3,
                      .dimension = { "trial", "strategy", "replicate" },
                      .shape = { n, plan->n_arms, most },
                      .chunk = { 1, plan->n_arms, chunk },
                      .long_name = "adopters at the end",
                      .units = "people" };
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_UINT32, adopters, err));
    v.name = "spent";
    v.type = H5T_IEEE_F64LE;
    v.long_name = "money spent";
    v.units = "money";
    GV_TRY(gv_variable_put(file, &v, H5T_NATIVE_DOUBLE, spent, err));
done:
    gv_free(spent);
    gv_free(adopters);
    return status;
}

static gv_status fill_contest(hid_t file, const gv_plan *plan, const gv_trial *trials,
                              size_t n, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_layout_put_identity(file, plan, GV_FILE_CONTEST, err));
    GV_TRY(gv_layout_put_story(file, plan, err));
    GV_TRY(gv_layout_put_arms(file, plan, 0, 1, err));
    GV_TRY(gv_dimension_count(file, "trial", "evaluation of a contested value", 0, n, err));
    GV_TRY(gv_dimension_count(file, "replicate", "life of the world", 0,
                              most_replicates(trials, n), err));
    GV_TRY(put_axes(file, plan, trials, n, err));
    GV_TRY(put_rows(file, plan, trials, n, err));
done:
    return status;
}

gv_status gv_record_keep_trials(gv_record *record, const gv_trial *trials, size_t n,
                                gv_error *err)
{
    gv_status status = GV_OK;
    gv_image *image = NULL;
    const gv_plan *plan = record->plan;
    if (n == 0)
        return GV_OK;
    GV_TRY(check_trials(plan, trials, n, err));
    const uint64_t cells = n * plan->n_arms * (most_replicates(trials, n) + 1);
    GV_TRY(gv_image_create(gv_layout_room(plan, 1, 1) + 2 * cells * sizeof(double), -1,
                           &image, err));
    GV_TRY(fill_contest(gv_image_file(image), plan, trials, n, err));
    GV_TRY(gv_record_publish_image(record->folder.run, image, NULL, GV_CONTEST_FILE, err));
done:
    gv_image_free(image);
    return status;
}

/* ---- reading -------------------------------------------------------------------- */

/* The arrays of a contest file, in the record's arena. */
typedef struct contest {
    hsize_t shape[3]; /* trial, strategy, replicate */
    double *value;
    uint64_t *lives;
    uint32_t *adopters; /* [trial][strategy][replicate] */
    double *spent;
    gv_texts keys;
} contest;

/* An array whose first axes are those of the contest. */
typedef struct array {
    const char *name;
    unsigned rank;
    hid_t type; /* in memory */
    void *values;
} array;

static gv_status read_all(hid_t file, const array *a, const hsize_t *wanted, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    GV_TRY(gv_variable_open(file, a->name, H5Tget_class(a->type), a->rank, &found, err));
    if (found.dataset < 0 || memcmp(found.shape, wanted, a->rank * sizeof *wanted) != 0) {
        status = GV_FAIL(err, GV_E_DATA, "the file has no array \"%s\" of the right shape",
                         a->name);
        goto done;
    }
    GV_HDF_TRY(H5Dread(found.dataset, a->type, H5S_ALL, H5S_ALL, H5P_DEFAULT, a->values),
               "reading trials");
done:
    return gv_hdf_close(found.dataset, status, err);
}

static gv_status measure_contest(hid_t file, const gv_plan *plan, contest *c, gv_error *err)
{
    gv_status status = GV_OK;
    gv_found found = GV_NOT_FOUND;
    GV_TRY(gv_variable_open(file, "adopters", H5T_INTEGER, 3, &found, err));
    if (found.dataset < 0 || found.shape[1] != plan->n_arms)
        status = GV_FAIL(err, GV_E_DATA, "the file has no trials of these strategies");
    else
        memcpy(c->shape, found.shape, sizeof c->shape);
done:
    return gv_hdf_close(found.dataset, status, err);
}

static gv_status read_contest(hid_t file, const gv_plan *plan, gv_arena *arena, contest *c,
                              gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(measure_contest(file, plan, c, err));
    const size_t n = (size_t) c->shape[0];
    const size_t cells = n * (size_t) (c->shape[1] * c->shape[2]);
    c->value = gv_arena_alloc(arena, n, sizeof *c->value, err);
    c->lives = gv_arena_alloc(arena, n, sizeof *c->lives, err);
    c->adopters = gv_arena_alloc(arena, cells, sizeof *c->adopters, err);
    c->spent = gv_arena_alloc(arena, cells, sizeof *c->spent, err);
    if (c->value == NULL || c->lives == NULL || c->adopters == NULL || c->spent == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(gv_texts_read(file, "key", &(gv_texts_part){ .rank = 1, .count = { n } },
                         &c->keys, err));
    const array arrays[] = { { "value", 1, H5T_NATIVE_DOUBLE, c->value },
                             { "replicates", 1, H5T_NATIVE_UINT64, c->lives },
                             { "adopters", 3, H5T_NATIVE_UINT32, c->adopters },
                             { "spent", 3, H5T_NATIVE_DOUBLE, c->spent } };
    for (size_t i = 0; i < GV_COUNT_OF(arrays); i++)
        GV_TRY(read_all(file, &arrays[i], c->shape, err));
done:
    return status;
}

/* Bring the rows of one trial together that were spread to the longest trial's length. */
static void pack(const contest *c, size_t trial)
{
    const size_t most = (size_t) c->shape[2];
    const size_t lives = (size_t) c->lives[trial];
    for (size_t a = 1; a < c->shape[1]; a++) {
        const size_t base = trial * (size_t) c->shape[1] * most;
        memmove(c->adopters + base + a * lives, c->adopters + base + a * most,
                lives * sizeof *c->adopters);
        memmove(c->spent + base + a * lives, c->spent + base + a * most,
                lives * sizeof *c->spent);
    }
}

static size_t axis_of(const gv_plan *plan, const char *key)
{
    size_t axis = 0;
    while (axis < gv_plan_axes(plan) && !gv_same_text(gv_plan_axis(plan, axis), key))
        axis++;
    return axis;
}

/* Trials on keys that the plan no longer contests are left out. */
static size_t list_trials(const contest *c, const gv_plan *plan, gv_trial *out)
{
    size_t n = 0;
    for (size_t t = 0; t < c->shape[0]; t++) {
        const size_t axis = axis_of(plan, c->keys.at[t]);
        if (axis == gv_plan_axes(plan) || c->lives[t] == 0 || c->lives[t] > c->shape[2])
            continue;
        pack(c, t);
        const size_t base = t * (size_t) (c->shape[1] * c->shape[2]);
        out[n++] = (gv_trial){ .axis = axis,
                               .value = c->value[t],
                               .n_arms = plan->n_arms,
                               .n = c->lives[t],
                               .adopters = c->adopters + base,
                               .spent = c->spent + base };
    }
    return n;
}

/* @return GV_E_DATA when the file is of no use: damaged, or of another plan */
static gv_status load_trials(gv_record *record, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = record->plan;
    contest c = { .keys = { .type = H5I_INVALID_HID } };
    gv_sealed *sealed = NULL;
    gv_hash wanted;
    char digits[33];
    char *found = NULL;
    gv_trial *trials = NULL;
    GV_TRY(gv_sealed_open(record->folder.run.fd, GV_CONTEST_FILE, O_NOFOLLOW,
                          GV_CONTEST_FILE, &sealed, err));
    if (sealed == NULL)
        goto done;
    GV_TRY(gv_layout_check_identity(sealed->file, plan, GV_FILE_CONTEST, GV_CONTEST_FILE,
                                    err));
    GV_TRY(gv_plan_hash(plan, &wanted, err));
    gv_hash_print(wanted, digits);
    GV_TRY(gv_hdf_text(sealed->file, "plan_hash", &found, err));
    if (!gv_same_text(found, digits))
        goto done;
    GV_TRY(read_contest(sealed->file, plan, record->trials_arena, &c, err));
    trials = gv_arena_alloc(record->trials_arena, (size_t) c.shape[0], sizeof *trials, err);
    if (trials == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    record->n_trials = list_trials(&c, plan, trials);
    record->trials = trials;
done:
    status = gv_texts_free(&c.keys, status, err);
    gv_free(found);
    return gv_sealed_close(sealed, status, err);
}

gv_status gv_record_trials(gv_record *record, const gv_trial **trials, size_t *n,
                           gv_error *err)
{
    gv_status status = GV_OK;
    gv_error found = { 0 };
    gv_arena_free(record->trials_arena);
    record->trials_arena = NULL;
    record->trials = NULL;
    record->n_trials = 0;
    GV_TRY(gv_arena_create(&record->trials_arena, err));
    status = load_trials(record, &found);
    /* A file of no use is as good as none: its trials are made again. */
    if (status != GV_OK && status != GV_E_DATA) {
        GV_FAIL(err, status, "%s: %s", GV_CONTEST_FILE, found.text);
        goto done;
    }
    status = GV_OK;
    *trials = record->trials;
    *n = record->n_trials;
done:
    return status;
}
