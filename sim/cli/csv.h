/// @file
/// Layer 9: cells of comma-separated values (RFC 4180).
#ifndef GRAPEVINE_CLI_CSV_H
#define GRAPEVINE_CLI_CSV_H

#include "grapevine/base.h"

/// A cell of letters; quoted where readers would stumble.
void gv_csv_text(gv_text *out, const char *text);
/// The next cell of a line, a number: a comma, and nothing behind it for what does not
/// exist.
void gv_csv_real(gv_text *out, double x);

#endif
