/* Versions of the libraries. The only file beside foreign.c that sees all of them: it asks
 * for nothing but their names. */
#include "base/versions.h"

#include "base/number.h"

#include <gsl/gsl_version.h>
#include <hdf5.h>
#include <igraph/igraph.h>
#include <jansson.h>
#include <xxhash.h>
#include <yaml.h>

static void fill(gv_library *out, const char *name, const char *built, const char *running)
{
    *out = (gv_library){ .name = name };
    gv_print_to(out->built, sizeof out->built, "%s", built);
    gv_print_to(out->running, sizeof out->running, "%s", running);
}

static gv_library hdf5_library(void)
{
    gv_library library = { .name = "HDF5" };
    unsigned major = 0, minor = 0, release = 0;
    gv_print_to(library.built, sizeof library.built, "%d.%d.%d", H5_VERS_MAJOR,
                H5_VERS_MINOR, H5_VERS_RELEASE);
    if (H5get_libversion(&major, &minor, &release) >= 0)
        gv_print_to(library.running, sizeof library.running, "%u.%u.%u", major, minor,
                    release);
    return library;
}

/* xxHash counts 10000 major + 100 minor + release. */
static void print_xxhash(unsigned number, char out[24])
{
    gv_print_to(out, 24, "%u.%u.%u", number / 10000, number / 100 % 100, number % 100);
}

void gv_libraries(gv_library out[GV_LIBRARIES])
{
    const char *igraph = "";
    igraph_version(&igraph, NULL, NULL, NULL);
    fill(&out[0], "igraph", IGRAPH_VERSION, igraph);
    fill(&out[1], "GSL", GSL_VERSION, gsl_version);
    out[2] = hdf5_library();
    fill(&out[3], "libyaml", "", yaml_get_version_string());
    fill(&out[4], "jansson", JANSSON_VERSION, jansson_version_str());
    out[5] = (gv_library){ .name = "xxHash" };
    print_xxhash(XXH_VERSION_NUMBER, out[5].built);
    print_xxhash(XXH_versionNumber(), out[5].running);
}

const char *gv_compiler(void)
{
#if defined(__clang__)
    return "clang " __clang_version__;
#else
    return "gcc " __VERSION__;
#endif
}
