/// @file
/// What the files of layer 2 share with each other and show to nobody else.
#ifndef GRAPEVINE_NETWORK_INTERNAL_H
#define GRAPEVINE_NETWORK_INTERNAL_H

#include "grapevine/network.h"
#include "rng/stream.h"

/// People are numbered below 2^31 - 1, so that a count of people also fits a signed 32
/// bits.
#define GV_PEOPLE_LIMIT 2147483646.0

/* ---- compressed rows (csr.c) --------------------------------------------- */

/// A gv_csr whose arrays we own. All zero: nothing there.
typedef struct gv_csr_store {
    uint32_t n;
    uint64_t *offset; ///< [n + 1]
    uint32_t *target; ///< [offset[n]]
    double *weight;   ///< [offset[n]] or NULL
    bool is_borrowed; ///< the arrays lie in a mapped file
} gv_csr_store;

gv_csr gv_csr_view(const gv_csr_store *store);
void gv_csr_release(gv_csr_store *store);
uint64_t gv_csr_bytes(const gv_csr_store *store);

/// Sort arcs into rows; equal arcs become one, their weights added in the order given.
/// @param speaker, hearer [m]  each below n and unequal; @param weight [m] or NULL
/// @param[out] out     release it; untouched on failure
/// @param[out] merged  arcs that were repeats of another; may be NULL
/// @return GV_OK, GV_E_DATA, GV_E_MEMORY. O(n + m) time; 4 m + 8 n bytes beside the result.
gv_status gv_csr_build(uint32_t n, uint64_t m, const uint32_t *speaker,
                       const uint32_t *hearer, const double *weight, gv_csr_store *out,
                       uint64_t *merged, gv_error *err) GV_MUST_USE;
/// Turn every arc round. O(n + m). @return GV_OK, GV_E_MEMORY.
gv_status gv_csr_transpose(gv_csr csr, gv_csr_store *out, gv_error *err) GV_MUST_USE;
/// Does everything hold that gv_csr promises? O(n + m). @return GV_OK, GV_E_DATA.
gv_status gv_csr_validate(gv_csr csr, gv_error *err) GV_MUST_USE;
bool gv_csr_equal(gv_csr a, gv_csr b);
/// Does everybody hear those who hear them, with the same weight? O(m log m).
bool gv_csr_is_symmetric(gv_csr csr);
/// Arc from u to v in the row of u, or the end of the row. O(log m).
uint64_t gv_csr_find(gv_csr csr, uint32_t u, uint32_t v);

/* ---- ties that come and go (timeline.c) ----------------------------------- */

/// A gv_timeline whose arrays we own. All zero: nothing there.
typedef struct gv_timeline_store {
    gv_timeline view; ///< of the arrays below
    uint32_t *tick;
    uint64_t *row;
    uint32_t *speaker;
    uint64_t *offset;
    uint32_t *target;
    double *weight;
    uint32_t *tie;
} gv_timeline_store;

/// Arcs that stand in the ticks [from, until), in any order; what overlaps is one tie,
/// whose weights are added.
typedef struct gv_contacts {
    uint64_t n;
    uint32_t *speaker, *hearer; ///< [n] each below people, and unequal
    uint32_t *from, *until;     ///< [n] from < until, at most `ticks`
    double *weight;             ///< [n] in each tick, or NULL
    uint32_t ticks;             ///< of the stream, at most GV_TIMELINE_TICKS
} gv_contacts;
/// Longest streams, in ticks and in arcs of all snapshots together.
#define GV_TIMELINE_TICKS 10000000
#define GV_TIMELINE_ARCS (UINT64_C(1) << 31)

/// @param whole  the arcs of all ticks together
/// @param[out] out  release it; untouched on failure
/// @return GV_OK, GV_E_IMPOSSIBLE (too many arcs), GV_E_MEMORY. O(arcs of all snapshots).
gv_status gv_timeline_build(gv_csr whole, const gv_contacts *contacts,
                            gv_timeline_store *out, gv_error *err) GV_MUST_USE;
/// Turn every arc of every snapshot round. @param whole_in  the transpose of all ticks
gv_status gv_timeline_transpose(const gv_timeline *timeline, gv_csr whole, gv_csr whole_in,
                                gv_timeline_store *out, gv_error *err) GV_MUST_USE;
