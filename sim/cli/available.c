/* Free memory, control groups and RLIMIT_AS. */
#include "cli/available.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, LINE_ROOM = 4352 };

static void narrow(gv_available *least, uint64_t bytes, const char *limit)
{
    if (bytes < least->bytes)
        *least = (gv_available){ bytes, limit };
}

static uint64_t minus(uint64_t limit, uint64_t used)
{
    return limit > used ? limit - used : 0;
}

/* The number at the head of a file. "max" and missing files are no number. */
static bool read_number(const char *path, uint64_t *out)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return false;
    unsigned long long number = 0;
    const bool is_number = fscanf(file, "%llu", &number) == 1;
    fclose(file);
    if (is_number)
        *out = number;
    return is_number;
}

static uint64_t free_memory(void)
{
    FILE *file = fopen("/proc/meminfo", "re");
    if (file == NULL)
        return UINT64_MAX;
    char line[LINE_ROOM];
    unsigned long long kilobytes = 0;
    bool is_found = false;
    while (!is_found && fgets(line, sizeof line, file) != NULL)
        is_found = sscanf(line, "MemAvailable: %llu kB", &kilobytes) == 1;
    fclose(file);
    return is_found ? kilobytes * 1024 : UINT64_MAX;
}

/* What a group uses, less the pages of files it has merely read: those are given back. */
static uint64_t used_by_group(const char *folder, const char *usage_file)
{
    char path[PATH_ROOM + 64], line[LINE_ROOM];
    uint64_t used = 0;
    unsigned long long idle = 0;
    snprintf(path, sizeof path, "%s/%s", folder, usage_file);
    if (!read_number(path, &used))
        return 0;
    snprintf(path, sizeof path, "%s/memory.stat", folder);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return used;
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "inactive_file %llu", &idle) == 1)
            break;
    }
    fclose(file);
    return minus(used, idle);
}

/* A group is bounded by its ancestors too: walk from its folder up to the root. */
static void narrow_by_group(gv_available *least, const char *root, const char *group,
                            const char *limit_file, const char *usage_file)
{
    char folder[PATH_ROOM], path[PATH_ROOM + 64];
    if (snprintf(folder, sizeof folder, "%s%s", root, group) >= PATH_ROOM)
        return;
    const size_t stop = strlen(root);
    while (strlen(folder) >= stop) {
        uint64_t limit = 0;
        snprintf(path, sizeof path, "%s/%s", folder, limit_file);
        if (read_number(path, &limit))
            narrow(least, minus(limit, used_by_group(folder, usage_file)),
                   "the control group's limit");
        char *slash = strrchr(folder, '/');
        if (slash == NULL)
            return;
        *slash = '\0';
    }
}

static void narrow_by_groups(gv_available *least)
{
    FILE *file = fopen("/proc/self/cgroup", "re");
    if (file == NULL)
        return;
    char line[LINE_ROOM];
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *controllers = strchr(line, ':');
        char *group = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
        if (group == NULL)
            continue;
        *group++ = '\0';
        if (gv_same_text(group, "/"))
            group++;
        if (controllers[1] == '\0')
            narrow_by_group(least, "/sys/fs/cgroup", group, "memory.max", "memory.current");
        else if (strstr(controllers, "memory") != NULL)
            narrow_by_group(least, "/sys/fs/cgroup/memory", group, "memory.limit_in_bytes",
                            "memory.usage_in_bytes");
    }
    fclose(file);
}

static void narrow_by_address_space(gv_available *least)
{
    struct rlimit limit;
    uint64_t pages = 0;
    const long page = sysconf(_SC_PAGESIZE);
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || page <= 0)
        return;
    if (!read_number("/proc/self/statm", &pages))
        pages = 0;
    narrow(least, minus(limit.rlim_cur, pages * (uint64_t) page),
           "the limit of the address space (ulimit -v)");
}

gv_available gv_memory_available(void)
{
    gv_available least = { UINT64_MAX, "nothing known" };
    narrow(&least, free_memory(), "the free memory");
    narrow_by_groups(&least);
    narrow_by_address_space(&least);
    return least;
}
