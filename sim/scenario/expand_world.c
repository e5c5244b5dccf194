/* `world: young`: network, people and model of a preset, for any number of people. */
#include "scenario/preset.h"

#include "scenario/section.h"

#include <string.h>

enum { MOST_WORLDS = 8 }; /* one made of another, which is made of another */

static const gv_key_row world_keys[] = {
    { "use", "a name", "which world", true },
    { "people", "a count", "how many people live in it", false },
    { "budget_per_person", "a number", "budget, where the scenario states none", false },
    { NULL, NULL, NULL, false },
};
static const gv_param people_row = { .name = "people",
                                     .type = GV_TYPE_COUNT,
                                     .low = 2,
                                     .high = 4294967294.0,
                                     .unit = "people" };
static const gv_param budget_row = { .name = "budget_per_person",
                                     .type = GV_TYPE_REAL,
                                     .low = 0,
                                     .high = 1e9,
                                     .unit = "money" };

/* What is said of a world where it is used. */
typedef struct wish {
    const gv_yaml_node *name, *people, *budget; /* NULL: nothing */
} wish;

/* @return false after a complaint */
static bool read_wish(gv_reading *r, const gv_yaml_node *node, wish *out, gv_status *status)
{
    double value = 0;
    *out = (wish){ .name = node };
    *status = GV_OK;
    if (node->kind == GV_YAML_MAPPING) {
        const gv_section section = { .mapping = node,
                                     .title = "world",
                                     .keys = world_keys };
        const size_t before = r->complaints->n_all;
        *status = gv_values_judge_keys(r, &section, NULL);
        *out = (wish){ gv_yaml_find(node, "use"), gv_section_child(node, "people"),
                       gv_section_child(node, "budget_per_person") };
        if (out->name == NULL) {
            gv_complain(r->complaints, node->place, "missing-key", "world needs 'use'");
            gv_complain_hint(r->complaints,
                             "for example world: {use: young, people: 2000}");
        }
        if (*status != GV_OK || r->complaints->n_all > before)
            return false;
    }
    return gv_values_is_single(r, "world", out->name) &&
           (out->people == NULL || gv_values_number(r, &people_row, out->people, &value)) &&
           (out->budget == NULL || gv_values_number(r, &budget_row, out->budget, &value));
}

/* ---- number of people -------------------------------------------------------- */

static gv_status set_people(gv_reading *r, gv_yaml_node *network,
                            const gv_yaml_node *people)
{
    const gv_yaml_node *const kind = gv_yaml_find(network, "kind");
    const size_t k = kind != NULL && kind->kind == GV_YAML_SCALAR
                         ? gv_parts_find(&gv_parts_networks, kind->text)
                         : SIZE_MAX;
    if (k == SIZE_MAX)
        return GV_OK; /* the network's own complaint will come */
    if (gv_spec_find(&gv_generators()[k]->spec, "people") != NULL)
        return gv_expand_set(r, network, "people", people->text, people->place);
    gv_complain(r->complaints, people->place, "wrong-combination",
                "the world has a network '%s', whose number of people cannot be set",
                gv_shown(kind->text).text);
    return GV_OK;
}

/* The first layer that is a network, or the network itself. */
static gv_yaml_node *first_network(gv_yaml_node *network)
{
    gv_yaml_node *const layers = gv_yaml_find(network, "layers");
    return layers != NULL && layers->kind == GV_YAML_MAPPING ? layers->first : network;
}

static gv_status scale(gv_reading *r, const gv_yaml_node *world, const gv_yaml_node *people)
{
    gv_yaml_node *const network = gv_yaml_find(world, "network");
    if (network == NULL || network->kind != GV_YAML_MAPPING || people == NULL)
        return GV_OK;
    gv_yaml_node *const first = first_network(network);
    if (first == network)
        return set_people(r, network, people);
    for (gv_yaml_node *layer = first; layer != NULL; layer = layer->next) {
        const gv_status status =
            layer->kind == GV_YAML_MAPPING ? set_people(r, layer, people) : GV_OK;
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

/* ---- budget ------------------------------------------------------------------- */

/* So much for each of the people that the scenario has in the end. */
static gv_status set_budget(gv_reading *r, gv_yaml_node *root, const gv_yaml_node *each)
{
    gv_yaml_node *const network = gv_yaml_find(root, "network");
    const gv_yaml_node *const people =
        network != NULL ? gv_yaml_find(first_network(network), "people") : NULL;
    double rate = 0, n = 0;
    char text[32];
    if (each == NULL || gv_yaml_find(root, "budget") != NULL ||
        !gv_values_number(r, &budget_row, each, &rate))
        return GV_OK;
    if (people == NULL) {
        gv_complain(r->complaints, each->place, "wrong-combination",
                    "the network does not say how many people there are");
        gv_complain_hint(r->complaints, "state the whole budget: budget: 1000");
        return GV_OK;
    }
    if (!gv_values_number(r, &people_row, people, &n))
        return GV_OK;
    gv_print_real(rate * n, text, sizeof text);
    return gv_expand_set(r, root, "budget", text, each->place);
}

/* ---- worlds -------------------------------------------------------------------- */

/* A world with all that it takes from other worlds, as a tree of its own. */
static gv_status grow_world(gv_reading *r, const gv_yaml_node *name, uint32_t depth,
                            gv_yaml_node **out)
{
    const gv_yaml_node *file = NULL;
    gv_yaml_node *base = NULL;
    wish below;
    gv_status status;
    *out = NULL;
    GV_TRY(gv_preset_open(r, GV_PRESET_WORLD, name->text, name->place, &file));
    if (file == NULL)
        goto done;
    gv_yaml_node *const world = gv_yaml_copy(r->tree, file, r->err);
    if (world == NULL)
        return GV_E_MEMORY;
    const gv_yaml_node *const other = gv_yaml_find(world, "world");
    if (other != NULL && depth == MOST_WORLDS) {
        gv_complain(r->complaints, other->place, "too-deep",
                    "worlds are made of worlds more than %d deep", MOST_WORLDS);
        goto done;
    }
    if (other != NULL && read_wish(r, other, &below, &status)) {
        GV_TRY(grow_world(r, below.name, depth + 1, &base));
        if (base == NULL)
            goto done;
        GV_TRY(scale(r, base, below.people));
        GV_TRY(gv_yaml_merge(r->tree, world, base, r->err));
    }
    gv_expand_drop(world, "world");
    gv_expand_drop(world, "grapevine");
    gv_expand_drop(world, "title");
    *out = world;
done:
    return status;
}

gv_status gv_expand_world(gv_reading *r, gv_yaml_node *root)
{
    gv_yaml_node *const node = gv_yaml_find(root, "world");
    gv_yaml_node *world = NULL;
    wish said;
    gv_status status = GV_OK;
    const size_t before = r->complaints->n_all;
    if (node == NULL || node->kind == GV_YAML_REFUSED)
        return GV_OK;
    if (read_wish(r, node, &said, &status))
        GV_TRY(grow_world(r, said.name, 0, &world));
    if (world == NULL || r->complaints->n_all > before) {
        node->kind = GV_YAML_REFUSED; /* nobody misses what it would have brought */
        goto done;
    }
    GV_TRY(scale(r, world, said.people));
    const gv_yaml_node *const each =
        said.budget != NULL ? said.budget : gv_yaml_find(world, "budget_per_person");
    gv_expand_drop(world, "budget_per_person");
    GV_TRY(gv_yaml_merge(r->tree, root, world, r->err));
    GV_TRY(set_budget(r, root, each));
done:
    return status;
}
