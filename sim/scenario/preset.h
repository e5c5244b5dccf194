/* Worlds, strategies and messages that a scenario uses by name: found beside it, or shipped
 * with the program. */
#ifndef GRAPEVINE_SCENARIO_PRESET_H
#define GRAPEVINE_SCENARIO_PRESET_H

#include "grapevine/scenario.h"
#include "scenario/values.h"

typedef enum gv_preset_kind {
    GV_PRESET_STRATEGY,
    GV_PRESET_WORLD,
    GV_PRESET_MESSAGE,
    GV_PRESET_KINDS
} gv_preset_kind;
/// What one of them is called, and the folder they stand in.
extern const char *const gv_preset_words[], *const gv_preset_folders[];

/// The top mapping of a preset: of `FOLDER/NAME.yaml` beside the scenario, or else of the
/// shipped one. Its keys are judged, its version checked.
/// @param place  for complaints that there is none
/// @param[out] out  NULL after a complaint; copy before changing it
gv_status gv_preset_open(gv_reading *r, gv_preset_kind kind, const char *name,
                         gv_place place, const gv_yaml_node **out) GV_MUST_USE;
/// Add the names of shipped presets.
void gv_word_list_add_presets(gv_word_list *list, gv_preset_kind kind);

/// Put in place what the scenario uses by name: after this the tree holds a scenario as if
/// all had been written out. May be called again after a setting; then only what is new is
/// put in place.
gv_status gv_expand(gv_reading *r) GV_MUST_USE;
/// Does a setting with this path say which presets are used? Such settings go first.
bool gv_expand_begins_with(const char *setting);

/* ---- between expand.c and its parts ---- */

/// `world:`
gv_status gv_expand_world(gv_reading *r, gv_yaml_node *root) GV_MUST_USE;
/// `messages:` and `content:`
gv_status gv_expand_messages(gv_reading *r, gv_yaml_node *root) GV_MUST_USE;
/// `strategies:`
gv_status gv_expand_strategies(gv_reading *r, gv_yaml_node *root) GV_MUST_USE;
/// Let `messages:` hold a message, from `given` or else from the preset of that name.
/// @param[out] found is it there? If not, it was complained about at `place`.
gv_status gv_expand_message(gv_reading *r, gv_yaml_node *root, const char *name,
                            const gv_yaml_node *given, gv_place place,
                            bool *found) GV_MUST_USE;
/// Does the model of the scenario look at what messages are like? (If it is unknown, yes.)
bool gv_expand_has_content(const gv_yaml_node *root);
/// A single value in place of what was there.
gv_status gv_expand_write(gv_reading *r, gv_yaml_node *node, const char *text,
                          gv_place place) GV_MUST_USE;
/// A single value under a key of a mapping, new or in place of what was there.
gv_status gv_expand_set(gv_reading *r, gv_yaml_node *mapping, const char *key,
                        const char *text, gv_place place) GV_MUST_USE;
/// Take the child with that key out of a mapping.
void gv_expand_drop(gv_yaml_node *mapping, const char *key);

#endif
