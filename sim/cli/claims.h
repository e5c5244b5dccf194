/// @file
/// Layer 9: claims from their files to their verdicts: what the files of the verb share.
#ifndef GRAPEVINE_CLI_CLAIMS_H
#define GRAPEVINE_CLI_CLAIMS_H

#include "cli/session.h"
#include "grapevine/claim.h"

/// Where a claim stands: in a file, or else in the program.
typedef struct gv_claim_file {
    char *path;               ///< of the file; NULL: it is shipped
    const gv_preset *shipped; ///< NULL: it is a file
} gv_claim_file;
/// Claims in the order in which they are judged.
typedef struct gv_claim_files {
    gv_claim_file *at; ///< [n]
    size_t n;
} gv_claim_files;
/// Those that the options name, or all of the folder; with --shard K/N every N-th. Files
/// win over claims that are shipped, and where there is no folder these stand for it.
/// @return GV_OK, GV_E_USAGE (neither), GV_E_DATA (no such claim, or folder), GV_E_MEMORY
gv_status gv_claim_files_find(const gv_options *options, gv_claim_files *out,
                              gv_error *err) GV_MUST_USE;
void gv_claim_files_free(gv_claim_files *files);
/// Read one of them and complain about it on stderr.
gv_status gv_claim_file_read(const gv_options *options, const gv_claim_file *file,
                             gv_plan **out, gv_error *err) GV_MUST_USE;

/// One claim that was judged.
typedef struct gv_judged {
    gv_plan *plan;
    gv_claim_answer *answer;
    gv_error failed_runs; ///< code GV_OK: every life was lived
} gv_judged;
/// Read, live look by look until a look decides, and with --robust the sample as well.
/// @param most  no more pairs than this; 0: as many as the claim wants
gv_status gv_claim_run(const gv_options *options, uint64_t most, const gv_claim_file *file,
                       gv_judged *out, gv_error *err) GV_MUST_USE;
void gv_judged_free(gv_judged *judged);

/// A row of comma-separated values for every comparison, under a head.
void gv_claims_csv(const gv_judged *judged, size_t n, gv_text *out);
/// Publish claims.h5, claims.csv and claims.html in the output folder.
gv_status gv_claims_keep(const gv_options *options, const gv_judged *judged, size_t n,
                         gv_error *err) GV_MUST_USE;

#endif
