/* Files for tests of what finds them out.
 *   forge SCENARIO BASE     a result whose lives were invented instead of simulated
 *   forge --version-of FILE a file, rightly sealed, that says to be of the next version of
 *                           results */
#include "base/foreign.h"
#include "grapevine/record.h"
#include "grapevine/scenario.h"
#include "record/seal.h"

#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everybody adopts nothing; every graph is the same. */
static gv_status invent(gv_record *record, const gv_plan *plan, gv_error *err)
{
    gv_status status = GV_OK;
    gv_sink sink = gv_record_sink(record);
    for (uint64_t s = 0; s < gv_plan_shards(plan); s++) {
        gv_block *block = NULL;
        GV_TRY(gv_block_of(plan, gv_plan_shard(plan, s), &block, err));
        for (size_t k = 0; k < gv_block_lanes(block) * block->n; k++)
            block->status[k] = GV_LIFE_DONE;
        for (size_t k = 0; k < block->n_points * block->n; k++)
            block->graph[k].low = 1;
        status = sink.accept(sink.self, block, err);
        gv_block_free(block);
        if (status != GV_OK)
            goto done;
    }
    GV_TRY(gv_record_finish(record, err));
done:
    return status;
}

static bool write_version(const char *path)
{
    const uint32_t next = GV_RESULTS_VERSION + 1;
    const hid_t file = H5Fopen(path, H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(file, "results_version", H5P_DEFAULT);
    const bool written = H5Awrite(attribute, H5T_NATIVE_UINT32, &next) >= 0;
    const bool closed = H5Aclose(attribute) >= 0;
    return H5Fclose(file) >= 0 && written && closed;
}

static bool seal_again(const char *path)
{
    enum { LARGEST = 1 << 24 };
    unsigned char *bytes = malloc(LARGEST);
    FILE *file = fopen(path, "r+b");
    if (bytes == NULL || file == NULL)
        return false;
    const size_t n = fread(bytes, 1, LARGEST, file);
    if (n > GV_SEAL_BYTES)
        gv_seal_write(bytes, n);
    rewind(file);
    const bool written = n > GV_SEAL_BYTES && fwrite(bytes, 1, n, file) == n;
    free(bytes);
    return fclose(file) == 0 && written;
}

int main(int argc, char **argv)
{
    gv_status status = GV_E_USAGE;
    gv_error err = { .code = GV_OK };
    gv_text complaints = { .text = NULL };
    gv_plan *plan = NULL;
    gv_record *record = NULL;
    if (argc == 3 && strcmp(argv[1], "--version-of") == 0)
        return !write_version(argv[2]) || !seal_again(argv[2]);
    if (argc != 3)
        goto done;
    gv_foreign_install();
    GV_TRY(gv_scenario_read(argv[1], NULL, 0, false, &plan, &complaints, &err));
    GV_TRY(gv_record_open(argv[2], plan, &record, &err));
    GV_TRY(invent(record, plan, &err));
done:
    if (status != GV_OK)
        fprintf(stderr, "forge: %s\n", err.text);
    gv_record_close(record);
    gv_plan_free(plan);
    gv_text_free(&complaints);
    return gv_status_exit_code(status);
}
