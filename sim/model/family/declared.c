/* A scenario's own compartment model: its words become a table, and what is wrong with them
 * is said. Layer 3. */
#include "model/family/declared.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

#define TEXT_ROOM 256
/* A sum of decimal shares that people mean to be 1 misses it by a few roundings. */
static const double SLACK = 1e-9;

/* Position of a state, or n. */
static uint32_t state_named(const compartments *par, const char *name)
{
    uint32_t s = 0;
    while (s < par->states.n && !gv_same_text(par->states.at[s], name))
        s++;
    return s;
}

static uint32_t states_named(const compartments *par, const gv_words *names)
{
    uint32_t bits = 0;
    for (size_t k = 0; k < names->n; k++) {
        const uint32_t s = state_named(par, names->at[k]);
        bits |= s < par->states.n ? GV_STATE(s) : 0;
    }
    return bits;
}

static gv_rule_kind kind_of(const gv_entry *entry)
{
    uint32_t k = 0;
    while (gv_rule_specs[k] != NULL && gv_rule_specs[k] != entry->spec)
        k++;
    return (gv_rule_kind) k;
}

/* ---- the table ---- */

static void fill_threshold(const declared_threshold *said, gv_rule *rule)
{
    rule->p = said->p;
    rule->share = said->share;
    rule->count = said->people;
    rule->drawn = said->drawn;
}

static void fill_call(const compartments *par, const declared_call *said, gv_rule *rule)
{
    rule->p = said->p;
    rule->after = said->after;
    rule->called = said->called[0] == '\0' ? GV_STAYS : state_named(par, said->called);
}

/* The names that a rule of this kind says in `by`, or NULL. */
static const gv_words *by_of(const gv_entry *entry)
{
    switch (kind_of(entry)) {
    case GV_RULE_CONTACT:
        return &((const declared_contact *) entry->params)->by;
    case GV_RULE_THRESHOLD:
        return &((const declared_threshold *) entry->params)->by;
    case GV_RULE_CALL:
        return &((const declared_call *) entry->params)->by;
    case GV_RULE_MEETING:
        return &((const declared_meeting *) entry->params)->by;
    default:
        return NULL;
    }
}

static gv_rule rule_of(const compartments *par, const gv_entry *entry)
{
    const declared_move *move = entry->params; /* every kind begins with it */
    const gv_words *by = by_of(entry);
    gv_rule rule = { .kind = kind_of(entry),
                     .from = state_named(par, move->from),
                     .to = state_named(par, move->to),
                     .by = by == NULL ? 0 : states_named(par, by) };
    if (rule.kind == GV_RULE_CONTACT)
        rule.p = ((const declared_contact *) entry->params)->p;
    else if (rule.kind == GV_RULE_THRESHOLD)
        fill_threshold(entry->params, &rule);
    else if (rule.kind == GV_RULE_CALL)
        fill_call(par, entry->params, &rule);
    else if (rule.kind == GV_RULE_SPONTANEOUS)
        rule.p = ((const declared_spontaneous *) entry->params)->p;
    else if (rule.kind == GV_RULE_COUNTDOWN)
        rule.delay = ((const declared_countdown *) entry->params)->after;
    else if (rule.kind == GV_RULE_OUTSIDE) {
        const declared_outside *said = entry->params;
        rule.p = said->p;
        rule.growth = said->growth;
        rule.begin = said->begin;
        rule.ticks = said->ticks;
    } else if (rule.kind == GV_RULE_MEETING) {
        const declared_meeting *said = entry->params;
        rule.p = said->p;
        rule.after = said->people;
    }
    return rule;
}

static bool convinces(const gv_rule *rule)
{
    return rule->kind == GV_RULE_CONTACT || rule->kind == GV_RULE_THRESHOLD;
}

/* Is it about other people? */
static bool asks(const gv_rule *rule)
{
    return convinces(rule) || rule->kind == GV_RULE_CALL || rule->kind == GV_RULE_MEETING;
}

/* Impressions and posts make the move that the scenario says, or else that of the first
 * rule by which people convince people. */
static void fill_heard(const compartments *par, gv_compartments *out)
{
    for (uint32_t r = 0; r < out->n_rules && !out->hears; r++) {
        const gv_rule *rule = &out->rule[r];
        const bool is_said = par->impressions.n != 2 ||
                             (rule->from == state_named(par, par->impressions.at[0]) &&
                              rule->to == state_named(par, par->impressions.at[1]));
        if (!convinces(rule) || !is_said)
            continue;
        out->hears = true;
        out->heard_from = rule->from;
        out->heard_to = rule->to;
        out->heard_chance = rule->p;
    }
}

static uint32_t first_of(uint32_t states)
{
    return states == 0 ? 0 : (uint32_t) __builtin_ctz(states);
}

