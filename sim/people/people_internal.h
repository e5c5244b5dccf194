/* What the files of this folder share. */
#ifndef GRAPEVINE_PEOPLE_INTERNAL_H
#define GRAPEVINE_PEOPLE_INTERNAL_H

#include "people/table.h"

/* Let people change seats until the assortativity by a trait is `wanted` (seating.c).
 * @param trait   its labels and name; its columns are those that follow
 * @param value, number  [people] the one that is not NULL is rearranged
 * @return GV_OK, GV_E_MEMORY, GV_E_IMPOSSIBLE */
gv_status gv_people_seat(const gv_network *net, double wanted, gv_key key, uint64_t name,
                         const gv_trait *trait, uint16_t *value, double *number,
                         gv_error *err) GV_MUST_USE;

#endif
