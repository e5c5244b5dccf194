/* Picture: how many people are in each state of the model, step by step, strategy by
 * strategy on one scale. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Means and bands of every arm and state, [n_arms][n_states][n_steps]. */
typedef struct course {
    size_t n_states;
    size_t first;      ///< column of the block that holds state 0
    const char **name; ///< [n_states] escaped
    double *mean, *low, *high;
    size_t rest;   ///< state that would press the others to the floor; n_states: none
    size_t *drawn; ///< [n_drawn] the others
    size_t n_drawn;
} course;

static size_t place_of(const gv_page *page, const course *c, size_t arm, size_t state)
{
    return (arm * c->n_states + state) * page->n_steps;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* `value` has room for one number a replicate. */
static void summarize(const gv_page *page, course *c, size_t arm, size_t state,
                      double *value)
{
    const gv_block *b = page->block;
    const size_t at = place_of(page, c, arm, state);
    for (size_t step = 0; step < page->n_steps; step++) {
        size_t n = 0;
        double sum = 0;
        for (uint64_t r = 0; r < b->n; r++)
            if (b->status[arm * b->n + r] == GV_LIFE_DONE)
                sum += value[n++] = gv_block_counts(b, c->first + state, arm, r)[step];
        qsort(value, n, sizeof *value, by_value);
        c->mean[at + step] = n > 0 ? sum / (double) n : NAN;
        c->low[at + step] = n > 0 ? gv_quantile(value, n, 0.05) : NAN;
        c->high[at + step] = n > 0 ? gv_quantile(value, n, 0.95) : NAN;
    }
}

static gv_status name_states(const gv_page *page, course *c, gv_error *err)
{
    gv_status status = GV_OK;
    for (size_t s = 0; s < c->n_states; s++) {
        const char *outcome = page->plan->in_state[s].name;
        const char *own = strstr(outcome, "_in_");
        gv_text name = { 0 };
        gv_escape_short(&name, own != NULL ? own + strlen("_in_") : outcome, 20);
        GV_TRY(gv_page_keep(page, &name, &c->name[s], err));
    }
done:
    return status;
}

/* Does the state always hold more than half of the people, whatever the strategy? */
static bool is_rest(const gv_page *page, const course *c, size_t state)
{
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t step = 0; step < page->n_steps; step++) {
            double all = 0;
            for (size_t s = 0; s < c->n_states; s++)
                all += c->mean[place_of(page, c, a, s) + step];
            if (!(c->mean[place_of(page, c, a, state) + step] > all / 2))
                return false;
        }
    return true;
}

/* Of two states one says all that the other does: both are drawn. */
static void set_rest_aside(const gv_page *page, course *c)
{
    c->rest = c->n_states;
    for (size_t s = 0; s < c->n_states && c->n_states > 2; s++)
        c->rest = is_rest(page, c, s) ? s : c->rest;
    c->n_drawn = 0;
    for (size_t s = 0; s < c->n_states; s++)
        if (s != c->rest)
            c->drawn[c->n_drawn++] = s;
}

static gv_status gather(const gv_page *page, course *c, gv_error *err)
{
    gv_status status;
    const size_t n_states = page->plan->n_states;
    const size_t n = page->n_arms * n_states * page->n_steps;
    double *value = gv_arena_alloc(page->arena, page->block->n, sizeof *value, err);
    *c = (course){ .n_states = n_states,
                   .first = gv_block_find(page->block, page->plan->in_state[0].name),
                   .name = gv_arena_alloc(page->arena, n_states, sizeof *c->name, err),
                   .drawn = gv_arena_alloc(page->arena, n_states, sizeof *c->drawn, err),
                   .mean = gv_arena_alloc(page->arena, n, sizeof *c->mean, err),
                   .low = gv_arena_alloc(page->arena, n, sizeof *c->low, err),
                   .high = gv_arena_alloc(page->arena, n, sizeof *c->high, err) };
    if (value == NULL || c->name == NULL || c->mean == NULL || c->low == NULL ||
        c->high == NULL || c->drawn == NULL)
        return GV_E_MEMORY;
    GV_TRY(name_states(page, c, err));
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t s = 0; s < n_states; s++)
            summarize(page, c, a, s, value);
    set_rest_aside(page, c);
