/// @file
/// Layer 2: who people are: named columns over the people of one network, drawn from
/// declared laws or read from a file. Made once per graph, then read by every arm on any
/// thread.
#ifndef GRAPEVINE_PEOPLE_H
#define GRAPEVINE_PEOPLE_H

#include "grapevine/network.h"

/* ---- what a scenario declares --------------------------------------------- */

/// A kind of trait as a part: a law to draw from, or a place where values are found. One of
/// `draw`, `column` and `blocks` is there.
typedef struct gv_trait_kind {
    gv_spec spec;
    /// What one row of the table cannot check. NULL: nothing.
    /// @return GV_OK, or GV_E_SCENARIO with words.
    gv_status (*check)(const void *params, gv_error *err);
    /// The words that a drawn value is the number of; n = 0, or NULL: values are numbers.
    gv_words (*labels)(const void *params);
    /// One person's value from luck of their own: a number, or the number of a label.
    double (*draw)(const void *params, gv_bits luck);
    /// The column of the file of people; `*has_words`: else it holds numbers.
    const char *(*column)(const void *params, bool *has_words);
    /// What the blocks of the network are called; n = 0: by their numbers from 1.
    gv_words (*blocks)(const void *params);
} gv_trait_kind;

/// All kinds of traits, NULL-ended; and one by name, or NULL.
const gv_trait_kind *const *gv_trait_kinds(void);
const gv_trait_kind *gv_trait_kind_named(const char *name);

/// How alike people are who are tied: rows that stand beside those of every kind of trait.
typedef struct gv_mixing {
    double homophily; ///< assortativity to reach by seating people; 0: as it comes
} gv_mixing;
extern const gv_spec gv_mixing_spec;

typedef struct gv_trait_plan {
    const char *name; ///< distinct
    const gv_trait_kind *kind;
    void *params;
    gv_mixing mixing;
} gv_trait_plan;

/// The file of people, and what to do where it and the network disagree.
typedef struct gv_people_file {
    const char *file;   ///< "": none
    const char *id;     ///< column that holds the ids of people
    uint32_t missing;   ///< gv_missing: people without a value
    uint32_t strangers; ///< gv_strangers: ids that the network does not have
} gv_people_file;
typedef enum gv_missing { GV_MISSING_REFUSE, GV_MISSING_HOT_DECK } gv_missing;
typedef enum gv_strangers { GV_STRANGERS_REFUSE, GV_STRANGERS_IGNORE } gv_strangers;
extern const gv_spec gv_people_spec;

/// What a file said of people; see gv_people_table_read.
typedef struct gv_people_table gv_people_table;

typedef struct gv_people_plan {
    gv_people_file source;
    size_t n;                     ///< traits
    gv_trait_plan *traits;        ///< [n]
    const gv_people_table *table; ///< what source.file holds; NULL without a file
} gv_people_plan;
/// The trait that `groups:` declares; tactics and metrics speak of its labels as groups.
#define GV_GROUP "group"

/// The trait of that name in a plan, or NULL.
const gv_trait_plan *gv_people_plan_trait(const gv_people_plan *plan, const char *name);
/// Does a trait hold words? (Else numbers.)
bool gv_trait_has_words(const gv_trait_plan *trait);
/// The words it may hold, where they are known before a network is; n = 0: not known.
gv_words gv_trait_words(const gv_people_plan *plan, const gv_trait_plan *trait);
/// Is nothing declared but drawn groups, as `groups:` does?
bool gv_people_plan_is_groups(const gv_people_plan *plan);

/// Does everything hold that concerns more than one row? Columns without a file, a file
/// without columns, the checks of the kinds.
/// @return GV_OK, or GV_E_SCENARIO
gv_status gv_people_plan_check(const gv_people_plan *plan, gv_error *err) GV_MUST_USE;

/* ---- files of people -------------------------------------------------------- */

/// Read the columns that the traits ask for. The first line is the head; cells are apart by
/// tabs, semicolons or commas, whichever the head has first in this order; a cell may stand
/// in double quotes; blank lines are passed over. The label of a word is its place in the
/// ascending order of all words of the column. An empty cell is a missing value.
/// @param[out] out  NULL where the plan has no file; yours to free
/// @return GV_OK, GV_E_DATA with line and column, GV_E_MEMORY. O(bytes log rows).
gv_status gv_people_table_read(const gv_people_plan *plan, gv_people_table **out,
                               gv_error *err) GV_MUST_USE;
void gv_people_table_free(gv_people_table *table);
/// Do file and network know the same people, as far as the plan wants them to?
/// Nothing is wrong without a file.
/// @return GV_OK, GV_E_DATA, GV_E_MEMORY. O(rows log people).
gv_status gv_people_table_check(const gv_people_plan *plan, const gv_network *net,
                                gv_error *err) GV_MUST_USE;

/// Are all numbers that the file has for a trait from `low` to `high`? Yes without a file,
/// and where the trait is drawn.
/// @return GV_OK, or GV_E_DATA with the row. O(rows).
gv_status gv_people_table_within(const gv_people_plan *plan, const char *trait, double low,
                                 double high, gv_error *err) GV_MUST_USE;

/* ---- people ------------------------------------------------------------------ */

/// A named column: one number per person, or one word out of a few.
typedef struct gv_trait {
    const char *name;
    size_t n_labels;          ///< 0: a trait of numbers
    const char *const *label; ///< [n_labels] the words
    const uint16_t *value;    ///< [people] the number of the word; NULL: numbers
    const double *number;     ///< [people], finite; NULL: words
} gv_trait;

typedef struct gv_people gv_people;

/// Make everybody's traits. Each draw is keyed by person and name of the trait, so one
/// trait more moves no other. Drawn numbers are rounded to 2^-20. Then people change seats
/// until the declared homophily is reached.
/// @param net  whose people these are
/// @return GV_OK, GV_E_MEMORY, GV_E_DATA (the file does not fit), GV_E_IMPOSSIBLE (no
/// blocks; homophily out of reach). O(n) a trait; homophily O(n times mean degree), some
/// hundredfold.
gv_status gv_people_create(const gv_people_plan *plan, const gv_network *net, gv_key key,
                           gv_people **out, gv_error *err) GV_MUST_USE;
void gv_people_free(gv_people *people);
size_t gv_people_traits(const gv_people *people);
const gv_trait *gv_people_trait_at(const gv_people *people, size_t k);
/// The trait with that name, or NULL.
const gv_trait *gv_people_trait(const gv_people *people, const char *name);
/// Who has a word, in ascending order (borrowed).
/// @return how many; 0 if there is no such trait or word
uint32_t gv_people_members(const gv_people *people, const char *trait, const char *label,
                           const uint32_t **member);
/// The same for the trait GV_GROUP.
uint32_t gv_people_group(const gv_people *people, const char *group,
                         const uint32_t **member);
/// Hash of all names, words and values.
gv_hash gv_people_hash(const gv_people *people);
uint64_t gv_people_bytes(const gv_people *people);
/// Bytes of a plan's people, for estimates.
uint64_t gv_people_plan_bytes(const gv_people_plan *plan, uint64_t people);

/* ---- how alike the tied are ---------------------------------------------------- */

/// Assortativity of a network by a trait: over all arcs, (share of arcs within a word - the
/// share expected of the degrees) / (1 - that share); for numbers the correlation of both
/// ends. Weights of ties are not looked at. NaN where it is not defined: no arcs, or all
/// ends alike. O(m).
/// @source Newman (2003), doi:10.1103/PhysRevE.67.026126, equations 2 and 21
double gv_trait_assortativity(const gv_trait *trait, gv_csr out);

#endif
