/* Options of verbs: read by getopt_long from one table, which is also the help. */
#include "cli/options.h"

#include <getopt.h>
#include <string.h>

enum { OPTION_LIMIT = 16, FIRST_CODE = 256 };

static const char *const verb_names[] = {
#define GV_VERB(name, about) #name,
#include "grapevine/verbs.def"
#undef GV_VERB
    NULL
};

static const char *const verb_abouts[] = {
#define GV_VERB(name, about) about,
#include "grapevine/verbs.def"
#undef GV_VERB
};

static const char *const color_names[] = { "auto", "always", "never", NULL };

const char *const *gv_verb_names(void)
{
    return verb_names;
}

/* ---- reading ------------------------------------------------------------- */

/* getopt's two views of a table; the code of a long option is its row. */
typedef struct getopt_tables {
    struct option longs[OPTION_LIMIT + 1];
    char letters[2 * OPTION_LIMIT + 2];
} getopt_tables;

static getopt_tables tables_of(const gv_option *rows)
{
    getopt_tables tables = { .letters = ":" };
    char *letter = tables.letters + 1;
    for (int i = 0; i < OPTION_LIMIT && rows[i].name != NULL; i++) {
        const bool has_value = rows[i].kind != GV_OPTION_FLAG;
        tables.longs[i] = (struct option){
            .name = rows[i].name,
            .has_arg = has_value ? required_argument : no_argument,
            .val = FIRST_CODE + i,
        };
        if (rows[i].letter == 0)
            continue;
        *letter++ = rows[i].letter;
        if (has_value)
            *letter++ = ':';
    }
    return tables;
}

static const gv_option *row_of(const gv_option *rows, int code)
{
    if (code >= FIRST_CODE)
        return &rows[code - FIRST_CODE];
    while (rows->name != NULL && rows->letter != code)
        rows++;
    return rows->name != NULL ? rows : NULL;
}

static gv_status bad_value(const gv_option *row, const char *value, const char *allowed,
                           gv_error *err)
{
    return GV_FAIL(err, GV_E_USAGE, "--%s needs %s, not '%s'", row->name, allowed, value);
}

static gv_status store(const gv_option *row, const char *value, gv_options *out,
                       gv_error *err)
{
    void *field = (char *) out + row->offset;
    switch (row->kind) {
    case GV_OPTION_FLAG:
        *(bool *) field = true;
        return GV_OK;
    case GV_OPTION_TEXT:
        if (value[0] == '\0')
            return bad_value(row, value, "a value", err);
        *(const char **) field = value;
        return GV_OK;
    case GV_OPTION_COUNT:
        if (!gv_parse_count(value, field) || *(uint64_t *) field == 0)
            return bad_value(row, value, "a whole number from 1", err);
        return GV_OK;
    case GV_OPTION_COLOR:
        for (int i = 0; color_names[i] != NULL; i++) {
            if (gv_same_text(color_names[i], value)) {
                *(gv_color *) field = (gv_color) i;
                return GV_OK;
            }
        }
        return bad_value(row, value, "auto, always or never", err);
    case GV_OPTION_LIST:
        (*(const char ***) field)[out->n_set++] = value;
        return GV_OK;
    }
    return GV_FAIL(err, GV_E_INTERNAL, "option --%s has no kind", row->name);
}

/* The nearest option to a misspelt one, `--sed=3` included. */
static void suggest(const gv_usage *usage, const char *word, gv_error *err)
{
    const char *known[OPTION_LIMIT + 1] = { NULL };
    for (int i = 0; i < OPTION_LIMIT && usage->options[i].name != NULL; i++)
        known[i] = usage->options[i].name;
    char name[64] = "";
    const size_t length = strcspn(word, "=");
    if (length < sizeof name)
        memcpy(name, word, length);
    const char *nearest = gv_nearest_word(name, known);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean --%s?", nearest);
    else
        gv_error_hint(err, "`grapevine %s --help` lists the options", usage->verb);
}

static size_t count_beginning_with(const gv_option *rows, const char *word)
{
    const size_t length = strcspn(word, "=");
    size_t n = 0;
    for (; rows->name != NULL; rows++)
        n += strncmp(rows->name, word, length) == 0 ? 1 : 0;
    return n;
}

