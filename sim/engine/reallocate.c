/* Reallocation: tactics are handed their money in instalments, and after each the brand
 * looks at what they seem to have brought and moves money between them. What it looks at
 * is what a brand can see: who bought, who did something in public, what a panel answers,
 * of those who were held out and of the others, or after whatever was read last. Layer 6.
 */
#include "engine/engine_internal.h"

#include <math.h>

/* Draws of the cipher that chooses people; their counters have the tactic's slot. */
enum { HOLD_OUT_DRAW = 30, PANEL_DRAW = 31 };

/* What a tactic seems to have brought in an instalment. */
typedef struct evidence {
    double brought, error; /* standard error */
    double money;
} evidence;

/* ---- who takes part --------------------------------------------------------------- */

static const gv_tactic_plan *mover_of(const gv_arm *arm, uint32_t *at)
{
    for (uint32_t k = 0; k < arm->n_tactics; k++) {
        *at = k;
        if (arm->tactics[k].tactic->moves_money && !arm->tactics[k].is_left_out)
            return &arm->tactics[k];
    }
    return NULL;
}

bool gv_reallocate_sees(const gv_arm *arm)
{
    uint32_t at = 0;
    const gv_tactic_plan *tactic = mover_of(arm, &at);
    const gv_reallocation *par = tactic == NULL ? NULL : tactic->params;
    return par != NULL && par->by == GV_BY_LAST_TOUCH;
}

static bool happens_to(const gv_mover *m, uint32_t v, uint32_t slot, double share,
                       uint32_t draw)
{
    return gv_happens(gv_draw(&m->choose, gv_counter_make(v, slot, 0, 0, 0, draw)).low,
                      gv_chance_of(share));
}

/* Whether somebody is held out is their own luck with this tactic. */
static gv_status hold_out(gv_living *l, uint32_t k, gv_error *err)
{
    gv_setting *setting = &l->setting[k];
    const gv_mover *m = l->mover;
    if (m->par->by != GV_BY_INCREMENTAL)
        return GV_OK;
    setting->part = gv_arena_alloc(l->arena, l->world->n, sizeof *setting->part, err);
    if (setting->part == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < l->world->n; v++)
        setting->part[v] = happens_to(m, v, setting->slot, m->par->hold_out, HOLD_OUT_DRAW)
                               ? GV_PART_HELD_OUT
                               : GV_PART_MEANT;
    return GV_OK;
}

static gv_status take_in(gv_living *l, uint32_t k, gv_error *err)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[k];
    const unsigned withholds = l->plan->model->withholds;
    const uint64_t ticks = l->plan->experiment.ticks;
    gv_mover *m = l->mover;
    if (tactic->is_left_out || !gv_reallocation_moves(m->par, tactic->name, tactic->tactic,
                                                      tactic->params, withholds))
        return GV_OK;
    gv_purse *purse = &m->purse[k];
    purse->span = gv_tactic_span(tactic->tactic, tactic->params, withholds);
    if (purse->span.until > ticks)
        purse->span.until = ticks;
    if (purse->span.from >= purse->span.until)
        return GV_OK;
    purse->is_open = true;
    purse->weight = l->factor[k] = 1;
    purse->planned = l->account[k].budget;
    m->pool += purse->planned;
    l->account[k].budget = 0;
    return hold_out(l, k, err);
}

gv_status gv_reallocate_begin(gv_living *l, gv_error *err)
{
    gv_status status = GV_OK;
    uint32_t at = 0;
    const gv_tactic_plan *tactic = mover_of(l->arm, &at);
    for (uint32_t k = 0; k < l->arm->n_tactics; k++)
        l->factor[k] = (double) NAN;
    if (tactic == NULL)
        return GV_OK;
    gv_mover *m = gv_arena_alloc(l->arena, 1, sizeof *m, err);
    if (m == NULL)
        return GV_E_MEMORY;
    *m = (gv_mover){ .par = tactic->params,
                     .window = l->setting[at].window,
                     .choose = l->setting[at].choose,
                     .slot = tactic->slot };
    m->before = gv_arena_alloc(l->arena, l->world->n, sizeof *m->before, err);
    m->last = gv_arena_alloc(l->arena, l->world->n, sizeof *m->last, err);
    if (m->before == NULL || m->last == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < l->world->n; v++)
        m->last[v].tick = GV_NEVER;
    l->mover = m;
    for (uint32_t k = 0; k < l->arm->n_tactics; k++)
        GV_TRY(take_in(l, k, err));
done:
    return status;
}

const gv_purse *gv_reallocate_purse(const gv_living *l, uint32_t tactic)
{
    const bool has = l->mover != NULL && l->mover->purse[tactic].is_open;
    return has ? &l->mover->purse[tactic] : NULL;
}

/* ---- what the brand sees ------------------------------------------------------------ */

