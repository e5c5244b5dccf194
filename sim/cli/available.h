/// @file
/// Layer 9: how much memory this process may still take.
#ifndef GRAPEVINE_CLI_AVAILABLE_H
#define GRAPEVINE_CLI_AVAILABLE_H

#include "grapevine/base.h"

typedef struct gv_available {
    uint64_t bytes;    ///< UINT64_MAX: nothing is known
    const char *limit; ///< what sets it, in words
} gv_available;

/// The smallest of free memory, control group limits (versions 1 and 2, all ancestors) and
/// the limit of the address space. O(1), some small files of /proc and /sys are read.
gv_available gv_memory_available(void);

#endif
