/* Verb `describe`: a model as a paper's appendix. */
#include "cli/action.h"
#include "cli/net.h"
#include "cli/print.h"
#include "grapevine/scenario.h"

int gv_verb_describe(int argc, char **argv);

static const gv_option describe_options[] = {
    { "format", 0, GV_OPTION_TEXT, offsetof(gv_options, form), "FORM",
      "`markdown`, which is the default, or `tex`" },
    GV_OPTION_ROW_(output, 'o', GV_OPTION_TEXT, "FILE",
                   "where the text goes; to stdout by default"),
    GV_OPTIONS_COMMON
};

static const gv_usage usage = {
    .verb = "describe",
    .operands = "MODEL",
    .least = 1,
    .most = 1,
    .options = describe_options,
    .story =
        "What the model is for, its entities, schedule, concepts, equations, and every\n"
        "parameter with unit, default, range worth exploring and source, in the order\n"
        "of the ODD protocol. `grapevine list models` has the models.\n",
};

static gv_status read_form(const gv_options *options, gv_description_form *out,
                           gv_error *err)
{
    static const char *const forms[] = { "markdown", "tex", NULL };
    for (size_t k = 0; forms[k] != NULL; k++) {
        if (options->form == NULL || gv_same_text(options->form, forms[k])) {
            *out = (gv_description_form) k;
            return GV_OK;
        }
    }
    return GV_FAIL(err, GV_E_USAGE, "--format needs markdown or tex, not '%s'",
                   options->form);
}

static gv_status find_model(const char *name, const gv_model **out, gv_error *err)
{
    enum { MOST = 256 };
    const char *known[MOST] = { NULL };
    *out = gv_model_named(name);
    if (*out != NULL)
        return GV_OK;
    for (size_t k = 0; gv_models()[k] != NULL && k + 1 < MOST; k++)
        known[k] = gv_models()[k]->spec.name;
    const char *const nearest = gv_nearest_word(name, known);
    GV_FAIL(err, GV_E_USAGE, "there is no model '%s'", name);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "`grapevine list models` has them");
    return GV_E_USAGE;
}

static gv_status describe(const gv_options *options, gv_error *err)
{
    gv_status status;
    const gv_model *model = NULL;
    gv_description_form form = GV_DESCRIBE_MARKDOWN;
    gv_text page = { .text = NULL };
    GV_TRY(read_form(options, &form, err));
    GV_TRY(find_model(options->operand[0], &model, err));
    GV_TRY(gv_scenario_describe(model, form, &page, err));
    if (options->output != NULL) {
        GV_TRY(gv_net_publish(options->output, &page, err));
        gv_say(options, "described in %s\n", options->output);
    } else {
        GV_TRY(gv_print_out(&page, err));
    }
done:
    gv_text_free(&page);
    return status;
}

int gv_verb_describe(int argc, char **argv)
{
    return gv_act(&usage, describe, argc, argv);
}
