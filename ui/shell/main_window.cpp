// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/balance/balance_link.h"
#include "ui/compare/compare_mode.h"
#include "ui/compare/compare_page.h"
#include "ui/flows/import_flow.h"
#include "ui/shell/dock.h"
#include "ui/shell/file_commands.h"
#include "ui/shell/fold_strip.h"
#include "ui/shell/map_link.h"
#include "ui/shell/panels.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_commands.h"
#include "ui/shell/review_mode.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/target_combo.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/views/start_page.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QMenuBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace ui {

namespace {

const QString kPlanWorkspace = QStringLiteral("plan");
/// New lines pass their heights up from layout to layout, one turn of the event loop each.
constexpr int kLayoutSettlesMs = 50;
constexpr QSize kSmallestPage(320, 240);

struct MenuSpec {
    const char* title;
    std::initializer_list<const char*> actions; ///< ids; "-" is a line
};

} // namespace

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent), theme_(theme), session_(runner_),
      actions_(theme), context_{theme_,   actions_, runner_,   selection_,
                                session_, ask_,     settings_, this},
      stack_(new QStackedWidget(this)), start_(new StartPage(theme, actions_)),
      map_(new MapLink(context_, this)), import_(new ImportFlow(context_)),
      status_(new StatusBar(theme, runner_, this)), panels_(new Panels(context_, *this)),
      planCommands_(new PlanCommands(context_, *panels_, this)),
      fileCommands_(new FileCommands(context_, this)),
      strip_(new FoldStrip(theme, panels_->leftDocks(), this)),
      review_(new ReviewMode(context_, *map_, this)),
      compare_(new CompareMode(context_, *map_, this)), thumbnailTimer_(new QTimer(this)) {
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
    panels_->balanceLink().attach(map_->canvas());
    connect(&panels_->balanceLink(), &BalanceLink::said, status_, &StatusBar::say);
    setCentralWidget(stack_);
    setStatusBar(status_);
    addToolBar(Qt::LeftToolBarArea, strip_);
    buildToolBar();
    buildMenus();
    buildWorkspaceTabs();
    connectViewActions();
    connectTargets();
    connectMessages();
    connectReview();
    thumbnailTimer_->setSingleShot(true);
    thumbnailTimer_->setInterval(1500);
    connect(thumbnailTimer_, &QTimer::timeout, this, &MainWindow::keepThumbnail);
    connect(&session_, &PlanSession::planChanged, thumbnailTimer_, QOverload<>::of(&QTimer::start));
    connect(start_, &StartPage::recentChosen, this, &MainWindow::openPlan);
    connect(&session_, &PlanSession::opened, this, &MainWindow::showPlan);
    connect(&session_, &PlanSession::closed, this, &MainWindow::showStart);
    connect(&session_, &PlanSession::planChanged, this, &MainWindow::refreshToolBar);
    if (!restoreGeometry(settings_.geometry())) {
        resize(1440, 900);
    }
    showStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildMenus() {
    const MenuSpec menus[] = {
        {QT_TR_NOOP("&File"),
         {"file.new", "file.open", "file.sample", "-", "file.importAccounts", "file.importUnits",
          "-", "data.locations", "data.duplicates", "-", "file.close", "-", "file.quit"}},
        {QT_TR_NOOP("&Edit"), {"edit.undo", "edit.redo", "-", "edit.selectAll", "edit.selectNone"}},
        {QT_TR_NOOP("&View"),
         {"view.zoomIn", "view.zoomOut", "view.fitPlan", "view.fitSelection", "-"}},
        {QT_TR_NOOP("&Plan"),
         {"plan.balance", "plan.acceptProposal", "plan.discardProposal", "-", "plan.why",
          "plan.compare", "plan.copyScenario", "plan.renameScenario", "plan.deleteScenario"}},
        {QT_TR_NOOP("&Territory"),
         {"territory.assign", "-", "territory.selectUnits", "territory.selectUnassigned", "-",
          "territory.rename", "territory.lock", "-", "tool.select", "tool.lasso", "tool.box",
          "tool.paint"}},
        {QT_TR_NOOP("&Window"), {"window.table", "window.map", "-"}},
        {QT_TR_NOOP("&Help"), {"help.about"}}};
    for (const MenuSpec& spec : menus) {
        QMenu* menu = menuBar()->addMenu(tr(spec.title));
        menu->setObjectName(QString::fromLatin1(spec.title).remove('&'));
        for (const char* id : spec.actions) {
            if (id[0] == '-') {
                menu->addSeparator();
            } else {
                menu->addAction(actions_[id]);
            }
        }
        if (menu->objectName() == "View") {
            QMenu* themes = menu->addMenu(tr("&Theme"));
            themes->addActions({actions_["view.themeSystem"], actions_["view.themeLight"],
                                actions_["view.themeDark"]});
            menu->addAction(actions_["view.textLarger"]);
            menu->addAction(actions_["view.textSmaller"]);
            menu->addSeparator();
            menu->addAction(actions_["view.resetLayout"]);
        }
        if (menu->objectName() == "Window") {
            for (Dock* dock : panels_->docks()) {
                menu->addAction(dock->toggleViewAction());
            }
        }
    }
    addActions(actions_.all());
}

void MainWindow::buildToolBar() {
    toolBar_ = addToolBar(tr("Tools"));
    toolBar_->setObjectName("tools");
    toolBar_->setMovable(false);
    toolBar_->setMinimumHeight(theme_.metrics().toolBar);
    scenario_ = new QComboBox(toolBar_);
    scenario_->setObjectName("scenario");
    scenario_->setAccessibleName(tr("Scenario"));
    scenario_->setToolTip(tr("Scenario that is shown and edited"));
    scenario_->setMinimumWidth(196);
    scenario_->setFocusPolicy(Qt::TabFocus);
    scenario_->setFont(theme_.font(TextRole::BodyStrong));
    state_ = new Chip(theme_, toolBar_);
    auto* chipHolder = new QWidget(toolBar_);
    auto* chipRow = new QHBoxLayout(chipHolder);
    chipRow->setContentsMargins(6, 0, 2, 0);
    chipRow->addWidget(state_);
    target_ = new TargetCombo(theme_, selection_, toolBar_);
    auto* targetWord = new Label(theme_, TextRole::Small, Tone::Text3, tr("Target"), toolBar_);
    targetWord->setContentsMargins(4, 0, 6, 0);
    targetWord->setBuddy(target_);

    toolBar_->addWidget(scenario_);
    toolBar_->addWidget(chipHolder);
    toolBar_->addSeparator();
    toolBar_->addActions({actions_["edit.undo"], actions_["edit.redo"]});
    toolBar_->addSeparator();
    auto* group = new QActionGroup(this);
    const std::pair<const char*, ToolKind> tools[] = {{"tool.select", ToolKind::Select},
                                                      {"tool.lasso", ToolKind::Lasso},
                                                      {"tool.box", ToolKind::Box},
                                                      {"tool.paint", ToolKind::Paint}};
    for (const auto& [id, kind] : tools) {
        QAction* action = actions_[id];
        group->addAction(action);
        toolBar_->addAction(action);
        connect(action, &QAction::triggered, &map_->canvas(), [this, kind = kind] {
            map_->canvas().setTool(kind);
            map_->canvas().setFocus();
        });
    }
    actions_["tool.select"]->setChecked(true);
    toolBar_->addSeparator();
    toolBar_->addWidget(targetWord);
    toolBar_->addWidget(target_);
    toolBar_->addSeparator();
    toolBar_->addAction(actions_["plan.balance"]);
    auto* balance = qobject_cast<QToolButton*>(toolBar_->widgetForAction(actions_["plan.balance"]));
    balance->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLook(balance, Look::Outlined);
    connect(scenario_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!filling_ && index >= 0) {
            session_.showScenario(core::ScenarioId(scenario_->itemData(index).toLongLong()));
        }
    });
    connect(&theme_, &Theme::changed, scenario_,
            [this] { scenario_->setFont(theme_.font(TextRole::BodyStrong)); });
}

