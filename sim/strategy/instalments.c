/* Whose money can be handed out in instalments, and moved. Layer 4. */
#include "grapevine/programme.h"
#include "grapevine/strategy.h"

gv_stretch gv_tactic_span(const gv_tactic *tactic, const void *params, unsigned withholds)
{
    if (tactic->programme != GV_NO_PROGRAMME) {
        const gv_programme_terms *terms = params;
        if ((withholds & GV_SERVES(tactic->programme)) == 0)
            return (gv_stretch){ 0, 0 };
        return (gv_stretch){ terms->start, terms->start + terms->days };
    }
    return tactic->span == NULL ? (gv_stretch){ 0, 0 } : tactic->span(params);
}

bool gv_reallocation_moves(const gv_reallocation *par, const char *name,
                           const gv_tactic *tactic, const void *params, unsigned withholds)
{
    bool is_named = par->among.n == 0;
    for (size_t k = 0; k < par->among.n; k++)
        is_named = is_named || gv_same_text(par->among.at[k], name);
    return is_named && gv_tactic_span(tactic, params, withholds).until > 0;
}
