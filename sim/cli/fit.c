/* Verb `fit`: models to data of the world. */
#include "cli/fit.h"

#include "cli/word.h"
#include "grapevine/base.h"

int gv_verb_fit(int argc, char **argv);

static const gv_word words[] = {
    { "bass", "fit the Bass curve to a series of sales", gv_fit_bass },
};

int gv_verb_fit(int argc, char **argv)
{
    return gv_act_on_word("fit", "models fitted to data of the world", words,
                          GV_COUNT_OF(words), argc, argv);
}
