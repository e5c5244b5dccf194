#include "shares_by_hand.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 1 << 20, NONE = -1 };

/* Something said: at first hand, or passed on from `parent`. */
typedef struct node {
    int32_t parent;
    uint32_t root, depth;
    bool is_post;
} node;

typedef struct forest {
    node *at;
    uint32_t n;
    int32_t *said, *says; /* yesterday, or this morning; today: node of each person */
    bool *spoke;          /* yesterday */
    market_voice *voice;  /* as read today */
    uint32_t *name;       /* [items] what was followed last on a place */
    int32_t *first;       /* [items] its post */
    double dead_posts, dead_words;
} forest;

static void *room(size_t n, size_t size)
{
    void *const found = calloc(n, size);
    assert_non_null(found);
    return found;
}

static int32_t add(forest *f, int32_t parent)
{
    assert_true(f->n < MOST_NODES);
    const uint32_t k = f->n++;
    f->at[k] = (node){ .parent = parent, .root = k, .depth = 0 };
    if (parent != NONE) {
        f->at[k].root = f->at[parent].root;
        f->at[k].depth = f->at[parent].depth + 1;
    }
    return (int32_t) k;
}

/* Who reads a question to the brand, or a post for its rival, cannot pass it on. */
static bool is_dead_end(const market_life *l, uint32_t item)
{
    return item == MARKET_INQUIRY || l->item[item].is_rivals;
}

/* Posts of partners and of whoever makes something begin a tree, shared or not. */
static void follow_posts(forest *f, const market_life *l)
{
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        const market_item *item = &l->item[k];
        if (item->name == f->name[k])
            continue;
        f->name[k] = item->name;
        const bool is_posted = item->name != 0 && item->author != GV_NOBODY;
        f->first[k] = is_posted && !is_dead_end(l, k) ? add(f, NONE) : NONE;
        if (f->first[k] != NONE)
            f->at[f->first[k]].is_post = true;
        f->dead_posts += is_posted && is_dead_end(l, k) ? 1 : 0;
    }
}

static bool is_post(const market_voice *voice)
{
    return voice->item >= MARKET_FIRST_ITEM;
}

static int32_t said_by_oneself(forest *f, const market_life *l, const market_voice *voice)
{
    if (is_post(voice))
        return f->first[voice->item];
    f->dead_words += is_dead_end(l, voice->item) ? 1 : 0;
    return is_dead_end(l, voice->item) ? NONE : add(f, NONE);
}

/* What stood this morning in somebody's name, whatever they said yesterday. */
static void follow_mornings(forest *f, const gv_world *w, const market_life *l)
{
    for (uint32_t u = 0; u < w->n; u++) {
        const market_voice *voice = &l->next_voice[u];
        const bool speaks = (l->next_status[u] & MARKET_SPEAKS) != 0;
        f->voice[u] = *voice;
        assert_true(speaks || !f->spoke[u]);
        if (!speaks || (f->spoke[u] && !voice->posted))
            continue;
        assert_int_equal(voice->depth, 0);
        f->said[u] = said_by_oneself(f, l, voice);
    }
}

/* Along a tie, or as fellow members of the community, as of this morning. */
static bool hears(const market_life *l, uint32_t v, uint32_t u)
{
    bool finds = (l->next_status[v] & l->next_status[u] & MARKET_IS_MEMBER) != 0;
    for (uint32_t k = 0; k < l->n_layers && !finds; k++) {
        const gv_csr *in = &l->layer[k].in;
        for (uint64_t a = in->offset[v]; a < in->offset[v + UINT64_C(1)]; a++)
            finds = finds || in->target[a] == u;
    }
    return finds;
}

static bool said_just_that(const forest *f, uint32_t u, const market_voice *voice)
{
    const market_voice *said = &f->voice[u];
    return f->said[u] != NONE && said->item == voice->item &&
           said->depth + 1 == voice->depth && said->valence == voice->valence;
}

/* Whoever passes on an advertisement begins a tree. */
static int32_t place_of(forest *f, const gv_world *w, const market_life *l, uint32_t v)
{
    const market_voice *voice = &l->voice[v], *before = &f->voice[v];
    const uint32_t u = w->heard_from[v];
    if (u == v) {
        assert_true(voice->item == before->item && voice->depth == before->depth);
        assert_true(f->said[v] != NONE || is_dead_end(l, voice->item));
        return f->said[v];
    }
    if (voice->depth == 0)
        return said_by_oneself(f, l, voice);
    assert_false(is_dead_end(l, voice->item));
    if (voice->depth == 1 && is_post(voice))
        return add(f, f->first[voice->item]);
    assert_true(u < w->n && said_just_that(f, u, voice));
    assert_true(hears(l, v, u));
    return add(f, f->said[u]);
}

static void follow(void *self, const gv_world *w, uint32_t step)
{
    forest *f = self;
    const market_life *l = w->own;
    if (step == 0) {
        f->said = room(w->n, sizeof *f->said);
        f->says = room(w->n, sizeof *f->says);
        f->spoke = room(w->n, sizeof *f->spoke);
        f->voice = room(w->n, sizeof *f->voice);
        f->name = room(l->n_items, sizeof *f->name);
        f->first = room(l->n_items, sizeof *f->first);
        memset(f->said, 0xff, w->n * sizeof *f->said);
        return;
    }
    follow_posts(f, l);
    follow_mornings(f, w, l);
    for (uint32_t v = 0; v < w->n; v++) {
        f->spoke[v] = (l->status[v] & MARKET_SPEAKS) != 0;
        f->says[v] = f->spoke[v] ? place_of(f, w, l, v) : NONE;
    }
    memcpy(f->said, f->says, w->n * sizeof *f->said);
}

/* ---- what they come to ---- */

