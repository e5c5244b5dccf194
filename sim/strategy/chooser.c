/* People in the order in which a tactic would take them. Layer 4. */
#include "strategy/chooser.h"

#include <stdlib.h>

const char *const gv_chooser_words[] = {
#define GV_ORDER(NAME, word, help) #word,
#include "strategy/orders.def"
#undef GV_ORDER
#define GV_RANKING(NAME, word, help) #word,
#include "grapevine/rankings.def"
#undef GV_RANKING
    NULL,
};

/* clang-format off */
const char gv_chooser_help[] = "who is asked first, ties by id"
#define GV_ORDER(NAME, word, help) "; `" #word "`: " help
#include "strategy/orders.def"
#undef GV_ORDER
#define GV_RANKING(NAME, word, help) "; `" #word "`: " help
#include "grapevine/rankings.def"
#undef GV_RANKING
    ;
/* clang-format on */

unsigned gv_chooser_rankings(uint32_t how)
{
    static const unsigned needs[] = {
#define GV_RANKING(NAME, word, help) [GV_CHOOSE_##NAME] = GV_RANKS(GV_RANKING_##NAME),
#include "grapevine/rankings.def"
#undef GV_RANKING
    };
    return needs[how];
}

unsigned gv_chooser_needs(uint32_t how)
{
    return how == GV_CHOOSE_NOMINATED ? GV_NEEDS_IN : 0;
}

enum { FEE_DRAW = 5, NAME_DRAW = 6 }; /* draw 0 deals people; tactics have the others */

/* Of a person and a tactic: in one replicate the same in every strategy. */
static double own_factor(const gv_fees *fees, const gv_setting *setting, uint32_t person)
{
    const gv_bits bits = gv_draw(&setting->choose,
                                 gv_counter_make(person, setting->slot, 0, 0, 0, FEE_DRAW));
    return gv_real_exp(fees->spread * (gv_normal(bits.low) - fees->spread / 2));
}

gv_money gv_fee_of(const gv_fees *fees, const gv_setting *setting, uint32_t person)
{
    const uint64_t followers = gv_network_followers(setting->net, person);
    const gv_wide fee = (gv_wide) fees->per_follower * (gv_wide) followers + fees->base;
    const gv_money most = INT64_MAX / (2 * GV_POSTS_LIMIT);
    const gv_money usual = fee > most ? most : (gv_money) fee;
    if (fees->spread == 0)
        return usual;
    const double asked = (double) usual * own_factor(fees, setting, person);
    return asked >= (double) most ? most : (gv_money) (asked + 0.5);
}

/* An id that stands there twice, or NULL: it would be paid for twice and count once. */
static const char *repeated(gv_words ids)
{
    for (size_t k = 1; k < ids.n; k++) {
        for (size_t j = 0; j < k; j++) {
            if (gv_same_text(ids.at[j], ids.at[k]))
                return ids.at[k];
        }
    }
    return NULL;
}

