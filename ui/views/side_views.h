// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/plan_figures.h"
#include "ui/views/scenario_model.h"

#include <QWidget>

class QStandardItemModel;
class QVBoxLayout;

namespace ui {

class KeyValues;
class Label;
class TableView;
class Theme;

/// The key figures of the plan, or of the territories that are selected.
class TotalsView : public QWidget {
    Q_OBJECT

public:
    explicit TotalsView(const Theme& theme, QWidget* parent = nullptr);
    void setFigures(const PlanFigures& figures, const std::vector<core::TerritoryId>& selected,
                    const BandMap& bands = {});
    const KeyValues& values() const { return *values_; }

private:
    KeyValues* values_;
};

/// What needs a decision, each with a link to where it is made.
class IssuesView : public QWidget {
    Q_OBJECT

public:
    explicit IssuesView(const Theme& theme, QWidget* parent = nullptr);
    void setIssues(const std::vector<IssueRow>& issues);

signals:
    /// The id of an action of the window.
    void actionAsked(const QString& action);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* lineFor(const IssueRow& issue);

    const Theme& theme_;
    std::vector<IssueRow> shown_;
    QVBoxLayout* column_;
};

/// The scenarios beside each other; a click shows one.
class ScenariosView : public QWidget {
    Q_OBJECT

public:
    explicit ScenariosView(const Theme& theme, QWidget* parent = nullptr);
    ScenarioModel& model() { return *model_; }
    TableView& table() { return *table_; }
    void setRows(std::vector<ScenarioRow> rows, core::ScenarioId current);

signals:
    void scenarioChosen(core::ScenarioId scenario);

private:
    ScenarioModel* model_;
    TableView* table_;
    Label* note_;
    bool filling_ = false;
};

/// The steps of the change log.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(const Theme& theme, QWidget* parent = nullptr);
    HistoryModel& model() { return *model_; }
    void setRows(std::vector<HistoryRow> rows);

private:
    HistoryModel* model_;
    TableView* table_;
    Label* empty_;
};

/// What the selected units hold together.
class SelectionView : public QWidget {
    Q_OBJECT

public:
    explicit SelectionView(const Theme& theme, QWidget* parent = nullptr);
    void setFigures(const SelectionFigures& selection, const PlanFigures& plan);
    const KeyValues& values() const { return *values_; }

private:
    KeyValues* values_;
    QStandardItemModel* accounts_;
    TableView* table_;
    Label* empty_;
};

} // namespace ui
