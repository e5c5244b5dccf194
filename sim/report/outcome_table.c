/* Every outcome that was measured, for all strategies, and how the first two differ. */
#include "report/page.h"

#include <math.h>

static bool is_same(gv_interval a, gv_interval b)
{
    const bool same_value = a.value >= b.value && a.value <= b.value;
    return same_value || (isnan(a.value) && isnan(b.value));
}

/* The end of a curve that an outcome of its own states as well. */
static bool is_said_twice(const gv_page *page, size_t k)
{
    const gv_comparison *c = page->answer;
    for (size_t i = 0; i < c->n_outcomes && c->outcomes[k].is_last; i++) {
        bool same = !c->outcomes[i].is_last;
        for (size_t a = 0; a < page->n_arms && same; a++)
            same = is_same(c->outcomes[i].mean[a], c->outcomes[k].mean[a]);
        if (same)
            return true;
    }
    return false;
}

static void add_mean(const gv_page *page, const gv_outcome_answer *o, size_t arm,
                     gv_text *out)
{
    const gv_interval mean = o->mean[arm];
    gv_text_add(out, "<td>%s", gv_say_number(mean.value).text);
    if (mean.low < mean.high)
        gv_text_add(out, "<small>%s</small>", gv_say_range(mean).text);
    if (o->defined[arm] > 0 && o->defined[arm] < page->answer->n_complete)
        gv_text_add(out, "<small>defined in %llu of %llu</small>",
                    (unsigned long long) o->defined[arm],
                    (unsigned long long) page->answer->n_complete);
    gv_text_add(out, "</td>");
}

/* Does the whole interval lie within the smallest effect of interest? */
static bool is_negligible(const gv_page *page, const gv_outcome_answer *o)
{
    const double control = o->mean[page->answer->second].value;
    const double smallest =
        o->outcome->smallest * (o->outcome->smallest_is_share ? fabs(control) : 1);
    const gv_interval d = o->difference;
    return d.low < d.high && d.low > -smallest && d.high < smallest;
}

static void add_difference(const gv_page *page, const gv_outcome_answer *o, gv_text *out)
{
    const gv_interval d = o->difference;
    const bool is_clear = d.low > 0 || d.high < 0;
    gv_text_add(out, "<td>%s%s%s", is_clear ? "<b>" : "", gv_say_signed(d.value).text,
                is_clear ? "</b>" : "");
    if (d.low < d.high)
        gv_text_add(out, "<small>%s</small>", gv_say_range(d).text);
    if (is_negligible(page, o))
        gv_text_add(out, "<small>too small to matter</small>");
    gv_text_add(out, "</td>");
}

static void add_row(const gv_page *page, const gv_outcome_answer *o, gv_text *out)
{
    static const char *const better[] = { [GV_MORE_IS_BETTER] = "; more is better",
                                          [GV_LESS_IS_BETTER] = "; less is better",
                                          [GV_NEITHER] = "" };
    gv_text_add(out, "<tr><th scope=\"row\">");
    gv_escape(out, o->outcome->title);
    gv_text_add(out, "<small>");
    gv_escape(out, o->outcome->name);
    gv_text_add(out, "%s", o->is_last ? ", in the end" : "");
    if (!gv_same_text(o->outcome->unit, "1")) {
        gv_text_add(out, "; ");
        gv_escape(out, o->outcome->unit);
    }
    gv_text_add(out, "%s</small></th>", better[o->outcome->direction]);
    for (size_t a = 0; a < page->n_arms; a++)
        add_mean(page, o, a, out);
    if (gv_page_has_duel(page))
        add_difference(page, o, out);
    gv_text_add(out, "</tr>\n");
}

