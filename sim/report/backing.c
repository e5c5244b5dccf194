/* Foot of the page: the scenario as written, how to get the same numbers again, and the words used. */
#include "report/page.h"

#include "grapevine/version.h"

#include <string.h>

/* ---- scenario and reproduction ------------------------------------------- */

/* A word for the shell: quoted unless it is plainly harmless. */
static void add_shell_word(const char *word, gv_text *out)
{
    static const char harmless[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789._/+-";
    if (word[0] != '\0' && word[0] != '-' && word[strspn(word, harmless)] == '\0') {
        gv_escape(out, word);
        return;
    }
    gv_text_add(out, "&#39;");
    for (const char *at = word; *at != '\0';) {
        const size_t n = strcspn(at, "'");
        gv_escape_bytes(out, at, n);
        if (at[n] == '\'')
            gv_text_add(out, "&#39;\\&#39;&#39;");
        at += n + (at[n] == '\'' ? 1 : 0);
    }
    gv_text_add(out, "&#39;");
}
