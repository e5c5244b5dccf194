/* Word `net exposure`: who adopted when among whom, from a file of ties and one of times.
 */
#include "cli/net.h"

#include "cli/action.h"
#include "cli/figure.h"
#include "cli/print.h"
#include "grapevine/series.h"

#include <inttypes.h>
#include <math.h>

static const gv_option exposure_options[] = {
    GV_OPTION_ROW_(adoption, 0, GV_OPTION_TEXT, "FILE",
                   "who adopted when: a head, then a row a person; needed"),
    GV_OPTION_NAMES_IN,
    GV_OPTION_NUMBERS_IN,
    GV_OPTION_ROW_(until, 0, GV_OPTION_COUNT, "T",
                   "last period that was watched: later times mean never"),
    GV_OPTION_ROW_(output, 'o', GV_OPTION_TEXT, "FILE.csv",
                   "write a row a person: time, exposure then and before, people heard"),
    GV_OPTION_LAYER,
    GV_OPTION_SET,
    GV_OPTION_JSON,
    GV_OPTIONS_COMMON
};

static const gv_usage usage = {
    .verb = "net exposure",
    .about = "who adopted when among whom: exposure, thresholds, hazards",
    .operands = "TIES [KEY=VALUE ...]",
    .least = 1,
    .most = SIZE_MAX,
    .options = exposure_options,
    .story =
        "`net exposure ties.tsv directed=true first=listens --adoption doctors.tsv`. "
        "Times\n"
        "are whole numbers; who has none never adopted. Exposure: share of those whom a\n"
        "person hears who have adopted. Threshold: exposure when the person adopts. A\n"
        "hazard that rises with exposure may be influence, or like among like, or news\n"
        "that reaches all.\n",
};

/* ---- the data ---------------------------------------------------------------------- */

static gv_status check_time(const gv_series *s, size_t k, gv_error *err)
{
    if (isnan(s->value[k]) ||
        (s->value[k] == floor(s->value[k]) && s->value[k] >= 0 && s->value[k] < 1e9))
        return GV_OK;
    GV_FAIL(err, GV_E_DATA, "a time of adoption should be a whole number from 0 up");
    gv_error_hint(err, "leave the cell empty for who never adopted");
    return gv_series_refuse(s, k, err);
}

static gv_status check_everybody(const gv_series *s, const gv_network *net,
                                 const bool *known, gv_error *err)
{
    char room[32];
    for (uint32_t v = 0; v < gv_network_people(net); v++) {
        if (known[v])
            continue;
        GV_FAIL(err, GV_E_DATA, "there is no row for '%.60s', who is in the network",
                gv_network_label(net, v, room));
        gv_error_hint(err, "write one, without a time for who never adopted");
        gv_error_place(err, s->path, 0, 0);
        return GV_E_DATA;
    }
    return GV_OK;
}

/* @param[out] time  [people] NaN: never */
static gv_status match(const gv_options *options, const gv_series *s, const gv_network *net,
                       double *time, gv_error *err)
{
    gv_status status = GV_OK;
    bool *known = gv_alloc(gv_network_people(net), sizeof *known, err);
    if (known == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < s->n; k++) {
        GV_TRY(check_time(s, k, err));
        const uint32_t v = gv_network_find(net, s->name[k]);
        if (v == UINT32_MAX) {
            GV_FAIL(err, GV_E_DATA, "there is no person '%.60s' in the network",
                    s->name[k]);
            gv_error_hint(err, "with ids from 0 on people=N counts those in who have no "
                               "tie");
            status = gv_series_refuse(s, k, err);
            goto done;
        }
        known[v] = true;
        const bool was_seen = options->until == 0 || s->value[k] <= (double) options->until;
        time[v] = was_seen ? s->value[k] : NAN;
    }
    GV_TRY(check_everybody(s, net, known, err));
done:
    gv_free(known);
    return status;
}

/* ---- what people read ---------------------------------------------------------------- */

static void add_share(gv_table *table, double x)
{
    char text[32];
    gv_figure_print(x, 4, text, sizeof text);
    gv_table_cell(table, "%s", text);
}

