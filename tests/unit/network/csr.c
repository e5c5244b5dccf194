/* Compressed rows, against a matrix that needs no cleverness. */
#include "network/network_internal.h"
#include "test.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 23, ARCS = 400 };

typedef struct sample {
    uint32_t speaker[ARCS], hearer[ARCS];
    double weight[ARCS];
} sample;

/* Arcs in no order, many of them repeated, none from a person to itself. */
static sample random_arcs(uint64_t number)
{
    const gv_cipher cipher = gv_cipher_make(gv_key_make(7, GV_PURPOSE_NETWORK, number));
    sample s;
    for (uint32_t i = 0; i < ARCS; i++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(i, 0, 0, 0, 0, 0));
        s.speaker[i] = (uint32_t) gv_below(bits.low, PEOPLE);
        s.hearer[i] =
            (uint32_t) ((s.speaker[i] + 1 + gv_below(bits.high, PEOPLE - 1)) % PEOPLE);
        s.weight[i] = 1 + (double) (i % 4);
    }
    return s;
}

static void rows_hold_exactly_the_arcs_given(void **unused)
{
    (void) unused;
    for (uint64_t number = 0; number < 20; number++) {
        const sample s = random_arcs(number);
        double matrix[PEOPLE][PEOPLE] = { { 0 } };
        uint64_t distinct = 0;
        for (uint32_t i = 0; i < ARCS; i++) {
            distinct += matrix[s.speaker[i]][s.hearer[i]] == 0;
            matrix[s.speaker[i]][s.hearer[i]] += s.weight[i];
        }
        gv_csr_store store;
        uint64_t merged;
        must(gv_csr_build(PEOPLE, ARCS, s.speaker, s.hearer, s.weight, &store, &merged,
                          NULL));
        const gv_csr csr = gv_csr_view(&store);
        must(gv_csr_validate(csr, NULL));
        assert_int_equal(csr.offset[PEOPLE], distinct);
        assert_int_equal(merged, ARCS - distinct);
        for (uint32_t u = 0; u < PEOPLE; u++) {
            for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + 1]; arc++) {
                assert_true(csr.weight[arc] == matrix[u][csr.target[arc]]);
            }
        }
        gv_csr_release(&store);
    }
}

static void the_order_of_the_arcs_does_not_matter(void **unused)
{
    (void) unused;
    const sample s = random_arcs(3);
    sample turned;
    for (uint32_t i = 0; i < ARCS; i++) {
        turned.speaker[i] = s.speaker[ARCS - 1 - i];
        turned.hearer[i] = s.hearer[ARCS - 1 - i];
    }
    gv_csr_store a, b;
    must(gv_csr_build(PEOPLE, ARCS, s.speaker, s.hearer, NULL, &a, NULL, NULL));
    must(gv_csr_build(PEOPLE, ARCS, turned.speaker, turned.hearer, NULL, &b, NULL, NULL));
    assert_true(gv_csr_equal(gv_csr_view(&a), gv_csr_view(&b)));
    gv_csr_release(&b);
    gv_csr_release(&a);
}

static void arcs_that_come_sorted_give_the_same_rows(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 0, 0, 0, 2, 2 }, hearer[] = { 1, 1, 2, 0, 1 };
    const uint32_t mixed_speaker[] = { 2, 0, 0, 2, 0 }, mixed_hearer[] = { 1, 2, 1, 0, 1 };
    gv_csr_store a, b;
    uint64_t merged;
    must(gv_csr_build(3, 5, speaker, hearer, NULL, &a, &merged, NULL));
    assert_int_equal(merged, 1);
    must(gv_csr_build(3, 5, mixed_speaker, mixed_hearer, NULL, &b, &merged, NULL));
    assert_int_equal(merged, 1);
    assert_true(gv_csr_equal(gv_csr_view(&a), gv_csr_view(&b)));
    gv_csr_release(&b);
    gv_csr_release(&a);
}

