/* Secondary adopters: how many people an adopter convinces by word of mouth. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

typedef struct secondary {
    uint64_t early;
} secondary;

static const gv_param secondary_table[] = {
    GV_COUNT(secondary, early, .initial = 3, .low = 1, .high = GV_DEPTHS - 1,
             .unit = "generations", .source = "convention",
             .help = "how many generations count as early, the roots of trees being the "
                     "first"),
    GV_END_OF_TABLE,
};

static const gv_outcome outcomes[] = {
    { "secondary_early", "convinced per early adopter", "people", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "mean number of people whom an adopter of the early generations convinced by word of "
      "mouth, like the reproduction number of an epidemic; undefined without adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "secondary", "convinced per adopter by generation", "people", GV_KIND_REAL,
      GV_SHAPE_DEPTH, GV_NEITHER, 0, INFINITY,
      "mean number of people whom an adopter of each generation convinced; the last entry "
      "is of all deeper generations; undefined for a generation without adopters",
      .smallest = 0.05, .smallest_is_share = true },
    { "secondary_top_fifth", "share convinced by the top fifth", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "share of all that were convinced by word of mouth whom the most convincing fifth of "
      "the adopters (rounded up) convinced; undefined when nobody was",
      .smallest = 0.01 },
    { .name = NULL },
};

/* Adopters by place, in the order of adoption: parents come before children. */
typedef struct offspring {
    uint32_t n;
    uint32_t *generation; /* [n] at most GV_DEPTHS - 1 */
    uint32_t *convinced;  /* [n] */
    uint32_t total;
} offspring;

static offspring count_offspring(const gv_life *life)
{
    const gv_world *w = life->world;
    uint32_t *place = life->scratch; /* [people] */
    offspring o = { .n = w->n_adopters,
                    .generation = life->scratch + w->n,
                    .convinced = life->scratch + 2 * (size_t) w->n };
    memset(o.convinced, 0, o.n * sizeof *o.convinced);
    for (uint32_t k = 0; k < o.n; k++) {
        const uint32_t v = w->adopters[k];
        const uint32_t u = gv_world_parent(w, v);
        place[v] = k;
        o.generation[k] = 0;
        if (u == GV_NOBODY)
            continue;
        const uint32_t deeper = o.generation[place[u]] + 1;
        o.generation[k] = deeper < GV_DEPTHS ? deeper : GV_DEPTHS - 1;
        o.convinced[place[u]]++;
        o.total++;
    }
    return o;
}

static void by_generation(const offspring *o, uint64_t early, double *early_mean,
                          double *mean)
{
    uint32_t adopters[GV_DEPTHS] = { 0 };
    uint32_t convinced[GV_DEPTHS] = { 0 };
    uint32_t early_adopters = 0, early_convinced = 0;
    for (uint32_t k = 0; k < o->n; k++) {
        adopters[o->generation[k]]++;
        convinced[o->generation[k]] += o->convinced[k];
    }
    for (uint32_t g = 0; g < GV_DEPTHS; g++) {
        mean[g] = adopters[g] == 0 ? (double) NAN : (double) convinced[g] / adopters[g];
        early_adopters += g < early ? adopters[g] : 0;
        early_convinced += g < early ? convinced[g] : 0;
    }
    *early_mean =
        early_adopters == 0 ? (double) NAN : (double) early_convinced / early_adopters;
}

/* @param how_many [n + 1]  scratch: adopters by how many they convinced */
static double share_of_top_fifth(const offspring *o, uint32_t *how_many)
{
    if (o->total == 0)
        return (double) NAN;
    memset(how_many, 0, ((size_t) o->n + 1) * sizeof *how_many);
    for (uint32_t k = 0; k < o->n; k++)
        how_many[o->convinced[k]]++;
    uint32_t left = o->n / 5 + (o->n % 5 > 0 ? 1 : 0);
    uint64_t top = 0;
    for (uint32_t c = o->n; c > 0 && left > 0; c--) {
        const uint32_t taken = how_many[c] < left ? how_many[c] : left;
        top += (uint64_t) taken * c;
        left -= taken;
    }
    return (double) top / o->total;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const secondary *par = params;
    const offspring o = count_offspring(life);
    by_generation(&o, par->early, out[0].real, out[1].real);
    *out[2].real = share_of_top_fifth(&o, life->scratch + 3 * (size_t) life->world->n);
}

const gv_metric gv_metric_secondary = {
    .spec = { .name = "secondary",
              .title = "Secondary adopters",
              .about = "How many people an adopter convinces by word of mouth, and how "
                       "unequally.",
              .source =
                  "Diekmann, Heesterbeek, Metz (1990), doi:10.1007/BF00178324; "
                  "Lloyd-Smith, Schreiber, Kopp, Getz (2005), doi:10.1038/nature04153",
              GV_PARAMS(secondary) },
    .outcomes = outcomes,
    .measure = measure,
};
