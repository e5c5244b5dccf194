/* Verb `net`: networks by themselves. */
#include "cli/net.h"

#include "cli/word.h"

int gv_verb_net(int argc, char **argv);

static const gv_word words[] = {
    { "stats", "describe the network of a scenario or a file in numbers", gv_net_stats },
    { "draw", "draw a small network as SVG", gv_net_draw },
    { "build", "grow the network of a scenario and write it to a file", gv_net_build },
    { "import", "read a file of ties and write it in another form", gv_net_import },
    { "exposure", "who adopted when among whom: exposure, thresholds, hazards",
      gv_net_exposure },
};

int gv_verb_net(int argc, char **argv)
{
    return gv_act_on_word("net", "networks by themselves", words, GV_COUNT_OF(words), argc,
                          argv);
}
