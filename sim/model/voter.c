/* Voter model: a person takes over the opinion of somebody they hear. Layer 3. */
#include "model/family/opinion_votes.h"

enum { NODE, LINK, INVASION };
static const char *const updates[] = { "node", "link", "invasion", NULL };

typedef struct voter {
    gv_votes_start start;
    uint32_t update;
} voter;

static const gv_param voter_table[] = {
    GV_VOTES_ROWS(voter),
    GV_CHOICE(voter, update, .initial = NODE, .choices = updates,
              .source = "Sood, Antal, Redner (2008), doi:10.1103/PhysRevE.77.041121",
              .help = "one event: `node` a random person copies a random one of those they "
                      "hear; `link` along a random tie the hearer copies the speaker; "
                      "`invasion` a random person imposes their opinion on a random one "
                      "of those who hear them"),
    GV_END_OF_TABLE,
};

static void copy(gv_world *w, gv_votes *l, uint32_t v, uint32_t u)
{
    gv_votes_take(w, v, l->opinion[u], u);
}

/* Whose row has the tie with that number: the last whose row begins no later. */
static uint32_t speaker_of(const gv_world *w, uint64_t arc)
{
    uint32_t low = 0, high = w->n; /* offset[low] <= arc < offset[high] */
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        *(w->out.offset[middle] <= arc ? &low : &high) = middle;
    }
    return low;
}

static void along_a_tie(gv_world *w, gv_votes *l, gv_bits luck)
{
    const uint64_t arcs = w->out.offset[w->n];
    if (arcs == 0)
        return;
    const uint64_t arc = gv_below(luck.low, arcs);
    copy(w, l, w->out.target[arc], speaker_of(w, arc));
}

static void event(gv_world *w, gv_votes *l, const void *params, gv_bits luck)
{
    const voter *par = params;
    const uint32_t picked = (uint32_t) gv_below(luck.low, w->n);
    if (par->update == INVASION) {
        const uint32_t hearers = gv_hearers(w, picked);
        if (hearers > 0)
            copy(w, l, gv_hearer_at(w, picked, (uint32_t) gv_below(luck.high, hearers)),
                 picked);
    } else if (par->update == NODE || w->complete) {
        const uint32_t heard = gv_heard(w, picked);
        if (heard > 0)
            copy(w, l, picked,
                 gv_heard_at(w, picked, (uint32_t) gv_below(luck.high, heard)));
    } else {
        along_a_tie(w, l, luck);
    }
}

static void events(gv_world *w, const void *params)
{
    gv_votes_sweep(w, params, event, false);
}

const gv_model gv_model_voter = {
    .spec = { .name = "voter",
              .title = "Voter model",
              .about = "A person takes over the opinion of somebody they hear, whatever "
                       "the others say; zealots never do.",
              .source = "Clifford, Sudbury (1973), doi:10.1093/biomet/60.3.581; update "
                        "rules: Sood, Antal, Redner (2008), doi:10.1103/PhysRevE.77.041121",
              .deviates = "an adopter is whoever ever held opinion 1: `people_in_one` "
                          "counts those who hold it now; the implicit complete network has "
                          "no list of ties, so `link` picks a person and one they hear, "
                          "which is the same there",
              GV_ALIASES("VoterModel", "Voter"),
              GV_PARAMS(voter) },
    GV_VOTES_MODEL,
    .check = gv_votes_check,
    .equation = "one event, n a tick:\n"
                "node       v random, u random of those v hears:       s(v) <- s(u)\n"
                "link       (u, v) a random tie along which v hears u:  s(v) <- s(u)\n"
                "invasion   u random, v random of those who hear u:     s(v) <- s(u)\n"
                "a zealot keeps s",
    .example = "two-camps",
    .limits = "all end with opinion 1 with a chance that is its share at the start, every "
              "person weighted by their number of ties (`node`), by one (`link`), or by "
              "one over their number of ties (`invasion`), on connected undirected "
              "networks; with a and b zealots for 1 and 0 on the complete network the "
              "number of others who hold 1 is beta-binomial(a, b)",
    .cost = "O(1) an event, O(log people) for `link`; n events a tick; nothing once all "
            "agree; 2 bytes a person",
    .events = events,
};
