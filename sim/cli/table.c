/* Verb `table`: the lives of a result as a tidy table. */
#include "cli/action.h"
#include "cli/print.h"
#include "cli/stored.h"
#include "grapevine/record.h"

#include <math.h>
#include <string.h>

int gv_verb_table(int argc, char **argv);

#define ROWS_AT_ONCE 8192 /* of every strategy */

static const gv_option table_options[] = { GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "table",
    .operands = "RESULT",
    .least = 1,
    .most = 1,
    .options = table_options,
    .story =
        "RESULT is a result.h5 or the folder it stands in. One row for every point,\n"
        "replicate and strategy goes to stdout: swept values, status, every outcome that\n"
        "is a single number or one to a group of people, and why a life failed. What does\n"
        "not exist is empty.\n",
};

/* A cell of letters; quoted where readers would stumble. */
static void print_text(gv_text *out, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        gv_text_add(out, "%s", text);
        return;
    }
    gv_text_add(out, "\"");
    for (; *text != '\0'; text++)
        gv_text_add(out, *text == '"' ? "\"\"" : "%c", *text);
    gv_text_add(out, "\"");
}

static void print_real(gv_text *out, double x)
{
    char number[32] = "";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, ",%s", number);
}

/* A column; one to a group, `reach_by_group.young`, where there are groups. */
static void print_names(const gv_plan *plan, const gv_outcome *outcome, gv_text *out)
{
    if (outcome->shape == GV_SHAPE_LIFE)
        gv_text_add(out, ",%s", outcome->name);
    for (size_t g = 0; outcome->shape == GV_SHAPE_GROUP && g < plan->group_names.n; g++) {
        gv_text name = { .text = NULL };
        gv_text_add(&name, "%s.%s", outcome->name, plan->group_names.at[g]);
        gv_text_add(out, ",");
        if (name.failed)
            out->failed = true;
        else
            print_text(out, name.text);
        gv_text_free(&name);
    }
}

static void print_head(const gv_plan *plan, gv_text *out)
{
    gv_text_add(out, "point");
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        gv_text_add(out, ",");
        print_text(out, plan->sweep.keys[k]);
    }
    gv_text_add(out, ",strategy,replicate,status");
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        print_names(plan, gv_plan_outcome(plan, k), out);
    }
    gv_text_add(out, ",failure");
    gv_text_add(out, "\n");
}

static void print_life(const gv_plan *plan, const gv_block *b, size_t lane, uint64_t row,
                       gv_text *out)
{
    static const char *const words[] = { "missing", "done", "failed" };
    const uint8_t status = b->status[lane * b->n + row];
    const uint64_t point = b->point + lane / b->n_arms;
    gv_text_add(out, "%llu", (unsigned long long) point);
    for (size_t k = 0; k < plan->sweep.n_keys; k++)
        print_real(out, gv_plan_swept(plan, point, k));
    gv_text_add(out, ",");
    print_text(out, plan->arms[lane % b->n_arms].name);
    gv_text_add(out, ",%llu,%s", (unsigned long long) (b->first + row), words[status]);
    for (size_t k = 0; k < b->n_columns; k++) {
        const gv_outcome *outcome = b->columns[k].outcome;
        if (outcome->shape != GV_SHAPE_LIFE && outcome->shape != GV_SHAPE_GROUP)
            continue;
        for (size_t i = 0; i < b->columns[k].per_life; i++) {
            if (status != GV_LIFE_DONE)
                gv_text_add(out, ",");
            else if (outcome->kind == GV_KIND_COUNT)
                gv_text_add(out, ",%u", (unsigned) gv_block_counts(b, k, lane, row)[i]);
            else
                print_real(out, gv_block_reals(b, k, lane, row)[i]);
        }
    }
    gv_text_add(out, ",");
    if (gv_block_failure(b, lane, row) != NULL)
        print_text(out, gv_block_failure(b, lane, row));
    gv_text_add(out, "\n");
}

static gv_status print_part(const gv_plan *plan, const gv_reader *reader, gv_shard part,
                            gv_error *err)
{
    gv_status status;
    gv_text out = { .text = NULL };
    gv_block *block = NULL;
    GV_TRY(gv_reader_part(reader, part, &block, err));
    for (size_t lane = 0; lane < gv_block_lanes(block); lane += block->n_arms) {
        for (uint64_t row = 0; row < block->n; row++) {
            for (size_t arm = 0; arm < block->n_arms; arm++)
                print_life(plan, block, lane + arm, row, &out);
        }
    }
    status = gv_print_out(&out, err);
done:
    gv_block_free(block);
    return status;
}

/* Whole chunks of the file at once: points of a shard, and as many replicates as memory may
 * well hold. */
static gv_shard next_part(const gv_plan *plan, uint64_t point, uint64_t first)
{
    const uint64_t points = gv_plan_shard_points(plan);
    const uint64_t size = gv_plan_shard_size(plan);
    const uint64_t fitting = ROWS_AT_ONCE / (points * size);
    const uint64_t most = (fitting > 0 ? fitting : 1) * size;
    const uint64_t points_left = gv_plan_points(plan) - point;
    const uint64_t left = plan->experiment.replicates - first;
    return (gv_shard){ .point = point,
                       .n_points = points < points_left ? points : points_left,
                       .first = first,
                       .n = left < most ? left : most };
}

static gv_status print_all(const gv_plan *plan, const gv_reader *reader, gv_error *err)
{
    gv_status status;
    gv_text head = { .text = NULL };
    gv_shard part = { .n = 0 };
    print_head(plan, &head);
    GV_TRY(gv_print_out(&head, err));
    for (uint64_t point = 0; point < gv_plan_points(plan); point += part.n_points) {
        for (uint64_t first = 0; first < plan->experiment.replicates; first += part.n) {
            part = next_part(plan, point, first);
            GV_TRY(print_part(plan, reader, part, err));
        }
    }
done:
    return status;
}

static gv_status table(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_reader *reader = NULL;
    char *folder = NULL, *path = NULL;
    GV_TRY(gv_find_result(options->operand[0], &folder, &path, err));
    GV_TRY(gv_read_stored_plan(options, path, &plan, err));
    GV_TRY(gv_reader_open(path, plan, &reader, err));
    GV_TRY(print_all(plan, reader, err));
done:
    gv_reader_close(reader);
    gv_plan_free(plan);
    gv_free(path);
    gv_free(folder);
    return status;
}

int gv_verb_table(int argc, char **argv)
{
    return gv_act(&usage, table, argc, argv);
}
