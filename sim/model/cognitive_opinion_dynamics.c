/* Cognitive opinion dynamics: how people see a risk, between institutions and each other.
 * Layer 3. */
#include "model/family/opinion_reals.h"

typedef struct cognitive_opinion_dynamics {
    gv_reals_start start;
    double information;
    double trust_low, trust_high;
    double talk_low, talk_high;
    double negative, neutral, positive;
} cognitive_opinion_dynamics;

#define BY_VILONE .source = "Vilone, Giardini, Paolucci, Conte (2016)"
static const gv_param cognitive_opinion_dynamics_table[] = {
    GV_REALS_ROWS(cognitive_opinion_dynamics),
    GV_REAL(cognitive_opinion_dynamics, information, .initial = 0.5, .low = 0, .high = 1,
            .alias = "I", .unit = "opinion", .sweep = { 0, 1 }, BY_VILONE,
            .help = "how likely institutions say the event is, at every tick"),
    GV_REAL(cognitive_opinion_dynamics, trust_low, .initial = 0, .low = 0, .high = 1,
            .alias = "T_range_min", .unit = "share", BY_VILONE,
            .help = "least trust in institutions; everybody's is drawn between this and "
                    "`trust_high`, and 1 less it is their trust in others"),
    GV_REAL(cognitive_opinion_dynamics, trust_high, .initial = 1, .low = 0, .high = 1,
            .alias = "T_range_max", .unit = "share", BY_VILONE,
            .help = "most trust in institutions"),
    GV_REAL(cognitive_opinion_dynamics, talk_low, .initial = 0, .low = 0, .high = 1,
            .alias = "B_range_min", .unit = "share", BY_VILONE,
            .help =
                "least tendency to inform others; everybody's is drawn between this and "
                "`talk_high`"),
    GV_REAL(cognitive_opinion_dynamics, talk_high, .initial = 1, .low = 0, .high = 1,
            .alias = "B_range_max", .unit = "share", BY_VILONE,
            .help = "greatest tendency b to inform others: who holds opinion x speaks with "
                    "chance x^(1/b)"),
    GV_REAL(cognitive_opinion_dynamics, negative, .initial = 1, .low = 0, .high = 1e6,
            .alias = "R_fraction_negative", .unit = "parts", BY_VILONE,
            .help =
                "parts of all who play risks down: whatever moves them, they halve what "
                "they then hold"),
    GV_REAL(cognitive_opinion_dynamics, neutral, .initial = 1, .low = 0, .high = 1e6,
            .alias = "R_fraction_neutral", .unit = "parts", BY_VILONE,
            .help = "parts of all who take risks as they are told"),
    GV_REAL(cognitive_opinion_dynamics, positive, .initial = 1, .low = 0, .high = 1e6,
            .alias = "R_fraction_positive", .unit = "parts", BY_VILONE,
            .help =
                "parts of all who are sensitive to risks: whatever moves them, they halve "
                "what is then missing to 1"),
    GV_END_OF_TABLE,
};

/* How a person is made, for life. */
typedef struct character {
    double trust, talk, sensitivity;
} character;

static character *characters(const gv_world *w)
{
    const gv_reals_life *l = w->own;
    return (character *) (void *) l->more;
}

static size_t own_bytes(const void *params, uint32_t n)
{
    return gv_reals_own_bytes(params, n) + n * sizeof(character);
}

static double between(double low, double high, uint64_t luck)
{
    return low + (high - low) * gv_unit(luck);
}

static double sensitivity_of(const cognitive_opinion_dynamics *par, uint64_t luck)
{
    const double drawn = gv_unit(luck) * (par->negative + par->neutral + par->positive);
    return drawn < par->negative ? -1 : drawn < par->negative + par->neutral ? 0 : 1;
}

static void begin(gv_world *w, const void *params)
{
    const cognitive_opinion_dynamics *par = params;
    gv_reals_begin(w, params);
    const gv_reals_life *l = w->own;
    for (uint32_t v = 0; v < w->n; v++) {
        const gv_bits ranges =
            gv_draw(&l->luck, gv_counter_make(v, 0, 0, GV_REALS_CHARACTER, 0, 0));
        const gv_bits kind =
            gv_draw(&l->luck, gv_counter_make(v, 0, 0, GV_REALS_CHARACTER, 0, 1));
        characters(w)[v] =
            (character){ between(par->trust_low, par->trust_high, ranges.low),
                         between(par->talk_low, par->talk_high, ranges.high),
                         sensitivity_of(par, kind.low) };
    }
}