static bool is_said(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* `trait`, what it is for, and what is said of it come together. */
static gv_status check_trait(const gv_pick *pick, gv_error *err)
{
    const bool is_by_trait = pick->choose == GV_CHOOSE_TRAIT;
    const bool has_near = pick->near != GV_NEAR_MOST;
    const bool has_words = pick->words.n > 0;
    if (is_by_trait && !is_said(pick->trait)) {
        GV_FAIL(err, GV_E_SCENARIO, "'choose: trait' needs the name of a trait");
        gv_error_hint(err, "trait: age");
        return GV_E_SCENARIO;
    }
    if (!is_by_trait && (is_said(pick->trait) || has_near || has_words)) {
        GV_FAIL(err, GV_E_SCENARIO, "'%s' is only for 'choose: trait'",
                is_said(pick->trait) ? "trait"
                : has_near           ? "near"
                                     : "words");
        gv_error_hint(err, "write 'choose: trait' to use it");
        return GV_E_SCENARIO;
    }
    if (has_near && has_words) {
        GV_FAIL(err, GV_E_SCENARIO, "'near' is a number and 'words' are words");
        gv_error_hint(err, "say 'near' of a trait of numbers, 'words' of one of words");
        return GV_E_SCENARIO;
    }
    return GV_OK;
}

gv_status gv_chooser_check(const gv_pick *pick, gv_error *err)
{
    const gv_status status_of_trait = check_trait(pick, err);
    if (status_of_trait != GV_OK)
        return status_of_trait;
    if (pick->choose == GV_CHOOSE_LISTED && pick->ids.n == 0) {
        GV_FAIL(err, GV_E_SCENARIO, "'choose: listed' needs a list of ids");
        gv_error_hint(err, "write the people as they stand in the network: ids: [12, 57]");
        return GV_E_SCENARIO;
    }
    if (pick->choose != GV_CHOOSE_LISTED && pick->ids.n > 0) {
        GV_FAIL(err, GV_E_SCENARIO, "'ids' is only for 'choose: listed'");
        gv_error_hint(err, "write 'choose: listed' to use them");
        return GV_E_SCENARIO;
    }
    const char *again = repeated(pick->ids);
    if (again != NULL)
        return GV_FAIL(err, GV_E_SCENARIO, "'%s' stands in 'ids' twice", again);
    return GV_OK;
}

gv_aim gv_pick_aim(const gv_pick *pick)
{
    return (gv_aim){ .trait = pick->trait, .words = pick->words };
}

/* ---- openings: what an order needs before its first person ---- */

static gv_status open_degree(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    (void) fees;
    (void) err;
    chooser->order = chooser->setting->by_followers;
    return GV_OK;
}

static gv_status open_random(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    (void) fees;
    chooser->deck =
        gv_arena_alloc(chooser->setting->arena, chooser->n, sizeof *chooser->deck, err);
    if (chooser->deck == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < chooser->n; v++)
        chooser->deck[v] = v;
    return GV_OK;
}

static gv_status open_listed(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    (void) fees;
    (void) err;
    chooser->n = (uint32_t) chooser->pick.ids.n;
    return GV_OK;
}

static gv_status open_trait(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    (void) fees;
    return gv_align(&chooser->pick, chooser->setting, &chooser->order, err);
}

typedef struct bargain {
    uint64_t followers;
    gv_money fee;
    uint32_t person;
} bargain;

/* Followers over fee, compared without division. Free and heard by somebody beats
 * everything; whom nobody hears is worth nothing, even for nothing. */
static int better_bargain(const void *a, const void *b)
{
    const bargain *x = a;
    const bargain *y = b;
    if ((x->followers > 0) != (y->followers > 0))
        return x->followers > 0 ? -1 : 1;
    const gv_wide worth_x = (gv_wide) x->followers * y->fee;
    const gv_wide worth_y = (gv_wide) y->followers * x->fee;
    if (worth_x != worth_y)
        return worth_x > worth_y ? -1 : 1;
    return x->person < y->person ? -1 : x->person > y->person;
}

static gv_status open_cost_effectiveness(gv_chooser *chooser, const gv_fees *fees,
                                         gv_error *err)
{
    const gv_setting *setting = chooser->setting;
    const uint32_t n = chooser->n;
    bargain *all = gv_arena_alloc(setting->arena, n, sizeof *all, err);
    uint32_t *order = gv_arena_alloc(setting->arena, n, sizeof *order, err);
    if (all == NULL || order == NULL)
        return GV_E_MEMORY;
    for (uint32_t v = 0; v < n; v++)
        all[v] = (bargain){ gv_network_followers(setting->net, v),
                            gv_fee_of(fees, setting, v), v };
    if (n > 1)
        qsort(all, n, sizeof *all, better_bargain);
    for (uint32_t k = 0; k < n; k++)
        order[k] = all[k].person;
    chooser->order = order;
    return GV_OK;
}

static gv_status open_nominated(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    chooser->taken =
        gv_arena_alloc(chooser->setting->arena, chooser->n, sizeof *chooser->taken, err);
    return chooser->taken == NULL ? GV_E_MEMORY : open_random(chooser, fees, err);
}

static gv_status open_neighbourhood(gv_chooser *chooser, const gv_fees *fees, gv_error *err)
{
    chooser->queue =
        gv_arena_alloc(chooser->setting->arena, chooser->n, sizeof *chooser->queue, err);
    return chooser->queue == NULL ? GV_E_MEMORY : open_nominated(chooser, fees, err);
}

static gv_status open_ranked(gv_chooser *chooser, gv_error *err)
{
    const uint32_t ranking = chooser->pick.choose - GV_CHOOSE_LOW_DEGREE;
    if (chooser->setting->ranked == NULL || chooser->setting->ranked[ranking] == NULL)
        return GV_FAIL(err, GV_E_INTERNAL, "nobody was ranked by '%s'",
                       gv_chooser_words[chooser->pick.choose]);
    chooser->order = chooser->setting->ranked[ranking];
    return GV_OK;
}
_Static_assert(GV_CHOICES - GV_CHOOSE_LOW_DEGREE == GV_RANKINGS,
               "rankings stand together at the end of the choices");

gv_status gv_chooser_open(gv_chooser *chooser, const gv_setting *setting,
                          const gv_pick *pick, const gv_fees *fees, gv_error *err)
{
    static gv_status (*const openings[])(gv_chooser * chooser, const gv_fees *fees,
                                         gv_error *err) = {
#define GV_ORDER(NAME, word, help) open_##word,
#include "strategy/orders.def"
#undef GV_ORDER
    };
    *chooser = (gv_chooser){ .setting = setting,
                             .pick = *pick,
                             .n = gv_network_people(setting->net) };
    return pick->choose < GV_COUNT_OF(openings) ? openings[pick->choose](chooser, fees, err)
                                                : open_ranked(chooser, err);
}

/* ---- one person after another ---- */

/* One step of a Fisher-Yates shuffle; the k-th card is keyed by k, so a larger budget deals
 * the same people first. */
static uint32_t deal(gv_chooser *chooser)
{
    const uint32_t k = chooser->next;
    const gv_counter c = gv_counter_make(k, chooser->setting->slot, 0, 0, 0, 0);
    const gv_bits bits = gv_draw(&chooser->setting->choose, c);
    const uint32_t other = k + (uint32_t) gv_below(bits.low, chooser->n - k);
    const uint32_t card = chooser->deck[other];
    chooser->deck[other] = chooser->deck[k];
    chooser->deck[k] = card;
    return card;
}

/* A random one of those whom the asked hears; GV_NOBODY when that is nobody. */
static uint32_t named_by(const gv_chooser *chooser, uint32_t asked)
{
    const gv_setting *setting = chooser->setting;
    const uint64_t n_heard = gv_network_followed(setting->net, asked);
    if (n_heard == 0)
        return GV_NOBODY;
    const gv_bits bits = gv_draw(&setting->choose,
                                 gv_counter_make(asked, setting->slot, 0, 0, 0, NAME_DRAW));
    const uint64_t k = gv_below(bits.low, n_heard);
    if (gv_network_is_complete(setting->net))
        return (uint32_t) k + (k >= asked ? 1 : 0);
    const gv_csr in = gv_network_in(setting->net);
    return in.target[in.offset[asked] + k];
}

/* Everybody is asked once, in random order; who is named a second time is passed over. */
static gv_status next_nominated(gv_chooser *chooser, uint32_t *person, gv_error *err)
{
    (void) err;
    *person = GV_NOBODY;
    while (*person == GV_NOBODY && chooser->next < chooser->n) {
        const uint32_t named = named_by(chooser, deal(chooser));
        chooser->next++;
        if (named == GV_NOBODY || chooser->taken[named])
            continue;
        chooser->taken[named] = true;
        *person = named;
    }
    return GV_OK;
}

static void enqueue(gv_chooser *chooser, uint32_t person)
{
    if (chooser->taken[person])
        return;
    chooser->taken[person] = true;
    chooser->queue[chooser->tail++] = person;
}

static void enqueue_hearers(gv_chooser *chooser, uint32_t speaker)
{
    if (gv_network_is_complete(chooser->setting->net)) {
        for (uint32_t v = 0; v < chooser->n && chooser->tail < chooser->n; v++)
            enqueue(chooser, v);
        return;
    }
    const gv_csr out = gv_network_out(chooser->setting->net);
    for (uint64_t a = out.offset[speaker]; a < out.offset[speaker + UINT64_C(1)]; a++)
        enqueue(chooser, out.target[a]);
}

/* Breadth first; another random person begins again where nobody new hears anybody. */
static gv_status next_in_neighbourhood(gv_chooser *chooser, uint32_t *person, gv_error *err)
{
    (void) err;
    *person = GV_NOBODY;
    while (chooser->head == chooser->tail && chooser->next < chooser->n) {
        enqueue(chooser, deal(chooser));
        chooser->next++;
    }
    if (chooser->head == chooser->tail)
        return GV_OK;
    *person = chooser->queue[chooser->head++];
    enqueue_hearers(chooser, *person);
    return GV_OK;
}

static gv_status next_listed(gv_chooser *chooser, uint32_t *person, gv_error *err)
{
    if (chooser->next == chooser->n) {
        *person = GV_NOBODY;
        return GV_OK;
    }
    const char *id = chooser->pick.ids.at[chooser->next];
    *person = gv_network_find(chooser->setting->net, id);
    if (*person == GV_NOBODY)
        return GV_FAIL(err, GV_E_DATA, "there is no person '%s' in the network", id);
    chooser->next++;
    return GV_OK;
}

static uint32_t next_in_order(gv_chooser *chooser)
{
    if (chooser->next == chooser->n)
        return GV_NOBODY;
    const uint32_t person =
        chooser->deck != NULL ? deal(chooser) : chooser->order[chooser->next];
    chooser->next++;
    return person;
}

gv_status gv_chooser_next(gv_chooser *chooser, uint32_t *person, gv_error *err)
{
    switch (chooser->pick.choose) {
    case GV_CHOOSE_LISTED:
        return next_listed(chooser, person, err);
    case GV_CHOOSE_NOMINATED:
        return next_nominated(chooser, person, err);
    case GV_CHOOSE_NEIGHBOURHOOD:
        return next_in_neighbourhood(chooser, person, err);
    default:
        *person = next_in_order(chooser);
        return GV_OK;
    }
}

const gv_submodel gv_choosing_tells = {
    .title = "Choosing people",
    .text = "People are taken down an order until the money is out, or enough are "
            "taken. Orders are by followers, by lot, by a list, by followers for "
            "the fee, by how near a trait is to what is wanted, by who is named by "
            "random people (one of those whom they hear, nobody twice), by breadth "
            "first through the network from random people, and by measures of the "
            "network. What stands equal stands by id, of a trait by followers. More "
            "money takes the same people first.",
    .equation = "fee          (fee + fee_per_follower followers) e^(s z - s^2 / 2)\n"
                "             z: standard normal, a person's own;  s: fee_spread\n"
                "fee order    followers / fee, from high to low\n"
                "trait order  |trait - near|, from low to high;  no `near`: most first",
    .file = "sim/strategy/chooser.c",
};

const gv_submodel *const gv_choosing_mechanisms[] = { &gv_choosing_tells, NULL };
