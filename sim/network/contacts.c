/* A network from a stream of contacts: one to a line, with its time. Layer 2. */
#include "network_internal.h"

enum { TIME_FIRST, TIME_LAST };
static const char *const columns[] = { "time_first", "time_last", NULL };
enum { BEGINS_WITH_FIRST_CONTACT, BEGINS_AT_ZERO };
static const char *const beginnings[] = { "first_contact", "zero", NULL };
enum { MORE_REFUSED, MORE_IGNORED };
static const char *const mores[] = { "refuse", "ignore", NULL };
enum { WEIGHTS_NONE, WEIGHTS_CONTACTS };
static const char *const weight_words[] = { "none", "contacts", NULL };

typedef struct contacts {
    const char *file;
    double tick;
    uint32_t columns;
    bool durations;
    uint32_t more;
    bool directed;
    uint32_t first;
    uint32_t loops;
    uint32_t repeats;
    uint32_t weights;
    uint32_t begin;
    uint64_t skip;
    uint32_t after;
    uint32_t order;
    uint64_t people;
} contacts;

static const gv_param contacts_table[] = {
    GV_WORD(contacts, file, .required = true, .is_file = true,
            .help = "text file with a contact to a line: its time and two ids (`columns`), "
                    "and a duration if `durations`, separated by tabs, spaces or commas; "
                    "lines that start with # or % are comments; in any order"),
    GV_REAL(contacts, tick, .required = true, .low = 0, .low_open = true, .high = 1e12,
            .unit = "the file's unit of time",
            .help = "length of a tick: two people hear each other in every tick in which "
                    "they are in contact, however short; 20 for files of SocioPatterns, "
                    "which count seconds and look every 20"),
    GV_CHOICE(contacts, columns, .initial = TIME_FIRST, .low = 0, .high = 1,
              .choices = columns, .source = "files of SocioPatterns: t i j",
              .help = "where the time stands: `time_first` is time, person, person; "
                      "`time_last` is person, person, time"),
    GV_FLAG(contacts, durations, .initial = 0, .low = 0, .high = 1, .unit = "yes or no",
            .source = "assumption",
            .help =
                "is the last column how long the contact lasts? Then it stands in every "
                "tick from its time on until it ends; else in that of its time"),
    GV_CHOICE(contacts, more, .initial = MORE_REFUSED, .low = 0, .high = 1,
              .choices = mores, .source = "assumption",
              .help = "what to do about further columns, such as the classes of the two"),
    GV_FLAG(contacts, directed, .required = true, .low = 0, .high = 1, .unit = "yes or no",
            .help = "does word run one way only? If not, each of the two hears the other"),
    GV_FIRST_ROW(contacts,
                 "what the person named first does, in a directed file: who calls or "
                 "writes to the second speaks"),
    GV_LOOPS_ROW(contacts, "what to do about people who are in contact with themselves"),
    GV_REPEATS_ROW(contacts,
                   "what to do about contacts of the same two that begin at the same "
                   "time or overlap; merging makes them one"),
    GV_CHOICE(contacts, weights, .initial = WEIGHTS_NONE, .low = 0, .high = 1,
              .choices = weight_words, .source = "assumption",
              .help = "what a tie weighs in a tick: nothing is said, or how many contacts "
                      "the two have in it; in the network of all ticks weights are added"),
    GV_CHOICE(contacts, begin, .initial = BEGINS_WITH_FIRST_CONTACT, .low = 0, .high = 1,
              .choices = beginnings, .source = "assumption",
              .help = "when the stream begins: with the earliest contact of the file, or "
                      "at time 0"),
    GV_SKIP_ROW(contacts, "ticks of the stream that are over when a life begins"),
    GV_AFTER_ROW(contacts,
                 "what happens when the stream is over: nobody meets any more; the "
                 "last tick's ties stay; it begins again"),
    GV_ORDER_ROW(contacts),
    GV_PEOPLE_OF_FILE_ROW(contacts, "met"),
    GV_END_OF_TABLE
};

static gv_row_form form_of(const contacts *par)
{
    gv_row_form form = { .what = "contact",
                         .n = par->durations ? 4 : 3,
                         .hint = "columns, durations and more say what stands in a line",
                         .ignores_more = par->more == MORE_IGNORED };
    if (par->columns == TIME_FIRST) {
        form.names =
            par->durations ? "a time, two people and a duration" : "a time and two people";
        form.column[0] = GV_COLUMN_TIME;
        form.column[1] = GV_COLUMN_PERSON;
        form.column[2] = GV_COLUMN_PERSON;
    } else {
        form.names =
            par->durations ? "two people, a time and a duration" : "two people and a time";
        form.column[0] = GV_COLUMN_PERSON;
        form.column[1] = GV_COLUMN_PERSON;
        form.column[2] = GV_COLUMN_TIME;
    }
    form.column[3] = GV_COLUMN_DURATION;
    return form;
}

static gv_status grow(const void *params, gv_key key, gv_network **out, gv_error *err)
{
    const contacts *par = params;
    const gv_contact_policy policy = { .file = { .path = par->file,
                                                 .form = form_of(par),
                                                 .drops_loops = par->loops == GV_LOOPS_DROP,
                                                 .people = (uint32_t) par->people },
                                       .direction = { .is_directed = par->directed,
                                                      .first = par->first },
                                       .repeats = par->repeats,
                                       .tick = par->tick,
                                       .lasts = 1,
                                       .begins_at_0 = par->begin == BEGINS_AT_ZERO,
                                       .counts = par->weights == WEIGHTS_CONTACTS,
                                       .order = par->order,
                                       .skip = par->skip,
                                       .after = par->after };
    return gv_contacts_grow(&policy, key, out, err);
}

static bool has_weights(const void *params)
{
    const contacts *par = params;
    return par->weights != WEIGHTS_NONE;
}

static bool draws(const void *params)
{
    const contacts *par = params;
    return gv_order_draws(par->order);
}

const gv_generator gv_network_kind_contacts = {
    .spec = { .name = "contacts",
              .title = "Contacts from a file",
              .about =
                  "Who met whom when, from a text file: ties that come and go, tick by "
                  "tick.",
              .source = "Holme, Saramaki (2012), doi:10.1016/j.physrep.2012.03.001",
              .deviates =
                  "time goes in ticks: contacts of one tick happen at once, so word "
                  "takes one of them a tick; whoever chooses people by followers or "
                  "ranks looks at the ties of all ticks together",
              GV_PARAMS(contacts) },
    .is_random = false,
    .draws = draws,
    .changes = true,
    .has_weights = has_weights,
    .grow = grow,
    .peak_bytes_per_arc = 50,
};
