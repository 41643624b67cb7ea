// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/side_views.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/views/cell_roles.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QVBoxLayout* plainColumn(QWidget* widget) {
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

Label* emptyLine(const Theme& theme, const QString& text, QWidget* parent) {
    auto* label = new Label(theme, TextRole::Small, Tone::Text2, text, parent);
    label->setContentsMargins(16, 10, 16, 10);
    label->setWordWrap(true);
    return label;
}

Tone deviationTone(double deviation, double tolerance) {
    const double shown = std::round(deviation * 1000) / 1000;
    if (std::abs(shown) <= tolerance + 1e-9) {
        return Tone::Text;
    }
    return shown > 0 ? Tone::Over : Tone::Under;
}

} // namespace

TotalsView::TotalsView(const Theme& theme, QWidget* parent)
    : QWidget(parent), values_(new KeyValues(theme, this)) {
    QVBoxLayout* column = plainColumn(this);
    column->addWidget(values_);
    column->addStretch(1);
}

void TotalsView::setFigures(const PlanFigures& figures,
                            const std::vector<core::TerritoryId>& selected, const BandMap& bands) {
    std::vector<KeyValue> rows;
    const ValueScale scale = figures.valueScale();
    if (!selected.empty()) {
        double value = 0;
        double target = 0;
        int units = 0;
        int accounts = 0;
        int parts = 0;
        for (const core::TerritoryId id : selected) {
            if (const TerritoryRow* row = figures.find(id)) {
                value += row->value;
                target += row->target;
                units += row->units;
                accounts += row->accounts;
                parts = std::max(parts, row->components);
            }
        }
        const double deviation = target > 0 ? value / target - 1 : 0;
        rows.push_back({measureTitle(figures.measure), scale.text(value)});
        rows.push_back({tr("Target"), scale.text(target)});
        rows.push_back({tr("Deviation"), signedPercentText(deviation),
                        deviationTone(deviation, figures.tolerance)});
        const auto band = selected.size() == 1 ? bands.find(selected.front().value) : bands.end();
        if (band != bands.end() && band->second.uncertain > 0) {
            rows.push_back(
                {tr("Given how sure places are"), bandText(band->second, target, scale)});
        }
        rows.push_back({figures.zips ? tr("ZIPs") : tr("Units"), groupedText(units)});
        rows.push_back({tr("Accounts"), groupedText(accounts)});
        rows.push_back({tr("Contiguous"), parts <= 1 ? tr("Yes") : tr("No, %1 parts").arg(parts)});
        values_->setRows(rows);
        return;
    }
    const int count = static_cast<int>(figures.territories.size());
    const QString band = QString(QChar(0x00B1)) + percentText(figures.tolerance, 0);
    if (count > 0) {
        rows.push_back(
            {tr("In band (%1)").arg(band), tr("%1 of %2").arg(figures.inBand()).arg(count)});
        const TerritoryRow* farthest = figures.farthest();
        rows.push_back({tr("Largest deviation, %1").arg(farthest->name),
                        signedPercentText(farthest->deviation()),
                        deviationTone(farthest->deviation(), figures.tolerance)});
        rows.push_back({tr("Balance index (100 = even)"), decimalText(figures.balanceIndex)});
        int broken = 0;
        for (const TerritoryRow& row : figures.territories) {
            broken += row.components > 1 ? 1 : 0;
        }
        rows.push_back({tr("Contiguous"),
                        broken == 0 ? tr("Yes, all %1").arg(count)
                                    : tr("%1 of %2").arg(count - broken).arg(count),
                        broken == 0 ? Tone::Text : Tone::Warn});
    }
    rows.push_back({figures.zips ? tr("ZIPs") : tr("Units"), groupedText(figures.units)});
    if (figures.unassignedUnits > 0) {
        rows.push_back({figures.zips ? tr("ZIPs in no territory") : tr("Units in no territory"),
                        groupedText(figures.unassignedUnits)});
    }
    rows.push_back({tr("Accounts"), groupedText(figures.accounts)});
    values_->setRows(rows);
}

IssuesView::IssuesView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(plainColumn(this)) {}

void IssuesView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

QWidget* IssuesView::lineFor(const IssueRow& issue) {
    struct Sign {
        const char* name;
        Tone tone;
    };
    const Sign sign = issue.kind == IssueKind::Warning ? Sign{"dialog-warning", Tone::Warn}
                      : issue.kind == IssueKind::Error ? Sign{"dialog-error", Tone::Danger}
                                                       : Sign{"dialog-information", Tone::Accent};
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(12, 3, 8, 3);
    row->setSpacing(8);
    auto* picture = new QLabel(line);
    picture->setPixmap(icon(theme_, sign.name, sign.tone).pixmap(theme_.metrics().icon));
    auto* text = new Label(theme_, TextRole::Small, Tone::Text, issue.text, line);
    text->setElided(true);
    row->addWidget(picture);
    row->addWidget(text, 1);
    if (!issue.action.isEmpty()) {
        auto* link = new QPushButton(issue.link, line);
        link->setFont(theme_.font(TextRole::Small));
        setLook(link, Look::Flat, true);
        connect(link, &QPushButton::clicked, this,
                [this, action = issue.action] { emit actionAsked(action); });
        row->addWidget(link);
    }
    line->setMinimumHeight(theme_.metrics().formRow);
    return line;
}

