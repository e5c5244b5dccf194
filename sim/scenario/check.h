/* What no single value can tell: whether the parts of a scenario fit together. */
#ifndef GRAPEVINE_SCENARIO_CHECK_H
#define GRAPEVINE_SCENARIO_CHECK_H

#include "scenario/values.h"

/* All complain into r->complaints and return nothing else; `place` is where a complaint
 * goes that no single value earns. Parts of the plan that could not be read are NULL and
 * judged nowhere. */

/// What the model objects to, each complaint at the value that is to blame; and the trait
/// that its communities are.
void gv_check_model(gv_reading *r, const gv_yaml_node *model);
/// Values of the model that do nothing, beside a sweep or contests that were read.
void gv_check_idle(gv_reading *r, const gv_yaml_node *model);
/// Settings of numbers that the scenario's own sweep varies.
void gv_check_settings(gv_reading *r, const gv_yaml_node *root);
/// People have no such trait: say so, and which they have.
void gv_check_no_trait(gv_reading *r, const gv_people_plan *crowd, const char *trait,
                       gv_place place);
/// The network has a layer of this name.
void gv_check_layer(gv_reading *r, const char *name, gv_place place);
/// One tactic: its own cross checks, its group, whether the model listens to it.
void gv_check_tactic(gv_reading *r, const gv_tactic_plan *tactic, const gv_yaml_node *node,
                     gv_place place);
/// Does the tactic take a share of the money? If not, and it says one, complain.
bool gv_check_has_money(gv_reading *r, const gv_tactic_plan *tactic,
                        const gv_yaml_node *share);
/// If the strategy moves money: once, between two tactics or more that can be handed theirs
/// in parts.
void gv_check_reallocation(gv_reading *r, const gv_yaml_node *list, const gv_arm *arm);
/// Can the one pass money on to the other?
void gv_check_fallback(gv_reading *r, const gv_tactic_plan *tactic,
                       const gv_tactic_plan *other, const gv_yaml_node *said);
/// Distinct names of the tactics of one strategy; the same kind under the same name
/// everywhere.
void gv_check_names(gv_reading *r, size_t arm, size_t tactic, gv_place place);
/// Shares of a strategy's budget. @param low,high  bounds of their sum
void gv_check_shares(gv_reading *r, double sum, double low, double high, const char *what,
                     gv_place place);
/// The model can live on the network.
void gv_check_world(gv_reading *r, gv_place place);
/* Does the model run on the clock that the scenario wants? `place`: where it says so. */
void gv_check_clock(gv_reading *r, const gv_yaml_node *model, gv_place place);
/// Something costs money, so there must be a budget.
void gv_check_budget(gv_reading *r, gv_place place);
/// What the lives without some tactics, or with less money, need.
void gv_check_attribution(gv_reading *r, const gv_yaml_node *root);
/// Strategies, outcomes and numbers that the claim speaks of are there. The plan is
/// settled.
void gv_check_claim(gv_reading *r, const gv_yaml_node *root);
/// The model knows more than one message.
void gv_check_messages(gv_reading *r, const gv_yaml_node *root);
/// One range of `contest:`.
/// @return true if it may be kept
bool gv_check_contest(gv_reading *r, const gv_yaml_node *entry, gv_contest *out);
/// Turn the failure of a part's own check into a complaint.
void gv_check_complain(gv_reading *r, gv_place place, const gv_error *failure);

/// The row of a number under a dotted key; complains that there is none to `use`.
/// @return NULL: none, or its part could not be read
const gv_param *gv_check_number(gv_reading *r, const gv_yaml_node *entry, const char *use);

#endif
