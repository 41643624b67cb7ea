// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"

#include <QPainter>

#include <vector>

namespace ui {

/// Where and how points are drawn. Refers to what it is given.
struct PointInk {
    const MapInk& ink;
    const MapView& view;
    const MapStyle& style;
    const QRectF& clip;               ///< pixels of the view
    const LazyMarks* marks = nullptr; ///< colours of the points; null = all alike
};

/// Accounts as discs by class, A over B over C; clusters with their number at nation scale, and a
/// ring that shows the mix where colours tell accounts apart. A point that another of its class
/// covers is not drawn; none is left out for being too many, but those that are hidden. With
/// `onlyTerritory` >= 0, only the accounts of units with that entry in `territoryOf`.
void paintAccounts(QPainter& painter, const PointIndex& points, const PointInk& ink,
                   int onlyTerritory, const std::vector<int>& territoryOf);

} // namespace ui
