/* People in the order in which a tactic would take them. Layer 4. */
#ifndef GRAPEVINE_STRATEGY_CHOOSER_H
#define GRAPEVINE_STRATEGY_CHOOSER_H

#include "grapevine/strategy.h"

enum { GV_CHOOSE_DEGREE, GV_CHOOSE_RANDOM, GV_CHOOSE_LISTED };
extern const char *const gv_chooser_words[]; /* for tables: "degree", "random", "listed" */

typedef struct gv_chooser {
    const gv_setting *setting;
    uint32_t how;
    gv_words ids;
    uint32_t *deck; /* random: people not yet dealt stand at [next, n) */
    uint32_t next, n;
} gv_chooser;

/* What the tables of tactics that choose people must check together. */
gv_status gv_chooser_check(uint32_t how, gv_words ids, gv_error *err);
gv_status gv_chooser_open(gv_chooser *chooser, const gv_setting *setting, uint32_t how,
                          gv_words ids, gv_error *err);
/* The next person, or GV_NOBODY after the last. GV_E_DATA when a listed id is nobody's. */
gv_status gv_chooser_next(gv_chooser *chooser, uint32_t *person, gv_error *err);

#endif
