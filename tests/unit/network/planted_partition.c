/* Equal groups: how many ties, how many of them within, and words for what cannot be. */
#include "expect.h"
#include "grow.h"

/* Of 30 networks: arcs a person, and the share of them within groups of equal size. */
static void ties_and_their_share_within_are_as_asked(void **unused)
{
    (void) unused;
    enum { NETWORKS = 30, PEOPLE = 500, GROUPS = 7 };
    double degree[NETWORKS], within[NETWORKS];
    for (uint32_t k = 0; k < NETWORKS; k++) {
        gv_network *net =
            grow("planted_partition", k + 1, "people", (double) PEOPLE, "groups",
                 (double) GROUPS, "degree", 12.0, "within", 0.7, NULL);
        const gv_csr out = gv_network_out(net);
        uint64_t inside = 0;
        for (uint32_t u = 0; u < PEOPLE; u++) {
            for (uint64_t a = out.offset[u]; a < out.offset[u + UINT64_C(1)]; a++)
                inside += u * GROUPS / PEOPLE == out.target[a] * GROUPS / PEOPLE ? 1 : 0;
        }
        degree[k] = (double) out.offset[PEOPLE] / PEOPLE;
        within[k] = (double) inside / (double) out.offset[PEOPLE];
        gv_network_free(net);
    }
    expect_mean("ties of a person", 12, degree, NETWORKS, 0.01);
    expect_mean("share of ties within", 0.7, within, NETWORKS, 0.005);
}

static void groups_are_those_of_following(void **unused)
{
    (void) unused;
    gv_network *net =
        grow("planted_partition", 1, "people", 100.0, "groups", 7.0, "degree", 5.0, NULL);
    gv_network *other = grow("following", 1, "people", 100.0, "groups", 7.0, "least", 1.0,
                             "more", 2.0, "most", 10.0, NULL);
    const uint32_t *start = NULL, *theirs = NULL;
    assert_int_equal(gv_network_blocks(net, &start), 7);
    assert_int_equal(gv_network_blocks(other, &theirs), 7);
    for (int g = 0; g <= 7; g++)
        assert_int_equal(start[g], theirs[g]);
    gv_network_free(net);
    gv_network_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_and_their_share_within_are_as_asked),
        cmocka_unit_test(groups_are_those_of_following),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
