/* The largest tree of who convinced whom in one life, gathered from a replay. */
#ifndef GRAPEVINE_REPORT_CASCADE_H
#define GRAPEVINE_REPORT_CASCADE_H

#include "grapevine/engine.h"

#define GV_CASCADE_DRAWN 700 ///< members that a drawing holds without turning into a blot

typedef struct gv_cascade {
    uint32_t
        *parent; ///< [n_drawn] position of the parent; parents first; free with gv_free
    uint32_t n_drawn; ///< at most GV_CASCADE_DRAWN, the first ones in order of adoption
    uint32_t size;    ///< members of the whole tree
    uint32_t depth;   ///< of the whole tree
    uint32_t trees;   ///< of the life
} gv_cascade;

/// Live one life again and keep its largest tree (equal: the one whose root adopted first).
/// A life without adopters gives size 0.
/// @return GV_OK, GV_E_MEMORY, or what the replay returns; `out` is untouched on failure.
/// O(the life), 12 bytes a person.
gv_status gv_cascade_largest(const gv_plan *plan, size_t arm, uint64_t replicate,
                             gv_cascade *out, gv_error *err) GV_MUST_USE;

#endif
