/* Bonds: how somebody who posts for a brand stays credible, and how they post. Layer 4. */
#include "strategy/bond.h"

enum { FORTNIGHT = 14 };

gv_span gv_binding_span(const gv_binding *binding, const gv_setting *setting)
{
    const uint64_t end = binding->start + binding->days;
    return (gv_span){ binding->start < setting->ticks ? (uint32_t) binding->start
                                                      : setting->ticks,
                      end < setting->ticks ? (uint32_t) end : setting->ticks };
}

uint32_t gv_binding_posts(const gv_binding *binding, gv_span span, uint32_t tick)
{
    return tick < span.end ? (uint32_t) ((span.end - 1 - tick) / binding->every) + 1 : 0;
}

void gv_bond_begin(gv_bond *bond, const gv_binding *binding, uint32_t person)
{
    *bond = (gv_bond){ .person = person, .credibility = binding->credibility };
}

static void lose(gv_bond *bond, double credibility)
{
    const double left = bond->credibility - credibility;
    bond->credibility = left < 0 ? 0 : left > 1 ? 1 : left;
}

void gv_bond_rest(gv_bond *bond, const gv_binding *binding)
{
    lose(bond, -binding->recovery);
}

/* Of those who hear them, or of all people where everybody hears everybody. */
static double informed_share(const gv_setting *setting, uint32_t person)
{
    const gv_window *const window = &setting->window;
    const gv_csr out = gv_network_out(setting->net);
    const bool all = gv_network_is_complete(setting->net);
    const uint64_t from = all ? 0 : out.offset[person];
    const uint64_t end =
        all ? gv_network_people(setting->net) : out.offset[person + UINT64_C(1)];
    double n = 0;
    for (uint64_t a = from; a < end; a++)
        n += window->show(window->world, all ? (uint32_t) a : out.target[a],
                          GV_ASPECT_INFORMED);
    return end > from ? n / (double) (end - from) : 0;
}

bool gv_bond_look(gv_bond *bond, const gv_binding *binding, const gv_setting *setting)
{
    const bool knows = informed_share(setting, bond->person) > binding->exposed_at;
    if (knows && !bond->exposed)
        lose(bond, binding->exposure);
    bond->exposed = knows;
    return knows;
}

/* Of the last fortnight, the coming one included. */
static uint64_t recent_posts(const gv_bond *bond, const gv_binding *binding)
{
    const uint64_t fit = (FORTNIGHT - 1) / binding->every + 1;
    return bond->posts + 1 < fit ? bond->posts + 1 : fit;
}

static gv_status offer(const gv_bond *bond, uint32_t tick, gv_money price,
                       gv_schedule *schedule, gv_error *err)
{
    const gv_offer post = { .kind = GV_OFFER_POST,
                            .tick = tick,
                            .count = 1,
                            .person = bond->person,
                            .ordinal = bond->posts,
                            .manner = &bond->manner,
                            .price = price,
                            .per = 1 };
    return gv_schedule_add(schedule, &post, err);
}

gv_status gv_bond_post(gv_bond *bond, const gv_binding *binding, uint32_t tick,
                       gv_money price, gv_schedule *schedule, gv_error *err)
{
    if (recent_posts(bond, binding) > binding->tolerated)
        lose(bond, binding->overposting);
    bond->manner.says = GV_SAYS_CONTENT;
    bond->manner.credibility =
        bond->credibility * (binding->disclosed ? binding->disclosure : 1);
    bond->manner.response = &bond->response;
    const gv_status status = offer(bond, tick, price, schedule, err);
    bond->posts++;
    return status;
}

gv_status gv_bond_say(gv_bond *bond, gv_says says, double valence, uint32_t tick,
                      gv_schedule *schedule, gv_error *err)
{
    bond->manner = (gv_manner){
        .says = says, .valence = valence, .control = -1, .credibility = bond->credibility
    };
    const gv_status status = offer(bond, tick, 0, schedule, err);
    bond->posts++;
    return status;
}

const gv_submodel gv_bond_tells = {
    .title = "People bound to the brand",
    .text = "Who posts for the brand regularly has a credibility C, which "
            "multiplies how authentic their posts are. It comes back tick by tick, "
            "and is lost by posting too often and when their audience comes to know "
            "that claims are not true. They look at their audience before they "
            "post.",
    .equation =
        "C <- min(1, C + recovery)      every tick after the first post\n"
        "C <- max(0, C - overposting)   at each post beyond `tolerated` in 14 ticks\n"
        "C <- max(0, C - exposure)      when more than exposed_at of their audience\n"
        "                               is informed, and was not at the last look\n"
        "standing     S of the content, times C, times disclosure if disclosed",
    .file = "sim/strategy/bond.c",
};
