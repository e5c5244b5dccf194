/* Every point of a sweep compared: a line for people, an object for programs, the report.
 */
#include "cli/sweep_answer.h"

#include "cli/print.h"

#include <math.h>

/* One point being told. */
typedef struct telling {
    const gv_session *session;
    gv_reader *reader;
    gv_table table;
    gv_sweep_answer *answer; ///< for the report
} telling;

static void number_cell(gv_table *table, double x, int decimals)
{
    char number[40] = "-";
    if (isfinite(x))
        gv_print_grouped(x, decimals, number, sizeof number);
    gv_table_cell(table, "%s", number);
}

/* One strategy has nobody to beat. */
static bool is_alone(const telling *t)
{
    return t->session->plan->n_arms == 1;
}

static size_t answer_columns(const telling *t)
{
    return is_alone(t) ? 2 : 5;
}

static void add_head(telling *t)
{
    const gv_sweep *sweep = &t->session->plan->sweep;
    static const char *const head[] = { "winner", "adopters", "lead", "95 % interval",
                                        "pairs won" };
    static const char *const alone[] = { "adopters", "95 % interval" };
    gv_table_cell(&t->table, "point");
    for (size_t k = 0; k < sweep->n_keys; k++)
        gv_table_cell(&t->table, "%s", sweep->keys[k]);
    for (size_t i = 0; i < answer_columns(t); i++)
        gv_table_cell(&t->table, "%s", is_alone(t) ? alone[i] : head[i]);
    if (is_alone(t)) {
        t->table.right = ~0u;
        return;
    }
    const unsigned values = (1u << (sweep->n_keys < 24 ? sweep->n_keys + 1 : 25)) - 1;
    t->table.right = values | (sweep->n_keys < 24 ? 0x1Eu << (sweep->n_keys + 1) : 0);
}

static void add_mean(gv_table *table, gv_interval mean)
{
    const int decimals = fabs(mean.value) < 100 ? 1 : 0;
    char low[40] = "-", high[40] = "-";
    if (isfinite(mean.low))
        gv_print_grouped(mean.low, decimals, low, sizeof low);
    if (isfinite(mean.high))
        gv_print_grouped(mean.high, decimals, high, sizeof high);
    number_cell(table, mean.value, decimals);
    gv_table_cell(table, "%s to %s", low, high);
}

static void add_verdict(gv_table *table, const gv_comparison *c)
{
    const gv_interval lead = c->verdict.adopters;
    char low[40] = "-", high[40] = "-", won[40] = "-";
    const int decimals = fabs(lead.value) < 100 ? 1 : 0;
    if (isfinite(lead.low))
        gv_print_grouped(lead.low, decimals, low, sizeof low);
    if (isfinite(lead.high))
        gv_print_grouped(lead.high, decimals, high, sizeof high);
    if (isfinite(c->verdict.share_won.value))
        gv_print_grouped(100 * c->verdict.share_won.value, 0, won, sizeof won);
    gv_table_cell(table, "%s%s", c->arms[c->winner].name,
                  c->is_decided ? "" : " (not sure)");
    number_cell(table, c->arms[c->winner].adopters.value, decimals);
    number_cell(table, lead.value, decimals);
    gv_table_cell(table, "%s to %s", low, high);
    gv_table_cell(table, "%s %%", won);
}

/* @param c  NULL: the point failed */
static void add_line(telling *t, uint64_t point, const gv_comparison *c)
{
    const gv_plan *plan = t->session->plan;
    gv_table_cell(&t->table, "%llu", (unsigned long long) point);
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        char number[32];
        gv_print_real(gv_plan_swept(plan, point, k), number, sizeof number);
        gv_table_cell(&t->table, "%s", number);
    }
    if (c != NULL && is_alone(t))
        add_mean(&t->table, c->arms[0].adopters);
    else if (c != NULL)
        add_verdict(&t->table, c);
    if (c != NULL)
        return;
    gv_table_cell(&t->table, "%s", gv_point_lack(&t->answer->points[point]));
    for (size_t i = 1; i < answer_columns(t); i++)
        gv_table_cell(&t->table, "-");
}

