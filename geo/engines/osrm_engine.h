// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/server_engine.h"

namespace geo {

/// A server of OSRM (`osrm-routed`, HTTP API version 1): tables and routes. It has no areas.
class OsrmEngine : public ServerEngine {
public:
    OsrmEngine(EngineClient client, std::shared_ptr<EngineCache> cache);

protected:
    std::string askVersion(core::Point near, core::Job& job) override;
    TableBlock askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                        core::Job& job) override;
    std::optional<RoadRoute> askRoute(core::Point from, core::Point to, core::Job& job) override;
    std::vector<core::MultiPolygon> askAreas(core::Point centre, std::span<const double> minutes,
                                             core::Job& job) override;

private:
    std::vector<std::optional<PointSnap>> snapsOf(const core::Json& waypoints) const;
};

} // namespace geo
