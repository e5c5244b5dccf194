/* Picture: a small network as a file of its own. People by size of following and by group
 * or community, ties as they lead. */
#include "network/igraph_bridge.h"
#include "report/svg.h"
#include "report/words.h"

#include "grapevine/report.h"

#include <math.h>
#include <stdlib.h>

#define SIDE 900.0
#define MARGIN 44.0
#define HEAD 84.0
#define FOOT 40.0
enum { COLOURS = 7, OTHERS = 7, LABELLED = 80, LABEL_LETTERS = 14, LEGEND_LETTERS = 24 };

/* Colours of the report: Okabe and Ito (2008), and a grey for whoever is left. */
static const char style[] =
    "<style>svg{--ground:#fcfbf8;--ink:#1b1d20;--soft:#595e65;--rule:#8d929a;"
    "--c0:#0072b2;--c1:#d55e00;--c2:#009e73;--c3:#b8588f;--c4:#c98600;--c5:#3a9fd8;"
    "--c6:#8c7f00;--c7:#8b9097;background:var(--ground);font-family:system-ui,"
    "-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif}"
    "@media screen and (prefers-color-scheme:dark){svg{--ground:#131518;--ink:#eceae5;"
    "--soft:#a9adb3;--rule:#7b8087;--c0:#4aa8e8;--c1:#ff8b3d;--c2:#2fcb9d;--c3:#e59ac5;"
    "--c4:#f2b632;--c5:#8fd0f6;--c6:#f0e442;--c7:#7d838a}}"
    ".paper{fill:var(--ground)}.title{font-size:24px;font-weight:650;fill:var(--ink);"
    "letter-spacing:-.3px}.note{font-size:14px;fill:var(--soft)}"
    ".name{fill:var(--ink);text-anchor:middle;paint-order:stroke;stroke:var(--ground);"
    "stroke-width:3px;stroke-linejoin:round}"
    "circle{stroke:var(--ground)}.ties{fill:none;stroke-linecap:round}"
    ".k0{--k:var(--c0)}.k1{--k:var(--c1)}.k2{--k:var(--c2)}.k3{--k:var(--c3)}"
    ".k4{--k:var(--c4)}.k5{--k:var(--c5)}.k6{--k:var(--c6)}.k7{--k:var(--c7)}"
    ".k8{--k:var(--rule)}"
    ".p{fill:var(--k)}.t{stroke:var(--k)}.h{fill:var(--k)}</style>\n";

typedef struct legend {
    char name[64]; /* escaped by whoever writes it */
    uint32_t people;
} legend;

typedef struct picture {
    gv_csr out;
    const gv_network *net;
    uint32_t n;
    bool is_mutual;
    double *x, *y, *radius; /* [n] in the picture's units */
    uint32_t *colour;       /* [n] 0 .. OTHERS */
    legend known[COLOURS + 1];
    double height;
    double usual;    /* radius */
    double heaviest; /* weight */
} picture;

/* ---- colours ---- */

typedef struct crowd {
    uint32_t number, people;
} crowd;

