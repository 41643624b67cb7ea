// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_units.h"

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace ui {

/// A closed line of arcs with the box that it fills, so that what is out of sight costs nothing.
struct MapRing {
    std::vector<ArcRef> arcs;
    VertexBox box;
};
using MapArea = std::vector<MapRing>;

/// Units melted into larger areas: outlines for paper, for hatches and for the places of labels.
/// Each kind is worked out when somebody first asks, in whatever thread that is; the window's own
/// picture is filled by pixels (UnitRaster) and asks for few of them.
class SceneAreas {
public:
    struct Groups {
        std::vector<int> fillOf;    ///< per unit, -1 = none
        int fills = 0;              ///< how many there are
        std::vector<int> hatchedOf; ///< per unit, the proposed owner where it is another; or empty
        std::vector<int> territoryOf; ///< per unit as shown
        int territories = 0;
    };
    SceneAreas(std::shared_ptr<const MapUnits> units, Groups groups);

    /// Per fill, ramp class or no data.
    const std::vector<MapArea>& fills() const { return get(fills_, groups_.fillOf, groups_.fills); }
    /// Per proposed owner; empty lists where there is nothing to hatch.
    const std::vector<MapArea>& hatched() const {
        return get(hatched_, groups_.hatchedOf, groups_.territories);
    }
    /// Per territory, as shown.
    const std::vector<MapArea>& territories() const {
        return get(territories_, groups_.territoryOf, groups_.territories);
    }
    /// Outline of all units.
    const MapArea& whole() const;

private:
    struct Lazy {
        mutable std::once_flag made;
        mutable std::vector<MapArea> areas;
    };
    const std::vector<MapArea>& get(const Lazy& lazy, const std::vector<int>& groupOf,
                                    int count) const;

    std::shared_ptr<const MapUnits> units_;
    Groups groups_;
    Lazy fills_;
    Lazy hatched_;
    Lazy territories_;
    Lazy whole_;
};

/// Where the labels of territories lie: at the pole of inaccessibility, for as long as that place
/// serves. Shared by the scenes of one layer, so that labels stay put while the plan is edited.
/// Safe to ask from several threads.
class LabelPlaces {
public:
    /// Metres; NaN for a territory without units. `membership` stands for the units it holds: as
    /// long as it is the same, the place is too.
    core::Point of(const QString& name, std::uint64_t membership, const SceneAreas& areas,
                   int territory, const Topology& topology);

private:
    struct Place {
        std::uint64_t membership = 0;
        core::Point at;
    };
    std::mutex mutex_;
    std::map<std::pair<int, QString>, Place> places_; ///< by number and name
};

} // namespace ui
