// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "geo/engines/travel_engine.h"

#include <memory>
#include <string>

namespace geo {

/// Words for engines that need no server.
inline constexpr const char* kEmbedded = "embedded";
inline constexpr const char* kEstimate = "estimate";

/// The engine that needs no server: "embedded" (the workspace's roads), "estimate", or, where
/// `word` is empty, the roads where there are some and else the estimate. Roads are opened when
/// they are first asked, and used as `use` says on top of what the plan keeps of them. Throws
/// Error(Usage) for another word.
std::shared_ptr<TravelEngine> localEngine(const core::Workspace& ws, const std::string& word,
                                          const RoadUse& use = {});

/// "the engine ... does not": an engine cannot do what was asked. `could` are words of some that
/// can.
[[noreturn]] void refuseEngine(const std::string& engine, const std::string& what,
                               const std::string& could);

} // namespace geo
