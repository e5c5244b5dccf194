/* Homophily: people change seats in a network until those who are tied are as alike as was
 * declared. The network stays as it is, and so does how many there are of each kind.
 * Layer 2. */
#include "network/network_internal.h"
#include "people/people_internal.h"

#include <math.h>

/* Proposals for each person before it is said that the network does not allow it. Random
 * networks that allow the wanted index at all take some 10. */
#define TRIES_PER_PERSON 300

/* A trait over the seats of a network, and the sums of its index. Words are numbers too:
 * for these `like` is 1 within a word and else 0, and margins are kept word by word. */
typedef struct seats {
    gv_csr out, in; /* the same where everybody hears those who hear them */
    gv_csr_store transpose;
    bool is_symmetric;
    uint32_t n;
    double m;
    uint16_t *value; /* one of the two is NULL */
    double *number;
    double mean;                  /* of the numbers */
    double same;                  /* arcs within a word */
    double *speaks, *hears;       /* [n_labels] arcs that begin or end at a word */
    double expected;              /* sum over words of speaks x hears */
    double sx, sy, sxx, syy, sxy; /* of the numbers at both ends of all arcs, less `mean` */
} seats;

static double out_degree(const seats *s, uint32_t v)
{
    return (double) (s->out.offset[v + UINT64_C(1)] - s->out.offset[v]);
}

static double in_degree(const seats *s, uint32_t v)
{
    return (double) (s->in.offset[v + UINT64_C(1)] - s->in.offset[v]);
}

static double index_of(const seats *s)
{
    if (s->value != NULL) {
        const double room = s->m * s->m - s->expected;
        return room > 0 ? (s->m * s->same - s->expected) / room : 0;
    }
    const double spread = (s->m * s->sxx - s->sx * s->sx) * (s->m * s->syy - s->sy * s->sy);
    return spread > 0 ? (s->m * s->sxy - s->sx * s->sy) / sqrt(spread) : 0;
}

/* ---- what one person adds to the sums --------------------------------------------- */

static double same_in(const seats *s, gv_csr csr, uint32_t v)
{
    double same = 0;
    for (uint64_t k = csr.offset[v]; k < csr.offset[v + UINT64_C(1)]; k++)
        same += s->value[csr.target[k]] == s->value[v] ? 1 : 0;
    return same;
}

static double sum_in(const seats *s, gv_csr csr, uint32_t v)
{
    double sum = 0;
    for (uint64_t k = csr.offset[v]; k < csr.offset[v + UINT64_C(1)]; k++)
        sum += s->number[csr.target[k]] - s->mean;
    return sum;
}

/* Add (sign 1) or take away (-1) all arcs of v, and v's own ends. Ties between two people
 * who are both taken away would be counted twice; see `try_swap`. */
static void count_words(seats *s, uint32_t v, double sign)
{
    const uint16_t g = s->value[v];
    s->same += sign * (same_in(s, s->out, v) + same_in(s, s->in, v));
    s->expected -= s->speaks[g] * s->hears[g];
    s->speaks[g] += sign * out_degree(s, v);
    s->hears[g] += sign * in_degree(s, v);
    s->expected += s->speaks[g] * s->hears[g];
}

static void count_numbers(seats *s, uint32_t v, double sign)
{
    const double x = s->number[v] - s->mean;
    s->sxy += sign * x * (sum_in(s, s->out, v) + sum_in(s, s->in, v));
    s->sx += sign * x * out_degree(s, v);
    s->sy += sign * x * in_degree(s, v);
    s->sxx += sign * x * x * out_degree(s, v);
    s->syy += sign * x * x * in_degree(s, v);
}

static void count(seats *s, uint32_t v, double sign)
{
    if (s->value != NULL)
        count_words(s, v, sign);
    else
        count_numbers(s, v, sign);
}

static void exchange(seats *s, uint32_t a, uint32_t b)
{
    if (s->value != NULL) {
        const uint16_t value = s->value[a];
        s->value[a] = s->value[b];
        s->value[b] = value;
    } else {
        const double number = s->number[a];
        s->number[a] = s->number[b];
        s->number[b] = number;
    }
}

/* A tie between a and b adds the same before and after, so what is counted twice on the way
 * out is counted twice on the way in: a leaves while b is there, then b leaves; they come
 * back in the same order with each other's trait. */
