/* Cultures: how many there are in the end, how large, and in how many places. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "cultures", "cultures", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "different ones, in the end", .smallest = 0.05, .smallest_is_share = true },
    { "culture_largest", "largest culture", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1, "share of all people who have it, in the end", .smallest = 0.01 },
    { "culture_regions", "cultural regions", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER,
      0, INFINITY, "people of one culture who are connected by ties, in the end",
      .smallest = 0.05, .smallest_is_share = true },
    { "culture_region_largest", "largest cultural region", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1, "share of all people in it, in the end",
      .smallest = 0.01 },
    { "culture_open_ties", "open ties", "share", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0,
      1,
      "share of ties between people who have something in common, but not everything: "
      "0 means that nothing moves any more; undefined without ties",
      .smallest = 0.01 },
    { .name = NULL },
};

enum { CULTURES, LARGEST, REGIONS, REGION_LARGEST, OPEN, OUTCOMES };

/* People sorted by their culture: two cultures have one number once in 2^64. */
typedef struct card {
    uint64_t culture;
    uint32_t person;
} card;

static int by_culture(const void *a, const void *b)
{
    const card *x = a, *y = b;
    if (x->culture != y->culture)
        return x->culture < y->culture ? -1 : 1;
    return x->person < y->person ? -1 : x->person > y->person;
}

static const uint16_t *culture_of(const gv_world *w, uint32_t v)
{
    return w->culture + (size_t) v * w->features;
}

static uint32_t in_common(const gv_world *w, uint32_t v, uint32_t u)
{
    uint32_t same = 0;
    for (uint32_t f = 0; f < w->features; f++)
        same += culture_of(w, v)[f] == culture_of(w, u)[f] ? 1 : 0;
    return same;
}

static void sort_people(const gv_world *w, card *cards)
{
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_hash hash =
            gv_hash_bytes(culture_of(w, v), w->features * sizeof *w->culture);
        cards[v] = (card){ hash.low, v };
    }
    qsort(cards, w->n, sizeof *cards, by_culture);
}

/* Sizes of the cultures, into size[], with one member of each, into person[]. */
static uint32_t count_cultures(const card *cards, uint32_t n, uint32_t *size,
                               uint32_t *person)
{
    uint32_t cultures = 0;
    uint64_t last = 0;
    for (uint32_t k = 0; k < n; k++) {
        const card it = cards[k]; /* sizes are written where cards have been read */
        if (k == 0 || it.culture != last) {
            size[cultures] = 0;
            person[cultures++] = it.person;
        }
        size[cultures - 1]++;
        last = it.culture;
    }
    return cultures;
}

static double largest_of(const uint32_t *size, uint32_t groups, uint32_t n)
{
    uint32_t most = 0;
    for (uint32_t k = 0; k < groups; k++)
        most = size[k] > most ? size[k] : most;
    return (double) most / n;
}

static bool is_open(const gv_world *w, uint32_t v, uint32_t u)
{
    const uint32_t same = in_common(w, v, u);
    return same > 0 && same < w->features;
}

/* Where everybody hears everybody: by pairs of cultures. */
static double open_pairs(const gv_world *w, const uint32_t *size, const uint32_t *person,
                         uint32_t cultures)
{
    double open = 0;
    for (uint32_t a = 0; a < cultures; a++) {
        for (uint32_t b = 0; b < a; b++)
            open += is_open(w, person[a], person[b]) ? (double) size[a] * size[b] : 0;
    }
    return w->n > 1 ? open / ((double) w->n * (w->n - 1) / 2) : NAN;
}

static double open_ties(const gv_world *w)
{
    uint64_t open = 0;
    for (uint32_t u = 0; u < w->n; u++) {
        for (uint64_t k = w->out.offset[u]; k < w->out.offset[u + UINT64_C(1)]; k++)
            open += is_open(w, u, w->out.target[k]) ? 1 : 0;
    }
    const uint64_t all = w->out.offset[w->n];
    return all > 0 ? (double) open / (double) all : NAN;
}

/* The root of a tree of people; every second step is cut short. */
static uint32_t root_of(uint32_t *parent, uint32_t v)
{
    while (parent[v] != v)
        v = parent[v] = parent[parent[v]];
    return v;
}

/* Sizes of the regions, each at its root; 0 elsewhere. @return how many */
static uint32_t count_regions(const gv_world *w, uint32_t *parent, uint32_t *size)
{
    uint32_t regions = w->n;
    for (uint32_t v = 0; v < w->n; v++) {
        parent[v] = v;
        size[v] = 0;
    }
    for (uint32_t u = 0; u < w->n; u++) {
        for (uint64_t k = w->out.offset[u]; k < w->out.offset[u + UINT64_C(1)]; k++) {
            const uint32_t a = root_of(parent, u), b = root_of(parent, w->out.target[k]);
            if (a == b || in_common(w, u, w->out.target[k]) < w->features)
                continue;
            parent[a > b ? a : b] = a > b ? b : a;
            regions--;
        }
    }
    for (uint32_t v = 0; v < w->n; v++)
        size[root_of(parent, v)]++;
    return regions;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    const uint32_t n = w->n;
    for (uint32_t k = 0; k < OUTCOMES && w->culture == NULL; k++)
        *out[k].real = NAN;
    if (w->culture == NULL)
        return;
    card *const cards = (card *) (void *) life->scratch; /* 4 n of 5 n words */
    uint32_t *const size = life->scratch, *const person = life->scratch + 4 * (size_t) n;
    sort_people(w, cards);
    const uint32_t cultures = count_cultures(cards, n, size, person);
    *out[CULTURES].real = cultures;
    *out[LARGEST].real = largest_of(size, cultures, n);
    *out[OPEN].real = w->complete ? open_pairs(w, size, person, cultures) : open_ties(w);
    *out[REGIONS].real = w->complete ? cultures : count_regions(w, person, size);
    *out[REGION_LARGEST].real = w->complete ? *out[LARGEST].real : largest_of(size, n, n);
}

const gv_metric gv_metric_cultures = {
    .spec = { .name = "cultures",
              .title = "Cultures",
              .about =
                  "How many cultures there are in the end, how large the largest is, in "
                  "how many places, and whether anything still moves." },
    .outcomes = outcomes,
    .of_cultures = true,
    .measure = measure,
};
