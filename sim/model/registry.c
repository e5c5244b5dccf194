/* The list of propagation models, read from models.def, the names of channels and of
 * what can be observed. Layer 3. */
#include "grapevine/model.h"

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

const gv_model *gv_model_named(const char *name)
{
    for (size_t k = 0; models[k] != NULL; k++) {
        if (gv_same_text(models[k]->spec.name, name))
            return models[k];
    }
    return NULL;
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
