/// @file
/// Layer 0: status and errors, checked memory, parameter tables, text, hashes.
/// Owns nothing between calls. Every function may be called from any thread.
#ifndef GRAPEVINE_BASE_H
#define GRAPEVINE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GV_MUST_USE __attribute__((warn_unused_result))
#define GV_FORMAT(f, a) __attribute__((format(printf, f, a)))
#define GV_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- status and errors --------------------------------------------------- */

typedef enum gv_status {
#define GV_STATUS(name, exit_code, words) name,
#include "grapevine/status.def"
#undef GV_STATUS
    GV_STATUS_COUNT
} gv_status;

/// What went wrong, in words. The first failure wins: setting a set error changes nothing.
typedef struct gv_error {
    gv_status code;
    char text[512];         ///< one sentence: what was found, what is allowed
    char hint[256];         ///< what to do about it; may be empty
    char file[256];         ///< input file the complaint is about; may be empty
    uint32_t line;          ///< 1-based line in that file; 0 when unknown
    uint32_t column;        ///< 1-based column in that file; 0 when unknown
    const char *birth_file; ///< C source of the failure
    int birth_line;         ///< line in that source
} gv_error;

/// Name (`"GV_E_MEMORY"`), sentence, and the program's exit code of a status. O(1).
const char *gv_status_name(gv_status status);
const char *gv_status_words(gv_status status);
int gv_status_exit_code(gv_status status);

/// Record a failure; use the macro GV_FAIL. Long texts are cut between two characters.
/// @param err may be NULL. @return `code`.
gv_status gv_error_set(gv_error *err, const char *birth_file, int birth_line,
                       gv_status code, const char *format, ...) GV_FORMAT(5, 6);
/// Add a hint (once) to a recorded failure. @param err may be NULL.
void gv_error_hint(gv_error *err, const char *format, ...) GV_FORMAT(2, 3);
/// Say where in an input file the failure lies (once). @param err may be NULL.
void gv_error_place(gv_error *err, const char *file, uint32_t line, uint32_t column);
/// Forget the failure. @param err may be NULL.
void gv_error_clear(gv_error *err);

#define GV_FAIL(err, code, ...) gv_error_set((err), __FILE__, __LINE__, (code), __VA_ARGS__)
/// Jump to the label `done` of the function when a call fails; needs `gv_status status`.
#define GV_TRY(call)                                                                       \
    do {                                                                                   \
        status = (call);                                                                   \
        if (status != GV_OK) {                                                             \
            goto done;                                                                     \
        }                                                                                  \
    } while (0)

/* ---- memory -------------------------------------------------------------- */

/// `count * size` zeroed bytes, or NULL with GV_E_MEMORY in `err`. A count of 0 gives a
/// valid pointer. Overflow of the product is a failure. Free with gv_free.
void *gv_alloc(size_t count, size_t size, gv_error *err) GV_MUST_USE;
/// Grow or shrink; new bytes are not zeroed. On failure NULL, and `old` stays valid.
void *gv_resize(void *old, size_t count, size_t size, gv_error *err) GV_MUST_USE;
/// Copies of text. NULL in, NULL out without failure.
char *gv_copy_text(const char *text, gv_error *err) GV_MUST_USE;
/// printf into fresh memory; numbers as in the C locale, like gv_error_set and gv_text_add.
char *gv_format_text(gv_error *err, const char *format, ...) GV_FORMAT(2, 3) GV_MUST_USE;
void gv_free(void *memory);

/// Tests install a hook that may refuse an allocation (return false); NULL removes it.
/// Not thread safe: install before any thread starts.
void gv_memory_set_hook(bool (*allows)(void *self, size_t bytes), void *self);

/// Memory that is freed all at once.
typedef struct gv_arena gv_arena;
gv_status gv_arena_create(gv_arena **out, gv_error *err) GV_MUST_USE;
/// Zeroed, 64-byte aligned; lives as long as the arena. NULL with GV_E_MEMORY on failure.
void *gv_arena_alloc(gv_arena *arena, size_t count, size_t size, gv_error *err) GV_MUST_USE;
char *gv_arena_text(gv_arena *arena, const char *text, gv_error *err) GV_MUST_USE;
/// Forget everything in it, keep the memory for reuse.
void gv_arena_reset(gv_arena *arena);
void gv_arena_free(gv_arena *arena);

/// Growing text. Zero-initialise; free `.text` with gv_text_free. After a failure further
/// appends do nothing and `failed` stays set.
typedef struct gv_text {
    char *text;    ///< NUL-terminated once anything was added; else NULL
    size_t length; ///< bytes without the NUL
    size_t room;
    bool failed; ///< memory ran out
} gv_text;
void gv_text_add(gv_text *t, const char *format, ...) GV_FORMAT(2, 3);
void gv_text_add_bytes(gv_text *t, const char *bytes, size_t n);
/// Append the text in double quotes, as JSON and YAML read it: what does not print is
/// escaped, bytes that are not UTF-8 become U+FFFD.
void gv_text_add_quoted(gv_text *t, const char *text);
void gv_text_free(gv_text *t);

