#include "strategy/chooser.h"
#include "expect.h"
#include "grow.h"

enum { PEOPLE = 40 };

typedef struct fixture {
    gv_network *net;
    gv_arena *arena;
    gv_setting setting;
    uint32_t by_followers[PEOPLE];
} fixture;

static void open_fixture(fixture *f, uint64_t replicate, uint32_t slot)
{
    must(gv_network_complete(PEOPLE, &f->net, NULL));
    must(gv_arena_create(&f->arena, NULL));
    for (uint32_t k = 0; k < PEOPLE; k++)
        f->by_followers[k] = PEOPLE - 1 - k;
    f->setting = (gv_setting){ .net = f->net,
                               .by_followers = f->by_followers,
                               .choose = gv_cipher_make(
                                   gv_key_make(1, GV_PURPOSE_CHOOSE, replicate)),
                               .slot = slot,
                               .arena = f->arena };
}

static void close_fixture(fixture *f)
{
    gv_arena_free(f->arena);
    gv_network_free(f->net);
}

static gv_pick picked(uint32_t how, gv_words ids, const char *trait)
{
    return (gv_pick){ .choose = how, .ids = ids, .trait = trait, .near = GV_NEAR_MOST };
}

static gv_status check(uint32_t how, gv_words ids, const char *trait, gv_error *err)
{
    const gv_pick pick = picked(how, ids, trait);
    return gv_chooser_check(&pick, err);
}

static void choose(fixture *f, uint32_t how, gv_words ids, uint32_t n, uint32_t *person)
{
    gv_chooser chooser;
    const gv_pick pick = picked(how, ids, NULL);
    must(gv_chooser_open(&chooser, &f->setting, &pick, NULL, NULL));
    for (uint32_t k = 0; k < n; k++)
        must(gv_chooser_next(&chooser, &person[k], NULL));
}

static const gv_words no_ids = { NULL, 0 };

static void everybody_is_dealt_once_and_then_nobody(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 0, 5);
    uint32_t person[PEOPLE + 2];
    bool dealt[PEOPLE] = { false };
    choose(&f, GV_CHOOSE_RANDOM, no_ids, PEOPLE + 2, person);
    for (uint32_t k = 0; k < PEOPLE; k++) {
        assert_true(person[k] < PEOPLE && !dealt[person[k]]);
        dealt[person[k]] = true;
    }
    assert_int_equal(person[PEOPLE], GV_NOBODY);
    assert_int_equal(person[PEOPLE + 1], GV_NOBODY);
    close_fixture(&f);
}

static void a_longer_random_choice_begins_with_the_shorter_one(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 3, 5);
    uint32_t all[PEOPLE];
    choose(&f, GV_CHOOSE_RANDOM, no_ids, PEOPLE, all);
    for (uint32_t n = 1; n < PEOPLE; n++) {
        uint32_t some[PEOPLE];
        choose(&f, GV_CHOOSE_RANDOM, no_ids, n, some);
        assert_memory_equal(some, all, n * sizeof *some);
    }
    close_fixture(&f);
}

static void the_third_person_dealt_is_anybody_with_equal_chance(void **unused)
{
    (void) unused;
    enum { LIVES = 8000 };
    uint64_t found[PEOPLE] = { 0 };
    double expected[PEOPLE];
    for (uint32_t v = 0; v < PEOPLE; v++)
        expected[v] = LIVES / (double) PEOPLE;
    for (uint64_t r = 0; r < LIVES; r++) {
        fixture f;
        open_fixture(&f, r, 5);
        uint32_t person[3];
        choose(&f, GV_CHOOSE_RANDOM, no_ids, 3, person);
        found[person[2]]++;
        close_fixture(&f);
    }
    expect_distribution("third person dealt", expected, found, PEOPLE);
}

