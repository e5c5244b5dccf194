/* What a disk may hold after the power failed: replays a journal of the fault library into
 * a folder. JOURNAL UNDER FOLDER EVENTS SEED. The first EVENTS events have happened. What
 * was brought to disk stays; of the rest, with seed 0, nothing does, and else each change
 * does by the toss of a coin, whatever came before it. Without EVENTS: prints how many
 * there are. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 4096, MOST_EVENTS = 1 << 16, MOST_FILES = 1 << 12 };

typedef struct event {
    char what; /* create, write, sync, rename, unlink, mkdir: by the first letter */
    unsigned long long inode;
    char *path, *to; /* of a write: offset and length */
    unsigned char *bytes;
    size_t n;
    bool lasts;
} event;

static event events[MOST_EVENTS];
static size_t n_events;

static void insist(bool condition, const char *words)
{
    if (condition)
        return;
    fprintf(stderr, "fault_replay: %s: %s\n", words, strerror(errno));
    exit(2);
}

static void read_journal(const char *path)
{
    char *line = NULL;
    size_t room = 0;
    FILE *in = fopen(path, "rb");
    insist(in != NULL, path);
    while (getline(&line, &room, in) > 0 && n_events < MOST_EVENTS) {
        event *e = &events[n_events++];
        char *rest = line;
        const char *what = strsep(&rest, "\t");
        const char *inode = strsep(&rest, "\t");
        const char *from = strsep(&rest, "\t");
        const char *to = strsep(&rest, "\n");
        insist(to != NULL, "a torn journal");
        *e = (event){ .what = what[0],
                      .inode = strtoull(inode, NULL, 10),
                      .path = strdup(from),
                      .to = strdup(to) };
        if (e->what != 'w')
            continue;
        e->n = strtoull(to, NULL, 10);
        e->bytes = malloc(e->n + 1);
        insist(fread(e->bytes, 1, e->n + 1, in) == e->n + 1, "a torn journal");
    }
    free(line);
    fclose(in);
}

/* ---- what lasts -------------------------------------------------------------------- */

static bool is_in(const char *path, const char *folder)
{
    const char *slash = strrchr(path, '/');
    const size_t n = strlen(folder);
    return (size_t) (slash - path) == n && strncmp(path, folder, n) == 0;
}

/* A write lasts when its file was synced afterwards, a change of names when the folder was.
 */
static void find_lasting(size_t n)
{
    for (size_t k = 0; k < n; k++) {
        event *e = &events[k];
        for (size_t later = k + 1; later < n && !e->lasts; later++) {
            const event *sync = &events[later];
            if (sync->what == 's')
                e->lasts =
                    e->what == 'w' ? sync->inode == e->inode : is_in(e->path, sync->path);
        }
    }
}

static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* ---- the disk ---------------------------------------------------------------------- */

/* A file is made under the name of its inode, so that its bytes survive losing their name.
 */
static const char *under, *folder;

static const char *place_of(const char *path, char out[ROOM])
{
    const size_t n = strlen(under);
    insist(strncmp(path, under, n) == 0, path);
    snprintf(out, ROOM, "%s%s", folder, path + n);
    return out;
}

/* Bytes behind a name: inode -> the event that created it last, so inodes may be used
 * again. */
static struct {
    unsigned long long inode;
    char path[ROOM];
} named[MOST_FILES];
static size_t n_named;

static void do_create(const event *e)
{
    char at[ROOM];
    const int fd = open(place_of(e->path, at), O_CREAT | O_WRONLY | O_TRUNC, 0666);
    if (fd < 0)
        return; /* its folder did not last */
    close(fd);
    insist(n_named < MOST_FILES, "too many files");
    named[n_named].inode = e->inode;
    snprintf(named[n_named++].path, ROOM, "%s", at);
}

static void do_write(const event *e)
{
    for (size_t k = n_named; k > 0; k--) {
        if (named[k - 1].inode != e->inode)
            continue;
        const int fd = open(named[k - 1].path, O_WRONLY);
        if (fd < 0)
            return;
        insist(pwrite(fd, e->bytes, e->n, strtoll(e->path, NULL, 10)) == (ssize_t) e->n,
               "writing");
        close(fd);
        return;
    }
}

static void do_rename(const event *e)
{
    char from[ROOM], to[ROOM];
    if (rename(place_of(e->path, from), place_of(e->to, to)) != 0)
        return; /* what it renames did not last */
    for (size_t k = 0; k < n_named; k++) {
        if (strcmp(named[k].path, to) == 0)
            named[k].inode = 0; /* replaced */
        if (strcmp(named[k].path, from) == 0)
            snprintf(named[k].path, ROOM, "%s", to);
    }
}

static void apply(const event *e)
{
    char at[ROOM];
    switch (e->what) {
    case 'c':
        do_create(e);
        break;
    case 'w':
        do_write(e);
        break;
    case 'r':
        do_rename(e);
        break;
    case 'm':
        (void) !mkdir(place_of(e->path, at), 0777);
        break;
    case 'u':
        (void) !remove(place_of(e->path, at));
        break;
    default:
        break;
    }
}

int main(int argc, char **argv)
{
    insist(argc == 6 || argc == 2, "JOURNAL UNDER FOLDER EVENTS SEED");
    read_journal(argv[1]);
    if (argc == 2) {
        printf("%zu\n", n_events);
        return 0;
    }
    under = argv[2];
    folder = argv[3];
    const size_t happened = strtoull(argv[4], NULL, 10);
    uint64_t state = strtoull(argv[5], NULL, 10);
    const bool tosses = state != 0;
    const size_t n = happened < n_events ? happened : n_events;
    find_lasting(n);
    for (size_t k = 0; k < n; k++) {
        const bool stays = tosses && draw(&state) % 2 == 0;
        /* A renamed file that lasts was created, whatever became of its first name. */
        if (events[k].lasts || stays || events[k].what == 'c')
            apply(&events[k]);
    }
    return 0;
}