/* Of several touches on one tick the one with the smallest claim is the last. */
void gv_reallocate_touch(gv_living *l, uint32_t tactic, uint32_t v)
{
    const gv_world *w = l->world;
    gv_touch *last = &l->mover->last[v];
    if (last->tick == w->tick) {
        const gv_tactic_plan *one = &l->arm->tactics[tactic];
        const gv_tactic_plan *other = &l->arm->tactics[last->tactic];
        if (gv_touch_claim(w, v, one->slot, one->tactic->channel, w->tick) >
            gv_touch_claim(w, v, other->slot, other->tactic->channel, w->tick))
            return;
    }
    *last = (gv_touch){ w->tick, tactic };
}

static double level(const gv_living *l, uint32_t v)
{
    const gv_mover *m = l->mover;
    switch (m->par->toward) {
    case GV_TOWARD_ACTIONS:
        return gv_window_show(&m->window, v, GV_ASPECT_ACTIONS);
    case GV_TOWARD_RELATIONSHIP:
        return gv_window_show(&m->window, v, GV_ASPECT_RELATION);
    case GV_TOWARD_AWARENESS:
        return l->world->reads[v];
    default:
        return gv_world_adopted(l->world, v) ? 1 : 0;
    }
}

/* What a person came to since the instalment began. */
static double outcome(const gv_living *l, uint32_t v)
{
    enum { REMEMBERED = 3 }; /* readings */
    const gv_mover *m = l->mover;
    const double gained = level(l, v) - m->before[v];
    if (m->par->toward != GV_TOWARD_AWARENESS)
        return gained;
    if (!(gv_window_show(&m->window, v, GV_ASPECT_STAGE) > 0))
        return 0;
    return gained < REMEMBERED ? gained : REMEMBERED;
}

/* What people do is seen of everybody, what they think only of those who are asked. */
static bool is_seen(const gv_mover *m, uint32_t v)
{
    const bool is_thought =
        m->par->toward == GV_TOWARD_RELATIONSHIP || m->par->toward == GV_TOWARD_AWARENESS;
    return !is_thought || happens_to(m, v, m->slot, m->par->panel, PANEL_DRAW);
}

/* A mean and its spread. */
typedef struct group {
    double n, sum, squares;
} group;

static void add(group *g, double x)
{
    g->n += 1;
    g->sum += x;
    g->squares += x * x;
}

static double error_of_mean(const group *g) /* squared; n > 1 */
{
    const double spread = g->squares - g->sum * g->sum / g->n;
    return (spread > 0 ? spread : 0) / (g->n - 1) / g->n;
}

/* How much better those fare who are not held out, for as many as are meant. */
static evidence compare_with_held_out(const gv_living *l, uint32_t k)
{
    const uint8_t *part = l->setting[k].part;
    group of[3] = { { 0 } };
    double meant = 0;
    for (uint32_t v = 0; v < l->world->n; v++) {
        if (part[v] == GV_PART_NONE)
            continue;
        meant += part[v] == GV_PART_MEANT ? 1 : 0;
        if (is_seen(l->mover, v))
            add(&of[part[v]], outcome(l, v));
    }
    const group *in = &of[GV_PART_MEANT], *out = &of[GV_PART_HELD_OUT];
    if (in->n < 2 || out->n < 2)
        return (evidence){ 0 };
    return (evidence){ .brought = meant * (in->sum / in->n - out->sum / out->n),
                       .error = meant * sqrt(error_of_mean(in) + error_of_mean(out)) };
}

/* ---- judging ------------------------------------------------------------------------ */

/* Whatever tactic touched a person last since the instalment began gets the credit. Were
 * all money worth the same, credits would spread as those of so many chance events do. */
static void credit_last_touches(const gv_living *l, evidence *seen, double money)
{
    const gv_mover *m = l->mover;
    double squares = 0;
    for (uint32_t v = 0; v < l->world->n; v++) {
        const gv_touch *last = &m->last[v];
        if (last->tick == GV_NEVER || last->tick < m->since ||
            !m->purse[last->tactic].is_open || !is_seen(m, v))
            continue;
        const double gained = outcome(l, v);
        seen[last->tactic].brought += gained;
        squares += gained * gained;
    }
    for (uint32_t k = 0; k < l->arm->n_tactics && money > 0; k++)
        seen[k].error = sqrt(squares * seen[k].money / money);
}

static void collect(const gv_living *l, evidence *seen, double *money)
{
    const gv_mover *m = l->mover;
    *money = 0;
    for (uint32_t k = 0; k < l->arm->n_tactics; k++) {
        seen[k] = (evidence){ 0 };
        if (!m->purse[k].is_open)
            continue;
        if (m->par->by == GV_BY_INCREMENTAL)
            seen[k] = compare_with_held_out(l, k);
        seen[k].money = gv_money_units(l->account[k].spent - m->purse[k].spent_before);
        *money += seen[k].money;
    }
    if (m->par->by == GV_BY_LAST_TOUCH)
        credit_last_touches(l, seen, *money);
}

static void weigh_anew(gv_living *l)
{
    gv_mover *m = l->mover;
    evidence seen[GV_TACTICS_LIMIT];
    double money, brought = 0;
    collect(l, seen, &money);
    for (uint32_t k = 0; k < l->arm->n_tactics; k++)
        brought += seen[k].money > 0 ? seen[k].brought : 0;
    for (uint32_t k = 0; k < l->arm->n_tactics; k++) {
        const evidence *e = &seen[k];
        if (!m->purse[k].is_open || !(e->money > 0) || !(e->error > 0))
            continue;
        double z = (e->brought - brought * e->money / money) / e->error;
        z = z > m->par->most ? m->par->most : z < -m->par->most ? -m->par->most : z;
        m->purse[k].weight *= gv_real_exp(m->par->rate * z);
    }
}

