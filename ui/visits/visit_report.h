// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/import_visits.h"

#include <QWidget>

class QPushButton;

namespace ui {

class CardList;
class KeyValues;
class Label;
class Theme;

/// What became of a log of visits that was imported.
class VisitReport : public QWidget {
    Q_OBJECT

public:
    explicit VisitReport(const Theme& theme, QWidget* parent = nullptr);
    void setReport(const geo::ImportVisitsReport& report);

signals:
    /// The visits without an account are to be settled.
    void settleAsked();
    void done();

private:
    Label* source_;
    KeyValues* figures_;
    Label* count_;
    CardList* issues_;
    QPushButton* settle_;
};

} // namespace ui
