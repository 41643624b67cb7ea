// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/draw/topology.h"

#include <QString>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ui {

/// What is known of a basic unit besides its shape.
struct MapUnit {
    core::UnitId id;
    QString key;
    QString name;
    core::Point centroid; ///< metres
};

/// The basic units of one layer as the map needs them: projected once, never per frame. Units are
/// known by their index. Immutable, shared between scenes and threads.
class MapUnits {
public:
    /// `shapes[i]` in metres of the layer's work CRS is the shape of `units[i]`. A unit without
    /// a shape stays in the list and is never drawn. A centroid that is not finite is replaced by
    /// the middle of the shape's box.
    MapUnits(std::vector<MapUnit> units, std::span<const core::MultiPolygon> shapes);
    /// The same of shapes that were cut into arcs before; polygon i is the shape of `units[i]`.
    MapUnits(std::vector<MapUnit> units, Topology topology);

    int count() const { return static_cast<int>(units_.size()); }
    const MapUnit& unit(int index) const { return units_[index]; }
    const Topology& topology() const { return topology_; }
    core::Box bounds() const { return topology_.boundsInMetres(); }
    core::Box bounds(int unit) const;
    /// The mean side of a unit's square, metres: tells at which scale single units can be seen.
    double meanSide() const { return meanSide_; }

    /// Index of the unit at a place, -1 if there is none.
    int unitAt(core::Point metres) const;
    bool contains(int unit, core::Point metres) const;
    /// Units whose centroid lies in the box, in order of index.
    std::vector<int> centroidsIn(const core::Box& box) const;
    /// Units whose centroid lies in the polygon (closed by itself, even-odd).
    std::vector<int> centroidsIn(std::span<const core::Point> polygon) const;
    /// Units that a disc touches: those with a point within `radius` metres of `centre`.
    std::vector<int> touching(core::Point centre, double radius) const;
    /// Units that share a border, in order of index.
    std::span<const int> neighbours(int unit) const;
    /// Index of a unit by its id, -1 if it is not of this layer.
    int indexOf(core::UnitId id) const;

private:
    void buildGrid();
    void buildNeighbours();
    template <class Visit> void visitCells(const core::Box& box, Visit&& visit) const;

    std::vector<MapUnit> units_;
    Topology topology_;
    double meanSide_ = 0;
    std::vector<std::pair<core::UnitId, int>> byId_;
    std::vector<int> neighbourStarts_;
    std::vector<int> neighbours_;
    core::Box gridBox_;
    double cellSize_ = 1;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<std::vector<int>> cells_; ///< units by the boxes of their shapes
};

} // namespace ui
