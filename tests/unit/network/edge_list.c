/* Lists of ties: what is read, what is refused and where, what the policies do. */
#include "grow.h"
#include "temp_file.h"

/* Read a text with a policy: names and numbers as in try_grow, after file, directed: true
 * and first: speaks. */
#define read_ties(bytes, n, ...)                                                           \
    read_ties_at(temp_file_make((bytes), (n)), __VA_ARGS__, NULL)
#define SPEAKS 1.0
#define LISTENS 2.0

static grown read_ties_at(temp_file file, const char *name, ...)
{
    va_list list;
    va_start(list, name);
    grown result = { .net = NULL };
    const char *names[8] = { NULL };
    double values[8] = { 0 };
    for (size_t i = 0; name != NULL; i++, name = va_arg(list, const char *)) {
        names[i] = name;
        values[i] = va_arg(list, double);
    }
    va_end(list);
    result = try_grow("edge_list", 0, "file", file.path, names[0], values[0], names[1],
                      values[1], names[2], values[2], names[3], values[3], names[4],
                      values[4], NULL);
    temp_file_remove(&file);
    return result;
}

#define DIRECTED "directed", 1.0, "first", SPEAKS

/* ---- malformed files ---- */

typedef struct malformed {
    const char *bytes;
    size_t n;
    uint32_t line, column;
    const char *text, *hint;
    double weights, people;
} malformed;

#define PLAIN(bytes, ...)                                                                  \
    {                                                                                      \
        bytes, sizeof bytes - 1, __VA_ARGS__, 0, 0                                         \
    }
#define WEIGHTED(bytes, ...)                                                               \
    {                                                                                      \
        bytes, sizeof bytes - 1, __VA_ARGS__, 1, 0                                         \
    }
#define DECLARED(bytes, ...)                                                               \
    {                                                                                      \
        bytes, sizeof bytes - 1, __VA_ARGS__, 0, 5                                         \
    }

/* clang-format off */
static const malformed cases[] = {
    PLAIN("0 1\n1\n", 2, 1, "a tie needs two people", ""),
    PLAIN("0 1\n  7  \n", 2, 3, "a tie needs two people", ""),
    PLAIN("0 1\n1 ", 2, 1, "a tie needs two people", ""),
    PLAIN("0;1\n", 1, 1, "a tie needs two people", "not by ';'"),
    PLAIN("0 1 2\n", 1, 5, "here stands a third", "weights: true"),
    PLAIN("0 1 2 3\n", 1, 7, "at most 3 columns", "one tie to a line"),
    PLAIN("0 1 # note\n", 1, 5, "a comment stands behind a tie", "lines of their own"),
    PLAIN("0,1\n1,,2\n", 2, 3, "a column is empty", ""),
    PLAIN("0,1\n,2\n", 2, 1, "a column is empty", ""),
    PLAIN("0,1\n1,2,\n", 2, 4, "nothing follows the last comma", ""),
    PLAIN("0 1\n1 \0 2\n", 2, 3, "byte 0x00", ""),
    PLAIN("0 1\n1 a\x01 \n", 2, 4, "byte 0x01", ""),
    PLAIN("0 1\n1 \xe9t\xe9\n", 2, 3, "byte 0xe9 is not text in UTF-8", "iconv"),
    PLAIN("0 1\n1 \xed\xa0\x80\n", 2, 3, "byte 0xed is not text", "iconv"),
    PLAIN("0 1\r1 2\r", 1, 4, "byte 0x0d", "tr '\\r' '\\n'"),
    PLAIN("0 1\n\"a\" \"b\"\n", 2, 1, "without quotation marks", "remove"),
    PLAIN("\x1f\x8b\x08\x00zzz", 1, 1, "gzip", "gunzip"),
    PLAIN("PK\x03\x04zzz", 1, 1, "zip", "unpack"),
    PLAIN("\xff\xfe" "0\0 \0001\0", 1, 1, "UTF-16", "iconv"),
    PLAIN("", 0, 0, "holds no ties", ""),
    PLAIN("# only\n% comments\n\n", 0, 0, "holds no ties", ""),
    PLAIN("0 1\n# fine\n3 3\n", 3, 3, "person '3' is tied to itself", "loops: drop"),
    PLAIN("a b\nc c\n", 2, 3, "person 'c' is tied to itself", "loops: drop"),
    PLAIN("0 1\n\n1 0\n0 1\n", 4, 1, "'0' and '1' stands there already, on line 1", "merge"),
    PLAIN("b a\n# x\nb a\n", 3, 1, "'b' and 'a' stands there already, on line 1", "merge"),
    PLAIN("from to\n0 1\n1 2\n", 1, 1, "the first row has words", "start it with #"),
    WEIGHTED("0 1 1.5\n1 2\n", 2, 3, "the weight of the tie, is missing", "every tie"),
    WEIGHTED("0 1 1.5\n1 2 -1\n", 2, 5, "the weight '-1' is not a positive number", ""),
    WEIGHTED("0 1 0\n", 1, 5, "the weight '0'", ""),
    WEIGHTED("0 1 nan\n", 1, 5, "the weight 'nan'", ""),
    WEIGHTED("0 1 1e999\n", 1, 5, "the weight '1e999'", ""),
    WEIGHTED("a b weight\n0 1 2\n", 1, 5, "the weight 'weight'", "start it with #"),
    DECLARED("0 1\n1 5\n", 2, 3, "the id '5' is not a whole number from 0 to 4", "people"),
    DECLARED("from to\n0 1\n", 1, 1, "the id 'from'", "start it with #"),
    DECLARED("0 1\n1 4000000000\n", 2, 3, "the id '4000000000'", "people"),
    DECLARED("0 1\n-1 2\n", 2, 1, "the id '-1'", "people"),
    DECLARED("0 1\n1.0 2\n", 2, 1, "the id '1.0'", "people"),
};
/* clang-format on */

