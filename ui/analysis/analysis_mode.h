// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/analysis/analysis_cache.h"
#include "ui/analysis/analysis_parts.h"
#include "ui/analysis/analysis_sources.h"
#include "ui/analysis/saved_views.h"
#include "ui/map/totals_tip.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/tools/map_tool.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>

namespace ui {

class AnalysisOverlay;
class AnalysisPage;
class FileWork;
class MapCanvas;
class MapLink;
class ViewScale;

/// The Analysis workspace as a mode of the window: computes views in the background, keeps them
/// until the plan changes, shows them on both maps and in the list, and hands what is chosen on to
/// routes and balance.
class AnalysisMode : public QObject {
    Q_OBJECT

public:
    AnalysisMode(const AppContext& context, MapLink& map, QObject* parent);

    AnalysisPage& page() { return *page_; }
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;
    /// Null until the view has been computed.
    const AnalysisResult* result() const { return result_.get(); }
    const AnalysisOverlay* overlay() const { return upper_.get(); }
    /// How often a view was computed rather than found, since the window was opened.
    int computed() const { return computed_; }

signals:
    void leaveAsked();
    void said(const QString& text);
    void hintChanged(const QString& act, const QString& hint, const QList<ui::KeyHint>& keys);
    /// Accounts to be called on: an expression over their columns.
    void routesAsked(const QString& where, int count);
    /// Units that Balance may move, and their keys.
    void balanceAsked(const std::vector<core::UnitId>& units, const std::vector<std::string>& keys);

private:
    void refresh();
    void loadSources();
    void takeSources(AnalysisSources sources);
    void compute();
    std::optional<AnalysisInput> input() const;
    QString missingMarket() const;
    std::optional<OwnTable> missingTable(const AnalysisQuery& asked) const;
    QString missingFor(const std::optional<AnalysisInput>& asked) const;
    std::string keyOf(const AnalysisInput& input) const;
    void chooseTable(OwnTable which);
    void adoptTable(OwnTable which, const std::string& path);
    bool readTables();
    void show(std::shared_ptr<const AnalysisResult> result);
    void showPlan();
    void showScenes();
    void showChosen();
    std::shared_ptr<const MapScene> sceneOf(const AnalysisMap& map) const;
    std::shared_ptr<AnalysisOverlay> overlayOf(const AnalysisMap& map,
                                               std::shared_ptr<const MapScene> scene) const;
    std::optional<TotalsTip> tipAt(const AnalysisMap& map, int unit, core::Point metres) const;
    void setTools();
    void chooseUnits(const std::vector<int>& units);
    std::vector<int> chosenUnits() const;
    void keepView();
    void forgetView(int view);
    void exportView();
    void sendToRoutes();
    void sendToBalance();

    AppContext context_;
    MapLink& map_;
    AnalysisPage* page_;
    FileWork* work_;
    AnalysisCache cache_;
    std::shared_ptr<const AnalysisResult> result_;
    std::shared_ptr<AnalysisOverlay> upper_;
    AnalysisSources sources_;
    std::set<std::string> unreadable_; ///< tables that could not be read
    ViewScale* scale_;
    std::vector<SavedView> saved_;
    std::string computingKey_; ///< what the last job computes
    core::Revision computingOf_ = -1;
    bool loading_ = false;          ///< the choices are being read
    core::Revision sourcesOf_ = -1; ///< of the workspace when the choices were read
    bool defaults_ = false;         ///< the fields have been set to what the plan has
    JobId computing_ = 0;
    int running_ = 0;
    int asked_ = 0;
    int computed_ = 0;
    bool open_ = false;
};

} // namespace ui