/* ---- for programs ---------------------------------------------------------------- */

static gv_status print_opening(const telling *t, gv_error *err)
{
    gv_text out = { .text = NULL };
    gv_text_add(&out, "{\"result\": ");
    gv_text_add_quoted(&out, t->session->result_path);
    gv_text_add(&out, ", \"points\": [\n");
    return gv_print_out(&out, err);
}

static gv_status print_point(const telling *t, uint64_t point, const gv_comparison *c,
                             gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = t->session->plan;
    gv_text out = { .text = NULL };
    gv_text_add(&out, "%s{\"point\": %llu, \"values\": {", point > 0 ? "," : "",
                (unsigned long long) point);
    for (size_t k = 0; k < plan->sweep.n_keys; k++) {
        char number[32];
        gv_print_real(gv_plan_swept(plan, point, k), number, sizeof number);
        gv_text_add(&out, "%s", k > 0 ? ", " : "");
        gv_text_add_quoted(&out, plan->sweep.keys[k]);
        gv_text_add(&out, ": %s", number);
    }
    gv_text_add(&out, "}, \"comparison\": ");
    if (c == NULL)
        gv_text_add(&out, "null");
    else
        GV_TRY(gv_comparison_json(c, NULL, &out, err));
    gv_text_add(&out, ", \"failed_replicates\": %llu, \"missing_replicates\": %llu}\n",
                (unsigned long long) t->answer->points[point].n_failed,
                (unsigned long long) t->answer->points[point].n_missing);
    return gv_print_out(&out, err);
done:
    gv_text_free(&out);
    return status;
}

static void add_bound(gv_text *out, const char *name, double x)
{
    char number[32] = "null";
    if (isfinite(x))
        gv_print_real(x, number, sizeof number);
    gv_text_add(out, ", \"%s\": %s", name, number);
}

static void add_crossing(const gv_plan *plan, size_t key, const gv_crossing *c,
                         bool is_first, gv_text *out)
{
    gv_text_add(out, "%s{\"along\": ", is_first ? "" : ",\n");
    gv_text_add_quoted(out, plan->sweep.keys[key]);
    gv_text_add(out, ", \"values\": {");
    for (size_t k = 0, n = 0; k < plan->sweep.n_keys; k++) {
        char number[32];
        if (k == key)
            continue;
        gv_print_real(gv_plan_swept(plan, c->point, k), number, sizeof number);
        gv_text_add(out, "%s", n++ > 0 ? ", " : "");
        gv_text_add_quoted(out, plan->sweep.keys[k]);
        gv_text_add(out, ": %s", number);
    }
    gv_text_add(out, "}");
    add_bound(out, "at", c->at.value);
    add_bound(out, "low", c->at.low);
    add_bound(out, "high", c->at.high);
    gv_text_add(out, ", \"below\": ");
    gv_text_add_quoted(out, plan->arms[c->below].name);
    gv_text_add(out, ", \"above\": ");
    gv_text_add_quoted(out, plan->arms[c->above].name);
    gv_text_add(out, "}");
}

/* Where the winner changes, along every key. */
static gv_status add_frontier(const telling *t, gv_text *out, gv_error *err)
{
    const gv_plan *plan = t->session->plan;
    bool is_first = true;
    for (size_t key = 0; key < plan->sweep.n_keys; key++) {
        gv_crossing *c = NULL;
        size_t n = 0;
        const gv_status status =
            gv_sweep_crossings(t->answer, key, &c, &n, t->answer->arena, err);
        if (status != GV_OK)
            return status;
        for (size_t k = 0; k < n; k++, is_first = false)
            add_crossing(plan, key, &c[k], is_first, out);
    }
    return GV_OK;
}

