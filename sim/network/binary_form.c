/* Where the arrays of the binary form lie. */
#include "network/binary_form.h"

/* The next array: its place, or 0 when it is not there. */
static uint64_t place(gv_unsigned_wide *end, bool is_there, uint64_t n, uint64_t size)
{
    if (!is_there)
        return 0;
    const gv_unsigned_wide at =
        (*end + GV_BINARY_ALIGNED - 1) / GV_BINARY_ALIGNED * GV_BINARY_ALIGNED;
    *end = at + (gv_unsigned_wide) n * size;
    return (uint64_t) at;
}

bool gv_binary_arrange(gv_binary_head *h)
{
    gv_unsigned_wide end = GV_BINARY_HEAD;
    const bool has_texts = (h->flags & GV_BINARY_TEXTS) != 0;
    if (h->people > (uint64_t) GV_PEOPLE_LIMIT)
        return false;
    h->offset_at = place(&end, true, h->people + 1, sizeof(uint64_t));
    h->target_at = place(&end, true, h->arcs, sizeof(uint32_t));
    h->weight_at =
        place(&end, (h->flags & GV_BINARY_WEIGHTS) != 0, h->arcs, sizeof(double));
    h->number_at =
        place(&end, (h->flags & GV_BINARY_NUMBERS) != 0, h->people, sizeof(uint32_t));
    h->start_at = place(&end, has_texts, h->people + 1, sizeof(uint64_t));
    h->text_at = place(&end, has_texts, h->text_bytes, 1);
    h->file_bytes = (uint64_t) end;
    return end <= INT64_MAX;
}

gv_hash gv_binary_head_hash(const gv_binary_head *head)
{
    return gv_hash_bytes(head, offsetof(gv_binary_head, head));
}
