/* People in the order in which a tactic would take them. Layer 4. */
#include "strategy/chooser.h"

const char *const gv_chooser_words[] = { "degree", "random", "listed", NULL };

/* An id that stands there twice, or NULL: it would be paid for twice and count once. */
static const char *repeated(gv_words ids)
{
    for (size_t k = 1; k < ids.n; k++) {
        for (size_t j = 0; j < k; j++) {
            if (gv_same_text(ids.at[j], ids.at[k]))
                return ids.at[k];
        }
    }
    return NULL;
}

gv_status gv_chooser_check(uint32_t how, gv_words ids, gv_error *err)
{
    if (how == GV_CHOOSE_LISTED && ids.n == 0) {
        const gv_status status =
            GV_FAIL(err, GV_E_SCENARIO, "'choose: listed' needs a list of ids");
        gv_error_hint(err, "write the people as they stand in the network: ids: [12, 57]");
        return status;
    }
    if (how != GV_CHOOSE_LISTED && ids.n > 0) {
        const gv_status status =
            GV_FAIL(err, GV_E_SCENARIO, "'ids' is only for 'choose: listed'");
        gv_error_hint(err, "write 'choose: listed' to use them");
        return status;
    }
    const char *again = repeated(ids);
    if (again != NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "'%s' stands in 'ids' twice", again);
    return GV_OK;
}

gv_status gv_chooser_open(gv_chooser *chooser, const gv_setting *setting, uint32_t how,
                          gv_words ids, gv_error *err)
{
    const uint32_t people = gv_network_people(setting->net);
    *chooser = (gv_chooser){ .setting = setting, .how = how, .ids = ids };
    chooser->n = how == GV_CHOOSE_LISTED ? (uint32_t) ids.n : people;
    if (how != GV_CHOOSE_RANDOM)
        return GV_OK;
    chooser->deck = gv_arena_alloc(setting->arena, people, sizeof *chooser->deck, err);
    if (chooser->deck == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < people; v++)
        chooser->deck[v] = v;
    return GV_OK;
}

/* One step of a Fisher-Yates shuffle; the k-th card is keyed by k, so a larger budget deals
 * the same people first. */
static uint32_t deal(gv_chooser *chooser)
{
    const uint32_t k = chooser->next;
    const gv_counter c = gv_counter_make(k, chooser->setting->slot, 0, 0, 0, 0);
    const gv_bits bits = gv_draw(&chooser->setting->choose, c);
    const uint32_t other = k + (uint32_t) gv_below(bits.low, chooser->n - k);
    const uint32_t card = chooser->deck[other];
    chooser->deck[other] = chooser->deck[k];
    chooser->deck[k] = card;
    return card;
}

gv_status gv_chooser_next(gv_chooser *chooser, uint32_t *person, gv_error *err)
{
    if (chooser->next == chooser->n) {
        *person = GV_NOBODY;
        return GV_OK;
    }
    switch (chooser->how) {
    case GV_CHOOSE_DEGREE:
        *person = chooser->setting->by_followers[chooser->next];
        break;
    case GV_CHOOSE_RANDOM:
        *person = deal(chooser);
        break;
    default:
        *person = gv_network_find(chooser->setting->net, chooser->ids.at[chooser->next]);
        if (*person == GV_NOBODY)
            return GV_FAIL(err, GV_E_DATA, "there is no person '%s' in the network",
                           chooser->ids.at[chooser->next]);
    }
    chooser->next++;
    return GV_OK;
}
