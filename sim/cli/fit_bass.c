/* Word `fit bass`: the Bass curve of a series of sales, and what is to be said against it.
 */
#include "cli/action.h"
#include "cli/figure.h"
#include "cli/fit.h"
#include "cli/print.h"
#include "grapevine/series.h"

#include <inttypes.h>
#include <math.h>

static const gv_option bass_options[] = { GV_OPTION_NAMES_IN, GV_OPTION_NUMBERS_IN,
                                          GV_OPTION_JSON, GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "fit bass",
    .about = "fit the Bass curve to a series of sales",
    .operands = "FILE.csv",
    .least = 1,
    .most = 1,
    .options = bass_options,
    .story =
        "FILE has a head and a row a period, from the first sales on: `period,sales`.\n"
        "Least squares on the curve (Srinivasan, Mason 1986); beside it Bass's own\n"
        "regression of 1969, which tells less well how sure it is.\n",
};

/* ---- the series ------------------------------------------------------------------ */

static gv_status check_number(const gv_series *s, size_t k, gv_error *err)
{
    if (s->value[k] >= 0)
        return GV_OK;
    if (isnan(s->value[k]))
        GV_FAIL(err, GV_E_DATA, "'%.60s' has no %.60s", s->name[k], s->value_head);
    else
        GV_FAIL(err, GV_E_DATA, "%.60s below 0", s->value_head);
    gv_error_hint(err, "a period without sales is a 0");
    return gv_series_refuse(s, k, err);
}

/* Periods that are numbers rise in equal steps, so none is missing. */
static gv_status check_step(const gv_series *s, size_t k, gv_error *err)
{
    double first = 0, second = 0, before = 0, now = 0;
    if (k < 2 || !gv_parse_real(s->name[0], &first) || !gv_parse_real(s->name[1], &second))
        return GV_OK;
    const bool are_numbers =
        gv_parse_real(s->name[k - 1], &before) && gv_parse_real(s->name[k], &now);
    const double step = second - first;
    if (are_numbers && step > 0 && fabs(now - before - step) < 1e-6 * step)
        return GV_OK;
    GV_FAIL(err, GV_E_DATA,
            "behind period %.60s comes %.60s: periods should be equal steps",
            s->name[k - 1], s->name[k]);
    gv_error_hint(err, "a period without sales is a row with 0");
    return gv_series_refuse(s, k, err);
}

static gv_status check(const gv_series *s, gv_error *err)
{
    gv_status status = GV_OK;
    for (size_t k = 0; k < s->n; k++) {
        GV_TRY(check_number(s, k, err));
        GV_TRY(check_step(s, k, err));
    }
done:
    return status;
}

/* ---- what people read -------------------------------------------------------------- */

static void add_row(gv_table *table, const char *title, double value, double error,
                    const gv_interval *interval, double regression)
{
    char at[4][32];
    gv_figure_print(value, 4, at[0], sizeof at[0]);
    gv_figure_print(error, 3, at[1], sizeof at[1]);
    gv_table_cell(table, "%s", title);
    gv_table_cell(table, "%s", at[0]);
    gv_table_cell(table, "%s", at[1]);
    if (interval != NULL && isfinite(interval->low)) {
        gv_figure_print(interval->low, 4, at[2], sizeof at[2]);
        gv_figure_print(interval->high, 4, at[3], sizeof at[3]);
        gv_table_cell(table, "%s to %s", at[2], at[3]);
    } else {
        gv_table_cell(table, "%s", "-");
    }
    gv_figure_print(regression, 4, at[0], sizeof at[0]);
    gv_table_cell(table, "%s", at[0]);
}

static void print_estimates(const gv_options *options, const gv_bass_fit *fit, gv_text *out)
{
    static const char *const title[] = { "p  innovation, a period",
                                         "q  imitation, a period",
                                         "m  market, in the unit of the sales" };
    gv_table table = { .n_columns = 5, .right = 1u << 1 | 1u << 2 | 1u << 4 };
    gv_table_cell(&table, "%s", "parameter");
    gv_table_cell(&table, "%s", "estimate");
    gv_table_cell(&table, "%s", "std. error");
    gv_table_cell(&table, "%s", "95 % interval");
    gv_table_cell(&table, "%s", "regression of 1969");
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++)
        add_row(&table, title[k], fit->value[k], fit->error[k], &fit->interval[k],
                fit->regression[k]);
    add_row(&table, "peak, periods after the start", fit->peak.value, NAN, &fit->peak, NAN);
    add_row(&table, "peak sales a period", fit->peak_sales, NAN, NULL, NAN);
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), out);
    gv_table_free(&table);
}

