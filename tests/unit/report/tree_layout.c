/* Places and drawing of a tree around its root. */
#include "test.h"

#include "report/tree_layout.h"

#include <math.h>
#include <string.h>

static void leaves_share_the_circle_evenly(void **unused)
{
    /* given: a root with a leaf and a child that has three leaves */
    static const uint32_t parent[] = { 0, 0, 0, 2, 2, 2 };
    const gv_tree tree = { parent, 6 };
    double angle[6], scratch[12];
    uint32_t depth[6];
    (void) unused;
    /* when */
    const uint32_t deepest = gv_tree_layout(&tree, angle, depth, scratch);
    /* then: four leaves, a quarter each, in order of their parents */
    assert_int_equal(deepest, 2);
    assert_true(fabs(angle[1] - 0.125) < 1e-12);
    assert_true(fabs(angle[2] - 0.625) < 1e-12);
    for (uint32_t leaf = 3; leaf < 6; leaf++)
        assert_true(fabs(angle[leaf] - (0.375 + 0.25 * (leaf - 3))) < 1e-12);
    assert_int_equal(depth[0], 0);
    assert_int_equal(depth[1], 1);
    assert_int_equal(depth[5], 2);
}

static void lone_root_is_drawn_without_division_by_zero(void **unused)
{
    static const uint32_t parent[] = { 0 };
    gv_text out = { 0 };
    (void) unused;
    must(gv_tree_draw(&out, &(gv_tree){ parent, 1 }, 100, NULL));
    assert_non_null(strstr(out.text, "cx=\"50.0\""));
    assert_null(strstr(out.text, "nan"));
    assert_null(strstr(out.text, "inf"));
    gv_text_free(&out);
}

static void every_member_is_a_dot_inside_the_square(void **unused)
{
    enum { MEMBERS = 700 };
    static uint32_t parent[MEMBERS];
    gv_text out = { 0 };
    size_t dots = 0;
    (void) unused;
    for (uint32_t i = 1; i < MEMBERS; i++)
        parent[i] = (i * 7919) % i / 3;
    must(gv_tree_draw(&out, &(gv_tree){ parent, MEMBERS }, 340, NULL));
    for (const char *at = strstr(out.text, "h0"); at != NULL; at = strstr(at + 1, "h0"))
        dots++;
    assert_int_equal(dots, MEMBERS - 1);
    assert_null(strstr(out.text, "M-"));
    gv_text_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_share_the_circle_evenly),
        cmocka_unit_test(lone_root_is_drawn_without_division_by_zero),
        cmocka_unit_test(every_member_is_a_dot_inside_the_square),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
