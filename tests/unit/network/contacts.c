/* Files of contacts: which ticks times fall into, what overlaps, what is refused where. */
#include "grow.h"
#include "network/network_internal.h"
#include "temp_file.h"

/* A tick in words: "0-1 1-0 2-3", arcs in the order of their rows. */
static const char *arcs_at(const gv_network *net, uint64_t tick)
{
    static char words[512];
    uint64_t offset[64];
    const gv_timeline *t = gv_network_timeline(net);
    size_t length = 0;
    assert_non_null(t);
    assert_true(t->people < GV_COUNT_OF(offset));
    gv_timeline_rows(t, gv_timeline_at(t, tick), offset);
    words[0] = '\0';
    for (uint32_t u = 0; u < t->people; u++) {
        for (uint64_t arc = offset[u]; arc < offset[u + 1]; arc++) {
            char room[2][32];
            length +=
                (size_t) snprintf(words + length, sizeof words - length, "%s%s-%s",
                                  length > 0 ? " " : "", gv_network_label(net, u, room[0]),
                                  gv_network_label(net, t->target[arc], room[1]));
        }
    }
    return words;
}

static void expect_ticks(const gv_network *net, const char *const *wanted, size_t n)
{
    for (size_t k = 0; k < n; k++)
        assert_string_equal(arcs_at(net, k), wanted[k]);
}
#define EXPECT_TICKS(net, ...)                                                             \
    do {                                                                                   \
        const char *const wanted[] = { __VA_ARGS__ };                                      \
        expect_ticks(net, wanted, GV_COUNT_OF(wanted));                                    \
    } while (0)

static temp_file file_of(const char *text)
{
    return temp_file_make(text, strlen(text));
}

static void times_fall_into_ticks_from_the_first_contact_on(void **unused)
{
    (void) unused;
    const temp_file file = file_of("1000 a b\n1019 b c\n1020 a c\n# later\n1080 a b\n");
    gv_network *net =
        grow("contacts", 0, "file", file.path, "tick", 20.0, "directed", 0.0, NULL);
    EXPECT_TICKS(net, "a-b b-a b-c c-b", "a-c c-a", "", "", "a-b b-a", "");
    assert_int_equal(gv_timeline_ticks(gv_network_timeline(net)), 5);
    assert_int_equal(gv_network_arcs(net), 6);
    assert_int_equal(gv_network_reading_notes(net).rows, 4);
    gv_network_free(net);
    temp_file_remove(&file);
}

static void lines_may_come_in_any_order(void **unused)
{
    (void) unused;
    const temp_file one = file_of("3 a b\n1 b c\n2 a c\n"),
                    other = file_of("1 c b\n2 a c\n3 a b\n");
    gv_network *a =
        grow("contacts", 0, "file", one.path, "tick", 1.0, "directed", 0.0, NULL);
    gv_network *b =
        grow("contacts", 0, "file", other.path, "tick", 1.0, "directed", 0.0, NULL);
    assert_true(gv_hash_equal(gv_network_hash(a), gv_network_hash(b)));
    gv_network_free(b);
    gv_network_free(a);
    temp_file_remove(&other);
    temp_file_remove(&one);
}

static void the_stream_may_begin_at_time_zero(void **unused)
{
    (void) unused;
    const temp_file file = file_of("2 a b\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed", 0.0,
                           "begin", 1.0, NULL);
    EXPECT_TICKS(net, "", "", "a-b b-a", "");
    gv_network_free(net);
    temp_file_remove(&file);
}

/* [0, 20) is one tick of 20, [10, 30) two; what ends with a tick is not in the next. */
static void a_contact_stands_in_every_tick_that_it_touches(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 a b 20\n10 c d 20\n40 a c 0\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 20.0, "durations", 1.0,
                           "directed", 0.0, NULL);
    EXPECT_TICKS(net, "a-b b-a c-d d-c", "c-d d-c", "a-c c-a", "");
    gv_network_free(net);
    temp_file_remove(&file);
}

