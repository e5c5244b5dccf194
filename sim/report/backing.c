/* Foot of the page: the scenario as written, how to get the same numbers again, the words
 * used. */
#include "report/page.h"

#include <string.h>

/* ---- scenario and reproduction ------------------------------------------- */

/* A word for the shell: quoted unless it is plainly harmless. */
static void add_shell_word(const char *word, const char *ending, gv_text *out)
{
    static const char harmless[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789._/+-=:,@%";
    gv_text quoted = { 0 };
    const bool is_plain = word[0] != '-' && word[strspn(word, harmless)] == '\0';
    gv_text_add(&quoted, is_plain ? "" : "'");
    for (const char *at = word; *at != '\0'; at++) {
        if (*at == '\'')
            gv_text_add(&quoted, "'\\''");
        else
            gv_text_add_bytes(&quoted, at, 1);
    }
    gv_text_add(&quoted, is_plain ? "%s" : "%s'", ending);
    gv_escape(out, quoted.text != NULL ? quoted.text : "");
    out->failed = out->failed || quoted.failed;
    gv_text_free(&quoted);
}

/* What was set over the text counts as much as the text. */
static void add_overrides(const gv_page *page, gv_text *out)
{
    const gv_words *overrides = &page->plan->overrides;
    if (overrides->n == 0)
        return;
    gv_text_add(out, "<p>Set over it on the command line:");
    for (size_t k = 0; k < overrides->n; k++) {
        gv_text_add(out, "%s <code>", k > 0 ? "," : "");
        gv_escape(out, overrides->at[k]);
        gv_text_add(out, "</code>");
    }
    gv_text_add(out, ".</p>\n");
}

static void add_scenario(const gv_page *page, gv_text *out)
{
    gv_text_add(out, "<section id=\"scenario\" class=\"long\">\n<h2>The scenario as written"
                     "</h2>\n");
    add_overrides(page, out);
    gv_text_add(out, "<pre><code>");
    gv_escape(out, page->plan->scenario_text != NULL ? page->plan->scenario_text : "");
    gv_text_add(out, "</code></pre>\n</section>\n");
}

static void add_fact(gv_text *out, const char *name, const char *value)
{
    if (value == NULL || value[0] == '\0')
        return;
    gv_text_add(out, "<dt>%s</dt><dd><code>", name);
    gv_escape(out, value);
    gv_text_add(out, "</code></dd>\n");
}

static void add_count(gv_text *out, const char *name, uint64_t value)
{
    gv_text_add(out, "<dt>%s</dt><dd><code>%llu</code></dd>\n", name,
                (unsigned long long) value);
}

/* Points that the scenario does not hold, but a table. */
static bool plan_has_design(const gv_plan *plan)
{
    const char *text = plan->scenario_text != NULL ? plan->scenario_text : "";
    const bool has_own =
        strncmp(text, "sweep:", 6) == 0 || strstr(text, "\nsweep:") != NULL;
    return plan->sweep.n_points > 0 && plan->sweep.grid == NULL && !has_own;
}

static void add_commands(const gv_page *page, gv_text *out)
{
    const char *result = page->in->result_file;
    const bool has_design = plan_has_design(page->plan);
    gv_text_add(out, "<pre><code>grapevine compare ");
    add_shell_word(page->plan->name != NULL ? page->plan->name : "scenario", ".yaml", out);
    for (size_t k = 0; k < page->plan->overrides.n; k++) {
        gv_text_add(out, " --set ");
        add_shell_word(page->plan->overrides.at[k], "", out);
    }
    gv_text_add(out, has_design ? " --design FILE.csv" : "");
    if (result != NULL && has_design) {
        gv_text_add(out, "\ngrapevine reproduce ");
        add_shell_word(result, "", out);
    }
    if (result != NULL) {
        gv_text_add(out, "\ngrapevine digest ");
        add_shell_word(result, "", out);
    }
    gv_text_add(out, "</code></pre>\n");
}

static void add_reproduction(const gv_page *page, gv_text *out)
{
    const gv_plan *plan = page->plan;
    gv_text_add(
        out, "<section id=\"reproduce\">\n<h2>The same numbers again</h2>\n<p>Every draw "
             "is a function of the seed and of who, when and what for. The same scenario "
             "gives the same bytes on any number of threads, stopped and resumed or in "
             "one go; the digest of the result file says whether it did.</p>\n");
    add_commands(page, out);
    gv_text_add(out, "<dl class=\"facts\">\n");
    add_fact(out, "Version of grapevine", GRAPEVINE_VERSION);
    add_count(out, "Version of the results", GV_RESULTS_VERSION);
    add_count(out, "Seed", plan->experiment.seed);
    add_count(out, "Replicates", plan->experiment.replicates);
    if (page->answer != NULL)
        add_count(out, "Networks", page->answer->n_graphs);
    else
        add_count(out, "Points", page->sweep->n_points);
    add_fact(out, "Result file", page->in->result_file);
    add_fact(out, "Hash of the world", page->in->world_hash);
    add_fact(out, "Hash of the plan", page->in->plan_hash);
    add_fact(out, "Hash of the first network", page->in->graph_hash);
    gv_text_add(out, "</dl>\n");
    if (page->answer != NULL && page->answer->n_graphs == 1)
        gv_text_add(out,
                    "<p class=\"note\">All of this is on this network: intervals cover the "
                    "luck of a life, not the choice of another network.</p>\n");
    gv_text_add(out, "</section>\n");
}

/* ---- glossary ------------------------------------------------------------ */

typedef struct term {
    const char *word, *meaning;
} term;

static const term glossary[] = {
    { "adopters", "people who have taken up the product by the end of a step." },
    { "strategy, tactic",
      "a strategy is a set of purchasable tactics under one budget; an "
      "advertisement campaign and paid partners&rsquo; posts are tactics." },
    { "replicate", "one life of one world under one draw of luck." },
    { "paired replicates",
      "all strategies live through the same networks, the same people and "
      "the same luck, so a difference between them is the "
      "strategies&rsquo; own." },
    { "incremental adopters",
      "adopters beyond those of doing nothing, replicate by replicate." },
    { "cost per incremental adopter",
      "money spent for each of them; its interval follows "
      "Fieller, and may have no finite bound when the effect "
      "could be nothing." },
    { "95\u00a0% interval", "made so that 95 of 100 such intervals hold the true value." },
    { "reach, frequency",
      "people who were shown paid, partner or owned content at least once, and how "
      "often each of them was on average." },
    { "take-off",
      "a replicate in which word of mouth carries the product to a share of the "
      "people set in the scenario." },
    { "pairs won", "share of paired replicates in which a strategy has more adopters; ties "
                   "split." },
    { "flip",
      "the point along a contested value where another strategy becomes the best." },
    { "expected regret", "adopters given away on average by staying with the choice when "
                         "another would have been better." },
    { "structural virality", "mean distance between two members of a tree of who convinced "
                             "whom: near 2 for a broadcast star, larger for long chains "
                             "(Goel, Anderson, Hofman and Watts 2016)." },
};

static void add_glossary(gv_text *out)
{
    gv_text_add(out, "<section id=\"glossary\">\n<details><summary>Words used on this page"
                     "</summary>\n<dl class=\"words\">\n");
    for (size_t k = 0; k < GV_COUNT_OF(glossary); k++)
        gv_text_add(out, "<dt>%s</dt><dd>%s</dd>\n", glossary[k].word, glossary[k].meaning);
    for (size_t c = 0; c < GV_CHANNELS; c++)
        gv_text_add(out, "<dt>channel &ldquo;%s&rdquo;</dt><dd>%s.</dd>\n",
                    gv_channel_name((gv_channel) c), gv_channel_meaning((gv_channel) c));
    gv_text_add(out, "</dl>\n</details>\n</section>\n");
}

void gv_page_backing(const gv_page *page, gv_text *out)
{
    add_scenario(page, out);
    add_reproduction(page, out);
    add_glossary(out);
}
