/* Builds the tree of a scenario from libyaml's stream of events; the only file that sees
 * libyaml. */
#include "scenario/yaml_tree.h"

#include "scenario/screen.h"
#include "scenario/yaml_words.h"

#include <string.h>
#include <yaml.h>

#define SLAB_TEXT 16384
#define SLAB_NODES 128

/* An arena aligns every piece to 64 bytes; slabs keep small texts small. */
typedef struct slab {
    char *at;
    size_t room;
} slab;

/* A file that the scenario uses, parsed once. */
typedef struct used_file {
    gv_source source;
    gv_yaml_node *root; /* NULL: it is broken */
} used_file;

struct gv_yaml {
    gv_arena *arena;
    used_file **used;        /* [source.n_used], grown one by one */
    const gv_source **shown; /* [source.n_used] the same as sources */
    slab texts, nodes;
    uint32_t n_nodes;
    gv_source source;
    const char **settings; /* [source.n_settings], grown one by one */
    gv_yaml_node *root;
};

/* A collection that has begun but not ended. */
typedef struct level {
    gv_yaml_node *node;
    size_t start;    /* character index, for the length of its underline */
    bool is_key;     /* it stands where a key should */
    bool has_key;    /* in a mapping: a key was read, its value comes next */
    const char *key; /* NULL: the key was refused, and its value goes nowhere */
    gv_place key_place;
} level;

typedef struct builder {
    gv_yaml *tree;
    gv_diagnostics *complaints;
    gv_error *err;
    yaml_parser_t parser;
    gv_place origin; /* of a setting: the whole value has this one place; else which file */
    level open[GV_YAML_DEPTH];
    uint32_t depth;
    gv_yaml_node *root;
    uint32_t n_documents;
    bool over;   /* nothing more is read */
    bool broken; /* what was read is no valid YAML */
} builder;

/* ---- memory of the tree ----------------------------------------------------- */

static void *slab_cut(gv_yaml *tree, slab *s, size_t bytes, size_t usual, gv_error *err)
{
    if (bytes > s->room) {
        const size_t room = bytes > usual ? bytes : usual;
        char *const fresh = gv_arena_alloc(tree->arena, room, 1, err);
        if (fresh == NULL)
            return NULL;
        *s = (slab){ fresh, room };
    }
    void *const piece = s->at;
    s->at += bytes;
    s->room -= bytes;
    return piece;
}

const char *gv_yaml_keep_text(gv_yaml *tree, const char *bytes, size_t n, gv_error *err)
{
    char *const copy = slab_cut(tree, &tree->texts, n + 1, SLAB_TEXT, err);
    if (copy != NULL) {
        memcpy(copy, bytes, n);
        copy[n] = '\0';
    }
    return copy;
}

gv_yaml_node *gv_yaml_node_new(gv_yaml *tree, gv_yaml_kind kind, gv_place place,
                               gv_error *err)
{
    gv_yaml_node *const node =
        slab_cut(tree, &tree->nodes, sizeof *node, SLAB_NODES * sizeof *node, err);
    if (node != NULL) {
        *node = (gv_yaml_node){ .kind = kind, .place = place };
        node->text = kind == GV_YAML_SCALAR ? "" : NULL;
        tree->n_nodes++;
    }
    return node;
}

/* ---- places ----------------------------------------------------------------- */

static gv_place place_at(const builder *b, yaml_mark_t mark, size_t length)
{
    if (b->origin.setting != 0)
        return b->origin;
    return (gv_place){ .file = b->origin.file,
                       .line = (uint32_t) mark.line + 1,
                       .column = (uint32_t) mark.column + 1,
                       .length = length > 0 ? (uint32_t) length : 1 };
}

/* Characters from one mark to another when both are on one line, else 1. */
static size_t run_length(yaml_mark_t start, yaml_mark_t end)
{
    return start.line == end.line && end.index > start.index ? end.index - start.index : 1;
}

static gv_place place_of(const builder *b, const yaml_event_t *event)
{
    return place_at(b, event->start_mark, run_length(event->start_mark, event->end_mark));
}

/* ---- complaints ------------------------------------------------------------- */

static void stop(builder *b)
{
    b->over = true;
    b->broken = true;
}

static void complain_anchor(builder *b, const yaml_event_t *event,
                            const yaml_char_t *anchor)
{
    if (anchor == NULL)
        return;
    const char *const name = (const char *) anchor;
    gv_complain(b->complaints, place_at(b, event->start_mark, 1 + strlen(name)), "anchor",
                "anchors ('&%s') are not supported", gv_shown(name).text);
    gv_complain_hint(b->complaints, "write each value out where it is used");
}

