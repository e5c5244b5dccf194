/* `strategies: [social-broadcast, partnership]`: the tactics of preset strategies, with
 * what they say. */
#include "scenario/preset.h"

#include "scenario/section.h"

#include <string.h>

static const gv_key_row arm_keys[] = {
    { "use", "a name", "which strategy", true },
    { "message", "a name", "what all its tactics say, in place of its own messages",
      false },
    { "tactics", "names with keys of tactics", "what is different from the preset", false },
    { NULL, NULL, NULL, false },
};

/* An arm on its way from a name to a list of tactics. */
typedef struct arm {
    gv_yaml_node *root, *node;
    const gv_yaml_node *name;    /* of the preset */
    gv_yaml_node *message;       /* that all its tactics carry, or NULL */
    const gv_yaml_node *changes; /* of tactics, or NULL */
    const gv_yaml_node *file;
} arm;

/* ---- what tactics say ------------------------------------------------------------ */

/* A message of the strategy's own stands under its name: `partnership.story`.
 * @param entry  of the tactic's list of messages; NULL: it carries one */
static gv_status carry_own(gv_reading *r, const arm *a, gv_yaml_node *tactic,
                           const gv_yaml_node *own, gv_yaml_node *entry)
{
    bool found = false;
    char *const name = gv_format_text(r->err, "%s.%s", a->name->text, own->key);
    if (name == NULL)
        return GV_E_MEMORY;
    gv_status status = gv_expand_message(r, a->root, name, own, own->key_place, &found);
    if (status == GV_OK && found)
        status = entry == NULL ? gv_expand_set(r, tactic, "message", name, own->place)
                               : gv_expand_write(r, entry, name, own->place);
    gv_free(name);
    return status;
}

/* What a tactic says to people at different stages: messages of the file's, or shipped
 * ones. */
static gv_status carry_by_stage(gv_reading *r, const arm *a, gv_yaml_node *tactic,
                                gv_yaml_node *list)
{
    const gv_yaml_node *const own = gv_yaml_find(a->file, "messages");
    gv_status status = GV_OK;
    for (gv_yaml_node *c = list->first; c != NULL && status == GV_OK; c = c->next) {
        bool found = false;
        if (c->kind != GV_YAML_SCALAR)
            continue;
        const gv_yaml_node *const mine =
            own != NULL && own->kind == GV_YAML_MAPPING ? gv_yaml_find(own, c->text) : NULL;
        status = mine != NULL
                     ? carry_own(r, a, tactic, mine, c)
                     : gv_expand_message(r, a->root, c->text, NULL, c->place, &found);
    }
    return status;
}

/* What the tactic of the file says: a message of the file's, or a shipped one. */
static gv_status carry(gv_reading *r, const arm *a, gv_yaml_node *tactic)
{
    const gv_yaml_node *const own = gv_yaml_find(a->file, "messages");
    const gv_yaml_node *const said = gv_yaml_find(tactic, "message");
    bool found = false;
    if (own != NULL && !gv_section_is_shape(r, own, GV_YAML_MAPPING,
                                            "messages should be names with messages"))
        return GV_OK;
    if (said == NULL || said->kind != GV_YAML_SCALAR)
        return own != NULL && own->first != NULL ? carry_own(r, a, tactic, own->first, NULL)
                                                 : GV_OK;
    const gv_yaml_node *const mine = own != NULL ? gv_yaml_find(own, said->text) : NULL;
    if (mine != NULL)
        return carry_own(r, a, tactic, mine, NULL);
    const gv_status status =
        gv_expand_message(r, a->root, said->text, NULL, said->place, &found);
    if (!found)
        gv_expand_drop(tactic, "message"); /* told once */
    return status;
}

/* How much is prescribed to partners is a matter of the strategy, not of what is said:
 * where its own message states a `control`, it says the common content with that one, under
 * its own name: `hype.social`. */
