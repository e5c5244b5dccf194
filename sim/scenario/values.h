/* From the nodes of a mapping to the fields of a parameter struct, as its table says. */
#ifndef GRAPEVINE_SCENARIO_VALUES_H
#define GRAPEVINE_SCENARIO_VALUES_H

#include "scenario/parts.h"
#include "scenario/yaml_tree.h"

/// One scenario on its way to a plan. Functions of this layer return a status only for
/// memory; what is wrong with the scenario goes to `complaints`.
typedef struct gv_reading {
    gv_yaml *tree;
    gv_plan *plan; ///< its arena owns what is stored
    gv_diagnostics *complaints;
    gv_error *err;
    bool is_shipped; ///< with the program: no file stands beside it
} gv_reading;

/// A mapping that is read by a table.
typedef struct gv_section {
    const gv_yaml_node *mapping;
    const char *title;      ///< for messages: "a scenario", "broadcast"
    gv_place place;         ///< where a missing key is missing
    const gv_key_row *keys; ///< beside the table's; their values are not read here
    const gv_spec *spec;
    const gv_spec *common; ///< read by another call; NULL: none
} gv_section;

/// Judge the keys, then store every value that its row allows. Fields that the mapping does
/// not name, or names wrongly, keep their defaults.
/// @param params [spec->params_size], with defaults
gv_status gv_values_read(gv_reading *r, const gv_section *section,
                         void *params) GV_MUST_USE;

/// Store the values of section->common, whose keys were judged with the others'.
gv_status gv_values_read_common(gv_reading *r, const gv_section *section,
                                void *params) GV_MUST_USE;

/// Complain about keys that are in none of `keys`, `spec` and `common` (which may be NULL).
/// @param[out] meant rows that a misspelt key probably means, [rows]; may be NULL
gv_status gv_values_judge_keys(gv_reading *r, const gv_section *section,
                               bool *meant) GV_MUST_USE;

/// Append "did you mean ...?", or else what is known, to the complaint added last.
/// @return the nearest known word or NULL
const char *gv_values_suggest(gv_reading *r, const char *word, const gv_word_list *known);

/// Is there a single value? Complains when there is none, or a list, or a group.
bool gv_values_is_single(gv_reading *r, const char *name, const gv_yaml_node *node);
/// A number within the bounds of a row; complains. `row` needs no field.
bool gv_values_number(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                      double *out);
/// True or false, as 1 or 0. @return false after a complaint
bool gv_values_flag(gv_reading *r, const gv_param *row, const gv_yaml_node *node,
                    double *out);
/// Names with shares of a whole; complains, not about their sum.
/// @param what  one of them, for messages: "a group"
/// @param[out] good  were all of them well?
gv_status gv_values_shares(gv_reading *r, const char *what, const gv_yaml_node *node,
                           gv_shares *out, bool *good) GV_MUST_USE;
/// A share of something, above 0 and at most 1.
extern const gv_param gv_share_row;
/// A name of an arm, tactic, trait or group: letters, digits, `.`, `_`, `-`; complains.
bool gv_values_is_name(gv_reading *r, const char *what, const char *name, gv_place place);

#endif
