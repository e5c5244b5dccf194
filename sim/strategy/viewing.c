/* Viewing: people differ in how much of a medium they take in. Layer 4. */
#include "strategy/campaign.h"

#include <math.h>

enum { VIEWING_DRAW = 8, SHRINK_DRAW = 9 }; /* the others stand beside their users */

#define ONE_VIEWER 1048576.0 /* weight of somebody of average viewing: 2^20 */
#define HEAVIEST 1e12        /* 2^31 people of this weight still add up to less than 2^64 */

/* A gamma variate of mean `shape`, at least 1, of a person's own.
 * @source Marsaglia, Tsang (2000), doi:10.1145/358407.358414 */
static double gamma_of(const gv_cipher *cipher, uint32_t v, uint32_t circle, double shape)
{
    const double third = 1.0 / 3;
    const double d = shape - third, c = third / sqrt(d);
    for (uint32_t attempt = 0; attempt < GV_ORDINAL_LIMIT; attempt++) {
        const gv_bits bits =
            gv_draw(cipher, gv_counter_make(v, circle, 0, 0, attempt, VIEWING_DRAW));
        const double x = gv_normal(bits.low);
        const double root = 1 + c * x;
        const double cube = root * root * root;
        if (cube <= 0)
            continue;
        const double bound = x * x / 2 + d - d * cube + d * gv_real_log(cube);
        if (gv_real_log(gv_unit(bits.high)) < bound)
            return d * cube;
    }
    return d; /* each attempt succeeds with more than 95 %: nobody comes here */
}

/* Below 1 the variate of shape + 1 is shrunk by a power of a uniform one. */
static double viewing_of(const gv_cipher *cipher, uint32_t v, uint32_t circle, double shape)
{
    if (shape >= 1)
        return gamma_of(cipher, v, circle, shape) / shape;
    const gv_bits bits = gv_draw(cipher, gv_counter_make(v, circle, 0, 0, 0, SHRINK_DRAW));
    const double shrunk = gv_real_pow(gv_unit(bits.low), 1 / shape);
    return gamma_of(cipher, v, circle, shape + 1) * shrunk / shape;
}

gv_status gv_viewing_weigh(double shape, uint32_t circle, const gv_setting *setting,
                           gv_audience audience, const uint64_t **up_to, gv_error *err)
{
    const uint32_t n =
        audience.person == NULL ? gv_network_people(setting->net) : audience.n;
    uint64_t *sum = gv_arena_alloc(setting->arena, (size_t) n + 1, sizeof *sum, err);
    if (sum == NULL)
        return GV_E_MEMORY;
    uint64_t total = 0;
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t v = audience.person == NULL ? k : audience.person[k];
        const double weight = ONE_VIEWER * viewing_of(&setting->choose, v, circle, shape);
        total += (uint64_t) (weight < HEAVIEST ? weight : HEAVIEST) + 1;
        sum[k] = total;
    }
    *up_to = sum;
    return GV_OK;
}
