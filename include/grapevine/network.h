/// @file
/// Layer 2: who hears whom. Networks are made once, then read by every arm.
/// Growing is serial (one thread at a time calls igraph); reading is free for all threads.
#ifndef GRAPEVINE_NETWORK_H
#define GRAPEVINE_NETWORK_H

#include "grapevine/base.h"
#include "grapevine/rng.h"
#include "grapevine/taste.h"

/// An arc u -> v means: what u says can reach v.
typedef struct gv_csr {
    uint32_t n;             ///< people
    const uint64_t *offset; ///< [n + 1], rising from 0 to the number of arcs
    const uint32_t *target; ///< [offset[n]], each below n, ascending per person, no repeats
    const double *weight;   ///< [offset[n]], or NULL when the network has no weights
} gv_csr;

typedef struct gv_network gv_network;

/// A generator as a part: name, parameters, growth.
typedef struct gv_generator {
    gv_spec spec;
    bool is_implicit; ///< keeps no ties: everybody hears everybody
    /// Do the ties carry weights? NULL: never.
    bool (*has_weights)(const void *params);
    bool is_random; ///< false: every key gives the same network
    /// Do these parameters make it random all the same? NULL: `is_random` says all.
    bool (*draws)(const void *params);
    bool changes; ///< ties come and go: its networks have a timeline
    /// Grow. @param params  checked; @param key  same key, same network;
    /// @param[out] out  untouched on failure.
    gv_status (*grow)(const void *params, gv_key key, gv_network **out, gv_error *err);
    /// Expected people and arcs, see gv_generator_size. NULL: only growing tells.
    gv_status (*size)(const void *params, uint64_t *people, uint64_t *arcs, gv_error *err);
    /// Bytes per arc at the peak of growth, igraph's tables included, for estimates.
    double peak_bytes_per_arc;
} gv_generator;

/// All generators, NULL-ended; and one by name, or NULL.
const gv_generator *const *gv_generators(void);
const gv_generator *gv_generator_named(const char *name);

/// Expected people and arcs, for the plan's estimate and for checks of other parts. Files
/// are read for it, which tells all that is wrong with them as well.
/// @return GV_OK, or why no such network exists; the numbers are untouched then.
gv_status gv_generator_size(const gv_generator *generator, const void *params,
                            uint64_t *people, uint64_t *arcs, gv_error *err) GV_MUST_USE;
/// Does another key give another network?
bool gv_generator_is_random(const gv_generator *generator, const void *params);

/// A null model after growth: how much of the pattern of ties is lost. Its table's keys
/// stand beside those of every generator.
typedef struct gv_rewiring {
    double rewire_degree;    ///< share of ties; everybody keeps the number of ties
    double rewire_community; ///< likewise, and ties join the communities they joined
} gv_rewiring;
extern const gv_spec gv_rewiring_spec;
/// Does it change anything? @param rewiring  may be NULL: no
bool gv_rewires(const gv_rewiring *rewiring);
/// @return GV_OK, or GV_E_IMPOSSIBLE when the two exclude each other or the network has no
/// ties to swap.
gv_status gv_rewiring_check(const gv_rewiring *rewiring, const gv_generator *generator,
                            gv_error *err) GV_MUST_USE;

/// Grow a network: calls the generator, rewires, and validates what came out. Share x ties
/// / 2 double-edge swaps are made; a tie of a network where everybody hears those who hear
/// them counts once.
/// @param rewiring  may be NULL: none
/// @return GV_OK, GV_E_MEMORY, GV_E_IMPOSSIBLE, GV_E_DATA. O(n + m).
gv_status gv_network_grow(const gv_generator *generator, const void *params,
                          const gv_rewiring *rewiring, gv_key key, gv_network **out,
                          gv_error *err) GV_MUST_USE;
void gv_network_free(gv_network *net);

