/* Everybody follows some accounts: many the popular ones, and rather those of their own
 * group. Layer 2. */
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>

typedef struct following {
    uint64_t people;
    uint64_t least;
    double more;
    uint64_t most;
    double exponent;
    double largest;
    uint64_t groups;
    double homophily;
    double likeness;
} following;

static const gv_param following_table[] = {
    GV_COUNT(following, people, .initial = 10000, .low = 2, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .scale = GV_SCALE_LOG, .sweep = { 100, 100000 },
             .source = "assumption", .alias = "n", .help = "number of people"),
    GV_COUNT(following, least, .initial = 5, .low = 0, .high = 1000000, .unit = "people",
             .source = "assumption", .help = "accounts that everybody follows, at least"),
    GV_REAL(following, more, .initial = 15, .low = 0, .high = 1e6, .unit = "people",
            .sweep = { 0, 50 }, .source = "assumption",
            .help = "mean of the accounts beyond that; exponential"),
    GV_COUNT(following, most, .initial = 80, .low = 1, .high = 1000000, .unit = "people",
             .source = "assumption", .help = "accounts that anybody follows, at most"),
    GV_REAL(following, exponent, .initial = 2.3, .low = 2, .low_open = true, .high = 100,
            .unit = "exponent", .sweep = { 2.1, 4 },
            .source = "Goh, Kahng and Kim (2001), doi:10.1103/PhysRevLett.87.278701",
            .help = "of the distribution of followers: accounts with k followers are as "
                    "frequent as 1 / k^exponent"),
    GV_REAL(following, largest, .initial = 0.15, .low = 0, .low_open = true, .high = 1,
            .unit = "share of people", .sweep = { 0.01, 1 }, .source = "assumption",
            .help = "followers that the most popular account may expect, at most"),
    GV_COUNT(following, groups, .initial = 1, .low = 1, .high = 65535, .unit = "groups",
             .source = "convention",
             .help = "groups of people, as large as each other, numbered one after "
                     "another as in block_model"),
    GV_REAL(following, homophily, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0, 0.95 },
            .source = "McPherson, Smith-Lovin and Cook (2001), "
                      "doi:10.1146/annurev.soc.27.1.415",
            .help = "chance that an account of another group is passed over"),
    GV_REAL(following, likeness, .initial = 0, .low = 0, .high = 16, .unit = "exponent",
            .sweep = { 0, 4 },
            .source = "Hoff, Raftery and Handcock (2002), doi:10.1198/016214502388618906; "
                      "its size: assumption",
            .help = "an account is accepted with the cosine of both people's tastes (eight "
                    "weights about those of their groups) to this power; 0: tastes do not "
                    "matter"),
    GV_END_OF_TABLE
};

static gv_status check(const following *par, gv_error *err)
{
    if (par->groups > par->people)
        return GV_FAIL(err, GV_E_IMPOSSIBLE,
                       "%" PRIu64 " people do not make %" PRIu64 " groups", par->people,
                       par->groups);
    if (par->least > par->most)
        return GV_FAIL(err, GV_E_IMPOSSIBLE,
                       "nobody can follow at least %" PRIu64 " and at most %" PRIu64
                       " accounts",
                       par->least, par->most);
    if (par->homophily == 1 && par->groups > 1 && par->most >= par->people / par->groups) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "a group of %" PRIu64 " has no %" PRIu64 " accounts to follow",
                par->people / par->groups, par->most);
        gv_error_hint(err, "let homophily be below 1, or follow fewer: most: %" PRIu64,
                      par->people / par->groups / 2);
        return GV_E_IMPOSSIBLE;
    }
    if (par->most > par->people / 2) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "among %" PRIu64 " people nobody follows up to %" PRIu64, par->people,
                par->most);
        gv_error_hint(err, "at most half of all: most: %" PRIu64, par->people / 2);
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

enum { POPULARITY, NUMBER, ACCOUNT, ACCEPTS, TASTE, TASTE_OF }; /* draws of the counter */

typedef struct crowd {
    const following *par;
    gv_cipher luck;
    double *up_to;   /* [people] popularity added up */
    uint32_t *guide; /* [people] */
    uint32_t *taken; /* [people] the follower who follows this account already, + 1 */
    gv_taste *taste; /* [people]; NULL: tastes do not matter */
} crowd;

