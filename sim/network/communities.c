/* Who belongs together, by the ties alone. */
#include "network/igraph_bridge.h"
#include "network_internal.h"

gv_status gv_network_communities(const gv_network *net, gv_key key, uint32_t *community,
                                 gv_error *err)
{
    if (gv_network_is_complete(net)) {
        for (uint32_t v = 0; v < gv_network_people(net); v++)
            community[v] = 0;
        return GV_OK;
    }
    return gv_igraph_communities(gv_network_out(net), key, community, err);
}
