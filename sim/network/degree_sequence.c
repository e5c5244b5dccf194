/* Everybody has the number of ties that a list or a file says. */
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <inttypes.h>
#include <string.h>

typedef struct degree_sequence {
    gv_counts degrees;
    const char *file;
} degree_sequence;

static const gv_param degree_sequence_table[] = {
    GV_COUNTS(degree_sequence, degrees, .low = 0, .high = GV_PEOPLE_LIMIT, .unit = "ties",
              .source = "assumption",
              .help = "ties of person 0, of person 1, and so on; or say file"),
    GV_WORD(degree_sequence, file, .is_file = true, .source = "assumption",
            .help = "text file with the ties of one person to a line; lines that start "
                    "with # or % are comments"),
    GV_END_OF_TABLE
};

/* The degrees of either source. @param[out] read  what a file gave: yours to gv_free */
static gv_status find_degrees(const degree_sequence *par, gv_count_list *read,
                              gv_counts *out, gv_error *err)
{
    const bool has_file = par->file != NULL && par->file[0] != '\0';
    if (has_file == (par->degrees.n > 0)) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                has_file ? "degrees and file both say how many ties people have"
                         : "nothing says how many ties people have");
        gv_error_hint(err, "say degrees: [3, 2, 2, 1], or name a file");
        return GV_E_IMPOSSIBLE;
    }
    *out = par->degrees;
    if (!has_file)
        return GV_OK;
    const gv_status status =
        gv_count_file_read(par->file, (uint64_t) GV_PEOPLE_LIMIT, read, err);
    if (status == GV_OK)
        *out = (gv_counts){ read->at, read->n };
    if (status == GV_OK && read->n == 0)
        return GV_FAIL(err, GV_E_DATA, "the file '%.200s' holds no number", par->file);
    return status;
}

static gv_status check(gv_counts degrees, gv_error *err)
{
    uint64_t ends = 0;
    bool is_possible = false;
    if (degrees.n > (uint64_t) GV_PEOPLE_LIMIT)
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "%zu people are too many", degrees.n);
    for (size_t u = 0; u < degrees.n; u++) {
        ends += degrees.at[u];
        if (degrees.at[u] < degrees.n)
            continue;
        return GV_FAIL(err, GV_E_IMPOSSIBLE,
                       "person %zu cannot have %" PRIu64 " ties among %zu people", u,
                       degrees.at[u], degrees.n);
    }
    if (ends % 2 != 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "the degrees add up to %" PRIu64 ", which is odd, but a tie has two ends",
                ends);
        gv_error_hint(err, "give one person a tie more or less");
        return GV_E_IMPOSSIBLE;
    }
    const gv_status status = gv_igraph_is_graphical(degrees, &is_possible, err);
    if (status != GV_OK || is_possible)
        return status;
    GV_FAIL(err, GV_E_IMPOSSIBLE, "no network has these degrees");
    gv_error_hint(err, "the most tied people want more ties than the others can give");
    return GV_E_IMPOSSIBLE;
}

/* People by the ties that they still lack, most first. People who lack equally many stand
 * in one block; `end[d]` is how many lack at least d. */
typedef struct queue {
    uint32_t *person; /* [n] */
    uint64_t *lacks;  /* [n] of the person in that place */
    uint64_t *end;    /* [n + 1] */
} queue;

static void queue_release(queue *q)
{
    gv_free(q->end);
    gv_free(q->lacks);
    gv_free(q->person);
}

static gv_status queue_create(gv_counts degrees, queue *out, gv_error *err)
{
    const size_t n = degrees.n;
    queue q = { .person = gv_alloc(n, sizeof *q.person, err) };
    q.lacks = q.person ? gv_alloc(n, sizeof *q.lacks, err) : NULL;
    q.end = q.lacks ? gv_alloc(n + 1, sizeof *q.end, err) : NULL;
    if (q.end == NULL) {
        queue_release(&q);
        return GV_E_MEMORY;
    }
    for (size_t u = 0; u < n; u++)
        q.end[degrees.at[u]]++;
    for (size_t d = n; d-- > 0;)
        q.end[d] += q.end[d + 1];
    for (size_t u = n; u-- > 0;) {
        const uint64_t place = --q.end[degrees.at[u]];
        q.person[place] = (uint32_t) u;
        q.lacks[place] = degrees.at[u];
    }
    /* Filling turned ends into beginnings: a block ends where the next smaller begins. */
    memmove(q.end + 1, q.end, n * sizeof *q.end);
    q.end[0] = n;
    *out = q;
    return GV_OK;
}

