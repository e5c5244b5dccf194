/* A small plan, blocks of lives made by arithmetic instead of simulation, a folder to write
 * in. */
#ifndef GRAPEVINE_RECORD_FIXTURE_H
#define GRAPEVINE_RECORD_FIXTURE_H

#include "test.h"

#include "base/foreign.h"
#include "grapevine/record.h"

#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIXTURE_TICKS 7

static inline void fixture_measure(gv_plan *plan, const char *const *metrics, size_t n)
{
    plan->measures = gv_arena_alloc(plan->arena, n, sizeof *plan->measures, NULL);
    assert_non_null(plan->measures);
    plan->n_measures = n;
    for (size_t m = 0; m < n; m++) {
        const gv_metric *metric = gv_metric_named(metrics[m]);
        assert_non_null(metric);
        plan->measures[m].metric = metric;
        plan->measures[m].params =
            gv_arena_alloc(plan->arena, 1, metric->spec.params_size + 1, NULL);
        assert_non_null(plan->measures[m].params);
        gv_spec_defaults(&metric->spec, plan->measures[m].params);
    }
}

static inline gv_plan *fixture_plan(uint64_t replicates)
{
    static const char *const metrics[] = { "adopters", "channels", "cost_per_adopter",
                                           "cascades" };
    static const char *const names[] = { "do-nothing", "caf\xC3\xA9 partners" };
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    plan->name = "caf\xC3\xA9";
    plan->scenario_text = "# a caf\xC3\xA9\nseed: 1\n";
    plan->experiment.title = "A \"caf\xC3\xA9\" and its neighbours";
    plan->experiment.seed = 9007199254740991;
    plan->experiment.replicates = replicates;
    plan->experiment.ticks = FIXTURE_TICKS;
    plan->people = 50;
    plan->arcs = 2450;
    plan->generator = gv_generator_named("complete");
    plan->model = gv_model_named("bass");
    plan->network_params =
        gv_arena_alloc(plan->arena, 1, plan->generator->spec.params_size, NULL);
    plan->model_params =
        gv_arena_alloc(plan->arena, 1, plan->model->spec.params_size, NULL);
    gv_spec_defaults(&plan->generator->spec, plan->network_params);
    gv_spec_defaults(&plan->model->spec, plan->model_params);
    plan->n_arms = GV_COUNT_OF(names);
    plan->arms = gv_arena_alloc(plan->arena, plan->n_arms, sizeof *plan->arms, NULL);
    for (size_t a = 0; a < plan->n_arms; a++)
        plan->arms[a].name = names[a];
    fixture_measure(plan, metrics, GV_COUNT_OF(metrics));
    return plan;
}

/* Any value that tells its place; a few are undefined. */
static inline double fixture_value(size_t k, size_t arm, uint64_t replicate, size_t i)
{
    return (double) (1000 * k + 100 * arm + 10 * replicate + i * i);
}

/* Live the lives [first, first + n) that the block is still missing. */
static inline void fixture_live(gv_block *b, uint64_t first, uint64_t n)
{
    for (size_t a = 0; a < b->n_arms; a++) {
        for (uint64_t replicate = first; replicate < first + n; replicate++) {
            const uint64_t r = replicate - b->first;
            for (size_t k = 0; k < b->n_columns; k++) {
                const gv_column *column = &b->columns[k];
                const size_t row = (a * b->n + r) * column->per_life;
                for (size_t i = 0; i < column->per_life; i++) {
                    const double x = fixture_value(k, a, replicate, i);
                    if (column->outcome->kind == GV_KIND_COUNT)
                        ((uint32_t *) column->at)[row + i] = (uint32_t) x;
                    else
                        ((double *) column->at)[row + i] =
                            replicate % 5 == 3 ? (double) NAN : x / 8;
                }
            }
            b->status[a * b->n + r] = GV_LIFE_DONE;
            b->graph[r] = (gv_hash){ .low = replicate, .high = ~replicate };
        }
    }
}

