/* Head of the page: title, setting, the verdict in sentences, warnings, and three key
 * figures. */
#include "report/page.h"

#include <math.h>
#include <string.h>

/* Above this share of failed replicates nobody should miss that they failed. */
static const double failures_that_matter = 0.01;

/* ---- title and setting --------------------------------------------------- */

static uint64_t strategies(const gv_page *page)
{
    return page->n_arms - (page->baseline < page->n_arms ? 1 : 0);
}

static void add_setting(const gv_page *page, gv_text *out)
{
    const gv_plan *plan = page->plan;
    const char *dot = " \u00b7 ";
    gv_text_add(out, "<p class=\"setting\">%s%s",
                gv_say_count(strategies(page), "strategy", "strategies").text, dot);
    if (plan->experiment.budget > 0)
        gv_text_add(out, "a budget of %s each%s",
                    gv_say_setting(gv_money_units(plan->experiment.budget)).text, dot);
    gv_text_add(out, "%s%s", gv_say_count(plan->people, "person", "people").text, dot);
    gv_text_add(out, "%s%s", gv_say_count(plan->experiment.ticks, "step", "steps").text,
                dot);
    gv_text_add(
        out, "%s on %s%s",
        gv_say_count(page->answer->n_complete, "paired replicate", "paired replicates")
            .text,
        page->answer->n_graphs == 1
            ? "one network"
            : gv_say_count(page->answer->n_graphs, "network", "networks").text,
        dot);
    gv_escape(out, plan->model->spec.title);
    gv_text_add(out, "%s", dot);
    gv_escape_network(out, plan);
    gv_text_add(out, "</p>\n");
}

void gv_page_title(const gv_page *page, const char *kicker, gv_text *out)
{
    const gv_plan *plan = page->plan;
    gv_text_add(out, "<p class=\"kicker\">grapevine: %s</p>\n<h1>", kicker);
    gv_escape(out, plan->experiment.title != NULL && plan->experiment.title[0] != '\0'
                       ? plan->experiment.title
                       : plan->name);
    gv_text_add(out, "</h1>\n");
}

/* ---- sentences and warnings ---------------------------------------------- */

/* `words` between backticks are what somebody types. */
void gv_page_sentence(const char *sentence, gv_text *out)
{
    gv_text escaped = { 0 };
    bool is_code = false;
    gv_escape(&escaped, sentence);
    for (const char *at = escaped.text; at != NULL && *at != '\0';) {
        const size_t n = strcspn(at, "` ");
        gv_text_add_bytes(out, at, n);
        at += n;
        if (*at == '`' && (is_code || strchr(at + 1, '`') != NULL)) {
            gv_text_add(out, is_code ? "</code>" : "<code>");
            is_code = !is_code;
        } else if (*at != '\0') {
            /* A number stays on one line with its per cent sign. */
            gv_text_add(out, "%s", *at == '`' ? "`" : at[1] == '%' ? "\u00a0" : " ");
        }
        at += *at != '\0' ? 1 : 0;
    }
    out->failed = out->failed || escaped.failed;
    gv_text_free(&escaped);
}

/* The sentences call what is contested by the key that scenarios use: say what it is. */
static void add_keys(const gv_page *page, gv_text *out)
{
    const char *joint = "";
    gv_text keys = { 0 };
    for (size_t k = 0; k < page->answer->n_contests; k++) {
        const char *key = page->answer->contests[k].key;
        const gv_param *row = gv_plan_row(page->plan, key);
        if (row == NULL || row->help == NULL || strchr(key, '.') == NULL)
            continue;
        gv_text_add(&keys, "%s<code>", joint);
        gv_escape(&keys, key);
        gv_text_add(&keys, "</code>: ");
        gv_page_sentence(row->help, &keys);
        joint = "; ";
    }
    if (keys.length > 0)
        gv_text_add(out, "<p class=\"caveat\">%s.</p>\n", keys.text);
    out->failed = out->failed || keys.failed;
    gv_text_free(&keys);
}

static void add_sentences(const gv_page *page, gv_text *out)
{
    const gv_comparison *c = page->answer;
    gv_text_add(out, "<div class=\"verdict %s\">\n",
                c->winner < page->n_arms ? page->look[c->winner] : "");
    for (size_t k = 0; k < GV_COUNT_OF(c->sentence); k++) {
        if (c->sentence[k] == NULL || k == GV_SAID_SPENDING)
            continue; /* that stands beside the table of what was spent */
        gv_text_add(out, "<p%s>",
                    k == 0                ? " class=\"first\""
                    : k == GV_SAID_CAVEAT ? " class=\"caveat\""
                                          : "");
        gv_page_sentence(c->sentence[k], out);
        gv_text_add(out, "</p>\n");
        if (k == GV_SAID_FLIPS)
            add_keys(page, out);
    }
    gv_text_add(out, "</div>\n");
}

