/* Books of all strategies by name: what tactics spend is what the strategy spends, no more
 * than there is, and nothing where nothing is planned; and strategies that are the same
 * under other names, in another order, or idle, live the same lives. */
#include "expect.h"
#include "grapevine/engine.h"
#include "grapevine/metric.h"
#include "grapevine/scenario.h"
#include "grapevine/strategy.h"
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

static void look_into_books(void *self, const gv_life *life)
{
    double *spent = self;
    gv_money sum = 0;
    for (size_t k = 0; k < life->n_accounts; k++) {
        assert_true(life->account[k].spent >= 0);
        sum += life->account[k].spent;
    }
    for (uint32_t step = 1; step <= life->ticks; step++)
        assert_true(life->spent[step] >= life->spent[step - 1]);
    assert_true(sum == life->spent[life->ticks]);
    *spent = gv_money_units(sum);
}

/* Part of the budget that is spent, mean of the lives. */
static double part_spent(const char *world, const char *strategy)
{
    gv_text rest = { 0 };
    double part = 0;
    gv_text_add(&rest, "strategies: [%s]\n", strategy);
    gv_plan *plan = plan_of(world, rest.text);
    gv_text_free(&rest);
    const double budget = gv_money_units(plan->experiment.budget);
    for (uint64_t r = 0; r < LIVES; r++) {
        double spent = 0;
        must(gv_engine_replay(plan, 0, r, look_into_books, &spent, NULL));
        assert_true(spent <= budget);
        part += spent / budget / LIVES;
    }
    gv_plan_free(plan);
    return part;
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

/* Nearly all: what is left of at most half a percent. Others find no use for it all; how
 * much they spend is an outcome, and claims whose sides spend otherwise say so. */
static double expect_books(const char *world, const char *strategy)
{
    gv_text line = { 0 };
    const double part = part_spent(world, strategy);
    gv_text_add(&line, "%s, %s: part of the budget", strategy, world);
    expect_between(line.text, 0, 1, part);
    gv_text_free(&line);
    return part;
}

static void what_tactics_spend_is_what_the_strategy_spends(void **unused)
{
    (void) unused;
    char *name[MOST];
    const size_t n = shipped(name);
    assert_true(n >= 20);
    uint32_t nearly_all = 0;
    for (size_t k = 0; k < n; k++) {
        nearly_all += expect_books("young", name[k]) >= 0.995 ? 1 : 0;
        nearly_all += expect_books("established", name[k]) >= 0.995 ? 1 : 0;
        free(name[k]);
    }
    print_message("    %u of %zu spend all but half a percent\n", (unsigned) nearly_all,
                  2 * n);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_tactics_spend_is_what_the_strategy_spends),
        cmocka_unit_test(strategies_of_other_names_are_one),
        cmocka_unit_test(the_order_of_tactics_is_none),
        cmocka_unit_test(who_has_no_money_is_as_good_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
