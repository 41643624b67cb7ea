// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/cluster_ring.h"

#include <cmath>
#include <numeric>

namespace ui {

namespace {

constexpr int kTurn = 360 * 16; ///< as Qt counts angles
constexpr int kTop = 90 * 16;

} // namespace

void paintClusterRing(QPainter& painter, QPointF middle, double radius, std::span<const int> mix,
                      const std::vector<QColor>& colours, const QColor& line) {
    const double all = std::accumulate(mix.begin(), mix.end(), 0.0);
    const QRectF box(middle - QPointF(radius, radius), middle + QPointF(radius, radius));
    painter.setPen(QPen(line, radius / 16));
    double before = 0;
    for (std::size_t i = 0; i < mix.size(); ++i) {
        if (mix[i] == 0) {
            continue;
        }
        painter.setBrush(colours[i]);
        if (mix[i] == static_cast<int>(all)) {
            painter.drawEllipse(box);
            return;
        }
        const int from = static_cast<int>(std::lround(before / all * kTurn));
        before += mix[i];
        const int to = static_cast<int>(std::lround(before / all * kTurn));
        painter.drawPie(box, kTop - from, from - to);
    }
}

} // namespace ui
