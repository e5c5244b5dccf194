/* Verb `check`: is the scenario valid, and what will it cost? */
#include "cli/action.h"
#include "cli/available.h"
#include "cli/print.h"
#include "cli/session.h"

#include <inttypes.h>
#include <math.h>

int gv_verb_check(int argc, char **argv);

static const gv_option check_options[] = { GV_OPTION_RESOLVED, GV_OPTION_SET,
                                           GV_OPTION_THREADS, GV_OPTION_JSON,
                                           GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "check",
    .operands = "SCENARIO",
    .least = 1,
    .most = 1,
    .options = check_options,
    .story =
        "All complaints are shown at once. Up to 8 replicates are tried, for a second, to\n"
        "tell how long a run takes here and how wide its interval will be, roughly; "
        "nothing\n"
        "is written.\n",
};

/* What a run will cost, and show. Without memory to try it no replicate was lived. */
typedef struct forecast {
    gv_estimate estimate;
    gv_pilot pilot;
} forecast;

static gv_status forecast_of(const gv_plan *plan, const gv_options *options, forecast *out,
                             gv_error *err)
{
    const gv_run_options run = { .threads = gv_session_threads(options) };
    out->pilot = (gv_pilot){ .run_seconds = NAN, .an_hour = NAN, .difference_sd = NAN };
    out->estimate = gv_plan_estimate(plan, run.threads);
    if (out->estimate.memory_bytes > gv_memory_available().bytes)
        return GV_OK;
    return gv_engine_pilot(plan, &run, &out->pilot, err);
}

/* What nobody knows is null. */
static void add_number(gv_text *out, const char *key, double value)
{
    char number[32] = "null";
    if (isfinite(value))
        gv_print_real(value, number, sizeof number);
    gv_text_add(out, ", \"%s\": %s", key, number);
}

static gv_status print_json(const gv_plan *plan, const forecast *all, gv_error *err)
{
    const gv_estimate *cost = &all->estimate;
    const gv_pilot *pilot = &all->pilot;
    gv_status status;
    gv_hash world;
    char digits[33];
    gv_text out = { .text = NULL };
    gv_text notes = { .text = NULL };
    GV_TRY(gv_plan_world_hash(plan, &world, err));
    gv_hash_print(world, digits);
    gv_text_add(&out, "{\"scenario\": ");
    gv_text_add_quoted(&out, plan->name);
    gv_text_add(&out,
                ", \"world_hash\": \"%s\", \"strategies\": %zu, \"replicates\": %" PRIu64
                ", \"people\": %" PRIu64 ", \"arcs\": %" PRIu64 ", \"lives\": %" PRIu64
                ", \"points\": %" PRIu64 ", \"shards\": %" PRIu64
                ", \"memory_bytes\": %" PRIu64 ", \"disk_bytes\": %" PRIu64
                ", \"arc_visits\": %" PRIu64,
                digits, plan->n_arms, plan->experiment.replicates, plan->people, plan->arcs,
                cost->lives, gv_plan_points(plan), gv_plan_shards(plan), cost->memory_bytes,
                cost->disk_bytes, cost->arc_visits);
    add_number(&out, "seconds", pilot->run_seconds);
    add_number(&out, "pilot_replicates", (double) pilot->replicates);
    add_number(&out, "replicates_an_hour", pilot->an_hour);
    add_number(&out, "interval_width",
               gv_pilot_width(pilot, (double) plan->experiment.replicates));
    add_number(&out, "interval_width_an_hour", gv_pilot_width(pilot, pilot->an_hour));
    gv_plan_notes(plan, &notes);
    gv_text_add(&out, ", \"notes\": ");
    gv_text_add_quoted(&out, notes.text != NULL ? notes.text : "");
    gv_text_add(&out, "}\n");
    out.failed = out.failed || notes.failed;
    status = gv_print_out(&out, err);
done:
    gv_text_free(&notes);
    return status;
}

static void tell_count(const gv_options *options, const char *what, uint64_t n,
                       const char *note)
{
    char number[32];
    gv_print_grouped((double) n, 0, number, sizeof number);
    gv_say(options, "  %-11s %s%s\n", what, number, note);
}

static void tell_bytes(const gv_options *options, const char *what, uint64_t bytes,
                       const char *note)
{
    char amount[32];
    gv_print_bytes(bytes, amount, sizeof amount);
    gv_say(options, "  %-11s about %s%s\n", what, amount, note);
}

