/// @file
/// Layer 9: what the words after `net` share: where a network comes from, where a file
/// goes.
#ifndef GRAPEVINE_CLI_NET_H
#define GRAPEVINE_CLI_NET_H

#include "cli/options.h"
#include "grapevine/people.h"
#include "grapevine/scenario.h"

/// The plan of a scenario (.yaml, .yml), or of a file of ties as if a scenario named it.
/// The operands behind the first set keys of the network: `directed=true`.
/// @return what gv_scenario_read returns; complaints are on stderr by then
gv_status gv_net_plan(const gv_options *options, gv_plan **out, gv_error *err) GV_MUST_USE;

/// One network of a plan and its people.
typedef struct gv_net {
    gv_network *net;
    gv_people *people;
    bool is_borrowed; ///< the plan owns `net`
} gv_net;
/// With --layer `net` has the ties of that layer; its people are the same.
/// @param number  from 0, as in keys. @param[out] out  close it
/// @return what growing returns; GV_E_USAGE (no such layer)
gv_status gv_net_open(const gv_options *options, const gv_plan *plan, uint64_t number,
                      gv_net *out, gv_error *err) GV_MUST_USE;
void gv_net_close(gv_net *net);
/// The words by which people are told apart: the trait of --by, else `group` if there is
/// one.
/// @param[out] out  NULL: none. @return GV_OK, GV_E_USAGE (no such trait of words)
gv_status gv_net_groups(const gv_options *options, const gv_net *net, const gv_trait **out,
                        gv_error *err) GV_MUST_USE;

/// Write a network to --output (whole or not at all), or as a list of ties to stdout, and
/// say so. @param form  --form, or NULL: by the ending of the file
gv_status gv_net_write(const gv_options *options, gv_network *net,
                       gv_error *err) GV_MUST_USE;
/// Publish a text under a path. The text is freed.
gv_status gv_net_publish(const char *path, gv_text *text, gv_error *err) GV_MUST_USE;

/// The actions behind the words.
int gv_net_stats(int argc, char **argv);
int gv_net_build(int argc, char **argv);
int gv_net_import(int argc, char **argv);
int gv_net_draw(int argc, char **argv);
int gv_net_exposure(int argc, char **argv);

#endif
