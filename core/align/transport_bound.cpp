// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/transport_bound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::align {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kCandidates = 48;
constexpr int kPatience = 8;
constexpr double kShorter = 0.7;
constexpr double kLonger = 1.2;
constexpr double kLeastStep = 1e-6; // shorter ones gain nothing that is worth the time
constexpr double kLeastMemory = 0.02;
constexpr double kRounding = 1e-9;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

} // namespace

TransportBound::TransportBound(const Problem& problem, double objective)
    : problem_(problem), q_(at(problem.measures())), ceiling_(objective),
      margin_(kRounding * std::max(1.0, std::abs(objective))) {
    const std::size_t count = at(problem.territories()) * q_ + 1;
    if (problem.data().compactness != Compactness::Travel) {
        for (TerritoryIx t = 0; t < problem.territories(); ++t) {
            centres_.push_back(*problem.localCentre(t));
        }
    }
    unit_.assign(count, 1);
    for (std::size_t r = 0; r + 1 < count; ++r) {
        unit_[r] =
            1 / static_cast<double>(std::max<Amount>(1, problem.total(static_cast<int>(r % q_))));
    }
    Amount budgeted = 1;
    for (UnitIx i = 0; i < problem.units(); ++i) {
        // In no territory: what it uses wherever it goes.
        budgeted += problem.budgetUse(i, kUnassigned);
    }
    unit_.back() = 1 / static_cast<double>(budgeted);
    prices_.assign(count, 0);
    bestPrices_ = prices_;
    loads_ = slope_ = averaged_ = prices_;
    listCandidates();
    best_ = -kInfinity;
}

double TransportBound::cost(UnitIx unit, TerritoryIx territory) const {
    double base = 0;
    if (centres_.empty()) {
        base = problem_.weight(unit) * problem_.travel(unit, territory);
    } else {
        const Point p = problem_.localPosition(unit);
        const double dx = p.x - centres_[at(territory)].x;
        const double dy = p.y - centres_[at(territory)].y;
        base = problem_.weight(unit) * (dx * dx + dy * dy);
    }
    return base + problem_.awayCost(unit, territory);
}

double TransportBound::priced(UnitIx unit, TerritoryIx territory, double cost,
                              const std::vector<double>& prices) const {
    const double* own = &prices[at(territory) * q_];
    for (std::size_t q = 0; q < q_; ++q) {
        cost += own[q] * static_cast<double>(problem_.amount(unit, static_cast<int>(q)));
    }
    return problem_.hasBudget()
               ? cost + prices.back() * static_cast<double>(problem_.budgetUse(unit, territory))
               : cost;
}

void TransportBound::listCandidates() {
    perUnit_ = std::min(kCandidates, problem_.territories());
    std::vector<Candidate> all;
    for (UnitIx i = 0; i < problem_.units(); ++i) {
        all.clear();
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            all.push_back({t, problem_.allows(i, t) ? cost(i, t) : kInfinity});
        }
        const auto cheaper = [](const Candidate& a, const Candidate& b) {
            return a.cost < b.cost || (a.cost == b.cost && a.territory < b.territory);
        };
        std::partial_sort(all.begin(), all.begin() + perUnit_, all.end(), cheaper);
        candidates_.insert(candidates_.end(), all.begin(), all.begin() + perUnit_);
    }
}

/// `lowest` is the least that prices can add to a unit's cost.
TransportBound::Candidate TransportBound::cheapest(UnitIx unit, const std::vector<double>& prices,
                                                   double lowest) {
    Candidate best{0, kInfinity};
    const Candidate* list = &candidates_[at(unit) * at(perUnit_)];
    for (int c = 0; c < perUnit_; ++c) {
        if (list[c].cost + lowest >= best.cost) {
            return best;
        }
        ++work_;
        const double now = priced(unit, list[c].territory, list[c].cost, prices);
        if (now < best.cost) {
            best = {list[c].territory, now};
        }
    }
    if (perUnit_ < problem_.territories() && list[perUnit_ - 1].cost + lowest < best.cost) {
        work_ += problem_.territories();
        for (TerritoryIx t = 0; t < problem_.territories(); ++t) {
            const double now =
                problem_.allows(unit, t) ? priced(unit, t, cost(unit, t), prices) : kInfinity;
            if (now < best.cost) {
                best = {t, now};
            }
        }
    }
    return best;
}

