/* Translates libyaml's complaints into words about scenarios. */
#include "scenario/yaml_words.h"

#include <string.h>

/* libyaml 0.2.5; the first row that fits counts. */
static const gv_yaml_words rows[] = {
    { "found unexpected end of stream", "while scanning a quoted scalar", true,
      "unclosed-quote", "the quote that opens here is never closed",
      "close it; inside '...' write '' for an apostrophe" },
    { "found unexpected document indicator", "while scanning a quoted scalar", true,
      "unclosed-quote", "the quote that opens here is not closed on its lines",
      "close it; inside '...' write '' for an apostrophe" },
    { "did not find expected ',' or ']'", NULL, true, "unclosed-bracket",
      "the list that opens here is not closed, or lacks a comma",
      "lists are written [a, b, c]" },
    { "did not find expected ',' or '}'", NULL, true, "unclosed-bracket",
      "the group that opens here is not closed, or lacks a comma",
      "groups are written {key: value, key: value}" },
    { "mapping values are not allowed in this context", NULL, false, "not-yaml",
      "there is no place for a ':' here",
      "put a text that contains ': ' in quotes, and give keys of one group the same "
      "column" },
    { "could not find expected ':'", NULL, true, "not-yaml",
      "this should be 'key: value', but has no ':'", "write 'key: value'" },
    { "did not find expected key", NULL, false, "not-yaml", "a key should begin here",
      "keys of one group start in the same column; put a text with quotes inside in "
      "quotes" },
    { "did not find expected '-' indicator", NULL, false, "not-yaml",
      "a '-' should begin here", "elements of one list start in the same column" },
    { "block sequence entries are not allowed in this context", NULL, false, "not-yaml",
      "there is no place for a '-' here", "begin a list on its own line" },
    { "did not find expected <document start>", NULL, false, "not-yaml",
      "there is something behind the end of the scenario",
      "a scenario is one group of keys, one 'key: value' a line" },
    { "found a tab character that violates indentation", NULL, false, "tab",
      "a tab stands where spaces should", "indent with spaces" },
    { "found a tab character where an indentation space is expected", NULL, false, "tab",
      "a tab stands where spaces should", "indent with spaces" },
    { "found undefined tag handle", NULL, false, "tag", "tags ('!...') are not supported",
      "the type of a value follows from its key; write the plain value" },
    { "while parsing a tag", NULL, false, "tag", "tags ('!...') are not supported",
      "the type of a value follows from its key; write the plain value" },
    { "found unknown escape character", NULL, false, "not-yaml",
      "there is no such escape in \"...\"", "write \\\\ for a backslash, or use '...'" },
    { NULL, "while scanning a tag", true, "tag", "tags ('!...') are not supported",
      "the type of a value follows from its key; write the plain value" },
    { NULL, "while scanning a directive", true, "not-yaml", "directives are not supported",
      "delete the line that begins with '%'" },
    { NULL, "while scanning an alias", true, "alias", "aliases ('*...') are not supported",
      "write the value out, or put it in quotes" },
    { NULL, "while scanning an anchor", true, "anchor",
      "anchors ('&...') are not supported",
      "delete the anchor, or put the text in quotes" },
};
static const gv_yaml_words other = { NULL,       NULL, false,
                                     "not-yaml", NULL, "put unusual text in quotes" };

static bool fits(const char *wanted, const char *found)
{
    return wanted == NULL || (found != NULL && strcmp(wanted, found) == 0);
}

const gv_yaml_words *gv_yaml_words_for(const char *problem, const char *context)
{
    for (size_t i = 0; i < GV_COUNT_OF(rows); i++) {
        if (fits(rows[i].problem, problem) && fits(rows[i].context, context))
            return &rows[i];
    }
    return &other;
}
