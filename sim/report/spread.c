/* How outcomes spread over replicates, and whether launches fall into two kinds. */
#include "report/page.h"

#include <math.h>

static void add_quantile(gv_interval i, gv_text *out)
{
    gv_text_add(out, "<td>%s", gv_say_number(i.value).text);
    if (i.low < i.high)
        gv_text_add(out, "<small>%s</small>", gv_say_range(i).text);
    gv_text_add(out, "</td>");
}

/* What every strategy does alike says nothing. */
static bool is_worth_telling(const gv_spread *s)
{
    return s->at[0].value < s->at[GV_QUANTILES - 1].value;
}

static void add_arm(const gv_page *page, size_t arm, gv_text *out)
{
    const gv_arm_summary *a = &page->answer->arms[arm];
    for (size_t k = 0; k < a->n_spreads; k++) {
        if (!is_worth_telling(&a->spreads[k]))
            continue;
        gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\"><span class=\"who\">",
                    page->look[arm]);
        gv_page_swatch(page, arm, out);
        gv_text_add(out, "<span>%s: ", page->name[arm]);
        gv_escape(out, a->spreads[k].title);
        gv_text_add(out, "</span></span></th>");
        for (size_t q = 0; q < GV_QUANTILES; q++)
            add_quantile(a->spreads[k].at[q], out);
        gv_text_add(out, "</tr>\n");
    }
}

static void say_modes(const gv_page *page, size_t arm, gv_text *out)
{
    const gv_arm_summary *a = &page->answer->arms[arm];
    if (isnan(a->lower_mode.value))
        return;
    gv_text_add(out, "<p class=\"note\">");
    const size_t start = out->length;
    gv_text_add(
        out,
        "%s may be two kinds of launches: %s of the replicates (%s) end below %s "
        "adopters, the others above. Sarle\u2019s coefficient is %s, above the 0.556 "
        "of an even spread; a long tail alone can do that, too, so look at the "
        "picture.</p>\n",
        page->said[arm], gv_say_percent(a->lower_mode.value).text,
        gv_say_percent_range(a->lower_mode).text, gv_say_number(a->split).text,
        gv_say_fixed(a->bimodality, 2).text);
    gv_text_capitalize(out, start);
}

void gv_page_spread(const gv_page *page, gv_text *out)
{
    bool is_empty = true;
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_arm_summary *arm = &page->answer->arms[a];
        for (size_t k = 0; k < arm->n_spreads; k++)
            is_empty = is_empty && !is_worth_telling(&arm->spreads[k]);
    }
    if (is_empty)
        return;
    gv_text_add(out,
                "<section id=\"spread\">\n<h2>How outcomes spread</h2>\n<p>Quantiles "
                "over replicates, with 95\u00a0%% intervals below them: of 100 launches "
                "so many end lower.</p>\n<div class=\"scroll\" "
                "tabindex=\"0\"><table><thead><tr><th scope=\"col\">Outcome</th>");
    for (size_t q = 0; q < GV_QUANTILES; q++)
        gv_text_add(out, "<th scope=\"col\">%s</th>", gv_say_percent(gv_quantiles[q]).text);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        add_arm(page, a, out);
    gv_text_add(out, "</tbody></table></div>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        say_modes(page, a, out);
    gv_text_add(out, "</section>\n");
}
