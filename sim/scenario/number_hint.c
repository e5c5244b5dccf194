/* Guesses what a person meant by a text that is no number, and says how to write it. */
#include "scenario/number_hint.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define NUMBER_LIMIT 32

static bool reads_as(const char *text, bool is_count)
{
    double real = 0;
    uint64_t count = 0;
    return is_count ? gv_parse_count(text, &count) : gv_parse_real(text, &real);
}

/* `0,05` and `1,000,000`: the comma is the decimal sign of half the world and the
 * thousands' of the other half. */
static bool explains_comma(const char *text, bool is_count, gv_number_hint *out)
{
    char changed[NUMBER_LIMIT];
    const size_t length = strlen(text);
    const char *const comma = strchr(text, ',');
    if (comma == NULL || length >= sizeof changed)
        return false;
    const bool thousands =
        (is_count || text[0] != '0') && strspn(comma + 1, "0123456789") == 3;
    if (!thousands) {
        memcpy(changed, text, length + 1);
        changed[comma - text] = '.';
        (void) snprintf(out->text, sizeof out->text, "write decimals with a point: %s",
                        changed);
        return reads_as(changed, false);
    }
    size_t n = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c != ',')
            changed[n++] = *c;
    }
    changed[n] = '\0';
    (void) snprintf(out->text, sizeof out->text, "write it without commas: %s", changed);
    return reads_as(changed, is_count);
}

static bool explains_percent(const char *text, gv_number_hint *out)
{
    char changed[NUMBER_LIMIT];
    char share[NUMBER_LIMIT];
    double percent = 0;
    const size_t length = strlen(text);
    if (length == 0 || length >= sizeof changed || text[length - 1] != '%')
        return false;
    memcpy(changed, text, length - 1);
    changed[length - 1] = '\0';
    if (!gv_parse_real(changed, &percent))
        return false;
    gv_print_real(percent / 100, share, sizeof share);
    (void) snprintf(out->text, sizeof out->text, "write it as a share: %s", share);
    return true;
}

static bool is_not_finite(const char *text)
{
    text += *text == '-' || *text == '+' ? 1 : 0;
    text += *text == '.' ? 1 : 0;
    return strcasecmp(text, "nan") == 0 || strcasecmp(text, "inf") == 0 ||
           strcasecmp(text, "infinity") == 0;
}

static const char *count_words(const char *text)
{
    double value = 0;
    const bool is_real = gv_parse_real(text, &value);
    if (text[0] == '-' || text[0] == '+')
        return "counts have no sign";
    if (text[0] == '0' && text[1] >= '0' && text[1] <= '9')
        return "write it without the leading zero";
    if (is_real && value > 9007199254740991.0)
        return "the largest count is 9007199254740991";
    return is_real ? "counts have no fraction" : "for example 1000, 1_000 or 1e3";
}

void gv_number_hint_write(const char *text, bool is_count, gv_number_hint *out)
{
    if (explains_comma(text, is_count, out) || explains_percent(text, out))
        return;
    const char *const words = is_not_finite(text) ? "numbers here are finite"
                              : is_count          ? count_words(text)
                                                  : "for example 0.05, 12 or 1e-3";
    (void) snprintf(out->text, sizeof out->text, "%s", words);
}
