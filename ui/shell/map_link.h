// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_canvas.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/scene_source.h"
#include "ui/views/layers_view.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace geo {
class Projection;
}

namespace ui {

/// Puts the session on the map: builds the scene, keeps its colours and the selection in step, and
/// turns what gestures ask for into edits.
class MapLink : public QObject {
    Q_OBJECT

public:
    MapLink(const AppContext& context, QWidget* parent);
    ~MapLink() override;

    MapCanvas& canvas() { return *canvas_; }
    /// The layers of the map for the list of layers.
    std::vector<LayerRow> layers() const;
    /// The signs that the map draws now.
    std::vector<LegendLine> legend() const;
    void setLayerVisible(const QString& layer, bool visible);
    /// Whether the exact picture of the present plan is on the screen.
    bool settled() const;
    /// The scene shown, null without one, and the plane it lies in.
    std::shared_ptr<const MapScene> scene() const { return scene_; }
    const geo::Projection* plane() const { return projection_.get(); }
    /// The layer that the plan lies on, without units until it is read.
    const LayerMap& ground() const { return ground_; }
    /// The plan in small, null without one.
    QImage thumbnail() const;

signals:
    void positionChanged(const QString& text);
    void scaleChanged(const QString& text);
    /// The list of layers, or what they hold, is different.
    void layersChanged();
    void legendChanged();
    void sceneChanged();

private:
    void loadGround();
    void loadPoints();
    void rebuildScene();
    void showSelection();
    void connectCanvas();
    std::vector<core::UnitId> idsOf(const std::vector<int>& units) const;
    std::vector<int> indicesOf(const std::vector<core::UnitId>& units) const;
    int targetIndex() const;

    AppContext context_;
    MapCanvas* canvas_;
    LayerMap ground_;
    std::unique_ptr<geo::Projection> projection_;
    std::shared_ptr<const MapScene> scene_;
    MapLayers layers_;
    JobId loading_ = 0;
};

} // namespace ui
