#include "model/heap.h"
#include "grapevine/rng.h"
#include "test.h"

enum { IDS = 200, ABSENT = 0 };

typedef struct fixture {
    void *memory;
    gv_heap heap;
} fixture;

static fixture an_empty_heap(void)
{
    fixture f = { .memory = gv_alloc(gv_heap_bytes(IDS), 1, NULL) };
    assert_non_null(f.memory);
    f.heap = gv_heap_over(f.memory, IDS);
    return f;
}

/* The id with the smallest key in a plain list, equal keys by id; IDS: none. */
static uint32_t smallest(const uint64_t *key)
{
    uint32_t least = IDS;
    for (uint32_t id = 0; id < IDS; id++) {
        if (key[id] != ABSENT && (least == IDS || key[id] < key[least]))
            least = id;
    }
    return least;
}

static void the_first_is_the_smallest_whatever_was_put_changed_and_removed(void **unused)
{
    (void) unused;
    fixture f = an_empty_heap();
    uint64_t key[IDS] = { ABSENT };
    const gv_cipher cipher = gv_cipher_make(gv_key_make(7, GV_PURPOSE_LAYOUT, 0));
    uint32_t n = 0;
    for (uint32_t k = 0; k < 50000; k++) {
        const gv_bits bits = gv_draw(&cipher, gv_counter_make(k, 0, 0, 0, 0, 0));
        const uint32_t id = (uint32_t) gv_below(bits.low, IDS);
        const bool filling = k / 500 % 2 == 0; /* by turns more come and more go */
        n -= key[id] != ABSENT ? 1 : 0;
        if (bits.high % 4 < (filling ? 3 : 1)) {
            key[id] = 1 + bits.high / 4 % 60; /* many are equal */
            gv_heap_put(&f.heap, id, key[id]);
        } else {
            key[id] = ABSENT;
            gv_heap_remove(&f.heap, id);
        }
        n += key[id] != ABSENT ? 1 : 0;
        assert_int_equal(f.heap.n, n);
        if (n > 0)
            assert_int_equal(f.heap.at[0].id, smallest(key));
        const gv_heap_entry *found = gv_heap_find(&f.heap, id);
        assert_int_equal(found == NULL ? ABSENT : found->key, key[id]);
    }
    gv_free(f.memory);
}

static void taken_out_one_by_one_ids_come_in_order(void **unused)
{
    (void) unused;
    fixture f = an_empty_heap();
    for (uint32_t id = 0; id < IDS; id++)
        gv_heap_put(&f.heap, id, (id * 37) % 50);
    uint64_t before = 0;
    while (f.heap.n > 0) {
        const gv_heap_entry first = f.heap.at[0];
        const uint64_t rank = first.key * IDS + first.id;
        assert_true(rank >= before);
        before = rank;
        gv_heap_remove(&f.heap, first.id);
    }
    assert_true(before > 0);
    gv_free(f.memory);
}

static void a_cleared_heap_knows_nobody(void **unused)
{
    (void) unused;
    fixture f = an_empty_heap();
    for (uint32_t id = 0; id < IDS; id += 3)
        gv_heap_put(&f.heap, id, id);
    gv_heap_clear(&f.heap);
    assert_int_equal(f.heap.n, 0);
    for (uint32_t id = 0; id < IDS; id++)
        assert_null(gv_heap_find(&f.heap, id));
    gv_free(f.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_is_the_smallest_whatever_was_put_changed_and_removed),
        cmocka_unit_test(taken_out_one_by_one_ids_come_in_order),
        cmocka_unit_test(a_cleared_heap_knows_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
