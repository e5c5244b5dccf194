/// @file
/// Layer 2: who people are: named columns over the people of one network.
/// Made once per graph, then read by every arm on any thread.
#ifndef GRAPEVINE_PEOPLE_H
#define GRAPEVINE_PEOPLE_H

#include "grapevine/base.h"
#include "grapevine/rng.h"

/// Groups as a scenario declares them: `groups: {young: 0.3, old: 0.7}`.
typedef struct gv_group_plan {
    size_t n;
    const char *const *name; ///< [n], distinct
    const double *share;     ///< [n], each > 0, sum 1 (within 1e-9)
} gv_group_plan;

/// A named column: one whole number per person, with words for the numbers.
typedef struct gv_trait {
    const char *name;
    const uint16_t *value;    ///< [people]
    const char *const *label; ///< [n_labels]
    size_t n_labels;
} gv_trait;

typedef struct gv_people gv_people;

/// Draw everybody's group independently with the declared shares (trait "group"). With no
/// groups declared there are no traits. O(n).
/// @return GV_OK, GV_E_MEMORY.
gv_status gv_people_create(uint32_t n, const gv_group_plan *groups, gv_key key,
                           gv_people **out, gv_error *err) GV_MUST_USE;
void gv_people_free(gv_people *people);
/// The trait with that name, or NULL.
const gv_trait *gv_people_trait(const gv_people *people, const char *name);
/// Members of a group in ascending order (borrowed).
/// @return how many; 0 if there is no such group
uint32_t gv_people_group(const gv_people *people, const char *group,
                         const uint32_t **member);
uint64_t gv_people_bytes(const gv_people *people);

#endif
