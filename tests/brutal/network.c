/* Every call of layer 2 with 0, 1, 2, ... allocations allowed: it fails in words, leaves
 * its outputs untouched and loses no memory (the sanitizers watch). */
#include "grow.h"
#include "temp_file.h"

typedef struct allowance {
    uint64_t left;
} allowance;

static bool allows(void *self, size_t bytes)
{
    (void) bytes;
    allowance *a = self;
    if (a->left == 0) {
        return false;
    }
    a->left--;
    return true;
}

enum { TRIES = 200 };

/* Repeat until the call has all the memory it wants. */
static void survives(const char *name, gv_status (*call)(void *self, gv_error *err),
                     void *self)
{
    for (uint64_t allowed = 0; allowed < TRIES; allowed++) {
        allowance a = { .left = allowed };
        gv_error err = { 0 };
        gv_memory_set_hook(allows, &a);
        const gv_status status = call(self, &err);
        gv_memory_set_hook(NULL, NULL);
        if (status == GV_OK) {
            assert_true(allowed > 0);
            return;
        }
        if (status != GV_E_MEMORY || err.code != GV_E_MEMORY || err.text[0] == '\0') {
            fail_msg("%s with %llu allocations: %s: %s", name, (unsigned long long) allowed,
                     gv_status_name(status), err.text);
        }
    }
    fail_msg("%s never ends", name);
}

/* Growing, the transpose and whatever is read of a network. */
typedef struct wish {
    const gv_generator *generator;
    _Alignas(16) unsigned char params[GROW_ROOM];
    gv_rewiring rewiring;
} wish;

static wish wish_for(const char *kind)
{
    wish w = { .generator = gv_generator_named(kind) };
    assert_non_null(w.generator);
    gv_spec_defaults(&w.generator->spec, w.params);
    return w;
}

static void *wish_field(wish *w, const char *name)
{
    const gv_param *row = gv_spec_find(&w->generator->spec, name);
    assert_non_null(row);
    return w->params + row->offset;
}

static void wish_number(wish *w, const char *name, double value)
{
    const gv_param *row = gv_spec_find(&w->generator->spec, name);
    assert_non_null(row);
    must(gv_param_store(row, value, w->params, NULL));
}

static gv_status live(void *self, gv_error *err)
{
    const wish *w = self;
    gv_network *net = NULL;
    gv_status status;
    const gv_key key = gv_key_make(1, GV_PURPOSE_NETWORK, 0);
    GV_TRY(gv_network_grow(w->generator, w->params, &w->rewiring, key, &net, err));
    GV_TRY(gv_network_transpose(net, err));
done:
    assert_true(status == GV_OK || net == NULL || gv_network_in(net).n == 0);
    gv_network_free(net);
    return status;
}

static void every_generator_survives_lack_of_memory(void **unused)
{
    (void) unused;
    const char *const kinds[] = {
        "complete",     "gnp",     "watts_strogatz", "barabasi_albert",
        "famous",       "gnm",     "k_regular",      "regular_directed",
        "ring_lattice", "lattice", "cliques",        "forest_fire"
    };
    for (size_t i = 0; i < GV_COUNT_OF(kinds); i++) {
        wish w = wish_for(kinds[i]);
        if (gv_spec_find(&w.generator->spec, "p") != NULL) {
            wish_number(&w, "p", 0.01);
        }
        if (w.generator == gv_generator_named("gnm"))
            wish_number(&w, "ties", 2000);
        survives(kinds[i], live, &w);
        w.rewiring.rewire_community = w.generator->is_implicit || i > 5 ? 0 : 0.1;
        survives(kinds[i], live, &w);
    }
}

/* Those whose parameters are lists. */
static void generators_with_lists_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const uint64_t degrees[] = { 3, 2, 2, 2, 1, 2 }, sizes[] = { 20, 30 };
    static const double mixing[] = { 0.3, 0.1, 0.1, 0.4 };
    const gv_counts list = { degrees, GV_COUNT_OF(degrees) };
    const gv_counts size_list = { sizes, GV_COUNT_OF(sizes) };
    const gv_reals table = { mixing, GV_COUNT_OF(mixing) };
    wish w = wish_for("degree_sequence");
    memcpy(wish_field(&w, "degrees"), &list, sizeof list);
    survives("degree_sequence", live, &w);
    w = wish_for("block_model");
    memcpy(wish_field(&w, "sizes"), &size_list, sizeof size_list);
    memcpy(wish_field(&w, "mixing"), &table, sizeof table);
    survives("block_model", live, &w);
    w = wish_for("geometric");
    wish_number(&w, "radius", 0.05);
    survives("geometric", live, &w);
    w = wish_for("static_power_law");
    wish_number(&w, "ties", 2000);
    survives("static_power_law", live, &w);
}