static void malformed_files_earn_their_place_and_words(void **unused)
{
    (void) unused;
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        const malformed *c = &cases[i];
        const grown g =
            read_ties(c->bytes, c->n, DIRECTED, "weights", c->weights, "people", c->people);
        if (g.status != GV_E_DATA || g.net != NULL || g.err.line != c->line ||
            g.err.column != c->column || strstr(g.err.text, c->text) == NULL ||
            strstr(g.err.hint, c->hint) == NULL || strstr(g.err.file, "ties.txt") == NULL) {
            fail_msg("case %zu: %s, %s:%u:%u: %s (%s)", i, gv_status_name(g.status),
                     g.err.file, g.err.line, g.err.column, g.err.text, g.err.hint);
        }
    }
}

static void endless_lines_are_refused(void **unused)
{
    (void) unused;
    const size_t lengths[] = { 5000, 1000000 };
    for (size_t i = 0; i < GV_COUNT_OF(lengths); i++) {
        char *text = gv_alloc(lengths[i], 1, NULL);
        assert_non_null(text);
        memset(text, 'a', lengths[i]);
        memcpy(text, "0 1\n# ", 6);
        const grown g = read_ties(text, lengths[i], DIRECTED);
        assert_int_equal(g.status, GV_E_DATA);
        assert_int_equal(g.err.line, 2);
        assert_non_null(strstr(g.err.text, "more than 4096 bytes"));
        gv_free(text);
    }
}

static void files_that_are_none_are_refused(void **unused)
{
    (void) unused;
    const grown missing = try_grow("edge_list", 0, "file", "/nowhere/ties", DIRECTED, NULL);
    assert_int_equal(missing.status, GV_E_DATA);
    assert_non_null(strstr(missing.err.text, "No such file"));
    const grown folder = try_grow("edge_list", 0, "file", "/tmp", DIRECTED, NULL);
    assert_non_null(strstr(folder.err.text, "a folder"));
    const grown device = try_grow("edge_list", 0, "file", "/dev/null", DIRECTED, NULL);
    assert_non_null(strstr(device.err.text, "device"));
}

