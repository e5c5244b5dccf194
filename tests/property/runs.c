/* A run's rows depend on the plan alone: not on threads, on how many replicates are asked
 * for, on the memory for graphs, or on what an earlier run had finished. */
#include "world.h"

#include <string.h>

enum { REPLICATES = 150 };

static gv_plan *given_everything(const char *network, const char *model, double people)
{
    gv_plan *plan = given_world(network, model);
    set_number(plan, "network.people", people);
    set_number(plan, "ticks", 15);
    set_number(plan, "replicates", REPLICATES);
    set_number(plan, "budget", 700);
    for (const gv_metric *const *metric = gv_metrics(); *metric != NULL; metric++) {
        if (!gv_same_text((*metric)->spec.name, "adopters"))
            given_measure(plan, (*metric)->spec.name);
    }
    given_strategy(plan, "broadcast");
    tactic_number(given_tactic(plan, "broadcast", "broadcast"), "cap_per_week", 1);
    given_strategy(plan, "partners");
    tactic_word(given_tactic(plan, "partner_posts", "partners"), "choose", "random");
    given_strategy(plan, "seeds");
    tactic_number(given_tactic(plan, "seeding", "seeds"), "people", 3);
    return plan;
}

/* Money moves every other tick, by what is seen of those who are held out, or who read. */
static void given_money_that_moves(gv_plan *plan)
{
    static const char *const by[] = { "incremental", "last_touch" };
    for (size_t k = 0; k < 2; k++) {
        given_strategy(plan, by[k]);
        given_tactic(plan, "broadcast", "broadcast")->share = 0.5;
        given_tactic(plan, "mass_media", "mass")->share = 0.5;
        gv_tactic_plan *mover = given_tactic(plan, "reallocation", by[k]);
        mover->share = 0;
        tactic_number(mover, "every", 2);
        tactic_word(mover, "by", by[k]);
    }
}

static void expect_equal_bytes_on_any_number_of_threads(const char *network,
                                                        const char *model)
{
    gv_plan *plan = given_everything(network, model, 300);
    given_money_that_moves(plan);
    gv_block *one = run_with(plan, 1, 4);
    const gv_hash expected = hash_of_rows(one);
    gv_block_free(one);
    const uint32_t threads[] = { 2, 3, 8 };
    for (size_t k = 0; k < GV_COUNT_OF(threads); k++) {
        gv_block *rows = run_with(plan, threads[k], 4);
        assert_true(gv_hash_equal(hash_of_rows(rows), expected));
        gv_block_free(rows);
    }
    forget_world(plan);
}

static void rows_are_the_same_bytes_on_1_2_3_and_8_threads(void **unused)
{
    (void) unused;
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "independent_cascade");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "linear_threshold");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "icep");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "watts_threshold");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "seis");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "talk_of_the_network");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "rival_cascades");
    expect_equal_bytes_on_any_number_of_threads("complete", "daley_kendall");
    expect_equal_bytes_on_any_number_of_threads("watts_strogatz", "meme_competition");
    expect_equal_bytes_on_any_number_of_threads("watts_strogatz", "limited_attention");
    expect_equal_bytes_on_any_number_of_threads("barabasi_albert", "market");
    expect_equal_bytes_on_any_number_of_threads("watts_strogatz", "bass");
    expect_equal_bytes_on_any_number_of_threads("complete", "bass");
}

/* Values of replicates [0, n) of both blocks. */
static void expect_equal_rows(const gv_block *a, const gv_block *b, uint64_t n)
{
    for (size_t k = 0; k < a->n_columns; k++) {
        const size_t size = a->columns[k].outcome->kind == GV_KIND_COUNT ? 4 : 8;
        for (size_t arm = 0; arm < a->n_arms; arm++) {
            for (uint64_t r = 0; r < n; r++)
                assert_memory_equal(gv_block_counts(a, k, arm, r),
                                    gv_block_counts(b, k, arm, r),
                                    size * a->columns[k].per_life);
        }
    }
    for (uint64_t r = 0; r < n; r++)
        assert_true(gv_hash_equal(a->graph[r], b->graph[r]));
}

