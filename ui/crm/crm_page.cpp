// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/crm_page.h"

#include "ui/crm/card_list.h"
#include "ui/crm/conflicts_page.h"
#include "ui/crm/connection_page.h"
#include "ui/crm/publish_page.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLeftWidth = 272;

} // namespace

CrmPage::CrmPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), publish_(new PublishPage(theme)),
      mapping_(new ConnectionPage(theme)), conflicts_(new ConflictsPage(theme)) {
    setObjectName("crmPage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    bar_ = makeBar();
    column->addWidget(bar_);
    column->addWidget(new HairLine(theme, Qt::Horizontal));
    auto* rest = new QWidget;
    auto* row = new QHBoxLayout(rest);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    left_ = makeLeft();
    row->addWidget(left_);
    stack_ = new QStackedWidget;
    stack_->addWidget(publish_);
    stack_->addWidget(mapping_);
    stack_->addWidget(conflicts_);
    row->addWidget(stack_, 1);
    whole_ = new QStackedWidget;
    whole_->addWidget(makeNoConnection());
    whole_->addWidget(rest);
    column->addWidget(whole_, 1);
    setData({}, {});
}

QToolButton* CrmPage::addPageButton(const QString& text, const char* iconName, Page page) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setIcon(icon(theme_, iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    pages_->addButton(button, page);
    return button;
}

QWidget* CrmPage::makeBar() {
    auto* bar = new QWidget;
    bar->setMinimumHeight(theme_.metrics().toolBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    pages_ = new QButtonGroup(this);
    QToolButton* publish = addPageButton(tr("Publish"), "cloud-upload", Publish);
    publish->setObjectName("crmPublish");
    publish->setChecked(true);
    row->addWidget(publish);
    sync_ = new QToolButton;
    sync_->setText(tr("Sync now"));
    sync_->setObjectName("crmSync");
    sync_->setIcon(icon(theme_, "view-refresh"));
    sync_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    sync_->setAutoRaise(true);
    row->addWidget(sync_);
    connect(sync_, &QToolButton::clicked, this, &CrmPage::syncAsked);
    QToolButton* ledger = addPageButton(tr("Ledger"), "view-history", Ledger);
    ledger->setObjectName("crmLedger");
    row->addWidget(ledger);
    QToolButton* mapping = addPageButton(tr("Field mapping"), "table", Mapping);
    mapping->setObjectName("crmMapping");
    row->addWidget(mapping);
    QToolButton* conflicts = addPageButton(tr("Conflicts"), "dialog-warning", Conflicts);
    conflicts->setObjectName("crmConflicts");
    row->addWidget(conflicts);
    connect(pages_, &QButtonGroup::idClicked, this,
            [this](int page) { emit pageChosen(static_cast<Page>(page)); });
    row->addWidget(new HairLine(theme_, Qt::Vertical));
    addChoices(*row);
    row->addStretch(1);
    return bar;
}

/// What the page shown is about, in the bar.
void CrmPage::addChoices(QHBoxLayout& bar) {
    const auto group = [&](QWidget*& holder) {
        holder = new QWidget;
        auto* row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        bar.addWidget(holder);
        return row;
    };
    const auto box = [&](QHBoxLayout* row, const QString& text, const char* name, int width) {
        row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, text));
        auto* combo = new QComboBox;
        combo->setObjectName(name);
        combo->setAccessibleName(text);
        combo->setMinimumWidth(width);
        row->addWidget(combo);
        return combo;
    };
    QHBoxLayout* publish = group(publishChoices_);
    scenario_ = box(publish, tr("Scenario"), "crmScenario", 140);
    scope_ = box(publish, tr("Scope"), "crmScope", 120);
    connection_ = box(group(connectionChoice_), tr("Connection"), "crmConnection", 150);
    connectionChoice_->hide();
    connect(scenario_, &QComboBox::activated, this, [this] {
        fillScopes();
        emit choiceChanged();
    });
    connect(scope_, &QComboBox::activated, this, &CrmPage::choiceChanged);
    connect(connection_, &QComboBox::activated, this,
            [this] { chooseConnection(connection_->currentText()); });
}

void CrmPage::chooseConnection(const QString& name) {
    connections_->choose(name);
    fillPublishes();
    emit choiceChanged();
}

QWidget* CrmPage::makeLeft() {
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* panel = new SidePanel(theme_, kLeftWidth);
    panel->addHead(tr("Connections"));
    connections_ = new CardList(theme_, tr("Connections"));
    connections_->setObjectName("crmConnections");
    connections_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    panel->add(connections_);
    auto* add = new QPushButton(tr("Connect a CRM…"));
    add->setIcon(icon(theme_, "list-add"));
    add->setObjectName("crmAdd");
    setLook(add, Look::Flat, true);
    auto* addRow = new QWidget;
    auto* adding = new QHBoxLayout(addRow);
    adding->setContentsMargins(6, 4, 6, 4);
    adding->addWidget(add);
    adding->addStretch(1);
    panel->add(addRow);
    connect(add, &QPushButton::clicked, this, &CrmPage::connectAsked);
    below_ = new QStackedWidget;
    below_->addWidget(makeEarlier());
    below_->addWidget(mapping_->objects());
    panel->add(new HairLine(theme_, Qt::Horizontal));
    panel->add(below_, 1);
    connect(connections_, &CardList::chosenChanged, this, [this] {
        fillConnectionBox();
        fillPublishes();
        emit choiceChanged();
    });
    row->addWidget(panel);
    row->addWidget(new HairLine(theme_, Qt::Vertical));
    return holder;
}

QWidget* CrmPage::makeEarlier() {
    auto* panel = new SidePanel(theme_, 0);
    panel->addHead(tr("Earlier publishes"));
    publishes_ = new CardList(theme_, tr("Earlier publishes"));
    publishes_->setObjectName("crmPublishes");
    noPublish_ = panel->addNote();
    panel->add(publishes_, 1);
    ledger_ = panel->addNote();
    rollback_ = new QPushButton(tr("Roll back…"));
    rollback_->setObjectName("crmRollback");
    rollback_->setIcon(icon(theme_, "edit-undo"));
    panel->addActs({}, {rollback_, nullptr});
    connect(publishes_, &CardList::chosenChanged, this, &CrmPage::refreshRollback);
    connect(rollback_, &QPushButton::clicked, this,
            [this] { emit rollbackAsked(publishes_->chosen()); });
    return panel;
}

QWidget* CrmPage::makeNoConnection() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    const int margin = theme_.metrics().pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(10);
    auto* sentence = new Label(theme_, TextRole::Body, Tone::Text2,
                               tr("No CRM is connected yet. Connect one to read its accounts and "
                                  "to publish territories to it."));
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    auto* act = new QPushButton(tr("Connect a CRM…"));
    act->setObjectName("crmConnect");
    setLook(act, Look::Primary);
    column->addWidget(act, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(act, &QPushButton::clicked, this, &CrmPage::connectAsked);
    groundLikeTables(theme_, *box);
    return box;
}

void CrmPage::setData(const CrmData& loaded, const QString& scenario) {
    data_ = loaded;
    const bool any = !data_.connections.empty();
    whole_->setCurrentIndex(any ? 1 : 0);
    for (QWidget* part : bar_->findChildren<QWidget*>()) {
        part->setEnabled(any);
    }
    fillConnections();
    fillPublishes();
    fillScenarios(scenario);
    setBusy(busy_);
}

void CrmPage::setCalls(const QString& connection, std::optional<qint64> left) {
    if (left) {
        calls_[connection] = *left;
    } else {
        calls_.erase(connection);
    }
    fillConnections();
}

void CrmPage::setBusy(bool busy) {
    busy_ = busy;
    sync_->setEnabled(!busy && !data_.connections.empty());
    refreshRollback();
}

void CrmPage::choose(const QString& connection) {
    connections_->choose(connection);
    fillConnectionBox();
    fillPublishes();
}

void CrmPage::fillConnections() {
    connections_->setCards(connectionCards(data_, calls_));
    fillConnectionBox();
    const auto open = static_cast<qint64>(data_.conflicts.size());
    pages_->button(Conflicts)->setText(open == 0 ? tr("Conflicts")
                                                 : tr("Conflicts  %1").arg(groupedText(open)));
}

void CrmPage::fillConnectionBox() {
    const QSignalBlocker quiet(connection_);
    connection_->clear();
    for (const crm::CrmConnection& one : data_.connections) {
        connection_->addItem(QString::fromStdString(one.name));
    }
    connection_->setCurrentIndex(connection_->findText(connection()));
}

void CrmPage::fillPublishes() {
    publishes_->setCards(publishCards(data_.publishesOf(connection())));
    noPublish_->setText(publishes_->cards().rowCount() == 0
                            ? tr("Nothing has been published to this connection yet.")
                            : QString());
    noPublish_->setVisible(!noPublish_->text().isEmpty());
    ledger_->setText(data_.check.ok
                         ? tr("Ledger verified: %1, chain unbroken")
                               .arg(countedText(data_.check.entries, tr("entry"), tr("entries")))
                         : tr("The ledger is broken at entry %1: %2")
                               .arg(data_.check.brokenAt)
                               .arg(coreText(data_.check.message)));
    ledger_->setTone(data_.check.ok ? Tone::Text3 : Tone::Danger);
    ledger_->setVisible(data_.check.entries > 0);
    refreshRollback();
}

void CrmPage::fillScenarios(const QString& scenario) {
    const QString before = scenario_->currentText().isEmpty() ? scenario : scenario_->currentText();
    scenario_->clear();
    for (const PublishableScenario& one : data_.scenarios) {
        scenario_->addItem(one.name);
    }
    const int kept = scenario_->findText(before);
    scenario_->setCurrentIndex(kept >= 0 ? kept : scenario_->findText(scenario));
    if (scenario_->currentIndex() < 0 && scenario_->count() > 0) {
        scenario_->setCurrentIndex(0);
    }
    fillScopes();
}

void CrmPage::fillScopes() {
    const QString before = scopeCode();
    scope_->clear();
    scope_->addItem(tr("Whole plan"), QString());
    const auto found =
        std::find_if(data_.scenarios.begin(), data_.scenarios.end(),
                     [&](const PublishableScenario& one) { return one.name == scenario(); });
    if (found != data_.scenarios.end()) {
        for (const auto& part : found->parts) {
            scope_->addItem(part.name, part.code);
        }
    }
    scope_->setCurrentIndex(std::max(0, scope_->findData(before)));
}

void CrmPage::refreshRollback() {
    const QString id = publishes_->chosen();
    const auto found = std::find_if(
        data_.publishes.begin(), data_.publishes.end(),
        [&](const crm::EarlierPublish& earlier) { return earlier.publish.id == id.toStdString(); });
    const crm::CrmConnection* own = data_.connection(connection());
    QString why;
    if (found == data_.publishes.end()) {
        why = tr("Nothing has been published to this connection yet.");
    } else if (found->state != "in force" && found->state != "later" &&
               found->state != "scheduled") {
        why = tr("Only the publish that is in force can be rolled back");
    } else if (own != nullptr && !own->writeBack) {
        why = tr("Write-back is off for this connection");
    } else if (busy_) {
        why = tr("Wait until the CRM has been read");
    }
    rollback_->setEnabled(why.isEmpty());
    rollback_->setToolTip(why.isEmpty() ? tr("Shows first what would be restored, and what stays")
                                        : why);
}

void CrmPage::show(Page page) {
    shown_ = page;
    const bool publish = page == Publish;
    const bool mapping = page == Mapping;
    stack_->setCurrentWidget(publish   ? static_cast<QWidget*>(publish_)
                             : mapping ? static_cast<QWidget*>(mapping_)
                                       : conflicts_);
    left_->setVisible(publish || mapping);
    below_->setCurrentIndex(mapping ? 1 : 0);
    publishChoices_->setVisible(publish);
    connectionChoice_->setVisible(!publish && !mapping);
    pages_->button(page)->setChecked(true);
    if (page == Ledger) {
        conflicts_->focusLedger();
    } else if (page == Conflicts) {
        conflicts_->focusConflicts();
    }
}

QString CrmPage::connection() const {
    return connections_->chosen();
}

QString CrmPage::scenario() const {
    return scenario_->currentText();
}

QString CrmPage::scopeCode() const {
    return scope_->currentData().toString();
}

QString CrmPage::scopeName() const {
    return scopeCode().isEmpty() ? QString() : scope_->currentText();
}

void CrmPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
