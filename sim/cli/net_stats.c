/* Word `net stats`: a network in numbers. */
#include "cli/net.h"

#include "base/number.h"
#include "cli/action.h"
#include "cli/print.h"
#include "study/study_internal.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const gv_option stats_options[] = { GV_OPTION_GRAPH,
                                           GV_OPTION_LAYER,
                                           GV_OPTION_BY,
                                           GV_OPTION_ROW_(graphs, 0, GV_OPTION_COUNT, "K",
                                                          "mean over K networks of a "
                                                          "random kind, with its 95 % "
                                                          "interval"),
                                           GV_OPTION_SET,
                                           GV_OPTION_JSON,
                                           GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "net stats",
    .about = "describe the network of a scenario or a file in numbers",
    .operands = "FILE|SCENARIO [KEY=VALUE ...]",
    .least = 1,
    .most = SIZE_MAX,
    .options = stats_options,
    .story =
        "KEY is a key of the network: `net stats links.tsv directed=true first=listens`.\n"
        "Where people are too many to search the paths from all of them, a sample is, and\n"
        "the 95 % interval stands beside the estimate. A dash: does not exist here.\n",
};

/* Mean and t-interval over the networks in which the statistic exists. */
static gv_interval over_networks(double *value, uint64_t n)
{
    size_t kept = 0;
    for (uint64_t i = 0; i < n; i++) {
        if (!isnan(value[i]))
            value[kept++] = value[i];
    }
    if (kept == 0)
        return (gv_interval){ NAN, NAN, NAN };
    const study_moments m = study_moments_of(value, NULL, NULL, kept);
    const double half = kept > 1 ? study_t_point(kept) * sqrt(m.var_y) : NAN;
    return (gv_interval){ m.mean_y, m.mean_y - half, m.mean_y + half };
}

static uint64_t first_of(const gv_options *options)
{
    return options->graph > 0 ? options->graph - 1 : 0;
}

static gv_status describe(const gv_options *options, const gv_plan *plan, uint64_t number,
                          gv_statistics *out, gv_error *err)
{
    gv_status status;
    gv_net net = { .net = NULL };
    const gv_trait *group = NULL;
    GV_TRY(gv_net_open(options, plan, number, &net, err));
    GV_TRY(gv_net_groups(options, &net, &group, err));
    GV_TRY(gv_network_statistics(
        net.net, group != NULL ? group->value : NULL,
        gv_key_make(plan->experiment.seed, GV_PURPOSE_RANKING, number), out, err));
done:
    gv_net_close(&net);
    return status;
}

static gv_status describe_many(const gv_options *options, const gv_plan *plan, uint64_t n,
                               gv_statistics *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_statistics one;
    const uint64_t first = first_of(options);
    double *value = gv_alloc((size_t) n * GV_STATISTICS, sizeof *value, err);
    if (value == NULL)
        return GV_E_MEMORY;
    for (uint64_t i = 0; i < n; i++) {
        GV_TRY(describe(options, plan, first + i, &one, err));
        for (size_t k = 0; k < GV_STATISTICS; k++)
            value[k * n + i] = one.of[k].value;
    }
    for (size_t k = 0; k < GV_STATISTICS; k++)
        out->of[k] = over_networks(value + k * n, n);
    out->searches = one.searches;
done:
    gv_free(value);
    return status;
}

/* ---- what people read ---- */

/* Counts whole, all else to four digits that matter. */
static void print_value(double x, char *out, size_t room)
{
    const double size = fabs(x);
    if (isnan(x))
        gv_print_to(out, room, "-");
    else if (size >= 1000 || x == floor(x))
        gv_print_grouped(x, 0, out, room);
    else
        gv_print_grouped(x,
                         size >= 100  ? 1
                         : size >= 10 ? 2
                         : size >= 1  ? 3
                                      : 4,
                         out, room);
}

static bool is_estimate(const gv_interval *i)
{
    return i->low < i->value || i->high > i->value;
}

static void add_row(gv_table *table, const char *group, size_t k, const gv_interval *i)
{
    char value[32], low[32], high[32];
    const gv_statistic_row *const row = &gv_statistic_rows[k];
    print_value(i->value, value, sizeof value);
    gv_table_cell(table, "%s", group);
    gv_table_cell(table, "%s", row->title);
    gv_table_cell(table, "%s", value);
    if (is_estimate(i)) {
        print_value(i->low, low, sizeof low);
        print_value(i->high, high, sizeof high);
        gv_table_cell(table, "%s to %s", low, high);
    } else {
        gv_table_cell(table, "%s", "");
    }
}

