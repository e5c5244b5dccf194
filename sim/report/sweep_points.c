/* Tables of a sweep: its strategies over all points, and every point. */
#include "report/page.h"

#include <math.h>

/* ---- strategies ---------------------------------------------------------- */

static void add_arm(const gv_page *page, size_t arm, gv_text *out)
{
    const gv_sweep_record r = gv_sweep_answer_of(page->sweep, arm);
    gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\"><span class=\"who\">",
                page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "%s</span></th><td>%s</td><td>%s</td>", page->name[arm],
                gv_say_fixed((double) r.won, 0).text,
                gv_say_fixed((double) r.surely, 0).text);
    gv_text_add(out, "<td>%s</td><td>%s</td><td>%s</td></tr>\n",
                gv_say_number(r.adopters).text, gv_say_number(r.regret).text,
                gv_say_number(r.worst).text);
}

void gv_page_sweep_arms(const gv_page *page, gv_text *out)
{
    if (page->n_arms == 1) /* it has won nothing, and there is nothing to regret */
        return;
    static const char *const heads[] = { "Points won", "Of these for sure", "Adopters",
                                         "Regret", "Worst regret" };
    gv_text_add(out,
                "<section id=\"strategies\">\n<h2>The strategies over all points</h2>\n"
                "<p>Means over the points, each counting the same. Regret: adopters fewer "
                "than with the best choice of the point.</p>\n"
                "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                "scope=\"col\">Strategy</th>");
    for (size_t k = 0; k < GV_COUNT_OF(heads); k++)
        gv_figure_table_head(out, heads[k]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        add_arm(page, a, out);
    gv_text_add(out, "</tbody></table></div>\n</section>\n");
}

/* ---- points -------------------------------------------------------------- */

enum { MOST_ROWS = 1000, SHOWN_AT_ONCE = 40 };

static void add_head(const gv_page *page, gv_text *out)
{
    const gv_sweep *sweep = &page->plan->sweep;
    gv_text_add(out, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                     "scope=\"col\">Point</th>");
    for (size_t k = 0; k < sweep->n_keys; k++) {
        gv_text_add(out, "<th scope=\"col\"><code>");
        gv_escape(out, sweep->keys[k]);
        gv_text_add(out, "</code></th>");
    }
    if (page->n_arms > 1) {
        gv_figure_table_head(out, "Winner");
        gv_figure_table_head(out, "Lead");
        gv_figure_table_head(out, "Pairs won");
    }
    for (size_t a = 0; a < page->n_arms; a++)
        gv_figure_table_head(out, page->name[a]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void add_answer(const gv_page *page, const gv_point_answer *point, gv_text *out)
{
    if (page->n_arms > 1)
        gv_text_add(out, "<td>%s%s</td><td>%s<small>%s</small></td><td>%s</td>",
                    page->name[point->winner],
                    point->is_decided ? "" : "<small>not sure</small>",
                    gv_say_number(point->lead.value).text, gv_say_range(point->lead).text,
                    gv_say_percent(point->share_won.value).text);
    for (size_t a = 0; a < page->n_arms; a++)
        gv_text_add(out, "<td>%s<small>%s</small></td>",
                    gv_say_number(point->adopters[a].value).text,
                    gv_say_range(point->adopters[a]).text);
}

static void add_point(const gv_page *page, uint64_t number, gv_text *out)
{
    const gv_point_answer *point = &page->sweep->points[number];
    gv_text_add(out, "<tr><th scope=\"row\">%llu</th>", (unsigned long long) number);
    for (size_t k = 0; k < page->plan->sweep.n_keys; k++)
        gv_text_add(out, "<td>%s</td>",
                    gv_say_setting(gv_plan_swept(page->plan, number, k)).text);
    if (point->is_there)
        add_answer(page, point, out);
    else
        gv_text_add(out, "<td colspan=\"%zu\">%s</td>",
                    page->n_arms > 1 ? page->n_arms + 3 : 1, gv_point_lack(point));
    gv_text_add(out, "</tr>\n");
}

void gv_page_sweep_points(const gv_page *page, gv_text *out)
{
    const uint64_t n = page->sweep->n_points;
    gv_text_add(out,
                "<section id=\"points\" class=\"long\">\n<h2>Every point</h2>\n<p>Mean "
                "adopters with 95\u00a0%% intervals%s.</p>\n<details%s><summary>The "
                "numbers</summary>",
                page->n_arms > 1 ? "; the lead is the winner&rsquo;s over the second" : "",
                n <= SHOWN_AT_ONCE ? " open" : "");
    add_head(page, out);
    for (uint64_t k = 0; k < n && k < MOST_ROWS; k++)
        add_point(page, k, out);
    gv_text_add(out, "</tbody></table></div></details>\n");
    if (n > MOST_ROWS)
        gv_text_add(out,
                    "<p class=\"note\">The first %d of %s points; <code>grapevine "
                    "table</code> writes every life of every point.</p>\n",
                    MOST_ROWS, gv_say_fixed((double) n, 0).text);
    gv_text_add(out, "</section>\n");
}
