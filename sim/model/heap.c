/* A queue of ids by rising key: a 4-ary heap, half as deep as one of two. Layer 3. */
#include "model/heap.h"

#define CHILDREN 4

size_t gv_heap_bytes(uint32_t n_ids)
{
    return (size_t) n_ids * (sizeof(gv_heap_entry) + sizeof(uint32_t));
}

gv_heap gv_heap_over(void *memory, uint32_t n_ids)
{
    gv_heap_entry *const at = memory;
    return (gv_heap){ .at = at, .place = (uint32_t *) (void *) (at + n_ids) };
}

void gv_heap_clear(gv_heap *heap)
{
    for (uint32_t k = 0; k < heap->n; k++)
        heap->place[heap->at[k].id] = 0;
    heap->n = 0;
}

static bool comes_before(const gv_heap_entry *a, const gv_heap_entry *b)
{
    return a->key != b->key ? a->key < b->key : a->id < b->id;
}

static void settle(gv_heap *heap, uint32_t k, gv_heap_entry entry)
{
    heap->at[k] = entry;
    heap->place[entry.id] = k + 1;
}

/* The place k is free: `entry` goes there or to one of its ancestors. */
static void rise(gv_heap *heap, uint32_t k, gv_heap_entry entry)
{
    while (k > 0) {
        const uint32_t parent = (k - 1) / CHILDREN;
        if (!comes_before(&entry, &heap->at[parent]))
            break;
        settle(heap, k, heap->at[parent]);
        k = parent;
    }
    settle(heap, k, entry);
}

/* The place k is free: `entry` goes there or below. */
static void sink(gv_heap *heap, uint32_t k, gv_heap_entry entry)
{
    for (;;) {
        const uint64_t first = (uint64_t) CHILDREN * k + 1;
        if (first >= heap->n)
            break;
        const uint64_t end = first + CHILDREN < heap->n ? first + CHILDREN : heap->n;
        uint32_t least = (uint32_t) first;
        for (uint32_t child = least + 1; child < end; child++) {
            if (comes_before(&heap->at[child], &heap->at[least]))
                least = child;
        }
        if (!comes_before(&heap->at[least], &entry))
            break;
        settle(heap, k, heap->at[least]);
        k = least;
    }
    settle(heap, k, entry);
}

/* The place k is free, and what stands above and below it is in order. */
static void fill(gv_heap *heap, uint32_t k, gv_heap_entry entry)
{
    if (k > 0 && comes_before(&entry, &heap->at[(k - 1) / CHILDREN]))
        rise(heap, k, entry);
    else
        sink(heap, k, entry);
}

void gv_heap_put(gv_heap *heap, uint32_t id, uint64_t key)
{
    const gv_heap_entry entry = { .key = key, .id = id };
    if (heap->place[id] == 0)
        rise(heap, heap->n++, entry);
    else
        fill(heap, heap->place[id] - 1, entry);
}

void gv_heap_remove(gv_heap *heap, uint32_t id)
{
    const uint32_t place = heap->place[id];
    if (place == 0)
        return;
    heap->place[id] = 0;
    const gv_heap_entry last = heap->at[--heap->n];
    if (last.id != id)
        fill(heap, place - 1, last);
}
