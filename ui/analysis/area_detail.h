// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/analysis_result.h"
#include "ui/widgets/scroll_column.h"

#include <memory>
#include <vector>

namespace ui {

class KeyValues;
class Label;
class Theme;

/// The figures of the chosen places, or of all while none is chosen, and what they mean.
class AreaDetail : public ScrollColumn {
    Q_OBJECT

public:
    explicit AreaDetail(const Theme& theme, QWidget* parent = nullptr);

    /// Null shows nothing.
    void setResult(std::shared_ptr<const AnalysisResult> result);
    /// Indices of areas of the result.
    void setChosen(const std::vector<int>& areas);

private:
    void showArea(const AnalysisArea& area);
    void showSum(const std::vector<int>& areas);
    void show(const QString& name, const QString& remark, const std::vector<KeyValue>& facts);

    std::shared_ptr<const AnalysisResult> result_;
    Label* name_;
    Label* remark_;
    KeyValues* facts_;
    Label* meaning_;
};

} // namespace ui
