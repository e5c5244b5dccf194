/* The strategies side by side, and the sentences below them. */
#include "cli/verdict.h"

#include "cli/print.h"

#include <math.h>
#include <string.h>

enum { NUMBER_ROOM = 40, WIDEST_LINE = 92 };

/* Columns that a narrow terminal does without: the sentences tell the intervals that count.
 */
static bool has_room(size_t width)
{
    return width >= WIDEST_LINE;
}

/* Counts of people need no fraction, small means do. */
static void print_number(double x, char out[NUMBER_ROOM])
{
    if (isnan(x))
        snprintf(out, NUMBER_ROOM, "-");
    else if (isinf(x))
        snprintf(out, NUMBER_ROOM, x > 0 ? "no bound" : "-no bound");
    else
        gv_print_grouped(x, fabs(x) < 100 ? 1 : 0, out, NUMBER_ROOM);
}

static void number_cell(gv_table *table, double x)
{
    char number[NUMBER_ROOM];
    print_number(x, number);
    gv_table_cell(table, "%s", number);
}

static void bounds_cell(gv_table *table, gv_interval interval)
{
    char low[NUMBER_ROOM], high[NUMBER_ROOM];
    print_number(interval.low, low);
    print_number(interval.high, high);
    if (isnan(interval.value) || isnan(interval.low))
        gv_table_cell(table, "%s", "");
    else if (isinf(interval.high))
        gv_table_cell(table, "%s", "no finite bound");
    else
        gv_table_cell(table, "%s to %s", low, high);
}

static void percent_cell(gv_table *table, double share)
{
    char number[NUMBER_ROOM] = "-";
    if (!isnan(share))
        gv_print_grouped(100 * share, 0, number, sizeof number);
    gv_table_cell(table, isnan(share) ? "%s" : "%s %%", number);
}

static void add_head(gv_table *table, bool with_intervals)
{
    static const char *const head[] = { "strategy", "adopters",       "95 % interval",
                                        "spent",    "cost per extra", "95 % interval",
                                        "runs won" };
    for (size_t i = 0; i < GV_COUNT_OF(head); i++)
        if (with_intervals || (i != 2 && i != 5))
            gv_table_cell(table, "%s", head[i]);
}

static void add_arm(gv_table *table, const gv_arm_summary *arm, bool with_intervals)
{
    gv_table_cell(table, "%s", arm->name);
    number_cell(table, arm->adopters.value);
    if (with_intervals)
        bounds_cell(table, arm->adopters);
    number_cell(table, arm->spent.value);
    number_cell(table, arm->cost_per_incremental.value);
    if (with_intervals)
        bounds_cell(table, arm->cost_per_incremental);
    percent_cell(table, arm->wins.value);
}

/* Bytes of the first characters of a text, as many as a line holds. */
static size_t line_bytes(const char *text, size_t width)
{
    size_t n = 0;
    for (size_t characters = 0; text[n] != '\0'; n++) {
        characters += ((unsigned char) text[n] & 0xC0) != 0x80 ? 1 : 0;
        if (characters > width)
            break;
    }
    return n;
}

/* A number stays on one line with its per cent sign. */
static bool may_fold(const char *at)
{
    return at[0] == ' ' && at[1] != '%';
}

/* Fold at spaces, so that the terminal need not. */
static void print_folded(const char *sentence, size_t width, gv_text *out)
{
    for (;;) {
        size_t cut = line_bytes(sentence, width);
        if (sentence[cut] == '\0')
            break;
        while (cut > 0 && !may_fold(sentence + cut))
            cut--;
        if (cut == 0)
            break;
        gv_text_add_bytes(out, sentence, cut);
        gv_text_add(out, "\n");
        sentence += cut + 1;
    }
    gv_text_add(out, "%s\n", sentence);
}

/* The sentences call what is contested by its key: say what it is. */
static void print_keys(const gv_comparison *comparison, size_t width, gv_text *out)
{
    for (size_t k = 0; k < comparison->n_contests; k++) {
        const char *key = comparison->contests[k].key;
        const gv_param *row = gv_plan_row(comparison->plan, key);
        gv_text line = { .text = NULL };
        if (row == NULL || row->help == NULL || strchr(key, '.') == NULL)
            continue;
        gv_text_add(&line, "(%s: %s.)", key, row->help);
        if (!line.failed)
            print_folded(line.text, width, out);
        out->failed = out->failed || line.failed;
        gv_text_free(&line);
    }
}

static void print_arms(const gv_comparison *comparison, bool colored, bool with_intervals,
                       gv_text *out)
{
    gv_table table = { .n_columns = with_intervals ? 7 : 5, .right = 0x7E };
    add_head(&table, with_intervals);
    for (size_t arm = 0; arm < comparison->n_arms; arm++)
        add_arm(&table, &comparison->arms[arm], with_intervals);
    gv_table_print(&table, comparison->winner + 1, colored, out);
    gv_table_free(&table);
}

void gv_verdict_print(const gv_comparison *comparison, bool colored, size_t width,
                      gv_text *out)
{
    const size_t line = width < WIDEST_LINE ? width : WIDEST_LINE;
    print_arms(comparison, colored, has_room(width), out);
    gv_text_add(out, "\n");
    for (size_t i = 0; i < GV_COUNT_OF(comparison->sentence); i++) {
        if (comparison->sentence[i] != NULL)
            print_folded(comparison->sentence[i], line, out);
        if (i == GV_SAID_FLIPS)
            print_keys(comparison, line, out);
    }
}
