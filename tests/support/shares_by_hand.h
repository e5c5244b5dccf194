/* One life of the marketing model in which every post and every word is followed, person by
 * person, outside of the program: who passed what on from whom. */
#ifndef GRAPEVINE_TEST_SHARES_BY_HAND_H
#define GRAPEVINE_TEST_SHARES_BY_HAND_H

#include "market_world.h"

/* What comes of all posts and words; `large` are trees of ten and more. */
typedef struct cascades {
    double trees, alone, near, largest, deepest, broadest;
    double posts, posts_alone;     /* trees that begin with a post, and not with a word */
    double shares, reshares;       /* nodes that are no roots; those of what was no root */
    double dead_posts, dead_words; /* that nobody can pass on */
    double apart, sum;             /* differences of all pairs of sizes; all sizes */
    double at_least[GV_RUNGS];
    double virality[1 << 14]; /* [n_large] ascending */
    size_t n_large;
} cascades;

/* Follows replicate 0 of the plan's first strategy; the plan measures share_trees. Whoever
 * is said to have been heard must have been heard, and must have said just that. */
void shares_by_hand(gv_plan *plan, cascades *c);
/* The metric says the same of that life. */
void expect_the_same_trees(gv_plan *plan, const cascades *c);

#endif
