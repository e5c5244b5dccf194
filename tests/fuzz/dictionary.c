/* Prints the words of scenarios as a libFuzzer dictionary. They come from the tables, by
 * way of the schema, so that the fuzzer knows every new part. */
#include "grapevine/scenario.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Every double-quoted text of the schema that looks like a word. */
static void print_words(const char *schema)
{
    for (const char *at = strchr(schema, '"'); at != NULL; at = strchr(at, '"')) {
        const char *start = ++at;
        while (isalnum((unsigned char) *at) || *at == '_' || *at == '-')
            at++;
        if (*at == '"' && at > start && at - start < 40)
            printf("\"%.*s\"\n", (int) (at - start), start);
        at += *at == '"' ? 1 : 0;
    }
}

int main(void)
{
    static const char *const marks[] = { ": ",     ": {", "}",       ": [",
                                         "]",      ", ",  "\\x0a  ", "\\x0a  - ",
                                         "|\\x0a", "0.5", "1e6",     "-1" };
    gv_text schema = { .text = NULL };
    if (gv_scenario_schema(&schema, NULL) != GV_OK)
        return 1;
    print_words(schema.text);
    for (size_t k = 0; k < GV_COUNT_OF(marks); k++)
        printf("\"%s\"\n", marks[k]);
    gv_text_free(&schema);
    return fflush(stdout) != 0;
}
