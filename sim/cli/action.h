/// @file
/// Layer 9: what all verbs have in common: options in, an exit code out.
#ifndef GRAPEVINE_CLI_ACTION_H
#define GRAPEVINE_CLI_ACTION_H

#include "cli/options.h"

/// What a verb does once its options are read.
typedef gv_status gv_action(const gv_options *options, gv_error *err);

/// Read the options, show help or act, complain about a failure.
/// @return the exit code of the program
int gv_act(const gv_usage *usage, gv_action *action, int argc, char **argv);

#endif
