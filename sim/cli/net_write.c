/* Words `net build` and `net import`: networks written to files. */
#include "cli/net.h"

#include "cli/action.h"
#include "cli/print.h"
#include "record/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

static const gv_option write_options[] = {
    GV_OPTION_ROW_(output, 'o', GV_OPTION_TEXT, "FILE",
                   "where it goes; as a list of ties to stdout by default"),
    GV_OPTION_FORM,
    GV_OPTION_GRAPH,
    GV_OPTION_LAYER,
    GV_OPTION_SET,
    GV_OPTIONS_COMMON
};

static const gv_usage build_usage = {
    .verb = "net build",
    .about = "grow the network of a scenario and write it to a file",
    .operands = "SCENARIO [KEY=VALUE ...]",
    .least = 1,
    .most = SIZE_MAX,
    .options = write_options,
    .story =
        "KEY is a key of the scenario's network: people=500. The form follows from the\n"
        "ending of FILE: .tsv, .txt, .csv, .edges (a list of ties), .graphml, .xml, .gvn\n"
        "(binary: loads at once, whatever its size).\n",
};

static const gv_usage import_usage = {
    .verb = "net import",
    .about = "read a file of ties and write it in another form",
    .operands = "FILE [KEY=VALUE ...]",
    .least = 1,
    .most = SIZE_MAX,
    .options = write_options,
    .story =
        "KEY is a key of the network as scenarios have it: directed=true first=listens\n"
        "loops=drop repeats=merge weights=true people=1490. `grapevine explain edge_list`\n"
        "and `grapevine explain graph_file` (.graphml, .xml, .gml, .net) tell them.\n",
};

/* ---- files that are whole or do not exist ---- */

/* The folder of a path, open, and the name in it. */
static gv_status open_place(const char *path, char **folder, gv_place *place,
                            const char **name, gv_error *err)
{
    const char *const slash = strrchr(path, '/');
    *folder = gv_copy_text(slash != NULL ? path : ".", err);
    if (*folder == NULL)
        return GV_E_MEMORY;
    if (slash != NULL)
        (*folder)[slash == path ? 1 : slash - path] = '\0';
    *name = slash != NULL ? slash + 1 : path;
    place->shown = *folder;
    place->fd = open(*folder, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
    if (place->fd < 0)
        return GV_FAIL(err, GV_E_OUTPUT, "cannot open %s: %s", *folder,
                       strerrordesc_np(errno));
    return GV_OK;
}

static gv_status take_for_file(void *self, const void *bytes, size_t n, gv_error *err)
{
    return gv_temporary_write(self, bytes, n, err);
}

static gv_status take_for_stdout(void *self, const void *bytes, size_t n, gv_error *err)
{
    (void) self;
    gv_text text = { .text = NULL };
    gv_text_add_bytes(&text, bytes, n);
    return gv_print_out(&text, err);
}

static gv_status write_file(const char *path, gv_network *net, gv_network_form form,
                            gv_error *err)
{
    gv_status status;
    char *folder = NULL;
    const char *name = "";
    gv_place place = { .fd = -1 };
    gv_temporary file = { .fd = -1 };
    const gv_byte_sink sink = { .self = &file, .take = take_for_file };
    GV_TRY(open_place(path, &folder, &place, &name, err));
    GV_TRY(gv_temporary_create(place, &file, err));
    GV_TRY(gv_network_write(net, form, sink, err));
    GV_TRY(gv_temporary_publish(&file, name, err));
done:
    gv_temporary_drop(&file);
    if (place.fd >= 0)
        close(place.fd);
    gv_free(folder);
    return status;
}

gv_status gv_net_publish(const char *path, gv_text *text, gv_error *err)
{
    gv_status status;
    char *folder = NULL;
    const char *name = "";
    gv_place place = { .fd = -1 };
    GV_TRY(open_place(path, &folder, &place, &name, err));
    GV_TRY(text->failed ? GV_FAIL(err, GV_E_MEMORY, "not enough memory for a file")
                        : GV_OK);
    status = gv_publish(place, name, text->text, text->length, err);
done:
    gv_text_free(text);
    if (place.fd >= 0)
        close(place.fd);
    gv_free(folder);
    return status;
}

/* ---- forms ---- */

static gv_status form_of(const gv_options *options, gv_network_form *out, gv_error *err)
{
    *out = GV_NETWORK_LIST;
    if (options->form != NULL) {
        if (gv_network_form_named(options->form, out))
            return GV_OK;
        GV_FAIL(err, GV_E_USAGE, "there is no form '%s'", options->form);
        gv_error_hint(err, "forms are list, graphml and binary");
        return GV_E_USAGE;
    }
    if (options->output == NULL || gv_network_form_of_file(options->output, out))
        return GV_OK;
    GV_FAIL(err, GV_E_USAGE, "the ending of '%s' tells no form", options->output);
    gv_error_hint(err, "end it in .tsv, .graphml or .gvn, or say --form");
    return GV_E_USAGE;
}

static void tell(const gv_options *options, const gv_network *net)
{
    char people[32], arcs[32], digits[33];
    const gv_network_notes notes = gv_network_reading_notes(net);
    gv_print_grouped(gv_network_people(net), 0, people, sizeof people);
    gv_print_grouped((double) gv_network_arcs(net), 0, arcs, sizeof arcs);
    gv_hash_print(gv_network_hash(net), digits);
    if (notes.rows > 0)
        gv_say(options,
               "%" PRIu64 " rows read, %" PRIu64 " loops dropped, %" PRIu64
               " repeats merged\n",
               notes.rows, notes.loops_dropped, notes.repeats_merged);
    gv_say(options, "%s people, %s arcs%s, hash %s\n", people, arcs,
           gv_network_has_weights(net) ? " with weights" : "", digits);
    if (options->output != NULL)
        gv_say(options, "written to %s\n", options->output);
}

gv_status gv_net_write(const gv_options *options, gv_network *net, gv_error *err)
{
    gv_status status;
    gv_network_form form;
    GV_TRY(form_of(options, &form, err));
    if (options->output != NULL)
        GV_TRY(write_file(options->output, net, form, err));
    else
        GV_TRY(gv_network_write(net, form, (gv_byte_sink){ .take = take_for_stdout }, err));
    tell(options, net);
done:
    return status;
}

static gv_status write_network(const gv_options *options, gv_error *err)
{
    gv_status status;
    gv_plan *plan = NULL;
    gv_net net = { .net = NULL };
    gv_network_form form;
    GV_TRY(form_of(options, &form, err)); /* before work is done for it */
    GV_TRY(gv_net_plan(options, &plan, err));
    GV_TRY(
        gv_net_open(options, plan, options->graph > 0 ? options->graph - 1 : 0, &net, err));
    GV_TRY(gv_net_write(options, net.net, err));
done:
    gv_net_close(&net);
    gv_plan_free(plan);
    return status;
}

int gv_net_build(int argc, char **argv)
{
    return gv_act(&build_usage, write_network, argc, argv);
}

int gv_net_import(int argc, char **argv)
{
    return gv_act(&import_usage, write_network, argc, argv);
}
