// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/scenario.h"
#include "ui/balance/range_bar.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;

namespace ui {

class Label;
class Theme;
class WeightSlider;

/// What the list says of a measure of the layer.
struct MeasureFacts {
    QString name;
    double total = 0;
    std::optional<Spread> now;  ///< of the present plan
    std::optional<Spread> best; ///< of the proposal
};

/// The measures of a layer: whether each is balanced, its weight, the least and the most that a
/// territory may have of it, and how far territories are apart now and in the best plan.
class MeasureRows : public QWidget {
    Q_OBJECT

public:
    explicit MeasureRows(const Theme& theme, QWidget* parent = nullptr);

    /// Other measures: everything anew, those of `chosen` ticked (the first one if it is empty).
    void setMeasures(const std::vector<MeasureFacts>& facts,
                     const std::vector<core::ScenarioMeasure>& chosen);
    /// The same measures: only the spreads.
    void setSpreads(const std::vector<MeasureFacts>& facts, double tolerance);
    /// Those that are ticked, the heaviest first; limits in the measure's unit for `territories`
    /// equal shares.
    std::vector<core::ScenarioMeasure> chosen(int territories) const;

signals:
    void edited();

private:
    struct Row {
        QString name;
        double total = 0;
        QCheckBox* use;
        WeightSlider* weight;
        Label* weightText;
        QDoubleSpinBox* least;
        QDoubleSpinBox* most;
        RangeBar* nowBar;
        Label* nowText;
        RangeBar* bestBar;
        Label* bestText;
    };
    void addHead();
    Row addRow(int line, const QString& name);
    QDoubleSpinBox* limitBox(const QString& what);
    void show(Row& row, const MeasureFacts& facts);

    const Theme& theme_;
    QGridLayout* grid_;
    std::vector<Row> rows_;
    double tolerance_ = 0.05;
};

} // namespace ui
