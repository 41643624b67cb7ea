// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/server_engine.h"

namespace geo {

/// A server of Valhalla (`valhalla_service`, version 3): tables, routes and areas.
class ValhallaEngine : public ServerEngine {
public:
    ValhallaEngine(EngineClient client, std::shared_ptr<EngineCache> cache);

protected:
    std::string askVersion(core::Point near, core::Job& job) override;
    std::vector<PointSnap> askSnaps(std::span<const core::Point> places, core::Job& job) override;
    TableBlock askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                        core::Job& job) override;
    std::optional<RoadRoute> askRoute(core::Point from, core::Point to, core::Job& job) override;
    std::vector<core::MultiPolygon> askAreas(core::Point centre, std::span<const double> minutes,
                                             core::Job& job) override;

private:
    void readTable(const core::Json& json, std::size_t rows, std::size_t columns,
                   TableBlock& block) const;
};

} // namespace geo
