/* Cascades and thresholds where ties come and go: the exact chances of all histories (how
 * many have adopted, tick by tick) of a few people, against what many lives came to. */
#include "expect.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE = 5, TICKS = 5, QUICK_LIVES = 40000, HISTORIES = 6 * 6 * 6 * 6 * 6 };

/* Contacts as "tick person person\n", a digit each. */
typedef struct tiny_stream {
    const char *name;
    bool directed;
    const char *contacts;
} tiny_stream;

static const tiny_stream streams[] = {
    { "meetings in turn, some again", false,
      "0 0 1\n0 0 2\n1 1 2\n1 2 3\n2 1 3\n2 3 4\n3 0 4\n4 0 1\n4 1 4\n" },
    { "too late for some", false,
      "0 3 4\n0 0 1\n1 0 2\n1 1 3\n2 0 1\n2 2 3\n3 1 4\n3 0 3\n4 3 4\n4 2 4\n" },
    { "one way", true, "0 0 1\n0 1 2\n1 0 2\n1 1 3\n2 2 3\n2 3 0\n3 3 4\n3 2 4\n4 1 4\n" },
};

typedef enum rule { CASCADE, CASCADE_IN_DEGREE, THRESHOLD } rule;

typedef struct tale {
    bool meets[TICKS][PEOPLE][PEOPLE]; /* [speaker][hearer] */
    uint32_t ever_heard[PEOPLE];
    rule rule; /* of adoption */
    double p;
    double lives, expected[HISTORIES];
} tale;

typedef struct past {
    uint32_t adopted;      /* set of people */
    uint32_t told[PEOPLE]; /* of whom each knows: a set */
    uint32_t history;
} past;

static void read_contacts(tale *w, const tiny_stream *s)
{
    uint32_t ever[PEOPLE] = { 0 };
    memset(w->meets, 0, sizeof w->meets);
    for (const char *at = s->contacts; *at != '\0'; at += 6) {
        const uint32_t t = (uint32_t) (at[0] - '0'), u = (uint32_t) (at[2] - '0');
        const uint32_t v = (uint32_t) (at[4] - '0');
        w->meets[t][u][v] = true;
        ever[v] |= 1u << u;
        if (s->directed)
            continue;
        w->meets[t][v][u] = true;
        ever[u] |= 1u << v;
    }
    for (uint32_t v = 0; v < PEOPLE; v++)
        w->ever_heard[v] = (uint32_t) __builtin_popcount(ever[v]);
}

/* Whom v meets in this tick and did not know to be an adopter. */
static uint32_t news_of(const tale *w, const past *l, uint32_t tick, uint32_t v)
{
    uint32_t news = 0;
    for (uint32_t u = 0; u < PEOPLE; u++)
        news |= w->meets[tick][u][v] ? l->adopted & 1u << u : 0;
    return news & ~l->told[v];
}

/* A uniform threshold that was not below `before` shares of what v ever hears. */
static double chance_of(const tale *w, uint32_t v, uint32_t before, uint32_t news)
{
    const double all = w->ever_heard[v];
    const double each = w->rule == CASCADE ? w->p : 1 / all;
    double none = 1;
    if (w->rule == THRESHOLD)
        return news / (all - before);
    for (uint32_t k = 0; k < news; k++)
        none *= 1 - each;
    return 1 - none;
}

/* People decide independently of each other: every set of those who might is one branch. */
static void go_on(tale *w, const past *l, uint32_t tick, double p)
{
    double chance[PEOPLE] = { 0 };
    uint32_t undecided = 0;
    past next = *l;
    if (tick == TICKS) {
        w->expected[l->history] += w->lives * p;
        return;
    }
    for (uint32_t v = 0; v < PEOPLE; v++) {
        const uint32_t news = news_of(w, l, tick, v);
        next.told[v] |= news;
        if (news == 0 || (l->adopted >> v & 1) != 0)
            continue;
        chance[v] = chance_of(w, v, (uint32_t) __builtin_popcount(l->told[v]),
                              (uint32_t) __builtin_popcount(news));
        undecided |= 1u << v;
    }
    for (uint32_t set = undecided;; set = (set - 1) & undecided) {
        double q = p;
        for (uint32_t v = 0; v < PEOPLE; v++) {
            if ((undecided >> v & 1) != 0)
                q *= (set >> v & 1) != 0 ? chance[v] : 1 - chance[v];
        }
        past branch = next;
        branch.adopted |= set;
        branch.history = l->history * 6 + (uint32_t) __builtin_popcount(branch.adopted);
        if (q > 0)
            go_on(w, &branch, tick + 1, q);
        if (set == 0)
            break;
    }
}

static void count_histories(gv_plan *plan, uint64_t *found)
{
    gv_block *rows = run_world(plan);
    memset(found, 0, HISTORIES * sizeof *found);
    for (uint64_t r = 0; r < rows->n; r++) {
        uint32_t history = 0;
        for (uint32_t t = 1; t <= TICKS; t++)
            history = history * 6 + (uint32_t) value_of(rows, "adopters", 0, r, t);
        found[history]++;
    }
    gv_block_free(rows);
}

static void expect_every_history(const char *what, const tiny_stream *s, rule kind,
                                 gv_plan *plan)
{
    static tale w;
    static uint64_t found[HISTORIES];
    char words[128];
    const past seeded = { .adopted = 1 };
    set_number(plan, "ticks", TICKS);
    set_number(plan, "replicates", (double) lives_or(QUICK_LIVES));
    given_seeds(plan, "seed", "0");
    memset(&w, 0, sizeof w);
    read_contacts(&w, s);
    w.rule = kind;
    w.p = 0.4;
    w.lives = (double) lives_or(QUICK_LIVES);
    go_on(&w, &seeded, 0, 1);
    count_histories(plan, found);
    size_t n = 0;
    for (size_t k = 0; k < HISTORIES; k++) {
        if (w.expected[k] <= 0) {
            assert_int_equal(found[k], 0); /* impossible */
            continue;
        }
        w.expected[n] = w.expected[k];
        found[n++] = found[k];
    }
    assert_true(n > 4);
    snprintf(words, sizeof words, "%s, %s", what, s->name);
    expect_distribution(words, w.expected, found, n);
    forget_world(plan);
}

static void a_cascade_tries_every_hearer_once_when_they_first_meet(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(streams); k++) {
        gv_plan *plan = given_contacts("independent_cascade", PEOPLE, streams[k].directed,
                                       streams[k].contacts);
        set_number(plan, "model.p", 0.4);
        expect_every_history("cascade", &streams[k], CASCADE, plan);
    }
}

static void a_weighted_cascade_divides_by_all_who_are_ever_heard(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(streams); k++) {
        gv_plan *plan = given_contacts("independent_cascade", PEOPLE, streams[k].directed,
                                       streams[k].contacts);
        set_word(plan, "model.chance", "in_degree");
        expect_every_history("weighted cascade", &streams[k], CASCADE_IN_DEGREE, plan);
    }
}

static void thresholds_are_passed_contact_by_contact(void **unused)
{
    (void) unused;
    for (size_t k = 0; k < GV_COUNT_OF(streams); k++) {
        gv_plan *plan = given_contacts("linear_threshold", PEOPLE, streams[k].directed,
                                       streams[k].contacts);
        expect_every_history("linear threshold", &streams[k], THRESHOLD, plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cascade_tries_every_hearer_once_when_they_first_meet),
        cmocka_unit_test(a_weighted_cascade_divides_by_all_who_are_ever_heard),
        cmocka_unit_test(thresholds_are_passed_contact_by_contact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
