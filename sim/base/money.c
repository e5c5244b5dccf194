/* Fixed-point money: sums of whole millionths do not depend on their order. */
#include "base/number.h"

#include <math.h>

gv_money gv_money_of(double units)
{
    if (units != units)
        return 0;
    if (units > GV_MONEY_MOST)
        units = GV_MONEY_MOST;
    if (units < -GV_MONEY_MOST)
        units = -GV_MONEY_MOST;
    const double size = fabs(units) * GV_MONEY_UNIT;
    const double whole = floor(size);
    const gv_money millionths = (gv_money) whole + (size - whole >= 0.5 ? 1 : 0);
    return units < 0 ? -millionths : millionths;
}

double gv_money_units(gv_money m)
{
    return (double) m / GV_MONEY_UNIT;
}
