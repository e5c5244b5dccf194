/* The scalars of a scenario's top level as a table. Layer 5. */
#include "grapevine/plan.h"

static const char *const clocks[] = { "sync", "async", "continuous", NULL };
static const char *const baselines[] = { GV_DO_NOTHING, "none", NULL };
static const char *const attributions[] = { "none", "leave_one_out", "shapley", NULL };
static const char *const origins[] = { "illustrative", "measured", NULL };

#define LARGEST_SEED 9007199254740991.0 /* 2^53 - 1: exact in every reader of the file */

static const gv_param gv_experiment_table[] = {
    GV_WORD(gv_experiment, title, .initial_text = "", .source = "convention",
            .help = "the question in words"),
    GV_COUNT(gv_experiment, seed, .initial = 1, .low = 0, .high = LARGEST_SEED, .unit = "1",
             .source = "convention", .help = "all randomness follows from it"),
    GV_COUNT(
        gv_experiment, replicates, .initial = 200, .low = 1, .high = 1e7,
        .unit = "replicates", .source = "convention",
        .help =
            "lives of every strategy; the k-th lives of all strategies share their luck"),
    GV_COUNT(gv_experiment, ticks, .initial = 60, .low = 1, .high = 1e6, .unit = "ticks",
             .source = "convention", .help = "length of a life; read a tick as a day"),
    GV_PRICE(gv_experiment, budget, .initial = 0, .low = 0, .high = 1e12, .unit = "money",
             .scale = GV_SCALE_LOG, .source = "assumption",
             .help = "what every strategy may spend"),
    GV_CHOICE(
        gv_experiment, clock, .initial = GV_SYNC, .choices = clocks, .source = "convention",
        .help =
            "how time passes: `sync` everybody at once, `async` one person after another, "
            "`continuous` by events; each model says which it runs on"),
    GV_CHOICE(gv_experiment, baseline, .initial = GV_BASELINE_DO_NOTHING,
              .choices = baselines, .source = "convention",
              .help =
                  "`do-nothing` adds a strategy without tactics, against which increments "
                  "are counted"),
    GV_CHOICE(
        gv_experiment, inputs, .initial = GV_INPUTS_ILLUSTRATIVE, .choices = origins,
        .source = "convention",
        .help =
            "`measured` once prices and rates are your own; until then verdicts say that "
            "the inputs are illustrative"),
    GV_CHOICE(
        gv_experiment, attribution, .initial = GV_ATTRIBUTION_NONE, .choices = attributions,
        .source = "Dalessandro, Perlich, Stitelman, Provost (2012), "
                  "doi:10.1145/2351356.2351363",
        .help =
            "whether strategies also live without their tactics, under the same luck, to "
            "tell what each brings: `leave_one_out`: without one after the other; "
            "`shapley`: without every combination, for strategies of at most 4 tactics"),
    GV_REAL(gv_experiment, marginal, .initial = 0, .low = 0, .high = 0.9,
            .unit = "share of the budget", .source = "convention",
            .help = "strategies also live with this much less of the budget, to tell what "
                    "its last part brings; 0: they do not"),
    GV_END_OF_TABLE,
};

const gv_spec gv_experiment_spec = {
    .name = "experiment",
    .title = "Experiment",
    .about = "How many lives, how long, how much money.",
    GV_PARAMS(gv_experiment),
};
