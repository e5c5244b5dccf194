/* What every part of the page knows: the input, the names as markup, and the frame of a
 * picture. */
#include "report/page.h"

#include <math.h>

/* Looks repeat after seven colours and five dashes, so the first 35 strategies all differ.
 */
enum { COLOURS = 7, DASHES = 5, SHORT_NAME = 16 };

/* ---- names and looks ----------------------------------------------------- */

gv_status gv_page_keep(const gv_page *page, gv_text *text, const char **out, gv_error *err)
{
    const char *kept = NULL;
    if (text->failed)
        (void) GV_FAIL(err, GV_E_MEMORY, "no memory left for the report");
    else
        kept = gv_arena_text(page->arena, text->text != NULL ? text->text : "", err);
    gv_text_free(text);
    if (kept == NULL)
        return GV_E_MEMORY;
    *out = kept;
    return GV_OK;
}

/* Within a sentence, a strategy called "both" needs its quotes. */
static void say_arm(const char *name, gv_text *out)
{
    if (gv_same_text(name, GV_DO_NOTHING)) {
        gv_text_add(out, "doing nothing");
    } else {
        gv_text_add(out, "\u201c");
        gv_escape(out, name);
        gv_text_add(out, "\u201d");
    }
}

static const char *name_of(const gv_page *page, size_t arm)
{
    return page->answer != NULL ? page->answer->arms[arm].name : page->plan->arms[arm].name;
}

static gv_status name_arm(gv_page *page, size_t arm, size_t rank, gv_error *err)
{
    const char *name = name_of(page, arm);
    gv_text full = { 0 }, said = { 0 }, brief = { 0 }, look = { 0 };
    gv_escape(&full, name);
    say_arm(name, &said);
    gv_escape_short(&brief, name, SHORT_NAME);
    if (gv_page_is_baseline(page, arm))
        gv_text_add(&look, "base");
    else
        gv_text_add(&look, "s%zu d%zu", rank % COLOURS, rank % DASHES);
    const gv_status kept[] = { gv_page_keep(page, &full, &page->name[arm], err),
                               gv_page_keep(page, &said, &page->said[arm], err),
                               gv_page_keep(page, &brief, &page->short_name[arm], err),
                               gv_page_keep(page, &look, &page->look[arm], err) };
    for (size_t k = 0; k < GV_COUNT_OF(kept); k++)
        if (kept[k] != GV_OK)
            return kept[k];
    return GV_OK;
}

gv_status gv_page_prepare(gv_page *page, const gv_report_input *input, gv_arena *arena,
                          gv_error *err)
{
    gv_status status = GV_OK;
    const gv_comparison *answer = input->comparison;
    const size_t n = answer != NULL ? answer->n_arms : input->sweep->n_arms;
    *page =
        (gv_page){ .in = input,
                   .plan = input->plan,
                   .block = input->block,
                   .answer = answer,
                   .sweep = input->sweep,
                   .arena = arena,
                   .n_arms = n,
                   .baseline = answer != NULL ? answer->baseline : input->sweep->baseline,
                   .n_steps = (size_t) input->plan->experiment.ticks + 1 };
    page->name = gv_arena_alloc(arena, n, sizeof *page->name, err);
    page->said = gv_arena_alloc(arena, n, sizeof *page->said, err);
    page->short_name = gv_arena_alloc(arena, n, sizeof *page->short_name, err);
    page->look = gv_arena_alloc(arena, n, sizeof *page->look, err);
    if (page->name == NULL || page->said == NULL || page->short_name == NULL ||
        page->look == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0, rank = 0; arm < n; arm++) {
        GV_TRY(name_arm(page, arm, rank, err));
        rank += gv_page_is_baseline(page, arm) ? 0 : 1;
    }
done:
    return status;
}

/* ---- questions ----------------------------------------------------------- */

bool gv_page_is_baseline(const gv_page *page, size_t arm)
{
    return arm == page->baseline;
}

bool gv_page_has(const gv_page *page, const char *outcome)
{
    return gv_block_find(page->block, outcome) != SIZE_MAX;
}

bool gv_page_has_duel(const gv_page *page)
{
    const gv_comparison *c = page->answer;
    return c->n_arms > 1 && c->winner < c->n_arms && c->second < c->n_arms &&
           c->winner != c->second;
}

double gv_page_count(const gv_page *page, const char *outcome, size_t arm, uint64_t r)
{
    const gv_block *b = page->block;
    const size_t k = gv_block_find(b, outcome);
    if (k == SIZE_MAX || b->status[arm * b->n + r] != GV_LIFE_DONE)
        return NAN;
    return (double) gv_block_counts(b, k, arm, r)[0];
}

/* The place of an arm's marker: that of its colour, so legend and curve agree. */
void gv_page_swatch(const gv_page *page, size_t arm, gv_text *out)
{
    gv_text_add(out,
                "<svg class=\"swatch %s\" viewBox=\"0 0 34 14\" aria-hidden=\"true\" "
                "xmlns=\"http://www.w3.org/2000/svg\">",
                page->look[arm]);
    gv_svg_line(out, 1, 7, 33, 7, "line");
    gv_svg_marker(out, arm, 17, 7, 5);
    gv_text_add(out, "</svg>");
}

/* ---- frame of a picture -------------------------------------------------- */

void gv_figure_open(gv_text *out, const char *id, const char *heading, const char *caption)
{
    gv_text_add(out,
                "<figure id=\"%s\">\n<figcaption><h2>%s</h2>\n<p>%s</p></figcaption>\n", id,
                heading, caption);
}

void gv_figure_close(gv_text *out, const char *how_to_read)
{
    if (how_to_read != NULL)
        gv_text_add(out, "<p class=\"note\">%s</p>\n", how_to_read);
    gv_text_add(out, "</figure>\n");
}

void gv_figure_table_open(gv_text *out, const char *first_column)
{
    gv_text_add(out,
                "<details><summary>The numbers</summary><div class=\"scroll\" "
                "tabindex=\"0\"><table>"
                "<thead><tr><th scope=\"col\">%s</th>",
                first_column);
}

void gv_figure_table_head(gv_text *out, const char *escaped)
{
    gv_text_add(out, "<th scope=\"col\">%s</th>", escaped);
}

void gv_figure_table_body(gv_text *out)
{
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
}

void gv_figure_table_close(gv_text *out)
{
    gv_text_add(out, "</tbody></table></div></details>\n");
}

const char *gv_cut_class(gv_cut cut)
{
    return cut == GV_CUT_WIDE ? "wide" : "narrow";
}

double gv_cut_width(gv_cut cut)
{
    return cut == GV_CUT_WIDE ? 1080 : 420;
}
