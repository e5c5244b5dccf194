/* Word `net draw`: a small network as a picture. */
#include "cli/net.h"

#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/report.h"

#include <string.h>

static const gv_option draw_options[] = {
    GV_OPTION_ROW_(output, 'o', GV_OPTION_TEXT, "FILE.svg",
                   "where the picture goes; to stdout by default"),
    GV_OPTION_GRAPH,
    GV_OPTION_LAYER,
    GV_OPTION_BY,
    GV_OPTION_SET,
    GV_OPTIONS_COMMON
};

static const gv_usage usage = {
    .verb = "net draw",
    .about = "draw a small network as SVG",
    .operands = "FILE|SCENARIO [KEY=VALUE ...]",
    .least = 1,
    .most = SIZE_MAX,
    .options = draw_options,
    .story =
        "For up to 1,000 people; pictures are easy to read up to some 300. People are as\n"
        "large as their following, coloured by group, by the trait of --by, or else by\n"
        "community; those who know each other stand close. The same network always gives\n"
        "the same picture.\n",
};

static gv_status draw(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_net net = { .net = NULL };
    gv_text svg = { .text = NULL };
    const gv_trait *group = NULL;
    const uint64_t number = options->graph > 0 ? options->graph - 1 : 0;
    const char *const slash = strrchr(options->operand[0], '/');
    GV_TRY(gv_net_plan(options, &plan, err));
    GV_TRY(gv_net_open(options, plan, number, &net, err));
    GV_TRY(gv_net_groups(options, &net, &group, err));
    const gv_key key = gv_key_make(plan->experiment.seed, GV_PURPOSE_LAYOUT, number);
    const bool has_title =
        plan->experiment.title != NULL && plan->experiment.title[0] != '\0';
    const char *const file = slash != NULL ? slash + 1 : options->operand[0];
    GV_TRY(gv_report_network(net.net, group, key, has_title ? plan->experiment.title : file,
                             &svg, err));
    if (options->output != NULL) {
        GV_TRY(gv_net_publish(options->output, &svg, err));
        gv_say(options, "drawn in %s\n", options->output);
    } else {
        GV_TRY(gv_print_out(&svg, err));
    }
done:
    gv_text_free(&svg);
    gv_net_close(&net);
    gv_plan_free(plan);
    return status;
}

int gv_net_draw(int argc, char **argv)
{
    return gv_act(&usage, draw, argc, argv);
}
