/* Arenas: aligned, zeroed, disjoint pieces of any size; refusal does no harm. */
#include "test.h"

#include <string.h>

/* Allow the first n requests. */
static bool allow_some(void *left, size_t bytes)
{
    (void) bytes;
    return (*(int *) left)-- > 0;
}

static void pieces_are_aligned_zeroed_and_disjoint(void **unused)
{
    (void) unused;
    enum { PIECES = 400 };
    unsigned char *piece[PIECES];
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));

    for (size_t i = 0; i < PIECES; i++) {
        const size_t bytes = i * i % 7919;
        piece[i] = gv_arena_alloc(arena, bytes, 1, NULL);
        assert_int_equal((uintptr_t) piece[i] % 64, 0);
        for (size_t k = 0; k < bytes; k++)
            assert_int_equal(piece[i][k], 0);
        memset(piece[i], (int) (i % 255) + 1, bytes);
    }

    for (size_t i = 0; i < PIECES; i++)
        for (size_t k = 0; k < i * i % 7919; k++)
            assert_int_equal(piece[i][k], i % 255 + 1);
    gv_arena_free(arena);
}

static void a_piece_larger_than_any_block_fits(void **unused)
{
    (void) unused;
    gv_arena *arena = NULL;
    must(gv_arena_create(&arena, NULL));
    unsigned char *large = gv_arena_alloc(arena, 10000000, 1, NULL);
    large[9999999] = 1;
    assert_string_equal(gv_arena_text(arena, "after it", NULL), "after it");
    assert_null(gv_arena_text(arena, NULL, NULL));
    gv_arena_free(arena);
}

static void refusal_leaves_the_arena_usable(void **unused)
{
    (void) unused;
    gv_error err = { .code = GV_OK };
    gv_arena *arena = NULL;
    int left = 0;

    gv_memory_set_hook(allow_some, &left);
    const gv_status refused = gv_arena_create(&arena, &err);
    left = 1;
    must(gv_arena_create(&arena, NULL));
    void *none = gv_arena_alloc(arena, 8, 8, &err);
    gv_memory_set_hook(NULL, NULL);

    assert_int_equal(refused, GV_E_MEMORY);
    assert_null(none);
    assert_null(gv_arena_alloc(arena, SIZE_MAX / 2, 4, &err));
    assert_null(gv_arena_alloc(arena, PTRDIFF_MAX, 1, &err));
    assert_non_null(gv_arena_alloc(arena, 8, 8, NULL));
    gv_arena_free(arena);
    gv_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_zeroed_and_disjoint),
        cmocka_unit_test(a_piece_larger_than_any_block_fits),
        cmocka_unit_test(refusal_leaves_the_arena_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
