/// @file
/// Layer 9: verbs that are followed by a word: `net stats`, `fit bass`.
#ifndef GRAPEVINE_CLI_WORD_H
#define GRAPEVINE_CLI_WORD_H

#include <stddef.h>

typedef struct gv_word {
    const char *name, *about;
    int (*act)(int argc, char **argv); ///< argv[0] is the word
} gv_word;

/// Find the word and leave the rest to it; or show the words, or complain.
/// @param about  what the verb is about, for its help
/// @return the exit code of the program
int gv_act_on_word(const char *verb, const char *about, const gv_word *words, size_t n,
                   int argc, char **argv);

#endif