void MainWindow::buildWorkspaceTabs() {
    auto* tabs = new QTabBar(menuBar());
    tabs->setObjectName("workspaces");
    tabs->setAccessibleName(tr("Workspaces"));
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setFocusPolicy(Qt::TabFocus);
    tabs->addTab(tr("Plan"));
    tabs->addTab(tr("Compare"));
    connect(tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab == 1) {
            openCompare();
        } else if (compare_->isOpen()) {
            leavePage();
        }
    });
    connect(actions_["plan.compare"], &QAction::triggered, tabs,
            [tabs] { tabs->setCurrentIndex(tabs->currentIndex() == 1 ? 0 : 1); });
    connect(compare_, &CompareMode::leaveAsked, tabs, [tabs] { tabs->setCurrentIndex(0); });
    connect(compare_, &CompareMode::said, status_, &StatusBar::say);
    menuBar()->setCornerWidget(tabs, Qt::TopRightCorner);
}

void MainWindow::connectViewActions() {
    MapCanvas& canvas = map_->canvas();
    connect(actions_["view.zoomIn"], &QAction::triggered, &canvas, &MapCanvas::zoomIn);
    connect(actions_["view.zoomOut"], &QAction::triggered, &canvas, &MapCanvas::zoomOut);
    connect(actions_["view.fitPlan"], &QAction::triggered, &canvas, &MapCanvas::fitPlan);
    connect(actions_["view.fitSelection"], &QAction::triggered, &canvas, &MapCanvas::fitSelection);
    connect(actions_["view.resetLayout"], &QAction::triggered, this, &MainWindow::resetLayout);
    connect(actions_["window.map"], &QAction::triggered, &canvas, [&canvas] { canvas.setFocus(); });
    connect(actions_["window.table"], &QAction::triggered, this,
            [this] { panels_->territories().table().setFocus(); });

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
    const auto scaleText = [this](double step) {
        theme_.setTextScale(theme_.textScale() + step);
        settings_.setTextScale(theme_.textScale());
    };
    connect(actions_["view.textLarger"], &QAction::triggered, this,
            [scaleText] { scaleText(0.1); });
    connect(actions_["view.textSmaller"], &QAction::triggered, this,
            [scaleText] { scaleText(-0.1); });
    connect(&map_->canvas(), &MapCanvas::hintChanged, this,
            [this](const QString& hint) { status_->setHint({}, hint); });
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
            fitWhenDrawn_ = false;
            QTimer::singleShot(kLayoutSettlesMs, panels_, &Panels::fitHeights);
        }
    });
    connect(&panels_->layerList(), &LayersView::toggled, map_, &MapLink::setLayerVisible);
}

