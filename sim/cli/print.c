/* Text for people (stderr) and for programs (stdout). */
#include "cli/print.h"

#include "base/number.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* ---- colour -------------------------------------------------------------- */

bool gv_color_wanted(gv_color color, FILE *stream)
{
    if (color != GV_COLOR_AUTO)
        return color == GV_COLOR_ALWAYS;
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if ((refused != NULL && refused[0] != '\0') || terminal == NULL ||
        gv_same_text(terminal, "dumb"))
        return false;
    return isatty(fileno(stream)) == 1;
}

size_t gv_terminal_width(void)
{
    enum { NARROWEST = 40, USUAL = 92 };
    struct winsize size = { .ws_col = 0 };
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL;
    return size.ws_col > NARROWEST ? size.ws_col : NARROWEST;
}

const char *gv_style_on(gv_style style, bool colored)
{
    static const char *const escape[] = { "\033[1m", "\033[2m", "\033[1;31m",
                                          "\033[1;32m" };
    return colored ? escape[style] : "";
}

const char *gv_style_off(bool colored)
{
    return colored ? "\033[0m" : "";
}

/* ---- streams ------------------------------------------------------------- */

gv_status gv_print_out(gv_text *text, gv_error *err)
{
    gv_status status = GV_OK;
    errno = 0;
    if (text->failed)
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory for the output");
    else if ((text->length > 0 &&
              fwrite(text->text, 1, text->length, stdout) != text->length) ||
             fflush(stdout) != 0)
        status = GV_FAIL(err, errno == EPIPE ? GV_E_UNREAD : GV_E_OUTPUT,
                         "cannot write to standard output: %s", strerror(errno));
    gv_text_free(text);
    return status;
}

void gv_say(const gv_options *options, const char *format, ...)
{
    if (options->quiet)
        return;
    va_list list;
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
}

/* file:line:column, as much of it as is known */
static void print_place(const gv_error *err)
{
    if (err->file[0] != '\0')
        fprintf(stderr, "%s:", err->file);
    if (err->line != 0)
        fprintf(stderr, "%u:", err->line);
    if (err->line != 0 && err->column != 0)
        fprintf(stderr, "%u:", err->column);
    if (err->file[0] == '\0' && err->line == 0)
        fprintf(stderr, "grapevine:");
}

void gv_print_failure(const gv_options *options, const gv_error *err)
{
    const bool colored = gv_color_wanted(options->color, stderr);
    if (err->code == GV_E_UNREAD) /* like `head`'s other neighbours: nothing to tell */
        return;
    print_place(err);
    fprintf(stderr, " %s%s:%s %s\n", gv_style_on(GV_STYLE_RED, colored),
            err->code == GV_E_STOPPED ? "stopped" : "error", gv_style_off(colored),
            err->text[0] != '\0' ? err->text : gv_status_words(err->code));
    if (err->hint[0] != '\0')
        fprintf(stderr, "  help: %s\n", err->hint);
}

/* ---- tables -------------------------------------------------------------- */

void gv_table_cell(gv_table *table, const char *format, ...)
{
    if (table->failed)
        return;
    if (table->n_cells == table->room) {
        const size_t room = table->room > 0 ? 2 * table->room : 32;
        char **larger = gv_resize(table->cell, room, sizeof *larger, NULL);
        if (larger == NULL) {
            table->failed = true;
            return;
        }
        table->cell = larger;
        table->room = room;
    }
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    const int length = gv_print_list(NULL, 0, format, list);
    char *cell = length < 0 ? NULL : gv_alloc((size_t) length + 1, 1, NULL);
    if (cell != NULL)
        gv_print_list(cell, (size_t) length + 1, format, again);
    va_end(again);
    va_end(list);
    table->failed = cell == NULL;
    if (cell != NULL)
        table->cell[table->n_cells++] = cell;
}

/* Characters are columns: wide ones are not expected in names and numbers. */
static size_t column_width(const gv_table *table, size_t column)
{
    size_t widest = 0;
    for (size_t i = column; i < table->n_cells; i += table->n_columns) {
        const size_t width = gv_count_characters(table->cell[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void print_cell(const gv_table *table, size_t i, gv_text *out)
{
    const size_t column = i % table->n_columns;
    const bool is_right = (table->right >> column & 1u) != 0;
    const bool is_last = column + 1 == table->n_columns;
    const size_t pad = column_width(table, column) - gv_count_characters(table->cell[i]);
    const int before = is_right ? (int) pad : 0;
    const int after = is_right || is_last ? 0 : (int) pad;
    gv_text_add(out, "%s%*s%s%*s", column > 0 ? "  " : "", before, "", table->cell[i],
                after, "");
}

static void trim_spaces(gv_text *out)
{
    while (!out->failed && out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

void gv_table_print(const gv_table *table, size_t bold, bool colored, gv_text *out)
{
    if (table->failed)
        out->failed = true;
    for (size_t row = 0; row * table->n_columns < table->n_cells; row++) {
        const bool is_styled = row == 0 || row == bold;
        const gv_style style = row == 0 ? GV_STYLE_DIM : GV_STYLE_BOLD;
        gv_text_add(out, "%s", gv_style_on(style, colored && is_styled));
        for (size_t column = 0; column < table->n_columns; column++) {
            const size_t i = row * table->n_columns + column;
            if (i < table->n_cells)
                print_cell(table, i, out);
        }
        trim_spaces(out);
        gv_text_add(out, "%s\n", gv_style_off(colored && is_styled));
    }
}

void gv_table_free(gv_table *table)
{
    for (size_t i = 0; i < table->n_cells; i++)
        gv_free(table->cell[i]);
    gv_free(table->cell);
    *table = (gv_table){ .n_columns = table->n_columns };
}

void gv_print_bytes(uint64_t bytes, char *out, size_t room)
{
    static const char *const unit[] = { "bytes", "kB", "MB", "GB", "TB", "PB", "EB" };
    double amount = (double) bytes;
    size_t k = 0;
    while (amount >= 999.5 && k + 1 < GV_COUNT_OF(unit)) {
        amount /= 1000;
        k++;
    }
    gv_print_to(out, room, "%.*f %s", k > 0 && amount < 9.95 ? 1 : 0, amount, unit[k]);
}
