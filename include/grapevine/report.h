/// @file
/// Layer 8: one self-contained HTML page, pictures as SVG written here, no script needed.
#ifndef GRAPEVINE_REPORT_H
#define GRAPEVINE_REPORT_H

#include "grapevine/claim.h"
#include "grapevine/study.h"

typedef struct gv_report_input {
    const gv_plan *plan;
    const gv_block *block;           ///< NULL for a sweep
    const gv_comparison *comparison; ///< NULL for a sweep
    const gv_sweep_answer *sweep;    ///< NULL for a single point
    const char *result_file;         ///< path as the user should see it
    const char *plan_hash, *world_hash;
    const char *graph_hash; ///< of the first replicate; NULL for a sweep
} gv_report_input;

/// Write the page: of a comparison, or of a sweep. Cascade drawings replay the median life
/// of each strategy by its key.
/// @param[out] html  appended to
/// @return GV_OK, GV_E_MEMORY, or what a replay returns
gv_status gv_report_write(const gv_report_input *input, gv_text *html,
                          gv_error *err) GV_MUST_USE;

/// Write the page of claims that were judged together: each with its words, its verdict and
/// the picture that shows it.
/// @param[out] html  appended to; untouched on failure
/// @return GV_OK or GV_E_MEMORY
gv_status gv_report_claims(const gv_claim_answer *const *answers, size_t n, gv_text *html,
                           gv_error *err) GV_MUST_USE;

/// Draw a small network as an SVG file of its own: people sized by followers, coloured by
/// group or else by community (Louvain), ties that lead one way as arrows to the hearer,
/// names up to 80 people. The same bytes on every machine.
/// @param group  of everybody, or NULL; @param key  of layout and communities
/// @param[out] svg  appended to
/// @return GV_OK, GV_E_IMPOSSIBLE (more than GV_LAYOUT_PEOPLE), GV_E_MEMORY, GV_E_LIBRARY
gv_status gv_report_network(const gv_network *net, const gv_trait *group, gv_key key,
                            const char *title, gv_text *svg, gv_error *err) GV_MUST_USE;

#endif
