/* Verb `compare`: which strategy wins, how surely, and what would flip it. */
#include "cli/action.h"
#include "cli/session.h"
#include "cli/sweep_answer.h"

int gv_verb_compare(int argc, char **argv);

static const gv_option compare_options[] = { GV_OPTION_SET,     GV_OPTION_DESIGN,
                                             GV_OPTION_THREADS, GV_OPTION_OUTPUT,
                                             GV_OPTION_JSON,    GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "compare",
    .operands = "SCENARIO",
    .least = 1,
    .most = 1,
    .options = compare_options,
    .story = "Writes report.html, result.h5 and contest.h5 to\n"
             "DIR/<scenario>/<world hash>/. What is already there is not simulated again.\n"
             "A sweep has one line for every point, and maps in its report. With a design\n"
             "the points are those of the design.\n",
};

/* Better now than after hours of simulation. */
static gv_status expect_adopters(const gv_plan *plan, gv_error *err)
{
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        if (gv_same_text(gv_plan_outcome(plan, k)->name, "final_adopters"))
            return GV_OK;
    }
    GV_FAIL(err, GV_E_SCENARIO,
            "strategies are compared by their adopters, which nobody counts here");
    gv_error_hint(err, "add 'adopters' to 'measure:'; or 'grapevine run', which compares "
                       "nothing");
    return GV_E_SCENARIO;
}

static gv_status compare(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_session session;
    GV_TRY(gv_session_open(&session, options, options->operand[0], err));
    GV_TRY(expect_adopters(session.plan, err));
    GV_TRY(gv_session_simulate(&session, err));
    if (session.plan->sweep.n_points > 0) {
        GV_TRY(gv_sweep_tell(&session, err));
    } else {
        GV_TRY(gv_session_compare(&session, err));
        GV_TRY(gv_session_tell(&session, err));
    }
    status = gv_session_outcome(&session, err);
done:
    gv_session_close(&session);
    return status;
}

int gv_verb_compare(int argc, char **argv)
{
    return gv_act(&usage, compare, argc, argv);
}
