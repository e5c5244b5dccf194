/* Memes: how popular those became that were born in a window of ticks, and how long people
 * posted them. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct memes {
    uint64_t born_from;
    uint64_t born_within;
} memes;

static const gv_param memes_table[] = {
    GV_COUNT(memes, born_from, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "the first tick whose memes count"),
    GV_COUNT(memes, born_within, .initial = 1e6, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "convention",
             .help = "of so many ticks the memes count; those born late may still have "
                     "their best time before them when the life ends"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "memes_born", "memes born", "memes", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "that people invented in the window", .smallest = 0.05,
      .smallest_is_share = true },
    { "meme_popularity_mean", "mean popularity of memes", "postings", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "how often the memes of the window were posted, the first posting included; "
      "undefined when none was born",
      .smallest = 0.05, .smallest_is_share = true },
    { "meme_popularity_999", "popularity of memes, 99.9 %", "postings", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "smallest number of postings that at least 99.9 % of the memes do not exceed, from "
      "64 "
      "on up to a 32nd too low; undefined when none was born",
      .smallest = 0.05, .smallest_is_share = true },
    { "meme_popularity_max", "popularity of the most popular meme", "postings",
      GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "of the memes of the window; undefined when none was born", .smallest = 0.05,
      .smallest_is_share = true },
    { "meme_share_once", "share of memes posted once", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1, "nobody posted them again; undefined when none was born",
      .smallest = 0.01 },
    { "meme_lifetime_mean", "mean lifetime of memes", "ticks", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "from the tick of the first posting to the tick of the last; undefined when none was "
      "born",
      .smallest = 0.05, .smallest_is_share = true },
    { "meme_lifetime_max", "longest lifetime of a meme", "ticks", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "from the tick of the first posting to the tick of the last; undefined when none was "
      "born",
      .smallest = 0.05, .smallest_is_share = true },
    { "memes_at_least", "share of memes by popularity", "share", GV_KIND_REAL,
      GV_SHAPE_POPULARITY, GV_NEITHER, 0, 1,
      "that were posted at least so often; undefined when none was born",
      .smallest = 0.01 },
    { .name = NULL },
};

enum { BORN, MEAN, QUANTILE, MOST, ONCE, LIFETIME, LONGEST, AT_LEAST };

/* Classes of popularity for the quantile: every number below 64 has its own, then 32 to
 * each doubling. */
enum { EXACT = 64, EXACT_BITS = 6, PART_BITS = 5, PARTS = 1 << PART_BITS };
enum { CLASSES = EXACT + (64 - EXACT_BITS) * PARTS };

typedef struct tally {
    uint64_t born, posts, most;
    uint64_t lifetimes, longest;
    uint64_t at_least[GV_RUNGS];
    uint64_t in_class[CLASSES];
} tally;

static uint32_t class_of(uint64_t posts)
{
    if (posts < EXACT)
        return (uint32_t) posts;
    const uint32_t doublings = 63 - (uint32_t) __builtin_clzll(posts);
    const uint32_t part = (uint32_t) (posts >> (doublings - PART_BITS)) & (PARTS - 1);
    return EXACT + (doublings - EXACT_BITS) * PARTS + part;
}

static uint64_t least_of(uint32_t class)
{
    if (class < EXACT)
        return class;
    const uint32_t doublings = (class - EXACT) / PARTS + EXACT_BITS;
    const uint64_t part = (class - EXACT) % PARTS;
    return (PARTS + part) << (doublings - PART_BITS);
}

static size_t own_bytes(gv_extent extent)
{
    (void) extent;
    return sizeof(tally);
}

static void count(tally *t, const memes *par, const gv_meme *meme)
{
    if (meme->born >= GV_BEFORE || meme->born < par->born_from ||
        meme->born - par->born_from >= par->born_within)
        return;
    const uint64_t lifetime = meme->last - meme->born;
    t->born++;
    t->posts += meme->posts;
    t->most = meme->posts > t->most ? meme->posts : t->most;
    t->lifetimes += lifetime;
    t->longest = lifetime > t->longest ? lifetime : t->longest;
    t->in_class[class_of(meme->posts)]++;
    for (uint32_t k = 0; k < GV_RUNGS && gv_popularity_rungs[k] <= meme->posts; k++)
        t->at_least[k]++;
}

static void meme_over(void *own, const void *params, const gv_meme *meme)
{
    count(own, params, meme);
}

static double quantile(const tally *t)
{
    uint64_t n = 0;
    uint32_t class = 0;
    while (n + t->in_class[class] < t->born - t->born / 1000)
        n += t->in_class[class ++];
    return (double) least_of(class);
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const gv_memes *m = life->world->memes;
    tally t = *(const tally *) life->own;
    for (uint32_t k = GV_MESSAGES_LIMIT; m != NULL && k < m->used; k++)
        count(&t, params, &m->at[k]);
    const double born = t.born > 0 ? (double) t.born : (double) NAN;
    *out[BORN].count = t.born < UINT32_MAX ? (uint32_t) t.born : UINT32_MAX;
    *out[MEAN].real = (double) t.posts / born;
    *out[QUANTILE].real = t.born > 0 ? quantile(&t) : (double) NAN;
    *out[MOST].real = t.born > 0 ? (double) t.most : (double) NAN;
    *out[ONCE].real = (double) t.in_class[1] / born;
    *out[LIFETIME].real = (double) t.lifetimes / born;
    *out[LONGEST].real = t.born > 0 ? (double) t.longest : (double) NAN;
    for (uint32_t k = 0; k < GV_RUNGS; k++)
        out[AT_LEAST].real[k] = (double) t.at_least[k] / born;
}

const gv_metric gv_metric_memes = {
    .spec = { .name = "memes",
              .title = "Memes",
              .about = "How popular the memes became that were born in a window of ticks, "
                       "and how long people posted them.",
              .source = "Gleeson, Ward, O'Sullivan, Lee (2014), "
                        "doi:10.1103/PhysRevLett.112.048701",
              GV_PARAMS(memes) },
    .outcomes = outcomes,
    .of_memes = true,
    .own_bytes = own_bytes,
    .meme_over = meme_over,
    .measure = measure,
};
