/* Complaints about a scenario: where, what, and what to do; and their picture with a
 * caret. */
#ifndef GRAPEVINE_SCENARIO_DIAGNOSTIC_H
#define GRAPEVINE_SCENARIO_DIAGNOSTIC_H

#include "grapevine/base.h"
#include "scenario/characters.h"

/// Complaints that are kept; further ones are only counted.
#define GV_COMPLAINTS_KEPT 20

/// A place in what the user wrote.
typedef struct gv_place {
    uint32_t line;    ///< 1-based; 0: the file as a whole
    uint32_t column;  ///< 1-based, in characters
    uint32_t length;  ///< characters to underline, at least 1; 0: show no source line
    uint32_t setting; ///< 0: in a file; k: in the k-th `--set` (then the rest is 0)
    uint32_t file;    ///< 0: the scenario; k: the k-th file that it uses
} gv_place;

typedef struct gv_complaint {
    const char *code; ///< short stable word, e.g. `unknown-key`; static text
    gv_place place;
    char message[384]; ///< what was found, and what is allowed; shows no control characters
    char hint[256];    ///< what to do about it; may be empty
} gv_complaint;

/// Up to 20 complaints in order of position (the file, then those it uses,
/// then each `--set`). Zero-initialise;
/// owns nothing, so collecting cannot fail.
typedef struct gv_diagnostics {
    gv_complaint at[GV_COMPLAINTS_KEPT];
    size_t n_kept;
    size_t n_all;  ///< counts those that were not kept as well
    size_t latest; ///< 1 + index of the complaint added last; 0: it was not kept
} gv_diagnostics;

/// What the places of complaints refer to. Borrowed text.
typedef struct gv_source gv_source;
struct gv_source {
    const char *name; ///< of the file
    const char *text; ///< [length] bytes; lines end with LF, CR LF or CR
    size_t length;
    const char *const *settings; ///< [n_settings] as the user wrote them: `model.p=0.1`
    size_t n_settings;
    const gv_source *const *used; ///< [n_used] further files, as places number them
    size_t n_used;
};
/// The file that a place is in.
const gv_source *gv_source_of(const gv_source *scenario, gv_place place);

/// Add a complaint. Untrusted text may stand in the arguments: control characters are
/// spelled out; shorten what may be long with gv_shown.
void gv_complain(gv_diagnostics *d, gv_place place, const char *code, const char *format,
                 ...) GV_FORMAT(4, 5);
/// Give the complaint added last its hint.
void gv_complain_hint(gv_diagnostics *d, const char *format, ...) GV_FORMAT(2, 3);

/// Append all complaints as text: `file:line:column: error: message`, the source line, a
/// run of carets, the hint, and at the end how many more there are.
/// @param colour ANSI colours; they repeat what the words say.
/// Cost: O(length of the source + 100 columns per complaint).
void gv_diagnostics_render(const gv_diagnostics *d, const gv_source *source, bool colour,
                           gv_text *out);

/// GV_OK without complaints; else GV_E_SCENARIO, with the first complaint in `err`.
gv_status gv_diagnostics_status(const gv_diagnostics *d, const gv_source *source,
                                gv_error *err) GV_MUST_USE;

#endif
