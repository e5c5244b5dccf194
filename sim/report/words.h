/* Numbers, intervals and foreign text as a reader of the page sees them. */
#ifndef GRAPEVINE_REPORT_WORDS_H
#define GRAPEVINE_REPORT_WORDS_H

#include "grapevine/study.h"

/// Words for one number; as a value, it can stand in the argument list of gv_text_add.
/// Never holds "nan", "inf" or a character that HTML would read as markup.
typedef struct gv_said {
    char text[96];
} gv_said;

/// About three digits that matter, thousands grouped, a true minus sign; a dash for a
/// number that does not exist.
gv_said gv_say_number(double x);
/// The same with a plus sign before what is above zero.
gv_said gv_say_signed(double x);
/// With exactly that many decimals.
gv_said gv_say_fixed(double x, int decimals);
/// A setting as its author would write it: all its digits, thousands grouped.
gv_said gv_say_setting(double x);
/// A share of one as per cent: `97 %`, `over 99.9 %`.
gv_said gv_say_percent(double share);
/// `5,890 to 6,140`; bounds that do not exist in words; a dash when neither exists.
gv_said gv_say_range(gv_interval interval);
gv_said gv_say_percent_range(gv_interval interval);
/// `1 replicate`, `400 replicates`.
gv_said gv_say_count(uint64_t n, const char *one, const char *many);

/// Confidence is never said to be all or nothing, whatever rounding made of it.
gv_said gv_say_confidence(double share);

/// Append text so that HTML and XML show it as it is: markup escaped, malformed UTF-8 and
/// control characters replaced.
void gv_escape(gv_text *out, const char *text);
/* What the people of a plan are tied by, in titles. */
void gv_escape_network(gv_text *out, const gv_plan *plan);
/// Append at most `letters` characters of it, an ellipsis standing for the rest.
void gv_escape_short(gv_text *out, const char *text, size_t letters);

#endif
