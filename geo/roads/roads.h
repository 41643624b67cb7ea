// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/json.h"
#include "geo/roads/barrier_lines.h"
#include "geo/roads/hierarchy.h"
#include "geo/roads/road_network.h"
#include "geo/roads/road_snapper.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// How much slower (above 1) or faster roads of a class are, always or between hours of the day.
struct RoadFactor {
    std::string roadClass; ///< "all" = of every class
    int fromHour = 0;
    int toHour = 24;
    double factor = 1;
};
/// Throws Error(Usage) for a class, hours or a factor that are none.
void requireRoadFactor(const RoadFactor& factor);

/// Minutes of a day between which one drives; the same twice = at that moment.
struct DriveHours {
    int from = 0;
    int to = 0;
};
/// "08:15", or "08:30-17:00" for any time between. Throws Error(Usage) for anything else.
DriveHours driveHoursOf(const std::string& text);

/// How the roads are to be used: which traffic, with what corrections, and where not to cross.
struct RoadUse {
    std::string traffic = "free";          ///< free, day or rush
    std::map<std::string, double> factors; ///< by class, beside the traffic: 1.2 = a fifth slower
    std::vector<std::vector<core::Point>> barriers; ///< lines in degrees that nobody may cross
    /// What the plan keeps, besides. Factors of hours count by `hours` only: between two times by
    /// their mean over these.
    std::vector<RoadFactor> kept = {};
    std::optional<DriveHours> hours = {};
};

/// The metric that a use asks for. Throws Error(Usage) for a traffic, class or factor that is none.
RoadMetric metricOf(const RoadNetwork& network, const RoadUse& use);

/// Names of the kinds of traffic.
std::vector<std::string> trafficNames();

/// Where the roads of a workspace lie: beside it, under its name with an ending.
std::string roadsFile(const std::string& workspace);

/// The roads of a workspace for one use, mapped into memory, with the hierarchy once it is asked
/// for. May be read by any number of threads.
class Roads {
public:
    /// Opens the roads beside a workspace. Throws Error(Input) with a hint where none were
    /// imported, Error(Storage) where the file is damaged.
    static std::shared_ptr<const Roads> open(const std::string& workspace, const RoadUse& use,
                                             core::Job& job);
    /// Roads that lie in memory only.
    static std::shared_ptr<const Roads> of(RoadNetwork network, const RoadUse& use, core::Job& job);

    const RoadNetwork& network() const { return network_; }
    const EdgeGraph& graph() const { return graph_; }
    const RoadSnapper& snapper() const;
    /// Built when it is first asked for, and kept beside the workspace where that can be written.
    const Hierarchy& hierarchy(core::Job& job) const;
    /// Names the network and the use; the same only for the same drive times.
    const std::string& version() const { return version_; }
    std::string attribution() const;

    Roads(const Roads&) = delete;
    Roads& operator=(const Roads&) = delete;

private:
    Roads() = default;
    void prepare(const RoadUse& use, core::Job& job);
    bool readMetric();
    void saveMetric() const;

    RoadNetwork network_;
    EdgeGraph graph_;
    BarrierLines barriers_;
    std::string version_;
    std::string metricFile_; ///< empty = in memory only
    mutable std::mutex mutex_;
    mutable std::unique_ptr<const RoadSnapper> snapper_;
    mutable std::unique_ptr<const Hierarchy> hierarchy_;
};

/// Removes the roads of a workspace and all that was made of them; or, to make room for what is
/// made of new ones, only the latter.
void removeRoads(const std::string& workspace, bool networkToo = true);

} // namespace geo
