/* The binary form: mapped, verified, read where it lies. */
#include "grow.h"
#include "network/binary_form.h"
#include "temp_file.h"

static gv_status keep(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) err;
    gv_text_add_bytes(self, bytes, n);
    return GV_OK;
}

static gv_text written(gv_network *net)
{
    gv_text bytes = { .text = NULL };
    const gv_byte_sink sink = { .self = &bytes, .take = keep };
    must(gv_network_write(net, GV_NETWORK_BINARY, sink, NULL));
    return bytes;
}

static gv_network *read_back(const gv_text *bytes)
{
    const temp_file file = temp_file_make(bytes->text, bytes->length);
    gv_network *net = grow("binary_file", 0, "file", file.path, NULL);
    temp_file_remove(&file); /* the mapping holds on to the bytes */
    return net;
}

static gv_network *read_list(const char *text, double weights)
{
    const temp_file file = temp_file_make(text, strlen(text));
    gv_network *net = grow("edge_list", 0, "file", file.path, "directed", 1.0, "first", 1.0,
                           "loops", 1.0, "repeats", 1.0, "weights", weights, NULL);
    temp_file_remove(&file);
    return net;
}

static void expect_same(const gv_network *a, const gv_network *b)
{
    char room[2][32];
    const gv_network_notes x = gv_network_reading_notes(a);
    const gv_network_notes y = gv_network_reading_notes(b);
    assert_true(gv_hash_equal(gv_network_hash(a), gv_network_hash(b)));
    assert_int_equal(gv_network_people(a), gv_network_people(b));
    for (uint32_t v = 0; v < gv_network_people(a); v++) {
        const char *const name = gv_network_label(a, v, room[0]);
        assert_string_equal(name, gv_network_label(b, v, room[1]));
        assert_int_equal(gv_network_find(b, name), v);
    }
    assert_memory_equal(&x, &y, sizeof x);
}

/* Ties, weights, names and what reading dropped come back, and a second copy is the same.
 */
static void what_was_written_is_read(void **unused)
{
    (void) unused;
    gv_network *const nets[] = {
        grow("gnm", 0, "people", 300.0, "ties", 900.0, NULL),
        grow("gnm", 0, "people", 3.0, "ties", 0.0, NULL),
        read_list("a b 1.5\nb Zo\xc3\xab 0.1\nb b 3\na b 2\n", 1),
        read_list("7 9\n9 4000000000\n7 700\n", 0),
        read_list("99999999999999999999 5\n5 7\n", 0),
    };
    for (size_t k = 0; k < GV_COUNT_OF(nets); k++) {
        gv_text bytes = written(nets[k]);
        gv_network *again = read_back(&bytes);
        gv_text copy = written(again);
        expect_same(nets[k], again);
        assert_int_equal(bytes.length, copy.length);
        assert_memory_equal(bytes.text, copy.text, bytes.length);
        gv_text_free(&copy);
        gv_network_free(again);
        gv_text_free(&bytes);
        gv_network_free(nets[k]);
    }
}

static void arrays_lie_at_multiples_of_64_bytes(void **unused)
{
    (void) unused;
    gv_network *net = read_list("a b 1.5\nb c 2\n", 1);
    gv_text bytes = written(net);
    gv_binary_head h;
    memcpy(&h, bytes.text, sizeof h);
    assert_memory_equal(h.magic, "\x89GVN\r\n\x1a\n", 8);
    assert_true(h.offset_at == 256 && h.file_bytes == bytes.length);
    assert_true(h.target_at % 64 == 0 && h.weight_at % 64 == 0 && h.start_at % 64 == 0 &&
                h.text_at % 64 == 0 && h.number_at == 0);
    assert_true(h.people == 3 && h.arcs == 2 && h.text_bytes == 6);
    gv_text_free(&bytes);
    gv_network_free(net);
}

/* Whatever byte is changed, wherever the file ends: refused, in words, with the file. */
static void every_changed_byte_and_every_shorter_length_is_refused(void **unused)
{
    (void) unused;
    gv_network *net = read_list("a b 1.5\nb c 2\n", 1);
    gv_text bytes = written(net);
    for (size_t k = 0; k < 2 * bytes.length; k++) {
        const bool is_cut = k >= bytes.length;
        const size_t at = k % bytes.length;
        char *const byte = &bytes.text[at];
        const char before = *byte;
        *byte = (char) (before ^ (is_cut ? 0 : 1 << at % 8));
        const temp_file file = temp_file_make(bytes.text, is_cut ? at : bytes.length);
        const grown g = try_grow("binary_file", 0, "file", file.path, NULL);
        if (g.status != GV_E_DATA || g.err.text[0] == '\0' || g.err.hint[0] == '\0' ||
            strcmp(g.err.file, file.path) != 0)
            fail_msg("byte %zu %s: %s", at, is_cut ? "the last" : "changed", g.err.text);
        temp_file_remove(&file);
        *byte = before;
    }
    gv_text_free(&bytes);
    gv_network_free(net);
}

/* Rewiring replaces the rows; the mapped ones are left alone. */
static void a_mapped_network_can_be_rewired(void **unused)
{
    (void) unused;
    gv_network *net = grow("gnm", 0, "people", 100.0, "ties", 300.0, NULL);
    gv_text bytes = written(net);
    const temp_file file = temp_file_make(bytes.text, bytes.length);
    const gv_generator *const g = gv_generator_named("binary_file");
    const char *const path = file.path;
    const gv_rewiring rewiring = { .rewire_degree = 0.5 };
    gv_network *rewired = NULL;
    must(gv_network_grow(g, &path, &rewiring, (gv_key){ 1, 2 }, &rewired, NULL));
    assert_false(gv_hash_equal(gv_network_hash(net), gv_network_hash(rewired)));
    for (uint32_t v = 0; v < 100; v++)
        assert_int_equal(gv_network_followers(net, v), gv_network_followers(rewired, v));
    gv_network_free(rewired);
    temp_file_remove(&file);
    gv_text_free(&bytes);
    gv_network_free(net);
}

static void what_is_no_file_is_refused(void **unused)
{
    (void) unused;
    const char *const paths[] = { "/nowhere/x.gvn", "/tmp", "/dev/null", "" };
    for (size_t k = 0; k < GV_COUNT_OF(paths); k++) {
        const grown g = try_grow("binary_file", 0, "file", paths[k], NULL);
        assert_int_equal(g.status, paths[k][0] == '\0' ? GV_E_IMPOSSIBLE : GV_E_DATA);
        assert_true(g.err.text[0] != '\0');
    }
}

/* Whether a model that needs weights may run is asked before the network is read. */
static void weights_are_known_from_the_head(void **unused)
{
    (void) unused;
    const gv_generator *const g = gv_generator_named("binary_file");
    for (int has = 0; has < 2; has++) {
        gv_network *net = read_list(has ? "a b 1\n" : "a b\n", has);
        gv_text bytes = written(net);
        const temp_file file = temp_file_make(bytes.text, bytes.length);
        const char *const path = file.path;
        assert_int_equal(g->has_weights(&path), has);
        temp_file_remove(&file);
        gv_text_free(&bytes);
        gv_network_free(net);
    }
    const char *const nowhere = "/nowhere/x.gvn";
    assert_false(g->has_weights(&nowhere));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(arrays_lie_at_multiples_of_64_bytes),
        cmocka_unit_test(every_changed_byte_and_every_shorter_length_is_refused),
        cmocka_unit_test(a_mapped_network_can_be_rewired),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(weights_are_known_from_the_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
