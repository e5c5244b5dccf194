/* How far what people say is passed on in the marketing model at its defaults, beside what
 * is published of cascades: most end where they began, hardly any goes beyond one degree,
 * and large ones are broadcasts more than chains. Every post and every word is followed,
 * person by person.
 * Goel, Watts, Goldstein (2012), doi:10.1145/2229012.2229058;
 * Goel, Anderson, Hofman, Watts (2016), doi:10.1287/mnsc.2015.2158 */
#include "expect.h"
#include "grapevine/engine.h"
#include "grapevine/metric.h"
#include "grapevine/scenario.h"
#include "model/market/market.h"

#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 10000, MOST_NODES = 1 << 20, NONE = -1 };

/* Something said: at first hand, or passed on from `parent`. */
typedef struct node {
    int32_t parent;
    uint32_t root, depth;
} node;

typedef struct forest {
    node *at;
    uint32_t n;
    int32_t said[PEOPLE], says[PEOPLE]; /* yesterday, today: node of each person */
    market_voice voice[PEOPLE];         /* of yesterday */
    uint32_t *name;                     /* [items] what was followed last on a place */
    int32_t *first;                     /* [items] its post */
    uint64_t lost;                      /* passed on from nobody that could be found */
} forest;

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

/* Posts of partners and of whoever makes something begin a tree, shared or not. */
static void follow_posts(forest *f, const market_life *l)
{
    for (uint32_t k = MARKET_FIRST_ITEM; k < l->n_items; k++) {
        const market_item *item = &l->item[k];
        if (item->name == f->name[k])
            continue;
        f->name[k] = item->name;
        f->first[k] = item->name != 0 && item->author != GV_NOBODY ? add(f, NONE) : NONE;
    }
}

static bool said_just_that(const forest *f, uint32_t u, const market_voice *voice)
{
    const market_voice *said = &f->voice[u];
    return f->said[u] != NONE && said->item == voice->item &&
           said->depth + 1 == voice->depth && said->valence == voice->valence;
}

/* Of those whom v hears, who said just this, one remove before? Members of a community hear
 * each other without ties. */
static int32_t heard_from(const forest *f, const market_life *l, uint32_t v,
                          const market_voice *voice)
{
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const gv_csr *in = &l->layer[k].in;
        for (uint64_t a = in->offset[v]; a < in->offset[v + UINT64_C(1)]; a++) {
            if (said_just_that(f, in->target[a], voice))
                return f->said[in->target[a]];
        }
    }
    for (uint32_t u = 0; u < PEOPLE; u++) {
        if (said_just_that(f, u, voice))
            return f->said[u];
    }
    return NONE;
}

/* Whoever passes on an advertisement begins a tree. */
static int32_t place_of(forest *f, const market_life *l, uint32_t v)
{
    const market_voice *voice = &l->voice[v];
    const bool is_post = voice->item >= MARKET_FIRST_ITEM;
    if (voice->depth == 0)
        return is_post ? f->first[voice->item] : add(f, NONE);
    if (voice->depth == 1 && is_post)
        return add(f, f->first[voice->item]);
    const int32_t parent = heard_from(f, l, v, voice);
    f->lost += parent == NONE ? 1 : 0;
    return add(f, parent);
}

