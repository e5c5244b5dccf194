/* Pages that people follow because of what they read there. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_PROFILE_PAGE_H
#define GRAPEVINE_STRATEGY_PROFILE_PAGE_H

#include "strategy/chooser.h"

/* The parameters of a person's page and of a brand's. */
typedef struct gv_profile_page {
    gv_pick pick; /* first: its rows count from here */
    gv_money fee;
    uint64_t start, days;
    double posts_a_week;
    double follow, read;
    bool answers;
    double reciprocity;
    gv_money answer;
} gv_profile_page;
extern const gv_param gv_profile_page_table[];

/* A page of one life. */
typedef struct gv_profile_page_memory {
    uint32_t person;
    gv_manner manner;
    gv_response response;
    uint64_t answered;
} gv_profile_page_memory;

gv_status gv_profile_page_check(const void *params, gv_error *err);
gv_aim gv_profile_page_aim(const void *params);
unsigned gv_profile_page_rankings(const void *params);
unsigned gv_profile_page_needs(const void *params);
gv_status gv_profile_page_plan(const gv_setting *setting, const void *params,
                               gv_schedule *schedule, gv_error *err);
gv_status gv_profile_page_react(const gv_setting *setting, const void *params,
                                const gv_observed *observed, gv_account *account,
                                gv_schedule *schedule, gv_error *err);

/* What they have in common, for appendices. */
extern const gv_submodel gv_profile_page_shared;
extern const gv_submodel *const gv_profile_page_mechanisms[]; /* for gv_tactic.draws_on */

#endif
