/* Results on disk with 0, 1, 2, ... allocations allowed: shards, survey, merge whole and in
 * part, trials, what is read back. What has its final name is whole whenever memory ran
 * out. */
#include "brutal.h"

#include "../unit/record/fixture.h"

enum { REPLICATES = 70, MOST_REPLICATES = 6 };

/* A folder, its plan, and what a call works on. */
typedef struct desk {
    char *base;
    gv_plan *plan;
    char *path; /* of a result that stands */
} desk;

static desk given_desk(void)
{
    desk d = { .base = fixture_folder(), .plan = fixture_plan(REPLICATES) };
    d.plan->n_contests = 1;
    d.plan->contests = gv_arena_alloc(d.plan->arena, 1, sizeof *d.plan->contests, NULL);
    assert_non_null(d.plan->contests);
    d.plan->contests[0] = (gv_contest){ .key = "budget", .low = 1, .high = 9 };
    return d;
}

static void forget_desk(desk *d)
{
    gv_free(d->path);
    gv_plan_free(d->plan);
    fixture_drop_folder(d->base);
}

/* Live the lives of a shard by arithmetic; the first of each shard fails. */
static void live_shard(gv_block *block)
{
    fixture_live(block, block->first, block->n);
    block->status[0] = GV_LIFE_MISSING;
    gv_block_fail(block, 0, 0, "it had to");
}

static gv_status keep_shards(gv_record *record, const gv_plan *plan, uint64_t n,
                             gv_error *err)
{
    gv_status status = GV_OK;
    gv_sink sink = gv_record_sink(record);
    for (uint64_t s = 0; s < n; s++) {
        gv_block *block = NULL;
        GV_TRY(gv_block_of(plan, gv_plan_shard(plan, s), &block, err));
        status = sink.recall(sink.self, block, err);
        live_shard(block);
        if (status == GV_OK)
            status = sink.accept(sink.self, block, err);
        gv_block_free(block);
        if (status != GV_OK)
            goto done;
    }
done:
    return status;
}

static gv_status run_and_finish(void *self, gv_error *err)
{
    desk *d = self;
    gv_record *record = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_record_open(d->base, d->plan, &record, err));
    GV_TRY(keep_shards(record, d->plan, gv_plan_shards(d->plan), err));
    GV_TRY(gv_record_finish(record, err));
done:
    gv_record_close(record);
    return status;
}

static gv_status survey_a_gap(void *self, gv_error *err)
{
    desk *d = self;
    gv_record *record = NULL;
    gv_survey found = { .n_shards = 99 };
    gv_status status = GV_OK;
    GV_TRY(gv_record_open(d->base, d->plan, &record, err));
    GV_TRY(keep_shards(record, d->plan, 1, err));
    status = gv_record_survey(record, NULL, NULL, &found, err);
    if (status == GV_OK) {
        assert_int_equal(found.n_missing, 1);
        assert_int_equal(found.failed_lives, 1);
    } else {
        assert_int_equal(found.n_shards, 99);
    }
done:
    gv_record_close(record);
    return status;
}

static gv_status finish_a_part(void *self, gv_error *err)
{
    desk *d = self;
    gv_record *record = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_record_open(d->base, d->plan, &record, err));
    GV_TRY(gv_record_finish_part(record, err));
done:
    gv_record_close(record);
    return status;
}

static gv_status read_result(void *self, gv_error *err)
{
    desk *d = self;
    gv_result *result = NULL;
    const gv_status status = gv_result_read(d->path, d->plan, &result, err);
    assert_true((status == GV_OK) == (result != NULL));
    if (result != NULL)
        assert_string_equal(gv_block_failure(result->block, 0, 0), "it had to");
    gv_result_free(result);
    return status;
}

static gv_status read_points(void *self, gv_error *err)
{
    desk *d = self;
    gv_reader *reader = NULL;
    gv_block *block = NULL;
    gv_status status = GV_OK;
    GV_TRY(gv_reader_open(d->path, d->plan, &reader, err));
    GV_TRY(gv_reader_point(reader, 0, &block, err));
    assert_int_equal(block->n, REPLICATES);
done:
    assert_true((status == GV_OK) == (block != NULL));
    gv_block_free(block);
    gv_reader_close(reader);
    return status;
}

static gv_status keep_and_read_trials(void *self, gv_error *err)
{
    static const uint32_t adopters[2 * MOST_REPLICATES] = { 1, 2, 3 };
    static const double spent[2 * MOST_REPLICATES] = { 0.5 };
    const gv_trial trial = {
        .value = 4, .n_arms = 2, .n = MOST_REPLICATES, .adopters = adopters, .spent = spent
    };
    desk *d = self;
    gv_record *record = NULL;
    const gv_trial *kept = NULL;
    size_t n = 99;
    gv_status status = GV_OK;
    GV_TRY(gv_record_open(d->base, d->plan, &record, err));
    GV_TRY(gv_record_keep_trials(record, &trial, 1, err));
    status = gv_record_trials(record, &kept, &n, err);
    assert_int_equal(n, status == GV_OK ? 1 : 99);
done:
    gv_record_close(record);
    return status;
}

static gv_status digest(void *self, gv_error *err)
{
    const desk *d = self;
    gv_hash hash;
    return gv_digest_file(d->path, &hash, err);
}

static void shards_and_merges_survive_lack_of_memory(void **unused)
{
    (void) unused;
    desk d = given_desk();
    comes_to(GV_OK, "gv_record_survey", survey_a_gap, &d);
    comes_to(GV_OK, "gv_record_finish_part", finish_a_part, &d);
    comes_to(GV_OK, "gv_record_finish", run_and_finish, &d);
    forget_desk(&d);
}

static void reading_results_survives_lack_of_memory(void **unused)
{
    (void) unused;
    desk d = given_desk();
    gv_record *record = NULL;
    must(run_and_finish(&d, NULL));
    must(gv_record_open(d.base, d.plan, &record, NULL));
    d.path = gv_record_path(record, "result.h5", NULL);
    gv_record_close(record);
    comes_to(GV_OK, "gv_result_read", read_result, &d);
    comes_to(GV_OK, "gv_reader_point", read_points, &d);
    comes_to(GV_OK, "gv_digest_file", digest, &d);
    forget_desk(&d);
}

static void trials_survive_lack_of_memory(void **unused)
{
    (void) unused;
    desk d = given_desk();
    comes_to(GV_OK, "gv_record_trials", keep_and_read_trials, &d);
    forget_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shards_and_merges_survive_lack_of_memory),
        cmocka_unit_test(reading_results_survives_lack_of_memory),
        cmocka_unit_test(trials_survive_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
