/* Picture: who adopted in a typical life of each strategy, on the network itself; with a
 * script, the same step by step. */
#include "report/replay.h"

#include <math.h>

static const double unit = 1000, margin = 30;

static double place(double at)
{
    return margin + floor(unit * at + 0.5);
}

/* As large as the crowd allows. */
static double radius_of(const gv_replay_world *world)
{
    const double largest = 30, least = 10, share = 0.2;
    return fmax(fmin(share * unit / sqrt((double) world->people), largest), least);
}

static void draw_ties(const gv_replay_world *world, gv_text *out)
{
    gv_text_add(out, "<path class=\"ties\" d=\"");
    for (uint64_t k = 0; world->tie != NULL && k < world->n_ties; k++) {
        const uint32_t u = world->tie[2 * k], v = world->tie[2 * k + 1];
        gv_text_add(out, "M%.0f %.0fL%.0f %.0f", place(world->x[u]), place(world->y[u]),
                    place(world->x[v]), place(world->y[v]));
    }
    gv_text_add(out, "\"/>\n");
}

static void draw_telling(const gv_replay_world *world, const gv_replay_life *life,
                         gv_text *out)
{
    gv_text_add(out, "<path class=\"told\" d=\"");
    for (uint32_t i = 0; i < life->n; i++) {
        const gv_replay_adopter *a = &life->adopter[i];
        if (a->by >= 0)
            gv_text_add(out, "M%.0f %.0fL%.0f %.0f", place(world->x[a->by]),
                        place(world->y[a->by]), place(world->x[a->person]),
                        place(world->y[a->person]));
    }
    gv_text_add(out, "\"/>\n");
}

static const char *class_of(const gv_replay_life *life, uint32_t person)
{
    for (uint32_t i = 0; i < life->n; i++)
        if (life->adopter[i].person == person)
            return life->adopter[i].channel == GV_CHANNEL_EARNED ? "person in"
                                                                 : "person in bought";
    return "person";
}

/* Doing nothing has a picture only where people adopt on their own. */
bool gv_replay_shows(const gv_page *page, const gv_replay *replay, size_t arm)
{
    for (size_t k = 0; k < replay->n; k++)
        if (replay->world[k].life[arm].n > 0)
            return true;
    return !gv_page_is_baseline(page, arm);
}

static void draw_world(const gv_page *page, const gv_replay_world *world, size_t arm,
                       gv_text *out)
{
    const gv_replay_life *life = &world->life[arm];
    const double radius = radius_of(world);
    gv_text about = { 0 };
    gv_text_add(&about, "%s: %s of %s adopted in replicate %llu", page->name[arm],
                gv_say_fixed((double) life->n, 0).text,
                gv_say_count(world->people, "person", "people").text,
                (unsigned long long) world->replicate);
    gv_text_add(out, "<div class=\"cell %s\"><h3>", page->look[arm]);
    gv_page_swatch(page, arm, out);
    gv_text_add(out, "%s</h3>\n", page->name[arm]);
    gv_svg_open(out, "world", place(world->width) + margin, place(world->height) + margin,
                "The network at the end", about.text != NULL ? about.text : "");
    draw_ties(world, out);
    draw_telling(world, life, out);
    for (uint32_t v = 0; v < world->people; v++)
        gv_text_add(out, "<circle class=\"%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>\n",
                    class_of(life, v), place(world->x[v]), place(world->y[v]), radius);
    gv_svg_close(out);
    gv_text_add(out, "<p class=\"note\">%s of %s adopted.</p>\n</div>\n",
                gv_say_fixed((double) life->n, 0).text,
                gv_say_count(world->people, "person", "people").text);
    out->failed = out->failed || about.failed;
    gv_text_free(&about);
}

void gv_picture_replay(const gv_page *page, const gv_replay *replay, gv_text *out)
{
    if (replay->n == 0)
        return;
    const gv_replay_world *typical = &replay->world[0];
    gv_text caption = { 0 };
    gv_text_add(&caption,
                "The network itself, with every strategy in the same place and with the "
                "same luck. Drawn: replicate %llu, in which the lead is the median.",
                (unsigned long long) typical->replicate);
    gv_figure_open(out, "replay", "One life, person by person",
                   caption.text != NULL ? caption.text : "");
    gv_text_add(out, "<div id=\"replay-still\" class=\"cells\">\n");
    for (size_t arm = 0; arm < page->n_arms; arm++)
        if (gv_replay_shows(page, replay, arm))
            draw_world(page, typical, arm, out);
    gv_text_add(out, "</div>\n<div id=\"replay-stage\"></div>\n<script "
                     "type=\"application/json\" id=\"replay-data\">\n");
    gv_replay_tell(page, replay, out);
    gv_text_add(out, "</script>\n");
    gv_figure_close(out, "A filled dot has adopted; a dark ring: convinced by what money "
                         "bought. Lines in colour lead from whoever convinced somebody to "
                         "them.");
    out->failed = out->failed || caption.failed;
    gv_text_free(&caption);
}
