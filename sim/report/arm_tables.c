/* The strategies in figures: each one, every pair, and how much of the answer is luck. */
#include "report/page.h"

#include <math.h>
#include <string.h>

/* ---- every strategy ------------------------------------------------------ */

/* A column of the table of strategies: which interval, and how it is printed. */
typedef struct column {
    const char *head;
    size_t offset; ///< of its gv_interval in gv_arm_summary
    gv_said (*say)(double);
    gv_said (*say_range)(gv_interval);
} column;

#define COLUMN(field, words, say, say_range)                                               \
    {                                                                                      \
        words, offsetof(gv_arm_summary, field), say, say_range                             \
    }

static const column columns[] = {
    COLUMN(adopters, "Adopters", gv_say_number, gv_say_range),
    COLUMN(incremental, "Incremental adopters", gv_say_signed, gv_say_range),
    COLUMN(spent, "Spent", gv_say_number, gv_say_range),
    COLUMN(cost_per_incremental, "Cost per incremental adopter", gv_say_number,
           gv_say_range),
    COLUMN(per_thousand, "Incremental per 1,000 spent", gv_say_number, gv_say_range),
    COLUMN(reach, "Reach", gv_say_number, gv_say_range),
    COLUMN(frequency, "Frequency", gv_say_number, gv_say_range),
    COLUMN(take_off, "Took off", gv_say_percent, gv_say_percent_range),
    COLUMN(wins, "Wins", gv_say_percent, gv_say_percent_range),
};

static gv_interval cell_of(const gv_page *page, const column *c, size_t arm)
{
    const char *summary = (const char *) &page->answer->arms[arm];
    return *(const gv_interval *) (const void *) (summary + c->offset);
}

static bool is_filled(const gv_page *page, const column *c)
{
    for (size_t a = 0; a < page->n_arms; a++)
        if (!isnan(cell_of(page, c, a).value))
            return true;
    return false;
}

static void add_cell(gv_interval i, const column *c, gv_text *out)
{
    gv_text_add(out, "<td>%s", c->say(i.value).text);
    /* An interval of no width, as that of a fixed price, says nothing. */
    if (!isnan(i.value) && (i.low < i.high || isinf(i.low) || isinf(i.high)))
        gv_text_add(out, "<small>%s</small>", c->say_range(i).text);
    gv_text_add(out, "</td>");
}

static void add_arm(const gv_page *page, size_t arm, gv_text *out)
{
    const bool won = arm == page->answer->winner;
    gv_text_add(out, "<tr class=\"%s%s\"><th scope=\"row\"><span class=\"who\">",
                page->look[arm], won ? " won" : "");
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "<span>%s%s</span></span></th>", page->name[arm],
                won ? " <span class=\"tag\">most</span>" : "");
    for (size_t k = 0; k < GV_COUNT_OF(columns); k++)
        if (is_filled(page, &columns[k]))
            add_cell(cell_of(page, &columns[k], arm), &columns[k], out);
    gv_text_add(out, "</tr>\n");
}

/* Beside the column of what was spent: who could not spend it all. */
static void add_unspent(const gv_page *page, gv_text *out)
{
    const char *said = page->answer->sentence[GV_SAID_SPENDING];
    if (said == NULL)
        return;
    gv_text_add(out, "<p class=\"note\">");
    gv_page_sentence(said, out);
    gv_text_add(out, "</p>\n");
}

void gv_page_arms(const gv_page *page, gv_text *out)
{
    gv_text_add(out,
                "<section id=\"strategies\">\n<h2>The strategies side by side</h2>\n"
                "<p>Means over %s, with 95\u00a0%% intervals below them.</p>\n"
                "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                "scope=\"col\">Strategy</th>",
                gv_say_count(page->answer->n_complete, "replicate", "replicates").text);
    for (size_t k = 0; k < GV_COUNT_OF(columns); k++)
        if (is_filled(page, &columns[k]))
            gv_figure_table_head(out, columns[k].head);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        add_arm(page, a, out);
    gv_text_add(out, "</tbody></table></div>\n");
    add_unspent(page, out);
    gv_text_add(out, "</section>\n");
}

/* ---- every pair ---------------------------------------------------------- */

