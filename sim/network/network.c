/* The handle of a network: who hears whom, what people are called, what reading did. */
#include "network_internal.h"

#include <string.h>
#include <sys/mman.h>

struct gv_network {
    uint32_t n;
    bool is_complete;
    gv_csr_store out;
    gv_csr_store in;           ///< empty when not built, and when equal to `out`
    bool is_its_own_transpose; ///< known once the transpose was asked for
    gv_timeline_store when;    ///< empty where ties stay
    gv_timeline_store when_in; ///< empty when not built, and when equal to `when`
    bool hears_when_heard;     ///< it is equal; known like the transpose
    gv_labels *labels;         ///< NULL: people are called by their numbers
    gv_network_notes notes;
    uint32_t *block_start; ///< [n_blocks + 1], or NULL
    size_t n_blocks;
    gv_taste *taste;                   ///< [n], or NULL
    gv_network *layer[GV_LAYERS];      ///< of a stack, perhaps this one itself
    const char *layer_name[GV_LAYERS]; ///< borrowed
    uint32_t n_layers;                 ///< 0: not stacked
    uint32_t used;                     ///< of the layers, or GV_UNION
    void *mapping;                     ///< the file that `out` and `labels` lie in, or NULL
    uint64_t mapping_bytes;
};

gv_status gv_network_of_rows(gv_csr_store *rows, gv_labels **labels, gv_network_notes notes,
                             gv_network **out, gv_error *err)
{
    gv_network *net = gv_alloc(1, sizeof *net, err);
    if (net == NULL)
        return GV_E_MEMORY;
    net->n = rows->n;
    net->out = *rows;
    net->labels = *labels;
    net->notes = notes;
    *rows = (gv_csr_store){ 0 };
    *labels = NULL;
    *out = net;
    return GV_OK;
}

gv_status gv_network_from_arcs(uint32_t n, uint64_t m, const uint32_t *speaker,
                               const uint32_t *hearer, const double *weight,
                               gv_network **out, gv_error *err)
{
    gv_csr_store rows = { 0 };
    gv_labels *no_labels = NULL;
    gv_network_notes notes = { 0 };
    gv_status status;
    GV_TRY(gv_csr_build(n, m, speaker, hearer, weight, &rows, NULL, err));
    GV_TRY(gv_network_of_rows(&rows, &no_labels, notes, out, err));
done:
    gv_csr_release(&rows);
    return status;
}

static double *weight_of_all_ticks(const gv_contacts *contacts, gv_error *err)
{
    double *weight = gv_alloc(contacts->n, sizeof *weight, err);
    for (uint64_t k = 0; weight != NULL && k < contacts->n; k++)
        weight[k] = contacts->weight[k] * (contacts->until[k] - contacts->from[k]);
    return weight;
}

gv_status gv_network_of_contacts(uint32_t people, const gv_contacts *contacts,
                                 uint32_t skip, gv_after after, gv_labels **labels,
                                 gv_network_notes notes, gv_network **out, gv_error *err)
{
    gv_csr_store rows = { 0 };
    gv_timeline_store when = { .tick = NULL };
    double *weight = NULL;
    gv_status status = GV_E_MEMORY;
    if (contacts->weight != NULL && (weight = weight_of_all_ticks(contacts, err)) == NULL)
        goto done;
    GV_TRY(gv_csr_build(people, contacts->n, contacts->speaker, contacts->hearer, weight,
                        &rows, NULL, err));
    GV_TRY(gv_timeline_build(gv_csr_view(&rows), contacts, &when, err));
    when.view.skip = skip;
    when.view.after = after;
    GV_TRY(gv_network_of_rows(&rows, labels, notes, out, err));
    (*out)->when = when;
    when = (gv_timeline_store){ .tick = NULL };
done:
    gv_timeline_release(&when);
    gv_csr_release(&rows);
    gv_free(weight);
    return status;
}

