// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/analysis/analysis_mode.h"
#include "ui/analysis/analysis_page.h"
#include "ui/balance/balance_link.h"
#include "ui/balance/balance_panel.h"
#include "ui/compare/compare_mode.h"
#include "ui/compare/compare_page.h"
#include "ui/crm/crm_mode.h"
#include "ui/crm/crm_page.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/base_map_dialog.h"
#include "ui/flows/import_flow.h"
#include "ui/routes/routes_mode.h"
#include "ui/routes/routes_page.h"
#include "ui/shell/bookmark_commands.h"
#include "ui/shell/crm_commands.h"
#include "ui/shell/dock.h"
#include "ui/shell/dropped_files.h"
#include "ui/shell/file_commands.h"
#include "ui/shell/first_run_hint.h"
#include "ui/shell/fold_strip.h"
#include "ui/shell/map_cards.h"
#include "ui/shell/map_link.h"
#include "ui/shell/menus.h"
#include "ui/shell/notifier.h"
#include "ui/shell/output_commands.h"
#include "ui/shell/panels.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_commands.h"
#include "ui/shell/plan_memory.h"
#include "ui/shell/plan_tool_bar.h"
#include "ui/shell/recent_menu.h"
#include "ui/shell/review_mode.h"
#include "ui/shell/segment_commands.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/target_combo.h"
#include "ui/shell/target_keys.h"
#include "ui/shell/territory_commands.h"
#include "ui/shell/tool_desk.h"
#include "ui/shell/window_commands.h"
#include "ui/tables/tables_panel.h"
#include "ui/views/account_view_form.h"
#include "ui/views/start_page.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/core_words.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>