static void add_pair(const gv_page *page, const gv_difference *d, gv_text *out)
{
    gv_text_add(out, "<tr><th scope=\"row\">%s over %s</th>", page->name[d->a],
                page->name[d->b]);
    gv_text_add(out, "<td>%s<small>%s</small></td>", gv_say_signed(d->adopters.value).text,
                gv_say_range(d->adopters).text);
    gv_text_add(out, "<td>%s<small>%s</small></td>",
                gv_say_percent(d->share_won.value).text,
                gv_say_percent_range(d->share_won).text);
    gv_text_add(out, "<td>%s</td>", gv_say_confidence(d->confidence).text);
    gv_text_add(out, "<td>%s", gv_say_signed(d->per_thousand.value).text);
    if (isfinite(d->per_thousand.value))
        gv_text_add(out, "<small>%s</small>", gv_say_range(d->per_thousand).text);
    gv_text_add(out, "</td></tr>\n");
}

void gv_page_pairs(const gv_page *page, gv_text *out)
{
    static const char *const heads[] = { "Difference in adopters", "Pairs won",
                                         "Confidence that the mean is above zero",
                                         "Difference per 1,000 spent" };
    if (page->answer->n_differences == 0)
        return;
    gv_text_add(out, "<section id=\"pairs\">\n<h2>Every pair of strategies</h2>\n"
                     "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                     "scope=\"col\">Pair</th>");
    for (size_t k = 0; k < GV_COUNT_OF(heads); k++)
        gv_figure_table_head(out, heads[k]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t k = 0; k < page->answer->n_differences; k++)
        add_pair(page, &page->answer->differences[k], out);
    gv_text_add(out, "</tbody></table></div>\n</section>\n");
}

/* ---- luck ---------------------------------------------------------------- */

static void say_odds(const gv_page *page, const gv_difference *d, gv_text *out)
{
    const double lost = 1 - d->share_won.value;
    const size_t start = out->length + strlen("<p>");
    gv_text_add(
        out, "<p>%s comes out ahead of %s in %s of %s.", page->said[d->a], page->said[d->b],
        gv_say_percent(d->share_won.value).text,
        gv_say_count(page->answer->n_complete, "paired replicate", "paired replicates")
            .text);
    gv_text_capitalize(out, start);
    if (lost > 0.45)
        gv_text_add(out, " A single launch would tell hardly more than a coin.");
    else if (lost > 0)
        gv_text_add(out, " A single launch would show the other order about once in %s.",
                    gv_say_fixed(fmax(1 / lost, 2), 0).text);
    else
        gv_text_add(out, " No replicate shows the other order.");
    gv_text_add(out,
                " How sure the <em>mean</em> is, is another question: the confidence that "
                "it lies above zero is %s.</p>\n",
                gv_say_confidence(d->confidence).text);
}

static void add_wins(const gv_page *page, size_t arm, gv_text *out)
{
    const gv_interval *wins = &page->answer->arms[arm].wins;
    gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\">", page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(
        out,
        "%s</th><td style=\"width:60%%\"><span class=\"meter\" aria-hidden=\"true\">"
        "<i style=\"width:%.1f%%\"></i></span></td><td>%s<small>%s</small></td></tr>\n",
        page->name[arm], isfinite(wins->value) ? 100 * wins->value : 0,
        gv_say_percent(wins->value).text, gv_say_percent_range(*wins).text);
}

void gv_page_luck(const gv_page *page, gv_text *out)
{
    if (!gv_page_has_duel(page))
        return;
    gv_text_add(out, "<section id=\"luck\">\n<h2>How much of it is luck</h2>\n");
    say_odds(page, &page->answer->verdict, out);
    gv_text_add(out, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                     "scope=\"col\">Strategy</th>"
                     "<th scope=\"col\"></th><th scope=\"col\">Replicates with the most "
                     "adopters</th></tr></thead>\n<tbody>\n");
    for (size_t a = 0; a < page->n_arms; a++)
        add_wins(page, a, out);
    gv_text_add(out,
                "</tbody></table></div>\n<p class=\"note\">Ties are split among those who "
                "tie.</p>\n</section>\n");
}
