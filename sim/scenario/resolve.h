/* From a tree to a plan, with the complaints still in hand. */
#ifndef GRAPEVINE_SCENARIO_RESOLVE_H
#define GRAPEVINE_SCENARIO_RESOLVE_H

#include "scenario/values.h"

/// What a scenario is called and where its files are.
typedef struct gv_origin {
    const char *name;   ///< path, for messages and the plan's name
    const char *folder; ///< file parameters are relative to it; "" for the working folder
    bool is_shipped;    ///< with the program: no file stands beside it
} gv_origin;

/// Apply the settings, check everything, make a plan.
/// @param[in,out] found complaints of the parser; those of the checks are added
/// @param[out] out the plan, yours to free; untouched on failure and when there are
/// complaints
/// @return GV_OK (look at `found`), GV_E_USAGE (a setting without `key=value`),
/// GV_E_MEMORY,
///         or a failure of the machine while the plan was settled
gv_status gv_resolve(gv_yaml *tree, gv_origin origin, const char *const *settings,
                     size_t n_settings, gv_diagnostics *found, gv_plan **out,
                     gv_error *err) GV_MUST_USE;

#endif