/// Wide enough for any product of two 64-bit numbers.
__extension__ typedef __int128 gv_wide;
__extension__ typedef unsigned __int128 gv_unsigned_wide;

/* ---- money --------------------------------------------------------------- */

/// Fixed-point money: millionths of the scenario's money unit.
typedef int64_t gv_money;
#define GV_MONEY_UNIT 1000000
/// Nearest millionth, halves away from zero. Beyond 9e12 units: 9e12 units. NaN: 0.
gv_money gv_money_of(double units);
double gv_money_units(gv_money m); ///< as a double, for printing and ratios

/* ---- parameter tables ---------------------------------------------------- */

/// The type of a parameter is the C type of its field.
typedef enum gv_type {
    GV_TYPE_REAL,    ///< double, always finite
    GV_TYPE_COUNT,   ///< uint64_t, at most 2^53 - 1
    GV_TYPE_FLAG,    ///< bool
    GV_TYPE_CHOICE,  ///< uint32_t, index into the row's choices
    GV_TYPE_TEXT,    ///< const char *, owned by the plan
    GV_TYPE_MONEY,   ///< gv_money
    GV_TYPE_COUNTS,  ///< gv_counts, a list of counts
    GV_TYPE_WORDS,   ///< gv_words, a list of texts
    GV_TYPE_REALS,   ///< gv_reals, a list of finite numbers, or a table of them row by row
    GV_TYPE_SHARES,  ///< gv_shares, names with shares of a whole
    GV_TYPE_ENTRIES, ///< gv_entries, a list of things that have tables of their own
} gv_type;

typedef struct gv_counts {
    const uint64_t *at; ///< [n], owned by the plan
    size_t n;
} gv_counts;

typedef struct gv_words {
    const char *const *at; ///< [n], owned by the plan
    size_t n;
} gv_words;

typedef struct gv_reals {
    const double *at; ///< [n], owned by the plan
    size_t n;
} gv_reals;

typedef struct gv_shares {
    const char *const *name; ///< [n], owned by the plan
    const double *share;     ///< [n], each above 0 and at most 1
    size_t n;
} gv_shares;

/// One thing of a list, with its parameters.
typedef struct gv_entry {
    const struct gv_spec *spec;
    void *params; ///< [spec->params_size], owned by the plan
} gv_entry;

typedef struct gv_entries {
    const gv_entry *at; ///< [n], owned by the plan
    size_t n;
} gv_entries;

typedef enum gv_scale { GV_SCALE_LINEAR, GV_SCALE_LOG } gv_scale;

/// One parameter, declared once; every check, help text, schema, attribute and slider is
/// derived from this row.
///
/// Bounds: a REAL or REALS states both (-INFINITY and INFINITY mean none; values are finite
/// all the same). A COUNT, COUNTS or MONEY whose `high` is 0 while `low` is at least 0 has
/// no upper bound of its own: left out, both mean "at least 0". Whatever the row says,
/// counts end at 2^53 - 1 and money at 9e12 units. FLAG and CHOICE need no bounds. Money is
/// bounded in units, not millionths.
typedef struct gv_param {
    const char *name; ///< key in a scenario; NULL ends the table
    gv_type type;
    size_t offset;            ///< in the part's parameter struct
    double initial;           ///< default: number, money in units, 0/1, index of choice
    const char *initial_text; ///< default of TEXT; "" or NULL: none
    bool required;            ///< no default: the scenario must say it
    double low, high;         ///< bounds of numbers, or of each element of COUNTS or REALS;
                              ///< the rule stands above
    bool low_open, high_open; ///< is the bound itself excluded?
    const char *const *choices; ///< NULL-ended names of CHOICE
    const char *unit;           ///< "probability", "people", "days", "money", ...
    gv_scale scale;             ///< of sliders and sweeps
    double sweep[2];            ///< range worth exploring; {0, 0}: none
    const char *source;         ///< where the default comes from; "assumption" if nowhere
    const char *help;           ///< one sentence
    const char *alias;          ///< another accepted key (a peer's name); NULL: none
    bool is_rate;      ///< a chance a tick, at most 1; on the continuous clock a rate
    bool is_delay;     ///< whole ticks; on the continuous clock any time
    bool is_file;      ///< TEXT that names a file, relative to the scenario
    bool came_later;   ///< at its default it is no part of a world, so that worlds from
                       ///< before it keep their hash
    bool by_layer;     ///< REALS: an entry for each layer of the network, or fewer
    const char *needs; ///< flag of the same table without which it does nothing; NULL: none
    /// NULL-ended: what an entry of ENTRIES may be.
    const struct gv_spec *const *kinds;
} gv_param;

