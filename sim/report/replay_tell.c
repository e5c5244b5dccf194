/* The replay as JSON: what replay.js reads. Numbers are whole, names safe in a script. */
#include "report/replay.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* A quoted text in which no markup can begin. */
static void add_text(gv_text *out, const char *text)
{
    gv_text quoted = { 0 };
    gv_text_add_quoted(&quoted, text);
    for (const char *at = quoted.text; at != NULL && *at != '\0'; at++) {
        if (*at == '<' || *at == '>' || *at == '&')
            gv_text_add(out, "\\u%04x", (unsigned) *at);
        else
            gv_text_add_bytes(out, at, 1);
    }
    out->failed = out->failed || quoted.failed;
    gv_text_free(&quoted);
}

static void add_number(gv_text *out, double x)
{
    char number[32];
    if (isfinite(x)) {
        gv_print_real(x, number, sizeof number);
        gv_text_add(out, "%s", number);
    } else {
        gv_text_add(out, "null");
    }
}

/* ---- the question and its answer ----------------------------------------- */

static void add_arms(const gv_page *page, const gv_replay *replay, gv_text *out)
{
    gv_text_add(out, "\"arms\":[");
    for (size_t a = 0; a < page->n_arms; a++) {
        const gv_arm *arm = &page->plan->arms[a];
        gv_text_add(out, "%s{\"name\":", a > 0 ? ",\n" : "");
        add_text(out, page->answer->arms[a].name);
        gv_text_add(out, ",\"look\":");
        add_text(out, page->look[a]);
        gv_text_add(out, ",\"baseline\":%s,\"shown\":%s,\"mean\":",
                    gv_page_is_baseline(page, a) ? "true" : "false",
                    gv_replay_shows(page, replay, a) ? "true" : "false");
        add_number(out, page->answer->arms[a].adopters.value);
        gv_text_add(out, ",\"tactics\":[");
        for (size_t k = 0; k < arm->n_tactics; k++) {
            gv_text_add(out, "%s", k > 0 ? "," : "");
            add_text(out, arm->tactics[k].name);
        }
        gv_text_add(out, "]}");
    }
    gv_text_add(out, "],\n");
}

static void add_answer(const gv_page *page, gv_text *out)
{
    const gv_comparison *c = page->answer;
    gv_text_add(out, "\"answer\":{\"winner\":%zu,\"second\":%zu,\"lead\":[", c->winner,
                c->second);
    add_number(out, c->verdict.adopters.value);
    gv_text_add(out, ",");
    add_number(out, c->verdict.adopters.low);
    gv_text_add(out, ",");
    add_number(out, c->verdict.adopters.high);
    gv_text_add(out, "],\"decided\":%s},\n", c->is_decided ? "true" : "false");
}

static void add_channels(gv_text *out)
{
    gv_text_add(out, "\"channels\":[");
    for (size_t c = 0; c < GV_CHANNELS; c++) {
        gv_text_add(out, "%s{\"name\":", c > 0 ? "," : "");
        add_text(out, gv_channel_name((gv_channel) c));
        gv_text_add(out, ",\"meaning\":");
        add_text(out, gv_channel_meaning((gv_channel) c));
        gv_text_add(out, "}");
    }
    gv_text_add(out, "],\n");
}

/* ---- worlds -------------------------------------------------------------- */

static void add_places(gv_text *out, const char *name, const double *place, uint32_t n)
{
    const double unit = 1000;
    gv_text_add(out, "\"%s\":[", name);
    for (uint32_t v = 0; v < n; v++)
        gv_text_add(out, "%s%.0f", v > 0 ? "," : "", floor(unit * place[v] + 0.5));
    gv_text_add(out, "],\n");
}

static void add_ties(gv_text *out, const gv_replay_world *world)
{
    gv_text_add(out, "\"ties\":");
    if (world->tie == NULL) {
        gv_text_add(out, "null,\n");
        return;
    }
    gv_text_add(out, "[");
    for (uint64_t k = 0; k < 2 * world->n_ties; k++)
        gv_text_add(out, "%s%" PRIu32, k > 0 ? "," : "", world->tie[k]);
    gv_text_add(out, "],\n");
}

static void add_labels(gv_text *out, const gv_replay_world *world)
{
    gv_text_add(out, "\"labels\":%s", world->label == NULL ? "null,\n" : "[");
    for (uint32_t v = 0; world->label != NULL && v < world->people; v++) {
        gv_text_add(out, "%s", v > 0 ? "," : "");
        add_text(out, world->label[v]);
    }
    gv_text_add(out, world->label == NULL ? "" : "],\n");
}

/* Four numbers an adopter: person, step, channel, by. */
static void add_life(gv_text *out, const gv_replay_life *life)
{
    gv_text_add(out, "[");
    for (uint32_t i = 0; i < life->n; i++) {
        const gv_replay_adopter *a = &life->adopter[i];
        gv_text_add(out, "%s%" PRIu32 ",%" PRIu32 ",%u,", i > 0 ? "," : "", a->person,
                    a->step, (unsigned) a->channel);
        if (a->by == GV_REPLAY_UNAIDED)
            gv_text_add(out, "null");
        else
            gv_text_add(out, "%" PRId64, a->by);
    }
    gv_text_add(out, "]");
}

static void add_world(const gv_page *page, const gv_replay_world *world, gv_text *out)
{
    gv_text_add(out, "{\"replicate\":%" PRIu64 ",\"rank\":", world->replicate);
    add_number(out, world->rank);
    gv_text_add(out, ",\"people\":%" PRIu32 ",\n", world->people);
    add_places(out, "x", world->x, world->people);
    add_places(out, "y", world->y, world->people);
    add_ties(out, world);
    add_labels(out, world);
    gv_text_add(out, "\"lives\":[");
    for (size_t a = 0; a < page->n_arms; a++) {
        gv_text_add(out, "%s", a > 0 ? ",\n" : "");
        add_life(out, &world->life[a]);
    }
    gv_text_add(out, "]}");
}

void gv_replay_tell(const gv_page *page, const gv_replay *replay, gv_text *out)
{
    gv_text_add(out, "{\"ticks\":%zu,\n", page->n_steps - 1);
    add_arms(page, replay, out);
    add_answer(page, out);
    add_channels(out);
    gv_text_add(out, "\"worlds\":[\n");
    for (size_t k = 0; k < replay->n; k++) {
        gv_text_add(out, "%s", k > 0 ? ",\n" : "");
        add_world(page, &replay->world[k], out);
    }
    gv_text_add(out, "]}\n");
}
