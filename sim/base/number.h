/* printf and strtod as the C locale has them, whatever locale the process chose. */
#ifndef GRAPEVINE_BASE_NUMBER_H
#define GRAPEVINE_BASE_NUMBER_H

#include "grapevine/base.h"

/// vsnprintf in the C locale. @return as vsnprintf.
int gv_print_list(char *out, size_t room, const char *format, va_list list) GV_FORMAT(3, 0);
/// snprintf in the C locale. @return as snprintf.
int gv_print_to(char *out, size_t room, const char *format, ...) GV_FORMAT(3, 4);

/// Largest count: every whole number up to here is a double of its own.
#define GV_COUNT_MAX ((UINT64_C(1) << 53) - 1)
/// Most units of money: 9e18 millionths is the last round number below INT64_MAX.
#define GV_MONEY_MOST 9e12

#endif