static void follow(void *self, const gv_world *w, uint32_t step)
{
    forest *f = self;
    const market_life *l = w->own;
    (void) step;
    follow_posts(f, l);
    for (uint32_t v = 0; v < w->n; v++)
        f->says[v] = l->status[v] & MARKET_SPEAKS ? place_of(f, l, v) : NONE;
    memcpy(f->said, f->says, sizeof f->said);
    memcpy(f->voice, l->voice, sizeof f->voice);
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

/* Structural virality of the tree of `root`. */
static double virality_of(const forest *f, uint32_t root, uint32_t size)
{
    uint32_t *place = calloc(f->n, sizeof *place), *parent = calloc(size, sizeof *parent);
    uint32_t *scratch = calloc(4 * (size_t) size, sizeof *scratch), n = 0;
    assert_true(place != NULL && parent != NULL && scratch != NULL);
    for (uint32_t k = root; k < f->n; k++) {
        if (f->at[k].root != root)
            continue;
        parent[n] = k == root ? GV_NOBODY : place[f->at[k].parent];
        place[k] = n++;
    }
    const double found = gv_tree_measure(parent, n, scratch).virality;
    free(place);
    free(parent);
    free(scratch);
    return found;
}

typedef struct cascades {
    double trees, alone, near, shares, reshares, largest;
    double virality[MOST_NODES / 64];
    size_t n_large; /* of ten and more */
} cascades;

static void measure(const forest *f, cascades *c)
{
    shape *tree = calloc(f->n, sizeof *tree);
    assert_non_null(tree);
    memset(c, 0, sizeof *c);
    for (uint32_t k = 0; k < f->n; k++) {
        shape *t = &tree[f->at[k].root];
        t->size++;
        t->depth = f->at[k].depth > t->depth ? f->at[k].depth : t->depth;
        c->shares += f->at[k].depth > 0 ? 1 : 0;
        c->reshares += f->at[k].depth > 1 ? 1 : 0;
    }
    for (uint32_t k = 0; k < f->n; k++) {
        if (tree[k].size == 0)
            continue;
        c->trees++;
        c->alone += tree[k].size == 1 ? 1 : 0;
        c->near += tree[k].depth <= 1 ? 1 : 0;
        c->largest = tree[k].size > c->largest ? tree[k].size : c->largest;
        if (tree[k].size >= 10)
            c->virality[c->n_large++] = virality_of(f, k, tree[k].size);
    }
    qsort(c->virality, c->n_large, sizeof *c->virality, by_value);
    free(tree);
}

/* ---- a year of ten thousand people ---- */

static gv_plan *given_year(const char *strategy, double share)
{
    gv_text text = { 0 }, complaints = { 0 };
    gv_plan *plan = NULL;
    gv_text_add(&text,
                "grapevine: 1\nreplicates: 1\nbaseline: none\n"
                "world: {use: young, people: %u}\nmodel: {share: %g}\n"
                "strategies: %s\n",
                (unsigned) PEOPLE, share, strategy);
    if (gv_scenario_parse(text.text, text.length, "year.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text != NULL ? complaints.text : "?");
    gv_text_free(&text);
    gv_text_free(&complaints);
    return plan;
}

static void live_year(const char *strategy, double share, cascades *c)
{
    static forest f;
    f.n = 0;
    f.lost = 0;
    f.at = calloc(MOST_NODES, sizeof *f.at);
    f.name = calloc(1 << 16, sizeof *f.name);
    f.first = calloc(1 << 16, sizeof *f.first);
    assert_true(f.at != NULL && f.name != NULL && f.first != NULL);
    for (uint32_t v = 0; v < PEOPLE; v++)
        f.said[v] = NONE;
    gv_plan *plan = given_year(strategy, share);
    must(gv_plan_settle(plan, 0, NULL));
    must(gv_engine_watch(plan, 0, 0, follow, &f, NULL));
    measure(&f, c);
    assert_true((double) f.lost * 100 <= c->shares);
    gv_plan_free(plan);
    free(f.at);
    free(f.name);
    free(f.first);
}

static void says(const char *strategy, const char *what, double least, double most,
                 double found)
{
    gv_text line = { 0 };
    gv_text_add(&line, "%s: %s", strategy, what);
    expect_between(line.text, least, most, found);
    gv_text_free(&line);
}

static void expect_small_cascades(const char *strategy, const cascades *c)
{
    print_message("    %s: %.0f trees, %.0f shares, the largest of %.0f\n", strategy,
                  c->trees, c->shares, c->largest);
    says(strategy, "that end within one degree", 0.8, 1, c->near / c->trees);
    says(strategy, "shares that a share brings", 0, 1, c->reshares / c->shares);
    if (c->n_large > 0)
        says(strategy, "median virality of ten and more", 1, 4,
             c->virality[c->n_large / 2]);
}

/* Published are 70 to 95 % that nobody passes on: here it is more. */
static void hardly_anything_is_passed_on_far(void **unused)
{
    (void) unused;
    static const char *const strategies[] = { "{nothing: []}", "[social-broadcast]",
                                              "[partnership]", "[ugc-cocreation]" };
    static cascades c;
    for (size_t k = 0; k < GV_COUNT_OF(strategies); k++) {
        live_year(strategies[k], -7, &c);
        expect_small_cascades(strategies[k], &c);
        says(strategies[k], "nobody passes on, more than .95", 0.95, 1, c.alone / c.trees);
    }
}

/* The upper end of what is assumed of `share`. */
static void where_people_share_more_it_is_as_published(void **unused)
{
    (void) unused;
    static cascades c;
    live_year("[partnership]", -5.5, &c);
    assert_true(c.n_large > 0);
    expect_small_cascades("[partnership], -5.5", &c);
    says("[partnership], -5.5", "nobody passes on", 0.7, 0.95, c.alone / c.trees);
    live_year("[ugc-cocreation]", -5.5, &c);
    expect_small_cascades("[ugc-cocreation], -5.5", &c);
    says("[ugc-cocreation], -5.5", "nobody passes on", 0.7, 0.95, c.alone / c.trees);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hardly_anything_is_passed_on_far),
        cmocka_unit_test(where_people_share_more_it_is_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
