// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keep_dialog.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kWidth = 480;
constexpr int kLongestReason = 200;

/// Accounts are handed over at the end of a quarter.
QDate quarterEnd(QDate day) {
    const int month = (day.month() - 1) / 3 * 3 + 3;
    return {day.year(), month, QDate(day.year(), month, 1).daysInMonth()};
}

/// The day as the figures of plans take it.
QDate today() {
    return QDateTime::currentDateTimeUtc().date();
}

} // namespace

KeepDialog::KeepDialog(const Theme& theme, const Words& words, QWidget* parent)
    : QDialog(parent), reason_(new QComboBox(this)), ends_(new QCheckBox(this)),
      lastDay_(new QDateEdit(quarterEnd(today()), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("keepDialog");
    setWindowTitle(words.title);
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    column->addLayout(form);
    reason_->setObjectName("reason");
    reason_->setEditable(true);
    reason_->setInsertPolicy(QComboBox::NoInsert);
    reason_->addItems({tr("named account"), tr("house account"), tr("the customer's wish"),
                       tr("handover under way"), tr("partner account")});
    reason_->setCurrentText(words.initial);
    reason_->lineEdit()->setMaxLength(kLongestReason);
    form->addRow(tr("&Reason"), reason_);
    ends_->setObjectName("ends");
    ends_->setText(tr("Ends &after"));
    ends_->setToolTip(tr("From the next day on the accounts follow their unit again"));
    lastDay_->setObjectName("lastDay");
    lastDay_->setCalendarPopup(true);
    lastDay_->setMinimumDate(today());
    lastDay_->setAccessibleName(tr("Last day"));
    auto* row = new QHBoxLayout;
    row->addWidget(ends_);
    row->addWidget(lastDay_, 1);
    form->addRow(tr("Last day"), row);
    auto* note = new Label(theme, TextRole::Small, Tone::Text3, words.note);
    note->setWordWrap(true);
    column->addWidget(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    accept_ = buttons->addButton(words.accept, QDialogButtonBox::AcceptRole);
    accept_->setDefault(true);
    setLook(accept_, Look::Primary);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit answered(value());
        accept();
    });
    connect(reason_, &QComboBox::editTextChanged, this, &KeepDialog::refresh);
    connect(ends_, &QCheckBox::toggled, this, &KeepDialog::refresh);
    refresh();
    reason_->lineEdit()->selectAll();
    reason_->setFocus();
}

KeepReason KeepDialog::value() const {
    return {reason_->currentText().trimmed().toStdString(),
            ends_->isChecked() ? lastDay_->date().toString(Qt::ISODate).toStdString()
                               : std::string()};
}

void KeepDialog::refresh() {
    lastDay_->setEnabled(ends_->isChecked());
    lastDay_->setToolTip(ends_->isChecked() ? QString() : tr("for good"));
    accept_->setEnabled(!reason_->currentText().trimmed().isEmpty());
    accept_->setToolTip(accept_->isEnabled() ? QString()
                                             : tr("say why: the rep will ask for the reason"));
}

} // namespace ui
