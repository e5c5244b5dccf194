/* Reads the strategies: lists of tactics under one budget. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

/* `name:` of a tactic; its kind when it has none. */
static gv_status read_tactic_name(gv_reading *r, const gv_yaml_node *node,
                                  gv_tactic_plan *tactic)
{
    const gv_yaml_node *const name = gv_section_child(node, "name");
    tactic->name = tactic->tactic->spec.name;
    if (name == NULL || !gv_values_is_single(r, "name", name) ||
        !gv_values_is_name(r, "a tactic", name->text, name->place))
        return GV_OK;
    tactic->name = gv_arena_text(r->plan->arena, name->text, r->err);
    return tactic->name != NULL ? GV_OK : GV_E_MEMORY;
}

/* The number of the message of that name. */
static void find_message(gv_reading *r, const gv_yaml_node *said, uint8_t *out)
{
    gv_word_list known = { 0 };
    for (size_t k = 0; k < r->plan->n_messages; k++) {
        gv_word_list_add(&known, r->plan->messages[k].name);
        if (strcmp(r->plan->messages[k].name, said->text) == 0) {
            *out = (uint8_t) k;
            gv_word_list_free(&known);
            return;
        }
    }
    gv_complain(r->complaints, said->place, "unknown-message", "there is no message '%s'",
                gv_shown(said->text).text);
    if (known.n > 0)
        (void) gv_values_suggest(r, said->text, &known);
    else
        gv_complain_hint(r->complaints, "say what there is: messages: {%s: {weight: 1}}",
                         gv_shown(said->text).text);
    gv_word_list_free(&known);
}

/* `fallback:` of a tactic, which may stand before the one it names. */
static void read_fallback(gv_reading *r, const gv_yaml_node *node, gv_arm *arm, size_t k)
{
    const gv_yaml_node *const said =
        node->kind == GV_YAML_MAPPING ? gv_yaml_find(node, "fallback") : NULL;
    gv_word_list known = { 0 };
    if (said == NULL || !gv_values_is_single(r, "fallback", said))
        return;
    for (size_t j = 0; j < arm->n_tactics; j++) {
        if (j != k && arm->tactics[j].name != NULL &&
            strcmp(arm->tactics[j].name, said->text) == 0) {
            arm->tactics[k].fallback = arm->tactics[j].name;
            gv_check_fallback(r, &arm->tactics[k], &arm->tactics[j], said);
            gv_word_list_free(&known);
            return;
        }
        if (j != k)
            gv_word_list_add(&known, arm->tactics[j].name);
    }
    gv_complain(r->complaints, said->place, "unknown-tactic",
                "there is no other tactic '%s' in this strategy",
                gv_shown(said->text).text);
    (void) gv_values_suggest(r, said->text, &known);
    gv_word_list_free(&known);
}

/* `message:` of a tactic; the first, when it has none. */
static void read_tactic_message(gv_reading *r, const gv_yaml_node *node,
                                gv_tactic_plan *tactic)
{
    const gv_yaml_node *const said = gv_section_child(node, "message");
    if (said != NULL && gv_values_is_single(r, "message", said))
        find_message(r, said, &tactic->message);
}

/* `by_stage:` of a tactic: three messages, of something that is delivered to one person
 * after another. */
static void read_by_stage(gv_reading *r, const gv_yaml_node *node, gv_tactic_plan *tactic)
{
    const unsigned one_by_one = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_PAGE);
    const gv_yaml_node *const said = gv_section_child(node, "by_stage");
    if (said == NULL)
        return;
    if (said->kind != GV_YAML_SEQUENCE || said->n_children != GV_STAGE_MESSAGES) {
        gv_complain(r->complaints, said->place, "wrong-shape",
                    "'by_stage' should be a list of three messages");
        gv_complain_hint(r->complaints, "for example by_stage: [notice, learn, join]");
        return;
    }
    if (!(tactic->tactic->offers & one_by_one)) {
        gv_complain(r->complaints, said->key_place, "wrong-combination",
                    "what %s says is heard by all at once, whatever their stage",
                    tactic->tactic->spec.name);
        gv_complain_hint(r->complaints, "say one message for all: message: ...");
        return;
    }
    if (gv_section_child(node, "message") != NULL) {
        gv_complain(r->complaints, said->key_place, "wrong-combination",
                    "'by_stage' stands in place of 'message'");
        gv_complain_hint(r->complaints, "leave one of them out");
        return;
    }
    tactic->is_matched = true;
    uint8_t *out = tactic->by_stage;
    for (const gv_yaml_node *c = said->first; c != NULL; c = c->next) {
        if (gv_values_is_single(r, "by_stage", c))
            find_message(r, c, out++);
    }
    tactic->message = tactic->by_stage[0];
}

