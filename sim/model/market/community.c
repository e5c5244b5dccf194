/* The brand's community: who joins, who leaves, and what members hear of each other that no
 * tie would have brought them. Layer 3. */
#include "model/market/market.h"

#include <stdlib.h>

/* ---- the place
 * ---------------------------------------------------------------------------- */

static bool is_named(const gv_words *names, const char *name)
{
    for (size_t k = 0; k < names->n && name != NULL; k++) {
        if (gv_same_text(names->at[k], name))
            return true;
    }
    return false;
}

static void found(gv_world *w, const gv_community *par)
{
    market_life *l = gv_market_life(w);
    market_circle *circle = &l->circle;
    circle->par = par;
    for (uint32_t k = 0; k < l->n_layers; k++) {
        const bool there = par->layers.n == 0
                               ? !l->layer[k].offline
                               : is_named(&par->layers, gv_network_layer_name(w->net, k));
        circle->layers = (uint8_t) (circle->layers | (there ? 1u << k : 0));
    }
    for (int k = 0; k < MARKET_TOPICS; k++)
        circle->topic[k] = (gv_market_real) ((1 - par->purpose) * (double) l->product[k] +
                                             par->purpose * (double) l->purpose[k]);
    gv_market_set_length(circle->topic);
}

static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
    return (x > y) - (x < y);
}

/* Members who have a voice stand on a ring, on places that belong to the person and the
 * day: whom a member meets there hardly depends on who else is on it. */
static void list_speakers(gv_world *w)
{
    market_life *l = gv_market_life(w);
    market_circle *circle = &l->circle;
    const uint8_t both = MARKET_SPEAKS | MARKET_IS_MEMBER;
    circle->n = 0;
    for (uint32_t u = 0; u < w->n; u++) {
        if ((l->status[u] & both) != both)
            continue;
        const gv_counter c = gv_counter_make(u, 0, w->tick, 0, 0, MARKET_DRAW_PLACE);
        const uint64_t place = gv_draw(&l->luck, c).low;
        circle->speaker[circle->n++] = place >> 32 << 32 | u;
    }
    if (circle->n > 1)
        qsort(circle->speaker, circle->n, sizeof *circle->speaker, ascending);
}

/* It stays when nobody looks after it any more; but then nobody joins. */
void gv_market_open_community(gv_world *w)
{
    market_life *l = gv_market_life(w);
    market_circle *circle = &l->circle;
    gv_programme *programme = gv_world_programme(w, GV_PROGRAMME_COMMUNITY);
    circle->care = 0;
    if (programme != NULL && programme->most > 0) {
        if (circle->par == NULL)
            found(w, programme->params);
        const int64_t least = (int64_t) circle->par->least;
        const int64_t members = l->total.members;
        circle->care = gv_market_dose(programme, members > least ? members : least);
    }
    if (circle->par != NULL)
        list_speakers(w);
}

/* ---- what members hear
 * ------------------------------------------------------------------------ */

/* The first of the ring at or after a place, v themself left out; n > 0. */
static uint32_t fellow_at(const market_circle *circle, uint64_t place, uint32_t v)
{
    uint32_t low = 0, high = circle->n;
    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;
        if (circle->speaker[mid] < place)
            low = mid + 1;
        else
            high = mid;
    }
    const uint32_t k = low % circle->n;
    const uint32_t u = (uint32_t) circle->speaker[k];
    return u != v ? u : (uint32_t) circle->speaker[(k + 1) % circle->n];
}

static void hear_fellow(market_day *day, uint32_t u, uint64_t luck)
{
    const market_voice *voice = &day->life->voice[u];
    gv_market_hear(day, &(market_reading){ .item = voice->item,
                                           .source = u,
                                           .valence = voice->valence,
                                           .class = voice->class,
                                           .depth = voice->depth,
                                           .luck = luck,
                                           .in_circle = true });
}

void gv_market_gather(market_day *day)
{
    enum { MOST_POSTS = 16 };
    const market_circle *circle = &day->life->circle;
    uint32_t met[MOST_POSTS];
    if (circle->par == NULL || !(day->life->bond[day->v] & MARKET_MEMBER))
        return;
    const gv_bits looks_in = gv_market_draw(day, 0, 0, MARKET_DRAW_GATHER);
    if (!gv_happens(looks_in.low, gv_chance_of(circle->par->active)))
        return;
    day->belonging = circle->par->belonging * circle->care;
    for (uint32_t k = 0; k < circle->par->posts && circle->n > 0; k++) {
        const gv_bits luck = gv_market_draw(day, k + 1, 0, MARKET_DRAW_GATHER);
        met[k] = fellow_at(circle, luck.low, day->v);
        bool is_new = met[k] != day->v;
        for (uint32_t j = 0; j < k; j++)
            is_new = is_new && met[j] != met[k];
        if (is_new)
            hear_fellow(day, met[k], luck.high);
    }
}

/* ---- joining and leaving
 * -------------------------------------------------------------------- */

static double chance_to_join(const market_day *day)
{
    const market_life *l = day->life;
    const market_person *me = day->me;
    const double length = gv_market_length(me->topic);
    double near = 0;
    for (int k = 0; k < MARKET_TOPICS; k++)
        near += (double) l->circle.topic[k] * me->topic[k];
    near = length > 0 ? near / length : 0;
    const double around = day->heard == 0 ? 0 : (double) day->members / day->heard;
    return l->circle.par->join * l->circle.care * near * near * (0.5 + (double) me->trust) *
           (1 + 2 * around);
}

static bool stays(const market_day *day, uint64_t luck)
{
    return day->me->attitude >= -0.2 &&
           !gv_happens(luck, gv_chance_of(day->life->circle.par->leave));
}

static bool joins(const market_day *day, uint64_t luck)
{
    const market_circle *circle = &day->life->circle;
    if (circle->care == 0 || day->me->stage < MARKET_ATTRACTION ||
        !(day->me->layers & circle->layers) || day->me->attitude < -0.2 ||
        gv_market_is_held_out(day->life, GV_PROGRAMME_COMMUNITY, day->v))
        return false;
    const double chance = chance_to_join(day);
    return gv_happens(luck, gv_chance_of(chance < 1 ? chance : 1));
}

void gv_market_belong(market_day *day)
{
    if (day->life->circle.par == NULL)
        return;
    uint8_t *const bond = &day->life->bond[day->v];
    const uint64_t luck = gv_market_draw(day, 0, 0, MARKET_DRAW_JOIN).low;
    const bool is_member = *bond & MARKET_MEMBER ? stays(day, luck) : joins(day, luck);
    *bond = (uint8_t) ((*bond & ~MARKET_MEMBER) | (is_member ? MARKET_MEMBER : 0));
    day->tally->members += is_member ? 1 : 0;
}

const gv_submodel gv_market_tells_of_community = {
    .title = "The community",
    .text = "Whoever is at attraction or beyond and takes part in one of its layers may "
            "join. An active member reads some fellow members, drawn from all with "
            "something to say, whether they follow them or not. Money that does not "
            "reach all members is spread thin (care).",
    .equation = "joins        join care cos(own weights, its topics)^2 (0.5 + T)\n"
                "             (1 + 2 members / heard), if x >= -0.2\n"
                "leaves       leave, or x < -0.2\n"
                "its topics   (1 - purpose) product + purpose (the brand's purpose)\n"
                "active       with chance active: reads up to posts members,\n"
                "             with credibility trust; R + belonging care",
    .file = "sim/model/market/community.c",
    .serves = GV_SERVES(GV_PROGRAMME_COMMUNITY),
    .keys = (const char *const[]){ NULL },
};