namespace ui {

namespace {

const QString kPlanWorkspace = QStringLiteral("plan");
/// Of the workspaces in the corner of the menu bar; 0 is the plan.
constexpr int kCompareTab = 1;
constexpr int kAnalysisTab = 2;
constexpr int kRoutesTab = 3;
constexpr int kCrmTab = 4;
/// New lines pass their heights up from layout to layout, one turn of the event loop each.
constexpr int kLayoutSettlesMs = 50;
constexpr QSize kSmallestPage(320, 240);

} // namespace

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent), theme_(theme), session_(runner_),
      actions_(theme), context_{theme_,   actions_, runner_,   selection_,
                                session_, ask_,     settings_, this},
      stack_(new QStackedWidget(this)), start_(new StartPage(theme, actions_)),
      map_(new MapLink(context_, this)), import_(new ImportFlow(context_)),
      status_(new StatusBar(theme, runner_, this)), panels_(new Panels(context_, *this)),
      planCommands_(new PlanCommands(context_, *panels_, this)),
      territoryCommands_(new TerritoryCommands(context_, *map_, *panels_, this)),
      fileCommands_(new FileCommands(context_, this)),
      strip_(new FoldStrip(theme, panels_->leftDocks(), this)),
      review_(new ReviewMode(context_, *map_, this)),
      compare_(new CompareMode(context_, *map_, this)), crm_(new CrmMode(context_, this)),
      routes_(new RoutesMode(context_, *map_, this)),
      analysis_(new AnalysisMode(context_, *map_, this)),
      tools_(new ToolDesk(context_, *map_, this)),
      cards_(new MapCards(context_, map_->canvas(), this)),
      toolBar_(new PlanToolBar(context_, this)),
      targetKeys_(new TargetKeys(
          this, [this](int number) { planCommands_->chooseTarget(number); },
          [this] { toolBar_->target().showPopup(); })),
      memory_(new PlanMemory(
          context_, *map_,
          [this] {
              const bool plan = arranged_ && stack_->currentWidget() == &map_->canvas() &&
                                !panels_->balanceShown() && !panels_->whyShown();
              return plan ? saveState() : QByteArray();
          },
          this)),
      thumbnailTimer_(new QTimer(this)) {
    setObjectName("mainWindow");
    setWindowTitle(QStringLiteral("Evenlode"));
    setDockNestingEnabled(true);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setContextMenuPolicy(Qt::NoContextMenu);
    // Else the window grows when a page is shown while docks are on their way out.
    stack_->setMinimumSize(kSmallestPage);
    stack_->addWidget(start_);
    stack_->addWidget(&map_->canvas());
    stack_->addWidget(&review_->desk());
    stack_->addWidget(import_);
    stack_->addWidget(&compare_->page());
    stack_->addWidget(&crm_->page());
    stack_->addWidget(&routes_->page());
    stack_->addWidget(&analysis_->page());
    panels_->balanceLink().attach(map_->canvas());
    connect(&panels_->balanceLink(), &BalanceLink::said, status_, &StatusBar::say);
    setCentralWidget(stack_);
    setStatusBar(status_);
    addToolBar(Qt::LeftToolBarArea, strip_);
    addToolBar(toolBar_);
    buildMenus(*this, actions_, panels_->docks());
    buildWorkspaceTabs();
    connectViewActions();
    connectThemes();
    connectLanguages();
    connectMap();
    connectMessages();
    connectImport();
    connectReview();
    connectFirstRun();
    new Notifier(runner_, this, notifyDesktop);
    connect(actions_["window.jobs"], &QAction::triggered, status_, &StatusBar::openJobs);
    connectFiles();
    auto* crm = new CrmCommands(context_, this);
    connect(crm, &CrmCommands::said, status_, &StatusBar::say);
    new WindowCommands(context_, *panels_, *map_, this);
    auto* bookmarks = new BookmarkCommands(context_, *map_, this);
    connect(bookmarks, &BookmarkCommands::said, status_, &StatusBar::say);
    auto* segments = new SegmentCommands(context_, this);
    connect(segments, &SegmentCommands::said, status_, &StatusBar::say);
    auto* output = new OutputCommands(context_, *map_, this);
    connect(output, &OutputCommands::said, status_, &StatusBar::say);
    thumbnailTimer_->setSingleShot(true);
    thumbnailTimer_->setInterval(1500);
    connect(thumbnailTimer_, &QTimer::timeout, this, &MainWindow::keepThumbnail);
    connect(&session_, &PlanSession::planChanged, thumbnailTimer_, QOverload<>::of(&QTimer::start));
    connect(start_, &StartPage::recentChosen, this, &MainWindow::openPlan);
    connect(&session_, &PlanSession::opened, this, &MainWindow::showPlan);
    connect(&session_, &PlanSession::closed, this, &MainWindow::showStart);
    if (!restoreGeometry(settings_.geometry())) {
        resize(1440, 900);
    }
    showStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildWorkspaceTabs() {
    auto* tabs = new QTabBar(menuBar());
    tabs->setObjectName("workspaces");
    tabs->setAccessibleName(tr("Workspaces"));
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setFocusPolicy(Qt::TabFocus);
    tabs->addTab(tr("Plan"));
    tabs->addTab(tr("Compare"));
    tabs->addTab(tr("Analysis"));
    tabs->addTab(tr("Routes"));
    tabs->addTab(tr("CRM"));
    connect(tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab == kCompareTab) {
            openCompare();
        } else if (tab == kCrmTab) {
            openCrm();
        } else if (tab == kRoutesTab) {
            openRoutes();
        } else if (tab == kAnalysisTab) {
            openAnalysis();
        } else if (compare_->isOpen() || crm_->isOpen() || routes_->isOpen() ||
                   analysis_->isOpen()) {
            leavePage();
        }
    });
    connect(actions_["plan.compare"], &QAction::triggered, tabs, [tabs] {
        tabs->setCurrentIndex(tabs->currentIndex() == kCompareTab ? 0 : kCompareTab);
    });
    connect(actions_["crm.publish"], &QAction::triggered, tabs, [this, tabs] {
        if (review_->isOpen()) {
            leaveReview(false);
        }
        crm_->page().show(CrmPage::Publish);
        tabs->setCurrentIndex(kCrmTab);
    });
    connect(actions_["routes.plan"], &QAction::triggered, tabs, [this, tabs] {
        if (review_->isOpen()) {
            leaveReview(false);
        }
        tabs->setCurrentIndex(kRoutesTab);
    });
    connect(actions_["visits.log"], &QAction::triggered, routes_, &RoutesMode::logVisit);
    connectAnalysis(tabs);
    connect(routes_, &RoutesMode::leaveAsked, tabs, [tabs] { tabs->setCurrentIndex(0); });
    connect(routes_, &RoutesMode::said, status_, &StatusBar::say);
    connect(routes_, &RoutesMode::hintChanged, status_, &StatusBar::setHint);
    connect(crm_, &CrmMode::leaveAsked, tabs, [tabs] { tabs->setCurrentIndex(0); });
    connect(crm_, &CrmMode::said, status_, &StatusBar::say);
    connect(compare_, &CompareMode::leaveAsked, tabs, [tabs] { tabs->setCurrentIndex(0); });
    connect(compare_, &CompareMode::said, status_, &StatusBar::say);
    menuBar()->setCornerWidget(tabs, Qt::TopRightCorner);
}

