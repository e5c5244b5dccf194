/* Picture: the largest tree of who convinced whom in each strategy's median replicate, and
 * how many people each generation of word of mouth brings. */
#include "report/cascade.h"
#include "report/page.h"
#include "report/tree_layout.h"

#include <math.h>
#include <stdlib.h>

/* ---- the median replicate ------------------------------------------------ */

typedef struct ending {
    double people;
    uint64_t r;
} ending;

static int by_people(const void *a, const void *b)
{
    const ending *x = a, *y = b;
    if (x->people < y->people || x->people > y->people)
        return x->people < y->people ? -1 : 1;
    return x->r < y->r ? -1 : x->r > y->r ? 1 : 0;
}

/* The replicate whose final adopters are the lower median; UINT64_MAX: no life is done. */
static gv_status median_replicate(const gv_page *page, size_t arm, uint64_t *out,
                                  gv_error *err)
{
    const gv_block *b = page->block;
    size_t n = 0;
    ending *endings = gv_alloc((size_t) b->n, sizeof *endings, err);
    if (endings == NULL)
        return GV_E_MEMORY;
    for (uint64_t r = 0; r < b->n; r++) {
        const double people = gv_page_count(page, "final_adopters", arm, r);
        if (isfinite(people))
            endings[n++] = (ending){ people, r };
    }
    qsort(endings, n, sizeof *endings, by_people);
    *out = n > 0 ? b->first + endings[(n - 1) / 2].r : UINT64_MAX;
    gv_free(endings);
    return GV_OK;
}

/* ---- what was found ------------------------------------------------------ */

typedef struct exhibit {
    gv_cascade tree;
    uint64_t replicate; ///< UINT64_MAX: nothing to show
} exhibit;

static gv_status find_exhibits(const gv_page *page, exhibit *at, gv_error *err)
{
    gv_status status = GV_OK;
    for (size_t a = 0; a < page->n_arms; a++) {
        GV_TRY(median_replicate(page, a, &at[a].replicate, err));
        if (at[a].replicate != UINT64_MAX)
            GV_TRY(gv_cascade_largest(page->plan, a, at[a].replicate, &at[a].tree, err));
    }
done:
    return status;
}

static void say_tree(const gv_page *page, const exhibit *e, size_t arm, gv_text *out)
{
    if (e->tree.size > 1)
        gv_text_add(out, "the largest tree of %s joins %s over %s", page->said[arm],
                    gv_say_count(e->tree.size, "person", "people").text,
                    gv_say_count(e->tree.depth, "generation", "generations").text);
    else
        gv_text_add(out, "nobody passes it on under %s", page->said[arm]);
}

static void write_caption(const gv_page *page, const exhibit *at, gv_text *out)
{
    const size_t best = page->answer->winner, second = page->answer->second;
    gv_text_add(out, "In the median replicate, ");
    say_tree(page, &at[best], best, out);
    if (gv_page_has_duel(page)) {
        gv_text_add(out, "; ");
        say_tree(page, &at[second], second, out);
    }
    gv_text_add(out, ".");
}

/* ---- generations --------------------------------------------------------- */

/* Generations worth a bar: the last one in which some strategy has half a person. */
static size_t generations_shown(const gv_page *page)
{
    size_t shown = 3;
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t g = shown; g < GV_DEPTHS; g++)
            if (page->answer->arms[a].generation[g] >= 0.5)
                shown = g + 1;
    return shown;
}

static double largest_generation(const gv_page *page)
{
    double most = 0;
    for (size_t a = 0; a < page->n_arms; a++)
        for (size_t g = 0; g < GV_DEPTHS; g++)
            if (isfinite(page->answer->arms[a].generation[g]))
                most = fmax(most, page->answer->arms[a].generation[g]);
    return fmax(most, 1);
}

static void say_generation(size_t g, gv_text *out)
{
    gv_text_add(out, g + 1 < GV_DEPTHS ? "%zu" : "%zu+", g);
}

/* Every generation that matters, or only the first and the largest where bars are narrow.
 */
static bool is_labelled(const gv_page *page, size_t arm, size_t generation)
{
    enum { WIDE_BARS = 9 };
    const double *people = page->answer->arms[arm].generation;
    size_t largest = 0;
    for (size_t g = 1; g < GV_DEPTHS; g++)
        largest = people[g] > people[largest] ? g : largest;
    if (generations_shown(page) <= WIDE_BARS)
        return people[generation] >= largest_generation(page) / 8;
    return generation == largest || (generation == 0 && people[0] > people[1]);
}

