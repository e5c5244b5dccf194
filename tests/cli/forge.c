/* forge SCENARIO BASE: a result whose lives were invented instead of simulated, for tests
 * of what finds that out. */
#include "base/foreign.h"
#include "grapevine/record.h"
#include "grapevine/scenario.h"

#include <stdio.h>

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

int main(int argc, char **argv)
{
    gv_status status = GV_E_USAGE;
    gv_error err = { .code = GV_OK };
    gv_text complaints = { .text = NULL };
    gv_plan *plan = NULL;
    gv_record *record = NULL;
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
