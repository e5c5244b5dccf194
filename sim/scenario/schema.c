/* JSON Schema of scenarios, for editors: derived from the tables, so it cannot lag
 * behind. */
#include "grapevine/scenario.h"

#include "scenario/preset.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define DIGITS 15 /* shows 0.1 as 0.1 */

/* The document under construction; memory that runs out is remembered until the end. */
typedef struct schema {
    bool failed;
} schema;

/* Both take over `value`. */
static void set(schema *s, json_t *object, const char *key, json_t *value)
{
    s->failed = json_object_set_new(object, key, value) != 0 || s->failed;
}

static void append(schema *s, json_t *array, json_t *value)
{
    s->failed = json_array_append_new(array, value) != 0 || s->failed;
}

static void set_text(schema *s, json_t *object, const char *key, const char *text)
{
    if (text != NULL && text[0] != '\0')
        set(s, object, key, json_string(text));
}

/* Whole numbers without a decimal point, as people write them. */
static json_t *number(double value)
{
    const bool is_whole = floor(value) == value && fabs(value) < 9007199254740992.0;
    return is_whole ? json_integer((json_int_t) value) : json_real(value);
}

static json_t *object_of(schema *s, const char *type)
{
    json_t *const object = json_object();
    set_text(s, object, "type", type);
    return object;
}

static json_t *reference(schema *s, const char *definition)
{
    json_t *const object = json_object();
    set(s, object, "$ref", json_sprintf("#/$defs/%s", definition));
    return object;
}

/* ---- rows ---------------------------------------------------------------------- */

static void set_bounds(schema *s, json_t *object, const gv_param *row)
{
    /* Counts and money without a stated upper bound have none. */
    const bool is_open_ended = row->type != GV_TYPE_REAL && row->high == 0 && row->low >= 0;
    if (row->low > -INFINITY)
        set(s, object, row->low_open ? "exclusiveMinimum" : "minimum", number(row->low));
    if (row->high < INFINITY && !is_open_ended)
        set(s, object, row->high_open ? "exclusiveMaximum" : "maximum", number(row->high));
}

static json_t *names_of(schema *s, const char *const *names)
{
    json_t *const array = json_array();
    for (; *names != NULL; names++)
        append(s, array, json_string(*names));
    return array;
}

static json_t *either(schema *s, json_t *one, json_t *other)
{
    json_t *const object = json_object();
    json_t *const any = json_array();
    append(s, any, one);
    append(s, any, other);
    set(s, object, "anyOf", any);
    return object;
}

static json_t *list_of(schema *s, json_t *element)
{
    json_t *const list = object_of(s, "array");
    set(s, list, "items", element);
    return list;
}

/* Any single value: a text may look like a number. */
static json_t *scalar(schema *s)
{
    json_t *const object = json_object();
    set(s, object, "type", json_pack("[s,s,s]", "string", "number", "boolean"));
    return object;
}

static json_t *number_of(schema *s, const gv_param *row)
{
    const bool is_count = row->type == GV_TYPE_COUNT || row->type == GV_TYPE_COUNTS;
    json_t *const object = object_of(s, is_count ? "integer" : "number");
    set_bounds(s, object, row);
    return object;
}

static json_t *named(schema *s, json_t *value);
static json_t *share_schema(schema *s);

/* The type of a row, without its words. */
static json_t *type_of(schema *s, const gv_param *row)
{
    json_t *object = NULL;
    switch (row->type) {
    case GV_TYPE_FLAG:
        return object_of(s, "boolean");
    case GV_TYPE_TEXT:
        return scalar(s);
    case GV_TYPE_CHOICE:
        object = json_object();
        set(s, object, "enum", names_of(s, row->choices));
        return object;
    case GV_TYPE_WORDS:
        return either(s, list_of(s, scalar(s)), scalar(s));
    case GV_TYPE_COUNTS:
        return either(s, list_of(s, number_of(s, row)), number_of(s, row));
    case GV_TYPE_REALS:
        return either(s,
                      either(s, list_of(s, number_of(s, row)),
                             list_of(s, list_of(s, number_of(s, row)))),
                      number_of(s, row));
    case GV_TYPE_SHARES:
        return named(s, share_schema(s));
    case GV_TYPE_ENTRIES:
        return list_of(s, reference(s, gv_parts_of_entries(row)->word));
    default:
        return number_of(s, row);
    }
}

