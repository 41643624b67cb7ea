// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/ledger_panel.h"

#include "ui/crm/crm_page.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/views/delegates.h"
#include "ui/views/table_view.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QString entriesText(qint64 count) {
    return countedText(count, LedgerPanel::tr("entry"), LedgerPanel::tr("entries"));
}

QString recordsText(qint64 count) {
    return countedText(count, LedgerPanel::tr("record"), LedgerPanel::tr("records"));
}

} // namespace

LedgerPanel::LedgerPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new LedgerModel(this)),
      written_(new WrittenModel(this)) {
    auto* panel = new SidePanel(theme, 0);
    panel->add(makeHead());
    panel->add(new HairLine(theme, Qt::Horizontal));
    stack_ = new QStackedWidget;
    stack_->addWidget(makeEntries());
    stack_->addWidget(makeWritten());
    panel->add(stack_, 1);
    panel->add(new HairLine(theme, Qt::Horizontal));
    panel->add(makeFoot());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    refresh();
}

QWidget* LedgerPanel::makeHead() {
    auto* head = new QWidget;
    head->setMinimumHeight(theme_.metrics().dockTitle + 4);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme_.metrics().dockPadding, 3, theme_.metrics().dockPadding, 3);
    row->setSpacing(8);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Ledger")));
    row->addStretch(1);
    note_ = new Label(theme_, TextRole::Small, Tone::Text2);
    note_->setElided(true);
    note_->setObjectName("ledgerNote");
    row->addWidget(note_);
    const auto button = [&](const QString& text, const char* name) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        setLook(made, Look::Plain, true);
        row->addWidget(made);
        return made;
    };
    verify_ = button(tr("Verify"), "ledgerVerify");
    verify_->setToolTip(tr("Computes every hash again and names the first that does not fit"));
    export_ = button(tr("Text…"), "ledgerText");
    export_->setIcon(icon(theme_, "document-export"));
    export_->setToolTip(tr("Writes the whole ledger to a text file"));
    connect(verify_, &QPushButton::clicked, this, &LedgerPanel::verifyAsked);
    connect(export_, &QPushButton::clicked, this, &LedgerPanel::exportAsked);
    return head;
}

QWidget* LedgerPanel::makeEntries() {
    table_ = new TableView(theme_);
    table_->setObjectName("ledgerRows");
    table_->setAccessibleName(tr("Ledger"));
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setItemDelegateForColumn(LedgerModel::State, new ChipDelegate(theme_, table_));
    table_->setColumnWidths({76, 122, 92, 0, 72, 74, 104});
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LedgerPanel::refresh);
    return table_;
}

QWidget* LedgerPanel::makeWritten() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme_.metrics().dockPadding, 3, theme_.metrics().dockPadding, 3);
    writtenTitle_ = new Label(theme_, TextRole::Small, Tone::Text2);
    row->addWidget(writtenTitle_);
    row->addStretch(1);
    auto* back = new QPushButton(tr("Back to the entries"));
    back->setObjectName("ledgerBack");
    setLook(back, Look::Flat, true);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, this, &LedgerPanel::showEntries);
    column->addWidget(head);
    auto* table = new TableView(theme_);
    table->setObjectName("ledgerWritten");
    table->setAccessibleName(tr("What the entry wrote"));
    table->setModel(written_);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setColumnWidths({150, 120, 130, 130, 0});
    column->addWidget(table, 1);
    return box;
}

QWidget* LedgerPanel::makeFoot() {
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(theme_.metrics().dockPadding, 4, 6, 6);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    chain_ = new Label(theme_, TextRole::Small, Tone::Text2);
    chain_->setElided(true);
    row->addWidget(chain_, 1);
    const auto link = [&](const QString& text, const char* name) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        setLook(made, Look::Flat, true);
        row->addWidget(made);
        return made;
    };
    show_ = link(tr("Show the records"), "ledgerShow");
    replay_ = link(tr("Replay to here"), "ledgerReplay");
    replay_->setToolTip(tr("Rebuilds the plan from the entries up to this one, and shows what the "
                           "entry changed"));
    rollback_ = link(tr("Roll back…"), "ledgerRollback");
    column->addLayout(row);
    count_ = new Label(theme_, TextRole::Small, Tone::Text3,
                       tr("Entries are only added: a changed byte breaks every hash after it, and "
                          "Verify names the first."));
    count_->setWordWrap(true);
    column->addWidget(count_);
    connect(show_, &QPushButton::clicked, this, [this] {
        if (const LedgerRow* entry = chosen()) {
            emit writtenAsked(entry->seq);
        }
    });
    connect(replay_, &QPushButton::clicked, this, [this] {
        if (const LedgerRow* entry = chosen()) {
            emit replayAsked(entry->seq);
        }
    });
    connect(rollback_, &QPushButton::clicked, this, [this] {
        if (const LedgerRow* entry = chosen()) {
            emit rollbackAsked(entry->publish);
        }
    });
    return foot;
}

