/* Files of other programs, read by igraph: GraphML, GML and Pajek. */
#include "base/foreign.h"
#include "network/igraph_recipe.h"
#include "network_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct reading {
    const char *path;
    const char *weights;
    gv_graph_format format;
    bool is_directed;
    gv_arc_rows rows;
} reading;

static igraph_error_t read_graph(igraph_t *graph, FILE *file, gv_graph_format format)
{
    switch (format) {
    case GV_GRAPH_GRAPHML:
        return igraph_read_graph_graphml(graph, file, 0);
    case GV_GRAPH_GML:
        return igraph_read_graph_gml(graph, file);
    case GV_GRAPH_PAJEK:
        break;
    }
    return igraph_read_graph_pajek(graph, file);
}

/* The number behind "line ", as igraph's parsers say where they stopped; 0: they do not. */
static uint32_t line_in(const char *text)
{
    const char *at = strstr(text, "ine ");
    uint32_t line = 0;
    for (at = at != NULL ? at + 4 : ""; *at >= '0' && *at <= '9' && line < 100000000; at++)
        line = 10 * line + (uint32_t) (*at - '0');
    return line;
}

/* Whatever igraph does not like about a file, but lack of memory, is the file's fault. */
static gv_status judge(const reading *r, igraph_error_t code, gv_error *err)
{
    gv_error said = { .code = GV_OK };
    const gv_status status = gv_foreign_igraph(&said, code, "reading the file");
    if (status != GV_E_LIBRARY)
        return status == GV_OK ? GV_OK : GV_FAIL(err, status, "%s", said.text);
    GV_FAIL(err, GV_E_DATA, "%s", said.text);
    gv_error_place(err, r->path, line_in(said.text), 1);
    return GV_E_DATA;
}

/* ---- people ---- */

/* The attribute by which a format calls its nodes: each has its own habits. */
static const char *name_attribute(const igraph_t *graph, gv_graph_format format)
{
    static const char *const by_format[][3] = { [GV_GRAPH_GRAPHML] = { "id", "name", NULL },
                                                [GV_GRAPH_GML] = { "label", "id", NULL },
                                                [GV_GRAPH_PAJEK] = { "id", NULL, NULL } };
    for (const char *const *name = by_format[format]; *name != NULL; name++) {
        if (igraph_cattribute_has_attr(graph, IGRAPH_ATTRIBUTE_VERTEX, *name))
            return *name;
    }
    return NULL;
}

static bool is_text(const igraph_t *graph, const char *name)
{
    igraph_attribute_type_t type = IGRAPH_ATTRIBUTE_UNSPECIFIED;
    return igraph_cattribute_table.gettype(graph, &type, IGRAPH_ATTRIBUTE_VERTEX, name) ==
               IGRAPH_SUCCESS &&
           type == IGRAPH_ATTRIBUTE_STRING;
}

static bool is_printable(const char *id)
{
    for (size_t n = 0; *id != '\0'; id += n) {
        n = gv_character_bytes(id, SIZE_MAX);
        if (n == 0 || (unsigned char) *id < 0x20 || *id == 0x7f)
            return false;
    }
    return true;
}

/* The reader of GraphML hands on an ampersand in an id as libxml2 leaves it in attributes.
 */
static void print_text(const char *id, gv_graph_format format, gv_text *out)
{
    static const char left[] = "&#38;";
    for (; *id != '\0'; id++) {
        gv_text_add_bytes(out, id, 1);
        if (format == GV_GRAPH_GRAPHML && strncmp(id, left, sizeof left - 1) == 0)
            id += sizeof left - 2;
    }
}

/* What the file calls the node; without a name, its number from 1. */
static void print_id(const igraph_t *graph, gv_graph_format format, const char *attribute,
                     igraph_integer_t node, gv_text *out)
{
    char number[32];
    if (attribute == NULL)
        gv_text_add(out, "%lld", (long long) node + 1);
    else if (is_text(graph, attribute))
        print_text(VAS(graph, attribute, node), format, out);
    else {
        gv_print_real(VAN(graph, attribute, node), number, sizeof number);
        gv_text_add(out, "%s", number);
    }
}

static gv_status add_person(const reading *r, const gv_text *id, gv_tokens *people,
                            uint32_t expected, gv_error *err)
{
    uint32_t number = 0;
    if (id->failed)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for the names of people");
    const char *text = id->length > 0 ? id->text : "";
    gv_status status = GV_OK;
    if (id->length == 0 || id->length > GV_LINE_LIMIT || !is_printable(text))
        status = GV_FAIL(err, GV_E_DATA, "node %u has no name that could be printed",
                         expected + 1);
    if (status == GV_OK)
        status = gv_tokens_number(people, text, id->length, &number, err);
    if (status == GV_OK && number != expected)
        status = GV_FAIL(err, GV_E_DATA, "two nodes are called '%.64s'", text);
    if (status == GV_E_DATA)
        gv_error_place(err, r->path, 0, 0);
    return status;
}

