// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/visits.h"
#include "ui/visits/account_field.h"
#include "ui/visits/visit_data.h"

#include <QDate>
#include <QDialog>
#include <QTime>

#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QPlainTextEdit;
class QSpinBox;
class QTimeEdit;

namespace ui {

class Ask;
class Label;
class Theme;

/// What the form shows before anything is typed.
struct VisitDraft {
    std::optional<std::int64_t> visit; ///< which one is changed; empty: a new one
    AccountHit account;
    QDate day;
    QTime time; ///< invalid: the whole day
    int minutes = 30;
    QString rep; ///< number
    QString kind = QStringLiteral("meeting");
    QString outcome, note;
    bool planned = false;
};

/// A draft of a visit that has just ended: now, less its length, on a round minute.
VisitDraft freshDraft();
/// A draft that shows a visit as it is, on the clocks of its zone.
VisitDraft draftOf(const core::VisitLine& line);

/// Notes a visit in a few seconds, by keyboard alone: Tab goes on, Ctrl+Enter or Enter in a field
/// of one line notes it. Deletes itself when it is closed.
class VisitDialog : public QDialog {
    Q_OBJECT

public:
    VisitDialog(const Theme& theme, VisitDraft draft, const VisitChoices& choices,
                AccountSearch search, Ask& ask, QWidget* parent);

    /// What has been typed; of a visit that is changed only what differs.
    core::VisitWords words() const;

signals:
    void noted(const core::VisitWords& words);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Theme& theme, const VisitChoices& choices);
    void addPhoto();
    void followAccount();
    void note();

    VisitDraft draft_;
    Ask& ask_;
    QStringList photos_;
    bool repChosen_ = false;
    bool noteWhenFound_ = false; ///< asked for before it was known which account is meant
    AccountField* account_;
    QDateEdit* day_ = nullptr;
    QTimeEdit* time_ = nullptr;
    QSpinBox* minutes_ = nullptr;
    QComboBox* rep_ = nullptr;
    QComboBox* kind_ = nullptr;
    QLineEdit* outcome_ = nullptr;
    QPlainTextEdit* note_ = nullptr;
    QCheckBox* planned_ = nullptr;
    Label* photoNames_ = nullptr;
    Label* wrong_ = nullptr;
};

} // namespace ui
