/* Which libraries this program was built with and runs with. */
#ifndef GRAPEVINE_BASE_VERSIONS_H
#define GRAPEVINE_BASE_VERSIONS_H

#include "grapevine/base.h"

typedef struct gv_library {
    const char *name;
    char built[24];   ///< version of the headers; "" where a library does not say
    char running[24]; ///< version of the library that was loaded
} gv_library;

#define GV_LIBRARIES 6
/// igraph, GSL, HDF5, libyaml, jansson, xxHash.
void gv_libraries(gv_library out[GV_LIBRARIES]);
/// The compiler in words: "gcc 12.2.0".
const char *gv_compiler(void);

#endif
