/* The world of one life: who adopted, who was convinced this tick, and by whom. Layer 3. */
#include "model/events.h"

#include <string.h>

static void *array(gv_arena *arena, size_t n, size_t size, gv_error *err)
{
    return gv_arena_alloc(arena, n, size, err);
}

typedef struct world_memory {
    gv_world world; /* first: a gv_world pointer is a pointer to this */
    gv_arena *arena;
} world_memory;

static gv_status world_arrays(gv_world *w, gv_arena *arena, uint32_t n, gv_error *err)
{
    w->state = array(arena, n, sizeof *w->state, err);
    w->adoption = array(arena, n, sizeof *w->adoption, err);
    w->adopters = array(arena, n, sizeof *w->adopters, err);
    w->nominated = array(arena, n, sizeof *w->nominated, err);
    w->reads = array(arena, n, sizeof *w->reads, err);
    const bool complete = w->state != NULL && w->adoption != NULL && w->adopters != NULL &&
                          w->nominated != NULL && w->reads != NULL;
    return complete ? GV_OK : GV_E_MEMORY;
}

static gv_status world_events(gv_world *w, gv_arena *arena, uint32_t n, uint32_t kinds,
                              gv_error *err)
{
    const uint64_t slots = (uint64_t) n * kinds;
    if (slots > UINT32_MAX)
        return GV_FAIL(err, GV_E_MEMORY, "%u kinds of events for %u people are too many",
                       (unsigned) kinds, (unsigned) n);
    const uint32_t n_slots = (uint32_t) slots;
    w->moment = array(arena, n, sizeof *w->moment, err);
    w->queue = array(arena, 1, sizeof *w->queue, err);
    void *order = array(arena, gv_heap_bytes(n_slots), 1, err);
    gv_cause *cause = array(arena, n_slots, sizeof *cause, err);
    if (w->moment == NULL || w->queue == NULL || order == NULL || cause == NULL)
        return GV_E_MEMORY;
    *w->queue = (gv_queue){ .order = gv_heap_over(order, n_slots), .cause = cause };
    return GV_OK;
}

gv_status gv_world_create(uint32_t n, const gv_model *model, const void *params,
                          gv_clock_kind clock, gv_world **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_arena *arena = NULL;
    GV_TRY(gv_arena_create(&arena, err));
    world_memory *memory = array(arena, 1, sizeof *memory, err);
    void *own = array(arena, gv_model_own_bytes(model, params, n, clock), 1, err);
    if (memory == NULL || own == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(world_arrays(&memory->world, arena, n, err));
    if (clock == GV_CONTINUOUS)
        GV_TRY(world_events(&memory->world, arena, n, model->event_kinds, err));
    memory->arena = arena;
    memory->world.clock = clock;
    memory->world.own = own;
    *out = &memory->world;
    arena = NULL;
done:
    gv_arena_free(arena);
    return status;
}

uint64_t gv_world_follow_bytes(uint32_t n, uint64_t arcs)
{
    return 2 * (n + UINT64_C(1)) * sizeof(uint64_t) + arcs * sizeof(uint32_t);
}

gv_status gv_world_follow(gv_world *w, uint32_t n, uint64_t arcs, gv_error *err)
{
    gv_arena *const arena = ((world_memory *) (void *) w)->arena;
    uint64_t *rows = array(arena, n + (size_t) 1, sizeof *rows, err);
    uint64_t *rows_in = array(arena, n + (size_t) 1, sizeof *rows_in, err);
    uint32_t *told = array(arena, arcs, sizeof *told, err);
    if (rows == NULL || rows_in == NULL || told == NULL)
        return GV_E_MEMORY;
    w->rows = rows;
    w->rows_in = rows_in;
    w->told = told;
    w->n_arcs = arcs;
    return GV_OK;
}

void gv_world_free(gv_world *w)
{
    if (w != NULL)
        gv_arena_free(((world_memory *) (void *) w)->arena);
}

uint64_t gv_world_bytes(uint32_t n, const gv_model *model, const void *params,
                        gv_clock_kind clock)
{
    uint64_t per_person =
        sizeof(uint8_t) + sizeof(gv_adoption) + sizeof(uint16_t) + 2 * sizeof(uint32_t);
    if (clock == GV_CONTINUOUS)
        per_person += sizeof(gv_moment) + GV_SLOT_BYTES * model->event_kinds;
    return per_person * n + gv_model_own_bytes(model, params, n, clock) +
           sizeof(world_memory);
}

static void forget_last_life(gv_world *w)
{
    for (uint32_t k = 0; k < w->n_adopters; k++)
        w->state[w->adopters[k]] = 0;
    for (uint32_t k = 0; k < w->n_nominated; k++)
        w->state[w->nominated[k]] = 0;
    if (w->n_reached > 0)
        memset(w->reads, 0, (size_t) w->n * sizeof *w->reads);
    if (w->n_told > 0)
        memset(w->told, 0, w->n_arcs * sizeof *w->told);
    w->n_told = 0;
    w->n_adopters = 0;
    w->n_nominated = 0;
    w->n_reached = 0;
    w->false_reads = w->found_items = w->noted_items = 0;
    w->n_reads = 0;
    w->fresh_from = 0;
    w->tick = 0;
    w->weight = NULL;
    w->messages = NULL;
    w->message = 0;
    w->now = 0;
    if (w->queue != NULL)
        gv_heap_clear(&w->queue->order);
}

static void meet_network(gv_world *w, const gv_network *net)
{
    w->n = gv_network_people(net);
    w->layer = gv_network_coin_layer(net);
    w->complete = gv_network_is_complete(net);
    w->all_out = w->out = gv_network_out(net);
    w->all_in = w->in = gv_network_in(net);
    w->timeline = gv_network_timeline(net);
    w->timeline_in = gv_network_timeline_in(net);
    w->snapshot = UINT32_MAX; /* none */
    gv_world_turn(w);
}

/* The rows of silent people are empty, wherever they are said to begin. */
static gv_csr snapshot_rows(const gv_timeline *timeline, uint32_t snapshot, uint64_t *rows)
{
    gv_timeline_rows(timeline, snapshot, rows);
    return (gv_csr){ .n = timeline->people,
                     .offset = rows,
                     .target = timeline->target,
                     .weight = timeline->weight };
}

void gv_world_turn(gv_world *w)
{
    if (w->timeline == NULL)
        return;
    const uint32_t now = gv_timeline_at(w->timeline, w->tick);
    if (now == w->snapshot)
        return;
    w->snapshot = now;
    w->out = snapshot_rows(w->timeline, now, w->rows);
    if (w->timeline_in == w->timeline)
        w->in = w->out;
    else if (w->timeline_in != NULL)
        w->in = snapshot_rows(w->timeline_in, now, w->rows_in);
}

void gv_world_begin(gv_world *w, const gv_network *net, const gv_model *model,
                    const void *params, uint64_t seed, uint64_t replicate)
{
    forget_last_life(w);
    w->model = model;
    w->seed = seed;
    w->replicate = replicate;
    w->net = net;
    w->n_states = 0;
    memset(w->gauge, 0, sizeof w->gauge);
    memset(w->in_state, 0, sizeof w->in_state);
    w->compartment = NULL;
    w->opinion = NULL;
    w->culture = NULL;
    w->features = 0;
    w->agreed = GV_MOMENT_NEVER;
    w->memes = NULL;
    meet_network(w, net);
    w->tie = gv_coin_make(seed, GV_PURPOSE_TIE, replicate);
    w->person = gv_coin_make(seed, GV_PURPOSE_PERSON, replicate);
    w->threshold = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_THRESHOLD, replicate));
    w->credit = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_CREDIT, replicate));
    w->delay = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_DELAY, replicate));
    if (model->begin != NULL)
        model->begin(w, params);
}

