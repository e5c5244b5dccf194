/* What the files about parameter rows share. */
#ifndef GRAPEVINE_BASE_SPEC_H
#define GRAPEVINE_BASE_SPEC_H

#include "grapevine/base.h"

/// Where the row's field lies.
const void *gv_param_field(const gv_param *row, const void *params);
/// Is the field one number: REAL, COUNT, FLAG, CHOICE or MONEY?
bool gv_param_is_number(const gv_param *row);
/// Names of a CHOICE row.
size_t gv_param_choices(const gv_param *row);
/// Record why the row does not allow `value`. @return GV_E_RANGE
gv_status gv_param_refuse(const gv_param *row, double value, gv_error *err);

#endif
