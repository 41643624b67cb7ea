// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/account_view_form.h"

#include "ui/tables/cell_text.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segment_button.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace ui {

using core::analysis::ClassBy;

AccountViewForm::AccountViewForm(const Theme& theme, QWidget* parent)
    : QWidget(parent), by_(new QComboBox(this)), classes_(new QComboBox(this)),
      classesLabel_(new Label(theme, TextRole::Small, Tone::Text2, tr("Classes"), this)),
      where_(new QLineEdit(this)), segments_(new SegmentButton(theme, this)) {
    by_->setObjectName("accountsBy");
    by_->setAccessibleName(tr("Colour accounts by"));
    classes_->setObjectName("accountsClasses");
    classes_->setAccessibleName(tr("Classes of accounts"));
    where_->setObjectName("accountsWhere");
    where_->setAccessibleName(tr("Accounts that are shown"));
    where_->setPlaceholderText(tr("all"));
    where_->setToolTip(tr("Only accounts that an expression over their columns is true for, as in "
                          "the filter of the tables: state = 'CT'. Enter applies it."));
    where_->setClearButtonEnabled(true);
    segments_->setObjectName("accountsSegments");
    for (QWidget* field : {static_cast<QWidget*>(by_), static_cast<QWidget*>(classes_),
                           static_cast<QWidget*>(where_)}) {
        field->setFont(theme.font(TextRole::Small));
        field->setMinimumWidth(60);
        setLook(field, Look::Plain, true);
    }
    for (QComboBox* combo : {by_, classes_}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
    }
    classes_->addItem(tr("Quantiles"), static_cast<int>(ClassBy::Quantiles));
    classes_->addItem(tr("Natural breaks"), static_cast<int>(ClassBy::Natural));
    classes_->addItem(tr("Equal steps"), static_cast<int>(ClassBy::Equal));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(28, 0, 12, 4);
    grid->setSpacing(4);
    const auto label = [&](const QString& words) {
        return new Label(theme, TextRole::Small, Tone::Text2, words, this);
    };
    grid->addWidget(label(tr("Colour by")), 0, 0);
    grid->addWidget(by_, 0, 1, 1, 2);
    grid->addWidget(classesLabel_, 1, 0);
    grid->addWidget(classes_, 1, 1, 1, 2);
    grid->addWidget(label(tr("Show")), 2, 0);
    grid->addWidget(where_, 2, 1);
    grid->addWidget(segments_, 2, 2);
    grid->setColumnStretch(1, 1);
    connect(by_, &QComboBox::activated, this, [this] {
        showClasses();
        tell();
    });
    connect(classes_, &QComboBox::activated, this, &AccountViewForm::tell);
    connect(where_, &QLineEdit::editingFinished, this, [this] {
        if (where_->isModified()) {
            where_->setModified(false);
            tell();
        }
    });
    connect(where_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty() && where_->isModified()) { // the cross in it was clicked
            where_->setModified(false);
            tell();
        }
    });
    connect(segments_, &SegmentButton::chosen, this, [this](const QString& expression) {
        where_->setText(expression);
        tell();
    });
    fillColumns();
}

void AccountViewForm::setChoices(const core::AccountChoices& choices) {
    choices_ = choices;
    segments_->setSchemes(choices.schemes);
    fillColumns();
}

void AccountViewForm::setView(const core::AccountView& view) {
    if (view.where != view_.where) {
        where_->setText(QString::fromStdString(view.where));
    }
    view_ = view;
    fillColumns();
}

void AccountViewForm::fillColumns() {
    const QSignalBlocker quiet(by_);
    by_->clear();
    by_->addItem(tr("one colour"), QString());
    for (const core::tables::Column& column : choices_.columns) {
        by_->addItem(columnTitle(column, core::tables::Table::Accounts, true),
                     QString::fromStdString(column.id));
    }
    const QString chosen = QString::fromStdString(view_.column);
    int place = by_->findData(chosen, Qt::UserRole, Qt::MatchFixedString);
    if (place < 0) { // not read yet
        by_->addItem(chosen, chosen);
        place = by_->count() - 1;
    }
    by_->setCurrentIndex(place);
    classes_->setCurrentIndex(classes_->findData(static_cast<int>(view_.classes)));
    showClasses();
}

void AccountViewForm::showClasses() {
    const std::string id = by_->currentData().toString().toStdString();
    const bool numeric =
        std::any_of(choices_.columns.begin(), choices_.columns.end(), [&](const auto& column) {
            return column.id == id && core::tables::isNumeric(column.kind);
        });
    classes_->setVisible(numeric);
    classesLabel_->setVisible(numeric);
}

void AccountViewForm::tell() {
    core::AccountView view;
    view.column = by_->currentData().toString().toStdString();
    view.classes = static_cast<ClassBy>(classes_->currentData().toInt());
    view.where = where_->text().trimmed().toStdString();
    emit changed(view);
}

} // namespace ui
