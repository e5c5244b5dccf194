/// @file
/// Layer 9: what people and programs get to read. People read stderr, programs stdout.
#ifndef GRAPEVINE_CLI_PRINT_H
#define GRAPEVINE_CLI_PRINT_H

#include "cli/options.h"

#include <stdio.h>

/// Shall this stream be coloured? `auto`: a terminal, TERM not dumb, NO_COLOR unset.
bool gv_color_wanted(gv_color color, FILE *stream);

/// Characters to a line where people read this: of the terminal behind stderr, at least 40;
/// 92 when it is none.
size_t gv_terminal_width(void);

typedef enum gv_style {
    GV_STYLE_BOLD,
    GV_STYLE_DIM,
    GV_STYLE_RED,
    GV_STYLE_GREEN
} gv_style;
/// The escape that begins a style, and the one that ends all; "" without colour.
const char *gv_style_on(gv_style style, bool colored);
const char *gv_style_off(bool colored);

/// Write to stdout, at once and whole. The text is freed.
/// @return GV_OK, GV_E_OUTPUT (closed, full, nobody reads), GV_E_MEMORY (the text had
/// failed)
gv_status gv_print_out(gv_text *text, gv_error *err) GV_MUST_USE;

/// Tell people, on stderr; nothing with --quiet.
void gv_say(const gv_options *options, const char *format, ...) GV_FORMAT(2, 3);
/// A failure in words, on stderr.
void gv_print_failure(const gv_options *options, const gv_error *err);

/// A table whose cells are texts. Zero-initialise with `n_columns` set; gv_table_free.
typedef struct gv_table {
    size_t n_columns;
    unsigned right; ///< bit k: column k is flush right
    char **cell;    ///< [n_cells]
    size_t n_cells, room;
    bool failed; ///< memory ran out
} gv_table;
void gv_table_cell(gv_table *table, const char *format, ...) GV_FORMAT(2, 3);
/// Append the lines; the first row is the head, row `bold` (0: none) is emphasised. The
/// last column is not padded.
void gv_table_print(const gv_table *table, size_t bold, bool colored, gv_text *out);
void gv_table_free(gv_table *table);

/// `1.5 GB`, decimal units. Room 32 suffices.
void gv_print_bytes(uint64_t bytes, char *out, size_t room);

#endif
