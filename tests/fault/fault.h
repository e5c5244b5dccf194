/* A library to preload, for tests only: it lets chosen calls of a program fail, and writes
 * down what a disk would have seen. It reads the environment:
 *
 *   FAULT_CALLS   open write read sync close rename unlink mkdir truncate lock memory, by
 * commas FAULT_UNDER   only calls on files below this folder (not for memory) FAULT_CALLERS
 * only memory asked for by objects whose file names begin with one of these words FAULT_AT
 * the k-th of these calls fails, from 1 FAULT_FROM    the k-th and all later ones
 *   FAULT_CHANCE  each with a chance of one in that many, by FAULT_SEED
 *   FAULT_DO      an errno (EIO, ENOSPC, ...), or
 *                 short  write less than asked for
 *                 lie    say it was done (of sync)
 *                 kill, stop, term  send oneself that signal before the call
 *   FAULT_COUNT   a file that gets the number of these calls when the program exits
 *   FAULT_JOURNAL a file that gets every change below FAULT_UNDER, for `fault_replay`
 *   FAULT_LOCALE  set: the program takes on the locale of the environment, as one that
 * embeds the library might
 *
 * Calls are counted from main on. */
#ifndef GRAPEVINE_TEST_FAULT_H
#define GRAPEVINE_TEST_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef enum fault_call {
    FAULT_OPEN,
    FAULT_WRITE,
    FAULT_READ,
    FAULT_SYNC,
    FAULT_CLOSE,
    FAULT_RENAME,
    FAULT_UNLINK,
    FAULT_MKDIR,
    FAULT_TRUNCATE,
    FAULT_LOCK,
    FAULT_MEMORY,
    FAULT_CALLS
} fault_call;

enum { FAULT_PATH_ROOM = 4096 };

typedef struct fault {
    int number;    /* errno to fail with; 0: none */
    bool is_short; /* write less */
    bool is_lie;   /* say it was done */
} fault;

/* Main has begun, and is there anything to do? */
void fault_begin(void);
bool fault_is_on(void);
/* Is memory for the object with this address concerned? */
bool fault_is_caller(const void *address);
/* The fate of a call of this kind, counted if it is chosen. */
fault fault_of(fault_call call);
/* Absolute path of a name in a folder, or of a descriptor; is it below FAULT_UNDER? */
bool fault_is_below(int folder, const char *name, char path[FAULT_PATH_ROOM]);
bool fault_is_below_fd(int fd, char path[FAULT_PATH_ROOM]);

/* Lines of the journal. Nothing happens without one. */
void fault_journal_open(const char *path);
void fault_journal_name(const char *what, const char *path, const char *to);
void fault_journal_file(const char *what, int fd);
void fault_journal_create(int fd, const char *path);
void fault_journal_write(int fd, off_t at, const void *bytes, size_t n);

#endif
