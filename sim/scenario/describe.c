/* Describes a model in the words of the ODD protocol, for a paper's appendix. */
#include "scenario/describe_text.h"
#include "scenario/words.h"

#include <string.h>

/* ---- parameters ------------------------------------------------------------ */

enum { COLUMNS = 6 };
static const char *const head[COLUMNS] = {
    "parameter", "meaning", "unit", "default", "explored", "source of the default"
};
static const unsigned share[COLUMNS] = { 15, 32, 9, 8, 10, 17 };

/* `0.01 to 0.1`; `logarithmic` where the scale is. */
static void add_sweep(const gv_param *row, gv_text *out)
{
    char low[32], high[32];
    if (row->sweep[0] == row->sweep[1])
        return;
    gv_print_real(row->sweep[0], low, sizeof low);
    gv_print_real(row->sweep[1], high, sizeof high);
    gv_text_add(out, "%s to %s%s", low, high,
                row->scale == GV_SCALE_LOG ? ", logarithmic" : "");
}

static void add_row(const gv_paper *paper, const gv_param *row)
{
    gv_text initial = { 0 };
    gv_text sweep = { 0 };
    gv_words_default(row, &initial);
    add_sweep(row, &sweep);
    const char *const cell[COLUMNS] = { row->name,    row->help,  row->unit,
                                        initial.text, sweep.text, row->source };
    gv_paper_row(paper, COLUMNS, cell, true);
    paper->out->failed = paper->out->failed || initial.failed || sweep.failed;
    gv_text_free(&initial);
    gv_text_free(&sweep);
}

static bool has_rows(const gv_spec *spec)
{
    return spec->params != NULL && spec->params->name != NULL;
}

static void add_table(const gv_paper *paper, const gv_spec *spec)
{
    if (!has_rows(spec))
        return;
    gv_paper_table(paper, COLUMNS, head, share);
    for (const gv_param *row = spec->params; row->name != NULL; row++)
        add_row(paper, row);
    gv_paper_table_end(paper);
}

static void add_head(const gv_paper *paper, const gv_spec *spec)
{
    gv_text title = { 0 };
    gv_text_add(&title, "%s (`%s`)", spec->title, spec->name);
    paper->out->failed = paper->out->failed || title.failed;
    if (!title.failed)
        gv_paper_heading(paper, 3, title.text);
    gv_paper_words(paper, spec->about);
    gv_text_free(&title);
}

static void add_sources(const gv_paper *paper, const gv_spec *spec)
{
    gv_paper_titled(paper, "Source", spec->source);
    gv_paper_titled(paper, "Departs from it", spec->deviates);
}

static void add_part(const gv_paper *paper, const gv_spec *spec)
{
    add_head(paper, spec);
    add_sources(paper, spec);
    add_table(paper, spec);
}

/* What stands in lists has tables of its own. */
static void add_entries(const gv_paper *paper, const gv_spec *spec)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        for (size_t k = 0; row->kinds != NULL && row->kinds[k] != NULL; k++)
            add_part(paper, row->kinds[k]);
    }
}

/* ---- overview ---------------------------------------------------------------- */

static void add_purpose(const gv_paper *paper, const gv_model *model)
{
    const gv_odd *const odd = model->odd;
    gv_paper_heading(paper, 2, "1. Purpose and patterns");
    gv_paper_words(paper, model->spec.about);
    if (odd != NULL) {
        gv_paper_words(paper, odd->purpose);
        gv_paper_titled(paper, "Patterns", odd->patterns);
    }
    gv_paper_titled(paper, "Known answers", model->limits);
    for (const gv_invariant *i = model->invariants; i != NULL && i->name != NULL; i++)
        gv_paper_titled(paper, "Promise", i->claim);
    gv_paper_titled(paper, "Source", model->spec.source);
    gv_paper_titled(paper, "Departs from it", model->spec.deviates);
}

static void add_variables(const gv_paper *paper, const gv_state_variable *row)
{
    static const char *const heads[] = { "entity", "variable", "symbol", "range",
                                         "meaning" };
    static const unsigned shares[] = { 10, 18, 14, 18, 30 };
    gv_paper_table(paper, GV_COUNT_OF(heads), heads, shares);
    for (; row->entity != NULL; row++) {
        const char *const cell[] = { row->entity, row->name, row->symbol, row->range,
                                     row->meaning };
        gv_paper_row(paper, GV_COUNT_OF(cell), cell, false);
    }
    gv_paper_table_end(paper);
}

static const char *what_people_hold(const gv_model *model)
{
    static const char *const hold[] = {
        [GV_NO_OPINIONS] =
            "A person has adopted or not; when, and who convinced them, is kept.",
        [GV_TWO_OPINIONS] = "A person holds one of two opinions.",
        [GV_REAL_OPINIONS] = "A person holds an opinion, a real number.",
        [GV_CULTURES] = "A person has a culture: a trait in each of several features.",
    };
    return hold[model->opinions];
}

