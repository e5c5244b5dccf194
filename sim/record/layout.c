/* The layout of files, format 1.0: root attributes, dimensions, arrays. */
#include "record/layout.h"

#include <string.h>

/* A chunk is one strategy x these replicates x all steps, unless steps are very many. */
enum { CHUNK_REPLICATES = 64 };
#define CHUNK_BYTES ((size_t) 16 << 20)

/* ---- root attributes ------------------------------------------------------- */

static gv_status put_hash(hid_t file, const char *name,
                          gv_status (*hash)(const gv_plan *, gv_hash *, gv_error *),
                          const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash value;
    char digits[33];
    GV_TRY(hash(plan, &value, err));
    gv_hash_print(value, digits);
    GV_TRY(gv_hdf_put_text(file, name, digits, err));
done:
    return status;
}

gv_status gv_layout_put_identity(hid_t file, const gv_plan *plan, const char *filetype,
                                 gv_error *err)
{
    gv_status status = GV_OK;
    static const int32_t format_version[2] = { 1, 0 };
    static const uint32_t results_version = GV_RESULTS_VERSION;
    GV_TRY(gv_hdf_put_text(file, "Conventions", "CF-1.8, grapevine-1.0", err));
    GV_TRY(gv_hdf_put_text(file, "title", plan->experiment.title, err));
    GV_TRY(gv_hdf_put_text(file, "filetype", filetype, err));
    GV_TRY(gv_hdf_put_numbers(file, "format_version", H5T_NATIVE_INT32, 2, format_version,
                              err));
    GV_TRY(gv_hdf_put_text(file, "created_by", "grapevine " GRAPEVINE_VERSION, err));
    GV_TRY(gv_hdf_put_text(file, "grapevine_version", GRAPEVINE_VERSION, err));
    GV_TRY(gv_hdf_put_numbers(file, "results_version", H5T_NATIVE_UINT32, 0,
                              &results_version, err));
    GV_TRY(gv_hdf_put_text(file, "scenario_name", plan->name, err));
    GV_TRY(put_hash(file, "world_hash", gv_plan_world_hash, plan, err));
    GV_TRY(put_hash(file, "plan_hash", gv_plan_hash, plan, err));
done:
    return status;
}

typedef gv_status (*printer)(const gv_plan *plan, gv_text *out, gv_error *err);

static gv_status print_plan(const gv_plan *plan, gv_text *out, gv_error *err)
{
    (void) err;
    gv_plan_print(plan, out);
    return GV_OK;
}

static gv_status print_network(const gv_plan *plan, gv_text *out, gv_error *err)
{
    (void) err;
    gv_plan_print_network(plan, false, out);
    return GV_OK;
}

static gv_status put_printed(hid_t file, const char *name, printer print,
                             const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text text = { 0 };
    GV_TRY(print(plan, &text, err));
    if (text.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for the text \"%s\"", name);
        goto done;
    }
    GV_TRY(gv_hdf_put_text(file, name, text.text, err));
done:
    gv_text_free(&text);
    return status;
}

/* One a line, as whoever reads the file would type them again. */
static gv_status print_overrides(const gv_plan *plan, gv_text *out, gv_error *err)
{
    (void) err;
    for (size_t k = 0; k < plan->overrides.n; k++)
        gv_text_add(out, "%s%s", k > 0 ? "\n" : "", plan->overrides.at[k]);
    return GV_OK;
}

gv_status gv_layout_put_story(hid_t file, const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text seed = { 0 };
    /* As text, for R and JavaScript lose the last digits of large numbers. */
    gv_text_add(&seed, "%llu", (unsigned long long) plan->experiment.seed);
    if (seed.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for a text");
        goto done;
    }
    GV_TRY(gv_hdf_put_text(file, "master_seed", seed.text, err));
    GV_TRY(gv_hdf_put_text(file, "scenario_yaml", plan->scenario_text, err));
    GV_TRY(put_printed(file, "scenario_overrides", print_overrides, plan, err));
    GV_TRY(put_printed(file, "scenario_resolved", print_plan, plan, err));
    GV_TRY(put_printed(file, "network", print_network, plan, err));
    GV_TRY(gv_hdf_put_numbers(file, "people", H5T_NATIVE_UINT64, 0, &plan->people, err));
    GV_TRY(gv_hdf_put_numbers(file, "arcs", H5T_NATIVE_UINT64, 0, &plan->arcs, err));
    GV_TRY(put_printed(file, "provenance", gv_provenance_print, plan, err));
done:
    gv_text_free(&seed);
    return status;
}

