/// @file
/// Layer 9: scripts that hand the parts of a sweep to a scheduler.
#ifndef GRAPEVINE_CLI_EMIT_H
#define GRAPEVINE_CLI_EMIT_H

#include "cli/options.h"

/// Print the script that --emit asks for; nothing is simulated.
/// @return GV_OK, GV_E_USAGE (no such kind), what reading a scenario returns, GV_E_OUTPUT
gv_status gv_emit(const gv_options *options, gv_error *err) GV_MUST_USE;

#endif