static void two_tactics_deal_differently(void **unused)
{
    (void) unused;
    uint32_t person[2][PEOPLE];
    for (uint32_t slot = 0; slot < 2; slot++) {
        fixture f;
        open_fixture(&f, 0, slot);
        choose(&f, GV_CHOOSE_RANDOM, no_ids, PEOPLE, person[slot]);
        close_fixture(&f);
    }
    assert_memory_not_equal(person[0], person[1], sizeof person[0]);
}

static void by_degree_the_ranking_is_followed(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 0, 5);
    uint32_t person[PEOPLE];
    choose(&f, GV_CHOOSE_DEGREE, no_ids, PEOPLE, person);
    assert_memory_equal(person, f.by_followers, sizeof person);
    close_fixture(&f);
}

static void listed_people_come_in_the_order_of_the_list(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 0, 5);
    const char *const ids[] = { "7", "0", "39" };
    uint32_t person[4];
    choose(&f, GV_CHOOSE_LISTED, (gv_words){ ids, 3 }, 4, person);
    assert_int_equal(person[0], 7);
    assert_int_equal(person[1], 0);
    assert_int_equal(person[2], 39);
    assert_int_equal(person[3], GV_NOBODY);
    close_fixture(&f);
}

static void a_stranger_on_the_list_is_named(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 0, 5);
    const char *const ids[] = { "40" };
    gv_chooser chooser;
    gv_error err = { 0 };
    uint32_t person = 17;
    const gv_pick pick = picked(GV_CHOOSE_LISTED, (gv_words){ ids, 1 }, NULL);
    must(gv_chooser_open(&chooser, &f.setting, &pick, NULL, NULL));
    assert_int_equal(gv_chooser_next(&chooser, &person, &err), GV_E_DATA);
    assert_non_null(strstr(err.text, "'40'"));
    close_fixture(&f);
}

static void lists_belong_to_listed_choices_only(void **unused)
{
    (void) unused;
    const char *const ids[] = { "1" };
    const gv_words one = { ids, 1 };
    gv_error err = { 0 };
    must(check(GV_CHOOSE_LISTED, one, NULL, &err));
    must(check(GV_CHOOSE_DEGREE, no_ids, NULL, &err));
    assert_int_equal(check(GV_CHOOSE_LISTED, no_ids, NULL, &err), GV_E_SCENARIO);
    assert_true(err.hint[0] != '\0');
    gv_error_clear(&err);
    assert_int_equal(check(GV_CHOOSE_RANDOM, one, NULL, &err), GV_E_SCENARIO);
    assert_true(err.hint[0] != '\0');
}

/* They would be paid for twice and count once. */
static void nobody_is_listed_twice(void **unused)
{
    (void) unused;
    const char *const ids[] = { "1", "12", "3", "12" };
    gv_error err = { 0 };
    must(check(GV_CHOOSE_LISTED, (gv_words){ ids, 3 }, NULL, &err));
    assert_int_equal(check(GV_CHOOSE_LISTED, (gv_words){ ids, 4 }, NULL, &err),
                     GV_E_SCENARIO);
    assert_non_null(strstr(err.text, "'12'"));
}

/* Ties 3-1, 3-2, 3-0, 1-2: followers 1, 2, 2, 3. */
static gv_network *a_paw(void)
{
    const uint32_t from[] = { 3, 1, 3, 2, 3, 0, 1, 2 };
    const uint32_t to[] = { 1, 3, 2, 3, 0, 3, 2, 1 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(4, 8, from, to, NULL, &net, NULL));
    return net;
}

static void choose_in(gv_network *net, uint64_t replicate, uint32_t how, uint32_t n,
                      uint32_t *person)
{
    fixture f;
    open_fixture(&f, replicate, 5);
    gv_network *everybody = f.net;
    f.net = net;
    f.setting.net = net;
    choose(&f, how, no_ids, n, person);
    f.net = everybody;
    close_fixture(&f);
}

/* In the paw somebody names 3 when 0 is asked, or 1 or 2 in half of the cases: (1 + 1/2 +
 * 1/2) / 4 = 1/2; 1 and 2 are named by each other and by 3: (1/2 + 1/3) / 4; 0 by 3 alone.
 */
