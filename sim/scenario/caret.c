/* Draws complaints as people read them: the place, the words, the source line, a caret
 * run. */
#include "scenario/diagnostic.h"

#include <string.h>

#define WINDOW 100          /* columns of source that are shown */
#define BEFORE_THE_CARET 40 /* columns kept in front of it when a line is too long */
#define TAB_STOP 4
#define SHOWN_NAME 512

static const char bold[] = "\033[1m";
static const char red[] = "\033[1;31m";
static const char green[] = "\033[1;32m";
static const char plain[] = "\033[0m";

/* Walks forward only: complaints are sorted, so all of them cost one pass over the text. */
typedef struct cursor {
    const gv_source *source;
    size_t offset; /* where `line` begins */
    uint32_t line;
} cursor;

/* Source line, cut to a window, as it appears on a terminal. */
typedef struct excerpt {
    gv_text shown;
    size_t caret;  /* columns in front of the first caret */
    size_t carets; /* columns underlined */
} excerpt;

static void add_coloured(gv_text *out, const char *colour, const char *words)
{
    gv_text_add(out, "%s%s%s", colour != NULL ? colour : "", words,
                colour != NULL ? plain : "");
}

static void add_repeated(gv_text *out, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        gv_text_add_bytes(out, piece, 1);
}

static size_t line_end(const gv_source *s, size_t from)
{
    const char *const start = s->text + from;
    const char *const lf = memchr(start, '\n', s->length - from);
    const size_t length = lf != NULL ? (size_t) (lf - start) : s->length - from;
    const char *const cr = memchr(start, '\r', length);
    return from + (cr != NULL ? (size_t) (cr - start) : length);
}

/* @return false when the text has no such line. */
static bool cursor_reaches(cursor *c, uint32_t line)
{
    const gv_source *const s = c->source;
    while (c->line < line) {
        const size_t end = line_end(s, c->offset);
        if (end == s->length)
            return false;
        const bool two =
            s->text[end] == '\r' && end + 1 < s->length && s->text[end + 1] == '\n';
        c->offset = end + (two ? 2 : 1);
        c->line++;
    }
    return c->offset < s->length;
}

/* The offset `n` characters further, at most `end`. */
static size_t characters_on(const char *text, size_t from, size_t end, uint32_t n)
{
    for (; n > 0 && from < end; n--)
        from += gv_character_at(text + from, end - from).n_bytes;
    return from;
}

/* What stands for one character on the terminal, and how many columns that takes. */
typedef struct glyph {
    char bytes[16];
    size_t n_bytes;
    size_t width;
} glyph;

/* The character at `text` as it is shown when `column` columns stand before it. */
static glyph glyph_of(const char *text, gv_character c, size_t column)
{
    glyph g = { .n_bytes = c.n_bytes, .width = gv_character_width(c.value) };
    if (c.value == '\t') {
        g.width = TAB_STOP - column % TAB_STOP;
        g.n_bytes = g.width;
        memset(g.bytes, ' ', g.n_bytes);
    } else if (gv_character_is_hidden(c.value)) {
        gv_character_spell(c, text, g.bytes);
        g.n_bytes = strlen(g.bytes);
        g.width = g.n_bytes;
    } else {
        memcpy(g.bytes, text, c.n_bytes);
    }
    return g;
}

static bool fits(const char *text, size_t start, size_t end)
{
    size_t column = 0;
    while (start < end && column <= WINDOW) {
        const gv_character c = gv_character_at(text + start, end - start);
        column += glyph_of(text + start, c, column).width;
        start += c.n_bytes;
    }
    return column <= WINDOW;
}

/* Goes back from the caret; a byte 10xxxxxx continues a character. */
static size_t window_start(const char *text, size_t start, size_t caret)
{
    size_t at = caret;
    for (size_t n = 0; n < BEFORE_THE_CARET && at > start; n++) {
        do {
            at--;
        } while (at > start && ((unsigned char) text[at] & 0xc0) == 0x80);
    }
    return at;
}

