/* The progress line. Results know no time. */
#include "cli/progress.h"

#include "cli/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double REDRAW_SECONDS = 0.1;
static const double PLAIN_SECONDS = 30;
enum { BAR_WIDTH = 24, NARROW_LINE = 84 };

static double now(void)
{
    struct timespec t = { .tv_sec = 0 };
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

gv_progress_line gv_progress_line_make(bool is_silent)
{
    const char *terminal = getenv("TERM");
    return (gv_progress_line){
        .is_silent = is_silent,
        .is_terminal = isatty(STDERR_FILENO) == 1 && terminal != NULL &&
                       !gv_same_text(terminal, "dumb"),
        .shown = now(),
    };
}

/* `00:04:10`, or `--:--:--` while nothing can be said */
static void print_rest(double seconds, char *out, size_t room)
{
    if (!(seconds >= 0 && seconds < 360000)) {
        snprintf(out, room, "--:--:--");
        return;
    }
    const unsigned whole = (unsigned) (seconds + 0.5);
    snprintf(out, room, "%02u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);
}

static void draw_bar(double share, char bar[BAR_WIDTH + 1])
{
    const int filled = (int) (share * BAR_WIDTH);
    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', (size_t) (filled < BAR_WIDTH ? filled : BAR_WIDTH));
    bar[BAR_WIDTH] = '\0';
}

static void write_line(gv_progress_line *line, const gv_progress *p, double rate,
                       const char *rest)
{
    const unsigned long long done = p->done, total = p->total;
    if (!line->is_terminal) {
        fprintf(stderr, "progress phase=\"%s\" done=%llu/%llu rate=%.1f/s eta=%s\n",
                p->phase, done, total, rate, rest);
        return;
    }
    char bar[BAR_WIDTH + 1] = "";
    /* A line that wraps could not be drawn over. */
    if (gv_terminal_width() >= NARROW_LINE)
        draw_bar(p->total > 0 ? (double) p->done / (double) p->total : 0, bar);
    fprintf(stderr, "\r\033[K%-16s  %s%s%llu/%llu  %.1f/s  eta %s", p->phase, bar,
            bar[0] != '\0' ? "  " : "", done, total, rate, rest);
    fflush(stderr);
    line->is_drawn = true;
}

/* Phases take turns over the same work (networks grow, lives are lived), so what tells one
 * piece of work from another is its size. */
static bool is_new_work(const gv_progress_line *line, const gv_progress *p)
{
    return p->total != line->total || p->done < line->done;
}

void gv_progress_show(void *self, const gv_progress *progress)
{
    gv_progress_line *line = self;
    if (line->is_silent)
        return;
    const double time = now();
    if (is_new_work(line, progress)) {
        line->total = progress->total;
        line->before = progress->done;
        line->began = time;
    }
    line->done = progress->done;
    if (time - line->shown < (line->is_terminal ? REDRAW_SECONDS : PLAIN_SECONDS))
        return;
    line->shown = time;
    const double elapsed = time - line->began;
    const double rate = elapsed > 0 ? (double) (line->done - line->before) / elapsed : 0;
    char rest[16];
    print_rest(rate > 0 ? (double) (line->total - line->done) / rate : -1, rest,
               sizeof rest);
    write_line(line, progress, rate, rest);
}

void gv_progress_clear(gv_progress_line *line)
{
    if (!line->is_drawn)
        return;
    fprintf(stderr, "\r\033[K");
    fflush(stderr);
    line->is_drawn = false;
}
