/* Verb `explain`: the page of a part, the row of a parameter, or all of them at once. */
#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/scenario.h"

int gv_verb_explain(int argc, char **argv);

static const gv_option explain_options[] = { GV_OPTION_REFERENCE, GV_OPTION_SCHEMA,
                                             GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "explain",
    .operands = "NAME",
    .least = 0,
    .most = 1,
    .options = explain_options,
    .story =
        "NAME is a model, tactic, metric or network (`grapevine list`), or a dotted key\n"
        "of a scenario such as `budget`.\n",
};

/* One thing at a time, or the output would be neither a page nor JSON. */
static gv_status check_question(const gv_options *options, gv_error *err)
{
    const size_t asked =
        options->n_operands + (options->reference ? 1 : 0) + (options->schema ? 1 : 0);
    if (asked == 1)
        return GV_OK;
    if (asked == 0)
        GV_FAIL(err, GV_E_USAGE, "NAME is missing");
    else
        GV_FAIL(err, GV_E_USAGE, "NAME, --reference and --schema exclude one another");
    gv_error_hint(err, "grapevine explain NAME, or --reference, or --schema");
    return GV_E_USAGE;
}

static gv_status write_page(const gv_options *options, gv_text *page, gv_error *err)
{
    if (options->reference)
        return gv_scenario_reference(page, err);
    if (options->schema)
        return gv_scenario_schema(page, err);
    return gv_scenario_explain(options->operand[0], page, err);
}

static gv_status explain(const gv_options *options, gv_error *err)
{
    gv_text page = { .text = NULL };
    gv_status status = check_question(options, err);
    if (status == GV_OK)
        status = write_page(options, &page, err);
    if (status == GV_OK)
        return gv_print_out(&page, err);
    gv_text_free(&page);
    return status;
}

int gv_verb_explain(int argc, char **argv)
{
    return gv_act(&usage, explain, argc, argv);
}