void MainWindow::connectAnalysis(QTabBar* tabs) {
    connect(actions_["plan.analysis"], &QAction::triggered, tabs, [this, tabs] {
        if (review_->isOpen()) {
            leaveReview(false);
        }
        tabs->setCurrentIndex(tabs->currentIndex() == kAnalysisTab ? 0 : kAnalysisTab);
    });
    connect(analysis_, &AnalysisMode::leaveAsked, tabs, [tabs] { tabs->setCurrentIndex(0); });
    connect(analysis_, &AnalysisMode::said, status_, &StatusBar::say);
    connect(analysis_, &AnalysisMode::hintChanged, status_, &StatusBar::setHint);
    connect(analysis_, &AnalysisMode::routesAsked, tabs,
            [this, tabs](const QString& where, int count) {
                routes_->page().setCalls(where, count);
                tabs->setCurrentIndex(kRoutesTab);
                status_->say(tr("%Ln accounts are the calls now. Say when, and press Plan routes",
                                nullptr, count));
            });
    connect(analysis_, &AnalysisMode::balanceAsked, tabs,
            [this](const std::vector<core::UnitId>& units, const std::vector<std::string>& keys) {
                leavePage();
                selection_.setUnits(units);
                panels_->showBalance(true);
                panels_->balance().setScope(keys);
            });
}

void MainWindow::connectViewActions() {
    MapCanvas& canvas = map_->canvas();
    connect(actions_["view.zoomIn"], &QAction::triggered, &canvas, &MapCanvas::zoomIn);
    connect(actions_["view.zoomOut"], &QAction::triggered, &canvas, &MapCanvas::zoomOut);
    connect(actions_["view.fitPlan"], &QAction::triggered, &canvas, &MapCanvas::fitPlan);
    connect(actions_["view.fitSelection"], &QAction::triggered, &canvas, &MapCanvas::fitSelection);
    connect(actions_["view.resetLayout"], &QAction::triggered, this, &MainWindow::resetLayout);
    connect(actions_["window.map"], &QAction::triggered, &canvas, [&canvas] { canvas.setFocus(); });
}

void MainWindow::connectBaseMap() {
    map_->setBaseMap(settings_.baseMap(), settings_.baseMapShown());
    connect(map_, &MapLink::baseMapChanged, this, [this] {
        settings_.setBaseMap(map_->baseMap());
        settings_.setBaseMapShown(map_->baseMapShown());
    });
    connect(actions_["view.baseMap"], &QAction::triggered, this, [this] {
        auto* dialog = new BaseMapDialog(context_, map_->baseMap(), this);
        connect(dialog, &BaseMapDialog::chosen, map_,
                [this](const BaseMapChoice& choice) { map_->setBaseMap(choice, true); });
        dialog->open();
    });
}

void MainWindow::connectThemes() {
    auto* themes = new QActionGroup(this);
    const std::pair<const char*, ThemeChoice> choices[] = {
        {"view.themeSystem", ThemeChoice::System},
        {"view.themeLight", ThemeChoice::Light},
        {"view.themeDark", ThemeChoice::Dark}};
    for (const auto& [id, choice] : choices) {
        themes->addAction(actions_[id]);
        actions_[id]->setChecked(theme_.choice() == choice);
        connect(actions_[id], &QAction::triggered, this, [this, choice = choice] {
            theme_.setChoice(choice);
            settings_.setTheme(choice);
        });
    }
    actions_["view.highContrast"]->setChecked(theme_.highContrast());
    connect(actions_["view.highContrast"], &QAction::toggled, this, [this](bool on) {
        theme_.setHighContrast(on);
        settings_.setHighContrast(on);
    });
    const auto scaleText = [this](double step) {
        theme_.setTextScale(theme_.textScale() + step);
        settings_.setTextScale(theme_.textScale());
    };
    connect(actions_["view.textLarger"], &QAction::triggered, this,
            [scaleText] { scaleText(0.1); });
    connect(actions_["view.textSmaller"], &QAction::triggered, this,
            [scaleText] { scaleText(-0.1); });
}

