/* One writer to a folder, or several that write different shards: an advisory lock on
 * `.lock`, which says who holds it. The kernel drops the lock when its holder dies, so no
 * lock is ever stale; the file itself stays. */
#include "record/folder.h"

#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char lock_name[] = ".lock";

enum { HOLDER_ROOM = 256 };

/* What the holder wrote, in one line of printable characters. */
static void read_holder(int fd, char holder[HOLDER_ROOM])
{
    const ssize_t got = pread(fd, holder, HOLDER_ROOM - 1, 0);
    const size_t length = got > 0 ? (size_t) got : 0;
    holder[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char) holder[i] < ' ')
            holder[i] = i + 1 == length ? '\0' : ' ';
    }
    if (holder[0] == '\0')
        gv_print_to(holder, HOLDER_ROOM, "a process that did not say its name");
}

static gv_status refused(int number, int fd, gv_place place, gv_error *err)
{
    gv_status status = GV_OK;
    if (number == EWOULDBLOCK) {
        char holder[HOLDER_ROOM];
        read_holder(fd, holder);
        status = GV_FAIL(err, GV_E_BUSY, "another run is writing in %s: %s", place.shown,
                         holder);
        gv_error_hint(err, "wait for it, or choose another output folder");
        return status;
    }
    status = GV_FAIL(err, GV_E_OUTPUT, "cannot lock %s/%s: %s", place.shown, lock_name,
                     strerrordesc_np(number));
    gv_error_hint(err,
                  "that file system gives no locks: choose an output folder on another");
    return status;
}

/* "process 123 on host, since 2024-05-06T07:08:09Z" */
static void print_holder(char holder[HOLDER_ROOM])
{
    char host[HOLDER_ROOM / 2] = "";
    char start[32] = "";
    const time_t now = time(NULL);
    struct tm parts;
    if (gethostname(host, sizeof host - 1) != 0)
        gv_print_to(host, sizeof host, "an unnamed host");
    if (gmtime_r(&now, &parts) == NULL ||
        strftime(start, sizeof start, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        gv_print_to(start, sizeof start, "an unknown time");
    gv_print_to(holder, HOLDER_ROOM, "process %ld on %s, since %s\n", (long) getpid(), host,
                start);
}

/* Not published by renaming: the lock belongs to this very file. */
static int write_holder(int fd)
{
    char holder[HOLDER_ROOM];
    print_holder(holder);
    const size_t length = strlen(holder);
    if (ftruncate(fd, 0) != 0)
        return errno;
    for (size_t done = 0; done < length;) {
        const ssize_t written = pwrite(fd, holder + done, length - done, (off_t) done);
        if (written < 0 && errno != EINTR)
            return errno;
        done += written > 0 ? (size_t) written : 0;
    }
    return 0;
}

static int lock_now(int fd, bool is_shared)
{
    int failed;
    do {
        failed = flock(fd, (is_shared ? LOCK_SH : LOCK_EX) | LOCK_NB);
    } while (failed != 0 && errno == EINTR);
    return failed;
}

gv_status gv_lock_take(gv_place place, bool is_shared, int *out, gv_error *err)
{
    struct stat found;
    const int fd = openat(place.fd, lock_name,
                          O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    if (fd < 0)
        return GV_FAIL(err, GV_E_OUTPUT, "cannot open %s/%s: %s", place.shown, lock_name,
                       errno == ELOOP ? "it is a symbolic link" : strerrordesc_np(errno));
    gv_status status = GV_OK;
    if (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
        status =
            GV_FAIL(err, GV_E_OUTPUT, "%s/%s is not a plain file", place.shown, lock_name);
        goto done;
    }
    if (lock_now(fd, is_shared) != 0) {
        status = refused(errno, fd, place, err);
        goto done;
    }
    const int number = write_holder(fd);
    if (number != 0) {
        status = GV_FAIL(err, GV_E_OUTPUT, "cannot write %s/%s: %s", place.shown, lock_name,
                         strerrordesc_np(number));
        goto done;
    }
    *out = fd;
    return GV_OK;
done:
    close(fd);
    return status;
}

/* ---- shards of a shared folder -------------------------------------------------- */

/* Locks of single bytes in a file of their own: `.lock` is locked as a whole, which network
 * file systems do not tell from locking its bytes. */
static const char claims_name[] = ".claims";

static gv_status set_claims(gv_folder *folder, short type, off_t start, off_t n,
                            gv_error *err)
{
    struct flock range = {
        .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = n
    };
    int failed;
    do {
        failed = fcntl(folder->claims, F_OFD_SETLK, &range);
    } while (failed != 0 && errno == EINTR);
    if (failed == 0)
        return GV_OK;
    if (errno == EAGAIN || errno == EACCES)
        return GV_FAIL(err, GV_E_BUSY, "another process is at a shard of this part");
    return GV_FAIL(err, GV_E_OUTPUT, "cannot lock %s/%s: %s", folder->run.shown,
                   claims_name, strerrordesc_np(errno));
}

gv_status gv_folder_claim(gv_folder *folder, uint64_t point, uint64_t block, gv_error *err)
{
    enum { MOST_BLOCKS = 1024 };
    gv_status status = GV_OK;
    if (folder->claims < 0)
        folder->claims = openat(folder->run.fd, claims_name,
                                O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (folder->claims < 0)
        return GV_FAIL(err, GV_E_OUTPUT, "cannot open %s/%s: %s", folder->run.shown,
                       claims_name, strerrordesc_np(errno));
    GV_TRY(set_claims(folder, F_UNLCK, 0, 0, err));
    status = set_claims(folder, F_WRLCK, (off_t) (point * MOST_BLOCKS + block), 1, err);
    if (status == GV_E_BUSY)
        gv_error_hint(err, "give every process another --shard");
done:
    return status;
}