static void set_default(schema *s, json_t *object, const gv_param *row)
{
    if (row->required || row->type == GV_TYPE_COUNTS || row->type == GV_TYPE_WORDS ||
        row->type == GV_TYPE_REALS || row->type == GV_TYPE_SHARES ||
        row->type == GV_TYPE_ENTRIES)
        return;
    if (row->type == GV_TYPE_TEXT)
        set_text(s, object, "default", row->initial_text);
    else if (row->type == GV_TYPE_FLAG)
        set(s, object, "default", json_boolean(row->initial != 0));
    else if (row->type == GV_TYPE_CHOICE)
        set(s, object, "default", json_string(row->choices[(size_t) row->initial]));
    else
        set(s, object, "default", number(row->initial));
}

static json_t *row_schema(schema *s, const gv_param *row)
{
    json_t *const object = type_of(s, row);
    const bool has_unit = row->unit != NULL && row->unit[0] != '\0';
    set(s, object, "description",
        has_unit ? json_sprintf("%s (%s)", row->help, row->unit) : json_string(row->help));
    set_default(s, object, row);
    return object;
}

/* A key that has another name may be missing under its own. */
static void add_rows(schema *s, const gv_spec *spec, json_t *properties, json_t *required)
{
    for (const gv_param *row = spec->params; row != NULL && row->name != NULL; row++) {
        set(s, properties, row->name, row_schema(s, row));
        if (row->alias != NULL)
            set(s, properties, row->alias, row_schema(s, row));
        else if (row->required)
            append(s, required, json_string(row->name));
    }
}

/* ---- parts ---------------------------------------------------------------------- */

static json_t *share_schema(schema *s)
{
    json_t *const share = object_of(s, "number");
    set(s, share, "exclusiveMinimum", number(0));
    set(s, share, "maximum", number(1));
    return share;
}

static json_t *name_schema(schema *s)
{
    json_t *const name = json_object();
    set_text(s, name, "pattern", "^[A-Za-z0-9._-]{1,64}$");
    return name;
}

/* What stands under a key that no table describes. */
static json_t *key_schema(schema *s, const char *key)
{
    if (strcmp(key, "share") == 0)
        return share_schema(s);
    if (strcmp(key, "name") == 0 || strcmp(key, "layer") == 0 ||
        strcmp(key, "message") == 0 || strcmp(key, "fallback") == 0)
        return name_schema(s);
    if (strcmp(key, "by_stage") == 0)
        return list_of(s, name_schema(s));
    json_t *const text = json_object();
    set_text(s, text, "pattern",
             strcmp(key, "cascades") == 0 ? "^(none|all|first [0-9]+)$" : "^(auto|all)$");
    set_text(s, text, "type", "string");
    return either(s, text, object_of(s, "integer"));
}

/* The keys of a section that are not `kind`, which is different for every part. */
static void add_keys(schema *s, const gv_key_row *keys, json_t *properties)
{
    for (; keys->name != NULL; keys++) {
        if (strcmp(keys->name, "kind") != 0) {
            json_t *const key = key_schema(s, keys->name);
            set_text(s, key, "description", keys->help);
            set(s, properties, keys->name, key);
        }
    }
}

static void add_names(schema *s, const gv_spec *spec, json_t *names)
{
    append(s, names, json_string(spec->name));
    for (size_t k = 0; spec->aliases != NULL && spec->aliases[k] != NULL; k++)
        append(s, names, json_string(spec->aliases[k]));
}

static json_t *every_name(schema *s, const gv_spec *spec)
{
    json_t *const names = json_array();
    add_names(s, spec, names);
    return names;
}

static json_t *part_schema(schema *s, const gv_parts *parts, const gv_spec *spec)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    json_t *const required = json_array();
    json_t *const kind = json_object();
    set_text(s, object, "title", spec->title);
    set_text(s, object, "description", spec->about);
    if (spec->aliases == NULL)
        set_text(s, kind, "const", spec->name);
    else
        set(s, kind, "enum", every_name(s, spec));
    set(s, properties, "kind", kind);
    append(s, required, json_string("kind"));
    add_keys(s, parts->keys, properties);
    add_rows(s, spec, properties, required);
    if (parts->common != NULL)
        add_rows(s, parts->common, properties, required);
    set(s, object, "properties", properties);
    set(s, object, "required", required);
    set(s, object, "additionalProperties", json_false());
    return object;
}

