/* Sznajd model: two who agree convince everybody who hears them. Layer 3. */
#include "model/family/opinion_votes.h"

typedef struct sznajd {
    gv_votes_start start;
} sznajd;

static const gv_param sznajd_table[] = {
    GV_VOTES_ROWS(sznajd),
    GV_END_OF_TABLE,
};

static void convince(gv_world *w, const gv_votes *l, uint32_t u)
{
    for (uint32_t k = 0; k < gv_hearers(w, u); k++)
        gv_votes_take(w, gv_hearer_at(w, u, k), l->opinion[u], u);
}

static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    (void) params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t heard = gv_heard(w, v);
    if (heard == 0)
        return;
    const uint32_t u = gv_heard_at(w, v, (uint32_t) gv_below(luck.high, heard));
    if (l->opinion[u] != l->opinion[v])
        return;
    convince(w, l, v);
    convince(w, l, u);
}

static void events(gv_world *w, const void *params)
{
    gv_votes_sweep(w, params, event, false);
}

const gv_model gv_model_sznajd = {
    .spec = { .name = "sznajd",
              .title = "Sznajd model",
              .about = "United we stand: two tied people who agree convince everybody who "
                       "hears either of them; two who disagree convince nobody.",
              .source = "Sznajd-Weron, Sznajd (2000), doi:10.1142/S0129183100000936",
              .deviates = "two who disagree change nothing, as in the later form of the "
                          "model and in NDlib, where in the paper of 2000 their outer "
                          "neighbours took the opposite opinion",
              GV_ALIASES("SznajdModel", "Sznajd"),
              GV_PARAMS(sznajd) },
    GV_VOTES_MODEL,
    .check = gv_votes_check,
    .equation = "one event, n a tick: v random, u random of those v hears\n"
                "s(u) = s(v):   s(w) <- s(v) for everybody w who hears u or v\n"
                "otherwise:     nothing",
    .example = "models/sznajd",
    .limits = "on the complete network the first two who agree decide for all: opinion 1 "
              "wins with chance k (k - 1) / (k (k - 1) + (n - k)(n - k - 1)) from k of n",
    .cost = "O(hearers of two people) an event, n events a tick; 2 bytes a person",
    .events = events,
};
