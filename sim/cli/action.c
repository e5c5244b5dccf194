/* A verb from its words to its exit code. */
#include "cli/action.h"

#include "cli/print.h"

static gv_status show_help(const gv_usage *usage, gv_error *err)
{
    gv_text help = { .text = NULL };
    gv_usage_print(usage, &help);
    return gv_print_out(&help, err);
}

int gv_act(const gv_usage *usage, gv_action *action, int argc, char **argv)
{
    gv_options options;
    gv_error err = { .code = GV_OK };
    gv_status status = gv_options_read(usage, argc, argv, &options, &err);
    if (status == GV_OK)
        status = options.help ? show_help(usage, &err) : action(&options, &err);
    if (status != GV_OK && err.code == GV_OK)
        GV_FAIL(&err, status, "%s", gv_status_words(status));
    if (status == GV_E_STOPPED)
        gv_error_hint(&err, "the same command continues where this one stopped");
    if (status != GV_OK)
        gv_print_failure(&options, &err);
    gv_options_release(&options);
    return gv_status_exit_code(status);
}
