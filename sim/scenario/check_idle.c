/* Values that would be read and do nothing: whoever writes them is mistaken about something
 * else. */
#include "scenario/check.h"

#include <string.h>

/* Does the row's number differ from point to point, or may a contest change it? */
static bool is_varied(const gv_plan *plan, const gv_param *row)
{
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        if (plan->sweep.keys[k] != NULL && gv_plan_row(plan, plan->sweep.keys[k]) == row)
            return true;
    }
    for (size_t k = 0; k < plan->n_contests; k++) {
        if (gv_plan_row(plan, plan->contests[k].key) == row)
            return true;
    }
    return false;
}

static const gv_yaml_node *find_value(const gv_yaml_node *model, const gv_param *row)
{
    const gv_yaml_node *const node = gv_yaml_find(model, row->name);
    return node == NULL && row->alias != NULL ? gv_yaml_find(model, row->alias) : node;
}

/* What is of use where something is switched on, and says something while it is off. */
static void check_needs(gv_reading *r, const gv_yaml_node *said, const gv_param *row)
{
    const gv_plan *const plan = r->plan;
    const gv_param *const flag = gv_spec_find(&plan->model->spec, row->needs);
    const double value = gv_param_number(row, plan->model_params);
    const bool is_default = !(value < row->initial) && !(value > row->initial);
    if (is_default || gv_param_number(flag, plan->model_params) > 0 ||
        is_varied(plan, flag))
        return;
    gv_complain(r->complaints, said->place, "without-effect",
                "'%s' does nothing without '%s'", row->name, row->needs);
    gv_complain_hint(r->complaints, "say %s: true, or leave it out", row->needs);
}

/* More entries than there are layers. */
static void check_layers(gv_reading *r, const gv_yaml_node *said, const gv_param *row)
{
    const gv_yaml_node *const over =
        said->kind == GV_YAML_SEQUENCE ? gv_yaml_at(said, gv_plan_layers(r->plan)) : NULL;
    if (r->plan->generator == NULL || over == NULL)
        return;
    const unsigned layers = (unsigned) gv_plan_layers(r->plan);
    gv_complain(r->complaints, over->place, "without-effect",
                "'%s' has %zu entries; the network has %u layer%s", row->name,
                said->n_children, layers, layers == 1 ? "" : "s");
    gv_complain_hint(r->complaints, "one for each layer, in their order");
}

void gv_check_idle(gv_reading *r, const gv_yaml_node *model)
{
    if (r->plan->model == NULL || model->kind != GV_YAML_MAPPING)
        return;
    const gv_param *row = r->plan->model->spec.params;
    for (; row != NULL && row->name != NULL; row++) {
        const gv_yaml_node *const said = find_value(model, row);
        if (said != NULL && row->needs != NULL)
            check_needs(r, said, row);
        if (said != NULL && row->by_layer)
            check_layers(r, said, row);
    }
}

/* ---- settings that a sweep overrides ------------------------------------------------- */

/* The key of a setting, as long as a key may be. */
static bool is_key(const char *setting, const char *key)
{
    const size_t n = strcspn(setting, "=");
    return strlen(key) == n && strncmp(setting, key, n) == 0;
}

/* Where the scenario itself says what the sweep does with a key: a sweep or a value of it
 * that was set from outside is meant. */
static bool is_of_file(const gv_yaml_node *value)
{
    return value->place.setting == 0 && value->key_place.setting == 0;
}

static void check_setting(gv_reading *r, uint32_t number, const char *setting,
                          const gv_yaml_node *sweep)
{
    const bool is_list = sweep->kind == GV_YAML_SEQUENCE;
    const gv_yaml_node *const axes = is_list ? sweep->first : sweep;
    if (axes == NULL || axes->kind != GV_YAML_MAPPING)
        return;
    for (const gv_yaml_node *axis = axes->first; axis != NULL; axis = axis->next) {
        if (!is_key(setting, axis->key) || !is_of_file(axis))
            continue;
        const char *const value = setting + strcspn(setting, "=");
        gv_complain(r->complaints, (gv_place){ .setting = number }, "without-effect",
                    "the sweep varies '%s', whatever it is set to", axis->key);
        if (is_list)
            gv_complain_hint(r->complaints, "set it at the points: --set sweep.0.%s%s",
                             axis->key, gv_shown(value).text);
        else
            gv_complain_hint(r->complaints, "set the sweep: --set sweep.%s=[%s]", axis->key,
                             gv_shown(value + (value[0] == '=' ? 1 : 0)).text);
    }
}

void gv_check_settings(gv_reading *r, const gv_yaml_node *root)
{
    const gv_source *const source = gv_yaml_source(r->tree);
    const gv_yaml_node *const sweep = gv_yaml_find(root, "sweep");
    for (size_t k = 0; sweep != NULL && k < source->n_settings; k++)
        check_setting(r, (uint32_t) k + 1, source->settings[k], sweep);
}
