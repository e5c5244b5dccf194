/* The page of claims: what holds, what fails, what stays open, and why. */
#include "report/claims.h"

#include <math.h>

static const char *look_of(gv_claim_verdict verdict)
{
    static const char *const looks[] = {
        [GV_CLAIM_INCONCLUSIVE] = "base", [GV_CLAIM_SUPPORTED] = "s2",
        [GV_CLAIM_REFUTED] = "s1",        [GV_CLAIM_SHOWN] = "s0",
        [GV_CLAIM_DESCRIBED] = "base",
    };
    return looks[verdict];
}

static void add_tag(const gv_claim_answer *a, gv_text *out)
{
    gv_text_add(out, "<span class=\"tag %s\">%s</span>", look_of(a->verdict),
                gv_claim_verdict_words(a->verdict));
    if (!a->stands)
        gv_text_add(out, " <small>alone; not among so many claims</small>");
}

/* ---- head ------------------------------------------------------------------------------
 */

static size_t count_of(const gv_claim_answer *const *answers, size_t n,
                       gv_claim_verdict verdict)
{
    size_t count = 0;
    for (size_t k = 0; k < n; k++)
        count += answers[k]->verdict == verdict ? 1 : 0;
    return count;
}

static void add_head(const gv_claim_answer *const *answers, size_t n, gv_text *out)
{
    static const struct {
        gv_claim_verdict verdict;
        const char *words;
    } figures[] = {
        { GV_CLAIM_SUPPORTED,
          "supported: the effect is there, and large enough to matter" },
        { GV_CLAIM_SHOWN,
          "built in, shown: the model's rules say so; only the size is new" },
        { GV_CLAIM_REFUTED, "refuted: the effect is the other way, none, or too small" },
        { GV_CLAIM_INCONCLUSIVE, "inconclusive: so many pairs do not tell" },
        { GV_CLAIM_DESCRIBED, "described: the claim is a question" },
    };
    gv_text_add(out,
                "<header>\n<p class=\"kicker\">Claims</p>\n<h1>%s put to the test</h1>\n"
                "<p class=\"setting\">Every claim is an experiment in pairs: strategies "
                "that differ in one thing live on the same networks with the same luck. "
                "What is said here is true of the model; how far it rests on what the "
                "model assumes, robustness tells.</p>\n<dl class=\"figures\">\n",
                gv_say_count(n, "claim", "claims").text);
    for (size_t k = 0; k < GV_COUNT_OF(figures); k++) {
        const size_t count = count_of(answers, n, figures[k].verdict);
        if (count > 0)
            gv_text_add(out, "<div><dt>%zu</dt><dd>%s</dd></div>\n", count,
                        figures[k].words);
    }
    gv_text_add(out, "</dl>\n</header>\n");
}

/* ---- overview
 * ----------------------------------------------------------------------------- */

static void add_chance(double p, gv_text *out)
{
    if (p < 0.0001)
        gv_text_add(out, "&lt;\u00a00.0001");
    else
        gv_text_add(out, "%s", gv_say_number(p).text);
}

static void add_row(const gv_claim_answer *a, gv_text *out)
{
    const gv_compared *c = gv_claim_telling(a);
    gv_text_add(out, "<tr><th scope=\"row\"><a href=\"#");
    gv_escape(out, a->plan->name);
    gv_text_add(out, "\">");
    gv_escape(out, a->plan->name);
    gv_text_add(out, "</a><small>");
    gv_escape(out, a->plan->experiment.title);
    gv_text_add(out, "</small></th><td>%s</td><td>",
                gv_claim_type_words((gv_claim_type) a->claim->type));
    add_tag(a, out);
    gv_text_add(out, "</td><td>%llu</td><td>", (unsigned long long) a->n);
    if (c->kind != GV_COMPARE_DESCRIPTION) {
        gv_text_add(out, "%s<small>%s; ", gv_say_signed(c->effect.value).text,
                    gv_say_range(c->effect).text);
        gv_escape(out, c->outcome->name);
        gv_text_add(out, "</small>");
    }
    gv_text_add(out, "</td><td>");
    add_chance(a->adjusted, out);
    gv_text_add(out, "</td><td>%s</td></tr>\n",
                a->robust.label == GV_ROBUST_UNKNOWN
                    ? "\u2013"
                    : gv_robustness_words(a->robust.label));
}

