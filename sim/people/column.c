/* Column: what a file says of people. Layer 2. */
#include "grapevine/people.h"

enum { HOLDS_WORDS, HOLDS_NUMBERS };
static const char *const contents[] = { "words", "numbers", NULL };

typedef struct column {
    const char *name;
    uint32_t holds;
} column;

static const gv_param column_table[] = {
    { .name = "column",
      .type = GV_TYPE_TEXT,
      .offset = offsetof(column, name),
      .source = "convention",
      .help = "its name in the head of the file; without it, the name of the trait" },
    GV_CHOICE(column, holds, .required = true, .choices = contents,
              .help = "what stands in it; `words` may look like numbers"),
    GV_END_OF_TABLE,
};

static const char *name(const void *params, bool *has_words)
{
    const column *par = params;
    *has_words = par->holds == HOLDS_WORDS;
    return par->name;
}

const gv_trait_kind gv_trait_kind_column = {
    .spec = { .name = "column",
              .title = "Column of a file",
              .about = "What the file of people (`file` of `people`) says.",
              GV_PARAMS(column) },
    .column = name,
};