gv_status gv_network_complete(uint32_t n, gv_network **out, gv_error *err)
{
    gv_network *net = gv_alloc(1, sizeof *net, err);
    if (net == NULL)
        return GV_E_MEMORY;
    net->n = n;
    net->is_complete = true;
    *out = net;
    return GV_OK;
}

gv_status gv_network_grow(const gv_generator *generator, const void *params,
                          const gv_rewiring *rewiring, gv_key key, gv_network **out,
                          gv_error *err)
{
    gv_network *net = NULL;
    gv_status status;
    GV_TRY(gv_rewiring_check(rewiring, generator, err));
    GV_TRY(generator->grow(params, key, &net, err));
    if (gv_rewires(rewiring))
        GV_TRY(gv_network_rewire(net, rewiring, key, err));
    if (!net->is_complete)
        GV_TRY(gv_csr_validate(gv_csr_view(&net->out), err));
    *out = net;
    net = NULL;
done:
    gv_network_free(net);
    return status;
}

gv_status gv_network_swap(gv_network *net, const gv_swap_plan *plan, gv_stream *stream,
                          uint64_t *done_swaps, gv_error *err)
{
    gv_csr_store rows = { 0 };
    const gv_status status =
        gv_csr_swap(gv_csr_view(&net->out), plan, stream, &rows, done_swaps, err);
    if (status != GV_OK)
        return status;
    gv_csr_release(&net->out);
    net->out = rows;
    return GV_OK;
}

void gv_network_free(gv_network *net)
{
    if (net == NULL)
        return;
    for (uint32_t l = 0; l < net->n_layers; l++) {
        if (net->layer[l] != net)
            gv_network_free(net->layer[l]);
    }
    gv_free(net->block_start);
    gv_free(net->taste);
    gv_labels_free(net->labels);
    gv_timeline_release(&net->when_in);
    gv_timeline_release(&net->when);
    gv_csr_release(&net->in);
    gv_csr_release(&net->out);
    if (net->mapping != NULL)
        munmap(net->mapping, net->mapping_bytes);
    gv_free(net);
}

gv_status gv_network_of_mapping(gv_csr_store *rows, gv_labels **labels,
                                gv_network_notes notes, void *at, uint64_t n,
                                gv_network **out, gv_error *err)
{
    gv_network *net = NULL;
    const gv_status status = gv_network_of_rows(rows, labels, notes, &net, err);
    if (status != GV_OK)
        return status;
    net->mapping = at;
    net->mapping_bytes = n;
    *out = net;
    return GV_OK;
}

gv_label_parts gv_network_label_parts(const gv_network *net)
{
    return gv_labels_parts(net->labels);
}

uint32_t gv_network_people(const gv_network *net)
{
    return net->n;
}

uint64_t gv_network_arcs(const gv_network *net)
{
    if (net->is_complete)
        return net->n == 0 ? 0 : (uint64_t) net->n * (net->n - 1);
    return net->out.offset[net->n];
}

bool gv_network_is_complete(const gv_network *net)
{
    return net->is_complete;
}

gv_csr gv_network_out(const gv_network *net)
{
    return gv_csr_view(&net->out);
}

gv_csr gv_network_in(const gv_network *net)
{
    return gv_csr_view(net->is_its_own_transpose ? &net->out : &net->in);
}

const gv_timeline *gv_network_timeline(const gv_network *net)
{
    return net->when.tick != NULL ? &net->when.view : NULL;
}

const gv_timeline *gv_network_timeline_in(const gv_network *net)
{
    if (net->hears_when_heard)
        return &net->when.view;
    return net->when_in.tick != NULL ? &net->when_in.view : NULL;
}

