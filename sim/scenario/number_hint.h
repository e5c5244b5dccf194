/* What a person probably meant by a text that is no number. */
#ifndef GRAPEVINE_SCENARIO_NUMBER_HINT_H
#define GRAPEVINE_SCENARIO_NUMBER_HINT_H

#include "grapevine/base.h"

typedef struct gv_number_hint {
    char text[160];
} gv_number_hint;

/// Write a remedy for `text`, which is no number (or no count), into `out`.
void gv_number_hint_write(const char *text, bool is_count, gv_number_hint *out);

#endif
