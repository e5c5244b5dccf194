/* Who is meant by words or numbers of a trait. Layer 4. */
#include "grapevine/strategy.h"

static bool is_meant(const gv_aim *aim, const gv_trait *trait, uint32_t v)
{
    if (trait->number != NULL)
        return trait->number[v] >= aim->low && trait->number[v] <= aim->high;
    for (size_t k = 0; k < aim->words.n; k++) {
        if (gv_same_text(trait->label[trait->value[v]], aim->words.at[k]))
            return true;
    }
    return false;
}

gv_status gv_aim_find(const gv_aim *aim, const gv_setting *setting, gv_people_list *out,
                      gv_error *err)
{
    const gv_trait *trait = gv_people_trait(setting->people, aim->trait);
    const uint32_t people = gv_network_people(setting->net);
    if (trait == NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "there is no trait '%s'", aim->trait);
    uint32_t *person = gv_arena_alloc(setting->arena, people, sizeof *person, err);
    if (person == NULL)
        return GV_E_MEMORY;
    uint32_t n = 0;
    for (uint32_t v = 0; v < people; v++) {
        if (is_meant(aim, trait, v))
            person[n++] = v;
    }
    *out = (gv_people_list){ person, n };
    return GV_OK;
}