/* A hash of (who persuaded, whom, when): its smallest value decides the credit. */
static uint64_t credit_hash(const gv_world *w, uint32_t v, uint32_t source,
                            gv_channel channel)
{
    const gv_counter c = gv_counter_make(source, v, w->tick, (uint32_t) channel, 0, 0);
    return gv_draw(&w->credit, c).low;
}

bool gv_world_outranks(const gv_world *w, uint32_t v, uint32_t source, gv_channel channel,
                       const gv_adoption *held)
{
    const uint64_t theirs = credit_hash(w, v, held->source, (gv_channel) held->channel);
    const uint64_t ours = credit_hash(w, v, source, channel);
    if (ours != theirs)
        return ours < theirs;
    if (source != held->source)
        return source < held->source;
    return channel < (gv_channel) held->channel;
}

/* Most people are convinced once in a tick, so hashes are computed only for a second
 * time. */
void gv_world_nominate(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    const uint8_t state = w->state[v];
    if (state & GV_ADOPTED)
        return;
    if ((state & GV_NOMINATED) &&
        !gv_world_outranks(w, v, source, channel, &w->adoption[v]))
        return;
    gv_world_credit(w, v, source, channel);
}

void gv_world_credit(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    if (!(w->state[v] & GV_NOMINATED))
        w->nominated[w->n_nominated++] = v;
    w->state[v] = GV_NOMINATED;
    w->adoption[v].source = source;
    w->adoption[v].channel = (uint8_t) channel;
    w->adoption[v].message = w->message;
}

void gv_world_read_all(gv_world *w, const uint32_t *person, uint64_t n)
{
    uint16_t *reads = w->reads;
    uint32_t reached = 0;
    for (uint64_t k = 0; k < n; k++) {
        const uint16_t before = reads[person[k]];
        reached += before == 0 ? 1 : 0;
        reads[person[k]] = (uint16_t) (before + (before < UINT16_MAX ? 1 : 0));
    }
    w->n_reached += reached;
    w->n_reads += n;
}

gv_observed gv_world_observe(const gv_world *w, uint32_t tick)
{
    return (gv_observed){
        .tick = tick,
        .share = { [GV_OBSERVABLE_ADOPTERS] = (double) w->n_adopters / w->n,
                   [GV_OBSERVABLE_REACHED] = (double) w->n_reached / w->n },
        .adoption = w->adoption,
        .adopters = w->adopters,
        .n_adopters = w->n_adopters,
        .fresh_from = w->fresh_from,
    };
}

static void adopt(gv_world *w, uint32_t v, uint32_t step)
{
    w->state[v] = GV_ADOPTED;
    w->adoption[v].step = step;
    w->adopters[w->n_adopters++] = v;
    if (w->moment != NULL)
        w->moment[v] = w->now;
}

void gv_world_adopt(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    w->adoption[v].source = source;
    w->adoption[v].channel = (uint8_t) channel;
    w->adoption[v].message = w->message;
    adopt(w, v, w->tick + 1);
}

uint32_t gv_world_sweep(gv_world *w, const gv_model *model, const void *params,
                        uint32_t step)
{
    w->fresh_from = w->n_adopters;
    for (uint32_t k = 0; k < w->n_nominated; k++) {
        const uint32_t v = w->nominated[k];
        if (model->converts == NULL || model->converts(w, params, v))
            adopt(w, v, step);
        else
            w->state[v] = 0;
    }
    w->n_nominated = 0;
    if (model->settle != NULL)
        model->settle(w, params, step);
    return w->n_adopters - w->fresh_from;
}
