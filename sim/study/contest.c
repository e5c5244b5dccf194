/* Searches all contested values, then tries less money and leaves tactics out: runs the
 * trials that are not known yet, keeps each. */
#include "study/study_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Trials from an earlier run stay in the list, so that a search that stops early loses
 * none; only those the search asked for are handed out in the end. */
typedef struct search {
    const gv_plan *plan;
    const gv_run_options *options; /* may be NULL */
    gv_shelf *shelf;
    gv_record *record;
    gv_arena *arena;
    uint64_t n;       /* replicates of a trial */
    gv_trial *trials; /* [n_trials], room for `room` */
    bool *is_asked;   /* [room] */
    size_t n_trials, room;
    bool has_news; /* a trial was run */
    size_t axis;   /* the one under search */
    double *mean;  /* [n_arms] scratch */
    const char *phase;
    uint64_t done, expected;
} search;

static void tell(const search *s)
{
    if (s->options == NULL || s->options->progress == NULL)
        return;
    const gv_progress progress = { .phase = s->phase,
                                   .done = s->done,
                                   .total = s->expected > s->done ? s->expected : s->done };
    s->options->progress(s->options->self, &progress);
}

static gv_status check_stop(const search *s, gv_error *err)
{
    if (s->options == NULL || s->options->stop == NULL || *s->options->stop == 0)
        return GV_OK;
    return GV_FAIL(err, GV_E_STOPPED, "stopped while searching what would flip the answer");
}

/* ---- the list of trials --------------------------------------------------- */

static gv_status make_room(search *s, gv_error *err)
{
    if (s->n_trials < s->room)
        return GV_OK;
    const size_t room = 2 * s->room + 16;
    gv_trial *trials = gv_resize(s->trials, room, sizeof *trials, err);
    if (trials == NULL)
        return GV_E_MEMORY;
    s->trials = trials;
    bool *is_asked = gv_resize(s->is_asked, room, sizeof *is_asked, err);
    if (is_asked == NULL)
        return GV_E_MEMORY;
    s->is_asked = is_asked;
    s->room = room;
    return GV_OK;
}

static gv_status add_trial(search *s, const gv_trial *trial, bool is_asked, gv_error *err)
{
    gv_status status = GV_OK;
    GV_TRY(make_room(s, err));
    s->trials[s->n_trials] = *trial;
    s->is_asked[s->n_trials] = is_asked;
    s->n_trials++;
done:
    return status;
}

/* What each tactic brings is told as surely as the rest: on all replicates. */
static uint64_t lives_on(const search *s, size_t axis)
{
    return axis == gv_plan_attribution_axis(s->plan) ? s->plan->experiment.replicates
                                                     : s->n;
}

/* The record may forget its copy when trials are kept anew: ours are the first n
 * replicates. */
static gv_status add_copy(search *s, const gv_trial *from, gv_error *err)
{
    const size_t n_arms = s->plan->n_arms;
    const size_t n = (size_t) lives_on(s, from->axis);
    uint32_t *adopters = gv_arena_alloc(s->arena, n_arms * n, sizeof *adopters, err);
    double *spent = gv_arena_alloc(s->arena, n_arms * n, sizeof *spent, err);
    if (adopters == NULL || spent == NULL)
        return GV_E_MEMORY;
    for (size_t arm = 0; arm < n_arms; arm++) {
        memcpy(adopters + arm * n, from->adopters + arm * from->n, n * sizeof *adopters);
        memcpy(spent + arm * n, from->spent + arm * from->n, n * sizeof *spent);
    }
    const gv_trial copy = { from->axis, from->value, n_arms, n, adopters, spent };
    return add_trial(s, &copy, false, err);
}

/* Could this search ask for it? A trial with fewer replicates is not worth keeping. */
static bool is_usable(const search *s, const gv_trial *trial)
{
    if (trial->n_arms != s->plan->n_arms || trial->n < lives_on(s, trial->axis))
        return false;
    if (trial->axis >= s->plan->n_contests) /* one that nobody asks for is dropped later */
        return true;
    return trial->value >= s->plan->contests[trial->axis].low &&
           trial->value <= s->plan->contests[trial->axis].high;
}

static gv_status recall(search *s, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_trial *kept = NULL;
    size_t n_kept = 0;
    if (s->record == NULL)
        return GV_OK;
    GV_TRY(gv_record_trials(s->record, &kept, &n_kept, err));
    for (size_t k = 0; k < n_kept; k++) {
        if (is_usable(s, &kept[k]))
            GV_TRY(add_copy(s, &kept[k], err));
        else
            s->has_news = true; /* the file holds what it should not */
    }
done:
    return status;
}

static gv_status keep(const search *s, gv_error *err)
{
    if (s->record == NULL)
        return GV_OK;
    return gv_record_keep_trials(s->record, s->trials, s->n_trials, err);
}

/* ---- the oracle of the search --------------------------------------------- */

static gv_status run_trial(search *s, double value, gv_error *err)
{
    gv_status status = GV_OK;
    gv_trial trial;
    GV_TRY(check_stop(s, err));
    GV_TRY(study_trial_run(s->plan, s->axis, value, lives_on(s, s->axis), s->options,
                           s->shelf, s->arena, &trial, err));
    GV_TRY(add_trial(s, &trial, true, err));
    s->has_news = true;
    GV_TRY(keep(s, err));
done:
    return status;
}

