/* Verb `explain`: the page of a part, or the row of a parameter. */
#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/scenario.h"

int gv_verb_explain(int argc, char **argv);

static const gv_option explain_options[] = { GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "explain",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .options = explain_options,
    .story =
        "NAME is a model, tactic, metric or network (`grapevine list`), or a dotted key\n"
        "of a scenario such as `budget`.\n",
};

static gv_status explain(const gv_options *options, gv_error *err)
{
    gv_text page = { .text = NULL };
    const gv_status status = gv_scenario_explain(options->operand[0], &page, err);
    if (status == GV_OK)
        return gv_print_out(&page, err);
    gv_text_free(&page);
    return status;
}

int gv_verb_explain(int argc, char **argv)
{
    return gv_act(&usage, explain, argc, argv);
}