void MainWindow::connectTargets() {
    for (int key = 1; key <= 9; ++key) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::Key_0 + key), this);
        connect(shortcut, &QShortcut::activated, this,
                [this, key] { planCommands_->chooseTarget(key); });
        targetKeys_.push_back(shortcut);
    }
    // Beyond nine: 0 and two digits.
    for (int number = 10; number <= 99; ++number) {
        const QKeySequence keys(Qt::Key_0, Qt::Key_0 + number / 10, Qt::Key_0 + number % 10);
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this,
                [this, number] { planCommands_->chooseTarget(number); });
        targetKeys_.push_back(shortcut);
    }
    auto* open = new QShortcut(QKeySequence(Qt::Key_T), this);
    connect(open, &QShortcut::activated, target_, &QComboBox::showPopup);
    targetKeys_.push_back(open);
}

void MainWindow::connectReview() {
    connect(actions_["data.locations"], &QAction::triggered, this,
            [this] { openReview(QStringLiteral("locations")); });
    connect(actions_["data.duplicates"], &QAction::triggered, this,
            [this] { openReview(QStringLiteral("duplicates")); });
    connect(review_, &ReviewMode::hintChanged, status_, &StatusBar::setHint);
    connect(review_, &ReviewMode::leaveAsked, this, &MainWindow::leaveReview);
}

void MainWindow::openReview(const QString& topic) {
    if (!session_.isOpen()) {
        return;
    }
    if (stack_->currentWidget() == import_) {
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
        for (QShortcut* key : targetKeys_) {
            key->setEnabled(false);
        }
        stack_->setCurrentWidget(&review_->desk());
    }
    review_->open(topic == QLatin1String("duplicates") ? ReviewTopic::Duplicates
                  : topic == QLatin1String("stale")    ? ReviewTopic::Stale
                                                       : ReviewTopic::Locations);
}

void MainWindow::leaveReview(bool changed) {
    review_->close();
    for (QShortcut* key : targetKeys_) {
        key->setEnabled(true);
    }
    if (!session_.isOpen()) {
        return;
    }
    stack_->setCurrentWidget(&map_->canvas());
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    panels_->setVisible(true);
    restoreState(planLayout_);
    toolBar_->show();
    foldIfNarrow();
    map_->canvas().setFocus();
    if (changed) {
        session_.reload();
    }
}