static size_t find_trial(const search *s, double value)
{
    for (size_t k = 0; k < s->n_trials; k++) {
        if (s->trials[k].axis == s->axis && s->trials[k].value == value)
            return k;
    }
    return SIZE_MAX;
}

/* Make sure that there is a trial on this axis. */
static gv_status ask(search *s, double value, size_t *out, gv_error *err)
{
    gv_status status = GV_OK;
    tell(s);
    size_t found = find_trial(s, value);
    if (found == SIZE_MAX) {
        GV_TRY(run_trial(s, value, err));
        found = s->n_trials - 1;
    }
    s->is_asked[found] = true;
    s->done++;
    *out = found;
done:
    return status;
}

static gv_status best_at(void *self, double value, size_t *arm, gv_error *err)
{
    search *s = self;
    size_t found = 0;
    const gv_status status = ask(s, value, &found, err);
    if (status == GV_OK)
        *arm = study_trial_best(&s->trials[found], s->mean);
    return status;
}

static void expect_more(void *self, size_t n)
{
    search *s = self;
    s->expected += n;
}

/* ---- all of it ------------------------------------------------------------ */

static int by_axis_and_value(const void *a, const void *b)
{
    const gv_trial *x = a, *y = b;
    if (x->axis != y->axis)
        return x->axis < y->axis ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/* Hand out, and keep for good, what was asked for, in an order that tells nothing of how
 * often the search was interrupted. */
static gv_status settle_trials(search *s, gv_error *err)
{
    size_t n = 0;
    for (size_t k = 0; k < s->n_trials; k++) {
        if (s->is_asked[k])
            s->trials[n++] = s->trials[k];
    }
    s->has_news = s->has_news || n < s->n_trials;
    s->n_trials = n;
    if (n > 0)
        qsort(s->trials, n, sizeof *s->trials, by_axis_and_value);
    return s->has_news ? keep(s, err) : GV_OK;
}

/* ---- less money, fewer tactics --------------------------------------------- */

static gv_status try_less_money(search *s, gv_error *err)
{
    size_t found = 0;
    s->axis = gv_plan_marginal_axis(s->plan);
    if (!(s->plan->experiment.marginal > 0))
        return GV_OK;
    s->phase = "attributing";
    return ask(s, study_less_money(s->plan), &found, err);
}

static gv_status leave_tactics_out(search *s, gv_error *err)
{
    gv_status status = GV_OK;
    uint64_t sets[GV_SETS_LEFT_OUT];
    size_t found = 0;
    const size_t n = gv_plan_sets_left_out(s->plan, sets);
    s->axis = gv_plan_attribution_axis(s->plan);
    s->phase = "attributing";
    s->expected = s->done + n;
    for (size_t k = 0; k < n; k++)
        GV_TRY(ask(s, (double) sets[k], &found, err));
done:
    return status;
}

static gv_status search_all(search *s, gv_error *err)
{
    gv_status status = GV_OK;
    const study_oracle oracle = { .self = s, .best = best_at, .expect = expect_more };
    GV_TRY(recall(s, err));
    for (s->axis = 0; s->axis < s->plan->n_contests; s->axis++) {
        const gv_contest *contest = &s->plan->contests[s->axis];
        double here = NAN;
        if (!gv_plan_number(s->plan, contest->key, &here)) {
            status = GV_FAIL(err, GV_E_SCENARIO, "there is no number '%s' to contest",
                             contest->key);
            goto done;
        }
        const study_axis axis = study_axis_of(contest, gv_plan_row(s->plan, contest->key));
        GV_TRY(study_axis_search(&axis, here, &oracle, err));
    }
    tell(s);
    GV_TRY(try_less_money(s, err));
    GV_TRY(leave_tactics_out(s, err));
    GV_TRY(settle_trials(s, err));
done:
    return status;
}

gv_status gv_contest_run(const gv_plan *plan, const gv_run_options *options,
                         gv_shelf *shelf, gv_record *record, gv_trial **trials,
                         size_t *n_trials, gv_arena *arena, gv_error *err)
{
    gv_status status = GV_OK;
    search s = { .plan = plan,
                 .options = options,
                 .shelf = shelf,
                 .record = record,
                 .arena = arena,
                 .phase = "searching flips",
                 .expected = STUDY_GRID * plan->n_contests };
    s.n = plan->experiment.replicates < STUDY_TRIAL_REPLICATES ? plan->experiment.replicates
                                                               : STUDY_TRIAL_REPLICATES;
    const gv_experiment *e = &plan->experiment;
    if (plan->n_contests == 0 && e->attribution == GV_ATTRIBUTION_NONE &&
        !(e->marginal > 0)) {
        *trials = NULL;
        *n_trials = 0;
        return GV_OK;
    }
    s.mean = gv_alloc(plan->n_arms, sizeof *s.mean, err);
    if (s.mean == NULL)
        return GV_E_MEMORY;
    GV_TRY(search_all(&s, err));
    gv_trial *answer = gv_arena_alloc(arena, s.n_trials, sizeof *answer, err);
    if (answer == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    if (s.n_trials > 0)
        memcpy(answer, s.trials, s.n_trials * sizeof *answer);
    *trials = answer;
    *n_trials = s.n_trials;
done:
    gv_free(s.is_asked);
    gv_free(s.trials);
    gv_free(s.mean);
    return status;
}
