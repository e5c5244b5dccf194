/* A page that stands for a person: all else is the same on both. Layer 4. */
#include "strategy/profile_page.h"

static const gv_submodel tells = {
    .text = "The page stands for a person: what it posts is a partner's post in "
            "class and credibility.",
    .file = "sim/strategy/person_page.c",
};

const gv_tactic gv_tactic_person_page = {
    .spec = { .name = "person_page",
              .title = "Person page",
              .about = "Somebody posts the brand's content on a page of their own; who "
                       "likes what they read follows it.",
              .source = "Kumar, Bezawada, Rishika, Janakiraman, Kannan (2016), "
                        "doi:10.1509/jm.14.0249, as to following",
              .params = gv_profile_page_table,
              .params_size = sizeof(gv_profile_page) },
    .tells = &tells,
    .draws_on = gv_profile_page_mechanisms,
    .channel = GV_CHANNEL_PARTNER,
    .offers = GV_OFFERS(GV_OFFER_POST),
    .check = gv_profile_page_check,
    .aim = gv_profile_page_aim,
    .rankings = gv_profile_page_rankings,
    .needs = gv_profile_page_needs,
    .has_manners = true,
    .own_bytes = sizeof(gv_profile_page_memory),
    .plan = gv_profile_page_plan,
    .react = gv_profile_page_react,
};
