/* Bought likes: for what the brand shows at present. Layer 4. */
#include "strategy/programme.h"

static const gv_param gv_buy_likes_table[] = {
    GV_PROGRAMME_ROWS("one like", 0.05),
    GV_END_OF_TABLE,
};

static const gv_submodel tells = {
    .text = "Buys likes, spread evenly over what the strategy shows at present; "
            "what likes do is told in “Likes”.",
    .file = "sim/strategy/buy_likes.c",
};

const gv_tactic gv_tactic_buy_likes = {
    .spec = { .name = "buy_likes",
              .title = "Bought likes",
              .about =
                  "Likes are bought for what the brand shows: a placebo as long as the "
                  "model's `like_effect` is 0.",
              .source =
                  "John, Emrich, Gupta, Norton (2017), doi:10.1509/jmr.14.0237: liking "
                  "alone changes nothing",
              GV_PARAMS(gv_buy_likes) },
    .tells = &tells,
    .draws_on = gv_programme_mechanisms,
    .channel = GV_CHANNEL_PAID,
    .programme = GV_PROGRAMME_BUY_LIKES,
};
