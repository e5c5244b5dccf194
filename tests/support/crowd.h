/* People for tests: traits declared in one line, people made without an engine. */
#ifndef GRAPEVINE_TEST_CROWD_H
#define GRAPEVINE_TEST_CROWD_H

#include "grapevine/plan.h"
#include "test.h"

/* The trait `group`, as `groups:` declares it; n = 0: nobody has traits. Names and shares
 * must outlive the plan. */
void given_groups(gv_plan *plan, size_t n, const char *const *names, const double *shares);
/* One more trait with the defaults of its kind. The pointer is good until the next one. */
gv_trait_plan *given_trait(gv_plan *plan, const char *kind, const char *name);
/* A number of the trait's kind, or its homophily. */
void trait_number(gv_trait_plan *trait, const char *parameter, double value);
void trait_text(gv_trait_plan *trait, const char *parameter, const char *text);
void trait_shares(gv_trait_plan *trait, gv_shares shares);
/* The people of a plan's graph: on its settled network, on n strangers. */
gv_people *people_on(const gv_plan *plan, const gv_network *net, uint64_t graph);
gv_people *strangers(const gv_plan *plan, uint32_t n, uint64_t graph);

#endif