static void add_overview(const gv_claim_answer *const *answers, size_t n, gv_text *out)
{
    static const char *const heads[] = { "Claim",
                                         "How the effect comes about",
                                         "Verdict",
                                         "Pairs",
                                         "What decided",
                                         "p over all claims",
                                         "Over what is assumed" };
    gv_text_add(out, "<section id=\"all\">\n<h2>All claims</h2>\n<div class=\"scroll\" "
                     "tabindex=\"0\"><table><thead><tr>");
    for (size_t k = 0; k < GV_COUNT_OF(heads); k++)
        gv_text_add(out, "<th scope=\"col\">%s</th>", heads[k]);
    gv_text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t k = 0; k < n; k++)
        add_row(answers[k], out);
    gv_text_add(out,
                "</tbody></table></div>\n<p class=\"note\">Intervals hold with 95\u00a0%% "
                "over all looks together (Pocock). p is one-sided, corrected for the looks "
                "and, over all claims, for a false discovery rate of 10\u00a0%% "
                "(Benjamini and Hochberg).</p>\n</section>\n");
}

/* ---- one claim
 * ------------------------------------------------------------------------------ */

static void add_fact(const char *name, const char *words, gv_text *out)
{
    if (words == NULL || words[0] == '\0')
        return;
    gv_text_add(out, "<dt>%s</dt><dd>", name);
    gv_escape(out, words);
    gv_text_add(out, "</dd>\n");
}

static void add_literature(const char *name, gv_words words, gv_text *out)
{
    if (words.n == 0)
        return;
    gv_text_add(out, "<dt>%s</dt><dd>", name);
    for (size_t k = 0; k < words.n; k++) {
        gv_text_add(out, "%s", k > 0 ? "<br>" : "");
        gv_escape(out, words.at[k]);
    }
    gv_text_add(out, "</dd>\n");
}

static void add_names(gv_words words, gv_text *out)
{
    for (size_t k = 0; k < words.n; k++) {
        gv_text_add(out, "%s\u201c", k > 0 ? ", " : "");
        gv_escape(out, words.at[k]);
        gv_text_add(out, "\u201d");
    }
}

/* What stands beside the outcome in the heading, by kind. */
static void add_second(const gv_compared *c, gv_text *out)
{
    const bool has_second = c->said->second != NULL && c->said->second[0] != '\0';
    if (has_second) {
        gv_text_add(out, "%s",
                    c->kind == GV_COMPARE_RANKING      ? " and "
                    : c->kind == GV_COMPARE_DIVERGENCE ? " less "
                                                       : " against ");
        gv_escape(out, c->said->second);
    } else if (c->kind == GV_COMPARE_LEVEL) {
        gv_text_add(out, " against %s", gv_say_setting(c->said->number).text);
    }
    if (c->kind == GV_COMPARE_TRANSFER)
        gv_text_add(out, ", chosen elsewhere and put to use here,");
    if (c->kind == GV_COMPARE_MIXTURE)
        gv_text_add(out, " by how evenly money is spread,");
    if (c->kind == GV_COMPARE_TAIL)
        gv_text_add(out, ", quantile %s", gv_say_setting(c->said->quantile).text);
    if (c->kind == GV_COMPARE_TAIL && c->said->base > 0)
        gv_text_add(out, " over quantile %s", gv_say_setting(c->said->base).text);
}

static void add_heading(const gv_compared *c, gv_text *out)
{
    static const char *const roles[] = { [GV_ROLE_PREDICTS] = "Predicted",
                                         [GV_ROLE_REFUTES] = "Would refute it",
                                         [GV_ROLE_BESIDE] = "Beside it" };
    gv_text_add(out, "<h3 class=\"compared\">%s: ",
                c->kind == GV_COMPARE_DESCRIPTION ? "Described" : roles[c->said->role]);
    gv_claim_say_outcome(c, out);
    add_second(c, out);
    gv_text_add(out, " of ");
    add_names(c->said->treatment, out);
    if (c->said->control.n > 0) {
        gv_text_add(out, " against ");
        add_names(c->said->control, out);
    }
    gv_text_add(out, "</h3>\n");
}

