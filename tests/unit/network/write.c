/* Networks written to files, and read again. */
#include "grow.h"
#include "temp_file.h"

static gv_status keep(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) err;
    gv_text_add_bytes(self, bytes, n);
    return GV_OK;
}

static gv_text written(gv_network *net, gv_network_form form)
{
    gv_text text = { .text = NULL };
    gv_error err = { 0 };
    const gv_byte_sink sink = { .self = &text, .take = keep };
    if (gv_network_write(net, form, sink, &err) != GV_OK)
        fail_msg("%s", err.text);
    return text;
}

static gv_network *ring(uint32_t n, bool is_mutual, bool has_weights)
{
    uint32_t from[64], to[64];
    double weight[64];
    size_t m = 0;
    for (uint32_t v = 0; v < n; v++) {
        for (int back = 0; back < (is_mutual ? 2 : 1); back++) {
            from[m] = back ? (v + 1) % n : v;
            to[m] = back ? v : (v + 1) % n;
            weight[m++] = 0.1 + v;
        }
    }
    gv_network *net = NULL;
    must(gv_network_from_arcs(n, m, from, to, has_weights ? weight : NULL, &net, NULL));
    return net;
}

/* Ties, weights and order of people come back, to the bit. */
static void a_list_of_ties_reads_back_as_it_was(void **unused)
{
    (void) unused;
    for (int k = 0; k < 4; k++) {
        const bool is_mutual = k % 2, has_weights = k / 2;
        gv_network *net = ring(12, is_mutual, has_weights);
        gv_text text = written(net, GV_NETWORK_LIST);
        const temp_file file = temp_file_make(text.text, text.length);
        gv_network *again = grow("edge_list", 0, "file", file.path, "directed",
                                 is_mutual ? 0.0 : 1.0, "first", is_mutual ? 0.0 : 1.0,
                                 "weights", has_weights ? 1.0 : 0.0, "people", 12.0, NULL);
        assert_true(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)));
        gv_network_free(again);
        gv_network_free(net);
        temp_file_remove(&file);
        gv_text_free(&text);
    }
}

static gv_network *read_graphml(const gv_text *text, bool is_mutual, bool has_weights)
{
    temp_file file = temp_file_make(text->text, text->length);
    char path[80];
    assert_true(snprintf(path, sizeof path, "%s/ties.graphml", file.folder) > 0);
    assert_int_equal(rename(file.path, path), 0);
    gv_network *net =
        grow("graph_file", 0, "file", path, "directed", is_mutual ? 0.0 : 1.0, "first",
             is_mutual ? 0.0 : 1.0, "weights", has_weights ? "weight" : "", NULL);
    assert_int_equal(rename(path, file.path), 0);
    temp_file_remove(&file);
    return net;
}

static void graphml_reads_back_as_it_was(void **unused)
{
    (void) unused;
    for (int k = 0; k < 4; k++) {
        const bool is_mutual = k % 2, has_weights = k / 2;
        gv_network *net = ring(12, is_mutual, has_weights);
        gv_text text = written(net, GV_NETWORK_GRAPHML);
        gv_network *again = read_graphml(&text, is_mutual, has_weights);
        assert_true(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)));
        gv_network_free(again);
        gv_network_free(net);
        gv_text_free(&text);
    }
}

static const char odd_names[] =
    "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "<graph edgedefault=\"undirected\"><node id=\"Ann &amp; &lt;Bob&gt;\"/>"
    "<node id=\"na\xc3\xafve &quot;x&quot;\"/><node id=\"alone\"/>"
    "<edge source=\"Ann &amp; &lt;Bob&gt;\" target=\"na\xc3\xafve &quot;x&quot;\"/>"
    "</graph></graphml>\n";

