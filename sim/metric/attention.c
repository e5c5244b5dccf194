/* Attention: how many memes share it, how evenly, and what part the campaign has. Layer 4.
 */
#include "grapevine/metric.h"

#include <math.h>
#include <string.h>

static const gv_outcome outcomes[] = {
    { "memes_alive", "memes alive", "memes", GV_KIND_COUNT, GV_SHAPE_STEP, GV_NEITHER, 0,
      INFINITY, "different memes that somebody can see, messages among them",
      .smallest = 0.05, .smallest_is_share = true },
    { "attention_share", "share of attention", "share", GV_KIND_REAL, GV_SHAPE_STEP,
      GV_MORE_IS_BETTER, 0, 1,
      "of all that people can see, the part that is the campaign's messages; 0 when there "
      "is nothing to be seen",
      .smallest = 0.01 },
    { "attention_share_mean", "mean share of attention", "share", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_MORE_IS_BETTER, 0, 1, "`attention_share` over all steps",
      .smallest = 0.01 },
    { "message_posts", "postings of messages", "postings", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_MORE_IS_BETTER, 0, INFINITY,
      "how often people posted the campaign's messages; what was paid for is no posting",
      .smallest = 0.05, .smallest_is_share = true },
    { "attention_entropy", "entropy of attention", "bits", GV_KIND_REAL, GV_SHAPE_LIFE,
      GV_NEITHER, 0, INFINITY,
      "of what people can see in the end, over memes: log2 of the memes that would share "
      "it as evenly; undefined when there is nothing to be seen",
      .smallest = 0.05, .smallest_is_share = true },
    { "posts_crowded_out", "posts forgotten before their time", "posts", GV_KIND_REAL,
      GV_SHAPE_LIFE, GV_NEITHER, 0, INFINITY,
      "because the model had no room for more; screens of a fixed size never lack room",
      .smallest = 0.05, .smallest_is_share = true },
    { .name = NULL },
};

enum { ALIVE, SHARE, SHARE_MEAN, POSTS, ENTROPY, CROWDED_OUT };

/* Kept: [steps] shares, then [steps] memes alive. */
static size_t own_bytes(gv_extent extent)
{
    return ((size_t) extent.ticks + 1) * (sizeof(double) + sizeof(uint32_t));
}

static double share_of_messages(const gv_memes *m)
{
    uint64_t copies = 0;
    for (uint32_t k = 0; k < GV_MESSAGES_LIMIT; k++)
        copies += m->copies[k];
    return m->n_copies > 0 ? (double) copies / (double) m->n_copies : 0;
}

typedef struct kept {
    double *share;   /* [step] */
    uint32_t *alive; /* [step] */
} kept;

static kept kept_in(void *own, uint32_t ticks)
{
    double *share = own;
    return (kept){ share, (uint32_t *) (void *) (share + ticks + 1) };
}

static void look(void *own, const void *params, const gv_world *w, uint32_t step,
                 gv_extent extent)
{
    (void) params;
    if (w->memes == NULL)
        return;
    const kept k = kept_in(own, extent.ticks);
    k.share[step] = share_of_messages(w->memes);
    k.alive[step] = w->memes->n_alive;
}

static double message_posts(const gv_memes *m)
{
    uint64_t posts = 0;
    for (uint32_t k = 0; k < GV_MESSAGES_LIMIT; k++)
        posts += m->at[k].posts;
    return (double) posts;
}

/* log2 n - (sum of c log2 c) / n over the copies c of each meme, of n together. */
static double entropy(const gv_memes *m)
{
    const double n = (double) m->n_copies, to_bits = 1 / gv_real_log(2);
    double sum = 0;
    if (m->n_copies == 0)
        return (double) NAN;
    for (uint32_t k = 0; k < m->used; k++) {
        if (m->copies[k] > 1)
            sum += m->copies[k] * gv_real_log(m->copies[k]);
    }
    const double bits = to_bits * (gv_real_log(n) - sum / n);
    return bits > 0 ? bits : 0;
}

static void measure(const gv_life *life, const void *params, const gv_value *out)
{
    (void) params;
    const gv_memes *m = life->world->memes;
    const size_t steps = (size_t) life->ticks + 1;
    const kept k = kept_in(life->own, life->ticks);
    double sum = 0;
    for (size_t step = 0; step < steps; step++)
        sum += k.share[step];
    memcpy(out[ALIVE].count, k.alive, steps * sizeof *k.alive);
    memcpy(out[SHARE].real, k.share, steps * sizeof *k.share);
    *out[SHARE_MEAN].real = sum / (double) steps;
    *out[POSTS].real = m == NULL ? 0 : message_posts(m);
    *out[ENTROPY].real = m == NULL ? (double) NAN : entropy(m);
    *out[CROWDED_OUT].real = m == NULL ? 0 : (double) m->n_crowded_out;
}

const gv_metric gv_metric_attention = {
    .spec = { .name = "attention",
              .title = "Attention",
              .about = "How many memes people can see, how evenly these share their "
                       "attention, and what part of it the campaign has.",
              .source =
                  "Weng, Flammini, Vespignani, Menczer (2012), doi:10.1038/srep00335" },
    .outcomes = outcomes,
    .of_memes = true,
    .own_bytes = own_bytes,
    .look = look,
    .measure = measure,
};
