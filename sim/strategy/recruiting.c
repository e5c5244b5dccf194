/* Recruiting: people scored, with errors, and put in order. Layer 4. */
#include "strategy/recruiting.h"

#include "strategy/bond.h"

#include <math.h>
#include <stdlib.h>

const char *const gv_recruiting_words[] = { "random",    "degree",   "micro", "expertise",
                                            "alignment", "audience", NULL };
const char *const gv_leftover_words[] = { "kept", "posts", NULL };

enum { LOTS_DRAW = 20, SAMPLE_DRAW = 21, NOISE_DRAW = 22 };
enum { SAMPLE = 32, BAND_AT = 10000 };
static const double by_taste = 0.8; /* beside values, of `micro`; assumed */

typedef struct candidate {
    double score;
    uint32_t person;
} candidate;

unsigned gv_recruiting_asks(void)
{
    return GV_SHOWS(GV_ASPECT_FIT) | GV_SHOWS(GV_ASPECT_ALIGNMENT) |
           GV_SHOWS(GV_ASPECT_AUDIENCE) | GV_SHOWS(GV_ASPECT_INFORMED);
}

static double look_up(const gv_setting *setting, uint32_t person, gv_aspect aspect)
{
    return setting->window.show(setting->window.world, person, aspect);
}

static gv_bits luck_of(const gv_setting *setting, uint32_t person, uint32_t nth,
                       uint32_t draw)
{
    return gv_draw(&setting->choose,
                   gv_counter_make(person, setting->slot, 0, 0, nth, draw));
}

/* One of those who hear the person, at random; the person, if nobody does. */
static uint32_t hearer(const gv_setting *setting, uint32_t person, uint32_t nth)
{
    const gv_bits luck = luck_of(setting, person, nth, SAMPLE_DRAW);
    const uint32_t people = gv_network_people(setting->net);
    if (gv_network_is_complete(setting->net))
        return (uint32_t) gv_below(luck.low, people);
    const gv_csr out = gv_network_out(setting->net);
    const uint64_t from = out.offset[person];
    const uint64_t n = out.offset[person + UINT64_C(1)] - from;
    return n == 0 ? person : out.target[from + gv_below(luck.low, n)];
}

/* How near the values of an audience are to the brand's, as a sample of it shows. */
static double audience_alignment(const gv_setting *setting, uint32_t person)
{
    double sum = 0;
    for (uint32_t k = 0; k < SAMPLE; k++)
        sum += look_up(setting, hearer(setting, person, k), GV_ASPECT_ALIGNMENT);
    return sum / SAMPLE;
}

static double score_of(const gv_recruiting *how, const gv_setting *setting, uint32_t v)
{
    switch (how->how) {
    case GV_RECRUIT_DEGREE:
        return look_up(setting, v, GV_ASPECT_AUDIENCE);
    case GV_RECRUIT_MICRO:
        return look_up(setting, v, GV_ASPECT_ALIGNMENT) +
               by_taste * look_up(setting, v, GV_ASPECT_FIT);
    case GV_RECRUIT_EXPERTISE:
        return look_up(setting, v, GV_ASPECT_FIT);
    case GV_RECRUIT_ALIGNMENT:
        return look_up(setting, v, GV_ASPECT_ALIGNMENT);
    case GV_RECRUIT_AUDIENCE:
        return audience_alignment(setting, v);
    default:
        return gv_unit(luck_of(setting, v, 0, LOTS_DRAW).low);
    }
}

static bool can_be_asked(const gv_recruiting *how, const gv_setting *setting, uint32_t v)
{
    const double audience = look_up(setting, v, GV_ASPECT_AUDIENCE);
    const double scale = sqrt((double) gv_network_people(setting->net) / BAND_AT);
    if (how->how != GV_RECRUIT_MICRO)
        return audience > 0;
    return audience > 0 && audience >= how->low * scale && audience <= how->high * scale;
}

/* Lots and numbers of followers are known; what people are like is not quite. */
static void misjudge(const gv_recruiting *how, const gv_setting *setting, candidate *all,
                     uint32_t n)
{
    double sum = 0, squares = 0;
    if (how->how == GV_RECRUIT_RANDOM || how->how == GV_RECRUIT_DEGREE || n == 0)
        return;
    for (uint32_t k = 0; k < n; k++)
        sum += all[k].score;
    for (uint32_t k = 0; k < n; k++)
        squares += (all[k].score - sum / n) * (all[k].score - sum / n);
    const double error = how->noise * sqrt(squares / n);
    for (uint32_t k = 0; k < n; k++)
        all[k].score +=
            error * gv_normal(luck_of(setting, all[k].person, 0, NOISE_DRAW).low);
}

static int better(const void *a, const void *b)
{
    const candidate *x = a;
    const candidate *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->person < y->person ? -1 : x->person > y->person;
}

gv_status gv_recruit(const gv_recruiting *how, const gv_setting *setting,
                     gv_candidates *out, gv_error *err)
{
    const uint32_t people = gv_network_people(setting->net);
    candidate *all = gv_arena_alloc(setting->arena, people, sizeof *all, err);
    uint32_t *person = gv_arena_alloc(setting->arena, people, sizeof *person, err);
    uint32_t n = 0;
    if (all == NULL || person == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < people; v++) {
        if (can_be_asked(how, setting, v))
            all[n++] = (candidate){ score_of(how, setting, v), v };
    }
    misjudge(how, setting, all, n);
    if (n > 1)
        qsort(all, n, sizeof *all, better);
    for (uint32_t k = 0; k < n; k++)
        person[k] = all[k].person;
    *out = (gv_candidates){ person, n };
    return GV_OK;
}

const gv_submodel gv_recruiting_tells = {
    .title = "Recruiting",
    .text = "Whoever is heard by anybody can be asked. People are ranked by a "
            "score; followers and lots are known exactly, and what people are like "
            "with an error, unless research found out who has influence. Equal "
            "scores stand by id.",
    .equation =
        "score        random: a lot;   degree: followers;   expertise: fit\n"
        "             alignment: a, how near values are to the brand's\n"
        "             micro: a + 0.8 fit, of those with band_low h to band_high h\n"
        "                    followers, h = (people / 10,000)^0.5\n"
        "             audience: mean a of 32 who hear them, drawn with replacement\n"
        "ranked by    score + score_noise (standard deviation of all scores) z\n"
        "             z: standard normal, a person's own",
    .departs = "The weight 0.8 and the 32 who are looked at are assumed, and stay as "
               "they are.",
    .file = "sim/strategy/recruiting.c",
};

const gv_submodel *const gv_binding_mechanisms[] = { &gv_recruiting_tells, &gv_bond_tells,
                                                     NULL };
