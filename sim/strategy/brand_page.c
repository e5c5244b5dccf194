/* A page that stands for the brand: all else is the same on both. Layer 4. */
#include "strategy/profile_page.h"

static const gv_submodel tells = {
    .text = "The page stands for the brand: what it posts is the brand's own in "
            "class and credibility. All else is as on a person page.",
    .file = "sim/strategy/brand_page.c",
};

const gv_tactic gv_tactic_brand_page = {
    .spec = { .name = "brand_page",
              .title = "Brand page",
              .about = "The brand posts on a page of its own what a person page would; who "
                       "likes what they read follows it.",
              .source = "Kumar, Bezawada, Rishika, Janakiraman, Kannan (2016), "
                        "doi:10.1509/jm.14.0249, as to following",
              .params = gv_profile_page_table,
              .params_size = sizeof(gv_profile_page) },
    .tells = &tells,
    .draws_on = gv_profile_page_mechanisms,
    .channel = GV_CHANNEL_OWNED,
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
