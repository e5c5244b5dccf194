/* The list of all network generators, read from networks.def. */
#include "grapevine/network.h"

#define GV_NETWORK(name) extern const gv_generator gv_network_kind_##name;
#include "grapevine/networks.def"
#undef GV_NETWORK

static const gv_generator *const generators[] = {
#define GV_NETWORK(name) &gv_network_kind_##name,
#include "grapevine/networks.def"
#undef GV_NETWORK
    NULL
};

const gv_generator *const *gv_generators(void)
{
    return generators;
}

const gv_generator *gv_generator_named(const char *name)
{
    for (const gv_generator *const *g = generators; *g != NULL; g++) {
        if (gv_same_text((*g)->spec.name, name))
            return *g;
    }
    return NULL;
}
