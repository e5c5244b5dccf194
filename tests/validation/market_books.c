/* Books of all strategies by name: what tactics spend is what the strategy spends, no more
 * than there is, all but half a percent of it or the answer says so, and nothing where
 * nothing is planned; and strategies that are the same
 * under other names, in another order, or idle, live the same lives. */
#include "expect.h"
#include "grapevine/engine.h"
#include "grapevine/metric.h"
#include "grapevine/scenario.h"
#include "grapevine/strategy.h"
#include "grapevine/study.h"
#include "world.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { LIVES = 2, MOST = 64 };

static gv_plan *plan_of(const char *world, const char *rest)
{
    gv_text text = { 0 }, complaints = { 0 };
    gv_plan *plan = NULL;
    gv_text_add(&text,
                "grapevine: 1\nreplicates: %d\nbaseline: none\n"
                "world: {use: %s, people: 1500}\n%s",
                LIVES, world, rest);
    if (gv_scenario_parse(text.text, text.length, "books.yaml", "", NULL, 0, false, &plan,
                          &complaints, NULL) != GV_OK)
        fail_msg("%s", complaints.text != NULL ? complaints.text : "?");
    gv_text_free(&text);
    gv_text_free(&complaints);
    must(gv_plan_settle(plan, 0, NULL));
    return plan;
}

/* ---- books ---- */

typedef struct books {
    gv_money budget, spent;
    size_t idle; /* a tactic without a share of the budget; SIZE_MAX: none */
} books;

/* Every millionth of the budget has gone to a tactic, is left with one, or was given to
 * none. */
static void look_into_books(void *self, const gv_life *life)
{
    books *b = self;
    gv_money sum = 0, left = 0, given = 0;
    for (size_t k = 0; k < life->n_accounts; k++) {
        const gv_account *account = &life->account[k];
        assert_true(account->spent >= 0 && account->spent <= account->budget);
        sum += account->spent;
        left += account->budget - account->spent;
        given += account->budget;
    }
    assert_true(given <= b->budget);
    if (b->idle < life->n_accounts)
        assert_true(life->account[b->idle].spent == 0);
    for (uint32_t step = 1; step <= life->ticks; step++)
        assert_true(life->spent[step] >= life->spent[step - 1]);
    assert_true(sum == life->spent[life->ticks]);
    assert_true(life->spent[life->ticks] == b->budget - left - (b->budget - given));
    b->spent = sum;
}

static gv_plan *plan_by_name(const char *world, const char *strategy)
{
    gv_text rest = { 0 };
    gv_text_add(&rest, "strategies: [%s]\n", strategy);
    gv_plan *plan = plan_of(world, rest.text);
    gv_text_free(&rest);
    return plan;
}

/* Part of the budget that is spent, mean of the lives. */
static double part_spent(const gv_plan *plan)
{
    double part = 0;
    for (uint64_t r = 0; r < LIVES; r++) {
        books b = { .budget = plan->experiment.budget, .idle = SIZE_MAX };
        must(gv_engine_replay(plan, 0, r, look_into_books, &b, NULL));
        part += (double) b.spent / (double) b.budget / LIVES;
    }
    return part;
}

/* The sentence of `compare`: on the terminal, in the JSON, beside the report's table. */
static bool is_told(gv_plan *plan, const char *strategy)
{
    gv_text name = { 0 };
    gv_comparison *answer = NULL;
    gv_block *rows = run_world(plan);
    must(gv_compare(plan, rows, NULL, 0, &answer, NULL));
    const char *said = answer->sentence[GV_SAID_SPENDING];
    gv_text_add(&name, "“%s” spends ", strategy);
    const bool told = said != NULL && strstr(said, name.text) != NULL;
    assert_true(told == !answer->arms[0].spent_all);
    gv_comparison_free(answer);
    gv_block_free(rows);
    gv_text_free(&name);
    return told;
}