static double unit_of(const crowd *c, uint32_t u, uint32_t v, uint32_t draw)
{
    return gv_unit(gv_draw(&c->luck, gv_counter_make(u, v, 0, 0, 0, draw)).low);
}

/* Popularity w has the density w^-exponent, cut where the most popular of all would expect
 * more than their share: each follower is one draw in proportion to it. */
static void weigh_popularity(crowd *c)
{
    const following *par = c->par;
    const double tail = -1 / (par->exponent - 1);
    const double followed = (double) par->least + par->more;
    const double mean = (par->exponent - 1) / (par->exponent - 2);
    const double n = (double) par->people;
    const double most = par->largest * n * mean / (followed > 1 ? followed : 1);
    double sum = 0;
    for (uint32_t u = 0; u < par->people; u++) {
        const double w = gv_real_pow(1 - unit_of(c, u, 0, POPULARITY), tail);
        sum += w < most ? w : most;
        c->up_to[u] = sum;
    }
}

/* The first account up to which there is more popularity than x; from one that is near. */
static uint32_t first_beyond(const crowd *c, double x, uint32_t near)
{
    uint32_t k = near;
    while (k > 0 && c->up_to[k - 1] > x)
        k--;
    while (k + 1 < c->par->people && c->up_to[k] <= x)
        k++;
    return k;
}

/* Of as many equal parts of all popularity as there are people, where each begins: so most
 * accounts are found at the first look. */
static void make_guide(crowd *c)
{
    const uint32_t n = (uint32_t) c->par->people;
    uint32_t k = 0;
    for (uint32_t part = 0; part < n; part++) {
        k = first_beyond(c, (double) part / n * c->up_to[n - 1], k);
        c->guide[part] = k;
    }
}

static uint32_t account_at(const crowd *c, double share)
{
    const uint32_t n = (uint32_t) c->par->people;
    return first_beyond(c, share * c->up_to[n - 1], c->guide[(uint32_t) (share * n)]);
}

static uint64_t group_of(const following *par, uint64_t person)
{
    return person * par->groups / par->people;
}

static uint64_t number_of(const crowd *c, uint32_t v)
{
    const gv_bits luck = gv_draw(&c->luck, gv_counter_make(v, 0, 0, 0, 0, NUMBER));
    const double more = c->par->more * gv_exponential(luck.low);
    const double all = (double) c->par->least + floor(more + 0.5);
    return all < (double) c->par->most ? (uint64_t) all : c->par->most;
}

/* u < x^y for x from 0 to 1, by what is seen without the power where that will do. */
static bool is_below_power(double u, double x, double y)
{
    if (y == 1 || (y > 1 && u >= x) || (y < 1 && u < x))
        return u < x;
    if (y <= 2 && u < x * x)
        return true;
    return u < gv_real_pow(x, y);
}

/* Is the account that the k-th try comes upon to v's taste? */
static bool suits(const crowd *c, uint32_t v, uint32_t u, uint32_t k)
{
    if (c->taste == NULL)
        return true;
    const double squared_cosine = gv_taste_overlap(&c->taste[u], &c->taste[v]);
    return is_below_power(unit_of(c, v, k, TASTE), squared_cosine, c->par->likeness / 2);
}

/* Does v follow the account that the k-th try comes upon? */
static bool accepts(const crowd *c, uint32_t v, uint32_t u, uint32_t k)
{
    if (u == v || c->taken[u] == v + 1 || !suits(c, v, u, k))
        return false;
    return group_of(c->par, u) == group_of(c->par, v) ||
           unit_of(c, v, k, ACCEPTS) >= c->par->homophily;
}

static gv_status follow(crowd *c, uint32_t v, gv_arcs *arcs, gv_error *err)
{
    const uint64_t n = number_of(c, v);
    const uint32_t patience = 1u << 20; /* tries: the popular are soon all followed */
    uint64_t found = 0;
    for (uint32_t k = 0; k < patience && found < n; k++) {
        const uint32_t u = account_at(c, unit_of(c, v, k, ACCOUNT));
        if (!accepts(c, v, u, k))
            continue;
        c->taken[u] = v + 1;
        gv_arcs_add(arcs, u, v);
        found++;
    }
    if (found == n)
        return GV_OK;
    GV_FAIL(err, GV_E_IMPOSSIBLE, "person %u does not find %" PRIu64 " accounts to follow",
            (unsigned) v, n);
    gv_error_hint(err, "take a larger exponent, less homophily, or follow fewer");
    return GV_E_IMPOSSIBLE;
}

