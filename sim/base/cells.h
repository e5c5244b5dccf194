/* Reads a text table row by row: cells between tabs, semicolons or commas. */
#ifndef GRAPEVINE_BASE_CELLS_H
#define GRAPEVINE_BASE_CELLS_H

#include "grapevine/base.h"

/// One of a row; cut out of the file's bytes in place.
typedef struct gv_cell {
    char *text;
    uint32_t column; ///< of the text, in characters, from 1
} gv_cell;

/// A table that is read: the first row is its head, and all others have as many cells. A
/// cell may stand in double quotes, blanks around it are no part of it, blank lines are
/// passed over. The first four members are said by whoever opens it; close it in any case.
typedef struct gv_cells {
    const char *path;
    size_t most_bytes; ///< of the file
    bool comments;     ///< are lines above the head that begin with `# ` passed over?
    gv_error *err;
    gv_cell *cell;    ///< [n] the row at hand
    size_t n;         ///< of the row at hand
    uint32_t line;    ///< of the row at hand, from 1
    char *bytes;      ///< the file
    char *next, *end; ///< what is left of it
    char apart;       ///< what separates cells; '\0': the head has not been met
    size_t width;     ///< cells of the head
} gv_cells;

/// Read the file and its head, which becomes the row at hand.
/// @return GV_OK, GV_E_DATA (with its place), GV_E_MEMORY. O(bytes).
gv_status gv_cells_open(gv_cells *cells) GV_MUST_USE;
/// The next row. @param[out] there  false: the file has ended
gv_status gv_cells_next(gv_cells *cells, bool *there) GV_MUST_USE;
/// Where `head` stands in the row at hand, which is the head.
gv_status gv_cells_find(const gv_cells *cells, const char *head, size_t *place) GV_MUST_USE;
/// Say where the complaint just made belongs; line 0: to the file. @return GV_E_DATA
gv_status gv_cells_refuse(const gv_cells *cells, uint32_t line, uint32_t column);
/// Frees all but the bytes of a file that were taken. @return the bytes, when `keep`
char *gv_cells_close(gv_cells *cells, bool keep);

#endif