/* One of the parts, as a group of keys or by its name alone. */
static json_t *any_part(schema *s, const gv_parts *parts)
{
    json_t *const any = json_array();
    json_t *const name = json_object();
    json_t *const names = json_array();
    for (size_t k = 0; parts->at(k) != NULL; k++) {
        append(s, any, part_schema(s, parts, parts->at(k)));
        add_names(s, parts->at(k), names);
    }
    set(s, name, "enum", names);
    append(s, any, name);
    json_t *const object = json_object();
    set(s, object, "anyOf", any);
    return object;
}

/* ---- the top level ----------------------------------------------------------------- */

static json_t *map_of(schema *s, json_t *value)
{
    json_t *const object = object_of(s, "object");
    set(s, object, "additionalProperties", value);
    return object;
}

/* At least one, under names that can stand in files. */
static json_t *named(schema *s, json_t *value)
{
    json_t *const object = map_of(s, value);
    set(s, object, "minProperties", json_integer(1));
    set(s, object, "propertyNames", name_schema(s));
    return object;
}

static json_t *contest_schema(schema *s)
{
    json_t *const range = list_of(s, object_of(s, "number"));
    set(s, range, "minItems", json_integer(2));
    set(s, range, "maxItems", json_integer(2));
    return map_of(s, range);
}

/* A grid, or point by point. */
static json_t *sweep_schema(schema *s)
{
    json_t *const any = json_array();
    json_t *const values = list_of(s, object_of(s, "number"));
    json_t *const points = list_of(s, map_of(s, object_of(s, "number")));
    set(s, values, "minItems", json_integer(1));
    set(s, points, "minItems", json_integer(1));
    append(s, any, map_of(s, values));
    append(s, any, points);
    json_t *const object = json_object();
    set(s, object, "anyOf", any);
    return object;
}

/* One network, or several layers of them. */
static json_t *network_schema(schema *s)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    json_t *const layers = named(s, reference(s, "network"));
    set(s, layers, "maxProperties", json_integer(GV_LAYERS));
    set_text(s, layers, "description", gv_layered_keys[0].help);
    add_keys(s, gv_layered_keys, properties);
    set(s, properties, gv_layered_keys[0].name, layers);
    set(s, object, "properties", properties);
    set(s, object, "required", json_pack("[s]", gv_layered_keys[0].name));
    set(s, object, "additionalProperties", json_false());
    return either(s, reference(s, "network"), object);
}

static json_t *people_schema(schema *s)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    json_t *const required = json_array();
    json_t *const traits = named(s, reference(s, "trait"));
    set_text(s, traits, "description", gv_people_keys[0].help);
    set(s, properties, gv_people_keys[0].name, traits);
    add_rows(s, &gv_people_spec, properties, required);
    json_decref(required); /* it is empty */
    set(s, object, "properties", properties);
    set(s, object, "additionalProperties", json_false());
    return object;
}

static json_t *record_schema(schema *s)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    add_keys(s, gv_record_keys, properties);
    set(s, object, "properties", properties);
    set(s, object, "additionalProperties", json_false());
    return object;
}

/* The name of a preset, which may be one of the user's own; editors offer those that are
 * shipped. */
static json_t *preset_schema(schema *s, gv_preset_kind kind)
{
    gv_word_list known = { 0 };
    json_t *const name = name_schema(s);
    json_t *const examples = json_array();
    gv_word_list_add_presets(&known, kind);
    for (size_t k = 0; k < known.n; k++)
        append(s, examples, json_string(known.at[k]));
    s->failed = s->failed || known.failed;
    gv_word_list_free(&known);
    set_text(s, name, "type", "string");
    set(s, name, "examples", examples);
    return name;
}

/* A preset by its name, or with what is different from it. */
static json_t *use_schema(schema *s, gv_preset_kind kind, json_t *properties)
{
    json_t *const object = object_of(s, "object");
    set(s, properties, "use", preset_schema(s, kind));
    set(s, object, "properties", properties);
    set(s, object, "required", json_pack("[s]", "use"));
    set(s, object, "additionalProperties", json_false());
    return either(s, preset_schema(s, kind), object);
}

static json_t *world_schema(schema *s)
{
    json_t *const properties = json_object();
    json_t *const budget = object_of(s, "number");
    json_t *const people = object_of(s, "integer");
    set(s, people, "minimum", number(2));
    set(s, budget, "minimum", number(0));
    set(s, properties, "people", people);
    set(s, properties, "budget_per_person", budget);
    return use_schema(s, GV_PRESET_WORLD, properties);
}

