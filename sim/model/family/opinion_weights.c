/* How much the opinion of somebody counts with those who hear them. Layer 3. */
#include "model/family/opinion_weights.h"

enum { EQUAL, FROM_FILE };
const char *const gv_ties_weights[] = { "equal", "file", NULL };

unsigned gv_ties_needs(const gv_ties *ties)
{
    const unsigned file = GV_NEEDS_WEIGHTS | GV_NEEDS_TIES;
    return GV_NEEDS_IN | (ties->weights == FROM_FILE ? file : 0);
}

double gv_ties_weight(const gv_world *w, const gv_ties *ties, uint32_t v, uint32_t k)
{
    return ties->weights == FROM_FILE ? w->in.weight[w->in.offset[v] + k] : ties->weight;
}

void gv_ties_check(const void *params, gv_objector *object, void *self)
{
    gv_reals_check(params, object, self);
    gv_reals_check_between(params, -1, 1, "opinions lie between -1 and 1", object, self);
}
