/* Verb `report`: the report of a result, written again from the result alone. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/stored.h"
#include "cli/sweep_answer.h"

#include <string.h>

int gv_verb_report(int argc, char **argv);

static const gv_option report_options[] = { GV_OPTION_THREADS, GV_OPTION_JSON,
                                            GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "report",
    .operands = "RESULT",
    .least = 1,
    .most = 1,
    .options = report_options,
    .story =
        "RESULT is a result.h5 or the folder it stands in; report.html is written next to\n"
        "it. The scenario is the one stored in the result.\n",
};

/* In `<base>/<scenario>/<world hash>` the folder is locked, and what was tried of contested
 * values is used. Anywhere else, that is tried again. */
static gv_status lock_at_home(gv_session *session, const char *folder, gv_error *err)
{
    gv_status status;
    gv_hash world;
    char digits[33];
    char *base = gv_copy_text(folder, err);
    if (base == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_plan_world_hash(session->plan, &world, err));
    gv_hash_print(world, digits);
    if (gv_same_text(gv_cut_name(base), digits) &&
        gv_same_text(gv_cut_name(base), session->plan->name))
        GV_TRY(gv_session_lock(session, base, err));
done:
    gv_free(base);
    return status;
}

/* The result and its folder are called as the user called them. */
static gv_status name_places(gv_session *session, const char *path, gv_error *err)
{
    gv_free(session->result_path);
    gv_free(session->folder);
    session->folder = NULL;
    session->result_path = gv_copy_text(path, err);
    if (session->result_path == NULL)
        return GV_E_MEMORY;
    const bool has_folder = strchr(session->result_path, '/') != NULL;
    session->folder = gv_copy_text(has_folder ? path : "./", err);
    if (session->folder == NULL)
        return GV_E_MEMORY;
    gv_cut_name(session->folder);
    return GV_OK;
}

static gv_status compare(gv_session *session, gv_error *err)
{
    gv_status status;
    if (session->plan->sweep.n_points > 0)
        return gv_sweep_tell(session, err);
    GV_TRY(gv_session_contest(session, err));
    GV_TRY(gv_session_compare(session, err));
    GV_TRY(gv_session_tell(session, err));
done:
    return status;
}

static gv_status report(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_plan *plan = NULL;
    char *folder = NULL, *path = NULL;
    GV_TRY(gv_find_result(options->operand[0], &folder, &path, err));
    GV_TRY(gv_read_stored_plan(options, path, &plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(lock_at_home(&session, folder, err));
    GV_TRY(name_places(&session, path, err));
    GV_TRY(compare(&session, err));
done:
    gv_session_close(&session);
    gv_free(path);
    gv_free(folder);
    return status;
}

int gv_verb_report(int argc, char **argv)
{
    return gv_act(&usage, report, argc, argv);
}
