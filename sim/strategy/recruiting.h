/* Recruiting: in which order a brand would ask people to post for it. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_RECRUITING_H
#define GRAPEVINE_STRATEGY_RECRUITING_H

#include "grapevine/strategy.h"

enum {
    GV_RECRUIT_RANDOM,
    GV_RECRUIT_DEGREE,
    GV_RECRUIT_MICRO,
    GV_RECRUIT_EXPERTISE,
    GV_RECRUIT_ALIGNMENT,
    GV_RECRUIT_AUDIENCE
};
extern const char *const gv_recruiting_words[];

typedef struct gv_recruiting {
    uint32_t how;
    double noise;     /* of what is known of people, in standard deviations of it */
    double low, high; /* band of `micro`, among 10,000 people */
} gv_recruiting;

/* What becomes of money that pays for no whole contract. */
enum { GV_LEFTOVER_KEPT, GV_LEFTOVER_POSTS };
extern const char *const gv_leftover_words[];

/* People who can be asked: those whom somebody hears where they post. */
typedef struct gv_candidates {
    const uint32_t *person; /* [n] best first, equal ones by id */
    uint32_t n;
} gv_candidates;
/* GV_SHOWS bits of what it asks of people. */
unsigned gv_recruiting_asks(void);
/* @param[out] out  in the life's memory @return GV_OK or GV_E_MEMORY. O(people log people),
 * with `audience` 32 looks a person more. */
gv_status gv_recruit(const gv_recruiting *how, const gv_setting *setting,
                     gv_candidates *out, gv_error *err);

/* What they have in common, for appendices. */
extern const gv_submodel gv_recruiting_tells;
extern const gv_submodel *const gv_binding_mechanisms[]; /* for gv_tactic.draws_on */

#endif
