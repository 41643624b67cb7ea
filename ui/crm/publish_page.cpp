// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/publish_page.h"

#include "ui/crm/publish_delegates.h"
#include "ui/crm/publish_model.h"
#include "ui/crm/write_bar.h"
#include "ui/flows/step_bar.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/toggle.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kRightWidth = 340;
constexpr int kNarrowest = 420; // of the table
constexpr int kDateWidth = 128;

enum Step { Changes, DryRun, Write, Done };

QDate today() {
    return QDateTime::currentDateTimeUtc().date();
}

QString records(qint64 count) {
    return countedText(count, PublishPage::tr("record"), PublishPage::tr("records"));
}

} // namespace

PublishPage::PublishPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new PublishModel(this)) {
    setObjectName("publishPage");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeCentre(), 1);
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(makeRight());
    setEmpty({}, {});
}

QWidget* PublishPage::makeCentre() {
    auto* centre = new SidePanel(theme_, 0, this);
    centre->setMinimumWidth(kNarrowest);
    centre->add(makeHead());
    centre->add(new HairLine(theme_, Qt::Horizontal));
    banner_ = new Banner(theme_);
    banner_->hide();
    centre->add(banner_);
    table_ = new TableView(theme_);
    table_->setObjectName("publishRows");
    table_->setAccessibleName(tr("What would be written"));
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setItemDelegateForColumn(PublishModel::Before, new OldValueDelegate(theme_, table_));
    table_->setItemDelegateForColumn(PublishModel::State, new ChipDelegate(theme_, table_));
    table_->setColumnWidths({180, 72, 104, 104, 0, 80});
    auto* rows = new QWidget;
    auto* column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeFilters());
    column->addWidget(new HairLine(theme_, Qt::Horizontal));
    column->addWidget(table_, 1);
    column->addWidget(new HairLine(theme_, Qt::Horizontal));
    column->addWidget(makeFoot());
    stack_ = new QStackedWidget;
    stack_->addWidget(rows);
    stack_->addWidget(makeEmpty());
    centre->add(stack_, 1);
    return centre;
}

QWidget* PublishPage::makeHead() {
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    const int margin = theme_.metrics().pageMargin;
    column->setContentsMargins(margin, 12, margin, 8);
    column->setSpacing(8);
    auto* first = new QHBoxLayout;
    title_ = new Label(theme_, TextRole::Heading, Tone::Text);
    state_ = new Chip(theme_);
    first->addWidget(title_);
    first->addSpacing(4);
    first->addWidget(state_);
    first->addStretch(1);
    column->addLayout(first);
    steps_ = new StepBar(theme_, {tr("Changes"), tr("Dry run"), tr("Write")});
    column->addWidget(steps_);
    return head;
}

QWidget* PublishPage::makeFilters() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme_.metrics().dockPadding, 5, theme_.metrics().dockPadding, 5);
    row->setSpacing(4);
    filters_ = new QButtonGroup(this);
    for (std::size_t i = 0; i < kPublishFilters; ++i) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setObjectName(QStringLiteral("publishFilter%1").arg(i));
        filters_->addButton(button, static_cast<int>(i));
        filterButtons_[i] = button;
        row->addWidget(button);
    }
    filterButtons_[0]->setChecked(true);
    connect(filters_, &QButtonGroup::idClicked, this, &PublishPage::chooseRows);
    row->addStretch(1);
    text_ = new QLineEdit;
    text_->setObjectName("publishText");
    text_->setAccessibleName(tr("Only rows with these words"));
    text_->setPlaceholderText(tr("Filter"));
    text_->setClearButtonEnabled(true);
    text_->addAction(icon(theme_, "view-filter", Tone::Text3), QLineEdit::LeadingPosition)
        ->setText(tr("Filter"));
    text_->setMinimumWidth(90);
    text_->setMaximumWidth(190);
    row->addWidget(text_, 2);
    connect(text_, &QLineEdit::textChanged, this, &PublishPage::chooseRows);
    return bar;
}

