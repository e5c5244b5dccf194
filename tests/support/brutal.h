/* Calls with 0, 1, 2, ... allocations allowed: each fails in words or succeeds. That
 * outputs stay untouched is for the call to look at; that no memory is lost, for the
 * sanitizers. */
#ifndef GRAPEVINE_TEST_BRUTAL_H
#define GRAPEVINE_TEST_BRUTAL_H

#include "test.h"

typedef gv_status brutal_call(void *self, gv_error *err);

typedef struct brutal_allowance {
    uint64_t left;
} brutal_allowance;

static inline bool brutal_allows(void *self, size_t bytes)
{
    (void) bytes;
    brutal_allowance *a = self;
    if (a->left == 0)
        return false;
    a->left--;
    return true;
}

static inline gv_status brutal_try(brutal_call *call, void *self, uint64_t allowed,
                                   gv_error *err)
{
    brutal_allowance a = { .left = allowed };
    gv_memory_set_hook(brutal_allows, &a);
    const gv_status status = call(self, err);
    gv_memory_set_hook(NULL, NULL);
    return status;
}

/* Each of the first allocations is refused, later ones at a growing stride, until the call
 * comes to `wanted` (GV_OK: succeeds), which it must. */
static inline void comes_to(gv_status wanted, const char *name, brutal_call *call,
                            void *self)
{
    enum { EACH = 60, MOST = 5000 };
    for (uint64_t allowed = 0; allowed < MOST;
         allowed += allowed < EACH ? 1 : 1 + allowed / 32) {
        gv_error err = { .code = GV_OK };
        const gv_status status = brutal_try(call, self, allowed, &err);
        if (status == wanted) {
            print_message("    %s needs at most %llu allocations\n", name,
                          (unsigned long long) allowed);
            assert_true(allowed > 0);
            return;
        }
        if (status != GV_E_MEMORY || err.code != GV_E_MEMORY || err.text[0] == '\0')
            fail_msg("%s with %llu allocations: %s: %s", name, (unsigned long long) allowed,
                     gv_status_name(status), err.text);
    }
    fail_msg("%s never ends", name);
}

#endif