static gv_status give_tastes(crowd *c, gv_error *err)
{
    const following *par = c->par;
    if (par->likeness == 0)
        return GV_OK;
    c->taste = gv_alloc(par->people, sizeof *c->taste, err);
    if (c->taste == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < par->people; v++) {
        gv_bits luck[GV_TOPICS / 2];
        for (uint32_t k = 0; k < GV_TOPICS / 2; k++)
            luck[k] = gv_draw(&c->luck, gv_counter_make(v, k, 0, 0, 0, TASTE_OF));
        c->taste[v] = gv_taste_about((uint32_t) group_of(par, v), luck);
    }
    return GV_OK;
}

static gv_status keep_groups(const following *par, gv_network *net, gv_error *err)
{
    gv_status status = GV_OK;
    if (par->groups == 1)
        return GV_OK;
    uint64_t *size = gv_alloc(par->groups, sizeof *size, err);
    if (size == NULL)
        return GV_E_MEMORY;
    for (uint64_t v = 0; v < par->people; v++)
        size[group_of(par, v)]++;
    status = gv_network_keep_blocks(net, (gv_counts){ size, par->groups }, err);
    gv_free(size);
    return status;
}

static gv_status following_grow(const void *params, gv_key key, gv_network **out,
                                gv_error *err)
{
    const following *par = params;
    crowd c = { .par = par, .luck = gv_cipher_make(key) };
    gv_arcs arcs = { 0 };
    gv_network *net = NULL;
    gv_status status;
    GV_TRY(check(par, err));
    c.up_to = gv_alloc(par->people, sizeof *c.up_to, err);
    c.guide = gv_alloc(par->people, sizeof *c.guide, err);
    c.taken = gv_alloc(par->people, sizeof *c.taken, err);
    if (c.up_to == NULL || c.guide == NULL || c.taken == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    uint64_t all = 0;
    for (uint32_t v = 0; v < par->people; v++)
        all += number_of(&c, v);
    GV_TRY(gv_arcs_reserve(all, &arcs, err));
    weigh_popularity(&c);
    make_guide(&c);
    GV_TRY(give_tastes(&c, err));
    for (uint32_t v = 0; v < par->people; v++)
        GV_TRY(follow(&c, v, &arcs, err));
    GV_TRY(gv_arcs_to_network(&arcs, (uint32_t) par->people, &net, err));
    GV_TRY(keep_groups(par, net, err));
    gv_network_keep_tastes(net, &c.taste);
    *out = net;
    net = NULL;
done:
    gv_network_free(net);
    gv_arcs_release(&arcs);
    gv_free(c.taste);
    gv_free(c.taken);
    gv_free(c.guide);
    gv_free(c.up_to);
    return status;
}

/* Mean of a rounded exponential that is cut at `most`. */
static uint64_t arcs_of(const following *par)
{
    double mean = (double) par->least;
    for (uint64_t k = par->least + 1; k <= par->most && par->more > 0; k++)
        mean += gv_real_exp(-((double) (k - par->least) - 0.5) / par->more);
    return (uint64_t) (mean * (double) par->people + 0.5);
}

static gv_status following_size(const void *params, uint64_t *people, uint64_t *arcs,
                                gv_error *err)
{
    const following *par = params;
    const gv_status status = check(par, err);
    if (status == GV_OK) {
        *people = par->people;
        *arcs = arcs_of(par);
    }
    return status;
}

const gv_generator gv_network_kind_following = {
    .spec = { .name = "following",
              .title = "Following accounts",
              .about = "Everybody follows some accounts: a few popular ones have many "
                       "followers, most have few; people prefer their own group, and "
                       "whoever cares for what they care for.",
              .source = "Goh, Kahng and Kim (2001), doi:10.1103/PhysRevLett.87.278701, "
                        "directed, with thinning by group",
              .deviates = "popularity is drawn, not ranked, and cut at `largest`; how many "
                          "accounts somebody follows is not a power law",
              GV_PARAMS(following) },
    .is_random = true,
    .grow = following_grow,
    .size = following_size,
    .peak_bytes_per_arc = 16,
};