static gv_status read_tactic(gv_reading *r, const gv_yaml_node *node, size_t a, size_t k)
{
    gv_tactic_plan *const tactic = &r->plan->arms[a].tactics[k];
    const size_t before = r->complaints->n_all;
    size_t position = SIZE_MAX;
    gv_place place;
    if (node->kind == GV_YAML_REFUSED)
        return GV_OK;
    gv_status status = gv_section_read_part(r, &gv_parts_tactics, node, &position,
                                            &tactic->params, &place);
    if (status != GV_OK || position == SIZE_MAX)
        return status;
    tactic->tactic = gv_tactics()[position];
    read_tactic_message(r, node, tactic);
    read_by_stage(r, node, tactic);
    status = read_tactic_name(r, node, tactic);
    if (status == GV_OK)
        gv_check_names(r, a, k, place);
    if (status == GV_OK && r->complaints->n_all == before)
        gv_check_tactic(r, tactic, node, place);
    return status;
}

/* Tactics without a share part evenly what the others leave. */
static void read_shares(gv_reading *r, const gv_yaml_node *list, gv_arm *arm)
{
    double sum = 0;
    size_t n_unsaid = 0;
    const gv_yaml_node *node = list->first;
    for (size_t k = 0; k < arm->n_tactics; k++, node = node->next) {
        const gv_yaml_node *const share = gv_yaml_find(node, "share");
        const bool has_money = gv_check_has_money(r, &arm->tactics[k], share);
        arm->tactics[k].share = 0;
        if (!has_money)
            continue;
        if (share == NULL)
            n_unsaid++;
        else if (gv_values_number(r, &gv_share_row, share, &arm->tactics[k].share))
            sum += arm->tactics[k].share;
        else
            return;
    }
    gv_check_shares(r, sum, 0, 1, arm->name, list->place);
    const double left = n_unsaid > 0 ? (1 - sum) / (double) n_unsaid : 0;
    if (n_unsaid > 0 && left <= 0 && sum <= 1) {
        gv_complain(r->complaints, list->place, "share-sum",
                    "the shares of %s leave nothing for its other tactics", arm->name);
    }
    for (size_t k = 0; k < arm->n_tactics; k++) {
        const gv_tactic *const kind = arm->tactics[k].tactic;
        if (arm->tactics[k].share == 0 && (kind == NULL || !kind->moves_money))
            arm->tactics[k].share = left;
    }
}

static gv_status read_arm(gv_reading *r, const gv_yaml_node *node, size_t a)
{
    gv_arm *const arm = &r->plan->arms[a];
    arm->name = gv_arena_text(r->plan->arena, node->key, r->err);
    if (arm->name == NULL)
        return GV_E_MEMORY;
    if (gv_values_is_name(r, "a strategy", arm->name, node->key_place) &&
        strcmp(arm->name, GV_DO_NOTHING) == 0) {
        gv_complain(r->complaints, node->key_place, "reserved-name",
                    "'%s' is the strategy that stands beside all others", GV_DO_NOTHING);
        gv_complain_hint(r->complaints, "leave it out: it is always compared");
    }
    if (!gv_section_is_shape(r, node, GV_YAML_SEQUENCE,
                             "a strategy should be a list of tactics"))
        return GV_OK;
    arm->tactics =
        gv_arena_alloc(r->plan->arena, node->n_children, sizeof *arm->tactics, r->err);
    if (arm->tactics == NULL)
        return GV_E_MEMORY;
    arm->n_tactics = node->n_children;
    size_t k = 0;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, k++) {
        const gv_status status = read_tactic(r, c, a, k);
        if (status != GV_OK)
            return status;
    }
    k = 0;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next, k++)
        read_fallback(r, c, arm, k);
    read_shares(r, node, arm);
    gv_check_reallocation(r, node, arm);
    return GV_OK;
}

gv_status gv_read_strategies(gv_reading *r, const gv_yaml_node *root)
{
    const gv_yaml_node *const node = gv_section_required(
        r, root, "strategies", "strategies: {shout: [{kind: broadcast}]}");
    if (node == NULL ||
        !gv_section_is_shape(r, node, GV_YAML_MAPPING,
                             "strategies should be names with lists of tactics"))
        return GV_OK;
    if (node->n_children == 0) {
        gv_complain(r->complaints, node->place, "empty", "there is no strategy");
        gv_complain_hint(r->complaints,
                         "for example strategies: {shout: [{kind: broadcast}]}");
        return GV_OK;
    }
    r->plan->arms =
        gv_arena_alloc(r->plan->arena, node->n_children, sizeof *r->plan->arms, r->err);
    if (r->plan->arms == NULL)
        return GV_E_MEMORY;
    for (const gv_yaml_node *c = node->first; c != NULL; c = c->next) {
        r->plan->n_arms++;
        const gv_status status = read_arm(r, c, r->plan->n_arms - 1);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}
