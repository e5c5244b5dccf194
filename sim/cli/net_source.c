/* Where the network of a `net` word comes from: a scenario, or a file of ties as if a
 * scenario named it, so that both are checked by the same tables. */
#include "cli/net.h"

#include "cli/print.h"
#include "cli/session.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool ends_with(const char *text, const char *ending)
{
    const size_t length = strlen(text);
    const size_t n = strlen(ending);
    return length >= n && gv_same_text(text + length - n, ending);
}

/* Which kind of network reads the file. */
static const char *kind_of(const char *path)
{
    static const char *const graphs[] = { ".graphml", ".xml", ".gml", ".net", NULL };
    if (ends_with(path, ".gvn"))
        return "binary_file";
    for (const char *const *ending = graphs; *ending != NULL; ending++) {
        if (ends_with(path, *ending))
            return "graph_file";
    }
    return "edge_list";
}

/* Words behind the file are settings of its network. */
static gv_status gather_settings(const gv_options *options, gv_arena *arena,
                                 const char ***settings, size_t *n, gv_error *err)
{
    const size_t n_words = options->n_operands - 1;
    const char **all =
        gv_arena_alloc(arena, options->n_set + n_words + 1, sizeof *all, err);
    if (all == NULL)
        return GV_E_MEMORY;
    for (size_t i = 0; i < options->n_set; i++)
        all[i] = options->set[i];
    for (size_t i = 0; i < n_words; i++) {
        gv_text text = { .text = NULL };
        const char *const word = options->operand[1 + i];
        if (strchr(word, '=') == NULL) {
            GV_FAIL(err, GV_E_USAGE, "'%s' sets nothing", word);
            gv_error_hint(err, "behind the file stand settings of its network, such as "
                               "directed=true");
            return GV_E_USAGE;
        }
        gv_text_add(&text, "network.%s", word);
        all[options->n_set + i] = text.failed ? NULL : gv_arena_text(arena, text.text, err);
        gv_text_free(&text);
        if (all[options->n_set + i] == NULL)
            return GV_FAIL(err, GV_E_MEMORY, "not enough memory for a setting");
    }
    *settings = all;
    *n = options->n_set + n_words;
    return GV_OK;
}

/* The least scenario with that network. */
static void imagine_scenario(const char *path, gv_text *out)
{
    gv_text_add(out, "network: {kind: %s, file: ", kind_of(path));
    gv_text_add_quoted(out, path);
    gv_text_add(out, "}\n"
                     "grapevine: 1\nseed: 1\nreplicates: 1\nticks: 1\nbudget: 0\n"
                     "model: {kind: independent_cascade}\n"
                     "strategies: {nothing: []}\n");
}

static gv_status read_file(const gv_options *options, const char *const *settings, size_t n,
                           gv_plan **out, gv_text *complaints, gv_error *err)
{
    gv_text text = { .text = NULL };
    gv_status status = GV_OK;
    const char *const path = options->operand[0];
    if (access(path, R_OK) != 0) {
        status = GV_FAIL(err, GV_E_DATA, "cannot read %s", path);
        goto done;
    }
    imagine_scenario(path, &text);
    if (text.failed) {
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory to read a network");
        goto done;
    }
    status =
        gv_scenario_parse(text.text, text.length, "the network", "", settings, n,
                          gv_color_wanted(options->color, stderr), out, complaints, err);
done:
    gv_text_free(&text);
    return status;
}

gv_status gv_net_plan(const gv_options *options, gv_plan **out, gv_error *err)
{
    gv_status status;
    const char *const path = options->operand[0];
    const bool is_scenario = ends_with(path, ".yaml") || ends_with(path, ".yml");
    gv_arena *arena = NULL;
    gv_text complaints = { .text = NULL };
    gv_error failure = { .code = GV_OK };
    const char **settings = NULL;
    size_t n = 0;
    GV_TRY(gv_arena_create(&arena, err));
    GV_TRY(gather_settings(options, arena, &settings, &n, err));
    if (is_scenario)
        status =
            gv_scenario_read(path, settings, n, gv_color_wanted(options->color, stderr),
                             out, &complaints, &failure);
    else
        status = read_file(options, settings, n, out, &complaints, &failure);
    if (complaints.length > 0)
        fputs(complaints.text, stderr);
    else if (status != GV_OK)
        *err = failure;
    if (complaints.length > 0 && !is_scenario) {
        GV_FAIL(err, status, "so %s cannot be read", path);
        gv_error_hint(err, "its settings stand behind it, such as directed=true "
                           "first=listens, or directed=false");
    }
done:
    gv_text_free(&complaints);
    gv_arena_free(arena);
    return status;
}

