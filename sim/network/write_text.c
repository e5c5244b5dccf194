/* Networks as text files: a list of ties, or GraphML. */
#include "network_internal.h"

#include <string.h>

/* Text goes out in pieces, so that memory stays small whatever the network's size. */
enum { PIECE = 1 << 16 };

typedef struct page {
    const gv_network *net;
    gv_csr out;
    bool is_mutual;
    gv_byte_sink sink;
    gv_text text;
} page;

static gv_status flush(page *p, size_t least, gv_error *err)
{
    if (p->text.failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory to write a network");
    if (p->text.length < least || p->text.length == 0)
        return GV_OK;
    const gv_status status = p->sink.take(p->sink.self, p->text.text, p->text.length, err);
    p->text.length = 0;
    return status;
}

/* Where ties lead both ways each is written once. */
static bool is_written(const page *p, uint32_t u, uint32_t v)
{
    return !p->is_mutual || u < v;
}

static gv_status write_ties(page *p, void (*write)(page *p, uint32_t u, uint64_t arc),
                            gv_error *err)
{
    gv_status status = GV_OK;
    for (uint32_t u = 0; u < p->out.n; u++) {
        for (uint64_t arc = p->out.offset[u]; arc < p->out.offset[u + UINT64_C(1)]; arc++) {
            if (is_written(p, u, p->out.target[arc]))
                write(p, u, arc);
        }
        GV_TRY(flush(p, PIECE, err));
    }
done:
    return status;
}

static void add_weight(page *p, uint64_t arc)
{
    char number[32];
    gv_print_real(p->out.weight[arc], number, sizeof number);
    gv_text_add(&p->text, "%s", number);
}

/* ---- lists of ties ---- */

/* Would the reader of lists take the id as it stands? */
static bool is_plain(const char *id)
{
    return strpbrk(id, " \t,") == NULL && strchr("#%\"'", id[0]) == NULL;
}

/* A list of ties knows people by their ties, unless they are called 0 to n - 1. */
static gv_status check_names(const page *p, gv_error *err)
{
    char room[32];
    for (uint32_t v = 0; v < p->out.n && gv_network_has_names(p->net); v++) {
        const char *const id = gv_network_label(p->net, v, room);
        const bool is_tied =
            gv_network_followers(p->net, v) + gv_network_followed(p->net, v) > 0;
        if (is_tied && is_plain(id))
            continue;
        if (is_tied)
            GV_FAIL(err, GV_E_IMPOSSIBLE,
                    "a list of ties has no room for the id '%.64s': blanks and commas "
                    "separate its columns",
                    id);
        else
            GV_FAIL(err, GV_E_IMPOSSIBLE,
                    "'%.64s' has no ties, and a list of ties cannot say so", id);
        gv_error_hint(err, "GraphML and the binary form keep everybody as they are called");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

static void write_row(page *p, uint32_t u, uint64_t arc)
{
    char room[32];
    gv_text_add(&p->text, "%s\t", gv_network_label(p->net, u, room));
    gv_text_add(&p->text, "%s", gv_network_label(p->net, p->out.target[arc], room));
    if (p->out.weight != NULL) {
        gv_text_add(&p->text, "\t");
        add_weight(p, arc);
    }
    gv_text_add(&p->text, "\n");
}

static gv_status write_list(page *p, gv_error *err)
{
    gv_status status;
    GV_TRY(check_names(p, err));
    gv_text_add(&p->text, "# %u people; to read: {kind: edge_list, file: ..., ", p->out.n);
    gv_text_add(&p->text, "directed: %s", p->is_mutual ? "false" : "true, first: speaks");
    if (p->out.weight != NULL)
        gv_text_add(&p->text, ", weights: true");
    if (!gv_network_has_names(p->net))
        gv_text_add(&p->text, ", people: %u", p->out.n);
    gv_text_add(&p->text, "}\n");
    GV_TRY(write_ties(p, write_row, err));
    status = flush(p, 1, err);
done:
    return status;
}

/* ---- GraphML ---- */

static void add_escaped(gv_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            gv_text_add(out, "&amp;");
            break;
        case '<':
            gv_text_add(out, "&lt;");
            break;
        case '"':
            gv_text_add(out, "&quot;");
            break;
        default:
            gv_text_add_bytes(out, text, 1);
        }
    }
}

static void add_name(page *p, const char *attribute, uint32_t v)
{
    char room[32];
    gv_text_add(&p->text, " %s=\"", attribute);
    add_escaped(&p->text, gv_network_label(p->net, v, room));
    gv_text_add(&p->text, "\"");
}

static void write_edge(page *p, uint32_t u, uint64_t arc)
{
    gv_text_add(&p->text, "    <edge");
    add_name(p, "source", u);
    add_name(p, "target", p->out.target[arc]);
    if (p->out.weight != NULL) {
        gv_text_add(&p->text, "><data key=\"weight\">");
        add_weight(p, arc);
        gv_text_add(&p->text, "</data></edge>\n");
    } else {
        gv_text_add(&p->text, "/>\n");
    }
}

static gv_status write_graphml(page *p, gv_error *err)
{
    gv_status status = GV_OK;
    gv_text_add(&p->text,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<!-- to read: {kind: graph_file, file: ..., directed: %s%s} -->\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
                p->is_mutual ? "false" : "true, first: speaks",
                p->out.weight != NULL ? ", weights: weight" : "");
    if (p->out.weight != NULL)
        gv_text_add(&p->text, "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" "
                              "attr.type=\"double\"/>\n");
    gv_text_add(&p->text, "  <graph edgedefault=\"%s\">\n",
                p->is_mutual ? "undirected" : "directed");
    for (uint32_t v = 0; v < p->out.n; v++) {
        gv_text_add(&p->text, "    <node");
        add_name(p, "id", v);
        gv_text_add(&p->text, "/>\n");
        GV_TRY(flush(p, PIECE, err));
    }
    GV_TRY(write_ties(p, write_edge, err));
    gv_text_add(&p->text, "  </graph>\n</graphml>\n");
    status = flush(p, 1, err);
done:
    return status;
}

static gv_status write_with(gv_network *net, gv_byte_sink sink,
                            gv_status (*write)(page *p, gv_error *err), gv_error *err)
{
    page p = { .net = net, .out = gv_network_out(net), .sink = sink };
    gv_status status;
    GV_TRY(gv_network_transpose(net, err));
    p.is_mutual = gv_csr_is_symmetric(p.out);
    status = write(&p, err);
done:
    gv_text_free(&p.text);
    return status;
}

gv_status gv_network_write_list(gv_network *net, gv_byte_sink sink, gv_error *err)
{
    return write_with(net, sink, write_list, err);
}

gv_status gv_network_write_graphml(gv_network *net, gv_byte_sink sink, gv_error *err)
{
    return write_with(net, sink, write_graphml, err);
}
