// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/roads/isochrone.h"
#include "geo/roads/travel_matrix.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// Whoever knows drive times: the workspace's own roads, a routing server, or the rule of thumb.
/// Positions are degrees of EPSG:4326. All throw Error(Cancelled) when the job is, and, where a
/// server is asked, Error(Remote) with what it said. One thread at a time.
class TravelEngine {
public:
    virtual ~TravelEngine() = default;

    /// "embedded", "estimate", or the kind of server: stands wherever its figures are shown.
    virtual std::string name() const = 0;
    virtual std::string attribution() const = 0;

    /// From every place to every place. Places farther than `snapLimit` metres from all roads reach
    /// nothing. A pair without a way is an answer, not an error.
    virtual TravelTable matrix(std::span<const core::Point> from, std::span<const core::Point> to,
                               double snapLimit, core::Job& job) = 0;

    /// The quickest drive from each point to the next; empty where there is none. Throws
    /// Error(Usage) where the engine has no routes.
    virtual std::vector<std::optional<RoadRoute>> routes(std::span<const core::Point> points,
                                                         double snapLimit, core::Job& job) = 0;

    /// As `geo::isochrones`: overlaps once, what is reached in fewer minutes within what is reached
    /// in more. Throws Error(Usage) where the engine has none.
    virtual IsochroneResult isochrones(std::span<const core::Point> centres,
                                       std::span<const double> minutes, double snapLimit,
                                       core::Job& job) = 0;

    /// From where a centre can be reached within so many minutes. Throws Error(Usage) where the
    /// engine does not know it.
    virtual IsochroneResult isochronesTo(std::span<const core::Point> centres,
                                         std::span<const double> minutes, double snapLimit,
                                         core::Job& job);
};

} // namespace geo
