/* Credit and worth: what touches credit a strategy's tactics with, beside what lives
 * without them tell, and what the last part of the budget brings. */
#include "report/page.h"

#include <math.h>

static void add_cell(gv_interval i, gv_said (*say)(double),
                     gv_said (*say_range)(gv_interval), gv_text *out)
{
    gv_text_add(out, "<td>%s", say(i.value).text);
    if (!isnan(i.value) && (i.low < i.high || isinf(i.low) || isinf(i.high)))
        gv_text_add(out, "<small>%s</small>", say_range(i).text);
    gv_text_add(out, "</td>");
}

static void open_table(const char *first, const char *const *heads, size_t n, gv_text *out)
{
    gv_text_add(out,
                "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                "scope=\"col\">%s</th>",
                first);
    for (size_t k = 0; k < n; k++)
        gv_figure_table_head(out, heads[k]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
}

/* ---- tactics --------------------------------------------------------------- */

static void add_tactic(const gv_page *page, size_t arm, const gv_tactic_credit *credit,
                       bool with_shapley, gv_text *out)
{
    gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\"><span class=\"who\">",
                page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "<span>%s: ", page->name[arm]);
    gv_escape(out, credit->tactic);
    gv_text_add(out, "</span></span></th>");
    add_cell(credit->first_touch, gv_say_percent, gv_say_percent_range, out);
    add_cell(credit->last_touch, gv_say_percent, gv_say_percent_range, out);
    add_cell(credit->incremental, gv_say_percent, gv_say_percent_range, out);
    add_cell(credit->lost, gv_say_signed, gv_say_range, out);
    add_cell(credit->tangibility, gv_say_number, gv_say_range, out);
    if (with_shapley)
        add_cell(credit->shapley, gv_say_signed, gv_say_range, out);
    gv_text_add(out, "</tr>\n");
}

static void say_synergy(const gv_page *page, size_t arm, gv_text *out)
{
    const gv_arm_summary *a = &page->answer->arms[arm];
    if (a->n_credits < 2 || !isfinite(a->synergy.low) || !isfinite(a->synergy.high))
        return;
    gv_text_add(out, "<p class=\"note\">");
    const size_t start = out->length;
    gv_text_add(out,
                "%s: the losses one by one, added up, differ from the loss of all by "
                "%s (%s). ",
                page->said[arm], gv_say_signed(a->synergy.value).text,
                gv_say_range(a->synergy).text);
    gv_text_capitalize(out, start);
    gv_text_add(out, "%s</p>\n",
                a->synergy.low > 0    ? "The tactics need each other: synergy."
                : a->synergy.high < 0 ? "The tactics win the same people: cannibalisation."
                                      : "That may be nothing.");
}

static bool has_credits(const gv_page *page)
{
    for (size_t a = 0; a < page->n_arms; a++) {
        if (page->answer->arms[a].n_credits > 0)
            return true;
    }
    return false;
}

void gv_page_credit(const gv_page *page, gv_text *out)
{
    static const char *const heads[] = { "First touch",           "Last touch",
                                         "Missing without it",    "Adopters it brings",
                                         "Last touches for each", "Shapley value" };
    const bool with_shapley = page->plan->experiment.attribution == GV_ATTRIBUTION_SHAPLEY;
    if (!has_credits(page))
        return;
    gv_text_add(
        out, "<section id=\"credit\">\n<h2>Credit and worth</h2>\n<p>Who gets the credit "
             "for an adopter, and who is missed: shares of each strategy\u2019s adopters "
             "that a tactic touched first, or last, before they adopted, beside the share "
             "that is missing when the same lives are lived without it. The shares of "
             "touches leave the rest to word of mouth.</p>\n");
    open_table("Tactic", heads, GV_COUNT_OF(heads) - (with_shapley ? 0 : 1), out);
    for (size_t a = 0; a < page->n_arms; a++) {
        for (size_t k = 0; k < page->answer->arms[a].n_credits; k++)
            add_tactic(page, a, &page->answer->arms[a].credits[k], with_shapley, out);
    }
    gv_text_add(out, "</tbody></table></div>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        say_synergy(page, a, out);
    gv_text_add(
        out, "<p class=\"note\">What is missing without a tactic includes everybody whom "
             "those it won told in turn, and leaves out those who would have come "
             "anyway, so these shares need not add up to what touches say, nor to "
             "100\u00a0%%.</p>\n</section>\n");
}

/* ---- the last money --------------------------------------------------------- */

void gv_page_marginal(const gv_page *page, gv_text *out)
{
    static const char *const heads[] = { "All money, per 1,000", "Last money, per 1,000" };
    const double share = page->plan->experiment.marginal;
    if (!(share > 0))
        return;
    gv_text_add(out,
                "<section id=\"marginal\">\n<h2>What the last money brings</h2>\n"
                "<p>Adopters per 1,000 spent: of the whole budget, against the baseline, "
                "and of its last %s alone, against lives with so much less to spend.</p>\n",
                gv_say_percent(share).text);
    open_table("Strategy", heads, GV_COUNT_OF(heads), out);
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_arm_summary *arm = &page->answer->arms[a];
        if (gv_page_is_baseline(page, a))
            continue;
        gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\">%s</th>", page->look[a],
                    page->name[a]);
        add_cell(arm->per_thousand, gv_say_number, gv_say_range, out);
        add_cell(arm->marginal, gv_say_number, gv_say_range, out);
        gv_text_add(out, "</tr>\n");
    }
    gv_text_add(out, "</tbody></table></div>\n<p class=\"note\">A dash: no more was spent "
                     "of the larger budget.</p>\n</section>\n");
}
