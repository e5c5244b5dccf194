/* Ids that are texts, numbered as they appear, then sorted. */
#include "network_internal.h"

#include <stdlib.h>
#include <string.h>

struct gv_tokens {
    char *bytes;     ///< texts one after another, each with its NUL
    uint64_t *start; ///< [room + 1] of each text in bytes
    uint64_t *hash;  ///< [room]
    uint32_t *slot;  ///< [n_slots] number + 1, or 0: open addressing, at most half full
    uint64_t bytes_room;
    uint64_t n_slots; ///< a power of 2
    uint32_t n, room;
    bool are_numbers; ///< so far
};

enum { FIRST_ROOM = 1024 };

gv_status gv_tokens_create(gv_tokens **out, gv_error *err)
{
    gv_tokens *t = gv_alloc(1, sizeof *t, err);
    if (t == NULL)
        return GV_E_MEMORY;
    t->room = FIRST_ROOM;
    t->n_slots = 2 * FIRST_ROOM;
    t->bytes_room = 16 * FIRST_ROOM;
    t->are_numbers = true;
    t->bytes = gv_alloc(t->bytes_room, 1, err);
    t->start = t->bytes ? gv_alloc((size_t) t->room + 1, sizeof *t->start, err) : NULL;
    t->hash = t->start ? gv_alloc(t->room, sizeof *t->hash, err) : NULL;
    t->slot = t->hash ? gv_alloc(t->n_slots, sizeof *t->slot, err) : NULL;
    if (t->slot == NULL) {
        gv_tokens_free(t);
        return GV_E_MEMORY;
    }
    *out = t;
    return GV_OK;
}

void gv_tokens_free(gv_tokens *t)
{
    if (t == NULL)
        return;
    gv_free(t->slot);
    gv_free(t->hash);
    gv_free(t->start);
    gv_free(t->bytes);
    gv_free(t);
}

uint32_t gv_tokens_count(const gv_tokens *tokens)
{
    return tokens->n;
}

static size_t length_of(const gv_tokens *t, uint32_t number)
{
    return (size_t) (t->start[number + UINT64_C(1)] - t->start[number] - 1);
}

/* The slot of a text: its own, or the empty one where it belongs. */
static uint64_t find_slot(const gv_tokens *t, const char *at, size_t length, uint64_t hash)
{
    uint64_t s = hash & (t->n_slots - 1);
    while (t->slot[s] != 0) {
        const uint32_t number = t->slot[s] - 1;
        if (t->hash[number] == hash && length_of(t, number) == length &&
            memcmp(t->bytes + t->start[number], at, length) == 0)
            break;
        s = (s + 1) & (t->n_slots - 1);
    }
    return s;
}

static gv_status grow_slots(gv_tokens *t, gv_error *err)
{
    const uint64_t n_slots = 2 * t->n_slots;
    uint32_t *slot = gv_alloc(n_slots, sizeof *slot, err);
    if (slot == NULL)
        return GV_E_MEMORY;
    for (uint32_t number = 0; number < t->n; number++) {
        uint64_t s = t->hash[number] & (n_slots - 1);
        while (slot[s] != 0)
            s = (s + 1) & (n_slots - 1);
        slot[s] = number + 1;
    }
    gv_free(t->slot);
    t->slot = slot;
    t->n_slots = n_slots;
    return GV_OK;
}

static gv_status grow_room(gv_tokens *t, gv_error *err)
{
    const size_t room = 2 * (size_t) t->room;
    uint64_t *start = gv_resize(t->start, room + 1, sizeof *start, err);
    if (start == NULL)
        return GV_E_MEMORY;
    t->start = start;
    uint64_t *hash = gv_resize(t->hash, room, sizeof *hash, err);
    if (hash == NULL)
        return GV_E_MEMORY;
    t->hash = hash;
    const gv_status status = grow_slots(t, err);
    if (status == GV_OK)
        t->room = (uint32_t) room;
    return status;
}

