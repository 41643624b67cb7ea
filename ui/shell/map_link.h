// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_canvas.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/scene_source.h"
#include "ui/tools/split_tool.h"
#include "ui/verbs/base_map.h"
#include "ui/views/layers_view.h"

#include <QObject>
#include <QTimer>

#include <map>
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
    /// The base map under the plan; shown at once if `shown`. False if it cannot be opened: then
    /// there is none, and the reader of messages was told why.
    bool setBaseMap(const BaseMapChoice& choice, bool shown);
    const BaseMapChoice& baseMap() const { return baseMap_; }
    bool baseMapShown() const { return tilesShown_; }
    /// Whether the exact picture of the present plan is on the screen.
    bool settled() const;
    /// Whether units or accounts are still being read.
    bool loading() const { return loading_ != 0; }
    /// How accounts are coloured, and which are shown. What is not understood is refused: the
    /// reader of messages is told why, and the view stays as it was.
    const core::AccountView& accountView() const { return accountView_; }
    void setAccountView(const core::AccountView& view);
    const core::AccountChoices& accountChoices() const { return choices_; }
    /// The scene shown, null without one, and the plane it lies in.
    std::shared_ptr<const MapScene> scene() const { return scene_; }
    const geo::Projection* plane() const { return projection_.get(); }
    /// The layer that the plan lies on, without units until it is read.
    const LayerMap& ground() const { return ground_; }
    /// The plan in small, null without one.
    QImage thumbnail() const;
    /// Whether gestures may cut territories in two (Alt is held).
    void setCutting(bool cutting);
    /// What a line in metres would split, and how far two places of the plane are apart.
    SplitParts splitParts(const std::vector<core::Point>& line) const;
    double distance(core::Point a, core::Point b) const;
    /// Metres of the plane as degrees.
    std::vector<core::Point> degrees(std::vector<core::Point> metres) const;

signals:
    void positionChanged(const QString& text);
    void scaleChanged(const QString& text);
    /// The list of layers, or what they hold, is different.
    void layersChanged();
    void legendChanged();
    void accountViewChanged();
    void accountChoicesChanged();
    /// Another base map, or it was switched on or off.
    void baseMapChanged();
    void sceneChanged();
    /// What the gesture under way would change about values, by index of territory; empty = there
    /// is none, or it would be refused.
    void gestureChanged(const std::map<int, double>& change);
    /// What gestures ask for that is more than a move: splits and drawn territories.
    void intentAsked(const ui::Intent& intent);

private:
    void loadGround();
    bool openTiles();
    void loadPoints();
    void loadChoices();
    void followSegments();
    void readColours();
    void stopColouring();
    void showColours(std::shared_ptr<const AccountColours> colours);
    void refuseView();
    void rebuildScene();
    void showSelection();
    void connectCanvas();
    std::optional<TotalsTip> totals(const std::vector<int>& units, int territory);
    void carryOut(const Intent& intent);
    std::vector<core::UnitId> idsOf(const std::vector<int>& units) const;
    std::vector<int> indicesOf(const std::vector<core::UnitId>& units) const;
    int targetIndex() const;

    AppContext context_;
    MapCanvas* canvas_;
    LayerMap ground_;
    std::unique_ptr<geo::Projection> projection_;
    std::shared_ptr<const MapScene> scene_;
    MapLayers layers_;
    BaseMapChoice baseMap_;
    bool tilesShown_ = false;
    std::shared_ptr<TileLayer> tiles_;
    std::string tilesCrs_;
    core::AccountView accountView_;
    core::AccountView shownView_; ///< what `colours_` are of
    core::AccountChoices choices_;
    std::shared_ptr<const AccountColours> colours_; ///< null = all alike
    bool coloursFollow_ = false;                    ///< an edit of the plan may change them
    JobId colouring_ = 0;
    int colourings_ = 0; ///< begun; what an older one brings is not waited for any more
    QTimer recolour_;
    JobId loading_ = 0;
    int grounds_ = 0; ///< loads begun: the layer's figures may be read anew while its map is drawn
    std::map<int, double> change_; ///< of the gesture under way
    bool cutting_ = false;
};

} // namespace ui
