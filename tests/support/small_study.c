#include "small_study.h"

#include <string.h>

static void fill_block(small_study *s, const uint32_t *adopters, size_t n)
{
    s->outcomes[0] = (gv_outcome){ .name = "adopters", .shape = GV_SHAPE_STEP };
    s->outcomes[1] = (gv_outcome){ .name = "final_adopters", .shape = GV_SHAPE_LIFE };
    s->outcomes[2] =
        (gv_outcome){ .name = "spent", .kind = GV_KIND_REAL, .shape = GV_SHAPE_LIFE };
    s->columns[0] = (gv_column){ &s->outcomes[0], 2, s->curve };
    s->columns[1] = (gv_column){ &s->outcomes[1], 1, s->final };
    s->columns[2] = (gv_column){ &s->outcomes[2], 1, s->spent };
    for (size_t life = 0; life < SMALL_ARMS * n; life++) {
        s->curve[2 * life + 1] = s->final[life] = adopters[life];
        s->status[life] = GV_LIFE_DONE;
    }
    for (size_t r = 0; r < n; r++)
        s->graph[r].low = r + 1;
    s->block = (gv_block){ .n_arms = SMALL_ARMS,
                           .n = n,
                           .n_columns = 3,
                           .columns = s->columns,
                           .status = s->status,
                           .graph = s->graph };
}

void small_study_make(small_study *s, const uint32_t *adopters, size_t n)
{
    memset(s, 0, sizeof *s);
    s->generator.is_random = true;
    s->arms[0].name = GV_DO_NOTHING;
    s->arms[1].name = "broadcast";
    s->arms[2].name = "partners";
    s->plan.name = "small";
    s->plan.generator = &s->generator;
    s->plan.replicates_per_graph = 1;
    s->plan.arms = s->arms;
    s->plan.n_arms = SMALL_ARMS;
    s->plan.experiment.title = "A small study";
    s->plan.experiment.replicates = n;
    s->plan.experiment.ticks = 1;
    s->plan.experiment.budget = gv_money_of(1000);
    s->plan.experiment.baseline = GV_BASELINE_DO_NOTHING;
    s->plan.experiment.inputs = GV_INPUTS_MEASURED;
    fill_block(s, adopters, n);
}

void small_study_spend(small_study *s, size_t arm, double money)
{
    for (size_t r = 0; r < s->block.n; r++)
        s->spent[arm * s->block.n + r] = money;
}
