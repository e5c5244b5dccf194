/* What the files of the plan layer share. Layer 5. */
#ifndef GRAPEVINE_PLAN_INTERNAL_H
#define GRAPEVINE_PLAN_INTERNAL_H

#include "grapevine/plan.h"

/* Hash of the content of all files that the parameters name; zero without files. */
gv_status gv_plan_hash_files(const gv_plan *plan, gv_hash *out, gv_error *err);
/* Network, groups and model; for hashes without the names of files. */
void gv_plan_print_world(const gv_plan *plan, bool for_hash, gv_text *out);
void gv_plan_print_strategies(const gv_plan *plan, gv_text *out);
/* Network sizes of the plan from its largest point, where points have networks of their
 * own. */
gv_status gv_plan_size_points(gv_plan *plan, gv_error *err) GV_MUST_USE;

#endif
