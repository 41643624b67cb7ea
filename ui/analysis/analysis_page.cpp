// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_page.h"

#include "ui/analysis/analysis_form.h"
#include "ui/analysis/area_detail.h"
#include "ui/analysis/area_model.h"
#include "ui/analysis/fit_chart.h"
#include "ui/analysis/twin_map.h"
#include "ui/map/map_canvas.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kLeftWidth = 264;
constexpr int kRightWidth = 356;
constexpr std::size_t kMostSeen = 200;

QToolButton* toolButton(const Theme& theme, const char* name, const char* sign,
                        const QString& tip) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(theme, sign));
    made->setAutoRaise(true);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    return made;
}

} // namespace

AnalysisPage::AnalysisPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), maps_(new TwinMap(theme)), model_(new AreaModel(this)) {
    setObjectName("analysisPage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    QWidget* leftSide = makeLeft();
    column->addWidget(makeBar());
    column->addWidget(new HairLine(theme, Qt::Horizontal));
    row->addWidget(leftSide);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    row->addWidget(maps_, 1);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    row->addWidget(makeRight());
    column->addLayout(row, 1);
    fillViews();
    setResult(nullptr, {});
}

QWidget* AnalysisPage::makeBar() {
    auto* bar = new QWidget;
    bar->setMinimumHeight(theme_.metrics().toolBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("View")));
    viewBox_ = new QComboBox;
    viewBox_->setObjectName("analysisView");
    viewBox_->setAccessibleName(tr("View"));
    viewBox_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(viewBox_);
    connect(viewBox_, QOverload<int>::of(&QComboBox::activated), this,
            [this](int index) { views_->setCurrentRow(index); });
    row->addSpacing(8);
    modes_ = new QButtonGroup(this);
    int id = 0;
    for (const QString& text : {tr("Two maps"), tr("One map")}) {
        auto* mode = new QToolButton;
        mode->setText(text);
        mode->setCheckable(true);
        mode->setAutoRaise(true);
        mode->setChecked(id == 0);
        mode->setObjectName(QStringLiteral("analysisMaps%1").arg(2 - id));
        modes_->addButton(mode, id++);
        row->addWidget(mode);
    }
    connect(modes_, &QButtonGroup::idClicked, this,
            [this](int mode) { maps_->setBoth(mode == 0); });
    row->addSpacing(8);
    addZoom(*bar);
    row->addSpacing(8);
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("Where")));
    where_ = new QLineEdit;
    where_->setObjectName("analysisWhere");
    where_->setAccessibleName(tr("Only records for which this is true"));
    where_->setPlaceholderText(tr("all"));
    row->addWidget(where_, 1);
    connect(where_, &QLineEdit::editingFinished, this, [this] {
        if (where_->isModified()) {
            where_->setModified(false);
            emit queryChanged();
        }
    });
    export_ = new QPushButton(tr("Export…"));
    export_->setObjectName("analysisExport");
    export_->setIcon(icon(theme_, "document-export"));
    row->addWidget(export_);
    connect(export_, &QPushButton::clicked, this, &AnalysisPage::exportAsked);
    return bar;
}

void AnalysisPage::addZoom(QWidget& bar) {
    auto* row = static_cast<QHBoxLayout*>(bar.layout());
    const auto zoom = [&](const char* name, const char* sign, const QString& tip, auto act) {
        auto* button = toolButton(theme_, name, sign, tip);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, act);
    };
    zoom("analysisZoomIn", "zoom-in", tr("Zoom in"), [this] { maps_->upper().zoomIn(); });
    zoom("analysisZoomOut", "zoom-out", tr("Zoom out"), [this] { maps_->upper().zoomOut(); });
    zoom("analysisFit", "zoom-fit-best", tr("Show the whole plan"), [this] { maps_->fitPlan(); });
}

