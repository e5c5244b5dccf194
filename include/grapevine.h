/// @file
/// grapevine: a laboratory for word of mouth. Includes every layer, lowest first.
#ifndef GRAPEVINE_H
#define GRAPEVINE_H

#include "grapevine/base.h"
#include "grapevine/engine.h"
#include "grapevine/metric.h"
#include "grapevine/model.h"
#include "grapevine/network.h"
#include "grapevine/people.h"
#include "grapevine/plan.h"
#include "grapevine/record.h"
#include "grapevine/report.h"
#include "grapevine/rng.h"
#include "grapevine/scenario.h"
#include "grapevine/strategy.h"
#include "grapevine/study.h"

#endif
