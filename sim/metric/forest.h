/* Trees of what is passed on: a post or a word, and every time that somebody passed it on.
 * Layer 4. */
#ifndef GRAPEVINE_METRIC_FOREST_H
#define GRAPEVINE_METRIC_FOREST_H

#include "grapevine/metric.h"

/* Which trees count. */
typedef enum gv_forest_kind {
    GV_FOREST_ALL,
    GV_FOREST_POSTS,
    GV_FOREST_WORDS
} gv_forest_kind;

enum { GV_FOREST_LARGE = 10 }; /* trees of so many and more have a virality worth a mean */

/* What all trees that are over come to. Whole numbers: the same in any order. */
typedef struct gv_forest_tally {
    uint64_t trees, near;   /* near: none of it went beyond one remove */
    uint64_t shares, first; /* first: of the post or word itself, not of a share */
    uint64_t deepest, broadest;
    uint64_t large, virality; /* sum over large trees, 2^-32 */
    uint64_t lost;            /* posts, words and shares for which there was no room */
} gv_forest_tally;

/* What is followed during a life, in memory that was all zero before it. Everybody says one
 * thing at a time, so a tree is over as soon as nobody says anything of it; then it is
 * measured, and its places are given to others. There is always room for what people begin
 * to say in two ticks, and for as many more as there are people and posts: what is lost is
 * lost where trees live long. */
typedef struct gv_forest {
    uint32_t people, posts, room;
    gv_forest_tally *tally;
    uint32_t *n;           /* places in use */
    uint32_t *said, *says; /* [people] place + 1 of what they said, and say; 0: nothing */
    uint32_t *post;        /* [posts] likewise of posts */
    uint32_t *parent;      /* [room] before its child; or what kind of root it is */
    uint32_t *how_many;    /* [room + 1] trees that are over, by size */
    uint32_t *root, *size, *place, *line, *scratch; /* [room]; scratch: [4 room] */
} gv_forest;

size_t gv_forest_bytes(gv_extent extent);
gv_forest gv_forest_in(void *own, gv_extent extent);
/* All that was said in the last tick of a world whose model tells sayings. Cost: O(people),
 * and O(room) when trees are cleared away. */
void gv_forest_follow(gv_forest *forest, const gv_world *w, gv_forest_kind kind);
/* Every tree is over. */
void gv_forest_close(gv_forest *forest, gv_forest_kind kind);

/* Exponent of the probability of x and more where sizes from `from` on follow a power law,
 * by maximum likelihood for whole numbers.
 * @param how_many [last + 1]  how many are of each size
 * @return NaN with fewer than `least` of them, with all of size `from`, and beyond 60
 * @source Clauset, Shalizi, Newman (2009), doi:10.1137/070710111 */
double gv_power_law_exponent(const uint32_t *how_many, uint32_t last, uint64_t from,
                             uint64_t least);

#endif
