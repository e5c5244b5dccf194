/* The kinds of comparison that a claim is made of: a table for each. Layer 5. */
#include "grapevine/plan.h"

static const char *const directions[] = { "up", "down", "same", NULL };
static const char *const roles[] = { "predicts", "refutes", "beside", NULL };
static const char *const shapes[] = { "rising", "falling", "interior", NULL };

#define TREATMENT_ROW(words)                                                               \
    GV_WORDS(gv_claimed, treatment, .required = true, .unit = "strategies", .help = words)
#define CONTROL_ROW(words)                                                                 \
    GV_WORDS(gv_claimed, control, .required = true, .unit = "strategies", .help = words)
#define METRIC_ROW                                                                         \
    GV_WORD(gv_claimed, metric, .required = true, .unit = "outcome",                       \
            .help = "what is compared: the name of an outcome that is measured")
#define PER_ROW                                                                            \
    GV_WORD(gv_claimed, per, .unit = "outcome", .source = "convention",                    \
            .help = "divide it by this outcome: ratio of the means over replicates")
#define DIRECTION_ROW                                                                      \
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,    \
              .source = "convention",                                                      \
              .help = "`up`: the treatment has more; `down`: less; `same`: no farther "    \
                      "from the control than the smallest effect")
#define ROLE_ROW                                                                           \
    GV_CHOICE(gv_claimed, role, .initial = GV_ROLE_PREDICTS, .choices = roles,             \
              .source = "convention",                                                      \
              .help =                                                                      \
                  "`predicts`: the claim holds only if this does; `refutes`: it fails "    \
                  "if this holds; `beside`: told, and decides nothing")
#define STEP_ROWS                                                                          \
    GV_COUNT(gv_claimed, at, .initial = 0, .low = 0, .high = 1e6, .unit = "steps",         \
             .source = "convention",                                                       \
             .help = "the step of an outcome along steps that counts; 0: the last"),       \
        GV_COUNT(gv_claimed, since, .initial = 0, .low = 0, .high = 1e6, .unit = "steps",  \
                 .source = "convention",                                                   \
                 .help = "of it, only what came after this step; 0: all")
#define SMALLEST_ROWS                                                                      \
    GV_REAL(gv_claimed, relative, .initial = 0, .low = 0, .high = 100,                     \
            .unit = "share of the control", .source = "convention",                        \
            .help = "smallest difference that matters; with `absolute` 0 as well the "     \
                    "outcome's own, which `grapevine explain` tells; of ratios 5 %"),      \
        GV_REAL(gv_claimed, absolute, .initial = 0, .low = 0, .high = 1e12,                \
                .unit = "of the outcome", .source = "convention",                          \
                .help = "the same as a number")

