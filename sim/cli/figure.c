/* Numbers as people and programs read them, to a few digits that matter or to all. */
#include "cli/figure.h"

#include "base/number.h"

#include <math.h>

void gv_figure_print(double x, int digits, char *out, size_t room)
{
    const double size = fabs(x);
    int decimals = size == floor(size) ? 0 : digits - 1;
    for (double whole = 10; decimals > 0 && size >= whole; whole *= 10)
        decimals--;
    for (double tenth = 1; decimals > 0 && decimals < 9 && size > 0 && size < tenth;
         tenth /= 10)
        decimals++;
    if (!isfinite(x))
        gv_print_to(out, room, "-");
    else
        gv_print_grouped(x, decimals, out, room);
}

void gv_figure_json(gv_text *out, const char *key, double x)
{
    char number[32] = "null";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, "\"%s\": %s", key, number);
}
