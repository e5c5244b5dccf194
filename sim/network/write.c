/* A network written to a file of any form that can be read again. */
#include "network_internal.h"

#include <string.h>

typedef struct form_row {
    const char *name;
    const char *const *endings; /* NULL-ended; the first is the usual one */
    gv_status (*write)(gv_network *net, gv_byte_sink sink, gv_error *err);
} form_row;

static const char *const list_endings[] = { ".tsv", ".txt", ".csv", ".edges", NULL };
static const char *const graphml_endings[] = { ".graphml", ".xml", NULL };

static const char *const binary_endings[] = { ".gvn", NULL };

static const form_row forms[GV_NETWORK_FORMS] = {
    [GV_NETWORK_LIST] = { "list", list_endings, gv_network_write_list },
    [GV_NETWORK_GRAPHML] = { "graphml", graphml_endings, gv_network_write_graphml },
    [GV_NETWORK_BINARY] = { "binary", binary_endings, gv_network_write_binary },
};

bool gv_network_form_named(const char *name, gv_network_form *out)
{
    for (size_t k = 0; k < GV_NETWORK_FORMS; k++) {
        if (gv_same_text(forms[k].name, name)) {
            *out = (gv_network_form) k;
            return true;
        }
    }
    return false;
}

bool gv_network_form_of_file(const char *path, gv_network_form *out)
{
    const char *const slash = strrchr(path, '/');
    const char *const dot = strrchr(slash != NULL ? slash : path, '.');
    for (size_t k = 0; k < GV_NETWORK_FORMS && dot != NULL; k++) {
        for (const char *const *ending = forms[k].endings; *ending != NULL; ending++) {
            if (gv_same_text(*ending, dot)) {
                *out = (gv_network_form) k;
                return true;
            }
        }
    }
    return false;
}

gv_status gv_network_write(gv_network *net, gv_network_form form, gv_byte_sink sink,
                           gv_error *err)
{
    if (gv_network_is_complete(net)) {
        GV_FAIL(err, GV_E_IMPOSSIBLE,
                "everybody hears everybody: such a network keeps no ties to write");
        gv_error_hint(err, "gnp with p = 1 is the same network with ties written out");
        return GV_E_IMPOSSIBLE;
    }
    return forms[form].write(net, sink, err);
}
