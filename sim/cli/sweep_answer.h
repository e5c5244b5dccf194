/// @file
/// Layer 9: what a sweep comes to, one line a point.
#ifndef GRAPEVINE_CLI_SWEEP_ANSWER_H
#define GRAPEVINE_CLI_SWEEP_ANSWER_H

#include "cli/session.h"

/// Compare the strategies at every point of a finished result: a table on stderr; with
/// --json every comparison on stdout, one point a line; report.html beside the result.
/// Memory holds one point, and of every point the means.
/// @return GV_OK, GV_E_DATA, GV_E_OUTPUT, GV_E_MEMORY, ...
gv_status gv_sweep_tell(gv_session *session, gv_error *err) GV_MUST_USE;

#endif
