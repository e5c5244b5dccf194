/* The list of tactics, read from tactics.def. Layer 4. */
#include "grapevine/strategy.h"

#define GV_TACTIC(name) extern const gv_tactic gv_tactic_##name;
#include "grapevine/tactics.def"
#undef GV_TACTIC

static const gv_tactic *const tactics[] = {
#define GV_TACTIC(name) &gv_tactic_##name,
#include "grapevine/tactics.def"
#undef GV_TACTIC
    NULL,
};

const gv_tactic *const *gv_tactics(void)
{
    return tactics;
}

const gv_tactic *gv_tactic_named(const char *name)
{
    for (size_t k = 0; tactics[k] != NULL; k++) {
        if (gv_same_text(tactics[k]->spec.name, name))
            return tactics[k];
    }
    return NULL;
}
