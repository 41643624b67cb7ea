// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/plan_routes.h"
#include "geo/engines/engine_client.h"

#include <memory>

namespace geo {

/// Plans routes with a server of VROOM (`vroom-express`, or any other that takes its JSON by POST).
/// Its orders are timed anew by our own rules and checked: what cannot be kept that way is not
/// served and says why. Throws Error(Remote) for an answer that breaks a rule all the same.
core::RouteOptimiser vroomOptimiser(std::shared_ptr<EngineClient> client);

} // namespace geo
