// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/change_routes.h"
#include "geo/verbs/route_lines.h"
#include "ui/routes/route_data.h"
#include "ui/shell/app_context.h"
#include "ui/tools/map_tool.h"

#include <QObject>

#include <map>
#include <memory>

namespace ui {

class FileWork;
class MapLink;
class RingMode;
class RouteOverlay;
class RoutesPage;
class VisitsMode;
enum class RoutesView;

/// The routes workspace as a mode of the window: loads the newest plan, draws it over the map, and
/// runs the verbs that the page asks for in the background.
class RoutesMode : public QObject {
    Q_OBJECT

public:
    RoutesMode(const AppContext& context, MapLink& map, QObject* parent);

    RoutesPage& page() { return *page_; }
    const RouteOverlay* overlay() const { return overlay_.get(); }
    RingMode& ring() { return *ring_; }
    VisitsMode& visits() { return *visits_; }
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;

    /// Opens the form that notes a visit: to the chosen stop or visit, if there is one.
    void logVisit();

signals:
    void leaveAsked();
    void said(const QString& text);
    /// Words for the status bar: what can be done now.
    void hintChanged(const QString& act, const QString& hint, const QList<ui::KeyHint>& keys);

private:
    void load();
    void show(RouteData data);
    void showScene();
    void showOverlay();
    void findLines();
    void showView(RoutesView view);
    void callOn(const std::vector<std::string>& accounts);
    void tellHint();
    void leave();
    void plan();
    void change(const core::RouteChange& change, bool again);
    void changeChosen(core::RouteChange::Kind kind);
    void post();
    void exportRoutes();
    core::RouteChange callAt(int route, int stop) const;

    AppContext context_;
    MapLink& map_;
    RoutesPage* page_;
    RingMode* ring_;
    VisitsMode* visits_;
    FileWork* work_;
    std::shared_ptr<RouteOverlay> overlay_;
    RouteData data_;
    /// Legs along the roads by index of the route in the plan; of the days looked at so far.
    std::map<std::size_t, geo::RouteLine> lines_;
    int finding_ = 0; ///< looks for lines under way
    int shown_ = 0;   ///< counts the data shown, so that lines of older data are not taken
    bool open_ = false;
    bool loading_ = false;
    bool again_ = false;
    bool fitted_ = false; ///< the view has been laid around the routes
};

} // namespace ui
