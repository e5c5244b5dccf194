/* Employees: people of the brand's own are trained to post for it. Layer 4. */
#include "strategy/bond.h"
#include "strategy/recruiting.h"

typedef struct employees {
    gv_binding binding; /* first: its rows count from here */
    double people;
    double control;
    gv_money training;
} employees;

static const gv_param employees_table[] = {
    GV_BINDING_ROWS,
    GV_REAL(employees, people, .initial = 0.01, .low = 0, .high = 1,
            .unit = "share of people", .sweep = { 0.002, 0.1 }, .source = "assumption",
            .help = "people who work for the brand and are asked to post; no more than the "
                    "budget trains"),
    GV_REAL(employees, control, .initial = 0.5, .low = 0, .high = 1, .unit = "share",
            .sweep = { 0, 1 }, .source = "assumption",
            .help = "how much of what they say is prescribed, whatever the message says"),
    GV_PRICE(employees, training, .initial = 10, .low = 0, .high = 1e9,
             .unit = "money per person", .scale = GV_SCALE_LOG, .sweep = { 1, 100 },
             .source = "assumption", .help = "what training costs; posts cost nothing"),
    GV_END_OF_TABLE,
};

/* Those of one life. */
typedef struct staff {
    gv_bond *bond; /* [n] */
    uint32_t n;
    bool works;
} staff;

static unsigned asks(const void *params)
{
    (void) params;
    return gv_recruiting_asks();
}

/* Who works there is decided by lot. */
static gv_status plan(const gv_setting *setting, const void *params, gv_schedule *schedule,
                      gv_error *err)
{
    const employees *par = params;
    const gv_recruiting how = { .how = GV_RECRUIT_RANDOM };
    staff *s = setting->own;
    gv_candidates all;
    (void) schedule;
    const gv_status status = gv_recruit(&how, setting, &all, err);
    if (status != GV_OK)
        return status;
    const uint32_t people = gv_network_people(setting->net);
    const uint32_t wanted = (uint32_t) (par->people * people + 0.5);
    const uint64_t trained = gv_affordable(setting->budget, par->training, 1);
    s->n = wanted < all.n ? wanted : all.n;
    s->n = s->n < trained ? s->n : (uint32_t) trained;
    s->bond = gv_arena_alloc(setting->arena, s->n, sizeof *s->bond, err);
    if (s->bond == NULL)
        return GV_E_MEMORY;
    for (uint32_t k = 0; k < s->n; k++) {
        gv_bond_begin(&s->bond[k], &par->binding, all.person[k]);
        s->bond[k].manner.control = par->control;
    }
    return GV_OK;
}

static gv_status react(const gv_setting *setting, const void *params,
                       const gv_observed *observed, gv_account *account,
                       gv_schedule *schedule, gv_error *err)
{
    const employees *par = params;
    const gv_span span = gv_binding_span(&par->binding, setting);
    const gv_offer course = { .count = 1, .price = par->training, .per = 1 };
    staff *s = setting->own;
    s->works = observed->tick >= span.from && observed->tick < span.end;
    if (!s->works)
        return GV_OK;
    if (observed->tick == span.from)
        gv_account_book(account, &course, s->n);
    const bool is_due = (observed->tick - span.from) % par->binding.every == 0;
    for (uint32_t k = 0; k < s->n; k++) {
        gv_bond *bond = &s->bond[k];
        if (bond->posts > 0)
            gv_bond_rest(bond, &par->binding);
        if (!is_due)
            continue;
        gv_bond_look(bond, &par->binding, setting);
        const gv_status status =
            gv_bond_post(bond, &par->binding, observed->tick, 0, schedule, err);
        if (status != GV_OK)
            return status;
    }
    return GV_OK;
}

static const gv_submodel tells = {
    .text = "People are drawn by lot; no more are trained than the money pays, all "
            "at the beginning. All post on the same days, cost nothing more and "
            "never leave. How much of what they say is prescribed is said here and "
            "not in the message.",
    .equation = "employees    min(people heard by anybody, round(`people` all),\n"
                "             floor(money / training))",
    .file = "sim/strategy/employees.c",
};

const gv_tactic gv_tactic_employees = {
    .spec = { .name = "employees",
              .title = "Employees",
              .about = "People who work for the brand are trained to post for it.",
              .source = "Dreher (2014), doi:10.1108/CCIJ-10-2013-0087, as to the idea",
              GV_PARAMS(employees) },
    .tells = &tells,
    .draws_on = gv_binding_mechanisms,
    .channel = GV_CHANNEL_PARTNER,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .asks = asks,
    .has_manners = true,
    .own_bytes = sizeof(staff),
    .plan = plan,
    .react = react,
};
