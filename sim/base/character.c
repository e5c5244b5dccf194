/* Characters of UTF-8: how long one is, and how many stand in a text. */
#include "grapevine/base.h"

/* What the first byte promises; 0 for a byte that begins no character. */
static size_t promised_bytes(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool continues(char byte)
{
    return ((unsigned char) byte & 0xC0) == 0x80;
}

/* The second byte rules out overlong forms, surrogates, and what lies beyond U+10FFFF. */
static bool is_refused(unsigned char lead, unsigned char second)
{
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
}

size_t gv_character_bytes(const char *at, size_t room)
{
    if (room == 0)
        return 0;
    const size_t n = promised_bytes((unsigned char) at[0]);
    if (n > room)
        return 0;
    for (size_t i = 1; i < n; i++) {
        if (!continues(at[i]))
            return 0;
    }
    return n > 1 && is_refused((unsigned char) at[0], (unsigned char) at[1]) ? 0 : n;
}

size_t gv_count_characters(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++)
        n += continues(*text) ? 0 : 1;
    return n;
}
