/* People tied to a person in either direction: two ascending rows, merged. */
#include "network_internal.h"

gv_neighbours gv_neighbours_of(gv_csr out, gv_csr in, uint32_t v)
{
    return (gv_neighbours){ .out = out.target + out.offset[v],
                            .out_end = out.target + out.offset[v + UINT64_C(1)],
                            .in = in.target + in.offset[v],
                            .in_end = in.target + in.offset[v + UINT64_C(1)] };
}

bool gv_neighbours_next(gv_neighbours *k, uint32_t *u)
{
    const bool has_out = k->out < k->out_end;
    const bool has_in = k->in < k->in_end;
    if (!has_out && !has_in)
        return false;
    const uint32_t a = has_out ? *k->out : UINT32_MAX;
    const uint32_t b = has_in ? *k->in : UINT32_MAX;
    *u = a < b ? a : b;
    k->out += a == *u;
    k->in += b == *u;
    return true;
}

uint64_t gv_neighbours_count(gv_neighbours k)
{
    uint64_t n = 0;
    for (uint32_t u = 0; gv_neighbours_next(&k, &u);)
        n++;
    return n;
}