/* The person in the place, the last one of a block, gets a tie: the block ends sooner. */
static void tie_to(queue *q, uint64_t head, uint64_t place, gv_arcs *arcs)
{
    q->end[q->lacks[place]]--;
    q->lacks[place]--;
    gv_arcs_add(arcs, q->person[head], q->person[place]);
    gv_arcs_add(arcs, q->person[place], q->person[head]);
}

/* Whoever lacks most ties is tied to those who lack most after them. Where only some of a
 * block are needed they are its last, so that the order stays as it is. */
static void tie_head(queue *q, uint64_t head, gv_arcs *arcs)
{
    const uint64_t wanted = q->lacks[head];
    if (wanted == 0)
        return;
    const uint64_t least = q->lacks[head + wanted];
    const uint64_t above = q->end[least + 1];
    const uint64_t begin = above > head ? above : head + 1;
    for (uint64_t k = begin; k <= head + wanted; k++)
        tie_to(q, head, q->end[least] - 1, arcs);
    for (uint64_t place = begin - 1; place > head; place--)
        tie_to(q, head, place, arcs);
}

/* Havel and Hakimi's network. O(n + m). @param degrees  of which a network exists */
static gv_status realize(gv_counts degrees, gv_network **out, gv_error *err)
{
    uint64_t ends = 0;
    queue q = { 0 };
    gv_arcs arcs = { 0 };
    gv_status status;
    for (size_t u = 0; u < degrees.n; u++)
        ends += degrees.at[u];
    GV_TRY(queue_create(degrees, &q, err));
    GV_TRY(gv_arcs_reserve(ends, &arcs, err));
    for (uint64_t head = 0; head < degrees.n; head++)
        tie_head(&q, head, &arcs);
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) degrees.n, out, err));
done:
    gv_arcs_release(&arcs);
    queue_release(&q);
    return status;
}

/* Proposals to a tie; a swap that would repeat a tie is a proposal that changes nothing. */
#define PROPOSALS 20

static gv_status degree_sequence_grow(const void *params, gv_key key, gv_network **out,
                                      gv_error *err)
{
    gv_count_list read = { 0 };
    gv_counts degrees = { 0 };
    gv_network *net = NULL;
    gv_stream stream = gv_stream_make(key);
    gv_status status;
    GV_TRY(find_degrees(params, &read, &degrees, err));
    GV_TRY(check(degrees, err));
    GV_TRY(realize(degrees, &net, err));
    const uint64_t proposals = PROPOSALS * gv_network_arcs(net) / 2;
    const gv_swap_plan plan = { .wanted = proposals, .tries = proposals };
    uint64_t swaps = 0;
    GV_TRY(gv_network_swap(net, &plan, &stream, &swaps, err));
    *out = net;
    net = NULL;
done:
    gv_network_free(net);
    gv_free(read.at);
    return status;
}

static gv_status degree_sequence_size(const void *params, uint64_t *people, uint64_t *arcs,
                                      gv_error *err)
{
    gv_count_list read = { 0 };
    gv_counts degrees = { 0 };
    gv_status status;
    GV_TRY(find_degrees(params, &read, &degrees, err));
    GV_TRY(check(degrees, err));
    uint64_t ends = 0;
    for (size_t u = 0; u < degrees.n; u++)
        ends += degrees.at[u];
    *people = degrees.n;
    *arcs = ends;
done:
    gv_free(read.at);
    return status;
}

const gv_generator gv_network_kind_degree_sequence = {
    .spec = { .name = "degree_sequence",
              .title = "Given numbers of ties",
              .about =
                  "Everybody has the ties that a list or a file says, to random others.",
              .source =
                  "Viger and Latapy, Efficient and simple generation of random simple "
                  "connected graphs with prescribed degree sequence, Journal of "
                  "Complex Networks 4 (2016), doi:10.1093/comnet/cnv013",
              .deviates = "Havel and Hakimi's network, shuffled by 20 proposed double-edge "
                          "swaps to a tie; it need not be connected, as the paper's must.",
              GV_PARAMS(degree_sequence) },
    .is_random = true,
    .grow = degree_sequence_grow,
    .size = degree_sequence_size,
    .peak_bytes_per_arc = 64,
};
