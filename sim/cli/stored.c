/* Results and shards found again, and the scenario that stands in them. */
#include "cli/stored.h"

#include "cli/print.h"
#include "grapevine/record.h"
#include "grapevine/scenario.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Cut the last name off a path. @return that name, or "" */
const char *gv_cut_name(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return "";
    *slash = '\0';
    return slash + 1;
}

/* The path of a result as people see it, and its real folder. Yours to free. */
gv_status gv_find_result(const char *given, char **folder, char **path, gv_error *err)
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
        gv_cut_name(real);
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
gv_status gv_read_stored_plan(const gv_options *options, const char *result_path,
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

/* The file to learn the plan from: the last shard by name, or else the result. */
gv_status gv_find_shard(const char *folder, char **out, gv_error *err)
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
gv_status gv_find_base(const char *folder, const gv_plan *plan, char **out, gv_error *err)
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