/* The states that people are in at the defaults. */
static gv_status add_states(const gv_paper *paper, const gv_model *model, gv_error *err)
{
    const char *name[GV_MOST_STATES] = { NULL };
    gv_text words = { 0 };
    void *const params = gv_alloc(1, model->spec.params_size + 1, err);
    if (params == NULL)
        return GV_E_MEMORY;
    gv_spec_defaults(&model->spec, params);
    const uint32_t n = gv_model_states(model, params, name);
    for (uint32_t k = 0; k < n; k++)
        gv_text_add(&words, "%s%s", k > 0 ? ", " : "", name[k]);
    paper->out->failed = paper->out->failed || words.failed;
    gv_paper_titled(paper, "States", words.text);
    gv_text_free(&words);
    gv_free(params);
    return GV_OK;
}

static void add_clocks(const gv_paper *paper, const gv_model *model)
{
    gv_text clocks = { 0 };
    gv_words_clocks(model, ", ", &clocks);
    paper->out->failed = paper->out->failed || clocks.failed;
    gv_paper_titled(paper, "Clocks", clocks.text);
    gv_text_free(&clocks);
}

static gv_status add_entities(const gv_paper *paper, const gv_model *model, gv_error *err)
{
    const gv_odd *const odd = model->odd;
    gv_paper_heading(paper, 2, "2. Entities, state variables and scales");
    if (odd != NULL) {
        gv_paper_words(paper, odd->entities);
        add_variables(paper, odd->variables);
        gv_paper_titled(paper, "Scales", odd->scales);
    } else {
        gv_paper_words(paper, "People, and ties along which they hear each other; the "
                              "strategy's tactics, which spend a budget.");
        gv_paper_words(paper, what_people_hold(model));
    }
    const gv_status status = add_states(paper, model, err);
    add_clocks(paper, model);
    gv_paper_titled(paper, "Cost of a tick", model->cost);
    return status;
}

static void add_schedule(const gv_paper *paper, const gv_model *model)
{
    gv_paper_heading(paper, 2, "3. Process overview and scheduling");
    if (model->odd != NULL) {
        gv_paper_words(paper, model->odd->schedule);
        return;
    }
    gv_paper_words(paper,
                   "Before tick 0 seeds that were bought adopt. In a tick (1) what was "
                   "bought reaches people, is counted and paid; (2) people change by "
                   "the rules of submodel “The rule”.");
    if (model->clocks & GV_RUNS_ON(GV_SYNC))
        gv_paper_titled(
            paper, "Clock `sync`",
            "all at once: nobody adopts while the tick runs, people are marked; "
            "then all who are marked adopt. Of several who convinced somebody in "
            "one tick each has the same chance of the credit, so the order in "
            "which people are taken does not matter.");
    if (model->clocks & GV_RUNS_ON(GV_ASYNC))
        gv_paper_titled(paper, "Clock `async`",
                        "one after another: as many elementary events a tick as there are "
                        "people, each of somebody drawn at random.");
    if (model->clocks & GV_RUNS_ON(GV_CONTINUOUS))
        gv_paper_titled(
            paper, "Clock `continuous`",
            "by events, each at a moment of its own after an exponential waiting "
            "time, the earliest first; chances a tick are rates.");
}

/* ---- design concepts ------------------------------------------------------------ */

static const char *const usual_concept[GV_CONCEPTS] = {
    [GV_CONCEPT_INTERACTION] = "Along ties of the network, as the rule says.",
    [GV_CONCEPT_STOCHASTICITY] =
        "Every draw is a function of seed, replicate and what it is for, and not of the "
        "strategy: strategies meet the same networks and the same luck, and are compared "
        "pair by pair.",
    [GV_CONCEPT_OBSERVATION] =
        "Adopters, and who convinced whom over which channel, state by state; whatever the "
        "scenario measures.",
};

static void add_concepts(const gv_paper *paper, const gv_model *model)
{
    gv_paper_heading(paper, 2, "4. Design concepts");
    for (int c = 0; c < GV_CONCEPTS; c++) {
        const char *const words =
            model->odd != NULL ? model->odd->concept[c] : usual_concept[c];
        gv_paper_titled(paper, gv_concept_title((gv_concept) c), words);
    }
}

/* ---- details ---------------------------------------------------------------------- */

