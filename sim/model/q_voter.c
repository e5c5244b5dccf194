/* q-voter: a person follows several others when they agree. Layer 3. */
#include "model/family/opinion_votes.h"

typedef struct q_voter {
    gv_votes_start start;
    uint64_t q;
    double epsilon;
    double independence;
    double flexibility;
    bool repetition;
} q_voter;

static const gv_param q_voter_table[] = {
    GV_VOTES_ROWS(q_voter),
    GV_COUNT(q_voter, q, .initial = 4, .low = 1, .high = GV_MOST_ASKED, .unit = "people",
             .sweep = { 1, 8 }, .source = "Castellano, Munoz, Pastor-Satorras (2009)",
             .help = "how many of those whom a person hears are asked; a person who hears "
                     "fewer asks all"),
    GV_REAL(q_voter, epsilon, .initial = 0, .low = 0, .high = 1, .unit = "probability",
            .source = "Castellano, Munoz, Pastor-Satorras (2009)",
            .help = "chance that a person changes their opinion although those whom they "
                    "asked disagree among themselves"),
    GV_REAL(q_voter, independence, .initial = 0, .low = 0, .high = 1, .alias = "p",
            .unit = "probability", .sweep = { 0, 0.5 },
            .source = "Nyczka, Sznajd-Weron, Cislo (2012)",
            .help = "chance that a person asks nobody in an event"),
    GV_REAL(q_voter, flexibility, .initial = 0.5, .low = 0, .high = 1,
            .unit = "probability", .source = "Nyczka, Sznajd-Weron, Cislo (2012)",
            .help = "chance that somebody who asks nobody changes their opinion; 0.5: they "
                    "take one of the two at random"),
    GV_FLAG(q_voter, repetition, .initial = false,
            .source = "Castellano, Munoz, Pastor-Satorras (2009)",
            .help = "may the same person be asked twice in an event, as in the paper of "
                    "2009? In that of 2012 those asked differ"),
    GV_END_OF_TABLE,
};

/* Draws of an event after its first. */
enum { ALONE, CHANGES, ASKED };

static uint32_t ask_again_and_again(const gv_votes *l, const gv_world *w, uint32_t v,
                                    uint32_t want, uint32_t *person)
{
    const uint32_t all = gv_heard(w, v);
    const uint32_t n = all == 0 ? 0 : want;
    for (uint32_t k = 0; k < n; k++) {
        const gv_bits luck = gv_votes_draw(l, w, ASKED + k);
        person[k] = gv_heard_at(w, v, (uint32_t) gv_below(luck.low, all));
    }
    return n;
}

static bool agree(const gv_votes *l, const uint32_t *person, uint32_t n)
{
    uint32_t ones = 0;
    for (uint32_t k = 0; k < n; k++)
        ones += l->opinion[person[k]];
    return ones == 0 || ones == n;
}

static bool has_luck(const gv_votes *l, const gv_world *w, uint32_t draw, double p)
{
    const gv_bits luck = gv_votes_draw(l, w, draw);
    return gv_happens(luck.low, gv_chance_of(p));
}

static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    const q_voter *par = params;
    const uint32_t v = (uint32_t) gv_below(luck.low, w->n);
    const uint8_t other = l->opinion[v] == 0 ? 1 : 0;
    uint32_t asked[GV_MOST_ASKED];
    if (par->independence > 0 && has_luck(l, w, ALONE, par->independence)) {
        if (has_luck(l, w, CHANGES, par->flexibility))
            gv_votes_take(w, v, other, v);
        return;
    }
    const uint32_t q = (uint32_t) par->q;
    const uint32_t n = par->repetition ? ask_again_and_again(l, w, v, q, asked)
                                       : gv_votes_ask(l, w, v, q, ASKED, asked);
    if (n == 0)
        return;
    if (agree(l, asked, n))
        gv_votes_take(w, v, l->opinion[asked[0]], asked[0]);
    else if (par->epsilon > 0 && has_luck(l, w, CHANGES, par->epsilon))
        gv_votes_take(w, v, other, v);
}

static void events(gv_world *w, const void *params)
{
    const q_voter *par = params;
    gv_votes_sweep(w, params, event, par->independence > 0 && par->flexibility > 0);
}

const gv_model gv_model_q_voter = {
    .spec = { .name = "q_voter",
              .title = "q-voter model with independence",
              .about = "A person asks q others and follows them when they agree; now and "
                       "then a person decides alone.",
              .source = "Castellano, Munoz, Pastor-Satorras (2009), "
                        "doi:10.1103/PhysRevE.80.041129; independence: Nyczka, "
                        "Sznajd-Weron, Cislo (2012), doi:10.1103/PhysRevE.86.011105",
              .deviates = "an adopter is whoever ever held opinion 1; who asks nobody and "
                          "changes their opinion adopts unaided",
              GV_ALIASES("QVoterModel", "QVoter"),
              GV_PARAMS(q_voter) },
    GV_VOTES_MODEL,
    .check = gv_votes_check,
    .equation = "one event, n a tick; v random:\n"
                "chance independence        alone: s(v) flips with chance flexibility\n"
                "otherwise v asks q whom v hears:\n"
                "  all say s                s(v) <- s\n"
                "  they disagree            s(v) flips with chance epsilon",
    .example = "models/q_voter",
    .limits = "q = 1 without independence is the voter model; on the complete network with "
              "flexibility 0.5 both opinions are equally common above independence (q - 1) "
              "/ (q - 1 + 2^(q - 1)) and, for q up to 5, depart from that continuously "
              "below it",
    .cost = "O(q^2) an event, n events a tick; 2 bytes a person",
    .events = events,
};
