/* Exposed claims: how many learn that claims are not true, how, and how soon. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
static const gv_outcome outcomes[] = {
    { "informed_share", "share who know that claims are untrue", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_LESS_IS_BETTER, 0, 1,
      "of all people, in the end; some were told, some found out", .smallest = 0.01 },
    { "find_rate", "finds for a check", "share", GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, 0,
      1, "share of the checks of claims that found one untrue; undefined without checks",
      .smallest = 0.01 },
    { "false_alarm_share", "share of finds that are false alarms", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of the finds, those of claims that are true; undefined without finds",
      .smallest = 0.01 },
    { "warnings_per_find", "warnings for a find", "warnings", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "times people warned others, over finds; undefined without finds", OF_CONTROL },
    { "time_to_find", "time to the first find", "steps", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "from the first step in which anything of the brand's was read to the first in which "
      "a claim was found untrue; undefined when none was",
      OF_CONTROL },
    { "finds_per_item", "finds for a post that is found untrue", "finds", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 1, INFINITY,
      "finds over the posts and advertisements in which anybody found a claim untrue; "
      "undefined without finds",
      OF_CONTROL },
    { "notes", "notes of the platform", "1", GV_KIND_COUNT, GV_SHAPE_LIFE, GV_NEITHER, 0,
      INFINITY, "posts and advertisements of which it says that they are not true",
      OF_CONTROL },
    { "time_to_warning", "time to the first warning", "steps", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "from the first step in which a claim was read that is not true to the first in "
      "which "
      "anybody warned others; undefined when nobody did, and after a false alarm",
      OF_CONTROL },
    { "time_to_note", "time to the first note", "steps", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "from the same step to that of the platform's first note; undefined when there was "
      "none, and after a false alarm",
      OF_CONTROL },
    { .name = NULL },
};
enum {
    INFORMED,
    RATE,
    FALSE_ALARMS,
    WARNINGS,
    TIME,
    PER_ITEM,
    NOTES,
    TIME_TO_WARNING,
    TIME_TO_NOTE
};

/* Steps plus 1; 0: not yet. */
typedef struct kept {
    uint32_t read, warned, noted;
} kept;

static size_t own_bytes(gv_extent extent)
{
    (void) extent;
    return sizeof(kept);
}

static void mark(uint32_t *first, bool is_there, uint32_t step)
{
    if (is_there && *first == 0)
        *first = step + 1;
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    kept *k = own;
    (void) params;
    (void) extent;
    mark(&k->read, w->false_reads > 0, step);
    mark(&k->warned, w->gauge[GV_GAUGE_WARNINGS] > 0, step);
    mark(&k->noted, w->noted_items > 0, step);
}

static double between(uint32_t from, uint32_t until)
{
    return from > 0 && until >= from ? (double) (until - from) : (double) NAN;
}

static const double *gauge_of(const gv_life *life, gv_gauge gauge)
{
    return life->gauge + (size_t) gauge * ((size_t) life->ticks + 1);
}

static double over(const gv_life *life, gv_gauge part, gv_gauge all)
{
    const double n = gauge_of(life, all)[life->ticks];
    return n > 0 ? gauge_of(life, part)[life->ticks] / n : (double) NAN;
}

static double time_to_find(const gv_life *life)
{
    uint32_t read = 0, found = 0;
    while (read <= life->ticks && gauge_of(life, GV_GAUGE_PAID)[read] +
                                          gauge_of(life, GV_GAUGE_PARTNER)[read] +
                                          gauge_of(life, GV_GAUGE_OWNED)[read] <=
                                      0)
        read++;
    while (found <= life->ticks && gauge_of(life, GV_GAUGE_FINDS)[found] <= 0)
        found++;
    return read <= found && found <= life->ticks ? (double) (found - read) : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const kept *k = life->own;
    const gv_world *w = life->world;
    (void) params;
    for (int o = INFORMED; o <= PER_ITEM; o++)
        *out[o].real = (double) NAN;
    *out[NOTES].count = (uint32_t) w->noted_items;
    *out[TIME_TO_WARNING].real = between(k->read, k->warned);
    *out[TIME_TO_NOTE].real = between(k->read, k->noted);
    if (life->gauge == NULL)
        return;
    if (w->found_items > 0)
        *out[PER_ITEM].real =
            gauge_of(life, GV_GAUGE_FINDS)[life->ticks] / (double) w->found_items;
    *out[INFORMED].real = gauge_of(life, GV_GAUGE_INFORMED)[life->ticks] / life->world->n;
    *out[RATE].real = over(life, GV_GAUGE_FINDS, GV_GAUGE_CHECKS);
    *out[FALSE_ALARMS].real = over(life, GV_GAUGE_FALSE_ALARMS, GV_GAUGE_FINDS);
    *out[WARNINGS].real = over(life, GV_GAUGE_WARNINGS, GV_GAUGE_FINDS);
    *out[TIME].real = time_to_find(life);
}

const gv_metric gv_metric_exposed_claims = {
    .spec = { .name = "exposed_claims",
              .title = "Claims that are found untrue",
              .about = "How many learn that claims are not true, how many finds are false "
                       "alarms, how soon the first comes, and how it is passed on.",
              .source = "convention",
              .deviates =
                  "finds are told for a post or advertisement in which anybody made "
                  "one, not for each that was read; times run to the first find, "
                  "warning and note of the life, not of each post" },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