static gv_status check_text(hid_t file, const char *name, const char *wanted,
                            const char *shown, gv_error *err)
{
    gv_status status = GV_OK;
    char *found = NULL;
    GV_TRY(gv_hdf_text(file, name, &found, err));
    if (!gv_same_text(found, wanted))
        status = GV_FAIL(err, GV_E_DATA, "%s has %s \"%s\" where \"%s\" belongs", shown,
                         name, found != NULL ? found : "", wanted);
done:
    gv_free(found);
    return status;
}

gv_status gv_layout_check_identity(hid_t file, const gv_plan *plan, const char *filetype,
                                   const char *shown, gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash world;
    char digits[33];
    uint64_t results_version = 0;
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    gv_hash_print(world, digits);
    GV_TRY(check_text(file, "filetype", filetype, shown, err));
    GV_TRY(check_text(file, "world_hash", digits, shown, err));
    GV_TRY(gv_hdf_number(file, "results_version", &results_version, err));
    if (results_version != GV_RESULTS_VERSION)
        status = GV_FAIL(err, GV_E_DATA,
                         "%s was computed by results version %llu; this is version %d",
                         shown, (unsigned long long) results_version, GV_RESULTS_VERSION);
done:
    return status;
}

/* ---- dimensions ------------------------------------------------------------- */

static gv_status put_swept(hid_t file, const gv_plan *plan, size_t k, uint64_t point,
                           uint64_t n_points, gv_error *err)
{
    gv_status status = GV_OK;
    const char *key = plan->sweep.keys[k];
    const gv_param *row = gv_plan_row(plan, key);
    double *values = gv_alloc((size_t) n_points, sizeof *values, err);
    if (values == NULL)
        return GV_E_MEMORY;
    for (uint64_t i = 0; i < n_points; i++)
        values[i] = gv_plan_swept(plan, point + i, k);
    const gv_variable variable = { .name = key,
                                   .type = H5T_IEEE_F64LE,
                                   .rank = 1,
                                   .dimension = { "point" },
                                   .shape = { n_points },
                                   .long_name = row != NULL ? row->help : key };
    GV_TRY(gv_variable_put(file, &variable, H5T_NATIVE_DOUBLE, values, err));
done:
    gv_free(values);
    return status;
}

/* Readers that know CF take the swept values for coordinates. */
static gv_status put_sweep(hid_t file, const gv_plan *plan, uint64_t point,
                           uint64_t n_points, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text names = { 0 };
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        GV_TRY(put_swept(file, plan, k, point, n_points, err));
        gv_text_add(&names, "%s%s", k > 0 ? " " : "", plan->sweep.keys[k]);
    }
    if (names.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for a text");
        goto done;
    }
    if (plan->sweep.n_keys > 0)
        GV_TRY(gv_hdf_put_text(file, "coordinates", names.text, err));
done:
    gv_text_free(&names);
    return status;
}

gv_status gv_layout_put_arms(hid_t file, const gv_plan *plan, uint64_t point,
                             uint64_t n_points, gv_error *err)
{
    gv_status status = GV_OK;
    const char **names = gv_alloc(plan->n_arms, sizeof *names, err);
    if (names == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < plan->n_arms; a++)
        names[a] = plan->arms[a].name;
    GV_TRY(gv_dimension_count(file, "point", "combination of swept parameters", point,
                              n_points, err));
    GV_TRY(put_sweep(file, plan, point, n_points, err));
    GV_TRY(gv_dimension_words(file, "strategy", "strategy", plan->n_arms, names, err));
done:
    gv_free(names);
    return status;
}

