/* Verb `version`. */
#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/plan.h"

int gv_verb_version(int argc, char **argv);

static const gv_option version_options[] = { GV_OPTION_JSON, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "version",
    .operands = "",
    .options = version_options,
    .story = "The results version rises whenever the same scenario gives other numbers.\n",
};

static gv_status version(const gv_options *options, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out,
                options->json ? "{\"grapevine\": \"%s\", \"results_version\": %d}\n"
                              : "grapevine %s (results version %d)\n",
                GRAPEVINE_VERSION, GV_RESULTS_VERSION);
    return gv_print_out(&out, err);
}

int gv_verb_version(int argc, char **argv)
{
    return gv_act(&usage, version, argc, argv);
}