static bool admits_illustration(const gv_comparison *c)
{
    const char *caveat = c->sentence[GV_SAID_CAVEAT];
    return caveat != NULL && strstr(caveat, "illustrative") != NULL;
}

void gv_page_left_out(uint64_t failed, uint64_t missing, uint64_t all, const char *first,
                      gv_text *out)
{
    const double share = (double) failed / (double) all;
    const bool matters = share > failures_that_matter;
    if (missing > 0)
        gv_text_add(out,
                    "<p class=\"banner alert\" role=\"alert\">%s of %s replicates have "
                    "not been simulated yet and are left out: this is a preliminary "
                    "answer.</p>\n",
                    gv_say_fixed((double) missing, 0).text,
                    gv_say_fixed((double) all, 0).text);
    if (failed == 0)
        return;
    gv_text_add(out,
                "<p class=\"banner%s\"%s>%s of %s replicates failed (%s) and are left out; "
                "the answer rests on the others%s.",
                matters ? " alert" : "", matters ? " role=\"alert\"" : "",
                gv_say_fixed((double) failed, 0).text, gv_say_fixed((double) all, 0).text,
                gv_say_percent(share).text,
                matters ? " and may be biased towards worlds in which nothing fails" : "");
    if (first != NULL) {
        gv_text_add(out, " The first to fail: ");
        gv_escape(out, first);
    }
    gv_text_add(out, "</p>\n");
}

static void add_failures(const gv_page *page, gv_text *out)
{
    const gv_comparison *c = page->answer;
    gv_page_left_out(c->n_failed, c->n_missing, c->n_complete + c->n_failed + c->n_missing,
                     c->failure, out);
}

void gv_page_illustrative(gv_text *out)
{
    gv_text_add(out, "<p class=\"banner\">These inputs are illustrative: prices and rates "
                     "are not yet the reader&rsquo;s own, so the figures show how the "
                     "question is answered, not the answer.</p>\n");
}

static void add_warnings(const gv_page *page, gv_text *out)
{
    add_failures(page, out);
    if (page->plan->experiment.inputs == GV_INPUTS_ILLUSTRATIVE &&
        !admits_illustration(page->answer))
        gv_page_illustrative(out);
    if (page->answer->n_graphs == 1)
        gv_text_add(out,
                    "<p class=\"banner\">All replicates live on the same network: the "
                    "answer holds on this network, and says nothing about others.</p>\n");
}

/* ---- key figures --------------------------------------------------------- */

static void add_figure(gv_text *out, const char *value, const char *escaped)
{
    gv_text_add(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", value, escaped);
}

static void add_lead(const gv_page *page, gv_text *out)
{
    const gv_difference *d = &page->answer->verdict;
    gv_text_add(
        out,
        "<div><dt>%s</dt><dd>adopters more than %s on average, 95\u00a0%% interval %s"
        "</dd></div>\n",
        gv_say_signed(d->adopters.value).text, page->said[d->b],
        gv_say_range(d->adopters).text);
    gv_text_add(out,
                "<div><dt>%s</dt><dd>of paired replicates won by %s against %s, 95\u00a0%% "
                "interval %s</dd></div>\n",
                gv_say_percent(d->share_won.value).text, page->said[d->a], page->said[d->b],
                gv_say_percent_range(d->share_won).text);
}

static void add_price(const gv_page *page, gv_text *out)
{
    const gv_arm_summary *arm = &page->answer->arms[page->answer->winner];
    if (isfinite(arm->cost_per_incremental.value) &&
        !gv_page_is_baseline(page, page->answer->winner))
        gv_text_add(
            out,
            "<div><dt>%s</dt><dd>spent by %s for each adopter it adds, 95\u00a0%% interval "
            "%s</dd></div>\n",
            gv_say_number(arm->cost_per_incremental.value).text,
            page->said[page->answer->winner], gv_say_range(arm->cost_per_incremental).text);
    else
        add_figure(out, gv_say_number(arm->adopters.value).text, "adopters on average");
}

void gv_page_verdict(const gv_page *page, gv_text *out)
{
    gv_page_title(page, "a comparison of strategies", out);
    add_setting(page, out);
    add_sentences(page, out);
    add_warnings(page, out);
    gv_text_add(out, "<dl class=\"figures\">\n");
    if (gv_page_has_duel(page))
        add_lead(page, out);
    add_price(page, out);
    gv_text_add(out, "</dl>\n");
}
