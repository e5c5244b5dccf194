/* Cells of comma-separated values. */
#include "cli/csv.h"

#include <math.h>
#include <string.h>

void gv_csv_text(gv_text *out, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        gv_text_add(out, "%s", text);
        return;
    }
    gv_text_add(out, "\"");
    for (; *text != '\0'; text++)
        gv_text_add(out, *text == '"' ? "\"\"" : "%c", *text);
    gv_text_add(out, "\"");
}

void gv_csv_real(gv_text *out, double x)
{
    char number[32] = "";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, ",%s", number);
}