QWidget* PublishPage::makeFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(theme_.metrics().pageMargin, 4, theme_.metrics().dockPadding, 4);
    shown_ = new Label(theme_, TextRole::Small, Tone::Text2);
    row->addWidget(shown_);
    row->addStretch(1);
    leaveOut_ = new QPushButton;
    leaveOut_->setObjectName("publishLeaveOut");
    setLook(leaveOut_, Look::Flat, true);
    row->addWidget(leaveOut_);
    connect(leaveOut_, &QPushButton::clicked, this, [this] {
        const QStringList in = chosenRecords(false);
        const bool out = !in.isEmpty();
        emit leaveOutAsked(out ? in : chosenRecords(true), out);
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PublishPage::refreshLeaveOut);
    export_ = new QPushButton(tr("Export this list…"));
    export_->setObjectName("publishExport");
    export_->setIcon(icon(theme_, "document-export"));
    setLook(export_, Look::Flat, true);
    row->addWidget(export_);
    connect(export_, &QPushButton::clicked, this, &PublishPage::exportAsked);
    return foot;
}

QWidget* PublishPage::makeEmpty() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    const int margin = theme_.metrics().pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(10);
    sentence_ = new Label(theme_, TextRole::Body, Tone::Text2);
    sentence_->setWordWrap(true);
    emptyAct_ = new QPushButton;
    emptyAct_->setObjectName("publishEmptyAct");
    column->addWidget(sentence_);
    column->addWidget(emptyAct_, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(emptyAct_, &QPushButton::clicked, this, &PublishPage::actAsked);
    return box;
}

QWidget* PublishPage::makeRight() {
    auto* outer = new SidePanel(theme_, kRightWidth, this);
    auto* panel = new SidePanel(theme_, 0);
    runDetail_ = panel->addHead(tr("Dry run"));
    bar_ = new WriteBar(theme_);
    panel->add(bar_);
    figures_ = new KeyValues(theme_);
    figures_->setObjectName("publishFigures");
    panel->add(figures_);
    conflicts_ = new QPushButton;
    conflicts_->setObjectName("publishConflicts");
    setLook(conflicts_, Look::Flat, true);
    auto* link = new QWidget;
    auto* row = new QHBoxLayout(link);
    row->setContentsMargins(4, 0, theme_.metrics().dockPadding, 8);
    row->addWidget(conflicts_);
    row->addStretch(1);
    panel->add(link);
    connect(conflicts_, &QPushButton::clicked, this,
            [this] { filters_->button(static_cast<int>(PublishFilter::Conflicts))->click(); });
    consentBox_ = new QWidget;
    auto* column = new QVBoxLayout(consentBox_);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 10);
    column->setSpacing(6);
    consentText_ = new Label(theme_, TextRole::Small, Tone::Warn);
    consentText_->setWordWrap(true);
    column->addWidget(consentText_);
    consent_ = new QCheckBox(tr("I have looked at the list"));
    consent_->setObjectName("publishConsent");
    column->addWidget(consent_);
    connect(consent_, &QCheckBox::toggled, this, &PublishPage::refreshAct);
    panel->add(consentBox_);
    addWhen(*panel);
    addWriteBack(*panel);
    auto* rest = new QWidget;
    panel->add(rest, 1);
    auto* scroll = new ScrollColumn;
    scroll->setContent(panel);
    outer->add(scroll, 1);
    again_ = new QPushButton(tr("Run again"));
    again_->setObjectName("publishAgain");
    again_->setToolTip(tr("Compares the plan with the CRM as it is now; writes nothing"));
    write_ = new QPushButton;
    write_->setObjectName("publishWrite");
    setLook(write_, Look::Primary);
    outer->addActs(tr("Can be rolled back later, except records that someone edits after the "
                      "write."),
                   {nullptr, again_, write_});
    connect(again_, &QPushButton::clicked, this, &PublishPage::dryRunAsked);
    connect(write_, &QPushButton::clicked, this, [this] { emit writeAsked(counts_.ready); });
    return outer;
}

