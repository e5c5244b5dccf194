/* Publishing: a new temporary file in the same folder, written, brought to disk, renamed.
 * Every step names the file and says what the system said. */
#include "record/publish.h"

#include "base/number.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_TRIED = 1000 };

static gv_status cannot(gv_error *err, gv_place place, const char *file, const char *what)
{
    const int number = errno;
    const gv_status status = GV_FAIL(err, GV_E_OUTPUT, "cannot %s %s/%s: %s", what,
                                     place.shown, file, strerrordesc_np(number));
    if (number == ENOSPC || number == EDQUOT)
        gv_error_hint(err, "make room on that disk and run again: finished work is kept");
    return status;
}

/* A signal may interrupt. */
static int bring_to_disk(int fd)
{
    int failed;
    do {
        failed = fsync(fd);
    } while (failed != 0 && errno == EINTR);
    return failed;
}

/* Some file systems cannot bring a folder to disk and say EINVAL; they do it on their
 * own. */
gv_status gv_place_settle(gv_place place, gv_error *err)
{
    if (bring_to_disk(place.fd) != 0 && errno != EINVAL)
        return cannot(err, place, "", "bring to disk");
    return GV_OK;
}

gv_status gv_temporary_create(gv_place place, gv_temporary *out, gv_error *err)
{
    gv_temporary t = { .place = place, .fd = -1 };
    for (int k = 0; k < NAMES_TRIED && t.fd < 0; k++) {
        gv_print_to(t.name, sizeof t.name, GV_TEMPORARY_PREFIX "%ld-%d", (long) getpid(),
                    k);
        t.fd = openat(place.fd, t.name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      0666);
        if (t.fd < 0 && errno != EEXIST && errno != EINTR)
            break;
    }
    if (t.fd < 0)
        return cannot(err, place, t.name, "create");
    *out = t;
    return GV_OK;
}

gv_status gv_temporary_write(const gv_temporary *t, const void *bytes, size_t n,
                             gv_error *err)
{
    const unsigned char *from = bytes;
    while (n > 0) {
        const ssize_t written = write(t->fd, from, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannot(err, t->place, t->name, "write");
        from += written;
        n -= (size_t) written;
    }
    return GV_OK;
}

/* Only a plain file, or nothing, may stand where a file is to stand. */
static gv_status check_way(gv_place place, const char *file, gv_error *err)
{
    struct stat found;
    if (file[0] == '\0' || strchr(file, '/') != NULL)
        return GV_FAIL(err, GV_E_OUTPUT, "\"%s\" is not a file name", file);
    if (fstatat(place.fd, file, &found, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? GV_OK : cannot(err, place, file, "look at");
    if (S_ISREG(found.st_mode))
        return GV_OK;
    const char *what = S_ISLNK(found.st_mode)   ? "a symbolic link"
                       : S_ISDIR(found.st_mode) ? "a folder"
                                                : "not a plain file";
    const gv_status status =
        GV_FAIL(err, GV_E_OUTPUT, "cannot write %s/%s: it is %s", place.shown, file, what);
    gv_error_hint(err, "remove it, or choose another output folder");
    return status;
}

gv_status gv_temporary_publish(gv_temporary *t, const char *file, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(check_way(t->place, file, err));
    if (bring_to_disk(t->fd) != 0)
        return cannot(err, t->place, file, "bring to disk");
    const int fd = t->fd;
    t->fd = -1;
    if (close(fd) != 0 && errno != EINTR)
        return cannot(err, t->place, file, "close");
    if (renameat(t->place.fd, t->name, t->place.fd, file) != 0)
        return cannot(err, t->place, file, "name");
    t->name[0] = '\0';
    status = gv_place_settle(t->place, err);
done:
    return status;
}

void gv_temporary_drop(gv_temporary *t)
{
    if (t->name[0] == '\0')
        return;
    if (t->fd >= 0)
        close(t->fd);
    unlinkat(t->place.fd, t->name, 0); /* what stays is swept by the next run */
    *t = (gv_temporary){ .fd = -1 };
}

gv_status gv_publish(gv_place place, const char *file, const void *bytes, size_t n,
                     gv_error *err)
{
    gv_status status = GV_OK;
    gv_temporary t = { .fd = -1 };
    GV_TRY(check_way(place, file, err));
    GV_TRY(gv_temporary_create(place, &t, err));
    GV_TRY(gv_temporary_write(&t, bytes, n, err));
    GV_TRY(gv_temporary_publish(&t, file, err));
done:
    gv_temporary_drop(&t);
    return status;
}

gv_status gv_place_rename(gv_place place, const char *from, const char *to, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(check_way(place, to, err));
    if (renameat(place.fd, from, place.fd, to) != 0)
        return cannot(err, place, to, "name");
    status = gv_place_settle(place, err);
done:
    return status;
}

gv_status gv_place_sweep(gv_place place, gv_error *err)
{
    gv_status status = GV_OK;
    /* The stream owns its descriptor, so it gets one of its own. */
    const int fd = openat(place.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (stream == NULL) {
        status = cannot(err, place, "", "list");
        if (fd >= 0)
            close(fd);
        return status;
    }
    const size_t prefix = sizeof GV_TEMPORARY_PREFIX - 1;
    for (const struct dirent *entry = readdir(stream); entry != NULL;
         entry = readdir(stream)) {
        if (strncmp(entry->d_name, GV_TEMPORARY_PREFIX, prefix) == 0 &&
            unlinkat(place.fd, entry->d_name, 0) != 0 && errno != ENOENT) {
            status = cannot(err, place, entry->d_name, "remove");
            break;
        }
    }
    if (closedir(stream) != 0 && status == GV_OK)
        status = cannot(err, place, "", "list");
    return status;
}