static void more_replicates_leave_earlier_ones_alone(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("barabasi_albert", "independent_cascade", 100);
    set_number(plan, "replicates", 200);
    gv_block *many = run_with(plan, 1, 3);
    set_number(plan, "replicates", 30);
    gv_block *few = run_with(plan, 1, 3);
    expect_equal_rows(few, many, 30);
    gv_block_free(few);
    gv_block_free(many);
    forget_world(plan);
}

static void a_single_life_equals_its_row(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("barabasi_albert", "independent_cascade", 100);
    gv_block *rows = run_with(plan, 1, 4);
    for (uint64_t r = 0; r < REPLICATES; r += 37) {
        for (size_t arm = 0; arm < rows->n_arms; arm++) {
            lived life = live_again(plan, arm, r);
            assert_int_equal(life.n_adopters, value_of(rows, "final_adopters", arm, r, 0));
            assert_int_equal(life.n_reads, value_of(rows, "exposures", arm, r, 0));
            forget_life(&life);
        }
    }
    gv_block_free(rows);
    forget_world(plan);
}

static void keeping_one_graph_at_a_time_changes_nothing(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("barabasi_albert", "independent_cascade", 100);
    gv_block *roomy = run_with(plan, 1, 4);
    gv_block *narrow = NULL;
    must(gv_block_create(plan, 0, REPLICATES, &narrow, NULL));
    gv_sink sink = gv_memory_sink(narrow);
    const gv_run_options options = { .threads = 2, .keep_bytes = 1 };
    must(gv_engine_run(plan, &options, NULL, &sink, NULL));
    expect_equal_rows(roomy, narrow, REPLICATES);
    gv_block_free(roomy);
    gv_block_free(narrow);
    forget_world(plan);
}

/* ---- an earlier run ---- */

/* A sink that remembers some lives and keeps the rest; counts what the engine had to live.
 */
typedef struct memory {
    const gv_block *known;
    bool (*remembers)(uint64_t replicate, size_t arm);
    gv_block *kept;
    uint64_t blocks;
} memory;

static gv_status recall(void *self, gv_block *block, gv_error *err)
{
    (void) err;
    const memory *m = self;
    gv_block_merge(block, m->known);
    for (size_t arm = 0; arm < block->n_arms; arm++) {
        for (uint64_t row = 0; row < block->n; row++) {
            if (!m->remembers(block->first + row, arm))
                block->status[arm * block->n + row] = GV_LIFE_MISSING;
        }
    }
    return GV_OK;
}

static gv_status keep(void *self, const gv_block *block, gv_error *err)
{
    (void) err;
    memory *m = self;
    gv_block_merge(m->kept, block);
    m->blocks++;
    return GV_OK;
}

static bool everything(uint64_t replicate, size_t arm)
{
    (void) replicate;
    (void) arm;
    return true;
}

static bool the_first_shard(uint64_t replicate, size_t arm)
{
    (void) arm;
    return replicate < 64;
}

static bool here_and_there(uint64_t replicate, size_t arm)
{
    return (replicate * 7 + arm * 3) % 5 < 2;
}

static void resumed_runs_come_to_the_same_rows(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("barabasi_albert", "linear_threshold", 100);
    gv_block *whole = run_with(plan, 1, 4);
    static const struct {
        bool (*remembers)(uint64_t replicate, size_t arm);
        uint64_t blocks;
    } earlier[] = { { everything, 0 }, { the_first_shard, 2 }, { here_and_there, 3 } };
    for (size_t k = 0; k < GV_COUNT_OF(earlier); k++) {
        gv_block *kept = NULL;
        must(gv_block_create(plan, 0, REPLICATES, &kept, NULL));
        gv_block_merge(kept, whole);
        memory m = { .known = whole, .remembers = earlier[k].remembers, .kept = kept };
        gv_sink sink = { .self = &m, .recall = recall, .accept = keep };
        const gv_run_options options = { .threads = 2 };
        must(gv_engine_run(plan, &options, NULL, &sink, NULL));
        assert_int_equal(m.blocks, earlier[k].blocks);
        assert_true(gv_block_complete(kept));
        expect_equal_rows(whole, kept, REPLICATES);
        gv_block_free(kept);
    }
    gv_block_free(whole);
    forget_world(plan);
}