/// Do the same people speak to the same people at the same times?
bool gv_timeline_equal(const gv_timeline *a, const gv_timeline *b);
/// What `net stats` tells of contacts over time; the rest of `out` is left alone.
/// @param arcs  of the network; @param is_mutual  everybody hears those who hear them
/// @param key   of sampled people. O(n x arcs of all snapshots / 64), at most some 2e8
/// steps
gv_status gv_timeline_statistics(const gv_timeline *timeline, uint64_t arcs, bool is_mutual,
                                 gv_key key, gv_statistics *out, gv_error *err) GV_MUST_USE;
gv_hash gv_timeline_hash(const gv_timeline *timeline);
uint64_t gv_timeline_bytes(const gv_timeline *timeline);
void gv_timeline_release(gv_timeline_store *store);

/// Those who hear a person or whom that person hears, each once, ascending (neighbours.c).
typedef struct gv_neighbours {
    const uint32_t *out, *out_end, *in, *in_end;
} gv_neighbours;
gv_neighbours gv_neighbours_of(gv_csr out, gv_csr in, uint32_t v);
/// @return false: there are no more
bool gv_neighbours_next(gv_neighbours *k, uint32_t *u);
uint64_t gv_neighbours_count(gv_neighbours k);

/// How far word has to run, from all people or a sample of them (paths.c).
typedef struct gv_path_lengths {
    gv_interval reachable; ///< share of ordered pairs with a path
    gv_interval mean;      ///< over these pairs; NaN: there are none
    gv_interval within_90; ///< the length within which 90 % of them lie
    double longest;        ///< that was met
    uint32_t searches;     ///< people from whom was searched
} gv_path_lengths;
/// Breadth-first searches from everybody, or from at least 32 keyed people such that
/// searches x (n + m) is about 2e8; then intervals are 95 % t-intervals over 32 groups.
/// @param[out] result  untouched on failure. @return GV_OK, GV_E_MEMORY
gv_status gv_csr_path_lengths(gv_csr out, gv_key key, gv_path_lengths *result,
                              gv_error *err) GV_MUST_USE;

/* ---- ids as files write them (labels.c) ---------------------------------- */

/// person <-> id. NULL stands for "the decimal number of the person".
typedef struct gv_labels gv_labels;

/// Ids that are numbers. @param ascending [n], copied.
gv_status gv_labels_of_numbers(uint32_t n, const uint32_t *ascending, gv_labels **out,
                               gv_error *err) GV_MUST_USE;
/// Ids that are texts. @param bytes [start[n]]  texts one after another, each with its NUL;
/// @param start [n + 1]; both copied. The texts ascend by gv_label_order.
gv_status gv_labels_of_texts(uint32_t n, const char *bytes, const uint64_t *start,
                             bool are_numbers, gv_labels **out, gv_error *err) GV_MUST_USE;
/// The arrays behind names; all NULL when people are called by their numbers.
typedef struct gv_label_parts {
    uint32_t *number; ///< [n] ascending, or NULL
    char *bytes;      ///< texts one after another, each with its NUL, or NULL
    uint64_t *start;  ///< [n + 1] of each text
    bool are_numbers; ///< texts that are whole numbers, ordered by value
} gv_label_parts;
gv_label_parts gv_labels_parts(const gv_labels *labels);
/// Names whose arrays stay where they are, as long as the labels live.
gv_status gv_labels_borrow(uint32_t n, gv_label_parts parts, gv_labels **out,
                           gv_error *err) GV_MUST_USE;
void gv_labels_free(gv_labels *labels);
const char *gv_labels_text(const gv_labels *labels, uint32_t person, char room[32]);
/// @return UINT32_MAX when nobody has that id. O(log n).
uint32_t gv_labels_find(const gv_labels *labels, uint32_t n, const char *label);
uint64_t gv_labels_bytes(const gv_labels *labels);

/// Negative, 0, positive: texts by bytes; whole numbers of any length by value.
int gv_label_order(const char *a, size_t a_length, const char *b, size_t b_length,
                   bool are_numbers);
/// A whole number as one writes it: digits, no sign, no leading zero.
bool gv_label_is_number(const char *text, size_t length);

/* ---- double-edge swaps (swap.c) ------------------------------------------- */