static gv_status print_closing(const telling *t, gv_error *err)
{
    const gv_sweep_losses lost = gv_sweep_answer_losses(t->answer);
    gv_text out = { .text = NULL };
    gv_text_add(&out, "], \"frontier\": [");
    const gv_status status = add_frontier(t, &out, err);
    if (status != GV_OK) {
        gv_text_free(&out);
        return status;
    }
    gv_text_add(&out,
                "], \"replicates\": %llu, \"failed_replicates\": %llu, "
                "\"missing_replicates\": %llu}\n",
                (unsigned long long) lost.n_all, (unsigned long long) lost.n_failed,
                (unsigned long long) lost.n_missing);
    return gv_print_out(&out, err);
}

/* ---- every point ----------------------------------------------------------------- */

static gv_status tell_comparison(telling *t, uint64_t point, const gv_comparison *c,
                                 const gv_block *block, gv_error *err)
{
    gv_status status = GV_OK;
    if (c != NULL)
        GV_TRY(gv_sweep_answer_add(t->answer, point, c, err));
    else
        gv_sweep_answer_lack(t->answer, point, block);
    add_line(t, point, c);
    if (t->session->options->json)
        GV_TRY(print_point(t, point, c, err));
done:
    return status;
}

/* A point that is no possible world, or has no complete replicate, has failed lives and a
 * line that says so. */
static bool is_failed_point(gv_status status)
{
    return status == GV_E_FAILED_RUNS || status == GV_E_RANGE ||
           status == GV_E_IMPOSSIBLE || status == GV_E_SCENARIO;
}

static gv_status tell_point(telling *t, uint64_t point, gv_error *err)
{
    gv_status status = GV_OK;
    gv_plan *plan = NULL;
    gv_block *block = NULL;
    gv_comparison *comparison = NULL;
    gv_error failure = { .code = GV_OK };
    GV_TRY(gv_plan_at(t->session->plan, point, &plan, &failure));
    GV_TRY(gv_reader_point(t->reader, point, &block, &failure));
    GV_TRY(gv_compare(plan, block, NULL, 0, &comparison, &failure));
done:
    if (status == GV_OK || is_failed_point(status))
        status = tell_comparison(t, point, comparison, block, err);
    else if (err != NULL)
        *err = failure;
    gv_comparison_free(comparison);
    gv_block_free(block);
    gv_plan_free(plan);
    return status;
}

static void say_losses(const telling *t)
{
    const gv_sweep_losses lost = gv_sweep_answer_losses(t->answer);
    if (lost.n_missing > 0)
        gv_say(
            t->session->options,
            "Preliminary: %llu of %llu replicates are not simulated yet, and left out.\n",
            (unsigned long long) lost.n_missing, (unsigned long long) lost.n_all);
    if (lost.n_failed > 0)
        gv_say(t->session->options, "Failed, and left out: %llu of %llu replicates.\n",
               (unsigned long long) lost.n_failed, (unsigned long long) lost.n_all);
}

static void show(const telling *t)
{
    gv_text words = { .text = NULL };
    gv_table_print(&t->table, 0, gv_color_wanted(t->session->options->color, stderr),
                   &words);
    if (!words.failed)
        gv_say(t->session->options, "\n%s\nreport  %s/report.html\ndata    %s\n",
               words.text, t->session->folder, t->session->result_path);
    say_losses(t);
    gv_text_free(&words);
}

gv_status gv_sweep_tell(gv_session *session, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_plan *plan = session->plan;
    telling t = { .session = session };
    t.table.n_columns = plan->sweep.n_keys + 1 + answer_columns(&t);
    GV_TRY(gv_reader_open(session->result_path, plan, &t.reader, err));
    GV_TRY(gv_sweep_answer_create(plan, &t.answer, err));
    add_head(&t);
    if (session->options->json)
        GV_TRY(print_opening(&t, err));
    for (uint64_t point = 0; point < plan->sweep.n_points; point++)
        GV_TRY(tell_point(&t, point, err));
    if (session->options->json)
        GV_TRY(print_closing(&t, err));
    GV_TRY(gv_session_report(session, t.answer, err));
    show(&t);
done:
    gv_sweep_answer_free(t.answer);
    gv_table_free(&t.table);
    gv_reader_close(t.reader);
    return status;
}
