// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/view_scale.h"

#include "ui/map/map_canvas.h"

namespace ui {

namespace {

constexpr int kSoonMs = 150;
constexpr int kCells = 400; ///< of the surface that the scale is read from, along a side

core::Box boxOf(const MapView& view) {
    const core::Point low = view.toMetres(view.rect().bottomLeft());
    const core::Point high = view.toMetres(view.rect().topRight());
    return {low.x, low.y, high.x, high.y};
}

} // namespace

ViewScale::ViewScale(JobRunner& runner, MapCanvas& canvas, QObject* parent)
    : QObject(parent), runner_(runner), canvas_(canvas) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &ViewScale::measure);
    connect(&canvas, &MapCanvas::viewMoved, this, [this] {
        if (!fixed_ && whole_) {
            soon_.start();
        }
    });
}

void ViewScale::follow(const AnalysisMap& map, bool fixed) {
    const bool same = whole_ == map.heat && fixed == fixed_;
    fixed_ = fixed;
    if (same && whole_) {
        return;
    }
    whole_ = map.heat;
    map_ = map;
    ++asked_; // what is under way is of another map
    soon_.stop();
    if (!fixed_ && whole_) {
        map_.words.note = tr("Scale of what is in view");
        soon_.start();
    }
}

void ViewScale::measure() {
    const int number = ++asked_;
    ++running_;
    const auto view = core::analysis::heatViewFor(boxOf(canvas_.view()), 0, kCells, kCells);
    runner_.run(
        tr("Measure the density in view"), this,
        [view, points = map_.points, options = map_.options](core::Job&) {
            core::analysis::HeatMaker maker;
            return roundHeatScale(core::analysis::heatScale(maker.make(*points, view, options)));
        },
        [this, number](double scale) {
            --running_;
            if (number == asked_) {
                adopt(scale);
            }
        },
        [this] { --running_; });
}

void ViewScale::adopt(double scale) {
    if (!(scale > 0) || scale == map_.heat->look().scale) {
        return; // nothing is in view, or nothing else than before
    }
    map_.heat = std::make_shared<const HeatGround>(map_.points, map_.options,
                                                   HeatLook{scale, whole_->look().difference});
    emit changed();
}

} // namespace ui
