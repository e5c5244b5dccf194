/* Checks what a strategy says that moves its money between its tactics. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

bool gv_check_has_money(gv_reading *r, const gv_tactic_plan *tactic,
                        const gv_yaml_node *share)
{
    if (tactic->tactic == NULL || !tactic->tactic->moves_money)
        return true;
    if (share != NULL) {
        gv_complain(r->complaints, share->key_place, "wrong-combination",
                    "%s moves the money of other tactics and has none of its own",
                    tactic->tactic->spec.name);
        gv_complain_hint(r->complaints, "take 'share' out");
    }
    return false;
}

static const gv_yaml_node *entry_at(const gv_yaml_node *list, size_t k)
{
    const gv_yaml_node *node = list->first;
    for (; k > 0; k--)
        node = node->next;
    return node;
}

/* Why the tactic cannot be handed its money in parts. */
static const char *reason(const gv_tactic *tactic)
{
    if (tactic->span != NULL)
        return "what a trigger starts, or what is not spread evenly, cannot be handed its "
               "money in parts";
    if (tactic->programme != GV_NO_PROGRAMME)
        return "it is for all at once: nobody can be held out";
    return "it plans all of its money before the first tick";
}

/* A name under `among:`. */
static void check_named(gv_reading *r, const gv_arm *arm, const gv_reallocation *par,
                        const char *name, gv_place place)
{
    const unsigned withholds = r->plan->model->withholds;
    gv_word_list known = { 0 };
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const gv_tactic_plan *t = &arm->tactics[k];
        if (strcmp(t->name, name) != 0) {
            gv_word_list_add(&known, t->tactic->moves_money ? NULL : t->name);
            continue;
        }
        if (!gv_reallocation_moves(par, name, t->tactic, t->params, withholds)) {
            gv_complain(r->complaints, place, "wrong-combination",
                        "the money of '%s' cannot be moved", name);
            gv_complain_hint(r->complaints, "%s", reason(t->tactic));
        }
        gv_word_list_free(&known);
        return;
    }
    gv_complain(r->complaints, place, "unknown-tactic",
                "there is no other tactic '%s' in this strategy", gv_shown(name).text);
    (void) gv_values_suggest(r, name, &known);
    gv_word_list_free(&known);
}

static void check_mover(gv_reading *r, const gv_yaml_node *node, const gv_arm *arm,
                        const gv_reallocation *par)
{
    const size_t before = r->complaints->n_all;
    const gv_yaml_node *const said = gv_yaml_find(node, "among");
    size_t n = 0;
    for (size_t k = 0; k < par->among.n; k++)
        check_named(r, arm, par, par->among.at[k],
                    said != NULL ? said->place : node->place);
    if (r->complaints->n_all > before)
        return;
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const gv_tactic_plan *t = &arm->tactics[k];
        n += gv_reallocation_moves(par, t->name, t->tactic, t->params,
                                   r->plan->model->withholds)
                 ? 1
                 : 0;
    }
    if (n >= 2)
        return;
    gv_complain(r->complaints, node->place, "wrong-combination",
                "'%s' has no two tactics between which money can be moved", arm->name);
    gv_complain_hint(
        r->complaints,
        "campaigns of impressions can be handed theirs in parts where they "
        "are evenly scheduled, and programmes from which some can be held out");
}

void gv_check_reallocation(gv_reading *r, const gv_yaml_node *list, const gv_arm *arm)
{
    size_t n = 0;
    for (size_t k = 0; k < arm->n_tactics; k++) {
        if (arm->tactics[k].tactic == NULL || arm->tactics[k].params == NULL)
            return; /* complained about already */
    }
    for (size_t k = 0; k < arm->n_tactics && r->plan->model != NULL; k++) {
        const gv_tactic_plan *t = &arm->tactics[k];
        const gv_yaml_node *const node = entry_at(list, k);
        if (!t->tactic->moves_money)
            continue;
        if (n++ == 0) {
            check_mover(r, node, arm, t->params);
            continue;
        }
        gv_complain(r->complaints, node->place, "wrong-combination",
                    "'%s' moves its money twice", arm->name);
        gv_complain_hint(r->complaints, "leave one of the two out");
    }
}
