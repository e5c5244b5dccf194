/* A network from snapshots: in which ticks each tie stands. Layer 2. */
#include "network_internal.h"

enum { BEGINS_AT_ZERO, BEGINS_WITH_FIRST };
static const char *const beginnings[] = { "zero", "first_snapshot", NULL };

typedef struct snapshots {
    const char *file;
    bool intervals;
    bool weights;
    bool directed;
    uint32_t first;
    uint32_t loops;
    uint32_t repeats;
    uint32_t begin;
    uint64_t lasts;
    uint64_t skip;
    uint32_t after;
    uint32_t order;
    uint64_t people;
} snapshots;

static const gv_param snapshots_table[] = {
    GV_WORD(snapshots, file, .required = true, .is_file = true,
            .help =
                "text file with a tie to a line: two ids and the number of the snapshot "
                "in which it stands, separated by tabs, spaces or commas; lines that "
                "start with # or % are comments; in any order"),
    GV_FLAG(snapshots, intervals, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption",
            .help = "do two numbers stand there, the first and the last snapshot in which "
                    "the tie stands? It then stands in all between, too"),
    GV_FLAG(snapshots, weights, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption", .help = "is the last column the weight of the tie?"),
    GV_FLAG(snapshots, directed, .required = true, .low = 0, .high = 1, .unit = "yes or no",
            .help =
                "does a tie lead one way only? If not, each of the two hears the other"),
    GV_FIRST_ROW(snapshots,
                 "what the person in the first column does, in a directed file: who "
                 "follows or cites somebody listens, who sends or is followed speaks"),
    GV_LOOPS_ROW(snapshots, "what to do about people who are tied to themselves"),
    GV_REPEATS_ROW(snapshots,
                   "what to do about a tie that stands twice in a snapshot; merging adds "
                   "weights"),
    GV_CHOICE(snapshots, begin, .initial = BEGINS_AT_ZERO, .low = 0, .high = 1,
              .choices = beginnings, .source = "assumption",
              .help = "which snapshot stands in tick 0: number 0, or the first that the "
                      "file has (years, for instance)"),
    GV_COUNT(snapshots, lasts, .initial = 1, .low = 1, .high = GV_TIMELINE_TICKS,
             .unit = "ticks", .source = "assumption", .help = "how long a snapshot stands"),
    GV_SKIP_ROW(snapshots, "ticks that are over when a life begins"),
    GV_AFTER_ROW(snapshots,
                 "what happens after the last snapshot: nobody is tied to anybody any "
                 "more; it stays; the first one comes again"),
    GV_ORDER_ROW(snapshots),
    GV_PEOPLE_OF_FILE_ROW(snapshots, "tied"),
    GV_END_OF_TABLE
};

static gv_row_form form_of(const snapshots *par)
{
    gv_row_form form = { .what = "tie",
                         .names = par->intervals && par->weights
                                      ? "two people, first and last snapshot, a weight"
                                  : par->intervals ? "two people, first and last snapshot"
                                  : par->weights   ? "two people, a snapshot and a weight"
                                                   : "two people and a snapshot",
                         .hint = "intervals and weights say what stands in a line",
                         .n = 3,
                         .column = { GV_COLUMN_PERSON, GV_COLUMN_PERSON, GV_COLUMN_TICK } };
    if (par->intervals)
        form.column[form.n++] = GV_COLUMN_LAST_TICK;
    if (par->weights)
        form.column[form.n++] = GV_COLUMN_WEIGHT;
    return form;
}

static gv_status grow(const void *params, gv_key key, gv_network **out, gv_error *err)
{
    const snapshots *par = params;
    const gv_contact_policy policy = { .file = { .path = par->file,
                                                 .form = form_of(par),
                                                 .drops_loops = par->loops == GV_LOOPS_DROP,
                                                 .people = (uint32_t) par->people },
                                       .direction = { .is_directed = par->directed,
                                                      .first = par->first },
                                       .repeats = par->repeats,
                                       .tick = 1,
                                       .lasts = (double) par->lasts,
                                       .begins_at_0 = par->begin == BEGINS_AT_ZERO,
                                       .spans_ticks = true,
                                       .order = par->order,
                                       .skip = par->skip,
                                       .after = par->after };
    return gv_contacts_grow(&policy, key, out, err);
}

static bool has_weights(const void *params)
{
    const snapshots *par = params;
    return par->weights;
}

static bool draws(const void *params)
{
    const snapshots *par = params;
    return gv_order_draws(par->order);
}

const gv_generator gv_network_kind_snapshots = {
    .spec = { .name = "snapshots",
              .title = "Snapshots from a file",
              .about = "In which ticks each tie stands, from a text file: a network that "
                       "changes from time to time.",
              .source = "Holme, Saramaki (2012), doi:10.1016/j.physrep.2012.03.001",
              .deviates =
                  "whoever chooses people by followers or ranks looks at the ties of "
                  "all snapshots together",
              GV_PARAMS(snapshots) },
    .is_random = false,
    .draws = draws,
    .changes = true,
    .has_weights = has_weights,
    .grow = grow,
    .peak_bytes_per_arc = 50,
};