/* getopt answered '?': say which of its four complaints it was. */
static gv_status complain(const gv_usage *usage, const char *word, int code, gv_error *err)
{
    gv_status status = GV_E_USAGE;
    if (code >= FIRST_CODE) {
        GV_FAIL(err, status, "--%s takes no value", usage->options[code - FIRST_CODE].name);
    } else if (code != 0) {
        GV_FAIL(err, status, "there is no option -%c", code);
        suggest(usage, "", err);
    } else if (count_beginning_with(usage->options, word + 2) > 1) {
        GV_FAIL(err, status, "%s could be several options", word);
        suggest(usage, "", err);
    } else {
        GV_FAIL(err, status, "there is no option %s", word);
        suggest(usage, word + 2, err);
    }
    return status;
}

static gv_status check_operands(const gv_usage *usage, const gv_options *options,
                                gv_error *err)
{
    if (options->help ||
        (options->n_operands >= usage->least && options->n_operands <= usage->most))
        return GV_OK;
    if (options->n_operands > usage->most)
        GV_FAIL(err, GV_E_USAGE, "'%s' is one word too many",
                options->operand[usage->most]);
    else
        GV_FAIL(err, GV_E_USAGE, "%s is missing", usage->operands);
    gv_error_hint(err, "grapevine %s [options] %s", usage->verb, usage->operands);
    return GV_E_USAGE;
}

gv_status gv_options_read(const gv_usage *usage, int argc, char **argv, gv_options *out,
                          gv_error *err)
{
    gv_status status = GV_OK;
    const getopt_tables tables = tables_of(usage->options);
    *out = (gv_options){ .set = gv_alloc((size_t) argc, sizeof(const char *), err) };
    if (out->set == NULL)
        return GV_E_MEMORY;
    optind = 0; /* glibc: begin anew */
    opterr = 0;
    for (;;) {
        const int word = optind > 0 ? optind : 1;
        const int code = getopt_long(argc, argv, tables.letters, tables.longs, NULL);
        if (code == -1)
            break;
        if (code == ':') {
            const gv_option *row = row_of(usage->options, optopt);
            status = GV_FAIL(err, GV_E_USAGE, "--%s needs a value: --%s=%s", row->name,
                             row->name, row->value);
        } else if (code == '?') {
            status = complain(usage, argv[optind > word ? optind - 1 : word], optopt, err);
        } else {
            status = store(row_of(usage->options, code), optarg, out, err);
        }
        if (status != GV_OK)
            return status;
    }
    out->operand = argv + optind;
    out->n_operands = (size_t) (argc - optind);
    return check_operands(usage, out, err);
}

void gv_options_release(gv_options *options)
{
    gv_free(options->set);
    options->set = NULL;
}

/* ---- help ---------------------------------------------------------------- */

static const char *about_of(const char *verb)
{
    for (size_t i = 0; verb_names[i] != NULL; i++) {
        if (gv_same_text(verb_names[i], verb))
            return verb_abouts[i];
    }
    return "";
}

/* `  -t, --threads=N         threads to use` */
static void print_row(const gv_option *row, gv_text *out)
{
    enum { HELP_COLUMN = 24 };
    char left[64] = "";
    gv_text name = { .text = NULL };
    if (row->letter != 0)
        gv_text_add(&name, "-%c, --%s", row->letter, row->name);
    else
        gv_text_add(&name, "    --%s", row->name);
    if (row->value != NULL)
        gv_text_add(&name, "=%s", row->value);
    if (!name.failed && name.length < sizeof left)
        memcpy(left, name.text, name.length);
    gv_text_add(out, "  %-*s  %s\n", HELP_COLUMN, left, row->help);
    gv_text_free(&name);
}

void gv_usage_print(const gv_usage *usage, gv_text *out)
{
    gv_text_add(out, "grapevine %s: %s\n\nusage: grapevine %s [options]%s%s\n\noptions:\n",
                usage->verb, usage->about != NULL ? usage->about : about_of(usage->verb),
                usage->verb, usage->operands[0] != '\0' ? " " : "", usage->operands);
    for (const gv_option *row = usage->options; row->name != NULL; row++)
        print_row(row, out);
    if (usage->story != NULL)
        gv_text_add(out, "\n%s", usage->story);
}

void gv_program_print(gv_text *out)
{
    gv_text_add(out, "grapevine: a laboratory for word of mouth\n\n"
                     "usage: grapevine VERB [options] ...\n\nverbs:\n");
    for (size_t i = 0; verb_names[i] != NULL; i++)
        gv_text_add(out, "  %-9s  %s\n", verb_names[i], verb_abouts[i]);
    gv_text_add(out,
                "\n`grapevine VERB --help` shows a verb's options.\n"
                "Begin with: grapevine compare scenarios/broadcast-vs-partnership.yaml\n");
}
