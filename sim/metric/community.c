/* Community: how much longer members stay customers than others who are like them, beside
 * how long they would have stayed without it. Layer 4. */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

typedef struct community {
    uint64_t horizon;
    double caliper;
    const char *against;
} community;

static const gv_param community_table[] = {
    GV_COUNT(community, horizon, .initial = 180, .low = 1, .high = 1e6, .unit = "steps",
             .sweep = { 28, 365 }, .source = "convention: half a year of days",
             .help = "how long a customer should stay after joining"),
    GV_REAL(community, caliper, .initial = 0.5, .low = 0, .high = INFINITY, .unit = "sd",
            .sweep = { 0.1, 2 }, .source = "assumption",
            .help = "how far from a member somebody may be whom they are compared with, in "
                    "standard deviations of fit and of relation"),
    GV_AGAINST(community, "strategy without the community, all else alike, whose lives "
                          "tell how long the same people stay"),
    GV_END_OF_TABLE,
};

#define OVER_PAIRS                                                                         \
    "over members who joined as customers since tick 0, `horizon` steps before the end "   \
    "or earlier, and for whom there was somebody like them"
#define OVER_KNOWN                                                                         \
    "over members who joined as customers, at t, since tick 0 and `horizon` steps before " \
    "the end or earlier, and who are customers at t in the life of `against`, too"
#define UNDEFINED "; undefined without any, and in the lives of `against`"
static const gv_outcome outcomes[] = {
    { "community_members", "people who ever joined the community", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, INFINITY,
      "people who are members in any state; how many at a time: the gauge `members`",
      .smallest = 0.05, .smallest_is_share = true },
    { "posts_per_member", "posts a member and step", "posts", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1,
      "members who say something that others may hear, over members, both added up over "
      "all states; undefined without members",
      .smallest = 0.05, .smallest_is_share = true },
    { "members_compared", "members compared with others", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "members who joined as customers since tick 0, `horizon` steps before the end or "
      "earlier, and for whom there was somebody like them: a customer who had not joined "
      "yet, of the same stage, and the nearest by fit and relation, both in standard "
      "deviations among customers who had not joined before; nobody farther than "
      "`caliper`",
      .smallest = 0.05, .smallest_is_share = true },
    { "member_retention", "retention of members", "share", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, 1,
      "how many are customers in all of `horizon` states after joining, " OVER_PAIRS
      "; whether they stay members or not. Undefined without any",
      .smallest = 0.01 },
    { "matched_retention", "retention of those like members", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, 1,
      "the same of those like them, from the same state on, though they join later; "
      "undefined without any",
      .smallest = 0.01 },
    { "community_naive", "retention that the community seems to bring", "share",
      GV_KIND_REAL, GV_SHAPE_LIFE, GV_NEITHER, -1, 1,
      "member_retention - matched_retention: what an observer sees, who cannot tell what "
      "it brings from who joins",
      .smallest = 0.01 },
    { "members_known", "members who would be customers anyway", "people", GV_KIND_COUNT,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "members whose own retention without the community is known: those who joined as "
      "customers, at t, since tick 0 and `horizon` steps before the end or earlier, and "
      "are customers at t in the life of `against`, too",
      .smallest = 0.05, .smallest_is_share = true },
    { "community_effect", "retention that the community brings", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, -1, 1,
      "how many are customers in all of `horizon` states after t, less how many of the "
      "same people are in the life of `against`, " OVER_KNOWN UNDEFINED
      ". The effect of the community where `against` lacks nothing else",
      .smallest = 0.01 },
    { "community_bias", "what the observer takes for the community", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, -1, 1,
      "how many are customers in all of `horizon` states after t in the life of "
      "`against`, less how many of those like them are here: over all who are both "
      "compared and known, where it is community_naive - community_effect" UNDEFINED,
      .smallest = 0.01 },
    { .name = NULL },
};
enum { MEMBERS, POSTS, COMPARED, STAYED, MATCHED, NAIVE, KNOWN, EFFECT, BIAS };

/* ---- what is kept ----------------------------------------------------------------- */

