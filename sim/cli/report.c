/* Verb `report`: the report of a result, written again from the result alone. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/* Cut the last name off a path. @return that name, or "" */
static const char *cut_name(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return "";
    *slash = '\0';
    return slash + 1;
}

/* The path of a result as people see it, and its real folder. Yours to free. */
static gv_status find_result(const char *given, char **folder, char **path, gv_error *err)
{
    struct stat info;
    char *real = realpath(given, NULL);
    if (real == NULL || stat(real, &info) != 0) {
        free(real);
        return GV_FAIL(err, GV_E_DATA, "there is no file %s", given);
    }
    size_t length = strlen(given);
    while (length > 1 && given[length - 1] == '/')
        length--;
    if (S_ISDIR(info.st_mode)) {
        *path = gv_format_text(err, "%.*s/result.h5", (int) length, given);
    } else {
        *path = gv_copy_text(given, err);
        cut_name(real);
    }
    *folder = gv_copy_text(real, err);
    free(real);
    return *folder != NULL && *path != NULL ? GV_OK : GV_E_MEMORY;
}

/* The lines of a text that stands in the plan's arena, which is cut into them. */
static gv_status split_lines(gv_plan *plan, char *text, gv_words *out, gv_error *err)
{
    size_t n = text[0] != '\0' ? 1 : 0;
    for (const char *at = text; *at != '\0'; at++)
        n += *at == '\n' ? 1 : 0;
    const char **lines = gv_arena_alloc(plan->arena, n, sizeof *lines, err);
    if (lines == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++) {
        lines[k] = text;
        text += strcspn(text, "\n");
        if (*text == '\n')
            *text++ = '\0';
    }
    *out = (gv_words){ .at = lines, .n = n };
    return GV_OK;
}

/* The plan shows the scenario as it was written, and what was set over it. */
static gv_status show_as_written(gv_plan *plan, const gv_result *texts, gv_error *err)
{
    const char *overrides = texts->overrides != NULL ? texts->overrides : "";
    char *lines = gv_arena_text(plan->arena, overrides, err);
    plan->scenario_text = gv_arena_text(plan->arena, texts->scenario_text, err);
    if (lines == NULL || plan->scenario_text == NULL)
        return GV_E_MEMORY;
    return split_lines(plan, lines, &plan->overrides, err);
}

/* The scenario that a result was made from, as a plan. */
static gv_status read_plan(const gv_options *options, const char *result_path,
                           gv_plan **out, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_result *texts = NULL;
    gv_text complaints = { .text = NULL };
    GV_TRY(gv_result_read(result_path, NULL, &texts, err));
    GV_TRY(gv_scenario_parse(
        texts->resolved_text, strlen(texts->resolved_text), texts->scenario_name, ".", NULL,
        0, gv_color_wanted(options->color, stderr), &plan, &complaints, err));
    GV_TRY(show_as_written(plan, texts, err));
    *out = plan;
    plan = NULL;
done:
    gv_plan_free(plan);
    if (complaints.length > 0)
        fputs(complaints.text, stderr);
    gv_text_free(&complaints);
    gv_result_free(texts);
    return status;
}

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
    if (gv_same_text(cut_name(base), digits) &&
        gv_same_text(cut_name(base), session->plan->name))
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
    cut_name(session->folder);
    return GV_OK;
}

static gv_status refuse_sweep(gv_plan *plan, gv_error *err)
{
    if (plan->sweep.n_points == 0)
        return GV_OK;
    gv_plan_free(plan);
    GV_FAIL(err, GV_E_USAGE, "that is the result of a sweep, which has no report");
    gv_error_hint(err, "`grapevine compare SCENARIO` tells the winner of every point");
    return GV_E_USAGE;
}

static gv_status report(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_plan *plan = NULL;
    char *folder = NULL, *path = NULL;
    GV_TRY(find_result(options->operand[0], &folder, &path, err));
    GV_TRY(read_plan(options, path, &plan, err));
    GV_TRY(refuse_sweep(plan, err));
    GV_TRY(gv_session_begin(&session, options, plan, err));
    GV_TRY(lock_at_home(&session, folder, err));
    GV_TRY(name_places(&session, path, err));
    GV_TRY(gv_session_contest(&session, err));
    GV_TRY(gv_session_compare(&session, err));
    GV_TRY(gv_session_tell(&session, err));
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
