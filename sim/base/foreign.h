/* Failures of GSL, igraph and HDF5, turned into errors of ours; none of them prints or
 * aborts. */
#ifndef GRAPEVINE_BASE_FOREIGN_H
#define GRAPEVINE_BASE_FOREIGN_H

#include "grapevine/base.h"

/// Replace the error handlers of GSL, igraph and HDF5 by ones that keep quiet and return.
/// Call it once at the start, before any other thread calls these libraries; again is
/// harmless. HDF5 keeps its handler per thread: a further thread that calls HDF5 calls
/// gv_foreign_quiet. igraph's fatal errors (its own assertions, the state is lost) still
/// abort: that handler may not return by contract. Cost: about a millisecond the first
/// time, for HDF5 opens itself.
void gv_foreign_install(void);

/// Keep HDF5 from printing on the calling thread.
void gv_foreign_quiet(void);

/// What an igraph call returned, as a status. The text names `doing` ("growing the
/// network") and what igraph said on this thread. Call at once after the failure.
/// @return GV_OK for IGRAPH_SUCCESS, GV_E_MEMORY, GV_E_STOPPED (interrupted), or
/// GV_E_LIBRARY
gv_status gv_foreign_igraph(gv_error *err, unsigned igraph_code,
                            const char *doing) GV_MUST_USE;

/// What a GSL call returned, as a status; likewise.
/// @return GV_OK for GSL_SUCCESS, GV_E_MEMORY, or GV_E_LIBRARY
gv_status gv_foreign_gsl(gv_error *err, int gsl_code, const char *doing) GV_MUST_USE;

/// An HDF5 call has failed: record the deepest description on HDF5's error stack and clear
/// it.
/// @return GV_E_MEMORY, GV_E_OUTPUT (a write failed), or GV_E_LIBRARY; never GV_OK
gv_status gv_foreign_hdf5(gv_error *err, const char *doing);

#endif
