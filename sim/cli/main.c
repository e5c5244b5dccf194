/* The program: finds the verb and leaves the rest to it. */
#include "base/foreign.h"
#include "cli/print.h"
#include "cli/stop.h"

#define GV_VERB(name, about) int gv_verb_##name(int argc, char **argv);
#include "grapevine/verbs.def"
#undef GV_VERB

typedef int verb(int argc, char **argv);

static verb *const verbs[] = {
#define GV_VERB(name, about) gv_verb_##name,
#include "grapevine/verbs.def"
#undef GV_VERB
};

static int show_help(void)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    gv_error err = { .code = GV_OK };
    gv_text help = { .text = NULL };
    gv_program_print(&help);
    const gv_status status = gv_print_out(&help, &err);
    if (status != GV_OK)
        gv_print_failure(&plain, &err);
    return gv_status_exit_code(status);
}

static int refuse(const char *word)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    gv_error err = { .code = GV_OK };
    if (word == NULL)
        GV_FAIL(&err, GV_E_USAGE, "a verb is missing");
    else
        GV_FAIL(&err, GV_E_USAGE, "there is no verb '%s'", word);
    const char *nearest = word != NULL ? gv_nearest_word(word, gv_verb_names()) : NULL;
    if (nearest != NULL)
        gv_error_hint(&err, "did you mean '%s'?", nearest);
    else
        gv_error_hint(&err, "`grapevine --help` lists the verbs");
    gv_print_failure(&plain, &err);
    return gv_status_exit_code(err.code);
}

int main(int argc, char **argv)
{
    gv_stop_survive_writes();
    gv_foreign_install();
    const char *word = argc > 1 ? argv[1] : NULL;
    if (gv_same_text(word, "--help") || gv_same_text(word, "-h") ||
        gv_same_text(word, "help"))
        return show_help();
    if (gv_same_text(word, "--version"))
        return gv_verb_version(argc - 1, argv + 1);
    if (word != NULL) {
        for (size_t i = 0; i < GV_COUNT_OF(verbs); i++) {
            if (gv_same_text(word, gv_verb_names()[i]))
                return verbs[i](argc - 1, argv + 1);
        }
    }
    return refuse(word);
}
