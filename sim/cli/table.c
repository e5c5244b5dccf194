/* Verb `table`: the lives of a result as a tidy table. */
#include "cli/action.h"
#include "cli/csv.h"
#include "cli/print.h"
#include "cli/stored.h"
#include "grapevine/record.h"

int gv_verb_table(int argc, char **argv);

#define ROWS_AT_ONCE 8192 /* of every strategy */

static const gv_option table_options[] = { GV_OPTION_ALONG, GV_OPTIONS_COMMON };

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
        "not exist is empty.\n"
        "\n"
        "With --along=step every life has a row for each of its steps, with the outcomes\n"
        "that are a curve; in the same way with --along=depth, channel, and so on.\n",
};

/* What rows go along beside lives: of --along; GV_SHAPE_LIFE without it. */
static gv_status find_along(const gv_options *options, gv_shape *along, gv_error *err)
{
    const char *known[GV_SHAPES] = { NULL };
    *along = GV_SHAPE_LIFE;
    if (options->along == NULL)
        return GV_OK;
    for (size_t k = 0; k + 1 < GV_SHAPES; k++) { /* but GV_SHAPE_LIFE, the first */
        known[k] = gv_shape_dimension((gv_shape) (k + 1));
        if (!gv_same_text(options->along, known[k]))
            continue;
        *along = (gv_shape) (k + 1);
        return GV_OK;
    }
    GV_FAIL(err, GV_E_USAGE, "nothing goes along '%s'", options->along);
    const char *const nearest = gv_nearest_word(options->along, known);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "`grapevine list metrics`, `grapevine explain NAME` say what "
                           "goes along what");
    return GV_E_USAGE;
}

/* Does any outcome of the result go there? */
static gv_status check_along(const gv_plan *plan, gv_shape along, gv_error *err)
{
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        if (gv_plan_outcome(plan, k)->shape == along)
            return GV_OK;
    }
    return along == GV_SHAPE_LIFE
               ? GV_OK
               : GV_FAIL(err, GV_E_DATA, "nothing in this result goes along '%s'",
                         gv_shape_dimension(along));
}

/* A column; one to a group, `reach_by_group.young`; without groups all people are one that
 * has no name. */
static void print_names(const gv_plan *plan, const gv_outcome *outcome, gv_text *out)
{
    if (outcome->shape == GV_SHAPE_LIFE)
        gv_text_add(out, ",%s", outcome->name);
    for (size_t g = 0; outcome->shape == GV_SHAPE_GROUP && g < plan->group_names.n; g++) {
        gv_text name = { .text = NULL };
        const char *const group = plan->group_names.at[g];
        gv_text_add(&name, "%s%s%s", outcome->name, group[0] != '\0' ? "." : "", group);
        gv_text_add(out, ",");
        if (name.failed)
            out->failed = true;
        else
            gv_csv_text(out, name.text);
        gv_text_free(&name);
    }
}

static void print_head(const gv_plan *plan, gv_shape along, gv_text *out)
{
    gv_text_add(out, "point");
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        gv_text_add(out, ",");
        gv_csv_text(out, plan->sweep.keys[k]);
    }
    gv_text_add(out, ",strategy,replicate,status");
    if (along != GV_SHAPE_LIFE)
        gv_text_add(out, ",%s", gv_shape_dimension(along));
    for (size_t k = 0; k < gv_plan_outcomes(plan); k++) {
        const gv_outcome *outcome = gv_plan_outcome(plan, k);
        if (along == GV_SHAPE_LIFE)
            print_names(plan, outcome, out);
        else if (outcome->shape == along)
            gv_text_add(out, ",%s", outcome->name);
    }
    gv_text_add(out, ",failure");
    gv_text_add(out, "\n");
}

/* Whose life it is. */
static void print_key(const gv_plan *plan, const gv_block *b, size_t lane, uint64_t row,
                      gv_text *out)
{
    static const char *const words[] = { "missing", "done", "failed" };
    const uint64_t point = b->point + lane / b->n_arms;
    gv_text_add(out, "%llu", (unsigned long long) point);
    for (size_t k = 0; k < plan->sweep.n_keys; k++)
        gv_csv_real(out, gv_plan_swept(plan, point, k));
    gv_text_add(out, ",");
    gv_csv_text(out, plan->arms[lane % b->n_arms].name);
    gv_text_add(out, ",%llu,%s", (unsigned long long) (b->first + row),
                words[b->status[lane * b->n + row]]);
}

/* One value of column k, if the life was lived. */
static void print_value(const gv_block *b, size_t k, size_t lane, uint64_t row, size_t i,
                        gv_text *out)
{
    if (b->status[lane * b->n + row] != GV_LIFE_DONE)
        gv_text_add(out, ",");
    else if (b->columns[k].outcome->kind == GV_KIND_COUNT)
        gv_text_add(out, ",%u", (unsigned) gv_block_counts(b, k, lane, row)[i]);
    else
        gv_csv_real(out, gv_block_reals(b, k, lane, row)[i]);
}

static void print_failure(const gv_block *b, size_t lane, uint64_t row, gv_text *out)
{
    gv_text_add(out, ",");
    if (gv_block_failure(b, lane, row) != NULL)
        gv_csv_text(out, gv_block_failure(b, lane, row));
    gv_text_add(out, "\n");
}