static void complain_tag(builder *b, const yaml_event_t *event, const yaml_char_t *tag)
{
    if (tag == NULL)
        return;
    gv_complain(b->complaints, place_at(b, event->start_mark, 1), "tag",
                "tags ('!...') are not supported");
    gv_complain_hint(b->complaints,
                     "the type of a value follows from its key; write the plain value");
}

static void complain_key(builder *b, gv_place place)
{
    gv_complain(b->complaints, place, "wrong-shape", "a key should be one word");
    gv_complain_hint(b->complaints, "write 'key: value'");
}

/* libyaml points behind the end of the file when something is missing there. */
static void complain_syntax(builder *b)
{
    const yaml_parser_t *const p = &b->parser;
    const gv_yaml_words *const words = gv_yaml_words_for(p->problem, p->context);
    const bool at_start = words->at_the_start && p->context != NULL;
    const gv_place place = place_at(b, at_start ? p->context_mark : p->problem_mark, 1);
    char found = '\0';
    if (b->origin.setting == 0 && p->problem != NULL &&
        strstr(p->problem, "cannot start") != NULL) {
        /* The only complaint whose words depend on the character under it. */
        found = *(const char *) p->buffer.pointer;
    }
    stop(b);
    if (found == '\t') {
        gv_complain(b->complaints, place, "tab", "a tab stands where spaces should");
        gv_complain_hint(b->complaints, "indent with spaces");
    } else if (found != '\0') {
        gv_complain(b->complaints, place, "not-yaml", "a value cannot begin with '%c'",
                    found);
        gv_complain_hint(b->complaints, "put the text in quotes");
    } else {
        gv_complain(b->complaints, place, words->code, "%s",
                    words->message != NULL ? words->message
                    : p->problem != NULL   ? p->problem
                                           : "this is not valid YAML");
        gv_complain_hint(b->complaints, "%s", words->hint);
    }
}

/* ---- from events to nodes ---------------------------------------------------- */

/* Hang a finished scalar or a beginning collection into the collection that is open. */
static void attach(builder *b, gv_yaml_node *node)
{
    if (b->depth == 0) {
        b->root = node;
        return;
    }
    level *const parent = &b->open[b->depth - 1];
    if (parent->node->kind == GV_YAML_SEQUENCE) {
        gv_yaml_append(parent->node, node);
        return;
    }
    parent->has_key = false;
    if (parent->key != NULL) {
        node->key = parent->key;
        node->key_place = parent->key_place;
        gv_yaml_append(parent->node, node);
    }
}

static bool expects_key(const builder *b)
{
    return b->depth > 0 && b->open[b->depth - 1].node->kind == GV_YAML_MAPPING &&
           !b->open[b->depth - 1].has_key;
}

static void refuse_key(builder *b)
{
    b->open[b->depth - 1].has_key = true;
    b->open[b->depth - 1].key = NULL;
}

static gv_status read_key(builder *b, const yaml_event_t *event)
{
    level *const mapping = &b->open[b->depth - 1];
    const char *const text = (const char *) event->data.scalar.value;
    const size_t length = event->data.scalar.length;
    const gv_place place = place_of(b, event);
    const bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    refuse_key(b);
    if (plain && strcmp(text, "<<") == 0) {
        gv_complain(b->complaints, place, "merge-key",
                    "merge keys ('<<') are not supported");
        gv_complain_hint(b->complaints, "write the keys out");
        return GV_OK;
    }
    if (length == 0 || strlen(text) != length) {
        complain_key(b, place);
        return GV_OK;
    }
    const char *const key = gv_yaml_keep_text(b->tree, text, length, b->err);
    if (key == NULL)
        return GV_E_MEMORY;
    mapping->key = key;
    mapping->key_place = place;
    return GV_OK;
}

static gv_status read_scalar(builder *b, const yaml_event_t *event)
{
    const char *const text = (const char *) event->data.scalar.value;
    const size_t length = event->data.scalar.length;
    complain_anchor(b, event, event->data.scalar.anchor);
    complain_tag(b, event, event->data.scalar.tag);
    if (expects_key(b))
        return read_key(b, event);
    gv_yaml_node *const node =
        gv_yaml_node_new(b->tree, GV_YAML_SCALAR, place_of(b, event), b->err);
    if (node == NULL)
        return GV_E_MEMORY;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = gv_yaml_keep_text(b->tree, text, length, b->err);
    if (node->text == NULL)
        return GV_E_MEMORY;
    if (strlen(text) != length) {
        gv_complain(b->complaints, node->place, "not-text",
                    "an escape makes a NUL byte here");
        node->kind = GV_YAML_REFUSED;
    }
    attach(b, node);
    return GV_OK;
}

