// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/backing_store.h"
#include "ui/map/map_overlay.h"
#include "ui/map/render_worker.h"
#include "ui/map/totals_tip.h"
#include "ui/map/view_history.h"
#include "ui/tools/map_tool.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

namespace ui {

/// The tools that the canvas can make by itself.
enum class ToolKind { Select, Lasso, Box, Paint };

/// The map: shows a scene, moves over it, and turns pointer and keys into intents. It changes
/// nothing: who owns the plan listens to `unitsChosen` and `assignRequested`, and hands in a new
/// scene or selection. Units and territories are indices of the scene.
///
/// The ground lies in an image larger than the view (BackingStore); panning shifts it, zooming
/// scales it until a thread has drawn the exact one.
class MapCanvas : public QWidget {
    Q_OBJECT

public:
    explicit MapCanvas(QWidget* parent = nullptr);
    ~MapCanvas() override;

    /// Colours from now on.
    void setTokens(const Tokens& tokens);
    /// Shows a scene. One of the same units keeps the view and redraws only what differs; other
    /// units are fitted into the view. Null shows nothing.
    void setScene(std::shared_ptr<const MapScene> scene);
    const MapScene* scene() const { return scene_.get(); }
    void setSelectedUnits(const std::vector<int>& units);
    std::vector<int> selectedUnits() const;
    /// Signs over the map from now on; null takes them away.
    void setOverlay(std::shared_ptr<const MapOverlay> overlay);
    void setTotalsProvider(TotalsProvider provider) { totals_ = std::move(provider); }
    /// Rectangles (widget pixels) that labels keep clear of: cards over the map.
    void setObstacles(std::vector<QRectF> obstacles);
    /// Rectangles where another map lies over this one; what has its place there is named by it.
    void setCovered(std::vector<QRectF> covered);

    void setTool(ToolKind kind);
    void setTool(std::unique_ptr<MapTool> tool);
    MapTool& tool() { return *tool_; }
    /// Asks for the totals of the gesture anew: something that they depend on has changed.
    void refreshGesture();

    /// The view in image pixels (widget pixels times devicePixelRatioF).
    const MapView& view() const { return view_; }
    void setView(const MapView& view);
    void fitPlan();
    void fitSelection();
    /// Shows a box (metres of the plane), at least `leastMetres` wide and high.
    void fitBox(core::Box box, double leastMetres);
    /// Zooms by a factor, the point under `fixed` (widget pixels) staying where it is.
    void zoomBy(double factor, QPointF fixed);
    void zoomIn();
    void zoomOut();
    /// The view that the map rested at before, and after that the one it came from.
    void goBack();
    void goForward();
    /// Pans by widget pixels: right and down move the map right and down.
    void panBy(QPoint pixels);

    /// Index of the unit under a widget position, -1 if none.
    int unitAt(QPointF position) const;
    QPointF positionOf(core::Point metres) const;
    /// The unit that the arrow keys are at, -1 before the first.
    int cursorUnit() const { return cursorUnit_; }

    /// Outlines units once in the colour of danger: they could not be taken.
    void flashRefused(const std::vector<int>& units);
    /// Whether the exact picture of this view is on the screen.
    bool isExact() const;
    /// Whether also what lies around the view is drawn, and nothing more is on its way.
    bool isAtRest() const;
    /// Milliseconds that the last change of scene took in this thread.
    double lastRecolourMs() const { return lastRecolourMs_; }

signals:
    /// The selection that a gesture asks for.
    void unitsChosen(const std::vector<int>& units);
    /// These units should go to the scene's target.
    void assignRequested(const std::vector<int>& units);
    /// Other things that a gesture asks for.
    void intentAsked(const ui::Intent& intent);
    /// The units that the gesture under way would take, and the territory they would go to; -1 =
    /// no totals are asked for.
    void previewChanged(const std::vector<int>& units, int territory);
    /// The unit under the pointer or the keys changed; -1 = none.
    void unitHovered(int unit);
    /// Where the pointer is, in the plane of the plan.
    void pointerMoved(core::Point metres);
    void scaleChanged(double denominator);
    /// The view is another one, by whatever hand.
    void viewMoved();
    /// Words for the status bar: what the tool does now.
    void hintChanged(const QString& hint);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void adoptSize();
    void viewChanged(bool onlyMoved);
    void requestRender(bool withGround);
    void showRendered(const std::shared_ptr<RenderedMap>& map);
    void followTiles(const TileLayer* before);
    void redrawDifference(const MapScene& before);
    void paintMap(QPainter& painter);
    void paintOverlay(QPainter& painter);
    bool tintSelection(QPainter& painter, const std::vector<bool>& chosen) const;
    void paintLabels(QPainter& painter) const;
    void paintTool(QPainter& painter);
    void paintTotals(QPainter& painter);

    ToolInput inputAt(QPointF position, Qt::KeyboardModifiers modifiers) const;
    void carryOut(const std::optional<Intent>& intent);
    std::vector<int> combined(const Intent& intent) const;
    void gestureChanged();
    void dragTo(QPointF position);
    void setHovered(int unit);
    void moveCursor(QPoint direction);
    void tapSelect();
    bool handleViewKey(QKeyEvent* event);
    bool handleUnitKey(QKeyEvent* event);
    void announce(const QString& text);
    QString unitText(int unit) const;
    QString targetName() const;
    double ratio() const { return devicePixelRatioF(); }

    std::shared_ptr<const MapScene> scene_;
    std::shared_ptr<const MapStyle> style_;
    MapView view_;
    BackingStore store_;
    RenderWorker worker_;
    std::shared_ptr<const RenderedMap> labels_; ///< whose labels are shown
    std::uint64_t generation_ = 0;
    std::uint64_t delivered_ = 0; ///< generation of the last picture that came back
    bool exact_ = false;
    bool complete_ = false; ///< also what lies around the view is drawn
    ViewHistory history_;
    QTimer settle_; ///< after a pan: time to lay out labels anew
    std::vector<QRectF> obstacles_;
    std::vector<QRectF> covered_;
    std::shared_ptr<const MapOverlay> overlay_;

    std::unique_ptr<MapTool> tool_;
    TotalsProvider totals_;
    std::optional<TotalsTip> tip_;
    std::vector<int> tipUnits_;
    int tipTerritory_ = -1;
    bool ownTip_ = false; ///< the tip is the tool's
    std::vector<bool> selected_;
    std::vector<int> refused_;
    QTimer refusedTimer_;
    int hovered_ = -1;
    int cursorUnit_ = -1;
    QPointF pointer_; ///< widget pixels
    bool pointerInside_ = false;

    bool spaceHeld_ = false;
    bool spacePanned_ = false;
    bool middleDrag_ = false;
    bool toolPressed_ = false;
    QPointF panFrom_; ///< widget pixels
    bool fitWhenSized_ = true;
    double lastRecolourMs_ = 0;
    QMetaObject::Connection tilesArrived_;
};

} // namespace ui
