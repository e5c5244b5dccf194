/* What claims came to: a file of data, a small table, and a page. */
#include "cli/claims.h"

#include <math.h>

enum { CLAIM, COMPARISON, PAIR, LEVEL, DIMENSIONS };

/* Columns under construction; all in one arena. */
typedef struct keeping {
    const gv_judged *judged;
    size_t n[DIMENSIONS];
    gv_arena *arena;
    gv_file_column *column;
    size_t n_columns, room;
    gv_error *err;
    bool failed;
} keeping;

static void *begin(keeping *k, size_t dimension, gv_file_cell cell, const char *name,
                   const char *title, size_t size)
{
    void *values = gv_arena_alloc(k->arena, k->n[dimension], size, k->err);
    if (values == NULL || k->n_columns == k->room) {
        k->failed = true;
        return NULL;
    }
    k->column[k->n_columns++] = (gv_file_column){
        .name = name, .title = title, .dimension = dimension, .cell = cell, .values = values
    };
    return values;
}

/* ---- of claims ----------------------------------------------------------------------- */

typedef const char *word_of_claim(const gv_claim_answer *a);
typedef double real_of_claim(const gv_claim_answer *a);

static const char *title_of(const gv_claim_answer *a)
{
    return a->plan->experiment.title;
}

static const char *essay_of(const gv_claim_answer *a)
{
    return a->claim->essay;
}

static const char *says_of(const gv_claim_answer *a)
{
    return a->claim->says;
}

static const char *type_of(const gv_claim_answer *a)
{
    return gv_claim_type_words((gv_claim_type) a->claim->type);
}

static const char *verdict_of(const gv_claim_answer *a)
{
    return gv_claim_verdict_words(a->verdict);
}

static const char *robustness_of(const gv_claim_answer *a)
{
    return gv_robustness_words(a->robust.label);
}

static const char *driver_of(const gv_claim_answer *a)
{
    return a->robust.n_drivers > 0 ? a->robust.drivers[0].key : "";
}

static const char *second_driver_of(const gv_claim_answer *a)
{
    return a->robust.n_drivers > 1 ? a->robust.drivers[1].key : "";
}

static const char *plan_hash_of(const gv_claim_answer *a)
{
    return a->plan_hash;
}

static const char *world_hash_of(const gv_claim_answer *a)
{
    return a->world_hash;
}

static double pairs_of(const gv_claim_answer *a)
{
    return (double) a->n;
}

static double p_of(const gv_claim_answer *a)
{
    return a->p;
}

static double adjusted_of(const gv_claim_answer *a)
{
    return a->adjusted;
}

static double stands_of(const gv_claim_answer *a)
{
    return a->stands ? 1 : 0;
}

static double of_sample(const gv_claim_answer *a, double share)
{
    return a->robust.label == GV_ROBUST_UNKNOWN ? (double) NAN : share;
}

static double as_predicted_of(const gv_claim_answer *a)
{
    return of_sample(a, a->robust.as_predicted);
}

static double within_of(const gv_claim_answer *a)
{
    return of_sample(a, a->robust.within);
}

static double opposite_of(const gv_claim_answer *a)
{
    return of_sample(a, a->robust.opposite);
}

static const struct {
    const char *name, *title;
    word_of_claim *word;
    real_of_claim *real;
} claim_columns[] = {
    { "title", "what is asked", title_of, NULL },
    { "essay", "file that makes the claim", essay_of, NULL },
    { "says", "the claim in other words", says_of, NULL },
    { "type", "how its effect comes about", type_of, NULL },
    { "verdict", "what it came to", verdict_of, NULL },
    { "pairs", "pairs of lives at the look that decided", NULL, pairs_of },
    { "p", "one-sided, over all looks; the largest of its predictions", NULL, p_of },
    { "adjusted", "the same over all claims of the file", NULL, adjusted_of },
    { "stands", "1: the verdict survives the number of claims", NULL, stands_of },
    { "robustness", "over what is assumed", robustness_of, NULL },
    { "as_predicted", "share of the sample", NULL, as_predicted_of },
    { "within", "share of the sample where it does not matter", NULL, within_of },
    { "opposite", "share of the sample where it is the other way", NULL, opposite_of },
    { "driver", "the assumption that drives it most", driver_of, NULL },
    { "second_driver", "the one after that", second_driver_of, NULL },
    { "plan_hash", "of the lives it was judged on", plan_hash_of, NULL },
    { "world_hash", "of the world", world_hash_of, NULL },
};

static void add_claims(keeping *k)
{
    for (size_t c = 0; c < GV_COUNT_OF(claim_columns); c++) {
        const bool is_word = claim_columns[c].word != NULL;
        void *at =
            begin(k, CLAIM, is_word ? GV_CELL_TEXT : GV_CELL_REAL, claim_columns[c].name,
                  claim_columns[c].title, is_word ? sizeof(const char *) : sizeof(double));
        for (size_t i = 0; at != NULL && i < k->n[CLAIM]; i++) {
            const gv_claim_answer *a = k->judged[i].answer;
            if (is_word)
                ((const char **) at)[i] = claim_columns[c].word(a);
            else
                ((double *) at)[i] = claim_columns[c].real(a);
        }
    }
}