void gv_declared_table(const void *params, gv_compartments *out)
{
    const compartments *par = params;
    *out = (gv_compartments){ .ties = par->ties, .tie_break = par->tie_break };
    out->n_states =
        par->states.n < GV_MOST_STATES ? (uint32_t) par->states.n : GV_MOST_STATES;
    out->n_rules = par->rules.n < GV_MOST_RULES ? (uint32_t) par->rules.n : GV_MOST_RULES;
    for (uint32_t s = 0; s < out->n_states; s++) {
        out->state[s] = par->states.at[s];
        out->start[s] = s < par->start.n ? par->start.at[s] : 0;
    }
    for (uint32_t r = 0; r < out->n_rules; r++)
        out->rule[r] = rule_of(par, &par->rules.at[r]);
    out->adopting = states_named(par, &par->adopters);
    out->seeded =
        par->seeds[0] == '\0' ? first_of(out->adopting) : state_named(par, par->seeds);
    fill_heard(par, out);
}

/* ---- objections ---- */

/* Whom to tell, and about what. */
typedef struct judge {
    const compartments *par;
    gv_objector *object;
    void *self;
    uint32_t n; /* objections so far */
} judge;

static void object(judge *j, gv_objection about)
{
    j->object(j->self, &about);
    j->n++;
}