/* A list of names; or names with lists of tactics, or with presets. */
static json_t *strategies_schema(schema *s)
{
    json_t *const properties = json_object();
    json_t *const names = list_of(s, preset_schema(s, GV_PRESET_STRATEGY));
    json_t *const change = map_of(s, json_object());
    set(s, names, "minItems", json_integer(1));
    set(s, properties, "message", name_schema(s));
    set(s, properties, "tactics", map_of(s, change));
    json_t *const use = use_schema(s, GV_PRESET_STRATEGY, properties);
    return either(s, names, named(s, either(s, list_of(s, reference(s, "tactic")), use)));
}

static json_t *message_schema(schema *s)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    json_t *const required = json_array();
    add_rows(s, &gv_message_spec, properties, required);
    set(s, properties, "use", preset_schema(s, GV_PRESET_MESSAGE));
    json_decref(required); /* nothing is */
    set(s, object, "properties", properties);
    set(s, object, "additionalProperties", json_false());
    return either(s, preset_schema(s, GV_PRESET_MESSAGE), object);
}

static json_t *claim_schema(schema *s)
{
    json_t *const object = object_of(s, "object");
    json_t *const properties = json_object();
    json_t *const required = json_array();
    add_rows(s, &gv_claim_spec, properties, required);
    set(s, object, "properties", properties);
    set(s, object, "required", required);
    set(s, object, "additionalProperties", json_false());
    return object;
}

/* What stands under a key of the top level that no table describes. */
static json_t *section_schema(schema *s, const char *key)
{
    if (strcmp(key, "grapevine") == 0) {
        json_t *const version = json_object();
        set(s, version, "const", json_integer(1));
        return version;
    }
    if (strcmp(key, "strategies") == 0)
        return strategies_schema(s);
    if (strcmp(key, "world") == 0)
        return world_schema(s);
    if (strcmp(key, "content") == 0)
        return preset_schema(s, GV_PRESET_MESSAGE);
    if (strcmp(key, "measure") == 0)
        return list_of(s, reference(s, "metric"));
    if (strcmp(key, "groups") == 0)
        return named(s, share_schema(s));
    if (strcmp(key, "network") == 0)
        return network_schema(s);
    if (strcmp(key, "people") == 0)
        return people_schema(s);
    if (strcmp(key, "messages") == 0)
        return named(s, message_schema(s));
    if (strcmp(key, "contest") == 0)
        return contest_schema(s);
    if (strcmp(key, "sweep") == 0)
        return sweep_schema(s);
    if (strcmp(key, "claim") == 0)
        return claim_schema(s);
    return strcmp(key, "record") == 0 ? record_schema(s) : reference(s, key);
}

/* What a world brings, a scenario need not have. */
static bool is_of_world(const char *key)
{
    return strcmp(key, "network") == 0 || strcmp(key, "model") == 0;
}

static json_t *whole(schema *s)
{
    json_t *const object = json_object();
    json_t *const properties = json_object();
    json_t *const required = json_array();
    json_t *const definitions = json_object();
    set_text(s, object, "$schema", DIALECT);
    set_text(s, object, "title", "grapevine scenario");
    set_text(s, object, "type", "object");
    for (const gv_key_row *key = gv_top_keys; key->name != NULL; key++) {
        json_t *const section = section_schema(s, key->name);
        set_text(s, section, "description", key->help);
        set(s, properties, key->name, section);
        if (key->required && !is_of_world(key->name))
            append(s, required, json_string(key->name));
    }
    set(s, object, "anyOf",
        json_pack("[{s:[s]},{s:[s,s]}]", "required", "world", "required", "network",
                  "model"));
    add_rows(s, &gv_experiment_spec, properties, required);
    for (size_t k = 0; k < GV_COUNT_OF(gv_parts_all); k++)
        set(s, definitions, gv_parts_all[k]->word, any_part(s, gv_parts_all[k]));
    set(s, object, "properties", properties);
    set(s, object, "required", required);
    set(s, object, "additionalProperties", json_false());
    set(s, object, "$defs", definitions);
    return object;
}

gv_status gv_scenario_schema(gv_text *out, gv_error *err)
{
    schema s = { .failed = false };
    json_t *const document = whole(&s);
    char *const text =
        s.failed ? NULL
                 : json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    json_decref(document);
    if (text == NULL)
        return GV_FAIL(err, GV_E_MEMORY, "not enough memory for the schema");
    gv_text_add_bytes(out, text, strlen(text));
    gv_text_add_bytes(out, "\n", 1);
    free(text);
    return out->failed ? GV_FAIL(err, GV_E_MEMORY, "not enough memory for the schema")
                       : GV_OK;
}