const LedgerRow* LedgerPanel::chosen() const {
    const QModelIndex at = table_->currentIndex();
    return at.isValid() ? &model_->at(at.row()) : nullptr;
}

void LedgerPanel::setData(const CrmData& loaded) {
    const qint64 before = chosen() == nullptr ? 0 : chosen()->seq;
    model_->setRows(loaded.ledger);
    tell(loaded.check, QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm")));
    if (model_->rowCount() > 0) {
        table_->selectRow(std::max(0, model_->rowOf(before)));
    }
    showEntries();
    refresh();
}

void LedgerPanel::setVerified(const core::ledger::Check& check) {
    tell(check, QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm")));
}

void LedgerPanel::tell(const core::ledger::Check& check, const QString& at) {
    if (!check.ok) {
        note_->setText(coreText(check.message));
        note_->setTone(Tone::Danger);
    } else if (check.entries == 0) {
        note_->setText(tr("Nothing has been published yet"));
        note_->setTone(Tone::Text2);
    } else {
        note_->setText(tr("✓ %1, chain unbroken, verified %2").arg(entriesText(check.entries), at));
        note_->setTone(Tone::Ok);
    }
    verify_->setEnabled(!busy_ && model_->rowCount() > 0);
    export_->setEnabled(!busy_ && model_->rowCount() > 0);
}

void LedgerPanel::showWritten(const core::ledger::Entry& entry) {
    written_->setLines(entry.records);
    const LedgerRow* row = chosen();
    writtenTitle_->setText(
        tr("What %1 wrote: %2 in %3")
            .arg(row == nullptr ? QString() : entryName(*row),
                 countedText(static_cast<qint64>(entry.records.size()), tr("value"), tr("values")),
                 row == nullptr ? QString() : recordsText(row->records)));
    stack_->setCurrentIndex(1);
}

void LedgerPanel::showEntries() {
    stack_->setCurrentIndex(0);
}

void LedgerPanel::setBusy(bool busy) {
    busy_ = busy;
    refresh();
}

void LedgerPanel::refresh() {
    const LedgerRow* row = chosen();
    const bool any = row != nullptr;
    if (any) {
        const int at = table_->currentIndex().row();
        const LedgerRow* before = at + 1 < model_->rowCount() ? &model_->at(at + 1) : nullptr;
        chain_->setText(tr("Chain  %1 + %2, who, when, why → %3 %4")
                            .arg(before == nullptr
                                     ? tr("start")
                                     : entryName(*before) + QChar(' ') + shortHash(before->hash),
                                 recordsText(row->records), entryName(*row), shortHash(row->hash)));
        show_->setText(tr("Show the %1").arg(recordsText(row->records)));
    } else {
        chain_->setText({});
    }
    const bool inForce =
        any && (row->state == QLatin1String("in force") || row->state == QLatin1String("later"));
    show_->setEnabled(any && row->records > 0 && !busy_);
    show_->setVisible(any);
    replay_->setEnabled(any && !busy_);
    replay_->setVisible(any);
    rollback_->setVisible(inForce);
    rollback_->setEnabled(!busy_);
    rollback_->setText(any ? tr("Roll back %1…").arg(entryName(*row)) : tr("Roll back…"));
    rollback_->setToolTip(tr("Shows first what would be restored, and what stays"));
    verify_->setEnabled(!busy_ && model_->rowCount() > 0);
    export_->setEnabled(!busy_ && model_->rowCount() > 0);
}

} // namespace ui
