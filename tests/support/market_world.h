/* Worlds of the marketing model for tests. */
#ifndef GRAPEVINE_TEST_MARKET_WORLD_H
#define GRAPEVINE_TEST_MARKET_WORLD_H

#include "model/market/market.h"
#include "world.h"

/* A plan of 60 ticks, without strategies. */
gv_plan *given_market(const char *network, double people);
/* What it says of the model, to be changed. */
gv_market *values_of(gv_plan *plan);
/* Everybody knows the brand; nobody forgets, leaves, tires of it, checks what it says, or
 * is moved to buy by what they think. */
void given_calm(gv_plan *plan);

#endif
