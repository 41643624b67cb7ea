// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/visits.h"
#include "ui/visits/account_field.h"

#include <QWidget>

class QPushButton;

namespace ui {

class CardList;
class KeyValues;
class Theme;

/// Whose a visit was that no account was found for: those near by or of that name, or any other by
/// typing.
class VisitSettle : public QWidget {
    Q_OBJECT

public:
    VisitSettle(const Theme& theme, AccountSearch search, QWidget* parent = nullptr);
    /// `named`: accounts that the import took into consideration besides those near by; `reason`
    /// is why it did not decide.
    void setVisit(const core::VisitLine& line, const std::vector<core::VisitLine::Near>& named,
                  const QString& reason);
    void setBusy(bool busy);
    std::int64_t visit() const { return visit_; }

signals:
    void settled(std::int64_t visit, const QString& account);

private:
    QString meant() const;
    void refresh();

    std::int64_t visit_ = 0;
    KeyValues* about_;
    CardList* near_;
    AccountField* other_;
    QPushButton* settle_;
    bool busy_ = false;
};

} // namespace ui
