/* Numbers, intervals and foreign text as a reader of the page sees them. */
#include "report/words.h"

#include <math.h>
#include <string.h>

#define DASH "\u2013"
#define MINUS "\u2212"
#define NO_BREAK "\u00a0"

/* ---- numbers ------------------------------------------------------------- */

static gv_said plain(const char *text)
{
    gv_said said = { "" };
    strncpy(said.text, text, sizeof said.text - 1);
    return said;
}

/* Join up to three pieces, cutting what does not fit. */
static gv_said joined(const char *a, const char *b, const char *c)
{
    gv_said said = plain(a);
    strncat(said.text, b, sizeof said.text - strlen(said.text) - 1);
    strncat(said.text, c, sizeof said.text - strlen(said.text) - 1);
    return said;
}

gv_said gv_say_fixed(double x, int decimals)
{
    char digits[32];
    if (!isfinite(x))
        return plain(DASH);
    gv_print_grouped(x, decimals, digits, sizeof digits);
    return digits[0] == '-' ? joined(MINUS, digits + 1, "") : plain(digits);
}

/* Enough for three digits that matter; whole numbers need none. */
static int decimals_of(double x)
{
    const double size = fabs(x);
    if (size >= 100 || size == floor(size))
        return 0;
    if (size >= 10)
        return 1;
    if (size >= 1)
        return 2;
    int decimals = 2;
    for (double scaled = size; scaled < 1 && decimals < 8; scaled *= 10)
        decimals++;
    return decimals;
}

gv_said gv_say_number(double x)
{
    return gv_say_fixed(x, decimals_of(x));
}

gv_said gv_say_signed(double x)
{
    const gv_said said = gv_say_number(x);
    return x > 0 && isfinite(x) ? joined("+", said.text, "") : said;
}

/* The fewest decimals that say it: 3 steps of 0.1 are 0.3, whatever their sum in binary is.
 */
gv_said gv_say_setting(double x)
{
    enum { MOST_DECIMALS = 9 };
    double scale = 1;
    for (int decimals = 0; decimals <= MOST_DECIMALS && isfinite(x); decimals++) {
        const double scaled = fabs(x) * scale;
        if (fabs(scaled - floor(scaled + 0.5)) <= 1e-9 * scaled)
            return gv_say_fixed(x, decimals);
        scale *= 10;
    }
    return gv_say_number(x);
}

/* Near 0 and 1 the digits that matter are the distance from there. */
static int percent_decimals(double share)
{
    return (share < 0.02 && share > 0) || (share > 0.98 && share < 1) ? 1 : 0;
}

static gv_said percent(double share, int decimals)
{
    if (share > 0.999 && share < 1)
        return plain("over 99.9" NO_BREAK "%");
    if (share < 0.001 && share > 0)
        return plain("under 0.1" NO_BREAK "%");
    const bool is_whole = share <= 0 || share >= 1;
    return joined(gv_say_fixed(100 * share, is_whole ? 0 : decimals).text, NO_BREAK "%",
                  "");
}

gv_said gv_say_percent(double share)
{
    return isfinite(share) ? percent(share, percent_decimals(share)) : plain(DASH);
}

/* ---- intervals ----------------------------------------------------------- */

gv_said gv_say_confidence(double share)
{
    const double hair = 1e-9;
    return gv_say_percent(isfinite(share) ? fmin(fmax(share, hair), 1 - hair) : share);
}

static gv_said range_of(gv_interval i, gv_said (*say)(double))
{
    const bool has_low = isfinite(i.low), has_high = isfinite(i.high);
    if (has_low && has_high)
        return joined(say(i.low).text, " to ", say(i.high).text);
    if (has_low)
        return joined(say(i.low).text, " or more, ", "no finite bound above");
    if (has_high)
        return joined(say(i.high).text, " or less, ", "no finite bound below");
    return plain(isnan(i.low) || isnan(i.high) ? DASH : "no finite bounds");
}

gv_said gv_say_range(gv_interval interval)
{
    return range_of(interval, gv_say_number);
}

/* "68 to 77\u00a0%": one sign and the same decimals serve both bounds. */
gv_said gv_say_percent_range(gv_interval interval)
{
    if (!isfinite(interval.low) || !isfinite(interval.high))
        return range_of(interval, gv_say_percent);
    const int at_low = percent_decimals(interval.low),
              at_high = percent_decimals(interval.high);
    const int decimals = at_low > at_high ? at_low : at_high;
    gv_said low = percent(interval.low, decimals);
    *strstr(low.text, NO_BREAK "%") = '\0';
    return joined(low.text, " to ", percent(interval.high, decimals).text);
}

gv_said gv_say_count(uint64_t n, const char *one, const char *many)
{
    return joined(gv_say_fixed((double) n, 0).text, " ", n == 1 ? one : many);
}

/* ---- text ---------------------------------------------------------------- */

/* XML has no character for most controls, nor for U+FFFE and U+FFFF. */
static bool is_printable(const unsigned char *at, size_t n)
{
    if (n == 1)
        return (at[0] >= ' ' && at[0] != 0x7f) || at[0] == '\n' || at[0] == '\t';
    return !(n == 3 && at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe);
}

static void escape_character(gv_text *out, const char *at, size_t n)
{
    switch (*at) {
    case '<':
        gv_text_add(out, "&lt;");
        break;
    case '>':
        gv_text_add(out, "&gt;");
        break;
    case '&':
        gv_text_add(out, "&amp;");
        break;
    case '"':
        gv_text_add(out, "&quot;");
        break;
    case '\'':
        gv_text_add(out, "&#39;");
        break;
    default:
        gv_text_add_bytes(out, at, n);
    }
}

void gv_escape_short(gv_text *out, const char *text, size_t letters)
{
    const char *at = text;
    for (size_t written = 0; *at != '\0'; written++) {
        size_t n = gv_character_bytes(at, SIZE_MAX);
        const bool shown = n > 0 && is_printable((const unsigned char *) at, n);
        n = n > 0 ? n : 1;
        if (written + 1 >= letters && at[n] != '\0') {
            gv_text_add(out, "\u2026");
            return;
        }
        if (shown)
            escape_character(out, at, n);
        else
            gv_text_add(out, "\ufffd");
        at += n;
    }
}

void gv_escape(gv_text *out, const char *text)
{
    gv_escape_short(out, text, SIZE_MAX);
}

void gv_escape_network(gv_text *out, const gv_plan *plan)
{
    gv_text words = { 0 };
    gv_plan_print_network(plan, true, &words);
    if (words.failed)
        out->failed = true;
    else
        gv_escape(out, words.text);
    gv_text_free(&words);
}
