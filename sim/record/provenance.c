/* What made a file, as JSON shaped like tskit's provenance records (schema 1.0.0). */
#include "record/layout.h"

#include "base/versions.h"

/* A JSON string. Bytes above 0x7F are UTF-8 already. */
static void print_string(const char *text, gv_text *out)
{
    gv_text_add(out, "\"");
    for (const char *at = text != NULL ? text : ""; *at != '\0'; at++) {
        const unsigned char letter = (unsigned char) *at;
        if (letter == '"' || letter == '\\')
            gv_text_add(out, "\\%c", letter);
        else if (letter < ' ')
            gv_text_add(out, "\\u%04x", letter);
        else
            gv_text_add_bytes(out, at, 1);
    }
    gv_text_add(out, "\"");
}

static void print_pair(const char *key, const char *value, gv_text *out)
{
    print_string(key, out);
    gv_text_add(out, ": ");
    print_string(value, out);
}

static void print_software(gv_text *out)
{
    gv_text_add(out, "\"software\": {");
    print_pair("name", "grapevine", out);
    gv_text_add(out, ", ");
    print_pair("version", GRAPEVINE_VERSION, out);
    gv_text_add(out, ", \"results_version\": %d}", GV_RESULTS_VERSION);
}

static void print_parameters(const gv_plan *plan, const char *plan_hash, gv_text *out)
{
    gv_text_add(out, "\"parameters\": {");
    print_pair("command", "run", out);
    gv_text_add(out, ", ");
    print_pair("scenario", plan->name, out);
    gv_text_add(out, ", ");
    print_pair("plan_hash", plan_hash, out);
    gv_text_add(out, ", \"seed\": %llu}", (unsigned long long) plan->experiment.seed);
}

static void print_environment(gv_text *out)
{
    gv_library libraries[GV_LIBRARIES];
    gv_libraries(libraries);
    gv_text_add(out, "\"environment\": {\"libraries\": {");
    for (size_t i = 0; i < GV_LIBRARIES; i++) {
        gv_text_add(out, "%s", i > 0 ? ", " : "");
        print_string(libraries[i].name, out);
        gv_text_add(out, ": {");
        print_pair("version", libraries[i].running, out);
        gv_text_add(out, "}");
    }
    gv_text_add(out, "}}");
}

gv_status gv_provenance_print(const gv_plan *plan, gv_text *out, gv_error *err)
{
    gv_status status = GV_OK;
    gv_hash hash;
    char digits[33];
    GV_TRY(gv_plan_hash(plan, &hash, err));
    gv_hash_print(hash, digits);
    gv_text_add(out, "{\"schema_version\": \"1.0.0\", ");
    print_software(out);
    gv_text_add(out, ", ");
    print_parameters(plan, digits, out);
    gv_text_add(out, ", ");
    print_environment(out);
    gv_text_add(out, "}");
done:
    return status;
}
