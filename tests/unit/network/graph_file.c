/* GraphML, GML and Pajek: what is taken from a file, and what is complained about where. */
#include "grow.h"

#include "base/foreign.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char graphml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "<graph id=\"G\" edgedefault=\"directed\">\n"
    "<node id=\"cy\"/><node id=\"ann\"/><node id=\"bob\"/><node id=\"zoe\"/>\n"
    "<edge source=\"ann\" target=\"bob\"><data key=\"w\">2.5</data></edge>\n"
    "<edge source=\"bob\" target=\"cy\"><data key=\"w\">1</data></edge>\n"
    "</graph></graphml>\n";
static const char gml[] = "graph [\n directed 0\n node [ id 5 label \"Ann\" ]\n"
                          " node [ id 7 label \"Bob\" ]\n edge [ source 5 target 7 ]\n]\n";
static const char bare_gml[] =
    "graph [\n node [ id 50 ]\n node [ id 7 ]\n edge [ source 50 target 7 ]\n]\n";
static const char pajek[] =
    "*Vertices 3\n1 \"Ann\"\n2 \"Bob\"\n3 \"Cy\"\n*Edges\n1 2 3.5\n2 3 1\n";
static const char bare_pajek[] = "*Vertices 2\n*Arcs\n1 2\n";

/* Grow from a file of that text and ending. @param weights  "" for none */
static grown grow_file(const char *text, const char *ending, double directed, double first,
                       const char *weights, double policies)
{
    char folder[] = "/tmp/grapevine-XXXXXX";
    char path[64];
    assert_non_null(mkdtemp(folder));
    assert_true(snprintf(path, sizeof path, "%s/net.%s", folder, ending) > 0);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    const char *where = path;
    const grown g =
        try_grow("graph_file", 0, "file", where, "directed", directed, "first", first,
                 "weights", weights, "loops", policies, "repeats", policies, NULL);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    return g;
}

static void ties(const gv_network *net, const char *from, const char *to, bool is_tied)
{
    const gv_csr out = gv_network_out(net);
    const uint32_t u = gv_network_find(net, from), v = gv_network_find(net, to);
    bool found = false;
    assert_true(u != UINT32_MAX && v != UINT32_MAX);
    for (uint64_t arc = out.offset[u]; arc < out.offset[u + UINT64_C(1)]; arc++)
        found = found || out.target[arc] == v;
    assert_true(found == is_tied);
}

static void graphml_keeps_ids_direction_and_weights(void **unused)
{
    (void) unused;
    const grown speaks = grow_file(graphml, "graphml", 1, 1, "weight", 0);
    must(speaks.status);
    assert_int_equal(gv_network_people(speaks.net), 4);
    assert_int_equal(gv_network_arcs(speaks.net), 2);
    ties(speaks.net, "ann", "bob", true);
    ties(speaks.net, "bob", "ann", false);
    const gv_csr out = gv_network_out(speaks.net);
    assert_true(out.weight[out.offset[gv_network_find(speaks.net, "ann")]] == 2.5);
    const grown listens = grow_file(graphml, "xml", 1, 2, "", 0);
    must(listens.status);
    ties(listens.net, "bob", "ann", true);
    assert_false(gv_network_has_weights(listens.net));
    gv_network_free(listens.net);
    gv_network_free(speaks.net);
}

static void gml_and_pajek_call_people_by_label_or_number(void **unused)
{
    (void) unused;
    const struct {
        const char *text, *ending, *from, *to;
        double directed;
    } cases[] = {
        { gml, "gml", "Bob", "Ann", 0 },
        { bare_gml, "gml", "50", "7", 0 },
        { pajek, "net", "Cy", "Bob", 0 },
        { bare_pajek, "net", "1", "2", 1 },
    };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        const double directed = cases[i].directed;
        const grown g =
            grow_file(cases[i].text, cases[i].ending, directed, directed, "", 0);
        if (g.status != GV_OK)
            fail_msg("%s", g.err.text);
        ties(g.net, cases[i].from, cases[i].to, true);
        ties(g.net, cases[i].to, cases[i].from, directed == 0);
        gv_network_free(g.net);
    }
    const grown g = grow_file(pajek, "net", 0, 0, "weight", 0);
    must(g.status);
    const gv_csr out = gv_network_out(g.net);
    assert_true(out.weight[out.offset[gv_network_find(g.net, "Ann")]] == 3.5);
    gv_network_free(g.net);
}

