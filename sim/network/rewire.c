/* Null models: what is left of an effect when the pattern of ties is lost, but everybody's
 * number of ties is kept. A stage after growth, the same for every generator. */
#include "network/igraph_bridge.h"
#include "network_internal.h"

#include <inttypes.h>
#include <math.h>

/* A swap changes two ties, so as many as half of the ties leave, at share 1, each changed
 * once on average. */
static const gv_param gv_rewiring_table[] = {
    GV_REAL(gv_rewiring, rewire_degree, .initial = 0, .low = 0, .high = 20,
            .unit = "share of ties", .sweep = { 0, 1 }, .source = "assumption",
            .help =
                "null model: share x ties / 2 double-edge swaps after growth, which keep "
                "everybody's number of ties and nothing else; 20 is 10 swaps to a tie: as "
                "random as it gets"),
    GV_REAL(gv_rewiring, rewire_community, .initial = 0, .low = 0, .high = 20,
            .unit = "share of ties", .sweep = { 0, 1 }, .source = "assumption",
            .help = "null model: the same, but only between ties that join the same two "
                    "communities (or the same one), as Louvain's method finds them"),
    GV_END_OF_TABLE
};

const gv_spec gv_rewiring_spec = {
    .name = "rewiring",
    .title = "Rewiring",
    .about = "Null models after any generator: people or pattern?",
    .source =
        "Maslov and Sneppen, Specificity and stability in topology of protein "
        "networks, Science 296 (2002), doi:10.1126/science.1065103; communities: "
        "Blondel, Guillaume, Lambiotte and Lefebvre, Journal of Statistical Mechanics "
        "(2008) P10008, doi:10.1088/1742-5468/2008/10/P10008",
    GV_PARAMS(gv_rewiring),
};

/* Proposals for each swap wanted, before it is said that there is hardly another network.
 */
#define PROPOSALS_PER_SWAP 1000

bool gv_rewires(const gv_rewiring *rewiring)
{
    return rewiring != NULL &&
           (rewiring->rewire_degree > 0 || rewiring->rewire_community > 0);
}

gv_status gv_rewiring_check(const gv_rewiring *rewiring, const gv_generator *generator,
                            gv_error *err)
{
    if (!gv_rewires(rewiring))
        return GV_OK;
    if (generator->is_implicit) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "network '%s' cannot be rewired: everybody hears everybody",
                generator->spec.name);
        gv_error_hint(err, "leave rewire_degree and rewire_community out");
        return GV_E_IMPOSSIBLE;
    }
    if (generator->changes) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "ties of network '%s' come and go: they cannot be rewired",
                generator->spec.name);
        gv_error_hint(err, "`order` has null models for them: times_shuffled, "
                           "ticks_shuffled, reversed");
        return GV_E_IMPOSSIBLE;
    }
    if (rewiring->rewire_degree > 0 && rewiring->rewire_community > 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "rewire_degree would undo what rewire_community preserves");
        gv_error_hint(err, "say one of them");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

/* A key of its own for each use of randomness after growth. Growth reads its key as a
 * stream, whose counters never have a field of 0. */
static gv_key key_for(gv_key growth, uint32_t use)
{
    const gv_cipher cipher = gv_cipher_make(growth);
    const gv_bits bits = gv_draw(&cipher, gv_counter_make(use, 0, 0, 0, 0, 0));
    return (gv_key){ .low = bits.low, .high = bits.high };
}
enum { USE_SWAPS = 1, USE_COMMUNITIES = 2 };

static gv_status refuse_stuck(uint64_t done, uint64_t wanted, gv_error *err)
{
    GV_FAIL(err, GV_E_IMPOSSIBLE,
            "rewiring found %" PRIu64 " of %" PRIu64
            " swaps: hardly another network has what should be kept",
            done, wanted);
    gv_error_hint(err, "rewire less, or take a network with more ties or fewer hubs");
    return GV_E_IMPOSSIBLE;
}

gv_status gv_network_rewire(gv_network *net, const gv_rewiring *rewiring, gv_key key,
                            gv_error *err)
{
    const bool keeps_communities = rewiring->rewire_community > 0;
    const double share =
        keeps_communities ? rewiring->rewire_community : rewiring->rewire_degree;
    gv_stream stream = gv_stream_make(key_for(key, USE_SWAPS));
    uint32_t *community = NULL;
    uint64_t swaps = 0;
    gv_status status;
    const bool is_directed = !gv_csr_is_symmetric(gv_network_out(net));
    const double ties = (double) gv_network_arcs(net) / (is_directed ? 1 : 2);
    gv_swap_plan plan = { .is_directed = is_directed,
                          .wanted = (uint64_t) floor(share * ties / 2 + 0.5) };
    plan.tries = PROPOSALS_PER_SWAP * plan.wanted;
    if (keeps_communities) {
        community = gv_alloc(gv_network_people(net), sizeof *community, err);
        if (community == NULL)
            return GV_E_MEMORY;
        GV_TRY(gv_igraph_communities(gv_network_out(net), key_for(key, USE_COMMUNITIES),
                                     community, err));
        plan.community = community;
    }
    GV_TRY(gv_network_swap(net, &plan, &stream, &swaps, err));
    if (swaps < plan.wanted)
        status = refuse_stuck(swaps, plan.wanted, err);
done:
    gv_free(community);
    return status;
}