done:
    return status;
}

/* ---- in words ------------------------------------------------------------ */

/* Where a curve is highest: its first such step. */
static size_t peak_of(const double *mean, size_t n)
{
    size_t peak = 0;
    for (size_t k = 1; k < n; k++)
        if (mean[k] > mean[peak])
            peak = k;
    return peak;
}

/* The state that rises and falls most: highest above both of its ends; n_states: none. */
static size_t wave_of(const gv_page *page, const course *c, size_t arm, size_t *step)
{
    size_t wave = c->n_states;
    double best = 0;
    for (size_t s = 0; s < c->n_states; s++) {
        const double *mean = c->mean + place_of(page, c, arm, s);
        const size_t peak = peak_of(mean, page->n_steps);
        const double above = mean[peak] - fmax(mean[0], mean[page->n_steps - 1]);
        if (above <= best)
            continue;
        best = above;
        wave = s;
        *step = peak;
    }
    return wave;
}

static void say_end(const gv_page *page, const course *c, size_t arm, gv_text *out)
{
    size_t most = 0;
    double people = -1;
    for (size_t s = 0; s < c->n_states; s++) {
        const double end = c->mean[place_of(page, c, arm, s) + page->n_steps - 1];
        if (end > people) {
            people = end;
            most = s;
        }
    }
    gv_text_add(out, "in the end most people, %s, are in &ldquo;%s&rdquo;.",
                gv_say_number(people).text, c->name[most]);
}

static void write_caption(const gv_page *page, const course *c, gv_text *out)
{
    const size_t arm = page->answer->winner;
    size_t step = 0;
    const size_t wave = wave_of(page, c, arm, &step);
    gv_text_add(out, "With %s, ", page->said[arm]);
    if (wave < c->n_states)
        gv_text_add(out, "&ldquo;%s&rdquo; is fullest in step %zu, with %s people; ",
                    c->name[wave], step,
                    gv_say_number(c->mean[place_of(page, c, arm, wave) + step]).text);
    say_end(page, c, arm, out);
}

/* ---- the picture --------------------------------------------------------- */

static double highest(const gv_page *page, const course *c)
{
    double high = 0;
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t k = 0; k < c->n_drawn; k++) {
            const double *band = c->high + place_of(page, c, a, c->drawn[k]);
            for (size_t step = 0; step < page->n_steps; step++)
                high = isfinite(band[step]) ? fmax(high, band[step]) : high;
        }
    return high;
}

static double end_of(const gv_page *page, const course *c, size_t arm, size_t state)
{
    const double end = c->mean[place_of(page, c, arm, state) + page->n_steps - 1];
    return isfinite(end) ? end : 0;
}

static gv_status label_ends(const gv_page *page, const course *c, size_t arm,
                            const gv_svg_chart *chart, gv_text *out, gv_error *err)
{
    const double gap = 17;
    double *place = gv_arena_alloc(page->arena, c->n_drawn, sizeof *place, err);
    if (place == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < c->n_drawn; k++)
        place[k] = gv_svg_place(&chart->y, end_of(page, c, arm, c->drawn[k]));
    gv_svg_spread(place, c->n_drawn, gap, chart->top, chart->y.from);
    for (size_t k = 0; k < c->n_drawn; k++) {
        const size_t s = c->drawn[k];
        const double y = gv_svg_place(&chart->y, end_of(page, c, arm, s));
        gv_text_add(out, "<g class=\"s%zu d%zu\">\n", s % 7, s % 5);
        gv_svg_marker(out, s, chart->x.to, y, 4);
        gv_svg_line(out, chart->x.to + 6, y, chart->x.to + 12, place[k], "leader");
        gv_svg_words(out, chart->x.to + 15, place[k] + 5, "small", c->name[s]);
        gv_text_add(out, "</g>\n");
    }
    return GV_OK;
}

static double room_for_names(const course *c)
{
    double widest = 0;
    for (size_t k = 0; k < c->n_drawn; k++)
        widest = fmax(widest, gv_svg_text_width(c->name[c->drawn[k]], 13));
    return widest + 22;
}

