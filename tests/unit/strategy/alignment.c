#include "crowd.h"
#include "strategy/chooser.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 40 };

typedef struct fixture {
    gv_network *net;
    gv_plan *plan;
    gv_people *people;
    gv_arena *arena;
    gv_setting setting;
    uint32_t by_followers[PEOPLE];
} fixture;

/* A crowd with a number `taste`, a number `same` that is everybody's, a word `app`. */
static void open_fixture(fixture *f)
{
    f->plan = NULL;
    must(gv_network_complete(PEOPLE, &f->net, NULL));
    must(gv_arena_create(&f->arena, NULL));
    must(gv_plan_create(&f->plan, NULL));
    trait_number(given_trait(f->plan, "uniform", "taste"), "high", 3);
    trait_number(given_trait(f->plan, "lognormal", "same"), "spread", 0);
    (void) given_trait(f->plan, "bernoulli", "app");
    f->people = people_on(f->plan, f->net, 0);
    for (uint32_t k = 0; k < PEOPLE; k++)
        f->by_followers[k] = PEOPLE - 1 - k;
    f->setting = (gv_setting){ .net = f->net,
                               .people = f->people,
                               .by_followers = f->by_followers,
                               .arena = f->arena };
}

static void close_fixture(fixture *f)
{
    gv_people_free(f->people);
    gv_plan_free(f->plan);
    gv_arena_free(f->arena);
    gv_network_free(f->net);
}

static gv_pick by(const char *trait, double near)
{
    return (gv_pick){ .choose = GV_CHOOSE_TRAIT, .trait = trait, .near = near };
}

static const uint32_t *aligned(fixture *f, gv_pick pick)
{
    const uint32_t *order = NULL;
    bool stands[PEOPLE] = { false };
    must(gv_align(&pick, &f->setting, &order, NULL));
    for (uint32_t k = 0; k < PEOPLE; k++) {
        assert_true(order[k] < PEOPLE && !stands[order[k]]);
        stands[order[k]] = true;
    }
    return order;
}

static void those_with_most_of_a_trait_come_first(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f);
    const double *taste = gv_people_trait(f.people, "taste")->number;
    const uint32_t *order = aligned(&f, by("taste", GV_NEAR_MOST));
    for (uint32_t k = 1; k < PEOPLE; k++)
        assert_true(taste[order[k - 1]] >= taste[order[k]]);
    close_fixture(&f);
}

static void those_closest_to_a_number_come_first_from_both_sides(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f);
    const double *taste = gv_people_trait(f.people, "taste")->number;
    const uint32_t *order = aligned(&f, by("taste", 1.5));
    uint32_t below = 0;
    for (uint32_t k = 1; k < PEOPLE; k++)
        assert_true(fabs(taste[order[k - 1]] - 1.5) <= fabs(taste[order[k]] - 1.5));
    for (uint32_t k = 0; k < PEOPLE / 2; k++)
        below += taste[order[k]] < 1.5 ? 1 : 0;
    assert_in_range(below, 1, PEOPLE / 2 - 1);
    close_fixture(&f);
}

static void closest_to_the_lowest_number_is_who_has_least(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f);
    const double *taste = gv_people_trait(f.people, "taste")->number;
    const uint32_t *order = aligned(&f, by("taste", -2));
    for (uint32_t k = 1; k < PEOPLE; k++)
        assert_true(taste[order[k - 1]] <= taste[order[k]]);
    close_fixture(&f);
}

static void equals_in_a_trait_come_by_followers(void **unused)
{
    (void) unused;
    const double nears[] = { GV_NEAR_MOST, 0.7 };
    fixture f;
    open_fixture(&f);
    for (size_t i = 0; i < 2; i++)
        assert_memory_equal(aligned(&f, by("same", nears[i])), f.by_followers,
                            sizeof f.by_followers);
    close_fixture(&f);
}

static void those_who_have_a_word_come_first_and_all_others_by_followers(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f);
    const gv_trait *app = gv_people_trait(f.people, "app");
    const char *const yes[] = { "yes" };
    gv_pick pick = by("app", GV_NEAR_MOST);
    pick.words = (gv_words){ yes, 1 };
    const uint32_t *order = aligned(&f, pick);
    uint32_t n = 0;
    for (uint32_t v = 0; v < PEOPLE; v++)
        n += strcmp(app->label[app->value[v]], "yes") == 0 ? 1 : 0;
    assert_in_range(n, 1, PEOPLE - 1);
    for (uint32_t k = 0; k < PEOPLE; k++) {
        const bool has = strcmp(app->label[app->value[order[k]]], "yes") == 0;
        assert_int_equal(has, k < n);
        assert_true(k == 0 || k == n || order[k - 1] > order[k]);
    }
    close_fixture(&f);
}

static void what_is_looked_for_must_be_what_the_trait_holds(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f);
    const char *const yes[] = { "yes" };
    const uint32_t *order = NULL;
    const gv_pick number_of_words = by("app", 0.5), of_nothing = by("age", 0.5);
    gv_pick word_of_numbers = by("taste", GV_NEAR_MOST);
    word_of_numbers.words = (gv_words){ yes, 1 };
    assert_int_equal(gv_align(&number_of_words, &f.setting, &order, NULL), GV_E_SCENARIO);
    assert_int_equal(gv_align(&word_of_numbers, &f.setting, &order, NULL), GV_E_SCENARIO);
    assert_int_equal(gv_align(&of_nothing, &f.setting, &order, NULL), GV_E_SCENARIO);
    assert_null(order);
    close_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_with_most_of_a_trait_come_first),
        cmocka_unit_test(those_closest_to_a_number_come_first_from_both_sides),
        cmocka_unit_test(closest_to_the_lowest_number_is_who_has_least),
        cmocka_unit_test(equals_in_a_trait_come_by_followers),
        cmocka_unit_test(those_who_have_a_word_come_first_and_all_others_by_followers),
        cmocka_unit_test(what_is_looked_for_must_be_what_the_trait_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
