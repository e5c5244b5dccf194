/* Numbers and names as people read them. */
#include "study/study_internal.h"

#include <math.h>
#include <string.h>

/* 12.50 as 12.5, 3.0 as 3, -0 as 0: zeros behind the point say nothing. */
static void add_trimmed(gv_text *t, double x, int decimals)
{
    char room[32];
    gv_print_grouped(x, decimals, room, sizeof room);
    if (strchr(room, '.') != NULL) {
        size_t length = strlen(room);
        while (room[length - 1] == '0')
            length--;
        if (room[length - 1] == '.')
            length--;
        room[length] = '\0';
    }
    gv_text_add(t, "%s", strcmp(room, "-0") == 0 ? "0" : room);
}

void study_add_count(gv_text *t, double x)
{
    const double size = fabs(x);
    if (!isfinite(x))
        gv_text_add(t, "%s", isnan(x) ? "unknown" : x > 0 ? "no limit" : "no limit below");
    else
        add_trimmed(t, x, size >= 10 ? 0 : size >= 1 ? 1 : 2);
}

void study_add_customers(gv_text *t, double x)
{
    study_add_count(t, x);
    gv_text_add(t, x == 1 ? " customer" : " customers");
}

/* Three digits that count, but whole numbers never lose theirs before the point. */
void study_add_quantity(gv_text *t, double x)
{
    const double size = fabs(x);
    if (!isfinite(x))
        gv_text_add(t, "unknown");
    else if (x != 0 && size < 1e-4)
        gv_text_add(t, "%.3g", x);
    else if (size >= 100 || x == 0)
        add_trimmed(t, x, 0);
    else
        add_trimmed(t, x, 2 - (int) floor(log10(size)));
}

/* A number that the user wrote: all its digits. */
void study_add_exact(gv_text *t, double x)
{
    char room[32];
    if (fabs(x) >= 1000 && fabs(x) < 1e15 && floor(x) == x)
        gv_print_grouped(x, 0, room, sizeof room);
    else
        gv_print_real(x, room, sizeof room);
    gv_text_add(t, "%s", room);
}

/* 100 only when it is all, 0 only when it is none. */
void study_add_percent(gv_text *t, double share)
{
    const double percent = 100 * share;
    const double edge = 0.5, nearly_none = 0.1, nearly_all = 99.9;
    if (share <= 0 || share >= 1)
        gv_text_add(t, "%s", share <= 0 ? "0" : "100");
    else if (percent < edge || percent > 100 - edge)
        add_trimmed(t, fmin(fmax(percent, nearly_none), nearly_all), 1);
    else
        add_trimmed(t, percent, 0);
}

void study_add_name(gv_text *t, const char *arm)
{
    if (gv_same_text(arm, GV_DO_NOTHING))
        gv_text_add(t, "doing nothing");
    else
        gv_text_add(t, "“%s”", arm);
}
