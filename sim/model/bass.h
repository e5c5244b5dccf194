/* Bass: its parameters, and its rules on the continuous clock. Layer 3. */
#ifndef GRAPEVINE_MODEL_BASS_H
#define GRAPEVINE_MODEL_BASS_H

#include "grapevine/model.h"

enum { GV_BASS_LINEAR, GV_BASS_CONTACTS, GV_BASS_EACH };
typedef struct bass {
    double p;
    double q;
    double step;
    uint32_t hazard; /* one of the above */
} bass;

/* How many v hears. */
static inline uint32_t gv_bass_heard(const gv_world *w, uint32_t v)
{
    return w->complete ? w->n - 1 : (uint32_t) (w->in.offset[v + 1] - w->in.offset[v]);
}

/* The hooks of gv_model on the continuous clock. */
size_t gv_bass_event_bytes(uint32_t n);
void gv_bass_begin_events(gv_world *w);
void gv_bass_set_out(gv_world *w, const void *params);
void gv_bass_happen(gv_world *w, const void *params, const gv_event *event);
void gv_bass_see(gv_world *w, const gv_impressions *batch);
void gv_bass_read(gv_world *w, const bass *par, const gv_post *post);

#endif
