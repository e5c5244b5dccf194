#include "crowd.h"
#include "grow.h"

#include <math.h>

static const char *const names[] = { "a", "b", "c" };
static const double shares[] = { 0.5, 0.3, 0.2 };

/* Two traits that nothing seats, then one of words and one of numbers that are. */
static gv_plan *given_alike(double words, double numbers)
{
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    const gv_shares three = { .name = names, .share = shares, .n = 3 };
    trait_shares(given_trait(plan, "categories", "free"), three);
    (void) given_trait(plan, "normal", "loose");
    gv_trait_plan *segment = given_trait(plan, "categories", "segment");
    trait_shares(segment, three);
    trait_number(segment, "homophily", words);
    trait_number(given_trait(plan, "lognormal", "income"), "homophily", numbers);
    return plan;
}

static double index_of(const gv_people *people, const char *trait, const gv_network *net)
{
    return gv_trait_assortativity(gv_people_trait(people, trait), gv_network_out(net));
}

/* Sums go up swap by swap; measured anew over all ties they must say the same. */
static void expect_reached(const char *kind, gv_network *net, double words, double numbers)
{
    gv_plan *plan = given_alike(words, numbers);
    gv_people *people = people_on(plan, net, 3);
    const double tolerance = 0.02;
    const double segment = index_of(people, "segment", net);
    const double income = index_of(people, "income", net);
    if (segment < words - 1e-9 || segment > words + tolerance || income < numbers - 1e-9 ||
        income > numbers + tolerance)
        fail_msg("%s: %g and %g for %g and %g", kind, segment, income, words, numbers);
    assert_true(fabs(index_of(people, "free", net)) < 0.1);
    assert_true(fabs(index_of(people, "loose", net)) < 0.1);
    gv_people_free(people);
    gv_plan_free(plan);
    gv_network_free(net);
}

static void the_declared_index_is_reached_on_any_kind_of_network(void **unused)
{
    (void) unused;
    expect_reached("ring", grow("watts_strogatz", 0, "people", 2000.0, "rewire", 0.1, NULL),
                   0.5, 0.4);
    expect_reached("hubs", grow("barabasi_albert", 0, "people", 2000.0, NULL), 0.2, 0.2);
    expect_reached("random", grow("gnm", 0, "people", 2000.0, "ties", 10000.0, NULL), 0.2,
                   0.2);
    expect_reached("directed",
                   grow("gnm", 0, "people", 2000.0, "ties", 20000.0, "directed", 1.0, NULL),
                   0.15, 0.15);
    expect_reached("cliques", grow("cliques", 0, "people", 2002.0, NULL), 0.9, 0.7);
}

static void seating_changes_who_sits_where_and_nothing_else(void **unused)
{
    (void) unused;
    gv_network *net = grow("watts_strogatz", 0, "people", 1000.0, NULL);
    gv_plan *apart = given_alike(0, 0);
    gv_plan *alike = given_alike(0.3, 0.3);
    const gv_hash before = gv_network_hash(net);
    gv_people *one = people_on(apart, net, 0);
    gv_people *other = people_on(alike, net, 0);
    assert_true(gv_hash_equal(before, gv_network_hash(net)));
    const uint32_t *ignored = NULL;
    for (size_t g = 0; g < 3; g++)
        assert_int_equal(gv_people_members(one, "segment", names[g], &ignored),
                         gv_people_members(other, "segment", names[g], &ignored));
    double sums[2] = { 0, 0 };
    for (uint32_t v = 0; v < 1000; v++) {
        sums[0] += gv_people_trait(one, "income")->number[v];
        sums[1] += gv_people_trait(other, "income")->number[v];
        assert_int_equal(gv_people_trait(one, "free")->value[v],
                         gv_people_trait(other, "free")->value[v]);
    }
    assert_true(fabs(sums[0] - sums[1]) < 1e-6);
    gv_people_free(one);
    gv_people_free(other);
    gv_plan_free(apart);
    gv_plan_free(alike);
    gv_network_free(net);
}