static void excerpt_draw(const char *text, size_t start, size_t end, gv_place place,
                         excerpt *x)
{
    const size_t caret = characters_on(text, start, end, place.column - 1);
    const size_t caret_end = characters_on(text, caret, end, place.length);
    size_t at = start;
    if (!fits(text, start, end))
        at = window_start(text, start, caret);
    gv_text_add(&x->shown, "%s", at > start ? "..." : "");
    size_t column = at > start ? 3 : 0;
    x->caret = column;
    size_t caret_stop = column;
    while (at < end && column < WINDOW) {
        const gv_character c = gv_character_at(text + at, end - at);
        const glyph g = glyph_of(text + at, c, column);
        gv_text_add_bytes(&x->shown, g.bytes, g.n_bytes);
        x->caret += at < caret ? g.width : 0;
        caret_stop += at < caret_end ? g.width : 0;
        column += g.width;
        at += c.n_bytes;
    }
    gv_text_add(&x->shown, "%s", at < end ? "..." : "");
    x->carets = caret_stop > x->caret ? caret_stop - x->caret : 1;
}

/* Complaints come file by file. */
static void turn_to(cursor *c, const gv_source *source)
{
    if (c->source != source)
        *c = (cursor){ .source = source, .offset = 0, .line = 1 };
}

static void add_excerpt(cursor *c, gv_place place, bool colour, gv_text *out)
{
    if (place.setting != 0 || place.line == 0 || place.column == 0 || place.length == 0 ||
        c->source->text == NULL || !cursor_reaches(c, place.line))
        return;
    excerpt x = { 0 };
    excerpt_draw(c->source->text, c->offset, line_end(c->source, c->offset), place, &x);
    const char *const line = x.shown.text != NULL ? x.shown.text : "";
    gv_text_add(out, "%6u | %s\n%6s | ", (unsigned) place.line, line, "");
    add_repeated(out, " ", x.caret);
    gv_text_add(out, "%s", colour ? green : "");
    add_repeated(out, "^", x.carets);
    gv_text_add(out, "%s\n", colour ? plain : "");
    out->failed = out->failed || x.shown.failed;
    gv_text_free(&x.shown);
}

static void add_place(const gv_source *source, gv_place place, bool colour, gv_text *out)
{
    char name[SHOWN_NAME];
    if (place.setting > 0 && place.setting <= source->n_settings) {
        const char *const setting = source->settings[place.setting - 1];
        gv_characters_show(setting, strlen(setting), name, sizeof name);
        gv_text_add(out, "%s--set %s: ", colour ? bold : "", name);
    } else {
        const char *const file = gv_source_of(source, place)->name;
        gv_characters_show(file, strlen(file), name, sizeof name);
        gv_text_add(out, "%s%s:", colour ? bold : "", name);
        if (place.line > 0)
            gv_text_add(out, "%u:%u:", (unsigned) place.line, (unsigned) place.column);
        gv_text_add(out, " ");
    }
    gv_text_add(out, "%s", colour ? plain : "");
}

void gv_diagnostics_render(const gv_diagnostics *d, const gv_source *source, bool colour,
                           gv_text *out)
{
    cursor c = { .source = source, .offset = 0, .line = 1 };
    for (size_t i = 0; i < d->n_kept; i++) {
        const gv_complaint *const complaint = &d->at[i];
        add_place(source, complaint->place, colour, out);
        add_coloured(out, colour ? red : NULL, "error:");
        gv_text_add(out, " %s\n", complaint->message);
        turn_to(&c, gv_source_of(source, complaint->place));
        add_excerpt(&c, complaint->place, colour, out);
        if (complaint->hint[0] != '\0') {
            gv_text_add(out, "%9s", "");
            add_coloured(out, colour ? bold : NULL, "help:");
            gv_text_add(out, " %s\n", complaint->hint);
        }
    }
    if (d->n_all > d->n_kept) {
        const size_t n_more = d->n_all - d->n_kept;
        gv_text_add(out, "... and %zu more error%s\n", n_more, n_more == 1 ? "" : "s");
    }
}
