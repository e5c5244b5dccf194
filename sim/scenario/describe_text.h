/* Words, lines and tables of an appendix, as Markdown or as LaTeX. */
#ifndef GRAPEVINE_SCENARIO_DESCRIBE_TEXT_H
#define GRAPEVINE_SCENARIO_DESCRIBE_TEXT_H

#include "grapevine/scenario.h"

typedef struct gv_paper {
    gv_text *out;
    gv_description_form form;
} gv_paper;

/// What stands before everything and after it.
void gv_paper_begin(const gv_paper *paper);
void gv_paper_end(const gv_paper *paper);
/// @param depth  1: the title; 2, 3: sections and what is in them
void gv_paper_heading(const gv_paper *paper, unsigned depth, const char *words);
/// Paragraphs, a blank line apart; `code` between backticks.
void gv_paper_words(const gv_paper *paper, const char *words);
/// `Title: words` as a paragraph; nothing where there are no words.
void gv_paper_titled(const gv_paper *paper, const char *title, const char *words);
/// Lines that stand as they are.
void gv_paper_lines(const gv_paper *paper, const char *lines);
/// A table: its head, with a share of the page for each column, in hundredths; then rows of
/// as many cells, of which the first is code if it `is_code`; NULL and empty cells are a
/// dash.
void gv_paper_table(const gv_paper *paper, size_t n, const char *const head[],
                    const unsigned share[]);
void gv_paper_row(const gv_paper *paper, size_t n, const char *const cell[], bool is_code);
void gv_paper_table_end(const gv_paper *paper);

#endif
