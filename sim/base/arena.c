/* Memory that is freed all at once: a chain of blocks, cut from the front. */
#include "grapevine/base.h"

#include <string.h>

enum {
    ALIGNMENT = 64,          /* one cache line */
    FIRST_BLOCK = 1 << 14,   /* bytes; doubles from block to block ... */
    LARGEST_BLOCK = 1 << 22, /* ... until here, so that waste stays below one half */
};

typedef struct block {
    struct block *older;
} block;

struct gv_arena {
    block *newest;
    unsigned char *next; /* first free byte of the newest block, aligned */
    size_t left;         /* free bytes from there */
    size_t block_bytes;  /* size of the next block */
};

gv_status gv_arena_create(gv_arena **out, gv_error *err)
{
    gv_arena *arena = gv_alloc(1, sizeof *arena, err);
    if (arena == NULL)
        return GV_E_MEMORY;
    arena->block_bytes = FIRST_BLOCK;
    *out = arena;
    return GV_OK;
}

static unsigned char *aligned(unsigned char *at)
{
    return at + (ALIGNMENT - (uintptr_t) at % ALIGNMENT) % ALIGNMENT;
}

/* Put a block in front that holds at least `bytes` aligned bytes. */
static gv_status add_block(gv_arena *arena, size_t bytes, gv_error *err)
{
    const size_t overhead = sizeof(block) + ALIGNMENT;
    size_t room = arena->block_bytes;
    if (bytes > SIZE_MAX - overhead)
        return GV_FAIL(err, GV_E_MEMORY, "%zu bytes are more than a program can address",
                       bytes);
    if (room < bytes + overhead)
        room = bytes + overhead;
    block *fresh = gv_alloc(room, 1, err);
    if (fresh == NULL)
        return GV_E_MEMORY;
    fresh->older = arena->newest;
    arena->newest = fresh;
    arena->next = aligned((unsigned char *) (fresh + 1));
    arena->left = room - (size_t) (arena->next - (unsigned char *) fresh);
    if (arena->block_bytes < LARGEST_BLOCK)
        arena->block_bytes *= 2;
    return GV_OK;
}

/* Blocks come zeroed and are cleared when they are reset, so pieces need no clearing. */
void *gv_arena_alloc(gv_arena *arena, size_t count, size_t size, gv_error *err)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX) {
        GV_FAIL(err, GV_E_MEMORY, "%zu times %zu bytes are more than a program can address",
                count, size);
        return NULL;
    }
    /* Whole cache lines keep `next` aligned and give empty arrays an address of their
     * own. */
    bytes = bytes == 0 ? ALIGNMENT : (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (bytes > arena->left && add_block(arena, bytes, err) != GV_OK)
        return NULL;
    void *piece = arena->next;
    arena->next += bytes;
    arena->left -= bytes;
    return piece;
}

char *gv_arena_text(gv_arena *arena, const char *text, gv_error *err)
{
    if (text == NULL)
        return NULL;
    const size_t bytes = strlen(text) + 1;
    char *copy = gv_arena_alloc(arena, bytes, 1, err);
    if (copy != NULL)
        memcpy(copy, text, bytes);
    return copy;
}

static void free_older(block *from)
{
    while (from != NULL) {
        block *older = from->older;
        gv_free(from);
        from = older;
    }
}

/* Only the newest block stays: it is the largest, so a life that repeats settles in one. */
void gv_arena_reset(gv_arena *arena)
{
    if (arena->newest == NULL)
        return;
    free_older(arena->newest->older);
    arena->newest->older = NULL;
    unsigned char *const first = aligned((unsigned char *) (arena->newest + 1));
    arena->left += (size_t) (arena->next - first);
    memset(first, 0, (size_t) (arena->next - first));
    arena->next = first;
}

void gv_arena_free(gv_arena *arena)
{
    if (arena == NULL)
        return;
    free_older(arena->newest);
    gv_free(arena);
}
