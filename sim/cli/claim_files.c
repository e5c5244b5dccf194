/* Which claims are meant: names, paths, or a whole folder. */
#include "cli/claims.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char default_folder[] = "scenarios/claims";
static const char ending[] = ".yaml";

static const char *folder_of(const gv_options *options)
{
    return options->from != NULL ? options->from : default_folder;
}

static bool ends_so(const char *name)
{
    const size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static gv_status add(gv_claim_files *files, char *path, gv_error *err)
{
    char **more = path != NULL
                      ? gv_resize(files->path, files->n + 1, sizeof *files->path, err)
                      : NULL;
    if (more == NULL) {
        gv_free(path);
        return GV_E_MEMORY;
    }
    files->path = more;
    files->path[files->n++] = path;
    return GV_OK;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static gv_status list_folder(const char *folder, gv_claim_files *files, gv_error *err)
{
    gv_status status = GV_OK;
    DIR *open_folder = opendir(folder);
    if (open_folder == NULL) {
        GV_FAIL(err, GV_E_DATA, "cannot look into %s: %s", folder, strerrordesc_np(errno));
        gv_error_hint(err, "--from names the folder that claims are in");
        return GV_E_DATA;
    }
    for (const struct dirent *e = readdir(open_folder); e != NULL;
         e = readdir(open_folder)) {
        if (ends_so(e->d_name))
            GV_TRY(add(files, gv_format_text(err, "%s/%s", folder, e->d_name), err));
    }
    if (files->n == 0)
        status = GV_FAIL(err, GV_E_DATA, "there is no claim in %s", folder);
    else
        qsort(files->path, files->n, sizeof *files->path, by_name);
done:
    (void) closedir(open_folder);
    return status;
}

/* `C32` stands for C32.yaml in the folder. */
static char *path_of(const char *folder, const char *word, gv_error *err)
{
    if (strchr(word, '/') != NULL || ends_so(word))
        return gv_copy_text(word, err);
    return gv_format_text(err, "%s/%s%s", folder, word, ending);
}

static gv_status find(const gv_options *options, gv_claim_files *files, gv_error *err)
{
    gv_status status = GV_OK;
    if (options->all || (options->list && options->n_operands == 0))
        return list_folder(folder_of(options), files, err);
    if (options->n_operands == 0) {
        GV_FAIL(err, GV_E_USAGE, "which claims?");
        gv_error_hint(err, "name them, or say --all; --list shows them");
        return GV_E_USAGE;
    }
    for (size_t k = 0; k < options->n_operands; k++)
        GV_TRY(add(files, path_of(folder_of(options), options->operand[k], err), err));
done:
    return status;
}

/* Every N-th, beginning with the K-th. */
static gv_status keep_part(const char *shard, gv_claim_files *files, gv_error *err)
{
    gv_run_options part = { .parts = 0 };
    const gv_status status = gv_session_part(shard, &part, err);
    if (status != GV_OK || part.parts == 0)
        return status;
    size_t kept = 0;
    for (size_t k = 0; k < files->n; k++) {
        if (k % part.parts == part.part)
            files->path[kept++] = files->path[k];
        else
            gv_free(files->path[k]);
    }
    files->n = kept;
    return GV_OK;
}

gv_status gv_claim_files_find(const gv_options *options, gv_claim_files *out, gv_error *err)
{
    gv_status status;
    gv_claim_files files = { .path = NULL };
    GV_TRY(find(options, &files, err));
    GV_TRY(keep_part(options->shard, &files, err));
    *out = files;
    files = (gv_claim_files){ .path = NULL };
done:
    gv_claim_files_free(&files);
    return status;
}

void gv_claim_files_free(gv_claim_files *files)
{
    for (size_t k = 0; k < files->n; k++)
        gv_free(files->path[k]);
    gv_free(files->path);
    *files = (gv_claim_files){ .path = NULL };
}
