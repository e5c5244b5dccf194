/* What the marketing model is, in the words of the ODD protocol, as far as tables and
 * submodels do not tell. Layer 3. */
#include "model/market/market.h"

static const gv_state_variable variables[] = {
    { "person", "attitude", "x", "-1 to 1", "to the brand" },
    { "person", "trust", "T", "0 to 1", "in what the brand says" },
    { "person", "believed quality", "b", "0 to 1", "of the product" },
    { "person", "firmness", "f", "0 to 20",
      "of that belief, in readings that are fully believed" },
    { "person", "satisfaction", "s", "-1 to 1", "of customers, with what they bought" },
    { "person", "relation", "R", "0 to 1", "with the brand" },
    { "person", "fatigue", "F", "0 to 1", "with advertisements" },
    { "person", "stage", "", "six stages",
      "unaware, attention, attraction, affinity, audience, advocacy" },
    { "person", "status", "", "three",
      "stranger, customer, or customer who left; and since when" },
    { "person", "informed", "", "yes or no",
      "knows that claims of the brand are not true" },
    { "person", "warnings, last claim", "", "0 to 3; 0 to 1",
      "how many warnings they read; what was last claimed to them" },
    { "person", "sources", "", "a set", "kinds of source that they have met" },
    { "person", "passed on", "", "three names", "what they made public last" },
    { "person", "case", "", "none, complaint, question",
      "what they want of the brand, if anything; since when" },
    { "person", "bonds", "", "a set",
      "invited, member of the community, contributor; profiles followed" },
    { "person", "attitude to the rival", "y", "-1 to 1",
      "where there is one; and whether they are its customer" },
    { "person", "topics, values", "", "shares of eight; a square",
      "what they care for and stand for; fixed" },
    { "person", "scepticism, attention", "g, A", "0 to 1; posts a day", "fixed" },
    { "person", "voice", "", "none, or an item",
      "what they say, for others to read on the next day" },
    { "item", "content", "z, P, V, H, I, W", "0 to 1",
      "topics, prominence, value, arousal, information, weight of the message" },
    { "item", "claim, overclaim", "c, o", "0 to 1; -1 to 1",
      "quality that it claims; and beyond the product" },
    { "item", "standing, reach", "S, D", "0 to 1",
      "of a partner: how authentic; what a follower among many gets of their attention" },
    { "item", "likes, finds, note", "", "counts; yes or no",
      "likes of others; who found it untrue; whether the platform says so" },
    { "partner", "credibility", "C", "0 to 1",
      "of whoever posts for the brand, by contract" },
    { "partner", "worth, expected pay", "U; p, v", "utility; money",
      "of staying; what a post has come to pay, and its variance" },
    { "partner", "contract", "", "under it, left, ended",
      "next post and last; whether they post for the rival now" },
    { "tactic", "budget, spent", "", "money", "in whole millionths" },
    { "brand", "quality", "", "0 to 1",
      "true quality of the product, which may get better" },
    { "platform", "vitality", "", "0.3 to 1", "how often people come, beside usual" },
    { .entity = NULL },
};

