#include "crowd.h"

#include <string.h>

gv_trait_plan *given_trait(gv_plan *plan, const char *kind, const char *name)
{
    gv_people_plan *crowd = &plan->crowd;
    gv_trait_plan *traits = gv_arena_alloc(plan->arena, crowd->n + 1, sizeof *traits, NULL);
    assert_non_null(traits);
    if (crowd->n > 0)
        memcpy(traits, crowd->traits, crowd->n * sizeof *traits);
    gv_trait_plan *trait = &traits[crowd->n++];
    crowd->traits = traits;
    trait->name = gv_arena_text(plan->arena, name, NULL);
    trait->kind = gv_trait_kind_named(kind);
    assert_non_null(trait->kind);
    trait->params = gv_arena_alloc(plan->arena, 1, trait->kind->spec.params_size, NULL);
    assert_non_null(trait->params);
    gv_spec_defaults(&trait->kind->spec, trait->params);
    gv_spec_defaults(&gv_mixing_spec, &trait->mixing);
    return trait;
}

static void put(gv_trait_plan *trait, const char *parameter, const void *value, size_t n)
{
    const gv_param *row = gv_spec_find(&trait->kind->spec, parameter);
    assert_non_null(row);
    memcpy((char *) trait->params + row->offset, value, n);
}

void trait_number(gv_trait_plan *trait, const char *parameter, double value)
{
    const gv_param *row = gv_spec_find(&trait->kind->spec, parameter);
    if (row != NULL)
        must(gv_param_store(row, value, trait->params, NULL));
    else
        must(gv_param_store(gv_spec_find(&gv_mixing_spec, parameter), value, &trait->mixing,
                            NULL));
}

void trait_text(gv_trait_plan *trait, const char *parameter, const char *text)
{
    put(trait, parameter, &text, sizeof text);
}

void trait_shares(gv_trait_plan *trait, gv_shares shares)
{
    put(trait, "shares", &shares, sizeof shares);
}

void given_groups(gv_plan *plan, size_t n, const char *const *names, const double *shares)
{
    plan->crowd.n = 0;
    if (n > 0)
        trait_shares(given_trait(plan, "categories", GV_GROUP),
                     (gv_shares){ .name = names, .share = shares, .n = n });
}

gv_people *people_on(const gv_plan *plan, const gv_network *net, uint64_t graph)
{
    gv_people *people = NULL;
    gv_error err = { 0 };
    const gv_key key = gv_key_make(plan->experiment.seed, GV_PURPOSE_PEOPLE, graph);
    if (gv_people_create(&plan->crowd, net, key, &people, &err) != GV_OK)
        fail_msg("%s", err.text);
    return people;
}

gv_people *strangers(const gv_plan *plan, uint32_t n, uint64_t graph)
{
    gv_network *net = NULL;
    must(gv_network_complete(n, &net, NULL));
    gv_people *people = people_on(plan, net, graph);
    gv_network_free(net);
    return people;
}
