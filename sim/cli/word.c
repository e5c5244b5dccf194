/* Verbs that are followed by a word: finds it, shows all, or complains. */
#include "cli/word.h"

#include "cli/print.h"

enum { MOST_WORDS = 8 };

static int show_help(const char *verb, const char *about, const gv_word *words, size_t n)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    gv_error err = { .code = GV_OK };
    gv_text help = { .text = NULL };
    gv_text_add(&help,
                "grapevine %s: %s\n\nusage: grapevine %s WORD [options] ...\n\nwords:\n",
                verb, about, verb);
    for (size_t i = 0; i < n; i++)
        gv_text_add(&help, "  %-8s  %s\n", words[i].name, words[i].about);
    gv_text_add(&help, "\n`grapevine %s WORD --help` shows a word's options.\n", verb);
    const gv_status status = gv_print_out(&help, &err);
    if (status != GV_OK)
        gv_print_failure(&plain, &err);
    return gv_status_exit_code(status);
}

/* `there are net stats, net draw and net build` */
static void hint_all(const char *verb, const gv_word *words, size_t n, gv_error *err)
{
    gv_text all = { .text = NULL };
    for (size_t i = 0; i < n; i++)
        gv_text_add(&all, "%s%s %s",
                    i == 0       ? ""
                    : i + 1 == n ? " and "
                                 : ", ",
                    verb, words[i].name);
    if (!all.failed)
        gv_error_hint(err, "there %s %s", n == 1 ? "is" : "are", all.text);
    gv_text_free(&all);
}

static int refuse(const char *verb, const gv_word *words, size_t n, const char *said)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    const char *known[MOST_WORDS + 1] = { NULL };
    gv_error err = { .code = GV_OK };
    for (size_t i = 0; i < n && i < MOST_WORDS; i++)
        known[i] = words[i].name;
    if (said == NULL)
        GV_FAIL(&err, GV_E_USAGE, "a word is missing behind `%s`", verb);
    else
        GV_FAIL(&err, GV_E_USAGE, "there is no `%s %s`", verb, said);
    const char *nearest = said != NULL ? gv_nearest_word(said, known) : NULL;
    if (nearest != NULL)
        gv_error_hint(&err, "did you mean `%s %s`?", verb, nearest);
    else
        hint_all(verb, words, n, &err);
    gv_print_failure(&plain, &err);
    return gv_status_exit_code(err.code);
}

int gv_act_on_word(const char *verb, const char *about, const gv_word *words, size_t n,
                   int argc, char **argv)
{
    const char *said = argc > 1 ? argv[1] : NULL;
    if (gv_same_text(said, "--help") || gv_same_text(said, "-h"))
        return show_help(verb, about, words, n);
    for (size_t i = 0; i < n && said != NULL; i++) {
        if (gv_same_text(words[i].name, said))
            return words[i].act(argc - 1, argv + 1);
    }
    return refuse(verb, words, n, said);
}