/* 0.3 / 0.1 is a little less than 3 in binary. */
static void decimal_times_are_cut_where_people_cut_them(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0.1 a b 0.2\n0.3 b c 0.1\n0.6 a c 0.1\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 0.1, "durations", 1.0,
                           "begin", 1.0, "directed", 0.0, NULL);
    EXPECT_TICKS(net, "", "a-b b-a", "a-b b-a", "b-c c-b", "", "", "a-c c-a", "");
    gv_network_free(net);
    temp_file_remove(&file);
}

static void the_time_may_stand_last(void **unused)
{
    (void) unused;
    const temp_file file = file_of("7 8 0\n8 9 1 extra columns\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "columns", 1.0,
                           "more", 1.0, "directed", 0.0, NULL);
    EXPECT_TICKS(net, "7-8 8-7", "8-9 9-8", "");
    gv_network_free(net);
    temp_file_remove(&file);
}

static void word_runs_the_way_that_is_said(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 a b\n");
    gv_network *speaks = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed",
                              1.0, "first", 1.0, NULL);
    gv_network *listens = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed",
                               1.0, "first", 2.0, NULL);
    EXPECT_TICKS(speaks, "a-b", "");
    EXPECT_TICKS(listens, "b-a", "");
    gv_network_free(listens);
    gv_network_free(speaks);
    temp_file_remove(&file);
}

static void skipped_ticks_are_over_when_a_life_begins(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 a b\n1 b c\n2 a c\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed", 0.0,
                           "skip", 1.0, "after", 2.0, NULL);
    EXPECT_TICKS(net, "b-c c-b", "a-c c-a", "a-b b-a", "b-c c-b");
    gv_network_free(net);
    temp_file_remove(&file);
}

/* Three contacts of a and b in the first tick, one in the second. */
static void ties_weigh_as_much_as_they_have_contacts(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 a b\n1 b a\n2 a b\n4 a b\n4 b c\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 4.0, "directed", 0.0,
                           "weights", 1.0, NULL);
    const gv_timeline *t = gv_network_timeline(net);
    const double wanted[] = { 3, 3, 1, 1, 1, 1 };
    assert_int_equal(gv_timeline_arcs(t), GV_COUNT_OF(wanted));
    for (size_t k = 0; k < GV_COUNT_OF(wanted); k++)
        assert_true(t->weight[k] == wanted[k]);
    assert_true(gv_network_out(net).weight[0] == 4);
    gv_network_free(net);
    temp_file_remove(&file);
}

static void contacts_that_overlap_become_one_when_asked(void **unused)
{
    (void) unused;
    const temp_file file =
        file_of("0 a b 3\n1 b a 5\n6 a b 1\n2 a b 1\n9 a b 1\n9 b a 1\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "durations", 1.0,
                           "directed", 0.0, "repeats", 1.0, "weights", 1.0, NULL);
    const gv_timeline *t = gv_network_timeline(net);
    EXPECT_TICKS(net, "a-b b-a", "a-b b-a", "a-b b-a", "a-b b-a", "a-b b-a", "a-b b-a",
                 "a-b b-a", "", "", "a-b b-a", "");
    for (uint64_t k = 0; k < gv_timeline_arcs(t); k++)
        assert_true(t->weight[k] == 1);
    assert_int_equal(gv_network_reading_notes(net).repeats_merged, 3);
    gv_network_free(net);
    temp_file_remove(&file);
}

typedef struct complaint {
    const char *text;
    double durations, repeats, loops, tick, begin, people;
    uint32_t line, column;
    const char *words, *hint;
} complaint;

