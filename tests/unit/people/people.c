#include "crowd.h"
#include "expect.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 30000 };

static const char *const names[] = { "young", "middle", "old" };
static const double shares[] = { 0.2, 0.5, 0.3 };

static gv_plan *given_nobody(void)
{
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    return plan;
}

static gv_plan *given_three(void)
{
    gv_plan *plan = given_nobody();
    given_groups(plan, 3, names, shares);
    return plan;
}

static void groups_have_their_shares(void **unused)
{
    (void) unused;
    gv_plan *plan = given_three();
    gv_people *people = strangers(plan, PEOPLE, 0);
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
    gv_plan_free(plan);
}

static void members_ascend_and_agree_with_the_trait(void **unused)
{
    (void) unused;
    gv_plan *plan = given_three();
    gv_people *people = strangers(plan, PEOPLE, 0);
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
    gv_plan_free(plan);
}

static void people_of_one_key_are_the_same_people(void **unused)
{
    (void) unused;
    gv_plan *plan = given_three();
    gv_people *one = strangers(plan, PEOPLE, 7);
    gv_people *again = strangers(plan, PEOPLE, 7);
    gv_people *other = strangers(plan, PEOPLE, 8);
    const uint16_t *a = gv_people_trait(one, "group")->value;
    const uint16_t *b = gv_people_trait(again, "group")->value;
    const uint16_t *c = gv_people_trait(other, "group")->value;
    assert_memory_equal(a, b, PEOPLE * sizeof *a);
    assert_memory_not_equal(a, c, PEOPLE * sizeof *a);
    assert_true(gv_hash_equal(gv_people_hash(one), gv_people_hash(again)));
    assert_false(gv_hash_equal(gv_people_hash(one), gv_people_hash(other)));
    gv_people_free(one);
    gv_people_free(again);
    gv_people_free(other);
    gv_plan_free(plan);
}

static void without_groups_nobody_has_traits(void **unused)
{
    (void) unused;
    gv_plan *plan = given_nobody();
    gv_people *people = strangers(plan, 5, 0);
    assert_null(gv_people_trait(people, "group"));
    const uint32_t *member = NULL;
    assert_int_equal(gv_people_group(people, "young", &member), 0);
    gv_people_free(people);
    gv_plan_free(plan);
}

static void a_group_that_does_not_exist_has_no_members(void **unused)
{
    (void) unused;
    gv_plan *plan = given_three();
    gv_people *people = strangers(plan, 100, 0);
    const uint32_t *member = NULL;
    assert_int_equal(gv_people_group(people, "elders", &member), 0);
    assert_null(gv_people_trait(people, "age"));
    gv_people_free(people);
    gv_plan_free(plan);
}

static void a_trait_more_moves_no_other(void **unused)
{
    (void) unused;
    gv_plan *plan = given_three();
    trait_number(given_trait(plan, "gamma", "income"), "shape", 3);
    gv_people *few = strangers(plan, 1000, 0);
    gv_plan *longer = given_nobody();
    (void) given_trait(longer, "normal", "before");
    trait_number(given_trait(longer, "gamma", "income"), "shape", 3);
    (void) given_trait(longer, "beta", "between");
    trait_shares(given_trait(longer, "categories", "group"),
                 (gv_shares){ .name = names, .share = shares, .n = 3 });
    gv_people *many = strangers(longer, 1000, 0);
    const double *income = gv_people_trait(few, "income")->number;
    assert_memory_equal(income, gv_people_trait(many, "income")->number,
                        1000 * sizeof *income);
    const uint16_t *group = gv_people_trait(few, "group")->value;
    assert_memory_equal(group, gv_people_trait(many, "group")->value, 1000 * sizeof *group);
    gv_people_free(few);
    gv_people_free(many);
    gv_plan_free(plan);
    gv_plan_free(longer);
}

/* ---- laws: mean and variance against the textbook, within 5 standard errors --------- */

typedef struct law {
    const char *kind;
    struct {
        const char *name;
        double value;
    } set[4];
    double mean, variance;
    double low, high;
} law;