static gv_status put_channels(hid_t file, gv_error *err)
{
    const char *names[GV_CHANNELS];
    for (size_t c = 0; c < GV_CHANNELS; c++)
        names[c] = gv_channel_name((gv_channel) c);
    return gv_dimension_words(file, gv_shape_dimension(GV_SHAPE_CHANNEL),
                              "how people came to adopt", GV_CHANNELS, names, err);
}

static gv_status put_messages(hid_t file, const gv_plan *plan, gv_error *err)
{
    const char *names[GV_MESSAGES_LIMIT] = { "" };
    for (size_t k = 0; k < plan->n_messages; k++)
        names[k] = plan->messages[k].name;
    return gv_dimension_words(file, gv_shape_dimension(GV_SHAPE_MESSAGE),
                              "what is said of the product", gv_plan_extent(plan).messages,
                              names, err);
}

static gv_status put_popularity(hid_t file, gv_error *err)
{
    const gv_variable scale = { .name = gv_shape_dimension(GV_SHAPE_POPULARITY),
                                .type = H5T_STD_U32LE,
                                .rank = 1,
                                .shape = { GV_RUNGS },
                                .long_name = "postings of a meme" };
    return gv_dimension_put(file, &scale, gv_popularity_rungs, err);
}

static gv_status put_moves(hid_t file, const gv_plan *plan, gv_error *err)
{
    const size_t n = gv_shape_size(GV_SHAPE_MOVE, gv_plan_extent(plan));
    gv_status status = GV_E_MEMORY;
    gv_text *words = gv_alloc(n, sizeof *words, err);
    const char **names = gv_alloc(n, sizeof *names, err);
    if (words == NULL || names == NULL)
        goto done;
    for (size_t k = 0; k < n; k++) {
        gv_plan_print_move(plan, k, &words[k]);
        if (words[k].text == NULL) {
            status = GV_FAIL(err, GV_E_MEMORY, "no memory for the names of moves");
            goto done;
        }
        names[k] = words[k].text;
    }
    GV_TRY(gv_dimension_words(file, gv_shape_dimension(GV_SHAPE_MOVE),
                              "from stage to stage of the model", n, names, err));
done:
    for (size_t k = 0; words != NULL && k < n; k++)
        gv_text_free(&words[k]);
    gv_free(names);
    gv_free(words);
    return status;
}

static bool uses(const gv_plan *plan, gv_shape shape)
{
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        if (gv_plan_outcome(plan, k)->shape == shape)
            return true;
    }
    return false;
}

static gv_status put_dimensions(hid_t file, const gv_plan *plan, gv_shard part,
                                gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(gv_layout_put_arms(file, plan, part.point, part.n_points, err));
    GV_TRY(gv_dimension_count(file, "replicate",
                              "life of the world, the same luck for every strategy",
                              part.first, part.n, err));
    if (uses(plan, GV_SHAPE_STEP))
        GV_TRY(gv_dimension_count(file, gv_shape_dimension(GV_SHAPE_STEP),
                                  "state after so many ticks; 0 is before the first", 0,
                                  plan->experiment.ticks + 1, err));
    if (uses(plan, GV_SHAPE_CHANNEL))
        GV_TRY(put_channels(file, err));
    if (uses(plan, GV_SHAPE_DEPTH))
        GV_TRY(gv_dimension_count(file, gv_shape_dimension(GV_SHAPE_DEPTH),
                                  "generation of word of mouth; the last counts all deeper",
                                  0, GV_DEPTHS, err));
    if (uses(plan, GV_SHAPE_GROUP))
        GV_TRY(gv_dimension_words(file, gv_shape_dimension(GV_SHAPE_GROUP),
                                  "group of people", plan->group_names.n,
                                  plan->group_names.at, err));
    if (uses(plan, GV_SHAPE_MESSAGE))
        GV_TRY(put_messages(file, plan, err));
    if (uses(plan, GV_SHAPE_POPULARITY))
        GV_TRY(put_popularity(file, err));
    if (uses(plan, GV_SHAPE_MOVE))
        GV_TRY(put_moves(file, plan, err));
    if (uses(plan, GV_SHAPE_TACTIC))
        GV_TRY(gv_dimension_words(file, gv_shape_dimension(GV_SHAPE_TACTIC), "tactic",
                                  plan->tactic_names.n, plan->tactic_names.at, err));
done:
    return status;
}