typedef struct shape {
    uint32_t size, depth;
} shape;

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

/* Distances of all pairs of a tree, pair by pair. */
static double virality_of(const forest *f, uint32_t root)
{
    double sum = 0, pairs = 0;
    for (uint32_t a = root; a < f->n; a++) {
        for (uint32_t b = root; b < a && f->at[a].root == root; b++) {
            if (f->at[b].root != root)
                continue;
            uint32_t x = a, y = b, steps = 0;
            for (; x != y; steps++) {
                if (f->at[x].depth >= f->at[y].depth)
                    x = (uint32_t) f->at[x].parent;
                else
                    y = (uint32_t) f->at[y].parent;
            }
            sum += steps;
            pairs++;
        }
    }
    return sum / pairs;
}

static double broadest_of(const forest *f)
{
    uint32_t *at = room(f->n + (size_t) 1, 2 * sizeof *at), most = 0, deepest = 0;
    for (uint32_t k = 0; k < f->n; k++)
        deepest = f->at[k].depth > deepest ? f->at[k].depth : deepest;
    for (uint32_t d = 0; d <= deepest; d++) {
        memset(at, 0, f->n * sizeof *at);
        for (uint32_t k = 0; k < f->n; k++) {
            if (f->at[k].depth == d && ++at[f->at[k].root] > most)
                most = at[f->at[k].root];
        }
    }
    free(at);
    return most;
}

static void count_tree(const forest *f, cascades *c, uint32_t root, shape t)
{
    c->trees++;
    c->sum += t.size;
    c->alone += t.size == 1 ? 1 : 0;
    c->posts += f->at[root].is_post ? 1 : 0;
    c->posts_alone += f->at[root].is_post && t.size == 1 ? 1 : 0;
    c->near += t.depth <= 1 ? 1 : 0;
    c->largest = t.size > c->largest ? t.size : c->largest;
    c->deepest = t.depth > c->deepest ? t.depth : c->deepest;
    for (uint32_t k = 0; k < GV_RUNGS; k++)
        c->at_least[k] += t.size >= gv_popularity_rungs[k] ? 1 : 0;
    if (t.size < 10)
        return;
    assert_true(c->n_large < GV_COUNT_OF(c->virality));
    c->virality[c->n_large++] = virality_of(f, root);
}

/* Pairs of sizes; alike are no pair. */
static void compare_sizes(cascades *c, const shape *tree, uint32_t n)
{
    double *how_many = room((size_t) c->largest + 1, sizeof *how_many);
    for (uint32_t k = 0; k < n; k++)
        how_many[tree[k].size]++;
    for (uint32_t a = 1; a <= (uint32_t) c->largest; a++) {
        for (uint32_t b = 1; b < a; b++)
            c->apart += how_many[a] * how_many[b] * (a - b);
    }
    free(how_many);
}

static void measure(const forest *f, cascades *c)
{
    shape *tree = room(f->n + (size_t) 1, sizeof *tree);
    memset(c, 0, sizeof *c);
    for (uint32_t k = 0; k < f->n; k++) {
        shape *t = &tree[f->at[k].root];
        t->size++;
        t->depth = f->at[k].depth > t->depth ? f->at[k].depth : t->depth;
        c->shares += f->at[k].depth > 0 ? 1 : 0;
        c->reshares += f->at[k].depth > 1 ? 1 : 0;
    }
    for (uint32_t k = 0; k < f->n; k++) {
        if (tree[k].size > 0)
            count_tree(f, c, k, tree[k]);
    }
    c->broadest = broadest_of(f);
    c->dead_posts = f->dead_posts;
    c->dead_words = f->dead_words;
    compare_sizes(c, tree, f->n);
    qsort(c->virality, c->n_large, sizeof *c->virality, by_value);
    free(tree);
}

void shares_by_hand(gv_plan *plan, cascades *c)
{
    forest f = { .at = room(MOST_NODES, sizeof *f.at) };
    watch_life(plan, 0, follow, &f);
    measure(&f, c);
    free(f.at);
    free(f.said);
    free(f.says);
    free(f.spoke);
    free(f.voice);
    free(f.name);
    free(f.first);
}

static void expect(const gv_block *rows, const char *outcome, size_t at, double expected)
{
    const double found = value_of(rows, outcome, 0, 0, at);
    if (found != expected)
        fail_msg("%s is %.17g, by hand %.17g", outcome, found, expected);
}

void expect_the_same_trees(gv_plan *plan, const cascades *c)
{
    gv_block *rows = run_world(plan);
    double virality = 0;
    expect(rows, "shares_lost", 0, 0);
    expect(rows, "share_trees", 0, c->trees);
    expect(rows, "share_tree_largest", 0, c->largest);
    expect(rows, "share_tree_deepest", 0, c->deepest);
    expect(rows, "share_tree_broadest", 0, c->broadest);
    expect(rows, "share_tree_alone", 0, c->alone / c->trees);
    expect(rows, "share_tree_near", 0, c->near / c->trees);
    expect(rows, "share_tree_mean", 0, c->sum / c->trees);
    expect(rows, "share_tree_first", 0, (c->shares - c->reshares) / c->shares);
    expect(rows, "share_tree_gini", 0, c->apart / (c->trees * c->sum));
    for (size_t k = 0; k < GV_RUNGS; k++)
        expect(rows, "share_trees_at_least", k, c->at_least[k] / c->trees);
    for (size_t k = 0; k < c->n_large; k++)
        virality += c->virality[k] / (double) c->n_large;
    const double found = value_of(rows, "share_tree_virality", 0, 0, 0);
    assert_true(c->n_large == 0 ? found != found
                                : found - virality < 1e-9 && virality - found < 1e-9);
    gv_block_free(rows);
}
