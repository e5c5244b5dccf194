/* Words that the reference page and `explain` share. */
#ifndef GRAPEVINE_SCENARIO_WORDS_H
#define GRAPEVINE_SCENARIO_WORDS_H

#include "scenario/parts.h"

/// The default as scenarios write it; `required` when there is none; empty for empty texts.
void gv_words_default(const gv_param *row, gv_text *out);
/// What may stand there: `[0, 1]`, `linear or contacts`, `a list of whole numbers`.
void gv_words_range(const gv_param *row, gv_text *out);
/// "a number", "a whole number", "yes or no", ...
const char *gv_words_type(const gv_param *row);
/// The clocks that a model runs on, as scenarios write them, with `between` between them.
void gv_words_clocks(const gv_model *model, const char *between, gv_text *out);
/// What impressions and posts do to the k-th model, what the k-th metric measures, and so
/// on: one line each, with `mark` before it.
void gv_words_particulars(const gv_parts *parts, size_t k, const char *mark, gv_text *out);

#endif
