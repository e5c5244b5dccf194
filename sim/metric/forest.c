/* Trees of what is passed on, followed from tick to tick, and measured when they are over.
 * Layer 4. */
#include "metric/forest.h"

#include <string.h>

/* In place of a parent. */
#define ROOT_POST GV_NOBODY
#define ROOT_WORD (GV_NOBODY - 1)

/* ---- room ---------------------------------------------------------------------------- */

static size_t room_of(gv_extent extent)
{
    return 3 * (size_t) extent.people + 2 * (size_t) extent.posts;
}

size_t gv_forest_bytes(gv_extent extent)
{
    const size_t words =
        2 + 2 * (size_t) extent.people + extent.posts + 10 * room_of(extent);
    return sizeof(gv_forest_tally) + words * sizeof(uint32_t);
}

static uint32_t *take(uint32_t **at, size_t n)
{
    uint32_t *const here = *at;
    *at += n;
    return here;
}

gv_forest gv_forest_in(void *own, gv_extent extent)
{
    const size_t room = room_of(extent);
    gv_forest f = { .people = extent.people,
                    .posts = extent.posts,
                    .room = (uint32_t) room,
                    .tally = own };
    uint32_t *at = (uint32_t *) (f.tally + 1);
    f.n = take(&at, 1);
    f.said = take(&at, extent.people);
    f.says = take(&at, extent.people);
    f.post = take(&at, extent.posts);
    f.parent = take(&at, room);
    f.how_many = take(&at, room + 1);
    f.root = take(&at, room);
    f.size = take(&at, room);
    f.place = take(&at, room);
    f.line = take(&at, room);
    f.scratch = take(&at, 4 * room);
    return f;
}

/* ---- what is said ----------------------------------------------------------------------
 */

/* @return place + 1; 0: there is no room, or nothing is known of the parent */
static uint32_t add(gv_forest *f, uint32_t parent)
{
    if (*f->n == f->room) {
        f->tally->lost++;
        return 0;
    }
    f->parent[*f->n] = parent;
    return ++*f->n;
}

static uint32_t pass_on(gv_forest *f, uint32_t from)
{
    if (from != 0)
        return add(f, from - 1);
    f->tally->lost++;
    return 0;
}

/* What nobody can pass on has no place. */
static uint32_t at_first_hand(gv_forest *f, const gv_saying *saying)
{
    if (saying->ends)
        return 0;
    return saying->post == GV_NOBODY ? add(f, ROOT_WORD) : f->post[saying->post];
}

static void hear(void *self, const gv_saying *saying)
{
    gv_forest *f = self;
    const uint32_t v = saying->speaker;
    switch (saying->kind) {
    case GV_SAYING_POSTED:
        f->post[saying->post] = saying->ends ? 0 : add(f, ROOT_POST);
        break;
    case GV_SAYING_EARLY:
        f->said[v] = at_first_hand(f, saying);
        break;
    case GV_SAYING_FIRST:
        f->says[v] = at_first_hand(f, saying);
        break;
    case GV_SAYING_FOUND:
        f->says[v] = add(f, ROOT_POST);
        break;
    case GV_SAYING_PASSED:
        f->says[v] = pass_on(f, saying->post != GV_NOBODY ? f->post[saying->post]
                                                          : f->said[saying->from]);
        break;
    case GV_SAYING_AGAIN:
        f->says[v] = f->said[v];
        break;
    }
}

/* ---- what is over ----------------------------------------------------------------------
 */

/* Parents stand before their children. */
static void find_roots(gv_forest *f)
{
    for (uint32_t k = 0; k < *f->n; k++) {
        const bool is_root = f->parent[k] >= ROOT_WORD;
        f->root[k] = is_root ? k : f->root[f->parent[k]];
        f->size[k] = 0;
        f->size[f->root[k]]++;
    }
}