/* ---- networks of a plan ---- */

static gv_status refuse_layer(const gv_plan *plan, const char *said, gv_error *err)
{
    const char *known[GV_LAYERS + 2] = { NULL };
    const uint32_t n = gv_plan_layers(plan);
    for (uint32_t k = 0; k < n; k++)
        known[k] = gv_plan_layer(plan, k).name;
    if (known[0] == NULL) {
        GV_FAIL(err, GV_E_USAGE, "this network has no layers");
        gv_error_hint(err, "leave --layer out");
        return GV_E_USAGE;
    }
    known[n] = GV_UNION_WORD;
    const char *const nearest = gv_nearest_word(said, known);
    GV_FAIL(err, GV_E_USAGE, "there is no layer '%s'", said);
    if (nearest != NULL)
        gv_error_hint(err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(err, "layers have the names that the scenario gives them, '%s' first",
                      known[0]);
    return GV_E_USAGE;
}

static gv_status find_layer(const gv_plan *plan, const char *said, uint32_t *out,
                            gv_error *err)
{
    if (plan->n_more_layers > 0 && gv_same_text(said, GV_UNION_WORD)) {
        *out = GV_UNION;
        return GV_OK;
    }
    for (uint32_t k = 0; k < gv_plan_layers(plan); k++) {
        if (gv_same_text(gv_plan_layer(plan, k).name, said)) {
            *out = k;
            return GV_OK;
        }
    }
    return refuse_layer(plan, said, err);
}

/* People were seated on the ties along which word travels, so another layer is looked at
 * only afterwards. */
static gv_status turn_to_layer(const gv_plan *plan, const char *name, uint64_t number,
                               gv_net *net, gv_error *err)
{
    gv_plan other = *plan;
    gv_network *turned = NULL;
    gv_status status;
    GV_TRY(find_layer(plan, name, &other.layer, err));
    GV_TRY(gv_plan_grow(&other, number, &turned, err));
    if (!net->is_borrowed)
        gv_network_free(net->net);
    net->net = turned;
    net->is_borrowed = false;
done:
    return status;
}

gv_status gv_net_open(const gv_options *options, const gv_plan *plan, uint64_t number,
                      gv_net *out, gv_error *err)
{
    const uint64_t seed = plan->experiment.seed;
    gv_net net = { .net = plan->network, .is_borrowed = plan->network != NULL };
    gv_status status = GV_OK;
    if (!net.is_borrowed)
        GV_TRY(gv_plan_grow(plan, number, &net.net, err));
    GV_TRY(gv_people_create(&plan->crowd, net.net,
                            gv_key_make(seed, GV_PURPOSE_PEOPLE, number), &net.people,
                            err));
    if (options->layer != NULL)
        GV_TRY(turn_to_layer(plan, options->layer, number, &net, err));
    *out = net;
    net = (gv_net){ .net = NULL };
done:
    gv_net_close(&net);
    return status;
}

void gv_net_close(gv_net *net)
{
    if (!net->is_borrowed)
        gv_network_free(net->net);
    gv_people_free(net->people);
    *net = (gv_net){ .net = NULL };
}

gv_status gv_net_groups(const gv_options *options, const gv_net *net, const gv_trait **out,
                        gv_error *err)
{
    const gv_trait *const trait =
        gv_people_trait(net->people, options->by != NULL ? options->by : GV_GROUP);
    const bool has_words = trait != NULL && trait->value != NULL;
    if (options->by != NULL && !has_words) {
        GV_FAIL(err, GV_E_USAGE,
                trait == NULL ? "there is no trait '%s'"
                              : "trait '%s' holds numbers, not words",
                options->by);
        gv_error_hint(err, "--by takes the name of a trait of words in the scenario");
        return GV_E_USAGE;
    }
    *out = has_words ? trait : NULL;
    return GV_OK;
}