void PublishPage::addWhen(SidePanel& panel) {
    panel.addHead(tr("In force from"));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 0);
    column->setSpacing(4);
    now_ = new QRadioButton(tr("Today"));
    now_->setObjectName("publishNow");
    now_->setChecked(true);
    on_ = new QRadioButton(tr("On"));
    on_->setObjectName("publishOn");
    date_ = new QDateEdit(today());
    date_->setObjectName("publishDate");
    date_->setAccessibleName(tr("In force from"));
    date_->setCalendarPopup(true);
    date_->setDisplayFormat(tr("d MMM yyyy"));
    date_->setMinimumWidth(kDateWidth);
    date_->setMinimumDate(today());
    date_->setEnabled(false);
    column->addWidget(now_);
    auto* row = new QHBoxLayout;
    row->addWidget(on_);
    row->addWidget(date_);
    row->addStretch(1);
    column->addLayout(row);
    atOnce_ = new QCheckBox(tr("Write already now"));
    atOnce_->setObjectName("publishAtOnce");
    atOnce_->setToolTip(tr("The ledger has the records in force from that day"));
    column->addWidget(atOnce_);
    panel.add(box);
    whenNote_ = panel.addNote();
    connect(on_, &QRadioButton::toggled, this, [this](bool on) {
        date_->setEnabled(on);
        refreshAct();
        emit dryRunAsked();
    });
    // Once a date is complete, and only then: not when the hand goes on to the button.
    date_->setKeyboardTracking(false);
    connect(date_, &QDateEdit::dateChanged, this, [this] {
        refreshAct();
        emit dryRunAsked();
    });
    connect(atOnce_, &QCheckBox::toggled, this, &PublishPage::refreshAct);
}

void PublishPage::addWriteBack(SidePanel& panel) {
    panel.addHead(tr("Write-back"));
    writeBack_ = new Toggle(theme_, tr("Write-back"));
    writeBack_->setObjectName("publishWriteBack");
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 0);
    row->addWidget(writeBack_);
    row->addStretch(1);
    panel.add(box);
    writeBackNote_ = panel.addNote();
    connect(writeBack_, &QAbstractButton::clicked, this, &PublishPage::writeBackAsked);
}

void PublishPage::setOffer(const PublishOffer& offer) {
    offer_ = offer;
    title_->setText(
        offer.scope.isEmpty()
            ? tr("Publish “%1” to %2").arg(offer.scenario, offer.connection)
            : tr("Publish %1 of “%2” to %3").arg(offer.scope, offer.scenario, offer.connection));
    writeBack_->setChecked(offer.writeBack);
    writeBackNote_->setText(
        offer.writeBack
            ? tr("Publishes and syncs may write to %1. Each publish shows first what it will "
                 "write.")
                  .arg(offer.connection)
            : tr("Nothing is written to %1 until you switch this on. Each publish shows first what "
                 "it will write.")
                  .arg(offer.connection));
    refreshAct();
}

