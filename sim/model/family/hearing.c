/* Who is heard by somebody, and who hears them. Layer 3. */
#include "model/family/hearing.h"

static uint32_t but_oneself(uint32_t v, uint32_t k)
{
    return k < v ? k : k + 1;
}

static uint32_t degree(const gv_world *w, const gv_csr *rows, uint32_t v)
{
    if (w->complete)
        return w->n - 1;
    return (uint32_t) (rows->offset[v + UINT64_C(1)] - rows->offset[v]);
}

uint32_t gv_heard(const gv_world *w, uint32_t v)
{
    return degree(w, &w->in, v);
}

uint32_t gv_hearers(const gv_world *w, uint32_t u)
{
    return degree(w, &w->out, u);
}

uint32_t gv_heard_at(const gv_world *w, uint32_t v, uint32_t k)
{
    return w->complete ? but_oneself(v, k) : w->in.target[w->in.offset[v] + k];
}

uint32_t gv_hearer_at(const gv_world *w, uint32_t u, uint32_t k)
{
    return w->complete ? but_oneself(u, k) : w->out.target[w->out.offset[u] + k];
}
