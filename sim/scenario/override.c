/* Sets single values of a scenario's tree from outside the file: `--set
 * dotted.key=value`. */
#include "scenario/screen.h"
#include "scenario/yaml_tree.h"

#include <string.h>

/* One setting on its way through the tree. */
typedef struct walk {
    gv_yaml *tree;
    gv_diagnostics *complaints;
    gv_error *err;
    gv_place place;
    const char *path; /* of the setting, NUL-terminated */
    const char *value;
    const char *const *flat;
    bool refused; /* a complaint was made, or one stands where the path leads */
} walk;

static bool same(const char *text, const char *step, size_t n)
{
    return text != NULL && strlen(text) == n && memcmp(text, step, n) == 0;
}

static bool is_among(const char *word, size_t n, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++) {
        if (same(*words, word, n))
            return true;
    }
    return false;
}

static gv_yaml_node *find_step(const gv_yaml_node *mapping, const char *step, size_t n)
{
    gv_yaml_node *child = mapping->first;
    while (child != NULL && !same(child->key, step, n))
        child = child->next;
    return child;
}

/* Keys may contain dots (`contest: {model.p: ...}`): the longest key that is there wins.
 * When there is none, the step ends at the first dot.
 * @return length of the step; *child is what stands there, or NULL. */
static size_t longest_step(const gv_yaml_node *mapping, const char *rest,
                           gv_yaml_node **child)
{
    size_t n = strlen(rest);
    for (;;) {
        *child = find_step(mapping, rest, n);
        if (*child != NULL)
            return n;
        size_t shorter = n;
        while (shorter > 0 && rest[shorter - 1] != '.')
            shorter--;
        if (shorter == 0)
            return n;
        n = shorter - 1;
    }
}

static void refuse(walk *w, const char *code, const char *where, const char *problem,
                   const char *hint)
{
    w->refused = true;
    gv_complain(w->complaints, w->place, code, "%s %s", where, problem);
    gv_complain_hint(w->complaints, "%s", hint);
}

static bool is_named(const gv_yaml_node *element, const char *key, const char *step,
                     size_t n)
{
    const gv_yaml_node *const name = gv_yaml_find(element, key);
    return name != NULL && name->kind == GV_YAML_SCALAR && same(name->text, step, n);
}

/* The only element with that `name:`, or else the only one with that `kind:`. */
static gv_yaml_node *element_named(walk *w, const gv_yaml_node *list, const char *step,
                                   size_t n)
{
    static const char *const keys[] = { "name", "kind" };
    for (size_t k = 0; k < GV_COUNT_OF(keys); k++) {
        gv_yaml_node *found = NULL;
        size_t n_found = 0;
        for (gv_yaml_node *e = list->first; e != NULL; e = e->next) {
            if (is_named(e, keys[k], step, n)) {
                found = e;
                n_found++;
            }
        }
        if (n_found > 1) {
            refuse(w, "ambiguous-key", "several elements of the list", "have that name",
                   "use the position of the element, from 0");
            return NULL;
        }
        if (found != NULL)
            return found;
    }
    return NULL;
}

static gv_yaml_node *element_at(const gv_yaml_node *list, const char *step, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (step[i] < '0' || step[i] > '9' || k > GV_YAML_NODES)
            return NULL;
        k = 10 * k + (size_t) (step[i] - '0');
    }
    return gv_yaml_at(list, k);
}

static size_t list_step(walk *w, const gv_yaml_node *list, const char *rest,
                        gv_yaml_node **child)
{
    const size_t n = strcspn(rest, ".");
    *child = element_at(list, rest, n);
    if (*child == NULL)
        *child = element_named(w, list, rest, n);
    if (*child == NULL && !w->refused) {
        w->refused = true;
        gv_complain(w->complaints, w->place, "unknown-key",
                    "the list has no element '%.*s'", (int) (n < 64 ? n : 64), rest);
        gv_complain_hint(w->complaints,
                         "use a position from 0 to %zu, or the name or kind of an element",
                         list->n_children > 0 ? list->n_children - 1 : 0);
    }
    return n;
}

static gv_status make_value(walk *w, gv_yaml_node **out)
{
    const char first = w->value[0];
    gv_yaml_node *node = NULL;
    if (first != '\0' && strchr("[{\"'", first) != NULL) {
        const gv_status status = gv_yaml_parse_value(w->tree, w->value, w->place.setting,
                                                     w->complaints, &node, w->err);
        w->refused = w->refused || node == NULL;
        *out = node;
        return status;
    }
    node = gv_yaml_node_new(w->tree, GV_YAML_SCALAR, w->place, w->err);
    if (node == NULL)
        return GV_E_MEMORY;
    node->text = gv_yaml_keep_text(w->tree, w->value, strlen(w->value), w->err);
    *out = node;
    return node->text != NULL ? GV_OK : GV_E_MEMORY;
}

static gv_status new_child(walk *w, gv_yaml_node *mapping, const char *key, size_t n,
                           gv_yaml_node **child)
{
    gv_yaml_node *const node = gv_yaml_node_new(w->tree, GV_YAML_MAPPING, w->place, w->err);
    const char *const copy = gv_yaml_keep_text(w->tree, key, n, w->err);
    if (node == NULL || copy == NULL)
        return GV_E_MEMORY;
    node->key = copy;
    node->key_place = w->place;
    gv_yaml_append(mapping, node);
    *child = node;
    return GV_OK;
}

static bool can_be_entered(walk *w, const gv_yaml_node *node)
{
    if (node->kind == GV_YAML_REFUSED) {
        w->refused = true;
    } else if (node->kind == GV_YAML_SCALAR) {
        refuse(w, "wrong-shape", "this path leads through a single value,",
               "which has no keys", "set the whole group: key={...}");
    }
    return !w->refused;
}

