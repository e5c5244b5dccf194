/* A queue of ids by rising key, at most one place an id: what happens next? A 4-ary heap
 * that knows where everybody stands, so that a key can be changed or withdrawn. Layer 3. */
#ifndef GRAPEVINE_MODEL_HEAP_H
#define GRAPEVINE_MODEL_HEAP_H

#include "grapevine/base.h"

#include <string.h>

typedef struct gv_heap_entry {
    uint64_t key;
    uint32_t id;
} gv_heap_entry;

typedef struct gv_heap {
    gv_heap_entry *at; /* [n] of n_ids; at[0] has the smallest key, equal keys by id */
    uint32_t *place;   /* [n_ids] 1 + where the id stands in `at`; 0: nowhere */
    uint32_t n;
} gv_heap;

/* Bytes for ids below n_ids. */
size_t gv_heap_bytes(uint32_t n_ids);
/* An empty heap over zeroed memory, aligned to 8 bytes, that the caller keeps. */
gv_heap gv_heap_over(void *memory, uint32_t n_ids);
/* Forget everybody. Cost: O(n). */
void gv_heap_clear(gv_heap *heap);
/* Give `id` this key, whatever it had. Cost: O(log n). */
void gv_heap_put(gv_heap *heap, uint32_t id, uint64_t key);
/* Take `id` out, if it is there. Cost: O(log n). */
void gv_heap_remove(gv_heap *heap, uint32_t id);
/* Real numbers above 0 have the order of their bits, so they can be keys. */
static inline uint64_t gv_heap_key(double real)
{
    uint64_t key;
    memcpy(&key, &real, sizeof key);
    return key;
}
static inline double gv_heap_real(uint64_t key)
{
    double real;
    memcpy(&real, &key, sizeof real);
    return real;
}
/* The entry of `id`, or NULL. */
static inline const gv_heap_entry *gv_heap_find(const gv_heap *heap, uint32_t id)
{
    return heap->place[id] == 0 ? NULL : &heap->at[heap->place[id] - 1];
}

#endif
