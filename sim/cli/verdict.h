/// @file
/// Layer 9: a comparison as text for a terminal.
#ifndef GRAPEVINE_CLI_VERDICT_H
#define GRAPEVINE_CLI_VERDICT_H

#include "grapevine/study.h"

/// A table of the strategies, then the sentences.
void gv_verdict_print(const gv_comparison *comparison, bool colored, gv_text *out);

#endif
