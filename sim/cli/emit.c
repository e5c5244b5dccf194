/* Scripts that hand the parts of a sweep to a scheduler: all of them, then the merge. */
#include "cli/emit.h"

#include "cli/print.h"
#include "cli/session.h"

/* More parts than this burden a scheduler more than they help. */
#define MOST_PARTS 64

/* A word that no shell takes apart. */
static void print_word(gv_text *out, const char *word)
{
    gv_text_add(out, " '");
    for (; *word != '\0'; word++)
        gv_text_add(out, *word == '\'' ? "'\\''" : "%c", *word);
    gv_text_add(out, "'");
}

/* The sweep as it was asked for, without the part. */
static void print_command(const gv_options *options, gv_text *out)
{
    gv_text_add(out, "\"${GRAPEVINE:-grapevine}\" sweep --quiet");
    if (options->design != NULL) {
        gv_text_add(out, " --design");
        print_word(out, options->design);
    }
    for (size_t k = 0; k < options->n_set; k++) {
        gv_text_add(out, " --set");
        print_word(out, options->set[k]);
    }
    if (options->output != NULL) {
        gv_text_add(out, " --output");
        print_word(out, options->output);
    }
}

static void print_scenario(const gv_options *options, gv_text *out)
{
    gv_text_add(out, " --");
    print_word(out, options->operand[0]);
}

static gv_status print_merge(const gv_options *options, const gv_plan *plan, gv_text *out,
                             gv_error *err)
{
    gv_status status;
    gv_hash world;
    char digits[33];
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    gv_hash_print(world, digits);
    char *folder = gv_format_text(err, "%s/%s/%s",
                                  options->output != NULL ? options->output : "results",
                                  plan->name, digits);
    if (folder == NULL)
        return GV_E_MEMORY;
    gv_text_add(out, "\"${GRAPEVINE:-grapevine}\" merge --");
    print_word(out, folder);
    gv_free(folder);
done:
    return status;
}

static unsigned parts_of(const gv_plan *plan)
{
    const uint64_t shards = gv_plan_shards(plan);
    return (unsigned) (shards < MOST_PARTS ? shards : MOST_PARTS);
}

/* Slurm signals the step, not the shell that waits for it, so the shell is there to put the
 * part back in the queue. Recorded failures (exit 6) do not keep the merge from running: it
 * tells of them itself. */
static gv_status print_slurm(const gv_options *options, const gv_plan *plan, gv_text *out,
                             gv_error *err)
{
    gv_status status;
    gv_text_add(out, "#!/bin/bash\n"
                     "# Run with bash where results are to be: submits all parts, then the "
                     "merge.\nset -eu\n\n");
    gv_text_add(out,
                "array=$(sbatch --parsable --job-name=grapevine --array=1-%u "
                "--cpus-per-task=1 \\\n"
                "    --requeue --signal=TERM@120 --open-mode=append \"$@\" <<'PART'\n",
                parts_of(plan));
    gv_text_add(out, "#!/bin/bash\n"
                     "export OMP_WAIT_POLICY=passive # nodes are shared: wait without "
                     "spinning\n"
                     "part=\"$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT\"\n"
                     "srun ");
    print_command(options, out);
    gv_text_add(out, " --shard \"$part\" --threads \"${SLURM_CPUS_PER_TASK:-1}\"");
    print_scenario(options, out);
    gv_text_add(out,
                "\ncode=$?\n"
                "if [ \"$code\" -eq 75 ]; then # stopped before its end\n"
                "    scontrol requeue "
                "\"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"\n"
                "elif [ \"$code\" -eq 6 ]; then # the merge tells of failed points\n"
                "    code=0\n"
                "fi\n"
                "exit \"$code\"\n"
                "PART\n"
                ")\n\n"
                "sbatch --job-name=grapevine-merge --dependency=\"afterok:${array%%%%;*}\""
                " <<'MERGE'\n"
                "#!/bin/bash\n"
                "exec ");
    GV_TRY(print_merge(options, plan, out, err));
    gv_text_add(out, "\nMERGE\n");
done:
    return status;
}

static gv_status print_parallel(const gv_options *options, const gv_plan *plan,
                                gv_text *out, gv_error *err)
{
    gv_status status;
    gv_text_add(out, "#!/bin/bash\n"
                     "# Run with bash where results are to be; run again after an "
                     "interruption.\nset -eu\n\n"
                     "export OMP_WAIT_POLICY=passive # parts share cores: wait without "
                     "spinning\n"
                     "run_part() {\n"
                     "    local code=0\n    ");
    print_command(options, out);
    gv_text_add(out, " --shard \"$1/%u\" --threads 1", parts_of(plan));
    print_scenario(options, out);
    gv_text_add(out,
                " || code=$?\n"
                "    [ \"$code\" -ne 6 ] || code=0 # the merge tells of failed points\n"
                "    return \"$code\"\n"
                "}\n"
                "export -f run_part\n\n"
                "SHELL=/bin/bash parallel --retries 3 \"$@\" run_part ::: $(seq %u)\n"
                "exec ",
                parts_of(plan));
    GV_TRY(print_merge(options, plan, out, err));
    gv_text_add(out, "\n");
done:
    return status;
}

typedef gv_status emitter(const gv_options *options, const gv_plan *plan, gv_text *out,
                          gv_error *err);

static gv_status choose(const char *kind, emitter **out, gv_error *err)
{
    *out = gv_same_text(kind, "slurm")      ? print_slurm
           : gv_same_text(kind, "parallel") ? print_parallel
                                            : NULL;
    return *out != NULL
               ? GV_OK
               : GV_FAIL(err, GV_E_USAGE, "--emit needs slurm or parallel, not '%s'", kind);
}

gv_status gv_emit(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    emitter *print = NULL;
    gv_text out = { .text = NULL };
    GV_TRY(choose(options->emit, &print, err));
    if (options->shard != NULL) {
        status = GV_FAIL(err, GV_E_USAGE, "--emit runs all parts: leave --shard out");
        goto done;
    }
    GV_TRY(gv_session_plan(options, options->operand[0], &plan, err));
    GV_TRY(print(options, plan, &out, err));
    status = gv_print_out(&out, err);
    out = (gv_text){ .text = NULL };
done:
    gv_text_free(&out);
    gv_plan_free(plan);
    return status;
}
