/* Head of a sweep's page: title, setting, who wins at how many points, and the choice that
 * loses least when nobody knows the point. */
#include "report/sweep_page.h"

#include <math.h>

static uint64_t points_there(const gv_page *page)
{
    uint64_t n = 0;
    for (uint64_t k = 0; k < page->sweep->n_points; k++)
        n += page->sweep->points[k].is_there ? 1 : 0;
    return n;
}

/* ---- title --------------------------------------------------------------- */

static void add_setting(const gv_page *page, gv_text *out)
{
    const gv_plan *plan = page->plan;
    const char *dot = " \u00b7 ";
    const uint64_t strategies = page->n_arms - (page->baseline < page->n_arms ? 1 : 0);
    gv_text_add(out, "<p class=\"setting\">%s over ",
                gv_say_count(page->sweep->n_points, "point", "points").text);
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        gv_text_add(out, "%s<code>",
                    k == 0                        ? ""
                    : k + 1 == plan->sweep.n_keys ? " and "
                                                  : ", ");
        gv_escape(out, plan->sweep.keys[k]);
        gv_text_add(out, "</code>");
    }
    gv_text_add(out, "%s%s%s", dot, gv_say_count(strategies, "strategy", "strategies").text,
                dot);
    gv_text_add(out, "%s%s", gv_say_count(plan->experiment.ticks, "step", "steps").text,
                dot);
    gv_text_add(
        out, "%s a point%s",
        gv_say_count(plan->experiment.replicates, "paired replicate", "paired replicates")
            .text,
        dot);
    gv_escape(out, plan->model->spec.title);
    gv_text_add(out, "%s", dot);
    gv_escape_network(out, plan);
    gv_text_add(out, "</p>\n");
}

/* The keys as scenarios call them, and what they are. */
static void add_keys(const gv_page *page, gv_text *out)
{
    const char *joint = "<p class=\"caveat\">";
    for (size_t k = 0; k < page->plan->sweep.n_keys; k++) {
        const gv_param *row = gv_plan_row(page->plan, page->plan->sweep.keys[k]);
        if (row == NULL || row->help == NULL)
            continue;
        gv_text_add(out, "%s<code>", joint);
        gv_escape(out, page->plan->sweep.keys[k]);
        gv_text_add(out, "</code>: ");
        gv_page_sentence(row->help, out);
        joint = "; ";
    }
    gv_text_add(out, "%s", joint[0] == ';' ? ".</p>\n" : "");
}

/* ---- who wins ------------------------------------------------------------ */

static bool is_ahead(gv_sweep_record one, gv_sweep_record other)
{
    return one.surely != other.surely ? one.surely > other.surely : one.won > other.won;
}

/* The arm with the k-th most points won for sure; of equals, with more points won. */
static size_t ranked(const gv_page *page, size_t k)
{
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_sweep_record mine = gv_sweep_answer_of(page->sweep, a);
        size_t ahead = 0;
        for (size_t b = 0; b < page->n_arms; b++) {
            const gv_sweep_record theirs = gv_sweep_answer_of(page->sweep, b);
            ahead += is_ahead(theirs, mine) || (!is_ahead(mine, theirs) && b < a) ? 1 : 0;
        }
        if (ahead == k)
            return a;
    }
    return 0;
}

/* Only wins for sure count: a tie has somebody on top, too. */
static void say_winners(const gv_page *page, gv_text *out)
{
    const uint64_t there = points_there(page);
    const size_t start = out->length;
    for (size_t k = 0; k < page->n_arms; k++) {
        const size_t arm = ranked(page, k);
        const uint64_t won = gv_sweep_answer_of(page->sweep, arm).surely;
        if (won == 0)
            break;
        const bool is_baseline = gv_page_is_baseline(page, arm);
        gv_text_add(out, "%s%s%s%s", k > 0 ? "; " : "", is_baseline ? "nothing beats " : "",
                    page->said[arm], is_baseline || k > 0 ? "" : " wins");
        if (won == there)
            gv_text_add(out, " at %s", there == 1 ? "the one point" : "every point");
        else
            gv_text_add(out, " at %s", gv_say_fixed((double) won, 0).text);
        if (k == 0 && won < there)
            gv_text_add(out, " of %s", gv_say_count(there, "point", "points").text);
    }
    if (out->length == start && there > 0)
        gv_text_add(out, "Too close to call at %s",
                    there == 1 ? "the one point" : "every point");
    gv_text_capitalize(out, start);
    gv_text_add(out, there > 0 ? "." : "No point could be lived.");
}

