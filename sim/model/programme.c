/* The list of programmes, read from programmes.def. Layer 3. */
#include "grapevine/model.h"

static const struct {
    const char *name, *unit, *meaning;
} programmes[GV_PROGRAMMES] = {
#define GV_PROGRAMME(NAME, name, unit, meaning)                                            \
    [GV_PROGRAMME_##NAME] = { name, unit, meaning },
#include "grapevine/programmes.def"
#undef GV_PROGRAMME
};

const char *gv_programme_name(gv_programme_kind kind)
{
    return programmes[kind].name;
}

const char *gv_programme_unit(gv_programme_kind kind)
{
    return programmes[kind].unit;
}

const char *gv_programme_meaning(gv_programme_kind kind)
{
    return programmes[kind].meaning;
}

gv_programme *gv_world_programme(const gv_world *w, gv_programme_kind kind)
{
    for (uint32_t k = 0; k < w->n_programmes; k++) {
        if (w->programme[k].kind == kind)
            return &w->programme[k];
    }
    return NULL;
}