static gv_status transpose_timeline(gv_network *net, gv_error *err)
{
    if (net->when.tick == NULL || gv_network_timeline_in(net) != NULL)
        return GV_OK;
    const gv_status status = gv_timeline_transpose(&net->when.view, gv_csr_view(&net->out),
                                                   gv_network_in(net), &net->when_in, err);
    if (status != GV_OK)
        return status;
    if (gv_timeline_equal(&net->when.view, &net->when_in.view)) {
        gv_timeline_release(&net->when_in);
        net->hears_when_heard = true;
    }
    return GV_OK;
}

/* Most networks are symmetric: their transpose is compared once, then shared. */
static gv_status transpose_ties(gv_network *net, gv_error *err)
{
    if (net->is_complete || net->is_its_own_transpose || net->in.offset != NULL)
        return GV_OK;
    const gv_csr out = gv_csr_view(&net->out);
    const gv_status status = gv_csr_transpose(out, &net->in, err);
    if (status != GV_OK)
        return status;
    if (gv_csr_equal(gv_csr_view(&net->in), out)) {
        gv_csr_release(&net->in);
        net->is_its_own_transpose = true;
    }
    return GV_OK;
}

/* Both, or neither. */
gv_status gv_network_transpose(gv_network *net, gv_error *err)
{
    const bool was_there = net->is_its_own_transpose || net->in.offset != NULL;
    gv_status status;
    GV_TRY(transpose_ties(net, err));
    GV_TRY(transpose_timeline(net, err));
done:
    if (status != GV_OK && !was_there) {
        gv_csr_release(&net->in);
        net->is_its_own_transpose = false;
    }
    return status;
}

gv_status gv_network_transpose_layers(gv_network *net, gv_error *err)
{
    gv_status status = gv_network_transpose(net, err);
    for (uint32_t l = 0; l < net->n_layers && status == GV_OK; l++)
        status = gv_network_transpose(net->layer[l], err);
    return status;
}

static uint64_t row_length(const gv_network *net, gv_csr csr, uint32_t person)
{
    if (net->is_complete)
        return net->n - 1;
    return csr.offset == NULL ? 0 : csr.offset[person + UINT64_C(1)] - csr.offset[person];
}

uint64_t gv_network_followers(const gv_network *net, uint32_t u)
{
    return row_length(net, gv_network_out(net), u);
}

uint64_t gv_network_followed(const gv_network *net, uint32_t v)
{
    return row_length(net, gv_network_in(net), v);
}

bool gv_network_has_weights(const gv_network *net)
{
    return net->out.weight != NULL;
}

bool gv_network_is_mutual(const gv_network *net)
{
    return net->is_complete || net->is_its_own_transpose ||
           gv_csr_is_symmetric(gv_csr_view(&net->out));
}

static gv_hash hash_of_standing_ties(const gv_network *net)
{
    struct {
        uint64_t n, is_complete, has_weights;
        gv_hash offset, target, weight;
    } all;
    memset(&all, 0, sizeof all);
    all.n = net->n;
    all.is_complete = net->is_complete;
    if (!net->is_complete) {
        const gv_csr out = gv_network_out(net);
        const size_t m = out.offset[out.n];
        all.offset = gv_hash_bytes(out.offset, (out.n + (size_t) 1) * sizeof *out.offset);
        all.target = gv_hash_bytes(out.target, m * sizeof *out.target);
        if (out.weight != NULL) {
            all.has_weights = 1;
            all.weight = gv_hash_bytes(out.weight, m * sizeof *out.weight);
        }
    }
    return gv_hash_bytes(&all, sizeof all);
}

static gv_hash hash_of_ties(const gv_network *net)
{
    const gv_hash standing = hash_of_standing_ties(net);
    if (net->when.tick == NULL)
        return standing;
    const gv_hash both[2] = { standing, gv_timeline_hash(&net->when.view) };
    return gv_hash_bytes(both, sizeof both);
}

