/* Opinions: what people hold in the end, and when all were first of one opinion. Layer 4.
 */
#include "grapevine/metric.h"

#include <math.h>

static const gv_outcome outcomes[] = {
    { "consensus_time", "time to consensus", "ticks", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "when all were first of one opinion: to the single event on the asynchronous "
      "clock; undefined when they never were" },
    { "opinion_mean", "mean opinion", "1", GV_KIND_REAL, GV_SHAPE_LIFE, GV_MORE_IS_BETTER,
      -INFINITY, INFINITY, "of all people, in the end" },
    { "opinion_variance", "variance of opinions", "1", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY, "over all people (divided by their number), in the end" },
    { .name = NULL },
};

static void of_real(const double *opinion, uint32_t n, double *mean, double *variance)
{
    double sum = 0, squares = 0;
    for (uint32_t v = 0; v < n; v++)
        sum += opinion[v];
    *mean = sum / n;
    for (uint32_t v = 0; v < n; v++)
        squares += (opinion[v] - *mean) * (opinion[v] - *mean);
    *variance = squares / n;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_world *w = life->world;
    const bool holds = w->model->opinions != GV_NO_OPINIONS;
    const double ones = (double) w->in_state[1] / w->n;
    *out[0].real =
        !holds || w->agreed == GV_MOMENT_NEVER ? NAN : gv_moment_ticks(w->agreed);
    *out[1].real = holds ? ones : NAN;
    *out[2].real = holds ? ones * (1 - ones) : NAN;
    if (w->opinion != NULL)
        of_real(w->opinion, w->n, out[1].real, out[2].real);
}

const gv_metric gv_metric_opinions = {
    .spec = { .name = "opinions",
              .title = "Opinions",
              .about = "What people hold in the end, and when all were first of one "
                       "opinion." },
    .outcomes = outcomes,
    .of_opinions = true,
    .measure = measure,
};
