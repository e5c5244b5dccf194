/// @file
/// Layer 9: how far the work is: one redrawn line on a terminal, else a plain line now and
/// then.
#ifndef GRAPEVINE_CLI_PROGRESS_H
#define GRAPEVINE_CLI_PROGRESS_H

#include "grapevine/engine.h"

typedef struct gv_progress_line {
    bool is_silent;   ///< --quiet
    bool is_terminal; ///< stderr can redraw a line
    bool is_drawn;    ///< a line stands there unfinished
    uint64_t total;   ///< of the work in hand; another total is other work
    uint64_t done;
    uint64_t before; ///< done when that work began: it came from an earlier run
    double began;    ///< seconds of the monotonic clock
    double shown;    ///< when a line was last written
} gv_progress_line;

gv_progress_line gv_progress_line_make(bool is_silent);
/// As gv_run_options.progress; `self` is the line.
void gv_progress_show(void *self, const gv_progress *progress);
/// Take the redrawn line away.
void gv_progress_clear(gv_progress_line *line);

#endif
