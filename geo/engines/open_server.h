// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/engine_cache.h"
#include "geo/engines/engine_client.h"
#include "geo/engines/travel_engine.h"

#include <memory>
#include <string>

namespace geo {

/// How many days answers of a server are believed.
inline constexpr double kEngineAnswerDays = 30;

/// Where the answers of servers for a workspace lie: beside it, to be thrown away at any time.
std::string engineAnswersFile(const std::string& workspace);

/// The engine for a server that knows drive times. Throws Error(Usage) for one that plans routes
/// only.
std::shared_ptr<TravelEngine> openServer(EngineServer server, core::Fetch fetch,
                                         std::shared_ptr<EngineCache> cache);

} // namespace geo