static void add_interval(gv_table *table, const gv_interval *i)
{
    add_share(table, i->value);
    if (isnan(i->value))
        gv_table_cell(table, "%s", "-");
    else
        gv_table_cell(table, "%.3f to %.3f", i->low, i->high);
}

static void print_periods(const gv_options *options, const gv_series *series,
                          const gv_exposure_study *s, gv_text *out)
{
    gv_table table = { .n_columns = 7,
                       .right = 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 6 };
    static const char *const head[] = { "adopters", "in all",        "at risk",
                                        "hazard",   "95 % interval", "exposure" };
    uint64_t all = 0;
    gv_table_cell(&table, "%s", series->value_head);
    for (size_t k = 0; k < GV_COUNT_OF(head); k++)
        gv_table_cell(&table, "%s", head[k]);
    for (size_t k = 0; k < s->n_periods; k++) {
        const gv_exposure_period *p = &s->period[k];
        all += p->adopters;
        gv_table_cell(&table, "%.0f", p->time);
        gv_table_cell(&table, "%u", p->adopters);
        gv_table_cell(&table, "%" PRIu64, all);
        gv_table_cell(&table, "%u", p->at_risk);
        add_interval(&table, &p->hazard);
        add_share(&table, p->exposure);
    }
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), out);
    gv_table_free(&table);
}

static void print_bands(const gv_options *options, const gv_exposure_study *s, gv_text *out)
{
    static const char *const title[] = { "none of them", "up to 1/4", "up to 1/2",
                                         "up to 3/4", "up to all" };
    gv_table table = { .n_columns = 5, .right = 1u << 1 | 1u << 2 | 1u << 3 };
    gv_table_cell(&table, "%s", "heard adopters before");
    gv_table_cell(&table, "%s", "at risk");
    gv_table_cell(&table, "%s", "adopters");
    gv_table_cell(&table, "%s", "hazard");
    gv_table_cell(&table, "%s", "95 % interval");
    for (size_t b = 0; b < GV_EXPOSURE_BANDS; b++) {
        gv_table_cell(&table, "%s", title[b]);
        gv_table_cell(&table, "%" PRIu64, s->band[b].at_risk);
        gv_table_cell(&table, "%" PRIu64, s->band[b].adopters);
        add_interval(&table, &s->band[b].hazard);
    }
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), out);
    gv_table_free(&table);
}

static void print_thresholds(const gv_options *options, const gv_exposure_study *s,
                             gv_text *out)
{
    gv_table table = { .n_columns = 4, .right = 1u << 1 | 1u << 3 };
    gv_table_cell(&table, "%s", "mean threshold");
    gv_table_cell(&table, "%s", "share");
    gv_table_cell(&table, "%s", "95 % interval");
    gv_table_cell(&table, "%s", "people");
    gv_table_cell(&table, "%s", "by the end of the period of adoption");
    add_interval(&table, &s->mean_threshold);
    gv_table_cell(&table, "%zu", s->n_threshold);
    gv_table_cell(&table, "%s", "before it");
    add_interval(&table, &s->mean_lagged);
    gv_table_cell(&table, "%zu", s->n_lagged);
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), out);
    gv_table_free(&table);
}

static gv_status print_tables(const gv_options *options, const gv_series *series,
                              const gv_exposure_study *s, gv_error *err)
{
    gv_text out = { .text = NULL };
    print_periods(options, series, s, &out);
    gv_text_add(&out, "\n");
    print_thresholds(options, s, &out);
    gv_text_add(&out, "\n");
    print_bands(options, s, &out);
    gv_say(options, "%u people, %u of whom hear anybody; %u adopted in %zu periods\n",
           s->people, s->hearing, s->adopters, s->n_periods);
    return gv_print_out(&out, err);
}

/* ---- what programs read ----------------------------------------------------------------
 */

static void json_interval(gv_text *out, const char *key, const gv_interval *i)
{
    gv_text_add(out, "\"%s\": {", key);
    gv_figure_json(out, "value", i->value);
    gv_text_add(out, ", ");
    gv_figure_json(out, "low", i->low);
    gv_text_add(out, ", ");
    gv_figure_json(out, "high", i->high);
    gv_text_add(out, "}");
}

