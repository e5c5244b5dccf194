/* The list of kinds of traits, read from traits.def. Layer 2. */
#include "grapevine/people.h"

#define GV_TRAIT(name) extern const gv_trait_kind gv_trait_kind_##name;
#include "grapevine/traits.def"
#undef GV_TRAIT

static const gv_trait_kind *const kinds[] = {
#define GV_TRAIT(name) &gv_trait_kind_##name,
#include "grapevine/traits.def"
#undef GV_TRAIT
    NULL,
};

const gv_trait_kind *const *gv_trait_kinds(void)
{
    return kinds;
}

const gv_trait_kind *gv_trait_kind_named(const char *name)
{
    for (size_t k = 0; kinds[k] != NULL; k++) {
        if (gv_same_text(kinds[k]->spec.name, name))
            return kinds[k];
    }
    return NULL;
}
