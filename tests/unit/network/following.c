/* Followers of accounts: bounds, tail, homophily, and words for what cannot be. */
#include "expect.h"
#include "grow.h"

#include <math.h>

static void everybody_follows_between_least_and_most(void **unused)
{
    (void) unused;
    enum { PEOPLE = 4000 };
    gv_network *net = grow("following", 1, "people", (double) PEOPLE, "least", 3.0, "more",
                           10.0, "most", 20.0, NULL);
    double found[PEOPLE], expected = 3;
    uint64_t largest = 0;
    must(gv_network_transpose(net, NULL));
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const uint64_t followed = gv_network_followed(net, v);
        assert_true(followed >= 3 && followed <= 20);
        found[v] = (double) followed;
        largest =
            gv_network_followers(net, v) > largest ? gv_network_followers(net, v) : largest;
    }
    for (int k = 4; k <= 20; k++)
        expected += exp(-(k - 3.5) / 10);
    expect_mean("accounts that people follow", expected, found, PEOPLE, 0);
    assert_true((double) largest > 20 * expected && (double) largest < 0.25 * PEOPLE);
    gv_network_free(net);
}

/* Followers beyond k: about k^(1 - exponent). */
static void few_accounts_have_many_followers(void **unused)
{
    (void) unused;
    gv_network *net = grow("following", 2, "people", 20000.0, NULL);
    uint32_t more_than[3] = { 0 };
    static const uint64_t at[] = { 40, 80, 160 };
    for (uint32_t u = 0; u < 20000; u++) {
        for (int k = 0; k < 3; k++)
            more_than[k] += gv_network_followers(net, u) > at[k] ? 1 : 0;
    }
    const double ratio = more_than[0] / (double) more_than[2];
    expect_near("log4 of the ratio of tails a factor 4 apart", 1.3, log(ratio) / log(4),
                0.15);
    gv_network_free(net);
}

static double share_within(const gv_network *net, uint32_t groups)
{
    const gv_csr out = gv_network_out(net);
    uint64_t within = 0;
    for (uint32_t u = 0; u < out.n; u++) {
        for (uint64_t a = out.offset[u]; a < out.offset[u + UINT64_C(1)]; a++)
            within +=
                (uint64_t) u * groups / out.n == (uint64_t) out.target[a] * groups / out.n
                    ? 1
                    : 0;
    }
    return (double) within / (double) out.offset[out.n];
}

/* One account in four is of the own group; of the others a fifth is accepted. A tail cut
 * low keeps groups as attractive as each other. */
static void people_prefer_their_own_group(void **unused)
{
    (void) unused;
    static const double homophily[] = { 0, 0.8 };
    for (int k = 0; k < 2; k++) {
        gv_network *net = grow("following", 3, "people", 20000.0, "groups", 4.0,
                               "homophily", homophily[k], "exponent", 4.0, NULL);
        const double expected = 0.25 / (0.25 + 0.75 * (1 - homophily[k]));
        const uint32_t *start = NULL;
        expect_near("ties within groups", expected, share_within(net, 4), 0.01);
        assert_int_equal(gv_network_blocks(net, &start), 4);
        assert_int_equal(start[1], 5000);
        gv_network_free(net);
    }
}

/* Everybody as popular as the others: an account is followed in proportion to how far both
 * tastes overlap, to the power of half the likeness. */
static double expected_overlap(const gv_taste *taste, uint32_t n, uint32_t v, double half)
{
    double chance = 0, sum = 0;
    for (uint32_t u = 0; u < n; u++) {
        const double overlap = u == v ? 0 : gv_taste_overlap(&taste[u], &taste[v]);
        chance += pow(overlap, half);
        sum += pow(overlap, half) * overlap;
    }
    return sum / chance;
}