static const char *prediction_of(const gv_compared *c)
{
    static const char *const directions[] = { "more", "less", "no difference" };
    static const char *const shapes[] = { "a rise", "a fall", "the best between the ends" };
    if (c->kind == GV_COMPARE_RANKING)
        return c->said->direction == GV_PREDICTED_UP ? "agreement above the threshold"
                                                     : "agreement below the threshold";
    return c->kind == GV_COMPARE_CURVE      ? shapes[c->said->shape]
           : c->kind == GV_COMPARE_TRANSFER ? "regret"
                                            : directions[c->said->direction];
}

static void add_choice(const gv_compared *c, gv_text *out)
{
    if (c->best >= c->n_levels || c->best_control >= c->n_levels)
        return;
    gv_text_add(out, " Chosen as the best: \u201c");
    gv_escape(out, c->levels[c->best].name);
    gv_text_add(out, "\u201d; on the other side \u201c");
    gv_escape(out, c->levels[c->best_control].name);
    gv_text_add(out, "\u201d.");
}

static void add_result(const gv_compared *c, gv_text *out)
{
    if (c->kind == GV_COMPARE_DESCRIPTION || isnan(c->effect.value))
        return;
    gv_text_add(out, "<p>Predicted: %s. Found: %s (%s)", prediction_of(c),
                gv_say_signed(c->effect.value).text, gv_say_range(c->effect).text);
    if (isfinite(c->smallest))
        gv_text_add(out, "; differences matter from %s on",
                    gv_say_number(c->smallest).text);
    gv_text_add(out, ": <b>%s</b>.", gv_claim_verdict_words(c->verdict));
    if (!c->spends_alike)
        gv_text_add(out, " The two sides spent %s and %s",
                    gv_say_number(c->spent_treatment).text,
                    gv_say_number(c->spent_control).text);
    if (isfinite(c->per_spent.value))
        gv_text_add(out, "; for each unit of money the difference is %s (%s)",
                    gv_say_signed(c->per_spent.value).text,
                    gv_say_range(c->per_spent).text);
    gv_text_add(out, "%s", c->spends_alike ? "" : ".");
    add_choice(c, out);
    gv_text_add(out, "</p>\n");
    if (isfinite(c->package.value))
        gv_text_add(out,
                    "<p>What is said matters beside who says it: the second content brings "
                    "%s (%s), and the treatment gains %s (%s) more by it than the "
                    "control.</p>\n",
                    gv_say_signed(c->package.value).text, gv_say_range(c->package).text,
                    gv_say_signed(c->interaction.value).text,
                    gv_say_range(c->interaction).text);
}

static void add_sample(const gv_claim_answer *a, gv_text *out)
{
    enum { SHOWN = 8 };
    const gv_robust_answer *r = &a->robust;
    if (r->label == GV_ROBUST_UNKNOWN)
        return;
    gv_text_add(out,
                "<h3 class=\"compared\">Over what is assumed: %s</h3>\n<p>%llu "
                "combinations of %zu assumed "
                "numbers, %llu pairs at each. As predicted at %s of them, too small to "
                "matter at %s, the other way at %s, the noise of few pairs removed.</p>\n",
                gv_robustness_words(r->label), (unsigned long long) r->n_points, r->n_keys,
                (unsigned long long) r->pairs, gv_say_percent(r->as_predicted).text,
                gv_say_percent(r->within).text, gv_say_percent(r->opposite).text);
    gv_claim_sample_picture(r, out);
    if (r->n_drivers == 0) {
        gv_text_add(out, "<p>None of them drives it more than chance would.</p>\n");
        return;
    }
    gv_figure_table_open(out, "What drives it");
    gv_figure_table_head(out, "Partial rank correlation");
    gv_figure_table_head(out, "Share of variance");
    gv_figure_table_body(out);
    for (size_t k = 0; k < r->n_drivers && k < SHOWN; k++) {
        gv_text_add(out, "<tr><th scope=\"row\"><code>");
        gv_escape(out, r->drivers[k].key);
        gv_text_add(out, "</code></th><td>%s</td><td>%s</td></tr>\n",
                    gv_say_signed(r->drivers[k].rank_correlation).text,
                    gv_say_percent(fmax(r->drivers[k].first_order, 0)).text);
    }
    gv_figure_table_close(out);
}

static void add_rung(const char *name, gv_interval alone, gv_interval shapley, gv_text *out)
{
    gv_text_add(out, "<tr><th scope=\"row\">");
    gv_escape(out, name);
    gv_text_add(out, "</th><td>%s<small>%s</small></td><td>%s<small>%s</small></td></tr>\n",
                gv_say_signed(alone.value).text, gv_say_range(alone).text,
                gv_say_signed(shapley.value).text, gv_say_range(shapley).text);
}

