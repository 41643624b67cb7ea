// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_view.h"
#include "ui/draw/topology.h"

#include <QRect>

#include <cstdint>
#include <span>
#include <vector>

namespace ui {

/// Finds which pixels of a part of a view have their middle in a polygon, even-odd. Polygons that
/// share an arc share its crossings too, so no pixel between them is left out or taken twice.
class PolygonScan {
public:
    PolygonScan(const Topology& topology, const MapView& view, const QRect& part);

    /// Calls `span(polygon, row, first column, one beyond the last)` for all pixels of the
    /// polygons, polygon by polygon.
    template <class Span> void run(std::span<const int> polygons, Span&& span) {
        for (const int polygon : polygons) {
            if (!sees(topology_.polygonBox(polygon))) {
                continue;
            }
            findCrossings(polygon);
            for (std::size_t i = 0; i < crossings_.size();) {
                const Crossing row = crossings_[i] >> kColumnBits;
                const Crossing from = crossings_[i] & kColumnMask;
                ++i;
                // An arc to the right of the part was left out: its span goes on to the edge.
                auto to = static_cast<Crossing>(part_.right() + 1);
                if (i < crossings_.size() && crossings_[i] >> kColumnBits == row) {
                    to = crossings_[i] & kColumnMask;
                    ++i;
                }
                if (from < to) {
                    span(polygon, static_cast<int>(row), static_cast<int>(from),
                         static_cast<int>(to));
                }
            }
        }
    }

private:
    /// A place where a border crosses the middle line of a row of pixels: the row, and the first
    /// column whose middle lies to the right. Sorts by row, then column.
    using Crossing = std::uint32_t;
    static constexpr int kColumnBits = 16;
    static constexpr Crossing kColumnMask = 0xFFFF;

    bool sees(const VertexBox& box) const;
    void findCrossings(int polygon);
    void addArc(int arc);
    void addEdge(double x0, double y0, double x1, double y1);

    const Topology& topology_;
    QRect part_;
    int level_;
    double scale_; ///< pixels per centimetre
    double offsetX_;
    double offsetY_;
    std::vector<Crossing> crossings_;
};

} // namespace ui
