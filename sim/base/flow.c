/* A parameter's value as scenarios write it: YAML in flow style. */
#include "base/spec.h"

#include <string.h>
#include <strings.h>

/* A plain scalar begins with a letter, `_` or `/`, so it is neither a number nor syntax. */
static bool is_plain(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/";
    static const char inner[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/0123456789.+-@";
    static const char *const reserved[] = { "true", "false", "null", "yes", "no",
                                            "on",   "off",   "y",    "n" };
    if (text[0] == '\0' || strchr(letters, text[0]) == NULL ||
        text[strspn(text, inner)] != '\0')
        return false;
    for (size_t i = 0; i < GV_COUNT_OF(reserved); i++)
        if (strcasecmp(text, reserved[i]) == 0)
            return false;
    return true;
}

/* YAML does not print C1 controls, and takes U+0085, U+2028 and U+2029 for line ends. */
static bool is_unprintable(const unsigned char *at, size_t n)
{
    return (n == 1 && (at[0] < 0x20 || at[0] == 0x7F)) ||
           (n == 2 && at[0] == 0xC2 && at[1] < 0xA0) ||
           (n == 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9)) ||
           (n == 3 && at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF);
}

static unsigned code_point(const unsigned char *at, size_t n)
{
    if (n == 1)
        return at[0];
    if (n == 2)
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
}

/* Double-quoted with JSON's escapes, which are YAML's too; broken UTF-8 becomes U+FFFD. */
void gv_text_add_quoted(gv_text *out, const char *text)
{
    const unsigned char *at = (const unsigned char *) text;
    gv_text_add(out, "\"");
    while (*at != '\0') {
        const size_t n = gv_character_bytes((const char *) at, SIZE_MAX);
        if (n == 0)
            gv_text_add(out, "\\ufffd");
        else if (*at == '"' || *at == '\\')
            gv_text_add(out, "\\%c", *at);
        else if (*at == '\n')
            gv_text_add(out, "\\n");
        else if (*at == '\t')
            gv_text_add(out, "\\t");
        else if (is_unprintable(at, n))
            gv_text_add(out, "\\u%04x", code_point(at, n));
        else
            gv_text_add_bytes(out, (const char *) at, n);
        at += n > 0 ? n : 1;
    }
    gv_text_add(out, "\"");
}

static void print_text(const char *text, gv_text *out)
{
    if (text != NULL && is_plain(text))
        gv_text_add(out, "%s", text);
    else
        gv_text_add_quoted(out, text != NULL ? text : "");
}

static void print_number(const gv_param *row, double value, gv_text *out)
{
    char number[32];
    gv_print_real(value, number, sizeof number);
    if (row->type == GV_TYPE_FLAG)
        gv_text_add(out, "%s", value != 0 ? "true" : "false");
    else if (row->type == GV_TYPE_CHOICE && value < (double) gv_param_choices(row))
        print_text(row->choices[(size_t) value], out);
    else
        gv_text_add(out, "%s", number);
}

static void print_counts(const gv_counts *counts, gv_text *out)
{
    gv_text_add(out, "[");
    for (size_t i = 0; i < counts->n; i++)
        gv_text_add(out, "%s%llu", i > 0 ? ", " : "", (unsigned long long) counts->at[i]);
    gv_text_add(out, "]");
}

static void print_reals(const gv_reals *reals, gv_text *out)
{
    char number[32];
    gv_text_add(out, "[");
    for (size_t i = 0; i < reals->n; i++) {
        gv_print_real(reals->at[i], number, sizeof number);
        gv_text_add(out, "%s%s", i > 0 ? ", " : "", number);
    }
    gv_text_add(out, "]");
}

static void print_words(const gv_words *words, gv_text *out)
{
    gv_text_add(out, "[");
    for (size_t i = 0; i < words->n; i++) {
        gv_text_add(out, "%s", i > 0 ? ", " : "");
        print_text(words->at[i], out);
    }
    gv_text_add(out, "]");
}

static void print_shares(const gv_shares *shares, gv_text *out)
{
    char number[32];
    gv_text_add(out, "{");
    for (size_t i = 0; i < shares->n; i++) {
        gv_print_real(shares->share[i], number, sizeof number);
        gv_text_add(out, "%s", i > 0 ? ", " : "");
        print_text(shares->name[i], out);
        gv_text_add(out, ": %s", number);
    }
    gv_text_add(out, "}");
}

static void print_entries(const gv_entries *entries, gv_text *out)
{
    gv_text_add(out, "[");
    for (size_t i = 0; i < entries->n; i++) {
        const gv_entry *entry = &entries->at[i];
        gv_text_add(out, "%s{kind: %s", i > 0 ? ", " : "", entry->spec->name);
        for (const gv_param *row = entry->spec->params; row->name != NULL; row++) {
            gv_text_add(out, ", %s: ", row->name);
            gv_param_print(row, entry->params, out);
        }
        gv_text_add(out, "}");
    }
    gv_text_add(out, "]");
}

void gv_param_print(const gv_param *row, const void *params, gv_text *out)
{
    const void *at = gv_param_field(row, params);
    if (row->type == GV_TYPE_TEXT)
        print_text(*(const char *const *) at, out);
    else if (row->type == GV_TYPE_COUNTS)
        print_counts(at, out);
    else if (row->type == GV_TYPE_WORDS)
        print_words(at, out);
    else if (row->type == GV_TYPE_REALS)
        print_reals(at, out);
    else if (row->type == GV_TYPE_SHARES)
        print_shares(at, out);
    else if (row->type == GV_TYPE_ENTRIES)
        print_entries(at, out);
    else
        print_number(row, gv_param_number(row, params), out);
}