static void tell_time(const gv_options *options, const gv_pilot *pilot)
{
    char amount[32];
    const double seconds = pilot->run_seconds;
    if (!isfinite(seconds))
        return;
    if (seconds < 120)
        gv_print_grouped(seconds, seconds < 10 ? 1 : 0, amount, sizeof amount);
    else
        gv_print_grouped(seconds / 60, 0, amount, sizeof amount);
    gv_say(options,
           "  time        about %s %s on %u threads, judged by %" PRIu64 " of them\n",
           amount, seconds < 120 ? "seconds" : "minutes", gv_session_threads(options),
           pilot->replicates);
}

/* Two significant digits: there is no more in a few replicates. */
static double rough(double x)
{
    double unit = 1;
    while (x / unit >= 100)
        unit *= 10;
    while (x > 0 && x / unit < 10 && unit > 1e-3)
        unit /= 10;
    return floor(x / unit + 0.5) * unit;
}

static void print_rough(double x, char out[32])
{
    const double value = rough(x);
    gv_print_grouped(value, value >= 10 ? 0 : value >= 1 ? 1 : 2, out, 32);
}

static void tell_width(const gv_options *options, const gv_plan *plan,
                       const gv_pilot *pilot)
{
    char width[32], hour[32], hour_width[32];
    if (!isfinite(pilot->difference_sd) || !isfinite(pilot->an_hour))
        return;
    print_rough(gv_pilot_width(pilot, (double) plan->experiment.replicates), width);
    print_rough(pilot->an_hour, hour);
    print_rough(gv_pilot_width(pilot, pilot->an_hour), hour_width);
    gv_say(options,
           "  interval    about %s adopters wide (95 %%, difference of two strategies)\n"
           "  an hour     buys about %s replicates%s, and an interval %s wide\n"
           "              (rough: judged by %" PRIu64 " replicates)\n",
           width, hour, plan->sweep.n_points > 0 ? " at one point" : "", hour_width,
           pilot->replicates);
}

/* What is allowed and yet hardly meant. */
static void tell_notes(const gv_options *options, const gv_plan *plan)
{
    gv_text notes = { .text = NULL };
    gv_plan_notes(plan, &notes);
    if (notes.length > 0 && !notes.failed)
        gv_say(options, "  note        %s\n", notes.text);
    gv_text_free(&notes);
}

static void tell_cost(const gv_options *options, const gv_plan *plan, const forecast *all)
{
    const gv_estimate *cost = &all->estimate;
    const gv_available available = gv_memory_available();
    gv_say(options, "%s is valid\n", options->operand[0]);
    gv_say(options, "  strategies ");
    for (size_t arm = 0; arm < plan->n_arms; arm++)
        gv_say(options, "%s %s", arm > 0 ? "," : "", plan->arms[arm].name);
    gv_text network = { .text = NULL };
    gv_plan_print_network(plan, false, &network);
    gv_say(options, "\n  network     %s\n  model       %s\n",
           network.failed ? "" : network.text, plan->model->spec.name);
    gv_text_free(&network);
    tell_count(options, "people", plan->people, "");
    tell_count(options, "arcs", plan->arcs, "");
    tell_count(options, "replicates", plan->experiment.replicates, " of every strategy");
    if (plan->sweep.n_points > 0)
        tell_count(options, "points", plan->sweep.n_points, " of the sweep");
    uint64_t sets[GV_SETS_LEFT_OUT];
    tell_count(options, "lives", cost->lives,
               plan->n_contests > 0 ? ", and more to find what flips the answer"
               : plan->experiment.marginal > 0 || gv_plan_sets_left_out(plan, sets) > 0
                   ? ", and more without some tactics or money"
                   : "");
    tell_count(options, "arc visits", cost->arc_visits, " at most");
    tell_bytes(options, "memory", cost->memory_bytes,
               cost->memory_bytes > available.bytes ? ": more than is there" : "");
    tell_bytes(options, "disk", cost->disk_bytes, " before compression");
    tell_time(options, &all->pilot);
    tell_width(options, plan, &all->pilot);
    tell_notes(options, plan);
}

static gv_status print_resolved(const gv_plan *plan, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_plan_print(plan, &out);
    return gv_print_out(&out, err);
}

static gv_status check(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    GV_TRY(gv_session_read(options, options->operand[0], &plan, err));
    forecast all;
    GV_TRY(forecast_of(plan, options, &all, err));
    tell_cost(options, plan, &all);
    if (options->resolved)
        GV_TRY(print_resolved(plan, err));
    else if (options->json)
        GV_TRY(print_json(plan, &all, err));
done:
    gv_plan_free(plan);
    return status;
}

int gv_verb_check(int argc, char **argv)
{
    return gv_act(&usage, check, argc, argv);
}
