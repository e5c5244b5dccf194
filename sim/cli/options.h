/// @file
/// Layer 9: the options of a verb, declared once; parsing, help and suggestions come from
/// the table.
#ifndef GRAPEVINE_CLI_OPTIONS_H
#define GRAPEVINE_CLI_OPTIONS_H

#include "grapevine/base.h"

typedef enum gv_color { GV_COLOR_AUTO, GV_COLOR_ALWAYS, GV_COLOR_NEVER } gv_color;

/// What the words after the verb said.
typedef struct gv_options {
    const char **set; ///< [n_set] `dotted.key=value`
    size_t n_set;
    uint64_t sample;  ///< 0: not given
    uint64_t graph;   ///< number of a network, from 1; 0: not given
    uint64_t graphs;  ///< 0: not given
    uint64_t threads; ///< 0: all that this process may use
    const char *output;
    const char *design, *shard, *emit, *form, *by, *layer, *along;
    const char *adoption;              ///< file of who adopted when
    uint64_t until;                    ///< last period that was watched; 0: not given
    const char *names_in, *numbers_in; ///< heads of columns
    const char *from;                  ///< folder of claims
    uint64_t replicates, points;       ///< 0: not given
    bool all, list, quick, robust, ladder;
    bool quiet, json, allow_partial, resolved, names, reference, schema, help;
    gv_color color;
    char *const *operand; ///< [n_operands] what is no option; borrowed from argv
    size_t n_operands;
} gv_options;

typedef enum gv_option_kind {
    GV_OPTION_FLAG,  ///< bool
    GV_OPTION_TEXT,  ///< const char *
    GV_OPTION_COUNT, ///< uint64_t
    GV_OPTION_COLOR, ///< gv_color
    GV_OPTION_LIST,  ///< const char **, may be given again; its count follows it
} gv_option_kind;

/// One option of a verb.
typedef struct gv_option {
    const char *name; ///< without the dashes; NULL ends a table
    char letter;      ///< 0: none
    gv_option_kind kind;
    size_t offset;     ///< in gv_options
    const char *value; ///< how help calls its value; NULL for a flag
    const char *help;  ///< one line
} gv_option;

#define GV_OPTION_ROW_(name, letter, kind, value, help)                                    \
    {                                                                                      \
#name, (letter), (kind), offsetof(gv_options, name), (value), (help)               \
    }
#define GV_OPTION_SET                                                                      \
    GV_OPTION_ROW_(set, 0, GV_OPTION_LIST, "KEY=VALUE",                                    \
                   "change a value of the scenario (dotted key); may be repeated")
#define GV_OPTION_THREADS                                                                  \
    GV_OPTION_ROW_(threads, 't', GV_OPTION_COUNT, "N",                                     \
                   "threads to use; all that this process may use by default")
#define GV_OPTION_OUTPUT                                                                   \
    GV_OPTION_ROW_(output, 'o', GV_OPTION_TEXT, "DIR",                                     \
                   "where results go; `results` by default")
#define GV_OPTION_DESIGN                                                                   \
    GV_OPTION_ROW_(design, 0, GV_OPTION_TEXT, "FILE.csv",                                  \
                   "points to run: dotted keys in the head, one point a row")
#define GV_OPTION_SHARD                                                                    \
    GV_OPTION_ROW_(shard, 0, GV_OPTION_TEXT, "K/N",                                        \
                   "run part K of N only, and leave the result to `merge`")
#define GV_OPTION_SAMPLE                                                                   \
    GV_OPTION_ROW_(sample, 0, GV_OPTION_COUNT, "K",                                        \
                   "make K shards again, spread over all; 3 by default")
#define GV_OPTION_GRAPH                                                                    \
    GV_OPTION_ROW_(graph, 0, GV_OPTION_COUNT, "K",                                         \
                   "the K-th network of the scenario; the first by default")
#define GV_OPTION_BY                                                                       \
    GV_OPTION_ROW_(by, 0, GV_OPTION_TEXT, "TRAIT",                                         \
                   "trait that tells people apart; `group` by default")
#define GV_OPTION_LAYER                                                                    \
    GV_OPTION_ROW_(layer, 0, GV_OPTION_TEXT, "NAME",                                       \
                   "the ties of this layer, or of the `union`; by default those along "    \
                   "which word travels")
#define GV_OPTION_FORM                                                                     \
    GV_OPTION_ROW_(form, 0, GV_OPTION_TEXT, "FORM",                                        \
                   "`list`, `graphml` or `binary`, whatever the ending of the file says")
#define GV_OPTION_ALONG                                                                    \
    GV_OPTION_ROW_(                                                                        \
        along, 0, GV_OPTION_TEXT, "WHAT",                                                  \
        "one row a `step`, `depth`, `channel`, or what else a measure goes along")
#define GV_OPTION_NAMES_IN                                                                 \
    {                                                                                      \
        "rows", 0, GV_OPTION_TEXT, offsetof(gv_options, names_in), "COLUMN",               \
            "column that says what the rows are; the first by default"                     \
    }
