// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/route_params.h"
#include "ui/routes/route_data.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTimeEdit;
class QToolButton;

namespace ui {

class CardList;
class DayView;
class KeyValues;
class Label;
class MapCanvas;
class SidePanel;
class StopsModel;
class TableView;
class Theme;

/// What the routes workspace shows.
enum class RoutesView { Routes, Ring, Visits };

/// The routes workspace: what is to be called on at the left, the routes on the map and over the
/// hours in the middle, the stops of the chosen route and what found no place at the right. Shows
/// what it is given; asks for everything else.
class RoutesPage : public QWidget {
    Q_OBJECT

public:
    explicit RoutesPage(const Theme& theme, QWidget* parent = nullptr);

    void setData(const RouteData& routeData);
    void setBusy(bool busy, const QString& sentence);
    /// Which accounts are to be called on, an expression, and how many of them.
    void setCalls(const QString& where, int count);
    /// What the fields ask for.
    core::RouteParams params() const;
    QString day() const;
    MapCanvas& map() { return *map_; }
    DayView& dayView() { return *dayView_; }
    StopsModel& stops() { return *stopsModel_; }
    /// What stands at the sides of the map instead, while the drive-time ring is shown.
    void setRingSides(QWidget* left, QWidget* right);
    /// What is shown instead of routes, while visits are looked at. Set after the ring's sides.
    void setVisits(QWidget* left, QWidget* centre, QWidget* right);
    void showView(RoutesView view);
    RoutesView view() const { return view_; }
    /// Fills in which accounts are to be called on.
    void setWhere(const QString& expression, int calls);
    /// Index of the chosen route in the plan, and of its stop; -1 = none.
    int chosenRoute() const;
    int chosenStop() const { return chosenStop_; }
    /// Routes of the day that is shown.
    const std::vector<std::size_t>& shownRoutes() const { return shown_; }

signals:
    void planAsked();
    void againAsked();
    void postAsked();
    void exportAsked();
    void dayChanged();
    void chosenChanged();
    void moveAsked(int route, int stop, int toRoute, int position);
    void lockAsked();
    void dropAsked();
    void viewAsked(ui::RoutesView view);
    /// The chosen stop, if there is one, has been called on.
    void logAsked();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeLeft();
    QWidget* makeCentre();
    QWidget* makeRight();
    void addForm(SidePanel& panel);
    void showDay();
    void choose(int row, int stop);
    void showFigures();
    void showStops();
    void refreshActs();
    void showSides(int index);
    void askView(RoutesView view, bool shown);
    void stepDay(int by);

    const Theme& theme_;
    MapCanvas* map_;
    QSplitter* centre_ = nullptr;
    QStackedWidget* leftSide_ = nullptr;
    QStackedWidget* rightSide_ = nullptr;
    QWidget* hours_ = nullptr; ///< the day over its hours, below the map
    QStackedWidget* middle_ = nullptr;
    QToolButton* ring_ = nullptr;
    QToolButton* visits_ = nullptr;
    QToolButton* log_ = nullptr;
    DayView* dayView_ = nullptr;
    StopsModel* stopsModel_;
    TableView* stops_ = nullptr;
    CardList* unserved_ = nullptr;
    Label* unservedCount_ = nullptr;
    Label* repName_ = nullptr;
    Label* repHours_ = nullptr;
    Label* routeSum_ = nullptr;
    Label* dayNote_ = nullptr;
    Label* busyNote_ = nullptr;
    KeyValues* figures_ = nullptr;
    Label* estimate_ = nullptr;
    QComboBox* dayBox_ = nullptr;
    QToolButton* earlier_ = nullptr;
    QToolButton* later_ = nullptr;
    QToolButton* lock_ = nullptr;
    QToolButton* drop_ = nullptr;
    QPushButton* export_ = nullptr;
    QLineEdit* where_ = nullptr;
    QSpinBox* top_ = nullptr;
    QComboBox* scenario_ = nullptr;
    QDateEdit* date_ = nullptr;
    QSpinBox* days_ = nullptr;
    QTimeEdit* from_ = nullptr;
    QTimeEdit* to_ = nullptr;
    QSpinBox* minutes_ = nullptr;
    QSpinBox* pause_ = nullptr;
    QComboBox* aim_ = nullptr;
    QPushButton* plan_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* post_ = nullptr;

    RouteData data_;
    RoutesView view_ = RoutesView::Routes;
    std::vector<std::size_t> shown_;
    int chosenRow_ = -1;
    int chosenStop_ = -1;
    bool busy_ = false;
    bool filling_ = false;
};

} // namespace ui
