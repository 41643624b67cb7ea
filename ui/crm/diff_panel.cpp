// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/diff_panel.h"

#include "ui/crm/conflict_delegates.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/views/totals_row.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kDateWidth = 128;
constexpr int kLinkPadding = 6; // of a flat button, so that its text stands under the other text
constexpr int kMostRows = 200;

} // namespace

DiffPanel::DiffPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new DiffModel(this)) {
    auto* panel = new SidePanel(theme, 0);
    panel->add(makeHead());
    panel->add(new HairLine(theme, Qt::Horizontal));
    table_ = new TableView(theme);
    table_->setObjectName("diffRows");
    table_->setAccessibleName(tr("What changed hands"));
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setItemDelegateForColumn(DiffModel::Territory, new SwatchDelegate(theme, table_));
    table_->setItemDelegateForColumn(DiffModel::Share, new ThenDelegate(theme, table_));
    table_->setColumnWidths({0, 74, 62, 62, 66, 132});
    table_->setGrowing(kMostRows);
    panel->add(table_);
    totals_ = new TotalsRow(theme, *table_, [this](int column) { return model_->total(column); });
    totals_->setNameColumn(DiffModel::Territory);
    panel->add(totals_);
    panel->add(makeFoot());
    panel->add(new QWidget, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    connect(model_, &QAbstractItemModel::modelReset, totals_, QOverload<>::of(&QWidget::update));
    refresh();
}

QDateEdit* DiffPanel::makeDate(const QString& name, const char* id) {
    auto* date = new QDateEdit(QDateTime::currentDateTimeUtc().date());
    date->setObjectName(id);
    date->setAccessibleName(name);
    date->setCalendarPopup(true);
    date->setDisplayFormat(tr("d MMM yyyy"));
    date->setMinimumWidth(kDateWidth);
    setLook(date, Look::Plain, true);
    connect(date, &QDateEdit::dateChanged, this, &DiffPanel::datesChanged);
    return date;
}

QWidget* DiffPanel::makeHead() {
    auto* head = new QWidget;
    head->setMinimumHeight(theme_.metrics().dockTitle + 4);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme_.metrics().dockPadding, 3, theme_.metrics().dockPadding, 3);
    row->setSpacing(8);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Diff")));
    row->addStretch(1);
    from_ = makeDate(tr("As of"), "diffFrom");
    to_ = makeDate(tr("against"), "diffTo");
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("As of")));
    row->addWidget(from_);
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("against")));
    row->addWidget(to_);
    return head;
}

QWidget* DiffPanel::makeFoot() {
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    column->setSpacing(4);
    note_ = new Label(theme_, TextRole::Small, Tone::Text);
    note_->setWordWrap(true);
    note_->setObjectName("diffNote");
    warning_ = new Label(theme_, TextRole::Small, Tone::Warn);
    warning_->setWordWrap(true);
    column->addWidget(note_);
    column->addWidget(warning_);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(-kLinkPadding, 0, 0, 0);
    row->setSpacing(4);
    map_ = new QPushButton(tr("Show on the map"));
    map_->setObjectName("diffMap");
    export_ = new QPushButton(tr("Export the diff…"));
    export_->setObjectName("diffExport");
    for (QPushButton* link : {map_, export_}) {
        setLook(link, Look::Flat, true);
        row->addWidget(link);
    }
    row->addStretch(1);
    column->addLayout(row);
    connect(map_, &QPushButton::clicked, this, &DiffPanel::mapAsked);
    connect(export_, &QPushButton::clicked, this, &DiffPanel::exportAsked);
    return foot;
}

void DiffPanel::setDates(const QString& from, const QString& to) {
    const QSignalBlocker quietFrom(from_);
    const QSignalBlocker quietTo(to_);
    from_->setDate(QDate::fromString(from, Qt::ISODate));
    to_->setDate(QDate::fromString(to, Qt::ISODate));
}

QString DiffPanel::from() const {
    return from_->date().toString(Qt::ISODate);
}

QString DiffPanel::to() const {
    return to_->date().toString(Qt::ISODate);
}

void DiffPanel::setBusy(bool busy) {
    busy_ = busy;
    refresh();
}

void DiffPanel::setShares(core::LedgerShares shares, std::map<QString, int> fills) {
    model_->setShares(std::move(shares), std::move(fills));
    refresh();
}

void DiffPanel::refresh() {
    const core::LedgerShares& shares = model_->shares();
    const bool any = !shares.territories.empty();
    if (!any) {
        note_->setText(tr("Nothing was in force on either day. The first publish begins the "
                          "ledger."));
    } else if (shares.units == 0) {
        note_->setText(tr("Nothing changed hands between these days."));
    } else if (shares.scenario.empty()) {
        note_->setText(tr("%1 change hands.").arg(countedUnits(shares.units, true)));
    } else {
        note_->setText(
            tr("%1 and %2 change hands.")
                .arg(countedUnits(shares.units, true), countedAccounts(shares.accounts)));
    }
    const int outside = model_->outside();
    warning_->setVisible(any && outside > 0);
    warning_->setText(tr("%1 outside ±%2 on the later day.")
                          .arg(countedTerritories(outside), percentText(shares.tolerance, 0)));
    totals_->setVisible(any);
    table_->setVisible(any);
    map_->setEnabled(shares.units > 0 && !busy_);
    export_->setEnabled(any && !busy_);
    map_->setToolTip(tr("Selects what changes hands in the plan"));
}

} // namespace ui
