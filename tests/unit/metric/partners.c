#include "stances.h"

#include <math.h>

static void sees(stances *s, uint32_t step, const char *customers)
{
    for (uint32_t v = 0; v < s->world.n; v++)
        s->of[v].is_customer = customers[v] == 'x';
    stance_look(s, step);
}

static void convinced_by(stances *s, uint32_t v, uint32_t step, gv_channel channel,
                         uint32_t source)
{
    stance_adopts(s, v, step, channel);
    s->adoption[v].source = source;
}

/* 1 is convinced by 0, a customer; 2 by 1 who has become one since; 3 by 4, who never was;
 * 5 by the post of 4, at first hand: that is no word of mouth. */
static void whom_no_customer_convinced_is_told(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "partners", 6, 3);
    sees(&s, 0, "x-----");
    assert_true(isnan(stance_outcome(&s, "through_others", 0)));
    convinced_by(&s, 1, 1, GV_CHANNEL_EARNED, 0);
    sees(&s, 1, "xx----");
    convinced_by(&s, 2, 2, GV_CHANNEL_EARNED, 1);
    convinced_by(&s, 3, 2, GV_CHANNEL_EARNED, 4);
    sees(&s, 2, "xxxx--");
    convinced_by(&s, 5, 3, GV_CHANNEL_PARTNER, 4);
    sees(&s, 3, "xxxx-x");
    assert_true(stance_outcome(&s, "through_others", 0) == 0.25);
    forget_stances(&s);
}

/* Who became a customer on the very day was none when they spoke. */
static void what_counts_is_the_state_before(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "partners", 2, 1);
    sees(&s, 0, "--");
    convinced_by(&s, 1, 1, GV_CHANNEL_EARNED, 0);
    sees(&s, 1, "xx");
    assert_true(stance_outcome(&s, "through_others", 0) == 1);
    forget_stances(&s);
}

/* Ten for 5 steps, eight for 6 more, two left: 2 * 28 / (10 * 5 + 8 * 6). */
static void leaving_is_told_a_partner_and_four_weeks(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "partners", 2, 10);
    assert_true(isnan(stance_outcome(&s, "partner_quit_rate", 0)));
    stance_gauge(&s, GV_GAUGE_PARTNERS, 0, 10);
    stance_gauge(&s, GV_GAUGE_PARTNERS, 5, 8);
    stance_gauge(&s, GV_GAUGE_PARTNER_QUITS, 5, 2);
    assert_true(fabs(stance_outcome(&s, "partner_quit_rate", 0) - 56.0 / 98) < 1e-12);
    stance_number(&s, "period", 7);
    assert_true(fabs(stance_outcome(&s, "partner_quit_rate", 0) - 14.0 / 98) < 1e-12);
    forget_stances(&s);
}

/* Person v has v followers. */
static const uint64_t offset[] = { 0, 0, 1, 3, 6, 10, 15, 21 };

static void post(gv_offer *offer, uint32_t person, gv_manner *manner, gv_response *response,
                 uint64_t buyers)
{
    *manner = (gv_manner){ .response = response };
    response->buyers = buyers;
    *offer = (gv_offer){ .kind = GV_OFFER_POST, .person = person, .manner = manner };
}

/* Thirds of six: 1 and 2, 3 and 4, 5 and 6. Who posts twice counts once, and pages of the
 * brand and posts without a response not at all. */
static void thirds_of_partners_are_held_against_their_followers(void **unused)
{
    (void) unused;
    stances s;
    gv_offer offer[9];
    gv_manner manner[9];
    gv_response response[9] = { { .buyers = 0 } };
    const uint64_t buyers[] = { 1, 2, 0, 7, 4, 7 };
    given_stances(&s, "partners", 7, 1);
    s.world.out.offset = offset;
    s.life.offers = offer;
    sees(&s, 0, "-------");
    assert_true(isnan(stance_outcome(&s, "partner_yield_small", 0)));
    assert_true(stance_outcome(&s, "partners_posting", 0) == 0);
    for (uint32_t k = 0; k < 6; k++)
        post(&offer[k], k + 1, &manner[k], &response[k], buyers[k]);
    offer[6] = offer[0];
    post(&offer[7], 6, &manner[7], &response[7], 100);
    manner[7].is_brand = true;
    offer[8] = (gv_offer){ .kind = GV_OFFER_IMPRESSIONS };
    s.life.n_offers = 9;
    assert_true(stance_outcome(&s, "partners_posting", 0) == 6);
    assert_true(fabs(stance_outcome(&s, "partner_yield_small", 0) - 1000.0) < 1e-9);
    assert_true(fabs(stance_outcome(&s, "partner_yield_middle", 0) - 1000.0) < 1e-9);
    assert_true(fabs(stance_outcome(&s, "partner_yield_large", 0) - 1000.0) < 1e-9);
    response[5].buyers = 18;
    assert_true(fabs(stance_outcome(&s, "partner_yield_large", 0) - 2000.0) < 1e-9);
    manner[2].response = NULL; /* of whom nobody asks: 1, 2, 4, 5, 6 are left */
    assert_true(stance_outcome(&s, "partners_posting", 0) == 6);
    assert_true(fabs(stance_outcome(&s, "partner_yield_small", 0) - 1000.0) < 1e-9);
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whom_no_customer_convinced_is_told),
        cmocka_unit_test(what_counts_is_the_state_before),
        cmocka_unit_test(leaving_is_told_a_partner_and_four_weeks),
        cmocka_unit_test(thirds_of_partners_are_held_against_their_followers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
