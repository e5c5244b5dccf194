/// @file
/// Layer 9: the words after `fit`.
#ifndef GRAPEVINE_CLI_FIT_H
#define GRAPEVINE_CLI_FIT_H

/// The actions behind the words.
int gv_fit_bass(int argc, char **argv);

#endif