static void names_with_markup_survive_graphml(void **unused)
{
    (void) unused;
    char room[32];
    gv_text text = { .text = NULL };
    gv_text_add(&text, "%s", odd_names);
    gv_network *net = read_graphml(&text, true, false);
    gv_text_free(&text);
    text = written(net, GV_NETWORK_GRAPHML);
    gv_network *again = read_graphml(&text, true, false);
    assert_true(gv_hash_equal(gv_network_hash(net), gv_network_hash(again)));
    for (uint32_t v = 0; v < 3; v++)
        assert_string_equal(gv_network_label(net, v, room),
                            gv_network_label(again, v, room));
    assert_true(gv_network_find(again, "Ann & <Bob>") != UINT32_MAX);
    gv_network_free(again);
    gv_network_free(net);
    gv_text_free(&text);
}

static void refuses(gv_network *net, gv_network_form form, const char *words)
{
    gv_text text = { .text = NULL };
    gv_error err = { 0 };
    const gv_byte_sink sink = { .self = &text, .take = keep };
    assert_int_equal(gv_network_write(net, form, sink, &err), GV_E_IMPOSSIBLE);
    if (strstr(err.text, words) == NULL)
        fail_msg("'%s' is not in '%s'", words, err.text);
    assert_true(err.hint[0] != '\0');
    gv_text_free(&text);
}

static void what_a_list_cannot_say_is_refused_in_words(void **unused)
{
    (void) unused;
    gv_text text = { .text = NULL };
    gv_text_add(&text, "%s", odd_names);
    gv_network *net = read_graphml(&text, true, false);
    refuses(net, GV_NETWORK_LIST, "no room for the id 'Ann & <Bob>'");
    gv_network_free(net);
    gv_text_free(&text);
    const char loops[] = "a b\nc c\n";
    const temp_file file = temp_file_make(loops, strlen(loops));
    net = grow("edge_list", 0, "file", file.path, "directed", 0.0, "loops", 1.0, NULL);
    refuses(net, GV_NETWORK_LIST, "'c' has no ties");
    gv_network_free(net);
    temp_file_remove(&file);
    net = grow("complete", 0, "people", 5.0, NULL);
    refuses(net, GV_NETWORK_GRAPHML, "everybody hears everybody");
    gv_network_free(net);
}

static gv_status fail_at_once(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) self, (void) bytes, (void) n;
    return GV_FAIL(err, GV_E_OUTPUT, "the disk is full");
}

static void a_sink_that_fails_ends_the_writing(void **unused)
{
    (void) unused;
    gv_network *net = ring(12, true, false);
    const gv_byte_sink sink = { .take = fail_at_once };
    for (int form = 0; form < GV_NETWORK_FORMS; form++) {
        gv_error err = { 0 };
        assert_int_equal(gv_network_write(net, (gv_network_form) form, sink, &err),
                         GV_E_OUTPUT);
        assert_string_equal(err.text, "the disk is full");
    }
    gv_network_free(net);
}

static void endings_and_names_tell_forms(void **unused)
{
    (void) unused;
    gv_network_form form = GV_NETWORK_FORMS;
    assert_true(gv_network_form_of_file("a.b/ties.tsv", &form) && form == GV_NETWORK_LIST);
    assert_true(gv_network_form_of_file("x.graphml", &form) && form == GV_NETWORK_GRAPHML);
    assert_false(gv_network_form_of_file("folder.tsv/ties", &form));
    assert_false(gv_network_form_of_file("ties.pdf", &form));
    assert_true(gv_network_form_named("list", &form) && form == GV_NETWORK_LIST);
    assert_false(gv_network_form_named("lists", &form));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_ties_reads_back_as_it_was),
        cmocka_unit_test(graphml_reads_back_as_it_was),
        cmocka_unit_test(names_with_markup_survive_graphml),
        cmocka_unit_test(what_a_list_cannot_say_is_refused_in_words),
        cmocka_unit_test(a_sink_that_fails_ends_the_writing),
        cmocka_unit_test(endings_and_names_tell_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
