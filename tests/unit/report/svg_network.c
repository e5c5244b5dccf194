/* The picture of a network. */
#include "grapevine/report.h"
#include "grow.h"

static const gv_key some_key = { 2, 8 };

static size_t count(const gv_text *svg, const char *what)
{
    size_t n = 0;
    for (const char *at = strstr(svg->text, what); at != NULL; at = strstr(at + 1, what))
        n++;
    return n;
}

static gv_text draw(const gv_network *net, const gv_trait *group, const char *title)
{
    gv_text svg = { .text = NULL };
    gv_error err = { 0 };
    if (gv_report_network(net, group, some_key, title, &svg, &err) != GV_OK)
        fail_msg("%s", err.text);
    return svg;
}

static void everybody_and_every_tie_are_drawn_once(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    gv_text svg = draw(net, NULL, "a & <b>");
    assert_int_equal(count(&svg, "<title>"), 34);
    assert_int_equal(count(&svg, "class=\"t\""), 78);
    assert_int_equal(count(&svg, "class=\"h\""), 0);
    assert_int_equal(count(&svg, "class=\"name\""), 34);
    assert_int_equal(count(&svg, "a &amp; &lt;b&gt;"), 1);
    gv_text again = draw(net, NULL, "a & <b>");
    assert_string_equal(svg.text, again.text);
    gv_text_free(&again);
    gv_text_free(&svg);
    gv_network_free(net);
}

/* 0 -> 1 one way, 1 and 2 both ways. */
static void only_ties_that_lead_one_way_have_a_head(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 1, 2 };
    const uint32_t to[] = { 1, 2, 1 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(3, 3, from, to, NULL, &net, NULL));
    gv_text svg = draw(net, NULL, "three");
    assert_int_equal(count(&svg, "class=\"t\""), 2);
    assert_int_equal(count(&svg, "class=\"h\""), 1);
    assert_int_equal(count(&svg, "arrows: from speaker to hearer"), 1);
    gv_text_free(&svg);
    gv_network_free(net);
}

static void groups_have_a_legend_with_their_sizes(void **unused)
{
    (void) unused;
    const uint16_t value[] = { 0, 1, 1, 1, 1, 0, 1, 1, 1, 1 };
    const char *const label[] = { "young", "old" };
    const gv_trait group = {
        .name = "group", .value = value, .label = label, .n_labels = 2
    };
    gv_network *net = grow("ring_lattice", 0, "people", 10.0, "neighbours", 2.0, NULL);
    gv_text svg = draw(net, &group, "ring");
    assert_int_equal(count(&svg, "young (2)"), 1);
    assert_int_equal(count(&svg, "old (8)"), 1);
    gv_text_free(&svg);
    gv_network_free(net);
}

static void the_smallest_networks_and_the_complete_one_can_be_drawn(void **unused)
{
    (void) unused;
    gv_network *net = NULL;
    must(gv_network_from_arcs(1, 0, NULL, NULL, NULL, &net, NULL));
    gv_text svg = draw(net, NULL, "one");
    assert_int_equal(count(&svg, "<title>"), 1);
    assert_null(strstr(svg.text, "nan"));
    gv_text_free(&svg);
    gv_network_free(net);
    net = grow("complete", 0, "people", 6.0, NULL);
    svg = draw(net, NULL, "all");
    assert_int_equal(count(&svg, "<title>"), 6);
    gv_text_free(&svg);
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_and_every_tie_are_drawn_once),
        cmocka_unit_test(only_ties_that_lead_one_way_have_a_head),
        cmocka_unit_test(groups_have_a_legend_with_their_sizes),
        cmocka_unit_test(the_smallest_networks_and_the_complete_one_can_be_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