static void what_a_network_does_not_allow_is_refused_with_what_was_reached(void **unused)
{
    (void) unused;
    gv_plan *plan = given_alike(0.95, 0);
    gv_network *nets[2] = { grow("gnm", 0, "people", 300.0, "ties", 3000.0, NULL), NULL };
    must(gv_network_complete(50, &nets[1], NULL));
    for (size_t i = 0; i < 2; i++) {
        gv_people *people = NULL;
        gv_error err = { 0 };
        assert_int_equal(gv_people_create(&plan->crowd, nets[i],
                                          gv_key_make(1, GV_PURPOSE_PEOPLE, 0), &people,
                                          &err),
                         GV_E_IMPOSSIBLE);
        assert_null(people);
        assert_non_null(strstr(err.text, "segment"));
        gv_network_free(nets[i]);
    }
    gv_plan_free(plan);
}

/* Newman (2003), table I: couples of San Francisco, r = 0.621; the shares of couples by
 * ethnicity of women and men, in thousandths, whose rounding is felt in the third digit. */
static void assortativity_is_that_of_the_published_table(void **unused)
{
    (void) unused;
    static const uint32_t couples[4][4] = {
        { 258, 16, 35, 13 }, { 12, 157, 58, 19 }, { 13, 23, 306, 35 }, { 5, 7, 24, 16 }
    };
    static const char *const labels[] = { "black", "hispanic", "white", "other" };
    static uint32_t speaker[2000], hearer[2000];
    static uint16_t value[4000];
    uint32_t m = 0;
    for (uint16_t i = 0; i < 4; i++) {
        for (uint16_t j = 0; j < 4; j++) {
            for (uint32_t k = 0; k < couples[i][j]; k++, m++) {
                speaker[m] = 2 * m;
                hearer[m] = 2 * m + 1;
                value[2 * m] = i;
                value[2 * m + 1] = j;
            }
        }
    }
    gv_network *net = NULL;
    must(gv_network_from_arcs(2 * m, m, speaker, hearer, NULL, &net, NULL));
    const gv_trait trait = {
        .name = "ethnicity", .n_labels = 4, .label = labels, .value = value
    };
    const double r = gv_trait_assortativity(&trait, gv_network_out(net));
    assert_true(fabs(r - 0.621) < 0.003);
    gv_network_free(net);
}

static void blocks_are_those_the_network_was_grown_from(void **unused)
{
    (void) unused;
    static const uint64_t sizes[] = { 30, 20, 50 };
    static const double mixing[] = { 0.3, 0.01, 0.01, 0.01, 0.3, 0.01, 0.01, 0.01, 0.3 };
    const gv_counts counts = { sizes, 3 };
    const gv_reals chances = { mixing, 9 };
    gv_network *net = grow("block_model", 0, "sizes", &counts, "mixing", &chances, NULL);
    gv_plan *plan = NULL;
    must(gv_plan_create(&plan, NULL));
    (void) given_trait(plan, "blocks", GV_GROUP);
    gv_people *people = people_on(plan, net, 0);
    const uint32_t *member = NULL;
    assert_int_equal(gv_people_group(people, "2", &member), 20);
    assert_int_equal(member[0], 30);
    assert_int_equal(member[19], 49);
    assert_true(index_of(people, GV_GROUP, net) > 0.7);
    gv_people_free(people);
    gv_network_free(net);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_declared_index_is_reached_on_any_kind_of_network),
        cmocka_unit_test(seating_changes_who_sits_where_and_nothing_else),
        cmocka_unit_test(what_a_network_does_not_allow_is_refused_with_what_was_reached),
        cmocka_unit_test(assortativity_is_that_of_the_published_table),
        cmocka_unit_test(blocks_are_those_the_network_was_grown_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
