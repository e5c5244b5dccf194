/* Picture: what share of each group of people adopts, strategy by strategy, with the 95 %
 * interval of its mean. */
#include "report/page.h"

#include <math.h>

enum { MOST_GROUPS = 24 };

typedef struct groups {
    size_t n;           ///< that have members, at most MOST_GROUPS
    size_t left_out;    ///< that have members, and no room
    size_t *which;      ///< [n] places among the plan's words
    const char **name;  ///< [n] escaped
    gv_interval *share; ///< [n_arms][n]
} groups;

static size_t column_of(const gv_page *page, const char *outcome)
{
    return gv_block_find(page->block, outcome);
}

/* Whether anybody is in the group, in any life. */
static bool has_members(const gv_page *page, size_t group)
{
    const gv_block *b = page->block;
    for (size_t a = 0; a < page->n_arms; a++)
        for (uint64_t r = 0; r < b->n; r++)
            if (b->status[a * b->n + r] == GV_LIFE_DONE &&
                gv_block_counts(b, column_of(page, "group_size"), a, r)[group] > 0)
                return true;
    return false;
}

static gv_status find_groups(const gv_page *page, groups *g, gv_error *err)
{
    gv_status status = GV_OK;
    const gv_words *words = &page->plan->group_names;
    g->which = gv_arena_alloc(page->arena, MOST_GROUPS, sizeof *g->which, err);
    g->name = gv_arena_alloc(page->arena, MOST_GROUPS, sizeof *g->name, err);
    if (g->which == NULL || g->name == NULL)
        return GV_E_MEMORY;
    for (size_t k = 0; k < words->n; k++) {
        gv_text name = { 0 };
        if (!has_members(page, k))
            continue;
        if (g->n == MOST_GROUPS) {
            g->left_out++;
            continue;
        }
        gv_escape_short(&name, words->at[k], 24);
        g->which[g->n] = k;
        GV_TRY(gv_page_keep(page, &name, &g->name[g->n], err));
        g->n++;
    }
done:
    return status;
}

/* Replicates in which the group has nobody say nothing about it. */
static gv_interval share_of(const gv_page *page, size_t arm, size_t group, double *value,
                            uint64_t *graph)
{
    const gv_block *b = page->block;
    size_t n = 0;
    for (uint64_t r = 0; r < b->n; r++) {
        if (b->status[arm * b->n + r] != GV_LIFE_DONE)
            continue;
        const uint32_t size =
            gv_block_counts(b, column_of(page, "group_size"), arm, r)[group];
        const uint32_t adopters =
            gv_block_counts(b, column_of(page, "adopters_by_group"), arm, r)[group];
        if (size == 0)
            continue;
        graph[n] = gv_plan_graph_of(page->plan, b->first + r);
        value[n++] = (double) adopters / size;
    }
    const bool one = n == 0 || graph[0] == graph[n - 1];
    return gv_mean_interval(value, one ? NULL : graph, n);
}

static gv_status gather(const gv_page *page, groups *g, gv_error *err)
{
    gv_status status;
    double *value = gv_arena_alloc(page->arena, page->block->n, sizeof *value, err);
    uint64_t *graph = gv_arena_alloc(page->arena, page->block->n, sizeof *graph, err);
    if (value == NULL || graph == NULL)
        return GV_E_MEMORY;
    GV_TRY(find_groups(page, g, err));
    g->share =
        gv_arena_alloc(page->arena, page->n_arms * (g->n + 1), sizeof *g->share, err);
    if (g->share == NULL)
        return GV_E_MEMORY;
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t k = 0; k < g->n; k++)
            g->share[a * g->n + k] = share_of(page, a, g->which[k], value, graph);
done:
    return status;
}

/* ---- in words ------------------------------------------------------------ */

static void say_arm(const gv_page *page, const groups *g, size_t arm, gv_text *out)
{
    const gv_interval *share = g->share + arm * g->n;
    size_t low = 0, high = 0;
    for (size_t k = 1; k < g->n; k++) {
        low = share[k].value < share[low].value ? k : low;
        high = share[k].value > share[high].value ? k : high;
    }
    gv_text_add(out, "With %s, ", page->said[arm]);
    if (!(share[high].value > 0))
        gv_text_add(out, "nobody adopts.");
    else if (share[low].high < share[high].low)
        gv_text_add(out, "%s of &ldquo;%s&rdquo; adopt and %s of &ldquo;%s&rdquo;.",
                    gv_say_percent(share[high].value).text, g->name[high],
                    gv_say_percent(share[low].value).text, g->name[low]);
    else
        gv_text_add(out,
                    "the groups adopt alike, as far as these replicates can tell: from %s "
                    "to %s.",
                    gv_say_percent(share[low].value).text,
                    gv_say_percent(share[high].value).text);
}

static void write_caption(const gv_page *page, const groups *g, gv_text *out)
{
    say_arm(page, g, page->answer->winner, out);
    if (!gv_page_has_duel(page))
        return;
    gv_text_add(out, " ");
    say_arm(page, g, page->answer->second, out);
}

/* ---- the picture --------------------------------------------------------- */

static double highest(const gv_page *page, const groups *g)
{
    double high = 0;
    for (size_t k = 0; k < page->n_arms * g->n; k++) {
        high = isfinite(g->share[k].value) ? fmax(high, g->share[k].value) : high;
        high = isfinite(g->share[k].high) ? fmax(high, g->share[k].high) : high;
    }
    return high > 0 ? gv_svg_round_up(fmin(high, 1), 5) : 1;
}

