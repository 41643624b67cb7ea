// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_page.h"

#include "ui/compare/move_delegate.h"
#include "ui/compare/scatter_chart.h"
#include "ui/compare/trade_off_bar.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>

namespace ui {

ComparePage::ComparePage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), map_(new SwipeMap(theme)), chart_(new ScatterChart(theme)),
      tradeOff_(new TradeOffBar), scenarioModel_(new ComparedScenarios(this)),
      moveModel_(new ComparedMoves(this)) {
    setObjectName("comparePage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(new HairLine(theme, Qt::Horizontal));
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->addWidget(map_);
    auto* trade = new SidePanel(theme, 0);
    trade->addHead(tr("Trade-off"));
    trade->add(chart_, 1);
    trade->add(tradeOff_);
    upper->addWidget(trade);
    upper->setStretchFactor(0, 884);
    upper->setStretchFactor(1, 556);
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(upper);
    both->addWidget(makeTables());
    both->setStretchFactor(0, 540);
    both->setStretchFactor(1, 262);
    column->addWidget(both, 1);
    connect(chart_, &ScatterChart::scenarioChosen, this,
            [this](core::ScenarioId id) { emit sidesChosen(chosen(*leftBox_), id); });
    connect(chart_, &ScatterChart::planChosen, tradeOff_, &TradeOffBar::choose);
    connect(tradeOff_, &TradeOffBar::planChosen, chart_, &ScatterChart::choosePlan);
}

QWidget* ComparePage::makeBar() {
    auto* bar = new QWidget;
    bar->setMinimumHeight(theme_.metrics().toolBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    const auto word = [&](const QString& text) {
        row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, text));
    };
    const auto side = [&](const QString& text, const char* name) {
        auto* box = new QComboBox;
        box->setMinimumWidth(150);
        box->setObjectName(name);
        box->setAccessibleName(text);
        word(text);
        row->addWidget(box);
        connect(box, QOverload<int>::of(&QComboBox::activated), this, &ComparePage::chooseSides);
        return box;
    };
    leftBox_ = side(tr("Left"), "compareLeft");
    auto* swap = new QToolButton;
    swap->setIcon(icon(theme_, "exchange-positions"));
    swap->setToolTip(tr("Swap the sides"));
    swap->setAccessibleName(swap->toolTip());
    swap->setObjectName("compareSwap");
    row->addWidget(swap);
    connect(swap, &QToolButton::clicked, this,
            [this] { emit sidesChosen(chosen(*rightBox_), chosen(*leftBox_)); });
    rightBox_ = side(tr("Right"), "compareRight");
    modes_ = new QButtonGroup(this);
    int id = 0;
    for (const QString& text : {tr("Swipe"), tr("Side by side"), tr("Difference only")}) {
        auto* mode = new QToolButton;
        mode->setText(text);
        mode->setCheckable(true);
        mode->setAutoRaise(true);
        mode->setChecked(id == 0);
        mode->setObjectName(QStringLiteral("compareMode%1").arg(id));
        modes_->addButton(mode, id++);
        row->addWidget(mode);
    }
    connect(modes_, &QButtonGroup::idClicked, this,
            [this](int mode) { map_->setMode(static_cast<SidesShown>(mode)); });
    word(tr("Measure"));
    measure_ = new QComboBox;
    measure_->setAccessibleName(tr("Measure"));
    row->addWidget(measure_);
    connect(measure_, QOverload<int>::of(&QComboBox::activated), this,
            [this] { emit measureChosen(measure_->currentText()); });
    note_ = new Label(theme_, TextRole::Small, Tone::Text3);
    note_->setElided(true);
    row->addWidget(note_, 1);
    auto* exported = new QPushButton(tr("Export moves…"));
    exported->setIcon(icon(theme_, "document-export"));
    exported->setObjectName("compareExport");
    row->addWidget(exported);
    connect(exported, &QPushButton::clicked, this, &ComparePage::exportAsked);
    take_ = new QPushButton;
    take_->setObjectName("compareTake");
    setLook(take_, Look::Primary);
    row->addWidget(take_);
    connect(take_, &QPushButton::clicked, this, [this] { emit takeAsked(chosen(*rightBox_)); });
    return bar;
}

QWidget* ComparePage::makeTables() {
    auto* tables = new QSplitter(Qt::Horizontal);
    scenarios_ = new TableView(theme_);
    scenarios_->setModel(scenarioModel_);
    scenarios_->setObjectName("compareScenarios");
    scenarios_->setAccessibleName(tr("Scenarios"));
    scenarios_->setSelectionMode(QAbstractItemView::SingleSelection);
    scenarios_->setColumnWidths({48, 0, 64, 82, 60, 56, 104, 76});
    connect(scenarios_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const core::ScenarioId id = scenarioModel_->idAt(index.row());
        if (id != chosen(*leftBox_)) {
            emit sidesChosen(chosen(*leftBox_), id);
        }
    });
    auto* panel = new SidePanel(theme_, 0);
    panel->addHead(tr("Scenarios"));
    panel->add(scenarios_, 1);
    tables->addWidget(panel);
    tables->addWidget(makeMoves());
    tables->setStretchFactor(0, 640);
    tables->setStretchFactor(1, 800);
    return tables;
}