static gv_status read_alias(builder *b, const yaml_event_t *event)
{
    gv_complain(b->complaints, place_of(b, event), "alias",
                "aliases ('*%s') are not supported",
                gv_shown((const char *) event->data.alias.anchor).text);
    gv_complain_hint(b->complaints, "write the value out");
    if (expects_key(b)) {
        refuse_key(b);
        return GV_OK;
    }
    gv_yaml_node *const node =
        gv_yaml_node_new(b->tree, GV_YAML_REFUSED, place_of(b, event), b->err);
    if (node == NULL)
        return GV_E_MEMORY;
    attach(b, node);
    return GV_OK;
}

static gv_status begin_collection(builder *b, const yaml_event_t *event, gv_yaml_kind kind,
                                  bool is_flow)
{
    if (b->depth == GV_YAML_DEPTH) {
        gv_complain(b->complaints, place_at(b, event->start_mark, 1), "too-deep",
                    "values are nested more than %u deep", GV_YAML_DEPTH);
        stop(b);
        return GV_OK;
    }
    gv_yaml_node *const node =
        gv_yaml_node_new(b->tree, kind, place_at(b, event->start_mark, 1), b->err);
    if (node == NULL)
        return GV_E_MEMORY;
    const bool is_key = expects_key(b);
    if (is_key)
        complain_key(b, node->place);
    else
        attach(b, node);
    b->open[b->depth++] = (level){ .node = node,
                                   .start = is_flow ? event->start_mark.index : SIZE_MAX,
                                   .is_key = is_key };
    return GV_OK;
}

static gv_status end_collection(builder *b, const yaml_event_t *event)
{
    const level *const ended = &b->open[--b->depth];
    gv_yaml_node *const node = ended->node;
    const bool on_one_line = node->place.line == (uint32_t) event->end_mark.line + 1;
    if (b->origin.setting == 0 && ended->start != SIZE_MAX && on_one_line)
        node->place.length = (uint32_t) (event->end_mark.index - ended->start);
    if (ended->is_key)
        refuse_key(b);
    return node->kind == GV_YAML_MAPPING
               ? gv_yaml_refuse_repeats(node, b->complaints, b->err)
               : GV_OK;
}

/* ---- the stream --------------------------------------------------------------- */

static gv_status begin_document(builder *b, const yaml_event_t *event)
{
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        complain_tag(b, event, event->data.document_start.tag_directives.start->prefix);
    if (++b->n_documents == 2) {
        gv_complain(b->complaints, place_at(b, event->start_mark, 3), "two-documents",
                    "a second document begins here");
        gv_complain_hint(b->complaints, "keep one scenario in a file");
        stop(b);
    }
    return GV_OK;
}

static gv_status read_event(builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return begin_document(b, event);
    case YAML_SCALAR_EVENT:
        return read_scalar(b, event);
    case YAML_ALIAS_EVENT:
        return read_alias(b, event);
    case YAML_SEQUENCE_START_EVENT:
        complain_anchor(b, event, event->data.sequence_start.anchor);
        complain_tag(b, event, event->data.sequence_start.tag);
        return begin_collection(b, event, GV_YAML_SEQUENCE,
                                event->data.sequence_start.style ==
                                    YAML_FLOW_SEQUENCE_STYLE);
    case YAML_MAPPING_START_EVENT:
        complain_anchor(b, event, event->data.mapping_start.anchor);
        complain_tag(b, event, event->data.mapping_start.tag);
        return begin_collection(b, event, GV_YAML_MAPPING,
                                event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return end_collection(b, event);
    case YAML_STREAM_END_EVENT:
        b->over = true;
        return GV_OK;
    default:
        return GV_OK;
    }
}

static void watch_size(builder *b, const yaml_event_t *event)
{
    if (b->tree->n_nodes > GV_YAML_NODES && !b->over) {
        gv_complain(b->complaints, place_at(b, event->start_mark, 1), "too-large",
                    "there are more than %u values", GV_YAML_NODES);
        stop(b);
    }
}