double TransportBound::evaluate(const std::vector<double>& prices) {
    std::fill(loads_.begin(), loads_.end(), 0.0);
    std::vector<double> least(q_, kInfinity);
    for (std::size_t r = 0; r + 1 < prices.size(); ++r) {
        least[r % q_] = std::min(least[r % q_], prices[r]);
    }
    double sum = 0;
    for (UnitIx i = 0; i < problem_.units(); ++i) {
        double lowest = 0;
        for (std::size_t q = 0; q < q_; ++q) {
            lowest += least[q] * static_cast<double>(problem_.amount(i, static_cast<int>(q)));
        }
        const Candidate chosen = cheapest(i, prices, lowest);
        sum += chosen.cost;
        for (std::size_t q = 0; q < q_; ++q) {
            loads_[at(chosen.territory) * q_ + q] +=
                static_cast<double>(problem_.amount(i, static_cast<int>(q)));
        }
        loads_.back() += static_cast<double>(problem_.budgetUse(i, chosen.territory));
    }
    for (std::size_t r = 0; r + 1 < prices.size(); ++r) {
        const Limits& band =
            problem_.limits(static_cast<TerritoryIx>(r / q_), static_cast<int>(r % q_));
        sum -= prices[r] * static_cast<double>(prices[r] > 0 ? band.upper : band.lower);
    }
    return sum - prices.back() * static_cast<double>(problem_.budget());
}

void TransportBound::slopeOf(const std::vector<double>& prices) {
    for (std::size_t r = 0; r + 1 < prices.size(); ++r) {
        const Limits& band =
            problem_.limits(static_cast<TerritoryIx>(r / q_), static_cast<int>(r % q_));
        const double lower = static_cast<double>(band.lower);
        const double upper = static_cast<double>(band.upper);
        slope_[r] = loads_[r] - (prices[r] > 0   ? upper
                                 : prices[r] < 0 ? lower
                                                 : std::clamp(loads_[r], lower, upper));
    }
    const double over = loads_.back() - static_cast<double>(problem_.budget());
    slope_.back() = prices.back() > 0 || over > 0 ? over : 0;
}

/// One step of the volume algorithm from the best prices along the averaged slope.
void TransportBound::follow(double now) {
    double gg = 0;
    double gd = 0;
    double dd = 0;
    for (std::size_t r = 0; r < slope_.size(); ++r) {
        const double scale = unit_[r] * unit_[r];
        gg += slope_[r] * slope_[r] * scale;
        gd += slope_[r] * averaged_[r] * scale;
        dd += averaged_[r] * averaged_[r] * scale;
    }
    if (now > best_) {
        step_ = !first_ && gd > 0 ? std::min(1.5, step_ * kLonger) : step_;
        best_ = now;
        bestPrices_ = prices_;
        idle_ = 0;
    } else if (++idle_ >= kPatience) {
        step_ *= kShorter;
        memory_ = std::max(kLeastMemory, memory_ * 0.9);
        idle_ = 0;
    }
    const double spread = gg - 2 * gd + dd;
    double weight = spread > 0 ? (dd - gd) / spread : memory_;
    weight = first_ ? 1 : std::clamp(weight, memory_ / 10, memory_);
    first_ = false;
    double square = 0;
    for (std::size_t r = 0; r < slope_.size(); ++r) {
        averaged_[r] = weight * slope_[r] + (1 - weight) * averaged_[r];
        square += averaged_[r] * averaged_[r] * unit_[r] * unit_[r];
    }
    const double goal = std::max(ceiling_ - best_, 1e-6 * std::abs(ceiling_));
    const double length = square > 0 ? step_ * goal / square : 0;
    for (std::size_t r = 0; r < prices_.size(); ++r) {
        prices_[r] = bestPrices_[r] + length * averaged_[r] * unit_[r] * unit_[r];
    }
    prices_.back() = std::max(0.0, prices_.back());
}

bool TransportBound::improve(std::int64_t work, Stop& stop) {
    const std::int64_t end = work_ + work;
    while (work_ < end) {
        const double now = evaluate(prices_);
        slopeOf(prices_);
        const bool flat =
            std::all_of(slope_.begin(), slope_.end(), [](double s) { return s == 0; });
        follow(now);
        if (flat || best_ >= ceiling_ - margin_ || step_ < kLeastStep) {
            return false;
        }
        if (stop.after(0)) {
            break;
        }
    }
    return true;
}

} // namespace core::align
