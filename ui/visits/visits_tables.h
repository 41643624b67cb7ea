// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/visits/visit_rows.h"

#include <QWidget>

class QPushButton;
class QTabBar;

namespace ui {

class Label;
class TableView;
class Theme;

/// The middle of the visits view: planned against done by rep, territory or week, and below it the
/// list of visits with what can be done with the chosen ones.
class VisitsTables : public QWidget {
    Q_OBJECT

public:
    explicit VisitsTables(const Theme& theme, QWidget* parent = nullptr);

    void setData(const VisitData& visitData);
    void setBusy(bool busy);
    /// The chosen visit; nothing where none or several are, or what only the CRM knows.
    const core::VisitLine* chosen() const;
    RowModel& tallies() { return *tallies_; }
    RowModel& visits() { return *visits_; }
    /// Chooses the first visit that no account was found for.
    void chooseFirst();

signals:
    void chosenChanged();
    void madeAsked(std::int64_t visit);
    void changeAsked();
    void removeAsked(const std::vector<std::int64_t>& visits);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTallies();
    QWidget* makeList();
    void showTallies();
    void showVisits();
    void refresh();
    std::vector<std::int64_t> chosenVisits() const;

    const Theme& theme_;
    VisitData data_;
    RowModel* tallies_;
    RowModel* visits_;
    QTabBar* by_ = nullptr;
    TableView* tallyView_ = nullptr;
    TableView* visitView_ = nullptr;
    Label* span_ = nullptr;
    Label* count_ = nullptr;
    QPushButton* made_ = nullptr;
    QPushButton* change_ = nullptr;
    QPushButton* remove_ = nullptr;
    bool busy_ = false;
};

} // namespace ui
