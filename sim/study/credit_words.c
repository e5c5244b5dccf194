/* The fourth sentence: what the last touch credits tactics with, and what they bring. */
#include "study/study_internal.h"

#include <math.h>

enum { MOST_NAMED = 3 };

/* "31 % (95 % interval 28 to 34 %)" */
static void add_share(gv_text *t, gv_interval share, bool is_first)
{
    study_add_percent(t, share.value);
    gv_text_add(t, " %%");
    if (!isfinite(share.low) || !isfinite(share.high) || !(share.low < share.high))
        return;
    gv_text_add(t, is_first ? " (95 %% interval " : " (");
    study_add_percent(t, share.low);
    gv_text_add(t, " to ");
    study_add_percent(t, share.high);
    gv_text_add(t, " %%)");
}

static void add_tactic(gv_text *t, const gv_tactic_credit *credit, bool is_first)
{
    if (isfinite(credit->last_touch.value)) {
        gv_text_add(
            t, is_first ? "the last touch credits “%s” with " : "it credits “%s” with ",
            credit->tactic);
        add_share(t, credit->last_touch, is_first);
        gv_text_add(t,
                    is_first ? " of the customers, and without it " : ", and without it ");
    } else {
        gv_text_add(t, "without “%s” ", credit->tactic);
    }
    add_share(t, credit->incremental, false);
    gv_text_add(t, is_first ? " of them would be missing" : " would be missing");
}

/* The larger the gap between credit and worth, the earlier it is told. */
static size_t next_to_tell(const gv_arm_summary *arm, const bool *is_told)
{
    size_t best = SIZE_MAX;
    double widest = -1;
    for (size_t k = 0; k < arm->n_credits && k < GV_TACTICS_LIMIT; k++) {
        const gv_tactic_credit *credit = &arm->credits[k];
        const double gap = isfinite(credit->bias.value) ? fabs(credit->bias.value) : 0;
        if (is_told[k] || !isfinite(credit->incremental.value) || gap <= widest)
            continue;
        widest = gap;
        best = k;
    }
    return best;
}

static void add_synergy(gv_text *t, const gv_arm_summary *arm)
{
    const gv_interval s = arm->synergy;
    if (arm->n_credits < 2 || !isfinite(s.low) || !isfinite(s.high))
        return;
    if (s.low <= 0 && s.high >= 0) {
        gv_text_add(t, " Added up, that is what they bring together.");
        return;
    }
    gv_text_add(t, " Added up, that is ");
    study_add_customers(t, fabs(s.value));
    gv_text_add(t, s.value > 0 ? " more than they bring together (95 %% interval "
                               : " less than they bring together (95 %% interval ");
    study_add_count(t, s.value > 0 ? s.low : -s.high);
    gv_text_add(t, " to ");
    study_add_count(t, s.value > 0 ? s.high : -s.low);
    gv_text_add(t, s.value > 0 ? "): they need each other (synergy)."
                               : "): they win the same people (cannibalisation).");
}

/* The winner; where it has no tactics, the best strategy that has some. */
static const gv_arm_summary *arm_of_interest(const gv_comparison *c)
{
    const gv_arm_summary *best = &c->arms[c->winner];
    if (best->n_credits > 0)
        return best;
    best = NULL;
    for (size_t a = 0; a < c->n_arms; a++) {
        const gv_arm_summary *arm = &c->arms[a];
        if (arm->n_credits > 0 &&
            (best == NULL || arm->adopters.value > best->adopters.value))
            best = arm;
    }
    return best;
}

void study_say_credit(gv_text *t, const gv_comparison *c)
{
    bool is_told[GV_TACTICS_LIMIT] = { false };
    const gv_arm_summary *arm = arm_of_interest(c);
    size_t k = arm == NULL ? SIZE_MAX : next_to_tell(arm, is_told);
    if (k == SIZE_MAX)
        return;
    gv_text_add(t, "In ");
    study_add_name(t, arm->name);
    gv_text_add(t, " ");
    for (size_t n = 0; k != SIZE_MAX && n < MOST_NAMED; n++) {
        gv_text_add(t, n == 0 ? "" : "; ");
        add_tactic(t, &arm->credits[k], n == 0);
        is_told[k] = true;
        k = next_to_tell(arm, is_told);
    }
    gv_text_add(t, ".");
    add_synergy(t, arm);
}
