/* Numbers of contacts over time, held against counting by hand and against slow searches.
 */
#include "expect.h"
#include "grow.h"
#include "temp_file.h"

#include <math.h>

static double value(const gv_statistics *s, const char *key)
{
    for (size_t k = 0; k < GV_STATISTICS; k++) {
        if (strcmp(gv_statistic_rows[k].key, key) == 0)
            return s->of[k].value;
    }
    fail_msg("there is no statistic %s", key);
    return NAN;
}

static gv_statistics describe(const gv_network *net)
{
    gv_statistics s;
    gv_error err = { 0 };
    if (gv_network_statistics(net, NULL, (gv_key){ 3, 1 }, &s, &err) != GV_OK)
        fail_msg("%s", err.text);
    return s;
}

static gv_network *network_of(const char *text, double directed, double skip)
{
    const temp_file file = temp_file_make(text, strlen(text));
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "durations", 1.0,
                           "directed", directed, "first", directed, "skip", skip, NULL);
    temp_file_remove(&file);
    return net;
}

/* a b stand in ticks 0 and 1, again in 4, in 10; b c in 1. Times between beginnings: 4, 6.
 */
static const char some[] = "0 a b 2\n1 b c 1\n4 a b 1\n10 a b 1\n";

static void a_stream_is_described_as_counted_by_hand(void **unused)
{
    (void) unused;
    gv_network *net = network_of(some, 0, 0);
    const gv_statistics s = describe(net);
    expect_near("ticks", 11, value(&s, "stream_ticks"), 0);
    expect_near("snapshots", 6, value(&s, "stream_snapshots"), 0);
    expect_near("contacts", 4, value(&s, "stream_contacts"), 0);
    expect_near("duration", 1.25, value(&s, "stream_duration"), 1e-12);
    expect_near("active", 4 / 11.0, value(&s, "stream_active"), 1e-12);
    expect_near("at once", 5 / 11.0, value(&s, "stream_at_once"), 1e-12);
    expect_near("most", 2, value(&s, "stream_most_at_once"), 0);
    expect_near("gap", 5, value(&s, "stream_gap"), 1e-12);
    expect_near("burstiness", (1 - 5) / 6.0, value(&s, "stream_burstiness"), 1e-12);
    /* a-b, b-a at 1; b-c, c-b, a-c at 2; c-a at 5 */
    expect_near("reachable", 1, value(&s, "stream_reachable"), 0);
    expect_near("arrival", (1 + 1 + 2 + 2 + 2 + 5) / 6.0, value(&s, "stream_arrival"),
                1e-12);
    gv_network_free(net);
}

static void directions_and_skipped_ticks_count(void **unused)
{
    (void) unused;
    gv_network *one_way = network_of(some, 1, 0);
    gv_network *later = network_of(some, 0, 2);
    const gv_statistics s = describe(one_way), l = describe(later);
    expect_near("contacts", 4, value(&s, "stream_contacts"), 0);
    expect_near("reachable", 0.5, value(&s, "stream_reachable"), 1e-12); /* a-b b-c a-c */
    expect_near("reachable later", 2 / 6.0, value(&l, "stream_reachable"), 1e-12);
    expect_near("arrival later", 3, value(&l, "stream_arrival"), 1e-12);
    gv_network_free(later);
    gv_network_free(one_way);
}

static void ties_that_stay_have_no_times(void **unused)
{
    (void) unused;
    gv_network *net = grow("famous", 0, "name", "Zachary", NULL);
    const gv_statistics s = describe(net);
    assert_true(isnan(value(&s, "stream_ticks")) && isnan(value(&s, "stream_contacts")));
    assert_true(isnan(value(&s, "stream_reachable")));
    gv_network_free(net);
}

