/* Exits 0 when standard input is one JSON value and nothing else. */
#include <jansson.h>

int main(void)
{
    json_error_t error;
    json_t *value = json_loadf(stdin, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (value == NULL)
        fprintf(stderr, "%d:%d: %s\n", error.line, error.column, error.text);
    json_decref(value);
    return value == NULL;
}