static void friends_who_are_named_have_more_friends(void **unused)
{
    (void) unused;
    enum { LIVES = 8000 };
    const double expected[] = { LIVES / 12.0, LIVES * 5 / 24.0, LIVES * 5 / 24.0,
                                LIVES / 2.0 };
    uint64_t found[4] = { 0 };
    gv_network *paw = a_paw();
    must(gv_network_transpose(paw, NULL));
    for (uint64_t r = 0; r < LIVES; r++) {
        uint32_t first = GV_NOBODY;
        choose_in(paw, r, GV_CHOOSE_NOMINATED, 1, &first);
        found[first]++;
    }
    expect_distribution("first person named", expected, found, 4);
    gv_network_free(paw);
}

/* 0 speaks to 1 and 2; nobody hears these, and 3 hears nobody and is heard by nobody. */
static void whoever_hears_nobody_names_nobody(void **unused)
{
    (void) unused;
    const uint32_t from[] = { 0, 0 };
    const uint32_t to[] = { 1, 2 };
    gv_network *net = NULL;
    must(gv_network_from_arcs(4, 2, from, to, NULL, &net, NULL));
    must(gv_network_transpose(net, NULL));
    for (uint64_t r = 0; r < 50; r++) {
        uint32_t person[2];
        choose_in(net, r, GV_CHOOSE_NOMINATED, 2, person);
        assert_int_equal(person[0], 0); /* 1 and 2 both name 0, who counts once */
        assert_int_equal(person[1], GV_NOBODY);
    }
    gv_network_free(net);
}

static void in_a_crowd_nobody_names_themselves_and_nobody_is_named_twice(void **unused)
{
    (void) unused;
    fixture f;
    for (uint64_t r = 0; r < 50; r++) {
        open_fixture(&f, r, 5);
        uint32_t person[PEOPLE];
        bool named[PEOPLE] = { false };
        choose(&f, GV_CHOOSE_NOMINATED, no_ids, PEOPLE, person);
        uint32_t n = 0;
        for (; n < PEOPLE && person[n] != GV_NOBODY; n++) {
            assert_true(person[n] < PEOPLE && !named[person[n]]);
            named[person[n]] = true;
        }
        assert_in_range(n, PEOPLE / 3, PEOPLE - 1); /* 1 - 1/e of them on average */
        close_fixture(&f);
    }
    gv_network *pair = NULL;
    must(gv_network_complete(2, &pair, NULL));
    uint32_t person[2];
    choose_in(pair, 0, GV_CHOOSE_NOMINATED, 2, person);
    assert_int_equal(person[0] + person[1], 1); /* each names the other */
    gv_network_free(pair);
}

static void a_neighbourhood_is_a_person_and_those_who_hear_this_one(void **unused)
{
    (void) unused;
    enum { RING = 20, SIDE = 2 };
    gv_network *ring =
        grow("ring_lattice", 0, "people", (double) RING, "neighbours", 2.0 * SIDE, NULL);
    bool begun[RING] = { false };
    for (uint64_t r = 0; r < 200; r++) {
        uint32_t person[RING];
        choose_in(ring, r, GV_CHOOSE_NEIGHBOURHOOD, RING, person);
        begun[person[0]] = true;
        for (uint32_t k = 1; k < RING; k++) {
            const uint32_t apart = (person[k] + RING - person[0]) % RING;
            const uint32_t distance = apart < RING - apart ? apart : RING - apart;
            assert_int_equal((distance + SIDE - 1) / SIDE, (k + 2 * SIDE - 1) / (2 * SIDE));
        }
    }
    for (uint32_t v = 0; v < RING; v++)
        assert_true(begun[v]);
    gv_network_free(ring);
}

