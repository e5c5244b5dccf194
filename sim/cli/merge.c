/* Verb `merge`: shards that many processes left become the result. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"
#include "cli/stored.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

int gv_verb_merge(int argc, char **argv);

static const gv_option merge_options[] = { GV_OPTION_JSON, GV_OPTIONS_COMMON };

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
        "shards are missing, or strange, they are listed and nothing is merged.\n",
};

/* The file to learn the plan from: the last shard by name, or else the result. */
static gv_status find_any(const char *folder, char **out, gv_error *err)
{
    gv_status status = GV_OK;
    char *path = NULL;
    char *last = NULL;
    char *shards = gv_format_text(err, "%s/.shards", folder);
    if (shards == NULL)
        return GV_E_MEMORY;
    DIR *stream = opendir(shards);
    for (const struct dirent *e = stream != NULL ? readdir(stream) : NULL; e != NULL;
         e = readdir(stream)) {
        if (e->d_name[0] == '.' || (last != NULL && strcmp(e->d_name, last) < 0))
            continue;
        gv_free(last);
        last = gv_copy_text(e->d_name, err);
        if (last == NULL) {
            status = GV_E_MEMORY;
            goto done;
        }
    }
    path = last != NULL ? gv_format_text(err, "%s/%s", shards, last)
                        : gv_format_text(err, "%s/result.h5", folder);
    if (path == NULL)
        status = GV_E_MEMORY;
    else
        *out = path;
done:
    if (stream != NULL)
        closedir(stream);
    gv_free(last);
    gv_free(shards);
    return status;
}

/* The base above `<scenario>/<world hash>`; other folders are refused. */
static gv_status find_base(const char *folder, const gv_plan *plan, char **out,
                           gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash world;
    char digits[33];
    char *base = gv_copy_text(folder, err);
    if (base == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    gv_hash_print(world, digits);
    if (!gv_same_text(gv_cut_name(base), digits) ||
        !gv_same_text(gv_cut_name(base), plan->name)) {
        status = GV_FAIL(err, GV_E_DATA, "the shards in %s belong to %s/%s", folder,
                         plan->name, digits);
        gv_error_hint(err, "their folder should end in that name");
        goto done;
    }
    *out = base;
    base = NULL;
done:
    gv_free(base);
    return status;
}

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
                                            : "run them: sweep --shard");
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
    gv_text_add(&json, ", \"shards\": %llu, \"failed_lives\": %llu}\n",
                (unsigned long long) found->n_shards,
                (unsigned long long) found->failed_lives);
    return gv_print_out(&json, err);
}

static gv_status merge_record(gv_session *session, gv_error *err)
{
    gv_status status;
    gv_survey found;
    GV_TRY(gv_record_survey(session->record, tell_fault, NULL, &found, err));
    if (found.n_missing > 0 || found.n_strange > 0)
        return refuse(&found, err);
    GV_TRY(gv_record_finish(session->record, err));
    GV_TRY(tell(session, &found, err));
    if (found.failed_lives > 0)
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
    GV_TRY(find_any(folder, &file, err));
    GV_TRY(gv_read_stored_plan(options, file, &plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(find_base(folder, plan, &base, err));
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