static void like_follows_like(void **unused)
{
    (void) unused;
    enum { PEOPLE = 3000 };
    static const double likeness[] = { 2, 4, 1 };
    for (int k = 0; k < 3; k++) {
        double surplus[PEOPLE] = { 0 };
        gv_network *net = grow("following", 7, "people", (double) PEOPLE, "least", 8.0,
                               "more", 0.0, "most", 8.0, "exponent", 100.0, "groups", 12.0,
                               "likeness", likeness[k], NULL);
        must(gv_network_transpose(net, NULL));
        const gv_taste *taste = gv_network_tastes(net);
        const gv_csr in = gv_network_in(net);
        for (uint32_t v = 0; v < PEOPLE; v++) {
            for (uint64_t a = in.offset[v]; a < in.offset[v + UINT64_C(1)]; a++)
                surplus[v] += gv_taste_overlap(&taste[in.target[a]], &taste[v]) / 8;
            surplus[v] -= expected_overlap(taste, PEOPLE, v, likeness[k] / 2);
        }
        /* 8 of 3,000 without putting back: some thousandths are lost */
        expect_mean("overlap of followed accounts beyond the expected", 0, surplus, PEOPLE,
                    0.004);
        gv_network_free(net);
    }
}

static void tastes_are_kept_only_where_they_matter(void **unused)
{
    (void) unused;
    gv_network *net = grow("following", 3, "people", 500.0, "groups", 4.0, NULL);
    assert_null(gv_network_tastes(net));
    gv_network_free(net);
}

/* With even luck a group cares for its own topic most, and next for the second one. */
static void tastes_are_about_their_group(void **unused)
{
    (void) unused;
    const gv_bits even[GV_TOPICS / 2] = { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } };
    const gv_taste a = gv_taste_about(0, even), b = gv_taste_about(8, even);
    assert_true(a.topic[0] > a.topic[1] && a.topic[1] > a.topic[2]);
    assert_int_equal(a.topic[2], a.topic[7]);
    assert_int_equal(a.topic[0], b.topic[0]);
    const gv_taste left = { { 3, 4 } }, right = { { 4, 3 } }, apart = { { 0, 0, 7 } };
    expect_near("squared cosine", 0.9216, gv_taste_overlap(&left, &right), 1e-15);
    expect_near("of the same", 1, gv_taste_overlap(&left, &left), 0);
    expect_near("of topics apart", 0, gv_taste_overlap(&left, &apart), 0);
}

static void same_key_same_network(void **unused)
{
    (void) unused;
    gv_network *a = grow("following", 5, "people", 500.0, NULL);
    gv_network *b = grow("following", 5, "people", 500.0, NULL);
    gv_network *c = grow("following", 6, "people", 500.0, NULL);
    assert_true(gv_hash_equal(gv_network_hash(a), gv_network_hash(b)));
    assert_false(gv_hash_equal(gv_network_hash(a), gv_network_hash(c)));
    gv_network_free(a);
    gv_network_free(b);
    gv_network_free(c);
}

static void refuses(grown g, const char *words)
{
    assert_int_equal(g.status, GV_E_IMPOSSIBLE);
    assert_string_equal(g.err.text, words);
    assert_null(g.net);
}

static void what_cannot_be_is_refused_in_words(void **unused)
{
    (void) unused;
    refuses(try_grow("following", 1, "people", 100.0, NULL),
            "among 100 people nobody follows up to 80");
    refuses(try_grow("following", 1, "people", 100.0, "groups", 200.0, "most", 9.0, NULL),
            "100 people do not make 200 groups");
    refuses(try_grow("following", 1, "people", 100.0, "most", 2.0, NULL),
            "nobody can follow at least 5 and at most 2 accounts");
    refuses(
        try_grow("following", 1, "people", 1000.0, "groups", 50.0, "homophily", 1.0, NULL),
        "a group of 20 has no 80 accounts to follow");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_follows_between_least_and_most),
        cmocka_unit_test(few_accounts_have_many_followers),
        cmocka_unit_test(people_prefer_their_own_group),
        cmocka_unit_test(like_follows_like),
        cmocka_unit_test(tastes_are_kept_only_where_they_matter),
        cmocka_unit_test(tastes_are_about_their_group),
        cmocka_unit_test(same_key_same_network),
        cmocka_unit_test(what_cannot_be_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