static gv_status draw_arm(const gv_page *page, const course *c, size_t arm, double top,
                          const char *said, gv_text *out, gv_error *err)
{
    gv_status status;
    gv_svg_chart chart = { .width = 520,
                           .height = 320,
                           .left = 56,
                           .right = room_for_names(c),
                           .top = 20,
                           .bottom = 48,
                           .x = { .high = (double) (page->n_steps - 1) },
                           .y = { .high = top } };
    gv_svg_chart_fit(&chart);
    gv_text_add(out, "<div class=\"cell\"><h3 class=\"%s\">", page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "%s</h3>\n", page->name[arm]);
    gv_svg_open(out, "", chart.width, chart.height, "People in each state", said);
    gv_svg_axes(out, &chart, "step", "people");
    for (size_t k = 0; k < c->n_drawn; k++) {
        const size_t s = c->drawn[k], at = place_of(page, c, arm, s);
        gv_text_add(out, "<g class=\"s%zu d%zu\"><title>%s</title>\n", s % 7, s % 5,
                    c->name[s]);
        gv_svg_band(out, &chart, NULL, c->low + at, c->high + at, page->n_steps, "band");
        gv_svg_curve(out, &chart, NULL, c->mean + at, page->n_steps, "line");
        gv_text_add(out, "</g>\n");
    }
    GV_TRY(label_ends(page, c, arm, &chart, out, err));
    gv_svg_close(out);
    gv_text_add(out, "</div>\n");
done:
    return status;
}

static void add_row(const gv_page *page, const course *c, size_t arm, size_t step,
                    gv_text *out)
{
    gv_text_add(out, "<tr><th scope=\"row\">%s</th><td>%zu</td>", page->name[arm], step);
    for (size_t s = 0; s < c->n_states; s++)
        gv_text_add(out, "<td>%s</td>",
                    gv_say_number(c->mean[place_of(page, c, arm, s) + step]).text);
    gv_text_add(out, "</tr>\n");
}

static void tabulate(const gv_page *page, const course *c, gv_text *out)
{
    enum { MOST_ROWS = 13 };
    const size_t kept = gv_svg_kept(page->n_steps, MOST_ROWS);
    gv_figure_table_open(out, "Mean people in each state");
    gv_figure_table_head(out, "Step");
    for (size_t s = 0; s < c->n_states; s++)
        gv_figure_table_head(out, c->name[s]);
    gv_figure_table_body(out);
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t k = 0; k < kept; k++)
            add_row(page, c, a, gv_svg_thinned(page->n_steps, kept, k), out);
    gv_figure_table_close(out);
}

static gv_status write_foot(const gv_page *page, const course *c, const char **said,
                            gv_error *err)
{
    gv_text foot = { 0 };
    gv_text_add(&foot, "Lines are means over replicates; each shaded band holds the "
                       "middle 90\u00a0%% of them. All strategies share both scales.");
    if (c->rest < c->n_states)
        gv_text_add(
            &foot,
            " &ldquo;%s&rdquo;, where more than half of all people are at any time, "
            "is in the numbers alone.",
            c->name[c->rest]);
    return gv_page_keep(page, &foot, said, err);
}

gv_status gv_picture_states(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said, *foot;
    course c;
    if (page->plan->n_states == 0 || !gv_page_has(page, page->plan->in_state[0].name))
        return GV_OK;
    GV_TRY(gather(page, &c, err));
    write_caption(page, &c, &caption);
    gv_text_capitalize(&caption, 0);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    GV_TRY(write_foot(page, &c, &foot, err));
    gv_figure_open(out, "states", "Who is in which state, step by step", said);
    gv_text_add(out, "<div class=\"cells large\">\n");
    const double top = gv_svg_round_up(highest(page, &c), 5);
    for (size_t a = 0; a < page->n_arms; a++)
        GV_TRY(draw_arm(page, &c, a, top, said, out, err));
    gv_text_add(out, "</div>\n");
    tabulate(page, &c, out);
    gv_figure_close(out, foot);
done:
    return status;
}