static void where_nobody_hears_another_neighbourhood_begins(void **unused)
{
    (void) unused;
    gv_network *circles = grow("cliques", 0, "people", 12.0, "size", 4.0, NULL);
    uint32_t person[13];
    bool taken[12] = { false };
    choose_in(circles, 3, GV_CHOOSE_NEIGHBOURHOOD, 13, person);
    for (uint32_t k = 0; k < 12; k++) {
        assert_int_equal(person[k] / 4, person[k - k % 4] / 4);
        assert_true(!taken[person[k]]);
        taken[person[k]] = true;
    }
    assert_int_equal(person[12], GV_NOBODY);
    gv_network_free(circles);
    gv_network *crowd = NULL;
    must(gv_network_complete(12, &crowd, NULL));
    uint32_t all = 0;
    choose_in(crowd, 0, GV_CHOOSE_NEIGHBOURHOOD, 13, person);
    for (uint32_t k = 0; k < 12; k++)
        all |= 1u << person[k];
    assert_int_equal(all, (1u << 12) - 1);
    assert_int_equal(person[12], GV_NOBODY);
    gv_network_free(crowd);
}

static void only_those_who_are_named_need_to_know_who_hears_whom(void **unused)
{
    (void) unused;
    for (uint32_t how = 0; how < GV_CHOICES; how++)
        assert_int_equal(gv_chooser_needs(how),
                         how == GV_CHOOSE_NOMINATED ? GV_NEEDS_IN : 0);
}

static void expect_bargains(gv_money base, gv_money per_follower, const uint32_t wanted[4])
{
    fixture f;
    open_fixture(&f, 0, 5);
    gv_network *paw = a_paw();
    f.setting.net = paw;
    const gv_fees fees = { .base = base, .per_follower = per_follower };
    gv_chooser chooser;
    const gv_pick pick = picked(GV_CHOOSE_COST_EFFECTIVENESS, no_ids, NULL);
    must(gv_chooser_open(&chooser, &f.setting, &pick, &fees, NULL));
    for (uint32_t k = 0; k < 4; k++) {
        uint32_t person = GV_NOBODY;
        must(gv_chooser_next(&chooser, &person, NULL));
        assert_int_equal(person, wanted[k]);
    }
    gv_network_free(paw);
    close_fixture(&f);
}

static void most_followers_for_the_fee_come_first(void **unused)
{
    (void) unused;
    const uint32_t by_followers[] = { 3, 1, 2, 0 };
    const uint32_t by_id[] = { 0, 1, 2, 3 };
    expect_bargains(10, 1, by_followers);
    expect_bargains(0, 7, by_id); /* a follower costs the same everywhere */
    expect_bargains(0, 0, by_id);
}

/* ln(fee) = ln 100 - spread^2 / 2 + spread z. */
static void fees_spread_lognormally_about_the_usual_fee(void **unused)
{
    (void) unused;
    enum { LIVES = 2000 };
    const gv_fees fees = { .base = 100 * (gv_money) GV_MONEY_UNIT, .spread = 0.5 };
    double sum = 0, logs = 0, squares = 0;
    for (uint32_t r = 0; r < LIVES; r++) {
        fixture f;
        open_fixture(&f, r, 5);
        const double fee = gv_money_units(gv_fee_of(&fees, &f.setting, r % PEOPLE));
        assert_true(gv_fee_of(&fees, &f.setting, r % PEOPLE) ==
                    gv_fee_of(&fees, &f.setting, r % PEOPLE));
        const double z = (gv_real_log(fee / 100) + 0.125) / 0.5;
        sum += fee;
        logs += z;
        squares += z * z;
        close_fixture(&f);
    }
    assert_true(sum / LIVES > 93 && sum / LIVES < 107);            /* sd of the mean: 1.2 */
    assert_true(logs / LIVES > -0.12 && logs / LIVES < 0.12);      /* .022 */
    assert_true(squares / LIVES > 0.84 && squares / LIVES < 1.16); /* .032 */
}

static void a_ranking_that_nobody_made_is_an_error_of_ours(void **unused)
{
    (void) unused;
    fixture f;
    open_fixture(&f, 0, 5);
    gv_chooser chooser;
    const gv_pick pick = picked(GV_CHOOSE_PAGERANK, no_ids, NULL);
    assert_int_equal(gv_chooser_open(&chooser, &f.setting, &pick, NULL, NULL),
                     GV_E_INTERNAL);
    close_fixture(&f);
}