static void direction_must_be_said_and_only_when_there_is_one(void **unused)
{
    (void) unused;
    const grown unsaid = read_ties("0 1\n", 4, "directed", 1.0);
    assert_int_equal(unsaid.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(unsaid.err.hint, "first: listens"));
    const grown needless = read_ties("0 1\n", 4, "first", SPEAKS);
    assert_int_equal(needless.status, GV_E_IMPOSSIBLE);
    assert_non_null(strstr(needless.err.hint, "directed: true"));
}

/* ---- what is read ---- */

#define assert_arc(net, from, to)                                                          \
    do {                                                                                   \
        const uint32_t u = gv_network_find((net), (from));                                 \
        assert_true(u != UINT32_MAX);                                                      \
        const gv_csr out = gv_network_out(net);                                            \
        bool found = false;                                                                \
        for (uint64_t arc = out.offset[u]; arc < out.offset[u + 1]; arc++)                 \
            found = found || out.target[arc] == gv_network_find((net), (to));              \
        assert_true(found);                                                                \
    } while (0)

static void every_way_of_writing_gives_the_same_network(void **unused)
{
    (void) unused;
    const char *const ways[] = {
        "0 1\n0 2\n1 2\n",
        "0\t1\n0\t2\n1\t2",
        "0,1\r\n0,2\r\n1,2\r\n",
        ("\xef\xbb\xbf"
         "0 1\n0 2\n1 2\n"),
        "# a\n% b\n\n   \n0 1\n\t# c\n0   2  \n  1 , 2\n",
        "1 2\n0 2\n0 1\n",
    };
    gv_hash hash = { 0 };
    for (size_t i = 0; i < GV_COUNT_OF(ways); i++) {
        const grown g = read_ties(ways[i], strlen(ways[i]), DIRECTED);
        must(g.status);
        hash = i == 0 ? gv_network_hash(g.net) : hash;
        assert_true(gv_hash_equal(gv_network_hash(g.net), hash));
        assert_int_equal(gv_network_reading_notes(g.net).rows, 3);
        gv_network_free(g.net);
    }
}

static void the_first_column_speaks_or_listens_as_said(void **unused)
{
    (void) unused;
    const grown speaks = read_ties("a b\n", 4, "directed", 1.0, "first", SPEAKS);
    const grown listens = read_ties("a b\n", 4, "directed", 1.0, "first", LISTENS);
    const grown both = read_ties("a b\n", 4, "directed", 0.0);
    assert_arc(speaks.net, "a", "b");
    assert_int_equal(gv_network_arcs(speaks.net), 1);
    assert_arc(listens.net, "b", "a");
    assert_int_equal(gv_network_arcs(listens.net), 1);
    assert_arc(both.net, "a", "b");
    assert_arc(both.net, "b", "a");
    assert_int_equal(gv_network_arcs(both.net), 2);
    gv_network_free(both.net);
    gv_network_free(listens.net);
    gv_network_free(speaks.net);
}

static void declared_policies_drop_merge_and_count(void **unused)
{
    (void) unused;
    const char ties[] = "0 1 1\n1 1 9\n0 1 0.5\n1 0 2\n5 5 1\n";
    const grown directed = read_ties(ties, strlen(ties), DIRECTED, "weights", 1.0, "loops",
                                     1.0, "repeats", 1.0);
    must(directed.status);
    gv_network_notes notes = gv_network_reading_notes(directed.net);
    assert_int_equal(notes.rows, 5);
    assert_int_equal(notes.loops_dropped, 2);
    assert_int_equal(notes.repeats_merged, 1);
    assert_int_equal(gv_network_people(directed.net), 3); /* 5 is tied to nobody else */
    assert_true(gv_network_out(directed.net).weight[0] == 1.5);
    const grown both = read_ties(ties, strlen(ties), "directed", 0.0, "weights", 1.0,
                                 "loops", 1.0, "repeats", 1.0);
    must(both.status);
    notes = gv_network_reading_notes(both.net);
    assert_int_equal(notes.repeats_merged, 2);
    assert_true(gv_network_out(both.net).weight[0] == 3.5);
    assert_true(gv_network_out(both.net).weight[1] == 3.5);
    gv_network_free(both.net);
    gv_network_free(directed.net);
}

