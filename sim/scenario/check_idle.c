/* Values that would be read and do nothing: whoever writes them is mistaken about something
 * else. */
#include "scenario/check.h"

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
