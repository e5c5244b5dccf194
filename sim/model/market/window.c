/* What those who advertise may learn of people: the truth, which tactics see through errors
 * of their own. Layer 3. */
#include "model/market/market.h"

/* Demographics say little of what people care for: some segments follow from the group,
 * the others are as good as drawn. Nobody but tactics looks, so it is drawn again each
 * time. */
static uint32_t segment_of(const gv_world *w, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    const gv_bits luck =
        gv_draw(&l->luck, gv_counter_make(v, 0, 0, 0, 0, MARKET_DRAW_SEGMENT));
    if (gv_happens(luck.low, gv_chance_of(l->par->segment_link)))
        return gv_market_group(w, v) % GV_SEGMENTS;
    return (uint32_t) gv_below(luck.high, GV_SEGMENTS);
}

/* Who hears them where they post: in the networks that they take part in. */
static double audience_of(const gv_world *w, uint32_t v)
{
    const market_life *l = gv_market_life(w);
    double n = 0;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const market_layer *layer = &l->layer[k];
        if (layer->offline || !(l->person[v].layers >> k & 1))
            continue;
        if (layer->complete)
            n += w->n - 1;
        else
            n += (double) (layer->out.offset[v + UINT64_C(1)] - layer->out.offset[v]);
    }
    return n;
}

double gv_market_show(const gv_world *w, uint32_t person, gv_aspect aspect)
{
    const market_life *l = gv_market_life(w);
    switch (aspect) {
    case GV_ASPECT_SEGMENT:
        return segment_of(w, person);
    case GV_ASPECT_FIT:
        return gv_market_fit(l, &l->person[person]);
    case GV_ASPECT_BOTHERED:
        return gv_market_is_turned_off(&l->person[person], l->product) ? 1 : 0;
    case GV_ASPECT_ALIGNMENT:
        return gv_market_nearness(l, &l->person[person]);
    case GV_ASPECT_AUDIENCE:
        return audience_of(w, person);
    case GV_ASPECT_INFORMED:
        return l->person[person].informed;
    case GV_ASPECT_RELATION:
        return l->person[person].bought == MARKET_CUSTOMER
                   ? (double) l->person[person].relation
                   : 0;
    case GV_ASPECT_ACTIONS:
        return l->acts[person];
    default:
        return l->person[person].stage;
    }
}

/* Which message a delivery to this person takes: that for their stage, or, where the tactic
 * is wrong about it, one of the others. */
uint8_t gv_market_observed(const gv_world *w, uint32_t slot, uint32_t person)
{
    const market_life *l = gv_market_life(w);
    const uint8_t stage = l->person[person].stage;
    const uint64_t right = stage <= MARKET_ATTENTION ? 0 : stage <= MARKET_AFFINITY ? 1 : 2;
    const gv_bits luck = gv_draw(
        &l->luck, gv_counter_make(person, slot, w->tick, 0, 0, MARKET_DRAW_OBSERVE));
    if (gv_happens(luck.low, gv_chance_of(l->par->stage_observed)))
        return (uint8_t) right;
    const uint64_t other = right + 1 + gv_below(luck.high, GV_STAGE_MESSAGES - 1);
    return (uint8_t) (other % GV_STAGE_MESSAGES);
}

const gv_submodel gv_market_tells_of_windows = {
    .title = "What those who advertise may learn",
    .text = "Tactics see people through windows: demographic segment, stage, how the "
            "product suits them, whether it is about what they cannot stand, alignment, "
            "audience, whether they know of a bluff. The segment says something of what "
            "they care for with a chance only, else it is drawn. Tactics err on top of "
            "that, as their own tables say.",
    .equation = "segment      group mod 8 with chance segment_link, else uniform of 8\n"
                "message      of three by stage the right one with chance stage_observed",
    .file = "sim/model/market/window.c",
    .keys = (const char *const[]){ "segment_link", "stage_observed", NULL },
};