static double add_legend(const gv_page *page, double width, gv_text *out)
{
    const double font = 15, row = 24;
    double x = 0, y = 14;
    for (size_t a = 0; a < page->n_arms; a++) {
        const double room = 22 + gv_svg_text_width(page->short_name[a], font) + 26;
        if (x + room - 26 > width && x > 0) {
            x = 0;
            y += row;
        }
        gv_text_add(out, "<g class=\"%s\">", page->look[a]);
        gv_svg_marker(out, a, x + 8, y - 5, 6);
        gv_svg_words(out, x + 22, y, "legend", page->short_name[a]);
        gv_text_add(out, "</g>\n");
        x += room;
    }
    return y + 22;
}

static void add_dot(const gv_page *page, const groups *g, size_t arm, size_t group,
                    const gv_svg_scale *x, double y, gv_text *out)
{
    const gv_interval share = g->share[arm * g->n + group];
    if (!isfinite(share.value))
        return;
    gv_text_add(out, "<g class=\"%s\"><title>%s, %s: %s (%s)</title>", page->look[arm],
                page->name[arm], g->name[group], gv_say_percent(share.value).text,
                gv_say_percent_range(share).text);
    if (isfinite(share.low) && isfinite(share.high))
        gv_svg_line(out, gv_svg_place(x, fmax(share.low, 0)), y,
                    gv_svg_place(x, fmin(share.high, x->high)), y, "line solid");
    gv_svg_marker(out, arm, gv_svg_place(x, share.value), y, 5);
    gv_text_add(out, "</g>\n");
}

static void draw(const gv_page *page, const groups *g, gv_cut cut, const char *caption,
                 gv_text *out)
{
    const bool wide = cut == GV_CUT_WIDE;
    const double head = wide ? 0 : 22, lane = 17, foot = 46;
    const double row = head + lane * (double) page->n_arms + 16;
    const double width = gv_cut_width(cut);
    gv_text legend = { 0 };
    const double top = add_legend(page, width, &legend);
    const double bottom = top + row * (double) g->n;
    const gv_svg_scale x = { .high = highest(page, g),
                             .from = wide ? 190 : 6,
                             .to = width - 24 };
    double tick[GV_SVG_TICKS];
    gv_svg_open(out, gv_cut_class(cut), width, bottom + foot, "Adopters by group", caption);
    gv_text_add_bytes(out, legend.text != NULL ? legend.text : "", legend.length);
    out->failed = out->failed || legend.failed;
    gv_text_free(&legend);
    const size_t n = gv_svg_ticks(&x, wide ? 9 : 4, tick);
    for (size_t k = 0; k < n; k++) {
        const double at = gv_svg_place(&x, tick[k]);
        gv_svg_line(out, at, top - 4, at, bottom, "grid");
        gv_svg_words(out, at, bottom + 18, "middle", gv_say_percent(tick[k]).text);
    }
    for (size_t k = 0; k < g->n; k++) {
        const double y = top + row * (double) k;
        gv_svg_words(out, 0, wide ? y + lane * (double) page->n_arms / 2 + 5 : y + 14,
                     "label", g->name[k]);
        for (size_t a = 0; a < page->n_arms; a++)
            add_dot(page, g, a, k, &x, y + head + lane * ((double) a + 0.5), out);
    }
    gv_svg_words(out, (x.from + x.to) / 2, bottom + 40, "middle name",
                 "share of the group that adopts");
    gv_svg_close(out);
}

static void tabulate(const gv_page *page, const groups *g, gv_text *out)
{
    gv_figure_table_open(out, "Share that adopts");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_figure_table_head(out, page->name[a]);
        gv_figure_table_head(out, "95\u00a0% interval");
    }
    gv_figure_table_body(out);
    for (size_t k = 0; k < g->n; k++) {
        gv_text_add(out, "<tr><th scope=\"row\">%s</th>", g->name[k]);
        for (size_t a = 0; a < page->n_arms; a++) {
            const gv_interval share = g->share[a * g->n + k];
            gv_text_add(out, "<td>%s</td><td>%s</td>", gv_say_percent(share.value).text,
                        gv_say_percent_range(share).text);
        }
        gv_text_add(out, "</tr>\n");
    }
    gv_figure_table_close(out);
}

static void write_note(const groups *g, gv_text *out)
{
    gv_text_add(out, "Marks are means over replicates, lines their 95\u00a0%% intervals.");
    if (g->left_out > 0)
        gv_text_add(out, " Of %zu more groups only the result file tells.", g->left_out);
}

gv_status gv_picture_groups(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text caption = { 0 };
    const char *said, *note;
    groups g = { .n = 0 };
    if (!gv_page_has(page, "adopters_by_group"))
        return GV_OK;
    GV_TRY(gather(page, &g, err));
    if (g.n < 2)
        return GV_OK;
    write_caption(page, &g, &caption);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    write_note(&g, &caption);
    GV_TRY(gv_page_keep(page, &caption, &note, err));
    gv_figure_open(out, "groups", "Who adopts, group by group", said);
    for (gv_cut cut = GV_CUT_WIDE; cut < GV_CUTS; cut++)
        draw(page, &g, cut, said, out);
    tabulate(page, &g, out);
    gv_figure_close(out, note);
done:
    return status;
}
