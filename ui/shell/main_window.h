// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/shell/settings.h"

#include <QMainWindow>

#include <vector>

class QStackedWidget;
class QTabBar;
class QTimer;

namespace ui {

class AnalysisMode;
class CompareMode;
class CrmMode;
class RoutesMode;
class FileCommands;
class FoldStrip;
class ImportFlow;
class MapCards;
class MapLink;
class Panels;
class PlanCommands;
class PlanMemory;
class PlanToolBar;
class ReviewMode;
class StartPage;
class StatusBar;
class TargetKeys;
class TerritoryCommands;
class ToolDesk;

/// Places menus, toolbar, docks, map and start page. What they do lives elsewhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openPlan(const QString& path);
    /// Opens the plan of a window that was cut off, as it stood there, and says so.
    void recoverPlan(const QString& path);
    /// Makes the sample in the background if need be, for its picture on the start page.
    void prepareSample();
    /// Begins to import a table; with a file, at its columns.
    void openImport(const QString& file = {});
    /// True when everything on the screen is drawn exactly and nothing is running.
    bool settled() const;

    Actions& actions() { return actions_; }
    JobRunner& runner() { return runner_; }
    PlanSession& session() { return session_; }
    Selection& selection() { return selection_; }
    Ask& ask() { return ask_; }
    Panels& panels() { return *panels_; }
    ImportFlow& importFlow() { return *import_; }
    MapLink& map() { return *map_; }
    ReviewMode& review() { return *review_; }
    CompareMode& compare() { return *compare_; }
    CrmMode& crm() { return *crm_; }
    RoutesMode& routes() { return *routes_; }
    AnalysisMode& analysis() { return *analysis_; }
    ToolDesk& tools() { return *tools_; }
    MapCards& cards() { return *cards_; }
    /// Opens the review of data on its page of that name: "locations", "duplicates" or "stale".
    void openReview(const QString& topic);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildWorkspaceTabs();
    void connectAnalysis(QTabBar* tabs);
    void connectViewActions();
    void connectThemes();
    void connectBaseMap();
    void connectLanguages();
    void connectMap();
    void connectImport();
    void connectMessages();
    void connectFiles();
    void connectFirstRun();
    void connectReview();
    void leaveReview(bool changed);
    void showStart();
    void showPlan();
    void showPage(QWidget* page);
    void leavePage();
    void openCompare();
    void openCrm();
    void openRoutes();
    void openAnalysis();
    void closeWorkspacesBut(const QWidget* page);
    void setPlainKeys(bool on);
    void resetLayout();
    void foldIfNarrow();
    void keepThumbnail();
    QByteArray keptLayout() const;

    Theme& theme_;
    Settings settings_;
    Ask ask_;
    JobRunner runner_;
    Selection selection_;
    PlanSession session_;
    Actions actions_;
    AppContext context_;

    QStackedWidget* stack_;
    StartPage* start_;
    MapLink* map_;
    ImportFlow* import_;
    StatusBar* status_;
    Panels* panels_;
    PlanCommands* planCommands_;
    TerritoryCommands* territoryCommands_;
    FileCommands* fileCommands_;
    FoldStrip* strip_;
    ReviewMode* review_;
    CompareMode* compare_;
    CrmMode* crm_;
    RoutesMode* routes_;
    AnalysisMode* analysis_;
    ToolDesk* tools_;
    MapCards* cards_;
    PlanToolBar* toolBar_;
    TargetKeys* targetKeys_;
    PlanMemory* memory_;
    QByteArray planLayout_; ///< of the docks, while they are hidden for a review
    QTimer* thumbnailTimer_;
    bool arranged_ = false;
    bool fitWhenDrawn_ = false;
};

} // namespace ui
