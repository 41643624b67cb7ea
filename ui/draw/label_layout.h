// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_ink.h"
#include "ui/draw/map_scene.h"
#include "ui/draw/unit_raster.h"

#include <QLineF>
#include <QPainter>

#include <optional>
#include <vector>

namespace ui {

/// One label with its place in the pixels of the view it was laid out for.
struct PlacedLabel {
    enum class Kind { Territory, Unit, State };
    Kind kind = Kind::Territory;
    int index = -1; ///< territory, unit or state
    QString name;
    QString value; ///< second line, may be empty
    QColor valueColour;
    bool valueBold = false;
    bool locked = false;
    double nameSize = 14;         ///< pixels at 96 dpi
    QPointF middle;               ///< centre of the block
    QRectF box;                   ///< with halo
    std::optional<QLineF> leader; ///< from the area to a label outside it
};

/// The labels of a view, and the territories whose label found no room (their name is shown in
/// a tool tip instead).
struct LabelLayout {
    std::vector<PlacedLabel> labels;
    std::vector<int> hidden;
};

struct LabelOptions {
    std::vector<bool> selectedTerritories; ///< go first
    std::vector<QRectF> obstacles;         ///< pixels of the view: cards, the cursor's tip
    /// Where another map lies over this one: what has its place there is named by that one.
    std::vector<QRectF> covered;
    /// Which unit each pixel of the view shows, where that is known already.
    const UnitRaster* raster = nullptr;
    int rasterStep = 1; ///< it knows every `rasterStep`th pixel of every such row
};

/// Places labels without collisions: selected territories first, then the target, the largest
/// deviation, the largest area. A territory's label lies at its pole of inaccessibility, moved into
/// the view if that is outside; if the name does not fit, smaller, then outside with a leader.
LabelLayout layoutLabels(const MapScene& scene, const MapView& view, const MapStyle& style,
                         const LabelOptions& options);

/// Draws the labels, shifted by `offset` pixels.
void paintLabels(QPainter& painter, const LabelLayout& layout, const MapView& view,
                 const MapStyle& style, QPointF offset = {});

/// "97.8 %", or "105.6 → 98.7 %" when a proposal changes it; empty without a share.
QString shareText(const MapTerritory& territory, bool proposal);

} // namespace ui
