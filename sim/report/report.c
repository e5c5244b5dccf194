/* The report of a comparison, or of a sweep: one HTML page that stands alone, from the
 * verdict to its backing. */
#include "grapevine/report.h"

#include "report/page.h"
#include "report/replay.h"

static void open_page(const gv_page *page, bool has_replay, gv_text *out)
{
    const gv_plan *plan = page->plan;
    gv_text_add(out,
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, "
                "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"generator\" content=\"grapevine " GRAPEVINE_VERSION
                "\">\n<title>");
    gv_escape(out, plan->experiment.title != NULL ? plan->experiment.title : "grapevine");
    gv_text_add(out, "</title>\n");
    gv_page_style(out);
    if (has_replay)
        gv_replay_head(out);
    gv_text_add(out, "</head>\n<body>\n");
    gv_page_textures(out);
}

static gv_status write_comparison(const gv_page *page, const gv_replay *replay,
                                  gv_text *out, gv_error *err)
{
    gv_status status;
    gv_text_add(out, "<header>\n");
    gv_page_verdict(page, out);
    gv_text_add(out, "</header>\n<main>\n");
    gv_page_arms(page, out);
    GV_TRY(gv_picture_curves(page, out, err));
    GV_TRY(gv_picture_difference(page, out, err));
    GV_TRY(gv_picture_states(page, out, err));
    gv_picture_replay(page, replay, out);
    GV_TRY(gv_picture_channels(page, out, err));
    GV_TRY(gv_picture_groups(page, out, err));
    GV_TRY(gv_picture_takeoff(page, out, err));
    GV_TRY(gv_picture_cascades(page, out, err));
    GV_TRY(gv_picture_flip(page, out, err));
    gv_page_credit(page, out);
    gv_page_marginal(page, out);
    gv_page_spread(page, out);
    gv_page_luck(page, out);
    gv_page_pairs(page, out);
    gv_page_outcomes(page, out);
done:
    return status;
}

static gv_status write_sweep(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status;
    gv_text_add(out, "<header>\n");
    gv_page_sweep_verdict(page, out);
    gv_text_add(out, "</header>\n<main>\n");
    GV_TRY(gv_picture_sweep_curves(page, out, err));
    GV_TRY(gv_picture_sweep_map(page, out, err));
    GV_TRY(gv_picture_sweep_scatter(page, out, err));
    gv_page_sweep_arms(page, out);
    GV_TRY(gv_picture_sweep_heat(page, out, err));
    GV_TRY(gv_picture_sweep_outcomes(page, out, err));
    gv_page_sweep_points(page, out);
done:
    return status;
}

static gv_status write_page(const gv_page *page, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_replay replay = { .n = 0 };
    if (page->answer != NULL)
        GV_TRY(gv_replay_gather(page, &replay, err));
    open_page(page, replay.n > 0, out);
    GV_TRY(page->sweep != NULL ? write_sweep(page, out, err)
                               : write_comparison(page, &replay, out, err));
    gv_page_backing(page, out);
    gv_text_add(out,
                "</main>\n<footer>Written by grapevine " GRAPEVINE_VERSION
                ". This page needs no network and no script.</footer>\n</body>\n</html>\n");
done:
    return status;
}

gv_status gv_report_write(const gv_report_input *input, gv_text *html, gv_error *err)
{
    gv_status status;
    gv_arena *arena = NULL;
    gv_text out = { 0 };
    gv_page page;
    GV_TRY(gv_arena_create(&arena, err));
    GV_TRY(gv_page_prepare(&page, input, arena, err));
    GV_TRY(write_page(&page, &out, err));
    if (!out.failed)
        gv_text_add_bytes(html, out.text, out.length);
    if (out.failed || html->failed)
        status = GV_FAIL(err, GV_E_MEMORY, "no memory left for the report");
done:
    gv_text_free(&out);
    gv_arena_free(arena);
    return status;
}
