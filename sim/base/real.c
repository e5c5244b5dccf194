/* exp, log, pow and logistic with the same bits on every machine: fixed polynomials, plain
 * additions and multiplications in a written order, no libm but floor and fabs, no FMA.
 *
 * Double-double numbers (high + low, |low| <= half an ulp of high) carry what one double
 * loses.
 * @source Dekker (1971), doi:10.1007/BF01397083; Cody and Waite (1980), chapters 5 to 7
 * Largest errors measured by tests/unit/base/real.c and a run of 3 million points a range:
 * exp 0.77, log 0.84, logistic 0.76, pow 0.79 ulp. Assumes round-to-nearest; every NaN
 * returned is the same positive quiet NaN. */
#include "grapevine/base.h"

#include <float.h>
#include <math.h>
#include <string.h>

#if defined(__FAST_MATH__) || FLT_EVAL_METHOD != 0
#error "real.c needs plain IEEE doubles: no -ffast-math, no x87"
#endif

/* ---- bits ---------------------------------------------------------------- */

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* 2^k for -1022 <= k <= 1023. */
static double power_of_two(int k)
{
    return double_of((uint64_t) (k + 1023) << 52);
}

static double not_a_number(void)
{
    return __builtin_nan("");
}

/* ---- double-double ------------------------------------------------------- */

typedef struct pair {
    double high, low;
} pair;

/* a + b exactly, for |a| >= |b| or a = 0. */
static pair sum_of_ordered(double a, double b)
{
    const double high = a + b;
    const double a_lost = high - a;
    return (pair){ high, b - a_lost };
}

/* a * b exactly, by splitting each factor into halves of 26 bits (Veltkamp). */
static pair product_of(double a, double b)
{
    const double SPLITTER = 134217729.0; /* 2^27 + 1 */
    const double a_wide = SPLITTER * a;
    const double b_wide = SPLITTER * b;
    const double a_high = a_wide - (a_wide - a);
    const double b_high = b_wide - (b_wide - b);
    const double a_low = a - a_high;
    const double b_low = b - b_high;
    const double high = a * b;
    double low = a_high * b_high - high;
    low += a_high * b_low;
    low += a_low * b_high;
    low += a_low * b_low;
    return (pair){ high, low };
}

static pair pair_product(pair a, pair b)
{
    const pair p = product_of(a.high, b.high);
    const double cross = a.high * b.low + a.low * b.high;
    return sum_of_ordered(p.high, p.low + cross);
}

/* For |a| >= |b|. */
static pair pair_sum(pair a, pair b)
{
    const pair s = sum_of_ordered(a.high, b.high);
    return sum_of_ordered(s.high, s.low + (a.low + b.low));
}

/* Numerator / denominator, about 2^-100 relative. */
static pair pair_quotient(pair n, pair d)
{
    const double q = n.high / d.high;
    const pair back = product_of(q, d.high);
    double rest = n.high - back.high; /* exact: both are within an ulp or two */
    rest -= back.low;
    rest += n.low;
    rest -= q * d.low;
    return sum_of_ordered(q, rest / d.high);
}

/* ln 2 in two parts; the first has 42 bits, so that its product with an exponent is
 * exact. */
static const double LN2_HIGH = 0x1.62e42fefa3800p-1;
static const double LN2_LOW = 0x1.ef35793c76730p-45;
static const double INVERSE_LN2 = 0x1.71547652b82fep+0;

/* ---- exp ----------------------------------------------------------------- */

/* e^(high + low) = result * 2^k with result in [0.70, 1.42], for |high| < 800.
 * Taylor to r^13 / 13!: |r| <= ln 2 / 2 leaves less than 2^-57. */
static pair exp_reduced(double high, double low, int *k)
{
    static const double taylor[] = {
        1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0,
        1.0 / 362880.0,     1.0 / 40320.0,     1.0 / 5040.0,     1.0 / 720.0,
        1.0 / 120.0,        1.0 / 24.0,        1.0 / 6.0,        1.0 / 2.0
    };
    const double whole = floor(high * INVERSE_LN2 + 0.5);
    const double near = high - whole * LN2_HIGH;
    const double correction = low - whole * LN2_LOW;
    const double r = near + correction;
    const double r_low = (near - r) + correction;
    /* Odd and even powers apart: two short chains instead of a long one. */
    const double square = r * r;
    double odd = taylor[0];
    double even = taylor[1];
    for (size_t i = 2; i < GV_COUNT_OF(taylor); i += 2) {
        odd = odd * square + taylor[i];
        even = even * square + taylor[i + 1];
    }
    const double rest = (odd * r + even) * square + (r_low + r_low * r);
    const pair s = sum_of_ordered(1.0, r);
    *k = (int) whole;
    return sum_of_ordered(s.high, s.low + rest);
}

/* y * 2^k for y in [0.7, 1.42] and |k| < 1200, rounded once: to infinity above, through the
 * subnormals to zero below. */
static double scaled(double y, int k)
{
    const int STEP = 1000;
    if (k > 1023)
        return y * power_of_two(k - STEP) * power_of_two(STEP);
    if (k < -1021)
        return y * power_of_two(k + STEP) * power_of_two(-STEP);
    return y * power_of_two(k);
}

/* Outside these, e^x is infinite or rounds to zero. */
static const double EXP_HIGHEST = 710.0;
static const double EXP_LOWEST = -746.0;

double gv_real_exp(double x)
{
    int k;
    if (x != x)
        return not_a_number();
    if (x > EXP_HIGHEST)
        return INFINITY;
    if (x < EXP_LOWEST)
        return 0;
    const pair y = exp_reduced(x, 0, &k);
    return scaled(y.high, k);
}

