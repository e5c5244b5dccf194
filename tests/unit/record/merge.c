/* A run that is killed at any moment, and one whose disk fills up. */
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>

enum { REPLICATES = 200, KILLS = 60 };

/* In a child: the whole run. */
static void run_all(const char *base, const gv_plan *plan)
{
    gv_record *record = NULL;
    if (gv_record_open(base, plan, &record, NULL) != GV_OK)
        _exit(1);
    fixture_run(record, plan, REPLICATES);
    const gv_status status = gv_record_finish(record, NULL);
    gv_record_close(record);
    _exit(status == GV_OK ? 0 : 1);
}

static pid_t begin_run(const char *base, const gv_plan *plan)
{
    const pid_t child = fork();
    if (child == 0)
        run_all(base, plan);
    assert_true(child > 0);
    return child;
}

/* @return did it end by itself, and well? */
static bool await_end(pid_t child)
{
    int ended = 0;
    assert_int_equal(waitpid(child, &ended, 0), child);
    return WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
}

static void run_for(const char *base, const gv_plan *plan, long microseconds)
{
    const pid_t child = begin_run(base, plan);
    const struct timespec time = { .tv_nsec = microseconds * 1000 };
    nanosleep(&time, NULL);
    kill(child, SIGKILL);
    (void) await_end(child);
}

static void check_whole_or_absent(const char *path, const gv_hash *wanted)
{
    gv_hash digest;
    if (!fixture_exists(path))
        return;
    must(gv_digest_file(path, &digest, NULL));
    assert_true(gv_hash_equal(digest, *wanted));
}

static void a_result_is_whole_or_absent_whenever_the_run_is_killed(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    gv_plan *plan = fixture_plan(REPLICATES);
    char *path = fixture_result(base, plan);
    gv_hash wanted;
    must(gv_digest_file(path, &wanted, NULL));
    for (long k = 0; k < KILLS; k++) {
        if (k % 10 == 0)
            fixture_remove_all(base);
        run_for(base, plan, 3000 * (k % 20 + 1));
        check_whole_or_absent(path, &wanted);
    }
    assert_true(await_end(begin_run(base, plan)));
    check_whole_or_absent(path, &wanted);
    gv_record *record = NULL;
    must(gv_record_open(base, plan, &record, NULL));
    assert_int_equal(fixture_count_files(gv_record_folder(record)), 1);
    gv_record_close(record);
    gv_free(path);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

static void a_run_on_a_full_disk_fails_and_goes_on_when_there_is_room(void **unused)
{
    (void) unused;
    char *base = fixture_folder();
    if (mount("tmpfs", base, "tmpfs", 0, "size=100k") != 0) {
        print_message("SKIPPED: may not mount a small disk: %s\n", strerror(errno));
        fixture_drop_folder(base);
        skip();
    }
    gv_plan *plan = fixture_plan(REPLICATES);
    gv_record *record = NULL;
    gv_status status = GV_OK;
    must(gv_record_open(base, plan, &record, NULL));
    gv_sink sink = gv_record_sink(record);
    for (uint64_t first = 0; first < REPLICATES && status == GV_OK; first += 64) {
        const uint64_t left = REPLICATES - first;
        gv_block *block = fixture_block(plan, first, left < 64 ? left : 64);
        status = sink.accept(sink.self, block, NULL);
        gv_block_free(block);
    }
    assert_int_equal(status, GV_E_OUTPUT);
    assert_int_equal(mount("tmpfs", base, "tmpfs", MS_REMOUNT, "size=2m"), 0);
    assert_true(fixture_run(record, plan, REPLICATES) < REPLICATES);

    must(gv_record_finish(record, NULL));

    gv_record_close(record);
    assert_int_equal(umount(base), 0);
    gv_plan_free(plan);
    fixture_drop_folder(base);
}

int main(void)
{
    gv_foreign_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_is_whole_or_absent_whenever_the_run_is_killed),
        cmocka_unit_test(a_run_on_a_full_disk_fails_and_goes_on_when_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
