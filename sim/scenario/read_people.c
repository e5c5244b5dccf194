/* Reads who people are: `groups`, and `people` with its traits. */
#include "scenario/check.h"
#include "scenario/section.h"

#include <string.h>

/* `groups: {young: 0.3, old: 0.7}` is a trait of categories called `group`. */
static gv_status read_groups(gv_reading *r, const gv_yaml_node *node)
{
    gv_people_plan *const crowd = &r->plan->crowd;
    gv_trait_plan *const trait = &crowd->traits[crowd->n];
    gv_shares shares = { .n = 0 };
    bool good = false;
    double sum = 0;
    if (!gv_section_is_shape(r, node, GV_YAML_MAPPING,
                             "groups should be names with shares"))
        return GV_OK;
    gv_status status = gv_values_shares(r, "a group", node, &shares, &good);
    if (status != GV_OK || shares.n == 0)
        return status;
    for (size_t k = 0; k < shares.n; k++)
        sum += shares.share[k];
    if (good)
        gv_check_shares(r, sum, 1, 1, "the groups", node->place);
    trait->name = GV_GROUP;
    trait->kind = gv_trait_kind_named("categories");
    trait->params =
        gv_arena_alloc(r->plan->arena, 1, trait->kind->spec.params_size, r->err);
    if (trait->params == NULL)
        return GV_E_MEMORY;
    gv_spec_defaults(&trait->kind->spec, trait->params);
    gv_spec_defaults(&gv_mixing_spec, &trait->mixing);
    memcpy((char *) trait->params + gv_spec_find(&trait->kind->spec, "shares")->offset,
           &shares, sizeof shares);
    crowd->n++;
    return GV_OK;
}

static void check_kind(gv_reading *r, const gv_trait_plan *trait, gv_place place)
{
    gv_error failure = { .code = GV_OK };
    if (trait->kind->check != NULL && trait->kind->check(trait->params, &failure) != GV_OK)
        gv_check_complain(r, place, &failure);
}

static gv_status read_trait(gv_reading *r, const gv_yaml_node *node)
{
    gv_people_plan *const crowd = &r->plan->crowd;
    gv_trait_plan trait = { .name = NULL };
    const size_t before = r->complaints->n_all;
    size_t k = SIZE_MAX;
    gv_place place;
    (void) gv_values_is_name(r, "a trait", node->key, node->key_place);
    if (node->kind == GV_YAML_REFUSED)
        return GV_OK;
    if (strcmp(node->key, GV_GROUP) == 0 && gv_people_plan_trait(crowd, GV_GROUP) != NULL) {
        gv_complain(r->complaints, node->key_place, "duplicate-key",
                    "'groups' declares the trait '%s' already", GV_GROUP);
        gv_complain_hint(r->complaints, "keep one of them");
        return GV_OK;
    }
    gv_status status =
        gv_section_read_part(r, &gv_parts_traits, node, &k, &trait.params, &place);
    if (status != GV_OK || k == SIZE_MAX)
        return status;
    trait.kind = gv_trait_kinds()[k];
    trait.name = gv_arena_text(r->plan->arena, node->key, r->err);
    if (trait.name == NULL)
        return GV_E_MEMORY;
    gv_spec_defaults(&gv_mixing_spec, &trait.mixing);
    const gv_section section = { .mapping = node, .common = gv_parts_traits.common };
    if (node->kind == GV_YAML_MAPPING)
        status = gv_values_read_common(r, &section, &trait.mixing);
    if (status == GV_OK && r->complaints->n_all == before)
        check_kind(r, &trait, place);
    if (status == GV_OK && r->complaints->n_all == before)
        crowd->traits[crowd->n++] = trait;
    return status;
}

static gv_status read_traits(gv_reading *r, const gv_yaml_node *node)
{
    gv_status status = GV_OK;
    if (!gv_section_is_shape(r, node, GV_YAML_MAPPING,
                             "traits should be names with traits"))
        return GV_OK;
    for (const gv_yaml_node *c = node->first; c != NULL && status == GV_OK; c = c->next)
        status = read_trait(r, c);
    return status;
}

/* What the traits need together, and what the file says of them: its words are known to
 * the tactics that are read next. */
static gv_status meet_file(gv_reading *r, gv_place place)
{
    gv_error failure = { .code = GV_OK };
    gv_status status = gv_people_plan_check(&r->plan->crowd, &failure);
    if (status == GV_OK)
        status = gv_plan_read_people(r->plan, &failure);
    if (status == GV_E_MEMORY)
        return GV_FAIL(r->err, GV_E_MEMORY, "%s", failure.text);
    if (status != GV_OK)
        gv_check_complain(r, place, &failure);
    return GV_OK;
}

static gv_status read_section(gv_reading *r, const gv_yaml_node *node)
{
    const gv_section section = { .mapping = node,
                                 .title = "people",
                                 .place = node->place,
                                 .keys = gv_people_keys,
                                 .spec = &gv_people_spec };
    const size_t before = r->complaints->n_all;
    const gv_yaml_node *const traits = gv_section_child(node, "traits");
    gv_status status;
    GV_TRY(gv_values_read(r, &section, &r->plan->crowd.source));
    if (traits != NULL)
        GV_TRY(read_traits(r, traits));
    if (r->complaints->n_all == before)
        GV_TRY(meet_file(r, node->place));
done:
    return status;
}

gv_status gv_read_people(gv_reading *r, const gv_yaml_node *root, gv_place *place)
{
    const gv_yaml_node *const groups = gv_section_child(root, "groups");
    const gv_yaml_node *const people = gv_section_child(root, "people");
    const gv_yaml_node *const traits =
        people != NULL ? gv_section_child(people, "traits") : NULL;
    const size_t most = 1 + (traits != NULL ? traits->n_children : 0);
    gv_people_plan *const crowd = &r->plan->crowd;
    gv_status status = GV_OK;
    crowd->traits = gv_arena_alloc(r->plan->arena, most, sizeof *crowd->traits, r->err);
    if (crowd->traits == NULL)
        return GV_E_MEMORY;
    if (groups != NULL)
        GV_TRY(read_groups(r, groups));
    if (people == NULL)
        goto done;
    *place = people->place;
    if (gv_section_is_shape(r, people, GV_YAML_MAPPING, "people should be a group of keys"))
        GV_TRY(read_section(r, people));
done:
    return status;
}
