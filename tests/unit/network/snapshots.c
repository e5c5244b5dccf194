/* Files of snapshots: which ticks they stand in, what is refused where. */
#include "grow.h"
#include "network/network_internal.h"
#include "temp_file.h"

static temp_file file_of(const char *text)
{
    return temp_file_make(text, strlen(text));
}

/* How many arcs stand in each of the first ticks. */
static void expect_arcs(const gv_network *net, const uint64_t *wanted, size_t n)
{
    uint64_t offset[16];
    const gv_timeline *t = gv_network_timeline(net);
    assert_non_null(t);
    assert_true(t->people < GV_COUNT_OF(offset));
    for (size_t k = 0; k < n; k++) {
        gv_timeline_rows(t, gv_timeline_at(t, k), offset);
        assert_int_equal(offset[t->people] - offset[0], wanted[k]);
    }
}
#define EXPECT_ARCS(net, ...)                                                              \
    do {                                                                                   \
        const uint64_t wanted[] = { __VA_ARGS__ };                                         \
        expect_arcs(net, wanted, GV_COUNT_OF(wanted));                                     \
    } while (0)

static void ties_stand_in_their_snapshot(void **unused)
{
    (void) unused;
    const temp_file file = file_of("a b 0\nb c 0\na c 2\n# the last one\nb a 3\n");
    gv_network *net =
        grow("snapshots", 0, "file", file.path, "directed", 1.0, "first", 1.0, NULL);
    EXPECT_ARCS(net, 2, 0, 1, 1, 0, 0);
    assert_int_equal(gv_network_arcs(net), 4);
    gv_network_free(net);
    temp_file_remove(&file);
}

/* 3 to 5 are three snapshots. */
static void intervals_include_their_ends(void **unused)
{
    (void) unused;
    const temp_file file = file_of("a b 0 2\nb c 1 1\na b 4 5\n");
    gv_network *net =
        grow("snapshots", 0, "file", file.path, "directed", 0.0, "intervals", 1.0, NULL);
    EXPECT_ARCS(net, 2, 4, 2, 0, 2, 2, 0);
    gv_network_free(net);
    temp_file_remove(&file);
}

static void a_snapshot_may_stand_for_many_ticks(void **unused)
{
    (void) unused;
    const temp_file file = file_of("a b 1990\nb c 1992\n");
    gv_network *net = grow("snapshots", 0, "file", file.path, "directed", 0.0, "begin", 1.0,
                           "lasts", 3.0, "after", 1.0, NULL);
    EXPECT_ARCS(net, 2, 2, 2, 0, 0, 0, 2, 2, 2, 2, 2);
    assert_int_equal(gv_timeline_ticks(gv_network_timeline(net)), 9);
    gv_network_free(net);
    temp_file_remove(&file);
}

static void ties_weigh_what_the_file_says(void **unused)
{
    (void) unused;
    const temp_file file = file_of("a b 0 1 0.5\nb a 1 2 2\n");
    gv_network *net = grow("snapshots", 0, "file", file.path, "directed", 0.0, "intervals",
                           1.0, "weights", 1.0, "repeats", 1.0, NULL);
    const gv_timeline *t = gv_network_timeline(net);
    const double wanted[] = { 0.5, 0.5, 2.5, 2.5, 2, 2 };
    assert_int_equal(gv_timeline_arcs(t), GV_COUNT_OF(wanted));
    for (size_t k = 0; k < GV_COUNT_OF(wanted); k++)
        assert_true(t->weight[k] == wanted[k]);
    assert_true(gv_network_out(net).weight[0] == 5);
    gv_network_free(net);
    temp_file_remove(&file);
}

/* The same stream said in both ways is the same network. */
static void snapshots_are_contacts_that_last_a_tick(void **unused)
{
    (void) unused;
    const temp_file one = file_of("1 2 0\n2 3 1\n1 3 1\n1 2 4\n");
    const temp_file other = file_of("0 1 2\n20 2 3\n20 1 3\n80 1 2\n");
    gv_network *a = grow("snapshots", 0, "file", one.path, "directed", 0.0, NULL);
    gv_network *b =
        grow("contacts", 0, "file", other.path, "tick", 20.0, "directed", 0.0, NULL);
    assert_true(gv_hash_equal(gv_network_hash(a), gv_network_hash(b)));
    gv_network_free(b);
    gv_network_free(a);
    temp_file_remove(&other);
    temp_file_remove(&one);
}

typedef struct complaint {
    const char *text;
    double intervals, weights, begin;
    uint32_t line, column;
    const char *words, *hint;
} complaint;

static const complaint complaints[] = {
    { "a b\n", 0, 0, 0, 1, 3, "a tie is two people and a snapshot, here stand two",
      "intervals" },
    { "a b 0 1\n", 0, 0, 0, 1, 7, "here stands another column", "intervals" },
    { "a b 0\n", 1, 0, 0, 1, 5, "two people, first and last snapshot", "" },
    { "a b 0.5\n", 0, 0, 0, 1, 5, "the tick '0.5' is not a whole number", "" },
    { "a b -1\n", 0, 0, 0, 1, 5, "the tick '-1' is not a whole number", "" },
    { "a b 5 3\n", 1, 0, 0, 1, 7, "the last tick '3' lies before the first, 5", "" },
    { "a b 0 0\n", 0, 1, 0, 1, 7, "the weight '0' is not a positive number", "" },
    { "a b 1\nb a 1\n", 0, 0, 0, 2, 1, "the tie of 'b' and 'a' overlaps", "merge" },
    { "a b 0 4\na b 4 5\n", 1, 0, 0, 2, 1, "on line 1", "merge" },
    { "a b 20000000\n", 0, 0, 0, 0, 0, "spans 20000001 ticks", "begin: first_snapshot" },
};

static void every_fault_is_told_with_its_place(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(complaints); k++) {
        const complaint *c = &complaints[k];
        const temp_file file = file_of(c->text);
        const grown g =
            try_grow("snapshots", 0, "file", file.path, "directed", 0.0, "intervals",
                     c->intervals, "weights", c->weights, "begin", c->begin, NULL);
        if (g.status != GV_E_DATA || strstr(g.err.text, c->words) == NULL ||
            strstr(g.err.hint, c->hint) == NULL || g.err.line != c->line ||
            g.err.column != c->column)
            fail_msg("case %zu: %d %u:%u: %s (%s)", k, g.status, g.err.line, g.err.column,
                     g.err.text, g.err.hint);
        temp_file_remove(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_stand_in_their_snapshot),
        cmocka_unit_test(intervals_include_their_ends),
        cmocka_unit_test(a_snapshot_may_stand_for_many_ticks),
        cmocka_unit_test(ties_weigh_what_the_file_says),
        cmocka_unit_test(snapshots_are_contacts_that_last_a_tick),
        cmocka_unit_test(every_fault_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