static void add_heads(const gv_page *page, gv_text *out)
{
    gv_text_add(out, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
                     "scope=\"col\">Outcome</th>");
    for (size_t a = 0; a < page->n_arms; a++)
        gv_text_add(out, "<th scope=\"col\">%s</th>", page->name[a]);
    if (gv_page_has_duel(page))
        gv_text_add(out, "<th scope=\"col\">%s minus %s</th>",
                    page->name[page->answer->winner], page->name[page->answer->second]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void add_divergence(const gv_page *page, gv_text *out)
{
    const gv_divergence *d = &page->answer->divergence;
    if (d->index == NULL || isnan(d->tau.value))
        return;
    gv_text_add(
        out,
        "<h3>Activity against result</h3>\n<p>Do the strategies that people react to "
        "most (likes, shares and talks) also earn most (value of customers)? 1: in the "
        "same "
        "order, \u22121: in the opposite one. Kendall\u2019s tau over strategies, "
        "replicate by replicate: <b>%s</b> (%s).</p>\n"
        "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th "
        "scope=\"col\">Strategy</th><th scope=\"col\">Activity above result, "
        "standard deviations</th></tr></thead>\n<tbody>\n",
        gv_say_signed(d->tau.value).text, gv_say_range(d->tau).text);
    for (size_t a = 0; a < page->n_arms; a++)
        gv_text_add(out,
                    "<tr class=\"%s\"><th scope=\"row\">%s</th><td>%s<small>%s</small></td>"
                    "</tr>\n",
                    page->look[a], page->name[a], gv_say_signed(d->index[a].value).text,
                    gv_say_range(d->index[a]).text);
    gv_text_add(out,
                "</tbody></table></div>\n<p class=\"note\">Above 0: it stirs more than "
                "it earns, beside the others.</p>\n");
}

static void add_interval(gv_interval i, gv_text *out)
{
    gv_text_add(out, "<td>%s", gv_say_number(i.value).text);
    if (i.low < i.high)
        gv_text_add(out, "<small>%s</small>", gv_say_range(i).text);
    gv_text_add(out, "</td>");
}

static void add_bass(const gv_page *page, gv_text *out)
{
    const gv_bass_curve *bass = page->answer->bass;
    if (bass == NULL)
        return;
    gv_text_add(
        out,
        "<h3>Bass curves</h3>\n<p>The curve of Bass (1969) that fits each "
        "replicate\u2019s adopters best, sales pooled over %u steps: medians over "
        "replicates. p and q are rates a step.</p>\n<div class=\"scroll\" "
        "tabindex=\"0\"><table><thead><tr><th scope=\"col\">Strategy</th><th "
        "scope=\"col\">p, innovation</th><th scope=\"col\">q, imitation</th><th "
        "scope=\"col\">m, market</th><th scope=\"col\">Replicates</th></tr></thead>\n"
        "<tbody>\n",
        (unsigned) bass[0].period);
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text_add(out, "<tr class=\"%s\"><th scope=\"row\">%s</th>", page->look[a],
                    page->name[a]);
        add_interval(bass[a].p, out);
        add_interval(bass[a].q, out);
        add_interval(bass[a].m, out);
        gv_text_add(out, "<td>%llu<small>%llu doubtful</small></td></tr>\n",
                    (unsigned long long) bass[a].n,
                    (unsigned long long) bass[a].n_doubtful);
    }
    gv_text_add(out,
                "</tbody></table></div>\n<p class=\"note\">Doubtful: p, q and m can hardly "
                "be told apart (condition index above 30), or the peak was not seen; "
                "such a market is too small and such a q too large, as a "
                "rule.</p>\n");
}

void gv_page_outcomes(const gv_page *page, gv_text *out)
{
    const gv_comparison *c = page->answer;
    if (c->n_outcomes == 0)
        return;
    gv_text_add(out, "<section id=\"outcomes\">\n<h2>Everything that was measured</h2>\n"
                     "<p>Means over replicates, with 95\u00a0%% intervals below them.");
    if (gv_page_has_duel(page))
        gv_text_add(out, " The last column is paired, replicate by replicate; it is bold "
                         "where its interval does not hold zero, which one in twenty "
                         "outcomes does by luck alone. Too small to matter is what lies, "
                         "as a whole, within the smallest effect of interest that the "
                         "outcome declares.");
    gv_text_add(out, "</p>\n");
    add_heads(page, out);
    for (size_t k = 0; k < c->n_outcomes; k++)
        if (!is_said_twice(page, k))
            add_row(page, &c->outcomes[k], out);
    gv_text_add(out, "</tbody></table></div>\n");
    add_divergence(page, out);
    add_bass(page, out);
    gv_text_add(out, "</section>\n");
}
