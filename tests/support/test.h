/* The only include of cmocka: its four prerequisites must come first. */
#ifndef GRAPEVINE_TEST_H
#define GRAPEVINE_TEST_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "grapevine/base.h"

/* Stop the test with the error's words unless the call succeeded. */
#define must(call)                                                                         \
    do {                                                                                   \
        gv_status must_status = (call);                                                    \
        if (must_status != GV_OK)                                                          \
            fail_msg("%s: %s", #call, gv_status_words(must_status));                       \
    } while (0)

#endif
