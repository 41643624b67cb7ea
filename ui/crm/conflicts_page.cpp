// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflicts_page.h"

#include "ui/crm/conflict_delegates.h"
#include "ui/crm/diff_panel.h"
#include "ui/crm/ledger_panel.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kUpper = 352;
constexpr int kUpperEmpty = 132;
constexpr int kLower = 440;
constexpr int kLedger = 868;
constexpr int kDiff = 572;

QString records(qint64 count) {
    return countedText(count, ConflictsPage::tr("record"), ConflictsPage::tr("records"));
}

} // namespace

ConflictsPage::ConflictsPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new ConflictModel(this)),
      ledger_(new LedgerPanel(theme)), diff_(new DiffPanel(theme)) {
    setObjectName("conflictsPage");
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->addWidget(ledger_);
    lower->addWidget(diff_);
    lower->setSizes({kLedger, kDiff});
    lower->setStretchFactor(0, kLedger);
    lower->setStretchFactor(1, kDiff);
    lower->setChildrenCollapsible(false);
    halves_ = new QSplitter(Qt::Vertical);
    halves_->addWidget(makeConflicts());
    halves_->addWidget(lower);
    halves_->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(halves_);
    connect(model_, &ConflictModel::choiceChanged, this, &ConflictsPage::refreshAct);
    shareHeights();
    refreshAct();
}

QWidget* ConflictsPage::makeHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme_.metrics().dockPadding, 3, theme_.metrics().dockPadding, 3);
    row->setSpacing(8);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Conflicts")));
    note_ = new Label(theme_, TextRole::Small, Tone::Text3);
    note_->setElided(true);
    note_->setObjectName("conflictNote");
    row->addWidget(note_, 1);
    theirs_ = new QPushButton(tr("Theirs for all"));
    theirs_->setObjectName("conflictsTheirs");
    ours_ = new QPushButton(tr("Ours for all"));
    ours_->setObjectName("conflictsOurs");
    for (QPushButton* button : {theirs_, ours_}) {
        setLook(button, Look::Plain, true);
        row->addWidget(button);
    }
    connect(theirs_, &QPushButton::clicked, this, [this] { model_->takeAll(Taken::Theirs); });
    connect(ours_, &QPushButton::clicked, this, [this] { model_->takeAll(Taken::Ours); });
    return head;
}

QWidget* ConflictsPage::makeActs() {
    auto* acts = new QWidget;
    auto* row = new QHBoxLayout(acts);
    const int margin = theme_.metrics().pageMargin;
    row->setContentsMargins(margin, 6, margin, 6);
    row->setSpacing(6);
    auto* remark =
        new Label(theme_, TextRole::Small, Tone::Text2,
                  tr("Both values stay noted, whatever you take. A record left for later is asked "
                     "about again at the next sync."));
    remark->setWordWrap(true);
    row->addWidget(remark, 1);
    leave_ = new QPushButton(tr("Leave all"));
    leave_->setObjectName("conflictsLeave");
    decide_ = new QPushButton;
    decide_->setObjectName("conflictsDecide");
    setLook(decide_, Look::Primary);
    row->addWidget(leave_);
    row->addWidget(decide_);
    connect(leave_, &QPushButton::clicked, this, [this] { model_->takeAll(Taken::Later); });
    connect(decide_, &QPushButton::clicked, this, &ConflictsPage::decideAsked);
    return acts;
}