gv_hash gv_network_hash(const gv_network *net)
{
    struct {
        uint64_t n, used;
        gv_hash layer[GV_LAYERS];
    } all;
    if (net->n_layers == 0)
        return hash_of_ties(net);
    memset(&all, 0, sizeof all);
    all.n = net->n_layers;
    all.used = net->used;
    for (uint32_t l = 0; l < net->n_layers; l++)
        all.layer[l] = hash_of_ties(net->layer[l]);
    return gv_hash_bytes(&all, sizeof all);
}

uint64_t gv_network_bytes(const gv_network *net)
{
    uint64_t others = 0;
    for (uint32_t l = 0; l < net->n_layers; l++)
        others += net->layer[l] != net ? gv_network_bytes(net->layer[l]) : 0;
    return others + sizeof *net + gv_csr_bytes(&net->out) + gv_csr_bytes(&net->in) +
           gv_timeline_bytes(&net->when.view) + gv_timeline_bytes(&net->when_in.view) +
           gv_labels_bytes(net->labels) +
           (net->n_blocks + UINT64_C(1)) * sizeof *net->block_start +
           (net->taste == NULL ? 0 : net->n * (uint64_t) sizeof *net->taste);
}

gv_network *gv_network_hang(gv_network *whole, gv_network **layer, const char *const *name,
                            uint32_t n, uint32_t used)
{
    whole->n_layers = n;
    whole->used = used;
    for (uint32_t l = 0; l < n; l++) {
        gv_network *const one = layer[l];
        whole->layer[l] = one;
        whole->layer_name[l] = name[l];
        layer[l] = NULL;
        if (whole->labels == NULL) { /* the whole knows the names */
            whole->labels = one->labels;
            one->labels = one == whole ? one->labels : NULL;
        }
        if (one != whole && whole->block_start == NULL) { /* and the groups */
            whole->block_start = one->block_start;
            whole->n_blocks = one->n_blocks;
            one->block_start = NULL;
            one->n_blocks = 0;
        }
        if (one != whole && whole->taste == NULL) { /* and what people care for */
            whole->taste = one->taste;
            one->taste = NULL;
        }
    }
    return whole;
}

uint32_t gv_network_layers(const gv_network *net)
{
    return net->n_layers == 0 ? 1 : net->n_layers;
}

const gv_network *gv_network_layer(const gv_network *net, uint32_t layer)
{
    return net->n_layers == 0 ? net : net->layer[layer];
}

const char *gv_network_layer_name(const gv_network *net, uint32_t layer)
{
    return net->layer_name[layer];
}

uint32_t gv_network_coin_layer(const gv_network *net)
{
    return net->n_layers == 0 || net->used == GV_UNION ? 0 : net->used;
}

const char *gv_network_label(const gv_network *net, uint32_t person, char room[32])
{
    return gv_labels_text(net->labels, person, room);
}

uint32_t gv_network_find(const gv_network *net, const char *label)
{
    return gv_labels_find(net->labels, net->n, label);
}

gv_status gv_network_keep_blocks(gv_network *net, gv_counts sizes, gv_error *err)
{
    uint32_t *start = gv_alloc(sizes.n + 1, sizeof *start, err);
    if (start == NULL)
        return GV_E_MEMORY;
    for (size_t g = 0; g < sizes.n; g++)
        start[g + 1] = start[g] + (uint32_t) sizes.at[g];
    gv_free(net->block_start);
    net->block_start = start;
    net->n_blocks = sizes.n;
    return GV_OK;
}

size_t gv_network_blocks(const gv_network *net, const uint32_t **start)
{
    *start = net->block_start;
    return net->n_blocks;
}

void gv_network_keep_tastes(gv_network *net, gv_taste **taste)
{
    gv_free(net->taste);
    net->taste = *taste;
    *taste = NULL;
}

const gv_taste *gv_network_tastes(const gv_network *net)
{
    return net->taste;
}

bool gv_network_has_names(const gv_network *net)
{
    return net->labels != NULL;
}

gv_network_notes gv_network_reading_notes(const gv_network *net)
{
    return net->notes;
}