static gv_status carry_common(gv_reading *r, const arm *a, gv_yaml_node *tactic,
                              const gv_yaml_node *common)
{
    const gv_yaml_node *const own = gv_yaml_find(a->file, "messages");
    const gv_yaml_node *const said = gv_yaml_find(tactic, "message");
    const gv_yaml_node *const mine =
        own != NULL && said != NULL ? gv_yaml_find(own, said->text) : NULL;
    const gv_yaml_node *const control = mine != NULL ? gv_yaml_find(mine, "control") : NULL;
    const gv_yaml_node *const messages = gv_yaml_find(a->root, "messages");
    bool found = false;
    char *name = NULL;
    gv_status status;
    if (control == NULL || control->kind != GV_YAML_SCALAR)
        return gv_expand_set(r, tactic, "message", common->text, common->place);
    gv_yaml_node *const variant =
        gv_yaml_copy(r->tree, gv_yaml_find(messages, common->text), r->err);
    if (variant == NULL)
        return GV_E_MEMORY;
    if (variant->kind == GV_YAML_MAPPING)
        GV_TRY(gv_expand_set(r, variant, "control", control->text, control->place));
    name = gv_format_text(r->err, "%s.%s", a->name->text, common->text);
    if (name == NULL)
        return GV_E_MEMORY;
    GV_TRY(gv_expand_message(r, a->root, name, variant, common->place, &found));
    GV_TRY(gv_expand_set(r, tactic, "message", name, common->place));
done:
    gv_free(name);
    return status;
}

static gv_status drop_message(gv_yaml_node *tactic)
{
    gv_expand_drop(tactic, "message");
    gv_expand_drop(tactic, "by_stage");
    return GV_OK;
}

/* The same for all arms, for this arm, or what the strategy says itself; nothing where the
 * model looks at no content. */
static gv_status give_message(gv_reading *r, const arm *a, gv_yaml_node *tactic)
{
    gv_yaml_node *const all = gv_yaml_find(a->root, "content");
    gv_yaml_node *const forced = a->message != NULL ? a->message : all;
    const gv_yaml_node *const known = gv_yaml_find(a->root, "messages");
    bool found = false;
    gv_status status = GV_OK;
    if (forced != NULL && forced->kind != GV_YAML_SCALAR)
        return drop_message(tactic); /* complained about already */
    if (!gv_expand_has_content(a->root) &&
        (forced == NULL || known == NULL || gv_yaml_find(known, forced->text) == NULL)) {
        return drop_message(tactic);
    }
    gv_yaml_node *const by_stage = gv_yaml_find(tactic, "by_stage");
    if (forced == NULL && by_stage != NULL && by_stage->kind == GV_YAML_SEQUENCE)
        return carry_by_stage(r, a, tactic, by_stage);
    if (forced == NULL)
        return carry(r, a, tactic);
    gv_expand_drop(tactic, "by_stage");
    GV_TRY(gv_expand_message(r, a->root, forced->text, NULL, forced->place, &found));
    if (!found)
        forced->kind = GV_YAML_REFUSED; /* told once */
    else if (forced == all)
        GV_TRY(carry_common(r, a, tactic, forced));
    else
        GV_TRY(gv_expand_set(r, tactic, "message", forced->text, forced->place));
done:
    return status;
}

/* ---- what is changed --------------------------------------------------------------- */

/* A tactic is called by its name, which is its kind when none is given. */
static bool is_called(const gv_yaml_node *tactic, const char *name)
{
    const gv_yaml_node *called = gv_yaml_find(tactic, "name");
    if (called == NULL)
        called = gv_yaml_find(tactic, "kind");
    return called != NULL && called->kind == GV_YAML_SCALAR &&
           strcmp(called->text, name) == 0;
}

static void complain_no_tactic(gv_reading *r, const gv_yaml_node *list,
                               const gv_yaml_node *change)
{
    gv_word_list known = { 0 };
    gv_complain(r->complaints, change->key_place, "unknown-key",
                "the strategy has no tactic '%s'", gv_shown(change->key).text);
    for (const gv_yaml_node *t = list->first; t != NULL; t = t->next) {
        const gv_yaml_node *name = gv_yaml_find(t, "name");
        name = name != NULL ? name : gv_yaml_find(t, "kind");
        gv_word_list_add(&known, name != NULL ? name->text : NULL);
    }
    (void) gv_values_suggest(r, change->key, &known);
    gv_word_list_free(&known);
}

static gv_status change_tactics(gv_reading *r, const arm *a, gv_yaml_node *list)
{
    for (gv_yaml_node *c = a->changes == NULL ? NULL : a->changes->first; c != NULL;
         c = c->next) {
        gv_yaml_node *tactic = list->first;
        while (tactic != NULL && !is_called(tactic, c->key))
            tactic = tactic->next;
        if (tactic == NULL) {
            complain_no_tactic(r, list, c);
            continue;
        }
        if (!gv_section_is_shape(r, c, GV_YAML_MAPPING,
                                 "changes of a tactic should be a group of keys"))
            continue;
        gv_yaml_node *const changed = gv_yaml_copy(r->tree, c, r->err);
        if (changed == NULL || gv_yaml_merge(r->tree, changed, tactic, r->err) != GV_OK)
            return GV_E_MEMORY;
        gv_yaml_replace(tactic, changed);
    }
    return GV_OK;
}

