/* UTF-8: every well-formed character is measured, everything else is refused. */
#include "test.h"

#include <string.h>

/* Encode as RFC 3629, section 3 draws it, without any check. @return how many bytes */
static size_t encode(uint32_t value, size_t n, char out[4])
{
    static const unsigned char mark[5] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = n; i-- > 1; value >>= 6)
        out[i] = (char) (0x80 | (value & 0x3F));
    out[0] = (char) (mark[n] | value);
    return n;
}

static size_t shortest(uint32_t value)
{
    return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
}

static void
every_character_of_unicode_has_its_length_and_surrogates_have_none(void **unused)
{
    (void) unused;
    for (uint32_t value = 0; value <= 0x10FFFF; value++) {
        char bytes[4];
        const size_t n = encode(value, shortest(value), bytes);
        const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
        if (gv_character_bytes(bytes, sizeof bytes) != (is_surrogate ? 0 : n))
            fail_msg("U+%04X", value);
    }
}

static void overlong_forms_are_refused(void **unused)
{
    (void) unused;
    for (size_t n = 2; n <= 4; n++) {
        const uint32_t values[] = { 0, '/', n > 2 ? 0x7FF : 0x7F, n > 3 ? 0xFFFF : 0x7F };
        for (size_t k = 0; k < GV_COUNT_OF(values); k++) {
            char bytes[4];
            encode(values[k], n, bytes);
            assert_int_equal(gv_character_bytes(bytes, n), 0);
        }
    }
}

static void what_begins_or_ends_wrongly_is_refused(void **unused)
{
    (void) unused;
    static const char *const wrong[] = {
        "\x80",     "\xBF",      "\xC3", "\xC3(", "\xFF",         "\xF5",
        "\xE2\x82", "\xE2(\xAC", "\xFE", "\xF8",  "\xF0\x9F\x92", "\xF4\x90\x80\x80"
    };
    for (size_t k = 0; k < GV_COUNT_OF(wrong); k++)
        assert_int_equal(gv_character_bytes(wrong[k], SIZE_MAX), 0);
}

static void no_byte_beyond_the_room_is_read(void **unused)
{
    (void) unused;
    const char euro[] = { '\xE2', '\x82', '\xAC' };
    assert_int_equal(gv_character_bytes(euro, 3), 3);
    assert_int_equal(gv_character_bytes(euro, 2), 0);
    assert_int_equal(gv_character_bytes(euro, 0), 0);
}

static void characters_are_counted_not_bytes(void **unused)
{
    (void) unused;
    assert_int_equal(gv_count_characters(""), 0);
    assert_int_equal(gv_count_characters("naïve €5 🌱"), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_character_of_unicode_has_its_length_and_surrogates_have_none),
        cmocka_unit_test(overlong_forms_are_refused),
        cmocka_unit_test(what_begins_or_ends_wrongly_is_refused),
        cmocka_unit_test(no_byte_beyond_the_room_is_read),
        cmocka_unit_test(characters_are_counted_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
