/* Verb `claims`: which claims hold, and how surely. */
#include "cli/claims.h"

#include "cli/action.h"
#include "cli/print.h"

#include <math.h>

int gv_verb_claims(int argc, char **argv);

enum { MOST_OPERANDS = 1000, FIRST_LOOK = 30 };

static const gv_option claims_options[] = {
    GV_OPTION_LIST_CLAIMS, GV_OPTION_ALL,
    GV_OPTION_QUICK,       GV_OPTION_ROBUST,
    GV_OPTION_LADDER,      GV_OPTION_POINTS,
    GV_OPTION_REPLICATES,  GV_OPTION_FROM,
    GV_OPTION_SET,         GV_OPTION_SHARD_OF_CLAIMS,
    GV_OPTION_THREADS,     GV_OPTION_OUTPUT,
    GV_OPTION_JSON,        GV_OPTIONS_COMMON
};

static const gv_usage usage = {
    .verb = "claims",
    .operands = "[CLAIM ...]",
    .least = 0,
    .most = MOST_OPERANDS,
    .options = claims_options,
    .story =
        "A claim is a scenario with a section `claim:`; a name such as C32 stands for\n"
        "scenarios/claims/C32.yaml, or else for the claim that ships with the program.\n"
        "Its strategies live in pairs under the same luck, 30 of them, then 60, 120 and "
        "200, until a look decides; the chance to err is spent "
        "over\n"
        "all looks. A claim may ask for other looks (`pairs`). Claims that are judged "
        "together are adjusted for their number.\n"
        "\n"
        "Lives go to DIR/<claim>/<world hash>/, and what is there is not lived again.\n"
        "claims.h5, claims.csv and claims.html in DIR hold the claims of this call.\n",
};

/* ---- list --------------------------------------------------------------------------- */

static void list_one(const gv_options *options, const gv_plan *plan, bool is_first,
                     gv_table *table, gv_text *json)
{
    const gv_claim *claim = plan->claim;
    const char *type = gv_claim_type_words((gv_claim_type) claim->type);
    if (!options->json) {
        gv_table_cell(table, "%s", plan->name);
        gv_table_cell(table, "%s", type);
        gv_table_cell(table, "%s", plan->experiment.title);
        return;
    }
    const char *const keys[] = { "claim", "title", "type", "essay", "says", "refuted" };
    const char *const values[] = { plan->name,  plan->experiment.title, type, claim->essay,
                                   claim->says, claim->refuted };
    gv_text_add(json, "%s\n{", is_first ? "" : ",");
    for (size_t k = 0; k < GV_COUNT_OF(keys); k++) {
        gv_text_add(json, "%s\"%s\": ", k > 0 ? ", " : "", keys[k]);
        gv_text_add_quoted(json, values[k]);
    }
    gv_text_add(json, "}");
}

static gv_status list(const gv_options *options, const gv_claim_files *files, gv_error *err)
{
    gv_status status = GV_OK;
    gv_table table = { .n_columns = 3 };
    gv_text out = { .text = NULL };
    gv_text_add(&out, "%s", options->json ? "[" : "");
    for (size_t k = 0; k < files->n; k++) {
        gv_plan *plan = NULL;
        GV_TRY(gv_claim_file_read(options, &files->at[k], &plan, err));
        if (plan->claim != NULL)
            list_one(options, plan, k == 0, &table, &out);
        gv_plan_free(plan);
    }
    if (options->json)
        gv_text_add(&out, "\n]\n");
    else
        gv_table_print(&table, 0, false, &out);
    out.failed = out.failed || table.failed;
    status = gv_print_out(&out, err);
done:
    gv_text_free(&out);
    gv_table_free(&table);
    return status;
}

/* ---- judge -------------------------------------------------------------------------- */

