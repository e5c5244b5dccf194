/* Ising-Glauber: people follow those they hear the more surely the colder it is. Layer 3.
 */
#include "model/family/opinion_votes.h"

enum { SUM, MEAN };
static const char *const influences[] = { "sum", "mean", NULL };

typedef struct ising_glauber {
    gv_votes_start start;
    double temperature;
    double coupling;
    double field;
    uint32_t influence;
} ising_glauber;

static const gv_param ising_glauber_table[] = {
    GV_VOTES_ROWS(ising_glauber),
    GV_REAL(ising_glauber, temperature, .initial = 1, .low = 0, .high = 1e6, .alias = "T",
            .unit = "coupling", .sweep = { 0.1, 5 }, .source = "Glauber (1963)",
            .help = "how often people go against what they hear; 0: never"),
    GV_REAL(ising_glauber, coupling, .initial = 1, .low = -1e6, .high = 1e6, .alias = "J",
            .unit = "coupling", .source = "Glauber (1963)",
            .help = "pull of each person heard; below 0 people go against them"),
    GV_REAL(ising_glauber, field, .initial = 0, .low = -1e6, .high = 1e6, .alias = "H",
            .unit = "coupling", .sweep = { -1, 1 }, .source = "Glauber (1963)",
            .help = "pull towards opinion 1 from outside; below 0 towards 0"),
    GV_CHOICE(ising_glauber, influence, .initial = SUM, .choices = influences,
              .source = "assumption",
              .help =
                  "pulls of those whom a person hears: their `sum`, or their `mean`, so "
                  "that the well connected are held no faster than others"),
    GV_END_OF_TABLE,
};

/* Of those heard, who hold 1 less who hold 0. */
static double pull_on(const gv_world *w, const gv_votes *l, uint32_t v, uint32_t heard)
{
    if (w->complete)
        return (double) w->in_state[1] - (double) w->in_state[0] -
               (l->opinion[v] == 1 ? 1 : -1);
    uint32_t ones = 0;
    for (uint32_t k = 0; k < heard; k++)
        ones += l->opinion[gv_heard_at(w, v, k)];
    return 2.0 * ones - heard;
}

static double chance_of_one(const ising_glauber *par, double pull)
{
    if (par->temperature > 0)
        return gv_real_logistic(2 * pull / par->temperature);
    return pull > 0 ? 1 : pull < 0 ? 0 : 0.5;
}

enum { CHANCE }; /* draws of an event after its first */

static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    const ising_glauber *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t heard = gv_heard(w, v);
    const double share = par->influence == MEAN && heard > 0 ? 1.0 / heard : 1;
    const double pull = par->field + par->coupling * share * pull_on(w, l, v, heard);
    const uint64_t draw = gv_votes_draw(l, w, CHANCE).low;
    const uint8_t one = gv_happens(draw, gv_chance_of(chance_of_one(par, pull))) ? 1 : 0;
    const uint32_t u =
        heard > 0 ? gv_heard_at(w, v, (uint32_t) gv_below(luck.high, heard)) : v;
    gv_votes_take(w, v, one, l->opinion[u] == one ? u : v);
}

static void events(gv_world *w, const void *params)
{
    gv_votes_sweep(w, params, event, true);
}

const gv_model gv_model_ising_glauber = {
    .spec = { .name = "ising_glauber",
              .title = "Ising-Glauber model",
              .about = "A person takes the opinion that those they hear pull them to, the "
                       "more surely the stronger the pull and the lower the temperature.",
              .source = "Glauber (1963), doi:10.1063/1.1703954",
              .deviates =
                  "an adopter is whoever ever held opinion 1; of those who are heard "
                  "a random one has the credit if they held it, else nobody has; on "
                  "directed networks there is no energy",
              GV_ALIASES("Ising", "Glauber"),
              GV_PARAMS(ising_glauber) },
    GV_VOTES_MODEL,
    .check = gv_votes_check,
    .equation = "P(v takes 1) = 1 / (1 + exp(-2 h / temperature)),\n"
                "h = field + coupling (heard who hold 1 - heard who hold 0)",
    .example = "models/ising_glauber",
    .limits =
        "on undirected networks with `sum` the stationary law is Boltzmann's: weight "
        "exp((coupling * (ties that agree - ties that do not) + field * (ones - "
        "zeros)) / temperature); with `mean` on the complete network the mean spin m "
        "solves m = tanh((coupling * m + field) / temperature), for many people; at a "
        "very high temperature people toss a coin",
    .cost =
        "O(people heard) an event, O(1) on the complete network; n events a tick; 2 bytes "
        "a person",
    .events = events,
};
