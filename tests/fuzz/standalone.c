/* Runs a fuzz target without libFuzzer, in any build: every file of the folders named, then
 * keyed mutations of them. TARGET MUTATIONS FOLDER... */
#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

enum { LARGEST = 1 << 16, MOST_FILES = 4096 };

typedef struct seeds {
    uint8_t *bytes[MOST_FILES];
    size_t length[MOST_FILES];
    size_t n;
} seeds;

/* SplitMix64: the mutations are the same on every machine. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static void read_file(const char *path, seeds *all)
{
    uint8_t *bytes = malloc(LARGEST);
    FILE *in = fopen(path, "rb");
    claim(bytes != NULL && in != NULL, path);
    const size_t n = fread(bytes, 1, LARGEST, in);
    fclose(in);
    all->bytes[all->n] = bytes;
    all->length[all->n++] = n;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void read_folder(const char *folder, seeds *all)
{
    struct dirent **entry = NULL;
    const int n = scandir(folder, &entry, NULL, by_name);
    claim(n > 0, folder);
    for (int k = 0; k < n; k++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry[k]->d_name);
        if (entry[k]->d_type == DT_REG && all->n < MOST_FILES)
            read_file(path, all);
        free(entry[k]);
    }
    free(entry);
}

/* Some bytes changed, dropped or doubled, or the tail of another file. */
static size_t mutate(const seeds *all, uint64_t *state, uint8_t out[2 * LARGEST])
{
    const size_t k = draw(state) % all->n;
    size_t n = all->length[k];
    memcpy(out, all->bytes[k], n);
    for (uint64_t left = 1 + draw(state) % 8; left > 0 && n > 0; left--) {
        const size_t at = draw(state) % n;
        const size_t span = 1 + draw(state) % (n - at < 16 ? n - at : 16);
        const size_t other = draw(state) % all->n;
        switch (draw(state) % 5) {
        case 0:
            out[at] ^= (uint8_t) (1u << draw(state) % 8);
            break;
        case 1:
            out[at] = (uint8_t) draw(state);
            break;
        case 2:
            memmove(out + at, out + at + span, n - at - span);
            n -= span;
            break;
        case 3:
            if (n + span <= LARGEST) {
                memmove(out + at + span, out + at, n - at);
                n += span;
            }
            break;
        default:
            if (all->length[other] > at) {
                n = all->length[other];
                memcpy(out + at, all->bytes[other] + at, n - at);
            }
        }
    }
    return n;
}

int main(int argc, char **argv)
{
    static seeds all;
    static uint8_t bytes[2 * LARGEST];
    uint64_t state = 20261122;
    if (argc < 3)
        return 2;
    const unsigned long wanted = strtoul(argv[1], NULL, 10);
    for (int k = 2; k < argc; k++)
        read_folder(argv[k], &all);
    for (size_t k = 0; k < all.n; k++)
        LLVMFuzzerTestOneInput(all.bytes[k], all.length[k]);
    for (unsigned long k = 0; k < wanted; k++) {
        const size_t n = mutate(&all, &state, bytes);
        /* Behind its last byte a copy of its own ends, where sanitizers watch. */
        uint8_t *copy = malloc(n > 0 ? n : 1);
        claim(copy != NULL, "there is memory");
        memcpy(copy, bytes, n);
        LLVMFuzzerTestOneInput(copy, n);
        free(copy);
    }
    printf("%zu files and %lu mutations\n", all.n, wanted);
    for (size_t k = 0; k < all.n; k++)
        free(all.bytes[k]);
    return 0;
}
