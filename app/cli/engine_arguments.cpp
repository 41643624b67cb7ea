// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_arguments.h"

#include "geo/engines/local_engine.h"
#include "ui/verbs/routing_server.h"

namespace app {

void EngineArguments::add(CLI::App& command, const std::string& usual) {
    command.add_option("--engine", word_,
                       "Who knows drive times: embedded, estimate, osrm:URL, valhalla:URL or "
                       "ors:URL; " +
                           usual);
    command.add_flag("--send-places", mayLeave_,
                     "Positions may leave this machine, for a server elsewhere");
    command.add_flag("--fresh", fresh_, "Ask a server again for what it answered before");
    road_.add(command);
}

std::shared_ptr<geo::TravelEngine> EngineArguments::engine(const core::Workspace& ws,
                                                           const std::string& usual,
                                                           const std::string& hours) const {
    auto server = ui::routingServer(ws, {word_, mayLeave_, fresh_});
    geo::RoadUse use = road_.use();
    if (!use.hours && !hours.empty()) {
        use.hours = geo::driveHoursOf(hours);
    }
    return server ? server : geo::localEngine(ws, word_.empty() ? usual : word_, use);
}

} // namespace app
