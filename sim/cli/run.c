/* Verb `run`: a scenario into its folder, without judging it. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/session.h"

int gv_verb_run(int argc, char **argv);

static const gv_option run_options[] = { GV_OPTION_SET, GV_OPTION_THREADS, GV_OPTION_OUTPUT,
                                         GV_OPTION_JSON, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "run",
    .operands = "SCENARIO",
    .least = 1,
    .most = 1,
    .options = run_options,
    .story =
        "What an earlier run left in the folder is used, so a stopped run continues.\n",
};

static gv_status tell(const gv_session *session, gv_error *err)
{
    gv_say(session->options, "data    %s\n", session->result_path);
    if (!session->options->json)
        return GV_OK;
    gv_text json = { .text = NULL };
    gv_text_add(&json, "{\"result\": ");
    gv_text_add_quoted(&json, session->result_path);
    gv_text_add(&json, ", \"strategies\": %zu, \"replicates\": %llu, \"trials\": %zu}\n",
                session->plan->n_arms,
                (unsigned long long) session->plan->experiment.replicates,
                session->n_trials);
    return gv_print_out(&json, err);
}

static gv_status run(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session;
    GV_TRY(gv_session_open(&session, options, options->operand[0], err));
    GV_TRY(gv_session_simulate(&session, err));
    GV_TRY(tell(&session, err));
    status = gv_session_outcome(&session, err);
done:
    gv_session_close(&session);
    return status;
}

int gv_verb_run(int argc, char **argv)
{
    return gv_act(&usage, run, argc, argv);
}