/* ---- money -------------------------------------------------------------------------- */

/* How much of the tactic's money was planned for the ticks from `from` up to `until`. */
static double planned_for(const gv_purse *purse, uint64_t from, uint64_t until)
{
    const uint64_t begin = purse->span.from > from ? purse->span.from : from;
    const uint64_t end = purse->span.until < until ? purse->span.until : until;
    if (!purse->is_open || begin >= end)
        return 0;
    return (double) purse->planned * (double) (end - begin) /
           (double) (purse->span.until - purse->span.from);
}

/* Shares of what was planned, times the weights beside their mean, but not below the
 * least; together 1. @return how much of the money stands elsewhere than planned */
static double share_out(gv_living *l, const double *planned, double all, double *share)
{
    const gv_mover *m = l->mover;
    const size_t n = l->arm->n_tactics;
    double weighed = 0, sum = 0, moved = 0;
    for (size_t k = 0; k < n; k++)
        weighed += planned[k] / all * m->purse[k].weight;
    for (size_t k = 0; k < n; k++) {
        const double factor = weighed > 0 ? m->purse[k].weight / weighed : 1;
        share[k] = planned[k] / all * (factor > m->par->least ? factor : m->par->least);
        sum += share[k];
    }
    for (size_t k = 0; k < n; k++) {
        share[k] /= sum;
        moved += fabs(share[k] - planned[k] / all) / 2;
        if (planned[k] > 0)
            l->factor[k] = share[k] * all / planned[k];
    }
    return moved;
}

/* What is left of the last instalment is handed out again. */
static void collect_rest(gv_living *l)
{
    for (uint32_t k = 0; k < l->arm->n_tactics; k++) {
        if (!l->mover->purse[k].is_open)
            continue;
        l->mover->pool += l->account[k].budget - l->account[k].spent;
        l->account[k].budget = l->account[k].spent;
    }
}

static gv_status hand_over(gv_living *l, uint32_t k, gv_money money, gv_stretch period,
                           gv_error *err)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[k];
    gv_purse *purse = &l->mover->purse[k];
    gv_setting *setting = &l->setting[k];
    purse->spent_before = l->account[k].spent;
    purse->base = l->account[k].budget + l->passed_on[k];
    purse->now.from = purse->span.from > period.from ? purse->span.from : period.from;
    purse->now.until = purse->span.until < period.until ? purse->span.until : period.until;
    setting->ticks = (uint32_t) period.until;
    setting->budget = money;
    l->account[k].budget += money;
    l->mover->pool -= money;
    if (tactic->tactic->instalment == NULL || money == 0)
        return GV_OK;
    l->schedule.tactic = k;
    return tactic->tactic->instalment(setting, tactic->params, (uint32_t) period.from,
                                      &l->schedule, err);
}

/* Of all that is left, what was planned for this period beside what is still planned. */
static gv_status hand_out(gv_living *l, uint32_t coming, gv_error *err)
{
    gv_mover *m = l->mover;
    const uint64_t ticks = l->plan->experiment.ticks;
    const size_t n = l->arm->n_tactics, before = l->schedule.n;
    gv_stretch period = { coming, coming + m->par->every };
    double planned[GV_TACTICS_LIMIT], share[GV_TACTICS_LIMIT], all = 0, rest = 0;
    gv_money money[GV_TACTICS_LIMIT];
    if (period.until > ticks)
        period.until = ticks;
    for (size_t k = 0; k < n; k++) {
        planned[k] = planned_for(&m->purse[k], period.from, period.until);
        all += planned[k];
        rest += planned_for(&m->purse[k], period.until, ticks);
    }
    if (!(all > 0))
        return GV_OK; /* nothing runs: what is left over stays where it is */
    collect_rest(l);
    m->moved = share_out(l, planned, all, share);
    const double part = rest > 0 ? all / (all + rest) : 1;
    const gv_money pool = rest > 0 ? (gv_money) ((double) m->pool * part) : m->pool;
    gv_budget_cut(pool, share, n, money);
    for (uint32_t k = 0; k < n; k++) {
        const gv_status status =
            m->purse[k].is_open ? hand_over(l, k, money[k], period, err) : GV_OK;
        if (status != GV_OK)
            return status;
    }
    return gv_living_reschedule(l, before, err);
}

gv_status gv_reallocate(gv_living *l, uint32_t coming, gv_error *err)
{
    gv_mover *m = l->mover;
    if (m == NULL || coming % m->par->every != 0 || coming >= l->plan->experiment.ticks)
        return GV_OK;
    if (coming > 0)
        weigh_anew(l);
    const gv_status status = hand_out(l, coming, err);
    for (uint32_t v = 0; v < l->world->n; v++)
        m->before[v] = level(l, v);
    m->since = coming;
    return status;
}
