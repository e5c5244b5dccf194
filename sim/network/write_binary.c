/* Networks written in the binary form. */
#include "network/binary_form.h"

#include <string.h>

/* An array and where it goes. */
typedef struct piece {
    uint64_t at;
    const void *bytes;
    uint64_t n;
} piece;

enum { PIECES = 6 };

static size_t pieces_of(const gv_binary_head *h, gv_csr csr, gv_label_parts names,
                        piece piece_at[PIECES])
{
    const piece all[PIECES] = {
        { h->offset_at, csr.offset, (h->people + 1) * sizeof *csr.offset },
        { h->target_at, csr.target, h->arcs * sizeof *csr.target },
        { h->weight_at, csr.weight, h->arcs * sizeof(double) },
        { h->number_at, names.number, h->people * sizeof *names.number },
        { h->start_at, names.start, (h->people + 1) * sizeof *names.start },
        { h->text_at, names.bytes, h->text_bytes },
    };
    size_t n = 0;
    for (size_t k = 0; k < PIECES; k++) {
        if (all[k].at != 0)
            piece_at[n++] = all[k];
    }
    return n;
}

/* All behind the head, the zeros between arrays included. */
static gv_status emit(const piece *pieces, size_t n, gv_byte_sink sink, gv_error *err)
{
    static const char zeros[GV_BINARY_ALIGNED] = { 0 };
    uint64_t end = GV_BINARY_HEAD;
    gv_status status = GV_OK;
    for (size_t k = 0; k < n; k++) {
        if (pieces[k].at > end)
            GV_TRY(sink.take(sink.self, zeros, pieces[k].at - end, err));
        if (pieces[k].n > 0)
            GV_TRY(sink.take(sink.self, pieces[k].bytes, pieces[k].n, err));
        end = pieces[k].at + pieces[k].n;
    }
done:
    return status;
}

static gv_status add_to_hash(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) err;
    gv_hasher_add(self, bytes, n);
    return GV_OK;
}

static gv_status hash_payload(const piece *pieces, size_t n, gv_hash *out, gv_error *err)
{
    gv_hasher *hasher = NULL;
    gv_status status;
    GV_TRY(gv_hasher_create(&hasher, err));
    GV_TRY(emit(pieces, n, (gv_byte_sink){ .self = hasher, .take = add_to_hash }, err));
    *out = gv_hasher_result(hasher);
done:
    gv_hasher_free(hasher);
    return status;
}

static gv_binary_head head_of(const gv_network *net, gv_csr csr, gv_label_parts names)
{
    const gv_network_notes notes = gv_network_reading_notes(net);
    gv_binary_head h = { .version = GV_BINARY_VERSION,
                         .people = csr.n,
                         .arcs = csr.offset[csr.n],
                         .rows = notes.rows,
                         .loops_dropped = notes.loops_dropped,
                         .repeats_merged = notes.repeats_merged };
    memcpy(h.magic, GV_BINARY_MAGIC, sizeof h.magic);
    h.flags |= csr.weight != NULL ? GV_BINARY_WEIGHTS : 0;
    h.flags |= names.number != NULL ? GV_BINARY_NUMBERS : 0;
    h.flags |= names.bytes != NULL ? GV_BINARY_TEXTS : 0;
    h.flags |= names.bytes != NULL && names.are_numbers ? GV_BINARY_TEXT_NUMBERS : 0;
    h.text_bytes = names.bytes != NULL ? names.start[csr.n] : 0;
    return h;
}

gv_status gv_network_write_binary(gv_network *net, gv_byte_sink sink, gv_error *err)
{
    piece pieces[PIECES];
    gv_status status;
    const gv_csr csr = gv_network_out(net);
    const gv_label_parts names = gv_network_label_parts(net);
    gv_binary_head h = head_of(net, csr, names);
    if (!gv_binary_arrange(&h))
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "the network is too large for a file");
    const size_t n = pieces_of(&h, csr, names, pieces);
    GV_TRY(hash_payload(pieces, n, &h.payload, err));
    h.head = gv_binary_head_hash(&h);
    GV_TRY(sink.take(sink.self, &h, sizeof h, err));
    GV_TRY(emit(pieces, n, sink, err));
done:
    return status;
}
