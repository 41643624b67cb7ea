// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/account_colours.h"
#include "ui/draw/map_units.h"
#include "ui/draw/point_index.h"
#include "ui/draw/scene_areas.h"

#include <QString>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

class HeatGround;
class TileLayer;

inline constexpr double kNoShare = std::numeric_limits<double>::quiet_NaN();

/// States and counties around the plan, in the plane of the plan.
struct BaseMap {
    Topology states;
    std::vector<QString> stateNames;
    Topology counties;
    std::vector<QString> countyNames;
    QString attribution;
};

/// How one territory appears.
struct MapTerritory {
    QString name;
    QString owner;
    int fill = 0;                    ///< index into Tokens::territories
    double share = kNoShare;         ///< of its target, 1 = on target; NaN = nothing to show
    double proposedShare = kNoShare; ///< the same after the proposal
    bool locked = false;
    std::optional<core::Point> base; ///< rep base, metres
};

/// A measure by classes: hides the fills, keeps the outlines.
struct Choropleth {
    QString title;
    QString unit;
    std::vector<double> edges; ///< rounded class edges, one more than there are classes
    std::vector<int> classOf;  ///< per unit; -1 = no data
    bool diverging = false;    ///< coloured away from the middle class, which holds zero
    QString highest = {};      ///< what the highest class means: "more to win"; may be empty
    QString lowest = {};
    QString noData = {}; ///< what "no data" means here; empty = that
};

/// What may be switched off.
struct MapLayers {
    bool base = true;
    bool units = true;       ///< lines between units
    bool unitLabels = true;  ///< keys of units, where there is room
    bool territories = true; ///< fills and outlines
    bool labels = true;
    bool proposal = true;
    bool accounts = true;
    bool bases = true;
    bool graticule = false; ///< lines of longitude and latitude
    bool operator==(const MapLayers&) const = default;
};

/// Everything that a picture of the plan shows, but for where one looks and what is selected: a
/// value that is filled in, finished once by `finishScene`, and then shared between threads.
struct MapScene {
    std::shared_ptr<const MapUnits> units;
    std::shared_ptr<const BaseMap> base;                  ///< may be null
    std::shared_ptr<const std::vector<MapPoint>> points;  ///< may be null
    std::shared_ptr<const AccountColours> accountColours; ///< of `points`; null = all alike
    std::vector<MapTerritory> territories;
    std::vector<int> territoryOf; ///< per unit, -1 = unassigned
    std::vector<int> proposedOf;  ///< per unit; empty = no proposal
    std::optional<Choropleth> choropleth;
    std::shared_ptr<const HeatGround> heat; ///< instead of fills; may be null
    double tolerance = 0.05;                ///< half the band round the target
    int target = -1; ///< the territory that Enter assigns to; its label goes first
    bool approximate = false;
    QString attribution;
    std::string crs; ///< the plane, for geo::Projection; may be empty
    MapLayers layers;
    std::shared_ptr<TileLayer> tiles; ///< a base map below; the fills let it through. May be null

    /// Made by `finishScene`.
    struct Derived {
        bool proposing = false;       ///< some unit is shown with a proposed owner
        std::vector<int> shownOf;     ///< proposedOf where there is one
        std::vector<int> groupOf;     ///< per unit, fill or ramp class or no data; -1 = plain
        std::vector<double> extentOf; ///< per territory, square metres of the boxes of its units
        std::shared_ptr<const SceneAreas> areas;
        std::vector<std::uint64_t> membership;  ///< per territory, see LabelPlaces
        std::shared_ptr<LabelPlaces> places;    ///< shared with the scenes before and after
        std::shared_ptr<const LazyPoints> lazy; ///< of `points`, likewise
        std::shared_ptr<const LazyMarks> marks; ///< of `accountColours`, likewise
    } derived;

    /// Where the label of a territory lies, metres; NaN if it has no units. The first time may take
    /// a while.
    core::Point labelAt(int territory) const;
    /// The points in drawing order; null without points. The first time may take a while.
    const PointIndex* pointIndex() const { return derived.lazy ? &derived.lazy->index() : nullptr; }
    /// Fill number, or class, of a group; the last group of a choropleth is "no data".
    int groupCount() const;
};

/// Works out what the painter needs, in a few operations per unit: what takes longer is left until
/// a picture asks for it. `before` is the scene shown until now, if it is of the same units: labels
/// stay where they are while they fit there. Territory numbers out of range count as unassigned.
/// Throws nothing on odd input.
std::shared_ptr<const MapScene> finishScene(MapScene scene, const MapScene* before = nullptr);

/// The pairs of territories (a < b) that share a border, for `chooseFills`.
std::vector<std::pair<int, int>> territoryBorders(const MapUnits& units,
                                                  const std::vector<int>& territoryOf);

/// Classes with round edges for a measure's values (NaN = no data): at most `classes`, by quantiles
/// rounded to 1, 2, 2.5 or 5 times a power of ten; fewer if the values do not tell more apart.
Choropleth classify(std::span<const double> values, const QString& title, const QString& unit,
                    int classes = 6);

} // namespace ui