uint32_t gv_network_people(const gv_network *net);
/// Arcs; on the implicit complete network n (n - 1).
uint64_t gv_network_arcs(const gv_network *net);
/// Is it the implicit complete network, which has no CSR: everybody hears everybody else?
bool gv_network_is_complete(const gv_network *net);
/// u speaks to v. The view borrows from the network. Empty (n = 0) on a complete network.
gv_csr gv_network_out(const gv_network *net);
/// v hears u: the transpose. Build it with gv_network_transpose first; empty before.
gv_csr gv_network_in(const gv_network *net);
gv_status gv_network_transpose(gv_network *net, gv_error *err) GV_MUST_USE;
/// The same of the whole and of every layer.
gv_status gv_network_transpose_layers(gv_network *net, gv_error *err) GV_MUST_USE;
/// People who hear u (followers), and people whom v hears.
uint64_t gv_network_followers(const gv_network *net, uint32_t u);
uint64_t gv_network_followed(const gv_network *net, uint32_t v); ///< needs the transpose
bool gv_network_has_weights(const gv_network *net);
/// Does everybody hear those who hear them, with the same weight? O(m log m).
bool gv_network_is_mutual(const gv_network *net);
/// The groups that a network was grown from, where its generator has some (block_model).
/// @param[out] start  [blocks + 1] first person of each, then `people`; borrowed
/// @return how many; 0: none
size_t gv_network_blocks(const gv_network *net, const uint32_t **start);
/// What people care for, where ties were made by it. [people], borrowed; NULL: nowhere.
const gv_taste *gv_network_tastes(const gv_network *net);
/// Hash of n, offsets, targets and weights, of all layers.
gv_hash gv_network_hash(const gv_network *net);
uint64_t gv_network_bytes(const gv_network *net);

/// The id that the input file gave to a person (its decimal number when there is no file).
/// Borrowed, or written into `room` [32].
const char *gv_network_label(const gv_network *net, uint32_t person, char room[32]);
/// The person with that id, or UINT32_MAX. O(log n).
uint32_t gv_network_find(const gv_network *net, const char *label);

/// What reading a file did to it; all zero for grown networks.
typedef struct gv_network_notes {
    uint64_t rows;          ///< ties in the file
    uint64_t loops_dropped; ///< self-ties
    uint64_t repeats_merged;
} gv_network_notes;
gv_network_notes gv_network_reading_notes(const gv_network *net);

/// Build from arcs (used by generators). Takes copies. Self-ties must be gone; repeats are
/// merged and their weights added.
/// @param speaker, hearer [m]; @param weight [m] or NULL; each below n
gv_status gv_network_from_arcs(uint32_t n, uint64_t m, const uint32_t *speaker,
                               const uint32_t *hearer, const double *weight,
                               gv_network **out, gv_error *err) GV_MUST_USE;
gv_status gv_network_complete(uint32_t n, gv_network **out, gv_error *err) GV_MUST_USE;

/* ---- layers ---------------------------------------------------------------- */

#define GV_LAYERS 8           ///< most layers of a network
#define GV_UNION UINT32_MAX   ///< all layers at once
#define GV_UNION_WORD "union" ///< the same in scenarios

/// Put networks of the same people on top of each other. The whole is the network of one
/// layer, or of all ties: everything else that is asked of it means those. In the union a
/// tie of two layers is one tie, whose weights are added; without a weight it weighs 1
/// where another layer has weights.
/// @param layer [n]  1 to GV_LAYERS; the whole owns them on success, untouched on failure
/// @param name [n]   texts that outlive the network, or NULL
/// @param used       the layer along which word travels, or GV_UNION
/// @return GV_OK, GV_E_IMPOSSIBLE (different numbers of people), GV_E_DATA (files with
/// different ids), GV_E_MEMORY. O(n), and O(arcs) for the union.
gv_status gv_network_stack(gv_network **layer, const char *const *name, uint32_t n,
                           uint32_t used, gv_network **out, gv_error *err) GV_MUST_USE;
/// How many layers; 1 for a network that was not stacked.
uint32_t gv_network_layers(const gv_network *net);
/// One layer, for those who look at several: its arcs, weights, followers. People are
/// called by names in the whole only. Borrowed; a network that was not stacked is its own
/// layer 0.
const gv_network *gv_network_layer(const gv_network *net, uint32_t layer);
/// What it is called; NULL in a network that was not stacked.
const char *gv_network_layer_name(const gv_network *net, uint32_t layer);
/// The layer along which word travels as coins know it: 0 where there is only one, and for
/// the union.
uint32_t gv_network_coin_layer(const gv_network *net);
/// Have people names of their own, from a file?
bool gv_network_has_names(const gv_network *net);

/* ---- ties that come and go ------------------------------------------------- */

/// What stands when the stream is over: nothing; the last ties, for ever; the stream again.
typedef enum gv_after { GV_AFTER_STOP, GV_AFTER_HOLD, GV_AFTER_REPEAT } gv_after;

