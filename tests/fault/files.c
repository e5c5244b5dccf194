/* The calls on files, and the beginning of main. Each asks whether it fails, calls the real
 * one, and writes down what changed. */
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The next definition of a function behind this one. */
#define REAL(function) ((__typeof__(&function)) dlsym(RTLD_NEXT, #function))

/* Fails with the errno of a fault, if it has one. */
#define FAIL_IF(f)                                                                         \
    do {                                                                                   \
        if ((f).number != 0) {                                                             \
            errno = (f).number;                                                            \
            return -1;                                                                     \
        }                                                                                  \
    } while (0)

typedef int main_function(int argc, char **argv, char **environment);
static main_function *true_main;

static int main_with_faults(int argc, char **argv, char **environment)
{
    fault_begin();
    return true_main(argc, argv, environment);
}

typedef int start_function(main_function *main, int argc, char **argv, void (*init)(void),
                           void (*fini)(void), void (*loader)(void), void *stack);
int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader)(void), void *stack);

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader)(void), void *stack)
{
    start_function *start = (start_function *) dlsym(RTLD_NEXT, "__libc_start_main");
    true_main = main;
    return start(main_with_faults, argc, argv, init, fini, loader, stack);
}

static fault fate(bool concerned, fault_call call)
{
    return concerned ? fault_of(call) : (fault){ 0 };
}

static int open_in(int folder, const char *name, int flags, mode_t mode)
{
    char path[FAULT_PATH_ROOM];
    struct stat about;
    const bool below = fault_is_below(folder, name, path);
    const fault f = fate(below, FAULT_OPEN);
    FAIL_IF(f);
    const bool is_new = below && (flags & O_CREAT) != 0 && lstat(path, &about) != 0;
    const int fd = REAL(openat)(folder, name, flags, mode);
    if (is_new && fd >= 0)
        fault_journal_create(fd, path);
    return fd;
}

static mode_t mode_of(int flags, va_list list)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;
}

int open(const char *name, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = mode_of(flags, list);
    va_end(list);
    return open_in(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = mode_of(flags, list);
    va_end(list);
    return open_in(folder, name, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    char path[FAULT_PATH_ROOM];
    const bool below = fault_is_below_fd(fd, path);
    const fault f = fate(below, FAULT_WRITE);
    FAIL_IF(f);
    const off_t at = below ? lseek(fd, 0, SEEK_CUR) : 0;
    const ssize_t written = REAL(write)(fd, bytes, f.is_short && n > 1 ? n / 2 : n);
    if (below && written > 0)
        fault_journal_write(fd, at, bytes, (size_t) written);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    char path[FAULT_PATH_ROOM];
    const bool below = fault_is_below_fd(fd, path);
    const fault f = fate(below, FAULT_WRITE);
    FAIL_IF(f);
    const ssize_t written = REAL(pwrite)(fd, bytes, f.is_short && n > 1 ? n / 2 : n, at);
    if (below && written > 0)
        fault_journal_write(fd, at, bytes, (size_t) written);
    return written;
}

ssize_t read(int fd, void *bytes, size_t n)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_READ);
    FAIL_IF(f);
    return REAL(read)(fd, bytes, f.is_short && n > 1 ? n / 2 : n);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_READ);
    FAIL_IF(f);
    return REAL(pread)(fd, bytes, f.is_short && n > 1 ? n / 2 : n, at);
}

int fsync(int fd)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_SYNC);
    FAIL_IF(f);
    if (f.is_lie)
        return 0;
    const int failed = REAL(fsync)(fd);
    if (failed == 0)
        fault_journal_file("sync", fd);
    return failed;
}

/* As on Linux the descriptor is gone, whatever close says. */
int close(int fd)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_CLOSE);
    const int failed = REAL(close)(fd);
    FAIL_IF(f);
    return failed;
}

int renameat(int folder, const char *from, int to_folder, const char *to)
{
    char path[FAULT_PATH_ROOM], to_path[FAULT_PATH_ROOM];
    const bool below = fault_is_below(folder, from, path);
    const fault f = fate(below, FAULT_RENAME);
    FAIL_IF(f);
    const int failed = REAL(renameat)(folder, from, to_folder, to);
    if (below && failed == 0 && fault_is_below(to_folder, to, to_path))
        fault_journal_name("rename", path, to_path);
    return failed;
}

int rename(const char *from, const char *to)
{
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int unlinkat(int folder, const char *name, int flags)
{
    char path[FAULT_PATH_ROOM];
    const bool below = fault_is_below(folder, name, path);
    const fault f = fate(below, FAULT_UNLINK);
    FAIL_IF(f);
    const int failed = REAL(unlinkat)(folder, name, flags);
    if (below && failed == 0)
        fault_journal_name("unlink", path, NULL);
    return failed;
}

int unlink(const char *name)
{
    return unlinkat(AT_FDCWD, name, 0);
}

int mkdirat(int folder, const char *name, mode_t mode)
{
    char path[FAULT_PATH_ROOM];
    const bool below = fault_is_below(folder, name, path);
    const fault f = fate(below, FAULT_MKDIR);
    FAIL_IF(f);
    const int failed = REAL(mkdirat)(folder, name, mode);
    if (below && failed == 0)
        fault_journal_name("mkdir", path, NULL);
    return failed;
}

int mkdir(const char *name, mode_t mode)
{
    return mkdirat(AT_FDCWD, name, mode);
}

int ftruncate(int fd, off_t n)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_TRUNCATE);
    FAIL_IF(f);
    return REAL(ftruncate)(fd, n);
}

int posix_fallocate(int fd, off_t at, off_t n)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_TRUNCATE);
    return f.number != 0 ? f.number : REAL(posix_fallocate)(fd, at, n);
}

int flock(int fd, int what)
{
    char path[FAULT_PATH_ROOM];
    const fault f = fate(fault_is_below_fd(fd, path), FAULT_LOCK);
    FAIL_IF(f);
    return REAL(flock)(fd, what);
}
