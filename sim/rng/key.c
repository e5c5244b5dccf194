/* Keys and counters: the names of all questions that randomness answers. */
#include "grapevine/rng.h"

#include <Random123/philox.h>

gv_key gv_key_make(uint64_t seed, gv_purpose purpose, uint64_t number)
{
    const philox4x32_ctr_t counter = { { (uint32_t) purpose, (uint32_t) number,
                                         (uint32_t) (number >> 32), 0 } };
    const philox4x32_key_t key = { { (uint32_t) seed, (uint32_t) (seed >> 32) } };
    const philox4x32_ctr_t block = philox4x32_R(10, counter, key);
    return (gv_key){ .low = (uint64_t) block.v[1] << 32 | block.v[0],
                     .high = (uint64_t) block.v[3] << 32 | block.v[2] };
}