QWidget* AnalysisPage::makeLeft() {
    auto* outer = new SidePanel(theme_, kLeftWidth, this);
    auto* head = new QWidget;
    head->setMinimumHeight(theme_.metrics().dockTitle);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme_.metrics().dockPadding, 0, 4, 0);
    row->setSpacing(2);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("View")));
    row->addStretch(1);
    remove_ = toolButton(theme_, "analysisRemove", "list-remove", tr("Forget this view"));
    save_ = toolButton(theme_, "analysisSave", "list-add", tr("Keep this view under a name"));
    row->addWidget(remove_);
    row->addWidget(save_);
    outer->add(head);
    outer->add(new HairLine(theme_, Qt::Horizontal));
    views_ = new QListWidget;
    views_->setObjectName("analysisViews");
    views_->setAccessibleName(tr("Views"));
    views_->setFrameShape(QFrame::NoFrame);
    views_->setItemDelegate(new CellDelegate(theme_, views_));
    views_->setUniformItemSizes(true);
    views_->setMouseTracking(true);
    views_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    views_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    views_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    outer->add(views_);
    form_ = new AnalysisForm(theme_);
    auto* inner = new SidePanel(theme_, 0);
    inner->add(form_);
    inner->add(new QWidget, 1);
    auto* scroll = new ScrollColumn;
    scroll->setContent(inner);
    outer->add(scroll, 1);
    sources_ = outer->addNote();
    connect(form_, &AnalysisForm::changed, this, &AnalysisPage::queryChanged);
    connect(views_, &QListWidget::currentRowChanged, this, [this](int view) {
        if (!filling_ && view >= 0) {
            showView(view);
        }
    });
    connect(save_, &QToolButton::clicked, this, &AnalysisPage::saveAsked);
    connect(remove_, &QToolButton::clicked, this,
            [this] { emit removeAsked(views_->currentRow() - kAnalysisKinds); });
    return outer;
}

QWidget* AnalysisPage::makeRight() {
    auto* panel = new SidePanel(theme_, kRightWidth, this);
    listTitle_ = panel->addTitle();
    listCount_ = panel->detailOfTitle();
    list_ = new TableView(theme_);
    list_->setObjectName("analysisList");
    list_->setAccessibleName(tr("Places by rank"));
    list_->setModel(model_);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setItemDelegateForColumn(AreaModel::Area, new NoteDelegate(theme_, list_));
    panel->add(list_, 1);
    addChart(*panel);
    panel->add(new HairLine(theme_, Qt::Horizontal));
    detail_ = new AreaDetail(theme_);
    panel->add(detail_, 1);
    note_ = panel->addNote();
    note_->setObjectName("analysisNote");
    panel->add(makeNeed());
    nothing_ = new QWidget;
    panel->add(nothing_, 1);
    routes_ = new QPushButton(icon(theme_, "document-send"), tr("Send to routes"));
    routes_->setObjectName("analysisRoutes");
    balance_ = new QPushButton(tr("Send to balance"));
    balance_->setObjectName("analysisBalance");
    panel->addActs({}, {routes_, balance_, nullptr});
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AnalysisPage::chooseFromList);
    connect(routes_, &QPushButton::clicked, this, &AnalysisPage::routesAsked);
    connect(balance_, &QPushButton::clicked, this, &AnalysisPage::balanceAsked);
    return panel;
}

/// What helps where a view lacks something: one act, below the sentence that says so.
QWidget* AnalysisPage::makeNeed() {
    need_ = new QWidget;
    auto* row = new QHBoxLayout(need_);
    row->setContentsMargins(theme_.metrics().dockPadding, 0, theme_.metrics().dockPadding, 8);
    auto* choose = new QPushButton(tr("Choose a table…"));
    choose->setObjectName("analysisNeed");
    row->addWidget(choose);
    row->addStretch(1);
    connect(choose, &QPushButton::clicked, this, [this] { emit tableAsked(needed_); });
    return need_;
}

void AnalysisPage::offerTable(OwnTable which) {
    needed_ = which;
    need_->show();
}

