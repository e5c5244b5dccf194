/* Numbers read and written strictly, as the C locale has them, whatever locale the process
 * has. */
#include "base/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the C locale -------------------------------------------------------- */

/* glibc and musl hand out a constant here: nothing is allocated, freelocale does
 * nothing. */
static locale_t c_locale(void)
{
    return newlocale(LC_ALL_MASK, "C", (locale_t) 0);
}

int gv_print_list(char *out, size_t room, const char *format, va_list list)
{
    const locale_t ours = c_locale();
    const locale_t theirs = uselocale(ours);
    const int length = vsnprintf(out, room, format, list);
    uselocale(theirs);
    if (ours != (locale_t) 0)
        freelocale(ours);
    return length;
}

int gv_print_to(char *out, size_t room, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const int length = gv_print_list(out, room, format, list);
    va_end(list);
    return length;
}

static double read_double(const char *text)
{
    const locale_t ours = c_locale();
    const double x = strtod_l(text, NULL, ours);
    if (ours != (locale_t) 0)
        freelocale(ours);
    return x;
}

/* ---- reading reals ------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *at)
{
    while (is_digit(*at))
        at++;
    return at;
}

/* -? (0 | [1-9][0-9]*)? (. [0-9]+)? ([eE] [+-]? [0-9]+)?  with a digit before the exponent.
 * `010` is 8 to some readers and 10 to others, so it is nothing to us. */
static bool is_decimal(const char *text)
{
    const char *whole = text + (*text == '-' ? 1 : 0);
    const char *at = skip_digits(whole);
    if (whole[0] == '0' && at - whole > 1)
        return false;
    if (*at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(fraction);
        if (at == fraction)
            return false;
    } else if (at == whole) {
        return false;
    }
    if (*at == 'e' || *at == 'E') {
        const char *digits = at + (at[1] == '+' || at[1] == '-' ? 2 : 1);
        at = skip_digits(digits);
        if (at == digits)
            return false;
    }
    return *at == '\0';
}

/* Does a decimal have a digit other than 0 before its exponent? */
static bool is_nonzero_decimal(const char *text)
{
    return strcspn(text, "123456789") < strcspn(text, "eE");
}

bool gv_parse_real(const char *text, double *out)
{
    if (text == NULL || !is_decimal(text))
        return false;
    const double x = read_double(text);
    if (!(fabs(x) <= DBL_MAX) || (x == 0 && is_nonzero_decimal(text)))
        return false;
    *out = x;
    return true;
}

/* ---- reading counts ------------------------------------------------------ */

/* No count is longer than this, however it is written. */
enum { LONGEST_COUNT = 64 };

/* value * base + digit, unless that is more than the largest count. */
static bool push_digit(uint64_t *value, uint64_t base, uint64_t digit)
{
    if (*value > (GV_COUNT_MAX - digit) / base)
        return false;
    *value = *value * base + digit;
    return true;
}

static bool parse_hexadecimal(const char *at, uint64_t *value)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    if (*at == '\0')
        return false;
    for (; *at != '\0'; at++) {
        const char *found = strchr(digits, *at);
        const uint64_t place = found != NULL ? (uint64_t) (found - digits) : 0;
        if (found == NULL || !push_digit(value, 16, place % 16))
            return false;
    }
    return true;
}

/* Copy without underscores; each must stand between two digits of the whole part. */
static bool drop_underscores(const char *text, char plain[LONGEST_COUNT])
{
    const size_t whole = strcspn(text, ".eE");
    size_t n = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (n + 1 == LONGEST_COUNT)
            return false;
        if (text[i] != '_')
            plain[n++] = text[i];
        else if (i == 0 || i > whole || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
            return false;
    }
    plain[n] = '\0';
    return true;
}

/* The power of ten that `e+3` stands for; nothing of ours lies beyond +-999. */
static int exponent_of(const char *at)
{
    if (*at == '\0')
        return 0;
    at++;
    const int sign = *at == '-' ? -1 : 1;
    int power = 0;
    for (at += !is_digit(*at); *at != '\0'; at++)
        power = power < 100 ? power * 10 + (*at - '0') : 999;
    return sign * power;
}

/* Shift by powers of ten; false when a digit would be lost. */
static bool shift_decimal(uint64_t *value, int power)
{
    for (; power > 0 && *value > 0; power--)
        if (!push_digit(value, 10, 0))
            return false;
    for (; power < 0 && *value > 0; power++) {
        if (*value % 10 != 0)
            return false;
        *value /= 10;
    }
    return true;
}

bool gv_parse_count(const char *text, uint64_t *out)
{
    char plain[LONGEST_COUNT] = "";
    uint64_t value = 0;
    if (text == NULL)
        return false;
    if (text[0] == '0' && text[1] == 'x') {
        if (!parse_hexadecimal(text + 2, &value))
            return false;
        *out = value;
        return true;
    }
    if (!is_digit(text[0]) || !drop_underscores(text, plain) || !is_decimal(plain))
        return false;
    const char *exponent = plain + strcspn(plain, "eE");
    const char *point = strchr(plain, '.');
    if (point != NULL && *exponent == '\0')
        return false; /* 1.5e3 is whole; whoever writes 1.0 has a real in mind */
    for (const char *at = plain; at < exponent; at++)
        if (*at != '.' && !push_digit(&value, 10, (uint64_t) (*at - '0')))
            return false;
    const int fraction = point != NULL ? (int) (exponent - point - 1) : 0;
    if (!shift_decimal(&value, exponent_of(exponent) - fraction))
        return false;
    *out = value;
    return true;
}