static void read_with_little_memory(const char *text, bool is_directed, bool has_weights)
{
    const temp_file file = temp_file_make(text, strlen(text));
    const char *path = file.path;
    wish w = wish_for("edge_list");
    memcpy(w.params + gv_spec_find(&w.generator->spec, "file")->offset, &path, sizeof path);
    wish_number(&w, "directed", is_directed);
    wish_number(&w, "first", is_directed ? 1 : 0);
    wish_number(&w, "loops", 1);
    wish_number(&w, "repeats", 1);
    wish_number(&w, "weights", has_weights);
    survives(text, live, &w);
    temp_file_remove(&file);
}

static void reading_survives_lack_of_memory(void **unused)
{
    (void) unused;
    for (int directed = 0; directed < 2; directed++) {
        read_with_little_memory("0 1\n1 2\n2 2\n0 1\n", directed, false);
        read_with_little_memory("7 9\n9 700\n7 7\n", directed, false);
        read_with_little_memory("a b\nb c\nc c\na b\n", directed, false);
        read_with_little_memory("1 4000000000\n2 3\n", directed, false);
        read_with_little_memory("a b 1.5\nb c 2\na b 1\n", directed, true);
    }
}

/* Contacts, both ways and one, in every order. */
static void streams_survive_lack_of_memory(void **unused)
{
    (void) unused;
    const char contacts[] = "0 a b 2\n1 b c 1\n1 c a 4\n5 a b 1\n5 b a 1\n";
    const temp_file file = temp_file_make(contacts, strlen(contacts));
    const char *path = file.path;
    for (unsigned k = 0; k < 16; k++) {
        wish w = wish_for("contacts");
        memcpy(wish_field(&w, "file"), &path, sizeof path);
        wish_number(&w, "tick", 1);
        wish_number(&w, "durations", 1);
        wish_number(&w, "directed", k & 1);
        wish_number(&w, "first", k & 1 ? 1 : 0);
        wish_number(&w, "repeats", 1);
        wish_number(&w, "weights", k >> 1 & 1);
        wish_number(&w, "order", k >> 2);
        survives("contacts", live, &w);
    }
    temp_file_remove(&file);
}

static gv_status describe_times(void *self, gv_error *err)
{
    gv_statistics s;
    return gv_network_statistics(self, NULL, (gv_key){ 1, 2 }, &s, err);
}

/* Snapshots with weights; and what is told of times. */
static void snapshots_survive_lack_of_memory(void **unused)
{
    (void) unused;
    const char ties[] = "a b 0 2\nb c 0 1\na b 3 1\nb a 3 4\n";
    const temp_file file = temp_file_make(ties, strlen(ties));
    const char *path = file.path;
    gv_network *net = NULL;
    wish w = wish_for("snapshots");
    memcpy(wish_field(&w, "file"), &path, sizeof path);
    wish_number(&w, "weights", 1);
    wish_number(&w, "people", 0);
    wish_number(&w, "repeats", 1);
    survives("snapshots", live, &w);
    must(gv_network_grow(w.generator, w.params, NULL, (gv_key){ 0 }, &net, NULL));
    survives("statistics of snapshots", describe_times, net);
    gv_network_free(net);
    temp_file_remove(&file);
}

/* Degrees, GraphML, GML, Pajek and our own form, from files. */
static void files_survive_lack_of_memory(void **unused)
{
    (void) unused;
    static const struct {
        const char *kind, *file;
    } files[] = { { "graph_file", "good.graphml" },
                  { "graph_file", "good.gml" },
                  { "graph_file", "good.net" },
                  { "binary_file", "good.gvn" } };
    const char *const source = getenv("GRAPEVINE_SOURCE");
    for (size_t k = 0; k < GV_COUNT_OF(files); k++) {
        char path[4096];
        const char *const at = path;
        assert_true(snprintf(path, sizeof path, "%s/tests/graphs/%s",
                             source != NULL ? source : ".", files[k].file) > 0);
        wish w = wish_for(files[k].kind);
        memcpy(wish_field(&w, "file"), &at, sizeof at);
        survives(files[k].file, live, &w);
    }
    const char degrees[] = "2\n2\n1\n1\n";
    const temp_file file = temp_file_make(degrees, strlen(degrees));
    const char *const path = file.path;
    wish w = wish_for("degree_sequence");
    memcpy(wish_field(&w, "file"), &path, sizeof path);
    survives("degree_sequence", live, &w);
    temp_file_remove(&file);
}