void AnalysisPage::addChart(SidePanel& panel) {
    chartLine_ = new HairLine(theme_, Qt::Horizontal);
    chart_ = new FitChart(theme_);
    chart_->setObjectName("analysisChart");
    panel.add(chartLine_);
    panel.add(chart_);
    connect(chart_, &FitChart::areaChosen, this, &AnalysisPage::chooseFromChart);
}

void AnalysisPage::chooseFromChart(int area, Qt::KeyboardModifiers keys) {
    std::vector<int> areas;
    const bool was = std::find(chosen_.begin(), chosen_.end(), area) != chosen_.end();
    if (keys.testFlag(Qt::ControlModifier) || keys.testFlag(Qt::ShiftModifier)) {
        areas = chosen_;
        std::erase(areas, area);
        if (was && keys.testFlag(Qt::ControlModifier)) {
            choose(std::move(areas));
            return;
        }
    }
    areas.push_back(area);
    choose(std::move(areas));
}

void AnalysisPage::setSources(const AnalysisSources& sources) {
    form_->setSources(sources);
}

void AnalysisPage::setSavedViews(const std::vector<SavedView>& views) {
    saved_ = views;
    fillViews();
}

void AnalysisPage::fillViews() {
    filling_ = true;
    const int before = views_->currentRow();
    views_->clear();
    viewBox_->clear();
    QStringList names;
    for (int kind = 0; kind < kAnalysisKinds; ++kind) {
        AnalysisQuery query = form_->query();
        query.kind = static_cast<AnalysisKind>(kind);
        names << nameOf(query);
    }
    for (const SavedView& view : saved_) {
        names << view.name;
    }
    views_->addItems(names);
    viewBox_->addItems(names);
    const int row = std::clamp(before, 0, static_cast<int>(names.size()) - 1);
    views_->setCurrentRow(row);
    viewBox_->setCurrentIndex(row);
    views_->updateGeometry();
    filling_ = false;
    refreshActs();
}

void AnalysisPage::showView(int row) {
    AnalysisQuery asked = form_->query();
    if (row >= kAnalysisKinds) {
        asked = saved_[static_cast<std::size_t>(row - kAnalysisKinds)].query;
        where_->setText(QString::fromStdString(asked.where));
    } else {
        // An expression over accounts means nothing to deals, and the other way round.
        const auto kind = static_cast<AnalysisKind>(row);
        if (std::string_view(recordsOf(kind)) != recordsOf(asked.kind)) {
            where_->clear();
        }
        asked.kind = kind;
    }
    where_->setModified(false);
    viewBox_->setCurrentIndex(row);
    form_->setQuery(asked);
    refreshActs();
    emit queryChanged();
}

AnalysisQuery AnalysisPage::query() const {
    AnalysisQuery asked = form_->query();
    asked.where = where_->isEnabled() ? where_->text().trimmed().toStdString() : std::string();
    return asked;
}

/// As wide as the names that are seen first, within bounds: the areas have names as well.
int AnalysisPage::repWidth() const {
    constexpr int kLeast = 52;
    constexpr int kMost = 84;
    constexpr int kPadding = 14;
    const QFontMetrics metrics(theme_.font(TextRole::Small));
    int widest = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(result_->listed, kMostSeen); ++i) {
        widest = std::max(widest, metrics.horizontalAdvance(result_->areas[i].rep));
    }
    const int wanted = static_cast<int>(std::ceil((widest + kPadding) / theme_.textScale()));
    return std::clamp(wanted, kLeast, kMost);
}

