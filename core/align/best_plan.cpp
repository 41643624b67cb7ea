// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/best_plan.h"

namespace core::align {

namespace {

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

BestPlan::BestPlan(const Plan& plan) : plan_(&plan) {}

void BestPlan::take() {
    since_.clear();
    written_.clear();
}

void BestPlan::moved(std::initializer_list<Step> steps) {
    if (!written_.empty()) {
        return;
    }
    since_.insert(since_.end(), steps);
    if (since_.size() > plan_->alignment().size()) {
        written_ = alignment();
        since_.clear();
    }
}

Alignment BestPlan::alignment() const {
    if (!written_.empty()) {
        return written_;
    }
    Alignment best = plan_->alignment();
    for (std::size_t s = since_.size(); s-- > 0;) {
        best[at(since_[s].unit)] = since_[s].from;
    }
    return best;
}

void BestPlan::restore(Plan& plan) {
    for (std::size_t s = since_.size(); s-- > 0;) {
        plan.assign(since_[s].unit, since_[s].from);
    }
    for (std::size_t i = 0; i < written_.size(); ++i) {
        if (plan.alignment()[i] != written_[i]) {
            plan.assign(static_cast<UnitIx>(i), written_[i]);
        }
    }
    plan.refreshSums();
    take();
}

} // namespace core::align
