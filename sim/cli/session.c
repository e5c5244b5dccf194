/* The road from a scenario to its folder. */
#include "cli/session.h"

#include "cli/available.h"
#include "cli/keep_trees.h"
#include "cli/print.h"
#include "cli/stop.h"
#include "cli/verdict.h"
#include "record/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* ---- opening ------------------------------------------------------------- */

/* Where there are complaints they say it all, and the failure needs no words of its own. */
static gv_status read_any(const gv_options *options, const char *scenario,
                          const gv_preset *shipped, gv_plan **out, gv_error *err)
{
    gv_text complaints = { .text = NULL };
    gv_error failure = { .code = GV_OK };
    const bool colored = gv_color_wanted(options->color, stderr);
    const gv_status status =
        shipped != NULL ? gv_scenario_read_shipped(shipped, options->set, options->n_set,
                                                   colored, out, &complaints, &failure)
                        : gv_scenario_read(scenario, options->set, options->n_set, colored,
                                           out, &complaints, &failure);
    if (complaints.length > 0)
        fputs(complaints.text, stderr);
    else if (status != GV_OK)
        *err = failure;
    gv_text_free(&complaints);
    return status;
}

gv_status gv_session_read(const gv_options *options, const char *scenario, gv_plan **out,
                          gv_error *err)
{
    return read_any(options, scenario, NULL, out, err);
}

gv_status gv_session_read_shipped(const gv_options *options, const gv_preset *preset,
                                  gv_plan **out, gv_error *err)
{
    return read_any(options, NULL, preset, out, err);
}

/* The points of a design, where one is given. */
static gv_status read_design(const gv_options *options, gv_plan *plan, gv_error *err)
{
    gv_text complaints = { .text = NULL };
    gv_error failure = { .code = GV_OK };
    if (options->design == NULL)
        return GV_OK;
    const gv_status status = gv_design_read(options->design, plan, &complaints, &failure);
    if (complaints.length > 0)
        fputs(complaints.text, stderr);
    if (status != GV_OK)
        *err = failure;
    gv_text_free(&complaints);
    return status;
}

gv_status gv_session_plan(const gv_options *options, const char *scenario, gv_plan **out,
                          gv_error *err)
{
    gv_status status;
    GV_TRY(gv_session_read(options, scenario, out, err));
    GV_TRY(read_design(options, *out, err));
done:
    return status;
}

static gv_status check_memory(const gv_plan *plan, uint32_t threads, gv_error *err)
{
    const gv_estimate estimate = gv_plan_estimate(plan, threads);
    const gv_available available = gv_memory_available();
    if (estimate.memory_bytes <= available.bytes)
        return GV_OK;
    char wanted[32], there[32];
    gv_print_bytes(estimate.memory_bytes, wanted, sizeof wanted);
    gv_print_bytes(available.bytes, there, sizeof there);
    GV_FAIL(err, GV_E_MEMORY, "this needs about %s of memory; %s allows %s", wanted,
            available.limit, there);
    gv_error_hint(err, threads > 1 ? "fewer people, fewer ties, or --threads 1"
                                   : "fewer people or fewer ties");
    return GV_E_MEMORY;
}

static void tell_plan(const gv_session *session)
{
    const gv_plan *plan = session->plan;
    char people[32], arcs[32];
    gv_print_grouped((double) plan->people, 0, people, sizeof people);
    gv_print_grouped((double) plan->arcs, 0, arcs, sizeof arcs);
    gv_say(session->options,
           "%s: %zu strategies, %" PRIu64
           " replicates each, %s people, %s arcs, %u threads\n",
           plan->name, plan->n_arms, plan->experiment.replicates, people, arcs,
           session->run.threads);
    const gv_estimate estimate = gv_plan_estimate(plan, session->run.threads);
    char memory[32], disk[32];
    gv_print_bytes(estimate.memory_bytes, memory, sizeof memory);
    gv_print_bytes(estimate.disk_bytes, disk, sizeof disk);
    gv_say(session->options, "%" PRIu64 " lives; about %s of memory, at most %s of disk\n",
           estimate.lives, memory, disk);
    if (plan->sweep.n_points > 0)
        gv_say(session->options, "%" PRIu64 " points in %" PRIu64 " shards\n",
               plan->sweep.n_points, gv_plan_shards(plan));
}