static gv_status add(gv_tokens *t, const char *at, size_t length, uint64_t hash,
                     gv_error *err)
{
    gv_status status = GV_OK;
    if (t->n >= (uint32_t) GV_PEOPLE_LIMIT)
        return GV_FAIL(err, GV_E_DATA, "there are more than %.0f people", GV_PEOPLE_LIMIT);
    if (t->n == t->room)
        GV_TRY(grow_room(t, err));
    const uint64_t end = t->start[t->n] + length + 1;
    if (end > t->bytes_room) {
        char *bytes = gv_resize(t->bytes, 2 * end, 1, err);
        if (bytes == NULL)
            return GV_E_MEMORY;
        t->bytes = bytes;
        t->bytes_room = 2 * end;
    }
    memcpy(t->bytes + t->start[t->n], at, length);
    t->bytes[end - 1] = '\0';
    t->hash[t->n] = hash;
    t->start[t->n + UINT64_C(1)] = end;
    t->slot[find_slot(t, at, length, hash)] = t->n + 1;
    t->n++;
    t->are_numbers = t->are_numbers && gv_label_is_number(at, length);
done:
    return status;
}

gv_status gv_tokens_number(gv_tokens *t, const char *at, size_t length, uint32_t *out,
                           gv_error *err)
{
    const uint64_t hash = gv_hash_bytes(at, length).low;
    const uint64_t s = find_slot(t, at, length, hash);
    if (t->slot[s] == 0) {
        const gv_status status = add(t, at, length, hash, err);
        if (status != GV_OK)
            return status;
        *out = t->n - 1;
    } else {
        *out = t->slot[s] - 1;
    }
    return GV_OK;
}

static int order(const void *a, const void *b, void *self)
{
    const gv_tokens *t = self;
    const uint32_t i = *(const uint32_t *) a;
    const uint32_t k = *(const uint32_t *) b;
    return gv_label_order(t->bytes + t->start[i], length_of(t, i), t->bytes + t->start[k],
                          length_of(t, k), t->are_numbers);
}

/* The texts in the given order, one after another. */
static gv_status ordered_labels(const gv_tokens *t, const uint32_t *ascending,
                                gv_labels **out, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    uint64_t *start = NULL;
    char *bytes = gv_alloc(t->start[t->n], 1, err);
    if (bytes == NULL)
        goto done;
    start = gv_alloc((size_t) t->n + 1, sizeof *start, err);
    if (start == NULL)
        goto done;
    for (uint32_t place = 0; place < t->n; place++) {
        const uint32_t number = ascending[place];
        const size_t size = length_of(t, number) + 1;
        memcpy(bytes + start[place], t->bytes + t->start[number], size);
        start[place + UINT64_C(1)] = start[place] + size;
    }
    status = gv_labels_of_texts(t->n, bytes, start, t->are_numbers, out, err);
done:
    gv_free(start);
    gv_free(bytes);
    return status;
}

gv_status gv_tokens_sort(const gv_tokens *tokens, uint32_t **rank, gv_labels **labels,
                         gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    uint32_t *place = NULL;
    gv_tokens view = *tokens;
    uint32_t *ascending = gv_alloc(tokens->n, sizeof *ascending, err);
    if (ascending == NULL)
        goto done;
    place = gv_alloc(tokens->n, sizeof *place, err);
    if (place == NULL)
        goto done;
    for (uint32_t number = 0; number < tokens->n; number++)
        ascending[number] = number;
    qsort_r(ascending, tokens->n, sizeof *ascending, order, &view);
    for (uint32_t i = 0; i < tokens->n; i++)
        place[ascending[i]] = i;
    GV_TRY(ordered_labels(tokens, ascending, labels, err));
    *rank = place;
    place = NULL;
done:
    gv_free(place);
    gv_free(ascending);
    return status;
}
