// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/account_categories.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace ui {

class Label;
class SegmentButton;
class Theme;

/// By what the accounts on the map are coloured, and which of them are shown.
class AccountViewForm : public QWidget {
    Q_OBJECT

public:
    explicit AccountViewForm(const Theme& theme, QWidget* parent = nullptr);

    void setChoices(const core::AccountChoices& choices);
    /// Shows what is in force. An expression that was refused stays as it was typed.
    void setView(const core::AccountView& view);

signals:
    void changed(const core::AccountView& view);

private:
    void fillColumns();
    void showClasses();
    void tell();

    core::AccountChoices choices_;
    core::AccountView view_;
    QComboBox* by_;
    QComboBox* classes_;
    Label* classesLabel_;
    QLineEdit* where_;
    SegmentButton* segments_;
};

} // namespace ui
