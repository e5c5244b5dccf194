/* The page of claims: what its files share. */
#ifndef GRAPEVINE_REPORT_CLAIMS_H
#define GRAPEVINE_REPORT_CLAIMS_H

#include "report/page.h"

/// The name of a comparison's outcome, escaped, with what it is divided by.
void gv_claim_say_outcome(const gv_compared *c, gv_text *out);
/// What a comparison shows, as pictures; nothing where no pair is complete.
void gv_claim_pictures(const gv_compared *c, gv_text *out);
/// How much of a sample goes which way.
void gv_claim_sample_picture(const gv_robust_answer *r, gv_text *out);

#endif
