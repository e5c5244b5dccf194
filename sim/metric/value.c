/* Value: what customers bring in, step by step, less what was spent; and from when on the
 * strategy has earned more than the control. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct value {
    double margin;
    double discount;
    const char *against;
} value;

static const gv_param value_table[] = {
    GV_REAL(value, margin, .initial = 0.1, .low = 0, .high = 1e6,
            .unit = "money a customer and step", .sweep = { 0.05, 0.2 },
            .source = "assumption",
            .help = "what a customer brings in, less what they cost"),
    GV_REAL(value, discount, .initial = 0.1 / 365, .low = 0, .high = 10, .unit = "1/step",
            .source = "convention: 10 % a year of days",
            .help = "money at step t counts e^(-discount t) in values; profit is not "
                    "discounted"),
    GV_AGAINST(value, "strategy whose profit is overtaken"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "lifetime_value", "value of customers", "money", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "sum over steps t from 1 on of margin x customers(t) x e^(-discount t)", OF_CONTROL },
    { "profit", "profit", "money", GV_KIND_REAL, GV_SHAPE_STEP, GV_MORE_IS_BETTER,
      -INFINITY, INFINITY,
      "margin x customers, summed from step 1 on, less the money spent up to every step; "
      "not discounted",
      OF_CONTROL },
    { "break_even", "step from which on there is no loss", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first step from which on profit never is below 0; undefined if it is in the end",
      OF_CONTROL },
    { "crossing", "step from which on the control earned no more", "steps", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, INFINITY,
      "first step from which on profit never is below that of `against` under the same "
      "luck; undefined if it is in the end",
      OF_CONTROL },
    { "value_by_channel", "value of customers by channel", "money", GV_KIND_REAL,
      GV_SHAPE_CHANNEL, GV_NEITHER, 0, INFINITY,
      "of the value of customers, what those bring who were won since tick 0, by what "
      "convinced them to buy first",
      OF_CONTROL },
    { .name = NULL },
};
enum { VALUE, PROFIT, BREAK_EVEN, CROSSING, BY_CHANNEL };

/* Kept: [GV_CHANNELS] values so far. */
static size_t own_bytes(gv_extent extent)
{
    (void) extent;
    return GV_CHANNELS * sizeof(double);
}

static double counts_for(const value *par, uint32_t step)
{
    return par->margin * gv_real_exp(-par->discount * step);
}

/* People are whole numbers, so that the sum is the same in any order of adoption. */
static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    double *worth = own;
    uint32_t customers[GV_CHANNELS] = { 0 };
    (void) extent;
    if (step == 0 || w->model->stance == NULL)
        return;
    for (uint32_t k = 0; k < w->n_adopters; k++) {
        const uint32_t v = w->adopters[k];
        customers[w->adoption[v].channel] += w->model->stance(w, v).is_customer ? 1 : 0;
    }
    for (int c = 0; c < GV_CHANNELS; c++)
        worth[c] += counts_for(params, step) * customers[c];
}

static const double *customers_of(const gv_life *life)
{
    return life->gauge + (size_t) GV_GAUGE_CUSTOMERS * ((size_t) life->ticks + 1);
}

/* @param earned  up to the step before, then up to this one */
static double profit_at(const gv_life *life, const value *par, uint32_t step,
                        double *earned)
{
    *earned += step == 0 ? 0 : par->margin * customers_of(life)[step];
    return *earned - gv_money_units(life->spent[step]);
}

static double lifetime_value(const gv_life *life, const value *par)
{
    double sum = 0;
    for (uint32_t t = 1; t <= life->ticks; t++)
        sum += counts_for(par, t) * customers_of(life)[t];
    return sum;
}

/* The step after the last one at which `mine` was below. */
static double first_not_below(uint32_t last_below, bool was_below, uint32_t ticks)
{
    if (!was_below)
        return 0;
    return last_below < ticks ? last_below + 1.0 : (double) NAN;
}

static void compare_profits(const gv_life *life, const value *par, const gv_value *out)
{
    double earned = 0, theirs = 0;
    uint32_t last_loss = 0, last_behind = 0;
    bool has_loss = false, is_behind = false;
    for (uint32_t t = 0; t <= life->ticks; t++) {
        const double mine = profit_at(life, par, t, &earned);
        out[PROFIT].real[t] = mine;
        if (mine < 0) {
            has_loss = true;
            last_loss = t;
        }
        if (life->control != NULL && mine < profit_at(life->control, par, t, &theirs)) {
            is_behind = true;
            last_behind = t;
        }
    }
    *out[BREAK_EVEN].real = first_not_below(last_loss, has_loss, life->ticks);
    *out[CROSSING].real = life->control == NULL
                              ? (double) NAN
                              : first_not_below(last_behind, is_behind, life->ticks);
}

static void unknown(const gv_life *life, const gv_value *out)
{
    *out[VALUE].real = *out[BREAK_EVEN].real = *out[CROSSING].real = (double) NAN;
    for (uint32_t t = 0; t <= life->ticks; t++)
        out[PROFIT].real[t] = (double) NAN;
    for (int c = 0; c < GV_CHANNELS; c++)
        out[BY_CHANNEL].real[c] = (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const double *worth = life->own;
    if (life->gauge == NULL) {
        unknown(life, out);
        return;
    }
    *out[VALUE].real = lifetime_value(life, params);
    compare_profits(life, params, out);
    for (int c = 0; c < GV_CHANNELS; c++)
        out[BY_CHANNEL].real[c] = worth[c];
}

static const char *control(const void *params)
{
    return ((const value *) params)->against;
}

const gv_metric gv_metric_value = {
    .spec = { .name = "value",
              .title = "Value and profit",
              .about =
                  "What customers bring in, discounted; profit step by step, from when "
                  "on there is no loss, and from when on the control earned no more.",
              .source = "Gupta, Lehmann, Stuart (2004), doi:10.1509/jmkr.41.1.7.25084",
              GV_PARAMS(value) },
    .outcomes = outcomes,
    .of_gauges = true,
    .control = control,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
