/// @file
/// Layer 9: numbers as people and programs read them.
#ifndef GRAPEVINE_CLI_FIGURE_H
#define GRAPEVINE_CLI_FIGURE_H

#include "grapevine/base.h"

/// A number with about that many digits that matter, whole ones with all; a dash for what
/// is no number. Room 32 suffices.
void gv_figure_print(double x, int digits, char *out, size_t room);
/// `"key": 1.5`; null for what is no number.
void gv_figure_json(gv_text *out, const char *key, double x);

#endif
