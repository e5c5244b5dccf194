/// @file
/// Layer 9: how the program is asked to stop, and how it stays alive when output fails.
#ifndef GRAPEVINE_CLI_STOP_H
#define GRAPEVINE_CLI_STOP_H

#include <signal.h>

/// Failed writes answer with a status instead of killing the process (SIGPIPE, SIGXFSZ);
/// streams that were handed over closed cannot be mistaken for files opened later.
void gv_stop_survive_writes(void);

/// From now on the first INT, TERM, USR1 or XCPU sets the flag; an INT after that ends the
/// process at once with 130. Signals that were ignored when the program began (nohup) stay
/// ignored.
/// @return the flag
const volatile sig_atomic_t *gv_stop_listen(void);

#endif