/* A customer who has not joined before this step. */
typedef struct standing {
    double fit, relation;
    uint32_t person, stage;
} standing;

/* Members and their posts so far; then what is known in one step of customers: by how much
 * fit and relation differ, and from where on by how much a bin is wide. */
typedef struct sums {
    uint64_t members, posts;
    double per_fit, per_relation; /* 1 over the standard deviation; 0: all are equal */
    double least, width;
    uint32_t n;
} sums;
enum { BINS = 256 }; /* of fit, for each stage */

/* Kept: sums; [people] customers of this step; of those who have not joined, [people] their
 * places there by bin, and [states * BINS + 1] where bins begin; [people] the step of
 * joining plus 1; [people] who is like them, plus 1; 0: nobody. Then a bit a person and
 * state: a customer? */
typedef struct kept {
    sums *all;
    standing *customer;
    uint32_t *order, *first, *joined, *like;
    uint8_t *is_customer;
} kept;

static size_t row_bytes(gv_extent extent)
{
    return (extent.people + (size_t) 7) / 8;
}

static size_t bins_of(gv_extent extent)
{
    return (size_t) extent.states * BINS + 1;
}

static kept kept_in(void *own, gv_extent extent)
{
    const size_t n = extent.people;
    sums *all = own;
    standing *customer = (standing *) (all + 1);
    uint32_t *order = (uint32_t *) (customer + n);
    uint32_t *first = order + n;
    uint32_t *joined = first + bins_of(extent);
    return (kept){
        all, customer, order, first, joined, joined + n, (uint8_t *) (joined + 2 * n)
    };
}

static size_t own_bytes(gv_extent extent)
{
    return sizeof(sums) + extent.people * sizeof(standing) +
           (3 * (size_t) extent.people + bins_of(extent)) * sizeof(uint32_t) +
           ((size_t) extent.ticks + 1) * row_bytes(extent);
}

static bool was_customer(const kept *k, gv_extent extent, uint32_t v, uint32_t step)
{
    return k->is_customer[step * row_bytes(extent) + v / 8] >> v % 8 & 1;
}

/* ---- who is like whom ------------------------------------------------------------- */

static double shown(const gv_world *w, uint32_t v, gv_aspect aspect)
{
    return w->model->shown & GV_SHOWS(aspect) ? w->model->show(w, v, aspect) : 0;
}

static double per_deviation(double squares, uint32_t n)
{
    return squares > 0 ? 1 / sqrt(squares / n) : 0;
}

/* In order of people, so that nothing depends on anything else. */
static void scale(const kept *k)
{
    sums *all = k->all;
    double fit = 0, relation = 0, fits = 0, relations = 0;
    double least = INFINITY, most = -INFINITY;
    for (uint32_t i = 0; i < all->n; i++) {
        fit += k->customer[i].fit;
        relation += k->customer[i].relation;
        least = k->customer[i].fit < least ? k->customer[i].fit : least;
        most = k->customer[i].fit > most ? k->customer[i].fit : most;
    }
    for (uint32_t i = 0; i < all->n; i++) {
        const double f = k->customer[i].fit - fit / all->n;
        const double r = k->customer[i].relation - relation / all->n;
        fits += f * f;
        relations += r * r;
    }
    all->per_fit = most > least ? per_deviation(fits, all->n) : 0;
    all->per_relation = per_deviation(relations, all->n);
    all->least = least;
    all->width = (most - least) / BINS;
}

static void find_customers(const kept *k, const gv_world *w, uint32_t step,
                           gv_extent extent)
{
    k->all->n = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        if (!was_customer(k, extent, v, step) ||
            (k->joined[v] != 0 && k->joined[v] != step + 1))
            continue;
        const uint32_t stage = w->model->stance(w, v).stage;
        k->customer[k->all->n++] = (standing){
            .fit = shown(w, v, GV_ASPECT_FIT),
            .relation = shown(w, v, GV_ASPECT_RELATION),
            .person = v,
            .stage = stage < extent.states ? stage : extent.states - 1,
        };
    }
}

