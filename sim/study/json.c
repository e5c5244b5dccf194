/* The comparison as JSON; the only file of this layer that sees jansson. */
#include "study/study_internal.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Twelve digits: what lies behind depends on the machine's mathematical library. */
#define JSON_LAYOUT (JSON_INDENT(2) | JSON_REAL_PRECISION(12))

/* Objects under construction; once something fails nothing more is asked. */
typedef struct builder {
    bool failed;
} builder;

/* ---- values --------------------------------------------------------------- */

static json_t *number(double x)
{
    return isfinite(x) ? json_real(x) : json_null();
}

static json_t *count(uint64_t n)
{
    return json_integer((json_int_t) n);
}

/* JSON is UTF-8; paths need not be. */
static json_t *words(const char *text)
{
    if (text == NULL)
        return json_null();
    json_t *value = json_string(text);
    if (value != NULL)
        return value;
    char *ascii = gv_copy_text(text, NULL);
    if (ascii == NULL)
        return NULL;
    for (char *at = ascii; *at != '\0'; at++)
        *at = (unsigned char) *at < 0x80 ? *at : '?';
    value = json_string(ascii);
    gv_free(ascii);
    return value;
}

/* Takes `value`, which may be NULL: then memory ran out. */
static void put(builder *b, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        b->failed = true;
}

static void add(builder *b, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        b->failed = true;
}

static json_t *numbers(builder *b, const double *value, size_t n)
{
    json_t *array = json_array();
    for (size_t k = 0; k < n; k++)
        add(b, array, number(value[k]));
    return array;
}

static json_t *interval(builder *b, gv_interval i)
{
    json_t *object = json_object();
    put(b, object, "value", number(i.value));
    put(b, object, "low", number(i.low));
    put(b, object, "high", number(i.high));
    return object;
}

static json_t *band(builder *b, gv_band curve, size_t steps)
{
    if (curve.mean == NULL)
        return json_null();
    json_t *object = json_object();
    put(b, object, "mean", numbers(b, curve.mean, steps));
    put(b, object, "low", numbers(b, curve.low, steps));
    put(b, object, "high", numbers(b, curve.high, steps));
    return object;
}

/* ---- parts ---------------------------------------------------------------- */

static json_t *channels(builder *b, const gv_arm_summary *arm)
{
    json_t *object = json_object();
    for (unsigned k = 0; k < GV_CHANNELS; k++)
        put(b, object, gv_channel_name((gv_channel) k), number(arm->channel[k]));
    return object;
}

static json_t *messages(builder *b, const gv_plan *plan, const gv_arm_summary *arm)
{
    json_t *object = json_object();
    for (size_t k = 0; k < plan->n_messages; k++)
        put(b, object, plan->messages[k].name, number(arm->message[k]));
    return object;
}

static json_t *spread(builder *b, const gv_spread *s)
{
    json_t *object = json_object();
    for (size_t k = 0; k < GV_QUANTILES; k++) {
        char key[8];
        snprintf(key, sizeof key, "%02.0f", 100 * gv_quantiles[k]);
        put(b, object, key, interval(b, s->at[k]));
    }
    return object;
}

static json_t *spreads(builder *b, const gv_arm_summary *arm)
{
    json_t *object = json_object();
    for (size_t k = 0; k < arm->n_spreads; k++)
        put(b, object, arm->spreads[k].outcome, spread(b, &arm->spreads[k]));
    return object;
}

static json_t *credit(builder *b, const gv_tactic_credit *c)
{
    json_t *object = json_object();
    put(b, object, "tactic", words(c->tactic));
    put(b, object, "first_touch_share", interval(b, c->first_touch));
    put(b, object, "last_touch_share", interval(b, c->last_touch));
    put(b, object, "lost_without", interval(b, c->lost));
    put(b, object, "incremental_share", interval(b, c->incremental));
    put(b, object, "last_touch_minus_incremental", interval(b, c->bias));
    put(b, object, "last_touch_per_incremental", interval(b, c->tangibility));
    put(b, object, "shapley", interval(b, c->shapley));
    put(b, object, "shapley_share", interval(b, c->shapley_share));
    return object;
}

static json_t *credits(builder *b, const gv_arm_summary *arm)
{
    json_t *array = json_array();
    for (size_t k = 0; k < arm->n_credits; k++)
        add(b, array, credit(b, &arm->credits[k]));
    return array;
}

