// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/keep_reason.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QPushButton;

namespace ui {

class Theme;

/// Asks for the reason that is written down with accounts that do not follow their unit, and for
/// their last day if there is one. Deletes itself when it is closed.
class KeepDialog : public QDialog {
    Q_OBJECT

public:
    /// `title` and `accept` say what is done with the accounts; the reason begins as `initial`.
    struct Words {
        QString title;
        QString accept;
        QString initial;
        QString note; ///< what it means, in a sentence
    };
    KeepDialog(const Theme& theme, const Words& words, QWidget* parent = nullptr);

signals:
    void answered(const ui::KeepReason& reason);

private:
    KeepReason value() const;
    void refresh();

    QComboBox* reason_;
    QCheckBox* ends_;
    QDateEdit* lastDay_;
    QPushButton* accept_ = nullptr;
};

} // namespace ui