void MainWindow::connectLanguages() {
    auto* languages = new QActionGroup(this);
    const std::pair<const char*, const char*> choices[] = {
        {"view.languageSystem", ""}, {"view.languageEnglish", "en"}, {"view.languageGerman", "de"}};
    for (const auto& [id, code] : choices) {
        languages->addAction(actions_[id]);
        actions_[id]->setChecked(settings_.language() == QLatin1String(code));
        connect(actions_[id], &QAction::triggered, this, [this, code = code] {
            settings_.setLanguage(QLatin1String(code));
            status_->say(tr("The window changes its language at the next start."));
        });
    }
}

void MainWindow::connectMap() {
    connect(tools_, &ToolDesk::hintChanged, this,
            [this](const QString& tool, const QString& hint, const auto& keys) {
                if (map_->canvas().isVisible()) { // other pages have words of their own
                    status_->setHint(tool, hint, keys);
                }
            });
    tools_->setProbe([this](QPoint global) { return panels_->territoryAt(global); });
    connect(map_, &MapLink::gestureChanged, panels_, &Panels::showGesture);
    connect(map_, &MapLink::positionChanged, status_, &StatusBar::setPosition);
    connect(map_, &MapLink::scaleChanged, status_, &StatusBar::setScale);
    connect(map_, &MapLink::layersChanged, this,
            [this] { panels_->layerList().setLayers(map_->layers()); });
    connect(&session_, &PlanSession::planChanged, this,
            [this] { panels_->layerList().setLayers(map_->layers()); });
    connect(map_, &MapLink::legendChanged, this, [this] {
        panels_->legend().setLines(map_->legend());
        if (fitWhenDrawn_) {
            // Only now is it known how tall the lists at the left are.
            fitWhenDrawn_ = map_->loading();
            QTimer::singleShot(kLayoutSettlesMs, panels_, &Panels::fitHeights);
        }
    });
    connect(&panels_->layerList(), &LayersView::toggled, map_, &MapLink::setLayerVisible);
    AccountViewForm& accounts = panels_->layerList().accounts();
    connect(&accounts, &AccountViewForm::changed, map_, &MapLink::setAccountView);
    connect(map_, &MapLink::accountViewChanged, this,
            [this, &accounts] { accounts.setView(map_->accountView()); });
    connect(map_, &MapLink::accountChoicesChanged, this, [this, &accounts] {
        accounts.setChoices(map_->accountChoices());
        panels_->tables().setSchemes(map_->accountChoices().schemes);
    });
    connectBaseMap();
}

/// Plans opened before, and files dropped on the window.
void MainWindow::connectFiles() {
    auto* recent = new RecentMenu(settings_, this);
    connect(recent, &RecentMenu::chosen, this, &MainWindow::openPlan);
    if (auto* file = menuBar()->findChild<QMenu*>("File")) {
        file->insertMenu(actions_["file.sample"], recent);
    }
    auto* drops = new DroppedFiles(this);
    connect(drops, &DroppedFiles::planDropped, this, &MainWindow::openPlan);
    connect(drops, &DroppedFiles::tableDropped, this, [this](const QString& file) {
        if (!import_->busy()) {
            openImport(file);
        }
    });
    connect(drops, &DroppedFiles::areasDropped, fileCommands_, &FileCommands::importAreas);
    connect(drops, &DroppedFiles::refused, status_, &StatusBar::say);
}

/// Until Balance has been opened once, a plan that is out of its bands points there.
void MainWindow::connectFirstRun() {
    auto* hint =
        new FirstRunHint(theme_, this, toolBar_->widgetForAction(actions_["plan.balance"]));
    connect(&session_, &PlanSession::opened, hint, [this, hint] {
        QTimer::singleShot(kLayoutSettlesMs, hint, [this, hint] {
            const PlanFigures& figures = session_.figures();
            const bool uneven = figures.inBand() < static_cast<int>(figures.territories.size());
            if (uneven && !settings_.knowsBalance()) {
                hint->point();
            }
        });
    });
    connect(&session_, &PlanSession::closed, hint, &QWidget::hide);
    connect(actions_["plan.balance"], &QAction::triggered, hint, [this, hint] {
        hint->hide();
        settings_.setKnowsBalance();
    });
}