/* What people bring along, where they have it. */
static void add_traits(const gv_paper *paper, const gv_model_trait *row)
{
    static const char *const heads[] = { "trait", "range", "unit", "meaning" };
    static const unsigned shares[] = { 15, 15, 20, 40 };
    if (row == NULL)
        return;
    gv_paper_words(
        paper, "Traits of people that the model reads where the scenario declares "
               "them, drawn or from a file; what is not there begins as submodels say.");
    gv_paper_table(paper, GV_COUNT_OF(heads), heads, shares);
    for (; row->name != NULL; row++) {
        char low[32], high[32];
        gv_text range = { 0 };
        gv_print_real(row->low, low, sizeof low);
        gv_print_real(row->high, high, sizeof high);
        gv_text_add(&range, "%s to %s", low, high);
        const char *const cell[] = { row->name, range.text, row->unit, row->meaning };
        gv_paper_row(paper, GV_COUNT_OF(cell), cell, true);
        paper->out->failed = paper->out->failed || range.failed;
        gv_text_free(&range);
    }
    gv_paper_table_end(paper);
}

static void add_beginning(const gv_paper *paper, const gv_model *model)
{
    const gv_odd *const odd = model->odd;
    gv_paper_heading(paper, 2, "5. Initialisation");
    gv_paper_words(paper, odd != NULL
                              ? odd->initial
                              : "Networks and people's traits are the scenario's. "
                                "Nobody has adopted but seeds that were bought, and "
                                "whom a parameter below lets begin otherwise.");
    add_traits(paper, model->reads);
    gv_paper_heading(paper, 2, "6. Input data");
    gv_paper_words(paper, odd != NULL ? odd->input : "None beside the scenario.");
}

static void add_programme_names(const gv_paper *paper, unsigned serves)
{
    gv_text names = { 0 };
    for (int k = GV_NO_PROGRAMME + 1; k < GV_PROGRAMMES; k++) {
        if (serves & GV_SERVES(k))
            gv_text_add(&names, "%s`%s`", names.length > 0 ? ", " : "",
                        gv_programme_name((gv_programme_kind) k));
    }
    paper->out->failed = paper->out->failed || names.failed;
    gv_paper_titled(paper, "Parameters of programmes", names.text);
    gv_text_free(&names);
}

/* What it says below its title. */
static void add_mechanism(const gv_paper *paper, const gv_submodel *sub)
{
    gv_text file = { 0 };
    gv_text_add(&file, "`%s`", sub->file);
    gv_paper_words(paper, sub->text);
    gv_paper_lines(paper, sub->equation);
    gv_paper_titled(paper, "Departures", sub->departs);
    gv_paper_titled(paper, "Computed in", file.text);
    paper->out->failed = paper->out->failed || file.failed;
    gv_text_free(&file);
}

static void add_submodel(const gv_paper *paper, const gv_model *model,
                         const gv_submodel *sub)
{
    gv_paper_heading(paper, 3, sub->title);
    add_mechanism(paper, sub);
    add_programme_names(paper, sub->serves);
    if (sub->keys == NULL || sub->keys[0] == NULL)
        return;
    gv_paper_table(paper, COLUMNS, head, share);
    for (size_t k = 0; sub->keys[k] != NULL; k++) {
        const gv_param *const row = gv_spec_find(&model->spec, sub->keys[k]);
        if (row != NULL)
            add_row(paper, row);
    }
    gv_paper_table_end(paper);
}

/* What is bought, as the model hears it. */
static void add_hearing(const gv_paper *paper, const gv_model *model)
{
    const char *const deaf = "the model does not listen to them.";
    gv_paper_titled(paper, "Impressions",
                    model->what_impressions_do != NULL ? model->what_impressions_do : deaf);
    gv_paper_titled(paper, "Posts",
                    model->what_posts_do != NULL ? model->what_posts_do : deaf);
    gv_paper_titled(paper, "Manners of posts", model->what_manners_do);
    gv_paper_titled(paper, "Messages", model->what_messages_do);
    gv_paper_titled(paper, "Content", model->what_content_does);
    gv_paper_titled(paper, "Ties that come and go", model->what_changing_ties_do);
}

static void add_submodels(const gv_paper *paper, const gv_model *model)
{
    gv_paper_heading(paper, 2, "7. Submodels");
    if (model->odd != NULL)
        gv_paper_lines(paper, model->odd->notation);
    if (model->submodels == NULL) {
        gv_paper_heading(paper, 3, "The rule");
        gv_paper_lines(paper, model->equation);
        add_table(paper, &model->spec);
    }
    for (size_t k = 0; model->submodels != NULL && model->submodels[k] != NULL; k++)
        add_submodel(paper, model, model->submodels[k]);
    gv_paper_heading(paper, 3, "What is bought");
    add_hearing(paper, model);
}

/* What else a scenario says that the model reads. */
static void add_rest(const gv_paper *paper, const gv_model *model)
{
    gv_paper_heading(paper, 2, "8. Parameters beside the model's own");
    const size_t before = paper->out->length;
    add_entries(paper, &model->spec);
    if (model->what_messages_do != NULL)
        add_part(paper, &gv_message_spec);
    if (paper->out->length == before)
        gv_paper_words(paper, "None.");
}

