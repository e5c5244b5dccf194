/* Verb `sweep`: a scenario at every point of a design. */
#include "cli/action.h"
#include "cli/emit.h"
#include "cli/print.h"
#include "cli/session.h"

int gv_verb_sweep(int argc, char **argv);

static const gv_option sweep_options[] = { GV_OPTION_DESIGN,  GV_OPTION_SHARD,
                                           GV_OPTION_EMIT,    GV_OPTION_SET,
                                           GV_OPTION_THREADS, GV_OPTION_OUTPUT,
                                           GV_OPTION_JSON,    GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "sweep",
    .operands = "SCENARIO",
    .least = 1,
    .most = 1,
    .options = sweep_options,
    .story =
        "Without a design the points are those of the scenario's own `sweep`. What the\n"
        "scenario contests is left aside with a design. A point that fails is recorded "
        "and\n"
        "does not stop the others. What is already there is not simulated again.\n"
        "\n"
        "With --shard many processes, also on several machines that share the output\n"
        "folder, run different parts of one plan at the same time. A part that was "
        "stopped\n"
        "(exit 75) continues when it is run again.\n"
        "\n"
        "--emit=slurm prints a script for `bash` that submits an array job, which puts a\n"
        "stopped part back in the queue, and the merge after it; --emit=parallel one for\n"
        "GNU parallel on one machine.\n",
};

static gv_status tell(const gv_session *session, gv_error *err)
{
    gv_say(session->options, "data    %s\n", session->result_path);
    if (!session->options->json)
        return GV_OK;
    gv_text json = { .text = NULL };
    gv_text_add(&json, "{\"result\": ");
    gv_text_add_quoted(&json, session->result_path);
    gv_text_add(&json, ", \"points\": %llu, \"strategies\": %zu, \"replicates\": %llu}\n",
                (unsigned long long) gv_plan_points(session->plan), session->plan->n_arms,
                (unsigned long long) session->plan->experiment.replicates);
    return gv_print_out(&json, err);
}

static gv_status tell_part(const gv_session *session, gv_error *err)
{
    gv_say(session->options, "part %s is done; all parts together: grapevine merge %s\n",
           session->options->shard, session->folder);
    if (!session->options->json)
        return GV_OK;
    gv_text json = { .text = NULL };
    gv_text_add(&json, "{\"folder\": ");
    gv_text_add_quoted(&json, session->folder);
    gv_text_add(&json, ", \"part\": %llu, \"parts\": %llu, \"shards\": %llu}\n",
                (unsigned long long) session->run.part + 1,
                (unsigned long long) session->run.parts,
                (unsigned long long) gv_plan_shards(session->plan));
    return gv_print_out(&json, err);
}

static gv_status sweep(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session;
    if (options->emit != NULL)
        return gv_emit(options, err);
    GV_TRY(gv_session_open(&session, options, options->operand[0], err));
    if (options->shard != NULL) {
        GV_TRY(gv_session_live(&session, err));
        GV_TRY(tell_part(&session, err));
    } else {
        GV_TRY(gv_session_simulate(&session, err));
        GV_TRY(tell(&session, err));
    }
    status = gv_session_outcome(&session, err);
done:
    gv_session_close(&session);
    return status;
}

int gv_verb_sweep(int argc, char **argv)
{
    return gv_act(&usage, sweep, argc, argv);
}
