/* What people of a world await: a heap of moments, and who will be the cause. Layer 3. */
#ifndef GRAPEVINE_MODEL_EVENTS_H
#define GRAPEVINE_MODEL_EVENTS_H

#include "grapevine/model.h"
#include "model/heap.h"

typedef struct gv_cause {
    uint32_t source;
    uint8_t channel;
} gv_cause;

/* A person awaits at most one event of a kind: slot = kind * people + person. */
struct gv_queue {
    gv_heap order;   /* of slots, by moment */
    gv_cause *cause; /* [slots] valid for slots in `order` */
};

/* Bytes of one slot. */
#define GV_SLOT_BYTES (sizeof(gv_heap_entry) + sizeof(uint32_t) + sizeof(gv_cause))

#endif
