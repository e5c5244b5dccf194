/* What people bring along: numbers of their own, in place of those that would be drawn.
 * Layer 3. */
#include "model/market/market.h"

#define WEIGHT "what they care for, beside the weights of other topics"
#define TOPIC(k)                                                                           \
    {                                                                                      \
        "topic_" #k, 0, 1e6, "weight", WEIGHT                                              \
    }
#define VALUE(k)                                                                           \
    {                                                                                      \
        "value_" #k, -1, 1, "1", "where they stand on an axis of values"                   \
    }

enum {
    TOPIC_TRAIT,
    VALUE_TRAIT = TOPIC_TRAIT + MARKET_TOPICS,
    SCEPTICISM = VALUE_TRAIT + GV_VALUES,
    ATTENTION,
    TRUST,
    ATTITUDE,
    TRAITS
};

const gv_model_trait gv_market_traits[] = {
    TOPIC(1),
    TOPIC(2),
    TOPIC(3),
    TOPIC(4),
    TOPIC(5),
    TOPIC(6),
    TOPIC(7),
    TOPIC(8),
    VALUE(1),
    VALUE(2),
    { "scepticism", 0, 1, "share", "how readily they check what is claimed" },
    { "attention", 0, 255, "posts a day and layer", "what they look at" },
    { "trust", 0, 1, "share", "in what the brand says, before tick 0" },
    { "attitude", -1, 1, "attitude", "to the brand, before tick 0" },
    { .name = NULL },
};
_Static_assert(GV_COUNT_OF(gv_market_traits) == TRAITS + 1, "one row a trait");
_Static_assert((int) TRAITS == (int) MARKET_TRAITS, "as many as are looked up");

market_traits gv_market_find_traits(const gv_world *w)
{
    market_traits found = { .has_topics = false };
    for (int k = 0; k < TRAITS && w->people != NULL; k++) {
        const gv_trait *trait = gv_people_trait(w->people, gv_market_traits[k].name);
        found.number[k] = trait == NULL ? NULL : trait->number;
        found.has_topics = found.has_topics || (k < VALUE_TRAIT && found.number[k] != NULL);
    }
    return found;
}

bool gv_market_brings_topics(const market_traits *traits, uint32_t v,
                             double care[MARKET_TOPICS])
{
    double sum = 0;
    for (int k = 0; k < MARKET_TOPICS && traits->has_topics; k++) {
        const double *weight = traits->number[TOPIC_TRAIT + k];
        care[k] = weight == NULL ? 0 : weight[v];
        sum += care[k];
    }
    for (int k = 0; k < MARKET_TOPICS && traits->has_topics && sum == 0; k++)
        care[k] = 1;
    return traits->has_topics;
}

void gv_market_bring_values(const market_traits *traits, market_person *p, uint32_t v)
{
    for (int k = 0; k < GV_VALUES; k++) {
        const double *value = traits->number[VALUE_TRAIT + k];
        if (value != NULL)
            p->value[k] = gv_market_value_of(value[v]);
    }
}

void gv_market_bring_character(const market_traits *traits, market_person *p, uint32_t v)
{
    const double *scepticism = traits->number[SCEPTICISM];
    const double *attention = traits->number[ATTENTION];
    const double *trust = traits->number[TRUST];
    const double *attitude = traits->number[ATTITUDE];
    if (scepticism != NULL)
        p->scepticism = (uint8_t) (255 * scepticism[v] + 0.5);
    if (attention != NULL)
        p->attention = (uint8_t) gv_market_within(attention[v] + 0.5, 0, 255);
    if (trust != NULL)
        p->trust = (gv_market_real) trust[v];
    if (attitude != NULL)
        p->attitude = attitude[v];
}