static void loops_and_repeats_go_when_told(void **unused)
{
    (void) unused;
    const char *text = "*Vertices 3\n*Edges\n1 2\n2 2\n2 1\n2 3\n";
    const grown g = grow_file(text, "net", 0, 0, "", 1);
    must(g.status);
    const gv_network_notes notes = gv_network_reading_notes(g.net);
    assert_int_equal(gv_network_arcs(g.net), 4);
    assert_int_equal(notes.rows, 4);
    assert_int_equal(notes.loops_dropped, 1);
    assert_int_equal(notes.repeats_merged, 1);
    gv_network_free(g.net);
}

static void what_is_wrong_with_a_file_is_said(void **unused)
{
    (void) unused;
    const struct {
        const char *text, *ending;
        double directed;
        const char *weights, *words;
        uint32_t line;
        gv_status status;
    } cases[] = {
        { "hello\n", "graphml", 0, "", "Document is empty", 1, GV_E_DATA },
        { "<graphml>\n<graph edgedefault=\"directed\">\n<node id=\"a\">\n</graph>\n",
          "graphml", 0, "", "Opening and ending tag mismatch", 4, GV_E_DATA },
        { "graph [\n node [ id 5 \n", "gml", 0, "", "syntax error", 3, GV_E_DATA },
        { "graph [\n node [ id 5 ]\n edge [ source 5 target 9 ]\n]\n", "gml", 0, "",
          "Unknown target node id", 3, GV_E_DATA },
        { "*Vertices 2\n*Arcs\n1 7\n", "net", 0, "", "igraph failed while reading", 0,
          GV_E_DATA },
        { "*Vertices 2\n*Arcs\n1 2\n*edges\n1 2\n", "net", 0, "",
          "arcs and edges are mixed in one file", 4, GV_E_DATA },
        { "*Vertices 2\n1 \"Ann\"\n2 \"Ann\"\n*Edges\n1 2\n", "net", 0, "",
          "two nodes are called 'Ann'", 0, GV_E_DATA },
        { "*Vertices 2\n1 \"A\xff\"\n2 \"Ann\"\n*Edges\n1 2\n", "net", 0, "",
          "node 1 has no name that could be printed", 0, GV_E_DATA },
        { "*Vertices 2\n*Edges\n1 2\n2 2\n", "net", 0, "", "'2' is tied to itself", 0,
          GV_E_DATA },
        { "*Vertices 2\n*Edges\n1 2\n2 1\n", "net", 0, "",
          "the tie of '2' and '1' stands there twice", 0, GV_E_DATA },
        { pajek, "net", 1, "", "the file says that its ties are not directed", 0,
          GV_E_DATA },
        { graphml, "graphml", 0, "", "the file says that its ties are directed", 0,
          GV_E_DATA },
        { gml, "gml", 0, "value", "the ties of the file have no number called 'value'", 0,
          GV_E_DATA },
        { "*Vertices 2\n*Edges\n1 2 -1\n", "net", 0, "weight", "is not a positive number",
          0, GV_E_DATA },
        { "", "tsv", 0, "", "tells no format", 0, GV_E_IMPOSSIBLE },
    };
    for (size_t i = 0; i < GV_COUNT_OF(cases); i++) {
        const grown g = grow_file(cases[i].text, cases[i].ending, cases[i].directed,
                                  cases[i].directed, cases[i].weights, 0);
        assert_int_equal(g.status, cases[i].status);
        if (strstr(g.err.text, cases[i].words) == NULL || g.err.line != cases[i].line)
            fail_msg("case %zu: line %u: %s", i, g.err.line, g.err.text);
        assert_null(g.net);
    }
}

static int quiet(void **unused)
{
    (void) unused;
    gv_foreign_install();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphml_keeps_ids_direction_and_weights),
        cmocka_unit_test(gml_and_pajek_call_people_by_label_or_number),
        cmocka_unit_test(loops_and_repeats_go_when_told),
        cmocka_unit_test(what_is_wrong_with_a_file_is_said),
    };
    return cmocka_run_group_tests(tests, quiet, NULL);
}
