/* Bernoulli: a person has something or has it not. Layer 2. */
#include "grapevine/people.h"

typedef struct bernoulli {
    double p;
} bernoulli;

static const gv_param bernoulli_table[] = {
    GV_REAL(bernoulli, p, .initial = 0.5, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 1 }, .source = "convention", .help = "chance of `yes`"),
    GV_END_OF_TABLE,
};

static gv_words labels(const void *params)
{
    static const char *const words[] = { "no", "yes" };
    (void) params;
    return (gv_words){ words, GV_COUNT_OF(words) };
}

/* Whoever has it keeps it when p grows. */
static double draw(const void *params, gv_bits luck)
{
    return gv_happens(luck.low, gv_chance_of(((const bernoulli *) params)->p)) ? 1 : 0;
}

const gv_trait_kind gv_trait_kind_bernoulli = {
    .spec = { .name = "bernoulli",
              .title = "Yes or no",
              .about = "Every person has it or not: the words are `yes` and `no`.",
              GV_PARAMS(bernoulli) },
    .labels = labels,
    .draw = draw,
};
