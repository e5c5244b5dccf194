/* Characters of untrusted UTF-8 text: decoding, width on a terminal, harmless spelling. */
#ifndef GRAPEVINE_SCENARIO_CHARACTERS_H
#define GRAPEVINE_SCENARIO_CHARACTERS_H

#include "grapevine/base.h"

/// The value of a byte that starts no character of UTF-8.
#define GV_NO_CHARACTER UINT32_MAX

typedef struct gv_character {
    uint32_t value;   ///< Unicode code point, or GV_NO_CHARACTER
    uint32_t n_bytes; ///< 1 to 4; 1 for a byte that starts no character; 0 at the end
} gv_character;

/// The character that starts at `text[0]` of `n` bytes. Refuses overlong forms, surrogates
/// and values above U+10FFFF. O(1).
gv_character gv_character_at(const char *text, size_t n);

/// Columns that a terminal gives the character: 0 (combining), 1 or 2 (East Asian, emoji).
/// The same in every locale.
uint32_t gv_character_width(uint32_t value);

/// Would printing the character do something else than show it? Control characters, line
/// and direction marks, and what is no character at all.
bool gv_character_is_hidden(uint32_t value);

/// Append `n` bytes of untrusted text to `out` [room] with hidden characters spelled as
/// `\n`, `\x1b` or `\u202e`; text that does not fit ends in `...`. Always NUL-terminated
/// for room > 0.
void gv_characters_show(const char *text, size_t n, char *out, size_t room);

/// Spelling of one hidden character (`bytes` [c.n_bytes]).
void gv_character_spell(gv_character c, const char *bytes, char out[16]);

/// A short harmless copy of untrusted text for a message: `gv_shown(text).text`.
typedef struct gv_shown_text {
    char text[72];
} gv_shown_text;
gv_shown_text gv_shown(const char *text);

#endif
