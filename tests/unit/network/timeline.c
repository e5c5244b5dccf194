/* Snapshots of random contacts against a cube of who speaks to whom when. */
#include "grow.h"
#include "network/network_internal.h"
#include "temp_file.h"

enum { PEOPLE = 9, TICKS = 12, STREAMS = 200 };

typedef struct cube {
    bool stands[TICKS][PEOPLE][PEOPLE];
    double weight[TICKS][PEOPLE][PEOPLE];
} cube;

typedef struct draws {
    gv_cipher cipher;
    uint32_t next;
} draws;

static uint32_t below(draws *d, uint32_t n)
{
    const gv_counter c = gv_counter_make(d->next++, 0, 0, 0, 0, 0);
    return (uint32_t) gv_below(gv_draw(&d->cipher, c).low, n);
}

typedef struct columns {
    uint32_t speaker[64], hearer[64], from[64], until[64];
    double weight[64];
} columns;

/* Arcs that last some ticks, some of them twice at once. */
static gv_contacts draw_contacts(uint32_t number, bool weighs, columns *room, cube *all)
{
    draws d = { .cipher = gv_cipher_make(gv_key_make(31, GV_PURPOSE_LAYOUT, number)) };
    gv_contacts c = { .n = below(&d, 60), .ticks = TICKS };
    c.speaker = room->speaker;
    c.hearer = room->hearer;
    c.from = room->from;
    c.until = room->until;
    c.weight = weighs ? room->weight : NULL;
    memset(all, 0, sizeof *all);
    for (uint64_t k = 0; k < c.n; k++) {
        const uint32_t u = below(&d, PEOPLE), v = (u + 1 + below(&d, PEOPLE - 1)) % PEOPLE;
        c.speaker[k] = u;
        c.hearer[k] = v;
        c.from[k] = below(&d, TICKS);
        c.until[k] = c.from[k] + 1 + below(&d, TICKS - c.from[k]);
        room->weight[k] = 1 + below(&d, 4);
        for (uint32_t t = c.from[k]; t < c.until[k]; t++) {
            all->stands[t][u][v] = true;
            all->weight[t][u][v] += room->weight[k];
        }
    }
    return c;
}

/* @param turned  rows are those of hearers */
static void expect_rows(const gv_timeline *t, uint32_t tick, const cube *all, bool turned)
{
    uint64_t offset[PEOPLE + 1];
    gv_timeline_rows(t, gv_timeline_at(t, tick), offset);
    for (uint32_t a = 0; a < PEOPLE; a++) {
        uint64_t arc = offset[a];
        for (uint32_t b = 0; b < PEOPLE; b++) {
            const uint32_t u = turned ? b : a, v = turned ? a : b;
            if (!all->stands[tick][u][v])
                continue;
            assert_true(arc < offset[a + 1]);
            assert_int_equal(t->target[arc], b);
            if (t->weight != NULL)
                assert_true(t->weight[arc] == all->weight[tick][u][v]);
            arc++;
        }
        assert_int_equal(arc, offset[a + 1]);
    }
}

static gv_network *network_of(const gv_contacts *c, uint32_t skip, gv_after after)
{
    gv_labels *no_labels = NULL;
    const gv_network_notes notes = { 0 };
    gv_network *net = NULL;
    must(gv_network_of_contacts(PEOPLE, c, skip, after, &no_labels, notes, &net, NULL));
    must(gv_network_transpose(net, NULL));
    return net;
}

static void every_tick_has_the_arcs_of_its_contacts(void **unused)
{
    (void) unused;
    for (uint32_t s = 0; s < STREAMS; s++) {
        columns room;
        cube all;
        const gv_contacts c = draw_contacts(s, s % 2 == 1, &room, &all);
        gv_network *net = network_of(&c, 0, GV_AFTER_STOP);
        for (uint32_t tick = 0; tick < TICKS; tick++) {
            expect_rows(gv_network_timeline(net), tick, &all, false);
            expect_rows(gv_network_timeline_in(net), tick, &all, true);
        }
        gv_network_free(net);
    }
}

/* The network itself has every arc of any tick once, its weights added tick by tick; an arc
 * of a snapshot knows which one it is. */
static void the_network_is_that_of_all_ticks_together(void **unused)
{
    (void) unused;
    for (uint32_t s = 0; s < STREAMS; s++) {
        columns room;
        cube all;
        const gv_contacts c = draw_contacts(s, true, &room, &all);
        gv_network *net = network_of(&c, 0, GV_AFTER_STOP);
        const gv_csr out = gv_network_out(net);
        const gv_timeline *t = gv_network_timeline(net);
        uint64_t arcs = 0;
        for (uint32_t u = 0; u < PEOPLE; u++) {
            for (uint32_t v = 0; v < PEOPLE; v++) {
                double weight = 0;
                for (uint32_t tick = 0; tick < TICKS; tick++)
                    weight += all.weight[tick][u][v];
                const uint64_t arc = gv_csr_find(out, u, v);
                assert_int_equal(arc<out.offset[u + 1], weight> 0);
                if (weight > 0)
                    assert_true(out.weight[arc] == weight);
                arcs += weight > 0;
            }
        }
        assert_int_equal(gv_network_arcs(net), arcs);
        for (uint64_t row = 0; row < t->row[t->n]; row++) {
            for (uint64_t a = t->offset[row]; a < t->offset[row + 1]; a++)
                assert_int_equal(t->tie[a],
                                 gv_csr_find(out, t->speaker[row], t->target[a]));
        }
        gv_network_free(net);
    }
}

