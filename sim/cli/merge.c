/* Verb `merge`: shards that many processes left become the result. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/stored.h"

#include <stdlib.h>

int gv_verb_merge(int argc, char **argv);

static const gv_option merge_options[] = { GV_OPTION_ALLOW_PARTIAL, GV_OPTION_JSON,
                                           GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "merge",
    .operands = "DIR",
    .least = 1,
    .most = 1,
    .options = merge_options,
    .story =
        "DIR is the folder <scenario>/<world hash> that `sweep --shard` names. Every "
        "shard\n"
        "is checked: its seal, its world, and that it holds what its name says. Where\n"
        "shards are missing, or strange, they are listed and nothing is merged. With\n"
        "--allow-partial the others are merged all the same, missing lives have the "
        "status\n"
        "`missing`, and all shards stay: running the missing ones and merging again "
        "makes\n"
        "the result whole.\n",
};

static void tell_fault(void *self, const char *file, const char *why)
{
    (void) self;
    fprintf(stderr, ".shards/%s: %s\n", file, why);
}

static gv_status refuse(const gv_survey *found, gv_error *err)
{
    if (found->n_strange > 0)
        GV_FAIL(err, GV_E_DATA, "%llu files do not belong among the shards",
                (unsigned long long) found->n_strange);
    else
        GV_FAIL(err, GV_E_DATA, "%llu of %llu shards are missing or unfinished",
                (unsigned long long) found->n_missing,
                (unsigned long long) found->n_shards);
    gv_error_hint(err, found->n_strange > 0 ? "remove them, then run what is missing"
                                            : "run them: sweep --shard; or merge what "
                                              "is there: --allow-partial");
    return GV_E_DATA;
}

static gv_status tell(const gv_session *session, const gv_survey *found, gv_error *err)
{
    gv_say(session->options, "data    %s\n", session->result_path);
    if (!session->options->json)
        return GV_OK;
    gv_text json = { .text = NULL };
    gv_text_add(&json, "{\"result\": ");
    gv_text_add_quoted(&json, session->result_path);
    gv_text_add(
        &json, ", \"shards\": %llu, \"failed_lives\": %llu, \"missing_lives\": %llu}\n",
        (unsigned long long) found->n_shards, (unsigned long long) found->failed_lives,
        (unsigned long long) found->missing_lives);
    return gv_print_out(&json, err);
}

static gv_status merge_record(gv_session *session, gv_error *err)
{
    gv_status status;
    gv_survey found;
    GV_TRY(gv_record_survey(session->record, tell_fault, NULL, &found, err));
    const bool is_whole = found.n_missing == 0 && found.n_strange == 0;
    if (!is_whole && !session->options->allow_partial)
        return refuse(&found, err);
    if (found.n_missing == 0)
        GV_TRY(gv_record_finish(session->record, err));
    else
        GV_TRY(gv_record_finish_part(session->record, err));
    GV_TRY(tell(session, &found, err));
    if (found.missing_lives > 0)
        status = GV_FAIL(err, GV_E_FAILED_RUNS, "%llu lives are missing, %llu failed",
                         (unsigned long long) found.missing_lives,
                         (unsigned long long) found.failed_lives);
    else if (found.failed_lives > 0)
        status = GV_FAIL(err, GV_E_FAILED_RUNS, "%llu lives failed",
                         (unsigned long long) found.failed_lives);
done:
    return status;
}

static gv_status merge(const gv_options *options, gv_error *err)
{
    gv_status status = GV_OK;
    gv_session session = { .options = options };
    gv_plan *plan = NULL;
    char *file = NULL, *base = NULL;
    char *folder = realpath(options->operand[0], NULL);
    if (folder == NULL)
        return GV_FAIL(err, GV_E_DATA, "there is no folder %s", options->operand[0]);
    GV_TRY(gv_find_shard(folder, &file, err));
    GV_TRY(gv_read_stored_plan(options, file, &plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(gv_find_base(folder, plan, &base, err));
    GV_TRY(gv_session_lock(&session, base, err));
    GV_TRY(merge_record(&session, err));
done:
    gv_session_close(&session);
    gv_free(base);
    gv_free(file);
    free(folder);
    return status;
}

int gv_verb_merge(int argc, char **argv)
{
    return gv_act(&usage, merge, argc, argv);
}
