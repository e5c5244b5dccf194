/* Checked allocation: products cannot overflow, and tests may refuse any request. */
#include "base/number.h"

#include <stdlib.h>
#include <string.h>

/* The one static that changes in this library: tests set it while no other thread lives. */
static struct {
    bool (*allows)(void *self, size_t bytes);
    void *self;
} hook;

void gv_memory_set_hook(bool (*allows)(void *self, size_t bytes), void *self)
{
    hook.allows = allows;
    hook.self = self;
}

/* The bytes of an array, at least 1 so that empty arrays have an address of their own.
 * More than PTRDIFF_MAX bytes are no object in C. */
static bool array_bytes(size_t count, size_t size, size_t *bytes, gv_error *err)
{
    size_t product;
    if (__builtin_mul_overflow(count, size, &product) || product > PTRDIFF_MAX) {
        GV_FAIL(err, GV_E_MEMORY, "%zu times %zu bytes are more than a program can address",
                count, size);
        return false;
    }
    *bytes = product > 0 ? product : 1;
    return true;
}

static bool may_allocate(size_t bytes)
{
    return hook.allows == NULL || hook.allows(hook.self, bytes);
}

static void *checked(void *memory, size_t bytes, gv_error *err)
{
    if (memory == NULL)
        GV_FAIL(err, GV_E_MEMORY, "no memory for %zu bytes", bytes);
    return memory;
}

void *gv_alloc(size_t count, size_t size, gv_error *err)
{
    size_t bytes;
    if (!array_bytes(count, size, &bytes, err))
        return NULL;
    return checked(may_allocate(bytes) ? calloc(1, bytes) : NULL, bytes, err);
}

void *gv_resize(void *old, size_t count, size_t size, gv_error *err)
{
    size_t bytes;
    if (!array_bytes(count, size, &bytes, err))
        return NULL;
    return checked(may_allocate(bytes) ? realloc(old, bytes) : NULL, bytes, err);
}

char *gv_copy_text(const char *text, gv_error *err)
{
    if (text == NULL)
        return NULL;
    const size_t bytes = strlen(text) + 1;
    char *copy = gv_alloc(bytes, 1, err);
    if (copy != NULL)
        memcpy(copy, text, bytes);
    return copy;
}

/* Format twice: once to learn the length, once to write. */
char *gv_format_text(gv_error *err, const char *format, ...)
{
    char *text = NULL;
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    const int length = gv_print_list(NULL, 0, format, list);
    if (length < 0)
        GV_FAIL(err, GV_E_INTERNAL, "the format '%s' cannot be printed", format);
    else
        text = gv_alloc((size_t) length + 1, 1, err);
    if (text != NULL)
        gv_print_list(text, (size_t) length + 1, format, again);
    va_end(again);
    va_end(list);
    return text;
}

void gv_free(void *memory)
{
    free(memory);
}
