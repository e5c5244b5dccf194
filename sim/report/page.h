/* What every part of the page knows: the input, the names as markup, and the frame of a
 * picture. */
#ifndef GRAPEVINE_REPORT_PAGE_H
#define GRAPEVINE_REPORT_PAGE_H

#include "grapevine/report.h"
#include "report/svg.h"
#include "report/words.h"

typedef struct gv_page {
    const gv_report_input *in;
    const gv_plan *plan;
    const gv_block *block;
    const gv_comparison *answer;  ///< NULL on the page of a sweep
    const gv_sweep_answer *sweep; ///< NULL on the page of a comparison
    gv_arena *arena;              ///< of the page: names and whatever pictures gather
    size_t n_arms;
    size_t baseline;         ///< SIZE_MAX: none
    const char **name;       ///< [n_arms] escaped, for tables, legends and axes
    const char **said;       ///< [n_arms] escaped and quoted, for sentences
    const char **short_name; ///< [n_arms] escaped, cut to fit beside a curve
    const char **look;       ///< [n_arms] classes that give an arm its colour and dashes
    size_t n_steps;          ///< ticks + 1
} gv_page;

/// Name the arms and give them their looks. @return GV_OK or GV_E_MEMORY.
gv_status gv_page_prepare(gv_page *page, const gv_report_input *input, gv_arena *arena,
                          gv_error *err) GV_MUST_USE;
/// Move a finished text into the page's arena and free it, also on failure.
/// @return GV_OK or GV_E_MEMORY (also when the text had run out of memory).
gv_status gv_page_keep(const gv_page *page, gv_text *text, const char **out,
                       gv_error *err) GV_MUST_USE;
bool gv_page_is_baseline(const gv_page *page, size_t arm);
/// Was this outcome measured?
bool gv_page_has(const gv_page *page, const char *outcome);
/// Are there two strategies to hold against each other?
bool gv_page_has_duel(const gv_page *page);
/// Value of a one-a-life count, or NaN when the life is not done or nothing was measured.
double gv_page_count(const gv_page *page, const char *outcome, size_t arm, uint64_t r);
/// The arm's marker as a small inline picture, for tables and legends.
void gv_page_swatch(const gv_page *page, size_t arm, gv_text *out);

/* ---- pictures ------------------------------------------------------------- */

/// Begin a picture: heading and the sentence that says what is seen (escaped).
void gv_figure_open(gv_text *out, const char *id, const char *heading, const char *caption);
/// How to read it (escaped; NULL: nothing), and the end of it.
void gv_figure_close(gv_text *out, const char *how_to_read);
/// A table of the numbers behind a picture; the caller writes rows in between.
void gv_figure_table_open(gv_text *out, const char *first_column);
void gv_figure_table_head(gv_text *out, const char *escaped);
void gv_figure_table_body(gv_text *out);
void gv_figure_table_close(gv_text *out);

/// Every picture is drawn twice, for wide and for narrow screens; style.c shows one of
/// them.
typedef enum gv_cut { GV_CUT_WIDE, GV_CUT_NARROW, GV_CUTS } gv_cut;
const char *gv_cut_class(gv_cut cut);
double gv_cut_width(gv_cut cut);

/* One file each. A picture whose outcome was not measured writes nothing. */
gv_status gv_picture_curves(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_difference(const gv_page *page, gv_text *out,
                                gv_error *err) GV_MUST_USE;
gv_status gv_picture_states(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_channels(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_groups(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_takeoff(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_cascades(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;
gv_status gv_picture_flip(const gv_page *page, gv_text *out, gv_error *err) GV_MUST_USE;

/* Of sweeps. Which of them write something, the number of swept keys decides. */
gv_status gv_picture_sweep_curves(const gv_page *page, gv_text *out,
                                  gv_error *err) GV_MUST_USE;
gv_status gv_picture_sweep_outcomes(const gv_page *page, gv_text *out,
                                    gv_error *err) GV_MUST_USE;
gv_status gv_picture_sweep_map(const gv_page *page, gv_text *out,
                               gv_error *err) GV_MUST_USE;
gv_status gv_picture_sweep_heat(const gv_page *page, gv_text *out,
                                gv_error *err) GV_MUST_USE;
gv_status gv_picture_sweep_scatter(const gv_page *page, gv_text *out,
                                   gv_error *err) GV_MUST_USE;

/* ---- what is said in words ------------------------------------------------ */

/// Style sheet of the page.
void gv_page_style(gv_text *out);
/// The patterns that its channel colours carry; once, at the head of the body.
void gv_page_textures(gv_text *out);
/// Title, setting, verdict, key figures, banners.
void gv_page_verdict(const gv_page *page, gv_text *out);
/// The same of a sweep, its strategies over all points, and every point.
void gv_page_sweep_verdict(const gv_page *page, gv_text *out);
/* Banners about replicates that an answer does without. `first` says why the first of them
 * failed; NULL: nobody knows. */
void gv_page_left_out(uint64_t failed, uint64_t missing, uint64_t all, const char *first,
                      gv_text *out);
void gv_page_sweep_arms(const gv_page *page, gv_text *out);
void gv_page_sweep_points(const gv_page *page, gv_text *out);
/// Kicker and title.
void gv_page_title(const gv_page *page, const char *kicker, gv_text *out);
/// A sentence, escaped; words between backticks as code.
void gv_page_sentence(const char *sentence, gv_text *out);
/// That prices and rates are not the reader's own.
void gv_page_illustrative(gv_text *out);
/// All strategies, and all pairs of them.
void gv_page_arms(const gv_page *page, gv_text *out);
void gv_page_pairs(const gv_page *page, gv_text *out);
/// What tactics are credited with and what they bring; what the last money brings.
void gv_page_credit(const gv_page *page, gv_text *out);
void gv_page_marginal(const gv_page *page, gv_text *out);
/// Quantiles of outcomes, and their modes.
void gv_page_spread(const gv_page *page, gv_text *out);
/// Every outcome that was measured.
void gv_page_outcomes(const gv_page *page, gv_text *out);
/// How much of the answer is luck.
void gv_page_luck(const gv_page *page, gv_text *out);
/// Scenario as written, how to reproduce it, glossary.
void gv_page_backing(const gv_page *page, gv_text *out);

#endif