void PublishPage::setReport(const crm::PublishReport& report) {
    known_ = true;
    written_ = !report.dryRun;
    counts_ = countRecords(report);
    refused_ = !report.plan.refusals.empty();
    needsConsent_ = report.dryRun && !report.plan.consent.empty();
    consent_->setChecked(false);
    consentText_->setText(coreText(report.plan.consent));
    consentBox_->setVisible(needsConsent_);
    model_->setRows(publishRows(report), offer_.since, written_ && !report.scheduled);
    if (refused_) {
        const core::Issue& first = report.plan.refusals.front();
        banner_->setState(BannerKind::Danger, coreText(first.message));
    }
    banner_->setVisible(refused_);
    runDetail_->setText(report.scheduled ? tr("scheduled")
                        : written_       ? tr("written")
                                         : tr("finished in %1 s").arg(decimalText(report.seconds)));
    steps_->setStep(report.scheduled ? Write : written_ ? Done : DryRun);
    state_->setState(report.scheduled ? tr("Scheduled, nothing written yet")
                     : written_       ? tr("Written")
                                      : tr("Preview, nothing written yet"),
                     written_ && !report.scheduled ? ChipKind::Ok : ChipKind::Accent);
    summary_ = report.scheduled ? tr("%1 wait for %2")
                                      .arg(records(counts_.ready),
                                           dayText(QString::fromStdString(report.plan.effective)))
                                : tr("%1 written, %2 left for you, %3 refused")
                                      .arg(records(report.written), groupedText(counts_.conflicts),
                                           groupedText(counts_.refused));
    refreshFilters();
    const bool sent = written_ && !report.scheduled;
    std::vector<KeyValue> rows{{sent ? tr("Written") : tr("Ready to write"),
                                records(sent ? report.written : counts_.ready), Tone::Text},
                               {tr("Conflicts to decide"), records(counts_.conflicts),
                                counts_.conflicts > 0 ? Tone::Warn : Tone::Text},
                               {tr("Refused by the CRM"), records(counts_.refused),
                                counts_.refused > 0 ? Tone::Danger : Tone::Text},
                               {tr("Already right"), records(counts_.right), Tone::Text},
                               {tr("In no territory, kept"), records(counts_.kept), Tone::Text}};
    if (counts_.leftOut > 0) {
        rows.push_back({tr("Left out"), records(counts_.leftOut), Tone::Text});
    }
    if (offer_.callsLeft) {
        rows.push_back({tr("Calls left today"), groupedText(*offer_.callsLeft), Tone::Text});
    }
    rows.push_back({tr("Field permissions"), refused_ ? tr("missing") : tr("edit"),
                    refused_ ? Tone::Danger : Tone::Text});
    figures_->setRows(rows);
    bar_->setCounts(counts_);
    conflicts_->setText(tr("Show the conflicts, which stay as they are"));
    conflicts_->setVisible(counts_.conflicts > 0);
    stack_->setCurrentIndex(0);
    chooseRows();
    refreshAct();
}

void PublishPage::setEmpty(const QString& sentence, const QString& act) {
    known_ = false;
    written_ = false;
    counts_ = {};
    sentence_->setText(sentence);
    emptyAct_->setText(act);
    emptyAct_->setVisible(!act.isEmpty());
    banner_->hide();
    consentBox_->hide();
    conflicts_->hide();
    bar_->setCounts({});
    figures_->setRows({});
    runDetail_->clear();
    steps_->setStep(Changes);
    state_->setState(tr("Nothing written yet"), ChipKind::Neutral);
    stack_->setCurrentIndex(1);
    refreshAct();
}

void PublishPage::setBusy(bool busy, const QString& sentence) {
    busy_ = busy;
    if (busy) {
        runDetail_->setText(sentence);
    }
    refreshAct();
}

QString PublishPage::effective() const {
    return on_->isChecked() ? date_->date().toString(Qt::ISODate) : QString();
}

bool PublishPage::consented() const {
    return !needsConsent_ || consent_->isChecked();
}

QString PublishPage::summary() const {
    return summary_;
}

void PublishPage::chooseRows() {
    model_->setFilter(static_cast<PublishFilter>(std::max(0, filters_->checkedId())),
                      text_->text());
    const qint64 ofAll = counts_.ready + counts_.conflicts + counts_.refused + counts_.leftOut;
    shown_->setText(
        ofAll == 0 ? tr("Nothing differs from the plan")
                   : tr("%1 of %2 shown").arg(groupedText(model_->recordsShown()), records(ofAll)));
    export_->setEnabled(model_->rowCount() > 0);
}