const gv_odd gv_market_odd = {
    .purpose =
        "Compare marketing strategies that cost the same, in synthetic networks of "
        "people: which brings more customers, by which mechanism, and what would flip "
        "the answer. It tests claims and teaches; it does not forecast the sales of a "
        "brand.",
    .patterns =
        "It is judged by limits that are known exactly: without appeal it is Bass on "
        "the complete network and Watts on ties; where everybody says what they feel, "
        "attitudes move as DeGroot says; what is passed on spreads as an independent "
        "cascade; awareness from advertisements alone is what reach and notice say. And "
        "by orders of magnitude: of what is seen about 0.2 % is passed on, so that most "
        "cascades end where they begin.",
    .entities =
        "People, the layers of the network on which they meet, the items that they "
        "read, one brand with its pages, community and tactics, and, where the scenario "
        "says so, a rival that follows a script.",
    .variables = variables,
    .scales =
        "A tick is a day; a life is as long as the scenario says, usually a year. There "
        "is no space but the network. Sums over people are in whole numbers, so that "
        "they are the same in any order.",
    .schedule =
        "On a day: (1) what was bought is delivered to people, who may meet it; (2) in "
        "the morning programmes open: cases are answered, members and customers looked "
        "after; (3) everybody lives the day: incidents, the rules of pages, the rival, "
        "reading, weighing, following, checking, absorbing, the path, the community, "
        "buying, leaving, asking and complaining, speaking; (4) who decided to buy "
        "adopts and tries the product; (5) in the evening rewards are paid, content "
        "made, the product improved, likes counted, items noted, pages judged.\n\n"
        "Everybody reads what was said yesterday and shown today, and says what will be "
        "read tomorrow. So nobody's day depends on another's, and the order in which "
        "people are taken does not matter. Within a day a person's variables are "
        "updated in the order above.",
    .notation =
        "x in [0, 1]   cut off at 0 and 1.   x <- y   x becomes y.   cos   cosine\n"
        "logistic(y)   1 / (1 + e^-y);   sums go over the noticed readings of a day\n"
        "z ~ y         z is y, scaled to length 1;   [A] 1 where A holds, else 0\n"
        "of a reading: k credibility, r relevance, a alignment, w weight\n"
        "names         parameters, in the tables\n"
        "numbers       assumed and not explored, but where a source is named",
    .concept[GV_CONCEPT_PRINCIPLES] =
        "Exposure in two steps, seen and noticed; a hazard of innovation and imitation "
        "times e to the power of appeal; learning of quality as a weighted mean; "
        "expectation and disconfirmation; bounded attention; checks that cost effort; "
        "partners with values of their own.",
    .concept[GV_CONCEPT_EMERGENCE] =
        "Adoption curves, sizes of cascades, the ratio of earned to paid reading, "
        "backlash, synergy between tactics, who is reached: none is imposed. What a "
        "reading of each source is worth is imposed, and the level field takes it away.",
    .concept[GV_CONCEPT_ADAPTATION] =
        "People change what they think, where they stand and whether they come; they "
        "choose one thing a day to say by what it would mean to them and to a follower. "
        "Partners leave the brand when staying is not worth it to them.",
    .concept[GV_CONCEPT_OBJECTIVES] =
        "None is maximised. The wish to buy and the wish to pass on are logarithms of "
        "hazards and odds.",
    .concept[GV_CONCEPT_LEARNING] =
        "Belief in quality and trust in the brand learn from what is read, told, tried "
        "and checked.",
    .concept[GV_CONCEPT_PREDICTION] =
        "Partners expect to be paid as they were, and mind when that is uncertain. Nobody "
        "else looks ahead.",
    .concept[GV_CONCEPT_SENSING] =
        "People see who around them is a customer, has left or is a member, and what "
        "they say; nobody sees true quality before use. Tactics see people through "
        "windows that err.",
    .concept[GV_CONCEPT_INTERACTION] =
        "By what is said and read along ties, in the community and on pages, by the "
        "share of customers around, and through the platform, which empties where "
        "advertisements crowd.",
    .concept[GV_CONCEPT_STOCHASTICITY] =
        "Every decision is a draw that is a function of seed, replicate, person, day "
        "and purpose, and not of the strategy. So strategies meet the same people with "
        "the same luck, and are compared pair by pair.",
    .concept[GV_CONCEPT_COLLECTIVES] =
        "Groups of taste, which networks may be built on; the brand's community; the "
        "followers of a page.",
    .concept[GV_CONCEPT_OBSERVATION] =
        "Adopters are people who buy for the first time. Gauges are kept after every "
        "day; metrics read them, the touches, and the tree of who convinced whom.",
    .initial =
        "See the first submodel. Networks and people's traits are the scenario's: they "
        "are grown or read before the life begins.",
    .input = "Beside the scenario, only the events that it writes into the days (submodel "
             "“Scripted events”).",
};
