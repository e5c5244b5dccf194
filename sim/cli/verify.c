/* Verb `verify`: some shards made again and compared with what stands. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/stored.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int gv_verb_verify(int argc, char **argv);

static const gv_option verify_options[] = { GV_OPTION_SAMPLE, GV_OPTION_THREADS,
                                            GV_OPTION_JSON, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "verify",
    .operands = "RESULT",
    .least = 1,
    .most = 1,
    .options = verify_options,
    .story =
        "RESULT is a result.h5, or a folder with one, or with shards that are not merged\n"
        "yet. Nothing is written. Exit code 7: some life differs.\n",
};

/* Where stored lives come from: a result, or an open folder of shards. */
typedef struct source {
    gv_reader *reader;
    gv_record *record;
} source;

static gv_status stored_lives(const source *from, const gv_plan *plan, gv_shard shard,
                              gv_block **out, gv_error *err)
{
    if (from->reader != NULL)
        return gv_reader_part(from->reader, shard, out, err);
    gv_status status;
    gv_block *block = NULL;
    gv_sink sink = gv_record_sink(from->record);
    GV_TRY(gv_block_of(plan, shard, &block, err));
    GV_TRY(sink.recall(sink.self, block, err));
    *out = block;
    block = NULL;
done:
    gv_block_free(block);
    return status;
}

static bool same_life(const gv_block *a, const gv_block *b, size_t lane, uint64_t row)
{
    bool same = a->status[lane * a->n + row] == b->status[lane * b->n + row] &&
                gv_hash_equal(a->graph[lane / a->n_arms * a->n + row],
                              b->graph[lane / b->n_arms * b->n + row]);
    for (size_t k = 0; same && k < a->n_columns; k++) {
        const gv_column *column = &a->columns[k];
        if (column->outcome->kind == GV_KIND_COUNT)
            same =
                memcmp(gv_block_counts(a, k, lane, row), gv_block_counts(b, k, lane, row),
                       column->per_life * sizeof(uint32_t)) == 0;
        else
            same = memcmp(gv_block_reals(a, k, lane, row), gv_block_reals(b, k, lane, row),
                          column->per_life * sizeof(double)) == 0;
    }
    return same;
}

/* Lives that did not come to an end have nothing to compare. */
static void count_differences(const gv_block *stored, const gv_block *again,
                              uint64_t *compared, uint64_t *different)
{
    for (size_t lane = 0; lane < gv_block_lanes(stored); lane++) {
        for (uint64_t row = 0; row < stored->n; row++) {
            if (stored->status[lane * stored->n + row] != GV_LIFE_DONE)
                continue;
            *compared += 1;
            *different += same_life(stored, again, lane, row) ? 0 : 1;
        }
    }
}

static gv_status check_shard(gv_session *session, const source *from, uint64_t number,
                             uint64_t *compared, uint64_t *different, gv_error *err)
{
    gv_status status;
    const gv_plan *plan = session->plan;
    const gv_shard shard = gv_plan_shard(plan, number);
    gv_block *stored = NULL;
    gv_block *again = NULL;
    gv_error failure = { .code = GV_OK };
    session->run.part = number;
    session->run.parts = gv_plan_shards(plan);
    GV_TRY(stored_lives(from, plan, shard, &stored, err));
    GV_TRY(gv_block_of(plan, shard, &again, err));
    gv_sink sink = gv_memory_sink(again);
    status = gv_engine_run(plan, &session->run, session->shelf, &sink, &failure);
    gv_progress_clear(&session->line);
    if (status == GV_OK || status == GV_E_FAILED_RUNS) {
        count_differences(stored, again, compared, different);
        status = GV_OK;
    } else if (err != NULL) {
        *err = failure;
    }
done:
    gv_block_free(again);
    gv_block_free(stored);
    return status;
}

static gv_status check_sample(gv_session *session, const source *from, gv_error *err)
{
    gv_status status = GV_OK;
    const uint64_t all = gv_plan_shards(session->plan);
    const uint64_t wanted = session->options->sample == 0 ? 3 : session->options->sample;
    const uint64_t n = wanted < all ? wanted : all;
    uint64_t compared = 0;
    uint64_t different = 0;
    for (uint64_t i = 0; i < n; i++)
        GV_TRY(check_shard(session, from, (2 * i + 1) * all / (2 * n), &compared,
                           &different, err));
    gv_say(session->options, "%llu of %llu shards made again: %llu lives, %llu differ\n",
           (unsigned long long) n, (unsigned long long) all, (unsigned long long) compared,
           (unsigned long long) different);
    if (session->options->json) {
        gv_text json = { .text = NULL };
        gv_text_add(&json,
                    "{\"shards\": %llu, \"sample\": %llu, \"lives\": %llu, "
                    "\"different\": %llu}\n",
                    (unsigned long long) all, (unsigned long long) n,
                    (unsigned long long) compared, (unsigned long long) different);
        GV_TRY(gv_print_out(&json, err));
    }
    if (different > 0)
        status = GV_FAIL(err, GV_E_DIFFERENT, "%llu of %llu lives differ",
                         (unsigned long long) different, (unsigned long long) compared);
done:
    return status;
}

/* A folder without a result has shards. */
static gv_status open_source(gv_session *session, const char *given, const char *path,
                             bool has_result, source *out, gv_error *err)
{
    gv_status status;
    char *base = NULL;
    char *folder = NULL;
    if (has_result)
        return gv_reader_open(path, session->plan, &out->reader, err);
    folder = realpath(given, NULL);
    if (folder == NULL)
        return GV_FAIL(err, GV_E_DATA, "there is no folder %s", given);
    GV_TRY(gv_find_base(folder, session->plan, &base, err));
    GV_TRY(gv_record_share(base, session->plan, &out->record, err));
done:
    gv_free(base);
    free(folder);
    return status;
}

static gv_status verify(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_plan *plan = NULL;
    source from = { .reader = NULL };
    struct stat info;
    char *folder = NULL, *path = NULL, *shard = NULL;
    GV_TRY(gv_find_result(options->operand[0], &folder, &path, err));
    const bool has_result = stat(path, &info) == 0;
    if (!has_result)
        GV_TRY(gv_find_shard(options->operand[0], &shard, err));
    GV_TRY(gv_read_stored_plan(options, has_result ? path : shard, &plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(open_source(&session, options->operand[0], path, has_result, &from, err));
    GV_TRY(check_sample(&session, &from, err));
done:
    gv_reader_close(from.reader);
    gv_record_close(from.record);
    gv_session_close(&session);
    gv_free(shard);
    gv_free(path);
    gv_free(folder);
    return status;
}

int gv_verb_verify(int argc, char **argv)
{
    return gv_act(&usage, verify, argc, argv);
}