/* A clock has burstiness -1; waiting times without memory have 0. */
static void clocks_and_chance_are_told_apart(void **unused)
{
    (void) unused;
    enum { CONTACTS = 4000, LONGEST = 24 };
    const gv_cipher cipher = gv_cipher_make(gv_key_make(5, GV_PURPOSE_LAYOUT, 0));
    char *clock = gv_alloc(CONTACTS, LONGEST, NULL),
         *chance = gv_alloc(CONTACTS, LONGEST, NULL);
    assert_true(clock != NULL && chance != NULL);
    size_t n_clock = 0, n_chance = 0;
    uint32_t tick = 0;
    for (uint32_t k = 0; k < CONTACTS; k++) {
        const double luck =
            gv_unit(gv_draw(&cipher, gv_counter_make(k, 0, 0, 0, 0, 0)).low);
        tick += 1 + (uint32_t) (-200 * gv_real_log(1 - luck));
        n_clock += (size_t) snprintf(clock + n_clock, LONGEST, "%u a b 1\n", 7 * k);
        n_chance += (size_t) snprintf(chance + n_chance, LONGEST, "%u a b 1\n", tick);
    }
    gv_network *even = network_of(clock, 0, 0), *random = network_of(chance, 0, 0);
    const gv_statistics e = describe(even), r = describe(random);
    expect_near("a clock", -1, value(&e, "stream_burstiness"), 1e-9);
    /* the standard error of a coefficient of variation of 1 is 1 / sqrt(n); B is half of it
     */
    expect_near("chance", 0, value(&r, "stream_burstiness"),
                4 * 0.5 / sqrt(CONTACTS) + 0.002);
    gv_network_free(random);
    gv_network_free(even);
    gv_free(chance);
    gv_free(clock);
}

/* More people than bits of a word: against a flood from every person by itself. */
static void everybody_is_searched_from(void **unused)
{
    (void) unused;
    enum { PEOPLE = 150, TICKS = 40, LONGEST = 32 };
    static uint8_t meets[TICKS][PEOPLE][PEOPLE];
    const gv_cipher cipher = gv_cipher_make(gv_key_make(6, GV_PURPOSE_LAYOUT, 0));
    gv_text text = { 0 };
    double pairs = 0, ticks = 0;
    for (uint32_t t = 0; t < TICKS; t++) {
        for (uint32_t k = 0; k < 12; k++) {
            const gv_bits b = gv_draw(&cipher, gv_counter_make(t, k, 0, 0, 0, 0));
            const uint32_t u = (uint32_t) gv_below(b.low, PEOPLE);
            const uint32_t v = (uint32_t) gv_below(b.high, PEOPLE);
            if (u == v || meets[t][u][v] != 0)
                continue;
            meets[t][u][v] = meets[t][v][u] = 1;
            gv_text_add(&text, "%u %u %u\n", t, u, v);
        }
    }
    const temp_file file = temp_file_make(text.text, text.length);
    gv_network *net = grow("contacts", 0, "file", file.path, "tick", 1.0, "directed", 0.0,
                           "people", (double) PEOPLE, "begin", 1.0, NULL);
    for (uint32_t source = 0; source < PEOPLE; source++) {
        uint32_t at[PEOPLE];
        for (uint32_t v = 0; v < PEOPLE; v++)
            at[v] = v == source ? 0 : UINT32_MAX;
        for (uint32_t t = 0; t < TICKS; t++) {
            for (uint32_t u = 0; u < PEOPLE; u++) {
                for (uint32_t v = 0; v < PEOPLE; v++) {
                    if (meets[t][u][v] != 0 && at[u] <= t && at[v] > t + 1)
                        at[v] = t + 1;
                }
            }
        }
        for (uint32_t v = 0; v < PEOPLE; v++) {
            pairs += v != source && at[v] != UINT32_MAX;
            ticks += v != source && at[v] != UINT32_MAX ? at[v] : 0;
        }
    }
    const gv_statistics s = describe(net);
    expect_near("reachable", pairs / (PEOPLE * (PEOPLE - 1.0)),
                value(&s, "stream_reachable"), 1e-12);
    expect_near("arrival", ticks / pairs, value(&s, "stream_arrival"), 1e-9);
    assert_true(pairs > 1000);
    gv_network_free(net);
    gv_text_free(&text);
    temp_file_remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_is_described_as_counted_by_hand),
        cmocka_unit_test(directions_and_skipped_ticks_count),
        cmocka_unit_test(ties_that_stay_have_no_times),
        cmocka_unit_test(clocks_and_chance_are_told_apart),
        cmocka_unit_test(everybody_is_searched_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
