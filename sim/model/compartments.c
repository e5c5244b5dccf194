/* Compartments: a model that the scenario declares, states and rules. Layer 3. */
#include "model/family/declared.h"

static const gv_param compartments_table[] = {
    GV_WORDS(compartments, states, .required = true, .unit = "names",
             .help = "the states that people can be in; all start in the first one"),
    GV_WORDS(compartments, adopters, .required = true, .unit = "states",
             .help = "whoever was ever in one of these states counts as an adopter"),
    GV_ENTRIES(
        compartments, rules, .required = true, .kinds = gv_rule_specs, .unit = "rules",
        .help = "what moves people from state to state; of several rules that would "
                "move a person in one tick the first in the list does (`tie_break`)"),
    GV_WORD(compartments, seeds, .unit = "state",
            .help = "state that seeds start in; left out: the first of `adopters`"),
    GV_REALS(compartments, start, .low = 0, .high = 1, .unit = "shares",
             .help = "chance to start in each of the states, in their order; left out: "
                     "everybody starts in the first"),
    GV_WORDS(compartments, impressions, .unit = "states",
             .help =
                 "[from, to]: the move that impressions and posts cause; left out: that "
                 "of the first contact or threshold rule"),
    GV_TIES_ROW(compartments),
    GV_CHOICE(compartments, tie_break, .initial = GV_TIE_BREAK_ORDER,
              .choices = gv_tie_breaks, .source = "assumption", .came_later = true,
              .help =
                  "which move is made of several that succeed in one tick: `order`: that "
                  "of the first rule; `lots`: everybody who persuades, and every rule "
                  "without them, is as likely (on the complete network: every rule)"),
    GV_END_OF_TABLE,
};

const gv_model gv_model_compartments = {
    .spec = { .name = "compartments",
              .title = "Compartments of your own",
              .about = "States and rules that the scenario declares.",
              .source = "the general form of compartment models: Kermack, McKendrick "
                        "(1927), doi:10.1098/rspa.1927.0118; Newman (2002), "
                        "doi:10.1103/PhysRevE.66.016128",
              GV_ALIASES("CompositeModel"),
              GV_PARAMS(compartments) },
    GV_COMPARTMENT_MODEL,
    .clocks = GV_RUNS_ON(GV_SYNC) | GV_RUNS_ON(GV_ASYNC) | GV_RUNS_ON(GV_CONTINUOUS),
    GV_COMPARTMENT_CLOCK,
    GV_COMPARTMENT_SWEEPS,
    .equation = "of a person's rules the first that fires in a tick moves them:\n"
                "spontaneous, outside   p\n"
                "contact                1 - (1 - p)^k, k people heard who are in `by`\n"
                "threshold              if those in `by` are at least the threshold\n"
                "countdown              after a number of ticks in the state\n"
                "call                   p, of one random person who hears the caller\n"
                "meeting                1 - (1 - p)^j, j in `by` of the strangers met\n"
                "clock continuous: rates p and p k, and exact times",
    .example = "rumour-with-doubt",
    .limits =
        "written out as rules, SIR and the other named models live the very same lives",
    .what_impressions_do = "makes the move `impressions` with chance `strength`",
    .what_posts_do =
        "tries each hearer once with the chance of the rule that makes the same "
        "move; for a threshold the speaker counts",
    .table = gv_declared_table,
    .check = gv_declared_check,
};
