/* Targeted: impressions for those whom a profile puts into a group, often wrongly. Layer 4.
 */
#include "strategy/campaign.h"

typedef struct targeted {
    gv_campaign campaign; /* first: its rows count from here */
    const char *group;
    const char *trait;
    gv_words words;
    double low;
    double high;
    double precision;
    double recall;
} targeted;

static const gv_param targeted_table[] = {
    GV_CAMPAIGN_ROWS,
    GV_WORD(targeted, group, .source = "convention",
            .help = "the group of `groups` that is meant; or say `trait`"),
    GV_WORD(targeted, trait, .source = "convention", .came_later = true,
            .help = "a trait of `people`: those are meant who have one of `words`, or a "
                    "number from `low` to `high`"),
    GV_WORDS(targeted, words, .source = "convention", .came_later = true,
             .help = "words of `trait`"),
    GV_REAL(targeted, low, .initial = -1e9, .low = -1e9, .high = 1e9,
            .source = "convention", .came_later = true,
            .help = "lowest number of `trait` that is meant"),
    GV_REAL(targeted, high, .initial = 1e9, .low = -1e9, .high = 1e9,
            .source = "convention", .came_later = true,
            .help = "highest number of `trait` that is meant"),
    GV_REAL(targeted, precision, .initial = 0.8, .low = 0, .low_open = true, .high = 1,
            .unit = "share of those labelled", .sweep = { 0.2, 1 }, .source = "assumption",
            .help = "how many of those who are shown it belong to the group, as expected"),
    GV_REAL(targeted, recall, .initial = 0.8, .low = 0, .low_open = true, .high = 1,
            .unit = "share of the group", .sweep = { 0.2, 1 }, .source = "assumption",
            .help = "how many of the group are recognised, as expected"),
    GV_END_OF_TABLE,
};

static bool is_said(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static const char *group(const void *params)
{
    const targeted *par = params;
    return is_said(par->group) ? par->group : NULL;
}

static gv_aim aim(const void *params)
{
    const targeted *par = params;
    if (is_said(par->group))
        return (gv_aim){ .trait = GV_GROUP, .words = { &par->group, 1 } };
    return (gv_aim){
        .trait = par->trait, .words = par->words, .low = par->low, .high = par->high
    };
}

static gv_status check(const void *params, gv_error *err)
{
    const targeted *par = params;
    if (is_said(par->group) == is_said(par->trait)) {
        GV_FAIL(err, GV_E_SCENARIO, "say %s whom it is aimed at",
                is_said(par->group) ? "only once" : "in 'group' or 'trait'");
        gv_error_hint(err,
                      "for example group: young, or trait: age with low: 18, high: 25");
        return GV_E_SCENARIO;
    }
    if (par->low > par->high)
        return GV_FAIL(err, GV_E_SCENARIO, "'low' (%g) should not be above 'high' (%g)",
                       par->low, par->high);
    return gv_campaign_check(params, err);
}

/* The chance that a stranger is taken for a member, so that precision comes out: of
 * recall x members labels rightly given, precision is their share of all labels. */
static gv_status chance_of_strangers(const targeted *par, uint32_t members, uint32_t people,
                                     double *chance, gv_error *err)
{
    const double strangers = (double) people - members;
    const double wrong = par->recall * members * (1 - par->precision) / par->precision;
    if (wrong > strangers)
        return GV_FAIL(err, GV_E_SCENARIO,
                       "%s '%s' has %u of %u people: too many for a precision as low as "
                       "%g with a recall of %g",
                       is_said(par->group) ? "group" : "what is meant of trait",
                       is_said(par->group) ? par->group : par->trait, members, people,
                       par->precision, par->recall);
    *chance = strangers > 0 ? wrong / strangers : 0;
    return GV_OK;
}

enum { LABEL_DRAW = 1 }; /* draw 0 of these counters deals people (chooser.c) */

/* Everybody is labelled once a life, by a coin of their own: a better profile or a larger
 * group leaves the others' coins alone. */
static gv_status whom(const gv_setting *setting, const void *params, gv_audience *out,
                      gv_error *err)
{
    const targeted *par = params;
    const uint32_t people = gv_network_people(setting->net);
    const gv_aim wanted = aim(par);
    gv_people_list meant = { .n = 0 };
    double stranger = 0;
    gv_status status = gv_aim_find(&wanted, setting, &meant, err);
    if (status == GV_OK)
        status = chance_of_strangers(par, meant.n, people, &stranger, err);
    if (status != GV_OK)
        return status;
    uint32_t *labelled = gv_arena_alloc(setting->arena, people, sizeof *labelled, err);
    if (labelled == NULL)
        return GV_E_MEMORY;
    const gv_chance chance[2] = { gv_chance_of(stranger), gv_chance_of(par->recall) };
    uint32_t n = 0;
    for (uint32_t v = 0, k = 0; v < people; v++) {
        const bool is_member = k < meant.n && meant.person[k] == v;
        const gv_bits bits = gv_draw(
            &setting->choose, gv_counter_make(v, setting->slot, 0, 0, 0, LABEL_DRAW));
        k += is_member ? 1 : 0;
        if (gv_happens(bits.low, chance[is_member]))
            labelled[n++] = v;
    }
    *out = (gv_audience){ labelled, n };
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "Everybody is labelled once a life, by a coin of their own; who is "
            "labelled may meet an impression while at their social network.",
    .equation = "labelled     who is meant: with chance recall\n"
                "             others: with chance recall (1 - precision) meant\n"
                "                     / (precision others)",
    .file = "sim/strategy/targeted.c",
};

const gv_tactic gv_tactic_targeted = {
    .spec = { .name = "targeted",
              .title = "Targeted advertising",
              .about =
                  "Impressions for those whom a profile takes for members of a group, or "
                  "for people with a trait, rightly or wrongly.",
              .source = "Neumann, Tucker, Whitfield (2019), doi:10.1287/mksc.2019.1188",
              GV_PARAMS(targeted) },
    .tells = &tells,
    .draws_on = gv_campaign_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .offers = GV_OFFERS(GV_OFFER_IMPRESSIONS) | GV_OFFERS(GV_OFFER_EXPENSE),
    .check = check,
    .group = group,
    .aim = aim,
    .watches = gv_campaign_watches,
    .medium = GV_MEDIUM_SOCIAL,
    .whom = whom,
    .own_bytes = sizeof(gv_campaign_memory),
    .plan = gv_campaign_plan,
    .react = gv_campaign_react,
    .top_up = gv_campaign_top_up,
    .span = gv_campaign_span,
    .instalment = gv_campaign_instalment,
};
