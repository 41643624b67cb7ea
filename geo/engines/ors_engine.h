// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/server_engine.h"

namespace geo {

/// Requests a minute that the public server allows with a free key.
inline constexpr double kPublicOrsPerMinute = 40;

/// A server of openrouteservice (API version 2), the public one or another: tables, routes and
/// areas.
class OrsEngine : public ServerEngine {
public:
    OrsEngine(EngineClient client, std::shared_ptr<EngineCache> cache);

protected:
    TableBlock askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                        core::Job& job) override;
    std::optional<RoadRoute> askRoute(core::Point from, core::Point to, core::Job& job) override;
    std::vector<core::MultiPolygon> askAreas(core::Point centre, std::span<const double> minutes,
                                             core::Job& job) override;

private:
    std::vector<std::optional<PointSnap>> snapsOf(const core::Json& places) const;
};

} // namespace geo
