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

static const gv_param edge_list_table[] = {
    GV_WORD(edge_list, file, .required = true, .is_file = true,
            .help = "text file with a tie to a line: two ids, and a weight if `weights`, "
                    "separated by tabs, spaces or commas; lines that start with # or % are "
                    "comments"),
    GV_FLAG(edge_list, directed, .required = true, .low = 0, .high = 1, .unit = "yes or no",
            .help =
                "does a tie lead one way only? If not, each of the two hears the other"),
    GV_FIRST_ROW(edge_list,
                 "what the person in the first column does, in a directed file: who "
                 "follows or cites somebody listens, who sends or is followed speaks"),
    GV_LOOPS_ROW(edge_list, "what to do about people who are tied to themselves"),
    GV_REPEATS_ROW(edge_list,
                   "what to do about a tie that stands there twice; merging adds weights"),
    GV_FLAG(edge_list, weights, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption", .help = "is the third column the weight of the tie?"),
    GV_PEOPLE_OF_FILE_ROW(edge_list, "tied"),
    GV_END_OF_TABLE
};

static gv_direction direction_of(const edge_list *par)
{
    return (gv_direction){ .is_directed = par->directed, .first = par->first };
}

static gv_status check(const edge_list *par, gv_error *err)
{
    const gv_status status = gv_file_check(par->file, err);
    if (status != GV_OK)
        return status;
    return gv_direction_check(direction_of(par), err);
}

static gv_arc_file file_of(const edge_list *par)
{
    return (gv_arc_file){ .path = par->file,
                          .form = gv_form_of_ties(par->weights),
                          .drops_loops = par->loops == GV_LOOPS_DROP,
                          .people = (uint32_t) par->people };
}

/* Some row repeats another: say which. */
static gv_status refuse_repeat(const void *self, const gv_arc_rows *rows, uint64_t row,
                               uint64_t earlier, gv_error *err)
{
    const edge_list *par = self;
    const gv_arc_file file = file_of(par);
    uint32_t line, earlier_line;
    char room[2][32];
    gv_status status;
    GV_TRY(gv_arc_file_line(&file, row, &line, err));
    GV_TRY(gv_arc_file_line(&file, earlier, &earlier_line, err));
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
    const gv_rows_policy policy = { .direction = direction_of(par),
                                    .repeats = par->repeats,
                                    .refuse = refuse_repeat,
                                    .self = par };
    gv_arc_rows rows = { 0 };
    gv_status status;
    GV_TRY(check(par, err));
    GV_TRY(gv_arc_file_read(&file, &rows, err));
    GV_TRY(gv_rows_to_network(&policy, &rows, out, err));
done:
    gv_arc_rows_release(&rows);
    return status;
}

static gv_status edge_list_grow(const void *params, gv_key key, gv_network **out,
                                gv_error *err)
{
    (void) key;
    return network_of_file(params, out, err);
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
    .peak_bytes_per_arc = 50, /* ids that are texts; plain numbers need half of it */
};
