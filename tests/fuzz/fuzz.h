/* What the fuzz targets share: claims that hold for any bytes, in any build. */
#ifndef GRAPEVINE_TEST_FUZZ_H
#define GRAPEVINE_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Unlike assert it stays in every build: a fuzzer looks for the abort. */
#define claim(condition, words)                                                            \
    do {                                                                                   \
        if (!(condition)) {                                                                \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, words);           \
            abort();                                                                       \
        }                                                                                  \
    } while (0)

/* The entry of a target, as libFuzzer calls it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#endif