static inline void assert_same_block(const gv_block *a, const gv_block *b)
{
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->status, b->status, a->n_arms * a->n);
    assert_memory_equal(a->graph, b->graph, a->n * sizeof *a->graph);
    for (size_t k = 0; k < a->n_columns; k++) {
        const size_t size = a->columns[k].outcome->kind == GV_KIND_COUNT ? 4 : 8;
        assert_memory_equal(a->columns[k].at, b->columns[k].at,
                            a->n_arms * a->n * a->columns[k].per_life * size);
    }
}

/* A block of the plan's replicates [first, first + n), all lived. */
static inline gv_block *fixture_block(const gv_plan *plan, uint64_t first, uint64_t n)
{
    gv_block *block = NULL;
    must(gv_block_create(plan, first, n, &block, NULL));
    fixture_live(block, first, n);
    return block;
}

/* What the engine does: recall, live what is missing, hand over. @return lives it had to
 * live */
static inline uint64_t fixture_run(gv_record *record, const gv_plan *plan, uint64_t upto)
{
    uint64_t lived = 0;
    const uint64_t size = gv_plan_shard_size(plan);
    gv_sink sink = gv_record_sink(record);
    for (uint64_t first = 0; first < upto; first += size) {
        const uint64_t left = plan->experiment.replicates - first;
        gv_block *block = NULL;
        must(gv_block_create(plan, first, left < size ? left : size, &block, NULL));
        must(sink.recall(sink.self, block, NULL));
        for (uint64_t r = first; r < first + block->n && r < upto; r++) {
            if (block->status[r - first] == GV_LIFE_DONE)
                continue;
            fixture_live(block, r, 1);
            lived++;
        }
        must(sink.accept(sink.self, block, NULL));
        gv_block_free(block);
    }
    return lived;
}

/* ---- folders --------------------------------------------------------------- */

static inline char *fixture_folder(void)
{
    const char *base = getenv("TMPDIR");
    char *path = gv_format_text(NULL, "%s/grapevine-XXXXXX", base != NULL ? base : "/tmp");
    assert_non_null(path);
    assert_non_null(mkdtemp(path));
    return path;
}

static inline void fixture_remove_all(const char *path)
{
    DIR *stream = opendir(path);
    for (struct dirent *e = stream != NULL ? readdir(stream) : NULL; e != NULL;
         e = readdir(stream)) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        char *inside = gv_format_text(NULL, "%s/%s", path, e->d_name);
        struct stat found;
        if (lstat(inside, &found) == 0 && S_ISDIR(found.st_mode))
            fixture_remove_all(inside);
        else
            unlink(inside);
        gv_free(inside);
    }
    if (stream != NULL)
        closedir(stream);
    rmdir(path);
}

static inline void fixture_drop_folder(char *path)
{
    fixture_remove_all(path);
    gv_free(path);
}

static inline size_t fixture_count_files(const char *path)
{
    size_t n = 0;
    DIR *stream = opendir(path);
    assert_non_null(stream);
    for (struct dirent *e = readdir(stream); e != NULL; e = readdir(stream))
        n += e->d_name[0] != '.' || strncmp(e->d_name, ".tmp-", 5) == 0;
    closedir(stream);
    return n;
}

static inline bool fixture_exists(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

static inline unsigned char *fixture_read(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *n = (size_t) ftell(file);
    rewind(file);
    unsigned char *bytes = gv_alloc(*n + 1, 1, NULL);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *n, file), *n);
    fclose(file);
    return bytes;
}

static inline void fixture_write(const char *path, const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

/* A finished result for the plan. @return its path; free with gv_free */
static inline char *fixture_result(const char *base, const gv_plan *plan)
{
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    fixture_run(record, plan, plan->experiment.replicates);
    gv_error err = { 0 };
    if (gv_record_finish(record, &err) != GV_OK)
        fail_msg("%s", err.text);
    char *path = gv_record_path(record, "result.h5", NULL);
    gv_record_close(record);
    return path;
}

#endif
