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

class QComboBox;
class QShortcut;
class QStackedWidget;
class QTimer;

namespace ui {

class Chip;
class CompareMode;
class FileCommands;
class FoldStrip;
class ImportFlow;
class MapLink;
class Panels;
class PlanCommands;
class ReviewMode;
class StartPage;
class StatusBar;
class TargetCombo;

/// Places menus, toolbar, docks, map and start page. What they do lives elsewhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openPlan(const QString& path);
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
    /// Opens the review of data on its page of that name: "locations", "duplicates" or "stale".
    void openReview(const QString& topic);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void buildToolBar();
    void buildWorkspaceTabs();
    void connectViewActions();
    void connectTargets();
    void connectMessages();
    void connectReview();
    void leaveReview(bool changed);
    void showStart();
    void showPlan();
    void showPage(QWidget* page);
    void leavePage();
    void openCompare();
    void refreshToolBar();
    void resetLayout();
    void foldIfNarrow();
    void keepThumbnail();

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
    FileCommands* fileCommands_;
    FoldStrip* strip_;
    ReviewMode* review_;
    CompareMode* compare_;
    std::vector<QShortcut*> targetKeys_; ///< belong to the review while it is open
    QByteArray planLayout_;              ///< of the docks, while they are hidden for a review
    QToolBar* toolBar_ = nullptr;
    QComboBox* scenario_ = nullptr;
    Chip* state_ = nullptr;
    TargetCombo* target_ = nullptr;
    QTimer* thumbnailTimer_;
    bool arranged_ = false;
    bool fitWhenDrawn_ = false;
    bool filling_ = false;
};

} // namespace ui
