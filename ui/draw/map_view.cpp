// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_view.h"

#include <algorithm>

namespace ui {

namespace {

constexpr double kMetresPerScreenPixel = 0.0254 / 96;
/// A box of a single point is shown with its surroundings.
constexpr double kLeastExtent = 200;

} // namespace

core::Box MapView::box() const {
    core::Box box;
    box.add(topLeft);
    box.add(toMetres(QPointF(size.width(), size.height())));
    return box;
}

double MapView::scaleDenominator() const {
    return metresPerPixel * pixelRatio / kMetresPerScreenPixel;
}

MapView MapView::moved(QPointF pixels) const {
    MapView view = *this;
    view.topLeft.x -= pixels.x() * metresPerPixel;
    view.topLeft.y += pixels.y() * metresPerPixel;
    return view;
}

MapView MapView::zoomed(double factor, QPointF fixed) const {
    const core::Point anchor = toMetres(fixed);
    MapView view = *this;
    view.metresPerPixel = metresPerPixel / factor;
    view.topLeft = {anchor.x - fixed.x() * view.metresPerPixel,
                    anchor.y + fixed.y() * view.metresPerPixel};
    return view;
}

MapView MapView::grown(int extra) const {
    MapView view = moved(QPointF(extra, extra));
    view.size = QSize(size.width() + 2 * extra, size.height() + 2 * extra);
    return view;
}

MapView fitView(const core::Box& box, QSize size, const QMarginsF& margins, double pixelRatio) {
    MapView view;
    view.size = size;
    view.pixelRatio = pixelRatio;
    const QMarginsF inner = margins * pixelRatio;
    const double width = std::max(1.0, size.width() - inner.left() - inner.right());
    const double height = std::max(1.0, size.height() - inner.top() - inner.bottom());
    const core::Point centre = box.empty() ? core::Point{} : box.centre();
    view.metresPerPixel = std::max(std::max(box.width(), kLeastExtent) / width,
                                   std::max(box.height(), kLeastExtent) / height);
    view.topLeft = {centre.x - (inner.left() + width / 2) * view.metresPerPixel,
                    centre.y + (inner.top() + height / 2) * view.metresPerPixel};
    return view;
}

} // namespace ui
