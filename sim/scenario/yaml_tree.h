/* A scenario file as a small tree of nodes that all know where they were written. */
#ifndef GRAPEVINE_SCENARIO_YAML_TREE_H
#define GRAPEVINE_SCENARIO_YAML_TREE_H

#include "scenario/diagnostic.h"

/* Bounds on what strangers may send; all are checked while the file streams by. */
#define GV_YAML_BYTES (4u << 20)
#define GV_YAML_DEPTH 32u
#define GV_YAML_NODES 100000u

typedef enum gv_yaml_kind {
    GV_YAML_SCALAR,
    GV_YAML_SEQUENCE,
    GV_YAML_MAPPING,
    GV_YAML_REFUSED, ///< something was complained about already: say no more about it
} gv_yaml_kind;

/// One value, its key if it stands in a mapping, and its neighbours in order of writing.
typedef struct gv_yaml_node gv_yaml_node;
struct gv_yaml_node {
    gv_yaml_kind kind;
    bool quoted;        ///< a scalar in quotes or a block text
    gv_place place;     ///< of the value; of the key's colon when the value is missing
    gv_place key_place; ///< of the key
    const char *key;    ///< NULL outside mappings
    const char *text;   ///< of scalars, never NULL there; "" unquoted: no value was written
    size_t n_children;
    gv_yaml_node *first, *last; ///< children
    gv_yaml_node *next;         ///< sibling
};

/// The tree of one file; owns its nodes and all text. One thread at a time.
typedef struct gv_yaml gv_yaml;

/// Read a file of at most 4 MiB and parse it. What is wrong with the file goes to
/// `complaints`; a tree is made all the same, so that complaints can be shown with their
/// lines.
/// @param[out] out yours to free; untouched on failure
/// @return GV_OK (look at `complaints`), GV_E_DATA (cannot be read), GV_E_MEMORY
/// Cost: O(bytes), and never more than 4 MiB + 1 of them.
gv_status gv_yaml_read(const char *path, gv_diagnostics *complaints, gv_yaml **out,
                       gv_error *err) GV_MUST_USE;
/// The same for `n` bytes in memory (copied); `name` stands for the file in messages.
/// @return GV_OK, GV_E_MEMORY
gv_status gv_yaml_parse(const char *name, const char *bytes, size_t n,
                        gv_diagnostics *complaints, gv_yaml **out,
                        gv_error *err) GV_MUST_USE;
void gv_yaml_free(gv_yaml *tree);

/// The top mapping, or NULL when the file is not even a mapping in valid YAML (then there
/// was a complaint).
gv_yaml_node *gv_yaml_root(const gv_yaml *tree);
/// Text and settings, for gv_diagnostics_render. Valid until the next override or free.
const gv_source *gv_yaml_source(const gv_yaml *tree);

/// The value under a key of a mapping, or NULL. O(children).
gv_yaml_node *gv_yaml_find(const gv_yaml_node *mapping, const char *key);
/// The k-th child, or NULL. O(k).
gv_yaml_node *gv_yaml_at(const gv_yaml_node *parent, size_t k);
/// "a list", "a group of keys", "a text"... for messages.
const char *gv_yaml_kind_words(const gv_yaml_node *node);

/// Parse a further file into the same tree; a name that was used before is not parsed
/// again. Its places have its number.
/// @param[out] out  its top mapping, NULL after a complaint; copy it before changing it
/// @return GV_OK (look at `complaints`), GV_E_MEMORY
gv_status gv_yaml_use(gv_yaml *tree, const char *name, const char *text, size_t n,
                      gv_diagnostics *complaints, gv_yaml_node **out,
                      gv_error *err) GV_MUST_USE;
/// Are there more values than a scenario may have, with those of the files it uses?
bool gv_yaml_is_full(const gv_yaml *tree);

/// A copy with all below it, without a neighbour, under the same key; of a tree that is
/// full, a refused node. NULL without memory. O(nodes).
gv_yaml_node *gv_yaml_copy(gv_yaml *tree, const gv_yaml_node *node, gv_error *err);
/// Put one node in another's place: its key and its neighbours stay.
void gv_yaml_replace(gv_yaml_node *node, const gv_yaml_node *value);
/// Give `mapping` what `preset` has and it has not, at any depth; the preset's keys come
/// first. What `mapping` says wins; where the two are of different kinds, all of it.
/// @return GV_OK, GV_E_MEMORY. O(nodes of the preset + (children)^2 of a mapping).
gv_status gv_yaml_merge(gv_yaml *tree, gv_yaml_node *mapping, const gv_yaml_node *preset,
                        gv_error *err) GV_MUST_USE;

/// Set one value from outside the file: `model.p=0.05`, `strategies.both.0.cpm=14`. A step
/// of the path is a key, the position of a list element (from 0), or an element's `name:`
/// or `kind:`. Missing keys are made. A value that begins with [ { " or ' is read as YAML,
/// anything else is taken as it stands. New nodes carry the number of the setting as their
/// place.
/// @param flat NULL-ended keys of the top level whose own keys contain dots (`contest`)
/// @return GV_OK (look at `complaints`), GV_E_USAGE (no `key=value`), GV_E_MEMORY
gv_status gv_yaml_override(gv_yaml *tree, const char *setting, const char *const *flat,
                           gv_diagnostics *complaints, gv_error *err) GV_MUST_USE;

/* ---- between yaml_tree.c, yaml_node.c and override.c ------------------------ */

/// Remember a setting. @return its number from 1, or 0 without memory.
uint32_t gv_yaml_add_setting(gv_yaml *tree, const char *setting, gv_error *err);
/// A node without children. NULL without memory.
gv_yaml_node *gv_yaml_node_new(gv_yaml *tree, gv_yaml_kind kind, gv_place place,
                               gv_error *err);
/// A copy of `n` bytes that lives as long as the tree. NULL without memory.
const char *gv_yaml_keep_text(gv_yaml *tree, const char *bytes, size_t n, gv_error *err);
void gv_yaml_append(gv_yaml_node *parent, gv_yaml_node *child);
/// Complain about keys that a mapping has twice and take all but the first out of it.
/// O(k log k) for k children. @return GV_OK, GV_E_MEMORY
gv_status gv_yaml_refuse_repeats(gv_yaml_node *mapping, gv_diagnostics *complaints,
                                 gv_error *err) GV_MUST_USE;
/// Parse the value of a setting, screened text. @param[out] out NULL when it is not valid
/// (then there was a complaint).
gv_status gv_yaml_parse_value(gv_yaml *tree, const char *text, uint32_t setting,
                              gv_diagnostics *complaints, gv_yaml_node **out,
                              gv_error *err) GV_MUST_USE;

#endif
