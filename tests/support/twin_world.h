/* Random worlds, with seeds, impressions and posts, lived by the engine and by a slow
 * obvious twin: equal person by person in when, through which channel and by whom each
 * adopted. */
#ifndef GRAPEVINE_TEST_TWIN_WORLD_H
#define GRAPEVINE_TEST_TWIN_WORLD_H

#include "reference.h"
#include "world.h"

enum { TWIN_WORLDS = 40, TWIN_REPLICATES = 4, TWIN_TICKS = 12 };

/* Everything about a random world is drawn from the keyed stream of its number. */
typedef struct draws {
    gv_cipher cipher;
    uint32_t next;
} draws;
draws draws_of_world(uint32_t number);
uint64_t draw_below(draws *d, uint64_t n);

typedef struct twin_world {
    gv_plan *plan;
    twin twin; /* ties and offers, as the plan has them */
    twin_offer offer[TWIN_OFFERS];
} twin_world;
/* A directed network of up to 40 people with whole weights 1 to 4, times `scale`. */
void give_ties(twin_world *s, draws *d, const char *model, bool weighted, double scale);
/* The implicit complete network is the matrix full of ties. */
void give_everybody(twin_world *s, draws *d, const char *model);
double number_of(const twin_world *s, const char *key);
uint64_t seed_of(const twin_world *s);
/* A strategy of seeds, impressions and posts; each of them. */
void give_strategy(twin_world *s, draws *d);
void give_seeding(twin_world *s, draws *d);
void give_broadcast(twin_world *s, draws *d, const char *name, double strength);
/* ... in mass media (`mass_media`), or with a cap a week.
 * @return the first of its offers; they are the last ones of all */
twin_offer *give_impressions(twin_world *s, draws *d, const char *kind, const char *name,
                             uint32_t cap);
void give_posts(twin_world *s, draws *d);

/* @param informants  compare by whom people were convinced by word of mouth, too */
void expect_same_life(const char *model, uint32_t world, uint64_t replicate, const twin *t,
                      const lived *life, bool informants);
/* Compare all replicates, and forget the world; @return adopters seen, to know that
 * something happened. */
uint64_t compare_lives(twin_world *s, const char *model, uint32_t world,
                       void (*live)(twin *t, const twin_world *s), bool informants);

#endif
