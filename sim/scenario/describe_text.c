/* Writes words, lines and tables of an appendix, as Markdown or as LaTeX. */
#include "scenario/describe_text.h"

#include <string.h>

static bool is_tex(const gv_paper *paper)
{
    return paper->form == GV_DESCRIBE_TEX;
}

/* ---- one character, one cell ---------------------------------------------- */

typedef struct escape {
    char from;
    const char *to;
} escape;

static const escape tex_escapes[] = {
    { '\\', "\\textbackslash{}" },
    { '{', "\\{" },
    { '}', "\\}" },
    { '#', "\\#" },
    { '$', "\\$" },
    { '%', "\\%" },
    { '&', "\\&" },
    { '_', "\\_" },
    { '~', "\\textasciitilde{}" },
    { '^', "\\textasciicircum{}" },
    { '<', "\\textless{}" },
    { '>', "\\textgreater{}" },
    { '|', "\\textbar{}" },
    { '"', "\\textquotedbl{}" },
};

static void add_tex(gv_text *out, char c)
{
    for (size_t k = 0; k < GV_COUNT_OF(tex_escapes); k++) {
        if (tex_escapes[k].from == c) {
            gv_text_add(out, "%s", tex_escapes[k].to);
            return;
        }
    }
    gv_text_add_bytes(out, &c, 1);
}

/* Backticks turn code on and off. A bar would end the cell of a Markdown table. */
static void add_words(const gv_paper *paper, const char *words, size_t n, bool in_cell)
{
    bool in_code = false;
    for (size_t i = 0; i < n; i++) {
        if (is_tex(paper) && words[i] == '`') {
            gv_text_add(paper->out, "%s", in_code ? "}" : "\\texttt{");
            in_code = !in_code;
        } else if (is_tex(paper)) {
            add_tex(paper->out, words[i]);
        } else {
            const bool is_bar = in_cell && words[i] == '|';
            gv_text_add_bytes(paper->out, is_bar ? "\\|" : &words[i], is_bar ? 2 : 1);
        }
    }
    if (in_code)
        gv_text_add(paper->out, "}");
}

/* ---- the page -------------------------------------------------------------- */

void gv_paper_begin(const gv_paper *paper)
{
    if (is_tex(paper))
        gv_text_add(paper->out,
                    "%% Compile with pdflatex, or leave the preamble away and \\input the "
                    "rest.\n"
                    "\\documentclass[a4paper]{article}\n"
                    "\\usepackage[utf8]{inputenc}\n\\usepackage[T1]{fontenc}\n"
                    "\\usepackage[margin=2cm]{geometry}\n"
                    "\\usepackage{array,longtable}\n"
                    "\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{0.5em}\n"
                    "\\setlength{\\tabcolsep}{3pt}\n"
                    "\\begin{document}\n");
}

void gv_paper_end(const gv_paper *paper)
{
    if (is_tex(paper))
        gv_text_add(paper->out, "\n\\end{document}\n");
}

void gv_paper_heading(const gv_paper *paper, unsigned depth, const char *words)
{
    static const char *const tex[] = { "section", "subsection", "subsubsection" };
    const char *const marks = "###";
    if (is_tex(paper))
        gv_text_add(paper->out, "\n\\%s*{", tex[depth - 1]);
    else
        gv_text_add(paper->out, "%s%.*s ", paper->out->length > 0 ? "\n" : "", (int) depth,
                    marks);
    add_words(paper, words, strlen(words), false);
    gv_text_add(paper->out, is_tex(paper) ? "}\n" : "\n");
}

void gv_paper_words(const gv_paper *paper, const char *words)
{
    while (words != NULL && *words != '\0') {
        const char *const end = strstr(words, "\n\n");
        const size_t n = end != NULL ? (size_t) (end - words) : strlen(words);
        gv_text_add(paper->out, "\n");
        add_words(paper, words, n, false);
        gv_text_add(paper->out, "\n");
        words = end != NULL ? end + 2 : words + n;
    }
}

void gv_paper_titled(const gv_paper *paper, const char *title, const char *words)
{
    if (words == NULL || words[0] == '\0')
        return;
    gv_text_add(paper->out, is_tex(paper) ? "\n\\textbf{" : "\n**");
    add_words(paper, title, strlen(title), false);
    gv_text_add(paper->out, is_tex(paper) ? ":} " : ":** ");
    add_words(paper, words, strlen(words), false);
    gv_text_add(paper->out, "\n");
}

void gv_paper_lines(const gv_paper *paper, const char *lines)
{
    if (lines == NULL)
        return;
    gv_text_add(paper->out,
                is_tex(paper) ? "\n\\begin{small}\\begin{verbatim}\n%s\n"
                                "\\end{verbatim}\\end{small}\n"
                              : "\n```text\n%s\n```\n",
                lines);
}

/* ---- tables ------------------------------------------------------------------ */

void gv_paper_table(const gv_paper *paper, size_t n, const char *const head[],
                    const unsigned share[])
{
    if (is_tex(paper)) {
        gv_text_add(paper->out, "\n{\\footnotesize\n\\begin{longtable}{");
        for (size_t k = 0; k < n; k++)
            gv_text_add(paper->out, ">{\\raggedright\\arraybackslash}p{0.%02u\\linewidth}",
                        share[k]);
        gv_text_add(paper->out, "}\n\\hline\n");
    } else {
        gv_text_add(paper->out, "\n");
    }
    gv_paper_row(paper, n, head, false);
    if (is_tex(paper)) {
        gv_text_add(paper->out, "\\hline\\endhead\n");
        return;
    }
    for (size_t k = 0; k < n; k++)
        gv_text_add(paper->out, "|---");
    gv_text_add(paper->out, "|\n");
}

static void add_cell(const gv_paper *paper, const char *words, bool is_code)
{
    const bool is_empty = words == NULL || words[0] == '\0';
    const char *const shown = is_empty ? "-" : words;
    if (is_code && !is_empty)
        gv_text_add(paper->out, is_tex(paper) ? "\\texttt{" : "`");
    add_words(paper, shown, strlen(shown), true);
    if (is_code && !is_empty)
        gv_text_add(paper->out, is_tex(paper) ? "}" : "`");
}

void gv_paper_row(const gv_paper *paper, size_t n, const char *const cell[], bool is_code)
{
    for (size_t k = 0; k < n; k++) {
        gv_text_add(paper->out, is_tex(paper) ? (k > 0 ? " & " : "") : k > 0 ? " " : "| ");
        add_cell(paper, cell[k], is_code && k == 0);
        gv_text_add(paper->out, is_tex(paper) ? "" : " |");
    }
    gv_text_add(paper->out, is_tex(paper) ? " \\\\\n" : "\n");
}

void gv_paper_table_end(const gv_paper *paper)
{
    if (is_tex(paper))
        gv_text_add(paper->out, "\\hline\n\\end{longtable}}\n");
}
