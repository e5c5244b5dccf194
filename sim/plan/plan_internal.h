/* What the files of the plan layer share. Layer 5. */
#ifndef GRAPEVINE_PLAN_INTERNAL_H
#define GRAPEVINE_PLAN_INTERNAL_H

#include "grapevine/plan.h"

/* Free the network, if the plan owns it, and have none. */
void gv_plan_drop_network(gv_plan *plan);
/* Hash of the content of all files that the parameters name; zero without files. */
gv_status gv_plan_hash_files(const gv_plan *plan, gv_hash *out, gv_error *err);
/* Network, groups and model; for hashes without the names of files. */
void gv_plan_print_world(const gv_plan *plan, bool for_hash, gv_text *out);
void gv_plan_print_strategies(const gv_plan *plan, bool for_hash, gv_text *out);
/* People and arcs of all layers, and whether they are the same people (layers.c). */
/// @param arcs  of each layer
uint64_t gv_plan_growing_bytes(const gv_plan *plan, const uint64_t arcs[GV_LAYERS]);
gv_status gv_plan_size_layers(gv_plan *plan, gv_error *err) GV_MUST_USE;
gv_status gv_plan_check_layers(const gv_plan *plan, gv_error *err) GV_MUST_USE;
/* Does another key give another network, sweeps aside? */
bool gv_plan_layers_are_random(const gv_plan *plan);
/* Keys of sweep and contests under the names of their rows, where aliases stand. */
gv_status gv_plan_rename_keys(gv_plan *plan, gv_error *err) GV_MUST_USE;
/* Network sizes of the plan from its largest point, where points have networks of their
 * own. */
gv_status gv_plan_size_points(gv_plan *plan, gv_error *err) GV_MUST_USE;

#endif