/// What to swap, and how long to try.
typedef struct gv_swap_plan {
    bool is_directed;          ///< may u -> v stand without v -> u?
    const uint32_t *community; ///< [n] or NULL; else ties keep the two that they join
    uint64_t wanted;           ///< swaps after which to stop
    uint64_t tries;            ///< proposals after which to give up
} gv_swap_plan;
/// Two ties a - b and c - d become a - d and c - b, unless that gives a self-tie or a
/// repeat: everybody keeps followers and followed. A weight stays with the speaker of its
/// tie. O(m log m + tries).
/// @param[out] out  untouched on failure; @param[out] done_swaps  at most plan->wanted
gv_status gv_csr_swap(gv_csr csr, const gv_swap_plan *plan, gv_stream *stream,
                      gv_csr_store *out, uint64_t *done_swaps, gv_error *err) GV_MUST_USE;
/// The same inside a network, before anybody asked for its transpose; names stay.
gv_status gv_network_swap(gv_network *net, const gv_swap_plan *plan, gv_stream *stream,
                          uint64_t *done_swaps, gv_error *err) GV_MUST_USE;

/* ---- the handle (network.c) ---------------------------------------------- */

/// Take rows and ids into a new network; both are emptied on success, untouched on failure.
/// @param labels  NULL inside when people are called by their numbers
gv_status gv_network_of_rows(gv_csr_store *rows, gv_labels **labels, gv_network_notes notes,
                             gv_network **out, gv_error *err) GV_MUST_USE;

/// Make a network the whole of a stack (layers.c): its own, or that of one of the layers.
/// Takes all of them. @return the whole
gv_network *gv_network_hang(gv_network *whole, gv_network **layer, const char *const *name,
                            uint32_t n, uint32_t used);
/// A network whose ties come and go: of all ticks together, weights added tick by tick.
/// @param labels  NULL inside when people are called by their numbers; emptied on success
/// @return GV_OK, GV_E_IMPOSSIBLE (more than it can hold), GV_E_MEMORY
gv_status gv_network_of_contacts(uint32_t people, const gv_contacts *contacts,
                                 uint32_t skip, gv_after after, gv_labels **labels,
                                 gv_network_notes notes, gv_network **out,
                                 gv_error *err) GV_MUST_USE;
/// Remember the groups that a network was grown from: their sizes, summing to its people.
gv_status gv_network_keep_blocks(gv_network *net, gv_counts sizes,
                                 gv_error *err) GV_MUST_USE;
/// Takes over the tastes that ties were made by, [n] or NULL; *taste is NULL after it.
void gv_network_keep_tastes(gv_network *net, gv_taste **taste);
/// Are people called otherwise than by their numbers?
bool gv_network_has_names(const gv_network *net);

/* ---- files (write_text.c, write_binary.c) ---------------------------------- */

gv_status gv_network_write_list(gv_network *net, gv_byte_sink sink,
                                gv_error *err) GV_MUST_USE;
gv_status gv_network_write_graphml(gv_network *net, gv_byte_sink sink,
                                   gv_error *err) GV_MUST_USE;
gv_status gv_network_write_binary(gv_network *net, gv_byte_sink sink,
                                  gv_error *err) GV_MUST_USE;

/// A network that lies in a mapped file, which it owns on success. The arrays must be
/// sound.
/// @param rows, labels  emptied on success; @param at, n  the mapping
gv_status gv_network_of_mapping(gv_csr_store *rows, gv_labels **labels,
                                gv_network_notes notes, void *at, uint64_t n,
                                gv_network **out, gv_error *err) GV_MUST_USE;
gv_label_parts gv_network_label_parts(const gv_network *net);

/* ---- help for generators -------------------------------------------------- */

/// Arcs written down one by one (arc_buffer.c). All zero: nothing there.
typedef struct gv_arcs {
    uint64_t n, room;
    uint32_t *speaker, *hearer; ///< [room], the first n filled
} gv_arcs;
/// @param m  how many there will be at most; @param[out] out  release it
gv_status gv_arcs_reserve(uint64_t m, gv_arcs *out, gv_error *err) GV_MUST_USE;
/// There must be room.
void gv_arcs_add(gv_arcs *arcs, uint32_t speaker, uint32_t hearer);
gv_status gv_arcs_to_network(const gv_arcs *arcs, uint32_t people, gv_network **out,
                             gv_error *err) GV_MUST_USE;
void gv_arcs_release(gv_arcs *arcs);
/// The arcs that are missing in a network without weights. O(n^2).
gv_status gv_network_of_strangers(const gv_network *net, gv_network **out,
                                  gv_error *err) GV_MUST_USE;

/// `k` different numbers below `n`, ascending; every set of k has the same chance
/// (choose.c). @param k  at most n; @param[out] out  [k], yours to gv_free. O(k log k), and
/// O(n) when k > n / 2.
gv_status gv_choose_distinct(gv_stream *stream, uint64_t n, uint64_t k, uint64_t **out,
                             gv_error *err) GV_MUST_USE;