/* The node at the path, made where it is missing; NULL after a complaint. */
static gv_status node_at(walk *w, gv_yaml_node **out)
{
    gv_yaml_node *node = gv_yaml_root(w->tree);
    const char *rest = w->path;
    for (uint32_t depth = 0; *rest != '\0'; depth++) {
        if (depth == GV_YAML_DEPTH)
            refuse(w, "too-deep", "this path", "has too many steps", "use a shorter one");
        if (w->refused || !can_be_entered(w, node))
            return GV_OK;
        gv_yaml_node *child = NULL;
        size_t n = node->kind == GV_YAML_SEQUENCE ? list_step(w, node, rest, &child)
                                                  : longest_step(node, rest, &child);
        if (w->refused)
            return GV_OK;
        if (child == NULL) {
            const bool whole = node->key != NULL && depth == 1 &&
                               is_among(node->key, strlen(node->key), w->flat);
            n = whole ? strlen(rest) : n;
            if (new_child(w, node, rest, n, &child) != GV_OK)
                return GV_E_MEMORY;
        }
        node = child;
        rest += n;
        rest += *rest == '.' ? 1 : 0;
    }
    *out = node;
    return GV_OK;
}

/* Are the path's steps all there: no dot at an end, no two in a row? */
static bool is_path(const char *path, size_t n)
{
    bool dot = true;
    for (size_t i = 0; i < n; i++) {
        const bool again = path[i] == '.';
        if (again && dot)
            return false;
        dot = again;
    }
    return n > 0 && !dot;
}

static gv_status apply(walk *w)
{
    gv_yaml_node *value = NULL;
    gv_yaml_node *node = NULL;
    gv_status status = make_value(w, &value);
    if (status == GV_OK && !w->refused)
        status = node_at(w, &node);
    if (status == GV_OK && !w->refused && node != NULL)
        gv_yaml_replace(node, value);
    return status;
}

/* ---- `tactics.NAME.KEY`: in every strategy that has the tactic ---- */

static const char everywhere[] = "tactics.";

/* A tactic is called by its name, which is its kind when none is given. */
static bool is_called(const gv_yaml_node *tactic, const char *step, size_t n)
{
    if (tactic->kind != GV_YAML_MAPPING)
        return false;
    return is_named(tactic, gv_yaml_find(tactic, "name") != NULL ? "name" : "kind", step,
                    n);
}

static gv_status apply_at(walk *w, const char *arm, size_t position, const char *key)
{
    gv_text path = { 0 };
    gv_text_add(&path, "strategies.%s.%zu.%s", arm, position, key);
    const char *const kept =
        path.failed ? NULL : gv_yaml_keep_text(w->tree, path.text, path.length, w->err);
    gv_text_free(&path);
    if (kept == NULL)
        return GV_FAIL(w->err, GV_E_MEMORY, "not enough memory for a setting");
    walk one = *w;
    one.path = kept;
    const gv_status status = apply(&one);
    w->refused = w->refused || one.refused;
    return status;
}

static gv_status apply_everywhere(walk *w)
{
    const char *const name = w->path + strlen(everywhere);
    const size_t n = strcspn(name, ".");
    const gv_yaml_node *const arms = gv_yaml_find(gv_yaml_root(w->tree), "strategies");
    size_t n_set = 0;
    for (const gv_yaml_node *arm = arms == NULL ? NULL : arms->first; arm != NULL;
         arm = arm->next) {
        size_t position = 0;
        for (const gv_yaml_node *e = arm->first; e != NULL; e = e->next, position++) {
            if (arm->kind != GV_YAML_SEQUENCE || !is_called(e, name, n))
                continue;
            n_set++;
            const gv_status status = apply_at(w, arm->key, position, name + n + 1);
            if (status != GV_OK || w->refused)
                return status;
        }
    }
    if (n_set == 0) {
        refuse(w, "unknown-key", "no strategy", "has a tactic of that name",
               "write tactics.NAME.KEY=value, where NAME is a tactic's name or kind");
    }
    return GV_OK;
}

gv_status gv_yaml_override(gv_yaml *tree, const char *setting, const char *const *flat,
                           gv_diagnostics *complaints, gv_error *err)
{
    const char *const equals = strchr(setting, '=');
    if (equals == NULL || !is_path(setting, (size_t) (equals - setting))) {
        const gv_status status = GV_FAIL(err, GV_E_USAGE, "--set needs key=value, not '%s'",
                                         gv_shown(setting).text);
        gv_error_hint(err, "for example --set model.p=0.05");
        return status;
    }
    const uint32_t number = gv_yaml_add_setting(tree, setting, err);
    if (number == 0)
        return GV_E_MEMORY;
    if (gv_yaml_root(tree) == NULL) {
        return GV_OK; /* the file itself was refused, and nothing can be set in it */
    }
    const char *const path =
        gv_yaml_keep_text(tree, setting, (size_t) (equals - setting), err);
    if (path == NULL)
        return GV_E_MEMORY;
    walk w = { .tree = tree,
               .complaints = complaints,
               .err = err,
               .place = { .setting = number },
               .path = path,
               .value = equals + 1,
               .flat = flat };
    if (!gv_screen_text(setting, strlen(setting), w.place, complaints))
        return GV_OK;
    const bool of_tactics = strncmp(path, everywhere, strlen(everywhere)) == 0 &&
                            strchr(path + strlen(everywhere), '.') != NULL;
    return of_tactics ? apply_everywhere(&w) : apply(&w);
}