static gv_status print_json(const gv_exposure_study *s, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out, "{\"people\": %u, \"hearing\": %u, \"adopters\": %u,\n ", s->people,
                s->hearing, s->adopters);
    json_interval(&out, "threshold", &s->mean_threshold);
    gv_text_add(&out, ", \"threshold_people\": %zu,\n ", s->n_threshold);
    json_interval(&out, "lagged_threshold", &s->mean_lagged);
    gv_text_add(&out, ", \"lagged_threshold_people\": %zu,\n \"periods\": [", s->n_lagged);
    for (size_t k = 0; k < s->n_periods; k++) {
        const gv_exposure_period *p = &s->period[k];
        gv_text_add(&out, "%s\n  {\"time\": %.0f, \"at_risk\": %u, \"adopters\": %u, ",
                    k > 0 ? "," : "", p->time, p->at_risk, p->adopters);
        json_interval(&out, "hazard", &p->hazard);
        gv_text_add(&out, ", ");
        gv_figure_json(&out, "exposure", p->exposure);
        gv_text_add(&out, "}");
    }
    gv_text_add(&out, "],\n \"by_exposure\": [");
    for (size_t b = 0; b < GV_EXPOSURE_BANDS; b++) {
        gv_text_add(
            &out,
            "%s\n  {\"up_to\": %.2f, \"at_risk\": %" PRIu64 ", \"adopters\": %" PRIu64 ", ",
            b > 0 ? "," : "", s->band[b].high, s->band[b].at_risk, s->band[b].adopters);
        json_interval(&out, "hazard", &s->band[b].hazard);
        gv_text_add(&out, "}");
    }
    gv_text_add(&out, "]}\n");
    return gv_print_out(&out, err);
}

/* ---- a row a person
 * ---------------------------------------------------------------------- */

static void add_cell(gv_text *out, double x)
{
    char number[32] = "";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, ",%s", number);
}

static gv_status write_people(const gv_options *options, gv_network *net,
                              const double *time, const gv_exposure_study *s, gv_error *err)
{
    gv_text csv = { .text = NULL };
    char room[32];
    gv_text_add(&csv, "person,time,threshold,threshold_before,heard\n");
    for (uint32_t v = 0; v < s->people; v++) {
        gv_text_add_quoted(&csv, gv_network_label(net, v, room));
        add_cell(&csv, time[v]);
        add_cell(&csv, s->threshold[v]);
        add_cell(&csv, s->lagged[v]);
        gv_text_add(&csv, ",%" PRIu64 "\n", gv_network_followed(net, v));
    }
    const gv_status status = gv_net_publish(options->output, &csv, err);
    if (status == GV_OK)
        gv_say(options, "people  %s\n", options->output);
    return status;
}

static gv_status exposure(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_net net = { .net = NULL };
    gv_series *series = NULL;
    gv_exposure_study study = { .arena = NULL };
    double *time = NULL;
    if (options->adoption == NULL) {
        status = GV_FAIL(err, GV_E_USAGE, "--adoption is missing: who adopted when?");
        gv_error_hint(err, "--adoption FILE, with a head and a row a person");
        return status;
    }
    GV_TRY(gv_net_plan(options, &plan, err));
    GV_TRY(gv_net_open(options, plan, 0, &net, err));
    GV_TRY(gv_series_read(options->adoption, options->names_in, options->numbers_in,
                          &series, err));
    time = gv_alloc(gv_network_people(net.net), sizeof *time, err);
    if (time == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    GV_TRY(match(options, series, net.net, time, err));
    GV_TRY(gv_exposure_of(net.net, time, &study, err));
    GV_TRY(options->json ? print_json(&study, err)
                         : print_tables(options, series, &study, err));
    if (options->output != NULL)
        GV_TRY(write_people(options, net.net, time, &study, err));
done:
    gv_exposure_free(&study);
    gv_free(time);
    gv_series_free(series);
    gv_net_close(&net);
    gv_plan_free(plan);
    return status;
}

int gv_net_exposure(int argc, char **argv)
{
    return gv_act(&usage, exposure, argc, argv);
}
