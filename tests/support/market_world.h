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

/* ... and one post by each of those on the first day, for nothing: everybody reads all that
 * they could, and passes on one reading of it with that chance. */
gv_plan *given_passing_on(gv_plan *plan, const char *who, double share);

/* Usual messages, to be changed: "first", "second", "third". */
gv_message *given_messages(gv_plan *plan, size_t n);
/* An event of that kind, in place of all others; its numbers are changed by name. */
enum { MARKET_SHOCK, MARKET_INCIDENT, MARKET_OFFER };
void *given_event(gv_plan *plan, size_t kind, double from, double until);
void event_number(size_t kind, void *params, const char *key, double value);
/* Live one life of the first strategy and look at every state. */
void watch_life(gv_plan *plan, uint64_t replicate,
                void (*look)(void *self, const gv_world *w, uint32_t step), void *self);

#endif
