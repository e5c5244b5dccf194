/* What a file said of people, as the makers of people read it. Private to this folder. */
#ifndef GRAPEVINE_PEOPLE_TABLE_H
#define GRAPEVINE_PEOPLE_TABLE_H

#include "grapevine/people.h"

#define GV_NO_WORD UINT16_MAX /* an empty cell among words; NaN among numbers */

/* One column, row by row. */
typedef struct gv_people_column {
    const char *trait;  /* that asked for it */
    uint16_t *word;     /* [rows] number of the word, or GV_NO_WORD; NULL: numbers */
    double *number;     /* [rows]; NULL: words */
    const char **label; /* [n_labels] ascending */
    size_t n_labels;
} gv_people_column;

const gv_people_column *gv_people_table_column(const gv_people_table *table,
                                               const char *trait);
/* Which row speaks of a person. @param[out] row  [people]; UINT32_MAX: none. yours to
 * gv_free. @return GV_OK, GV_E_MEMORY, GV_E_DATA: a stranger that the plan refuses. */
gv_status gv_people_table_rows(const gv_people_plan *plan, const gv_network *net,
                               uint32_t **row, gv_error *err) GV_MUST_USE;

#endif
