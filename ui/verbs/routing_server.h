// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/workspace/workspace.h"
#include "geo/engines/engine_client.h"
#include "geo/engines/travel_engine.h"

#include <memory>
#include <string>

namespace ui {

/// A routing server to ask, by the user's leave.
struct RoutingServerParams {
    std::string word; ///< "osrm:http://127.0.0.1:5000", or a word for an engine without server
    /// Positions of accounts, reps and units may be sent to it. Servers on this machine need none.
    bool mayLeave = false;
    bool fresh = false; ///< asks again what is known, as live traffic wants it
};

/// Connects a server that knows drive times with the network; null where the word names none. A key
/// comes from EVENLODE_TOKEN_<KIND> or the keychain ("service/<kind>"), never from the word.
/// Answers are kept beside the workspace. Throws Error(Usage) without leave, or for an address that
/// is none. `fetch` is for tests; empty = the network.
std::shared_ptr<geo::TravelEngine>
routingServer(const core::Workspace& ws, const RoutingServerParams& params, core::Fetch fetch = {});

/// The same for a server that plans routes. Throws Error(Usage) for any other word, too.
std::shared_ptr<geo::EngineClient> planningServer(const RoutingServerParams& params,
                                                  core::Fetch fetch = {});

} // namespace ui