/* Normal cut at -1 and 2 (standard): Johnson, Kotz, Balakrishnan (1994), 13.10.1. */
static const law laws[] = {
    { "uniform", { { "low", -2 }, { "high", 4 } }, 1, 3, -2, 4 },
    { "normal", { { "mean", 10 }, { "sd", 3 } }, 10, 9, -INFINITY, INFINITY },
    { "normal",
      { { "mean", 0 }, { "sd", 1 }, { "low", -1 }, { "high", 2 } },
      0.2296371,
      0.5197625,
      -1,
      2 },
    { "lognormal",
      { { "median", 2 }, { "spread", 0.5 } },
      2.2662969,
      1.4587834,
      0,
      INFINITY },
    { "exponential", { { "mean", 5 } }, 5, 25, 0, INFINITY },
    { "gamma", { { "shape", 4 }, { "mean", 2 } }, 2, 1, 0, INFINITY },
    { "beta", { { "a", 2 }, { "b", 3 } }, 0.4, 0.04, 0, 1 },
    { "beta", { { "a", 0.5 }, { "b", 0.5 }, { "low", -1 }, { "high", 1 } }, 0, 0.5, -1, 1 },
};

static void laws_have_their_mean_and_variance(void **unused)
{
    (void) unused;
    for (size_t i = 0; i < GV_COUNT_OF(laws); i++) {
        const law *l = &laws[i];
        gv_plan *plan = given_nobody();
        gv_trait_plan *trait = given_trait(plan, l->kind, "x");
        for (size_t k = 0; k < 4 && l->set[k].name != NULL; k++)
            trait_number(trait, l->set[k].name, l->set[k].value);
        gv_people *people = strangers(plan, PEOPLE, 0);
        const double *x = gv_people_trait(people, "x")->number;
        double sum = 0, squares = 0, fourth = 0;
        for (uint32_t v = 0; v < PEOPLE; v++) {
            assert_true(x[v] >= l->low && x[v] <= l->high);
            assert_true(x[v] * 0x1p20 == floor(x[v] * 0x1p20));
            const double d = x[v] - l->mean;
            sum += d;
            squares += d * d;
            fourth += d * d * d * d;
        }
        const double variance = squares / PEOPLE;
        const double error = sqrt((fourth / PEOPLE - variance * variance) / PEOPLE);
        if (fabs(sum / PEOPLE) > 5 * sqrt(l->variance / PEOPLE) ||
            fabs(variance - l->variance) > 5 * error)
            fail_msg("%s %zu: mean off by %g, variance %g for %g", l->kind, i, sum / PEOPLE,
                     variance, l->variance);
        gv_people_free(people);
        gv_plan_free(plan);
    }
}

static void a_larger_mean_moves_everybody_up(void **unused)
{
    (void) unused;
    gv_plan *plan = given_nobody();
    gv_trait_plan *age = given_trait(plan, "normal", "age");
    trait_number(age, "sd", 5);
    gv_people *low = strangers(plan, 500, 0);
    trait_number(age, "mean", 1);
    gv_people *high = strangers(plan, 500, 0);
    for (uint32_t v = 0; v < 500; v++)
        assert_true(gv_people_trait(high, "age")->number[v] >
                    gv_people_trait(low, "age")->number[v]);
    gv_people_free(low);
    gv_people_free(high);
    gv_plan_free(plan);
}

static void a_chance_of_yes_is_kept_by_those_who_had_it(void **unused)
{
    (void) unused;
    gv_plan *plan = given_nobody();
    gv_trait_plan *app = given_trait(plan, "bernoulli", "app");
    trait_number(app, "p", 0.3);
    gv_people *few = strangers(plan, PEOPLE, 0);
    trait_number(app, "p", 0.6);
    gv_people *more = strangers(plan, PEOPLE, 0);
    const uint32_t *yes = NULL, *ignored = NULL;
    const uint32_t n = gv_people_members(few, "app", "yes", &yes);
    assert_in_range(n, PEOPLE * 0.28, PEOPLE * 0.32);
    for (uint32_t k = 0; k < n; k++)
        assert_int_equal(gv_people_trait(more, "app")->value[yes[k]], 1);
    assert_true(gv_people_members(more, "app", "yes", &ignored) > n);
    gv_people_free(few);
    gv_people_free(more);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_their_shares),
        cmocka_unit_test(members_ascend_and_agree_with_the_trait),
        cmocka_unit_test(people_of_one_key_are_the_same_people),
        cmocka_unit_test(without_groups_nobody_has_traits),
        cmocka_unit_test(a_group_that_does_not_exist_has_no_members),
        cmocka_unit_test(a_trait_more_moves_no_other),
        cmocka_unit_test(laws_have_their_mean_and_variance),
        cmocka_unit_test(a_larger_mean_moves_everybody_up),
        cmocka_unit_test(a_chance_of_yes_is_kept_by_those_who_had_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
