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
/// The rule of the k-th part in symbols, line by line, or NULL.
const char *gv_words_equation(const gv_parts *parts, size_t k);
/// What impressions and posts do to the k-th model, what the k-th metric measures, and so
/// on: one line each, with `mark` before it; lines wider than `width` are continued below
/// the words behind the mark. 0: none is too wide.
void gv_words_particulars(const gv_parts *parts, size_t k, const char *mark, size_t width,
                          gv_text *out);
/// Append `words` as lines of at most `width` columns, each after `indent` blanks; the
/// first begins in column `column`, 0 where a line is to begin.
void gv_words_wrap(const char *words, size_t column, size_t indent, size_t width,
                   gv_text *out);
/// Other names of a part: `SIRModel, SIR`. Nothing where there are none.
void gv_words_aliases(const gv_spec *spec, gv_text *out);

#endif