/* Where the one strategy comes to least and to most. */
static void say_range(const gv_page *page, gv_text *out)
{
    const gv_point_answer *points = page->sweep->points;
    uint64_t least = SIZE_MAX, most = SIZE_MAX;
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        if (!points[k].is_there)
            continue;
        if (least == SIZE_MAX ||
            points[k].adopters[0].value < points[least].adopters[0].value)
            least = k;
        if (most == SIZE_MAX ||
            points[k].adopters[0].value > points[most].adopters[0].value)
            most = k;
    }
    if (least == SIZE_MAX) {
        gv_text_add(out, "No point could be lived.");
        return;
    }
    gv_text_add(out, "From %s adopters (",
                gv_say_number(points[least].adopters[0].value).text);
    gv_sweep_say_values(page, least, 0, out);
    gv_text_add(out, ") to %s (", gv_say_number(points[most].adopters[0].value).text);
    gv_sweep_say_values(page, most, 0, out);
    gv_text_add(out, ").");
}

static void say_doubt(const gv_page *page, gv_text *out)
{
    uint64_t doubtful = 0;
    for (uint64_t k = 0; k < page->sweep->n_points; k++) {
        const gv_point_answer *point = &page->sweep->points[k];
        doubtful += point->is_there && !point->is_decided ? 1 : 0;
    }
    const uint64_t there = points_there(page);
    if (doubtful > 0 && doubtful == there)
        gv_text_add(out, "<p>The 95\u00a0%% interval of the lead holds zero.</p>\n");
    else if (doubtful > 0)
        gv_text_add(
            out,
            "<p>At the other %s the replicates do not tell who wins: the 95\u00a0%% "
            "interval of the lead holds zero.</p>\n",
            doubtful == 1 ? "point" : gv_say_count(doubtful, "point", "points").text);
    else if (there > 0)
        gv_text_add(out,
                    "<p>At every point the 95\u00a0%% interval of the lead is clear of "
                    "zero.</p>\n");
}

/* ---- the choice that loses least ------------------------------------------ */

static size_t least_regretted(const gv_page *page)
{
    size_t best = 0;
    for (size_t a = 1; a < page->n_arms; a++)
        if (gv_sweep_answer_of(page->sweep, a).regret <
            gv_sweep_answer_of(page->sweep, best).regret)
            best = a;
    return best;
}

static void say_robust(const gv_page *page, gv_text *out)
{
    const size_t best = least_regretted(page);
    const gv_sweep_record record = gv_sweep_answer_of(page->sweep, best);
    if (!isfinite(record.regret) || page->n_arms < 2)
        return;
    if (record.regret <= 0)
        gv_text_add(out, "<p>Whoever does not know the point loses nothing with %s.</p>\n",
                    page->said[best]);
    else
        gv_text_add(out,
                    "<p>Whoever does not know the point loses least with %s: %s adopters "
                    "on average over the points, at worst %s.</p>\n",
                    page->said[best], gv_say_number(record.regret).text,
                    gv_say_number(record.worst).text);
}

static void add_lack(uint64_t points, const gv_page *page, const char *what, gv_text *out)
{
    if (points > 0)
        gv_text_add(out,
                    "<p class=\"banner alert\" role=\"alert\">%s of %s %s and %s left "
                    "out.</p>\n",
                    gv_say_fixed((double) points, 0).text,
                    gv_say_count(page->sweep->n_points, "point", "points").text, what,
                    points == 1 ? "is" : "are");
}

static void add_failures(const gv_page *page, gv_text *out)
{
    const gv_sweep_losses lost = gv_sweep_answer_losses(page->sweep);
    add_lack(lost.missing_points, page, "have no complete replicate yet", out);
    add_lack(lost.failed_points, page, "failed", out);
    gv_page_left_out(lost.n_failed, lost.n_missing, lost.n_all, NULL, out);
}

void gv_page_sweep_verdict(const gv_page *page, gv_text *out)
{
    gv_page_title(page, "a sweep of strategies", out);
    add_setting(page, out);
    gv_text_add(out, "<div class=\"verdict %s\">\n<p class=\"first\">",
                page->n_arms > 0 ? page->look[ranked(page, 0)] : "");
    if (page->n_arms == 1) {
        say_range(page, out);
        gv_text_add(out, "</p>\n<p>There is one strategy: nothing is compared.</p>\n");
    } else {
        say_winners(page, out);
        gv_text_add(out, "</p>\n");
        say_doubt(page, out);
        say_robust(page, out);
    }
    add_keys(page, out);
    gv_text_add(out, "</div>\n");
    add_failures(page, out);
    if (page->plan->experiment.inputs == GV_INPUTS_ILLUSTRATIVE)
        gv_page_illustrative(out);
    if (gv_plan_graphs(page->plan) == 1)
        gv_text_add(
            out, "<p class=\"banner\">All replicates of a point live on the same "
                 "network: the answer holds on it, and says nothing about others.</p>\n");
}
