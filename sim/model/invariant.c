/* Promises that several models make about every life. Layer 3. */
#include "grapevine/model.h"

bool gv_holds_never_unadopts(const gv_trace *trace)
{
    for (uint32_t t = 0; t < trace->ticks; t++) {
        const uint8_t *now = trace->adopted + (size_t) t * trace->n;
        const uint8_t *next = now + trace->n;
        for (uint32_t v = 0; v < trace->n; v++) {
            if (now[v] && !next[v])
                return false;
        }
    }
    return true;
}

const gv_invariant gv_promise_one_way[] = {
    { "one_way", "nobody un-adopts", gv_holds_never_unadopts },
    { NULL, NULL, NULL },
};
