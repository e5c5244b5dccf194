/* One claim, look by look; and its sample over what is assumed. */
#include "cli/claims.h"
#include "cli/print.h"

/* ---- lives ------------------------------------------------------------------------- */

/* Live what is missing of a plan and open the result. The session owns the plan. */
static gv_status live(gv_session *session, gv_plan *plan, const gv_options *options,
                      gv_reader **reader, gv_error *err)
{
    gv_status status;
    GV_TRY(gv_session_begin(session, options, plan, err));
    GV_TRY(gv_session_lock(session, options->output, err));
    GV_TRY(gv_session_live(session, err));
    GV_TRY(gv_record_finish(session->record, err));
    GV_TRY(gv_reader_open(session->result_path, plan, reader, err));
done:
    return status;
}

static gv_status read_points(const gv_reader *reader, gv_block **block, uint64_t n,
                             gv_error *err)
{
    gv_status status = GV_OK;
    for (uint64_t p = 0; p < n; p++)
        GV_TRY(gv_reader_point(reader, p, &block[p], err));
done:
    return status;
}

static void free_blocks(gv_block **block, uint64_t n)
{
    for (uint64_t p = 0; block != NULL && p < n; p++)
        gv_block_free(block[p]);
    gv_free(block);
}

/* ---- looks -------------------------------------------------------------------------- */

/* A copy of the plan with so many replicates; without what else a scenario may ask for. */
static gv_status plan_of_look(const gv_plan *plan, uint64_t pairs, gv_plan **out,
                              gv_error *err)
{
    gv_status status;
    gv_plan *copy = NULL;
    GV_TRY(gv_plan_copy(plan, &copy, err));
    GV_TRY(gv_plan_set(copy, "replicates", (double) pairs, err));
    copy->n_contests = 0;
    copy->cascades_kept = 0;
    *out = copy;
    copy = NULL;
done:
    gv_plan_free(copy);
    return status;
}

static gv_status name_hashes(const gv_plan *plan, gv_claim_answer *answer, gv_error *err)
{
    gv_status status;
    gv_hash world, whole;
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    GV_TRY(gv_plan_hash(plan, &whole, err));
    gv_hash_print(world, answer->world_hash);
    gv_hash_print(whole, answer->plan_hash);
done:
    return status;
}

static void tell_notes(const gv_options *options, const gv_plan *plan)
{
    gv_text notes = { .text = NULL };
    gv_plan_notes(plan, &notes);
    if (notes.length > 0 && !notes.failed)
        gv_say(options, "%s: %s\n", plan->name, notes.text);
    gv_text_free(&notes);
}

/* Live as many pairs as the look wants, and judge. */
static gv_status look(const gv_options *options, const gv_looks *looks, size_t k,
                      gv_judged *out, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_reader *reader = NULL;
    gv_plan *plan = NULL;
    gv_claim_answer *answer = NULL;
    const uint64_t n = gv_plan_points(out->plan);
    gv_block **block = gv_alloc(n, sizeof(gv_block *), err);
    if (block == NULL)
        return GV_E_MEMORY;
    GV_TRY(plan_of_look(out->plan, looks->pairs[k], &plan, err));
    tell_notes(options, plan);
    GV_TRY(live(&session, plan, options, &reader, err));
    GV_TRY(read_points(reader, block, n, err));
    GV_TRY(gv_claim_judge(out->plan, block, looks, &answer, err));
    GV_TRY(name_hashes(plan, answer, err));
    gv_claim_answer_free(out->answer);
    out->answer = answer;
    out->failed_runs = session.failed_runs;
done:
    gv_reader_close(reader);
    free_blocks(block, n);
    if (session.plan == NULL)
        gv_plan_free(plan);
    gv_session_close(&session);
    return status;
}

/* ---- the sample -----------------------------------------------------------------------
 */

static gv_status read_point(void *self, uint64_t point, gv_block **out, gv_error *err)
{
    return gv_reader_point(self, point, out, err);
}

static uint64_t points_of(const gv_options *options)
{
    return options->points > 0 ? options->points : GV_ROBUST_POINTS;
}

/* Whoever asks for points that make no sample hears it before anything is lived. */
static gv_status check_points(const gv_options *options, const gv_plan *plan, gv_error *err)
{
    gv_plan *sample = NULL;
    gv_error refusal = { .code = GV_OK };
    const gv_status status =
        gv_robust_plan(plan, points_of(options), GV_ROBUST_PAIRS, &sample, &refusal);
    gv_plan_free(sample);
    if (status == GV_OK || status == GV_E_SCENARIO)
        return GV_OK;
    if (err != NULL)
        *err = refusal;
    return status;
}

/* A claim that has nothing to vary or to take apart is judged all the same, and says why.
 */
