/* The calls that give memory. glibc's own stand behind them under other names. */
#include "fault.h"

#include <errno.h>
#include <stdlib.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t n);
void *__libc_memalign(size_t alignment, size_t n);

static bool is_refused(const void *caller)
{
    if (!fault_is_on() || !fault_is_caller(caller) || fault_of(FAULT_MEMORY).number == 0)
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t n)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_realloc(old, n);
}

void *aligned_alloc(size_t alignment, size_t n)
{
    return is_refused(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, n);
}

int posix_memalign(void **out, size_t alignment, size_t n)
{
    void *memory =
        is_refused(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, n);
    if (memory == NULL)
        return ENOMEM;
    *out = memory;
    return 0;
}