/* ---- of comparisons --------------------------------------------------------------------
 */

static const char *joined(keeping *k, gv_words words)
{
    gv_text text = { .text = NULL };
    for (size_t i = 0; i < words.n; i++)
        gv_text_add(&text, "%s%s", i > 0 ? ", " : "", words.at[i]);
    const char *kept =
        text.failed ? NULL
                    : gv_arena_text(k->arena, text.text != NULL ? text.text : "", k->err);
    gv_text_free(&text);
    k->failed = k->failed || kept == NULL;
    return kept;
}

static void add_words(keeping *k)
{
    const char **kind =
        begin(k, COMPARISON, GV_CELL_TEXT, "kind", "kind of comparison", sizeof *kind);
    const char **outcome =
        begin(k, COMPARISON, GV_CELL_TEXT, "outcome", "what is compared", sizeof *outcome);
    const char **treatment = begin(k, COMPARISON, GV_CELL_TEXT, "treatment",
                                   "strategies that are tested", sizeof *treatment);
    const char **control = begin(k, COMPARISON, GV_CELL_TEXT, "control",
                                 "strategies they are held against", sizeof *control);
    const char **verdict = begin(k, COMPARISON, GV_CELL_TEXT, "comparison_verdict",
                                 "what the comparison came to", sizeof *verdict);
    const char **second = begin(k, COMPARISON, GV_CELL_TEXT, "second",
                                "other outcome that is compared", sizeof *second);
    const char **chosen = begin(k, COMPARISON, GV_CELL_TEXT, "chosen",
                                "strategy that was chosen as the best", sizeof *chosen);
    const char **against =
        begin(k, COMPARISON, GV_CELL_TEXT, "chosen_against",
              "strategy that was chosen on the other side", sizeof *against);
    uint64_t *of = begin(k, COMPARISON, GV_CELL_COUNT, "comparison_of",
                         "place of its claim", sizeof *of);
    size_t row = 0;
    for (size_t i = 0; !k->failed && i < k->n[CLAIM]; i++) {
        const gv_claim_answer *a = k->judged[i].answer;
        for (size_t j = 0; j < a->n_comparisons; j++, row++) {
            const gv_compared *c = &a->comparisons[j];
            kind[row] = gv_comparison_specs[c->kind]->name;
            outcome[row] = c->outcome->name;
            treatment[row] = joined(k, c->said->treatment);
            control[row] = joined(k, c->said->control);
            verdict[row] = gv_claim_verdict_words(c->verdict);
            second[row] = c->said->second != NULL ? c->said->second : "";
            chosen[row] = c->best < c->n_levels ? c->levels[c->best].name : "";
            against[row] =
                c->best_control < c->n_levels ? c->levels[c->best_control].name : "";
            of[row] = i;
        }
    }
}

static double number_of(const gv_compared *c, size_t which)
{
    const double all[] = {
        c->smallest, c->effect.value, c->effect.low,      c->effect.high,
        c->p,        c->control,      c->spent_treatment, c->spent_control
    };
    return all[which];
}

static void add_numbers(keeping *k)
{
    static const char *const names[][2] = {
        { "smallest", "difference that matters at all" },
        { "effect", "mean difference" },
        { "effect_low", "its interval over all looks, 95 %" },
        { "effect_high", "its interval over all looks, 95 %" },
        { "comparison_p", "one-sided, over all looks" },
        { "control_mean", "what the control came to" },
        { "spent_treatment", "money, mean" },
        { "spent_control", "money, mean" },
    };
    for (size_t which = 0; which < GV_COUNT_OF(names); which++) {
        double *at = begin(k, COMPARISON, GV_CELL_REAL, names[which][0], names[which][1],
                           sizeof *at);
        size_t row = 0;
        for (size_t i = 0; at != NULL && i < k->n[CLAIM]; i++) {
            const gv_claim_answer *a = k->judged[i].answer;
            for (size_t j = 0; j < a->n_comparisons; j++)
                at[row++] = number_of(&a->comparisons[j], which);
        }
    }
}

/* ---- of pairs and levels
 * ------------------------------------------------------------------ */