static uint32_t bin_of(const sums *all, const standing *s)
{
    const double bin = all->width > 0 ? floor((s->fit - all->least) / all->width) : 0;
    return bin < BINS - 1 ? (uint32_t) bin : BINS - 1;
}

/* Those who have not joined, by stage and fit. */
static void sort_into_bins(const kept *k, gv_extent extent)
{
    const size_t bins = bins_of(extent) - 1;
    memset(k->first, 0, (bins + 1) * sizeof *k->first);
    for (uint32_t i = 0; i < k->all->n; i++) {
        const standing *s = &k->customer[i];
        if (k->joined[s->person] == 0)
            k->first[s->stage * BINS + bin_of(k->all, s)]++;
    }
    for (size_t b = 1; b <= bins; b++)
        k->first[b] += k->first[b - 1];
    for (uint32_t i = k->all->n; i-- > 0;) {
        const standing *s = &k->customer[i];
        if (k->joined[s->person] == 0)
            k->order[--k->first[s->stage * BINS + bin_of(k->all, s)]] = i;
    }
}

typedef struct nearest {
    double squared; /* distance; at first the farthest that there may be */
    uint32_t like;  /* person + 1; 0: nobody */
} nearest;

static void try_bin(const kept *k, const standing *me, uint32_t bin, nearest *best)
{
    for (uint32_t at = k->first[bin]; at < k->first[bin + 1]; at++) {
        const standing *s = &k->customer[k->order[at]];
        const double fit = (s->fit - me->fit) * k->all->per_fit;
        const double relation = (s->relation - me->relation) * k->all->per_relation;
        const double squared = fit * fit + relation * relation;
        if (squared < best->squared ||
            (squared <= best->squared && (best->like == 0 || s->person + 1 < best->like)))
            *best = (nearest){ squared, s->person + 1 };
    }
}

/* Outward from their own fit, until whoever is farther off by fit alone is out of question;
 * a bin more than needed, so that no rounding decides. Cost: what some bins hold. */
static uint32_t who_is_like(const kept *k, const standing *me, double caliper)
{
    nearest best = { caliper * caliper, 0 };
    const uint32_t mine = bin_of(k->all, me), from = me->stage * BINS;
    for (uint32_t off = 0; off < BINS; off++) {
        const double apart = off < 2 ? 0 : (off - 2) * k->all->width * k->all->per_fit;
        if (apart * apart > best.squared)
            break;
        if (off <= mine)
            try_bin(k, me, from + mine - off, &best);
        if (off > 0 && mine + off < BINS)
            try_bin(k, me, from + mine + off, &best);
    }
    return best.like;
}

/* ---- what is seen ----------------------------------------------------------------- */

/* @return how many customers joined */
static uint32_t count_members(const kept *k, const gv_world *w, uint32_t step,
                              gv_extent extent)
{
    uint8_t *row = k->is_customer + step * row_bytes(extent);
    uint32_t n = 0;
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_stance is = w->model->stance(w, v);
        if (is.is_customer)
            row[v / 8] = (uint8_t) (row[v / 8] | 1u << v % 8);
        if (!is.is_member)
            continue;
        k->all->members++;
        k->all->posts += is.speaks ? 1 : 0;
        n += k->joined[v] == 0 && is.is_customer ? 1 : 0;
        k->joined[v] = k->joined[v] == 0 ? step + 1 : k->joined[v];
    }
    return n;
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    const community *par = params;
    const kept k = kept_in(own, extent);
    if (w->model->stance == NULL)
        return;
    const uint32_t n = count_members(&k, w, step, extent);
    if (n == 0 || step == 0 || par->horizon > extent.ticks - step)
        return;
    find_customers(&k, w, step, extent);
    scale(&k);
    sort_into_bins(&k, extent);
    for (uint32_t i = 0; i < k.all->n; i++) {
        const uint32_t v = k.customer[i].person;
        if (k.joined[v] == step + 1)
            k.like[v] = who_is_like(&k, &k.customer[i], par->caliper);
    }
}

/* ---- what came of it -------------------------------------------------------------- */

/* How many of so many stayed: members, those like them, the same members over there. */
typedef struct stayers {
    uint32_t n, members, like, there;
} stayers;