static gv_status read_stream(builder *b)
{
    gv_status status = GV_OK;
    while (status == GV_OK && !b->over) {
        yaml_event_t event;
        if (yaml_parser_parse(&b->parser, &event) == 0) {
            if (b->parser.error == YAML_MEMORY_ERROR)
                return GV_FAIL(b->err, GV_E_MEMORY, "not enough memory to parse YAML");
            complain_syntax(b);
            return GV_OK;
        }
        status = read_event(b, &event);
        watch_size(b, &event);
        yaml_event_delete(&event);
    }
    return status;
}

/* @param[out] root NULL when the text is broken or empty. */
static gv_status build(gv_yaml *tree, const char *text, size_t n, gv_place origin,
                       gv_diagnostics *complaints, gv_yaml_node **root, gv_error *err)
{
    builder *const b = gv_alloc(1, sizeof *b, err);
    if (b == NULL)
        return GV_E_MEMORY;
    b->tree = tree;
    b->complaints = complaints;
    b->err = err;
    b->origin = origin;
    gv_status status;
    if (yaml_parser_initialize(&b->parser) == 0) {
        status = GV_FAIL(err, GV_E_MEMORY, "not enough memory to parse YAML");
        goto done;
    }
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b->parser, (const unsigned char *) text, n);
    status = read_stream(b);
    yaml_parser_delete(&b->parser);
    if (status == GV_OK)
        *root = b->broken ? NULL : b->root;
done:
    gv_free(b);
    return status;
}

gv_status gv_yaml_parse_value(gv_yaml *tree, const char *text, uint32_t setting,
                              gv_diagnostics *complaints, gv_yaml_node **out, gv_error *err)
{
    const gv_place origin = { .setting = setting };
    return build(tree, text, strlen(text), origin, complaints, out, err);
}

/* ---- the tree ------------------------------------------------------------------ */

static gv_status create(const char *name, const char *bytes, size_t n, gv_yaml **out,
                        gv_error *err)
{
    gv_arena *arena = NULL;
    gv_status status = gv_arena_create(&arena, err);
    if (status != GV_OK)
        return status;
    gv_yaml *const tree = gv_arena_alloc(arena, 1, sizeof *tree, err);
    if (tree == NULL) {
        gv_arena_free(arena);
        return GV_E_MEMORY;
    }
    tree->arena = arena;
    const size_t mark = gv_screen_mark(bytes, n);
    tree->source.length = n - mark;
    tree->source.name = gv_arena_text(arena, name, err);
    tree->source.text = gv_yaml_keep_text(tree, n > 0 ? bytes + mark : "", n - mark, err);
    if (tree->source.name == NULL || tree->source.text == NULL) {
        gv_arena_free(arena);
        return GV_E_MEMORY;
    }
    *out = tree;
    return GV_OK;
}

/* A scenario is a group of keys; anything else has no keys to be checked. */
static void require_mapping(gv_yaml *tree, gv_yaml_node *root, size_t complaints_before,
                            gv_diagnostics *complaints)
{
    const gv_place head = { .line = 1, .column = 1, .length = 1 };
    if (root != NULL && root->kind == GV_YAML_MAPPING) {
        tree->root = root;
    } else if (complaints->n_all > complaints_before) {
        return;
    } else if (root == NULL || (root->kind == GV_YAML_SCALAR && root->text[0] == '\0')) {
        gv_complain(complaints, head, "empty", "there is nothing in this file");
        gv_complain_hint(complaints, "a scenario begins with 'grapevine: 1'");
    } else {
        gv_complain(complaints, root->place, "wrong-shape",
                    "a scenario is a group of keys, not %s", gv_yaml_kind_words(root));
        gv_complain_hint(complaints, "a scenario begins with 'grapevine: 1'");
    }
}

gv_status gv_yaml_parse(const char *name, const char *bytes, size_t n,
                        gv_diagnostics *complaints, gv_yaml **out, gv_error *err)
{
    const bool is_large = n > GV_YAML_BYTES;
    const size_t before = complaints->n_all;
    gv_yaml *tree = NULL;
    gv_yaml_node *root = NULL;
    gv_status status = create(name, bytes, is_large ? 0 : n, &tree, err);
    if (status != GV_OK)
        return status;
    if (is_large) {
        gv_complain(complaints, (gv_place){ 0 }, "too-large",
                    "the file has more than %u MiB", GV_YAML_BYTES >> 20);
        gv_complain_hint(complaints, "long lists belong in files of their own");
    } else if (gv_screen_text(tree->source.text, tree->source.length, (gv_place){ 0 },
                              complaints)) {
        GV_TRY(build(tree, tree->source.text, tree->source.length, (gv_place){ 0 },
                     complaints, &root, err));
    }
    require_mapping(tree, root, before, complaints);
    *out = tree;
    tree = NULL;
done:
    gv_yaml_free(tree);
    return status;
}

