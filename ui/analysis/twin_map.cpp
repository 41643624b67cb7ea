// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/twin_map.h"

#include "ui/map/map_canvas.h"
#include "ui/theme/theme.h"

namespace ui {

namespace {

constexpr double kEdge = 24;        // 96 dpi pixels around the plan
constexpr double kLegend = 264;     // the card with the legend, and its edges
constexpr double kLeastShare = 0.6; // of the size that the plan could have

} // namespace

TwinMap::TwinMap(const Theme& theme, QWidget* parent)
    : QSplitter(Qt::Vertical, parent), upper_(new MapCanvas), lower_(new MapCanvas) {
    setChildrenCollapsible(false);
    upper_->setObjectName("analysisUpper");
    lower_->setObjectName("analysisLower");
    upper_->setAccessibleName(tr("Upper map"));
    lower_->setAccessibleName(tr("Lower map"));
    for (MapCanvas* map : {upper_, lower_}) {
        map->setMinimumSize(240, 120);
        addWidget(map);
        setStretchFactor(indexOf(map), 1);
        const auto dress = [map, &theme] { map->setTokens(theme.tokens()); };
        dress();
        connect(&theme, &Theme::changed, map, dress);
    }
    connect(upper_, &MapCanvas::viewMoved, this, [this] { follow(*upper_, *lower_); });
    connect(lower_, &MapCanvas::viewMoved, this, [this] { follow(*lower_, *upper_); });
}

/// The same middle and scale, whatever the heights.
void TwinMap::follow(const MapCanvas& moved, MapCanvas& other) {
    if (following_ || !both_) {
        return;
    }
    following_ = true;
    const MapView& from = moved.view();
    MapView view = other.view();
    const core::Point middle = from.toMetres(from.rect().center());
    view.metresPerPixel = from.metresPerPixel;
    view.topLeft = {middle.x - view.size.width() / 2.0 * view.metresPerPixel,
                    middle.y + view.size.height() / 2.0 * view.metresPerPixel};
    other.setView(view);
    following_ = false;
}

void TwinMap::setScenes(std::shared_ptr<const MapScene> upper,
                        std::shared_ptr<const MapScene> lower) {
    const bool fresh = !upper_->scene() || !upper || upper_->scene()->units != upper->units;
    upper_->setScene(std::move(upper));
    lower_->setScene(std::move(lower));
    if (fresh) {
        fitPlan();
    }
}

/// Beside the legend where there is room enough, else below it.
void TwinMap::fitPlan() {
    upper_->fitPlan();
    const MapScene* scene = upper_->scene();
    const QSize size = upper_->view().size;
    if (scene != nullptr && upper_->isVisible() && size.width() > 1) {
        const double ratio = upper_->view().pixelRatio;
        const auto fitted = [&](double left) {
            return fitView(scene->units->bounds(), size, QMarginsF(left, kEdge, kEdge, kEdge),
                           ratio);
        };
        const MapView whole = fitted(kEdge);
        const MapView beside = fitted(kLegend);
        upper_->setView(beside.metresPerPixel * kLeastShare <= whole.metresPerPixel ? beside
                                                                                    : whole);
    }
    follow(*upper_, *lower_);
}

void TwinMap::setBoth(bool both) {
    both_ = both;
    lower_->setVisible(both);
    follow(*upper_, *lower_);
}

bool TwinMap::isExact() const {
    return upper_->isExact() && (!both_ || lower_->isExact());
}

void TwinMap::setSelectedUnits(const std::vector<int>& units) {
    upper_->setSelectedUnits(units);
    lower_->setSelectedUnits(units);
}

} // namespace ui
