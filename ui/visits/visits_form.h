// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/visits/account_field.h"
#include "ui/visits/visit_data.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

class Label;
class SidePanel;
class Theme;

/// The left side of the visits view: which days, whose visits, how often accounts are to be called
/// on, and what can be done.
class VisitsForm : public QWidget {
    Q_OBJECT

public:
    VisitsForm(const Theme& theme, AccountSearch search, QWidget* parent = nullptr);

    void setReps(const std::vector<RepChoice>& reps);
    void setBusy(bool busy, const QString& sentence);
    /// Says below "call every" why it cannot be used; empty = it can.
    void setCallPlanProblem(const QString& problem);
    VisitAsk ask() const;
    void setList(VisitList list);
    void setAccount(const AccountHit& account) { account_->setAccount(account); }
    /// Forgets what belongs to the plan that was shown before.
    void forget();

signals:
    void changed();
    void logAsked();
    void importAsked();

private:
    void addWhich(SidePanel& panel);
    void addHowOften(SidePanel& panel);
    void tell();

    const Theme& theme_;
    QDateEdit* from_ = nullptr;
    QDateEdit* to_ = nullptr;
    QComboBox* rep_ = nullptr;
    AccountField* account_;
    QComboBox* list_ = nullptr;
    QLineEdit* every_ = nullptr;
    QSpinBox* stale_ = nullptr;
    Label* wrong_ = nullptr;
    QPushButton* log_ = nullptr;
    QPushButton* import_ = nullptr;
    Label* busyNote_ = nullptr;
    bool filling_ = false;
};

} // namespace ui
