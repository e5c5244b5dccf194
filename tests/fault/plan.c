/* Which calls fail: read from the environment once, decided by counting. */
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    bool is_on;
    bool chosen[FAULT_CALLS];
    char under[FAULT_PATH_ROOM];
    size_t under_length;
    uint64_t at, from, chance, seed;
    int number, signal;
    bool is_short, is_lie;
    const char *count_file, *callers;
} plan;
static atomic_uint_fast64_t counted;

static uint64_t read_number(const char *name)
{
    const char *text = getenv(name);
    return text != NULL ? strtoull(text, NULL, 10) : 0;
}

static void choose_calls(const char *list)
{
    static const char *const names[] = { "open",     "write",  "read",   "sync",
                                         "close",    "rename", "unlink", "mkdir",
                                         "truncate", "lock",   "memory" };
    for (size_t k = 0; list != NULL && k < FAULT_CALLS; k++) {
        const size_t length = strlen(names[k]);
        for (const char *at = list; at != NULL; at = strchr(at, ',')) {
            at += *at == ',' ? 1 : 0;
            if (strncmp(at, names[k], length) == 0 &&
                (at[length] == ',' || at[length] == '\0'))
                plan.chosen[k] = true;
        }
    }
}

static void choose_deed(const char *deed)
{
    static const struct {
        const char *name;
        int number;
    } numbers[] = { { "EIO", EIO },       { "ENOSPC", ENOSPC }, { "EDQUOT", EDQUOT },
                    { "EINTR", EINTR },   { "EACCES", EACCES }, { "EROFS", EROFS },
                    { "EMFILE", EMFILE }, { "ENOLCK", ENOLCK }, { "EFBIG", EFBIG },
                    { "ENOMEM", ENOMEM }, { "EXDEV", EXDEV },   { "ESTALE", ESTALE } };
    if (deed == NULL)
        return;
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
        if (strcmp(deed, numbers[k].name) == 0)
            plan.number = numbers[k].number;
    }
    plan.is_short = strcmp(deed, "short") == 0;
    plan.is_lie = strcmp(deed, "lie") == 0;
    plan.signal = strcmp(deed, "kill") == 0   ? SIGKILL
                  : strcmp(deed, "stop") == 0 ? SIGSTOP
                  : strcmp(deed, "term") == 0 ? SIGTERM
                                              : 0;
}

void fault_begin(void)
{
    const char *under = getenv("FAULT_UNDER");
    if (getenv("FAULT_LOCALE") != NULL && setlocale(LC_ALL, "") == NULL)
        abort();
    if (under != NULL && realpath(under, plan.under) == NULL)
        abort();
    plan.under_length = strlen(plan.under);
    plan.at = read_number("FAULT_AT");
    plan.from = read_number("FAULT_FROM");
    plan.chance = read_number("FAULT_CHANCE");
    plan.seed = read_number("FAULT_SEED");
    plan.count_file = getenv("FAULT_COUNT");
    plan.callers = getenv("FAULT_CALLERS");
    choose_calls(getenv("FAULT_CALLS"));
    choose_deed(getenv("FAULT_DO"));
    if (getenv("FAULT_JOURNAL") != NULL)
        fault_journal_open(getenv("FAULT_JOURNAL"));
    plan.is_on = true;
}

bool fault_is_on(void)
{
    return plan.is_on;
}

bool fault_is_caller(const void *address)
{
    Dl_info about;
    if (plan.callers == NULL)
        return true;
    if (dladdr(address, &about) == 0 || about.dli_fname == NULL)
        return false;
    const char *slash = strrchr(about.dli_fname, '/');
    const char *name = slash != NULL ? slash + 1 : about.dli_fname;
    for (const char *at = plan.callers; at != NULL; at = strchr(at, ',')) {
        at += *at == ',' ? 1 : 0;
        if (strncmp(name, at, strcspn(at, ",")) == 0)
            return true;
    }
    return false;
}

static uint64_t mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

fault fault_of(fault_call call)
{
    if (!plan.is_on || !plan.chosen[call])
        return (fault){ 0 };
    const uint64_t k = atomic_fetch_add(&counted, 1) + 1;
    const bool fails =
        k == plan.at || (plan.from > 0 && k >= plan.from) ||
        (plan.chance > 0 && mix(k * 0x9e3779b97f4a7c15u + plan.seed) % plan.chance == 0);
    if (!fails)
        return (fault){ 0 };
    if (plan.signal != 0)
        raise(plan.signal);
    return (fault){ plan.number, plan.is_short, plan.is_lie };
}

static bool is_below(const char *path)
{
    return plan.under_length > 0 && strncmp(path, plan.under, plan.under_length) == 0 &&
           (path[plan.under_length] == '/' || path[plan.under_length] == '\0');
}

static bool path_of_fd(int fd, char path[FAULT_PATH_ROOM])
{
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t n = readlink(link, path, FAULT_PATH_ROOM - 1);
    path[n > 0 ? n : 0] = '\0';
    return n > 0;
}

bool fault_is_below_fd(int fd, char path[FAULT_PATH_ROOM])
{
    return plan.is_on && path_of_fd(fd, path) && is_below(path);
}

bool fault_is_below(int folder, const char *name, char path[FAULT_PATH_ROOM])
{
    char parent[FAULT_PATH_ROOM] = "";
    if (!plan.is_on)
        return false;
    if (name[0] == '/')
        snprintf(path, FAULT_PATH_ROOM, "%s", name);
    else if (folder == AT_FDCWD ? getcwd(parent, sizeof parent) != NULL
                                : path_of_fd(folder, parent))
        snprintf(path, FAULT_PATH_ROOM, "%.2000s/%.2000s", parent, name);
    else
        return false;
    return is_below(path);
}

/* The program has ended by itself. */
__attribute__((destructor)) static void tell_count(void)
{
    if (plan.count_file == NULL)
        return;
    plan.is_on = false;
    FILE *out = fopen(plan.count_file, "w");
    if (out == NULL)
        return;
    fprintf(out, "%llu\n", (unsigned long long) atomic_load(&counted));
    fclose(out);
}
