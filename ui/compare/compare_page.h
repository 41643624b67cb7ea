// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/compare_models.h"
#include "ui/compare/swipe_map.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QPushButton;

namespace ui {

class Label;
class ScatterChart;
class TradeOffBar;
class TableView;

/// The Compare workspace: which two scenarios, their maps, all scenarios as dots and in a table,
/// and every unit that changes hands. Shows what it is given; asks for everything else.
class ComparePage : public QWidget {
    Q_OBJECT

public:
    explicit ComparePage(const Theme& theme, QWidget* parent = nullptr);

    void setScenarios(const std::vector<ScenarioRow>& rows, core::ScenarioId left,
                      core::ScenarioId right);
    void setMeasures(const QStringList& measures, const QString& chosen);
    void setComparison(const Comparison& comparison);
    /// What is being done, or why there is nothing to see; empty = all is well.
    void setNote(const QString& note);

    SwipeMap& map() { return *map_; }
    TableView& moves() { return *moves_; }
    TableView& scenarios() { return *scenarios_; }
    ScatterChart& chart() { return *chart_; }
    TradeOffBar& tradeOff() { return *tradeOff_; }

signals:
    void sidesChosen(core::ScenarioId left, core::ScenarioId right);
    void measureChosen(const QString& measure);
    void exportAsked();
    /// The plan of the right side is to be worked on.
    void takeAsked(core::ScenarioId scenario);
    /// The unit of a move: show it on both maps.
    void unitChosen(const QString& key);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeTables();
    QWidget* makeMoves();
    void chooseSides();
    void fillMoves();
    core::ScenarioId chosen(const QComboBox& box) const;

    const Theme& theme_;
    QComboBox* leftBox_ = nullptr;
    QComboBox* rightBox_ = nullptr;
    QComboBox* measure_ = nullptr;
    QButtonGroup* modes_ = nullptr;
    QPushButton* take_ = nullptr;
    SwipeMap* map_;
    ScatterChart* chart_;
    TradeOffBar* tradeOff_;
    ComparedScenarios* scenarioModel_;
    TableView* scenarios_ = nullptr;
    ComparedMoves* moveModel_;
    TableView* moves_ = nullptr;
    QComboBox* territory_ = nullptr;
    Label* sum_ = nullptr;
    Label* note_ = nullptr;
    Comparison comparison_;
    bool filling_ = false;
};

} // namespace ui
