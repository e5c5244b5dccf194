/* Hashes of a plan: which world it is, and how much of it is asked for. Layer 5. */
#include "plan/plan_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *file_of(const gv_param *row, const void *params)
{
    const char *path = NULL;
    if (row->is_file)
        memcpy(&path, (const char *) params + row->offset, sizeof path);
    return path != NULL && path[0] != '\0' ? path : NULL;
}

static gv_status add_file(gv_hasher *hasher, const char *path, gv_error *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return GV_FAIL(err, GV_E_DATA, "cannot read '%s': %s", path,
                       strerrordesc_np(errno));
    char bytes[1 << 14];
    size_t n = 0;
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        gv_hasher_add(hasher, bytes, n);
    const bool failed = ferror(file) != 0;
    if (fclose(file) != 0 || failed)
        return GV_FAIL(err, GV_E_DATA, "cannot read '%s' to its end", path);
    return GV_OK;
}

static gv_status add_files_of(gv_hasher *hasher, gv_layer_plan layer, bool *any,
                              gv_error *err)
{
    gv_status status = GV_OK;
    for (const gv_param *row = layer.generator->spec.params;
         row != NULL && row->name != NULL && status == GV_OK; row++) {
        const char *path = file_of(row, layer.params);
        if (path == NULL)
            continue;
        status = add_file(hasher, path, err);
        *any = true;
    }
    return status;
}

gv_status gv_plan_hash_files(const gv_plan *plan, gv_hash *out, gv_error *err)
{
    gv_hasher *hasher = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_hasher_create(&hasher, err));
    bool any = false;
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++)
        GV_TRY(add_files_of(hasher, gv_plan_layer(plan, k), &any, err));
    if (plan->table != NULL) {
        GV_TRY(add_file(hasher, plan->crowd.source.file, err));
        any = true;
    }
    *out = any ? gv_hasher_result(hasher) : (gv_hash){ 0, 0 };
done:
    gv_hasher_free(hasher);
    return status;
}

/* Point by point: a grid is the same world as the list of its points. */
static void print_sweep(const gv_plan *plan, gv_text *text)
{
    const gv_sweep *sweep = &plan->sweep;
    if (sweep->n_points == 0)
        return;
    gv_text_add(text, "sweep:");
    for (size_t k = 0; k < sweep->n_keys; k++)
        gv_text_add(text, " %s", sweep->keys[k]);
    for (uint64_t point = 0; point < sweep->n_points; point++) {
        for (size_t k = 0; k < sweep->n_keys; k++) {
            char number[32];
            gv_print_real(gv_plan_swept(plan, point, k), number, sizeof number);
            gv_text_add(text, "%s%s", k == 0 ? "\n" : " ", number);
        }
    }
    gv_text_add(text, "\n");
}

static void print_for_hash(const gv_plan *plan, gv_text *text)
{
    const gv_experiment *e = &plan->experiment;
    char files[33];
    gv_hash_print(plan->files, files);
    gv_text_add(
        text,
        "results: %d\nseed: %llu\nticks: %llu\nbudget: %lld\nclock: %u\nbaseline: %u\n",
        GV_RESULTS_VERSION, (unsigned long long) e->seed, (unsigned long long) e->ticks,
        (long long) e->budget, (unsigned) e->clock, (unsigned) e->baseline);
    gv_text_add(text, "files: %s\n", files);
    gv_plan_print_world(plan, true, text);
    gv_plan_print_strategies(plan, true, text);
    print_sweep(plan, text);
}

static gv_status hash_text(gv_text *text, gv_hash *out, gv_error *err)
{
    if (text->failed) {
        gv_text_free(text);
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory to hash the plan");
    }
    *out = gv_hash_bytes(text->text, text->length);
    gv_text_free(text);
    return GV_OK;
}

gv_status gv_plan_world_hash(const gv_plan *plan, gv_hash *out, gv_error *err)
{
    gv_text text = { 0 };
    print_for_hash(plan, &text);
    return hash_text(&text, out, err);
}

gv_status gv_plan_hash(const gv_plan *plan, gv_hash *out, gv_error *err)
{
    gv_text text = { 0 };
    print_for_hash(plan, &text);
    gv_text_add(&text, "replicates: %llu\n",
                (unsigned long long) plan->experiment.replicates);
    return hash_text(&text, out, err);
}