static const gv_param difference_table[] = {
    TREATMENT_ROW("strategies that are to have more (or less); several: each is held "
                  "against its place in `control`, and the mean of all differences counts"),
    CONTROL_ROW("strategies that they are held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param interaction_table[] = {
    TREATMENT_ROW("two strategies: the difference of the first from its control minus the "
                  "difference of the second from its own is what counts"),
    CONTROL_ROW("two strategies that they are held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param best_table[] = {
    TREATMENT_ROW("the best of these is held against the best of `control`; which one is "
                  "best is found in one half of the replicates and judged in the other"),
    CONTROL_ROW("strategies whose best it is held against"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param curve_table[] = {
    TREATMENT_ROW("three strategies or more in order; or one, at all points of the sweep"),
    GV_WORDS(gv_claimed, control, .unit = "strategies", .source = "convention",
             .help = "subtracted place by place, or one for all points; left out: nothing"),
    METRIC_ROW,
    PER_ROW,
    GV_CHOICE(gv_claimed, shape, .initial = GV_CURVE_RISING, .choices = shapes,
              .source = "convention",
              .help = "`rising`, `falling`: the straight line through it does so from end "
                      "to end; `interior`: it is best between its ends"),
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,
              .source = "convention",
              .help = "with `interior`, what is best: `up`: the most; `down`: the least"),
    GV_REALS(gv_claimed, levels, .low = -1e12, .high = 1e12, .unit = "1",
             .source = "convention",
             .help = "numbers that the strategies stand for, rising; left out: 1, 2, 3, "
                     "..., or the values of a sweep over one key"),
    GV_REAL(gv_claimed, above, .initial = -1e12, .low = -1e12, .high = 1e12, .unit = "1",
            .source = "convention", .help = "with `interior`: the best lies above this"),
    GV_REAL(gv_claimed, below, .initial = 1e12, .low = -1e12, .high = 1e12, .unit = "1",
            .source = "convention", .help = "with `interior`: the best lies below this"),
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param ranking_table[] = {
    TREATMENT_ROW("three strategies or more that both outcomes rank"),
    METRIC_ROW,
    GV_WORD(gv_claimed, second, .required = true, .unit = "outcome",
            .help = "the other outcome; less is better turns its ranks round"),
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_DOWN, .choices = directions,
              .source = "convention",
              .help = "`down`: the rank correlation is below `threshold`; `up`: above it"),
    GV_REAL(gv_claimed, threshold, .initial = 0.5, .low = -1, .high = 1, .unit = "tau",
            .source = "convention", .help = "Kendall's rank correlation that is predicted"),
    GV_REAL(gv_claimed, refuted_at, .initial = 0.8, .low = -1, .high = 1, .unit = "tau",
            .source = "convention",
            .help = "refuted when it is surely on the other side of this"),
    ROLE_ROW,
    STEP_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param level_table[] = {
    TREATMENT_ROW("strategies whose mean is held against `number`, or against `second`"),
    METRIC_ROW,
    PER_ROW,
    GV_REAL(gv_claimed, number, .initial = 0, .low = -1e12, .high = 1e12,
            .unit = "of the outcome", .source = "convention",
            .help = "what it is held against"),
    GV_WORD(gv_claimed, second, .unit = "outcome", .source = "convention",
            .help = "in place of the number another outcome of the same lives; `per` "
                    "divides it, too"),
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param tail_table[] = {
    TREATMENT_ROW("strategies that are to have more (or less) luck; several: each is held "
                  "against its place in `control`, and the mean of all differences counts"),
    CONTROL_ROW("strategies that they are held against"),
    METRIC_ROW,
    GV_REAL(gv_claimed, quantile, .initial = 0.95, .low = 0.001, .high = 0.999,
            .unit = "share", .source = "convention",
            .help = "of the lives of a strategy, so many come to less than what counts"),
    GV_REAL(gv_claimed, base, .initial = 0.5, .low = 0, .high = 0.999, .unit = "share",
            .source = "convention",
            .help = "divided by this quantile of the same lives, so that what counts is "
                    "the shape and not the size; 0: not divided"),
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param transfer_table[] = {
    TREATMENT_ROW("strategies in the world where the best is chosen"),
    CONTROL_ROW("the same, place by place, in the world where it is put to use: what the "
                "best of them there has more than the one that was brought is the regret; "
                "both are chosen in one half of the replicates and judged in the other"),
    METRIC_ROW,
    PER_ROW,
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,
              .source = "convention",
              .help = "what is best: `up`: the most; `down`: the least, and regret is "
                      "below 0"),
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param mixture_table[] = {
    TREATMENT_ROW("mixes of the same tactics (by their names) in different shares; at "
                  "least two more than tactics"),
    METRIC_ROW,
    PER_ROW,
    DIRECTION_ROW,
    ROLE_ROW,
    STEP_ROWS,
    SMALLEST_ROWS,
    GV_END_OF_TABLE,
};
static const gv_param divergence_table[] = {
    TREATMENT_ROW("strategies whose activity is to outrun their result"),
    CONTROL_ROW("the other strategies of the field that both are standardised over"),
    METRIC_ROW,
    GV_WORD(gv_claimed, second, .required = true, .unit = "outcome",
            .help = "the result that the first outcome, the activity, is held against"),
    GV_CHOICE(gv_claimed, direction, .initial = GV_PREDICTED_UP, .choices = directions,
              .source = "convention",
              .help = "`up`: they stand higher by activity than by result; `down`: lower; "
                      "`same`: no farther apart than the smallest effect"),
    ROLE_ROW,
    STEP_ROWS,
    GV_REAL(gv_claimed, absolute, .initial = 0.2, .low = 0, .high = 100,
            .unit = "standard deviations",
            .source = "Cohen (1988), Statistical Power Analysis: a small effect",
            .help = "smallest difference of the two places that matters"),
    GV_END_OF_TABLE,
};
static const gv_param description_table[] = {
    TREATMENT_ROW("strategies whose outcome is told"),
    METRIC_ROW,
    PER_ROW,
    STEP_ROWS,
    GV_END_OF_TABLE,
};

#define KIND(word, heading, line, from)                                                    \
    static const gv_spec word##_spec = { .name = #word,                                    \
                                         .title = heading,                                 \
                                         .about = line,                                    \
                                         .source = from,                                   \
                                         .params = word##_table,                           \
                                         .params_size = sizeof(gv_claimed) }
KIND(difference, "Difference", "Treatment minus control, pair by pair on the same luck.",
     NULL);
KIND(interaction, "Interaction",
     "A difference of two differences: does the first pair differ more than the second?",
     NULL);
KIND(best, "Best against best",
     "The best of some strategies against the best of others, without the luck of the "
     "choice.",
     "Stone (1974), Journal of the Royal Statistical Society B 36, 111-147");
KIND(curve, "Curve", "An outcome along ordered strategies, or along a sweep.", NULL);
KIND(ranking, "Ranking",
     "Do two outcomes rank strategies alike? Kendall's tau-b of the means.",
     "Kendall (1945), doi:10.2307/2332303");
KIND(level, "Level",
     "An outcome against a number, or against another outcome of the same lives.", NULL);
KIND(tail, "Upper tail",
     "A high quantile over replicates, or how far it lies above the median: how large may "
     "luck become? With an interval of the bootstrap over pairs; give it a thousand "
     "`pairs`.",
     "Efron (1979), doi:10.1214/aos/1176344552");
KIND(transfer, "Transfer",
     "What is lost by using the best strategy of one world in another, without the luck "
     "of the choice: regret.",
     "Savage (1951), doi:10.1080/01621459.1951.10500768 (regret); halves: Stone (1974), "
     "Journal of the Royal Statistical Society B 36, 111-147");
KIND(mixture, "Mixture",
     "What spreading money evenly brings beyond what each part brings by its share: in "
     "every replicate the coefficient of the shares' entropy, as a share of the largest "
     "there is, beside their linear effects.",
     "Scheffe (1958), Journal of the Royal Statistical Society B 20, 344-360 (mixtures); "
     "Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x (entropy)");
KIND(divergence, "Divergence",
     "Activity against result: how many standard deviations above the field by the one, "
     "less how many by the other, in every replicate.",
     NULL);
KIND(description, "Description", "An outcome of some strategies, without a verdict.", NULL);

const gv_spec *const gv_comparison_specs[] = {
    &difference_spec, &interaction_spec, &best_spec,        &curve_spec,
    &ranking_spec,    &level_spec,       &tail_spec,        &transfer_spec,
    &mixture_spec,    &divergence_spec,  &description_spec, NULL
};

const char *gv_claim_role_words(gv_claim_role role)
{
    return roles[role];
}