void PublishPage::refreshFilters() {
    const auto counts = countRows(model_->all());
    const std::array<QString, kPublishFilters> names{
        tr("All"), tr("Territory"), tr("Owner"), tr("Conflicts"), tr("Refused"), tr("Left out")};
    for (std::size_t i = 0; i < kPublishFilters; ++i) {
        filterButtons_[i]->setText(QStringLiteral("%1  %2").arg(names[i], groupedText(counts[i])));
    }
    QToolButton* leftOut = filterButtons_[static_cast<std::size_t>(PublishFilter::LeftOut)];
    leftOut->setVisible(counts_.leftOut > 0);
    if (counts_.leftOut == 0 && leftOut->isChecked()) {
        filterButtons_[0]->setChecked(true);
    }
}

QString PublishPage::whyNot() const {
    if (busy_) {
        return tr("Wait until the CRM has been read");
    }
    if (!known_) {
        return tr("Do a dry run first");
    }
    if (written_ || counts_.ready == 0) {
        return tr("Nothing differs from the plan");
    }
    if (refused_) {
        return tr("The CRM does not let these fields be written");
    }
    if (!offer_.writeBack) {
        return tr("Write-back is off for this connection");
    }
    return consented() ? QString() : tr("Look at the list first, and say so");
}

bool PublishPage::waits() const {
    return on_->isChecked() && date_->date() > today() && !atOnce_->isChecked();
}

QString PublishPage::writeText() const {
    if (written_ || counts_.ready == 0) {
        return tr("Write");
    }
    return waits() ? tr("Schedule %1").arg(records(counts_.ready))
                   : tr("Write %1").arg(records(counts_.ready));
}

QStringList PublishPage::chosenRecords(bool leftOut) const {
    QStringList ids;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
        const PublishRow& row = model_->at(index.row());
        if ((row.state == WriteState::LeftOut) == leftOut && !ids.contains(row.id)) {
            ids << row.id;
        }
    }
    return ids;
}

void PublishPage::refreshLeaveOut() {
    const qsizetype in = chosenRecords(false).size();
    const qsizetype out = chosenRecords(true).size();
    const bool takesIn = in == 0 && out > 0;
    leaveOut_->setText(takesIn  ? tr("Take %1 in again").arg(records(out))
                       : in > 0 ? tr("Leave %1 out").arg(records(in))
                                : tr("Leave out"));
    const QString why = busy_           ? tr("Wait until the CRM has been read")
                        : written_      ? tr("Do a dry run first")
                        : in + out == 0 ? tr("Select rows first")
                                        : QString();
    leaveOut_->setEnabled(why.isEmpty());
    leaveOut_->setToolTip(
        !why.isEmpty() ? why
        : takesIn      ? tr("The next publish writes them again")
                       : tr("They keep their values in the CRM until you take them in again"));
}

void PublishPage::refreshAct() {
    const QString why = whyNot();
    const bool later = on_->isChecked() && date_->date() > today();
    atOnce_->setVisible(later);
    whenNote_->setText(
        waits() ? tr("Owners and exceptions are those of that day. A sync on that day writes the "
                     "plan as it is then; until then nothing of this plan is sent.")
                : tr("Owners and exceptions are those of that day. The records are "
                     "written now, and the ledger has them in force from it."));
    write_->setText(writeText());
    write_->setEnabled(why.isEmpty());
    write_->setToolTip(!why.isEmpty() ? why
                       : waits()      ? tr("Notes it down; a sync writes on that day")
                                      : tr("Writes the rows that are ready into the CRM"));
    refreshLeaveOut();
    again_->setEnabled(!busy_ && !offer_.connection.isEmpty());
    now_->setEnabled(!busy_);
    on_->setEnabled(!busy_);
    writeBack_->setEnabled(!busy_);
}

} // namespace ui