static json_t *arm_of(builder *b, const gv_comparison *c, size_t k)
{
    const gv_arm_summary *arm = &c->arms[k];
    const struct {
        const char *key;
        gv_interval value;
    } outcome[] = {
        { "adopters", arm->adopters },
        { "spent", arm->spent },
        { "incremental_adopters", arm->incremental },
        { "cost_per_incremental_adopter", arm->cost_per_incremental },
        { "adopters_per_thousand_spent", arm->per_thousand },
        { "wins", arm->wins },
        { "reach", arm->reach },
        { "frequency", arm->frequency },
        { "take_off", arm->take_off },
        { "time_to_share", arm->time_to_share },
        { "reached_that_share", arm->got_there },
        { "largest_tree", arm->largest_tree },
        { "tree_depth", arm->depth },
        { "tree_breadth", arm->breadth },
        { "structural_virality", arm->virality },
        { "secondary_early", arm->secondary },
        { "secondary_top_fifth", arm->secondary_top_fifth },
        { "lone_share", arm->lone_share },
        { "lower_mode", arm->lower_mode },
        { "adopters_per_thousand_of_last_money", arm->marginal },
        { "synergy", arm->synergy },
    };
    json_t *object = json_object();
    put(b, object, "name", words(arm->name));
    for (size_t i = 0; i < GV_COUNT_OF(outcome); i++)
        put(b, object, outcome[i].key, interval(b, outcome[i].value));
    put(b, object, "spent_all", json_boolean(arm->spent_all));
    put(b, object, "adopters_by_channel", channels(b, arm));
    put(b, object, "generations", numbers(b, arm->generation, GV_DEPTHS));
    put(b, object, "final_adopters_quantiles",
        numbers(b, arm->largest_quantile, GV_COUNT_OF(arm->largest_quantile)));
    put(b, object, "adopters_by_message", messages(b, c->plan, arm));
    put(b, object, "quantiles", spreads(b, arm));
    put(b, object, "bimodality", number(arm->bimodality));
    put(b, object, "modes_part_at", number(arm->split));
    put(b, object, "attribution", credits(b, arm));
    put(b, object, "curve", band(b, arm->curve, c->plan->experiment.ticks + 1));
    return object;
}

static json_t *difference(builder *b, const gv_comparison *c, const gv_difference *d)
{
    json_t *object = json_object();
    put(b, object, "better", words(c->arms[d->a].name));
    put(b, object, "worse", words(c->arms[d->b].name));
    put(b, object, "adopters", interval(b, d->adopters));
    put(b, object, "standard_error", number(d->error));
    put(b, object, "confidence", number(d->confidence));
    put(b, object, "share_won", interval(b, d->share_won));
    put(b, object, "adopters_per_thousand_spent", interval(b, d->per_thousand));
    put(b, object, "curve", band(b, d->curve, c->plan->experiment.ticks + 1));
    return object;
}

static json_t *flips(builder *b, const gv_comparison *c, const gv_contest_answer *answer)
{
    json_t *array = json_array();
    for (size_t k = 0; k < answer->n_flips; k++) {
        const gv_flip *flip = &answer->flips[k];
        json_t *object = json_object();
        put(b, object, "at", interval(b, flip->at));
        put(b, object, "winner_below", words(c->arms[flip->winner_below].name));
        put(b, object, "winner_above", words(c->arms[flip->winner_above].name));
        add(b, array, object);
    }
    return array;
}

static json_t *contest(builder *b, const gv_comparison *c, const gv_contest_answer *answer)
{
    json_t *object = json_object();
    json_t *mean = json_object();
    for (size_t arm = 0; arm < c->n_arms; arm++)
        put(b, mean, c->arms[arm].name,
            numbers(b, answer->mean + arm * answer->n_points, answer->n_points));
    put(b, object, "key", words(answer->key));
    put(b, object, "low", number(answer->low));
    put(b, object, "high", number(answer->high));
    put(b, object, "here", number(answer->here));
    put(b, object, "scale", words(answer->log_scale ? "log" : "linear"));
    put(b, object, "value", numbers(b, answer->value, answer->n_points));
    put(b, object, "mean_adopters", mean);
    put(b, object, "standard_error_of_lead", numbers(b, answer->error, answer->n_points));
    put(b, object, "flips", flips(b, c, answer));
    put(b, object, "regret", number(answer->regret));
    put(b, object, "regret_share", number(answer->regret_share));
    return object;
}

static json_t *outcome_of(builder *b, const gv_comparison *c, const gv_outcome_answer *o)
{
    static const char *const better[] = {
        [GV_MORE_IS_BETTER] = "more", [GV_LESS_IS_BETTER] = "less", [GV_NEITHER] = NULL
    };
    json_t *object = json_object(), *arms = json_object();
    for (size_t arm = 0; arm < c->n_arms; arm++) {
        json_t *mean = interval(b, o->mean[arm]);
        put(b, mean, "defined_replicates", count(o->defined[arm]));
        put(b, arms, c->arms[arm].name, mean);
    }
    put(b, object, "title", words(o->outcome->title));
    put(b, object, "unit", words(o->outcome->unit));
    put(b, object, "better", words(better[o->outcome->direction]));
    put(b, object, "smallest_effect", number(o->outcome->smallest));
    put(b, object, "smallest_effect_of",
        words(o->outcome->smallest_is_share ? "control" : "unit"));
    put(b, object, "last_step", json_boolean(o->is_last));
    put(b, object, "strategies", arms);
    put(b, object, "winner_minus_second", interval(b, o->difference));
    return object;
}

static json_t *outcomes(builder *b, const gv_comparison *c)
{
    json_t *object = json_object();
    for (size_t k = 0; k < c->n_outcomes; k++)
        put(b, object, c->outcomes[k].outcome->name, outcome_of(b, c, &c->outcomes[k]));
    return object;
}

