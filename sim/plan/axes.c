/* What trials vary beside the plan itself: contested values, the budget's last part,
 * tactics left out. Layer 5. */
#include "grapevine/plan.h"

size_t gv_plan_marginal_axis(const gv_plan *plan)
{
    return plan->n_contests;
}

size_t gv_plan_attribution_axis(const gv_plan *plan)
{
    return plan->n_contests + 1;
}

size_t gv_plan_axes(const gv_plan *plan)
{
    return plan->n_contests + 2;
}

/* No dotted key has a blank. */
const char *gv_plan_axis(const gv_plan *plan, size_t axis)
{
    if (axis < plan->n_contests)
        return plan->contests[axis].key;
    return axis == gv_plan_marginal_axis(plan) ? "budget less" : "tactics left out";
}

/* ---- sets of tactics ------------------------------------------------------- */

static uint64_t all_of(size_t n_tactics)
{
    return n_tactics < 64 ? (UINT64_C(1) << n_tactics) - 1 : UINT64_MAX;
}

static bool is_single(uint64_t set)
{
    return (set & (set - 1)) == 0;
}

bool gv_plan_leaves_out(const gv_plan *plan, size_t arm, uint64_t left_out)
{
    const uint64_t all = all_of(plan->arms[arm].n_tactics);
    const uint32_t method = plan->experiment.attribution;
    if (method == GV_ATTRIBUTION_NONE || left_out == 0 || (left_out & ~all) != 0)
        return false;
    if (left_out == all)
        return plan->experiment.baseline == GV_BASELINE_NONE;
    return is_single(left_out) || method == GV_ATTRIBUTION_SHAPLEY;
}

static bool is_lived(const gv_plan *plan, uint64_t left_out)
{
    for (size_t a = 0; a < plan->n_arms; a++) {
        if (gv_plan_leaves_out(plan, a, left_out))
            return true;
    }
    return false;
}

/* Every set of few tactics, then single ones and whole strategies. */
size_t gv_plan_sets_left_out(const gv_plan *plan, uint64_t *out)
{
    size_t n = 0;
    for (uint64_t set = 1; set <= all_of(GV_SHAPLEY_TACTICS); set++) {
        if (is_lived(plan, set))
            out[n++] = set;
    }
    for (size_t k = GV_SHAPLEY_TACTICS; k < GV_TACTICS_LIMIT; k++) {
        const uint64_t single = UINT64_C(1) << k;
        if (is_lived(plan, single))
            out[n++] = single;
        if (is_lived(plan, all_of(k + 1)))
            out[n++] = all_of(k + 1);
    }
    return n;
}
