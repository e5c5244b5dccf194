/* The list of propagation models, read from models.def, the names of channels and of
 * what can be observed. Layer 3. */
#include "model/family/compartment.h"

#define GV_MODEL(name) extern const gv_model gv_model_##name;
#include "grapevine/models.def"
#undef GV_MODEL

static const gv_model *const models[] = {
#define GV_MODEL(name) &gv_model_##name,
#include "grapevine/models.def"
#undef GV_MODEL
    NULL,
};

const gv_model *const *gv_models(void)
{
    return models;
}

static const char *const concept_titles[] = {
#define GV_CONCEPT(NAME, title) title,
#include "grapevine/concepts.def"
#undef GV_CONCEPT
};

const char *gv_concept_title(gv_concept concept)
{
    return (unsigned) concept < GV_CONCEPTS ? concept_titles[concept] : "unknown";
}

const gv_model *gv_model_named(const char *name)
{
    for (size_t k = 0; models[k] != NULL; k++) {
        if (gv_spec_is_called(&models[k]->spec, name))
            return models[k];
    }
    return NULL;
}

unsigned gv_model_needs(const gv_model *model, const void *params, gv_clock_kind clock)
{
    if (model->table == NULL)
        return model->needs(params);
    gv_compartments table = { .n_states = 0 };
    model->table(params, &table);
    return gv_compartments_needs(&table, clock);
}

size_t gv_model_own_bytes(const gv_model *model, const void *params, uint32_t n,
                          gv_clock_kind clock)
{
    if (model->table != NULL) {
        gv_compartments table = { .n_states = 0 };
        model->table(params, &table);
        return gv_compartments_own_bytes(&table, n, clock);
    }
    return model->own_bytes == NULL ? 0 : model->own_bytes(params, n);
}

static bool hears(const gv_model *model, const void *params)
{
    if (model->table == NULL)
        return true;
    gv_compartments table = { .n_states = 0 };
    model->table(params, &table);
    return gv_compartments_hears(&table);
}

bool gv_model_hears_impressions(const gv_model *model, const void *params)
{
    return model->impressions != NULL && hears(model, params);
}

bool gv_model_hears_posts(const gv_model *model, const void *params)
{
    return model->post != NULL && hears(model, params);
}

uint32_t gv_model_states(const gv_model *model, const void *params, const char **name)
{
    gv_compartments table = { .state = { "zero", "one" } };
    if (model->opinions == GV_CULTURES)
        table = (gv_compartments){ .state = { "without", "with" } };
    if (model->opinions == GV_TWO_OPINIONS || model->opinions == GV_CULTURES)
        table.n_states = 2;
    if (model->table != NULL)
        model->table(params, &table);
    for (uint32_t s = 0; s < table.n_states && name != NULL; s++)
        name[s] = table.state[s];
    for (; model->states != NULL && model->states[table.n_states] != NULL;
         table.n_states++) {
        if (name != NULL)
            name[table.n_states] = model->states[table.n_states];
    }
    return table.n_states;
}

const char *gv_channel_name(gv_channel channel)
{
    static const char *const word[] = {
#define GV_CHANNEL(name, text, meaning) text,
#include "grapevine/channels.def"
#undef GV_CHANNEL
    };
    return channel < GV_CHANNELS ? word[channel] : "unknown";
}

const char *gv_channel_meaning(gv_channel channel)
{
    static const char *const sentence[] = {
#define GV_CHANNEL(name, text, meaning) meaning,
#include "grapevine/channels.def"
#undef GV_CHANNEL
    };
    return channel < GV_CHANNELS ? sentence[channel] : "unknown";
}

const char *gv_aspect_name(gv_aspect aspect)
{
    static const char *const word[] = {
#define GV_ASPECT(NAME, name, meaning) name,
#include "grapevine/aspects.def"
#undef GV_ASPECT
    };
    return aspect < GV_ASPECTS ? word[aspect] : "unknown";
}

const char *gv_aspect_meaning(gv_aspect aspect)
{
    static const char *const sentence[] = {
#define GV_ASPECT(NAME, name, meaning) meaning,
#include "grapevine/aspects.def"
#undef GV_ASPECT
    };
    return aspect < GV_ASPECTS ? sentence[aspect] : "unknown";
}

const char *gv_observable_name(gv_observable observable)
{
    static const char *const word[] = {
#define GV_OBSERVABLE(NAME, name, meaning) name,
#include "grapevine/observables.def"
#undef GV_OBSERVABLE
    };
    return observable < GV_OBSERVABLES ? word[observable] : "unknown";
}

const char *gv_observable_meaning(gv_observable observable)
{
    static const char *const words[] = {
#define GV_OBSERVABLE(NAME, name, meaning) meaning,
#include "grapevine/observables.def"
#undef GV_OBSERVABLE
    };
    return observable < GV_OBSERVABLES ? words[observable] : "unknown";
}

bool gv_model_follows(const gv_model *model, gv_clock_kind clock)
{
    return model->what_changing_ties_do != NULL && clock != GV_CONTINUOUS;
}
