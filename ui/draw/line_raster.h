// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRect>

#include <cstdint>
#include <span>
#include <vector>

namespace ui {

/// How lines are drawn, pixels. Joins and caps are round; dashes are not.
struct LineInk {
    QColor colour;
    double width = 1;
    double dash = 0; ///< length of a dash; 0 = a whole line
    double gap = 0;
};

/// Smooth lines into pixels. The lines of one stroke are gathered as how much of each pixel they
/// cover, by the distance of its middle from the nearest line (after Gupta and Sproull 1981), and
/// laid over the image once: where they meet nothing is darker than elsewhere.
class LineRaster {
public:
    /// `part`: what is to be drawn, in the coordinates of the lines.
    explicit LineRaster(const QRect& part);

    void begin(const LineInk& ink);
    void add(std::span<const QPointF> line);
    /// Lays what was added over the image, whose first row is `firstRow`; then all is clear again.
    void blend(QImage& image, int firstRow);

private:
    void addSegment(QPointF from, QPointF to);
    void addDashes(std::span<const QPointF> line);

    QRect part_;
    LineInk ink_;
    std::vector<std::uint8_t> cover_;
    std::vector<std::pair<int, int>> touched_; ///< per row, first and last column; empty = none
};

} // namespace ui
