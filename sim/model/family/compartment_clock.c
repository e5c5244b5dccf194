/* What a compartment model may say depends on the clock: chances on some, rates on another.
 * Layer 3. */
#include "base/number.h"
#include "model/family/compartment.h"

#include <math.h>

#define TEXT_ROOM 256

typedef struct judge {
    gv_objector *object;
    void *self;
} judge;

/* What is wrong with a value where time goes in ticks, or NULL. */
static const char *wrong_in_ticks(const gv_param *row, double value)
{
    if (row->is_rate && value > 1)
        return "a chance a tick on this clock, at most 1";
    return row->is_delay && value != floor(value) ? "whole ticks on this clock" : NULL;
}

/* Rows of a part: `about` says where they stand. */
static void judge_times(const judge *j, const gv_spec *spec, const void *params,
                        gv_objection about)
{
    for (const gv_param *row = spec->params; row->name != NULL; row++) {
        if (!row->is_rate && !row->is_delay)
            continue;
        const double value =
            *(const double *) (const void *) ((const char *) params + row->offset);
        const char *const wrong = wrong_in_ticks(row, value);
        char text[TEXT_ROOM], number[32];
        if (wrong == NULL)
            continue;
        gv_print_real(value, number, sizeof number);
        gv_print_to(text, sizeof text, "%s is %s, not %s", row->name, wrong, number);
        if (about.entry == SIZE_MAX)
            about.key = row->name;
        else
            about.field = row->name;
        about.text = text;
        about.hint = row->is_rate
                         ? "with `clock: continuous` it is a rate, which may be above 1"
                         : "with `clock: continuous` it may be any time";
        j->object(j->self, &about);
    }
}

static void judge_entries(const judge *j, const gv_spec *spec, const void *params)
{
    for (const gv_param *row = spec->params; row->name != NULL; row++) {
        if (row->type != GV_TYPE_ENTRIES)
            continue;
        const gv_entries *entries =
            (const gv_entries *) (const void *) ((const char *) params + row->offset);
        for (size_t k = 0; k < entries->n; k++)
            judge_times(j, entries->at[k].spec, entries->at[k].params,
                        (gv_objection){ .key = row->name, .entry = k });
    }
}

/* What is done once a tick has no moment of its own. */
static void judge_kinds(const judge *j, const gv_compartments *table)
{
    static const char *const done_once_a_tick[GV_RULE_KINDS] = {
        [GV_RULE_THRESHOLD] =
            "thresholds are looked at once a tick: not on the continuous clock",
        [GV_RULE_CALL] = "calls are made once a tick: not on the continuous clock",
        [GV_RULE_MEETING] = "people meet once a tick: not on the continuous clock",
    };
    for (uint32_t r = 0; r < table->n_rules; r++) {
        const gv_objection about = {
            .key = "rules",
            .entry = r,
            .text = done_once_a_tick[table->rule[r].kind],
            .hint = "clock: sync or async; the continuous clock has contact, spontaneous, "
                    "countdown and outside rules",
        };
        if (about.text != NULL)
            j->object(j->self, &about);
    }
}

void gv_model_check_clock(const gv_model *model, const void *params, gv_clock_kind clock,
                          gv_objector *object, void *self)
{
    const judge j = { object, self };
    gv_compartments table = { .n_states = 0 };
    if (clock != GV_CONTINUOUS) {
        judge_times(&j, &model->spec, params, (gv_objection){ .entry = SIZE_MAX });
        judge_entries(&j, &model->spec, params);
    } else if (model->table != NULL) {
        model->table(params, &table);
        judge_kinds(&j, &table);
    }
}