void MainWindow::connectMessages() {
    connect(&runner_, &JobRunner::failed, this,
            [this](const QString& title, const core::Error& error) {
                QString text = QString::fromStdString(error.what());
                if (!error.hint().empty()) {
                    text += QStringLiteral("\n") + QString::fromStdString(error.hint());
                }
                ask_.tell(this, tr("%1: that did not work").arg(title), text);
            });
    connect(&session_, &PlanSession::refused, this, [this](const QString& reason, int count) {
        status_->say(count == 1 ? reason
                                : tr("%1, and %2 more were left out").arg(reason).arg(count - 1));
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
                start_->preview().setPreview(draw,
                                             tr("%1 of %2 territories in their band")
                                                 .arg(preview.inBand)
                                                 .arg(preview.territories),
                                             tr("See who carries too much, balance it, print it. "
                                                "Areas made from points © GeoNames."));
                start_->setRecent(settings_.recentPlans());
            });
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
    connect(fileCommands_, &FileCommands::said, status_, &StatusBar::say);
    connect(panels_, &Panels::actionAsked, this,
            [this](const QString& id) { actions_[id]->trigger(); });
    connect(actions_["help.about"], &QAction::triggered, this, [this] {
        ask_.tell(this, tr("Evenlode %1").arg(QApplication::applicationVersion()),
                  tr("Territory planning on your own machine.\nFree software, GPL-3.0-or-later."));
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
    status_->setHint(tr("Swipe"), tr("Drag the handle or press ← →. Click a dot to put that plan "
                                     "on the right side"));
    compare_->open();
}

void MainWindow::leavePage() {
    compare_->close();
    if (session_.isOpen()) {
        showPlan();
    } else {
        showStart();
    }
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

bool MainWindow::settled() const {
    if (runner_.busy() || import_->busy()) {
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
    panels_->setVisible(false);
    toolBar_->hide();
    strip_->hide();
    menuBar()->cornerWidget(Qt::TopRightCorner)->hide();
    for (const char* id : {"file.close", "view.zoomIn", "view.zoomOut", "view.fitPlan",
                           "view.fitSelection", "view.resetLayout", "window.table", "window.map",
                           "file.importUnits", "data.locations", "data.duplicates"}) {
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
    toolBar_->show();
    status_->setIdleShown(false);
    menuBar()->cornerWidget(Qt::TopRightCorner)->show();
    for (const char* id : {"file.close", "view.zoomIn", "view.zoomOut", "view.fitPlan",
                           "view.fitSelection", "view.resetLayout", "window.table", "window.map",
                           "file.importUnits", "data.locations", "data.duplicates"}) {
        actions_.setEnabled(id, true);
    }
    selection_.clear();
    setWindowTitle(tr("%1, Evenlode").arg(baseName(session_.path())));
    if (!arranged_) {
        arranged_ = true;
        panels_->arrange();
        const QByteArray layout = settings_.layout(kPlanWorkspace);
        fitWhenDrawn_ = layout.isEmpty();
        if (!layout.isEmpty()) {
            restoreState(layout);
        }
        toolBar_->show();
        foldIfNarrow();
    }
    map_->canvas().setTool(ToolKind::Select);
    actions_["tool.select"]->setChecked(true);
    map_->canvas().setFocus();
}

void MainWindow::refreshToolBar() {
    filling_ = true;
    scenario_->clear();
    for (const ScenarioRow& row : session_.scenarios()) {
        scenario_->addItem(row.name, QVariant::fromValue<qint64>(row.id.value));
    }
    scenario_->setCurrentIndex(
        scenario_->findData(QVariant::fromValue<qint64>(session_.figures().scenario.value)));
    scenario_->setEnabled(scenario_->count() > 0);
    filling_ = false;
    const QString status = session_.figures().status;
    if (status == "published") {
        state_->setState(tr("In force"), ChipKind::Ok);
    } else if (status == "archived") {
        state_->setState(tr("Archived"), ChipKind::Neutral);
    } else {
        state_->setState(status.isEmpty() ? QString() : tr("Draft"), ChipKind::Neutral);
    }
    target_->setFigures(session_.figures());
}

void MainWindow::resetLayout() {
    panels_->arrange();
    foldIfNarrow();
    panels_->fitHeights();
}

void MainWindow::foldIfNarrow() {
    const bool narrow = width() < theme_.metrics().narrowWindow;
    panels_->setNarrow(narrow);
    strip_->setVisible(narrow && arranged_);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (arranged_ && !review_->isOpen()) {
        foldIfNarrow();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    settings_.setGeometry(saveGeometry());
    if (arranged_) {
        settings_.setLayout(kPlanWorkspace, review_->isOpen() ? planLayout_ : saveState());
    }
    runner_.cancelAll();
    QMainWindow::closeEvent(event);
}

} // namespace ui
