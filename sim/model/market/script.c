/* Events that a scenario writes into the days: whatever anybody does, they happen.
 * Layer 3. */
#include "model/market/market.h"

/* First in the parameters of every kind. */
typedef struct span {
    uint64_t from, until;
} span;

typedef struct platform_shock {
    span days;
    const char *layer;
    double factor;
} platform_shock;

typedef struct quality_incident {
    span days;
    double loss, share;
} quality_incident;

typedef struct rival_offer {
    span days;
    double factor;
} rival_offer;

/* ---- what a scenario says ---- */

#define SPAN_ROWS                                                                          \
    GV_COUNT(span, from, .required = true, .low = 0, .high = 1e6, .unit = "ticks",         \
             .help = "first day of it"),                                                   \
        GV_COUNT(span, until, .required = true, .low = 1, .high = 1e6, .unit = "ticks",    \
                 .help = "first day after it")

static const gv_param platform_shock_table[] = {
    SPAN_ROWS,
    GV_WORD(platform_shock, layer, .initial_text = "", .source = "convention",
            .help = "layer of the network that it happens to; left out: every layer where "
                    "people do not meet face to face"),
    GV_REAL(platform_shock, factor, .required = true, .low = 0, .high = 100, .unit = "1",
            .sweep = { 0.1, 2 },
            .help = "how much of what is posted there is seen, beside usual"),
    GV_END_OF_TABLE,
};

static const gv_param quality_incident_table[] = {
    SPAN_ROWS,
    GV_REAL(quality_incident, loss, .required = true, .low = 0, .high = 1,
            .unit = "quality", .sweep = { 0.05, 0.5 },
            .help = "how much worse the product is on these days, for whoever buys it"),
    GV_REAL(quality_incident, share, .initial = 0.3, .low = 0, .high = 1,
            .unit = "share of customers", .sweep = { 0, 1 }, .source = "assumption",
            .help = "who of its customers meets with it, on its first day: their "
                    "satisfaction falls by the loss, attitude and trust by half of it"),
    GV_END_OF_TABLE,
};

static const gv_param rival_offer_table[] = {
    SPAN_ROWS,
    GV_REAL(rival_offer, factor, .required = true, .low = 0, .high = 1000, .unit = "1",
            .sweep = { 1, 10 },
            .help = "how many times as likely people buy of the rival on these days"),
    GV_END_OF_TABLE,
};

#define KIND(word, called, what)                                                           \
    static const gv_spec word##_spec = { .name = #word,                                    \
                                         .title = (called),                                \
                                         .about = (what),                                  \
                                         .params = word##_table,                           \
                                         .params_size = sizeof(word) };

KIND(platform_shock, "Platform shock",
     "For some days a layer of the network shows people less, or more, of what is posted.")
KIND(quality_incident, "Quality incident",
     "For some days the product is worse than it was, and customers meet with it.")
KIND(rival_offer, "Offer of the rival's",
     "For some days people are likelier to buy of the other brand.")

const gv_spec *const gv_happening_specs[] = { &platform_shock_spec, &quality_incident_spec,
                                              &rival_offer_spec, NULL };

/* ---- what must be true of it ----------------------------------------------------------
 */

/* Layers where people meet face to face, then those of shocks. */
const char *gv_market_named_layer(const void *params, size_t k)
{
    const gv_market *par = params;
    if (k < par->offline.n)
        return par->offline.at[k];
    k -= par->offline.n;
    for (size_t e = 0; e < par->events.n; e++) {
        const gv_entry *event = &par->events.at[e];
        if (event->spec != &platform_shock_spec)
            continue;
        const char *layer = ((const platform_shock *) event->params)->layer;
        if (layer[0] != '\0' && k-- == 0)
            return layer;
    }
    return NULL;
}

void gv_market_check(const void *params, gv_objector *object, void *self)
{
    const gv_market *par = params;
    for (size_t e = 0; e < par->events.n; e++) {
        const gv_entry *event = &par->events.at[e];
        const span *days = event->params;
        gv_objection o = { .key = "events", .entry = e };
        if (days->until <= days->from) {
            o.field = "until";
            o.text = "the event is over before it begins";
            o.hint = "`until` is the first day after it";
            object(self, &o);
        }
        if (event->spec == &rival_offer_spec && !par->rival) {
            o.field = NULL;
            o.text = "there is no rival who could make an offer";
            o.hint = "say rival: true";
            object(self, &o);
        }
    }
}

/* ---- the days --------------------------------------------------------------------------
 */

static void shock(gv_world *w, const platform_shock *s)
{
    market_life *l = gv_market_life(w);
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const char *name = gv_network_layer_name(w->net, k);
        const bool is_meant = s->layer[0] == '\0'
                                  ? !l->layer[k].offline
                                  : name != NULL && gv_same_text(s->layer, name);
        l->seen[k] *= is_meant ? s->factor : 1;
    }
}

/* What holds today. Events of one kind at once add up. */
void gv_market_follow_script(gv_world *w, const gv_market *par)
{
    market_life *l = gv_market_life(w);
    for (uint32_t k = 0; k < l->n_layers; k++)
        l->seen[k] = 1;
    l->quality_loss = 0;
    l->rival_offer = 1;
    l->incidents = 0;
    for (size_t e = 0; e < par->events.n; e++) {
        const gv_entry *event = &par->events.at[e];
        const span *days = event->params;
        if (w->tick < days->from || w->tick >= days->until)
            continue;
        if (event->spec == &platform_shock_spec) {
            shock(w, event->params);
        } else if (event->spec == &rival_offer_spec) {
            l->rival_offer *= ((const rival_offer *) event->params)->factor;
        } else {
            l->quality_loss += ((const quality_incident *) event->params)->loss;
            l->incidents += w->tick == days->from ? 1 : 0;
        }
    }
}

/* An incident hits customers on its first day. */
void gv_market_suffer(market_day *day)
{
    const gv_market *par = day->par;
    market_person *me = day->me;
    if (day->life->incidents == 0 || me->bought != MARKET_CUSTOMER)
        return;
    for (size_t e = 0; e < par->events.n; e++) {
        const gv_entry *event = &par->events.at[e];
        const quality_incident *incident = event->params;
        if (event->spec != &quality_incident_spec ||
            incident->days.from != day->world->tick)
            continue;
        const gv_bits luck = gv_market_draw(day, 0, 0, MARKET_DRAW_INCIDENT);
        if (!gv_happens(luck.low, gv_chance_of(incident->share)))
            continue;
        const double loss = incident->loss, half = loss / 2;
        me->satisfaction =
            (gv_market_real) gv_market_within((double) me->satisfaction - loss, -1, 1);
        me->attitude = gv_market_within(me->attitude - half, -1, 1);
        me->trust = (gv_market_real) gv_market_within((double) me->trust - half, 0, 1);
    }
}

const gv_submodel gv_market_tells_of_events = {
    .title = "Scripted events",
    .text = "On the days that the scenario says a platform shows more or less of what "
            "is posted (`platform_shock`), the product is worse and some customers meet "
            "with it on the first day (`quality_incident`), or the rival makes an offer "
            "(`rival_offer`). Factors multiply, losses add up.",
    .equation = "incident     s <- s - loss, x <- x - loss / 2, T <- T - loss / 2",
    .file = "sim/model/market/script.c",
    .keys = (const char *const[]){ "events", NULL },
};