/* Each tactic in turn gets nothing, nor do those that would leave it something. */
static void expect_idle_without_share(const char *world, const char *strategy)
{
    gv_plan *plan = plan_by_name(world, strategy);
    const size_t n = plan->arms[0].n_tactics;
    gv_tactic_plan *tactic = plan->arms[0].tactics;
    for (size_t k = 0; k < n; k++) {
        books b = { .budget = plan->experiment.budget, .idle = k };
        double share[MOST];
        for (size_t j = 0; j < n; j++) {
            share[j] = tactic[j].share;
            const char *fallback = tactic[j].fallback;
            if (j == k || (fallback != NULL && gv_same_text(fallback, tactic[k].name)))
                tactic[j].share = 0;
        }
        must(gv_plan_settle(plan, 0, NULL));
        must(gv_engine_replay(plan, 0, 0, look_into_books, &b, NULL));
        assert_true(n > 1 || b.spent == 0);
        for (size_t j = 0; j < n; j++)
            tactic[j].share = share[j];
    }
    gv_plan_free(plan);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static size_t shipped(char *name[MOST])
{
    gv_text folder = { 0 };
    size_t n = 0;
    const char *source = getenv("GRAPEVINE_SOURCE");
    gv_text_add(&folder, "%s/scenarios/strategies", source != NULL ? source : ".");
    DIR *dir = opendir(folder.text);
    assert_non_null(dir);
    for (struct dirent *e = NULL; (e = readdir(dir)) != NULL;) {
        const size_t length = strlen(e->d_name);
        if (length < 6 || !gv_same_text(e->d_name + length - 5, ".yaml") ||
            gv_same_text(e->d_name, "do-nothing.yaml"))
            continue;
        assert_true(n < MOST);
        name[n] = strdup(e->d_name);
        assert_non_null(name[n]);
        name[n++][length - 5] = '\0';
    }
    closedir(dir);
    gv_text_free(&folder);
    qsort(name, n, sizeof *name, by_name);
    return n;
}

/* All but half a percent, or the answer tells it. How much is spent where there is no use
 * for it all, is an outcome. */
static bool expect_books(const char *world, const char *strategy)
{
    gv_text line = { 0 };
    gv_plan *plan = plan_by_name(world, strategy);
    const double part = part_spent(plan);
    const bool told = is_told(plan, strategy);
    gv_text_add(&line, "%s, %s: part of the budget%s", strategy, world,
                told ? ", told" : "");
    expect_between(line.text, told ? 0 : 0.995, told ? 0.995 : 1, part);
    gv_text_free(&line);
    gv_plan_free(plan);
    return !told;
}

static void nearly_all_is_spent_or_the_answer_says_what_is_left(void **unused)
{
    (void) unused;
    char *name[MOST];
    const size_t n = shipped(name);
    assert_true(n >= 20);
    uint32_t nearly_all = 0;
    for (size_t k = 0; k < n; k++) {
        nearly_all += expect_books("young", name[k]) ? 1 : 0;
        nearly_all += expect_books("established", name[k]) ? 1 : 0;
        free(name[k]);
    }
    print_message("    %u of %zu spend all but half a percent, and the others are told\n",
                  (unsigned) nearly_all, 2 * n);
}

static void what_has_no_share_spends_nothing(void **unused)
{
    (void) unused;
    char *name[MOST];
    const size_t n = shipped(name);
    for (size_t k = 0; k < n; k++) {
        expect_idle_without_share("established", name[k]);
        free(name[k]);
    }
}

/* ---- null pairs ---- */

static void expect_equal_arms(const gv_plan *plan, const gv_block *rows)
{
    for (size_t k = 0; k < rows->n_columns; k++) {
        const gv_column *column = &rows->columns[k];
        const size_t bytes =
            column->per_life *
            (column->outcome->kind == GV_KIND_COUNT ? sizeof(uint32_t) : sizeof(double));
        for (uint64_t r = 0; r < rows->n; r++) {
            for (size_t a = 1; a < plan->n_arms; a++) {
                const void *one = gv_block_reals(rows, k, 0, r);
                if (memcmp(one, gv_block_reals(rows, k, a, r), bytes) != 0)
                    fail_msg("%s of strategy %zu is another", column->outcome->name, a);
            }
        }
    }
}

static void expect_one_life(const char *rest)
{
    gv_plan *plan = plan_of("established", rest);
    gv_block *rows = run_world(plan), *again = run_world(plan);
    assert_true(plan->n_arms >= 2);
    expect_equal_arms(plan, rows);
    assert_true(gv_hash_equal(hash_of_rows(rows), hash_of_rows(again)));
    gv_block_free(rows);
    gv_block_free(again);
    gv_plan_free(plan);
}

#define MEASURE                                                                            \
    "measure: [adopters, gauges, value, retention, earned_media, sentiment, storms, "      \
    "cost_per_adopter, journey]\n"

#define ADS "{kind: broadcast, name: ads, share: 0.5, days: 180, cpm: 5, cap_per_week: 7}"
#define POSTS "{kind: partners, name: posts, share: 0.3}"
#define CARE "{kind: service, name: care, share: 0.2}"

static void strategies_of_other_names_are_one(void **unused)
{
    (void) unused;
    expect_one_life(MEASURE "strategies: {one: [" ADS ", " POSTS ", " CARE "], other: [" ADS
                            ", " POSTS ", " CARE "]}\n");
}

static void the_order_of_tactics_is_none(void **unused)
{
    (void) unused;
    expect_one_life(MEASURE "strategies: {one: [" ADS ", " POSTS ", " CARE
                            "], other: [" POSTS ", " CARE ", " ADS "]}\n");
}

static void who_has_no_money_is_as_good_as_nothing(void **unused)
{
    (void) unused;
    expect_one_life(MEASURE "budget: 0\nstrategies: {none: [], one: [" ADS
                            "], other: [" POSTS ", " CARE "]}\n");
}

/* To the end, too: with nothing to hand out there is nothing to divide by. Members may
 * still join what costs nothing. */
static void strategies_by_name_without_money_spend_none(void **unused)
{
    (void) unused;
    char *name[MOST];
    const size_t n = shipped(name);
    for (size_t k = 0; k < n; k++) {
        books b = { .idle = SIZE_MAX, .spent = 1 };
        gv_plan *plan = plan_by_name("established", name[k]);
        plan->experiment.budget = 0;
        must(gv_plan_settle(plan, 0, NULL));
        must(gv_engine_replay(plan, 0, 0, look_into_books, &b, NULL));
        assert_true(b.spent == 0);
        gv_plan_free(plan);
        free(name[k]);
    }
}

/* ---- nothing ---- */

/* In the shipped worlds' three layers, where nobody has heard of the brand. */
static void a_launch_without_marketing_is_nothing(void **unused)
{
    (void) unused;
    static const char *const zero[] = {
        "aware",       "customers",    "lapsed", "detractors", "sentiment",     "trust",
        "ad_fatigue",  "reads_paid",   "shares", "talk",       "reads_partner", "informed",
        "reads_owned", "reads_earned", "likes",  "warnings",   "good_words",    "ill_words"
    };
    enum { MANY = 6 };
    gv_plan *plan = plan_of("launch", MEASURE "strategies: {nothing: []}\n");
    plan->experiment.replicates = MANY;
    must(gv_plan_settle(plan, 0, NULL));
    gv_block *rows = run_world(plan), *helped = run_with(plan, 2, 1);
    assert_true(gv_hash_equal(hash_of_rows(rows), hash_of_rows(helped)));
    for (uint64_t r = 0; r < MANY; r++) {
        assert_true(value_of(rows, "final_adopters", 0, r, 0) == 0);
        for (size_t k = 0; k < GV_COUNT_OF(zero); k++)
            for (size_t t = 0; t <= plan->experiment.ticks; t++)
                assert_true(value_of(rows, zero[k], 0, r, t) == 0);
    }
    gv_block_free(rows);
    gv_block_free(helped);
    gv_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_launch_without_marketing_is_nothing),
        cmocka_unit_test(nearly_all_is_spent_or_the_answer_says_what_is_left),
        cmocka_unit_test(what_has_no_share_spends_nothing),
        cmocka_unit_test(strategies_of_other_names_are_one),
        cmocka_unit_test(the_order_of_tactics_is_none),
        cmocka_unit_test(who_has_no_money_is_as_good_as_nothing),
        cmocka_unit_test(strategies_by_name_without_money_spend_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
