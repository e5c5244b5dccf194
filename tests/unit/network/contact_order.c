/* Null models of a stream: what each keeps, and what each loses. */
#include "network/contact_stream.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { CONTACTS = 300, TICKS = 40, PEOPLE = 12 };

static int by_pair(const void *a, const void *b)
{
    const contact_stretch *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (x->from > y->from) - (x->from < y->from);
}

/* Nobody meets the same person twice at once; the first half of the stream is busier. */
static contact_stream some_stream(void)
{
    contact_stream s = { .ticks = TICKS };
    s.at = gv_alloc(CONTACTS, sizeof *s.at, NULL);
    assert_non_null(s.at);
    const gv_cipher cipher = gv_cipher_make(gv_key_make(8, GV_PURPOSE_LAYOUT, 0));
    for (uint32_t k = 0; s.n < CONTACTS; k++) {
        const gv_bits luck = gv_draw(&cipher, gv_counter_make(k, 0, 0, 0, 0, 0));
        const uint32_t a = (uint32_t) (luck.low % PEOPLE);
        const uint32_t b = (a + 1 + (uint32_t) (luck.low >> 32) % (PEOPLE - 1)) % PEOPLE;
        const uint32_t from = (uint32_t) (luck.high % (TICKS / (1 + luck.high % 2)));
        bool again = false;
        for (uint64_t j = 0; j < s.n; j++)
            again = again || (s.at[j].a == a && s.at[j].b == b && s.at[j].from == from);
        if (!again)
            s.at[s.n++] = (contact_stretch){ a, b, from, from + 1, 1 };
    }
    qsort(s.at, s.n, sizeof *s.at, by_pair);
    return s;
}

typedef struct tally {
    uint32_t of_tick[TICKS], of_pair[PEOPLE][PEOPLE], at[TICKS][PEOPLE][PEOPLE];
} tally;

static void count(const contact_stream *s, tally *out)
{
    memset(out, 0, sizeof *out);
    for (uint64_t k = 0; k < s->n; k++) {
        const contact_stretch *c = &s->at[k];
        for (uint32_t t = c->from; t < c->until; t++) {
            out->of_tick[t]++;
            out->of_pair[c->a][c->b]++;
            out->at[t][c->a][c->b]++;
        }
    }
}

static contact_stream reordered(uint32_t order, uint64_t number)
{
    contact_stream s = some_stream();
    must(contact_stream_reorder(order, gv_key_make(1, GV_PURPOSE_NETWORK, number), &s,
                                NULL));
    return s;
}

static void backwards_the_last_tick_is_the_first(void **unused)
{
    (void) unused;
    static tally before, after;
    contact_stream as_it_was = some_stream(), s = reordered(GV_ORDER_REVERSED, 0);
    count(&as_it_was, &before);
    count(&s, &after);
    for (uint32_t t = 0; t < TICKS; t++)
        assert_memory_equal(before.at[t], after.at[TICKS - 1 - t], sizeof before.at[t]);
    gv_free(s.at);
    gv_free(as_it_was.at);
}

/* Every tick of the new stream is a tick of the old one, each once. */
static void shuffled_ticks_stay_whole(void **unused)
{
    (void) unused;
    static tally before, after;
    contact_stream as_it_was = some_stream(), s = reordered(GV_ORDER_TICKS, 0);
    bool used[TICKS] = { false };
    uint32_t moved = 0;
    count(&as_it_was, &before);
    count(&s, &after);
    for (uint32_t t = 0; t < TICKS; t++) {
        uint32_t k = 0;
        while (k < TICKS &&
               (used[k] || memcmp(before.at[k], after.at[t], sizeof before.at[k]) != 0))
            k++;
        assert_true(k < TICKS);
        used[k] = true;
        moved += k != t;
    }
    assert_true(moved > TICKS / 2);
    gv_free(s.at);
    gv_free(as_it_was.at);
}

static void shuffled_times_keep_pairs_and_ticks(void **unused)
{
    (void) unused;
    static tally before, after;
    contact_stream as_it_was = some_stream(), s = reordered(GV_ORDER_TIMES, 0);
    uint32_t moved = 0;
    count(&as_it_was, &before);
    count(&s, &after);
    assert_memory_equal(before.of_tick, after.of_tick, sizeof before.of_tick);
    assert_memory_equal(before.of_pair, after.of_pair, sizeof before.of_pair);
    for (uint64_t k = 0; k < s.n; k++) {
        const contact_stretch *c = &s.at[k];
        assert_int_equal(after.at[c->from][c->a][c->b], 1); /* nobody twice at once */
        moved += before.at[c->from][c->a][c->b] == 0;
    }
    assert_true(moved > CONTACTS / 2);
    gv_free(s.at);
    gv_free(as_it_was.at);
}

/* Contact 0 comes to each of the other times alike often. */
static void shuffled_times_are_uniform(void **unused)
{
    (void) unused;
    enum { PAIRS = 5, TRIES = 5000 };
    uint32_t found[PAIRS] = { 0 };
    for (uint32_t k = 0; k < TRIES; k++) {
        contact_stretch at[PAIRS];
        contact_stream s = { .at = at, .n = PAIRS, .ticks = PAIRS };
        for (uint32_t j = 0; j < PAIRS; j++)
            at[j] = (contact_stretch){ 2 * j, 2 * j + 1, j, j + 1, 1 };
        must(contact_stream_reorder(GV_ORDER_TIMES, gv_key_make(1, GV_PURPOSE_NETWORK, k),
                                    &s, NULL));
        found[at[0].from]++;
    }
    for (uint32_t j = 0; j < PAIRS; j++) /* 4 standard errors of TRIES / PAIRS */
        assert_in_range(found[j], 1000 - 113, 1000 + 113);
}

static void another_key_gives_another_order(void **unused)
{
    (void) unused;
    const uint32_t orders[] = { GV_ORDER_TICKS, GV_ORDER_TIMES };
    for (size_t k = 0; k < GV_COUNT_OF(orders); k++) {
        contact_stream a = reordered(orders[k], 0), same = reordered(orders[k], 0);
        contact_stream b = reordered(orders[k], 1);
        uint32_t differ = 0;
        for (uint64_t j = 0; j < a.n; j++) {
            assert_int_equal(a.at[j].from, same.at[j].from);
            differ += a.at[j].from != b.at[j].from;
        }
        assert_true(differ > CONTACTS / 2);
        assert_true(gv_order_draws(orders[k]));
        gv_free(b.at);
        gv_free(same.at);
        gv_free(a.at);
    }
    assert_false(gv_order_draws(GV_ORDER_RECORDED) || gv_order_draws(GV_ORDER_REVERSED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backwards_the_last_tick_is_the_first),
        cmocka_unit_test(shuffled_ticks_stay_whole),
        cmocka_unit_test(shuffled_times_keep_pairs_and_ticks),
        cmocka_unit_test(shuffled_times_are_uniform),
        cmocka_unit_test(another_key_gives_another_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