/// Ties that come and go: snapshot k stands in the ticks [tick[k], tick[k + 1]). It has a
/// row for everybody who speaks in it, so silent people cost nothing. The network itself
/// holds the ties of all ticks together.
typedef struct gv_timeline {
    uint32_t people;
    uint32_t n;              ///< snapshots, at least 1
    const uint32_t *tick;    ///< [n + 1] rising from 0 to the length of the stream
    const uint64_t *row;     ///< [n + 1] first row of each snapshot
    const uint32_t *speaker; ///< [row[n]] ascending in a snapshot
    const uint64_t *offset;  ///< [row[n] + 1] first arc of each row
    const uint32_t *target;  ///< [offset[row[n]]] ascending in a row
    const double *weight;    ///< [offset[row[n]]], or NULL when ties have no weights
    const uint32_t *tie;     ///< [offset[row[n]]] place of the arc in the network
    uint32_t skip;           ///< ticks of the stream before tick 0 of a life
    gv_after after;
} gv_timeline;

/// When u speaks to v; NULL: ties stay. Borrowed.
const gv_timeline *gv_network_timeline(const gv_network *net);
/// When v hears u, with rows of hearers; the same one where everybody hears those who hear
/// them. Build it with gv_network_transpose first; NULL before.
const gv_timeline *gv_network_timeline_in(const gv_network *net);
/// The snapshot of a tick of a life, or `n`: nobody meets anybody any more. O(log n).
uint32_t gv_timeline_at(const gv_timeline *timeline, uint64_t tick);
/// Write where the row of every person begins in `target` in that snapshot (`n`: all
/// empty).
/// @param[out] offset  [people + 1]. O(people)
void gv_timeline_rows(const gv_timeline *timeline, uint32_t snapshot, uint64_t *offset);
/// Arcs of all snapshots together, and ticks of the stream.
uint64_t gv_timeline_arcs(const gv_timeline *timeline);
uint32_t gv_timeline_ticks(const gv_timeline *timeline);

/* ---- orders of people ------------------------------------------------------ */

typedef enum gv_ranking {
#define GV_RANKING(NAME, word, help) GV_RANKING_##NAME,
#include "grapevine/rankings.def"
#undef GV_RANKING
    GV_RANKINGS
} gv_ranking;
#define GV_RANKS(ranking) (1u << (ranking)) ///< bit of a ranking

/// All people in the order of a ranking, ties by id. Scores are rounded to 1e-9 of their
/// possible range before they are compared, so that the last bits of a library decide
/// nothing. Weights of ties are not looked at. On a complete network all are equal: the
/// order is that of the ids.
///
/// Betweenness and closeness are exact while people x arcs is at most GV_RANKING_EXACT.
/// Above, they are estimated from GV_RANKING_PIVOTS keyed random people (as sources of
/// paths, as hearers): by Hoeffding's inequality a person's score, as a share of its
/// possible range, is then off by more than 0.085 with a chance of at most 5 %.
/// Serial, because igraph is called. Betweenness, closeness: O(n m) up to the limit (some
/// ten seconds), then O(256 m); the others about O(n log n + m).
/// @param key  decides pivots and communities: same key, same order
/// @param[out] order [people]  left as it is on failure
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY
/// @source Brandes, Pich (2007), doi:10.1142/S0218127407018403 (pivots); Boldi, Vigna
/// (2014), doi:10.1080/15427951.2013.865686 (closeness as mean of 1 / distance); Blondel,
/// Guillaume, Lambiotte, Lefebvre (2008), doi:10.1088/1742-5468/2008/10/P10008 (Louvain)
gv_status gv_network_rank(const gv_network *net, gv_ranking ranking, gv_key key,
                          uint32_t *order, gv_error *err) GV_MUST_USE;
#define GV_RANKING_EXACT UINT64_C(1000000000)
#define GV_RANKING_PIVOTS 256

/// Who belongs together: numbers from 0, as Louvain's method finds them in the ties, those
/// of either direction alike; weights are not looked at. On a complete network all are in
/// one. Serial, because igraph is called. About O(m).
/// @param key  same key, same communities, those of gv_network_rank too
/// @param[out] community [people]
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY
/// @source Blondel, Guillaume, Lambiotte, Lefebvre (2008),
/// doi:10.1088/1742-5468/2008/10/P10008
gv_status gv_network_communities(const gv_network *net, gv_key key, uint32_t *community,
                                 gv_error *err) GV_MUST_USE;