static bool stays(const kept *k, gv_extent extent, uint32_t v, uint32_t from,
                  uint64_t horizon)
{
    bool is = true;
    for (uint64_t d = 0; d <= horizon && is; d++)
        is = was_customer(k, extent, v, from + (uint32_t) d);
    return is;
}

/* What the life of `against` keeps, unless it is this one. */
static kept kept_there(const gv_life *life)
{
    const gv_life *c = life->control;
    if (c == NULL || c->own == NULL || c->world == life->world)
        return (kept){ .all = NULL };
    return kept_in(c->own, c->extent);
}

static void add(stayers *sum, bool member, bool like, bool there)
{
    sum->n++;
    sum->members += member ? 1 : 0;
    sum->like += like ? 1 : 0;
    sum->there += there ? 1 : 0;
}

/* Everybody who joined in time: those compared, those known, and those who are both. */
static void judge(const gv_life *life, uint64_t horizon, stayers sum[3])
{
    const gv_extent x = life->extent;
    const kept here = kept_in(life->own, x), there = kept_there(life);
    for (uint32_t v = 0; v < life->world->n; v++) {
        const uint32_t at = here.joined[v] - 1; /* wraps where nobody joined */
        if (here.joined[v] < 2 || horizon > life->ticks - at ||
            !was_customer(&here, x, v, at))
            continue;
        const bool compared = here.like[v] != 0;
        const bool known = there.all != NULL && was_customer(&there, x, v, at);
        const bool stayed = stays(&here, x, v, at, horizon);
        const bool like = compared && stays(&here, x, here.like[v] - 1, at, horizon);
        const bool anyway = known && stays(&there, x, v, at, horizon);
        if (compared)
            add(&sum[0], stayed, like, anyway);
        if (known)
            add(&sum[1], stayed, like, anyway);
        if (compared && known)
            add(&sum[2], stayed, like, anyway);
    }
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : (double) NAN;
}

static uint32_t ever_members(const gv_life *life, const kept *k)
{
    uint32_t n = 0;
    for (uint32_t v = 0; v < life->world->n; v++)
        n += k->joined[v] != 0 ? 1 : 0;
    return n;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    const community *par = params;
    const kept k = kept_in(life->own, life->extent);
    stayers sum[3] = { { 0 } };
    judge(life, par->horizon, sum);
    const stayers *pairs = &sum[0], *known = &sum[1], *both = &sum[2];
    *out[MEMBERS].count = ever_members(life, &k);
    *out[POSTS].real = share((double) k.all->posts, (double) k.all->members);
    *out[COMPARED].count = pairs->n;
    *out[STAYED].real = share(pairs->members, pairs->n);
    *out[MATCHED].real = share(pairs->like, pairs->n);
    *out[NAIVE].real = share((double) pairs->members - pairs->like, pairs->n);
    *out[KNOWN].count = known->n;
    *out[EFFECT].real = share((double) known->members - known->there, known->n);
    *out[BIAS].real = share((double) both->there - both->like, both->n);
}

static const char *control(const void *params)
{
    return ((const community *) params)->against;
}

const gv_metric gv_metric_community = {
    .spec = { .name = "community",
              .title = "What a community brings, and who joins it",
              .about = "How much longer members stay customers than others like them, and "
                       "than they would have stayed themselves: it may be those who would "
                       "have stayed anyway who join.",
              .source = "why: Algesheimer, Borle, Dholakia, Singh (2010), "
                        "doi:10.1287/mksc.1090.0555; matching with those who have not "
                        "joined yet: Li, Propert, Rosenbaum (2001), Balanced risk set "
                        "matching, Journal of the American Statistical Association 96",
              .deviates =
                  "the experiment is not an invitation by chance but a life without "
                  "the community, for every member; matches are the nearest one by one "
                  "and may be used again, not the best set of pairs",
              GV_PARAMS(community) },
    .outcomes = outcomes,
    .of_gauges = true,
    .own_bytes = own_bytes,
    .look = look,
    .control = control,
    .measure = measure,
};
