// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/area_detail.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace ui {

AreaDetail::AreaDetail(const Theme& theme, QWidget* parent) : ScrollColumn(nullptr, parent) {
    auto* panel = new SidePanel(theme, 0);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme.metrics().dockPadding, 8, theme.metrics().dockPadding, 0);
    name_ = new Label(theme, TextRole::BodyStrong, Tone::Text);
    name_->setElided(true);
    column->addWidget(name_);
    panel->add(box);
    remark_ = panel->addNote();
    remark_->setTone(Tone::Text2);
    facts_ = new KeyValues(theme);
    facts_->setObjectName("analysisFacts");
    panel->add(facts_);
    panel->add(new HairLine(theme, Qt::Horizontal));
    meaning_ = panel->addNote();
    meaning_->setTone(Tone::Text2);
    panel->add(new QWidget, 1);
    setContent(panel);
}

void AreaDetail::setResult(std::shared_ptr<const AnalysisResult> result) {
    result_ = std::move(result);
    meaning_->setText(result_ ? result_->meaning : QString());
    setChosen({});
}

void AreaDetail::setChosen(const std::vector<int>& areas) {
    if (!result_) {
        show({}, {}, {});
    } else if (areas.empty()) {
        show(tr("All"), result_->remark, result_->totals);
    } else if (areas.size() == 1) {
        showArea(result_->areas[static_cast<std::size_t>(areas.front())]);
    } else {
        showSum(areas);
    }
}

void AreaDetail::showArea(const AnalysisArea& area) {
    const bool named = !area.key.isEmpty() && area.name != area.key;
    show(named ? area.key + QLatin1Char(' ') + area.name : area.name, area.remark, area.facts);
}

void AreaDetail::showSum(const std::vector<int>& areas) {
    double sum = 0;
    for (const int area : areas) {
        sum += result_->areas[static_cast<std::size_t>(area)].value;
    }
    std::vector<KeyValue> facts;
    if (result_->adds) {
        facts.push_back(
            {result_->valueHead, decimalText(sum / result_->divisor, result_->decimals)});
    }
    show(tr("%Ln places", nullptr, static_cast<int>(areas.size())), {}, facts);
}

void AreaDetail::show(const QString& name, const QString& remark,
                      const std::vector<KeyValue>& facts) {
    name_->setText(name);
    remark_->setText(remark);
    remark_->setVisible(!remark.isEmpty());
    facts_->setRows(facts);
}

} // namespace ui
