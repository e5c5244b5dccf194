/* What people care for, and how much that overlaps. Layer 2. */
#include "grapevine/taste.h"

#include <math.h>

gv_taste gv_taste_of(const double weight[GV_TOPICS])
{
    gv_taste taste;
    double sum = 0;
    for (uint32_t k = 0; k < GV_TOPICS; k++)
        sum += weight[k];
    for (uint32_t k = 0; k < GV_TOPICS; k++)
        taste.topic[k] = (uint8_t) (255 * weight[k] / sum + 0.5);
    return taste;
}

gv_taste gv_taste_about(uint32_t group, const gv_bits luck[GV_TOPICS / 2])
{
    double care[GV_TOPICS];
    for (uint32_t k = 0; k < GV_TOPICS; k++) {
        const gv_bits bits = luck[k / 2];
        const double e = gv_exponential(k % 2 == 0 ? bits.low : bits.high);
        double weight = 0.15;
        weight += k == group % GV_TOPICS ? 2.0 : 0;
        weight += k == (3 * group + 1) % GV_TOPICS ? 1.0 : 0;
        care[k] = weight * e * sqrt(e) + 0.02;
    }
    return gv_taste_of(care);
}

/* Whole numbers until the last division: the same on every machine. */
double gv_taste_overlap(const gv_taste *a, const gv_taste *b)
{
    uint32_t both = 0, one = 0, other = 0;
    for (uint32_t k = 0; k < GV_TOPICS; k++) {
        both += (uint32_t) a->topic[k] * b->topic[k];
        one += (uint32_t) a->topic[k] * a->topic[k];
        other += (uint32_t) b->topic[k] * b->topic[k];
    }
    return (double) both * both / ((double) one * other);
}