#define GV_ROW_(T, f, kind, ...)                                                           \
    {                                                                                      \
        .name = #f, .type = (kind), .offset = offsetof(T, f), __VA_ARGS__                  \
    }
#define GV_FIELD_(T, f) (((T *) 0)->f)
/* A row whose macro does not match its field's type does not compile. */
#define GV_REAL(T, f, ...)                                                                 \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), double : GV_TYPE_REAL), __VA_ARGS__)
#define GV_COUNT(T, f, ...)                                                                \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), uint64_t : GV_TYPE_COUNT), __VA_ARGS__)
#define GV_FLAG(T, f, ...)                                                                 \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), bool : GV_TYPE_FLAG), __VA_ARGS__)
#define GV_CHOICE(T, f, ...)                                                               \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), uint32_t : GV_TYPE_CHOICE), __VA_ARGS__)
#define GV_WORD(T, f, ...)                                                                 \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), const char * : GV_TYPE_TEXT), __VA_ARGS__)
#define GV_PRICE(T, f, ...)                                                                \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_money : GV_TYPE_MONEY), __VA_ARGS__)
#define GV_COUNTS(T, f, ...)                                                               \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_counts : GV_TYPE_COUNTS), __VA_ARGS__)
#define GV_REALS(T, f, ...)                                                                \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_reals : GV_TYPE_REALS), __VA_ARGS__)
#define GV_SHARES(T, f, ...)                                                               \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_shares : GV_TYPE_SHARES), __VA_ARGS__)
#define GV_WORDS(T, f, ...)                                                                \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_words : GV_TYPE_WORDS), __VA_ARGS__)
#define GV_ENTRIES(T, f, ...)                                                              \
    GV_ROW_(T, f, _Generic(GV_FIELD_(T, f), gv_entries : GV_TYPE_ENTRIES), __VA_ARGS__)
#define GV_END_OF_TABLE                                                                    \
    {                                                                                      \
        .name = NULL                                                                       \
    }

/// Every choosable thing begins with this: generator, model, tactic, metric, experiment.
typedef struct gv_spec {
    const char *name;   ///< as scenarios write it
    const char *title;  ///< as people read it
    const char *about;  ///< one line
    const char *source; ///< paper, with DOI where there is one; NULL: none
    /// NULL-ended: what peers call it; scenarios may, too. NULL: nothing else.
    const char *const *aliases;
    /// What differs from the paper, and what that implies; NULL: nothing.
    const char *deviates;
    const gv_param *params;
    size_t params_size; ///< bytes of the parameter struct
} gv_spec;
#define GV_ALIASES(...)                                                                    \
    .aliases = (const char *const[])                                                       \
    {                                                                                      \
        __VA_ARGS__, NULL                                                                  \
    }
#define GV_PARAMS(T) .params = T##_table, .params_size = sizeof(T)

/// Is the thing called that, by its name or by an alias?
bool gv_spec_is_called(const gv_spec *spec, const char *name);
/// The row called `name` (or with that alias), or NULL.
const gv_param *gv_spec_find(const gv_spec *spec, const char *name);
/// Write every default into `params` [spec->params_size bytes]. TEXT without a default
/// becomes "", never NULL; lists become empty; padding becomes zero.
void gv_spec_defaults(const gv_spec *spec, void *params);
/// Store a number in a field of type REAL, COUNT, FLAG, CHOICE or MONEY after checking its
/// range. @return GV_OK or GV_E_RANGE (`err` says what is allowed); the field is untouched
/// on failure.
gv_status gv_param_store(const gv_param *row, double value, void *params, gv_error *err);
/// The value of a REAL, COUNT, FLAG, CHOICE or MONEY field as a number (money in units).
double gv_param_number(const gv_param *row, const void *params);
/// Does the field hold the row's default? A list does when it is empty.
bool gv_param_is_default(const gv_param *row, const void *params);
/// Is `value` inside the row's bounds? NaN and infinities never are.
bool gv_param_allows(const gv_param *row, double value);
/// The bounds as people read them: `[0, 1]`, `(0, 1]`, `at least 1`, `more than 0`,
/// `any number`, `true or false`, `degree, random or file`. Cut to `room`; 256 suffices
/// for numbers.
void gv_param_bounds(const gv_param *row, char *out, size_t room);
/// Append the field's value as scenarios write it, in YAML's flow style: `0.05`, `1000`,
/// `true`, `degree`, `[10, 20]`, texts double-quoted unless they are plain words.
void gv_param_print(const gv_param *row, const void *params, gv_text *out);
/// Are two parameter structs of this spec equal, field by field?
bool gv_spec_equal(const gv_spec *spec, const void *a, const void *b);
/// Is the table itself sound: names unique, fields inside the struct, defaults and sweeps
/// inside the bounds, help present?
/// @return GV_OK or GV_E_INTERNAL (`err` names row and flaw)
gv_status gv_spec_check(const gv_spec *spec, gv_error *err) GV_MUST_USE;

