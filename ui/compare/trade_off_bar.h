// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/scatter_chart.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace ui {

/// The row under the scatter: looks for plans that trade balance against disruption, lists those
/// found, and keeps one as a scenario. Shows what it is given; asks for everything else.
class TradeOffBar : public QWidget {
    Q_OBJECT

public:
    explicit TradeOffBar(QWidget* parent = nullptr);

    void setPlans(const std::vector<PlanDot>& plans);
    /// While plans are looked for the button stops that.
    void setSearching(bool searching);
    /// Chooses a plan by its number.
    void choose(int plan);

signals:
    void searchAsked();
    void stopAsked();
    /// 0 = none.
    void planChosen(int plan);
    void keepAsked(int plan);

private:
    void refresh();
    int chosen() const;

    QPushButton* search_;
    QComboBox* plans_;
    QPushButton* keep_;
    bool searching_ = false;
};

} // namespace ui