static void count(gv_forest *f, uint32_t root, const uint32_t *parent)
{
    gv_forest_tally *t = f->tally;
    const uint32_t size = f->size[root];
    const gv_tree_shape shape = gv_tree_measure(parent, size, f->scratch);
    t->trees++;
    t->near += shape.depth <= 1 ? 1 : 0;
    t->shares += size - 1;
    t->first += size > 1 ? shape.generation[1] : 0;
    t->deepest = shape.depth > t->deepest ? shape.depth : t->deepest;
    t->broadest = shape.breadth > t->broadest ? shape.breadth : t->broadest;
    f->how_many[size]++;
    if (size < GV_FOREST_LARGE)
        return;
    t->large++;
    t->virality += (uint64_t) (shape.virality * 4294967296.0 + 0.5);
}

/* Members of each tree side by side in `line`, trees by their roots: each with the place of
 * its parent within the tree. */
static void line_up(gv_forest *f)
{
    uint32_t *start = f->scratch, *next = f->scratch + f->room; /* of roots */
    uint32_t from = 0;
    for (uint32_t k = 0; k < *f->n; k++) {
        const uint32_t root = f->root[k];
        if (k == root) {
            start[k] = next[k] = from;
            from += f->size[k];
        }
        f->place[k] = next[root] - start[root];
        f->line[next[root]++] = k == root ? GV_NOBODY : f->place[f->parent[k]];
    }
}

/* The root of a tree of which somebody says anything has no root. */
static void mark_living(gv_forest *f)
{
    for (uint32_t v = 0; v < f->people; v++) {
        const uint32_t root = f->said[v] == 0 ? GV_NOBODY : f->root[f->said[v] - 1];
        if (root != GV_NOBODY)
            f->root[root] = GV_NOBODY;
    }
}

static bool lives(const gv_forest *f, uint32_t k)
{
    return f->root[k] == GV_NOBODY || f->root[f->root[k]] == GV_NOBODY;
}

static void count_dead(gv_forest *f, gv_forest_kind kind)
{
    uint32_t from = 0;
    for (uint32_t k = 0; k < *f->n; k++) {
        if (f->parent[k] < ROOT_WORD)
            continue;
        const bool is_wanted = kind == GV_FOREST_ALL ||
                               (f->parent[k] == ROOT_POST) == (kind == GV_FOREST_POSTS);
        if (is_wanted && !lives(f, k))
            count(f, k, f->line + from);
        from += f->size[k];
    }
}

static uint32_t moved(const gv_forest *f, uint32_t said)
{
    return said == 0 || f->place[said - 1] == GV_NOBODY ? 0 : f->place[said - 1] + 1;
}

static void close_ranks(gv_forest *f)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < *f->n; k++) {
        const uint32_t parent = f->parent[k];
        f->place[k] = GV_NOBODY;
        if (!lives(f, k))
            continue;
        f->parent[n] = parent >= ROOT_WORD ? parent : f->place[parent];
        f->place[k] = n++;
    }
    for (uint32_t v = 0; v < f->people; v++)
        f->said[v] = moved(f, f->said[v]);
    for (uint32_t k = 0; k < f->posts; k++)
        f->post[k] = moved(f, f->post[k]);
    *f->n = n;
}

static void clear_away(gv_forest *f, gv_forest_kind kind)
{
    find_roots(f);
    line_up(f);
    mark_living(f);
    count_dead(f, kind);
    close_ranks(f);
}

void gv_forest_follow(gv_forest *f, const gv_world *w, gv_forest_kind kind)
{
    if (f->room - *f->n < 2 * f->people + f->posts)
        clear_away(f, kind);
    memset(f->says, 0, f->people * sizeof *f->says);
    w->model->sayings(w, hear, f);
    memcpy(f->said, f->says, f->people * sizeof *f->said);
}

void gv_forest_close(gv_forest *f, gv_forest_kind kind)
{
    memset(f->said, 0, f->people * sizeof *f->said);
    clear_away(f, kind);
}
