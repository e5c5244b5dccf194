/* The folder of a run: `<base>/<scenario>/<world>/.shards`, made step by step through
 * descriptors, so that nothing below the base can lead elsewhere. */
#include "record/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gv_status cannot(gv_error *err, const char *what, const char *path, int number)
{
    const char *why = number == ELOOP     ? "a symbolic link is in the way"
                      : number == ENOTDIR ? "it, or what should contain it, is no folder"
                                          : strerrordesc_np(number);
    const gv_status status = GV_FAIL(err, GV_E_OUTPUT, "cannot %s %s: %s", what, path, why);
    gv_error_hint(err, "choose another output folder");
    return status;
}

/* A folder that was just made must not disappear with the next power failure. */
static gv_status settle_parent(const char *path, gv_error *err)
{
    gv_status status = GV_OK;
    gv_place parent = { .fd = -1 };
    char *above = gv_format_text(err, "%s/..", path);
    if (above == NULL)
        return GV_E_MEMORY;
    parent.shown = above;
    parent.fd = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent.fd >= 0) /* what may be written but not read settles when it likes */
        status = gv_place_settle(parent, err);
    if (parent.fd >= 0)
        close(parent.fd);
    gv_free(above);
    return status;
}

/* Make the base and what contains it, as `mkdir -p` does. This is the user's own choice of
 * place, so links are followed. */
static gv_status open_base(const char *base, int *out, gv_error *err)
{
    gv_status status = GV_OK;
    char *path = gv_copy_text(base, err);
    if (path == NULL)
        return GV_E_MEMORY;
    const size_t length = strlen(path);
    for (size_t i = 1; i <= length; i++) {
        const char letter = path[i];
        if (letter != '/' && letter != '\0')
            continue;
        path[i] = '\0';
        /* Where a folder exists but its parent may not be written, mkdir says EROFS. */
        struct stat found;
        const int failed = mkdir(path, 0777);
        if (failed == 0)
            GV_TRY(settle_parent(path, err));
        if (failed != 0 && errno != EEXIST && stat(path, &found) != 0) {
            status = cannot(err, "make", path, errno);
            goto done;
        }
        path[i] = letter;
    }
    *out = open(base, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*out < 0)
        status = cannot(err, "open", base, errno);
done:
    gv_free(path);
    return status;
}

/* Enter a folder inside `parent`, made if missing. */
static gv_status enter(int parent, const char *name, const char *path, int *out,
                       gv_error *err)
{
    gv_status status = GV_OK;
    const gv_place above = { .fd = parent, .shown = path };
    const int failed = mkdirat(parent, name, 0777);
    if (failed != 0 && errno != EEXIST)
        return cannot(err, "make", path, errno);
    if (failed == 0)
        GV_TRY(gv_place_settle(above, err));
    *out = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (*out >= 0)
        return GV_OK;
    /* A link to a folder is refused as "not a folder". */
    struct stat found;
    const int number = errno;
    const bool is_link =
        fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(found.st_mode);
    status = cannot(err, "open", path, is_link ? ELOOP : number);
done:
    return status;
}

static gv_status check_name(const char *scenario, gv_error *err)
{
    if (scenario == NULL || scenario[0] == '\0' || strchr(scenario, '/') != NULL ||
        strcmp(scenario, ".") == 0 || strcmp(scenario, "..") == 0)
        return GV_FAIL(err, GV_E_OUTPUT, "\"%s\" cannot be the name of a folder",
                       scenario != NULL ? scenario : "");
    return GV_OK;
}

static gv_status name_paths(const char *base, const char *scenario, const char *world,
                            gv_folder *folder, gv_error *err)
{
    folder->run_path = gv_format_text(err, "%s/%s/%s", base, scenario, world);
    folder->shards_path =
        gv_format_text(err, "%s/%s/%s/" GV_SHARDS_FOLDER, base, scenario, world);
    if (folder->run_path == NULL || folder->shards_path == NULL)
        return GV_E_MEMORY;
    folder->run.shown = folder->run_path;
    folder->shards.shown = folder->shards_path;
    return GV_OK;
}

gv_status gv_folder_open(const char *base, const char *scenario, const char *world,
                         gv_folder *folder, gv_error *err)
{
    gv_status status = GV_OK;
    int base_fd = -1;
    int scenario_fd = -1;
    GV_TRY(check_name(scenario, err));
    GV_TRY(name_paths(base, scenario, world, folder, err));
    GV_TRY(open_base(base, &base_fd, err));
    GV_TRY(enter(base_fd, scenario, folder->run_path, &scenario_fd, err));
    GV_TRY(enter(scenario_fd, world, folder->run_path, &folder->run.fd, err));
    GV_TRY(gv_lock_take(folder->run, folder->is_shared, &folder->lock, err));
    GV_TRY(enter(folder->run.fd, GV_SHARDS_FOLDER, folder->shards_path, &folder->shards.fd,
                 err));
    if (!folder->is_shared) { /* what looks stale may belong to a neighbour */
        GV_TRY(gv_place_sweep(folder->run, err));
        GV_TRY(gv_place_sweep(folder->shards, err));
    }
done:
    if (scenario_fd >= 0)
        close(scenario_fd);
    if (base_fd >= 0)
        close(base_fd);
    return status;
}

void gv_folder_close(gv_folder *folder)
{
    if (folder->shards.fd >= 0) {
        close(folder->shards.fd);
        if (!folder->is_shared) {
            unlinkat(folder->run.fd, GV_SHARDS_FOLDER, AT_REMOVEDIR); /* if empty */
            unlinkat(folder->run.fd, ".claims", 0);
        }
    }
    if (folder->claims >= 0)
        close(folder->claims);
    if (folder->lock >= 0)
        close(folder->lock);
    if (folder->run.fd >= 0)
        close(folder->run.fd);
    gv_free(folder->run_path);
    gv_free(folder->shards_path);
    *folder = (gv_folder) GV_NO_FOLDER;
}
