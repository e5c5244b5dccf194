/// @file
/// Layer 9: results and shards found again, and the scenario that stands in them.
#ifndef GRAPEVINE_CLI_STORED_H
#define GRAPEVINE_CLI_STORED_H

#include "cli/options.h"
#include "grapevine/plan.h"

/// Cut the last name off a path. @return that name, or ""
const char *gv_cut_name(char *path);
/// The path of a result as people see it, and its real folder. Yours to free.
/// @param given  the result, or the folder it stands in
/// @return GV_OK, GV_E_DATA (nothing there), GV_E_MEMORY
gv_status gv_find_result(const char *given, char **folder, char **path,
                         gv_error *err) GV_MUST_USE;
/// The scenario that a result, or a shard, was made from, as a plan; complains on stderr.
/// @return GV_OK, GV_E_DATA, GV_E_SCENARIO, GV_E_MEMORY
gv_status gv_read_stored_plan(const gv_options *options, const char *file, gv_plan **out,
                              gv_error *err) GV_MUST_USE;
/// The file of a run's folder to learn its plan from: a shard, or else the result.
gv_status gv_find_shard(const char *folder, char **out, gv_error *err) GV_MUST_USE;
/// The base above `<scenario>/<world hash>`. @param folder  its real path
/// @return GV_OK, GV_E_DATA (the folder is not the plan's), GV_E_MEMORY
gv_status gv_find_base(const char *folder, const gv_plan *plan, char **out,
                       gv_error *err) GV_MUST_USE;

#endif
