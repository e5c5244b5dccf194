/* Algorithmic bias with media: as algorithmic bias, beside outlets that never change. Layer
 * 3. */
#include "model/family/opinion_pairs.h"

#include <math.h>

enum { MOST_OUTLETS = 64 };

typedef struct algorithmic_bias_media {
    gv_reals_start start;
    gv_pairs pairs;
    double gamma;
    double gamma_media;
    double p;
    uint64_t k;
    gv_reals media;
} algorithmic_bias_media;

static const gv_param algorithmic_bias_media_table[] = {
    GV_REALS_ROWS(algorithmic_bias_media),
    GV_PAIRS_ROWS(algorithmic_bias_media),
    GV_PAIRS_GAMMA(algorithmic_bias_media),
    GV_REAL(algorithmic_bias_media, gamma_media, .initial = 1, .low = 0, .high = 100,
            .unit = "exponent", .sweep = { 0, 2 },
            .source = "Pansanella, Sirbu, Kertesz, Rossetti (2023)",
            .help = "the same bias in which outlet a person is shown"),
    GV_REAL(algorithmic_bias_media, p, .initial = 0.1, .low = 0, .high = 1,
            .unit = "probability", .sweep = { 0, 0.5 },
            .source = "Pansanella, Sirbu, Kertesz, Rossetti (2023)",
            .help = "chance that, after a meeting, the person who began it is shown an "
                    "outlet"),
    GV_COUNT(algorithmic_bias_media, k, .initial = 1, .low = 1, .high = MOST_OUTLETS,
             .unit = "outlets", .source = "Pansanella, Sirbu, Kertesz, Rossetti (2023)",
             .help = "how many outlets there are"),
    GV_REALS(algorithmic_bias_media, media, .low = -1e6, .high = 1e6, .unit = "opinion",
             .source = "Pansanella, Sirbu, Kertesz, Rossetti (2023)",
             .help = "what each outlet says, for ever; none listed: drawn in every life "
                     "between `low` and `high`"),
    GV_END_OF_TABLE,
};

static size_t own_bytes(const void *params, uint32_t n)
{
    return gv_reals_own_bytes(params, n) + 2 * MOST_OUTLETS * sizeof(double);
}

/* What outlets say stands behind what people think; then comes room for distances. */
static void begin(gv_world *w, const void *params)
{
    const algorithmic_bias_media *par = params;
    gv_reals_begin(w, params);
    gv_reals_life *l = w->own;
    for (uint32_t k = 0; k < par->k; k++) {
        const gv_bits luck =
            gv_draw(&l->luck, gv_counter_make(k, 0, 0, GV_REALS_OUTLETS, 0, 0));
        const double drawn =
            par->start.low + (par->start.high - par->start.low) * gv_unit(luck.low);
        l->more[k] = k < par->media.n ? par->media.at[k] : drawn;
    }
}

static void see_media(gv_world *w, const algorithmic_bias_media *par, uint32_t v)
{
    gv_reals_life *l = w->own;
    const gv_bits luck = gv_reals_draw(w, 0);
    const double *const outlet = l->more;
    double *const distance = l->more + MOST_OUTLETS;
    if (!gv_happens(luck.low, gv_chance_of(par->p)))
        return;
    for (uint32_t k = 0; k < par->k; k++)
        distance[k] = fabs(outlet[k] - l->opinion[v]);
    const uint32_t seen =
        gv_pairs_choose(distance, (uint32_t) par->k, par->gamma_media, luck.high);
    const double off = outlet[seen] - l->opinion[v];
    if (fabs(off) < par->pairs.epsilon)
        gv_reals_take(w, par, v, l->opinion[v] + par->pairs.mu * off, v);
}

static void event(gv_world *w, const void *params, gv_bits luck)
{
    const algorithmic_bias_media *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint32_t u = gv_pairs_partner(w, v, par->gamma, luck.high);
    gv_pairs_meet(w, params, &par->pairs, v, u);
    see_media(w, par, v);
}

static void events(gv_world *w, const void *params)
{
    gv_reals_sweep(w, params, event);
}

static void check(const void *params, gv_objector *object, void *self)
{
    const algorithmic_bias_media *par = params;
    gv_reals_check(params, object, self);
    if (par->media.n > 0 && par->media.n != par->k)
        object(self, &(gv_objection){ "media", SIZE_MAX, NULL,
                                      "'media' does not say what each of 'k' outlets says",
                                      "k: 2, media: [0.1, 0.9]" });
}

const gv_model gv_model_algorithmic_bias_media = {
    .spec = { .name = "algorithmic_bias_media",
              .title = "Algorithmic bias with media",
              .about = "Bounded confidence by pairs where a platform lets the like-minded "
                       "meet, and shows people outlets that never change what they say.",
              .source = "Pansanella, Sirbu, Kertesz, Rossetti (2023), Scientific Reports "
                        "13, 14600",
              .deviates = "n meetings are one tick, and who begins them is drawn, where "
                          "NDlib takes one person after another; whom an outlet moves "
                          "adopts unaided",
              GV_ALIASES("AlgorithmicBiasMediaModel", "AlgorithmicBiasMedia"),
              GV_PARAMS(algorithmic_bias_media) },
    GV_REALS_HEARS,
    .clocks = GV_RUNS_ON(GV_ASYNC),
    .equation = "as algorithmic_bias; then with chance p an outlet m is shown,\n"
                "    P(m) ~ |m - x(v)|^-gamma_media;\n"
                "    if |m - x(v)| < epsilon:  x(v) += mu (m - x(v))",
    .example = "models/algorithmic_bias_media",
    .limits = "p 0 is algorithmic bias, with the same luck the same life; with one outlet, "
              "p above 0 and `epsilon` above the largest distance all come to what the "
              "outlet says",
    .cost = "O(people heard + outlets) a meeting, n meetings a tick; 24 bytes a person",
    .own_bytes = own_bytes,
    .begin = begin,
    .check = check,
    .needs = gv_reals_needs,
    .events = events,
};
