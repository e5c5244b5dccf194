/* What claims came to as a small table: a row for every comparison. */
#include "cli/claims.h"
#include "cli/csv.h"

#include <math.h>

static const char head[] =
    "claim,title,type,verdict,pairs,p,adjusted,stands,comparison,role,decides,outcome,"
    "treatment,"
    "control,comparison_verdict,effect,effect_low,effect_high,smallest,control_mean,"
    "robustness,as_predicted,within,opposite,driver,second_driver,level_effect,level_low,"
    "level_high,world_hash,plan_hash,spent_treatment,spent_control,spends_alike,content,"
    "content_low,content_high,channel_by_content,channel_by_content_low,"
    "channel_by_content_high,points_lost,drivers,as_assumed,as_assumed_low,as_assumed_high,"
    "shapley_trust,shapley_notice,shapley_weight,shapley_persuasion,shapley_sharing,"
    "no_sample,no_ladder\n";

static void word(gv_text *out, const char *text)
{
    gv_text_add(out, ",");
    gv_csv_text(out, text);
}

/* Names side by side in one cell. */
static void words(gv_text *out, gv_words list)
{
    gv_text all = { .text = NULL };
    for (size_t k = 0; k < list.n; k++)
        gv_text_add(&all, "%s%s", k > 0 ? " " : "", list.at[k]);
    out->failed = out->failed || all.failed;
    word(out, all.text != NULL ? all.text : "");
    gv_text_free(&all);
}

static void interval(gv_text *out, gv_interval i)
{
    gv_csv_real(out, i.value);
    gv_csv_real(out, i.low);
    gv_csv_real(out, i.high);
}

static void tell_claim(const gv_claim_answer *a, gv_text *out)
{
    gv_csv_text(out, a->plan->name);
    word(out, a->plan->experiment.title);
    word(out, gv_claim_type_words((gv_claim_type) a->claim->type));
    word(out, gv_claim_verdict_words(a->verdict));
    gv_csv_real(out, (double) a->n);
    gv_csv_real(out, a->p);
    gv_csv_real(out, a->adjusted);
    word(out, a->stands ? "yes" : "no");
}

static void tell_comparison(const gv_claim_answer *a, const gv_compared *c, gv_text *out)
{
    word(out, gv_comparison_specs[c->kind]->name);
    word(out, gv_claim_role_words((gv_claim_role) c->said->role));
    word(out, c == gv_claim_telling(a) ? "yes" : "no");
    word(out, c->outcome->name);
    words(out, c->said->treatment);
    words(out, c->said->control);
    word(out, gv_claim_verdict_words(c->verdict));
    interval(out, c->effect);
    gv_csv_real(out, c->smallest);
    gv_csv_real(out, c->control);
}

/* Of the comparison that the sample and the ladder were made for; nothing beside others. */
static void tell_beyond(const gv_claim_answer *a, size_t k, gv_text *out)
{
    static const gv_interval nothing = { NAN, NAN, NAN };
    const gv_robust_answer *r = &a->robust;
    const bool sampled = r->label != GV_ROBUST_UNKNOWN && r->comparison == k;
    const bool taken_apart = a->ladder.pairs > 0 && a->ladder.comparison == k;
    word(out, sampled ? gv_robustness_words(r->label) : "");
    gv_csv_real(out, sampled ? r->as_predicted : (double) NAN);
    gv_csv_real(out, sampled ? r->within : (double) NAN);
    gv_csv_real(out, sampled ? r->opposite : (double) NAN);
    word(out, sampled && r->n_drivers > 0 ? r->drivers[0].key : "");
    word(out, sampled && r->n_drivers > 1 ? r->drivers[1].key : "");
    interval(out, taken_apart ? a->ladder.level : nothing);
}

/* How much each side spent, and what content did beside channels. */
static void tell_beside(const gv_compared *c, gv_text *out)
{
    const bool is_known = !isnan(c->spent_treatment) && !isnan(c->spent_control);
    gv_csv_real(out, c->spent_treatment);
    gv_csv_real(out, c->spent_control);
    word(out, !is_known ? "" : c->spends_alike ? "yes" : "no");
    interval(out, c->package);
    interval(out, c->interaction);
}

/* Lost points, significant drivers, and what each thing that is assumed of a reading is
 * worth; for the first comparison, why there is none of it. */
static void tell_assumed(const gv_claim_answer *a, size_t k, gv_text *out)
{
    static const gv_interval nothing = { NAN, NAN, NAN };
    const gv_robust_answer *r = &a->robust;
    const gv_ladder_answer *l = &a->ladder;
    const bool sampled = r->label != GV_ROBUST_UNKNOWN && r->comparison == k;
    const bool taken_apart = l->pairs > 0 && l->comparison == k;
    gv_csv_real(out, sampled ? (double) r->n_lost : (double) NAN);
    gv_csv_real(out, sampled ? (double) r->n_drivers : (double) NAN);
    interval(out, taken_apart ? l->as_assumed : nothing);
    for (size_t rung = 0; rung < GV_RUNGS_OF_LADDER; rung++)
        gv_csv_real(out, taken_apart ? l->rungs[rung].shapley.value : (double) NAN);
    word(out, k == 0 && r->left_out != NULL ? r->left_out : "");
    word(out, k == 0 && l->left_out != NULL ? l->left_out : "");
}

void gv_claims_csv(const gv_judged *judged, size_t n, gv_text *out)
{
    gv_text_add(out, "%s", head);
    for (size_t i = 0; i < n; i++) {
        const gv_claim_answer *a = judged[i].answer;
        for (size_t k = 0; k < a->n_comparisons; k++) {
            tell_claim(a, out);
            tell_comparison(a, &a->comparisons[k], out);
            tell_beyond(a, k, out);
            word(out, a->world_hash);
            word(out, a->plan_hash);
            tell_beside(&a->comparisons[k], out);
            tell_assumed(a, k, out);
            gv_text_add(out, "\n");
        }
    }
}
