/* Partners: how soon they leave, what their audiences bring, and what is passed on by
 * people who buy nothing. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

typedef struct partner_watch {
    uint64_t period;
} partner_watch;

static const gv_param partner_watch_table[] = {
    GV_COUNT(partner_watch, period, .initial = 28, .low = 1, .high = 1e6, .unit = "steps",
             .source = "convention: four weeks of days",
             .help = "leaving is told for so long"),
    GV_END_OF_TABLE,
};

#define OF_CONTROL .smallest = 0.05, .smallest_is_share = true
#define YIELD(third)                                                                       \
    "adopters who last read a partner's post, at first hand or passed on, for each "       \
    "thousand followers of the third of partners with " third "; undefined where it has "  \
    "no followers, and of tactics that do not ask what becomes of their posts"
static const gv_outcome outcomes[] = {
    { "partners_posting", "people who posted for the brand", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "people, not pages of the brand, who posted for it at least once", OF_CONTROL },
    { "partner_quit_rate", "partners who leave", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_LESS_IS_BETTER, 0, INFINITY,
      "partners who have left, times `period`, over partners under contract, added up over "
      "all states; undefined without any",
      .smallest = 0.01 },
    { "partner_yield_small", "yield of small audiences", "adopters", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY, YIELD("fewest followers"),
      OF_CONTROL },
    { "partner_yield_middle", "yield of middling audiences", "adopters", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY, YIELD("neither fewest nor most"),
      OF_CONTROL },
    { "partner_yield_large", "yield of large audiences", "adopters", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY, YIELD("most followers"), OF_CONTROL },
    { "through_others", "adopters won by people who bought nothing", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "of those who adopt since tick 0, who were convinced by word of mouth of somebody "
      "who "
      "was no customer in the state before; undefined without adopters",
      .smallest = 0.01 },
    { .name = NULL },
};
enum { POSTING, QUIT_RATE, YIELD_SMALL, YIELD_MIDDLE, YIELD_LARGE, THROUGH_OTHERS };

/* Kept: adopters seen; those since tick 0, and of them those whom no customer convinced;
 * then [people] who was a customer in the state before. */
typedef struct counts {
    uint32_t n_seen, adopters, through_others;
} counts;

static size_t own_bytes(gv_extent extent)
{
    return sizeof(counts) + extent.people;
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    counts *c = own;
    uint8_t *bought = (uint8_t *) (c + 1);
    (void) params;
    (void) extent;
    for (; c->n_seen < w->n_adopters; c->n_seen++) {
        const gv_adoption *a = &w->adoption[w->adopters[c->n_seen]];
        const bool by_other =
            a->channel == GV_CHANNEL_EARNED && a->source < w->n && !bought[a->source];
        c->adopters += step > 0 ? 1 : 0;
        c->through_others += step > 0 && by_other ? 1 : 0;
    }
    for (uint32_t v = 0; v < w->n && w->model->stance != NULL; v++)
        bought[v] = w->model->stance(w, v).is_customer ? 1 : 0;
}

/* ---- leaving ---- */

static double quit_rate(const gv_life *life, uint64_t period)
{
    const size_t states = (size_t) life->ticks + 1;
    double sum = 0;
    if (life->gauge == NULL)
        return (double) NAN;
    const double *there = life->gauge + (size_t) GV_GAUGE_PARTNERS * states;
    const double *left = life->gauge + (size_t) GV_GAUGE_PARTNER_QUITS * states;
    for (size_t t = 0; t < states; t++)
        sum += there[t];
    return sum > 0 ? left[life->ticks] * (double) period / sum : (double) NAN;
}

/* ---- what audiences bring ---- */

static double followers(const gv_world *w, uint32_t v)
{
    return w->complete ? (double) w->n - 1
                       : (double) (w->out.offset[v + UINT64_C(1)] - w->out.offset[v]);
}

/* A person's post that somebody asks the response to. Farewells and posts for a rival come
 * after such posts, so people are the same. */
static const gv_response *response_of(const gv_offer *offer)
{
    return offer->kind != GV_OFFER_POST || offer->manner == NULL || offer->manner->is_brand
               ? NULL
               : offer->manner->response;
}

/* In the life's scratch. */
typedef struct audiences {
    uint32_t *brought; /* [n] adopters who last read this person's post */
    uint32_t *posts;   /* [n] */
    double *size;      /* [n_asked] ascending, of those whose posts have a response */
    uint32_t n_asked, n_posting;
} audiences;

static audiences find(const gv_life *life)
{
    const gv_world *w = life->world;
    uint32_t *scratch = life->scratch;
    audiences all = { .brought = scratch,
                      .posts = scratch + w->n,
                      .size = (double *) (scratch + 2 * (size_t) w->n) };
    memset(scratch, 0, 2 * (size_t) w->n * sizeof *scratch);
    for (size_t k = 0; k < life->n_offers; k++) {
        const gv_offer *offer = &life->offers[k];
        const bool is_brand = offer->manner != NULL && offer->manner->is_brand;
        if (offer->kind == GV_OFFER_POST && !is_brand && all.posts[offer->person]++ == 0)
            all.n_posting++;
    }
    memset(all.posts, 0, w->n * sizeof *all.posts);
    for (size_t k = 0; k < life->n_offers; k++) {
        const gv_offer *offer = &life->offers[k];
        const gv_response *response = response_of(offer);
        if (response == NULL || all.posts[offer->person]++ > 0)
            continue;
        all.brought[offer->person] = (uint32_t) response->buyers;
        all.size[all.n_asked++] = followers(w, offer->person);
    }
    gv_sort_reals(all.size, all.n_asked);
    return all;
}

/* Of partners with as many followers as `from` or more, and fewer than `below`. */
static double yield(const gv_life *life, const audiences *all, double from, double below)
{
    double brought = 0, sum = 0;
    for (uint32_t v = 0; v < life->world->n; v++) {
        if (all->posts[v] == 0)
            continue;
        const double size = followers(life->world, v);
        if (size < from || size >= below)
            continue;
        brought += all->brought[v];
        sum += size;
    }
    return sum > 0 ? 1000 * brought / sum : (double) NAN;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const partner_watch *par = params;
    const counts *c = life->own;
    const audiences all = find(life);
    const uint32_t n = all.n_asked;
    const double low = n == 0 ? 0 : all.size[n / 3];
    const double high = n == 0 ? 0 : all.size[2 * (size_t) n / 3];
    *out[POSTING].count = all.n_posting;
    *out[QUIT_RATE].real = quit_rate(life, par->period);
    *out[YIELD_SMALL].real = yield(life, &all, 0, low);
    *out[YIELD_MIDDLE].real = yield(life, &all, low, high);
    *out[YIELD_LARGE].real = yield(life, &all, high, (double) INFINITY);
    *out[THROUGH_OTHERS].real =
        c->adopters == 0 ? (double) NAN : (double) c->through_others / c->adopters;
}

const gv_metric gv_metric_partners = {
    .spec = { .name = "partners",
              .title = "Partners",
              .about = "How soon partners leave, what small and large audiences bring, and "
                       "how many are won by people who buy nothing themselves.",
              .source = "Beichert, Bayerl, Goldenberg, Lanz (2024), "
                        "doi:10.1177/00222429231217471, as to yields of audiences",
              .deviates = "audiences are compared in thirds, not in tenths, as strategies "
                          "have dozens of partners and not thousands; and by adopters, "
                          "not by revenue: in a model where all pay the same price these "
                          "tell the same",
              GV_PARAMS(partner_watch) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
