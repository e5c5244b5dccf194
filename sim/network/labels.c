/* What people are called in the file they come from, and who is called so. */
#include "network_internal.h"

#include <stdio.h>
#include <string.h>

/* Either numbers (ids of a file whose numbers have gaps) or texts. */
struct gv_labels {
    uint32_t n;
    uint32_t *number; ///< [n] ascending, or NULL
    char *bytes;      ///< texts, each with its NUL, or NULL
    uint64_t *start;  ///< [n + 1] of each text in bytes
    bool are_numbers; ///< the texts are whole numbers, ordered by value
    bool is_borrowed; ///< the arrays are somebody else's
};

bool gv_label_is_number(const char *text, size_t length)
{
    if (length == 0 || (text[0] == '0' && length > 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
    }
    return true;
}

int gv_label_order(const char *a, size_t a_length, const char *b, size_t b_length,
                   bool are_numbers)
{
    const int by_length = (a_length > b_length) - (a_length < b_length);
    if (are_numbers && by_length != 0)
        return by_length;
    const int by_bytes = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return by_bytes != 0 ? by_bytes : by_length;
}

gv_status gv_labels_of_numbers(uint32_t n, const uint32_t *ascending, gv_labels **out,
                               gv_error *err)
{
    gv_labels *labels = gv_alloc(1, sizeof *labels, err);
    uint32_t *number = labels ? gv_alloc(n, sizeof *number, err) : NULL;
    if (number == NULL) {
        gv_free(labels);
        return GV_E_MEMORY;
    }
    memcpy(number, ascending, n * sizeof *number);
    *labels = (gv_labels){ .n = n, .number = number };
    *out = labels;
    return GV_OK;
}

gv_status gv_labels_of_texts(uint32_t n, const char *bytes, const uint64_t *start,
                             bool are_numbers, gv_labels **out, gv_error *err)
{
    gv_labels *labels = gv_alloc(1, sizeof *labels, err);
    char *own_bytes = labels ? gv_alloc(start[n], 1, err) : NULL;
    uint64_t *own_start =
        own_bytes ? gv_alloc((size_t) n + 1, sizeof *own_start, err) : NULL;
    if (own_start == NULL) {
        gv_free(own_bytes);
        gv_free(labels);
        return GV_E_MEMORY;
    }
    memcpy(own_bytes, bytes, start[n]);
    memcpy(own_start, start, ((size_t) n + 1) * sizeof *own_start);
    *labels = (gv_labels){
        .n = n, .bytes = own_bytes, .start = own_start, .are_numbers = are_numbers
    };
    *out = labels;
    return GV_OK;
}

void gv_labels_free(gv_labels *labels)
{
    if (labels == NULL)
        return;
    if (!labels->is_borrowed) {
        gv_free(labels->start);
        gv_free(labels->bytes);
        gv_free(labels->number);
    }
    gv_free(labels);
}

gv_label_parts gv_labels_parts(const gv_labels *labels)
{
    if (labels == NULL)
        return (gv_label_parts){ .number = NULL };
    return (gv_label_parts){ .number = labels->number,
                             .bytes = labels->bytes,
                             .start = labels->start,
                             .are_numbers = labels->are_numbers };
}

gv_status gv_labels_borrow(uint32_t n, gv_label_parts parts, gv_labels **out, gv_error *err)
{
    gv_labels *labels = gv_alloc(1, sizeof *labels, err);
    if (labels == NULL)
        return GV_E_MEMORY;
    *labels = (gv_labels){ .n = n,
                           .number = parts.number,
                           .bytes = parts.bytes,
                           .start = parts.start,
                           .are_numbers = parts.are_numbers,
                           .is_borrowed = true };
    *out = labels;
    return GV_OK;
}

const char *gv_labels_text(const gv_labels *labels, uint32_t person, char room[32])
{
    if (labels != NULL && labels->bytes != NULL)
        return labels->bytes + labels->start[person];
    const uint32_t number = labels == NULL ? person : labels->number[person];
    /* Ten digits always fit. */
    if (snprintf(room, 32, "%u", number) < 0)
        room[0] = '\0';
    return room;
}

/* The number that a text is, or UINT32_MAX when it is none below that. */
static uint32_t number_of(const char *text)
{
    const size_t length = strlen(text);
    if (!gv_label_is_number(text, length) || length > 10)
        return UINT32_MAX;
    uint64_t value = 0;
    for (size_t i = 0; i < length; i++)
        value = 10 * value + (uint64_t) (text[i] - '0');
    return value < UINT32_MAX ? (uint32_t) value : UINT32_MAX;
}

static uint32_t find_number(const gv_labels *labels, uint32_t number)
{
    uint32_t low = 0;
    uint32_t high = labels->n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (labels->number[middle] < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < labels->n && labels->number[low] == number ? low : UINT32_MAX;
}

static uint32_t find_text(const gv_labels *labels, const char *text)
{
    const size_t length = strlen(text);
    if (labels->are_numbers && !gv_label_is_number(text, length))
        return UINT32_MAX;
    uint32_t low = 0;
    uint32_t high = labels->n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const char *known = labels->bytes + labels->start[middle];
        const int order =
            gv_label_order(known, strlen(known), text, length, labels->are_numbers);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return UINT32_MAX;
}

uint32_t gv_labels_find(const gv_labels *labels, uint32_t n, const char *label)
{
    if (labels != NULL && labels->bytes != NULL)
        return find_text(labels, label);
    const uint32_t number = number_of(label);
    if (number == UINT32_MAX)
        return UINT32_MAX;
    if (labels != NULL)
        return find_number(labels, number);
    return number < n ? number : UINT32_MAX;
}

uint64_t gv_labels_bytes(const gv_labels *labels)
{
    if (labels == NULL)
        return 0;
    if (labels->number != NULL)
        return sizeof *labels + labels->n * sizeof *labels->number;
    return sizeof *labels + (labels->n + UINT64_C(1)) * sizeof *labels->start +
           labels->start[labels->n];
}
