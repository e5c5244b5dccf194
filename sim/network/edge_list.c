/* A network from a file: one tie to a line, under a declared policy. */
#include "network_internal.h"

#include <string.h>

typedef struct edge_list {
    const char *file;
    bool directed;
    uint32_t first;
    uint32_t loops;
    uint32_t repeats;
    bool weights;
    uint64_t people;
} edge_list;

enum { FIRST_UNSAID, FIRST_SPEAKS, FIRST_LISTENS };
enum { LOOPS_REFUSE, LOOPS_DROP };
enum { REPEATS_REFUSE, REPEATS_MERGE };

static const char *const first_choices[] = { "unsaid", "speaks", "listens", NULL };
static const char *const loops_choices[] = { "refuse", "drop", NULL };
static const char *const repeats_choices[] = { "refuse", "merge", NULL };

static const gv_param edge_list_table[] = {
    GV_WORD(edge_list, file, .required = true, .is_file = true,
            .help = "text file with a tie to a line: two ids, and a weight if `weights`, "
                    "separated by tabs, spaces or commas; lines that start with # or % are "
                    "comments"),
    GV_FLAG(edge_list, directed, .required = true, .low = 0, .high = 1, .unit = "yes or no",
            .help =
                "does a tie lead one way only? If not, each of the two hears the other"),
    GV_CHOICE(edge_list, first, .initial = FIRST_UNSAID, .low = 0, .high = 2,
              .choices = first_choices, .source = "assumption",
              .help = "what the person in the first column does, in a directed file: who "
                      "follows or cites somebody listens, who sends or is followed speaks"),
    GV_CHOICE(edge_list, loops, .initial = LOOPS_REFUSE, .low = 0, .high = 1,
              .choices = loops_choices, .source = "assumption",
              .help = "what to do about people who are tied to themselves"),
    GV_CHOICE(edge_list, repeats, .initial = REPEATS_REFUSE, .low = 0, .high = 1,
              .choices = repeats_choices, .source = "assumption",
              .help =
                  "what to do about a tie that stands there twice; merging adds weights"),
    GV_FLAG(edge_list, weights, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption", .help = "is the third column the weight of the tie?"),
    GV_COUNT(edge_list, people, .initial = 0, .low = 0, .high = GV_PEOPLE_LIMIT,
             .unit = "people", .source = "assumption",
             .help =
                 "number of people, called 0 to people - 1, tied or not; 0: those who "
                 "occur in the file, numbers in ascending order, other ids by their bytes"),
    GV_END_OF_TABLE
};

static gv_status check(const edge_list *par, gv_error *err)
{
    if (par->file == NULL || par->file[0] == '\0')
        return GV_FAIL(err, GV_E_IMPOSSIBLE, "no file is named");
    if (par->directed && par->first == FIRST_UNSAID) {
        GV_FAIL(
            err, GV_E_IMPOSSIBLE,
            "the file is directed, but nothing says which way word travels along a tie");
        gv_error_hint(
            err, "say first: listens if the first column follows, cites or asks the "
                 "second; first: speaks if it sends to, or is followed by, the second");
        return GV_E_IMPOSSIBLE;
    }
    if (!par->directed && par->first != FIRST_UNSAID) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "first says which way word travels, but the file is not directed");
        gv_error_hint(err, "say directed: true, or leave first out");
        return GV_E_IMPOSSIBLE;
    }
    return GV_OK;
}

static gv_arc_file file_of(const edge_list *par)
{
    return (gv_arc_file){ .path = par->file,
                          .has_weight = par->weights,
                          .drops_loops = par->loops == LOOPS_DROP,
                          .people = (uint32_t) par->people };
}

/* ---- rows -> arcs ---- */

/* Both directions of every row, first all as written, then all turned round. */
static gv_status double_rows(const gv_arc_rows *rows, uint32_t **speaker, uint32_t **hearer,
                             double **weight, gv_error *err)
{
    const uint64_t n = rows->n;
    const bool has_weight = rows->weight != NULL;
    uint32_t *from = gv_alloc(2 * n, sizeof *from, err);
    uint32_t *to = from ? gv_alloc(2 * n, sizeof *to, err) : NULL;
    double *w = to && has_weight ? gv_alloc(2 * n, sizeof *w, err) : NULL;
    if (to == NULL || (has_weight && w == NULL)) {
        gv_free(to);
        gv_free(from);
        return GV_E_MEMORY;
    }
    memcpy(from, rows->first, n * sizeof *from);
    memcpy(from + n, rows->second, n * sizeof *from);
    memcpy(to, rows->second, n * sizeof *to);
    memcpy(to + n, rows->first, n * sizeof *to);
    if (has_weight) {
        memcpy(w, rows->weight, n * sizeof *w);
        memcpy(w + n, rows->weight, n * sizeof *w);
    }
    *speaker = from;
    *hearer = to;
    *weight = w;
    return GV_OK;
}

static gv_status rows_both_ways(const gv_arc_rows *rows, gv_csr_store *out,
                                uint64_t *merged, gv_error *err)
{
    uint32_t *speaker = NULL;
    uint32_t *hearer = NULL;
    double *weight = NULL;
    gv_status status;
    GV_TRY(double_rows(rows, &speaker, &hearer, &weight, err));
    GV_TRY(
        gv_csr_build(rows->people, 2 * rows->n, speaker, hearer, weight, out, merged, err));
    *merged /= 2;
done:
    gv_free(weight);
    gv_free(hearer);
    gv_free(speaker);
    return status;
}