QWidget* ComparePage::makeMoves() {
    moves_ = new TableView(theme_);
    moves_->setModel(moveModel_);
    moves_->setObjectName("compareMoves");
    moves_->setAccessibleName(tr("Moves"));
    moves_->setColumnWidths({58, 96, 196, 66, 76, 0});
    moves_->setItemDelegateForColumn(ComparedMoves::FromTo, new MoveDelegate(theme_, moves_));
    connect(moves_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid()) {
                    emit unitChosen(moveModel_->at(index.row()).unit);
                }
            });
    territory_ = new QComboBox;
    territory_->setAccessibleName(tr("Moves of"));
    territory_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    territory_->setMinimumWidth(130);
    territory_->setObjectName("compareTerritory");
    setLook(territory_, Look::Plain, true);
    connect(territory_, QOverload<int>::of(&QComboBox::activated), this, &ComparePage::fillMoves);
    sum_ = new Label(theme_, TextRole::Small, Tone::Text2);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 3, 12, 3);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Moves")));
    row->addStretch(1);
    row->addWidget(territory_);
    row->addWidget(sum_);
    auto* panel = new SidePanel(theme_, 0);
    panel->add(head);
    panel->add(new HairLine(theme_, Qt::Horizontal));
    panel->add(moves_, 1);
    return panel;
}

core::ScenarioId ComparePage::chosen(const QComboBox& box) const {
    return core::ScenarioId(box.currentData().toLongLong());
}

void ComparePage::chooseSides() {
    emit sidesChosen(chosen(*leftBox_), chosen(*rightBox_));
}

void ComparePage::setScenarios(const std::vector<ScenarioRow>& rows, core::ScenarioId left,
                               core::ScenarioId right) {
    for (QComboBox* box : {leftBox_, rightBox_}) {
        box->clear();
        for (const ScenarioRow& row : rows) {
            box->addItem(row.name, QVariant::fromValue<qint64>(row.id.value));
        }
        const core::ScenarioId id = box == leftBox_ ? left : right;
        box->setCurrentIndex(box->findData(QVariant::fromValue<qint64>(id.value)));
    }
    take_->setText(tr("Work on “%1”").arg(rightBox_->currentText()));
    take_->setToolTip(tr("Shows the right side in the Plan workspace"));
    map_->setNames(leftBox_->currentText(), rightBox_->currentText());
}

void ComparePage::setMeasures(const QStringList& measures, const QString& chosen) {
    measure_->clear();
    measure_->addItems(measures);
    measure_->setCurrentText(chosen);
}

void ComparePage::setComparison(const Comparison& comparison) {
    comparison_ = comparison;
    const core::ScenarioId left = comparison.left.scenario.id;
    const core::ScenarioId right = comparison.right.scenario.id;
    scenarioModel_->setRows(comparison.rows, left, right);
    for (int row = 0; row < scenarioModel_->rowCount(); ++row) {
        if (scenarioModel_->idAt(row) == right) {
            scenarios_->selectRow(row);
        }
    }
    chart_->setComparison(comparison, comparison.rightFigures.tolerance, left, right);
    const QString before = territory_->currentIndex() > 0 ? territory_->currentText() : QString();
    std::set<QString> names;
    for (const ComparedMove& move : comparison.moves) {
        names.insert(move.from);
        names.insert(move.to);
    }
    names.erase(QString());
    territory_->clear();
    territory_->addItem(tr("All territories"));
    for (const QString& name : names) {
        territory_->addItem(name);
    }
    territory_->setCurrentIndex(std::max(0, territory_->findText(before)));
    fillMoves();
}

void ComparePage::fillMoves() {
    const QString territory =
        territory_->currentIndex() > 0 ? territory_->currentText() : QString();
    const PlanFigures& figures = comparison_.rightFigures;
    double largest = 0;
    for (const ComparedMove& move : comparison_.moves) {
        largest = std::max(largest, move.value);
    }
    const ValueScale scale = scaleFor(largest, figures.unit);
    moveModel_->setMoves(comparison_.moves, scale, figures.measure, figures.zips, territory);
    qint64 accounts = 0;
    double value = 0;
    for (int row = 0; row < moveModel_->rowCount(); ++row) {
        accounts += moveModel_->at(row).accounts;
        value += moveModel_->at(row).value;
    }
    sum_->setText(tr("%1, %2, %3")
                      .arg(countedUnits(moveModel_->rowCount(), figures.zips),
                           countedAccounts(accounts), scaleFor(value, figures.unit).text(value)));
}

void ComparePage::setNote(const QString& note) {
    note_->setText(note);
}

void ComparePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