/* ---- one arm ------------------------------------------------------------------------ */

/* @return false: there is no preset to use, or a complaint was made */
static bool read_arm(gv_reading *r, arm *a, gv_status *status)
{
    *status = GV_OK;
    a->name = a->node;
    if (a->node->kind == GV_YAML_MAPPING) {
        const size_t before = r->complaints->n_all;
        const gv_section section = { .mapping = a->node,
                                     .title = "a strategy that is used",
                                     .keys = arm_keys };
        a->name = gv_yaml_find(a->node, "use");
        if (a->name == NULL && gv_yaml_find(a->node, "kind") != NULL)
            return false; /* a tactic that is no list: told by who reads it */
        *status = gv_values_judge_keys(r, &section, NULL);
        if (a->name == NULL) {
            a->node->kind = r->complaints->n_all > before ? GV_YAML_REFUSED : a->node->kind;
            return false;
        }
        a->message = gv_yaml_find(a->node, "message");
        a->changes = gv_section_child(a->node, "tactics");
        if (a->message != NULL)
            (void) gv_values_is_single(r, "message", a->message); /* else: refused below */
        if (a->changes != NULL)
            (void) gv_section_is_shape(r, a->changes, GV_YAML_MAPPING,
                                       "tactics should be names with keys");
        if (!gv_values_is_single(r, "use", a->name) || r->complaints->n_all > before) {
            a->node->kind = GV_YAML_REFUSED;
            return false;
        }
    }
    return *status == GV_OK && a->name->kind == GV_YAML_SCALAR && a->name->text[0] != '\0';
}

static gv_status make_tactics(gv_reading *r, const arm *a)
{
    gv_status status = GV_OK;
    const gv_yaml_node *const said = gv_yaml_find(a->file, "tactics");
    if (!gv_section_is_shape(r, said, GV_YAML_SEQUENCE,
                             "a strategy should be a list of tactics")) {
        a->node->kind = GV_YAML_REFUSED;
        return GV_OK;
    }
    gv_yaml_node *const list = gv_yaml_copy(r->tree, said, r->err);
    if (list == NULL)
        return GV_E_MEMORY;
    for (gv_yaml_node *t = list->first; t != NULL; t = t->next) {
        if (t->kind == GV_YAML_MAPPING)
            GV_TRY(give_message(r, a, t));
    }
    GV_TRY(change_tactics(r, a, list));
    gv_yaml_replace(a->node, list);
done:
    return status;
}

static gv_status expand_arm(gv_reading *r, gv_yaml_node *root, gv_yaml_node *node)
{
    arm a = { .root = root, .node = node };
    gv_status status = GV_OK;
    if ((node->kind != GV_YAML_SCALAR && node->kind != GV_YAML_MAPPING) ||
        !read_arm(r, &a, &status))
        return status;
    GV_TRY(gv_preset_open(r, GV_PRESET_STRATEGY, a.name->text, a.name->place, &a.file));
    if (a.file == NULL) {
        node->kind = GV_YAML_REFUSED;
        goto done;
    }
    GV_TRY(make_tactics(r, &a));
done:
    return status;
}

/* ---- all of them ----------------------------------------------------------------------
 */

/* A list of names is a mapping from each name to itself. */
static gv_status name_all(gv_reading *r, gv_yaml_node *list)
{
    for (gv_yaml_node *c = list->first; c != NULL; c = c->next) {
        if (!gv_values_is_single(r, "a strategy", c)) {
            list->kind = GV_YAML_REFUSED;
            return GV_OK;
        }
        c->key = c->text;
        c->key_place = c->place;
    }
    list->kind = GV_YAML_MAPPING;
    return gv_yaml_refuse_repeats(list, r->complaints, r->err);
}

gv_status gv_expand_strategies(gv_reading *r, gv_yaml_node *root)
{
    gv_yaml_node *const node = gv_yaml_find(root, "strategies");
    gv_status status = GV_OK;
    if (node == NULL)
        return GV_OK;
    if (node->kind == GV_YAML_SEQUENCE)
        GV_TRY(name_all(r, node));
    if (node->kind != GV_YAML_MAPPING)
        goto done;
    for (gv_yaml_node *c = node->first; c != NULL; c = c->next)
        GV_TRY(expand_arm(r, root, c));
done:
    return status;
}
