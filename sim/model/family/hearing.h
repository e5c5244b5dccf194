/* Who is heard by somebody, and who hears them, on networks of ties and on the implicit
 * complete one. Layer 3. */
#ifndef GRAPEVINE_MODEL_FAMILY_HEARING_H
#define GRAPEVINE_MODEL_FAMILY_HEARING_H

#include "grapevine/model.h"

/// How many people v hears; the k-th of them. Needs GV_NEEDS_IN.
uint32_t gv_heard(const gv_world *w, uint32_t v);
uint32_t gv_heard_at(const gv_world *w, uint32_t v, uint32_t k);
/// How many people hear u; the k-th of them.
uint32_t gv_hearers(const gv_world *w, uint32_t u);
uint32_t gv_hearer_at(const gv_world *w, uint32_t u, uint32_t k);

#endif