void MainWindow::connectReview() {
    connect(actions_["data.locations"], &QAction::triggered, this,
            [this] { openReview(QStringLiteral("locations")); });
    connect(actions_["data.duplicates"], &QAction::triggered, this,
            [this] { openReview(QStringLiteral("duplicates")); });
    connect(review_, &ReviewMode::hintChanged, status_, &StatusBar::setHint);
    connect(review_, &ReviewMode::leaveAsked, this, &MainWindow::leaveReview);
    connect(panels_, &Panels::deskAsked, this, [this] {
        if (review_->isOpen()) {
            review_->leave();
        } else if (session_.isOpen() && !arranged_) {
            leavePage();
        }
    });
}

void MainWindow::openReview(const QString& topic) {
    if (!session_.isOpen()) {
        return;
    }
    if (stack_->currentWidget() == import_ || compare_->isOpen() || crm_->isOpen() ||
        routes_->isOpen() || analysis_->isOpen()) {
        leavePage();
    }
    if (!review_->isOpen()) {
        panels_->showWhy(false);
        panels_->showBalance(false);
        planLayout_ = saveState();
        panels_->setVisible(false);
        toolBar_->hide();
        strip_->hide();
        menuBar()->cornerWidget(Qt::TopRightCorner)->hide();
        targetKeys_->setEnabled(false);
        stack_->setCurrentWidget(&review_->desk());
    }
    review_->open(topic == QLatin1String("duplicates") ? ReviewTopic::Duplicates
                  : topic == QLatin1String("stale")    ? ReviewTopic::Stale
                                                       : ReviewTopic::Locations);
}

void MainWindow::leaveReview(bool changed) {
    review_->close();
    targetKeys_->setEnabled(true);
    if (!session_.isOpen()) {
        return;
    }
    stack_->setCurrentWidget(&map_->canvas());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    panels_->setVisible(true);
    restoreState(planLayout_);
    toolBar_->show();
    foldIfNarrow();
    tools_->refresh(); // its hint instead of the one of the review
    map_->canvas().setFocus();
    if (changed) {
        session_.reload();
    }
}

void MainWindow::connectMessages() {
    connect(
        &runner_, &JobRunner::failed, this,
        [this](const QString& title, const core::Error& error, const std::function<void()>& again) {
            QString text = coreText(std::string(error.what()));
            if (!error.hint().empty()) {
                text += QStringLiteral("\n") + coreText(error.hint());
            }
            const QString head = tr("%1: that did not work").arg(title);
            if (again) {
                ask_.confirm(this, {head, text, tr("Try again")}, again);
            } else {
                ask_.tell(this, head, text);
            }
        });
    connect(&session_, &PlanSession::refused, this, [this](const QString& reason, int count) {
        status_->say(count == 1
                         ? reason
                         : tr("%1, and %Ln more were left out", nullptr, count - 1).arg(reason));
    });
    connect(&session_, &PlanSession::changedOutside, this, [this] {
        status_->say(
            tr("Another program changed this plan. It has been read again; undo is kept."));
    });
    connect(fileCommands_, &FileCommands::samplePreviewed, this,
            [this](const PlanPreview& preview) {
                if (!preview.scene) {
                    return;
                }
                const auto draw = [scene = preview.scene](QSize size, double ratio, bool dark) {
                    return pictureOf(*scene, size, ratio,
                                     loadTokens(dark ? ThemeKind::Dark : ThemeKind::Light));
                };
                start_->preview().setPreview(
                    draw,
                    tr("%Ln of %1 territories are in their band", nullptr, preview.inBand)
                        .arg(preview.territories),
                    tr("See who carries too much, balance it, print it. "
                       "Areas made from points © GeoNames."));
                start_->setRecent(settings_.recentPlans());
            });
    connect(fileCommands_, &FileCommands::said, status_, &StatusBar::say);
    connect(territoryCommands_, &TerritoryCommands::said, status_, &StatusBar::say);
    connect(panels_, &Panels::said, status_, &StatusBar::say);
    connect(panels_, &Panels::actionAsked, this,
            [this](const QString& id) { actions_[id]->trigger(); });
    connect(actions_["help.about"], &QAction::triggered, this,
            [this] { (new AboutDialog(theme_, this))->open(); });
}

