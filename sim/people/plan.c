/* What a scenario declares of people, before there are any. Layer 2. */
#include "people/table.h"

static const char *const missing_choices[] = { "refuse", "hot_deck", NULL };
static const char *const stranger_choices[] = { "refuse", "ignore", NULL };

static const gv_param gv_people_file_table[] = {
    { .name = "file",
      .type = GV_TYPE_TEXT,
      .offset = offsetof(gv_people_file, file),
      .is_file = true,
      .source = "convention",
      .help = "a table with a head and a row for each person, cells apart by commas, "
              "semicolons or tabs" },
    { .name = "id",
      .type = GV_TYPE_TEXT,
      .offset = offsetof(gv_people_file, id),
      .initial_text = "id",
      .source = "convention",
      .help = "the column that holds the ids of people, as the network calls them" },
    GV_CHOICE(
        gv_people_file, missing, .initial = GV_MISSING_REFUSE, .choices = missing_choices,
        .source = "Andridge and Little (2010), "
                  "doi:10.1111/j.1751-5823.2010.00103.x",
        .help = "people without a value: `refuse` them, or give them that of a random "
                "person who has one (`hot_deck`)"),
    GV_CHOICE(gv_people_file, strangers, .initial = GV_STRANGERS_REFUSE,
              .choices = stranger_choices, .source = "convention",
              .help = "rows of people who are not in the network: `refuse` or `ignore` "
                      "them"),
    GV_END_OF_TABLE,
};

const gv_spec gv_people_spec = {
    .name = "people",
    .title = "People",
    .about = "Where traits are read from, and what to do where file and network disagree.",
    .params = gv_people_file_table,
    .params_size = sizeof(gv_people_file),
};

static const gv_param gv_mixing_table[] = {
    GV_REAL(gv_mixing, homophily, .initial = 0, .low = 0, .high = 1, .unit = "1",
            .sweep = { 0, 0.5 }, .source = "assumption",
            .help =
                "how alike people are who are tied: people change seats in the network, "
                "which stays as it is, until the assortativity by this trait is that "
                "much; 0: everybody keeps the seat they have"),
    GV_END_OF_TABLE,
};

const gv_spec gv_mixing_spec = {
    .name = "mixing",
    .title = "Homophily",
    .about = "Birds of a feather sit together: how alike people are who are tied.",
    .source = "Newman, Mixing patterns in networks, Physical Review E 67 (2003) 026126, "
              "doi:10.1103/PhysRevE.67.026126 (the index); McPherson, Smith-Lovin and Cook "
              "(2001), doi:10.1146/annurev.soc.27.1.415 (what is observed)",
    .deviates = "ties are not formed anew: who sits where is, by swaps of two people that "
                "do not lower the index, so degrees, clustering and communities stay",
    GV_PARAMS(gv_mixing),
};

const gv_trait_plan *gv_people_plan_trait(const gv_people_plan *plan, const char *name)
{
    for (size_t k = 0; k < plan->n; k++) {
        if (gv_same_text(plan->traits[k].name, name))
            return &plan->traits[k];
    }
    return NULL;
}

bool gv_trait_has_words(const gv_trait_plan *trait)
{
    bool words = trait->kind->blocks != NULL || trait->kind->labels != NULL;
    if (trait->kind->column != NULL)
        (void) trait->kind->column(trait->params, &words);
    return words;
}

gv_words gv_trait_words(const gv_people_plan *plan, const gv_trait_plan *trait)
{
    if (trait->kind->labels != NULL)
        return trait->kind->labels(trait->params);
    if (trait->kind->blocks != NULL)
        return trait->kind->blocks(trait->params);
    const gv_people_column *c = gv_people_table_column(plan->table, trait->name);
    return c == NULL ? (gv_words){ NULL, 0 } : (gv_words){ c->label, c->n_labels };
}

bool gv_people_plan_is_groups(const gv_people_plan *plan)
{
    if (plan->source.file != NULL && plan->source.file[0] != '\0')
        return false;
    return plan->n == 0 || (plan->n == 1 && gv_same_text(plan->traits[0].name, GV_GROUP) &&
                            plan->traits[0].kind == gv_trait_kind_named("categories") &&
                            plan->traits[0].mixing.homophily == 0);
}

uint64_t gv_people_plan_bytes(const gv_people_plan *plan, uint64_t people)
{
    uint64_t bytes = 0;
    for (size_t k = 0; k < plan->n; k++)
        bytes += people * (gv_trait_has_words(&plan->traits[k])
                               ? sizeof(uint16_t) + sizeof(uint32_t)
                               : sizeof(double));
    return bytes;
}

gv_status gv_people_plan_check(const gv_people_plan *plan, gv_error *err)
{
    const bool has_file = plan->source.file != NULL && plan->source.file[0] != '\0';
    bool has_column = false;
    for (size_t k = 0; k < plan->n; k++) {
        const gv_trait_plan *trait = &plan->traits[k];
        gv_error why = { .code = GV_OK };
        if (trait->kind->check != NULL && trait->kind->check(trait->params, &why) != GV_OK)
            return GV_FAIL(err, GV_E_SCENARIO, "trait '%s': %s", trait->name, why.text);
        has_column = has_column || trait->kind->column != NULL;
        if (trait->kind->column != NULL && !has_file) {
            GV_FAIL(err, GV_E_SCENARIO, "trait '%s' is a column, but of no file",
                    trait->name);
            gv_error_hint(err, "say which: people: {file: people.csv, traits: ...}");
            return GV_E_SCENARIO;
        }
    }
    if (has_file && !has_column) {
        GV_FAIL(err, GV_E_SCENARIO, "no trait asks for a column of '%s'",
                plan->source.file);
        gv_error_hint(err, "for example traits: {age: {kind: column, holds: numbers}}");
        return GV_E_SCENARIO;
    }
    return GV_OK;
}