#define GV_OPTION_NUMBERS_IN                                                               \
    {                                                                                      \
        "column", 0, GV_OPTION_TEXT, offsetof(gv_options, numbers_in), "COLUMN",           \
            "column that holds the numbers; the second by default"                         \
    }
#define GV_OPTION_LIST_CLAIMS                                                              \
    GV_OPTION_ROW_(list, 0, GV_OPTION_FLAG, NULL, "say which claims there are")
#define GV_OPTION_ALL                                                                      \
    GV_OPTION_ROW_(all, 0, GV_OPTION_FLAG, NULL, "judge every claim of the folder")
#define GV_OPTION_QUICK                                                                    \
    GV_OPTION_ROW_(quick, 0, GV_OPTION_FLAG, NULL, "one look, at 30 pairs")
#define GV_OPTION_ROBUST                                                                   \
    GV_OPTION_ROW_(                                                                        \
        robust, 0, GV_OPTION_FLAG, NULL,                                                   \
        "also vary everything that is assumed, and name what drives the verdict")
#define GV_OPTION_LADDER                                                                   \
    GV_OPTION_ROW_(ladder, 0, GV_OPTION_FLAG, NULL,                                        \
                   "also tell how much of an effect is what a reading is assumed worth")
#define GV_OPTION_POINTS                                                                   \
    GV_OPTION_ROW_(points, 0, GV_OPTION_COUNT, "N",                                        \
                   "points of that sample, a power of two; 256 by default")
#define GV_OPTION_REPLICATES                                                               \
    GV_OPTION_ROW_(replicates, 0, GV_OPTION_COUNT, "N",                                    \
                   "pairs at the last look; 200 by default")
#define GV_OPTION_FROM                                                                     \
    GV_OPTION_ROW_(from, 0, GV_OPTION_TEXT, "DIR",                                         \
                   "folder that claims are in; `scenarios/claims` by default")
#define GV_OPTION_SHARD_OF_CLAIMS                                                          \
    GV_OPTION_ROW_(shard, 0, GV_OPTION_TEXT, "K/N", "only every N-th claim, from the K-th")
#define GV_OPTION_EMIT                                                                     \
    GV_OPTION_ROW_(emit, 0, GV_OPTION_TEXT, "KIND",                                        \
                   "print a script that runs all parts: `slurm` or `parallel`")
#define GV_OPTION_JSON                                                                     \
    GV_OPTION_ROW_(json, 0, GV_OPTION_FLAG, NULL, "write the answer to stdout as JSON")
#define GV_OPTION_ALLOW_PARTIAL                                                            \
    {                                                                                      \
        "allow-partial", 0, GV_OPTION_FLAG, offsetof(gv_options, allow_partial), NULL,     \
            "merge what is there, and mark what is missing (exit 6)"                       \
    }
#define GV_OPTION_RESOLVED                                                                 \
    GV_OPTION_ROW_(resolved, 0, GV_OPTION_FLAG, NULL,                                      \
                   "write the scenario to stdout with everything spelled out")
#define GV_OPTION_NAMES                                                                    \
    GV_OPTION_ROW_(names, 0, GV_OPTION_FLAG, NULL, "names only, one a line")
#define GV_OPTION_REFERENCE                                                                \
    GV_OPTION_ROW_(reference, 0, GV_OPTION_FLAG, NULL,                                     \
                   "every key of a scenario, as one Markdown page")
#define GV_OPTION_SCHEMA                                                                   \
    GV_OPTION_ROW_(schema, 0, GV_OPTION_FLAG, NULL, "JSON Schema of scenarios, for editors")
/// Every verb has these; they end a table.
#define GV_OPTIONS_COMMON                                                                  \
    GV_OPTION_ROW_(quiet, 'q', GV_OPTION_FLAG, NULL, "say nothing but complaints"),        \
        GV_OPTION_ROW_(color, 0, GV_OPTION_COLOR, "WHEN",                                  \
                       "colours: `auto` (on a terminal), `always`, `never`"),              \
        GV_OPTION_ROW_(help, 'h', GV_OPTION_FLAG, NULL, "show this help"),                 \
    {                                                                                      \
        .name = NULL                                                                       \
    }

/// A verb as its help shows it. The one line about it stands in verbs.def.
typedef struct gv_usage {
    const char *verb;
    const char *about;    ///< NULL: as in verbs.def
    const char *operands; ///< "SCENARIO"; "" when there are none
    size_t least, most;   ///< how many operands
    const gv_option *options;
    const char *story; ///< lines below the options; NULL: none
} gv_usage;

/// Read argv[1 ..]. Long names may be cut short while they stay unique; options and
/// operands may be mixed; `--` ends the options.
/// @param[out] out  release it in any case
/// @return GV_OK, GV_E_USAGE (the hint names the nearest option), GV_E_MEMORY
gv_status gv_options_read(const gv_usage *usage, int argc, char **argv, gv_options *out,
                          gv_error *err) GV_MUST_USE;
void gv_options_release(gv_options *options);

/// The help of a verb, and of the program.
void gv_usage_print(const gv_usage *usage, gv_text *out);
void gv_program_print(gv_text *out);
/// The verbs' names, NULL-ended.
const char *const *gv_verb_names(void);

#endif