/// `wanted` different keyed people below `n`, in random order; if everybody is wanted, all
/// in the order of their ids. @param[out] pivot  [n], the first `wanted` count
void gv_choose_pivots(gv_key key, uint32_t n, uint32_t wanted, uint32_t *pivot);

/// The stage after growth (rewire.c). @param key  of the growth. @return GV_OK,
/// GV_E_MEMORY, GV_E_LIBRARY, or GV_E_IMPOSSIBLE when swaps cannot be found.
gv_status gv_network_rewire(gv_network *net, const gv_rewiring *rewiring, gv_key key,
                            gv_error *err) GV_MUST_USE;

/* ---- lists of ties in text files ----------------------------------------- */

/// A text file, a block of whole lines at a time (line_reader.c).
typedef struct gv_line_reader {
    const char *path; ///< borrowed
    int file;
    char *buffer;
    size_t filled;  ///< bytes in the buffer
    size_t whole;   ///< of these, bytes of whole lines; each ends in '\n'
    bool has_ended; ///< the file has nothing more
    bool is_begun;
} gv_line_reader;

/// Lines longer than this are refused: no tie is that long, but many binary files are.
#define GV_LINE_LIMIT 4096

/// @param path  borrowed until gv_lines_close. @return GV_OK, GV_E_DATA, GV_E_MEMORY.
gv_status gv_lines_open(gv_line_reader *reader, const char *path,
                        gv_error *err) GV_MUST_USE;
/// The next block is [buffer, buffer + whole); whole = 0 at the end of the file.
/// @param line  lines before this block, for complaints. @return GV_OK, GV_E_DATA.
gv_status gv_lines_next(gv_line_reader *reader, uint32_t line, gv_error *err) GV_MUST_USE;
void gv_lines_close(gv_line_reader *reader);

/// A column of a line (arc_line.c).
typedef struct gv_column {
    const char *at;
    size_t length;
} gv_column;

/// Where a line stands, for complaints.
typedef struct gv_line {
    const char *path;
    const char *at; ///< its first byte
    size_t length;  ///< without the line's end
    uint32_t number;
} gv_line;

/// A row has so many columns at most.
#define GV_COLUMNS 5

/// What a column of a row holds.
typedef enum gv_column_kind {
    GV_COLUMN_PERSON,   ///< an id
    GV_COLUMN_WEIGHT,   ///< above 0
    GV_COLUMN_TIME,     ///< at least 0
    GV_COLUMN_DURATION, ///< at least 0
    GV_COLUMN_TICK,     ///< a whole number
    GV_COLUMN_LAST_TICK ///< likewise
} gv_column_kind;

/// The columns of the rows of a file; two of them name people, one behind the other.
typedef struct gv_row_form {
    const char *what;  ///< that a row is: "tie", "contact"
    const char *names; ///< of its columns, in words
    const char *hint;  ///< what to do where some are missing or too many
    uint32_t n;
    gv_column_kind column[GV_COLUMNS]; ///< [n]
    bool is_tie;                       ///< two people and perhaps a weight, nothing else
    bool ignores_more;                 ///< what stands behind them is not looked at
} gv_row_form;
/// A tie to a line: two people and, if it has one, a weight.
gv_row_form gv_form_of_ties(bool has_weight);
bool gv_form_has(const gv_row_form *form, gv_column_kind kind);

/// Split a line at tabs, spaces and commas. @param[out] n  0: blank or a comment.
/// @return GV_OK, or GV_E_DATA with the place.
gv_status gv_arc_line_split(gv_line line, const gv_row_form *form,
                            gv_column column[GV_COLUMNS], uint32_t *n,
                            gv_error *err) GV_MUST_USE;
/// A column as the number that its kind asks for.
gv_status gv_arc_line_number(gv_line line, gv_column_kind kind, gv_column column,
                             double *out, gv_error *err) GV_MUST_USE;
/// Add to a failure where it lies. @return its code.
gv_status gv_arc_line_place(gv_line line, const char *at, gv_error *err);

/// Texts numbered by first appearance (token_table.c).
typedef struct gv_tokens gv_tokens;
gv_status gv_tokens_create(gv_tokens **out, gv_error *err) GV_MUST_USE;
void gv_tokens_free(gv_tokens *tokens);
gv_status gv_tokens_number(gv_tokens *tokens, const char *at, size_t length, uint32_t *out,
                           gv_error *err) GV_MUST_USE;
