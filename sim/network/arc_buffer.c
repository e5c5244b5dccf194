/* Arcs that a generator of ours writes down one by one, then turned into a network. */
#include "network_internal.h"

gv_status gv_arcs_reserve(uint64_t m, gv_arcs *out, gv_error *err)
{
    gv_arcs arcs = { .room = m };
    arcs.speaker = gv_alloc(m, sizeof *arcs.speaker, err);
    arcs.hearer = arcs.speaker ? gv_alloc(m, sizeof *arcs.hearer, err) : NULL;
    if (arcs.hearer == NULL) {
        gv_arcs_release(&arcs);
        return GV_E_MEMORY;
    }
    *out = arcs;
    return GV_OK;
}

void gv_arcs_add(gv_arcs *arcs, uint32_t speaker, uint32_t hearer)
{
    arcs->speaker[arcs->n] = speaker;
    arcs->hearer[arcs->n] = hearer;
    arcs->n++;
}

gv_status gv_arcs_to_network(const gv_arcs *arcs, uint32_t people, gv_network **out,
                             gv_error *err)
{
    return gv_network_from_arcs(people, arcs->n, arcs->speaker, arcs->hearer, NULL, out,
                                err);
}

void gv_arcs_release(gv_arcs *arcs)
{
    gv_free(arcs->hearer);
    gv_free(arcs->speaker);
    *arcs = (gv_arcs){ 0 };
}

/* Rows ascend, so one walk along each finds who is missing in it. */
gv_status gv_network_of_strangers(const gv_network *net, gv_network **out, gv_error *err)
{
    const gv_csr csr = gv_network_out(net);
    const uint64_t all = csr.n == 0 ? 0 : (uint64_t) csr.n * (csr.n - 1);
    gv_arcs arcs = { 0 };
    gv_status status;
    GV_TRY(gv_arcs_reserve(all - csr.offset[csr.n], &arcs, err));
    for (uint32_t u = 0; u < csr.n; u++) {
        uint64_t arc = csr.offset[u];
        for (uint32_t v = 0; v < csr.n; v++) {
            if (arc < csr.offset[u + UINT64_C(1)] && csr.target[arc] == v)
                arc++;
            else if (v != u)
                gv_arcs_add(&arcs, u, v);
        }
    }
    GV_TRY(gv_arcs_to_network(&arcs, csr.n, out, err));
done:
    gv_arcs_release(&arcs);
    return status;
}
