/* What a disk would have seen: one line an event, the bytes of writes behind their line.
 * Files go by their inode, names by their path. */
#include "fault.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static FILE *journal;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

void fault_journal_open(const char *path)
{
    journal = fopen(path, "wbe");
    if (journal == NULL)
        abort();
}

static unsigned long long inode_of(int fd)
{
    struct stat about;
    return fstat(fd, &about) == 0 ? (unsigned long long) about.st_ino : 0;
}

static void print(const char *what, unsigned long long inode, const char *path,
                  const char *to)
{
    if (journal == NULL)
        return;
    pthread_mutex_lock(&turn);
    fprintf(journal, "%s\t%llu\t%s\t%s\n", what, inode, path, to);
    fflush(journal);
    pthread_mutex_unlock(&turn);
}

void fault_journal_name(const char *what, const char *path, const char *to)
{
    print(what, 0, path, to != NULL ? to : "");
}

void fault_journal_create(int fd, const char *path)
{
    print("create", inode_of(fd), path, "");
}

/* A folder's sync makes its names last, a file's its bytes. */
void fault_journal_file(const char *what, int fd)
{
    char path[FAULT_PATH_ROOM];
    if (fault_is_below_fd(fd, path))
        print(what, inode_of(fd), path, "");
}

void fault_journal_write(int fd, off_t at, const void *bytes, size_t n)
{
    if (journal == NULL)
        return;
    pthread_mutex_lock(&turn);
    fprintf(journal, "write\t%llu\t%lld\t%zu\n", inode_of(fd), (long long) at, n);
    fwrite(bytes, 1, n, journal);
    fputc('\n', journal);
    fflush(journal);
    pthread_mutex_unlock(&turn);
}
