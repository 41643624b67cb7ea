// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>

#include <span>
#include <vector>

namespace ui {

/// How wide the ring round a cluster is, pixels at 96 dpi.
inline constexpr double kRingWidth = 4;

/// The mix of a cluster as a pie, of which its disc leaves a ring: clockwise from the top, in the
/// order of the legend, parts told apart by lines of `line`.
void paintClusterRing(QPainter& painter, QPointF middle, double radius, std::span<const int> mix,
                      const std::vector<QColor>& colours, const QColor& line);

} // namespace ui