static gv_status rows_to_csr(const edge_list *par, const gv_arc_rows *rows,
                             gv_csr_store *out, uint64_t *merged, gv_error *err)
{
    if (!par->directed)
        return rows_both_ways(rows, out, merged, err);
    const bool first_speaks = par->first == FIRST_SPEAKS;
    return gv_csr_build(rows->people, rows->n, first_speaks ? rows->first : rows->second,
                        first_speaks ? rows->second : rows->first, rows->weight, out,
                        merged, err);
}

/* ---- where the repeats are ---- */

static uint64_t arc_number(gv_csr csr, uint32_t u, uint32_t v)
{
    uint64_t low = csr.offset[u];
    uint64_t high = csr.offset[u + UINT64_C(1)];
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (csr.target[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The arc that a row became; of an undirected row, the one from its lesser person. */
static uint64_t arc_of_row(const edge_list *par, const gv_arc_rows *rows, gv_csr csr,
                           uint64_t i)
{
    const uint32_t a = rows->first[i];
    const uint32_t b = rows->second[i];
    const bool turns = par->directed ? par->first == FIRST_LISTENS : a > b;
    return turns ? arc_number(csr, b, a) : arc_number(csr, a, b);
}

/* The first row that repeats an earlier one. */
static gv_status first_repeat(const edge_list *par, const gv_arc_rows *rows, gv_csr csr,
                              uint64_t *row, uint64_t *earlier, gv_error *err)
{
    uint8_t *is_met = gv_alloc(csr.offset[csr.n], sizeof *is_met, err);
    if (is_met == NULL)
        return GV_E_MEMORY;
    uint64_t later = 0;
    uint64_t arc = arc_of_row(par, rows, csr, later);
    while (!is_met[arc]) {
        is_met[arc] = 1;
        later++;
        arc = arc_of_row(par, rows, csr, later);
    }
    uint64_t sooner = 0;
    while (arc_of_row(par, rows, csr, sooner) != arc)
        sooner++;
    *row = later;
    *earlier = sooner;
    gv_free(is_met);
    return GV_OK;
}

/* Rows do not remember their lines: read up to there once more. */
static gv_status line_of_row(const edge_list *par, uint64_t row, uint32_t *line,
                             gv_error *err)
{
    gv_arc_file file = file_of(par);
    gv_arc_rows rows;
    file.stop_row = row + 1;
    const gv_status status = gv_arc_file_read(&file, &rows, err);
    if (status == GV_OK) {
        *line = rows.last_line;
        gv_arc_rows_release(&rows);
    }
    return status;
}

/* Some row repeats another: say which. */
static gv_status refuse_repeat(const edge_list *par, const gv_arc_rows *rows, gv_csr csr,
                               gv_error *err)
{
    uint64_t row, earlier;
    uint32_t line, earlier_line;
    char room[2][32];
    gv_status status;
    GV_TRY(first_repeat(par, rows, csr, &row, &earlier, err));
    GV_TRY(line_of_row(par, row, &line, err));
    GV_TRY(line_of_row(par, earlier, &earlier_line, err));
    const char *a = gv_labels_text(rows->labels, rows->first[row], room[0]);
    const char *b = gv_labels_text(rows->labels, rows->second[row], room[1]);
    status = GV_FAIL(err, GV_E_DATA,
                     "the tie of '%.64s' and '%.64s' stands there already, on line %u", a,
                     b, earlier_line);
    gv_error_hint(err, "say repeats: merge to make them one tie%s",
                  par->weights ? " with their weights added" : "");
    gv_error_place(err, par->file, line, 1);
done:
    return status;
}

static gv_status network_of_file(const edge_list *par, gv_network **out, gv_error *err)
{
    const gv_arc_file file = file_of(par);
    gv_arc_rows rows = { 0 };
    gv_csr_store csr = { 0 };
    gv_network_notes notes = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    GV_TRY(gv_arc_file_read(&file, &rows, err));
    GV_TRY(rows_to_csr(par, &rows, &csr, &notes.repeats_merged, err));
    if (notes.repeats_merged > 0 && par->repeats == REPEATS_REFUSE)
        GV_TRY(refuse_repeat(par, &rows, gv_csr_view(&csr), err));
    notes.rows = rows.n + rows.loops_dropped;
    notes.loops_dropped = rows.loops_dropped;
    GV_TRY(gv_network_of_rows(&csr, &rows.labels, notes, out, err));
done:
    gv_csr_release(&csr);
    gv_arc_rows_release(&rows);
    return status;
}

static gv_status edge_list_grow(const void *params, gv_key key, gv_network **out,
                                gv_error *err)
{
    (void) key;
    return network_of_file(params, out, err);
}

/* Only reading tells, and it tells all that is wrong with the file as well. */
static gv_status edge_list_size(const void *params, uint64_t *people, uint64_t *arcs,
                                gv_error *err)
{
    gv_network *net = NULL;
    const gv_status status = network_of_file(params, &net, err);
    if (status == GV_OK) {
        *people = gv_network_people(net);
        *arcs = gv_network_arcs(net);
    }
    gv_network_free(net);
    return status;
}

static bool has_weights(const void *params)
{
    const edge_list *par = params;
    return par->weights;
}

const gv_generator gv_network_kind_edge_list = {
    .spec = { .name = "edge_list",
              .title = "Network from a file",
              .about = "Ties from a text file, one to a line: your own data.",
              GV_PARAMS(edge_list) },
    .is_random = false,
    .has_weights = has_weights,
    .grow = edge_list_grow,
    .size = edge_list_size,
    .peak_bytes_per_arc = 50, /* ids that are texts; plain numbers need half of it */
};