static void print_series(const gv_options *options, const gv_series *s,
                         const gv_bass_fit *fit, gv_text *out)
{
    gv_table table = { .n_columns = 3, .right = 1u << 1 | 1u << 2 };
    gv_table_cell(&table, "%s", s->name_head);
    gv_table_cell(&table, "%s", s->value_head);
    gv_table_cell(&table, "%s", "fitted");
    for (size_t k = 0; k < s->n; k++) {
        char sold[32], fitted[32];
        gv_figure_print(s->value[k], 6, sold, sizeof sold);
        gv_figure_print(gv_bass_sales(fit, k), 4, fitted, sizeof fitted);
        gv_table_cell(&table, "%s", s->name[k]);
        gv_table_cell(&table, "%s", sold);
        gv_table_cell(&table, "%s", fitted);
    }
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), out);
    gv_table_free(&table);
}

typedef struct doubt {
    unsigned bit;
    const char *key, *words;
} doubt;

static const doubt doubts[] = {
    { GV_BASS_BEFORE_PEAK, "before_peak",
      "The peak is not clearly behind us: m is a guess beyond the data, as a rule too "
      "low,\n"
      "and q too high (Van den Bulte, Lilien 1997)." },
    { GV_BASS_ILL_CONDITIONED, "ill_conditioned",
      "Ill-conditioned: other values of p, q and m together fit nearly as well; do not "
      "read\n"
      "one of them by itself." },
    { GV_BASS_AT_EDGE, "at_edge",
      "p or q came out as 0: standard errors mean little there." },
    { GV_BASS_NO_IMITATION, "no_imitation",
      "The interval of q holds 0: these sales alone show no imitation." },
    { GV_BASS_NO_INNOVATION, "no_innovation",
      "The interval of p holds 0: these sales alone show no adoption without others." },
    { GV_BASS_NO_REGRESSION, "no_regression",
      "The regression of 1969 has no Bass curve here." },
};

static void tell(const gv_options *options, const gv_series *s, const gv_bass_fit *fit)
{
    char next[32], error[32], condition[32], r_squared[32];
    double sum = 0;
    for (size_t k = 0; k < s->n; k++)
        sum += s->value[k];
    gv_figure_print(sum, 5, next, sizeof next);
    gv_say(options, "%s: %zu periods, %s to %s; %s in all\n", options->operand[0], s->n,
           s->name[0], s->name[s->n - 1], next);
    gv_figure_print(fit->next, 4, next, sizeof next);
    gv_figure_print(fit->residual, 3, error, sizeof error);
    gv_figure_print(fit->condition, 3, condition, sizeof condition);
    gv_figure_print(100 * fit->r_squared, 3, r_squared, sizeof r_squared);
    gv_say(options,
           "residual standard error %s; R squared %s %%; condition index %s; next period "
           "%s\n",
           error, r_squared, condition, next);
    for (size_t k = 0; k < GV_COUNT_OF(doubts); k++) {
        if ((fit->doubts & doubts[k].bit) != 0)
            gv_say(options, "note: %s\n", doubts[k].words);
    }
    gv_say(options,
           "In a scenario whose ticks are these periods: "
           "model: {kind: bass, p: %.4g, q: %.4g}\n",
           fit->value[GV_BASS_P], fit->value[GV_BASS_Q]);
}

static gv_status print_tables(const gv_options *options, const gv_series *s,
                              const gv_bass_fit *fit, gv_error *err)
{
    gv_text out = { .text = NULL };
    print_estimates(options, fit, &out);
    gv_text_add(&out, "\n");
    print_series(options, s, fit, &out);
    const gv_status status = gv_print_out(&out, err);
    if (status == GV_OK)
        tell(options, s, fit);
    return status;
}

