/* People in the order in which a trait of theirs fits what is looked for. Layer 4. */
#include "strategy/chooser.h"

#include <math.h>
#include <stdlib.h>

typedef struct bearer {
    double distance; /* from what is looked for */
    uint32_t place;  /* among people by followers */
    uint32_t person;
} bearer;

static int closer(const void *a, const void *b)
{
    const bearer *x = a;
    const bearer *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* People by followers, all at the same distance. */
static gv_status line_up(const gv_setting *setting, uint32_t n, bearer **out, gv_error *err)
{
    bearer *all = gv_arena_alloc(setting->arena, n, sizeof *all, err);
    if (all == NULL)
        return GV_E_MEMORY;
    for (uint32_t k = 0; k < n; k++)
        all[k] = (bearer){ 0, k, setting->by_followers[k] };
    *out = all;
    return GV_OK;
}

static void measure_numbers(const double *number, double near, bearer *all, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        const double x = number[all[k].person];
        all[k].distance = near == GV_NEAR_MOST ? -x : fabs(x - near);
    }
}

/* Who has one of the words is there; all others are equally far away. */
static gv_status measure_words(const gv_pick *pick, const gv_setting *setting, bearer *all,
                               uint32_t n, gv_error *err)
{
    const gv_aim aim = gv_pick_aim(pick);
    gv_people_list meant = { .n = 0 };
    gv_status status = GV_OK;
    bool *has_word = gv_arena_alloc(setting->arena, n, sizeof *has_word, err);
    if (has_word == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_aim_find(&aim, setting, &meant, err));
    for (uint32_t k = 0; k < meant.n; k++)
        has_word[meant.person[k]] = true;
    for (uint32_t k = 0; k < n; k++)
        all[k].distance = has_word[all[k].person] ? 0 : 1;
done:
    return status;
}

gv_status gv_align(const gv_pick *pick, const gv_setting *setting, const uint32_t **out,
                   gv_error *err)
{
    const gv_trait *trait = gv_people_trait(setting->people, pick->trait);
    const uint32_t n = gv_network_people(setting->net);
    const bool wants_words = pick->words.n > 0;
    gv_status status = GV_OK;
    bearer *all = NULL;
    if (trait == NULL || wants_words != (trait->number == NULL))
        return GV_FAIL(err, GV_E_SCENARIO, "there is no trait '%s' that holds %s",
                       pick->trait, wants_words ? "words" : "numbers");
    uint32_t *order = gv_arena_alloc(setting->arena, n, sizeof *order, err);
    if (order == NULL)
        return GV_E_MEMORY;
    GV_TRY(line_up(setting, n, &all, err));
    if (wants_words)
        GV_TRY(measure_words(pick, setting, all, n, err));
    else
        measure_numbers(trait->number, pick->near, all, n);
    if (n > 1)
        qsort(all, n, sizeof *all, closer);
    for (uint32_t k = 0; k < n; k++)
        order[k] = all[k].person;
    *out = order;
done:
    return status;
}
