/* Growing text, equality of texts, and the nearest known word. */
#include "base/number.h"

#include <string.h>

/* Room for `n` more bytes and the NUL. Doubling keeps a long text linear. */
static bool has_room(gv_text *t, size_t n)
{
    if (t->failed)
        return false;
    if (n < t->room - t->length)
        return true;
    size_t room = t->room > 0 ? t->room : 64;
    while (room - t->length <= n && room <= PTRDIFF_MAX)
        room *= 2;
    char *larger = room - t->length > n ? gv_resize(t->text, room, 1, NULL) : NULL;
    if (larger == NULL) {
        t->failed = true;
        return false;
    }
    t->text = larger;
    t->room = room;
    return true;
}

void gv_text_add(gv_text *t, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    const int length = gv_print_list(NULL, 0, format, list);
    if (length < 0) {
        t->failed = true;
    } else if (has_room(t, (size_t) length)) {
        gv_print_list(t->text + t->length, (size_t) length + 1, format, again);
        t->length += (size_t) length;
    }
    va_end(again);
    va_end(list);
}

void gv_text_add_bytes(gv_text *t, const char *bytes, size_t n)
{
    if (!has_room(t, n))
        return;
    if (n > 0)
        memcpy(t->text + t->length, bytes, n);
    t->length += n;
    t->text[t->length] = '\0';
}

void gv_text_free(gv_text *t)
{
    if (t == NULL)
        return;
    gv_free(t->text);
    *t = (gv_text){ .text = NULL };
}

void gv_text_capitalize(gv_text *t, size_t at)
{
    if (!t->failed && at < t->length && t->text[at] >= 'a' && t->text[at] <= 'z')
        t->text[at] = (char) (t->text[at] - 'a' + 'A');
}

bool gv_same_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a, b) == 0;
}

/* Names are short; anything longer is no misspelling of one. */
enum { LONGEST_WORD = 64 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, or swap two neighbours, each for 1.
 * Three rows suffice: a swap looks two rows back.
 * @source Damerau (1964), doi:10.1145/363958.363994; restricted form */
static size_t word_distance(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t cost[3][LONGEST_WORD + 1];
    for (size_t j = 0; j <= n_b; j++)
        cost[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t *row = cost[i % 3];
        const size_t *above = cost[(i - 1) % 3];
        const size_t *second_above = cost[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            const size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
            row[j] = smaller(replaced, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], second_above[j - 2] + 1);
        }
    }
    return cost[n_a % 3][n_b];
}

const char *gv_nearest_word(const char *word, const char *const *known)
{
    const size_t length = strlen(word);
    if (length > LONGEST_WORD)
        return NULL;
    const char *nearest = NULL;
    /* At least one letter must be right, or every one-letter name would answer to any
     * other. */
    size_t limit = smaller(1 + length / 4 + 1, length);
    for (; *known != NULL; known++) {
        const size_t known_length = strlen(*known);
        if (known_length > LONGEST_WORD)
            continue;
        const size_t distance = word_distance(word, length, *known, known_length);
        if (distance < limit) {
            limit = distance;
            nearest = *known;
        }
    }
    return nearest;
}
