// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visits_form.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWidth = 250;
constexpr int kFieldWidth = 90;
constexpr int kDaysBack = 27; ///< four weeks with today
constexpr int kMostDays = 3650;

QFormLayout* formIn(QWidget* box, const Theme& theme) {
    auto* form = new QFormLayout(box);
    form->setContentsMargins(theme.metrics().dockPadding, 8, theme.metrics().dockPadding, 8);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    return form;
}

void addNamed(QFormLayout* form, const Theme& theme, QWidget* field, const char* name,
              const QString& label) {
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setMinimumWidth(kFieldWidth);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    form->addRow(new Label(theme, TextRole::Body, Tone::Text2, label), field);
}

} // namespace

VisitsForm::VisitsForm(const Theme& theme, AccountSearch search, QWidget* parent)
    : QWidget(parent), theme_(theme), account_(new AccountField(std::move(search))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* outer = new SidePanel(theme, kWidth, this);
    auto* panel = new SidePanel(theme, 0);
    addWhich(*panel);
    addHowOften(*panel);
    panel->add(new QWidget, 1);
    auto* scroll = new ScrollColumn;
    scroll->setContent(panel);
    outer->add(scroll, 1);
    busyNote_ = outer->addNote();
    busyNote_->hide();
    log_ = new QPushButton(tr("Log a visit…"));
    log_->setObjectName("visitsLog");
    setLook(log_, Look::Primary);
    import_ = new QPushButton(tr("Import visits…"));
    import_->setObjectName("visitsImport");
    import_->setToolTip(tr("From a table or a GPS track. Visits that name nobody are taken for "
                           "those of the rep above"));
    auto* acts = new QWidget;
    auto* buttons = new QVBoxLayout(acts);
    buttons->setContentsMargins(theme.metrics().dockPadding, 8, theme.metrics().dockPadding, 10);
    buttons->setSpacing(6);
    buttons->addWidget(log_);
    buttons->addWidget(import_);
    outer->add(new HairLine(theme, Qt::Horizontal));
    outer->add(acts);
    column->addWidget(outer);
    connect(log_, &QPushButton::clicked, this, &VisitsForm::logAsked);
    connect(import_, &QPushButton::clicked, this, &VisitsForm::importAsked);
    connect(account_, &AccountField::accountChanged, this, &VisitsForm::tell);
    setReps({});
}

void VisitsForm::addWhich(SidePanel& panel) {
    panel.addHead(tr("Visits"));
    auto* box = new QWidget;
    QFormLayout* form = formIn(box, theme_);
    const QDate today = QDate::currentDate();
    from_ = new QDateEdit(today.addDays(-kDaysBack));
    to_ = new QDateEdit(today);
    for (QDateEdit* date : {from_, to_}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(tr("d MMM yyyy"));
        connect(date, &QDateEdit::dateChanged, this, &VisitsForm::tell);
    }
    addNamed(form, theme_, from_, "visitsFrom", tr("From"));
    addNamed(form, theme_, to_, "visitsTo", tr("To"));
    rep_ = new QComboBox;
    addNamed(form, theme_, rep_, "visitsRep", tr("Rep"));
    addNamed(form, theme_, account_, "visitsAccount", tr("Account"));
    list_ = new QComboBox;
    const std::pair<VisitList, QString> lists[] = {{VisitList::All, tr("all")},
                                                   {VisitList::Made, tr("made")},
                                                   {VisitList::Planned, tr("planned")},
                                                   {VisitList::Missed, tr("missed or late")},
                                                   {VisitList::Open, tr("without an account")}};
    for (const auto& [list, text] : lists) {
        list_->addItem(text, static_cast<int>(list));
    }
    addNamed(form, theme_, list_, "visitsList", tr("List"));
    panel.add(box);
    for (QComboBox* field : {rep_, list_}) {
        connect(field, QOverload<int>::of(&QComboBox::currentIndexChanged), this,
                &VisitsForm::tell);
    }
}

void VisitsForm::addHowOften(SidePanel& panel) {
    panel.addHead(tr("Call plan"));
    auto* box = new QWidget;
    QFormLayout* form = formIn(box, theme_);
    every_ = new QLineEdit(VisitAsk().every);
    every_->setToolTip(tr("Days between two calls on an account: a number, an expression over the "
                          "columns of accounts, or by class, such as A=7, B=28"));
    addNamed(form, theme_, every_, "visitsEvery", tr("Call every"));
    stale_ = new QSpinBox;
    stale_->setRange(1, kMostDays);
    stale_->setValue(VisitAsk().staleDays);
    stale_->setSuffix(tr(" days"));
    stale_->setToolTip(tr("An account is stale after so long without a visit"));
    addNamed(form, theme_, stale_, "visitsStale", tr("Stale after"));
    panel.add(box);
    wrong_ = panel.addNote();
    wrong_->setObjectName("visitsEveryWrong");
    wrong_->setTone(Tone::Danger);
    wrong_->hide();
    connect(every_, &QLineEdit::editingFinished, this, [this] {
        if (every_->isModified()) {
            every_->setModified(false);
            tell();
        }
    });
    connect(stale_, QOverload<int>::of(&QSpinBox::valueChanged), this, &VisitsForm::tell);
}

void VisitsForm::setReps(const std::vector<RepChoice>& reps) {
    filling_ = true;
    const QVariant before = rep_->currentData();
    rep_->clear();
    rep_->addItem(tr("all"), QString());
    for (const RepChoice& rep : reps) {
        rep_->addItem(rep.name, rep.number);
    }
    rep_->setCurrentIndex(std::max(0, rep_->findData(before)));
    filling_ = false;
}

void VisitsForm::setBusy(bool busy, const QString& sentence) {
    log_->setEnabled(!busy);
    import_->setEnabled(!busy);
    busyNote_->setText(sentence);
    busyNote_->setVisible(busy && !sentence.isEmpty());
}

void VisitsForm::setCallPlanProblem(const QString& problem) {
    wrong_->setText(problem);
    wrong_->setVisible(!problem.isEmpty());
    every_->setAccessibleDescription(problem);
}

VisitAsk VisitsForm::ask() const {
    VisitAsk ask;
    ask.from = from_->date();
    ask.to = to_->date();
    ask.rep = rep_->currentData().toString();
    ask.account = account_->account().number;
    ask.list = static_cast<VisitList>(list_->currentData().toInt());
    ask.every = every_->text();
    ask.staleDays = stale_->value();
    return ask;
}

void VisitsForm::setList(VisitList list) {
    list_->setCurrentIndex(list_->findData(static_cast<int>(list)));
}

void VisitsForm::forget() {
    filling_ = true;
    account_->setAccount({});
    rep_->setCurrentIndex(0);
    list_->setCurrentIndex(0);
    filling_ = false;
}

void VisitsForm::tell() {
    if (!filling_) {
        emit changed();
    }
}

} // namespace ui