static gv_style style_of(gv_claim_verdict verdict)
{
    return verdict == GV_CLAIM_SUPPORTED ? GV_STYLE_GREEN
           : verdict == GV_CLAIM_REFUTED ? GV_STYLE_RED
                                         : GV_STYLE_DIM;
}

/* `C32  emergent   supported       60 pairs  final_adopters +12.4 (...)` */
static gv_status tell_one(const gv_options *options, gv_claim_answer *a, gv_error *err)
{
    const char *sentence = NULL;
    const bool colored = gv_color_wanted(options->color, stderr);
    const gv_status status = gv_claim_sentence(a, &sentence, err);
    if (status != GV_OK)
        return status;
    gv_say(options, "%-5s %-9s  %s%-14s%s %4llu pairs  %s\n", a->plan->name,
           gv_claim_type_words((gv_claim_type) a->claim->type),
           gv_style_on(style_of(a->verdict), colored), gv_claim_verdict_words(a->verdict),
           gv_style_off(colored), (unsigned long long) a->n, sentence);
    return GV_OK;
}

static gv_status tell(const gv_options *options, const gv_judged *judged, size_t n,
                      gv_error *err)
{
    gv_status status = GV_OK;
    gv_text json = { .text = NULL };
    const gv_claim_answer **answers = gv_alloc(n, sizeof(const gv_claim_answer *), err);
    if (answers == NULL)
        return GV_E_MEMORY;
    gv_say(options, "\n");
    for (size_t k = 0; k < n; k++) {
        GV_TRY(tell_one(options, judged[k].answer, err));
        answers[k] = judged[k].answer;
    }
    const char *folder = options->output != NULL ? options->output : "results";
    gv_say(options, "\nreport  %s/claims.html\ndata    %s/claims.h5\n", folder, folder);
    if (options->json) {
        GV_TRY(gv_claims_json(answers, n, &json, err));
        status = gv_print_out(&json, err);
    }
done:
    gv_text_free(&json);
    gv_free(answers);
    return status;
}

static gv_status adjust(gv_judged *judged, size_t n, gv_error *err)
{
    gv_claim_answer **answers = gv_alloc(n, sizeof(gv_claim_answer *), err);
    if (answers == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < n; k++)
        answers[k] = judged[k].answer;
    gv_claims_adjust(answers, n);
    gv_free(answers);
    return GV_OK;
}

static gv_status outcome(const gv_judged *judged, size_t n, gv_error *err)
{
    for (size_t k = 0; k < n; k++) {
        if (judged[k].failed_runs.code == GV_OK)
            continue;
        if (err != NULL)
            *err = judged[k].failed_runs;
        return judged[k].failed_runs.code;
    }
    return GV_OK;
}

static gv_status judge(const gv_options *options, const gv_claim_files *files,
                       gv_error *err)
{
    gv_status status = GV_OK;
    gv_judged *judged = gv_alloc(files->n, sizeof *judged, err);
    if (judged == NULL)
        return GV_E_MEMORY;
    const uint64_t most = options->replicates > 0 ? options->replicates
                          : options->quick        ? FIRST_LOOK
                                                  : 0;
    for (size_t k = 0; k < files->n; k++)
        GV_TRY(gv_claim_run(options, most, &files->at[k], &judged[k], err));
    GV_TRY(adjust(judged, files->n, err));
    GV_TRY(gv_claims_keep(options, judged, files->n, err));
    GV_TRY(tell(options, judged, files->n, err));
    status = outcome(judged, files->n, err);
done:
    for (size_t k = 0; k < files->n; k++)
        gv_judged_free(&judged[k]);
    gv_free(judged);
    return status;
}

static gv_status claims(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_claim_files files = { .at = NULL };
    GV_TRY(gv_claim_files_find(options, &files, err));
    status = options->list ? list(options, &files, err) : judge(options, &files, err);
done:
    gv_claim_files_free(&files);
    return status;
}

int gv_verb_claims(int argc, char **argv)
{
    return gv_act(&usage, claims, argc, argv);
}