static void an_undirected_tie_written_both_ways_is_a_repeat(void **unused)
{
    (void) unused;
    const grown g = read_ties("2 1\n0 1\n1 0\n", 12, "directed", 0.0);
    assert_int_equal(g.status, GV_E_DATA);
    assert_int_equal(g.err.line, 3);
    assert_non_null(strstr(g.err.text, "on line 2"));
}

static void declared_people_exist_without_ties(void **unused)
{
    (void) unused;
    const grown g = read_ties("0 1\n", 4, DIRECTED, "people", 10.0);
    must(g.status);
    assert_int_equal(gv_network_people(g.net), 10);
    assert_int_equal(gv_network_find(g.net, "9"), 9);
    gv_network_free(g.net);
    const grown empty = read_ties("# nobody\n", 9, DIRECTED, "people", 10.0);
    must(empty.status);
    assert_int_equal(gv_network_arcs(empty.net), 0);
    gv_network_free(empty.net);
}

/* ---- the political blogs of 2004: Adamic and Glance (2005) ---- */

static bool blogs_path(char *path, size_t room)
{
    const char *data = getenv("GRAPEVINE_TEST_DATA");
    const char *source = getenv("GRAPEVINE_SOURCE");
    const int length =
        data != NULL ? snprintf(path, room, "%s/political-blogs/links.tsv", data)
                     : snprintf(path, room, "%s/../shared/data/political-blogs/links.tsv",
                                source != NULL ? source : ".");
    return length > 0 && (size_t) length < room && access(path, R_OK) == 0;
}

static void the_political_blogs_are_read_whole(void **unused)
{
    (void) unused;
    char path[1024];
    if (!blogs_path(path, sizeof path)) {
        print_message(
            "SKIPPED: no file %s; set GRAPEVINE_TEST_DATA to the folder of data\n", path);
        skip();
    }
    gv_network *net = grow("edge_list", 0, "file", path, "directed", 1.0, "first", LISTENS,
                           "loops", 1.0, "repeats", 1.0, "people", 1490.0, NULL);
    const gv_network_notes notes = gv_network_reading_notes(net);
    assert_int_equal(gv_network_people(net), 1490);
    assert_int_equal(notes.rows, 19090);
    assert_int_equal(notes.loops_dropped, 3);
    assert_int_equal(notes.repeats_merged, 65);
    assert_int_equal(gv_network_arcs(net), 19090 - 3 - 65);
    assert_arc(net, "22", "0"); /* the first row: 0 links to 22, so 0 listens */
    gv_network_free(net);
    const grown strict =
        try_grow("edge_list", 0, "file", path, "directed", 1.0, "first", LISTENS, NULL);
    assert_int_equal(strict.status, GV_E_DATA);
    assert_true(strict.err.line > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_files_earn_their_place_and_words),
        cmocka_unit_test(endless_lines_are_refused),
        cmocka_unit_test(files_that_are_none_are_refused),
        cmocka_unit_test(direction_must_be_said_and_only_when_there_is_one),
        cmocka_unit_test(every_way_of_writing_gives_the_same_network),
        cmocka_unit_test(the_first_column_speaks_or_listens_as_said),
        cmocka_unit_test(declared_policies_drop_merge_and_count),
        cmocka_unit_test(an_undirected_tie_written_both_ways_is_a_repeat),
        cmocka_unit_test(declared_people_exist_without_ties),
        cmocka_unit_test(the_political_blogs_are_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
