// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/map/totals_tip.h"
#include "ui/shell/app_context.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace geo {
class Projection;
}

namespace ui {

class MapCanvas;
struct LayerRow;

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
    void setLayerVisible(const QString& layer, bool visible);
    bool settled() const;

signals:
    void positionChanged(const QString& text);
    void scaleChanged(const QString& text);
    void layersChanged();

private:
    void rebuildUnits();
    void rebuildScene();
    void connectCanvas();
    std::vector<core::UnitId> idsOf(const std::vector<int>& units) const;
    std::optional<TotalsTip> totalsOf(const std::vector<int>& units, int territory) const;

    AppContext context_;
    MapCanvas* canvas_;
    std::shared_ptr<const MapUnits> units_;
    std::shared_ptr<const BaseMap> base_;
    std::shared_ptr<const std::vector<MapPoint>> points_;
    std::unique_ptr<geo::Projection> projection_;
    MapLayers layers_;
};

} // namespace ui
