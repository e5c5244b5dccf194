#include "stances.h"

#include <math.h>

static void a_brand_that_is_heard_more_than_bought_has_excess_voice(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "voice", 8, 3);
    stance_gauge(&s, GV_GAUGE_CUSTOMERS, 2, 2);
    stance_gauge(&s, GV_GAUGE_RIVAL_CUSTOMERS, 2, 6);
    stance_gauge(&s, GV_GAUGE_VOICE, 2, 0.4);
    assert_true(stance_outcome(&s, "market_share", 0) == 0.25);
    assert_true(fabs(stance_outcome(&s, "excess_share_of_voice", 0) - 0.15) < 1e-12);
    forget_stances(&s);
}

static void without_a_rival_there_is_no_share(void **unused)
{
    (void) unused;
    stances s;
    given_stances(&s, "voice", 8, 3);
    stance_gauge(&s, GV_GAUGE_CUSTOMERS, 2, 2);
    assert_true(isnan(stance_outcome(&s, "market_share", 0)));
    stance_gauge(&s, GV_GAUGE_RIVAL_READS, 2, 5); /* one without customers */
    assert_true(stance_outcome(&s, "market_share", 0) == 1);
    stance_gauge(&s, GV_GAUGE_CUSTOMERS, 2, 0);
    assert_true(isnan(stance_outcome(&s, "excess_share_of_voice", 0)));
    forget_stances(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_brand_that_is_heard_more_than_bought_has_excess_voice),
        cmocka_unit_test(without_a_rival_there_is_no_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
