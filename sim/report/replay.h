/* A few lives of a small network, told person by person: gathered here, drawn in
 * svg_replay.c, walked through by replay.js. */
#ifndef GRAPEVINE_REPORT_REPLAY_H
#define GRAPEVINE_REPORT_REPLAY_H

#include "report/page.h"

/// Larger networks are drawn nowhere.
#define GV_REPLAY_PEOPLE 300
/// Denser networks are drawn without ties.
#define GV_REPLAY_TIES 2500

/// One adopter.
typedef struct gv_replay_adopter {
    uint32_t person;
    uint32_t step;
    /// The person who convinced them; below 0: -1 - place of the tactic in its strategy, or
    /// GV_REPLAY_UNAIDED.
    int64_t by;
    gv_channel channel;
} gv_replay_adopter;
#define GV_REPLAY_UNAIDED INT64_MIN

/// One strategy in one world.
typedef struct gv_replay_life {
    uint32_t n;
    const gv_replay_adopter *adopter; ///< [n] in order of adoption
} gv_replay_life;

/// One replicate: a network, and a life of each strategy on it.
typedef struct gv_replay_world {
    uint64_t replicate;
    double rank; ///< share of replicates that are worse for the winner
    uint32_t people;
    const double *x, *y;  ///< [people] in [0, 1], from 0 on
    double width, height; ///< how far they reach
    uint64_t n_ties;
    const uint32_t *tie;      ///< [2 n_ties] both ends; NULL: too many to draw
    const char *const *label; ///< [people] as the network's file calls them; NULL: numbers
    const gv_replay_life *life; ///< [n_arms]
} gv_replay_world;

#define GV_REPLAY_WORLDS 5
typedef struct gv_replay {
    size_t n;
    gv_replay_world world[GV_REPLAY_WORLDS]; ///< the first is typical
} gv_replay;

/// Live replicates again that were bad, typical and good luck for the winner.
/// @param[out] out  in the page's arena; n 0: the network is too large, or no replicate is
/// complete
gv_status gv_replay_gather(const gv_page *page, gv_replay *out, gv_error *err) GV_MUST_USE;
/// Does anybody adopt under this strategy, or is it one that was asked for?
bool gv_replay_shows(const gv_page *page, const gv_replay *replay, size_t arm);
/// The figure: the end of the typical life, and all lives as data.
void gv_picture_replay(const gv_page *page, const gv_replay *replay, gv_text *out);
/// For the head of a page with a replay: style sheet, script, and a policy by which the
/// page loads nothing and runs no other script.
void gv_replay_head(gv_text *out);
/// As JSON for replay.js, safe inside a script element.
void gv_replay_tell(const gv_page *page, const gv_replay *replay, gv_text *out);

/// The files that the build embeds.
extern const unsigned char gv_asset_replay_js[];
extern const size_t gv_asset_replay_js_size;
extern const char gv_asset_replay_js_sha256[]; ///< in hexadecimal
extern const unsigned char gv_asset_replay_css[];
extern const size_t gv_asset_replay_css_size;
extern const char gv_asset_replay_css_sha256[];

#endif
