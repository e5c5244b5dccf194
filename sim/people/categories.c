/* Categories: every person is one of a few kinds, with declared shares. Layer 2. */
#include "grapevine/people.h"

#include <math.h>

typedef struct categories {
    gv_shares shares;
} categories;

static const gv_param categories_table[] = {
    GV_SHARES(categories, shares, .required = true, .unit = "share of people",
              .help = "the words and how many people have each: {young: 0.3, old: 0.7}"),
    GV_END_OF_TABLE,
};

#define MOST_LABELS 65535 /* numbers of labels have 16 bits */

static gv_status check(const void *params, gv_error *err)
{
    const categories *par = params;
    double sum = 0;
    for (size_t k = 0; k < par->shares.n; k++)
        sum += par->shares.share[k];
    if (par->shares.n == 0 || par->shares.n > MOST_LABELS)
        return GV_FAIL(err, GV_E_SCENARIO, "a trait has 1 to %d words, not %zu",
                       MOST_LABELS, par->shares.n);
    if (fabs(sum - 1) > 1e-9)
        return GV_FAIL(err, GV_E_SCENARIO, "the shares sum to %.9g, not to 1", sum);
    return GV_OK;
}

static gv_words labels(const void *params)
{
    const categories *par = params;
    return (gv_words){ par->shares.name, par->shares.n };
}

/* The word whose cumulative share covers the luck. */
static double draw(const void *params, gv_bits luck)
{
    const gv_shares *shares = &((const categories *) params)->shares;
    const double x = gv_unit(luck.low);
    double sum = 0;
    for (size_t k = 0; k + 1 < shares->n; k++) {
        sum += shares->share[k];
        if (x < sum)
            return (double) k;
    }
    return (double) (shares->n - 1);
}

const gv_trait_kind gv_trait_kind_categories = {
    .spec = { .name = "categories",
              .title = "Categories",
              .about = "Every person is one of a few kinds, drawn with declared shares.",
              GV_PARAMS(categories) },
    .check = check,
    .labels = labels,
    .draw = draw,
};
