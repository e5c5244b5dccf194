/// @file
/// Layer 9: keeps the trees of who convinced whom.
#ifndef GRAPEVINE_CLI_KEEP_TREES_H
#define GRAPEVINE_CLI_KEEP_TREES_H

#include "grapevine/record.h"

/// Live the first plan->cascades_kept replicates of every strategy again and keep their
/// trees as cascades.h5. Cost: those lives, one after another; 13 bytes of memory an
/// adopter.
/// @return GV_OK, GV_E_MEMORY, GV_E_STOPPED, or what a replay or the record returns
gv_status gv_keep_trees(const gv_plan *plan, gv_record *record,
                        const gv_run_options *options, gv_error *err) GV_MUST_USE;

#endif