static gv_status pass_over(const gv_options *options, const gv_judged *judged,
                           const char *what, gv_error refusal, const char **reason,
                           gv_error *err)
{
    if (refusal.code == GV_E_SCENARIO || refusal.code == GV_E_FAILED_RUNS) {
        gv_say(options, "%s: no %s: %s\n", judged->plan->name, what, refusal.text);
        *reason = gv_arena_text(judged->answer->arena, refusal.text, err);
        return *reason != NULL ? GV_OK : GV_E_MEMORY;
    }
    if (err != NULL)
        *err = refusal;
    return refusal.code;
}

static gv_status sample(const gv_options *options, gv_judged *out, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_reader *reader = NULL;
    gv_plan *plan = NULL;
    gv_error refusal = { .code = GV_OK };
    status =
        gv_robust_plan(out->plan, points_of(options), GV_ROBUST_PAIRS, &plan, &refusal);
    if (status != GV_OK)
        return pass_over(options, out, "sample", refusal, &out->answer->robust.left_out,
                         err);
    gv_say(options, "%s: a sample of %llu points over %zu assumptions\n", plan->name,
           (unsigned long long) points_of(options), gv_robust_keys(out->plan, plan));
    GV_TRY(live(&session, plan, options, &reader, err)); /* points may be lost */
    GV_TRY(gv_robust_judge(out->answer, plan, read_point, reader, err));
    if (out->answer->robust.left_out != NULL)
        gv_say(options, "%s: no sample: %s\n", out->plan->name,
               out->answer->robust.left_out);
done:
    gv_reader_close(reader);
    if (session.plan == NULL)
        gv_plan_free(plan);
    gv_session_close(&session);
    return status;
}

static gv_status ladder(const gv_options *options, gv_judged *out, gv_error *err)
{
    gv_status status;
    gv_session session = { .options = options };
    gv_reader *reader = NULL;
    gv_plan *plan = NULL;
    gv_error refusal = { .code = GV_OK };
    const char **reason = &out->answer->ladder.left_out;
    status = gv_ladder_plan(out->plan, GV_LADDER_PAIRS, &plan, &refusal);
    if (status != GV_OK)
        return pass_over(options, out, "ladder", refusal, reason, err);
    gv_say(options, "%s: a ladder of %d rungs\n", plan->name, GV_RUNGS_OF_LADDER);
    GV_TRY(live(&session, plan, options, &reader, err));
    if (out->failed_runs.code == GV_OK)
        out->failed_runs = session.failed_runs;
    status = gv_ladder_judge(out->answer, plan, read_point, reader, &refusal);
    if (status != GV_OK)
        status = pass_over(options, out, "ladder", refusal, reason, err);
done:
    gv_reader_close(reader);
    if (session.plan == NULL)
        gv_plan_free(plan);
    gv_session_close(&session);
    return status;
}

/* ---- all --------------------------------------------------------------------------------
 */

static gv_status read_claim(const gv_options *options, const gv_claim_file *file,
                            gv_plan **out, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    GV_TRY(gv_claim_file_read(options, file, &plan, err));
    if (plan->claim == NULL) {
        status = GV_FAIL(err, GV_E_SCENARIO, "%s makes no claim",
                         file->path != NULL ? file->path : file->shipped->name);
        gv_error_hint(err, "a scenario makes one in its section 'claim:'");
        goto done;
    }
    *out = plan;
    plan = NULL;
done:
    gv_plan_free(plan);
    return status;
}

gv_status gv_claim_run(const gv_options *options, uint64_t most, const gv_claim_file *file,
                       gv_judged *out, gv_error *err)
{
    gv_status status;
    gv_looks looks;
    GV_TRY(read_claim(options, file, &out->plan, err));
    GV_TRY(gv_looks_for(out->plan->claim, most, &looks, err));
    if (options->robust && gv_claim_decides(out->plan->claim))
        GV_TRY(check_points(options, out->plan, err));
    for (size_t k = 0; k < looks.n; k++) {
        gv_say(options, "%s: %llu pairs\n", out->plan->name,
               (unsigned long long) looks.pairs[k]);
        GV_TRY(look(options, &looks, k, out, err));
        if (out->answer->is_decided)
            break;
    }
    if (options->robust && gv_claim_decides(out->plan->claim))
        GV_TRY(sample(options, out, err));
    if (options->ladder && gv_claim_decides(out->plan->claim))
        GV_TRY(ladder(options, out, err));
done:
    return status;
}

void gv_judged_free(gv_judged *judged)
{
    gv_claim_answer_free(judged->answer);
    gv_plan_free(judged->plan);
    *judged = (gv_judged){ .plan = NULL };
}
