// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>

#include <span>
#include <vector>

namespace ui {

/// How wide the ring round a cluster is, pixels at 96 dpi.
inline constexpr double kRingWidth = 4;

struct RingInk {
    const std::vector<QColor>& colours; ///< of the parts
    QColor line;                        ///< between the parts, and round them
    bool vector = false;                ///< as paths alone
};

/// The mix of a cluster as a ring: clockwise from the top, in the order of the legend. What lies
/// farther than `inner` from the middle is painted, and the rest perhaps: the disc of the cluster
/// comes over it.
void paintClusterRing(QPainter& painter, QPointF middle, double radius, double inner,
                      std::span<const int> mix, const RingInk& ink);

} // namespace ui
