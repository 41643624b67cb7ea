// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "core/workspace/connection.h"

#include <string>

namespace core {

/// A territory with a code, a position and a name that are free in its scenario, and the mean
/// target weight of the others. Not yet stored; an empty name stays empty.
Territory freshTerritory(const Connection& db, ScenarioId scenario, const std::string& wanted);

} // namespace core