/* ---- text ---------------------------------------------------------------- */

/// Strict numbers in the C locale, whatever the process's locale is. The whole text must be
/// the number. Reals: decimals such as `0.05`, `-3`, `.5`, `1e-4`; no `+`, no leading zero,
/// no underscore; what would round to infinity, or to zero from more, is refused. Counts:
/// `1000000`, `1_000_000`, `1e6`, `1.5e3`, `0x2A`; no sign, no leading zero, no fraction
/// (`1.0` has one), at most 2^53 - 1. @return false: not such a number; `out` is untouched.
bool gv_parse_real(const char *text, double *out) GV_MUST_USE;
bool gv_parse_count(const char *text, uint64_t *out) GV_MUST_USE;
/// Shortest decimal that reads back as `x`, laid out as in ECMAScript: `0.000001`, `1e-7`,
/// `123456789`, `1e+21`, `-0`; `nan`, `inf`, `-inf`. C locale. Room 32 suffices.
void gv_print_real(double x, char *out, size_t room);
/// `1234567` as `1,234,567`, with 0 to 9 decimals; from 1e15 on as gv_print_real. Room 32
/// suffices.
void gv_print_grouped(double x, int decimals, char *out, size_t room);
/// The known word nearest to `word` by edit distance with swaps, if it is at most
/// 1 + length/4 away and at least one letter is right; else NULL. Of several the first.
/// @param known  NULL-ended
const char *gv_nearest_word(const char *word, const char *const *known);
bool gv_same_text(const char *a, const char *b); ///< NULL equals only NULL
/// Bytes of the UTF-8 character that begins at `at`, of which `room` bytes may be read (any
/// number where a NUL ends the text); 0 when there is none: a stray or missing byte, an
/// overlong form, a surrogate, beyond U+10FFFF. @source RFC 3629, section 4
size_t gv_character_bytes(const char *at, size_t room);
/// Characters of a text in UTF-8.
size_t gv_count_characters(const char *text);
/// Make the byte at that place a capital, if it is a letter a to z.
void gv_text_capitalize(gv_text *t, size_t at);

/// An estimate with its 95 % interval. A bound that does not exist is infinite; an estimate
/// that does not exist is NaN.
typedef struct gv_interval {
    double value, low, high;
} gv_interval;

/* ---- order ---------------------------------------------------------------- */

/// Ascending. No NaN among them.
void gv_sort_reals(double *x, size_t n);
/// Quantile of a sorted array, between two values linear in their places; NaN when it is
/// empty. @param p  what lies outside [0, 1] counts as the nearer end
/// @source Hyndman, Fan (1996), doi:10.2307/2684934, type 7: as in R and NumPy
double gv_quantile(const double *sorted, size_t n, double p);

/* ---- hashes -------------------------------------------------------------- */

/// XXH3-128 of bytes. Not for secrets.
typedef struct gv_hash {
    uint64_t low, high;
} gv_hash;
gv_hash gv_hash_bytes(const void *bytes, size_t n);
/// Streamed: gv_hasher_create, add in order, read. `gv_hasher_add` cannot fail.
typedef struct gv_hasher gv_hasher;
gv_status gv_hasher_create(gv_hasher **out, gv_error *err) GV_MUST_USE;
void gv_hasher_add(gv_hasher *h, const void *bytes, size_t n);
gv_hash gv_hasher_result(const gv_hasher *h);
void gv_hasher_free(gv_hasher *h);
bool gv_hash_equal(gv_hash a, gv_hash b);
/// 32 lower-case hexadecimal digits and a NUL.
void gv_hash_print(gv_hash h, char out[33]);

/* ---- reals with the same bits everywhere --------------------------------- */

/// At most 2 ulp from the true value (measured: 0.84, see tests/unit/base/real.c), and the
/// same bits on every x86-64: no libm, no FMA. Special values as C99 Annex F; every NaN
/// returned is the same one. Neither errno nor the rounding mode is touched;
/// round-to-nearest is assumed.
double gv_real_exp(double x);
double gv_real_log(double x);
double gv_real_pow(double x, double y);
double gv_real_logistic(double x); ///< 1 / (1 + e^-x)

#endif
