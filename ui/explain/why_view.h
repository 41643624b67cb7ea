// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/explain.h"
#include "ui/theme/theme.h"
#include "ui/views/plan_figures.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Label;

/// Why a unit is where it is: every figure as it is and as it would be in the two best other
/// territories, what speaks against each, and two ways to act on it.
class WhyView : public QWidget {
    Q_OBJECT

public:
    explicit WhyView(const Theme& theme, QWidget* parent = nullptr);

    void setReport(const core::ExplainReport& report, const PlanFigures& figures);
    /// Nothing is explained; says what to do.
    void clear(const QString& text);
    /// The text of a cell: row and column count from 0, column 0 holds what the row is about.
    QString cell(int row, int column) const;
    int rows() const { return rows_; }

signals:
    void moveAsked(const QString& territory);
    void lockAsked();

private:
    /// A figure as it is and after each of the moves.
    struct Line {
        QString about;
        QString unit;
        std::vector<QString> values;
        std::vector<QString> changes; ///< below the values; empty = none
        std::vector<Tone> tones;
    };
    std::vector<Line> linesOf(const core::ExplainReport& report, const PlanFigures& figures) const;
    void addHead(const core::ExplainReport& report, const PlanFigures& figures);
    void addLine(const Line& line);
    void addVerdict(const core::ExplainReport& report);
    void addHolds(const core::ExplainReport& report);
    void empty();
    QWidget* buildFoot();

    const Theme& theme_;
    Label* title_;
    Label* summary_;
    QGridLayout* grid_;
    QVBoxLayout* holds_;
    QWidget* body_;
    QWidget* foot_;
    QPushButton* lock_ = nullptr;
    QPushButton* move_ = nullptr;
    QString runnerUp_; ///< code
    int rows_ = 0;
    std::vector<std::vector<QString>> cells_;
};

} // namespace ui
