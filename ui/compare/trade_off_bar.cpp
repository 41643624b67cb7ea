// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/trade_off_bar.h"

#include "ui/theme/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

TradeOffBar::TradeOffBar(QWidget* parent)
    : QWidget(parent), search_(new QPushButton(this)), plans_(new QComboBox(this)),
      keep_(new QPushButton(tr("Keep as scenario"), this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    search_->setObjectName("tradeOffSearch");
    plans_->setObjectName("tradeOffPlans");
    plans_->setAccessibleName(tr("Plans found"));
    plans_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    keep_->setObjectName("tradeOffKeep");
    setLook(keep_, Look::Primary);
    row->addWidget(search_);
    row->addWidget(plans_, 1);
    row->addWidget(keep_);
    connect(search_, &QPushButton::clicked, this,
            [this] { searching_ ? emit stopAsked() : emit searchAsked(); });
    connect(plans_, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        emit planChosen(chosen());
    });
    connect(keep_, &QPushButton::clicked, this, [this] { emit keepAsked(chosen()); });
    refresh();
}

int TradeOffBar::chosen() const {
    return plans_->currentData().toInt();
}

void TradeOffBar::setPlans(const std::vector<PlanDot>& plans) {
    plans_->clear();
    int knee = 0;
    for (const PlanDot& plan : plans) {
        plans_->addItem(plan.text, plan.number);
        knee = plan.knee ? plan.number : knee;
    }
    choose(knee);
    refresh();
}

void TradeOffBar::setSearching(bool searching) {
    searching_ = searching;
    refresh();
}

void TradeOffBar::choose(int plan) {
    if (const int index = plans_->findData(plan); index >= 0) {
        plans_->setCurrentIndex(index);
    }
}

void TradeOffBar::refresh() {
    search_->setText(searching_ ? tr("Stop, keep those found") : tr("Find trade-offs"));
    search_->setToolTip(tr("Balances the first scenario to several tolerances, with more and less "
                           "changing hands, and shows the plans of which none is worse throughout. "
                           "Nothing is written"));
    const bool any = plans_->count() > 0;
    plans_->setVisible(any);
    keep_->setVisible(any);
    keep_->setEnabled(chosen() > 0);
    keep_->setToolTip(tr("Writes this plan as a scenario: one step to undo"));
}

} // namespace ui
