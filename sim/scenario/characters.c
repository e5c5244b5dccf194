/* Decodes untrusted UTF-8, measures it for a terminal, and spells out what would not
 * show. */
#include "scenario/characters.h"

#include <stdio.h>
#include <string.h>

typedef struct range {
    uint32_t first, last;
} range;

/* Unicode 15, East Asian Width W and F, joined to blocks where only unassigned values lie
 * between. */
static const range wide[] = {
    { 0x1100, 0x115f },   { 0x231a, 0x231b },   { 0x2329, 0x232a },   { 0x23e9, 0x23ec },
    { 0x23f0, 0x23f0 },   { 0x23f3, 0x23f3 },   { 0x25fd, 0x25fe },   { 0x2614, 0x2615 },
    { 0x2648, 0x2653 },   { 0x267f, 0x267f },   { 0x2693, 0x2693 },   { 0x26a1, 0x26a1 },
    { 0x26aa, 0x26ab },   { 0x26bd, 0x26be },   { 0x26c4, 0x26c5 },   { 0x26ce, 0x26ce },
    { 0x26d4, 0x26d4 },   { 0x26ea, 0x26ea },   { 0x26f2, 0x26f3 },   { 0x26f5, 0x26f5 },
    { 0x26fa, 0x26fa },   { 0x26fd, 0x26fd },   { 0x2705, 0x2705 },   { 0x270a, 0x270b },
    { 0x2728, 0x2728 },   { 0x274c, 0x274c },   { 0x274e, 0x274e },   { 0x2753, 0x2755 },
    { 0x2757, 0x2757 },   { 0x2795, 0x2797 },   { 0x27b0, 0x27b0 },   { 0x27bf, 0x27bf },
    { 0x2b1b, 0x2b1c },   { 0x2b50, 0x2b50 },   { 0x2b55, 0x2b55 },   { 0x2e80, 0x3029 },
    { 0x302e, 0x303e },   { 0x3041, 0x3098 },   { 0x309b, 0x3247 },   { 0x3250, 0x4dbf },
    { 0x4e00, 0xa4cf },   { 0xa960, 0xa97c },   { 0xac00, 0xd7a3 },   { 0xf900, 0xfaff },
    { 0xfe10, 0xfe19 },   { 0xfe30, 0xfe6b },   { 0xff01, 0xff60 },   { 0xffe0, 0xffe6 },
    { 0x16fe0, 0x18cff }, { 0x1aff0, 0x1b2fb }, { 0x1f004, 0x1f004 }, { 0x1f0cf, 0x1f0cf },
    { 0x1f18e, 0x1f18e }, { 0x1f191, 0x1f19a }, { 0x1f200, 0x1f320 }, { 0x1f32d, 0x1f335 },
    { 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 }, { 0x1f3a0, 0x1f3ca }, { 0x1f3cf, 0x1f3d3 },
    { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 }, { 0x1f3f8, 0x1f43e }, { 0x1f440, 0x1f440 },
    { 0x1f442, 0x1f4fc }, { 0x1f4ff, 0x1f53d }, { 0x1f54b, 0x1f54e }, { 0x1f550, 0x1f567 },
    { 0x1f57a, 0x1f57a }, { 0x1f595, 0x1f596 }, { 0x1f5a4, 0x1f5a4 }, { 0x1f5fb, 0x1f64f },
    { 0x1f680, 0x1f6c5 }, { 0x1f6cc, 0x1f6cc }, { 0x1f6d0, 0x1f6d2 }, { 0x1f6d5, 0x1f6df },
    { 0x1f6eb, 0x1f6ec }, { 0x1f6f4, 0x1f6fc }, { 0x1f7e0, 0x1f7f0 }, { 0x1f90c, 0x1f93a },
    { 0x1f93c, 0x1f945 }, { 0x1f947, 0x1f9ff }, { 0x1fa70, 0x1faf8 }, { 0x20000, 0x3fffd },
};