static void the_end_of_the_stream_is_followed_by_what_was_asked_for(void **unused)
{
    (void) unused;
    uint32_t speaker[] = { 0, 1 }, hearer[] = { 1, 2 };
    uint32_t from[] = { 0, 2 }, until[] = { 1, 3 };
    const gv_contacts c = { .n = 2,
                            .speaker = speaker,
                            .hearer = hearer,
                            .from = from,
                            .until = until,
                            .ticks = 3 };
    gv_network *stop = network_of(&c, 0, GV_AFTER_STOP);
    gv_network *hold = network_of(&c, 0, GV_AFTER_HOLD);
    gv_network *repeat = network_of(&c, 1, GV_AFTER_REPEAT);
    const gv_timeline *t = gv_network_timeline(stop);
    assert_int_equal(t->n, 3);
    assert_int_equal(gv_timeline_ticks(t), 3);
    assert_int_equal(gv_timeline_at(t, 2), 2);
    assert_int_equal(gv_timeline_at(t, 3), t->n);
    assert_int_equal(gv_timeline_at(t, 1000000), t->n);
    assert_int_equal(gv_timeline_at(gv_network_timeline(hold), 1000000), 2);
    for (uint32_t tick = 0; tick < 12; tick++)
        assert_int_equal(gv_timeline_at(gv_network_timeline(repeat), tick), (tick + 1) % 3);
    uint64_t offset[PEOPLE + 1];
    gv_timeline_rows(t, t->n, offset);
    for (uint32_t v = 0; v < PEOPLE; v++)
        assert_int_equal(offset[v], offset[v + 1]);
    gv_network_free(repeat);
    gv_network_free(hold);
    gv_network_free(stop);
}

/* A stream costs what its contacts cost, however many ticks it has. */
static void ticks_without_news_share_a_snapshot(void **unused)
{
    (void) unused;
    uint32_t speaker[] = { 0 }, hearer[] = { 1 }, from[] = { 5 }, until[] = { 9000000 };
    const gv_contacts c = { .n = 1,
                            .speaker = speaker,
                            .hearer = hearer,
                            .from = from,
                            .until = until,
                            .ticks = 9000000 };
    gv_network *net = network_of(&c, 0, GV_AFTER_STOP);
    assert_int_equal(gv_network_timeline(net)->n, 2);
    assert_int_equal(gv_timeline_at(gv_network_timeline(net), 4), 0);
    assert_int_equal(gv_timeline_at(gv_network_timeline(net), 5), 1);
    assert_true(gv_network_bytes(net) < 2000);
    gv_network_free(net);
}

static void mutual_contacts_share_their_transpose(void **unused)
{
    (void) unused;
    uint32_t speaker[] = { 0, 1 }, hearer[] = { 1, 0 }, from[] = { 0, 0 };
    uint32_t until[] = { 2, 2 }, sooner[] = { 2, 1 };
    gv_contacts c = { .n = 2,
                      .speaker = speaker,
                      .hearer = hearer,
                      .from = from,
                      .until = until,
                      .ticks = 2 };
    gv_network *mutual = network_of(&c, 0, GV_AFTER_STOP);
    c.until = sooner;
    gv_network *not = network_of(&c, 0, GV_AFTER_STOP);
    assert_ptr_equal(gv_network_timeline_in(mutual), gv_network_timeline(mutual));
    assert_ptr_not_equal(gv_network_timeline_in(not ), gv_network_timeline(not ));
    assert_false(gv_hash_equal(gv_network_hash(mutual), gv_network_hash(not )));
    gv_network_free(not );
    gv_network_free(mutual);
}

static void ties_that_stay_are_not_copied_tick_by_tick(void **unused)
{
    (void) unused;
    enum { LONG = 400 };
    static uint32_t speaker[LONG], hearer[LONG], from[LONG], until[LONG];
    for (uint32_t k = 0; k < LONG; k++) {
        speaker[k] = k;
        hearer[k] = k + 1;
        from[k] = k;
        until[k] = GV_TIMELINE_TICKS;
    }
    const gv_contacts c = { .n = LONG,
                            .speaker = speaker,
                            .hearer = hearer,
                            .from = from,
                            .until = until,
                            .ticks = GV_TIMELINE_TICKS };
    gv_labels *no_labels = NULL;
    const gv_network_notes notes = { 0 };
    gv_network *net = NULL;
    must(gv_network_of_contacts(LONG + 1, &c, 0, GV_AFTER_STOP, &no_labels, notes, &net,
                                NULL));
    assert_int_equal(gv_timeline_arcs(gv_network_timeline(net)), LONG * (LONG + 1) / 2);
    gv_network_free(net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tick_has_the_arcs_of_its_contacts),
        cmocka_unit_test(the_network_is_that_of_all_ticks_together),
        cmocka_unit_test(the_end_of_the_stream_is_followed_by_what_was_asked_for),
        cmocka_unit_test(ticks_without_news_share_a_snapshot),
        cmocka_unit_test(mutual_contacts_share_their_transpose),
        cmocka_unit_test(ties_that_stay_are_not_copied_tick_by_tick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
