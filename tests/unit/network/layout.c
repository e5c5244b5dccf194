/* Places of people in a drawing. */
#include "grow.h"

#include <math.h>

enum { MOST = GV_LAYOUT_PEOPLE };

typedef struct drawn {
    uint32_t n;
    double x[MOST], y[MOST];
} drawn;

static const gv_key some_key = { 3, 5 };

static drawn draw(const gv_network *net)
{
    drawn d = { .n = gv_network_people(net) };
    gv_error err = { 0 };
    assert_true(d.n <= MOST);
    if (gv_network_layout(net, some_key, d.x, d.y, &err) != GV_OK)
        fail_msg("%s", err.text);
    return d;
}

static double apart(const drawn *d, uint32_t u, uint32_t v)
{
    const double dx = d->x[u] - d->x[v];
    const double dy = d->y[u] - d->y[v];
    return sqrt(dx * dx + dy * dy);
}

static gv_network *of_arcs(uint32_t n, size_t m, const uint32_t *from, const uint32_t *to)
{
    gv_network *net = NULL;
    must(gv_network_from_arcs(n, m, from, to, NULL, &net, NULL));
    return net;
}

static void the_same_key_draws_the_same_picture(void **unused)
{
    (void) unused;
    gv_network *net =
        grow("watts_strogatz", 0, "people", 80.0, "neighbours", 6.0, "rewire", 0.1, NULL);
    const drawn once = draw(net);
    const drawn again = draw(net);
    assert_memory_equal(once.x, again.x, once.n * sizeof *once.x);
    assert_memory_equal(once.y, again.y, once.n * sizeof *once.y);
    gv_network_free(net);
}

static void the_longer_side_fills_the_unit_square_on_a_grid(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    const drawn d = draw(net);
    double low = 1, high = 0;
    for (uint32_t v = 0; v < d.n; v++) {
        assert_true(d.x[v] >= 0 && d.x[v] <= 1 && d.y[v] >= 0 && d.y[v] <= 1);
        assert_true(fabs(d.x[v] * 1e4 - floor(d.x[v] * 1e4 + 0.5)) < 1e-6);
        low = d.x[v] < low ? d.x[v] : low;
        high = d.x[v] > high ? d.x[v] : high;
    }
    assert_true(low < 1e-9 && high > 1 - 1e-9);
    gv_network_free(net);
}

/* Far in the network is far in the picture: along a ring, and from end to end of a chain.
 */
static void distance_in_the_picture_follows_distance_in_the_network(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 1, 2, 3, 4, 5, 6 };
    const uint32_t to[] = { 1, 2, 3, 4, 5, 6, 7 };
    gv_network *net = of_arcs(8, 7, from, to);
    const drawn chain = draw(net);
    for (uint32_t v = 2; v < 8; v++)
        assert_true(apart(&chain, 0, v) > apart(&chain, 0, v - 1));
    gv_network_free(net);
    net = grow("ring_lattice", 0, "people", 40.0, "neighbours", 2.0, NULL);
    const drawn ring = draw(net);
    for (uint32_t v = 0; v < 40; v++) {
        assert_true(apart(&ring, v, (v + 20) % 40) > 0.9);
        assert_true(apart(&ring, v, (v + 1) % 40) < 0.1);
    }
    gv_network_free(net);
}

static void leaves_of_a_star_stand_apart(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 0, 0, 0, 0, 0 };
    const uint32_t to[] = { 1, 2, 3, 4, 5, 6 };
    gv_network *net = of_arcs(7, 6, from, to);
    const drawn d = draw(net);
    for (uint32_t u = 0; u < 7; u++) {
        for (uint32_t v = 0; v < u; v++)
            assert_true(apart(&d, u, v) > 0.2);
    }
    gv_network_free(net);
}

/* Two triangles and two people without ties: the parts' boxes do not meet. */
static void parts_stand_side_by_side(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 1, 2, 5, 6, 7 };
    const uint32_t to[] = { 1, 2, 0, 6, 7, 5 };
    gv_network *net = of_arcs(8, 6, from, to);
    const drawn d = draw(net);
    double within = 0, between = 2;
    for (uint32_t u = 0; u < 8; u++) {
        for (uint32_t v = 0; v < u; v++) {
            const bool together = (u <= 2) || (u >= 5 && v >= 5);
            const double gap = apart(&d, u, v);
            within = together && gap > within ? gap : within;
            between = !together && gap < between ? gap : between;
        }
    }
    assert_true(within < between);
    gv_network_free(net);
}

static void everybody_in_a_complete_network_stands_on_a_circle(void **unused)
{
    (void) unused;
    gv_network *net = grow("complete", 0, "people", 12.0, NULL);
    const drawn d = draw(net);
    for (uint32_t v = 0; v < d.n; v++) {
        const double dx = d.x[v] - 0.5, dy = d.y[v] - 0.5;
        assert_true(fabs(sqrt(dx * dx + dy * dy) - 0.5) < 0.06);
    }
    gv_network_free(net);
}

static void one_two_and_no_ties_can_be_drawn(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0 }, to[] = { 1 };
    gv_network *net = of_arcs(1, 0, from, to);
    assert_true(draw(net).x[0] == 0.5);
    gv_network_free(net);
    net = of_arcs(2, 1, from, to);
    const drawn pair = draw(net);
    assert_true(fabs(apart(&pair, 0, 1) - 1) < 1e-9);
    gv_network_free(net);
}

static void a_crowd_is_refused_in_words(void **unused)
{
    (void) unused;
    double x[1] = { 7 }, y[1] = { 7 };
    gv_network *net = grow("gnm", 0, "people", 1001.0, "ties", 10.0, NULL);
    gv_error err = { 0 };
    assert_int_equal(gv_network_layout(net, some_key, x, y, &err), GV_E_IMPOSSIBLE);
    assert_non_null(strstr(err.text, "1000 people, not for 1001"));
    assert_true(x[0] == 7 && y[0] == 7);
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_key_draws_the_same_picture),
        cmocka_unit_test(the_longer_side_fills_the_unit_square_on_a_grid),
        cmocka_unit_test(distance_in_the_picture_follows_distance_in_the_network),
        cmocka_unit_test(leaves_of_a_star_stand_apart),
        cmocka_unit_test(parts_stand_side_by_side),
        cmocka_unit_test(everybody_in_a_complete_network_stands_on_a_circle),
        cmocka_unit_test(one_two_and_no_ties_can_be_drawn),
        cmocka_unit_test(a_crowd_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