void MainWindow::connectImport() {
    connect(actions_["file.importAccounts"], &QAction::triggered, this, [this] { openImport(); });
    connect(import_, &ImportFlow::shown, this, [this] { showPage(import_); });
    connect(import_, &ImportFlow::left, this, &MainWindow::leavePage);
    connect(import_, &ImportFlow::actionAsked, this,
            [this](const QString& id) { actions_[id]->trigger(); });
    connect(import_, &ImportFlow::hintChanged, this, [this](const QString& hint) {
        if (stack_->currentWidget() == import_) {
            status_->setHint({}, hint);
        }
    });
}

void MainWindow::openPlan(const QString& path) {
    fileCommands_->openPlan(path);
}

void MainWindow::prepareSample() {
    fileCommands_->prepareSample();
}

void MainWindow::openImport(const QString& file) {
    const bool halfWay = import_->busy() || import_->step() == ImportFlow::Step::Columns;
    if (stack_->currentWidget() == import_ && file.isEmpty() && halfWay) {
        return;
    }
    if (review_->isOpen()) {
        leaveReview(false);
    }
    showPage(import_);
    if (file.isEmpty()) {
        import_->start();
    } else {
        import_->startWith(file);
    }
}

void MainWindow::showPage(QWidget* page) {
    if (stack_->currentWidget() == page) {
        return;
    }
    panels_->showWhy(false);
    panels_->showBalance(false);
    if (arranged_) {
        settings_.setLayout(kPlanWorkspace, saveState());
        arranged_ = false;
    }
    stack_->setCurrentWidget(page);
    closeWorkspacesBut(page);
    setPlainKeys(false);
    panels_->setVisible(false);
    toolBar_->hide();
    strip_->hide();
    menuBar()->cornerWidget(Qt::TopRightCorner)->hide();
    status_->setPosition({});
    status_->setScale({});
    page->setFocus();
}

void MainWindow::openCompare() {
    if (!session_.isOpen()) {
        return;
    }
    showPage(&compare_->page());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    setWindowTitle(tr("%1, compare, Evenlode").arg(baseName(session_.path())));
    status_->setHint(tr("Swipe"), tr("Drag the handle or press ← →. Click a dot to put that plan "
                                     "on the right side"));
    compare_->open();
}

void MainWindow::openCrm() {
    if (!session_.isOpen()) {
        return;
    }
    showPage(&crm_->page());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    setWindowTitle(tr("%1, CRM, Evenlode").arg(baseName(session_.path())));
    status_->setHint(tr("CRM"), tr("Nothing is written before you press Write"));
    crm_->open();
}

void MainWindow::openRoutes() {
    if (!session_.isOpen()) {
        return;
    }
    showPage(&routes_->page());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    setWindowTitle(tr("%1, routes, Evenlode").arg(baseName(session_.path())));
    routes_->open();
}

void MainWindow::openAnalysis() {
    if (!session_.isOpen()) {
        return;
    }
    showPage(&analysis_->page());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    setWindowTitle(tr("%1, analysis, Evenlode").arg(baseName(session_.path())));
    analysis_->open();
}

/// The tab follows what is shown, whichever way one came there.
void MainWindow::closeWorkspacesBut(const QWidget* page) {
    int tab = 0;
    if (page == &compare_->page()) {
        tab = kCompareTab;
    } else {
        compare_->close();
    }
    if (page == &crm_->page()) {
        tab = kCrmTab;
    } else {
        crm_->close();
    }
    if (page == &routes_->page()) {
        tab = kRoutesTab;
    } else {
        routes_->close();
    }
    if (page == &analysis_->page()) {
        tab = kAnalysisTab;
    } else {
        analysis_->close();
    }
    auto* tabs = static_cast<QTabBar*>(menuBar()->cornerWidget(Qt::TopRightCorner));
    const QSignalBlocker quiet(tabs);
    tabs->setCurrentIndex(tab);
}

void MainWindow::leavePage() {
    if (session_.isOpen()) {
        showPlan();
    } else {
        showStart();
    }
}

void MainWindow::setPlainKeys(bool on) {
    actions_.setPlainKeys(on);
    targetKeys_->setEnabled(on);
}