/* ---- stopping ---- */

typedef struct interruption {
    volatile sig_atomic_t stop;
    uint64_t after; /* lives */
} interruption;

static void interrupt(void *self, const gv_progress *progress)
{
    interruption *i = self;
    if (progress->done >= i->after)
        i->stop = 1;
}

static void a_stopped_run_keeps_whole_lives_and_can_be_finished(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("barabasi_albert", "independent_cascade", 100);
    gv_block *whole = run_with(plan, 1, 4);
    for (uint64_t after = 0; after <= 3 * REPLICATES; after += 50) {
        gv_block *rows = NULL;
        must(gv_block_create(plan, 0, REPLICATES, &rows, NULL));
        memory m = { .known = rows, .remembers = everything, .kept = rows };
        gv_sink sink = { .self = &m, .recall = recall, .accept = keep };
        interruption i = { .after = after };
        gv_run_options options = {
            .threads = 1, .stop = &i.stop, .progress = interrupt, .self = &i
        };
        gv_error err = { 0 };
        assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_STOPPED);
        options = (gv_run_options){ .threads = 1 };
        must(gv_engine_run(plan, &options, NULL, &sink, NULL));
        expect_equal_rows(whole, rows, REPLICATES);
        gv_block_free(rows);
    }
    gv_block_free(whole);
    forget_world(plan);
}

static gv_status refuse(void *self, const gv_block *block, gv_error *err)
{
    (void) self;
    (void) block;
    return GV_FAIL(err, GV_E_OUTPUT, "the disk is full");
}

static void a_sink_that_fails_ends_the_run_with_its_words(void **unused)
{
    (void) unused;
    gv_plan *plan = given_everything("complete", "bass", 20);
    must(gv_plan_settle(plan, 0, NULL));
    gv_sink sink = { .accept = refuse };
    const gv_run_options options = { .threads = 1 };
    gv_error err = { 0 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_OUTPUT);
    assert_string_equal(err.text, "the disk is full");
    forget_world(plan);
}

static void a_person_who_does_not_exist_ends_the_run_at_once(void **unused)
{
    (void) unused;
    gv_plan *plan = given_karate("independent_cascade");
    given_seeds(plan, "seeds", "0 34");
    must(gv_plan_settle(plan, 0, NULL));
    gv_block *rows = NULL;
    must(gv_block_create(plan, 0, 200, &rows, NULL));
    gv_sink sink = gv_memory_sink(rows);
    const gv_run_options options = { .threads = 2 };
    gv_error err = { 0 };
    assert_int_equal(gv_engine_run(plan, &options, NULL, &sink, &err), GV_E_DATA);
    assert_non_null(strstr(err.text, "'34'"));
    gv_block_free(rows);
    forget_world(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_the_same_bytes_on_1_2_3_and_8_threads),
        cmocka_unit_test(more_replicates_leave_earlier_ones_alone),
        cmocka_unit_test(a_single_life_equals_its_row),
        cmocka_unit_test(keeping_one_graph_at_a_time_changes_nothing),
        cmocka_unit_test(resumed_runs_come_to_the_same_rows),
        cmocka_unit_test(a_stopped_run_keeps_whole_lives_and_can_be_finished),
        cmocka_unit_test(a_sink_that_fails_ends_the_run_with_its_words),
        cmocka_unit_test(a_person_who_does_not_exist_ends_the_run_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
