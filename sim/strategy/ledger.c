/* Fixed-point money: what offers cost, what budgets buy, how budgets are cut. Layer 4. */
#include "grapevine/strategy.h"

gv_money gv_account_book(gv_account *account, const gv_offer *offer, uint64_t delivered)
{
    /* The part of a price that is not yet a whole millionth waits in the remainder, so
     * booking unit by unit or all at once comes to the same. */
    const gv_wide owed = (gv_wide) offer->price * (gv_wide) delivered + account->remainder;
    const gv_money whole = (gv_money) (owed / offer->per);
    account->remainder = (int64_t) (owed % offer->per);
    account->spent += whole;
    account->delivered += delivered;
    return whole;
}

uint64_t gv_affordable(gv_money budget, gv_money price, uint32_t per)
{
    if (price <= 0)
        return UINT64_MAX;
    if (budget <= 0)
        return 0;
    const gv_wide units = (gv_wide) budget * per / price;
    return units > INT64_MAX ? INT64_MAX : (uint64_t) units;
}

bool gv_account_pay(gv_account *account, gv_money price, uint64_t count)
{
    if (count > gv_affordable(account->budget - account->spent, price, 1))
        return false;
    account->spent += price * (gv_money) count;
    return true;
}

/* Where a share of the budget ends: the nearest millionth. */
static gv_money cut_at(gv_money budget, double share)
{
    if (share > 1 - 1e-9) /* shares of a whole: nothing is lost to rounding */
        return budget;
    return (gv_money) ((double) budget * share + 0.5);
}

void gv_budget_cut(gv_money budget, const double *share, size_t n, gv_money *out)
{
    /* Each part is the money between two cuts, so parts sum to the whole, and a share of
     * nothing shifts nobody else's part by a millionth. */
    double sum = 0;
    gv_money taken = 0;
    for (size_t k = 0; k < n; k++) {
        sum += share[k];
        const gv_money cut = cut_at(budget, sum);
        out[k] = cut - taken;
        taken = cut;
    }
}