/* ---- statistics ------------------------------------------------------------ */

typedef enum gv_statistic {
#define GV_STATISTIC(NAME, key, group, unit, title, definition, source) GV_STATISTIC_##NAME,
#include "grapevine/statistics.def"
#undef GV_STATISTIC
    GV_STATISTICS
} gv_statistic;

/// What is to be said about a statistic; a row of statistics.def.
typedef struct gv_statistic_row {
    const char *key;   ///< in JSON
    const char *group; ///< rows of one group stand together
    const char *unit;  ///< "" when that of the weights, which files do not say
    const char *title, *definition;
    const char *source; ///< paper with DOI, or ""
} gv_statistic_row;
extern const gv_statistic_row gv_statistic_rows[GV_STATISTICS];

/// Statistics of one network. What does not exist (clustering without ties that meet,
/// mixing where nobody differs, weights where there are none) is NaN.
typedef struct gv_statistics {
    gv_interval of[GV_STATISTICS]; ///< low and high differ where people were sampled
    uint32_t searches; ///< people from whom paths were searched; all, or a sample
} gv_statistics;

/// Describe a network. Serial, because igraph is called.
/// @param group  [people] numbers of groups, or NULL; @param key  of sampled people
/// @param[out] out  untouched on failure
/// @return GV_OK, GV_E_MEMORY, GV_E_LIBRARY. Cost: clustering O(sum of squared ties), paths
/// about 2e8 steps, all else O(n log n + m); some 150 bytes an arc for igraph's copy.
gv_status gv_network_statistics(const gv_network *net, const uint16_t *group, gv_key key,
                                gv_statistics *out, gv_error *err) GV_MUST_USE;

/* ---- files ------------------------------------------------------------------ */

/// Forms in which a network can be written, and read again.
typedef enum gv_network_form {
    GV_NETWORK_LIST,    ///< a tie to a line, as edge_list reads it
    GV_NETWORK_GRAPHML, ///< as graph_file reads it
    GV_NETWORK_BINARY,  ///< as binary_file maps it
    GV_NETWORK_FORMS
} gv_network_form;
/// "list", "graphml", "binary". @return false: there is no such form
bool gv_network_form_named(const char *name, gv_network_form *out) GV_MUST_USE;
/// By the ending: .tsv .txt .csv .edges; .graphml .xml; .gvn. @return false: none of these
bool gv_network_form_of_file(const char *path, gv_network_form *out) GV_MUST_USE;

/// Where bytes go.
typedef struct gv_byte_sink {
    void *self;
    gv_status (*take)(void *self, const void *bytes, size_t n, gv_error *err);
} gv_byte_sink;

/// Write a network, in pieces; speakers come first. Whoever reads it gets the same people,
/// in the same order, with the same ties and weights.
/// @param net  its transpose is made if it is not there
/// @return GV_OK, GV_E_MEMORY, what the sink returns, GV_E_IMPOSSIBLE (the complete network
/// keeps no ties; a list of ties cannot say who has none, nor carry ids with blanks)
gv_status gv_network_write(gv_network *net, gv_network_form form, gv_byte_sink sink,
                           gv_error *err) GV_MUST_USE;

/* ---- drawings -------------------------------------------------------------- */

/// Where people stand in a drawing of the network: parts that know each other come close,
/// connected parts stand side by side, the largest first. Directions and weights of ties
/// are not looked at. Serial, because igraph is called; the same on every machine.
/// @param key  sets people apart who cannot be told apart by their ties
/// @param[out] x, y [people]  in [0, 1], the longer side of the drawing fills it, multiples
/// of 1e-4; left as they are on failure
/// @return GV_OK, GV_E_IMPOSSIBLE (more than GV_LAYOUT_PEOPLE), GV_E_MEMORY, GV_E_LIBRARY.
/// O(n^2) memory, O(n^2 + n m) time: 500 people take about a second.
/// @source Harel, Koren (2004), doi:10.7155/jgaa.00089; Kamada, Kawai (1989),
/// doi:10.1016/0020-0190(89)90102-6; Fruchterman, Reingold (1991),
/// doi:10.1002/spe.4380211102
gv_status gv_network_layout(const gv_network *net, gv_key key, double *x, double *y,
                            gv_error *err) GV_MUST_USE;
#define GV_LAYOUT_PEOPLE 1000

#endif