static void draw_generations(const gv_page *page, size_t arm, gv_text *out)
{
    enum { MOST_NUMBERED = 12 };
    const double width = 340, height = 150, top = 24, base = 106;
    const size_t n = generations_shown(page);
    const gv_svg_scale y = { .high = largest_generation(page), .from = base, .to = top };
    const double *people = page->answer->arms[arm].generation, step = width / (double) n;
    gv_text about = { 0 };
    gv_text_add(&about, "%s", page->name[arm]);
    for (size_t g = 0; g < n; g++)
        gv_text_add(&about, "; generation %zu: %s", g, gv_say_number(people[g]).text);
    gv_svg_open(out, "", width, height, "Mean adopters by generation",
                about.text != NULL ? about.text : "");
    out->failed = out->failed || about.failed;
    gv_text_free(&about);
    for (size_t g = 0; g < n; g++) {
        const double shown = isfinite(people[g]) ? people[g] : 0;
        const double x = step * (double) g, up = gv_svg_place(&y, shown);
        if (shown > 0)
            gv_svg_box(out, x + 1.5, up, step - 3, base - up, "fill");
        if (n <= MOST_NUMBERED || g % 2 == 0) {
            gv_text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"middle small\">",
                        x + step / 2, base + 18);
            say_generation(g, out);
            gv_text_add(out, "</text>\n");
        }
        if (shown > 0 && is_labelled(page, arm, g))
            gv_svg_words(out, x + step / 2, up - 6, "middle small",
                         gv_say_fixed(shown, 0).text);
    }
    gv_svg_line(out, 0, base, width, base, "axis");
    gv_svg_words(out, width / 2, height - 6, "middle name", "generation of word of mouth");
    gv_svg_close(out);
}

/* ---- the picture --------------------------------------------------------- */

static void say_below(const gv_page *page, const exhibit *e, size_t arm, gv_text *out)
{
    const gv_arm_summary *s = &page->answer->arms[arm];
    gv_text_add(out, "<p class=\"note\">");
    if (e->tree.size > 1)
        gv_text_add(out, "Replicate %llu: the largest of %s, %s, %s deep.",
                    (unsigned long long) e->replicate,
                    gv_say_count(e->tree.trees, "tree", "trees").text,
                    gv_say_count(e->tree.size, "person", "people").text,
                    gv_say_count(e->tree.depth, "generation", "generations").text);
    if (e->tree.n_drawn < e->tree.size)
        gv_text_add(out, " Drawn: the first %u to adopt.", e->tree.n_drawn);
    if (isfinite(s->largest_tree.value))
        gv_text_add(out, " On average the largest tree has %s people and depth %s",
                    gv_say_number(s->largest_tree.value).text,
                    gv_say_number(s->depth.value).text);
    if (isfinite(s->virality.value))
        gv_text_add(out, "; structural virality %s", gv_say_number(s->virality.value).text);
    gv_text_add(out, "%s</p>\n", isfinite(s->largest_tree.value) ? "." : "");
}

static gv_status draw_cell(const gv_page *page, const exhibit *e, size_t arm, gv_text *out,
                           gv_error *err)
{
    const double size = 340;
    gv_status status = GV_OK;
    gv_text about = { 0 };
    const char *said;
    gv_text_add(out, "<div class=\"cell %s\"><h3>", page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "%s</h3>\n", page->name[arm]);
    say_tree(page, e, arm, &about);
    GV_TRY(gv_page_keep(page, &about, &said, err));
    gv_svg_open(out, "tree", size, size, "Largest tree", said);
    if (e->tree.size > 1)
        GV_TRY(gv_tree_draw(
            out, &(gv_tree){ .parent = e->tree.parent, .n = e->tree.n_drawn }, size, err));
    else
        gv_svg_words(out, size / 2, size / 2, "middle", "nobody passes it on");
    gv_svg_close(out);
    if (gv_page_has(page, "generations"))
        draw_generations(page, arm, out);
    say_below(page, e, arm, out);
    gv_text_add(out, "</div>\n");
done:
    return status;
}

static void tabulate(const gv_page *page, gv_text *out)
{
    const size_t n = generations_shown(page);
    if (!gv_page_has(page, "generations"))
        return;
    gv_figure_table_open(out, "Mean adopters by generation");
    for (size_t a = 0; a < page->n_arms; a++)
        gv_figure_table_head(out, page->name[a]);
    gv_figure_table_body(out);
    for (size_t g = 0; g < n; g++) {
        gv_text_add(out, "<tr><th scope=\"row\">");
        say_generation(g, out);
        gv_text_add(out, "</th>");
        for (size_t a = 0; a < page->n_arms; a++)
            gv_text_add(out, "<td>%s</td>",
                        gv_say_number(page->answer->arms[a].generation[g]).text);
        gv_text_add(out, "</tr>\n");
    }
    gv_figure_table_close(out);
}

gv_status gv_picture_cascades(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_E_MEMORY;
    gv_text caption = { 0 };
    const char *said;
    if (!gv_page_has(page, "largest_tree") || !gv_page_has(page, "final_adopters"))
        return GV_OK;
    exhibit *at = gv_alloc(page->n_arms, sizeof *at, err);
    if (at == NULL)
        return GV_E_MEMORY;
    GV_TRY(find_exhibits(page, at, err));
    write_caption(page, at, &caption);
    GV_TRY(gv_page_keep(page, &caption, &said, err));
    gv_figure_open(out, "cascades", "Who convinced whom", said);
    gv_text_add(out, "<div class=\"cells\">\n");
    for (size_t a = 0; a < page->n_arms; a++)
        if (at[a].tree.size > 0)
            GV_TRY(draw_cell(page, &at[a], a, out, err));
    gv_text_add(out, "</div>\n");
    tabulate(page, out);
    gv_figure_close(out,
                    "Each dot is a person, joined to whoever convinced them; nobody in the "
                    "network convinced the person at the centre, and each ring is one step "
                    "of word of mouth further. Bars: mean adopters over all replicates, on "
                    "one scale.");
done:
    for (size_t a = 0; a < page->n_arms; a++)
        gv_free(at[a].tree.parent);
    gv_free(at);
    return status;
}