static void print_life(const gv_plan *plan, const gv_block *b, size_t lane, uint64_t row,
                       gv_text *out)
{
    print_key(plan, b, lane, row, out);
    for (size_t k = 0; k < b->n_columns; k++) {
        const gv_shape shape = b->columns[k].outcome->shape;
        if (shape != GV_SHAPE_LIFE && shape != GV_SHAPE_GROUP)
            continue;
        for (size_t i = 0; i < b->columns[k].per_life; i++)
            print_value(b, k, lane, row, i, out);
    }
    print_failure(b, lane, row, out);
}

static void print_move(const gv_plan *plan, size_t i, gv_text *out)
{
    gv_text words = { 0 };
    gv_plan_print_move(plan, i, &words);
    gv_csv_text(out, words.text != NULL ? words.text : "");
    gv_text_free(&words);
}

/* What the i-th place along a dimension is called. */
static void print_place(const gv_plan *plan, gv_shape along, size_t i, gv_text *out)
{
    gv_text_add(out, ",");
    if (along == GV_SHAPE_CHANNEL)
        gv_csv_text(out, gv_channel_name((gv_channel) i));
    else if (along == GV_SHAPE_TACTIC)
        gv_csv_text(out, plan->tactic_names.at[i]);
    else if (along == GV_SHAPE_GROUP)
        gv_csv_text(out, plan->group_names.at[i]);
    else if (along == GV_SHAPE_MESSAGE)
        gv_csv_text(out, i < plan->n_messages ? plan->messages[i].name : "");
    else if (along == GV_SHAPE_POPULARITY)
        gv_text_add(out, "%u", (unsigned) gv_popularity_rungs[i]);
    else if (along == GV_SHAPE_MOVE)
        print_move(plan, i, out);
    else
        gv_text_add(out, "%zu", i);
}

static void print_rows_along(const gv_plan *plan, const gv_block *b, size_t lane,
                             uint64_t row, gv_shape along, gv_text *out)
{
    const size_t n = gv_shape_size(along, gv_plan_extent(plan));
    for (size_t i = 0; i < n; i++) {
        print_key(plan, b, lane, row, out);
        print_place(plan, along, i, out);
        for (size_t k = 0; k < b->n_columns; k++) {
            if (b->columns[k].outcome->shape == along)
                print_value(b, k, lane, row, i, out);
        }
        print_failure(b, lane, row, out);
    }
}

static gv_status print_part(const gv_plan *plan, const gv_reader *reader, gv_shard part,
                            gv_shape along, gv_error *err)
{
    gv_status status;
    gv_text out = { .text = NULL };
    gv_block *block = NULL;
    GV_TRY(gv_reader_part(reader, part, &block, err));
    for (size_t lane = 0; lane < gv_block_lanes(block); lane += block->n_arms) {
        for (uint64_t row = 0; row < block->n; row++) {
            for (size_t arm = 0; arm < block->n_arms; arm++) {
                if (along == GV_SHAPE_LIFE)
                    print_life(plan, block, lane + arm, row, &out);
                else
                    print_rows_along(plan, block, lane + arm, row, along, &out);
            }
        }
    }
    status = gv_print_out(&out, err);
done:
    gv_block_free(block);
    return status;
}

/* Whole chunks of the file at once: points of a shard, and as many replicates as memory may
 * well hold. */
static gv_shard next_part(const gv_plan *plan, gv_shape along, uint64_t point,
                          uint64_t first)
{
    const uint64_t points = gv_plan_shard_points(plan);
    const uint64_t size = gv_plan_shard_size(plan);
    const uint64_t rows = gv_shape_size(along, gv_plan_extent(plan));
    const uint64_t fitting = ROWS_AT_ONCE / (points * size * rows);
    const uint64_t most = (fitting > 0 ? fitting : 1) * size;
    const uint64_t points_left = gv_plan_points(plan) - point;
    const uint64_t left = plan->experiment.replicates - first;
    return (gv_shard){ .point = point,
                       .n_points = points < points_left ? points : points_left,
                       .first = first,
                       .n = left < most ? left : most };
}

static gv_status print_all(const gv_plan *plan, const gv_reader *reader, gv_shape along,
                           gv_error *err)
{
    gv_status status;
    gv_text head = { .text = NULL };
    gv_shard part = { .n = 0 };
    print_head(plan, along, &head);
    GV_TRY(gv_print_out(&head, err));
    for (uint64_t point = 0; point < gv_plan_points(plan); point += part.n_points) {
        for (uint64_t first = 0; first < plan->experiment.replicates; first += part.n) {
            part = next_part(plan, along, point, first);
            GV_TRY(print_part(plan, reader, part, along, err));
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
    gv_shape along;
    GV_TRY(find_along(options, &along, err));
    GV_TRY(gv_find_result(options->operand[0], &folder, &path, err));
    GV_TRY(gv_read_stored_plan(options, path, &plan, err));
    GV_TRY(check_along(plan, along, err));
    GV_TRY(gv_reader_open(path, plan, &reader, err));
    GV_TRY(print_all(plan, reader, along, err));
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