static void every_ranking_has_a_choice_and_the_choice_asks_for_it(void **unused)
{
    (void) unused;
    unsigned all = 0;
    for (uint32_t how = 0; how < GV_CHOICES; how++) {
        assert_non_null(gv_chooser_words[how]);
        assert_non_null(strstr(gv_chooser_help, gv_chooser_words[how]));
        all |= gv_chooser_rankings(how);
    }
    assert_null(gv_chooser_words[GV_CHOICES]);
    assert_int_equal(all, GV_RANKS(GV_RANKINGS) - 1);
    assert_int_equal(gv_chooser_rankings(GV_CHOOSE_DEGREE), 0);
}

static void a_trait_is_named_exactly_where_it_is_looked_at(void **unused)
{
    (void) unused;
    assert_int_equal(check(GV_CHOOSE_TRAIT, no_ids, "", NULL), GV_E_SCENARIO);
    assert_int_equal(check(GV_CHOOSE_DEGREE, no_ids, "age", NULL), GV_E_SCENARIO);
    must(check(GV_CHOOSE_TRAIT, no_ids, "age", NULL));
}

static void what_is_looked_for_in_a_trait_is_a_number_or_words(void **unused)
{
    (void) unused;
    const char *const words[] = { "young" };
    gv_pick pick = picked(GV_CHOOSE_TRAIT, no_ids, "age");
    pick.near = 30;
    must(gv_chooser_check(&pick, NULL));
    pick.words = (gv_words){ words, 1 };
    assert_int_equal(gv_chooser_check(&pick, NULL), GV_E_SCENARIO);
    pick.near = GV_NEAR_MOST;
    must(gv_chooser_check(&pick, NULL));
    pick.choose = GV_CHOOSE_DEGREE;
    pick.trait = NULL;
    assert_int_equal(gv_chooser_check(&pick, NULL), GV_E_SCENARIO);
    pick = picked(GV_CHOOSE_RANDOM, no_ids, "");
    pick.near = 30;
    assert_int_equal(gv_chooser_check(&pick, NULL), GV_E_SCENARIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_is_dealt_once_and_then_nobody),
        cmocka_unit_test(a_longer_random_choice_begins_with_the_shorter_one),
        cmocka_unit_test(the_third_person_dealt_is_anybody_with_equal_chance),
        cmocka_unit_test(two_tactics_deal_differently),
        cmocka_unit_test(by_degree_the_ranking_is_followed),
        cmocka_unit_test(listed_people_come_in_the_order_of_the_list),
        cmocka_unit_test(a_stranger_on_the_list_is_named),
        cmocka_unit_test(lists_belong_to_listed_choices_only),
        cmocka_unit_test(nobody_is_listed_twice),
        cmocka_unit_test(friends_who_are_named_have_more_friends),
        cmocka_unit_test(whoever_hears_nobody_names_nobody),
        cmocka_unit_test(in_a_crowd_nobody_names_themselves_and_nobody_is_named_twice),
        cmocka_unit_test(a_neighbourhood_is_a_person_and_those_who_hear_this_one),
        cmocka_unit_test(where_nobody_hears_another_neighbourhood_begins),
        cmocka_unit_test(only_those_who_are_named_need_to_know_who_hears_whom),
        cmocka_unit_test(most_followers_for_the_fee_come_first),
        cmocka_unit_test(fees_spread_lognormally_about_the_usual_fee),
        cmocka_unit_test(a_ranking_that_nobody_made_is_an_error_of_ours),
        cmocka_unit_test(every_ranking_has_a_choice_and_the_choice_asks_for_it),
        cmocka_unit_test(a_trait_is_named_exactly_where_it_is_looked_at),
        cmocka_unit_test(what_is_looked_for_in_a_trait_is_a_number_or_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
