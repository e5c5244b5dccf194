/* What a YAML parser's complaint means to a person. */
#ifndef GRAPEVINE_SCENARIO_YAML_WORDS_H
#define GRAPEVINE_SCENARIO_YAML_WORDS_H

#include "grapevine/base.h"

typedef struct gv_yaml_words {
    const char *problem; ///< as libyaml says it; NULL ends the table
    const char *context; ///< and while doing what; NULL: any
    bool at_the_start;   ///< point to where the broken thing began, not to where it showed
    const char *code;
    const char *message;
    const char *hint;
} gv_yaml_words;

/// Our words for libyaml's; never NULL. Borrowed from a table.
const gv_yaml_words *gv_yaml_words_for(const char *problem, const char *context);

#endif
