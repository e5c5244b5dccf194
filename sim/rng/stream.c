/* Keyed streams, by themselves and as a generator of GSL. */
#include "rng/stream.h"

#include <limits.h>

gv_stream gv_stream_make(gv_key key)
{
    return (gv_stream){ .cipher = gv_cipher_make(key) };
}

uint64_t gv_stream_next(gv_stream *stream)
{
    if (stream->has_spare) {
        stream->has_spare = false;
        return stream->spare;
    }
    const gv_counter counter = { .u = (uint32_t) stream->block,
                                 .v = (uint32_t) (stream->block >> 32),
                                 .field = UINT32_MAX };
    const gv_bits bits = gv_draw(&stream->cipher, counter);
    stream->block++;
    stream->spare = bits.high;
    stream->has_spare = true;
    return bits.low;
}

static void seed_state(void *state, unsigned long seed)
{
    gv_stream *stream = state;
    *stream = gv_stream_make((gv_key){ .low = seed });
}

static unsigned long next_word(void *state)
{
    return gv_stream_next(state);
}

static double next_unit(void *state)
{
    return gv_unit(gv_stream_next(state));
}

_Static_assert(ULONG_MAX == UINT64_MAX, "GSL's words must have 64 bits");

static const gsl_rng_type type = {
    .name = "grapevine",
    .max = ULONG_MAX,
    .min = 0,
    .size = sizeof(gv_stream),
    .set = seed_state,
    .get = next_word,
    .get_double = next_unit,
};

const gsl_rng_type *gv_stream_type(void)
{
    return &type;
}

gsl_rng gv_stream_gsl(gv_stream *stream)
{
    return (gsl_rng){ .type = &type, .state = stream };
}

void gv_stream_rekey(gsl_rng *rng, gv_key key)
{
    gv_stream *stream = rng->state;
    *stream = gv_stream_make(key);
}
