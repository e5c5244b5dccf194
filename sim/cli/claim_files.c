/* Which claims are meant: names, paths, a whole folder, or all that are shipped. */
#include "cli/claims.h"

#include "cli/print.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char default_folder[] = "scenarios/claims";
static const char ending[] = ".yaml";
static const char kind[] = "claims"; /* of presets */

static const char *folder_of(const gv_options *options)
{
    return options->from != NULL ? options->from : default_folder;
}

static bool ends_so(const char *name)
{
    const size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static gv_status add(gv_claim_files *files, gv_claim_file file, gv_error *err)
{
    gv_claim_file *const more = gv_resize(files->at, files->n + 1, sizeof *files->at, err);
    if (more == NULL) {
        gv_free(file.path);
        return GV_E_MEMORY;
    }
    files->at = more;
    files->at[files->n++] = file;
    return GV_OK;
}

/* @param path  taken over; NULL: there was no memory for it */
static gv_status add_path(gv_claim_files *files, char *path, gv_error *err)
{
    return path == NULL ? GV_E_MEMORY : add(files, (gv_claim_file){ .path = path }, err);
}

/* ---- all ------------------------------------------------------------------------------
 */

static int by_name(const void *a, const void *b)
{
    return strcmp(((const gv_claim_file *) a)->path, ((const gv_claim_file *) b)->path);
}

static gv_status list_open(DIR *open_folder, const char *folder, gv_claim_files *files,
                           gv_error *err)
{
    gv_status status = GV_OK;
    for (const struct dirent *e = readdir(open_folder); e != NULL;
         e = readdir(open_folder)) {
        if (ends_so(e->d_name))
            GV_TRY(add_path(files, gv_format_text(err, "%s/%s", folder, e->d_name), err));
    }
    if (files->n == 0)
        status = GV_FAIL(err, GV_E_DATA, "there is no claim in %s", folder);
    else
        qsort(files->at, files->n, sizeof *files->at, by_name);
done:
    return status;
}

static gv_status list_shipped(gv_claim_files *files, gv_error *err)
{
    gv_status status = GV_OK;
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (gv_same_text(p->kind, kind))
            GV_TRY(add(files, (gv_claim_file){ .shipped = p }, err));
    }
done:
    return status;
}

static gv_status list_all(const gv_options *options, gv_claim_files *files, gv_error *err)
{
    const char *const folder = folder_of(options);
    DIR *open_folder = opendir(folder);
    if (open_folder == NULL && options->from == NULL && errno == ENOENT)
        return list_shipped(files, err);
    if (open_folder == NULL) {
        GV_FAIL(err, GV_E_DATA, "cannot look into %s: %s", folder, strerrordesc_np(errno));
        gv_error_hint(err, "--from names the folder that claims are in");
        return GV_E_DATA;
    }
    const gv_status status = list_open(open_folder, folder, files, err);
    (void) closedir(open_folder);
    return status;
}

/* ---- by name --------------------------------------------------------------------------
 */

/* Names of claims are a letter from one another: only one written in the other case is
 * surely meant. */
static gv_status refuse(const char *folder, bool is_said, const char *word, gv_error *err)
{
    const char *meant = NULL;
    for (const gv_preset *p = gv_presets(); p->name != NULL; p++) {
        if (gv_same_text(p->kind, kind) && strcasecmp(p->name, word) == 0)
            meant = p->name;
    }
    GV_FAIL(err, GV_E_DATA, "there is no claim '%s'%s%s", word,
            is_said ? ", neither shipped nor in " : "", is_said ? folder : "");
    if (meant != NULL)
        gv_error_hint(err, "did you mean '%s'?", meant);
    else
        gv_error_hint(err, "`grapevine claims --list` shows those that there are");
    return GV_E_DATA;
}

/* `C32` stands for C32.yaml in the folder, or else for the claim that is shipped. */
static gv_status add_named(const gv_options *options, const char *word,
                           gv_claim_files *files, gv_error *err)
{
    const char *const folder = folder_of(options);
    if (strchr(word, '/') != NULL || ends_so(word))
        return add_path(files, gv_copy_text(word, err), err);
    char *const path = gv_format_text(err, "%s/%s%s", folder, word, ending);
    if (path == NULL || access(path, F_OK) == 0)
        return add_path(files, path, err);
    gv_free(path);
    const gv_preset *const shipped = gv_preset_named(kind, word);
    if (shipped == NULL)
        return refuse(folder, options->from != NULL, word, err);
    if (options->from != NULL)
        gv_say(options, "%s is the claim that ships with grapevine: there is none in %s\n",
               word, folder);
    return add(files, (gv_claim_file){ .shipped = shipped }, err);
}

static gv_status find(const gv_options *options, gv_claim_files *files, gv_error *err)
{
    gv_status status = GV_OK;
    if (options->all || (options->list && options->n_operands == 0))
        return list_all(options, files, err);
    if (options->n_operands == 0) {
        GV_FAIL(err, GV_E_USAGE, "which claims?");
        gv_error_hint(err, "name them, or say --all; --list shows them");
        return GV_E_USAGE;
    }
    for (size_t k = 0; k < options->n_operands; k++)
        GV_TRY(add_named(options, options->operand[k], files, err));
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
            files->at[kept++] = files->at[k];
        else
            gv_free(files->at[k].path);
    }
    files->n = kept;
    return GV_OK;
}

gv_status gv_claim_files_find(const gv_options *options, gv_claim_files *out, gv_error *err)
{
    gv_status status;
    gv_claim_files files = { .at = NULL };
    GV_TRY(find(options, &files, err));
    GV_TRY(keep_part(options->shard, &files, err));
    *out = files;
    files = (gv_claim_files){ .at = NULL };
done:
    gv_claim_files_free(&files);
    return status;
}

gv_status gv_claim_file_read(const gv_options *options, const gv_claim_file *file,
                             gv_plan **out, gv_error *err)
{
    return file->path != NULL ? gv_session_read(options, file->path, out, err)
                              : gv_session_read_shipped(options, file->shipped, out, err);
}

void gv_claim_files_free(gv_claim_files *files)
{
    for (size_t k = 0; k < files->n; k++)
        gv_free(files->at[k].path);
    gv_free(files->at);
    *files = (gv_claim_files){ .at = NULL };
}
