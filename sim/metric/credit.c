/* Credit: what last-touch attribution gives a campaign, beside what it brought. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

typedef struct credit {
    uint64_t window;
    const char *against;
} credit;

static const gv_param credit_table[] = {
    GV_COUNT(credit, window, .initial = 30, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: a month of days",
             .help = "a touch is credited with an adoption so many steps later at most"),
    GV_AGAINST(credit, "strategy whose lives are compared"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "credited", "adopters credited by last touch", "people", GV_KIND_COUNT, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "adopters whom some tactic touched in the `window` before they adopted: what the "
      "campaign's own tactics are credited with together, whichever was last",
      OF_CONTROL },
    { "increment", "incremental adopters", "people", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, -INFINITY, INFINITY,
      "adopters less those of the control under the same luck: what the campaign brought",
      OF_CONTROL },
    { .name = NULL },
};
enum { CREDITED, INCREMENT };

/* Touches are remembered up to the adoption; one in tick t can be answered in state t + 1.
 */
static bool is_credited(const gv_life *life, uint32_t v, uint64_t window)
{
    const gv_touch last = life->touches->last[v];
    return last.tick != GV_NEVER &&
           (uint64_t) life->world->adoption[v].step - last.tick <= window;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const credit *par = params;
    const gv_world *w = life->world;
    *out[CREDITED].count = 0;
    *out[INCREMENT].real = (double) NAN;
    for (uint32_t k = 0; k < w->n_adopters; k++)
        *out[CREDITED].count += is_credited(life, w->adopters[k], par->window) ? 1 : 0;
    if (life->control != NULL)
        *out[INCREMENT].real =
            (double) w->n_adopters - (double) life->control->world->n_adopters;
}

static const char *control(const void *params)
{
    return ((const credit *) params)->against;
}

const gv_metric gv_metric_credit = {
    .spec = { .name = "credit",
              .title = "Credit and increment",
              .about = "How many adopters last-touch attribution credits a campaign with, "
                       "and how many would not be there without it.",
              .source = "attribution against experiments: Gordon, Zettelmeyer, Bhargava, "
                        "Chapsky (2019), Marketing Science 38, 193-225",
              .deviates = "touches are reads of paid, partner and owned content, gifts of "
                          "seeding and recommendations of a referral programme; whoever "
                          "counts does not see word of mouth, so it takes no credit",
              GV_PARAMS(credit) },
    .outcomes = outcomes,
    .sees_touches = true,
    .control = control,
    .measure = measure,
};