static void transposing_twice_gives_the_rows_back(void **unused)
{
    (void) unused;
    const sample s = random_arcs(5);
    gv_csr_store rows, turned, back;
    must(gv_csr_build(PEOPLE, ARCS, s.speaker, s.hearer, s.weight, &rows, NULL, NULL));
    must(gv_csr_transpose(gv_csr_view(&rows), &turned, NULL));
    must(gv_csr_validate(gv_csr_view(&turned), NULL));
    must(gv_csr_transpose(gv_csr_view(&turned), &back, NULL));
    assert_false(gv_csr_equal(gv_csr_view(&rows), gv_csr_view(&turned)));
    assert_true(gv_csr_equal(gv_csr_view(&rows), gv_csr_view(&back)));
    gv_csr_release(&back);
    gv_csr_release(&turned);
    gv_csr_release(&rows);
}

static void people_without_arcs_have_empty_rows(void **unused)
{
    (void) unused;
    const uint32_t speaker[] = { 3 }, hearer[] = { 1 };
    gv_csr_store rows;
    must(gv_csr_build(5, 1, speaker, hearer, NULL, &rows, NULL, NULL));
    const uint64_t expected[] = { 0, 0, 0, 0, 1, 1 };
    assert_memory_equal(rows.offset, expected, sizeof expected);
    gv_csr_release(&rows);
    must(gv_csr_build(2, 0, speaker, hearer, NULL, &rows, NULL, NULL));
    assert_int_equal(rows.offset[2], 0);
    gv_csr_release(&rows);
}

static void refused(uint32_t speaker, uint32_t hearer, double weight, const char *words)
{
    gv_csr_store rows = { 0 };
    gv_error err = { 0 };
    assert_int_equal(gv_csr_build(3, 1, &speaker, &hearer, &weight, &rows, NULL, &err),
                     GV_E_DATA);
    assert_non_null(strstr(err.text, words));
    assert_null(rows.offset);
}

static void impossible_arcs_are_refused(void **unused)
{
    (void) unused;
    refused(3, 0, 1, "only 3");
    refused(0, UINT32_MAX, 1, "only 3");
    refused(1, 1, 1, "to itself");
    refused(0, 1, 0, "weight");
    refused(0, 1, -1, "weight");
    refused(0, 1, NAN, "weight");
    refused(0, 1, INFINITY, "weight");
}

static void more_arcs_than_memory_can_hold_are_no_overflow(void **unused)
{
    (void) unused;
    const uint64_t offset[] = { 0, UINT64_MAX / 2 };
    const gv_csr csr = { .n = 1, .offset = offset };
    gv_csr_store rows = { 0 };
    gv_error err = { 0 };
    assert_int_equal(gv_csr_transpose(csr, &rows, &err), GV_E_MEMORY);
    assert_null(rows.offset);
}

static void broken_rows_are_found(void **unused)
{
    (void) unused;
    const struct {
        uint64_t offset[4];
        uint32_t target[3];
        double weight[3];
    } broken[] = {
        { { 1, 1, 2, 3 }, { 1, 2, 0 }, { 1, 1, 1 } },
        { { 0, 2, 1, 3 }, { 1, 2, 0 }, { 1, 1, 1 } },
        { { 0, 1, 2, 3 }, { 0, 2, 0 }, { 1, 1, 1 } },
        { { 0, 1, 2, 3 }, { 1, 3, 0 }, { 1, 1, 1 } },
        { { 0, 2, 2, 3 }, { 2, 1, 0 }, { 1, 1, 1 } },
        { { 0, 2, 2, 3 }, { 1, 1, 0 }, { 1, 1, 1 } },
        { { 0, 2, 2, 3 }, { 1, 2, 0 }, { 1, 0, 1 } },
    };
    for (size_t i = 0; i < GV_COUNT_OF(broken); i++) {
        const gv_csr csr = { .n = 3,
                             .offset = broken[i].offset,
                             .target = broken[i].target,
                             .weight = broken[i].weight };
        assert_int_equal(gv_csr_validate(csr, NULL), GV_E_DATA);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_hold_exactly_the_arcs_given),
        cmocka_unit_test(the_order_of_the_arcs_does_not_matter),
        cmocka_unit_test(arcs_that_come_sorted_give_the_same_rows),
        cmocka_unit_test(transposing_twice_gives_the_rows_back),
        cmocka_unit_test(people_without_arcs_have_empty_rows),
        cmocka_unit_test(impossible_arcs_are_refused),
        cmocka_unit_test(more_arcs_than_memory_can_hold_are_no_overflow),
        cmocka_unit_test(broken_rows_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
