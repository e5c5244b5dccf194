/* Blocks: the groups that the network itself was grown from. Layer 2. */
#include "grapevine/people.h"

typedef struct blocks {
    gv_words labels;
} blocks;

static const gv_param blocks_table[] = {
    GV_WORDS(blocks, labels, .source = "convention",
             .help = "what the blocks are called, in their order; without it 1, 2, 3, ..."),
    GV_END_OF_TABLE,
};

static gv_words names(const void *params)
{
    return ((const blocks *) params)->labels;
}

const gv_trait_kind gv_trait_kind_blocks = {
    .spec = { .name = "blocks",
              .title = "Blocks of the network",
              .about = "The groups that the network was grown from: those of "
                       "`block_model`.",
              GV_PARAMS(blocks) },
    .blocks = names,
};
