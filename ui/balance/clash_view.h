// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/balance.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace ui {

class Banner;
class Label;
class Theme;

/// Shown where no plan can keep all rules: the smallest set of rules that contradict each other,
/// the arithmetic that proves it, and the ways out, least change first, each with one button.
class ClashView : public QWidget {
    Q_OBJECT

public:
    explicit ClashView(const Theme& theme, QWidget* parent = nullptr);

    /// False if the report proves no clash; then nothing is shown.
    bool setReport(const core::BalanceReport& report);

signals:
    /// Back to the measures and rules.
    void allRulesAsked();
    void allowed(const core::WayOut& way);

private:
    QWidget* buildRules();
    QWidget* buildWays();
    void showRules(const core::align::Reason& clash);
    void showWays(const std::vector<core::WayOut>& ways);
    void addWay(int row, const core::WayOut& way);
    void addCell(int row, int column, const QString& text, bool strong = false);

    const Theme& theme_;
    Banner* banner_;
    Label* rulesTitle_;
    QVBoxLayout* rules_;
    Label* proof_;
    QGridLayout* ways_;
    Label* none_;
};

} // namespace ui