/* A block whose statistics do not exist at all is left out. */
static bool is_told(const gv_statistics *s, size_t k)
{
    for (size_t j = 0; j < GV_STATISTICS; j++) {
        if (gv_same_text(gv_statistic_rows[j].group, gv_statistic_rows[k].group) &&
            !isnan(s->of[j].value))
            return true;
    }
    return false;
}

static gv_status print_table(const gv_statistics *s, const gv_options *options,
                             gv_error *err)
{
    gv_table table = { .n_columns = 4, .right = 1u << 2 };
    gv_text out = { .text = NULL };
    const char *group = "";
    gv_table_cell(&table, "%s", "");
    gv_table_cell(&table, "%s", "statistic");
    gv_table_cell(&table, "%s", "value");
    gv_table_cell(&table, "%s", "95 % interval");
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        if (!is_told(s, k))
            continue;
        const bool is_new = !gv_same_text(group, gv_statistic_rows[k].group);
        group = gv_statistic_rows[k].group;
        add_row(&table, is_new ? group : "", k, &s->of[k]);
    }
    gv_table_print(&table, 0, gv_color_wanted(options->color, stdout), &out);
    gv_table_free(&table);
    return gv_print_out(&out, err);
}

/* ---- what programs read ---- */

static void add_number(gv_text *out, const char *key, double x)
{
    char number[32] = "null";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, "\"%s\": %s", key, number);
}

static gv_status print_json(const gv_plan *plan, const gv_statistics *s, uint64_t first,
                            uint64_t n, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out, "{\"network\": \"%s\", \"graph\": %" PRIu64 ", \"graphs\": %" PRIu64,
                plan->generator->spec.name, first + 1, n);
    gv_text_add(&out, ", \"searches\": %u, \"statistics\": [", s->searches);
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        const gv_statistic_row *const row = &gv_statistic_rows[k];
        gv_text_add(&out, "%s\n  {\"name\": \"%s\", ", k > 0 ? "," : "", row->key);
        add_number(&out, "value", s->of[k].value);
        gv_text_add(&out, ", ");
        add_number(&out, "low", s->of[k].low);
        gv_text_add(&out, ", ");
        add_number(&out, "high", s->of[k].high);
        gv_text_add(&out, ", \"unit\": \"%s\", \"definition\": ", row->unit);
        gv_text_add_quoted(&out, row->definition);
        gv_text_add(&out, ", \"source\": ");
        gv_text_add_quoted(&out, row->source);
        gv_text_add(&out, "}");
    }
    gv_text_add(&out, "\n]}\n");
    return gv_print_out(&out, err);
}

static void tell(const gv_options *options, const gv_plan *plan, const gv_statistics *s,
                 uint64_t n)
{
    gv_text words = { .text = NULL };
    gv_plan_print_network(plan, false, &words);
    if (!words.failed)
        gv_say(options, "%s: network %s", options->operand[0], words.text);
    gv_text_free(&words);
    if (options->layer != NULL)
        gv_say(options, "; described: %s", options->layer);
    if (n > 1)
        gv_say(options, ", means over %" PRIu64 " networks", n);
    else if (gv_plan_has_random_network(plan))
        gv_say(options, ", network %" PRIu64 " of many",
               options->graph > 0 ? options->graph : 1);
    if (is_estimate(&s->of[GV_STATISTIC_PATH_MEAN]) && n == 1)
        gv_say(options, "; paths from a sample of %u people", s->searches);
    gv_say(options, "\n");
    if (plan->n_more_layers > 0 && options->layer == NULL)
        gv_say(options, "(the ties along which word travels; --layer describes others)\n");
}

static gv_status stats(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_statistics all;
    const uint64_t first = first_of(options);
    GV_TRY(gv_net_plan(options, &plan, err));
    const bool is_random = gv_plan_has_random_network(plan);
    if (options->graphs > 1 && !is_random) {
        status = GV_FAIL(err, GV_E_USAGE,
                         "network %s is always the same: --graphs needs "
                         "a random one",
                         plan->generator->spec.name);
        goto done;
    }
    const uint64_t n = options->graphs > 1 ? options->graphs : 1;
    status = n > 1 ? describe_many(options, plan, n, &all, err)
                   : describe(options, plan, first, &all, err);
    if (status != GV_OK)
        goto done;
    if (options->json) {
        status = print_json(plan, &all, first, n, err);
    } else {
        tell(options, plan, &all, n);
        status = print_table(&all, options, err);
    }
done:
    gv_plan_free(plan);
    return status;
}

int gv_net_stats(int argc, char **argv)
{
    return gv_act(&usage, stats, argc, argv);
}
