/* A network from a file of another program: GraphML, GML or Pajek, told by its ending. */
#include "network_internal.h"

#include <math.h>
#include <string.h>

typedef struct graph_file {
    const char *file;
    bool directed;
    uint32_t first;
    uint32_t loops;
    uint32_t repeats;
    const char *weights;
} graph_file;

static const gv_param graph_file_table[] = {
    GV_WORD(graph_file, file, .required = true, .is_file = true,
            .help = "file that ends in .graphml (or .xml), .gml, or .net (Pajek); people "
                    "are called by the node's id in GraphML, by label or else id in GML, "
                    "by label or else number in Pajek"),
    GV_FLAG(graph_file, directed, .required = true, .low = 0, .high = 1,
            .unit = "yes or no",
            .help = "does a tie lead one way only? The file must say the same"),
    GV_FIRST_ROW(graph_file,
                 "what the person at the source of a directed tie does: who follows "
                 "or cites somebody listens, who sends or is followed speaks"),
    GV_LOOPS_ROW(graph_file, "what to do about people who are tied to themselves"),
    GV_REPEATS_ROW(graph_file,
                   "what to do about a tie that stands there twice; merging adds weights"),
    GV_WORD(graph_file, weights, .source = "assumption",
            .help = "name of the ties' attribute that is their weight; in Pajek `weight`; "
                    "without it, ties have no weights"),
    GV_END_OF_TABLE
};

static gv_direction direction_of(const graph_file *par)
{
    return (gv_direction){ .is_directed = par->directed, .first = par->first };
}

/* @return false: no known ending */
static bool format_of(const char *path, gv_graph_format *out)
{
    static const struct {
        const char *ending;
        gv_graph_format format;
    } known[] = { { ".graphml", GV_GRAPH_GRAPHML },
                  { ".xml", GV_GRAPH_GRAPHML },
                  { ".gml", GV_GRAPH_GML },
                  { ".net", GV_GRAPH_PAJEK } };
    const char *const dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < GV_COUNT_OF(known); i++) {
        if (strcmp(dot, known[i].ending) == 0) {
            *out = known[i].format;
            return true;
        }
    }
    return false;
}

static gv_status check(const graph_file *par, gv_graph_format *format, gv_error *err)
{
    const gv_status status = gv_file_check(par->file, err);
    if (status != GV_OK)
        return status;
    if (!format_of(par->file, format)) {
        GV_FAIL(err, GV_E_IMPOSSIBLE, "the ending of '%.200s' tells no format", par->file);
        gv_error_hint(err,
                      "known are .graphml, .xml, .gml and .net; lists of ties are read "
                      "by kind: edge_list");
        return GV_E_IMPOSSIBLE;
    }
    return gv_direction_check(direction_of(par), err);
}

/* Does a line begin with the word, whatever its case? */
static bool begins_with(const char *at, size_t length, const char *word)
{
    size_t i = 0;
    while (word[i] != '\0' && i < length && (at[i] | 0x20) == (word[i] | 0x20))
        i++;
    return word[i] == '\0';
}

/* igraph would read Pajek's one-way ties as two-way ones where both kinds are mixed. */
static gv_status refuse_mixed(const char *path, gv_error *err)
{
    gv_line_reader reader = { .file = -1 };
    uint32_t line = 0;
    bool has_arcs = false, has_edges = false;
    gv_status status;
    GV_TRY(gv_lines_open(&reader, path, err));
    do {
        GV_TRY(gv_lines_next(&reader, line, err));
        const char *at = reader.buffer;
        const char *const stop = at + reader.whole;
        while (at < stop && !(has_arcs && has_edges)) {
            const char *const end = memchr(at, '\n', (size_t) (stop - at));
            has_arcs = has_arcs || begins_with(at, (size_t) (end - at), "*arcs");
            has_edges = has_edges || begins_with(at, (size_t) (end - at), "*edges");
            at = end + 1;
            line++;
        }
    } while (reader.whole > 0 && !(has_arcs && has_edges));
    if (has_arcs && has_edges) {
        status = GV_FAIL(err, GV_E_DATA, "arcs and edges are mixed in one file");
        gv_error_hint(err, "write every edge as two arcs");
        gv_error_place(err, path, line, 1);
    }
done:
    gv_lines_close(&reader);
    return status;
}

static gv_status check_direction(const graph_file *par, bool is_directed, gv_error *err)
{
    if (is_directed == par->directed)
        return GV_OK;
    GV_FAIL(err, GV_E_DATA, "the file says that its ties are %s",
            is_directed ? "directed" : "not directed");
    gv_error_hint(err, "say directed: %s", is_directed ? "true" : "false");
    gv_error_place(err, par->file, 0, 0);
    return GV_E_DATA;
}

