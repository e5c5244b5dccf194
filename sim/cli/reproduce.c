/* Verb `reproduce`: a result made again from the scenario that stands in it. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/stored.h"

#include <sys/stat.h>

int gv_verb_reproduce(int argc, char **argv);

static const gv_option reproduce_options[] = { GV_OPTION_THREADS, GV_OPTION_OUTPUT,
                                               GV_OPTION_JSON, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "reproduce",
    .operands = "RESULT",
    .least = 1,
    .most = 1,
    .options = reproduce_options,
    .story =
        "RESULT is a result.h5 or the folder it stands in. All of it is simulated again\n"
        "into a new folder, `reproduced` unless --output names another, and the data are\n"
        "compared. Exit code 7: they differ.\n",
};

/* Nothing old may take part. */
static gv_status check_fresh(const char *base, gv_error *err)
{
    struct stat found;
    if (lstat(base, &found) != 0)
        return GV_OK;
    GV_FAIL(err, GV_E_OUTPUT, "%s exists already", base);
    gv_error_hint(err, "name a folder that does not exist with --output");
    return GV_E_OUTPUT;
}

static gv_status compare_digests(const gv_session *session, const char *path, gv_error *err)
{
    gv_status status;
    gv_hash before, now;
    char digits[2][33];
    gv_text json = { .text = NULL };
    GV_TRY(gv_digest_file(path, &before, err));
    GV_TRY(gv_digest_file(session->result_path, &now, err));
    const bool same = gv_hash_equal(before, now);
    gv_hash_print(before, digits[0]);
    gv_hash_print(now, digits[1]);
    gv_say(session->options, "%s  %s\n%s  %s\n%s\n", digits[0], path, digits[1],
           session->result_path, same ? "the data are the same" : "the data differ");
    if (session->options->json) {
        gv_text_add(&json, "{\"same\": %s, \"digest\": \"%s\", \"reproduced\": \"%s\"}\n",
                    same ? "true" : "false", digits[0], digits[1]);
        GV_TRY(gv_print_out(&json, err));
    }
    if (!same)
        status = GV_FAIL(err, GV_E_DIFFERENT, "%s could not be reproduced", path);
done:
    return status;
}

static gv_status reproduce(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_plan *plan = NULL;
    char *folder = NULL, *path = NULL;
    const char *base = options->output != NULL ? options->output : "reproduced";
    GV_TRY(gv_find_result(options->operand[0], &folder, &path, err));
    GV_TRY(gv_read_stored_plan(options, path, &plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(check_fresh(base, err));
    GV_TRY(gv_session_lock(&session, base, err));
    GV_TRY(gv_session_live(&session, err));
    GV_TRY(gv_record_finish(session.record, err));
    GV_TRY(compare_digests(&session, path, err));
done:
    gv_session_close(&session);
    gv_free(path);
    gv_free(folder);
    return status;
}

int gv_verb_reproduce(int argc, char **argv)
{
    return gv_act(&usage, reproduce, argc, argv);
}