/* Beyond this e^-|x| is less than a quarter of an ulp of 1. */
static const double LOGISTIC_FLAT = 40.0;

double gv_real_logistic(double x)
{
    int k;
    if (x != x)
        return not_a_number();
    if (x > LOGISTIC_FLAT)
        return 1;
    if (x < -LOGISTIC_FLAT)
        return gv_real_exp(x);
    const pair y = exp_reduced(-fabs(x), 0, &k);
    const pair e = { scaled(y.high, k), y.low * power_of_two(k) };
    const pair one = { 1, 0 };
    return pair_quotient(x < 0 ? e : one, pair_sum(one, e)).high;
}

/* ---- log ----------------------------------------------------------------- */

/* x = m * 2^k with m in [sqrt(1/2), sqrt(2)), for finite x > 0. */
static double reduced(double x, int *k)
{
    const uint64_t SQRT_HALF = 0x3fe6a09e667f3bcdULL; /* bits of sqrt(1/2) */
    const uint64_t FRACTION = 0x000fffffffffffffULL;
    int scale = 0;
    if (x < DBL_MIN) {
        x *= 0x1p54;
        scale = -54;
    }
    const uint64_t bits = bits_of(x);
    const uint64_t shifted = bits - (SQRT_HALF & FRACTION);
    *k = (int) (shifted >> 52) - 1022 + scale;
    return double_of((shifted & FRACTION) + SQRT_HALF);
}

/* ln x = k ln 2 + 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.1716: the series in s^2 needs
 * twelve terms for 2^-57, and double-double in the first three for 2^-68. */
static pair log_pair(double x)
{
    static const double tail[] = { 2.0 / 27, 2.0 / 25, 2.0 / 23, 2.0 / 21,
                                   2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13,
                                   2.0 / 11, 2.0 / 9,  2.0 / 7 };
    static const pair two_fifths = { 0x1.999999999999ap-2, -0x1.999999999999ap-56 };
    static const pair two_thirds = { 0x1.5555555555555p-1, 0x1.5555555555555p-55 };
    int k;
    const double m = reduced(x, &k);
    const pair f = { m - 1, 0 };
    const pair s = pair_quotient(f, sum_of_ordered(2, m - 1));
    const pair z = pair_product(s, s);
    double series = tail[0];
    for (size_t i = 1; i < GV_COUNT_OF(tail); i++)
        series = series * z.high + tail[i];
    pair sum = pair_sum(two_fifths, (pair){ series * z.high, 0 });
    sum = pair_sum(two_thirds, pair_product(z, sum));
    sum = pair_sum((pair){ 2, 0 }, pair_product(z, sum));
    const pair log_m = pair_product(s, sum);
    if (k == 0)
        return log_m;
    const pair low = product_of(k, LN2_LOW);
    return pair_sum(pair_sum((pair){ k * LN2_HIGH, 0 }, log_m), low);
}

/* The same series in plain doubles, for one result without its lower half. The leading term
 * f is kept apart: ln(1 + f) = f - (f^2/2 - s (f^2/2 + rest)).
 * @source Tang (1990), doi:10.1145/98267.98294; the arrangement is that of Ng's fdlibm */
static double log_of_positive(double x)
{
    static const double terms[] = { 2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17,
                                    2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9,
                                    2.0 / 7,  2.0 / 5,  2.0 / 3 };
    int k;
    const double f = reduced(x, &k) - 1;
    const double s = f / (2 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    double series = terms[0];
    for (size_t i = 1; i < GV_COUNT_OF(terms); i++)
        series = series * z + terms[i];
    const double rest = s * (half_square + series * z) + k * LN2_LOW;
    return k * LN2_HIGH - ((half_square - rest) - f);
}

double gv_real_log(double x)
{
    if (x != x || x < 0)
        return not_a_number();
    if (x == 0)
        return -INFINITY;
    if (x > DBL_MAX)
        return x;
    return log_of_positive(x);
}

/* ---- pow ----------------------------------------------------------------- */

static bool is_integer(double y)
{
    return floor(y) == y;
}

static bool is_odd(double y)
{
    return is_integer(y) && fabs(y) < 0x1p53 && !is_integer(y / 2);
}

/* x^y for finite x > 0 and finite y. */
static double pow_of_positive(double x, double y)
{
    const pair log_x = log_pair(x);
    const double rough = y * log_x.high;
    int k;
    if (rough > EXP_HIGHEST)
        return INFINITY;
    if (rough < EXP_LOWEST)
        return 0;
    if (fabs(rough) < 0x1p-60)
        return 1; /* also keeps the split products away from underflow */
    const pair p = product_of(y, log_x.high);
    const pair r = exp_reduced(p.high, p.low + y * log_x.low, &k);
    return scaled(r.high, k);
}

/* x^y where x or y is infinite or x is zero: the size alone, without sign. */
static double pow_of_extreme(double size, double y)
{
    if (fabs(y) > DBL_MAX && size == 1)
        return 1;
    const bool grows = size > 1 ? y > 0 : y < 0;
    return grows ? INFINITY : 0;
}

double gv_real_pow(double x, double y)
{
    if (y == 0 || x == 1)
        return 1; /* even of NaN: C99, F.9.4.4 */
    if (x != x || y != y)
        return not_a_number();
    const double size = fabs(x);
    const bool is_extreme = size == 0 || size > DBL_MAX || fabs(y) > DBL_MAX;
    if (x < 0 && !is_extreme && !is_integer(y))
        return not_a_number();
    const double result = is_extreme ? pow_of_extreme(size, y) : pow_of_positive(size, y);
    return __builtin_signbit(x) && is_odd(y) ? -result : result;
}