static const complaint complaints[] = {
    { "0 1 2\n0 1\n", 0, 0, 0, 1, 0, 0, 2, 3, "is a time and two people, here stand two",
      "columns" },
    { "0;1;2\n", 0, 0, 0, 1, 0, 0, 1, 1, "here stands one column", "not by ';'" },
    { "0 1 2 3\n", 0, 0, 0, 1, 0, 0, 1, 7, "here stands another column", "durations" },
    { "0 1 2\n", 1, 0, 0, 1, 0, 0, 1, 5, "a time, two people and a duration", "columns" },
    { "x 1 2\n", 0, 0, 0, 1, 0, 0, 1, 1, "the time 'x' is not a number", "heading" },
    { "t i j\n1 a b\n", 0, 0, 0, 1, 0, 0, 1, 1, "the time 't'", "start it with #" },
    { "-1 1 2\n", 0, 0, 0, 1, 0, 0, 1, 1, "the time '-1' is not a number of at least 0",
      "" },
    { "nan 1 2\n", 0, 0, 0, 1, 0, 0, 1, 1, "the time 'nan'", "" },
    { "1e999 1 2\n", 0, 0, 0, 1, 0, 0, 1, 1, "the time '1e999'", "" },
    { "0 1 2 -3\n", 1, 0, 0, 1, 0, 0, 1, 7, "the duration '-3'", "" },
    { "0 1 1\n", 0, 0, 0, 1, 0, 0, 1, 5, "tied to itself", "loops: drop" },
    { "", 0, 0, 0, 1, 0, 0, 0, 0, "holds no contacts", "" },
    { "# t i j\n", 0, 0, 0, 1, 0, 0, 0, 0, "holds no contacts", "" },
    { "0 1 2\n5 1 2\n0 2 1\n", 0, 0, 0, 1, 0, 0, 3, 1,
      "'2' and '1' overlaps another one of the two, on line 1", "repeats: merge" },
    { "0 1 2 5\n4 2 1 1\n", 1, 0, 0, 1, 0, 0, 2, 1, "on line 1", "repeats: merge" },
    { "0 1 2\n0 1 9\n", 0, 0, 0, 1, 0, 5, 2, 5, "'9' is not a whole number from 0 to 4",
      "raise people" },
    { "0 1 2\n2e7 1 2\n", 0, 0, 0, 1, 0, 0, 0, 0, "spans 20000001 ticks", "longer" },
    { "1700000000 1 2\n", 0, 0, 0, 1, 1, 0, 0, 0, "spans 1700000001 ticks",
      "begin: first_contact" },
};

static void every_fault_is_told_with_its_place(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(complaints); k++) {
        const complaint *c = &complaints[k];
        const temp_file file = file_of(c->text);
        const grown g =
            try_grow("contacts", 0, "file", file.path, "tick", c->tick, "directed", 0.0,
                     "durations", c->durations, "repeats", c->repeats, "loops", c->loops,
                     "begin", c->begin, "people", c->people, NULL);
        if (g.status != GV_E_DATA || strstr(g.err.text, c->words) == NULL ||
            strstr(g.err.hint, c->hint) == NULL || g.err.line != c->line ||
            g.err.column != c->column)
            fail_msg("case %zu: %d %u:%u: %s (%s)", k, g.status, g.err.line, g.err.column,
                     g.err.text, g.err.hint);
        temp_file_remove(&file);
    }
}

static void a_directed_file_must_say_who_speaks(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 1 2\n");
    const grown g =
        try_grow("contacts", 0, "file", file.path, "tick", 1.0, "directed", 1.0, NULL);
    assert_int_equal(g.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(g.err.hint, "first"));
    temp_file_remove(&file);
}

static void nobody_may_meet_at_all(void **unused)
{
    (void) unused;
    const temp_file file = file_of("0 1 1\n");
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed", 0.0,
                           "loops", 1.0, "people", 3.0, NULL);
    EXPECT_TICKS(net, "", "");
    assert_int_equal(gv_network_people(net), 3);
    gv_network_free(net);
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_fall_into_ticks_from_the_first_contact_on),
        cmocka_unit_test(lines_may_come_in_any_order),
        cmocka_unit_test(the_stream_may_begin_at_time_zero),
        cmocka_unit_test(a_contact_stands_in_every_tick_that_it_touches),
        cmocka_unit_test(decimal_times_are_cut_where_people_cut_them),
        cmocka_unit_test(the_time_may_stand_last),
        cmocka_unit_test(word_runs_the_way_that_is_said),
        cmocka_unit_test(skipped_ticks_are_over_when_a_life_begins),
        cmocka_unit_test(ties_weigh_as_much_as_they_have_contacts),
        cmocka_unit_test(contacts_that_overlap_become_one_when_asked),
        cmocka_unit_test(every_fault_is_told_with_its_place),
        cmocka_unit_test(a_directed_file_must_say_who_speaks),
        cmocka_unit_test(nobody_may_meet_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
