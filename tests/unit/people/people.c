#include "grapevine/people.h"
#include "expect.h"

enum { PEOPLE = 30000 };

static const char *const names[] = { "young", "middle", "old" };
static const double shares[] = { 0.2, 0.5, 0.3 };
static const gv_group_plan three = { 3, names, shares };

static gv_people *people_of(uint64_t graph)
{
    gv_people *people = NULL;
    must(gv_people_create(PEOPLE, &three, gv_key_make(1, GV_PURPOSE_PEOPLE, graph), &people,
                          NULL));
    return people;
}

static void groups_have_their_shares(void **unused)
{
    (void) unused;
    gv_people *people = people_of(0);
    double expected[3];
    uint64_t found[3];
    const uint32_t *member = NULL;
    for (size_t g = 0; g < 3; g++) {
        expected[g] = PEOPLE * shares[g];
        found[g] = gv_people_group(people, names[g], &member);
    }
    expect_distribution("members of three groups", expected, found, 3);
    assert_int_equal(found[0] + found[1] + found[2], PEOPLE);
    gv_people_free(people);
}

static void members_ascend_and_agree_with_the_trait(void **unused)
{
    (void) unused;
    gv_people *people = people_of(0);
    const gv_trait *trait = gv_people_trait(people, "group");
    assert_non_null(trait);
    assert_int_equal(trait->n_labels, 3);
    for (size_t g = 0; g < 3; g++) {
        const uint32_t *member = NULL;
        const uint32_t n = gv_people_group(people, names[g], &member);
        for (uint32_t k = 0; k < n; k++) {
            assert_true(k == 0 || member[k - 1] < member[k]);
            assert_string_equal(trait->label[trait->value[member[k]]], names[g]);
        }
    }
    gv_people_free(people);
}

static void people_of_one_key_are_the_same_people(void **unused)
{
    (void) unused;
    gv_people *one = people_of(7);
    gv_people *again = people_of(7);
    gv_people *other = people_of(8);
    const uint16_t *a = gv_people_trait(one, "group")->value;
    const uint16_t *b = gv_people_trait(again, "group")->value;
    const uint16_t *c = gv_people_trait(other, "group")->value;
    assert_memory_equal(a, b, PEOPLE * sizeof *a);
    assert_memory_not_equal(a, c, PEOPLE * sizeof *a);
    gv_people_free(one);
    gv_people_free(again);
    gv_people_free(other);
}

static void without_groups_nobody_has_traits(void **unused)
{
    (void) unused;
    const gv_group_plan none = { 0 };
    gv_people *people = NULL;
    must(gv_people_create(5, &none, gv_key_make(1, GV_PURPOSE_PEOPLE, 0), &people, NULL));
    assert_null(gv_people_trait(people, "group"));
    const uint32_t *member = NULL;
    assert_int_equal(gv_people_group(people, "young", &member), 0);
    gv_people_free(people);
}

static void a_group_that_does_not_exist_has_no_members(void **unused)
{
    (void) unused;
    gv_people *people = people_of(0);
    const uint32_t *member = NULL;
    assert_int_equal(gv_people_group(people, "elders", &member), 0);
    assert_null(gv_people_trait(people, "age"));
    gv_people_free(people);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_their_shares),
        cmocka_unit_test(members_ascend_and_agree_with_the_trait),
        cmocka_unit_test(people_of_one_key_are_the_same_people),
        cmocka_unit_test(without_groups_nobody_has_traits),
        cmocka_unit_test(a_group_that_does_not_exist_has_no_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