/* v hears `opinion`, trusts it that far, and makes of it what their nature makes. */
static void listen(gv_world *w, const void *params, uint32_t v, double trust,
                   double opinion, uint32_t source)
{
    const gv_reals_life *l = w->own;
    const double sensitivity = characters(w)[v].sensitivity;
    const double heard = l->opinion[v] + trust * (opinion - l->opinion[v]);
    const double held = sensitivity > 0   ? (1 + heard) / 2
                        : sensitivity < 0 ? heard / 2
                                          : heard;
    gv_reals_take(w, params, v, held, source);
}

static bool speaks(const gv_world *w, uint32_t u, uint64_t luck)
{
    const gv_reals_life *l = w->own;
    return gv_happens(luck,
                      gv_chance_of(gv_real_pow(l->opinion[u], 1 / characters(w)[u].talk)));
}

/* Each of the two may speak, as they thought when they met. */
static void event(gv_world *w, const void *params, gv_bits luck)
{
    const gv_reals_life *l = w->own;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t n = gv_heard(w, v);
    if (n == 0)
        return;
    const uint32_t u = gv_heard_at(w, v, (uint32_t) gv_below(luck.high, n));
    const gv_bits talk = gv_reals_draw(w, 0);
    const double x = l->opinion[v], y = l->opinion[u];
    const bool v_speaks = speaks(w, v, talk.low), u_speaks = speaks(w, u, talk.high);
    if (u_speaks)
        listen(w, params, v, 1 - characters(w)[v].trust, y, u);
    if (v_speaks)
        listen(w, params, u, 1 - characters(w)[u].trust, x, v);
}

/* First everybody hears the institutions, then as many pairs meet as there are people. */
static void events(gv_world *w, const void *params)
{
    const cognitive_opinion_dynamics *par = params;
    for (uint32_t v = 0; v < w->n; v++)
        listen(w, params, v, characters(w)[v].trust, par->information, v);
    gv_reals_sweep(w, params, event);
}

static void check(const void *params, gv_objector *object, void *self)
{
    const cognitive_opinion_dynamics *par = params;
    gv_reals_check(params, object, self);
    gv_reals_check_between(params, 0, 1, "opinions lie between 0 and 1", object, self);
    if (par->trust_low > par->trust_high)
        object(self, &(gv_objection){ "trust_high", SIZE_MAX, NULL,
                                      "'trust_high' is below 'trust_low'", NULL });
    if (par->talk_low > par->talk_high)
        object(self, &(gv_objection){ "talk_high", SIZE_MAX, NULL,
                                      "'talk_high' is below 'talk_low'", NULL });
    if (!(par->negative + par->neutral + par->positive > 0))
        object(self, &(gv_objection){ "positive", SIZE_MAX, NULL,
                                      "nobody is of any kind: all three parts are 0",
                                      "negative: 1, neutral: 1, positive: 1" });
}

const gv_model gv_model_cognitive_opinion_dynamics = {
    .spec = { .name = "cognitive_opinion_dynamics",
              .title = "Cognitive opinion dynamics",
              .about =
                  "How likely people think a catastrophe is, between what institutions "
                  "say and what others say, each by their trust and their nature.",
              .source = "Vilone, Giardini, Paolucci, Conte (2016), arXiv:1609.04566",
              .deviates = "both who meet speak as they thought before they met; whom "
                          "institutions move adopts unaided; numbers of the three kinds of "
                          "people are drawn, not fixed",
              GV_ALIASES("CognitiveOpDynModel", "COD"),
              GV_PARAMS(cognitive_opinion_dynamics) },
    GV_REALS_HEARS,
    .own_bytes = own_bytes,
    .begin = begin,
    .check = check,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "hearing y with trust T:  z = x + T (y - x), then by nature\n"
                "    x = (1 + z) / 2, z, or z / 2\n"
                "institutions: y = information, with the trust of each; others: with\n"
                "1 less it, and u speaks with chance x(u)^(1 / talk(u))",
    .example = "models/cognitive_opinion_dynamics",
    .limits = "where nobody talks, who trusts institutions by T comes to T I / (1 + T) if "
              "`negative`, to I (`information`) if `neutral`, to (1 + T I) / (1 + T) if "
              "`positive`",
    .cost = "O(1) a meeting, n meetings a tick; 48 bytes a person",
    .needs = gv_reals_needs,
    .events = events,
};
