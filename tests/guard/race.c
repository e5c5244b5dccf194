/* A race, planted: scripts/check-races must see it reported, or its silence about the rest
 * proves nothing. */
#include "engine/engine_internal.h"

#include <stdio.h>

enum { THREADS = 4, ITEMS = 10000 };

static void count(void *self, uint32_t member, uint64_t item)
{
    (void) member;
    (void) item;
    ++*(uint64_t *) self; /* by all members at once */
}

int main(void)
{
    uint64_t counted = 0;
    gv_team_each(THREADS, ITEMS, count, &counted);
    return printf("%llu of %d\n", (unsigned long long) counted, ITEMS) > 0 ? 0 : 1;
}
