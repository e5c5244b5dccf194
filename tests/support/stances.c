#include "stances.h"

#include <string.h>

static gv_stance tell(const gv_world *w, uint32_t person)
{
    return ((const stances *) w->own)->of[person];
}

static double show(const gv_world *w, uint32_t person, gv_aspect aspect)
{
    const stances *s = w->own;
    return aspect == GV_ASPECT_FIT ? s->fit[person] : s->relation[person];
}

static gv_extent extent_of(const stances *s)
{
    return (gv_extent){ .ticks = s->life.ticks,
                        .people = s->world.n,
                        .tactics = 1,
                        .groups = 1,
                        .messages = 1,
                        .states = STANCE_STATES };
}

void given_stances(stances *s, const char *metric, uint32_t n, uint32_t ticks)
{
    memset(s, 0, sizeof *s);
    s->metric = gv_metric_named(metric);
    assert_non_null(s->metric);
    assert_true(n <= STANCE_PEOPLE && ticks <= STANCE_TICKS);
    assert_true(s->metric->spec.params_size <= sizeof s->params);
    gv_spec_defaults(&s->metric->spec, s->params);
    s->model.stance = tell;
    s->model.show = show;
    s->model.shown = GV_SHOWS(GV_ASPECT_FIT) | GV_SHOWS(GV_ASPECT_RELATION);
    s->world = (gv_world){ .model = &s->model,
                           .n = n,
                           .state = s->state,
                           .adoption = s->adoption,
                           .adopters = s->adopters,
                           .own = s };
    s->life = (gv_life){ .world = &s->world,
                         .ticks = ticks,
                         .adopters = s->count_adopters,
                         .spent = s->spent,
                         .gauge = s->gauge,
                         .scratch = s->scratch };
    s->life.extent = extent_of(s);
    if (s->metric->own_bytes != NULL)
        s->life.own = s->own = gv_alloc(s->metric->own_bytes(s->life.extent), 1, NULL);
}

void stance_number(stances *s, const char *parameter, double value)
{
    must(gv_param_store(gv_spec_find(&s->metric->spec, parameter), value, s->params, NULL));
}

void stance_adopts(stances *s, uint32_t v, uint32_t step, gv_channel channel)
{
    s->state[v] = GV_ADOPTED;
    s->adoption[v] = (gv_adoption){ .step = step, .channel = (uint8_t) channel };
    s->adopters[s->world.n_adopters++] = v;
    for (uint32_t t = step; t <= s->life.ticks; t++)
        s->count_adopters[t]++;
}

void stance_gauge(stances *s, gv_gauge gauge, uint32_t step, double value)
{
    for (uint32_t t = step; t <= s->life.ticks; t++)
        s->gauge[(size_t) gauge * (s->life.ticks + 1) + t] = value;
}

void stance_look(stances *s, uint32_t step)
{
    s->metric->look(s->own, s->params, &s->world, step, s->life.extent);
}

double stance_outcome(stances *s, const char *outcome, size_t k)
{
    gv_value out[16];
    double real[16][STANCE_TICKS + 1];
    uint32_t count[16][STANCE_TICKS + 1];
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < gv_metric_outcomes(s->metric); i++) {
        const gv_outcome *o = &s->metric->outcomes[i];
        assert_true(gv_shape_size(o->shape, s->life.extent) <= STANCE_TICKS + 1);
        if (o->kind == GV_KIND_COUNT)
            out[i].count = count[i];
        else
            out[i].real = real[i];
        at = gv_same_text(o->name, outcome) ? i : at;
    }
    assert_true(at != SIZE_MAX);
    s->metric->measure(&s->life, s->params, out);
    return s->metric->outcomes[at].kind == GV_KIND_COUNT ? count[at][k] : real[at][k];
}

void forget_stances(stances *s)
{
    gv_free(s->own);
}
