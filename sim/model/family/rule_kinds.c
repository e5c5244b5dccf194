/* The kinds of rules that a scenario's own compartment model may have. Layer 3. */
#include "model/family/declared.h"

#define WORD_ROW(T, word, field, words, ...)                                               \
    {                                                                                      \
        .name = word, .type = GV_TYPE_TEXT, .offset = offsetof(T, field), .unit = "state", \
        .help = words, __VA_ARGS__                                                         \
    }
#define MOVE_ROWS(T)                                                                       \
    WORD_ROW(T, "from", move.from, "state that people leave", .required = true),           \
        WORD_ROW(T, "to", move.to, "state that they enter", .required = true)
#define BY_ROW(T, words) GV_WORDS(T, by, .required = true, .unit = "states", .help = words)
#define CHANCE_ROW(T, words)                                                               \
    GV_REAL(T, p, .initial = 1, .low = 0, .high = 1, .unit = "probability",                \
            .source = "certainty", .alias = "chance", .help = words)

static const gv_param contact_table[] = {
    MOVE_ROWS(declared_contact),
    BY_ROW(declared_contact, "people in these states try to move those who hear them"),
    GV_REAL(declared_contact, p, .required = true, GV_CHANCE_OR_RATE, .alias = "chance",
            .sweep = { 0.01, 0.5 },
            .help = "chance of each one's try, every tick; see `ties` of the model"),
    GV_END_OF_TABLE,
};

static const gv_param threshold_table[] = {
    MOVE_ROWS(declared_threshold),
    BY_ROW(declared_threshold, "people in these states count"),
    GV_REAL(declared_threshold, share, .initial = 0, .low = 0, .high = 1, .unit = "share",
            .source = "left out", .sweep = { 0.05, 0.5 },
            .help =
                "at least this share of those heard must be in the states, and at least "
                "one person; say this, `people`, or `drawn`"),
    GV_REAL(declared_threshold, people, .initial = 0, .low = 0, .high = 1e9,
            .unit = "people, or weight", .source = "left out",
            .help = "at least so many of those heard must be in the states"),
    GV_FLAG(declared_threshold, drawn, .source = "Granovetter (1978)",
            .help = "everybody has a share of their own, uniform on [0, 1), drawn once"),
    CHANCE_ROW(declared_threshold,
               "chance to move in a tick, while enough of those heard are in the states"),
    GV_END_OF_TABLE,
};

static const gv_param call_table[] = {
    MOVE_ROWS(declared_call),
    BY_ROW(declared_call, "the rule is about calls to people in these states"),
    WORD_ROW(declared_call, "called", called,
             "state that the person who is called enters; left out: they stay",
             .source = "nobody moves"),
    CHANCE_ROW(declared_call, "chance that such a call has this effect"),
    GV_COUNT(declared_call, after, .initial = 1, .low = 1, .high = 65535, .unit = "calls",
             .source = "Daley, Kendall (1965)",
             .help = "how many such calls it takes in the state before anybody moves"),
    GV_END_OF_TABLE,
};

static const gv_param spontaneous_table[] = {
    MOVE_ROWS(declared_spontaneous),
    GV_REAL(declared_spontaneous, p, .required = true, GV_CHANCE_OR_RATE, .alias = "chance",
            .sweep = { 0.01, 0.5 }, .help = "chance to move in a tick"),
    GV_END_OF_TABLE,
};

static const gv_param countdown_table[] = {
    MOVE_ROWS(declared_countdown),
    GV_REAL(declared_countdown, after, .required = true, GV_DELAY, .sweep = { 1, 20 },
            .help = "time in the state before the move"),
    GV_END_OF_TABLE,
};

static const gv_param outside_table[] = {
    MOVE_ROWS(declared_outside),
    GV_REAL(declared_outside, p, .required = true, GV_CHANCE_OR_RATE, .alias = "chance",
            .sweep = { 0.001, 0.1 },
            .help = "chance to move in a tick; adoptions are credited to nobody"),
    GV_REAL(declared_outside, growth, .initial = 0, .low = 0, .high = 1,
            .unit = "probability; clock continuous: rate a tick", .came_later = true,
            .sweep = { 0.0001, 0.01 }, .source = "constant",
            .help = "what each tick adds to the chance (at most 1), or to the rate, "
                    "counted from `begin`"),
    GV_COUNT(declared_outside, begin, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "from the start", .help = "first tick with this influence"),
    GV_COUNT(declared_outside, ticks, .initial = 0, .low = 0, .high = 1e6, .unit = "ticks",
             .source = "no end", .help = "how many ticks it lasts; 0: to the end"),
    GV_END_OF_TABLE,
};

static const gv_param meeting_table[] = {
    MOVE_ROWS(declared_meeting),
    BY_ROW(declared_meeting, "people in these states try to move those who meet them"),
    GV_REAL(declared_meeting, p, .required = true, .low = 0, .high = 1,
            .unit = "probability", .alias = "chance", .sweep = { 0.001, 0.1 },
            .help = "chance of one such meeting"),
    GV_COUNT(declared_meeting, people, .initial = 1, .low = 1, .high = GV_DRAW_LIMIT - 1,
             .unit = "people", .source = "Goldenberg, Libai, Muller (2001)",
             .help = "how many people somebody in `from` meets a tick"),
    GV_END_OF_TABLE,
};

#define KIND(word, called, what)                                                           \
    static const gv_spec word##_spec = { .name = #word,                                    \
                                         .title = called,                                  \
                                         .about = what,                                    \
                                         .params = word##_table,                           \
                                         .params_size = sizeof(declared_##word) };

KIND(contact, "Contact",
     "Everybody in certain states tries to move each of those who hear them, every tick.")
KIND(threshold, "Threshold",
     "People move once enough of those they hear are in certain states.")
KIND(call, "Call",
     "A person calls one of those who hear them at random, once a tick; either may move.")
KIND(spontaneous, "Spontaneous move", "People move by themselves, with a chance a tick.")
KIND(countdown, "Countdown", "People move after a fixed time in the state.")
KIND(outside, "Outside hazard",
     "People are moved from outside the network, with a chance a tick.")
KIND(meeting, "Meeting",
     "A person meets people at random whom they do not hear; everybody in certain states "
     "may move them.")

/* In the order of gv_rule_kind. */
const gv_spec *const gv_rule_specs[] = { &contact_spec,   &threshold_spec,
                                         &call_spec,      &spontaneous_spec,
                                         &countdown_spec, &outside_spec,
                                         &meeting_spec,   NULL };
