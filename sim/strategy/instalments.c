/* Whose money can be handed out in instalments, and moved. Layer 4. */
#include "strategy/programme.h"

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

const gv_submodel gv_programme_tells = {
    .title = "Money of programmes",
    .text = "What a programme may spend becomes available in equal parts, day by "
            "day from `start` on; what nobody calls for stays for later days. With "
            "a `fallback` it goes, once a week and in the end, to another tactic of "
            "the strategy that can use it. The model calls for units, and what is "
            "called for is paid in the evening.",
    .equation = "units of day d   floor((budget (d + 1) / days - spent) / price)",
    .file = "sim/engine/programmes.c",
};

const gv_submodel *const gv_programme_mechanisms[] = { &gv_programme_tells, NULL };
