/* Sections of a scenario: what all of them share, and one reader for each. */
#ifndef GRAPEVINE_SCENARIO_SECTION_H
#define GRAPEVINE_SCENARIO_SECTION_H

#include "scenario/values.h"

/// A child that is there and that no complaint was made about.
const gv_yaml_node *gv_section_child(const gv_yaml_node *mapping, const char *key);
/// Was something wrong with `world:`, so that what it would have brought is not there?
bool gv_section_lacks_world(const gv_yaml_node *root);
/// The same for a key that must be there; complains, unless a world is to blame.
const gv_yaml_node *gv_section_required(gv_reading *r, const gv_yaml_node *root,
                                        const char *key, const char *example);
/// Is the node of that kind? Complains with `words`: "groups should be names with shares".
bool gv_section_is_shape(gv_reading *r, const gv_yaml_node *node, gv_yaml_kind kind,
                         const char *words);
/// A part and its parameters.
/// @param[out] position in its list; SIZE_MAX when there is no such part
/// @param[out] params   in the plan's arena, with every value that its row allows
/// @param[out] place    for complaints about the part as a whole
gv_status gv_section_read_part(gv_reading *r, const gv_parts *parts,
                               const gv_yaml_node *node, size_t *position, void **params,
                               gv_place *place) GV_MUST_USE;

/* Each reads one key of the top level into r->plan; what could not be read stays NULL
 * there. */

/// @param[out] per_graph replicates to a graph; 0: choose
gv_status gv_read_network(gv_reading *r, const gv_yaml_node *root, uint64_t *per_graph,
                          gv_place *place) GV_MUST_USE;
gv_status gv_read_model(gv_reading *r, const gv_yaml_node *root,
                        gv_place *place) GV_MUST_USE;
/// @param[out] place  of the people, for complaints about their file
gv_status gv_read_people(gv_reading *r, const gv_yaml_node *root,
                         gv_place *place) GV_MUST_USE;
gv_status gv_read_messages(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
/// After people and model, against which tactics are checked.
gv_status gv_read_strategies(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
gv_status gv_read_measures(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
/// After everything that can be contested.
gv_status gv_read_contests(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
/// After contests, which exclude it, and the record.
gv_status gv_read_sweep(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
/// After strategies, measures and the sweep, of which it speaks.
gv_status gv_read_claim(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;
gv_status gv_read_record(gv_reading *r, const gv_yaml_node *root) GV_MUST_USE;

#endif
