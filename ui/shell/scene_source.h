// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/plan/unit_layer.h"
#include "core/workspace/connection.h"
#include "ui/draw/scene_loader.h"
#include "ui/theme/tokens.h"

#include <QImage>

#include <memory>
#include <string>

namespace geo {
class Projection;
}

namespace ui {

struct LayerData;
struct PlanState;
struct PlanFigures;
struct PendingPlan;

/// The scene of the plan as the session holds it, over its layer: no reading, for every edit.
/// `plane` is that of the map; `target` an index into the territories, -1 = none.
MapScene sceneOf(const LayerMap& map, const geo::Projection& plane, const PlanState& state,
                 const PlanFigures& figures, int target);
/// Adds what a proposal would change: hatched units and shares before and after.
void showPending(MapScene& scene, const PendingPlan& pending);

/// The present scenario of a workspace as a picture and in figures, without opening it for work.
struct PlanPreview {
    std::shared_ptr<const MapScene> scene; ///< null if there is nothing to draw
    int territories = 0;
    int inBand = 0;
};
PlanPreview loadPreview(const std::string& path, core::Job& job);

/// The scene fitted into a picture of that size (in pixels at 96 dpi), as on the screen.
QImage pictureOf(const MapScene& scene, QSize size, double devicePixelRatio, const Tokens& tokens);
/// The same without names and points, for thumbnails.
QImage thumbnailOf(const MapScene& scene, QSize size, double devicePixelRatio,
                   const Tokens& tokens);

} // namespace ui
