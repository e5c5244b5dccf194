/* The whole road from a scenario's text to a report with only so many allocations allowed:
 * every step fails in words or succeeds, no memory is lost (the sanitizers watch), and
 * whatever has its final name is whole, so that the same road continues once there is
 * memory. */
#include "grapevine/report.h"
#include "grapevine/scenario.h"
#include "temp_file.h"

#include <ftw.h>
#include <string.h>
#include <sys/stat.h>

static const char scenario[] =
    "grapevine: 1\nseed: 7\nreplicates: 6\nticks: 4\n"
    "network: {kind: watts_strogatz, people: 12, neighbours: 4}\n"
    "model: {kind: independent_cascade, p: 0.2}\nbudget: 30\nstrategies:\n"
    "  ads: [{kind: broadcast, cpm: 500, strength: 0.05, days: 2, cap_per_week: 1}]\n"
    "  partners: [{kind: partner_posts, choose: random, fee: 10}]\n"
    "measure: [adopters, reach, channels, cost_per_adopter, cascades, touches]\n"
    "attribution: leave_one_out\nmarginal: 0.5\n"
    "contest: {model.p: [0.1, 0.5]}\n";

typedef struct allowance {
    uint64_t left, used;
} allowance;

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    allowance *a = self;
    a->used++;
    if (a->left == 0)
        return false;
    a->left--;
    return true;
}

/* What a road leaves behind, to be freed whatever became of it. */
typedef struct road {
    const char *base;
    gv_plan *plan;
    gv_shelf *shelf;
    gv_record *record;
    gv_arena *arena;
    gv_result *result;
    gv_comparison *comparison;
    char *path;
    gv_text complaints, page, json;
} road;

static gv_status read_and_run(road *r, gv_error *err)
{
    const gv_run_options options = { .threads = 1 };
    gv_status status = GV_OK;
    GV_TRY(gv_scenario_parse(scenario, sizeof scenario - 1, "brutal", ".", NULL, 0, false,
                             &r->plan, &r->complaints, err));
    GV_TRY(gv_record_open(r->base, r->plan, &r->record, err));
    GV_TRY(gv_shelf_create(r->plan, &options, &r->shelf, err));
    gv_sink sink = gv_record_sink(r->record);
    GV_TRY(gv_engine_run(r->plan, &options, r->shelf, &sink, err));
    GV_TRY(gv_record_finish(r->record, err));
done:
    return status;
}

static gv_status compare_and_report(road *r, gv_error *err)
{
    const gv_run_options options = { .threads = 1 };
    gv_trial *trials = NULL;
    size_t n_trials = 0;
    gv_status status = GV_OK;
    GV_TRY(gv_arena_create(&r->arena, err));
    GV_TRY(gv_contest_run(r->plan, &options, r->shelf, r->record, &trials, &n_trials,
                          r->arena, err));
    r->path = gv_record_path(r->record, "result.h5", err);
    if (r->path == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_result_read(r->path, r->plan, &r->result, err));
    GV_TRY(gv_compare(r->plan, r->result->block, trials, n_trials, &r->comparison, err));
    const gv_report_input input = { .plan = r->plan,
                                    .block = r->result->block,
                                    .comparison = r->comparison,
                                    .result_file = r->path,
                                    .graph_hash = "" };
    GV_TRY(gv_report_write(&input, &r->page, err));
    GV_TRY(gv_comparison_json(r->comparison, r->path, &r->json, err));
    GV_TRY(gv_record_publish(r->record, "report.html", r->page.text, r->page.length, err));
done:
    return status;
}

static void leave(road *r)
{
    gv_text_free(&r->json);
    gv_text_free(&r->page);
    gv_text_free(&r->complaints);
    gv_comparison_free(r->comparison);
    gv_result_free(r->result);
    gv_free(r->path);
    gv_arena_free(r->arena);
    gv_shelf_free(r->shelf);
    gv_record_close(r->record);
    gv_plan_free(r->plan);
}

/* Every file with a final name can be read. */
static int is_whole(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void) about;
    const char *name = path + at->base;
    const size_t length = strlen(name);
    const bool is_data = length > 3 && strcmp(name + length - 3, ".h5") == 0;
    if (kind != FTW_F || !is_data || name[0] == '.')
        return 0;
    gv_hash hash;
    must(gv_digest_file(path, &hash, NULL));
    return 0;
}

static int drop(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void) about;
    (void) kind;
    (void) at;
    return remove(path);
}

/* @return allocations that the road asked for */
static uint64_t travel(const char *base, uint64_t allowed, bool *arrived)
{
    allowance a = { .left = allowed };
    gv_error err = { 0 };
    road r = { .base = base };
    gv_memory_set_hook(allows, &a);
    gv_status status = read_and_run(&r, &err);
    if (status == GV_OK)
        status = compare_and_report(&r, &err);
    gv_memory_set_hook(NULL, NULL);
    leave(&r);
    *arrived = status == GV_OK;
    if (!*arrived && (status != GV_E_MEMORY || err.text[0] == '\0'))
        fail_msg("with %llu allocations: %s: %s", (unsigned long long) allowed,
                 gv_status_name(status), err.text);
    assert_int_equal(nftw(base, is_whole, 8, FTW_PHYS), 0);
    return a.used;
}

static void start_over(char base[32])
{
    assert_true(nftw(base, drop, 8, FTW_DEPTH | FTW_PHYS) == 0);
    assert_int_equal(mkdir(base, 0700), 0);
}

/* Each of the first allocations is refused once, later ones at a stride. */
static void a_comparison_survives_lack_of_memory_anywhere(void **unused)
{
    (void) unused;
    enum { FIRST = 60, TRIES = 60 };
    char base[32] = "/tmp/grapevine-XXXXXX";
    assert_non_null(mkdtemp(base));
    bool arrived = false;
    const uint64_t wanted = travel(base, UINT64_MAX, &arrived);
    assert_true(arrived);
    print_message("    a comparison needs %llu allocations\n", (unsigned long long) wanted);
    const uint64_t stride = wanted / TRIES + 1;
    for (uint64_t allowed = 0; allowed < wanted; allowed += allowed < FIRST ? 1 : stride) {
        start_over(base);
        travel(base, allowed, &arrived);
        assert_false(arrived);
    }
    assert_int_equal(nftw(base, drop, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* Without starting over: each attempt gets a little more, and finds what earlier ones left.
 */
static void a_comparison_continues_where_memory_ran_out(void **unused)
{
    (void) unused;
    enum { MORE = 37, MOST = 1000000 };
    char base[32] = "/tmp/grapevine-XXXXXX";
    assert_non_null(mkdtemp(base));
    bool arrived = false;
    for (uint64_t allowed = 0; !arrived && allowed < MOST; allowed += MORE + allowed / 16)
        travel(base, allowed, &arrived);
    assert_true(arrived);
    assert_int_equal(nftw(base, drop, 8, FTW_DEPTH | FTW_PHYS), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_survives_lack_of_memory_anywhere),
        cmocka_unit_test(a_comparison_continues_where_memory_ran_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
