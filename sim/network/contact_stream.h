/* Contacts in ticks, as the readers of contact files hand them on. Layer 2. */
#ifndef GRAPEVINE_NETWORK_CONTACT_STREAM_H
#define GRAPEVINE_NETWORK_CONTACT_STREAM_H

#include "network/network_internal.h"

/* Two people are in contact in the ticks [from, until). */
typedef struct contact_stretch {
    uint32_t a, b;
    uint32_t from, until;
    double weight;
} contact_stretch;

typedef struct contact_stream {
    contact_stretch *at; /* [n] those of the same two stand together */
    uint64_t n;
    uint32_t ticks;
} contact_stream;

/* Play the contacts in another order (contact_order.c). @param order  GV_ORDER_...
 * @return GV_OK, GV_E_IMPOSSIBLE (too many single ticks), GV_E_MEMORY */
gv_status contact_stream_reorder(uint32_t order, gv_key key, contact_stream *s,
                                 gv_error *err) GV_MUST_USE;

#endif
