// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charts_panel.h"

#include "ui/charts/chart_kinds.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/imbalance_chart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace ui {

ChartsPanel::ChartsPanel(const Theme& theme, Selection& selection, ImbalanceChart& imbalance,
                         QWidget* parent)
    : QWidget(parent), head_(new QWidget(this)), tabs_(new QTabBar(head_)),
      against_(new QComboBox(head_)),
      stack_(new QStackedWidget(this)), charts_{new DistributionChart(theme, selection),
                                                new LorenzChart(theme, selection),
                                                new BeforeAfterChart(theme, selection)} {
    tabs_->setObjectName("chartTabs");
    tabs_->setAccessibleName(tr("Charts"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->setUsesScrollButtons(false);
    tabs_->setElideMode(Qt::ElideNone);
    const QString names[] = {tr("Imbalance"), tr("Distribution"), tr("Lorenz"), tr("Before/after")};
    for (const QString& name : names) {
        tabs_->addTab(name);
    }
    const auto keepRoom = [this] {
        tabs_->ensurePolished();
        tabs_->setMinimumWidth(tabs_->sizeHint().width()); // the dock's detail gives way instead
    };
    keepRoom();
    connect(&theme, &Theme::changed, this, keepRoom, Qt::QueuedConnection);
    stack_->addWidget(&imbalance);
    for (std::size_t i = 0; i < charts_.size(); ++i) {
        charts_[i]->setObjectName(QStringLiteral("chart%1").arg(i + 1));
        charts_[i]->setAccessibleName(names[i + 1]);
        stack_->addWidget(charts_[i]);
    }
    against_->setObjectName("chartAgainst");
    against_->setAccessibleName(tr("Set against"));
    against_->setToolTip(tr("Scenario that the plan is set against"));
    against_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    against_->setMinimumContentsLength(8);
    setLook(against_, Look::Plain, true);
    against_->hide();
    auto* row = new QHBoxLayout(head_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(tabs_);
    row->addStretch(1);
    row->addWidget(against_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        stack_->setCurrentIndex(tab);
        against_->setVisible(tab == Lorenz || tab == BeforeAfter);
        emit shownChanged();
    });
    connect(against_, &QComboBox::currentIndexChanged, this, [this] {
        if (!filling_) {
            emit againstChanged();
        }
    });
}

ChartsPanel::Chart ChartsPanel::shown() const {
    return static_cast<Chart>(tabs_->currentIndex());
}

void ChartsPanel::show(Chart chart) {
    tabs_->setCurrentIndex(chart);
}

PlanChart* ChartsPanel::chart(Chart chart) {
    return chart == Imbalance ? nullptr : charts_[static_cast<std::size_t>(chart - 1)];
}

void ChartsPanel::setData(const ChartData& shown) {
    for (PlanChart* chart : charts_) {
        chart->setData(shown);
    }
}

void ChartsPanel::setScenarios(const std::vector<std::pair<core::ScenarioId, QString>>& scenarios) {
    const core::ScenarioId before = against();
    filling_ = true;
    against_->clear();
    for (const auto& [id, name] : scenarios) {
        against_->addItem(name, QVariant::fromValue<qint64>(id.value));
    }
    const int kept = against_->findData(QVariant::fromValue<qint64>(before.value));
    against_->setCurrentIndex(std::max(kept, against_->count() > 0 ? 0 : -1));
    against_->setEnabled(against_->count() > 0);
    filling_ = false;
}

core::ScenarioId ChartsPanel::against() const {
    return core::ScenarioId(against_->currentData().toLongLong());
}

} // namespace ui
