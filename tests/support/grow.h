/* Networks for tests, grown in one line: grow("gnp", 1, "people", 100.0, "p", 0.1, NULL).
 */
#ifndef GRAPEVINE_TEST_GROW_H
#define GRAPEVINE_TEST_GROW_H

#include "grapevine/network.h"
#include "test.h"

#include <string.h>

enum { GROW_ROOM = 256 };

/* Parameters as a scenario gives them: names, then a number (double) each; texts by text,
 * lists by address.
 */
typedef struct grown {
    gv_status status;
    gv_network *net; /* NULL when growing failed */
    gv_error err;
    uint64_t people, arcs; /* as `size` expects them */
} grown;

static inline grown grow_list(const char *kind, uint64_t graph, const char *name,
                              va_list list)
{
    _Alignas(16) unsigned char params[GROW_ROOM];
    const gv_generator *g = gv_generator_named(kind);
    assert_non_null(g);
    assert_true(g->spec.params_size <= sizeof params);
    gv_spec_defaults(&g->spec, params);
    for (; name != NULL; name = va_arg(list, const char *)) {
        const gv_param *row = gv_spec_find(&g->spec, name);
        assert_non_null(row);
        if (row->type == GV_TYPE_TEXT) {
            const char *text = va_arg(list, const char *);
            memcpy(params + row->offset, &text, sizeof text);
        } else if (row->type == GV_TYPE_COUNTS) {
            memcpy(params + row->offset, va_arg(list, const gv_counts *),
                   sizeof(gv_counts));
        } else if (row->type == GV_TYPE_REALS) {
            memcpy(params + row->offset, va_arg(list, const gv_reals *), sizeof(gv_reals));
        } else {
            must(gv_param_store(row, va_arg(list, double), params, NULL));
        }
    }
    grown result = { .net = NULL };
    result.status =
        gv_network_grow(g, params, NULL, gv_key_make(1, GV_PURPOSE_NETWORK, graph),
                        &result.net, &result.err);
    gv_error size_err = { 0 };
    assert_int_equal(gv_generator_size(g, params, &result.people, &result.arcs, &size_err),
                     result.status);
    assert_string_equal(size_err.text, result.err.text);
    return result;
}

/* Grow, or fail with the status and words wanted. */
static inline grown try_grow(const char *kind, uint64_t graph, const char *name, ...)
{
    va_list list;
    va_start(list, name);
    const grown result = grow_list(kind, graph, name, list);
    va_end(list);
    return result;
}

/* Grow, and stop the test when that fails. */
static inline gv_network *grow(const char *kind, uint64_t graph, const char *name, ...)
{
    va_list list;
    va_start(list, name);
    const grown result = grow_list(kind, graph, name, list);
    va_end(list);
    if (result.status != GV_OK) {
        fail_msg("%s: %s", kind, result.err.text);
    }
    return result.net;
}

#endif
