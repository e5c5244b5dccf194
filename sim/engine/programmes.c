/* Programmes: what tactics keep up through the model, tick by tick. Their money becomes
 * available evenly; what nobody calls for stays, or goes to a tactic that can use it.
 * Layer 6. */
#include "engine/engine_internal.h"

#include "grapevine/programme.h"

#define WEEK 7

static const gv_programme_terms *terms_of(const gv_living *l, uint32_t tactic)
{
    return l->arm->tactics[tactic].params;
}

static bool runs(const gv_living *l, uint32_t k)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[k];
    if (tactic->tactic->programme == GV_NO_PROGRAMME || tactic->is_left_out)
        return false;
    const gv_programme_terms *terms = terms_of(l, k);
    return l->world->tick >= terms->start && l->world->tick - terms->start < terms->days;
}

/* What may have been spent when the running tick is over. */
static gv_money allowed(const gv_living *l, uint32_t k)
{
    const gv_programme_terms *terms = terms_of(l, k);
    const gv_purse *purse = gv_reallocate_purse(l, k);
    const uint64_t ticks = l->plan->experiment.ticks;
    const uint64_t left = ticks - terms->start;
    gv_stretch span = { terms->start,
                        terms->start + (terms->days < left ? terms->days : left) };
    gv_money base = 0;
    if (purse != NULL) {
        span = purse->now;
        base = purse->base;
    }
    if (span.from >= span.until)
        return base; /* no money was ever handed out */
    const uint64_t begun = l->world->tick - span.from + 1;
    const gv_money whole = l->account[k].budget + l->passed_on[k] - base;
    return base + (gv_money) ((gv_wide) whole * (gv_wide) begun /
                              (gv_wide) (span.until - span.from));
}

void gv_programmes_open(gv_living *l)
{
    gv_world *w = l->world;
    w->n_programmes = 0;
    for (uint32_t k = 0; k < l->arm->n_tactics; k++) {
        if (!runs(l, k))
            continue;
        const gv_tactic_plan *tactic = &l->arm->tactics[k];
        const gv_money money = allowed(l, k) - l->account[k].spent - l->passed_on[k];
        l->keeper[w->n_programmes] = k;
        w->programme[w->n_programmes++] = (gv_programme){
            .kind = tactic->tactic->programme,
            .slot = tactic->slot,
            .message = gv_research_message(l, k),
            .params = tactic->params,
            .part = l->setting[k].part,
            .money = money,
            .most = gv_affordable(money, terms_of(l, k)->price, 1),
        };
    }
}

/* Once a week, and when the programme is over, money that nobody called for goes where the
 * plan says, if it can be used there. */
static gv_status fall_back(gv_living *l, uint32_t k, gv_error *err)
{
    const gv_tactic_plan *tactic = &l->arm->tactics[k];
    const gv_programme_terms *terms = terms_of(l, k);
    const uint32_t coming = l->world->tick + 1;
    const bool is_over = coming - terms->start == terms->days;
    if (tactic->fallback == NULL || (!is_over && (coming - terms->start) % WEEK != 0))
        return GV_OK;
    const gv_money kept = is_over ? 0 : terms->price; /* or it might never buy a unit */
    const gv_money idle = allowed(l, k) - l->account[k].spent - l->passed_on[k] - kept;
    for (uint32_t j = 0; j < l->arm->n_tactics && idle > 0; j++) {
        const gv_tactic_plan *other = &l->arm->tactics[j];
        if (!gv_same_text(other->name, tactic->fallback) || other->is_left_out)
            continue;
        gv_setting setting = l->setting[j];
        gv_money taken = 0;
        setting.budget = idle;
        l->schedule.tactic = j;
        const gv_status status = other->tactic->top_up(&setting, other->params, coming,
                                                       &l->schedule, &taken, err);
        if (status != GV_OK)
            return status;
        l->account[k].budget -= taken;
        l->passed_on[k] += taken;
        l->account[j].budget += taken;
    }
    return GV_OK;
}

gv_status gv_programmes_pay(gv_living *l, gv_error *err)
{
    const gv_world *w = l->world;
    const size_t before = l->schedule.n;
    for (uint32_t k = 0; k < w->n_programmes; k++) {
        const uint32_t keeper = l->keeper[k];
        const gv_offer unit = { .price = terms_of(l, keeper)->price, .per = 1 };
        gv_account_book(&l->account[keeper], &unit, w->programme[k].used);
        l->account[keeper].spent += w->programme[k].beside;
        const gv_status status = fall_back(l, keeper, err);
        if (status != GV_OK)
            return status;
    }
    return gv_living_reschedule(l, before, err);
}
