/* Kirman's ants: people are recruited by those they meet, or change by themselves. Layer 3.
 */
#include "model/family/opinion_votes.h"

typedef struct kirman {
    gv_votes_start start;
    double epsilon;
    double delta;
} kirman;

static const gv_param kirman_table[] = {
    GV_VOTES_ROWS(kirman),
    GV_REAL(kirman, epsilon, .initial = 0.002, .low = 0, .high = 1, .unit = "probability",
            .scale = GV_SCALE_LOG, .sweep = { 0.0005, 0.1 }, .source = "Kirman (1993)",
            .help =
                "chance that a person changes their opinion by themselves, in an event"),
    GV_REAL(kirman, delta, .initial = 0.01, .low = 0, .high = 1, .unit = "probability",
            .sweep = { 0.01, 0.5 }, .source = "Kirman (1993)",
            .help = "chance that a person is not recruited by the one they meet, so that "
                    "they are with 1 - `delta`"),
    GV_END_OF_TABLE,
};

enum { CHANCE }; /* draws of an event after its first */

/* One number decides: below epsilon alone, in the next 1 - delta as the one who is met. */
static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    const kirman *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t heard = gv_heard(w, v);
    const uint64_t draw = gv_votes_draw(l, w, CHANCE).low;
    if (gv_happens(draw, gv_chance_of(par->epsilon))) {
        gv_votes_take(w, v, l->opinion[v] == 0 ? 1 : 0, v);
    } else if (heard > 0 && gv_happens(draw, gv_chance_of(par->epsilon + 1 - par->delta))) {
        const uint32_t u = gv_heard_at(w, v, (uint32_t) gv_below(luck.high, heard));
        gv_votes_take(w, v, l->opinion[u], u);
    }
}

static void events(gv_world *w, const void *params)
{
    gv_votes_sweep(w, params, event, ((const kirman *) params)->epsilon > 0);
}

static void check(const void *params, gv_objector *object, void *self)
{
    const kirman *par = params;
    gv_votes_check(params, object, self);
    if (par->epsilon > par->delta)
        object(self, &(gv_objection){ "epsilon", SIZE_MAX, NULL,
                                      "'epsilon' and 1 - 'delta' are together more than 1",
                                      "epsilon is at most delta" });
}

const gv_model gv_model_kirman = {
    .spec = { .name = "kirman",
              .title = "Kirman herding",
              .about =
                  "People are recruited by somebody they meet, as ants to a source of "
                  "food or traders to a belief; now and then one changes by themselves.",
              .source = "Kirman (1993), doi:10.2307/2118498",
              .deviates = "people meet those they hear in the network; on the complete "
                          "network everybody, as in the paper",
              GV_ALIASES("Kirman", "Ants"),
              GV_PARAMS(kirman) },
    GV_VOTES_MODEL,
    .equation = "P(v changes) = epsilon + (1 - delta) share of those heard who differ",
    .example = "models/kirman",
    .limits =
        "on the complete network of n people the number of those who hold 1 is a chain "
        "of single steps, whose stationary law is uniform at epsilon = (1 - delta) / "
        "(n - 1), has two humps at the ends for less and one in the middle for more; "
        "epsilon 0 is the voter model, slowed down by 1 - delta",
    .cost = "O(1) an event, n events a tick; 2 bytes a person",
    .check = check,
    .events = events,
};
