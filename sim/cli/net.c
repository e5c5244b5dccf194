/* Verb `net`: networks by themselves. Finds the word and leaves the rest to it. */
#include "cli/net.h"

#include "cli/print.h"

int gv_verb_net(int argc, char **argv);

typedef struct word {
    const char *name, *about;
    int (*act)(int argc, char **argv);
} word;

static const word words[] = {
    { "stats", "describe the network of a scenario or a file in numbers", gv_net_stats },
    { "draw", "draw a small network as SVG", gv_net_draw },
    { "build", "grow the network of a scenario and write it to a file", gv_net_build },
    { "import", "read a file of ties and write it in another form", gv_net_import },
};

static int show_help(void)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    gv_error err = { .code = GV_OK };
    gv_text help = { .text = NULL };
    gv_text_add(&help, "grapevine net: networks by themselves\n\n"
                       "usage: grapevine net WORD [options] ...\n\nwords:\n");
    for (size_t i = 0; i < GV_COUNT_OF(words); i++)
        gv_text_add(&help, "  %-7s  %s\n", words[i].name, words[i].about);
    gv_text_add(&help, "\n`grapevine net WORD --help` shows a word's options.\n");
    const gv_status status = gv_print_out(&help, &err);
    if (status != GV_OK)
        gv_print_failure(&plain, &err);
    return gv_status_exit_code(status);
}

static int refuse(const char *said)
{
    const gv_options plain = { .color = GV_COLOR_AUTO };
    const char *known[GV_COUNT_OF(words) + 1] = { NULL };
    gv_error err = { .code = GV_OK };
    for (size_t i = 0; i < GV_COUNT_OF(words); i++)
        known[i] = words[i].name;
    if (said == NULL)
        GV_FAIL(&err, GV_E_USAGE, "a word is missing behind `net`");
    else
        GV_FAIL(&err, GV_E_USAGE, "there is no `net %s`", said);
    const char *nearest = said != NULL ? gv_nearest_word(said, known) : NULL;
    if (nearest != NULL)
        gv_error_hint(&err, "did you mean `net %s`?", nearest);
    else
        gv_error_hint(&err, "there are net stats, net draw, net build and net import");
    gv_print_failure(&plain, &err);
    return gv_status_exit_code(err.code);
}

int gv_verb_net(int argc, char **argv)
{
    const char *said = argc > 1 ? argv[1] : NULL;
    if (gv_same_text(said, "--help") || gv_same_text(said, "-h"))
        return show_help();
    for (size_t i = 0; i < GV_COUNT_OF(words) && said != NULL; i++) {
        if (gv_same_text(words[i].name, said))
            return words[i].act(argc - 1, argv + 1);
    }
    return refuse(said);
}