QWidget* ConflictsPage::makeConflicts() {
    auto* panel = new SidePanel(theme_, 0);
    panel->add(makeHead());
    panel->add(new HairLine(theme_, Qt::Horizontal));
    table_ = new TableView(theme_);
    table_->setObjectName("conflictRows");
    table_->setAccessibleName(tr("Conflicts"));
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setItemDelegateForColumn(ConflictModel::Record, new WaitingDelegate(theme_, table_));
    for (const int column : {ConflictModel::Ours, ConflictModel::Theirs}) {
        table_->setItemDelegateForColumn(column, new NoteDelegate(theme_, table_));
    }
    auto* take = new TakeDelegate(theme_, table_);
    table_->setItemDelegateForColumn(ConflictModel::Take, take);
    table_->setColumnWidths({246, 92, 128, 184, 190, 0, take->width()});
    table_->installEventFilter(this);
    connect(take, &TakeDelegate::taken, this, [this](const QModelIndex& index, Taken taken) {
        table_->selectRow(index.row());
        model_->take(index.row(), taken);
    });
    stack_ = new QStackedWidget;
    stack_->addWidget(table_);
    auto* none = new QWidget;
    auto* column = new QVBoxLayout(none);
    const int margin = theme_.metrics().pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    auto* sentence = new Label(theme_, TextRole::Body, Tone::Text2,
                               tr("Nothing waits for you. What both sides have changed will be "
                                  "listed here, and stays in the CRM as it is until you decide."));
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    column->addStretch(1);
    stack_->addWidget(none);
    panel->add(stack_, 1);
    panel->add(new HairLine(theme_, Qt::Horizontal));
    panel->add(makeActs());
    return panel;
}

void ConflictsPage::shareHeights() {
    const int upper = model_->rowCount() > 0 ? kUpper : kUpperEmpty;
    halves_->setSizes({upper, kUpper + kLower - upper});
}

void ConflictsPage::setData(const CrmData& loaded, const QString& connection) {
    const crm::CrmConnection* own = loaded.connection(connection);
    const bool before = model_->rowCount() > 0;
    const QString record =
        table_->currentIndex().isValid()
            ? model_->rows()[static_cast<std::size_t>(table_->currentIndex().row())].id
            : QString();
    model_->setRows(own == nullptr ? std::vector<ConflictRow>()
                                   : conflictRows(loaded.conflicts, *own),
                    connection);
    const bool any = model_->rowCount() > 0;
    stack_->setCurrentIndex(any ? 0 : 1);
    int row = 0;
    for (int i = 0; i < model_->rowCount(); ++i) {
        row = model_->rows()[static_cast<std::size_t>(i)].id == record ? i : row;
    }
    if (any) {
        table_->selectRow(row);
    }
    QString since;
    if (own != nullptr && !own->lastSync.empty()) {
        since = momentText(QString::fromStdString(own->lastSync));
    }
    note_->setText(!any              ? QString()
                   : since.isEmpty() ? tr("%1 to decide; base is what both sides had before")
                                           .arg(records(model_->recordsToDecide()))
                                     : tr("%1 to decide; base is what both sides had, last read %2")
                                           .arg(records(model_->recordsToDecide()), since));
    ledger_->setData(loaded);
    if (before != any) {
        shareHeights();
    }
}

void ConflictsPage::setBusy(bool busy) {
    busy_ = busy;
    ledger_->setBusy(busy);
    diff_->setBusy(busy);
    refreshAct();
}

void ConflictsPage::focusConflicts() {
    (model_->rowCount() > 0 ? static_cast<QWidget*>(table_) : &ledger_->table())->setFocus();
}

void ConflictsPage::focusLedger() {
    ledger_->table().setFocus();
}

bool ConflictsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && event->type() == QEvent::KeyPress &&
        table_->currentIndex().isValid()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const std::pair<int, Taken> keys[] = {
            {Qt::Key_O, Taken::Ours}, {Qt::Key_T, Taken::Theirs}, {Qt::Key_L, Taken::Later}};
        for (const auto& [letter, taken] : keys) {
            if (key == letter) {
                model_->take(table_->currentIndex().row(), taken);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConflictsPage::refreshAct() {
    const qint64 decided = model_->recordsDecided();
    const bool any = model_->rowCount() > 0;
    decide_->setText(decided == 0 ? tr("Decide") : tr("Decide %1").arg(records(decided)));
    decide_->setEnabled(decided > 0 && !busy_);
    decide_->setToolTip(busy_         ? tr("Wait until the CRM has been read")
                        : decided > 0 ? tr("Takes what is chosen; ours is written by the next "
                                           "publish or sync")
                                      : tr("Choose ours or theirs of a conflict first"));
    for (QPushButton* button : {theirs_, ours_, leave_}) {
        button->setEnabled(any && !busy_);
        button->setToolTip(any ? QString() : tr("There are no conflicts"));
    }
}

} // namespace ui