/* ---- writing ------------------------------------------------------------- */

/* Sign, 17 digits, point, exponent. */
enum { SCIENTIFIC_ROOM = 32, MOST_DIGITS = 17 };

/* Raise the last digit of d.ddde+xx by one; false when nothing but nines are there. */
static bool raise_last_digit(char *text)
{
    for (char *at = strchr(text, 'e') - 1; at >= text; at--) {
        if (*at == '.')
            continue;
        if (*at != '9') {
            ++*at;
            return true;
        }
        *at = '0';
    }
    return false;
}

/* Below a power of two doubles lie twice as close as above it. So the nearest 16 digits may
 * be nearer to the double below, while the next 16 digits up still read back. */
static bool is_next_decimal_shorter(double x, char out[SCIENTIFIC_ROOM])
{
    int exponent;
    if (frexp(x, &exponent) != 0.5)
        return false;
    gv_print_to(out, SCIENTIFIC_ROOM, "%.*e", MOST_DIGITS - 2, x);
    return raise_last_digit(out) && read_double(out) == x;
}

/* The fewest digits that read back as `x` (positive, finite), as d.ddde+xx; zeros may
 * trail. Fifteen digits carry any shorter decimal, so only subnormals need fewer tried. */
static void shortest_digits(double x, char out[SCIENTIFIC_ROOM])
{
    int digits = x < DBL_MIN ? 1 : DBL_DIG;
    for (; digits < MOST_DIGITS; digits++) {
        gv_print_to(out, SCIENTIFIC_ROOM, "%.*e", digits - 1, x);
        if (read_double(out) == x)
            return;
    }
    if (!is_next_decimal_shorter(x, out))
        gv_print_to(out, SCIENTIFIC_ROOM, "%.*e", MOST_DIGITS - 1, x);
}

/* Split d.ddde+xx into its digits, without trailing zeros, and the place of the point. */
static int split_scientific(const char *text, char digits[SCIENTIFIC_ROOM], int *point)
{
    int n = 0;
    const char *at = text;
    for (; *at != 'e'; at++)
        if (is_digit(*at))
            digits[n++] = *at;
    while (n > 1 && digits[n - 1] == '0')
        n--;
    digits[n] = '\0';
    *point = exponent_of(at) + 1;
    return n;
}

/* Digits are laid out as in ECMAScript's Number::toString: plain from 1e-6 up to 1e21, else
 * with an exponent. Every reader of JSON and YAML 1.2 takes both. */
void gv_print_real(double x, char *out, size_t room)
{
    char scientific[SCIENTIFIC_ROOM], digits[SCIENTIFIC_ROOM];
    const char *sign = __builtin_signbit(x) ? "-" : "";
    int point;
    if (x != x) {
        gv_print_to(out, room, "nan");
        return;
    }
    if (fabs(x) > DBL_MAX || x == 0) {
        gv_print_to(out, room, "%s%s", sign, x == 0 ? "0" : "inf");
        return;
    }
    shortest_digits(fabs(x), scientific);
    const int n = split_scientific(scientific, digits, &point);
    if (point > 21 || point < -5)
        gv_print_to(out, room, "%s%.1s%s%se%+d", sign, digits, n > 1 ? "." : "", digits + 1,
                    point - 1);
    else if (point <= 0)
        gv_print_to(out, room, "%s0.%.*s%s", sign, -point, "00000", digits);
    else if (point >= n)
        gv_print_to(out, room, "%s%s%.*s", sign, digits, point - n, "00000000000000000000");
    else
        gv_print_to(out, room, "%s%.*s.%s", sign, point, digits, digits + point);
}

/* Above this grouped text would not fit its room, and nobody reads so many digits. */
static const double LARGEST_GROUPED = 1e15;

void gv_print_grouped(double x, int decimals, char *out, size_t room)
{
    char plain[SCIENTIFIC_ROOM], grouped[SCIENTIFIC_ROOM + SCIENTIFIC_ROOM / 3];
    if (!(fabs(x) < LARGEST_GROUPED)) {
        gv_print_real(x, out, room);
        return;
    }
    decimals = decimals < 0 ? 0 : decimals > 9 ? 9 : decimals;
    gv_print_to(plain, sizeof plain, "%.*f", decimals, fabs(x));
    const size_t whole = strspn(plain, "0123456789");
    size_t n = 0;
    for (size_t i = 0; plain[i] != '\0'; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            grouped[n++] = ',';
        grouped[n++] = plain[i];
    }
    grouped[n] = '\0';
    /* What rounds to zero has no sign. */
    const bool negative = x < 0 && strpbrk(plain, "123456789") != NULL;
    gv_print_to(out, room, "%s%s", negative ? "-" : "", grouped);
}
