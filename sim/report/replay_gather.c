/* Lives again, for the replay: the network and its drawing, who adopted, when, by whom. */
#include "report/replay.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- which replicates ---------------------------------------------------- */

typedef struct luck {
    double lead;
    uint64_t r;
} luck;

static int by_lead(const void *a, const void *b)
{
    const luck *x = a, *y = b;
    if (x->lead < y->lead || x->lead > y->lead)
        return x->lead < y->lead ? -1 : 1;
    return (x->r > y->r) - (x->r < y->r);
}

/* What the winner has more than the second in one replicate: its luck against it. */
static double lead_of(const gv_page *page, uint64_t r)
{
    const gv_comparison *c = page->answer;
    const double best = gv_page_count(page, "final_adopters", c->winner, r);
    return gv_page_has_duel(page)
               ? best - gv_page_count(page, "final_adopters", c->second, r)
               : best;
}

/* Replicates at fixed places of the order from worst to best, none of them twice. */
static gv_status choose_worlds(const gv_page *page, gv_replay *out, gv_error *err)
{
    static const double place[GV_REPLAY_WORLDS] = { 0.5, 0.05, 0.25, 0.75, 0.95 };
    const gv_block *b = page->block;
    size_t n = 0;
    luck *all = gv_alloc((size_t) b->n, sizeof *all, err);
    if (all == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < b->n; r++)
        if (gv_block_row_complete(b, r))
            all[n++] = (luck){ lead_of(page, r), r };
    qsort(all, n, sizeof *all, by_lead);
    for (size_t k = 0; k < GV_REPLAY_WORLDS && n > 0; k++) {
        const size_t at = (size_t) floor(place[k] * (double) (n - 1));
        bool is_new = true;
        for (size_t i = 0; i < out->n; i++)
            is_new = is_new && out->world[i].replicate != b->first + all[at].r;
        if (is_new)
            out->world[out->n++] =
                (gv_replay_world){ .replicate = b->first + all[at].r, .rank = place[k] };
    }
    gv_free(all);
    return GV_OK;
}

/* ---- the network --------------------------------------------------------- */

typedef struct surveyor {
    const gv_page *page;
    gv_replay_world *world;
} surveyor;

static bool speaks_to(const gv_csr *out, uint32_t u, uint32_t v)
{
    for (uint64_t arc = out->offset[u]; arc < out->offset[u + 1]; arc++)
        if (out->target[arc] == v)
            return true;
    return false;
}

/* Every tie once, also where both hear each other. @return how many. */
static uint64_t list_ties(const gv_csr *out, uint32_t *tie)
{
    uint64_t n = 0;
    for (uint32_t u = 0; u < out->n; u++) {
        for (uint64_t arc = out->offset[u]; arc < out->offset[u + 1]; arc++) {
            const uint32_t v = out->target[arc];
            if (v < u && speaks_to(out, v, u))
                continue;
            if (tie != NULL) {
                tie[2 * n] = u;
                tie[2 * n + 1] = v;
            }
            n++;
        }
    }
    return n;
}

static gv_status keep_ties(surveyor *s, const gv_network *net, gv_error *err)
{
    const gv_csr out = gv_network_out(net);
    s->world->n_ties =
        gv_network_is_complete(net) ? gv_network_arcs(net) / 2 : list_ties(&out, NULL);
    if (gv_network_is_complete(net) || s->world->n_ties > GV_REPLAY_TIES)
        return GV_OK;
    uint32_t *tie = gv_arena_alloc(s->page->arena, 2 * s->world->n_ties, sizeof *tie, err);
    if (tie == NULL)
        return GV_E_MEMORY;
    list_ties(&out, tie);
    s->world->tie = tie;
    return GV_OK;
}

/* What the file calls people, if that is more than their number. */
static gv_status keep_labels(surveyor *s, const gv_network *net, gv_error *err)
{
    const uint32_t n = s->world->people;
    bool are_numbers = true;
    char room[32], number[16];
    for (uint32_t v = 0; v < n && are_numbers; v++) {
        snprintf(number, sizeof number, "%u", v);
        are_numbers = gv_same_text(gv_network_label(net, v, room), number);
    }
    if (are_numbers)
        return GV_OK;
    const char **label = gv_arena_alloc(s->page->arena, n, sizeof *label, err);
    if (label == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < n; v++) {
        label[v] = gv_arena_text(s->page->arena, gv_network_label(net, v, room), err);
        if (label[v] == NULL)
            return GV_E_MEMORY;
    }
    s->world->label = label;
    return GV_OK;
}

