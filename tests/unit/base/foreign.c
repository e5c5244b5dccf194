/* Foreign failures become errors of ours; nothing is printed, nothing aborts. */
#include "test.h"

#include "base/foreign.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_log.h>
#include <hdf5.h>
#include <igraph/igraph.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Everything that the calls write to stderr, as one text. */
static char *stderr_of(void (*calls)(gv_error *err), gv_error *err)
{
    static char caught[4096];
    FILE *file = tmpfile();
    assert_non_null(file);
    fflush(stderr);
    const int kept = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    calls(err);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    caught[fread(caught, 1, sizeof caught - 1, file)] = '\0';
    fclose(file);
    return caught;
}

static void fail_igraph(gv_error *err)
{
    igraph_t graph;
    const igraph_error_t code = igraph_barabasi_game(&graph, -5, 1, 1, NULL, 1, 1, 1,
                                                     IGRAPH_BARABASI_PSUMTREE, NULL);
    assert_int_equal(gv_foreign_igraph(err, code, "growing the network"), GV_E_LIBRARY);
}

static void fail_gsl(gv_error *err)
{
    gsl_sf_result result;
    const int code = gsl_sf_log_e(-1, &result);
    assert_int_equal(gv_foreign_gsl(err, code, "taking a logarithm"), GV_E_LIBRARY);
}

static void fail_hdf5(gv_error *err)
{
    const hid_t file = H5Fopen("/nowhere/none.h5", H5F_ACC_RDONLY, H5P_DEFAULT);
    assert_true(file < 0);
    assert_int_equal(gv_foreign_hdf5(err, "opening the record"), GV_E_LIBRARY);
    assert_true(H5Eget_num(H5E_DEFAULT) == 0);
}

static void *fail_hdf5_elsewhere(void *err)
{
    gv_foreign_quiet();
    fail_hdf5(err);
    return NULL;
}

static void fail_hdf5_on_another_thread(gv_error *err)
{
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, fail_hdf5_elsewhere, err), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
}

static void failures_are_told_and_not_printed(void **unused)
{
    (void) unused;
    static const struct {
        void (*calls)(gv_error *err);
        const char *text, *reason;
    } cases[] = {
        { fail_igraph, "igraph failed while growing the network: Invalid value",
          "vertices" },
        { fail_gsl, "GSL failed while taking a logarithm: input domain error", "domain" },
        { fail_hdf5,
          "HDF5 failed while opening the record: ", "No such file or directory" },
        { fail_hdf5_on_another_thread,
          "HDF5 failed while opening the record: ", "/nowhere" },
    };
    gv_foreign_install();
    gv_foreign_install();
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        gv_error err = { .code = GV_OK };
        assert_string_equal(stderr_of(cases[i].calls, &err), "");
        if (strncmp(err.text, cases[i].text, strlen(cases[i].text)) != 0 ||
            strstr(err.text, cases[i].reason) == NULL)
            fail_msg("told: %s", err.text);
    }
}

static void codes_become_the_status_they_mean(void **unused)
{
    (void) unused;
    assert_int_equal(gv_foreign_igraph(NULL, IGRAPH_SUCCESS, "x"), GV_OK);
    assert_int_equal(gv_foreign_igraph(NULL, IGRAPH_ENOMEM, "x"), GV_E_MEMORY);
    assert_int_equal(gv_foreign_igraph(NULL, IGRAPH_INTERRUPTED, "x"), GV_E_STOPPED);
    assert_int_equal(gv_foreign_gsl(NULL, GSL_SUCCESS, "x"), GV_OK);
    assert_int_equal(gv_foreign_gsl(NULL, GSL_ENOMEM, "x"), GV_E_MEMORY);
    assert_int_equal(gv_foreign_gsl(NULL, GSL_EDOM, "x"), GV_E_LIBRARY);
}

static void a_reason_is_told_once(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };
    fail_gsl(NULL);
    assert_int_equal(gv_foreign_gsl(&err, GSL_EDOM, "checking"), GV_E_LIBRARY);
    assert_string_equal(err.text, "GSL failed while checking: input domain error");
    gv_error_clear(&err);
    assert_int_equal(gv_foreign_hdf5(&err, "checking"), GV_E_LIBRARY);
    assert_string_equal(err.text, "HDF5 failed while checking: no reason given");
}

/* A file-size limit stands for a full disk. */
static void a_write_that_fails_is_a_failure_of_the_output(void **unused)
{
    (void) unused;
    static const char bytes[1 << 18];
    char folder[] = "/tmp/grapevine-foreign-XXXXXX";
    char path[64];
    struct rlimit kept;
    gv_error err = { .code = GV_OK };
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.h5", folder);
    const hsize_t size = sizeof bytes;
    const hid_t file = H5Fcreate(path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    const hid_t space = H5Screate_simple(1, &size, NULL);
    const hid_t set = H5Dcreate2(file, "x", H5T_NATIVE_CHAR, space, H5P_DEFAULT,
                                 H5P_DEFAULT, H5P_DEFAULT);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &kept);
    setrlimit(RLIMIT_FSIZE,
              &(struct rlimit){ .rlim_cur = 4096, .rlim_max = kept.rlim_max });

    const herr_t outcome =
        H5Dwrite(set, H5T_NATIVE_CHAR, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes);
    const gv_status status = gv_foreign_hdf5(&err, "writing the record");

    setrlimit(RLIMIT_FSIZE, &kept);
    H5Dclose(set);
    H5Sclose(space);
    H5Fclose(file);
    remove(path);
    remove(folder);
    assert_true(outcome < 0);
    assert_int_equal(status, GV_E_OUTPUT);
    assert_non_null(strstr(err.text, "File too large"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failures_are_told_and_not_printed),
        cmocka_unit_test(codes_become_the_status_they_mean),
        cmocka_unit_test(a_reason_is_told_once),
        cmocka_unit_test(a_write_that_fails_is_a_failure_of_the_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