static int larger_first(const void *a, const void *b)
{
    const crowd *x = a;
    const crowd *y = b;
    if (x->people != y->people)
        return x->people > y->people ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* The largest classes get a colour each, the others share a grey one. Classes of one person
 * are no community. */
static gv_status colour_by_class(picture *p, const uint32_t *class, bool keeps_order,
                                 gv_error *err)
{
    crowd *crowds = gv_alloc((size_t) p->n + 1, sizeof *crowds, err);
    uint32_t *colour_of =
        crowds ? gv_alloc((size_t) p->n + 1, sizeof *colour_of, err) : NULL;
    if (colour_of == NULL) {
        gv_free(crowds);
        return GV_E_MEMORY;
    }
    for (uint32_t c = 0; c < p->n; c++) {
        crowds[c].number = c;
        colour_of[c] = OTHERS;
    }
    for (uint32_t v = 0; v < p->n; v++)
        crowds[class[v]].people++;
    if (!keeps_order)
        qsort(crowds, p->n, sizeof *crowds, larger_first);
    for (uint32_t k = 0; k < p->n && k < COLOURS; k++) {
        if (keeps_order || crowds[k].people > 1) {
            colour_of[crowds[k].number] = k;
            p->known[k].people = crowds[k].people;
        }
    }
    for (uint32_t v = 0; v < p->n; v++) {
        p->colour[v] = colour_of[class[v]];
        p->known[OTHERS].people += p->colour[v] == OTHERS ? 1 : 0;
    }
    gv_free(colour_of);
    gv_free(crowds);
    return GV_OK;
}

static void name_groups(picture *p, const gv_trait *group)
{
    for (size_t k = 0; k < COLOURS && k < group->n_labels; k++) {
        size_t i = 0;
        for (; i + 1 < sizeof p->known[k].name && group->label[k][i] != '\0'; i++)
            p->known[k].name[i] = group->label[k][i];
        p->known[k].name[i] = '\0';
    }
}

static gv_status colour_people(picture *p, const gv_trait *group, gv_key key, gv_error *err)
{
    gv_status status = GV_OK;
    uint32_t *class = gv_alloc((size_t) p->n + 1, sizeof *class, err);
    if (class == NULL)
        return GV_E_MEMORY;
    if (group != NULL) {
        for (uint32_t v = 0; v < p->n; v++)
            class[v] = group->value[v];
        name_groups(p, group);
    } else if (p->out.offset != NULL) {
        gv_csr plain = p->out;
        plain.weight = NULL;
        GV_TRY(gv_igraph_communities(plain, key, class, err));
    }
    status = colour_by_class(p, class, group != NULL, err);
done:
    gv_free(class);
    return status;
}

/* ---- places and sizes ---- */

/* Half of all people have somebody nearer than this. */
static gv_status median_gap(const picture *p, double *out, gv_error *err)
{
    double *nearest = gv_alloc((size_t) p->n + 1, sizeof *nearest, err);
    if (nearest == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < p->n; v++) {
        nearest[v] = SIDE;
        for (uint32_t u = 0; u < p->n; u++) {
            const double dx = p->x[u] - p->x[v], dy = p->y[u] - p->y[v];
            if (u != v)
                nearest[v] = fmin(nearest[v], sqrt(dx * dx + dy * dy));
        }
    }
    gv_sort_reals(nearest, p->n);
    *out = p->n > 0 ? gv_quantile(nearest, p->n, 0.5) : SIDE;
    gv_free(nearest);
    return GV_OK;
}

/* Whoever has the mean following is as large as there is room for; areas grow with the
 * following. */
static gv_status size_people(picture *p, gv_error *err)
{
    double gap = 0;
    const gv_status status = median_gap(p, &gap, err);
    if (status != GV_OK)
        return status;
    const double mean = fmax(1, (double) gv_network_arcs(p->net) / (p->n + 1e-9));
    p->usual = fmin(13, fmax(2.4, 0.36 * gap));
    for (uint32_t v = 0; v < p->n; v++) {
        const double share = (double) gv_network_followers(p->net, v) / mean;
        p->radius[v] = p->usual * fmin(3.2, sqrt(0.2 + 0.8 * share));
    }
    return GV_OK;
}

static gv_status place_people(picture *p, gv_key key, gv_error *err)
{
    double low = 1, high = 0;
    const gv_status status = gv_network_layout(p->net, key, p->x, p->y, err);
    if (status != GV_OK)
        return status;
    for (uint32_t v = 0; v < p->n; v++) {
        low = fmin(low, p->y[v]);
        high = fmax(high, p->y[v]);
    }
    for (uint32_t v = 0; v < p->n; v++) {
        p->x[v] = MARGIN + SIDE * p->x[v];
        p->y[v] = HEAD + MARGIN + SIDE * (p->y[v] - low);
    }
    p->height = HEAD + 2 * MARGIN + SIDE * fmax(high - low, 0) + FOOT;
    return size_people(p, err);
}

/* ---- ties ---- */

static bool has_arc(gv_csr csr, uint32_t u, uint32_t v)
{
    for (uint64_t arc = csr.offset[u]; arc < csr.offset[u + UINT64_C(1)]; arc++) {
        if (csr.target[arc] >= v)
            return csr.target[arc] == v;
    }
    return false;
}

/* Fainter where many cross. */
static double opacity_of(const picture *p)
{
    const double arcs = (double) p->out.offset[p->n] / (p->is_mutual ? 2 : 1);
    return fmin(0.75, fmax(0.16, 0.75 * sqrt(160 / (arcs + 1))));
}

static double width_of(const picture *p, uint64_t arc)
{
    const double usual = p->n > 250 ? 0.9 : 1.2;
    if (p->out.weight == NULL)
        return usual;
    return usual * (0.5 + 2.5 * p->out.weight[arc] / p->heaviest);
}

static void draw_head(gv_text *out, double x, double y, double dx, double dy, double size)
{
    gv_text_add(out, "<path class=\"h\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fz\"/>\n", x, y,
                x - size * (dx + 0.42 * dy), y - size * (dy - 0.42 * dx),
                x - size * (dx - 0.42 * dy), y - size * (dy + 0.42 * dx));
}

/* From the rim of u to the rim of v; one that leads one way bends, so that the two of a
 * pair do not cover each other, and ends in a head. */
static void draw_tie(const picture *p, uint32_t u, uint32_t v, uint64_t arc, bool is_arrow,
                     gv_text *out)
{
    const double head = 3.5 + 0.45 * p->usual;
    double dx = p->x[v] - p->x[u];
    double dy = p->y[v] - p->y[u];
    gv_text_add(out, "<path class=\"t\" stroke-width=\"%.2f\" d=\"M%.1f %.1f",
                width_of(p, arc), p->x[u], p->y[u]);
    if (!is_arrow) {
        gv_text_add(out, "L%.1f %.1f\"/>\n", p->x[v], p->y[v]);
        return;
    }
    const double bend = 0.12;
    const double mx = (p->x[u] + p->x[v]) / 2 - bend * dy;
    const double my = (p->y[u] + p->y[v]) / 2 + bend * dx;
    dx = p->x[v] - mx;
    dy = p->y[v] - my;
    const double last = sqrt(dx * dx + dy * dy);
    dx = last > 0 ? dx / last : 1;
    dy = last > 0 ? dy / last : 0;
    const double tip_x = p->x[v] - dx * (p->radius[v] + 1);
    const double tip_y = p->y[v] - dy * (p->radius[v] + 1);
    gv_text_add(out, "Q%.1f %.1f %.1f %.1f\"/>\n", mx, my, tip_x - 0.7 * head * dx,
                tip_y - 0.7 * head * dy);
    draw_head(out, tip_x, tip_y, dx, dy, head);
}

/* Ties within a colour have it, all others are grey: those below. */
static void draw_ties_of(const picture *p, uint32_t colour, gv_text *out)
{
    const double opacity = opacity_of(p);
    gv_text_add(out, "<g class=\"ties k%u\" opacity=\"%.2f\">\n", colour,
                colour > OTHERS ? 0.8 * opacity : opacity);
    for (uint32_t u = 0; u < p->n; u++) {
        for (uint64_t arc = p->out.offset[u]; arc < p->out.offset[u + UINT64_C(1)]; arc++) {
            const uint32_t v = p->out.target[arc];
            const bool is_within = p->colour[u] == p->colour[v];
            if ((is_within ? p->colour[u] : OTHERS + 1) != colour)
                continue;
            const bool is_both = p->is_mutual || has_arc(p->out, v, u);
            if (!is_both || u < v)
                draw_tie(p, u, v, arc, !is_both, out);
        }
    }
    gv_text_add(out, "</g>\n");
}

static void draw_ties(picture *p, gv_text *out)
{
    if (p->out.offset == NULL)
        return;
    const uint64_t arcs = p->out.offset[p->n];
    for (uint64_t arc = 0; p->out.weight != NULL && arc < arcs; arc++)
        p->heaviest = fmax(p->heaviest, p->out.weight[arc]);
    draw_ties_of(p, OTHERS + 1, out);
    for (uint32_t colour = OTHERS + 1; colour-- > 0;)
        draw_ties_of(p, colour, out);
}

/* ---- people ---- */

static void draw_person(const picture *p, uint32_t v, gv_text *out)
{
    char room[32];
    gv_text_add(out,
                "<circle class=\"p k%u\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.2f\" "
                "stroke-width=\"%.1f\"><title>",
                p->colour[v], p->x[v], p->y[v], p->radius[v], p->n > 250 ? 0.8 : 1.2);
    gv_escape(out, gv_network_label(p->net, v, room));
    gv_text_add(out, ": %s",
                gv_say_count(gv_network_followers(p->net, v),
                             p->is_mutual ? "tie" : "follower",
                             p->is_mutual ? "ties" : "followers")
                    .text);
    gv_text_add(out, "</title></circle>\n");
}

static void name_person(const picture *p, uint32_t v, gv_text *out)
{
    char room[32];
    const double size = fmin(14, fmax(9.5, 1.15 * p->usual));
    gv_text_add(out, "<text class=\"name\" x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\">",
                p->x[v], p->y[v] - p->radius[v] - 0.35 * size, size);
    gv_escape_short(out, gv_network_label(p->net, v, room), LABEL_LETTERS);
    gv_text_add(out, "</text>\n");
}

/* Large ones first, so that nobody is covered whole. */
static gv_status draw_people(const picture *p, gv_text *out, gv_error *err)
{
    crowd *by_size = gv_alloc((size_t) p->n + 1, sizeof *by_size, err);
    if (by_size == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < p->n; v++)
        by_size[v] = (crowd){ v, (uint32_t) gv_network_followers(p->net, v) };
    qsort(by_size, p->n, sizeof *by_size, larger_first);
    for (uint32_t k = 0; k < p->n; k++)
        draw_person(p, by_size[k].number, out);
    for (uint32_t v = 0; v < p->n && p->n <= LABELLED; v++)
        name_person(p, v, out);
    gv_free(by_size);
    return GV_OK;
}

/* ---- words ---- */

static double legend_entry(const picture *p, uint32_t colour, const char *words, double x,
                           gv_text *out)
{
    const double size = 14, y = p->height - 26;
    gv_text escaped = { .text = NULL };
    gv_escape_short(&escaped, words, LEGEND_LETTERS);
    gv_text_add(&escaped, " (%u)", p->known[colour].people);
    if (escaped.failed) {
        out->failed = true;
        return x;
    }
    gv_text_add(out, "<circle class=\"p k%u\" cx=\"%.1f\" cy=\"%.1f\" r=\"6\"/>\n", colour,
                x + 6, y - 5);
    gv_svg_words(out, x + 18, y, "note", escaped.text);
    const double next = x + 18 + gv_svg_text_width(escaped.text, size) + 22;
    gv_text_free(&escaped);
    return next;
}

static void draw_legend(const picture *p, const gv_trait *group, gv_text *out)
{
    static const char *const communities[COLOURS] = {
        "A", "B", "C", "D", "E", "F", "G",
    };
    double x = MARGIN;
    for (uint32_t k = 0; k < COLOURS; k++) {
        if (p->known[k].people > 0)
            x = legend_entry(p, k, group != NULL ? p->known[k].name : communities[k], x,
                             out);
    }
    if (p->known[OTHERS].people > 0)
        legend_entry(p, OTHERS, group != NULL ? "other groups" : "others", x, out);
}

static void draw_words(const picture *p, const char *title, const gv_trait *group,
                       gv_text *out)
{
    gv_text line = { .text = NULL };
    const uint64_t arcs = gv_network_arcs(p->net);
    gv_escape_short(&line, title, 70);
    gv_svg_words(out, MARGIN, 44, "title", line.failed ? "" : line.text);
    line.length = 0;
    gv_text_add(&line, "%s, ", gv_say_count(p->n, "person", "people").text);
    gv_text_add(&line, "%s; ",
                gv_say_count(p->is_mutual ? arcs / 2 : arcs, p->is_mutual ? "tie" : "arc",
                             p->is_mutual ? "ties" : "arcs")
                    .text);
    gv_text_add(&line, "size: %s; colour: %s",
                p->is_mutual ? "ties" : "followers; arrows: from speaker to hearer",
                group != NULL ? "group" : "community (Louvain)");
    gv_svg_words(out, MARGIN, 70, "note", line.failed ? "" : line.text);
    out->failed = out->failed || line.failed;
    gv_text_free(&line);
}

static gv_status draw(picture *p, const char *title, const gv_trait *group, gv_text *out,
                      gv_error *err)
{
    const double width = SIDE + 2 * MARGIN;
    gv_text_add(out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
                "width=\"%.0f\" height=\"%.0f\">\n",
                width, p->height, width, p->height);
    gv_text_add(out, "%s", style);
    gv_text_add(out, "<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>\n");
    draw_words(p, title, group, out);
    draw_ties(p, out);
    const gv_status status = draw_people(p, out, err);
    draw_legend(p, group, out);
    gv_text_add(out, "</svg>\n");
    if (status == GV_OK && out->failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for a drawing");
    return status;
}

gv_status gv_report_network(const gv_network *net, const gv_trait *group, gv_key key,
                            const char *title, gv_text *svg, gv_error *err)
{
    gv_status status;
    picture p = { .net = net, .out = gv_network_out(net), .n = gv_network_people(net) };
    double *place = gv_alloc(3 * (size_t) p.n + 1, sizeof *place, err);
    p.colour = place ? gv_alloc((size_t) p.n + 1, sizeof *p.colour, err) : NULL;
    if (p.colour == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    p.x = place;
    p.y = place + p.n;
    p.radius = place + 2 * (size_t) p.n;
    GV_TRY(place_people(&p, key, err));
    p.is_mutual = gv_network_is_mutual(net);
    GV_TRY(colour_people(&p, group, key, err));
    GV_TRY(draw(&p, title, group, svg, err));
done:
    gv_free(p.colour);
    gv_free(place);
    return status;
}
