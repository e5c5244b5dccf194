/* Verb `digest`: the hash of a file's data, and of nothing else. */
#include "cli/action.h"
#include "cli/print.h"
#include "grapevine/record.h"

int gv_verb_digest(int argc, char **argv);

static const gv_option digest_options[] = { GV_OPTIONS_COMMON };

static const gv_usage usage = {
    .verb = "digest",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .options = digest_options,
    .story =
        "Equal digests mean equal numbers: names, dimensions, shapes and values of all\n"
        "datasets. Versions, texts, chunks and compression do not enter.\n",
};

static gv_status digest(const gv_options *options, gv_error *err)
{
    gv_hash hash;
    const gv_status status = gv_digest_file(options->operand[0], &hash, err);
    if (status != GV_OK)
        return status;
    char digits[33];
    gv_text out = { .text = NULL };
    gv_hash_print(hash, digits);
    gv_text_add(&out, "%s\n", digits);
    return gv_print_out(&out, err);
}

int gv_verb_digest(int argc, char **argv)
{
    return gv_act(&usage, digest, argc, argv);
}