/* ---- tactics ------------------------------------------------------------------------ */

/* Is there a scenario of the model with this tactic? */
static bool takes(const gv_model *model, const gv_tactic *tactic)
{
    const unsigned seen = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_PAGE);
    const unsigned heard = GV_OFFERS(GV_OFFER_POST);
    if (tactic->programme != GV_NO_PROGRAMME)
        return (model->serves & GV_SERVES(tactic->programme)) != 0;
    return ((tactic->offers & seen) == 0 || model->what_impressions_do != NULL) &&
           ((tactic->offers & heard) == 0 || model->what_posts_do != NULL) &&
           (!tactic->has_manners || model->what_manners_do != NULL);
}

static bool draws_on(const gv_tactic *tactic, const gv_submodel *mechanism)
{
    const gv_submodel *const *m = tactic->draws_on;
    for (; m != NULL && *m != NULL; m++) {
        if (*m == mechanism)
            return true;
    }
    return false;
}

/* Those that no tactic before the k-th draws on. */
static void add_mechanisms_of(const gv_paper *paper, const gv_model *model, size_t k)
{
    const gv_submodel *const *m = gv_tactics()[k]->draws_on;
    for (; m != NULL && *m != NULL; m++) {
        bool is_told = false;
        for (size_t j = 0; j < k; j++)
            is_told =
                is_told || (takes(model, gv_tactics()[j]) && draws_on(gv_tactics()[j], *m));
        if (is_told)
            continue;
        gv_paper_heading(paper, 3, (*m)->title);
        add_mechanism(paper, *m);
    }
}

static void add_tactic(const gv_paper *paper, const gv_tactic *tactic)
{
    gv_text names = { 0 };
    const gv_submodel *const *m = tactic->draws_on;
    for (; m != NULL && *m != NULL; m++)
        gv_text_add(&names, "%s“%s”", names.length > 0 ? ", " : "", (*m)->title);
    paper->out->failed = paper->out->failed || names.failed;
    add_head(paper, &tactic->spec);
    add_mechanism(paper, tactic->tells);
    gv_paper_titled(paper, "See also", names.text);
    add_sources(paper, &tactic->spec);
    add_table(paper, &tactic->spec);
    gv_text_free(&names);
}

/* Only where what money buys is a matter of the model: models without a page of their own
 * leave it to `explain`. */
static void add_tactics(const gv_paper *paper, const gv_model *model)
{
    if (model->odd == NULL)
        return;
    gv_paper_heading(paper, 2, "9. Tactics");
    gv_paper_words(paper,
                   "What money can be spent on: submodels of the brand. First what "
                   "several have in common, then each by itself. A tactic has the `share` "
                   "of the strategy's budget that the scenario says, and never spends "
                   "more; units are paid when they are delivered.");
    for (size_t k = 0; gv_tactics()[k] != NULL; k++) {
        if (takes(model, gv_tactics()[k]))
            add_mechanisms_of(paper, model, k);
    }
    for (size_t k = 0; gv_tactics()[k] != NULL; k++) {
        if (takes(model, gv_tactics()[k]))
            add_tactic(paper, gv_tactics()[k]);
    }
}

static void add_title(const gv_paper *paper, const gv_model *model)
{
    gv_text words = { 0 };
    gv_text_add(
        &words,
        "Overview, design concepts and details (ODD) of the model `%s` of grapevine "
        "%s, results version %d, after Grimm et al. (2020), doi:10.18564/jasss.4259. "
        "Written by `grapevine describe %s` from the tables that the program itself "
        "computes with. “Explored” is the range within which an assumption may lie, "
        "which studies of robustness sweep.",
        model->spec.name, GRAPEVINE_VERSION, GV_RESULTS_VERSION, model->spec.name);
    paper->out->failed = paper->out->failed || words.failed;
    gv_paper_heading(paper, 1, model->spec.title);
    gv_paper_words(paper, words.text);
    gv_text_free(&words);
}

gv_status gv_scenario_describe(const gv_model *model, gv_description_form form,
                               gv_text *out, gv_error *err)
{
    gv_text page = { 0 };
    const gv_paper paper = { .out = &page, .form = form };
    gv_paper_begin(&paper);
    add_title(&paper, model);
    add_purpose(&paper, model);
    gv_status status = add_entities(&paper, model, err);
    add_schedule(&paper, model);
    add_concepts(&paper, model);
    add_beginning(&paper, model);
    add_submodels(&paper, model);
    add_rest(&paper, model);
    add_tactics(&paper, model);
    gv_paper_end(&paper);
    if (!page.failed)
        gv_text_add_bytes(out, page.text, page.length);
    if (status == GV_OK && (page.failed || out->failed))
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory for the description");
    gv_text_free(&page);
    return status;
}