uint32_t gv_tokens_count(const gv_tokens *tokens);
/// Sort: rank[first-appearance number] is the place in the order of gv_label_order.
/// @param[out] rank  [count], yours to gv_free; @param[out] labels  yours to free
gv_status gv_tokens_sort(const gv_tokens *tokens, uint32_t **rank, gv_labels **labels,
                         gv_error *err) GV_MUST_USE;

/// Whole numbers that were read one by one.
typedef struct gv_count_list {
    uint64_t *at; ///< [n], yours to gv_free
    uint64_t n, room;
} gv_count_list;
/// A text file with a whole number to a line (count_file.c). @param most  that is allowed
/// @return GV_OK, GV_E_DATA with the place, GV_E_MEMORY
gv_status gv_count_file_read(const char *path, uint64_t most, gv_count_list *out,
                             gv_error *err) GV_MUST_USE;

/// How to read a list of ties (arc_file.c).
typedef struct gv_arc_file {
    const char *path;
    gv_row_form form;
    bool drops_loops;  ///< else a self-tie is a failure
    uint32_t people;   ///< ids are 0 .. people - 1; 0: people are those who occur
    uint64_t stop_row; ///< stop after that many ties between two people; 0: read all
} gv_arc_file;

/// What was read. Release with gv_arc_rows_release.
typedef struct gv_arc_rows {
    uint64_t n;             ///< ties between two people
    uint32_t *first;        ///< [n] person in the first column
    uint32_t *second;       ///< [n] person in the second column
    double *weight;         ///< [n] or NULL
    double *time;           ///< [n] or NULL: its time or tick
    double *span;           ///< [n] or NULL: its duration or last tick
    uint32_t people;        ///< people
    gv_labels *labels;      ///< their ids, or NULL: the numbers themselves
    uint64_t loops_dropped; ///< self-ties, not among the n
    uint32_t last_line;     ///< line of the last tie between two people
} gv_arc_rows;

/// @param[out] out  untouched on failure. @return GV_OK, GV_E_DATA, GV_E_MEMORY.
gv_status gv_arc_file_read(const gv_arc_file *file, gv_arc_rows *out,
                           gv_error *err) GV_MUST_USE;
void gv_arc_rows_release(gv_arc_rows *rows);
/// The line on which the tie between two people with that number stands.
gv_status gv_arc_file_line(const gv_arc_file *file, uint64_t row, uint32_t *line,
                           gv_error *err) GV_MUST_USE;

/// Which way word travels along the ties of a file (arc_rows.c).
enum { GV_FIRST_UNSAID, GV_FIRST_SPEAKS, GV_FIRST_LISTENS };
extern const char *const gv_first_choices[]; ///< names of the above, NULL-ended
typedef struct gv_direction {
    bool is_directed;
    uint32_t first; ///< what the person named first does
} gv_direction;
/// What to do about ties of people with themselves, and about ties that stand there twice.
enum { GV_LOOPS_REFUSE, GV_LOOPS_DROP };
enum { GV_REPEATS_REFUSE, GV_REPEATS_MERGE };
extern const char *const gv_loops_choices[], *const gv_repeats_choices[];
/// Rows of the tables of networks from files; what is said differs from file to file.
#define GV_FIRST_ROW(T, said)                                                              \
    GV_CHOICE(T, first, .initial = GV_FIRST_UNSAID, .low = 0, .high = 2,                   \
              .choices = gv_first_choices, .source = "assumption", .help = said)
#define GV_LOOPS_ROW(T, said)                                                              \
    GV_CHOICE(T, loops, .initial = GV_LOOPS_REFUSE, .low = 0, .high = 1,                   \
              .choices = gv_loops_choices, .source = "assumption", .help = said)
#define GV_REPEATS_ROW(T, said)                                                            \
    GV_CHOICE(T, repeats, .initial = GV_REPEATS_REFUSE, .low = 0, .high = 1,               \
              .choices = gv_repeats_choices, .source = "assumption", .help = said)
#define GV_PEOPLE_OF_FILE_ROW(T, tied)                                                     \
    GV_COUNT(T, people, .initial = 0, .low = 0, .high = GV_PEOPLE_LIMIT, .unit = "people", \
             .source = "assumption",                                                       \
             .help = "number of people, called 0 to people - 1, " tied                     \
                     " or not; 0: those who occur in the file, numbers in ascending "      \
                     "order, other ids by their bytes")