/* Self-ties go, or are complained about. */
static gv_status settle_loops(const graph_file *par, gv_arc_rows *rows, gv_error *err)
{
    char room[32];
    uint64_t kept = 0;
    for (uint64_t i = 0; i < rows->n; i++) {
        const bool is_loop = rows->first[i] == rows->second[i];
        if (is_loop && par->loops == GV_LOOPS_REFUSE) {
            GV_FAIL(err, GV_E_DATA, "'%.64s' is tied to itself",
                    gv_labels_text(rows->labels, rows->first[i], room));
            gv_error_hint(err, "say loops: drop to leave such ties out");
            gv_error_place(err, par->file, 0, 0);
            return GV_E_DATA;
        }
        if (is_loop)
            continue;
        rows->first[kept] = rows->first[i];
        rows->second[kept] = rows->second[i];
        if (rows->weight != NULL)
            rows->weight[kept] = rows->weight[i];
        kept++;
    }
    rows->loops_dropped = rows->n - kept;
    rows->n = kept;
    return GV_OK;
}

/* igraph does not say on which lines ties stand. */
static gv_status refuse_repeat(const void *self, const gv_arc_rows *rows, uint64_t row,
                               uint64_t earlier, gv_error *err)
{
    const graph_file *par = self;
    char room[2][32];
    (void) earlier;
    GV_FAIL(err, GV_E_DATA, "the tie of '%.64s' and '%.64s' stands there twice",
            gv_labels_text(rows->labels, rows->first[row], room[0]),
            gv_labels_text(rows->labels, rows->second[row], room[1]));
    gv_error_hint(err, "say repeats: merge to make such ties one");
    gv_error_place(err, par->file, 0, 0);
    return GV_E_DATA;
}

/* A tie without the attribute has NaN. */
static gv_status check_weights(const graph_file *par, const gv_arc_rows *rows,
                               gv_error *err)
{
    char room[2][32];
    for (uint64_t i = 0; i < rows->n && rows->weight != NULL; i++) {
        if (rows->weight[i] > 0 && isfinite(rows->weight[i]))
            continue;
        GV_FAIL(err, GV_E_DATA,
                "the weight of the tie of '%.64s' and '%.64s' is not a positive number",
                gv_labels_text(rows->labels, rows->first[i], room[0]),
                gv_labels_text(rows->labels, rows->second[i], room[1]));
        gv_error_place(err, par->file, 0, 0);
        return GV_E_DATA;
    }
    return GV_OK;
}

static gv_status check_people(const graph_file *par, const gv_arc_rows *rows, gv_error *err)
{
    if (rows->people > 0)
        return GV_OK;
    GV_FAIL(err, GV_E_DATA, "the file holds no people");
    gv_error_place(err, par->file, 0, 0);
    return GV_E_DATA;
}

static gv_status network_of_file(const graph_file *par, gv_network **out, gv_error *err)
{
    const gv_rows_policy policy = { .direction = direction_of(par),
                                    .repeats = par->repeats,
                                    .refuse = refuse_repeat,
                                    .self = par };
    gv_graph_format format = GV_GRAPH_GRAPHML;
    gv_arc_rows rows = { 0 };
    bool is_directed = false;
    gv_status status;
    GV_TRY(check(par, &format, err));
    if (format == GV_GRAPH_PAJEK)
        GV_TRY(refuse_mixed(par->file, err));
    GV_TRY(gv_igraph_read(par->file, format, par->weights != NULL ? par->weights : "",
                          &is_directed, &rows, err));
    GV_TRY(check_people(par, &rows, err));
    GV_TRY(check_direction(par, is_directed, err));
    GV_TRY(check_weights(par, &rows, err));
    GV_TRY(settle_loops(par, &rows, err));
    GV_TRY(gv_rows_to_network(&policy, &rows, out, err));
done:
    gv_arc_rows_release(&rows);
    return status;
}

static gv_status graph_file_grow(const void *params, gv_key key, gv_network **out,
                                 gv_error *err)
{
    (void) key;
    return network_of_file(params, out, err);
}

static bool has_weights(const void *params)
{
    const graph_file *par = params;
    return par->weights != NULL && par->weights[0] != '\0';
}

const gv_generator gv_network_kind_graph_file = {
    .spec = { .name = "graph_file",
              .title = "Network from GraphML, GML or Pajek",
              .about = "A network as Gephi, igraph, NetworkX, yEd or Pajek save it.",
              GV_PARAMS(graph_file) },
    .is_random = false,
    .has_weights = has_weights,
    .grow = graph_file_grow,
    .peak_bytes_per_arc = 250,
};