gv_status gv_yaml_read(const char *path, gv_diagnostics *complaints, gv_yaml **out,
                       gv_error *err)
{
    char *bytes = NULL;
    size_t n = 0;
    gv_status status = gv_screen_read(path, GV_YAML_BYTES, &bytes, &n, err);
    if (status == GV_OK)
        status = gv_yaml_parse(path, bytes, n, complaints, out, err);
    gv_free(bytes);
    return status;
}

void gv_yaml_free(gv_yaml *tree)
{
    if (tree != NULL) {
        gv_free(tree->settings);
        gv_free(tree->used);
        gv_free(tree->shown);
        gv_arena_free(tree->arena); /* the tree itself lives there */
    }
}

uint32_t gv_yaml_add_setting(gv_yaml *tree, const char *setting, gv_error *err)
{
    const char *const copy = gv_yaml_keep_text(tree, setting, strlen(setting), err);
    if (copy == NULL)
        return 0;
    const size_t n = tree->source.n_settings;
    const char **const more = gv_resize(tree->settings, n + 1, sizeof *more, err);
    if (more == NULL)
        return 0;
    more[n] = copy;
    tree->settings = more;
    tree->source.settings = more;
    tree->source.n_settings = n + 1;
    return (uint32_t) (n + 1);
}

/* ---- files that the scenario uses ------------------------------------------------ */

static gv_status add_used(gv_yaml *tree, const char *name, const char *text, size_t n,
                          used_file **out, gv_error *err)
{
    const size_t k = tree->source.n_used;
    used_file **const used = gv_resize(tree->used, k + 1, sizeof(used_file *), err);
    if (used == NULL)
        return GV_E_MEMORY;
    tree->used = used;
    const gv_source **const shown =
        gv_resize(tree->shown, k + 1, sizeof(const gv_source *), err);
    if (shown == NULL)
        return GV_E_MEMORY;
    tree->shown = shown;
    used_file *const file = gv_arena_alloc(tree->arena, 1, sizeof *file, err);
    if (file == NULL)
        return GV_E_MEMORY;
    const size_t mark = gv_screen_mark(text, n);
    file->source.length = n - mark;
    file->source.name = gv_arena_text(tree->arena, name, err);
    file->source.text = gv_yaml_keep_text(tree, text + mark, n - mark, err);
    if (file->source.name == NULL || file->source.text == NULL)
        return GV_E_MEMORY;
    used[k] = file;
    shown[k] = &file->source;
    tree->source.used = shown;
    tree->source.n_used = k + 1;
    *out = file;
    return GV_OK;
}

static gv_status parse_used(gv_yaml *tree, used_file *file, gv_diagnostics *complaints,
                            gv_error *err)
{
    const gv_place origin = { .file = (uint32_t) tree->source.n_used };
    const gv_place head = { .file = origin.file, .line = 1, .column = 1, .length = 1 };
    const size_t before = complaints->n_all;
    gv_yaml_node *root = NULL;
    if (!gv_screen_text(file->source.text, file->source.length, origin, complaints))
        return GV_OK;
    const gv_status status =
        build(tree, file->source.text, file->source.length, origin, complaints, &root, err);
    if (status != GV_OK || complaints->n_all > before)
        return status;
    if (root != NULL && root->kind == GV_YAML_MAPPING)
        file->root = root;
    else
        gv_complain(complaints, head, "wrong-shape", "this file should be a group of keys");
    return GV_OK;
}

gv_status gv_yaml_use(gv_yaml *tree, const char *name, const char *text, size_t n,
                      gv_diagnostics *complaints, gv_yaml_node **out, gv_error *err)
{
    used_file *file = NULL;
    for (size_t k = 0; k < tree->source.n_used && file == NULL; k++)
        file = strcmp(tree->used[k]->source.name, name) == 0 ? tree->used[k] : NULL;
    if (file == NULL) {
        gv_status status = add_used(tree, name, text, n, &file, err);
        if (status == GV_OK)
            status = parse_used(tree, file, complaints, err);
        if (status != GV_OK)
            return status;
    }
    *out = file->root;
    return GV_OK;
}

bool gv_yaml_is_full(const gv_yaml *tree)
{
    return tree->n_nodes > GV_YAML_NODES;
}

gv_yaml_node *gv_yaml_root(const gv_yaml *tree)
{
    return tree->root;
}

const gv_source *gv_yaml_source(const gv_yaml *tree)
{
    return &tree->source;
}