/// The parameter `file`. @return GV_OK or GV_E_IMPOSSIBLE
gv_status gv_file_check(const char *path, gv_error *err) GV_MUST_USE;
/// A directed file must say who speaks, another one need not. @return GV_OK or
/// GV_E_IMPOSSIBLE
gv_status gv_direction_check(gv_direction direction, gv_error *err) GV_MUST_USE;
/// How the rows of a file, whose self-ties are settled, become a network.
typedef struct gv_rows_policy {
    gv_direction direction;
    uint32_t repeats;
    /// A row repeats an earlier one, and none may: complain with all that is known of the
    /// place. @return never GV_OK
    gv_status (*refuse)(const void *self, const gv_arc_rows *rows, uint64_t row,
                        uint64_t earlier, gv_error *err);
    const void *self; ///< of `refuse`
} gv_rows_policy;
/// @param rows  whose labels go into the network. @return GV_OK, GV_E_DATA, GV_E_MEMORY
gv_status gv_rows_to_network(const gv_rows_policy *policy, gv_arc_rows *rows,
                             gv_network **out, gv_error *err) GV_MUST_USE;

/* ---- lists of contacts (contact_rows.c) ------------------------------------ */

/// In which order contacts happen: as the file says, or in that of a null model.
enum { GV_ORDER_RECORDED, GV_ORDER_REVERSED, GV_ORDER_TICKS, GV_ORDER_TIMES };
extern const char *const gv_order_choices[], *const gv_after_choices[];
bool gv_order_draws(uint32_t order); ///< is chance at work?
#define GV_ORDER_ROW(T)                                                                    \
    GV_CHOICE(T, order, .initial = GV_ORDER_RECORDED, .low = 0, .high = 3,                 \
              .choices = gv_order_choices,                                                 \
              .source = "Gauvin, Genois, Karsai, Kivela, Takaguchi, Valdano, "             \
                        "Vestergaard (2022), doi:10.1137/19M1242252",                      \
              .help = "null models, pattern or order? `recorded`: as the file says; "      \
                      "`reversed`: backwards; `ticks_shuffled`: whole ticks change "       \
                      "places; `times_shuffled`: contacts exchange their times, so that "  \
                      "each two keep their number of contacts and each tick its own")
#define GV_SKIP_ROW(T, said)                                                               \
    GV_COUNT(T, skip, .initial = 0, .low = 0, .high = GV_TIMELINE_TICKS, .unit = "ticks",  \
             .source = "assumption", .help = said)
#define GV_AFTER_ROW(T, said)                                                              \
    GV_CHOICE(T, after, .initial = GV_AFTER_STOP, .low = 0, .high = 2,                     \
              .choices = gv_after_choices, .source = "assumption", .help = said)
/// How rows with times become a network whose ties come and go.
typedef struct gv_contact_policy {
    gv_arc_file file;
    gv_direction direction;
    uint32_t repeats; ///< contacts of the same two that overlap; merging makes them one
    double tick;      ///< length of a tick, in the file's unit of time
    double lasts;     ///< ticks of a life to one of those; 1 but for snapshots
    bool begins_at_0; ///< tick 0 begins at time 0; else with the first contact
    bool spans_ticks; ///< `span` is the last tick; else it is a duration, or there is none
    bool counts;      ///< a tie weighs as much as it has contacts in the tick
    uint32_t order;
    uint64_t skip;
    uint32_t after; ///< gv_after
} gv_contact_policy;
/// @param key  of null models. @return GV_OK, GV_E_DATA, GV_E_IMPOSSIBLE, GV_E_MEMORY
gv_status gv_contacts_grow(const gv_contact_policy *policy, gv_key key, gv_network **out,
                           gv_error *err) GV_MUST_USE;

/* ---- files that igraph reads (igraph_file.c) ------------------------------- */

typedef enum gv_graph_format {
    GV_GRAPH_GRAPHML,
    GV_GRAPH_GML,
    GV_GRAPH_PAJEK,
} gv_graph_format;

/// @param weights  the attribute that holds the weights; "": none
/// @param[out] is_directed  what the file says; @param[out] out  self-ties included,
/// release it; both untouched on failure
/// @return GV_OK, GV_E_DATA (with the line where igraph tells it), GV_E_MEMORY
gv_status gv_igraph_read(const char *path, gv_graph_format format, const char *weights,
                         bool *is_directed, gv_arc_rows *out, gv_error *err) GV_MUST_USE;

#endif