/* More ids than the first tables of the reader hold. */
static void growing_tables_survive_lack_of_memory(void **unused)
{
    (void) unused;
    enum { IDS = 5000, LONGEST = 40 };
    char *text = gv_alloc(IDS, LONGEST, NULL);
    assert_non_null(text);
    size_t length = 0;
    for (int i = 0; i < IDS; i++) {
        length +=
            (size_t) snprintf(text + length, LONGEST, "person-%d person-%d\n", i, i + 1);
    }
    read_with_little_memory(text, true, false);
    gv_free(text);
}

/* The complaint about a repeat needs memory itself; without, it is about memory. */
static void complaints_survive_lack_of_memory(void **unused)
{
    (void) unused;
    const char ties[] = "a b\nb c\na b\n";
    const temp_file file = temp_file_make(ties, strlen(ties));
    const char *path = file.path;
    wish w = wish_for("edge_list");
    memcpy(w.params + gv_spec_find(&w.generator->spec, "file")->offset, &path, sizeof path);
    gv_status status = GV_E_MEMORY;
    for (uint64_t allowed = 0; allowed < TRIES && status == GV_E_MEMORY; allowed++) {
        allowance a = { .left = allowed };
        gv_error err = { 0 };
        gv_memory_set_hook(allows, &a);
        status = live(&w, &err);
        gv_memory_set_hook(NULL, NULL);
        assert_int_equal(err.code, status);
    }
    assert_int_equal(status, GV_E_DATA);
    temp_file_remove(&file);
}

/* ---- statistics, drawings and files of a network that is there ---- */

static gv_network *some_network(void)
{
    static const uint32_t from[] = { 0, 1, 2, 4, 5, 1 };
    static const uint32_t to[] = { 1, 2, 0, 5, 4, 0 };
    static const double weight[] = { 1, 2, 3, 4, 5, 6 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(7, 6, from, to, weight, &net, NULL));
    return net;
}

static gv_status describe(void *self, gv_error *err)
{
    static const uint16_t group[] = { 0, 1, 0, 1, 0, 1, 1 };
    gv_statistics s;
    return gv_network_statistics(self, group, (gv_key){ 1, 2 }, &s, err);
}

static gv_status lay_out(void *self, gv_error *err)
{
    double x[7], y[7];
    return gv_network_layout(self, (gv_key){ 1, 2 }, x, y, err);
}

static gv_status swallow(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) self, (void) bytes, (void) n, (void) err;
    return GV_OK;
}

/* The transpose that writing makes stays, so every try begins with a network of its own. */
static gv_status write_forms(void *self, gv_error *err)
{
    (void) self;
    static const uint32_t from[] = { 0, 1 }, to[] = { 1, 2 };
    gv_status status;
    gv_network *net = NULL;
    GV_TRY(gv_network_from_arcs(3, 2, from, to, NULL, &net, err));
    for (int form = 0; form < GV_NETWORK_FORMS; form++)
        GV_TRY(gv_network_write(net, (gv_network_form) form,
                                (gv_byte_sink){ .take = swallow }, err));
done:
    gv_network_free(net);
    return status;
}

static void looking_at_a_network_survives_lack_of_memory(void **unused)
{
    (void) unused;
    gv_network *net = some_network();
    survives("statistics", describe, net);
    survives("layout", lay_out, net);
    survives("writing", write_forms, NULL);
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_generator_survives_lack_of_memory),
        cmocka_unit_test(generators_with_lists_survive_lack_of_memory),
        cmocka_unit_test(reading_survives_lack_of_memory),
        cmocka_unit_test(streams_survive_lack_of_memory),
        cmocka_unit_test(snapshots_survive_lack_of_memory),
        cmocka_unit_test(files_survive_lack_of_memory),
        cmocka_unit_test(growing_tables_survive_lack_of_memory),
        cmocka_unit_test(complaints_survive_lack_of_memory),
        cmocka_unit_test(looking_at_a_network_survives_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