void MainWindow::keepThumbnail() {
    if (!session_.isOpen()) {
        return;
    }
    if (!map_->settled()) {
        thumbnailTimer_->start();
        return;
    }
    const QImage image = map_->thumbnail();
    if (!image.isNull()) {
        settings_.keepThumbnail(session_.path(), image);
    }
    settings_.rememberPlan(session_.path(),
                           static_cast<int>(session_.figures().territories.size()));
}

/// The docks as they stood for this plan, else as they stood last.
QByteArray MainWindow::keptLayout() const {
    const QByteArray own = settings_.planView(session_.path()).layout;
    return own.isEmpty() ? settings_.layout(kPlanWorkspace) : own;
}

void MainWindow::recoverPlan(const QString& path) {
    openPlan(path);
    if (session_.isOpen()) {
        status_->say(tr("The window was cut off last time. The plan is as you left it, up to the "
                        "last step."));
    }
}

bool MainWindow::settled() const {
    if (runner_.busy() || import_->busy() || !panels_->settled()) {
        return false;
    }
    if (review_->isOpen()) {
        return review_->settled(); // the map of the plan is hidden and draws nothing
    }
    return stack_->currentWidget() != &map_->canvas() || map_->settled();
}

void MainWindow::showStart() {
    if (review_->isOpen()) {
        leaveReview(false);
    }
    if (arranged_) {
        settings_.setLayout(kPlanWorkspace, saveState());
        arranged_ = false;
    }
    start_->setRecent(settings_.recentPlans());
    stack_->setCurrentWidget(start_);
    closeWorkspacesBut(start_);
    setPlainKeys(false);
    panels_->setVisible(false);
    toolBar_->hide();
    strip_->hide();
    menuBar()->cornerWidget(Qt::TopRightCorner)->hide();
    for (const char* id :
         {"file.close", "view.zoomIn", "view.zoomOut", "view.fitPlan", "view.fitSelection",
          "view.resetLayout", "window.table", "window.map", "window.nextDock", "file.importUnits",
          "data.locations", "data.duplicates", "crm.publish", "routes.plan", "visits.log",
          "plan.analysis"}) {
        actions_.setEnabled(id, false, tr("no plan is open"));
    }
    setWindowTitle(QStringLiteral("Evenlode"));
    status_->setHint({}, tr("Version %1").arg(QApplication::applicationVersion()));
    status_->setPosition({});
    status_->setScale({});
    status_->setIdleShown(true);
}

void MainWindow::showPlan() {
    stack_->setCurrentWidget(&map_->canvas());
    closeWorkspacesBut(&map_->canvas());
    setPlainKeys(true);
    toolBar_->show();
    status_->setIdleShown(false);
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    for (const char* id :
         {"file.close", "view.zoomIn", "view.zoomOut", "view.fitPlan", "view.fitSelection",
          "view.resetLayout", "window.table", "window.map", "window.nextDock", "file.importUnits",
          "data.locations", "data.duplicates", "crm.publish", "routes.plan", "visits.log",
          "plan.analysis"}) {
        actions_.setEnabled(id, true);
    }
    selection_.clear();
    setWindowTitle(tr("%1, Evenlode").arg(baseName(session_.path())));
    if (!arranged_) {
        arranged_ = true;
        panels_->arrange();
        const QByteArray layout = keptLayout();
        fitWhenDrawn_ = layout.isEmpty();
        if (!layout.isEmpty()) {
            restoreState(layout);
        }
        toolBar_->show();
        foldIfNarrow();
    }
    tools_->choose(QStringLiteral("tool.select"));
    map_->canvas().setFocus();
}

void MainWindow::resetLayout() {
    panels_->arrange();
    foldIfNarrow();
    panels_->fitHeights();
}

void MainWindow::foldIfNarrow() {
    const bool narrow = width() < theme_.metrics().narrowWindow;
    panels_->setNarrow(narrow);
    toolBar_->setNarrow(narrow);
    strip_->setVisible(narrow && arranged_);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (arranged_ && !review_->isOpen()) {
        foldIfNarrow();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    memory_->keep();
    settings_.setGeometry(saveGeometry());
    if (arranged_) {
        settings_.setLayout(kPlanWorkspace, review_->isOpen() ? planLayout_ : saveState());
    }
    runner_.cancelAll();
    QMainWindow::closeEvent(event);
}

} // namespace ui