void AnalysisPage::setResult(std::shared_ptr<const AnalysisResult> result, const QString& note) {
    result_ = std::move(result);
    filling_ = true;
    model_->setResult(result_);
    const bool ranges = result_ && !result_->areas.empty() && result_->areas.front().low;
    list_->setColumnHidden(AreaModel::Range, !ranges);
    const bool reps = result_ && std::any_of(result_->areas.begin(), result_->areas.end(),
                                             [](const auto& area) { return !area.rep.isEmpty(); });
    list_->setColumnHidden(AreaModel::Rep, !reps);
    const bool wide = result_ && result_->areas.size() > 0 && result_->areas.front().key.isEmpty();
    const int beside = result_ && result_->besideWidth > 0 ? result_->besideWidth : wide ? 48 : 40;
    const int value = result_ && result_->valueWidth > 0 ? result_->valueWidth : wide ? 70 : 50;
    const int rank = result_ && result_->listed > 99 ? 40 : 33;
    list_->setColumnWidths(
        {rank, 0, value, ranges ? (wide ? 60 : 70) : 0, reps ? repWidth() : 0, beside});
    list_->setVisible(result_ != nullptr);
    detail_->setVisible(result_ != nullptr);
    nothing_->setVisible(result_ == nullptr);
    need_->hide();
    chart_->setResult(result_);
    chart_->setVisible(result_ && result_->plot);
    chartLine_->setVisible(result_ && result_->plot);
    filling_ = false;
    chosen_.clear();
    listTitle_->setText(result_ ? result_->listTitle : tr("Places"));
    listCount_->setText(result_ ? QStringLiteral("%1 · %2").arg(
                                      result_->valueHead.section(QStringLiteral(", "), 0, 0),
                                      groupedText(static_cast<qint64>(result_->listed)))
                                : QString());
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    detail_->setResult(result_);
    sources_->setText(result_ ? result_->sources : QString());
    sources_->setVisible(!sources_->text().isEmpty());
    showChosen();
}

void AnalysisPage::choose(std::vector<int> areas) {
    std::sort(areas.begin(), areas.end());
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    chosen_ = std::move(areas);
    filling_ = true;
    QItemSelection rows;
    for (const int area : chosen_) {
        if (area < model_->rowCount()) {
            rows.select(model_->index(area, 0), model_->index(area, AreaModel::ColumnCount - 1));
        }
    }
    list_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        list_->scrollTo(rows.first().topLeft());
    }
    filling_ = false;
    showChosen();
    emit chosenChanged();
}

void AnalysisPage::chooseFromList() {
    if (filling_) {
        return;
    }
    chosen_.clear();
    for (const QModelIndex& index : list_->selectionModel()->selectedRows()) {
        chosen_.push_back(index.row());
    }
    std::sort(chosen_.begin(), chosen_.end());
    showChosen();
    emit chosenChanged();
}

void AnalysisPage::showChosen() {
    chart_->setChosen(chosen_);
    detail_->setChosen(chosen_);
    refreshActs();
}

void AnalysisPage::refreshActs() {
    const bool any = !chosen_.empty();
    const QString why = tr("Choose places in the list or on the map first");
    routes_->setEnabled(any && !busy_);
    routes_->setToolTip(any ? tr("Their accounts become the calls of the Routes workspace") : why);
    balance_->setEnabled(any && !busy_);
    balance_->setToolTip(any ? tr("Balance may move these areas, and leaves all others") : why);
    export_->setEnabled(result_ != nullptr);
    const bool own = views_->currentRow() >= kAnalysisKinds;
    remove_->setEnabled(own);
    remove_->setToolTip(own ? tr("Forget this view") : tr("Only views of your own can go"));
    const AnalysisKind kind = form_->query().kind;
    const bool filtered = kind != AnalysisKind::Workload;
    const std::string_view records = recordsOf(kind);
    where_->setEnabled(filtered);
    where_->setToolTip(!filtered ? tr("The load is that of the plan, of all accounts")
                       : records == "opportunities"
                           ? tr("An expression over the columns of deals, such as "
                                "close_date >= '2026-01-01'")
                       : records == "leads" ? tr("An expression over the columns of leads, such as "
                                                 "created_on >= '2026-01-01'")
                                            : tr("An expression over the columns of accounts, such "
                                                 "as class IN ('A', 'B')"));
}

void AnalysisPage::setBusy(bool busy, const QString& sentence) {
    busy_ = busy;
    if (!sentence.isEmpty() || !busy) {
        note_->setText(sentence);
        note_->setVisible(!sentence.isEmpty());
    }
    refreshActs();
}

void AnalysisPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (!chosen_.empty()) {
            choose({});
        } else {
            emit left();
        }
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
