// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/ways_out.h"
#include "ui/balance/rule_facts.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;

namespace ui {

class Label;
class Theme;

/// The rules that a balanced plan has to keep: some always hold and say so, others are switched on.
class RuleList : public QWidget {
    Q_OBJECT

public:
    explicit RuleList(const Theme& theme, QWidget* parent = nullptr);

    void setFacts(const RuleFacts& facts);
    /// Adds the rules to `params`, but for the centres, which `centresAtBases` asks for.
    void apply(core::BalanceParams& params) const;
    bool centresAtBases() const;
    /// Keys of the units that the search may move, a rule that can be ticked off again; none = all.
    void setScope(const std::vector<std::string>& keys, bool zips);
    /// Puts a way out into the limits; false if it is about none of them.
    bool loosen(const core::WayOut& way);

private:
    struct Row {
        QCheckBox* box;
        Label* detail = nullptr;
    };
    Row addFact(const QString& text);
    QDoubleSpinBox* addLimit(QCheckBox* box, double value, double most, const QString& suffix);

    const Theme& theme_;
    Row contiguous_;
    Row centres_;
    Row locks_;
    Row overrides_;
    Row scope_;
    std::vector<std::string> scopeKeys_;
    QCheckBox* moves_;
    QDoubleSpinBox* mostMoves_ = nullptr;
    QCheckBox* drive_;
    QDoubleSpinBox* mostDrive_ = nullptr;
    QCheckBox* gentle_;
    bool fresh_ = false;
};

} // namespace ui
