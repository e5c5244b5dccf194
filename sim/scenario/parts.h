/* The lists of parts that a scenario chooses from, seen as nothing but their specs. */
#ifndef GRAPEVINE_SCENARIO_PARTS_H
#define GRAPEVINE_SCENARIO_PARTS_H

#include "grapevine/plan.h"

/// A key that a section has beside the rows of a table.
typedef struct gv_key_row {
    const char *name;  ///< NULL ends a list
    const char *shape; ///< what may stand there, in words
    const char *help;  ///< one sentence
    bool required;
} gv_key_row;

typedef struct gv_parts {
    const char *word;               ///< one of them: "model"
    const char *plural;             ///< all of them: "models"
    const gv_key_row *keys;         ///< of its section, beside the part's own
    const gv_spec *(*at)(size_t k); ///< the k-th, NULL behind the last
    const gv_spec *common;          ///< rows that each has beside its own, or NULL
} gv_parts;

extern const gv_parts gv_parts_networks, gv_parts_traits, gv_parts_models, gv_parts_rules,
    gv_parts_tactics, gv_parts_metrics, gv_parts_happenings, gv_parts_comparisons;
/// A network as one layer of several.
extern const gv_parts gv_parts_layers;
/// [GV_PARTS] all of the above, in the order of the reference page.
#define GV_PARTS 8
extern const gv_parts *const gv_parts_all[GV_PARTS];

/// What the entries of such a row may be.
const gv_parts *gv_parts_of_entries(const gv_param *row);

/// Position of the part with that name or alias, or SIZE_MAX.
size_t gv_parts_find(const gv_parts *parts, const char *name);

extern const gv_key_row gv_top_keys[];
extern const gv_key_row gv_network_keys[];
extern const gv_key_row gv_layered_keys[];
extern const gv_key_row gv_people_keys[];
extern const gv_key_row gv_trait_keys[];
extern const gv_key_row gv_model_keys[];
extern const gv_key_row gv_tactic_keys[];
extern const gv_key_row gv_measure_keys[];
extern const gv_key_row gv_rule_keys[];
extern const gv_key_row gv_record_keys[];
/// Keys of the top level whose own keys contain dots.
extern const char *const gv_flat_keys[];

/// A growing NULL-ended list of borrowed words.
typedef struct gv_word_list {
    const char **at;
    size_t n;
    bool failed; ///< memory ran out
} gv_word_list;
void gv_word_list_add(gv_word_list *list, const char *word);
void gv_word_list_free(gv_word_list *list);
/// Every name of `parts`; every name and alias of the rows of `spec`; names of `keys`;
/// `words`.
void gv_word_list_add_parts(gv_word_list *list, const gv_parts *parts);
void gv_word_list_add_rows(gv_word_list *list, const gv_spec *spec);
void gv_word_list_add_keys(gv_word_list *list, const gv_key_row *keys);
void gv_word_list_add_words(gv_word_list *list, const char *const *words);

#endif