/* ---- what programs read -------------------------------------------------------------- */

static void json_parameters(const gv_bass_fit *fit, gv_text *out)
{
    static const char *const key[] = { "p", "q", "m" };
    for (size_t k = 0; k < GV_BASS_PARAMETERS; k++) {
        gv_text_add(out, ",\n \"%s\": {", key[k]);
        gv_figure_json(out, "value", fit->value[k]);
        gv_text_add(out, ", ");
        gv_figure_json(out, "error", fit->error[k]);
        gv_text_add(out, ", ");
        gv_figure_json(out, "low", fit->interval[k].low);
        gv_text_add(out, ", ");
        gv_figure_json(out, "high", fit->interval[k].high);
        gv_text_add(out, ", ");
        gv_figure_json(out, "regression", fit->regression[k]);
        gv_text_add(out, "}");
    }
    gv_text_add(out, ",\n \"correlation\": {");
    gv_figure_json(out, "p_q", fit->correlation[GV_BASS_P][GV_BASS_Q]);
    gv_text_add(out, ", ");
    gv_figure_json(out, "p_m", fit->correlation[GV_BASS_P][GV_BASS_M]);
    gv_text_add(out, ", ");
    gv_figure_json(out, "q_m", fit->correlation[GV_BASS_Q][GV_BASS_M]);
    gv_text_add(out, "}");
}

static void json_quality(const gv_bass_fit *fit, gv_text *out)
{
    gv_text_add(out, ",\n ");
    gv_figure_json(out, "residual_error", fit->residual);
    gv_text_add(out, ", ");
    gv_figure_json(out, "r_squared", fit->r_squared);
    gv_text_add(out, ", ");
    gv_figure_json(out, "condition_index", fit->condition);
    gv_text_add(out, ",\n \"peak\": {");
    gv_figure_json(out, "periods", fit->peak.value);
    gv_text_add(out, ", ");
    gv_figure_json(out, "low", fit->peak.low);
    gv_text_add(out, ", ");
    gv_figure_json(out, "high", fit->peak.high);
    gv_text_add(out, ", ");
    gv_figure_json(out, "sales", fit->peak_sales);
    gv_text_add(out, "}, ");
    gv_figure_json(out, "next", fit->next);
    gv_text_add(out, ",\n \"doubts\": [");
    const char *before = "";
    for (size_t k = 0; k < GV_COUNT_OF(doubts); k++) {
        if ((fit->doubts & doubts[k].bit) == 0)
            continue;
        gv_text_add(out, "%s\"%s\"", before, doubts[k].key);
        before = ", ";
    }
    gv_text_add(out, "]");
}

static gv_status print_json(const gv_options *options, const gv_series *s,
                            const gv_bass_fit *fit, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out, "{\"file\": ");
    gv_text_add_quoted(&out, options->operand[0]);
    gv_text_add(&out, ", \"periods\": %zu", s->n);
    json_parameters(fit, &out);
    json_quality(fit, &out);
    gv_text_add(&out, ",\n \"series\": [");
    for (size_t k = 0; k < s->n; k++) {
        gv_text_add(&out, "%s\n  {\"period\": ", k > 0 ? "," : "");
        gv_text_add_quoted(&out, s->name[k]);
        gv_text_add(&out, ", ");
        gv_figure_json(&out, "sales", s->value[k]);
        gv_text_add(&out, ", ");
        gv_figure_json(&out, "fitted", gv_bass_sales(fit, k));
        gv_text_add(&out, "}");
    }
    gv_text_add(&out, "]}\n");
    return gv_print_out(&out, err);
}

static gv_status fit_bass(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_series *series = NULL;
    gv_bass_fit fit;
    GV_TRY(gv_series_read(options->operand[0], options->names_in, options->numbers_in,
                          &series, err));
    GV_TRY(check(series, err));
    GV_TRY(gv_bass_fit_series(series->value, series->n, &fit, err));
    status = options->json ? print_json(options, series, &fit, err)
                           : print_tables(options, series, &fit, err);
done:
    gv_series_free(series);
    return status;
}

int gv_fit_bass(int argc, char **argv)
{
    return gv_act(&usage, fit_bass, argc, argv);
}