static void add_rows(keeping *k)
{
    uint64_t *pair_of = begin(k, PAIR, GV_CELL_COUNT, "pair_of", "place of its comparison",
                              sizeof *pair_of);
    double *pair = begin(k, PAIR, GV_CELL_REAL, "difference",
                         "treatment minus control in one pair of lives", sizeof *pair);
    uint64_t *level_of = begin(k, LEVEL, GV_CELL_COUNT, "level_of",
                               "place of its comparison", sizeof *level_of);
    const char **name =
        begin(k, LEVEL, GV_CELL_TEXT, "strategy", "strategy (at a point)", sizeof *name);
    double *x = begin(k, LEVEL, GV_CELL_REAL, "stands_for",
                      "what it stands for along a curve", sizeof *x);
    double *mean =
        begin(k, LEVEL, GV_CELL_REAL, "level_mean", "mean of its outcome", sizeof *mean);
    size_t row = 0, n_pairs = 0, n_levels = 0;
    for (size_t i = 0; !k->failed && i < k->n[CLAIM]; i++) {
        const gv_claim_answer *a = k->judged[i].answer;
        for (size_t j = 0; j < a->n_comparisons; j++, row++) {
            const gv_compared *c = &a->comparisons[j];
            for (size_t r = 0; c->pair != NULL && r < c->n; r++, n_pairs++) {
                pair_of[n_pairs] = row;
                pair[n_pairs] = c->pair[r];
            }
            for (size_t r = 0; r < c->n_levels; r++, n_levels++) {
                level_of[n_levels] = row;
                name[n_levels] = c->levels[r].name;
                x[n_levels] = c->levels[r].x;
                mean[n_levels] = c->levels[r].mean.value;
            }
        }
    }
}

static void count_all(keeping *k)
{
    for (size_t i = 0; i < k->n[CLAIM]; i++) {
        const gv_claim_answer *a = k->judged[i].answer;
        k->n[COMPARISON] += a->n_comparisons;
        for (size_t j = 0; j < a->n_comparisons; j++) {
            k->n[PAIR] += a->comparisons[j].pair != NULL ? (size_t) a->comparisons[j].n : 0;
            k->n[LEVEL] += a->comparisons[j].n_levels;
        }
    }
}

static gv_status keep_data(const gv_options *options, keeping *k, gv_error *err)
{
    const char **names = gv_arena_alloc(k->arena, k->n[CLAIM], sizeof *names, err);
    if (names == NULL)
        return GV_E_MEMORY;
    for (size_t i = 0; i < k->n[CLAIM]; i++)
        names[i] = k->judged[i].plan->name;
    count_all(k);
    add_claims(k);
    add_words(k);
    add_numbers(k);
    add_rows(k);
    if (k->failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory to keep the claims");
    const gv_file_dimension dimensions[DIMENSIONS] = {
        [CLAIM] = { "claim", "claim that was judged", k->n[CLAIM], names },
        [COMPARISON] = { "comparison", "comparison of a claim", k->n[COMPARISON], NULL },
        [PAIR] = { "pair", "pair of lives of a comparison", k->n[PAIR], NULL },
        [LEVEL] = { "level", "strategy of a comparison", k->n[LEVEL], NULL },
    };
    const gv_file_table table = { .filetype = "grapevine-claims",
                                  .title = "Claims that were judged together",
                                  .dimensions = dimensions,
                                  .n_dimensions = DIMENSIONS,
                                  .columns = k->column,
                                  .n_columns = k->n_columns };
    return gv_record_table(options->output, "claims.h5", &table, err);
}

static gv_status keep_page(const gv_options *options, const keeping *k, gv_error *err)
{
    gv_status status;
    gv_text page = { .text = NULL };
    const gv_claim_answer **answers =
        gv_arena_alloc(k->arena, k->n[CLAIM], sizeof(const gv_claim_answer *), err);
    if (answers == NULL)
        return GV_E_MEMORY;
    for (size_t i = 0; i < k->n[CLAIM]; i++)
        answers[i] = k->judged[i].answer;
    GV_TRY(gv_report_claims(answers, k->n[CLAIM], &page, err));
    GV_TRY(gv_record_page(options->output, "claims.html", page.text, page.length, err));
done:
    gv_text_free(&page);
    return status;
}

static gv_status keep_rows(const gv_options *options, const keeping *k, gv_error *err)
{
    gv_text rows = { .text = NULL };
    gv_claims_csv(k->judged, k->n[CLAIM], &rows);
    const gv_status status =
        rows.failed
            ? GV_FAIL(err, GV_E_MEMORY, "not enough memory to keep the claims")
            : gv_record_page(options->output, "claims.csv", rows.text, rows.length, err);
    gv_text_free(&rows);
    return status;
}

gv_status gv_claims_keep(const gv_options *options, const gv_judged *judged, size_t n,
                         gv_error *err)
{
    enum { MOST_COLUMNS = 64 };
    gv_file_column columns[MOST_COLUMNS];
    keeping k = {
        .judged = judged, .n = { n }, .column = columns, .room = MOST_COLUMNS, .err = err
    };
    gv_status status;
    GV_TRY(gv_arena_create(&k.arena, err));
    GV_TRY(keep_data(options, &k, err));
    GV_TRY(keep_rows(options, &k, err));
    GV_TRY(keep_page(options, &k, err));
done:
    gv_arena_free(k.arena);
    return status;
}