/* ---- arrays -------------------------------------------------------------------- */

gv_layout_column gv_layout_column_of(const gv_plan *plan, const gv_outcome *outcome)
{
    const bool counts = outcome->kind == GV_KIND_COUNT;
    return (gv_layout_column){
        .type = counts ? H5T_STD_U32LE : H5T_IEEE_F64LE,
        .memory_type = counts ? H5T_NATIVE_UINT32 : H5T_NATIVE_DOUBLE,
        .value_size = counts ? sizeof(uint32_t) : sizeof(double),
        .per_life = gv_shape_size(outcome->shape, gv_plan_extent(plan)),
        .along = gv_shape_dimension(outcome->shape),
    };
}

const char *gv_layout_units_name(const char *unit)
{
    static const char *const spans[] = { "days",       "hours",        "minutes",
                                         "seconds",    "milliseconds", "microseconds",
                                         "nanoseconds" };
    for (size_t i = 0; i < GV_COUNT_OF(spans); i++) {
        if (strcmp(unit, spans[i]) == 0)
            return "unit";
    }
    return "units";
}

void gv_layout_print_measure(const gv_plan *plan, size_t k, gv_text *out)
{
    size_t m = 0;
    for (size_t n = gv_plan_measure_outcomes(plan, m); k >= n;
         n = gv_plan_measure_outcomes(plan, m)) {
        k -= n;
        m++;
    }
    const gv_measure *measure = &plan->measures[m];
    const gv_spec *spec = &measure->metric->spec;
    gv_text_add(out, "%s: {", spec->name);
    const char *comma = "";
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        gv_text_add(out, "%s%s: ", comma, row->name);
        gv_param_print(row, measure->params, out);
        comma = ", ";
    }
    gv_text_add(out, "}");
}

/* Chunks go along shards, so that no chunk is written by two. */
static hsize_t chunk_points(const gv_plan *plan, uint64_t n_points)
{
    const uint64_t points = gv_plan_shard_points(plan);
    return points < n_points ? points : n_points;
}

static hsize_t chunk_replicates(uint64_t n, size_t row_bytes)
{
    const hsize_t fitting = row_bytes > 0 ? CHUNK_BYTES / row_bytes : 1;
    hsize_t chunk = CHUNK_REPLICATES;
    if (chunk > fitting)
        chunk = fitting > 0 ? fitting : 1;
    return chunk < n ? chunk : n;
}

static gv_status put_measure(hid_t dataset, const gv_plan *plan, size_t k, gv_error *err)
{
    gv_text text = { 0 };
    gv_layout_print_measure(plan, k, &text);
    gv_status status = GV_OK;
    if (text.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "no memory for a text");
        goto done;
    }
    GV_TRY(gv_hdf_put_text(dataset, "measure", text.text, err));
done:
    gv_text_free(&text);
    return status;
}

static gv_status create_column(hid_t file, const gv_plan *plan, size_t k, gv_shard part,
                               gv_error *err)
{
    gv_status status = GV_OK;
    const gv_outcome *outcome = gv_plan_outcome(plan, k);
    const gv_layout_column column = gv_layout_column_of(plan, outcome);
    const hsize_t points = chunk_points(plan, part.n_points);
    const hsize_t lives =
        chunk_replicates(part.n, (size_t) points * column.per_life * column.value_size);
    hid_t dataset = H5I_INVALID_HID;
    const gv_variable variable = {
        .name = outcome->name,
        .type = column.type,
        .rank = column.along != NULL ? 4 : 3,
        .dimension = { "point", "strategy", "replicate", column.along },
        .shape = { part.n_points, plan->n_arms, part.n, column.per_life },
        .chunk = { points, 1, lives, column.per_life },
        .long_name = outcome->title,
        .description = outcome->help
    };
    GV_TRY(gv_variable_create(file, &variable, &dataset, err));
    if (outcome->unit != NULL)
        GV_TRY(gv_hdf_put_text(dataset, gv_layout_units_name(outcome->unit), outcome->unit,
                               err));
    GV_TRY(put_measure(dataset, plan, k, err));
done:
    return gv_hdf_close(dataset, status, err);
}

