/// @file
/// Layer 9: a comparison as text for a terminal.
#ifndef GRAPEVINE_CLI_VERDICT_H
#define GRAPEVINE_CLI_VERDICT_H

#include "grapevine/study.h"

/// A table of the strategies (without intervals where they find no room), then the
/// sentences, folded.
/// @param width  characters to a line
void gv_verdict_print(const gv_comparison *comparison, bool colored, size_t width,
                      gv_text *out);

#endif
