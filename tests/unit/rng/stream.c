/* Keyed streams: GSL's distributions repeat when re-keyed, and nothing else moves them. */
#include "rng/stream.h"
#include "test.h"

#include <gsl/gsl_randist.h>

static const gv_key keys[2] = { { 1, 2 }, { 1, 3 } };

static void draw_some(const gsl_rng *rng, double out[6])
{
    out[0] = gsl_ran_binomial(rng, 0.3, 1000);
    out[1] = gsl_ran_gaussian_ziggurat(rng, 2.0);
    out[2] = gsl_ran_poisson(rng, 4.5);
    out[3] = gsl_ran_beta(rng, 2, 5);
    out[4] = gsl_rng_uniform(rng);
    out[5] = (double) gsl_rng_uniform_int(rng, 1000000);
}

static void distributions_repeat_on_rekey(void **unused)
{
    (void) unused;
    gv_stream stream = gv_stream_make(keys[0]);
    gsl_rng rng = gv_stream_gsl(&stream);
    double first[6];
    double other[6];
    double again[6];
    draw_some(&rng, first);
    gv_stream_rekey(&rng, keys[1]);
    draw_some(&rng, other);
    gv_stream_rekey(&rng, keys[0]);
    draw_some(&rng, again);
    assert_memory_equal(first, again, sizeof first);
    assert_memory_not_equal(first, other, sizeof first);
}

static void stream_is_the_halves_of_successive_blocks(void **unused)
{
    (void) unused;
    gv_stream stream = gv_stream_make(keys[0]);
    const gv_cipher cipher = gv_cipher_make(keys[0]);
    for (uint32_t i = 0; i < 100; i++) {
        const gv_bits bits = gv_draw(&cipher, (gv_counter){ .u = i, .field = UINT32_MAX });
        assert_true(gv_stream_next(&stream) == bits.low);
        assert_true(gv_stream_next(&stream) == bits.high);
    }
    stream.block = UINT64_C(1) << 32;
    const gv_bits far = gv_draw(&cipher, (gv_counter){ .v = 1, .field = UINT32_MAX });
    assert_true(gv_stream_next(&stream) == far.low);
}

static void streams_never_change(void **unused)
{
    (void) unused;
    gv_stream stream = gv_stream_make(gv_key_make(42, GV_PURPOSE_NETWORK, 0));
    const uint64_t words[3] = { gv_stream_next(&stream), gv_stream_next(&stream),
                                gv_stream_next(&stream) };
    assert_true(words[0] == UINT64_C(0x88e2d27acc61078c));
    assert_true(words[1] == UINT64_C(0xfdb25858234dd7fa));
    assert_true(words[2] == UINT64_C(0x1dd77c288dfe78d6));
}

static void copy_of_a_stream_continues_alike(void **unused)
{
    (void) unused;
    gv_stream stream = gv_stream_make(keys[1]);
    const uint64_t first = gv_stream_next(&stream);
    gv_stream copy = stream;
    for (uint32_t i = 0; i < 10; i++) {
        const uint64_t next = gv_stream_next(&stream);
        assert_true(next != first);
        assert_true(gv_stream_next(&copy) == next);
    }
}

static void gsl_may_allocate_clone_and_seed_it(void **unused)
{
    (void) unused;
    gsl_rng *rng = gsl_rng_alloc(gv_stream_type());
    assert_non_null(rng);
    gsl_rng_set(rng, 9);
    gsl_rng *clone = gsl_rng_clone(rng);
    assert_non_null(clone);
    gv_stream stream = gv_stream_make((gv_key){ 9, 0 });
    for (uint32_t i = 0; i < 10; i++) {
        const uint64_t expected = gv_stream_next(&stream);
        assert_true(gsl_rng_get(rng) == expected);
        assert_true(gsl_rng_get(clone) == expected);
    }
    gsl_rng_free(clone);
    gsl_rng_free(rng);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distributions_repeat_on_rekey),
        cmocka_unit_test(stream_is_the_halves_of_successive_blocks),
        cmocka_unit_test(streams_never_change),
        cmocka_unit_test(copy_of_a_stream_continues_alike),
        cmocka_unit_test(gsl_may_allocate_clone_and_seed_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