gv_status gv_layout_create_flags(hid_t file, const gv_plan *plan, gv_shard part,
                                 const char *name, const char *title, hid_t *out,
                                 gv_error *err)
{
    const gv_variable variable = { .name = name,
                                   .type = H5T_STD_U8LE,
                                   .rank = 3,
                                   .dimension = { "point", "strategy", "replicate" },
                                   .shape = { part.n_points, plan->n_arms, part.n },
                                   .chunk = { chunk_points(plan, part.n_points), 1,
                                              chunk_replicates(part.n, 1) },
                                   .long_name = title };
    return gv_variable_create(file, &variable, out, err);
}

static gv_status create_status(hid_t file, const gv_plan *plan, gv_shard part,
                               gv_error *err)
{
    gv_status status = GV_OK;
    static const uint8_t values[] = { GV_LIFE_MISSING, GV_LIFE_DONE, GV_LIFE_FAILED };
    hid_t dataset = H5I_INVALID_HID;
    GV_TRY(gv_layout_create_flags(file, plan, part, "status", "what became of each life",
                                  &dataset, err));
    GV_TRY(gv_hdf_put_numbers(dataset, "flag_values", H5T_NATIVE_UINT8, GV_COUNT_OF(values),
                              values, err));
    GV_TRY(gv_hdf_put_text(dataset, "flag_meanings", "missing done failed", err));
done:
    return gv_hdf_close(dataset, status, err);
}

/* (replicate); where points have networks of their own (point, replicate). */
static gv_status create_graph_hash(hid_t file, const gv_plan *plan, gv_shard part,
                                   gv_error *err)
{
    gv_status status = GV_OK;
    const bool own = gv_plan_regrows(plan);
    hid_t type = H5I_INVALID_HID;
    hid_t dataset = H5I_INVALID_HID;
    GV_TRY(gv_hdf_text_type(&type, err));
    const gv_variable variable = {
        .name = "graph_hash",
        .type = type,
        .rank = own ? 2 : 1,
        .dimension = { own ? "point" : "replicate", own ? "replicate" : NULL },
        .shape = { own ? part.n_points : part.n, part.n },
        .long_name = "hash of the network that the replicate lived on",
    };
    GV_TRY(gv_variable_create(file, &variable, &dataset, err));
done:
    status = gv_hdf_close(dataset, status, err);
    return gv_hdf_close(type, status, err);
}

gv_shard gv_layout_whole(const gv_plan *plan)
{
    return (gv_shard){ .n_points = gv_plan_points(plan), .n = plan->experiment.replicates };
}

gv_status gv_layout_create_rows(hid_t file, const gv_plan *plan, gv_shard part,
                                gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(put_dimensions(file, plan, part, err));
    GV_TRY(create_status(file, plan, part, err));
    GV_TRY(create_graph_hash(file, plan, part, err));
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++)
        GV_TRY(create_column(file, plan, k, part, err));
done:
    return status;
}

/* Generous: address space that is never touched costs nothing. */
uint64_t gv_layout_room(const gv_plan *plan, uint64_t n_points, uint64_t n)
{
    const uint64_t fixed = (uint64_t) 64 << 20;
    const uint64_t chunk_overhead = 512;
    const uint64_t text_a_replicate = 256;
    const uint64_t rows = (n / CHUNK_REPLICATES + 1) * CHUNK_REPLICATES;
    const uint64_t lanes = n_points * plan->n_arms;
    uint64_t bytes = fixed + n_points * n * text_a_replicate +
                     4 * n_points * (plan->sweep.n_keys + 1) * 32;
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        const gv_layout_column column = gv_layout_column_of(plan, gv_plan_outcome(plan, k));
        const uint64_t row_bytes = column.per_life * column.value_size;
        const uint64_t summary = 64 * column.per_life;
        const uint64_t chunks = n / chunk_replicates(n, (size_t) row_bytes) + 1;
        bytes += lanes * (rows * row_bytes + chunks * chunk_overhead + summary);
    }
    const size_t texts = plan->scenario_text != NULL ? 2 * strlen(plan->scenario_text) : 0;
    return bytes + bytes / 8 + texts;
}
