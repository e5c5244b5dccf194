/* The world of one life: who adopted, who was convinced this tick, and by whom. Layer 3. */
#include "grapevine/model.h"

#include <string.h>

static void *array(gv_arena *arena, size_t n, size_t size, gv_error *err)
{
    return gv_arena_alloc(arena, n, size, err);
}

typedef struct world_memory {
    gv_world world; /* first: a gv_world pointer is a pointer to this */
    gv_arena *arena;
    size_t own_bytes;
} world_memory;

static gv_status world_arrays(gv_world *w, gv_arena *arena, uint32_t n, gv_error *err)
{
    w->state = array(arena, n, sizeof *w->state, err);
    w->adopted_at = array(arena, n, sizeof *w->adopted_at, err);
    w->source = array(arena, n, sizeof *w->source, err);
    w->channel = array(arena, n, sizeof *w->channel, err);
    w->adopters = array(arena, n, sizeof *w->adopters, err);
    w->nominated = array(arena, n, sizeof *w->nominated, err);
    w->nominee_source = array(arena, n, sizeof *w->nominee_source, err);
    w->nominee_channel = array(arena, n, sizeof *w->nominee_channel, err);
    w->nominee_hash = array(arena, n, sizeof *w->nominee_hash, err);
    w->reads = array(arena, n, sizeof *w->reads, err);
    w->read_by = array(arena, n, sizeof *w->read_by, err);
    const bool complete = w->state != NULL && w->adopted_at != NULL && w->source != NULL &&
                          w->channel != NULL && w->adopters != NULL && w->nominated != NULL &&
                          w->nominee_source != NULL && w->nominee_channel != NULL &&
                          w->nominee_hash != NULL && w->reads != NULL && w->read_by != NULL;
    if (!complete)
        return GV_E_MEMORY;
    memset(w->adopted_at, 0xff, (size_t) n * sizeof *w->adopted_at);
    return GV_OK;
}

gv_status gv_world_create(uint32_t n, size_t own_bytes, gv_world **out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_arena *arena = NULL;
    GV_TRY(gv_arena_create(&arena, err));
    world_memory *memory = array(arena, 1, sizeof *memory, err);
    void *own = array(arena, own_bytes, 1, err);
    if (memory == NULL || own == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(world_arrays(&memory->world, arena, n, err));
    memory->arena = arena;
    memory->own_bytes = own_bytes;
    memory->world.own = own;
    *out = &memory->world;
    arena = NULL;
done:
    gv_arena_free(arena);
    return status;
}

void gv_world_free(gv_world *w)
{
    if (w != NULL)
        gv_arena_free(((world_memory *) (void *) w)->arena);
}

uint64_t gv_world_bytes(uint32_t n, size_t own_bytes)
{
    const uint64_t per_person = 1 + 4 + 4 + 1 + 4 + 4 + 4 + 1 + 8 + 2 + 4;
    return per_person * n + own_bytes + sizeof(world_memory);
}

static void forget_last_life(gv_world *w)
{
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        w->state[v] = 0;
        w->adopted_at[v] = GV_NEVER;
    }
    for (uint32_t k = 0; k < w->n_nominated; k++)
        w->state[w->nominated[k]] = 0;
    for (uint32_t k = 0; k < w->n_read_by; k++)
        w->reads[w->read_by[k]] = 0;
    w->n_adopters = 0;
    w->n_nominated = 0;
    w->n_read_by = 0;
    w->n_reads = 0;
    w->fresh_from = 0;
    w->tick = 0;
}

void gv_world_begin(gv_world *w, const gv_network *net, const gv_model *model,
                    const void *params, uint64_t seed, uint64_t replicate)
{
    forget_last_life(w);
    w->n = gv_network_people(net);
    w->complete = gv_network_is_complete(net);
    w->out = gv_network_out(net);
    w->in = gv_network_in(net);
    w->tie = gv_coin_make(seed, GV_PURPOSE_TIE, replicate);
    w->person = gv_coin_make(seed, GV_PURPOSE_PERSON, replicate);
    w->threshold = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_THRESHOLD, replicate));
    w->credit = gv_cipher_make(gv_key_make(seed, GV_PURPOSE_CREDIT, replicate));
    if (model->begin != NULL)
        model->begin(w, params);
}

/* A hash of (who persuaded, whom, when): its smallest value decides the credit. */
static uint64_t credit_hash(const gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    const gv_counter c = gv_counter_make(source, v, w->tick, (uint32_t) channel, 0, 0);
    return gv_draw(&w->credit, c).low;
}

static bool gets_the_credit(const gv_world *w, uint32_t v, uint32_t source, gv_channel channel,
                            uint64_t hash)
{
    if (hash != w->nominee_hash[v])
        return hash < w->nominee_hash[v];
    if (source != w->nominee_source[v])
        return source < w->nominee_source[v];
    return channel < (gv_channel) w->nominee_channel[v];
}

void gv_world_nominate(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    const uint8_t state = w->state[v];
    if (state & GV_ADOPTED)
        return;
    if (!(state & GV_NOMINATED)) {
        w->state[v] = state | GV_NOMINATED;
        w->nominated[w->n_nominated++] = v;
        w->nominee_source[v] = source;
        w->nominee_channel[v] = (uint8_t) channel;
        return;
    }
    if (!(state & GV_CONTESTED)) { /* most people are convinced once: hash only from the second */
        const gv_channel first = (gv_channel) w->nominee_channel[v];
        w->state[v] = state | GV_CONTESTED;
        w->nominee_hash[v] = credit_hash(w, v, w->nominee_source[v], first);
    }
    const uint64_t hash = credit_hash(w, v, source, channel);
    if (gets_the_credit(w, v, source, channel, hash)) {
        w->nominee_source[v] = source;
        w->nominee_channel[v] = (uint8_t) channel;
        w->nominee_hash[v] = hash;
    }
}

void gv_world_credit(gv_world *w, uint32_t v, uint32_t source, gv_channel channel)
{
    if (!(w->state[v] & GV_NOMINATED))
        w->nominated[w->n_nominated++] = v;
    w->state[v] = GV_NOMINATED;
    w->nominee_source[v] = source;
    w->nominee_channel[v] = (uint8_t) channel;
}

void gv_world_read(gv_world *w, uint32_t v)
{
    if (w->reads[v] == 0)
        w->read_by[w->n_read_by++] = v;
    if (w->reads[v] < UINT16_MAX)
        w->reads[v]++;
    w->n_reads++;
}

static void adopt(gv_world *w, uint32_t v, uint32_t step)
{
    w->state[v] = GV_ADOPTED;
    w->adopted_at[v] = step;
    w->source[v] = w->nominee_source[v];
    w->channel[v] = w->nominee_channel[v];
    w->adopters[w->n_adopters++] = v;
}

uint32_t gv_world_sweep(gv_world *w, const gv_model *model, const void *params, uint32_t step)
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
    return w->n_adopters - w->fresh_from;
}