/* @param[out] rank  of every node among the people; yours to gv_free */
static gv_status take_people(reading *r, const igraph_t *graph, uint32_t **rank,
                             gv_error *err)
{
    const char *const attribute = name_attribute(graph, r->format);
    gv_tokens *people = NULL;
    gv_text id = { .text = NULL };
    gv_status status;
    GV_TRY(gv_tokens_create(&people, err));
    for (igraph_integer_t node = 0; node < igraph_vcount(graph); node++) {
        id.length = 0;
        print_id(graph, r->format, attribute, node, &id);
        GV_TRY(add_person(r, &id, people, (uint32_t) node, err));
    }
    GV_TRY(gv_tokens_sort(people, rank, &r->rows.labels, err));
    r->rows.people = gv_tokens_count(people);
done:
    gv_text_free(&id);
    gv_tokens_free(people);
    return status;
}

/* ---- ties ---- */

static gv_status take_weights(reading *r, const igraph_t *graph, gv_error *err)
{
    igraph_attribute_type_t type = IGRAPH_ATTRIBUTE_UNSPECIFIED;
    if (r->weights[0] == '\0')
        return GV_OK;
    const bool is_there =
        igraph_cattribute_has_attr(graph, IGRAPH_ATTRIBUTE_EDGE, r->weights) &&
        igraph_cattribute_table.gettype(graph, &type, IGRAPH_ATTRIBUTE_EDGE, r->weights) ==
            IGRAPH_SUCCESS;
    if (!is_there || type != IGRAPH_ATTRIBUTE_NUMERIC) {
        GV_FAIL(err, GV_E_DATA, "the ties of the file have no number called '%.64s'",
                r->weights);
        gv_error_place(err, r->path, 0, 0);
        return GV_E_DATA;
    }
    r->rows.weight = gv_alloc(r->rows.n, sizeof *r->rows.weight, err);
    if (r->rows.weight == NULL)
        return GV_E_MEMORY;
    for (uint64_t e = 0; e < r->rows.n; e++)
        r->rows.weight[e] = EAN(graph, r->weights, (igraph_integer_t) e);
    return GV_OK;
}

static gv_status take_rows(reading *r, const igraph_t *graph, gv_error *err)
{
    uint32_t *rank = NULL;
    gv_status status;
    r->is_directed = igraph_is_directed(graph);
    r->rows.n = (uint64_t) igraph_ecount(graph);
    GV_TRY(take_people(r, graph, &rank, err));
    r->rows.first = gv_alloc(r->rows.n, sizeof *r->rows.first, err);
    r->rows.second =
        r->rows.first ? gv_alloc(r->rows.n, sizeof *r->rows.second, err) : NULL;
    if (r->rows.second == NULL) {
        status = GV_E_MEMORY;
        goto done;
    }
    for (uint64_t e = 0; e < r->rows.n; e++) {
        r->rows.first[e] = rank[IGRAPH_FROM(graph, e)];
        r->rows.second[e] = rank[IGRAPH_TO(graph, e)];
    }
    GV_TRY(take_weights(r, graph, err));
done:
    gv_free(rank);
    return status;
}

/* Attributes are kept by a table that belongs to the process: it is lent until the graph is
 * gone. */
static gv_status work(void *self, gv_error *err)
{
    reading *r = self;
    igraph_t graph;
    FILE *file = fopen(r->path, "rb");
    if (file == NULL)
        return GV_FAIL(err, GV_E_DATA, "cannot read '%s': %s", r->path,
                       strerrordesc_np(errno));
    igraph_attribute_table_t *const usual =
        igraph_set_attribute_table(&igraph_cattribute_table);
    gv_status status = judge(r, read_graph(&graph, file, r->format), err);
    if (status == GV_OK) {
        status = take_rows(r, &graph, err);
        igraph_destroy(&graph);
    }
    igraph_set_attribute_table(usual);
    if (fclose(file) != 0 && status == GV_OK)
        status = GV_FAIL(err, GV_E_DATA, "cannot read '%s' to its end", r->path);
    return status;
}

gv_status gv_igraph_read(const char *path, gv_graph_format format, const char *weights,
                         bool *is_directed, gv_arc_rows *out, gv_error *err)
{
    reading r = { .path = path, .format = format, .weights = weights };
    const gv_status status = gv_igraph_locked(work, &r, err);
    if (status == GV_OK) {
        *is_directed = r.is_directed;
        *out = r.rows;
    } else {
        gv_arc_rows_release(&r.rows);
    }
    return status;
}
