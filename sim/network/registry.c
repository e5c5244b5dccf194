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

gv_status gv_generator_size(const gv_generator *generator, const void *params,
                            uint64_t *people, uint64_t *arcs, gv_error *err)
{
    if (generator->size != NULL)
        return generator->size(params, people, arcs, err);
    gv_network *net = NULL;
    const gv_key any = { .low = 0 };
    const gv_status status = generator->grow(params, any, &net, err);
    if (status == GV_OK) {
        *people = gv_network_people(net);
        *arcs = gv_network_arcs(net);
    }
    gv_network_free(net);
    return status;
}

bool gv_generator_is_random(const gv_generator *generator, const void *params)
{
    return generator->is_random || (generator->draws != NULL && generator->draws(params));
}