/* Combining marks of the scripts that people write scenarios in, and joiners. */
static const range combining[] = {
    { 0x0300, 0x036f },   { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05bf },
    { 0x05c1, 0x05c2 },   { 0x05c4, 0x05c5 }, { 0x05c7, 0x05c7 }, { 0x0610, 0x061a },
    { 0x064b, 0x065f },   { 0x0670, 0x0670 }, { 0x06d6, 0x06dc }, { 0x06df, 0x06e4 },
    { 0x0900, 0x0902 },   { 0x093a, 0x093a }, { 0x093c, 0x093c }, { 0x0941, 0x0948 },
    { 0x094d, 0x094d },   { 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e },
    { 0x1ab0, 0x1ace },   { 0x1dc0, 0x1dff }, { 0x200b, 0x200d }, { 0x20d0, 0x20f0 },
    { 0x302a, 0x302d },   { 0x3099, 0x309a }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
    { 0xe0100, 0xe01ef },
};

/* What a terminal acts upon, or what reorders or hides the text around it. */
static const range hidden[] = {
    { 0x00, 0x1f },     { 0x7f, 0x9f },       { 0x200e, 0x200f }, { 0x2028, 0x202e },
    { 0x2060, 0x206f }, { 0xd800, 0xdfff },   { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
    { 0xfffe, 0xffff }, { 0xe0000, 0xe007f },
};

static bool is_within(const range *ranges, size_t n, uint32_t value)
{
    size_t low = 0;
    size_t high = n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (value > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && value >= ranges[low].first;
}

gv_character gv_character_at(const char *text, size_t n)
{
    if (n == 0)
        return (gv_character){ GV_NO_CHARACTER, 0 };
    const uint32_t n_bytes = (uint32_t) gv_character_bytes(text, n);
    const uint32_t lead = (unsigned char) text[0];
    if (n_bytes <= 1)
        return (gv_character){ n_bytes == 1 ? lead : GV_NO_CHARACTER, 1 };
    uint32_t value = lead & (0x7fU >> n_bytes);
    for (uint32_t i = 1; i < n_bytes; i++)
        value = value << 6 | ((unsigned char) text[i] & 0x3fU);
    return (gv_character){ value, n_bytes };
}

uint32_t gv_character_width(uint32_t value)
{
    if (value < 0x300)
        return 1;
    if (is_within(combining, GV_COUNT_OF(combining), value))
        return 0;
    return is_within(wide, GV_COUNT_OF(wide), value) ? 2 : 1;
}

bool gv_character_is_hidden(uint32_t value)
{
    return value == GV_NO_CHARACTER || is_within(hidden, GV_COUNT_OF(hidden), value);
}

void gv_character_spell(gv_character c, const char *bytes, char out[16])
{
    const unsigned byte = (unsigned char) bytes[0];
    if (c.value == '\n' || c.value == '\t' || c.value == '\r') {
        (void) snprintf(out, 16, "\\%c",
                        c.value == '\n'   ? 'n'
                        : c.value == '\t' ? 't'
                                          : 'r');
    } else if (c.value == GV_NO_CHARACTER || c.value < 0x80) {
        (void) snprintf(out, 16, "\\x%02x", byte);
    } else if (c.value <= 0xffff) {
        (void) snprintf(out, 16, "\\u%04x", (unsigned) c.value);
    } else {
        (void) snprintf(out, 16, "\\U%08x", (unsigned) c.value);
    }
}

void gv_characters_show(const char *text, size_t n, char *out, size_t room)
{
    static const char dots[] = "...";
    if (room == 0)
        return;
    size_t used = 0;
    size_t safe = 0; /* where the dots can still go */
    for (size_t i = 0; i < n;) {
        const gv_character c = gv_character_at(text + i, n - i);
        char spelled[16];
        const char *piece = text + i;
        size_t length = c.n_bytes;
        if (gv_character_is_hidden(c.value)) {
            gv_character_spell(c, text + i, spelled);
            piece = spelled;
            length = strlen(spelled);
        }
        if (used + length + 1 > room) {
            used = safe;
            const size_t n_dots = room - 1 - used < 3 ? room - 1 - used : 3;
            memcpy(out + used, dots, n_dots);
            used += n_dots;
            break;
        }
        memcpy(out + used, piece, length);
        used += length;
        if (used + sizeof dots <= room)
            safe = used;
        i += c.n_bytes;
    }
    out[used] = '\0';
}

gv_shown_text gv_shown(const char *text)
{
    gv_shown_text shown;
    gv_characters_show(text, strlen(text), shown.text, sizeof shown.text);
    return shown;
}
