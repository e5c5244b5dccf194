/// @file
/// Layer 9: a scenario from its file to what stands in its folder: what `run`, `compare`
/// and `report` share.
#ifndef GRAPEVINE_CLI_SESSION_H
#define GRAPEVINE_CLI_SESSION_H

#include "cli/options.h"
#include "cli/progress.h"
#include "grapevine/report.h"
#include "grapevine/scenario.h"

typedef struct gv_session {
    const gv_options *options; ///< borrowed
    gv_plan *plan;
    gv_record *record; ///< NULL for a result that was moved elsewhere
    gv_shelf *shelf;
    gv_progress_line line;
    gv_run_options run;
    gv_arena *arena;  ///< owns the trials
    gv_trial *trials; ///< [n_trials]
    size_t n_trials;
    char *folder;      ///< where result.h5 stands
    char *result_path; ///< of result.h5
    gv_result *result;
    gv_comparison *comparison;
    gv_error failed_runs; ///< code GV_OK: every life was lived
} gv_session;

/// Read the scenario and complain about it on stderr.
gv_status gv_session_read(const gv_options *options, const char *scenario, gv_plan **out,
                          gv_error *err) GV_MUST_USE;
/// The same of a scenario that ships with the program.
gv_status gv_session_read_shipped(const gv_options *options, const gv_preset *preset,
                                  gv_plan **out, gv_error *err) GV_MUST_USE;
/// As gv_session_read, with the points of the options' design. Free the plan also after a
/// failure.
gv_status gv_session_plan(const gv_options *options, const char *scenario, gv_plan **out,
                          gv_error *err) GV_MUST_USE;
/// Threads that the options ask for, resolved.
uint32_t gv_session_threads(const gv_options *options);

/// Take over a plan (also on failure) and refuse what memory cannot hold. `session` may not
/// be moved until it is closed; close it in any case.
gv_status gv_session_begin(gv_session *session, const gv_options *options, gv_plan *plan,
                           gv_error *err) GV_MUST_USE;
/// Open and lock the plan's folder. @param base  NULL: "results"
gv_status gv_session_lock(gv_session *session, const char *base, gv_error *err) GV_MUST_USE;
/// Read, begin and lock.
/// @return GV_OK, GV_E_SCENARIO, GV_E_DATA, GV_E_MEMORY, GV_E_BUSY, GV_E_OUTPUT, ...
gv_status gv_session_open(gv_session *session, const gv_options *options,
                          const char *scenario, gv_error *err) GV_MUST_USE;

/// `K/N` as the K-th of N parts. @param shard  NULL: none, nothing is set
/// @return GV_OK, GV_E_USAGE
gv_status gv_session_part(const char *shard, gv_run_options *run,
                          gv_error *err) GV_MUST_USE;

/// Live the lives that are not on disk, with --shard those of that part; no more.
gv_status gv_session_live(gv_session *session, gv_error *err) GV_MUST_USE;
/// Live the lives that are not on disk, publish result.h5, try the contested values, keep
/// trees. Failed lives are remembered in the session; all else goes on.
gv_status gv_session_simulate(gv_session *session, gv_error *err) GV_MUST_USE;
/// Try the contested values that are not on disk.
gv_status gv_session_contest(gv_session *session, gv_error *err) GV_MUST_USE;
/// Read the result back, compare the strategies and publish report.html.
gv_status gv_session_compare(gv_session *session, gv_error *err) GV_MUST_USE;
/// Publish report.html. @param sweep  NULL: of the session's comparison
gv_status gv_session_report(gv_session *session, const gv_sweep_answer *sweep,
                            gv_error *err) GV_MUST_USE;
/// Say who won, on stderr; with --json the whole comparison on stdout.
gv_status gv_session_tell(gv_session *session, gv_error *err) GV_MUST_USE;
/// @return what the session comes to: GV_OK, or GV_E_FAILED_RUNS with words
gv_status gv_session_outcome(const gv_session *session, gv_error *err) GV_MUST_USE;
void gv_session_close(gv_session *session);

#endif
