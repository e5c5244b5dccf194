/* Several networks of the same people as one: along one of them word travels, or along all.
 * Layer 2. */
#include "network_internal.h"

#include <string.h>

static gv_status refuse_name(const gv_network *first, const gv_network *other,
                             const char *first_name, const char *other_name,
                             uint32_t person, gv_error *err)
{
    char a[32], b[32];
    GV_FAIL(err, GV_E_DATA,
            "layers '%s' and '%s' have different people: where one has '%.40s', the other "
            "has '%.40s'",
            first_name, other_name, gv_network_label(first, person, a),
            gv_network_label(other, person, b));
    gv_error_hint(err,
                  "everybody has to occur in every file of ties; `people: N` counts in "
                  "those without ties");
    return GV_E_DATA;
}

/* Ids of files ascend, so the same ids are the same people in the same order. Whoever has
 * no id is the person at that place. */
static gv_status check_same_people(gv_network *const *layer, const char *const *name,
                                   uint32_t n, gv_error *err)
{
    uint32_t named = UINT32_MAX;
    for (uint32_t l = 0; l < n; l++) {
        const uint32_t people = gv_network_people(layer[l]);
        if (people != gv_network_people(layer[0])) {
            GV_FAIL(err, GV_E_IMPOSSIBLE, "layer '%s' has %u people, layer '%s' %u",
                    name[0], (unsigned) gv_network_people(layer[0]), name[l],
                    (unsigned) people);
            gv_error_hint(err, "layers are networks of the same people");
            return GV_E_IMPOSSIBLE;
        }
        if (!gv_network_has_names(layer[l]))
            continue;
        named = named == UINT32_MAX ? l : named;
        for (uint32_t v = 0; v < people && l != named; v++) {
            char a[32], b[32];
            if (strcmp(gv_network_label(layer[named], v, a),
                       gv_network_label(layer[l], v, b)) != 0)
                return refuse_name(layer[named], layer[l], name[named], name[l], v, err);
        }
    }
    return GV_OK;
}

/* ---- the union ---------------------------------------------------------------------- */

/* All arcs of all layers, one after another. */
typedef struct pile {
    uint32_t *speaker, *hearer;
    double *weight; /* NULL: no layer has weights */
    uint64_t n;
} pile;

static void add_layer(pile *p, gv_csr csr)
{
    for (uint32_t u = 0; u < csr.n; u++) {
        for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
            p->speaker[p->n] = u;
            p->hearer[p->n] = csr.target[arc];
            if (p->weight != NULL)
                p->weight[p->n] = csr.weight != NULL ? csr.weight[arc] : 1;
            p->n++;
        }
    }
}

static gv_status merge_ties(gv_network *const *layer, uint32_t n, gv_network **out,
                            gv_error *err)
{
    pile all = { .n = 0 };
    uint64_t arcs = 0;
    bool weighs = false;
    gv_status status = GV_E_MEMORY;
    for (uint32_t l = 0; l < n; l++) {
        arcs += gv_network_arcs(layer[l]);
        weighs = weighs || gv_network_has_weights(layer[l]);
    }
    all.speaker = gv_alloc(arcs, sizeof *all.speaker, err);
    all.hearer = gv_alloc(arcs, sizeof *all.hearer, err);
    if (weighs)
        all.weight = gv_alloc(arcs, sizeof *all.weight, err);
    if (all.speaker == NULL || all.hearer == NULL || (weighs && all.weight == NULL))
        goto done;
    for (uint32_t l = 0; l < n; l++)
        add_layer(&all, gv_network_out(layer[l]));
    GV_TRY(gv_network_from_arcs(gv_network_people(layer[0]), arcs, all.speaker, all.hearer,
                                all.weight, out, err));
done:
    gv_free(all.weight);
    gv_free(all.hearer);
    gv_free(all.speaker);
    return status;
}

/* Where everybody hears everybody in one layer, they do in the union. */
static gv_status merge(gv_network *const *layer, uint32_t n, gv_network **out,
                       gv_error *err)
{
    for (uint32_t l = 0; l < n; l++) {
        if (gv_network_is_complete(layer[l]))
            return gv_network_complete(gv_network_people(layer[0]), out, err);
    }
    return merge_ties(layer, n, out, err);
}

gv_status gv_network_stack(gv_network **layer, const char *const *name, uint32_t n,
                           uint32_t used, gv_network **out, gv_error *err)
{
    gv_network *whole = NULL;
    gv_status status;
    if (n < 1 || n > GV_LAYERS || (used >= n && used != GV_UNION))
        return GV_FAIL(err, GV_E_INTERNAL, "layer %u of %u", (unsigned) used, (unsigned) n);
    GV_TRY(check_same_people(layer, name, n, err));
    if (used == GV_UNION)
        GV_TRY(merge(layer, n, &whole, err));
    *out = gv_network_hang(whole != NULL ? whole : layer[used], layer, name, n, used);
done:
    return status;
}