/* Move places to the edge of the picture. @return how far they reach. */
static double start_at_zero(double *place, uint32_t n)
{
    double least = INFINITY, most = 0;
    for (uint32_t v = 0; v < n; v++)
        least = fmin(least, place[v]);
    for (uint32_t v = 0; v < n; v++) {
        place[v] -= least;
        most = fmax(most, place[v]);
    }
    return most;
}

static gv_status survey(void *self, const gv_network *net, gv_error *err)
{
    gv_status status;
    surveyor *s = self;
    const gv_plan *plan = s->page->plan;
    const uint32_t n = gv_network_people(net);
    const gv_key key = gv_key_make(plan->experiment.seed, GV_PURPOSE_LAYOUT,
                                   gv_plan_graph_of(plan, s->world->replicate));
    double *x = gv_arena_alloc(s->page->arena, n, sizeof *x, err);
    double *y = gv_arena_alloc(s->page->arena, n, sizeof *y, err);
    if (x == NULL || y == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_network_layout(net, key, x, y, err));
    s->world->people = n;
    s->world->width = start_at_zero(x, n);
    s->world->height = start_at_zero(y, n);
    s->world->x = x;
    s->world->y = y;
    GV_TRY(keep_ties(s, net, err));
    GV_TRY(keep_labels(s, net, err));
done:
    return status;
}

/* ---- lives --------------------------------------------------------------- */

typedef struct witness {
    const gv_arm *arm;
    gv_arena *arena;
    gv_replay_life life;
    gv_status status;
    gv_error *err;
} witness;

static int64_t source_of(const gv_arm *arm, const gv_adoption *a)
{
    if (a->channel == GV_CHANNEL_EARNED || a->channel == GV_CHANNEL_PARTNER)
        return a->source;
    for (size_t k = 0; k < arm->n_tactics && a->channel != GV_CHANNEL_UNAIDED; k++)
        if (arm->tactics[k].slot == a->source)
            return -1 - (int64_t) k;
    return GV_REPLAY_UNAIDED;
}

/* Called with the final world; a failure is left in the witness. */
static void look(void *self, const gv_life *life)
{
    witness *w = self;
    const gv_world *world = life->world;
    gv_replay_adopter *adopter =
        gv_arena_alloc(w->arena, world->n_adopters, sizeof *adopter, w->err);
    w->status = adopter != NULL ? GV_OK : GV_E_MEMORY;
    for (uint32_t i = 0; adopter != NULL && i < world->n_adopters; i++) {
        const uint32_t v = world->adopters[i];
        const gv_adoption *a = &world->adoption[v];
        adopter[i] = (gv_replay_adopter){ .person = v,
                                          .step = a->step,
                                          .by = source_of(w->arm, a),
                                          .channel = (gv_channel) a->channel };
    }
    w->life = (gv_replay_life){ .n = world->n_adopters, .adopter = adopter };
}

static gv_status relive(const gv_page *page, gv_replay_world *world, gv_error *err)
{
    gv_status status = GV_OK;
    gv_replay_life *life = gv_arena_alloc(page->arena, page->n_arms, sizeof *life, err);
    if (life == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < page->n_arms; arm++) {
        witness w = { .arm = &page->plan->arms[arm], .arena = page->arena, .err = err };
        GV_TRY(gv_engine_replay(page->plan, arm, world->replicate, look, &w, err));
        GV_TRY(w.status);
        life[arm] = w.life;
    }
    world->life = life;
done:
    return status;
}

gv_status gv_replay_gather(const gv_page *page, gv_replay *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_replay replay = { .n = 0 };
    if (page->plan->people > GV_REPLAY_PEOPLE || !gv_page_has(page, "final_adopters"))
        goto done;
    GV_TRY(choose_worlds(page, &replay, err));
    for (size_t k = 0; k < replay.n; k++) {
        surveyor s = { .page = page, .world = &replay.world[k] };
        GV_TRY(gv_engine_network(page->plan, s.world->replicate, survey, &s, err));
        GV_TRY(relive(page, s.world, err));
    }
done:
    if (status == GV_OK)
        *out = replay;
    return status;
}