static bool try_swap(seats *s, uint32_t a, uint32_t b)
{
    const seats before = *s;
    const double speaks[2] = { s->value != NULL ? s->speaks[s->value[a]] : 0,
                               s->value != NULL ? s->speaks[s->value[b]] : 0 };
    const double hears[2] = { s->value != NULL ? s->hears[s->value[a]] : 0,
                              s->value != NULL ? s->hears[s->value[b]] : 0 };
    count(s, a, -1);
    count(s, b, -1);
    exchange(s, a, b);
    count(s, a, 1);
    count(s, b, 1);
    if (index_of(s) >= index_of(&before))
        return true;
    exchange(s, a, b);
    *s = before;
    if (s->value != NULL) {
        s->speaks[s->value[a]] = speaks[0];
        s->speaks[s->value[b]] = speaks[1];
        s->hears[s->value[a]] = hears[0];
        s->hears[s->value[b]] = hears[1];
    }
    return false;
}

/* ---- the search -------------------------------------------------------------------- */

/* One proposal: u hears or is heard by somebody; a random third person who is more like
 * that one changes seats with u. */
static void propose(seats *s, gv_stream *stream)
{
    const uint32_t u = (uint32_t) gv_below(gv_stream_next(stream), s->n);
    const uint32_t b = (uint32_t) gv_below(gv_stream_next(stream), s->n);
    const uint64_t degree = (uint64_t) out_degree(s, u);
    const uint64_t luck = gv_stream_next(stream);
    if (degree == 0 || u == b)
        return;
    const uint32_t v = s->out.target[s->out.offset[u] + gv_below(luck, degree)];
    const bool is_better =
        s->value != NULL
            ? s->value[b] == s->value[v] && s->value[u] != s->value[v]
            : fabs(s->number[b] - s->number[v]) < fabs(s->number[u] - s->number[v]);
    if (is_better && v != b)
        (void) try_swap(s, u, b);
}

static void open_sums(seats *s)
{
    for (uint32_t v = 0; s->number != NULL && v < s->n; v++)
        s->mean += s->number[v] / s->n;
    /* Every arc is met at both its ends. */
    for (uint32_t v = 0; v < s->n; v++)
        count(s, v, 1);
    s->same /= 2;
    s->sxy /= 2;
}

static gv_status open_seats(seats *s, const gv_network *net, const gv_trait *trait,
                            gv_error *err)
{
    s->out = gv_network_out(net);
    s->n = gv_network_people(net);
    s->m = (double) gv_network_arcs(net);
    if (gv_network_is_complete(net) || s->m == 0) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "no homophily by '%s' is possible: the network has no ties to look at",
                trait->name);
        gv_error_hint(err, "leave homophily out, or choose another network");
        return GV_E_IMPOSSIBLE;
    }
    s->is_symmetric = gv_csr_is_symmetric(s->out);
    if (!s->is_symmetric) {
        const gv_status status = gv_csr_transpose(s->out, &s->transpose, err);
        if (status != GV_OK)
            return status;
    }
    s->in = s->is_symmetric ? s->out : gv_csr_view(&s->transpose);
    s->speaks = gv_alloc(trait->n_labels, sizeof *s->speaks, err);
    s->hears = gv_alloc(trait->n_labels, sizeof *s->hears, err);
    return s->speaks != NULL && s->hears != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status refuse(const gv_trait *trait, double wanted, double reached, gv_error *err)
{
    GV_FAIL(err, GV_E_IMPOSSIBLE,
            "homophily %g by '%s' is out of reach on this network: seating people reached "
            "%.3f",
            wanted, trait->name, reached);
    gv_error_hint(err, "want less, or take a network with communities");
    return GV_E_IMPOSSIBLE;
}

/* A key of its own: that of the traits, which never draws with tick and layer so set. */
static gv_key key_of(gv_key people, uint64_t name)
{
    const gv_cipher cipher = gv_cipher_make(people);
    const gv_bits bits = gv_draw(
        &cipher, gv_counter_make(0, (uint32_t) name, (uint32_t) (name >> 32), 1, 0, 0));
    return (gv_key){ .low = bits.low, .high = bits.high };
}

gv_status gv_people_seat(const gv_network *net, double wanted, gv_key key, uint64_t name,
                         const gv_trait *trait, uint16_t *value, double *number,
                         gv_error *err)
{
    gv_status status;
    seats s = { .value = value, .number = number };
    gv_stream stream = gv_stream_make(key_of(key, name));
    GV_TRY(open_seats(&s, net, trait, err));
    open_sums(&s);
    const uint64_t most = (uint64_t) TRIES_PER_PERSON * s.n;
    for (uint64_t k = 0; k < most && index_of(&s) < wanted; k++)
        propose(&s, &stream);
    if (index_of(&s) < wanted)
        status = refuse(trait, wanted, index_of(&s), err);
done:
    gv_free(s.hears);
    gv_free(s.speaks);
    gv_csr_release(&s.transpose);
    return status;
}