uint32_t gv_session_threads(const gv_options *options)
{
    return gv_threads(options->threads < UINT16_MAX ? (uint32_t) options->threads
                                                    : UINT16_MAX);
}

gv_status gv_session_begin(gv_session *session, const gv_options *options, gv_plan *plan,
                           gv_error *err)
{
    const gv_status status = check_memory(plan, gv_session_threads(options), err);
    *session = (gv_session){
        .options = options,
        .plan = plan,
        .line = gv_progress_line_make(options->quiet),
        .run = { .threads = gv_session_threads(options),
                 .stop = gv_stop_listen(),
                 .progress = gv_progress_show },
    };
    session->run.self = &session->line;
    return status != GV_OK ? status : gv_arena_create(&session->arena, err);
}

gv_status gv_session_lock(gv_session *session, const char *base, gv_error *err)
{
    gv_status status;
    if (session->run.parts > 0)
        GV_TRY(gv_record_share(base, session->plan, &session->record, err));
    else
        GV_TRY(gv_record_open(base, session->plan, &session->record, err));
    session->folder = gv_copy_text(gv_record_folder(session->record), err);
    session->result_path = gv_record_path(session->record, "result.h5", err);
    if (session->folder == NULL || session->result_path == NULL)
        status = GV_E_MEMORY;
done:
    return status;
}

/* `K/N`: the K-th of N parts. */
gv_status gv_session_part(const char *shard, gv_run_options *run, gv_error *err)
{
    if (shard == NULL)
        return GV_OK;
    char first[24] = "";
    uint64_t k = 0, n = 0;
    const size_t length = strcspn(shard, "/");
    if (length < sizeof first)
        memcpy(first, shard, length);
    if (shard[length] != '/' || !gv_parse_count(first, &k) ||
        !gv_parse_count(shard + length + 1, &n) || k < 1 || k > n)
        return GV_FAIL(err, GV_E_USAGE, "--shard needs K/N, part K from 1 to N, not '%s'",
                       shard);
    run->part = k - 1;
    run->parts = n;
    return GV_OK;
}

gv_status gv_session_open(gv_session *session, const gv_options *options,
                          const char *scenario, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    *session = (gv_session){ .options = options };
    GV_TRY(gv_session_plan(options, scenario, &session->plan, err));
    plan = session->plan;
    GV_TRY(gv_session_begin(session, options, plan, err));
    GV_TRY(gv_session_part(options->shard, &session->run, err));
    GV_TRY(gv_session_lock(session, options->output, err));
    tell_plan(session);
done:
    return status;
}

/* ---- simulating ---------------------------------------------------------- */

static gv_status live(gv_session *session, gv_error *err)
{
    gv_sink sink = gv_record_sink(session->record);
    gv_error failure = { .code = GV_OK };
    const gv_status status =
        gv_engine_run(session->plan, &session->run, session->shelf, &sink, &failure);
    if (status == GV_E_FAILED_RUNS) {
        session->failed_runs = failure;
        return GV_OK;
    }
    if (status != GV_OK && err != NULL)
        *err = failure;
    return status;
}

gv_status gv_session_live(gv_session *session, gv_error *err)
{
    const gv_status status = live(session, err);
    gv_progress_clear(&session->line);
    return status;
}

gv_status gv_session_contest(gv_session *session, gv_error *err)
{
    const gv_status status =
        gv_contest_run(session->plan, &session->run, session->shelf, session->record,
                       &session->trials, &session->n_trials, session->arena, err);
    gv_progress_clear(&session->line);
    return status;
}

gv_status gv_session_simulate(gv_session *session, gv_error *err)
{
    gv_status status;
    GV_TRY(gv_shelf_create(session->plan, &session->run, &session->shelf, err));
    GV_TRY(live(session, err));
    GV_TRY(gv_record_finish(session->record, err));
    GV_TRY(gv_session_contest(session, err));
    if (session->plan->cascades_kept > 0)
        GV_TRY(gv_keep_trees(session->plan, session->record, &session->run, err));
done:
    gv_progress_clear(&session->line);
    return status;
}

/* ---- comparing ----------------------------------------------------------- */