static void add_ladder(const gv_claim_answer *a, gv_text *out)
{
    const gv_ladder_answer *l = &a->ladder;
    if (l->pairs == 0)
        return;
    gv_text_add(
        out,
        "<h3 class=\"compared\">What a reading is assumed to be worth</h3>\n<p>As "
        "assumed the effect is %s (%s), above zero as predicted. Where an "
        "advertisement is worth as much as a partner\u2019s post in everything, it is "
        "%s (%s): that is left to places in the network. The rest comes from five "
        "assumptions.</p>\n<div class=\"scroll\" "
        "tabindex=\"0\"><table><thead><tr><th scope=\"col\">Assumption</th><th "
        "scope=\"col\">It alone taken away</th><th scope=\"col\">Its share "
        "(Shapley)</th></tr></thead>\n<tbody>\n",
        gv_say_signed(l->as_assumed.value).text, gv_say_range(l->as_assumed).text,
        gv_say_signed(l->level.value).text, gv_say_range(l->level).text);
    for (size_t k = 0; k < l->n_rungs; k++)
        add_rung(l->rungs[k].key, l->rungs[k].alone, l->rungs[k].shapley, out);
    gv_text_add(out, "</tbody></table></div>\n");
}

static void add_claim(const gv_claim_answer *a, gv_text *out)
{
    gv_text_add(out, "<section id=\"");
    gv_escape(out, a->plan->name);
    gv_text_add(out, "\" class=\"long\">\n<p class=\"kicker\">");
    gv_escape(out, a->plan->name);
    gv_text_add(out, " \u00b7 %s</p>\n<h2>",
                gv_claim_type_words((gv_claim_type) a->claim->type));
    gv_escape(out, a->plan->experiment.title);
    gv_text_add(out, "</h2>\n<p>");
    gv_escape(out, a->claim->says);
    gv_text_add(out, "</p>\n<p>");
    add_tag(a, out);
    gv_text_add(out, " after %llu pairs%s</p>\n", (unsigned long long) a->n,
                a->n_failed > 0 ? ", some of which failed and are left out" : "");
    for (size_t k = 0; k < a->n_comparisons; k++) {
        add_heading(&a->comparisons[k], out);
        add_result(&a->comparisons[k], out);
        gv_claim_pictures(&a->comparisons[k], out);
    }
    add_sample(a, out);
    add_ladder(a, out);
    gv_text_add(out, "<dl class=\"facts\">\n");
    add_fact("Essay", a->claim->essay, out);
    add_fact("Refuted when", a->claim->refuted, out);
    add_fact("Not tested", a->claim->caveat, out);
    add_literature("For it", a->claim->pro, out);
    add_literature("Against it", a->claim->contra, out);
    add_fact("Plan", a->plan_hash, out);
    gv_text_add(out, "</dl>\n</section>\n");
}

/* ---- page
 * -------------------------------------------------------------------------------------- */

gv_status gv_report_claims(const gv_claim_answer *const *answers, size_t n, gv_text *html,
                           gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out,
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, "
                "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"generator\" content=\"grapevine " GRAPEVINE_VERSION
                "\">\n<title>%s put to the test</title>\n",
                gv_say_count(n, "claim", "claims").text);
    gv_page_style(&out);
    gv_text_add(&out, "<style>.compared{margin-top:2.8rem}</style>\n");
    gv_text_add(&out, "</head>\n<body>\n");
    add_head(answers, n, &out);
    gv_text_add(&out, "<main>\n");
    add_overview(answers, n, &out);
    for (size_t k = 0; k < n; k++)
        add_claim(answers[k], &out);
    gv_text_add(&out,
                "<p class=\"note\">In the pictures every dot is one pair of lives, the "
                "marker below them their mean with its interval; the grey band is what "
                "does not matter.</p>\n</main>\n<footer>Written by "
                "grapevine " GRAPEVINE_VERSION
                ". This page needs no network and no script.</footer>\n</body>\n</html>\n");
    if (!out.failed)
        gv_text_add_bytes(html, out.text, out.length);
    const bool failed = out.failed || html->failed;
    gv_text_free(&out);
    return failed ? GV_FAIL(err, GV_E_MEMORY, "no memory left for the page of claims")
                  : GV_OK;
}
