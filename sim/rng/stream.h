/// @file
/// A keyed stream: the cipher's blocks one after another, for libraries that want a
/// generator (growth of networks, distributions of traits). Coins never come from a stream.
#ifndef GRAPEVINE_RNG_STREAM_H
#define GRAPEVINE_RNG_STREAM_H

#include "grapevine/rng.h"

#include <gsl/gsl_rng.h>

/// The state of a stream. Copyable: a copy continues alike.
typedef struct gv_stream {
    gv_cipher cipher;
    uint64_t block; ///< number of the next block
    uint64_t spare; ///< second half of the block before it
    bool has_spare;
} gv_stream;

/// The beginning of the stream of a key. Making it again is re-keying or rewinding it.
gv_stream gv_stream_make(gv_key key);
/// The next 64 random bits. Its counters have every bit of `field` set, as no coin's and no
/// sensible draw's counter has, so a key may serve both.
uint64_t gv_stream_next(gv_stream *stream);

/// GSL's view: 64-bit words from `get`, multiples of 2^-53 in [0, 1) from `get_double`;
/// seeding it with s is the key (s, 0).
const gsl_rng_type *gv_stream_type(void);
/// A GSL generator whose state is `stream`: nothing is allocated, so nothing can fail and
/// nothing is freed. It is valid as long as `stream` stays where it is.
gsl_rng gv_stream_gsl(gv_stream *stream);
/// Rewind a generator of gv_stream_type to the beginning of another key's stream.
void gv_stream_rekey(gsl_rng *rng, gv_key key);

#endif
