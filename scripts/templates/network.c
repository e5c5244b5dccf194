/* PART: a ring on which everybody hears both neighbours. */
#include "network_internal.h"

typedef struct PART {
    uint64_t people;
} PART;

static const gv_param PART_table[] = {
    GV_COUNT(PART, people, .initial = 1000, .low = 3, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .help = "number of people"),
    GV_END_OF_TABLE,
};

/* Both arcs of the tie between u and the next person. */
static void tie(uint32_t u, uint32_t n, uint32_t *speaker, uint32_t *hearer)
{
    const uint32_t next = u + 1 < n ? u + 1 : 0;
    speaker[2 * (uint64_t) u] = u;
    hearer[2 * (uint64_t) u] = next;
    speaker[2 * (uint64_t) u + 1] = next;
    hearer[2 * (uint64_t) u + 1] = u;
}

static gv_status grow(const void *params, gv_key key, gv_network **out, gv_error *err)
{
    (void) key; /* nothing here is left to chance */
    const PART *par = params;
    const uint32_t n = (uint32_t) par->people;
    gv_status status = GV_E_MEMORY;
    uint32_t *hearer = NULL;
    uint32_t *speaker = gv_alloc(2 * (size_t) n, sizeof *speaker, err);
    if (speaker != NULL)
        hearer = gv_alloc(2 * (size_t) n, sizeof *hearer, err);
    if (speaker == NULL || hearer == NULL)
        goto done;
    for (uint32_t u = 0; u < n; u++)
        tie(u, n, speaker, hearer);
    status = gv_network_from_arcs(n, 2 * (uint64_t) n, speaker, hearer, NULL, out, err);
done:
    gv_free(hearer);
    gv_free(speaker);
    return status;
}

static gv_status size(const void *params, uint64_t *people, uint64_t *arcs, gv_error *err)
{
    (void) err;
    const PART *par = params;
    *people = par->people;
    *arcs = 2 * par->people;
    return GV_OK;
}

const gv_generator gv_network_kind_PART = {
    .spec = { .name = "PART",
              .title = "PART",
              .about = "A ring on which everybody hears both neighbours.",
              GV_PARAMS(PART) },
    .is_random = false,
    .grow = grow,
    .size = size,
    .peak_bytes_per_arc = 24,
};