/* A moved result has no record; its page still appears whole or not at all. */
static gv_status publish_page(const gv_session *session, const gv_text *page, gv_error *err)
{
    static const char name[] = "report.html";
    if (session->record != NULL)
        return gv_record_publish(session->record, name, page->text, page->length, err);
    const gv_place place = { .fd =
                                 open(session->folder, O_DIRECTORY | O_RDONLY | O_CLOEXEC),
                             .shown = session->folder };
    if (place.fd < 0)
        return GV_FAIL(err, GV_E_OUTPUT, "cannot open %s: %s", place.shown,
                       strerror(errno));
    const gv_status status = gv_publish(place, name, page->text, page->length, err);
    close(place.fd);
    return status;
}

/* Those that stand in the result, which may hold more replicates than were asked for. */
static gv_status say_hashes(const gv_session *session, char world[33], char plan[33],
                            gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash of_world, of_plan;
    if (session->result != NULL) {
        snprintf(world, 33, "%s", session->result->world_hash);
        snprintf(plan, 33, "%s", session->result->plan_hash);
        return GV_OK;
    }
    GV_TRY(gv_plan_world_hash(session->plan, &of_world, err));
    GV_TRY(gv_plan_hash(session->plan, &of_plan, err));
    gv_hash_print(of_world, world);
    gv_hash_print(of_plan, plan);
done:
    return status;
}

gv_status gv_session_report(gv_session *session, const gv_sweep_answer *sweep,
                            gv_error *err)
{
    gv_status status;
    gv_text page = { .text = NULL };
    const gv_block *block = session->result != NULL ? session->result->block : NULL;
    char graph[33] = "", world[33] = "", plan[33] = "";
    GV_TRY(say_hashes(session, world, plan, err));
    if (block != NULL && block->n > 0)
        gv_hash_print(block->graph[0], graph);
    const gv_report_input input = {
        .plan = session->plan,
        .block = block,
        .comparison = session->comparison,
        .sweep = sweep,
        .result_file = session->result_path,
        .plan_hash = plan,
        .world_hash = world,
        .graph_hash = graph,
    };
    GV_TRY(gv_report_write(&input, &page, err));
    GV_TRY(publish_page(session, &page, err));
done:
    gv_text_free(&page);
    return status;
}

/* The result knows its hashes; the comparison shows them. */
static void name_world(gv_session *session)
{
    gv_comparison *c = session->comparison;
    snprintf(c->world_hash, sizeof c->world_hash, "%s", session->result->world_hash);
    snprintf(c->plan_hash, sizeof c->plan_hash, "%s", session->result->plan_hash);
}

gv_status gv_session_compare(gv_session *session, gv_error *err)
{
    gv_status status;
    GV_TRY(gv_result_read(session->result_path, session->plan, &session->result, err));
    GV_TRY(gv_compare(session->plan, session->result->block, session->trials,
                      session->n_trials, &session->comparison, err));
    name_world(session);
    GV_TRY(gv_session_report(session, NULL, err));
done:
    return status;
}

gv_status gv_session_tell(gv_session *session, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text words = { .text = NULL };
    gv_verdict_print(session->comparison, gv_color_wanted(session->options->color, stderr),
                     gv_terminal_width(), &words);
    if (!words.failed)
        gv_say(session->options, "\n%s\nreport  %s/report.html\ndata    %s\n", words.text,
               session->folder, session->result_path);
    gv_text_free(&words);
    if (session->options->json) {
        gv_text json = { .text = NULL };
        status = gv_comparison_json(session->comparison, session->result_path, &json, err);
        if (status == GV_OK)
            status = gv_print_out(&json, err);
        gv_text_free(&json);
    }
    return status;
}

gv_status gv_session_outcome(const gv_session *session, gv_error *err)
{
    if (session->failed_runs.code != GV_OK && err != NULL)
        *err = session->failed_runs;
    return session->failed_runs.code;
}

void gv_session_close(gv_session *session)
{
    gv_progress_clear(&session->line);
    gv_comparison_free(session->comparison);
    gv_result_free(session->result);
    gv_free(session->result_path);
    gv_free(session->folder);
    gv_shelf_free(session->shelf);
    gv_record_close(session->record);
    gv_arena_free(session->arena);
    gv_plan_free(session->plan);
    *session = (gv_session){ .options = NULL };
}