void IssuesView::setIssues(const std::vector<IssueRow>& issues) {
    if (column_->count() > 0 && issues == shown_) {
        return; // asked after every move
    }
    shown_ = issues;
    while (QLayoutItem* item = column_->takeAt(0)) {
        if (QWidget* line = item->widget()) {
            // A link may be what led here: its button is still busy with the click.
            line->hide();
            line->deleteLater();
        }
        delete item;
    }
    if (issues.empty()) {
        column_->addWidget(emptyLine(theme_, tr("Nothing needs a decision."), this));
    }
    for (const IssueRow& issue : issues) {
        column_->addWidget(lineFor(issue));
    }
    column_->addStretch(1);
}

ScenariosView::ScenariosView(const Theme& theme, QWidget* parent)
    : QWidget(parent), model_(new ScenarioModel(this)), table_(new TableView(theme, this)),
      note_(new Label(theme, TextRole::Small, Tone::Text3, {}, this)) {
    table_->setModel(model_);
    table_->setObjectName("scenarioTable");
    table_->setAccessibleName(tr("Scenarios"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setColumnWidths({0, 66, 58});
    table_->setGrowing(8);
    note_->setContentsMargins(12, 6, 12, 8);
    note_->setWordWrap(true);
    QVBoxLayout* column = plainColumn(this);
    column->addWidget(table_);
    column->addWidget(note_);
    column->addStretch(1);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!filling_ && current.isValid()) {
                    emit scenarioChosen(model_->idAt(current.row()));
                }
            });
}

void ScenariosView::setRows(std::vector<ScenarioRow> rows, core::ScenarioId current) {
    filling_ = true;
    note_->setText(rows.size() > 1
                       ? tr("Moved: units in other hands than in %1").arg(rows.front().name)
                   : rows.empty() ? tr("No scenarios yet. Balance makes one.")
                                  : QString());
    note_->setVisible(!note_->text().isEmpty());
    table_->setVisible(!rows.empty());
    model_->setRows(std::move(rows), current);
    const int row = model_->rowOf(current);
    if (row >= 0) {
        table_->selectRow(row);
    }
    table_->updateGeometry();
    filling_ = false;
}

HistoryView::HistoryView(const Theme& theme, QWidget* parent)
    : QWidget(parent), model_(new HistoryModel(this)), table_(new TableView(theme, this)),
      empty_(emptyLine(theme, tr("No steps yet. What you change is listed here and can be undone."),
                       this)) {
    table_->setModel(model_);
    table_->setObjectName("historyTable");
    table_->setAccessibleName(tr("History"));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setFocusPolicy(Qt::TabFocus);
    table_->horizontalHeader()->hide();
    table_->setColumnWidths({0, 62});
    QVBoxLayout* column = plainColumn(this);
    column->addWidget(empty_);
    column->addWidget(table_, 1);
    setRows({});
}

void HistoryView::setRows(std::vector<HistoryRow> rows) {
    empty_->setVisible(rows.empty());
    table_->setVisible(!rows.empty());
    model_->setRows(std::move(rows));
}

SelectionView::SelectionView(const Theme& theme, QWidget* parent)
    : QWidget(parent), values_(new KeyValues(theme, this)),
      accounts_(new QStandardItemModel(0, 3, this)), table_(new TableView(theme, this)),
      empty_(emptyLine(theme, tr("Click a unit on the map, or draw around several."), this)) {
    table_->setModel(accounts_);
    table_->setObjectName("selectionAccounts");
    table_->setAccessibleName(tr("Accounts in the selection"));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QVBoxLayout* column = plainColumn(this);
    column->addWidget(empty_);
    column->addWidget(values_);
    column->addWidget(table_, 1);
    column->addStretch(0);
}

void SelectionView::setFigures(const SelectionFigures& selection, const PlanFigures& plan) {
    const bool any = selection.units > 0;
    empty_->setVisible(!any);
    values_->setVisible(any);
    table_->setVisible(any && !selection.accountList.empty());
    if (!any) {
        return;
    }
    const ValueScale scale =
        scaleFor(selection.value, plan.unit, selection.value == std::floor(selection.value));
    std::vector<KeyValue> rows{
        {measureTitle(plan.measure), scale.text(selection.value)},
        {tr("Share of the whole"),
         plan.total > 0 ? percentText(selection.value / plan.total) : "\u2013"},
        {tr("Accounts"), groupedText(selection.accounts)}};
    values_->setRows(rows);
    accounts_->clear();
    const bool valued = std::any_of(selection.accountList.begin(), selection.accountList.end(),
                                    [](const AccountRow& a) { return a.value.has_value(); });
    accounts_->setHorizontalHeaderLabels({valued ? tr("Largest accounts") : tr("Accounts"),
                                          plan.zips ? tr("ZIP") : tr("Unit"),
                                          measureTitle(plan.measure)});
    accounts_->horizontalHeaderItem(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    double largest = 0;
    for (const AccountRow& account : selection.accountList) {
        largest = std::max(largest, account.value.value_or(0));
    }
    const ValueScale each = scaleFor(largest, plan.unit);
    for (const AccountRow& account : selection.accountList) {
        auto* unit = new QStandardItem(account.unit);
        unit->setData(static_cast<int>(Tone::Text3), ToneRole);
        auto* value =
            new QStandardItem(account.value ? each.text(*account.value) : QStringLiteral("\u2013"));
        value->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        accounts_->appendRow({new QStandardItem(account.name), unit, value});
    }
    table_->setColumnWidths({0, 58, table_->widthOfFigures(2, {})});
    table_->setColumnHidden(2, !valued);
}

} // namespace ui