static json_t *divergence(builder *b, const gv_comparison *c)
{
    json_t *object = json_object(), *arms = json_object();
    for (size_t arm = 0; arm < c->n_arms; arm++)
        put(b, arms, c->arms[arm].name, interval(b, c->divergence.index[arm]));
    put(b, object, "kendall_tau", interval(b, c->divergence.tau));
    put(b, object, "engagement_minus_value", arms);
    put(b, object, "replicates", count(c->divergence.n));
    return object;
}

static json_t *bass_curves(builder *b, const gv_comparison *c)
{
    json_t *arms = json_object();
    for (size_t arm = 0; arm < c->n_arms; arm++) {
        const gv_bass_curve *curve = &c->bass[arm];
        json_t *object = json_object();
        put(b, object, "p", interval(b, curve->p));
        put(b, object, "q", interval(b, curve->q));
        put(b, object, "m", interval(b, curve->m));
        put(b, object, "steps_a_period", count(curve->period));
        put(b, object, "replicates", count(curve->n));
        put(b, object, "doubtful", count(curve->n_doubtful));
        put(b, arms, c->arms[arm].name, object);
    }
    return arms;
}

static json_t *sentences(builder *b, const gv_comparison *c)
{
    json_t *array = json_array();
    for (size_t k = 0; k < GV_COUNT_OF(c->sentence); k++) {
        if (c->sentence[k] != NULL)
            add(b, array, words(c->sentence[k]));
    }
    return array;
}

/* ---- the whole ------------------------------------------------------------ */

static const char *or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

static void put_head(builder *b, json_t *root, const gv_comparison *c,
                     const char *result_path)
{
    const gv_experiment *experiment = &c->plan->experiment;
    put(b, root, "title", words(experiment->title));
    put(b, root, "scenario", words(c->plan->name));
    put(b, root, "result", words(result_path));
    put(b, root, "world_hash", words(or_null(c->world_hash)));
    put(b, root, "plan_hash", words(or_null(c->plan_hash)));
    put(b, root, "results_version", count(GV_RESULTS_VERSION));
    put(b, root, "inputs",
        words(experiment->inputs == GV_INPUTS_MEASURED ? "measured" : "illustrative"));
    put(b, root, "sentences", sentences(b, c));
    put(b, root, "winner", words(c->arms[c->winner].name));
    put(b, root, "second", c->n_arms > 1 ? words(c->arms[c->second].name) : json_null());
    put(b, root, "decided", json_boolean(c->is_decided));
    put(b, root, "expected_regret", number(c->expected_regret));
    put(b, root, "baseline",
        c->baseline != SIZE_MAX ? words(c->arms[c->baseline].name) : json_null());
    put(b, root, "complete_replicates", count(c->n_complete));
    put(b, root, "failed_replicates", count(c->n_failed));
    put(b, root, "missing_replicates", count(c->n_missing));
    put(b, root, "failure", c->failure != NULL ? words(c->failure) : json_null());
    put(b, root, "networks", count(c->n_graphs));
}

static json_t *build(builder *b, const gv_comparison *c, const char *result_path)
{
    json_t *root = json_object();
    json_t *arms = json_array(), *pairs = json_array(), *contests = json_array();
    put_head(b, root, c, result_path);
    for (size_t k = 0; k < c->n_arms; k++)
        add(b, arms, arm_of(b, c, k));
    for (size_t k = 0; k < c->n_differences; k++)
        add(b, pairs, difference(b, c, &c->differences[k]));
    for (size_t k = 0; k < c->n_contests; k++)
        add(b, contests, contest(b, c, &c->contests[k]));
    put(b, root, "strategies", arms);
    put(b, root, "differences", pairs);
    put(b, root, "contests", contests);
    put(b, root, "outcomes", outcomes(b, c));
    put(b, root, "activity_against_result",
        c->divergence.index != NULL ? divergence(b, c) : json_null());
    put(b, root, "bass_curves", c->bass != NULL ? bass_curves(b, c) : json_null());
    return root;
}

static int append(const char *bytes, size_t n, void *text)
{
    gv_text_add_bytes(text, bytes, n);
    return ((const gv_text *) text)->failed ? -1 : 0;
}

gv_status gv_comparison_json(const gv_comparison *comparison, const char *result_path,
                             gv_text *out, gv_error *err)
{
    builder b = { .failed = false };
    gv_text text = { .text = NULL };
    json_t *root = build(&b, comparison, result_path);
    const bool is_written = root != NULL && !b.failed &&
                            json_dump_callback(root, append, &text, JSON_LAYOUT) == 0;
    json_decref(root);
    if (is_written) {
        gv_text_add_bytes(out, text.text, text.length);
        gv_text_add_bytes(out, "\n", 1);
    }
    gv_text_free(&text);
    if (!is_written || out->failed)
        return GV_FAIL(err, GV_E_MEMORY, "no memory for the comparison as JSON");
    return GV_OK;
}