static void object_to_key(judge *j, const char *key, const char *text, const char *hint)
{
    object(j, (gv_objection){ .key = key, .entry = SIZE_MAX, .text = text, .hint = hint });
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* It becomes part of the name of an outcome: `people_in_I`. */
static bool is_state_name(const char *name)
{
    size_t k = 0;
    while (is_letter(name[k]) || name[k] == '_' || (name[k] >= '0' && name[k] <= '9'))
        k++;
    return k <= 40 && name[k] == '\0' && is_letter(name[0]);
}

static void judge_states(judge *j)
{
    const gv_words *states = &j->par->states;
    char text[TEXT_ROOM];
    if (states->n < 1 || states->n > GV_MOST_STATES) {
        gv_print_to(text, sizeof text, "a model has 1 to %d states, not %zu",
                    GV_MOST_STATES, states->n);
        object_to_key(j, "states", text, NULL);
    }
    for (size_t s = 0; s < states->n; s++) {
        gv_objection o = { .key = "states", .entry = s, .text = text };
        const bool is_again = state_named(j->par, states->at[s]) < s;
        if (is_state_name(states->at[s]) && !is_again)
            continue;
        gv_print_to(text, sizeof text,
                    is_again ? "there are two states '%.60s'"
                             : "'%.60s' cannot be the name of a state",
                    states->at[s]);
        o.hint =
            is_again
                ? NULL
                : "names of states have letters from a to z, 0 to 9 and _, a letter first";
        object(j, o);
    }
}

/* Complains at `about` when there is no such state; its text is set here. */
static void judge_word(judge *j, const char *word, gv_objection about)
{
    char text[TEXT_ROOM], hint[TEXT_ROOM];
    const char *known[GV_MOST_STATES + 1] = { NULL };
    if (state_named(j->par, word) < j->par->states.n)
        return;
    for (size_t s = 0; s < j->par->states.n && s < GV_MOST_STATES; s++)
        known[s] = j->par->states.at[s];
    const char *const nearest = gv_nearest_word(word, known);
    gv_print_to(text, sizeof text, "there is no state '%.60s'", word);
    gv_print_to(hint, sizeof hint,
                nearest != NULL ? "did you mean '%s'?" : "`states` lists them%s",
                nearest != NULL ? nearest : "");
    about.text = text;
    about.hint = hint;
    object(j, about);
}

static void judge_words(judge *j, const gv_words *words, gv_objection about)
{
    for (size_t k = 0; k < words->n; k++)
        judge_word(j, words->at[k], about);
}

static void judge_start(judge *j)
{
    const gv_reals *start = &j->par->start;
    double sum = 0;
    char text[TEXT_ROOM], found[32];
    for (size_t s = 0; s < start->n; s++)
        sum += start->at[s];
    if (start->n == 0)
        return;
    if (start->n != j->par->states.n) {
        gv_print_to(text, sizeof text, "start has %zu shares for %zu states", start->n,
                    j->par->states.n);
        object_to_key(j, "start", text, "one share for every state, in their order");
    } else if (fabs(sum - 1) > SLACK) {
        gv_print_real(sum, found, sizeof found);
        gv_print_to(text, sizeof text, "the shares of start sum to %s, not to 1", found);
        object_to_key(j, "start", text, NULL);
    }
}

/* What is wrong with one rule, all its words being states; or NULL. */
static const char *flaw_of(const gv_rule *rule, const char **field)
{
    const int said = (rule->share > 0) + (rule->count > 0) + (rule->drawn ? 1 : 0);
    if (rule->kind == GV_RULE_THRESHOLD && said != 1) {
        *field = said == 0 ? NULL : rule->drawn ? "drawn" : "people";
        return said == 0 ? "this threshold says neither `share` nor `people` nor `drawn`"
                         : "this threshold says more than one of `share`, `people` and "
                           "`drawn`";
    }
    const bool moves_called = rule->kind == GV_RULE_CALL && rule->called != GV_STAYS;
    if (rule->from == rule->to && !moves_called) {
        *field = "to";
        return "this rule moves nobody: `to` is `from`";
    }
    if (asks(rule) && rule->by == 0) {
        *field = "by";
        return "this rule names no states in `by`";
    }
    return NULL;
}

static void judge_rule(judge *j, size_t r)
{
    const gv_entry *entry = &j->par->rules.at[r];
    const declared_move *move = entry->params;
    const uint32_t before = j->n;
    gv_objection about = { .key = "rules", .entry = r, .field = "from" };
    judge_word(j, move->from, about);
    about.field = "to";
    judge_word(j, move->to, about);
    about.field = "by";
    if (by_of(entry) != NULL)
        judge_words(j, by_of(entry), about);
    about.field = "called";
    if (kind_of(entry) == GV_RULE_CALL &&
        ((const declared_call *) entry->params)->called[0] != '\0')
        judge_word(j, ((const declared_call *) entry->params)->called, about);
    if (j->n > before)
        return;
    const gv_rule rule = rule_of(j->par, entry);
    about.field = NULL;
    about.text = flaw_of(&rule, &about.field);
    if (about.text != NULL)
        object(j, about);
}

/* GV_STATE bits of where people can ever be. */
static uint32_t reachable(const gv_compartments *t)
{
    uint32_t reached = GV_STATE(t->seeded);
    bool scattered = false;
    for (uint32_t s = 0; s < t->n_states; s++) {
        reached |= t->start[s] > 0 ? GV_STATE(s) : 0;
        scattered = scattered || t->start[s] > 0;
    }
    reached |= scattered ? 0 : GV_STATE(0);
    for (uint32_t round = 0; round < t->n_states; round++) {
        for (uint32_t r = 0; r < t->n_rules; r++) {
            const gv_rule *rule = &t->rule[r];
            if ((reached & GV_STATE(rule->from)) == 0 ||
                (asks(rule) && (reached & rule->by) == 0))
                continue;
            reached |= GV_STATE(rule->to);
            if (rule->kind == GV_RULE_CALL && rule->called != GV_STAYS)
                reached |= GV_STATE(rule->called);
        }
    }
    return reached;
}

static void judge_whole(judge *j)
{
    gv_compartments table;
    char text[TEXT_ROOM];
    gv_declared_table(j->par, &table);
    const uint32_t reached = reachable(&table);
    for (uint32_t s = 0; s < table.n_states; s++) {
        if ((reached & GV_STATE(s)) != 0)
            continue;
        gv_print_to(text, sizeof text, "nobody can ever be in the state '%s'",
                    table.state[s]);
        object(j, (gv_objection){
                      .key = "states",
                      .entry = s,
                      .text = text,
                      .hint = "add a rule that leads there, or a share of `start`" });
    }
    if (j->par->impressions.n > 0 && !table.hears)
        object_to_key(j, "impressions",
                      "impressions should be the two states, [from, to], of a contact or a "
                      "threshold rule",
                      NULL);
    if ((table.adopting & GV_STATE(table.seeded)) == 0)
        object_to_key(j, "seeds", "seeds are adopters: they start in one of `adopters`",
                      NULL);
}

void gv_declared_check(const void *params, gv_objector *object_by, void *self)
{
    const compartments *par = params;
    judge j = { par, object_by, self, 0 };
    char text[TEXT_ROOM];
    judge_states(&j);
    judge_words(&j, &par->adopters, (gv_objection){ .key = "adopters", .entry = SIZE_MAX });
    judge_words(&j, &par->impressions,
                (gv_objection){ .key = "impressions", .entry = SIZE_MAX });
    if (par->adopters.n == 0)
        object_to_key(&j, "adopters", "adopters names no state", NULL);
    if (par->seeds[0] != '\0')
        judge_word(&j, par->seeds, (gv_objection){ .key = "seeds", .entry = SIZE_MAX });
    judge_start(&j);
    if (par->rules.n < 1 || par->rules.n > GV_MOST_RULES) {
        gv_print_to(text, sizeof text, "a model has 1 to %d rules, not %zu", GV_MOST_RULES,
                    par->rules.n);
        object_to_key(&j, "rules", text, NULL);
    }
    for (size_t r = 0; r < par->rules.n; r++)
        judge_rule(&j, r);
    if (j.n == 0)
        judge_whole(&j);
}
