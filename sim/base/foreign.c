/* Error handlers for GSL, igraph and HDF5, and their failures in our words. */
#include "base/foreign.h"

#include "base/number.h"

#include <gsl/gsl_errno.h>
#include <hdf5.h>
#include <igraph/igraph.h>
#include <string.h>

enum { REASON_ROOM = 256 };

/* The handlers of igraph and GSL get no pointer of ours, so what they say must wait in
 * statics for the caller, who sees only a code. One set per thread: threads do not mix. */
static _Thread_local char igraph_reason[REASON_ROOM];
static _Thread_local char gsl_reason[REASON_ROOM];

static void keep_reason(char reason[REASON_ROOM], const char *text)
{
    gv_print_to(reason, REASON_ROOM, "%s", text != NULL ? text : "");
}

static void on_igraph_error(const char *reason, const char *file, int line,
                            igraph_error_t code)
{
    (void) file;
    (void) line;
    (void) code;
    keep_reason(igraph_reason, reason);
    IGRAPH_FINALLY_FREE(); /* as igraph demands of every handler that returns */
}

static void on_gsl_error(const char *reason, const char *file, int line, int code)
{
    (void) file;
    (void) line;
    (void) code;
    keep_reason(gsl_reason, reason);
}

void gv_foreign_quiet(void)
{
    /* Cannot fail on the default stack but for memory; HDF5 then prints, and that is
     * all. */
    if (H5Eset_auto2(H5E_DEFAULT, NULL, NULL) < 0)
        H5Eclear2(H5E_DEFAULT);
}

void gv_foreign_install(void)
{
    gsl_set_error_handler(on_gsl_error);
    igraph_set_error_handler(on_igraph_error);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    gv_foreign_quiet();
}

/* "igraph failed while growing the network: Invalid value (n must be positive)" */
static gv_status record(gv_error *err, gv_status status, const char *library,
                        const char *doing, const char *meaning, char reason[REASON_ROOM])
{
    const bool has_reason = reason[0] != '\0' && strcmp(reason, meaning) != 0;
    GV_FAIL(err, status, "%s failed while %s: %s%s%s%s", library, doing, meaning,
            has_reason ? " (" : "", has_reason ? reason : "", has_reason ? ")" : "");
    reason[0] = '\0';
    return status;
}

gv_status gv_foreign_igraph(gv_error *err, unsigned igraph_code, const char *doing)
{
    gv_status status = GV_E_LIBRARY;
    if (igraph_code == IGRAPH_SUCCESS)
        return GV_OK;
    if (igraph_code == IGRAPH_ENOMEM)
        status = GV_E_MEMORY;
    if (igraph_code == IGRAPH_INTERRUPTED)
        status = GV_E_STOPPED;
    const char *meaning = igraph_strerror((igraph_error_t) igraph_code);
    return record(err, status, "igraph", doing, meaning, igraph_reason);
}

gv_status gv_foreign_gsl(gv_error *err, int gsl_code, const char *doing)
{
    if (gsl_code == GSL_SUCCESS)
        return GV_OK;
    const gv_status status = gsl_code == GSL_ENOMEM ? GV_E_MEMORY : GV_E_LIBRARY;
    return record(err, status, "GSL", doing, gsl_strerror(gsl_code), gsl_reason);
}

/* ---- HDF5 ---------------------------------------------------------------- */

typedef struct hdf5_failure {
    char reason[REASON_ROOM]; /* the deepest description; HDF5 puts errno's words there */
    gv_status status;
} hdf5_failure;

/* Called for each record from the deepest outwards: the first is the cause. */
static herr_t look_at(unsigned depth, const H5E_error2_t *record_of_hdf5, void *self)
{
    hdf5_failure *failure = self;
    const hid_t kind = record_of_hdf5->min_num;
    if (depth == 0 || failure->reason[0] == '\0')
        keep_reason(failure->reason, record_of_hdf5->desc);
    if (kind == H5E_NOSPACE && record_of_hdf5->maj_num == H5E_RESOURCE)
        failure->status = GV_E_MEMORY;
    if (kind == H5E_WRITEERROR && failure->status == GV_E_LIBRARY)
        failure->status = GV_E_OUTPUT;
    return 0;
}

gv_status gv_foreign_hdf5(gv_error *err, const char *doing)
{
    hdf5_failure failure = { .status = GV_E_LIBRARY };
    if (H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, look_at, &failure) < 0 ||
        failure.reason[0] == '\0')
        keep_reason(failure.reason, "no reason given");
    H5Eclear2(H5E_DEFAULT);
    return record(err, failure.status, "HDF5", doing, failure.reason, failure.reason);
}
